"""Whether goals were reached: in go an old plan and what a later document reports, out comes one outcome a goal.

A goal for a year is set against what is reported as reached in that year, of the same subject. A lower bound, or a
plain value of an indicator that shall rise, is exceeded from above; an upper bound, or one that shall fall, from below.
A goal of about so much (左右) is met within a twentieth of its value, one of a rise in prices by any lower rise. What
is told of several years together is not set against one year's goal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from plantargets.compare.align import Match, Opposite, align, is_bare
from plantargets.compare.change import direction_of, goals_of, same_year, share
from plantargets.compare.difference import Difference
from plantargets.compare.owners import with_owners
from plantargets.compare.points import Point, points_of
from plantargets.compare.spans import between, other_span, with_spans
from plantargets.compare.subject import grown_of, words_of
from plantargets.extractors.catalogue import GROUPS, Catalogue, Direction, plain
from plantargets.extractors.model import Plan, Statement

Met = Literal["met", "missed", "exceeded", "not-reported", "not-comparable"]
KINDS: tuple[Met, ...] = ("missed", "exceeded", "met", "not-comparable", "not-reported")
"""All outcomes, in the order in which they are counted."""
TOLD: tuple[Met, ...] = ("missed", "exceeded", "met")
"""The outcomes that are sorted by size, together."""
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
    """The outcome of each of the old plans' goals whose year the new documents can report on, by group and size."""
    earlier, later = tuple(old), tuple(new)
    actuals = [*with_spans((point for point in points_of(later) if point.role == "actual"), later)]
    last = last_year(later, actuals)
    goals = [point for point in goals_of(earlier) if last is None or (point.year or 0) <= last]
    sides = with_owners((goals, earlier), (actuals, later))
    found = with_deeds(align(*sides, (same_year,), fuzzy))
    return tuple(sorted((outcome_of(pair, catalogue) for pair in found if pair.first is not None), key=order))


def order(outcome: Outcome) -> tuple[object, ...]:
    """Outcomes by group, what can be told in numbers first, the farthest from its goal before the others."""
    group = GROUPS.index(outcome.group) if outcome.group in GROUPS else len(GROUPS)
    rank = 0 if outcome.met in TOLD else KINDS.index(outcome.met)
    goal = outcome.goal
    return group, rank, -share(outcome.difference, goal), outcome.indicator, goal.year or 0, goal.subject


def last_year(plans: Iterable[Plan], actuals: Iterable[Point]) -> int | None:
    """The last year that documents report on: the one before their own, or their own where most results are of it."""
    starts = [plan.facts.period_start - 1 for plan in plans if plan.facts.period_start]
    told = Counter(point.year for point in actuals if point.year)
    return max([*starts, *(year for year, _ in told.most_common(1))], default=None)


def with_deeds(found: Iterable[Opposite]) -> Iterator[Opposite]:
    """The pairs, the lone goals of things to be made set against the lone reports of such things made."""
    pairs = list(found)
    made: dict[tuple[object, ...], list[Point]] = {}
    for point in (pair.second for pair in pairs if pair.first is None):
        if point is not None and (deed := deed_of(point)):
            made.setdefault(deed, []).append(point)
    yield from (pair if pair.first is None or pair.second else done(pair.first, made) for pair in pairs)


def done(goal: Point, made: Mapping[tuple[object, ...], Sequence[Point]]) -> Opposite:
    """The goal opposite what was made of it, of as many years where that is told, or alone."""
    deeds = () if is_bare(goal.subject.name) else made.get(deed_of(goal) or (), ())
    point = min(deeds, key=lambda deed: other_span(goal, deed), default=None)
    return Opposite(goal, point, Match("alias") if point else None)


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
    same_deed = deed_of(goal) is not None and deed_of(goal) == deed_of(reached)
    apart = between(goal, renamed(reached, statement) if same_deed else reached)
    verdict = judged(statement, reached.statement, apart, direction_of(name, catalogue))
    return Outcome(verdict, name, statement.group, goal, reached, apart, pair.match)


def renamed(point: Point, like: Statement) -> Point:
    """The point under the name of another statement, of whose deed it tells in other words."""
    said = point.said[0]
    statement = replace(said.statement, name=like.name, indicator=like.indicator)
    return replace(point, said=(replace(said, statement=statement), *point.said[1:]))


def judged(goal: Statement, reached: Statement, apart: Difference, direction: Direction | None) -> Met:
    """Whether a goal was met by what is reported, `apart` from it so far."""
    if apart.reason == "overlap":
        return "met"
    if apart.value is None:
        return "not-comparable"
    if apart.value == 0 or (goal.comparator == "~" and abs(apart.value) <= abs(goal.value) * ABOUT):
        strict = goal.comparator in (">", "<")
        return (
            "met"
            if (reached.comparator == goal.comparator if strict else is_enough(goal, reached, direction))
            else "missed"
        )
    if apart.value < 0 and is_held(goal):
        return "met"
    return "exceeded" if (apart.value > 0) != falls(goal, direction) else "missed"


def is_enough(goal: Statement, reached: Statement, direction: Direction | None) -> bool:
    """Whether a result of the goal's very value does not say that it fell short: 不到90%, or 超过5% of at most 5%."""
    return reached.comparator != (">" if falls(goal, direction) else "<")


def falls(goal: Statement, direction: Direction | None) -> bool:
    """Whether less than the goal is more than was asked: an upper bound, or a plain value of what shall fall.

    Of a goal that is itself a fall (下降3%), more is always more than was asked.
    """
    if goal.measure == "decrease":
        return False
    if goal.comparator in ("<=", "<"):
        return True
    return goal.comparator not in (">=", ">") and (direction == "lower" or is_held(goal))


def is_held(goal: Statement) -> bool:
    """Whether a goal is one of prices, whose rise is to be held at what it says, and not to be striven for."""
    name = plain(goal.indicator or goal.name)
    return (
        goal.comparator in ("=", "~") and grown_of(name) is not None and any(word in name for word in words_of("held"))
    )
