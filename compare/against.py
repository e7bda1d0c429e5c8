"""Against a reference: in goes a row, out comes how far each cell is from the nation's goal, or from another plan's.

A goal is set against a reference for the same year, or against one that holds in every year (a standing floor). Where
a plan has neither, what stands at a level (a rate, years of schooling) is set against its goal for the nearest year, of
two the later; falling short of a later year's goal is no failure yet, and is not judged.

>>> from plantargets.extractors.catalogue import load
>>> floor = national(load())(Subject("九年义务教育巩固率", "level", "%"))[0]
>>> floor.statement.value, floor.statement.year, floor.source[:10]
(Decimal('96'), 2025, '《“十四五”公共服务')
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plantargets.compare.cells import Cell, Side
from plantargets.compare.difference import difference
from plantargets.compare.matrix import Row
from plantargets.compare.met import Met, judged
from plantargets.compare.points import Point, points_of
from plantargets.compare.subject import Subject, known_names
from plantargets.extractors.catalogue import Catalogue
from plantargets.extractors.model import Plan, Statement
from plantargets.extractors.scale import RATES, tidy


@dataclass(frozen=True, slots=True)
class Reference:
    """A value to be measured against, and who says so: a policy document, or a plan."""

    statement: Statement
    source: str
    document: str | None = None
    """The plan's name, None for a goal that the catalogue knows."""


@dataclass(frozen=True, slots=True)
class Gap:
    """How far a cell is from a reference: its value less the reference's, and whether that is enough."""

    reference: Reference
    met: Met | None
    """None where a goal falls short of one for a later year."""
    value: Decimal | None = None
    unit: str | None = None
    approximate: bool = False
    reason: str = ""
    other_year: int | None = None
    """The reference's year where it is not the cell's."""


References = Callable[[Subject], Sequence[Reference]]
"""All references for a subject, in a fixed order."""


def national(catalogue: Catalogue) -> References:
    """The nation's goals and floors that the catalogue knows, each with its policy document."""
    known = known_names(catalogue)

    def find(subject: Subject) -> Sequence[Reference]:
        entry = known.get(subject.name)
        if entry is None or entry.goal is None or subject.kind != "level":
            return ()
        comparator, value = entry.goal
        # 个/千人: the indicator's name says of how many; a 系数 is told without a unit
        unit = entry.unit.partition("/")[0] if subject.dimension else ""
        statement = Statement(
            *(entry.name, value, unit, 0, 0, entry.national_target or ""),
            comparator=comparator,
            year=entry.target_year,
            indicator=entry.name,
            group=entry.group,
            per=subject.per or None,
        )
        return (Reference(statement, entry.source),)

    return find


def of_plans(plans: Iterable[Plan]) -> References:
    """The goals of other plans, such as the plan of the level above."""
    found: dict[Subject, list[Reference]] = {}
    for point in points_of(plans):
        if point.role == "target":
            place = point.said[0]
            reference = Reference(point.statement, place.region or place.document, place.document)
            found.setdefault(point.subject, []).append(reference)
    return lambda subject: found.get(subject, ())


def gap_of(cell: Cell, side: Side, references: Sequence[Reference], row: Row) -> Gap | None:
    """How far a side of a cell is from the reference of its year; None where there is nothing to compare."""
    point = cell.side(side)
    reference = None if point is None else reference_for(point, references)
    if point is None or reference is None:
        return None
    if cell.reason:
        return Gap(reference, "not-comparable", reason=cell.reason)
    goal, ours = reference.statement, point.statement
    other = goal.year if goal.year != point.year else None
    apart = difference(goal, ours)
    verdict: Met | None = judged(goal, ours, apart, row.direction or "neutral")
    if verdict == "missed" and other and other > (point.year or other):
        verdict = None
    falls = goal.measure == ours.measure == "decrease"
    value = apart.value if apart.value is None else tidy(-apart.value if falls else apart.value)
    return Gap(reference, verdict, value, apart.unit, apart.approximate, apart.reason, other)


def gaps_of(row: Row, side: Side, references: References) -> tuple[Gap | None, ...]:
    """The gap of each of a row's cells."""
    known = references(row.subject)
    return tuple(None if cell is None else gap_of(cell, side, known, row) for cell in row.cells)


def reference_for(point: Point, references: Sequence[Reference]) -> Reference | None:
    """The reference of a point's year, else one that holds in every year, else a plan's for the nearest year."""
    same = [one for one in references if one.statement.year == point.year]
    standing = [one for one in references if one.statement.year is None]
    return next(iter((*same, *standing, *nearest(point, references))), None)


def nearest(point: Point, references: Sequence[Reference]) -> list[Reference]:
    """A plan's references for other years, the nearest first, where the point tells a level that goes on."""
    year, subject = point.year, point.subject
    if year is None or subject.kind != "level" or subject.per or subject.dimension not in STANDING:
        return []
    dated = [(abs(one.statement.year - year), -one.statement.year, one) for one in references if one.statement.year]
    return [one for _, _, one in sorted(dated, key=lambda found: found[:2]) if one.document]


STANDING = frozenset({*RATES, "年"})
"""Dimensions of what stands at a level from year to year, and is not done anew in each."""
