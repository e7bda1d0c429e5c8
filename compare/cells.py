"""A cell of a matrix: in go the points of one column, out comes where a subject stands there and where it shall stand.

Baseline and goal are chosen as for an indicator's row (`extractors.indicators`), but the goal for the plan's own last
year goes before later ones, so that the goals of one row are for the same year where the plans cover the same years.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from plantargets.compare.align import Match
from plantargets.compare.columns import Column
from plantargets.compare.difference import unlike
from plantargets.compare.points import Point, Said
from plantargets.compare.subject import Subject
from plantargets.compare.sums import points_apart
from plantargets.extractors.indicators import BASE_OF_GOAL, base_of, change_of, is_before, is_growth, stated_change

Side = Literal["baseline", "goal"]
EXACT, ALIAS = Match("exact"), Match("alias")

Points = Mapping[Subject, Sequence[Point]]
"""What a column says, by subject."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one column says of one row; at least one of the two points is there."""

    baseline: Point | None
    goal: Point | None
    change: Decimal | None = None
    """Goal less baseline, else the change that the plan itself states."""
    change_unit: str | None = None
    match: Match = EXACT
    reason: str = ""
    """Why it cannot be set against the row's other cells (see `difference.REASONS`), '' where it can."""

    @property
    def comparable(self) -> bool:
        return not self.reason

    @property
    def point(self) -> Point:
        """The goal, else the baseline."""
        point = self.goal or self.baseline
        assert point is not None
        return point

    def side(self, side: Side) -> Point | None:
        """The goal or the baseline."""
        return self.goal if side == "goal" else self.baseline


def said_in(column: Column, years: Sequence[int] = ()) -> dict[Subject, list[Point]]:
    """What a column says, by subject; with `years`, only the subjects with a value for one of them."""
    found: dict[Subject, list[Point]] = {}
    for point in points_apart(column.plans):
        found.setdefault(point.subject, []).append(point)
    if not years:
        return found
    narrowed = {subject: of_years(points, years) for subject, points in found.items()}
    return {subject: points for subject, points in narrowed.items() if points}


def of_years(points: Sequence[Point], years: Sequence[int]) -> list[Point]:
    """The points for the years, and those of the other role, so that a goal is still read beside its baseline."""
    wanted = [point for point in points if point.year in years]
    roles = {point.role for point in wanted}
    return [point for point in points if wanted and (point in wanted or point.role not in roles)]


def cell_of(subject: Subject, said: Points, column: Column, reference: Subject | None = None) -> Cell:
    """The column's cell of a subject that it speaks of, in the row of `reference` (its own, if none is given)."""
    goal = chosen_goal(said[subject], column.year)
    baseline = chosen_baseline(said[subject], goal)
    change, unit = changed(baseline, goal, said) or (None, None)
    cell = Cell(baseline, goal, change, unit)
    named = cell.point.statement
    match = EXACT if named.name == named.indicator else ALIAS
    return replace(cell, match=match, reason=why_not(cell.point, reference or subject))


def chosen_goal(points: Sequence[Point], year: int | None) -> Point | None:
    """Of the goals the one for the plan's own year, else the one for the latest."""
    targets = [point for point in points if point.role == "target"]
    return max(targets, key=lambda p: (p.year == year, p.year or 0), default=None)


def chosen_baseline(points: Sequence[Point], goal: Point | None) -> Point | None:
    """Where the subject stands: the base that the goal states, else the latest value reached before the goal's year."""
    actuals = [point for point in points if point.role == "actual"]
    asked = None if goal is None else goal.statement
    if goal is not None and goal.statement.baseline_value is not None and not is_growth(goal.statement):
        return base_point(goal, actuals)
    return max(actuals, key=lambda p: (is_before(p.statement, asked), p.year or 0), default=None)


def base_point(goal: Point, actuals: Sequence[Point]) -> Point:
    """The point of the base that a goal states: one of the points, or one made of the goal's own words."""
    base = base_of(goal.statement, [point.statement for point in actuals])
    if BASE_OF_GOAL not in base.flags:
        return next(point for point in actuals if point.statement is base)
    place = goal.said[0]
    return Point(goal.subject, (Said(place.document, place.region, place.period, base),))


def changed(baseline: Point | None, goal: Point | None, said: Points) -> tuple[Decimal, str] | None:
    """Goal less baseline, else the change up to the goal's year that the column itself states."""
    if goal is None:
        return None
    between = change_of(baseline.statement, goal.statement) if baseline is not None else None
    if between is not None or goal.subject.kind == "growth":
        return between
    moves = said.get(replace(goal.subject, kind="move"), ())
    return stated_change([move.statement for move in moves], goal.statement)


def why_not(point: Point, reference: Subject) -> str:
    """Why a point cannot be set against the values of a subject, '' where it can."""
    return unlike(point.subject, reference) or ("no-number" if point.statement.unit == "比" else "")
