"""Words that bind a number: goes in a text and the place of a number, comes out the bound that touches it.

The words are data/bounds.tsv: 不低于 before a number is >=, 左右 after it is ~.
"""

from __future__ import annotations

import re
from functools import cache

from plantargets.extractors.lexicon import table
from plantargets.extractors.model import Comparator
from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record

COMPARATORS: dict[str, Comparator] = {">=": ">=", ">": ">", "<=": "<=", "<": "<", "~": "~"}
DISTANT = compiled(
    r"(?P<word>至少|最少|不少于|不低于|最多|至多|不超过|不得超过|约(?<![节预制契签公合集大履]约)(?=占|为|有|合))[^，。；：！？\n\d]{1,16}$"
)
"""A bound parted from its number by the thing counted: 至少配备钢琴、手风琴各1台."""

STEPS = compiled(r"(?:[、和]\d[\d.]*[万亿千百]+元?)*(?:[两三四五六\d]个)?[大新]*")
"""What stands between a number and the word for the step that it is: more steps, and how many they are."""
PASSING = compiled(r"(?:[迈跃跨登站踏攀]上|跨越|[跨迈闯越]过|突破)(?:了|新的)?(?:\d[\d.]*[万亿千百]+元?[、和])*$")
"""Verbs of going past a step, before it or before the list of steps that it stands in."""
STEPS_REACH = 24
MEASURE_ENDS = frozenset("值入收资量模额个家")
"""What a measure or a count ends in, so that 过 behind it bounds any value (产值过5亿元); 走过30公里 has none."""


WORD = compiled(r"(?!的)[\u4e00-\u9fff]")
BRACKET = compiled(r"（[^（）\n]{1,40}）")


@record
class Bound:
    """A bound word in its place; `covers` says whether it binds the other members of a list too."""

    start: int
    end: int
    comparator: Comparator
    covers: bool = False


@record
class BoundWord:
    """What bounds.tsv says of a word."""

    comparator: Comparator
    unless: str
    covers: bool
    only: str


@cache
def bound_words(side: str) -> dict[str, BoundWord]:
    """The words of one side, checked."""
    return {
        row["word"]: BoundWord(
            COMPARATORS[row.one_of("comparator", tuple(COMPARATORS))],
            row["unless"].replace("|", ""),
            row["covers"] == "yes",
            row.one_of("only", ("", "multiple", "end")),
        )
        for row in table("bounds.tsv")
        if row.one_of("side", ("before", "after", "step")) == side
    }


@cache
def step_next() -> re.Pattern[str]:
    """What the word for a step begins with, or what stands between it and the number."""
    letters = "".join(word[0] for word in bound_words("step"))
    return compiled(rf"[、和两三四五六\d大新{letters}]")


@cache
def lengths(side: str, letter: str) -> tuple[int, ...]:
    """How long the words of a side are that touch the number with this letter, longest first."""
    touching = 0 if side == "after" else -1
    return tuple(sorted({len(word) for word in bound_words(side) if word[touching] == letter}, reverse=True))


def bound_before(text: str, start: int, floor: int = 0) -> Bound | None:
    """The bound that ends where the number starts, not reaching back before `floor`.

    >>> bound_before("覆盖率不低于88%", 6), bound_before("节约30%", 2)
    (Bound(start=3, end=6, comparator='>=', covers=True), None)
    """
    end = start - 1 if text[start - 1 : start] == " " else start
    for length in lengths("before", text[end - 1 : end]):
        first = end - length
        known = bound_words("before").get(text[first:end]) if first >= floor else None
        if known is None or (first > 0 and text[first - 1] in known.unless):
            continue
        if known.only != "multiple" or text[start] in "百千万亿半" or text[first - 1] in MEASURE_ENDS:
            return Bound(first, start, known.comparator, known.covers)
    return None


def bound_after(text: str, end: int) -> Bound | None:
    """The bound that begins where the number and its unit end.

    >>> bound_after("93%以上", 3)
    Bound(start=3, end=5, comparator='>=', covers=True)
    """
    begin = end + 1 if text[end : end + 1] == " " else end
    for length in lengths("after", text[begin : begin + 1]):
        known = bound_words("after").get(text[begin : begin + length])
        following = text[begin + length : begin + length + 1]
        if known is None or (following and following in known.unless):
            continue
        if known.only != "end" or not WORD.match(following):
            return Bound(end, min(begin + length, len(text)), known.comparator, known.covers)
    return None


def distant_bound(text: str, start: int, floor: int) -> Bound | None:
    """The bound that stands earlier in the clause, parted from the number by words, None for none."""
    match = DISTANT.search(text, max(floor, start - 20), start)
    if match is None:
        return None
    return Bound(match.start("word"), match.end("word"), bound_words("before")[match["word"]].comparator)


def step_passed(text: str, start: int, end: int) -> Bound | None:
    """The step that a value has passed, in a list of steps too: 迈上6万亿元台阶 says more than 6万亿元.

    >>> step_passed("总量跨上5万亿元台阶", 4, 8)
    Bound(start=8, end=10, comparator='>', covers=False)
    """
    if not step_next().match(text, end):
        return None
    between = STEPS.match(text, end)
    at = between.end() if between else end
    word = text[at : at + 2]
    known = bound_words("step").get(word)
    if known is None or text[end - 1] == "个" or not PASSING.search(text, max(0, start - STEPS_REACH), start):
        return None
    return Bound(at, at + 2, known.comparator)


def bound_past_bracket(text: str, end: int) -> Bound | None:
    """The bound that stands after the bracket at `end`: 300人（含专家100人）左右 is about 300."""
    bracket = BRACKET.match(text, end) if text.startswith("（", end) else None
    return bound_after(text, bracket.end()) if bracket else None
