"""Which expressions are quantities an analyst records: goes in an expression with its bounds, comes out a verdict.

A verdict is core (recorded), optional (a step of a method, a rank, a criterion: kept, but core=False), or passed with
its reason. The rules are records, tried in order; the first that applies speaks; where none does, it is core.
"""

from __future__ import annotations

import re
from functools import cache

from plantargets.extractors.cases import CLAUSE_ENDS, FOLLOWING_NOUN, Case, Verdict, VerdictRule, cues
from plantargets.extractors.chinese import HAN
from plantargets.extractors.criteria import CRITERIA
from plantargets.extractors.damage import is_glued
from plantargets.extractors.lexicon import alternation, table
from plantargets.extractors.patterns import compiled

MEASURED_SPAN = compiled(rf"{cues('span')}[^，。；、\d]{{0,8}}$")
CHANGED = r"[^，。；]{0,24}(?:提高|增加|延长|提升|缩短|压缩|减少|降低|下降|上升|[增减升降])了?[到至为]?$"
SPAN_CHANGED = compiled(cues("span") + CHANGED)
AGE_CHANGED = compiled(cues("age") + CHANGED)
SPAN_RATE = compiled(
    rf"(?:平均(?![^，。；]*[较比创])[^，。；、\d]{{1,5}}|(?:每年|每学年|每学期|人均每年)[^，。；、\d]{{0,8}}{cues('span-act')})$"
)
SURE = Verdict()
LOOKING_BACK = compiled("以?来|同期|最|新高|以?前|后")
MEASURED_AGE = compiled(rf"{cues('age')}[^，。；\d]{{0,12}}$")
LEAD = compiled(rf"(?:{cues('lead')}|\d[/、和])$")
RANKED = compiled(rf"{cues('ranked')}$")
SET_UP = compiled(
    rf"{cues('set-up')}$|每(?:个|年|学年|学期|月|周|天|季度|半年|校|县|乡镇|镇|村)[^，。；]{{0,14}}(?:召开|进行|安排|{cues('done')})$"
)
SET_UP_EACH = compiled(rf"(?:各|每[个县校乡镇村街班所])[^，。；]{{0,12}}{cues('each')}$|(?:配备|各配|另配)$")
OF_EACH = compiled(r"(?:每[个所名位]?[县校乡镇村街班师生]|各[县校乡镇村街班])[^，。；]*$")
DONE = compiled(rf"{cues('done')}$")
CAMPAIGN = compiled(rf"[^，。；：、\n]{{0,14}}{cues('campaign')}")
YEAR_LIKE = compiled(r"(?:19|20)\d\d")
BARE_MULTIPLE = compiled(r"[百千万亿]+")
PLACES = frozenset("所座条家场次间套期处节")
"""一 before these counts where they are set up or held; before 个, 支, 份 it is an article."""
COUNTED_SINGLY = frozenset("所座家次处人名户位")
"""一 before these is kept among the unsure numbers where it is no count."""
PIECES = frozenset("套台部辆册幅栋幢架艘")
NUMBERED = compiled(r"高速|公路|号|线|路")
"""What bears a number for its name."""
FOLLOWING_WORD = compiled(r"[\u4e00-\u9fff“]")
LISTED_GROUP = compiled(cues("listed-group"))
STEP = compiled("新?(?:台阶|大关|门槛|关口)")
LOOSE_UNITS = frozenset(("批次", *"个项条种类张件篇次本组对支"))
"""A small Chinese number before these tells off a list (国际国内两个大局) unless the things are set up."""


def is_rank(case: Case) -> bool:
    """A place in an order: 第3位, 排名19名."""
    return case.expression.kind == "rank" or (
        case.expression.unit in ("名", "位") and RANKED.search(case.left) is not None
    )


def is_vague(case: Case) -> bool:
    """Tens or hundreds without a number: 数十家."""
    return case.written[0] in "数几"


def is_measured_span(case: Case) -> bool:
    """A stretch of time that is itself the measure: bounded, with decimals, or after a head such as 年限."""
    bound = case.before is not None and case.before.comparator != "~"
    decimals = case.expression.value != case.expression.value.to_integral_value()
    if LOOKING_BACK.match(case.right):
        return False
    return bound or decimals or any(pattern.search(case.left) for pattern in (MEASURED_SPAN, SPAN_CHANGED, SPAN_RATE))


def is_time_limit(case: Case) -> bool:
    """A time within which something is done: 30日内."""
    inside = case.after is not None and case.after.comparator == "<="
    return inside and MEASURED_SPAN.search(case.left) is None


@cache
def optional_noun(arabic: bool) -> re.Pattern[str]:
    """What an optional count is of, at most four characters after its measure word, or after a count of its own."""
    nouns = tuple(row["noun"] for row in table("optional_nouns.tsv") if not arabic or row["digits"] == "yes")
    return compiled(
        r"(?:\d+[个项件条])?[^，。；：、\d获达纳列入在从被于为]{0,4}?" + alternation(nouns) + "(?:(?<=实事)|(?!项目))"
    )


def is_measured_age(case: Case) -> bool:
    """Years of age that are the measure: 预期寿命79岁, 达到79.7岁."""
    exact = case.expression.value > 10 and case.expression.value % 1 != 0
    if exact or (case.at_end and case.left.endswith(("达到", "达"))):
        return True
    return MEASURED_AGE.search(case.left) is not None or AGE_CHANGED.search(case.left) is not None


def is_score_mark(case: Case) -> bool:
    """The marks that an assessment gives: （5分）."""
    return case.expression.unit == "分" and case.left.endswith("（") and case.right.startswith("）")


def is_method_part(case: Case) -> bool:
    if case.expression.unit not in ("个", "项", "条", "种", "类", "件", "大", ""):
        return False
    told_below = case.left.endswith(("以下", "如下"))  # 做好以下9项工作
    return told_below or optional_noun(case.written[0].isdigit()).match(case.right) is not None


def is_instalment(case: Case) -> bool:
    """In how many parts a thing is done: 分两期投放."""
    return case.left.endswith("分") and case.expression.unit in ("期", "批", "步")


def is_indefinite(case: Case) -> bool:
    """一 as an article (打造一支队伍), unless a place or an event is set up (新建一所) or a bound is said."""
    if case.written[0] != "一" or case.expression.value != 1 or case.bound or case.expression.comparator != "=":
        return False
    if case.expression.kind in ("share", "money") or SET_UP_EACH.search(case.left) or is_count_after(case):
        return False
    return case.expression.unit not in PLACES or SET_UP.search(case.left) is None


def is_article(case: Case) -> bool:
    """一 as an article before what is neither a place, an event nor a person; a count where it ends a list item."""
    if case.written[0] != "一" or case.expression.unit in COUNTED_SINGLY or not is_indefinite(case):
        return False
    return not is_count_after(case)


def is_count_after(case: Case) -> bool:
    """A count that follows its noun: 研发评估工具一套, 每校建成录播教室一间."""
    counted = PIECES | PLACES if OF_EACH.search(case.left) else PIECES
    return case.expression.unit in counted and len(case.left) > 2 and not FOLLOWING_WORD.match(case.right)


def is_told_off(case: Case) -> bool:
    """A small Chinese number that sums up what was listed (大气、水、土壤三项), unless the things are set up."""
    expression = case.expression
    small = expression.rule == "chinese-number" and expression.value <= 10 and expression.comparator == "="
    if not small or expression.unit not in LOOSE_UNITS or case.bound:
        return False
    return not (SET_UP.search(case.left) or case.left.endswith("等") or SET_UP_EACH.search(case.left))


def is_list_total(case: Case) -> bool:
    """The number of kinds that a list just told: 低保、特困、低收入等3类人员."""
    return (
        case.expression.unit in ("类", "种") and case.left.endswith("等") and LISTED_GROUP.match(case.right) is not None
    )


def is_lone_multiple(case: Case) -> bool:
    """千名, 百场: a multiple alone counts only with a bound (百场以上) or 余 (百余人)."""
    bare = BARE_MULTIPLE.match(case.written)
    if bare is None or case.expression.comparator != "=" or case.bound or case.expression.kind == "share":
        return False
    if STEP.match(case.right) and not case.left.endswith("个"):
        return False
    return DONE.search(case.left) is None or CAMPAIGN.match(case.right) is not None


def is_word_half(case: Case) -> bool:
    """A bare multiple without unit and without bound is a word's half: 千方, 万众."""
    expression = case.expression
    return (
        case.written[0] in HAN
        and expression.unit in ("", "万", "亿", "万亿")
        and expression.kind == ""
        and expression.comparator == "="
        and case.before is None
    )


def is_bare(case: Case) -> bool:
    """Arabic digits with no unit that nothing introduces as a value."""
    expression = case.expression
    if expression.rule != "bare-number" or case.before or case.after:
        return False
    noun = FOLLOWING_NOUN.match(case.right) is not None
    if noun and YEAR_LIKE.fullmatch(case.written):
        return True
    return LEAD.search(case.left) is None


def is_of_unknown_unit(case: Case) -> bool:
    """Digits between two words of prose whose second is no known measure word: 配备物资30箩筐, but not 5号路."""
    if not is_bare(case) or YEAR_LIKE.fullmatch(case.written) or NUMBERED.match(case.right):
        return False
    return FOLLOWING_WORD.match(case.right) is not None and FOLLOWING_WORD.match(case.left[-1:]) is not None


def is_run_together(case: Case) -> bool:
    """A year and a count with nothing between them, which cannot be told apart: 到2025156所."""
    before = case.left[-4:]
    return is_glued(before + case.written, len(before), case.expression.unit)


RULES = (
    VerdictRule("glued", "到2025156所学校", is_run_together, kinds=("count", "person", "")),
    VerdictRule(
        "word", "a Chinese multiple without unit or bound is part of a word", is_word_half, passed=True, chinese=True
    ),
    VerdictRule("rank", "第3位, 排名19名", is_rank, kinds=("rank", "person")),
    VerdictRule("vague", "数十家", is_vague, chinese=True),
    VerdictRule("time-limit", "30日内", is_time_limit, kinds=("span", "time")),
    VerdictRule("rating", "20万吨级码头", lambda case: True, behind="级"),
    *CRITERIA,
    VerdictRule("measured-span", "受教育年限10.9年, 不少于两周", is_measured_span, core=True, kinds=("span",)),
    VerdictRule("consecutive", "连续3年", lambda case: case.left.endswith("连续")),
    VerdictRule("duration", "用三年时间", lambda case: True, passed=True, kinds=("span",)),
    VerdictRule("measured-age", "预期寿命79岁", is_measured_age, core=True, kinds=("age",)),
    VerdictRule("age-band", "18岁", lambda case: True, passed=True, kinds=("age",)),
    VerdictRule("score-mark", "（5分）", is_score_mark, kinds=("score",)),
    VerdictRule("lead-time", "提前12小时", lambda case: case.left.endswith("提前")),
    VerdictRule("method-part", "分两期投放", is_instalment, kinds=("count",)),
    VerdictRule("great-list", "十大行动", lambda case: True, kinds=("list",)),
    VerdictRule(
        "method-part", "8个方面, 三种模式, 10件民生实事", is_method_part, kinds=("count", ""), before_words=True
    ),
    VerdictRule("lone-multiple", "千名教师", is_lone_multiple, chinese=True),
    VerdictRule("article", "打造一支队伍", is_article, passed=True, chinese=True),
    VerdictRule("indefinite", "成熟一家批准一家", is_indefinite, chinese=True),
    VerdictRule("told-off", "国际国内两个大局", is_told_off, chinese=True),
    VerdictRule("told-off", "甲乙丙等3类人员", is_list_total, kinds=("count",), before_words=True),
    VerdictRule("unknown-unit", "配备物资30箩筐", is_of_unknown_unit, kinds=("",)),
    VerdictRule("bare-number", "digits without a unit", is_bare, passed=True, kinds=("",)),
)
"""What is said of an expression; the first that applies."""


TELLING = CLAUSE_ENDS.union(*(rule.behind for rule in RULES))
"""The characters behind a number that tell which rules are asked; all others are as good as OTHER."""
OTHER = "字"


@cache
def rules_for(kind: str, chinese: bool, following: str) -> tuple[VerdictRule, ...]:
    """The rules that are asked of a number of such a unit, so written, with this character behind it."""
    return tuple(rule for rule in RULES if rule.concerns(kind, chinese, following))


def judge(case: Case) -> Verdict:
    """The verdict on an expression; core where no rule applies."""
    following = case.right[:1]
    known = following if following in TELLING else OTHER
    for rule in rules_for(case.expression.kind, not case.written[0].isascii(), known):
        if rule.applies(case):
            return Verdict(rule.name, rule.core, rule.passed)
    return SURE
