"""What a cell holds: one value, values for several groups, a unit, a nature, words or nothing.

In: a cell's words. Out: its kind, and the stretch of the number with its unit and bound words in it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from plantargets.extractors import lexicon
from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record
from plantargets.extractors.view import fold

NATURE = compiled(r"^[（(]?(约束|预期|导向|指导)性?[）)]?(?:指标)?$")
# A dash, dots or a word that stands for no value.
NOTHING = compiled(r"^(?:[-—–―/／\\.…·*~～]+|无|空|略|暂无|不详|缺|无数据|待定|N/?A)?$")
# Marks of footnotes glued to a number or a name: ①, *, [1], 注1, superscript digits.
FOOTNOTE = r"(?:[①-⑳*※★☆△▲¹²³⁴-⁹†‡]|[\[［【〔（(](?:注?\d|注|[①-⑳])[\]］】〕）)])"
# 1995 and 2021 are measured values too; with 年, or as a stretch of years, they are a time.
TIME = compiled(r"(?:19|20)\d\d(?:\s*年|[-—–~至](?:19|20)\d\d年?)")
MOVED = "(?:[比较](?:19|20)\\d\\d年)?(?P<yearly>年均)?(?P<moved>增长|提高|提升|下降|降低|减少)?"
VERB = "(?:达到?|力争|控制在|保持在|稳定在|提高到|增加?[至到]|完成)"
BOUND = "不[低少高多大小]于|不超过|[大小高低少多]于|超过|突破|至少|约|近|[≥≤><≧≦⩾⩽＞＜〉〈~≈]+"
AFTER = "以上|及以上|以下|及以下|以内|之内|左右|上下|余|多"
NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
SIGN = r"(?:[-+]|负|减|增)?"
SPANNED = rf"{SIGN}{NUMBER}(?:\s*(?:%|‰)?\s*(?:[-—–~至]|：|∶|:|--)\s*{NUMBER})?"
VALUE = compiled(
    rf"(?P<open>{MOVED}{VERB}?\s*[\[〔（【［(]?(?:五年|期内)?(?:累计|合计|共)?[\]〕）】］)]?[〔\[（【［(]?\s*)"
    rf"(?P<core>(?:{BOUND})?\s*{SPANNED}\s*(?P<unit>[^\d\s\[〔（【〕）】\]，。；、：]{{0,8}}?)\s*(?:{AFTER})?)"
    rf"(?P<close>[\]〕）】］)]?\s*{FOOTNOTE}*)"
)
SUMMED = compiled(r"[\[〔【［]|累计|合计|共")
# 重点城市≥30 一般城市≥15: what a value is of, then the value.
LABELLED = compiled(
    rf"(?P<label>[^\d\s≥≤><＞＜，,；;、。：:]{{2,12}}?)[：:]?\s*{VERB}?(?P<core>(?:{BOUND})?{SPANNED}\s*(?P<unit>%|‰|个?百分点)?(?:{AFTER})?)"
)
# 36200/15800: values of several groups that the row's name names.
PARTED = compiled(rf"(?:{BOUND})?{SPANNED}(?:%|‰)?(?:\s*[/／、]\s*(?:{BOUND})?{SPANNED}(?:%|‰)?)+")
CLAUSE = compiled(r"[^，；。;]+")
OF_WHICH = compiled(r"^其中[：:]?")
BETWEEN = compiled(r"[\s，；、。,;|/（）()]")


@record
class Found:
    """A value in a cell: whose it is (empty for the row itself), its stretch in the cell, its unit.

    `summed` tells that it is a sum over several years: 〔320〕, [累计] 20. `parted` tells that the row's name says
    whose it is (城镇/农村 … 36200/15800), `whole` is the name it bears then. `moved` is the word of change before it:
    年均增长, 下降.
    """

    label: str
    start: int
    end: int
    unit: str
    summed: bool = False
    parted: bool = False
    moved: str = ""
    whole: str = ""


@cache
def unit_source() -> str:
    """The pattern of a unit: a known word, a multiple before it, several parted by / or ·."""
    one = (
        rf"(?:[百千万亿十]{{0,2}}{lexicon.alternation(lexicon.words('units.tsv') + lexicon.words('table_units.tsv'))})"
    )
    return rf"(?:每?{one}(?:[/·.•每]{one}){{0,3}})"


@cache
def _unit_pattern() -> re.Pattern[str]:
    return compiled(unit_source())


@lru_cache(maxsize=4096)
def is_unit(text: str) -> bool:
    """Whether the words are a unit and nothing else.

    >>> is_unit("元/生·年"), is_unit("万人次"), is_unit("含特殊教育")
    (True, True, False)
    """
    return bool(_unit_pattern().fullmatch(fold(text.replace(" ", "").replace("\u3000", ""))))


def is_nature(text: str) -> bool:
    """Whether the words say that an indicator binds or is expected."""
    return bool(NATURE.match(text))


def is_nothing(text: str) -> bool:
    """Whether a cell is empty or holds a dash or a word for none.

    >>> is_nothing("——"), is_nothing("0")
    (True, False)
    """
    return bool(NOTHING.match(text.strip()))


@lru_cache(maxsize=4096)
def value_in(text: str) -> Found | None:
    """The one value a cell holds, None where it holds words, a date, or nothing.

    >>> found = value_in("〔320〕")
    >>> found.start, found.end, found.summed
    (1, 4, True)
    >>> value_in("≥ 88%*").unit, value_in("2026年"), value_in("与经济增长同步")
    ('%', None, None)
    """
    folded = fold(text)
    if TIME.match(folded):
        return None
    hit = VALUE.fullmatch(folded)
    if hit is None or (hit["unit"] and not is_unit(hit["unit"])):
        return None
    return Found(
        "", *trim_span(folded, *hit.span("core")), hit["unit"], bool(SUMMED.search(hit["open"])), moved=_moved(hit)
    )


def _moved(hit: re.Match[str]) -> str:
    return (hit["yearly"] or "") + (hit["moved"] or "")


def trim_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the blanks at its edges."""
    core = text[start:end]
    return start + len(core) - len(core.lstrip()), end - len(core) + len(core.rstrip())


@lru_cache(maxsize=4096)
def values_in(text: str) -> tuple[Found, ...]:
    """The values a cell holds: one of the row itself, or several, each of a group it names.

    >>> [(found.label, found.start, found.end) for found in values_in("重点城市≥30 一般城市≥15")]
    [('重点城市', 4, 7), ('一般城市', 12, 15)]
    """
    alone = value_in(text)
    if alone is not None:
        return (alone,)
    folded = fold(text)
    if PARTED.fullmatch(folded):
        members = compiled(r"[^/／、]+").finditer(folded)
        return tuple(Found("", *trim_span(folded, *member.span()), "", parted=True) for member in members)
    parts = _clause_values(folded)
    if parts:
        return parts
    hits = list(LABELLED.finditer(folded)) if len(text) <= 60 else []
    if not hits or BETWEEN.sub("", LABELLED.sub("", folded)):
        return ()
    return tuple(
        Found(hit["label"].strip("（("), *trim_span(folded, *hit.span("core")), hit["unit"] or "") for hit in hits
    )


def _clause_values(text: str) -> tuple[Found, ...]:
    """The value that a cell begins with and those of parts behind it: 11，其中新增劳动力13.8; none otherwise."""
    clauses = [(hit.start(), hit.end()) for hit in CLAUSE.finditer(text)] if len(text) <= 60 else []
    first = value_in(text[slice(*clauses[0])]) if len(clauses) > 1 else None
    if first is None:
        return ()
    found = [replace(first, start=first.start + clauses[0][0], end=first.end + clauses[0][0])]
    for start, end in clauses[1:]:
        if compiled(r"\d").search(text[start:end]):
            hit = LABELLED.fullmatch(text, start, end)
            if hit is None:
                return ()
            found.append(Found(OF_WHICH.sub("", hit["label"]), *trim_span(text, *hit.span("core")), hit["unit"] or ""))
    return tuple(found)


@lru_cache(maxsize=4096)
def kind_of(text: str) -> str:
    """What a cell holds: empty, value, unit, nature, time or text."""
    if is_nothing(text):
        return "empty"
    if is_nature(text):
        return "nature"
    if is_unit(text):
        return "unit"
    if values_in(text):
        return "value"
    return "time" if TIME.match(fold(text)) else "text"
