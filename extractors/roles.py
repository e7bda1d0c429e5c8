"""Reached or still to come: the part a sentence stands in, against what its clause says."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from plantargets.extractors.clauses import Lead, Scope
from plantargets.extractors.fiveyear import OUTLINE
from plantargets.extractors.lexicon import alternation, opening, words
from plantargets.extractors.model import Clue, Part, Role, Span
from plantargets.extractors.patterns import compiled
from plantargets.extractors.readings import Timed
from plantargets.extractors.years import YearSense

Telling = tuple["Part | None", "Span | None"]
"""A part, and the words that tell it."""
FILE = "role_words.tsv"
ASPECT = compiled(r"(?<![为除到])了(?!解|望|然|不)")
"""A verb with 了 tells of a thing done."""


STANDING = compiled(r"(?:我国|我[省市县区]|全[国省市县区])(?:共|还|仍|现)?有$|^我(?:国|[省市县区])$")
"""How a plan tells what there is before it tells what to do: 我县有5万名学生，要把学校办好; 我县20种茶远销海外."""
TODAY = compiled(
    r"目前|截至|^我(?:国|[省市县区])|截止|近年来|近几年|现有(?=[^，。；：]*[\d一二三四五六七八九十百千两])|现已|已经"
    r"|以来(?<=[年”]以来)"
)
"""What says that things stand so today; 现有 only where its own clause counts what there is."""
AHEAD = compiled(r"到20\d\d年|力争|确保|争取|将|要|拟|计划|(?<!每年)新增|下一步|今后")


@cache
def _markers(role: Role) -> re.Pattern[str]:
    vocabulary = words(FILE, role=role)
    return compiled(opening(vocabulary) + alternation(vocabulary))


def _end(span: Span) -> int:
    return span[1]


def stands_now(scope: Scope, position: int) -> Clue | None:
    """What says in an earlier clause of the sentence that things stand so today, if none since looks ahead.

    >>> stands_now(Scope("目前，全县有小学", 0, False), 8)
    Clue(field='role', rule='stands-now', words=(0, 2))
    >>> stands_now(Scope("目前有小学，到2025年", 0, False), 12) is None
    True
    """
    today = scope.found(TODAY)
    last = bisect_right(today, position, key=_end) - 1
    if last < 0:
        return None
    ahead = scope.found(AHEAD)
    following = bisect_right(ahead, today[last][1], key=_end)
    stands = following == len(ahead) or ahead[following][1] > position
    return Clue("role", "stands-now", today[last]) if stands else None


def role_of(sentence: Telling, lead: Lead, timed: Timed | None, sense: YearSense) -> tuple[Role, Clue]:
    """The role of a quantity, from its part, the words before it and the year said of it, and what tells it."""
    part, told = sentence
    if timed is not None and timed.rule.endswith(OUTLINE):
        return "target", Clue("role", "coming-year", timed.clue.words)
    if part == "review":
        if timed is not None and sense.is_coming(timed):
            return "target", Clue("role", "coming-year", timed.clue.words)
        intended = _markers("target").search(lead.text)
        if intended and not _markers("actual").search(lead.text):
            return "target", Clue("role", "word-of-target", lead.place(intended))
        return "actual", Clue("role", "part-review", told)
    if timed is not None and sense.is_past(timed):
        intended = None if timed.rule.startswith("own-") else _markers("target").search(lead.text)
        if intended:
            return "target", Clue("role", "word-of-target", lead.place(intended))
        return "actual", Clue("role", "past-year", timed.clue.words)
    done = _markers("actual").search(lead.text) or STANDING.search(lead.text) or ASPECT.search(lead.text)
    if done:
        return "actual", Clue("role", "word-of-actual", lead.place(done))
    return "target", Clue("role", "part-plan", told)
