"""The period a rate repeats in: 每年新建3所 is 3所 a year, 每天锻炼1小时 an hour a day."""

from __future__ import annotations

from plantargets.extractors.clauses import Lead, Place
from plantargets.extractors.model import Clue, Quantity, Relation
from plantargets.extractors.patterns import compiled

PERIODS = {"学年": "年", "年度": "年", "日": "天", "晚": "天", "星期": "周"}
REPEATED = compiled(
    r"每(?:一|个)?(?P<each>学期|学年|半年|季度|年度?|月|周|星期|天|日|晚)(?!以上的|[一二三四五六七八九十]|\d{1,2}[月日])"
    r"|各(?P<all>年度?)(?=均|都|各|[不至少]|安排|招|投|完成)|(?<![\d两三四五六几])(?P<mean>年|月|日|周)平?均(?!浓度|气温|降水|降雨|来水|径流|值|数)|逐(?P<by>年|月)"
    r"|(?<![\d一二三四五六七八九十〇每去今全近上前当学往历两半数多末幼百同中青少新成老老早晚丰])(?P<bare>年)(?=人均|生均|度?培训|产能|产值|产量|列支|接待|筛查|更新率|培养|服务|投入|处理|供应|发放)|均(?P<bare_month>月)(?=标准|工资)"
)
ANOTHER = compiled(r"每[次场]")
"""Each time within the period: 每学期2次、每次两周."""
SHARE_NEXT = compiled(r"\d[^，；、]*、[^，；、\d]{0,8}(?:占比|比重|比例)[^，；、\d]*$")
"""A share behind a number of its own, which repeats in no period: 年产量3万辆、占比达到9%."""
TIME_UNITS = ("小时", "分钟", "课时", "学时", "节")
"""Measures of time spent: a period goes on to the next group named (小学每天10小时，中学9小时)."""


def per_of(place: Place, quantity: Quantity, before: Relation | None) -> tuple[str | None, Clue | None]:
    """The period that a quantity's clause says, and what tells it; `before` is the relation of the quantity before."""
    if quantity.per:
        return quantity.per, Clue("per", "per-unit", (quantity.number_start, quantity.number_end))
    lead = place.lead
    signed = "年" in lead or "每" in lead or "均" in lead or "逐" in lead
    hits = list(REPEATED.finditer(lead)) if signed else []
    if hits and not (ANOTHER.search(lead, hits[-1].end()) or SHARE_NEXT.search(lead, hits[-1].end())):
        word = next(value for value in hits[-1].groupdict().values() if value)
        return PERIODS.get(word, word), Clue("per", f"per-{hits[-1][0]}", Lead(lead, quantity.start).place(hits[-1]))
    if before and before.per and place.opening in ("，", "（") and quantity.unit in TIME_UNITS:
        said = before.clue("per")
        return before.per, Clue("per", "per-goes-on", said.words if said else None)
    return None, None
