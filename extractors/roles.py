"""Reached or still to come: the part a sentence stands in, against what its clause says."""

from __future__ import annotations

import re
from functools import cache

from plantargets.extractors.lexicon import alternation, words
from plantargets.extractors.model import Part, Role
from plantargets.extractors.periods import Calendar
from plantargets.extractors.years import Timed

FILE = "role_words.tsv"
ASPECT = re.compile(r"(?<![为除到])了(?!解|望|然|不)")
"""A verb with 了 tells of a thing done."""


@cache
def _markers(role: Role) -> re.Pattern[str]:
    return re.compile(alternation(words(FILE, role=role)))


def role_of(part: Part | None, words_before: str, timed: Timed | None, calendar: Calendar) -> tuple[Role, str]:
    """The role of a quantity, from its part, the words before it and the year said of it, and the rule that says so."""
    year = timed.year if timed else None
    review = calendar.review
    if part == "review":
        if year is not None and review is not None and year > review:
            return "target", "coming-year"
        if _markers("target").search(words_before) and not _markers("actual").search(words_before):
            return "target", "word-of-target"
        return "actual", "part-review"
    if year is not None and review is not None and year <= review:
        return "actual", "past-year"
    if _markers("actual").search(words_before) or ASPECT.search(words_before):
        return "actual", "word-of-actual"
    return "target", "part-plan"
