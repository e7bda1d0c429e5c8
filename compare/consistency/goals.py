"""Goals against where a thing stands, and against the nation's goal: in go the rows of a plan, out come findings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plantargets.compare.consistency.agreement import plain
from plantargets.compare.consistency.finding import Finding, finding, told
from plantargets.compare.consistency.reading import DAMAGED, Reading, marks
from plantargets.extractors.catalogue import Catalogue, Direction, Entry
from plantargets.extractors.indicators import is_before
from plantargets.extractors.model import Statement
from plantargets.extractors.scale import RATES, dimension

FLOORS: dict[Direction, tuple[str, ...]] = {"higher": (">=", ">"), "lower": ("<=", "<"), "neutral": ()}
"""The bounds that only keep an indicator from getting worse."""
ALL = 100


def wrong_way(readings: Sequence[Reading], catalogue: Catalogue) -> Iterator[Finding]:
    """Goals that are worse than the level that they start from, by the indicator's direction."""
    for reading in readings:
        for row in reading.plan.indicators:
            entry = catalogue.match(row.indicator)
            if entry is None or row.goal is None or row.baseline is None or not starts(row.goal, row.baseline, reading):
                continue
            if is_worse(row.goal, row.baseline, entry.direction):
                floor = row.goal.comparator in FLOORS[entry.direction]
                shown = [(reading.plan.document.name, s) for s in (row.goal, row.baseline)]
                yield finding("floor-below-baseline" if floor else "goal-worse", shown, **words(row.goal, row.baseline))


def starts(goal: Statement, baseline: Statement, reading: Reading) -> bool:
    """Whether a goal goes on from a level: it names it, or is a rate of the same region that is known for earlier.

    What is done each year starts anew, and may well be less than the year before.
    """
    if DAMAGED in (*goal.flags, *baseline.flags) or not is_before(baseline, goal):
        return False
    return (goal.baseline_value is not None or goal.unit in RATES) and reading.scope(goal) == reading.scope(baseline)


def is_gross(statement: Statement) -> bool:
    """Whether a rate counts more than those whom it is a rate of, and says nothing worse where it nears 100%."""
    return statement.unit == "%" and bool(marks("over").search(statement.name))


def words(goal: Statement, baseline: Statement) -> dict[str, str]:
    """The two values for the message."""
    return {"goal": told(goal), "baseline": told(baseline), "year": str(goal.year or "?")}


def is_worse(goal: Statement, baseline: Statement, direction: Direction) -> bool:
    """Whether a goal lies on the wrong side of its baseline."""
    if goal.measure != "level" or baseline.measure != "level" or dimension(goal.unit) != dimension(baseline.unit):
        return False
    if "~" in (goal.comparator, baseline.comparator) or goal.per != baseline.per or direction == "neutral":
        return False
    apart = plain(goal)[0] - plain(baseline)[0]
    if is_gross(goal) and min(goal.value, baseline.value) >= ALL:
        return False
    return apart > 0 if direction == "lower" else apart < 0


def late_baselines(readings: Sequence[Reading], _catalogue: Catalogue) -> Iterator[Finding]:
    """Values whose stated starting point is of a later year than they are themselves."""
    for reading in readings:
        for statement in reading.statements:
            start, year = statement.baseline_year, statement.year
            if statement.baseline_value is not None and start and year and start > year:
                shown = [(reading.plan.document.name, statement)]
                yield finding("baseline-later", shown, year=str(year), start=str(start))


def below_nation(readings: Sequence[Reading], catalogue: Catalogue) -> Iterator[Finding]:
    """Goals that ask for less than the nation's confirmed goal asks for by then."""
    for reading in readings:
        for statement in reading.statements:
            entry = catalogue.match(statement.indicator)
            if entry is not None and undercuts(statement, entry):
                shown = [(reading.plan.document.name, statement)]
                values = {"goal": told(statement), "national": national(entry), "source": entry.source}
                yield finding("below-national", shown, **values)


def national(entry: Entry) -> str:
    """The nation's goal with its bound and year: ≥85% (2025)."""
    goal = f"{entry.national_target}{entry.unit}".replace(">=", "≥").replace("<=", "≤")
    return f"{goal} ({entry.target_year})" if entry.target_year else goal


def since(entry: Entry) -> int:
    """The first year that the nation's goal holds for: its own, else that of the document that sets it."""
    dated = re.search(r"(20\d\d)年\d{1,2}月\)$", entry.source)
    return entry.target_year or int(dated[1] if dated else 0)


def undercuts(statement: Statement, entry: Entry) -> bool:
    """Whether a goal for the nation's year or later falls short of the nation's."""
    if entry.goal is None or statement.role != "target" or statement.measure != "level":
        return False
    if dimension(statement.unit) != dimension(entry.unit) or (statement.year or 0) < since(entry):
        return False
    value = statement.value if statement.value_high is None or entry.direction != "lower" else statement.value_high
    return value > entry.goal[1] if entry.direction == "lower" else value < entry.goal[1]
