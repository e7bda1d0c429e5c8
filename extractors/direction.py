"""Where a document stands in time: whether it begins by looking back or ahead, and which year its 今年 is."""

from __future__ import annotations

from functools import lru_cache

from plantargets.extractors.model import Facts, Part
from plantargets.extractors.patterns import compiled
from plantargets.extractors.periods import Calendar, calendar_of, on_the_eve
from plantargets.extractors.view import View

REVIEW_KINDS = ("政府工作报告", "工作总结", "统计公报", "讲话")
"""Kinds that begin by looking back, until something says otherwise."""
SILENT_KINDS = ("其他", "")
DONE = compiled(r"(?<![为除到])了(?!解|望|然|不)|已经?|同比|截至|以来|位居|达到了")
TO_DO = compiled(r"到20\d\d年|20\d\d年底?前|力争|确保|责任单位|牵头|各(?:县|区|市|地|部门|单位|学校)")


def document_calendar(view: View, facts: Facts) -> Calendar:
    """The calendar that a document's words count years by."""
    calendar = calendar_of(facts, opening_part(view, facts))
    return on_the_eve(calendar) if calendar.yearly and is_on_the_eve(view.folded) else calendar


def is_on_the_eve(folded: str) -> bool:
    """Whether a yearly plan was given before its year began: it speaks of 明年 more often than of 今年.

    >>> is_on_the_eve("今年是收官之年。明年要抓好三件事，明年投资增长6%。")
    True
    """
    coming = folded.count("明年")
    return coming > 1 and coming > folded.count("今年")


def opening_part(view: View, facts: Facts) -> Part:
    """The part a document begins with where no heading says it."""
    if facts.kind in REVIEW_KINDS:
        return "review"
    if facts.kind not in SILENT_KINDS:
        return "plan"
    return "review" if looks_back(view.folded) else "plan"


@lru_cache(maxsize=1)
def looks_back(folded: str) -> bool:
    """Whether a text speaks more of what was done than of what shall be; several steps ask it of the same text."""
    done = sum(1 for _ in DONE.finditer(folded))
    to_do = sum(1 for _ in TO_DO.finditer(folded))
    return done > to_do
