"""Reached or still to come: the part a sentence stands in, against what its clause says."""

from __future__ import annotations

import re
from functools import cache

from plantargets.extractors.lexicon import alternation, words
from plantargets.extractors.model import Role, Sentence
from plantargets.extractors.periods import Calendar
from plantargets.extractors.years import Timed

FILE = "role_words.tsv"


@cache
def _markers(role: Role) -> re.Pattern[str]:
    return re.compile(alternation(words(FILE, role=role)))


def role_of(
    sentence: Sentence, words_before: str, timed: Timed | None, calendar: Calendar
) -> tuple[Role, str]:
    """The role of a quantity, from the words before it and the year said of it, and the rule that says so."""
    year = timed.year if timed else None
    review = calendar.review
    if sentence.part == "review":
        if year is not None and review is not None and year > review:
            return "target", "coming-year"
        if _markers("target").search(words_before) and not _markers("actual").search(words_before):
            return "target", "word-of-target"
        return "actual", "part-review"
    if year is not None and review is not None and year <= review:
        return "actual", "past-year"
    if _markers("actual").search(words_before):
        return "actual", "word-of-actual"
    return "target", "part-plan"
