"""Values in a cell of words: the scale of a project (占地120亩，学位2160个), a standard in a few clauses.

In: a cell's words. Out: each number with a unit, what is named before and after it, and the year its clause says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record
from plantargets.extractors.tables.cells import AFTER, BOUND, NUMBER, unit_source
from plantargets.extractors.view import fold

CLAUSE = compiled(r"[^，。；;！\n]+")
YEAR = compiled(r"((?:19|20)\d\d)年(?:底|末|前)*")
YEARLY = compiled(r"每年|逐年")
RISES = compiled(r"(?:增加|提高|增长|上升|提升)$")
# What a clause says before its number besides a name: verbs, adverbs, times.
LEAD = compiled(
    r"^(?:其中|到|至|在|前|以后|力争|争取|确保|共|总计|累计|新建|建设|设置|配备|达到|达|逐步|每年|逐年|[较比]上一?年|增加|提高|以)+"
)
TAIL = compiled(r"(?:达到|达|增加|提高到|提高|上升|增长|控制在|为|是|共|力争|到|的|：)+$")


@record
class Phrase:
    """A number in a clause: its stretch in the cell, its unit, the nouns before and after it, and what its clause adds.

    `year` is the year the clause names, `rises` whether the number is added to a base, `yearly` whether each year.
    """

    start: int
    end: int
    unit: str
    before: str
    after: str
    year: int | None
    rises: bool
    yearly: bool


@cache
def _amount() -> re.Pattern[str]:
    number = rf"(?<![\d.]){NUMBER}(?:\s*%?[-—–~至]{NUMBER})?"
    either = r"(?:[（(][\u4e00-\u9fff]{1,2}[)）])?"
    return compiled(rf"(?P<core>(?:{BOUND})?\s*{number}\s*(?P<unit>{unit_source()}){either}(?:{AFTER})?)")


def phrases_in(text: str) -> tuple[Phrase, ...]:
    """The numbers of a cell's clauses, at most one a clause; clauses without one that has a unit are passed over.

    >>> [(phrase.before, phrase.unit, phrase.after) for phrase in phrases_in("占地120亩，学位2160个，60个教学班")]
    [('占地', '亩', ''), ('学位', '个', ''), ('', '个', '教学班')]
    """
    folded = fold(text)
    clauses = [part for clause in CLAUSE.finditer(folded) for part in _parts(folded, *clause.span())]
    found = [_phrase(folded, start, end) for start, end in clauses]
    phrases = [phrase for phrase in found if phrase]
    dated = [_with_year(phrase, phrases[place + 1 :]) for place, phrase in enumerate(phrases)]
    return tuple(_with_base(phrase, dated[:place]) for place, phrase in enumerate(dated))


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The members of a clause where each has a number of its own (长6.5公里、宽40米), else the clause."""
    cuts = [start, *(place + 1 for place in range(start, end) if text[place] == "、"), end]
    parts = [(left, right) for left, right in pairwise(cuts) if right > left]
    told = all(any(sign.isdigit() for sign in text[left:right]) for left, right in parts)
    return [(left, right - (text[right - 1] == "、")) for left, right in parts] if told else [(start, end)]


def _with_year(phrase: Phrase, following: Sequence[Phrase]) -> Phrase:
    """A yearly step goes on until the year that the next clause names: 每年增加1个百分点，2035年达到75%."""
    if phrase.year or not phrase.yearly or not following:
        return phrase
    return replace(phrase, year=following[0].year)


def _with_base(phrase: Phrase, earlier: Sequence[Phrase]) -> Phrase:
    """What a ratio is counted on is said once: 2023年每万人口达到4名，2025年达到5名."""
    goes_on = bool(earlier) and not (phrase.before or phrase.after) and phrase.unit == earlier[-1].unit
    return replace(phrase, before=earlier[-1].before) if goes_on and earlier[-1].before.startswith("每") else phrase


def _phrase(text: str, start: int, end: int) -> Phrase | None:
    year = YEAR.search(text, start, end)
    from_here = year.end() if year else start
    hit = _amount().search(text, from_here, end)
    if hit is None or (hit["unit"] == "年" and len(hit["core"].strip()) == 5):
        return None
    before = text[from_here : hit.start()].strip()
    return Phrase(
        start=hit.end("core") - len(hit["core"].lstrip()),
        end=hit.end("core"),
        unit=hit["unit"],
        before=LEAD.sub("", TAIL.sub("", before)).strip(" （("),
        after=text[hit.end() : end].strip(" （）()的"),
        year=int(year[1]) if year else None,
        rises=bool(RISES.search(before)),
        yearly=bool(YEARLY.search(text, start, hit.start())),
    )
