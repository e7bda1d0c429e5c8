"""Whether goals were reached: in go an old plan and what a later document reports, out comes one outcome a goal.

A goal for a year is set against what is reported as reached in that year, of the same subject. A lower bound, or a
plain value of an indicator that shall rise, is exceeded from above; an upper bound, or one that shall fall, from below.
A goal of about so much (左右) is met within a twentieth of its value.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from plantargets.compare.align import Match, Opposite, align
from plantargets.compare.change import same_year
from plantargets.compare.difference import Difference, difference
from plantargets.compare.points import Point, points_of
from plantargets.extractors.catalogue import Catalogue, Direction
from plantargets.extractors.model import Plan, Statement

Met = Literal["met", "missed", "exceeded", "not-reported", "not-comparable"]
KINDS: tuple[Met, ...] = ("missed", "exceeded", "met", "not-comparable", "not-reported")
"""All outcomes, in the order in which they are counted."""
ABOUT = Decimal("0.05")
"""How far from a goal of 左右 or 约 a result may be, as a share of the goal."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A goal of the old plan and what came of it."""

    met: Met
    indicator: str
    group: str | None
    goal: Point
    reached: Point | None = None
    difference: Difference | None = None
    """What was reached less the goal."""
    match: Match | None = None


def met(old: Iterable[Plan], new: Iterable[Plan], catalogue: Catalogue, fuzzy: bool = False) -> tuple[Outcome, ...]:
    """The outcome of each of the old plans' goals whose year the new documents can report on, in the goals' order."""
    later = tuple(new)
    last = max((plan.facts.period_end or 0 for plan in later), default=0)
    goals = [p for p in points_of(old) if p.role == "target" and (p.year is None or not last or p.year <= last)]
    actuals = [point for point in points_of(later) if point.role == "actual"]
    found = align(goals, actuals, (same_year,), fuzzy)
    return tuple(outcome_of(pair, catalogue) for pair in found if pair.first is not None)


def outcome_of(pair: Opposite, catalogue: Catalogue) -> Outcome:
    """The outcome of a goal that stands opposite a result, or alone."""
    goal, reached = pair.first, pair.second
    assert goal is not None
    statement = goal.statement
    name = statement.indicator or statement.name
    if reached is None:
        return Outcome("not-reported", name, statement.group, goal)
    apart = difference(statement, reached.statement)
    entry = catalogue.match(name)
    verdict = judged(statement, reached.statement, apart, entry.direction if entry else "neutral")
    return Outcome(verdict, name, statement.group, goal, reached, apart, pair.match)


def judged(goal: Statement, reached: Statement, apart: Difference, direction: Direction) -> Met:
    """Whether a goal was met by what is reported, `apart` from it so far."""
    if apart.reason == "overlap":
        return "met"
    if apart.value is None:
        return "not-comparable"
    if apart.value == 0 or (goal.comparator == "~" and abs(apart.value) <= abs(goal.value) * ABOUT):
        return "met" if goal.comparator not in (">", "<") or reached.comparator == goal.comparator else "missed"
    return "exceeded" if (apart.value > 0) != falls(goal, direction) else "missed"


def falls(goal: Statement, direction: Direction) -> bool:
    """Whether less than the goal is more than was asked: an upper bound, or a plain value of what shall fall.

    Of a goal that is itself a fall (下降3%), more is always more than was asked.
    """
    if goal.measure == "decrease":
        return False
    if goal.comparator in ("<=", "<"):
        return True
    return goal.comparator not in (">=", ">") and direction == "lower"
