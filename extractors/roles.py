"""Reached or still to come: the part a sentence stands in, against what its clause says."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from plantargets.extractors.clauses import Scope
from plantargets.extractors.lexicon import alternation, opening, words
from plantargets.extractors.model import Part, Role
from plantargets.extractors.readings import Timed
from plantargets.extractors.years import YearSense

FILE = "role_words.tsv"
ASPECT = re.compile(r"(?<![为除到])了(?!解|望|然|不)")
"""A verb with 了 tells of a thing done."""


TODAY = re.compile(r"目前|截至|截止|近年来|近几年|现有|现已|已经|以来(?<=[年”]以来)")
AHEAD = re.compile(r"到20\d\d年|力争|确保|争取|将|要|拟|计划|新增|下一步|今后")


@cache
def _markers(role: Role) -> re.Pattern[str]:
    vocabulary = words(FILE, role=role)
    return re.compile(opening(vocabulary) + alternation(vocabulary))


def stands_now(scope: Scope, position: int) -> bool:
    """Whether an earlier clause of the sentence says that things stand so today, and none since looks ahead.

    >>> stands_now(Scope("目前，全县有小学", 0, False), 8), stands_now(Scope("目前有小学，到2025年", 0, False), 12)
    (True, False)
    """
    today = scope.ends(TODAY)
    last = bisect_right(today, position) - 1
    if last < 0:
        return False
    ahead = scope.ends(AHEAD)
    following = bisect_right(ahead, today[last])
    return following == len(ahead) or ahead[following] > position


def role_of(part: Part | None, words_before: str, timed: Timed | None, sense: YearSense) -> tuple[Role, str]:
    """The role of a quantity, from its part, the words before it and the year said of it, and the rule that says so."""
    if part == "review":
        if sense.is_coming(timed):
            return "target", "coming-year"
        if _markers("target").search(words_before) and not _markers("actual").search(words_before):
            return "target", "word-of-target"
        return "actual", "part-review"
    if sense.is_past(timed):
        intended = timed is not None and not timed.rule.startswith("own-") and _markers("target").search(words_before)
        return ("target", "word-of-target") if intended else ("actual", "past-year")
    if _markers("actual").search(words_before) or ("了" in words_before and ASPECT.search(words_before)):
        return "actual", "word-of-actual"
    return "target", "part-plan"
