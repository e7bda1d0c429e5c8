"""Years that a plan cannot be about: goals for a year before it begins, or after it ends.

A yearly plan often names goals of the five years it belongs to, and any plan may look out (展望2035年): these are
left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plantargets.compare.consistency.finding import Finding, finding
from plantargets.compare.consistency.reading import Reading, marks
from plantargets.extractors.catalogue import Catalogue
from plantargets.extractors.model import Statement

OUTLOOK = 10
"""A year so long after the end of a plan that is a multiple of five is an outlook (2035, 2050), said or not."""


def outside_period(readings: Sequence[Reading], _catalogue: Catalogue) -> Iterator[Finding]:
    """The goals whose year lies outside the years that their plan covers."""
    for reading in readings:
        facts = reading.plan.facts
        start, end = facts.period_start, facts.period_end
        if start is None or end is None:
            continue
        for statement in reading.statements:
            code = ""
            if statement.year is not None and statement.year < start and is_past_goal(reading, statement):
                code = "goal-before-period"
            elif end > start and is_late(reading, statement, end):
                code = "goal-after-period"
            if code:
                shown = [(reading.plan.document.name, statement)]
                yield finding(
                    code, shown, year=str(statement.year), period=f"{start}–{end}" if end > start else str(start)
                )


def is_past_goal(reading: Reading, statement: Statement) -> bool:
    """Whether a value for a past year is worded as a goal: it was read as reached only because of its year.

    A goal that a review quotes (提前完成减少三分之一的目标) is of the years it looks back on, and no mistake.
    """
    if statement.role == "target":
        return "quoted-goal" not in statement.rules
    words, year = reading.before(statement), str(statement.year)
    if "past-year" not in statement.rules or year not in words or marks("done").search(words):
        return False
    due = f"到{year}年" in words or f"至{year}年" in words
    return bool(marks("aim").search(words) or (due and marks("aims").search("".join(statement.section))))


def is_late(reading: Reading, statement: Statement, end: int) -> bool:
    """Whether a goal is for a year after the plan's last, and no outlook."""
    year = statement.year
    if statement.role != "target" or year is None or year <= end or statement.where == "table":
        return False
    far = year - end >= OUTLOOK and year % 5 == 0
    return not far and not marks("outlook").search("".join((*statement.section, reading.before(statement))))
