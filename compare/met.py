"""Whether goals were reached: in go an old plan and what a later document reports, out comes one outcome a goal.

A goal for a year is set against what is reported as reached in that year, of the same subject. A lower bound, or a
plain value of an indicator that shall rise, is exceeded from above; an upper bound, or one that shall fall, from below.
A goal of about so much (左右) is met within a twentieth of its value.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from plantargets.compare.align import Match, Opposite, align
from plantargets.compare.change import direction_of, same_year
from plantargets.compare.difference import Difference, difference
from plantargets.compare.points import Point, points_of
from plantargets.compare.subject import words_of
from plantargets.extractors.catalogue import Catalogue, Direction
from plantargets.extractors.model import Plan, Statement

Met = Literal["met", "missed", "exceeded", "not-reported", "not-comparable"]
KINDS: tuple[Met, ...] = ("missed", "exceeded", "met", "not-comparable", "not-reported")
"""All outcomes, in the order in which they are counted."""
COUNTS = frozenset({"个", "人", "张", "期", "场", "米", "平方米", "亩"})
"""Dimensions of things that are made and counted."""
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
    found = with_deeds(align(goals, actuals, (same_year,), fuzzy))
    return tuple(outcome_of(pair, catalogue) for pair in found if pair.first is not None)


def with_deeds(found: Iterable[Opposite]) -> Iterator[Opposite]:
    """The pairs, the lone goals of things to be made set against the lone reports of such things made."""
    pairs = list(found)
    made = {deed_of(pair.second): pair.second for pair in pairs if pair.first is None}
    for pair in pairs:
        deed = deed_of(pair.first) if pair.second is None else None
        done = made.get(deed) if deed else None
        yield Opposite(pair.first, done, Match("alias")) if done else pair


def deed_of(point: Point | None) -> tuple[object, ...] | None:
    """What a point says is made, of which year: its name without the word of making; None for what is no such count."""
    if point is None or point.subject.dimension not in COUNTS or point.subject.kind != "level" or is_stock(point):
        return None
    name = point.subject.name
    made = next((name.removeprefix(word) for word in words_of("deed") if name.startswith(word)), name)
    return made, point.year, point.subject.per


def is_stock(point: Point) -> bool:
    """Whether a point tells how many there are in all (达到120所, 现有120所)."""
    return any(rule.startswith("reach-") for rule in point.statement.rules)


def outcome_of(pair: Opposite, catalogue: Catalogue) -> Outcome:
    """The outcome of a goal that stands opposite a result, or alone."""
    goal, reached = pair.first, pair.second
    assert goal is not None
    statement = goal.statement
    name = statement.indicator or statement.name
    if reached is None:
        return Outcome("not-reported", name, statement.group, goal)
    result = reached.statement
    if deed_of(goal) and deed_of(goal) == deed_of(reached):
        result = replace(result, name=statement.name, indicator=statement.indicator)
    apart = difference(statement, result)
    verdict = judged(statement, reached.statement, apart, direction_of(name, catalogue))
    return Outcome(verdict, name, statement.group, goal, reached, apart, pair.match)


def judged(goal: Statement, reached: Statement, apart: Difference, direction: Direction | None) -> Met:
    """Whether a goal was met by what is reported, `apart` from it so far."""
    if apart.reason == "overlap":
        return "met"
    if apart.value is None:
        return "not-comparable"
    if apart.value == 0 or (goal.comparator == "~" and abs(apart.value) <= abs(goal.value) * ABOUT):
        return "met" if goal.comparator not in (">", "<") or reached.comparator == goal.comparator else "missed"
    return "exceeded" if (apart.value > 0) != falls(goal, direction) else "missed"


def falls(goal: Statement, direction: Direction | None) -> bool:
    """Whether less than the goal is more than was asked: an upper bound, or a plain value of what shall fall.

    Of a goal that is itself a fall (下降3%), more is always more than was asked.
    """
    if goal.measure == "decrease":
        return False
    if goal.comparator in ("<=", "<"):
        return True
    return goal.comparator not in (">=", ">") and direction == "lower"
