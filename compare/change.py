"""What became of each target from one plan to the next: in go two sides, out comes a frozen report of changes.

A value that rose or fell is `raised` or `lowered` whatever its deadline; the same value for a later or earlier year is
`deadline-moved`; the same value with another bound or unit is `reworded`. A goal for a plan's own last year keeps its
deadline where the next plan's goal is for its own last year.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from plantargets.compare.align import Match, Opposite, align
from plantargets.compare.difference import Difference
from plantargets.compare.owners import with_owners
from plantargets.compare.points import Point, points_of
from plantargets.compare.spans import between, with_spans
from plantargets.compare.subject import words_of
from plantargets.extractors.catalogue import GROUPS, Catalogue, Direction, plain
from plantargets.extractors.model import Plan, Statement

Kind = Literal["raised", "lowered", "unchanged", "deadline-moved", "reworded", "not-comparable", "dropped", "added"]
KINDS: tuple[Kind, ...] = (
    *("raised", "lowered", "deadline-moved", "reworded", "not-comparable", "dropped", "added", "unchanged"),
)
"""All kinds of change, in the order in which a report lists them within a group."""
MOVED = ("raised", "lowered")
"""The kinds that are sorted by size, together."""
Verdict = Literal["better", "worse", "neutral"]


@dataclass(frozen=True, slots=True)
class Change:
    """One target of the old plan opposite one of the new, or alone."""

    kind: Kind
    indicator: str
    group: str | None
    old: Point | None
    new: Point | None
    difference: Difference | None = None
    direction: Verdict | None = None
    """Whether the change is for the better; None where the catalogue does not know the indicator."""
    match: Match | None = None


def diff(old: Iterable[Plan], new: Iterable[Plan], catalogue: Catalogue, fuzzy: bool = False) -> tuple[Change, ...]:
    """The changes from the old plans' targets to the new plans', sorted by group, kind and size.

    `old` and `new` are the plans of one region each; the order within each does not matter.
    """
    earlier, later = tuple(old), tuple(new)
    sides = with_owners((tuple(goals_of(earlier)), earlier), (tuple(goals_of(later)), later))
    found = align(*sides, (same_year, both_own_year, any_year), fuzzy)
    return tuple(sorted((change_of(opposite, catalogue) for opposite in found), key=order))


def goals_of(plans: Sequence[Plan]) -> Iterator[Point]:
    """What the plans aim at."""
    return with_spans((point for point in points_of(plans) if point.role == "target"), plans)


def same_year(old: Point, new: Point) -> bool:
    return old.year == new.year


def both_own_year(old: Point, new: Point) -> bool:
    """Whether each is for the last year of its own plan."""
    return is_own_year(old) and is_own_year(new)


def is_own_year(point: Point) -> bool:
    return point.year is not None and point.year == point.said[0].period[1]


def any_year(_old: Point, _new: Point) -> bool:
    return True


def change_of(opposite: Opposite, catalogue: Catalogue) -> Change:
    """What became of a target that stands opposite another, or alone."""
    old, new, statement = opposite.first, opposite.second, opposite.point.statement
    name, group = statement.indicator or statement.name, statement.group
    if old is None or new is None:
        return Change("added" if old is None else "dropped", name, group, old, new)
    apart = between(old, new)
    kind = kind_of(old, new, apart)
    direction = verdict(direction_of_both(old, new, catalogue), apart, old.statement, new.statement)
    return Change(kind, name, group or old.statement.group, old, new, apart, direction, opposite.match)


def direction_of_both(old: Point, new: Point, catalogue: Catalogue) -> Direction | None:
    """Which way is better of what the two speak of, whichever name the catalogue knows."""
    names = {point.statement.indicator or point.statement.name for point in (old, new)}
    found = {direction for name in names if (direction := direction_of(name, catalogue))}
    return found.pop() if len(found) == 1 else None


def kind_of(old: Point, new: Point, apart: Difference) -> Kind:
    """The kind of change between two targets that are `apart` so far."""
    if apart.reason == "overlap":
        return "reworded"
    if apart.value is None:
        return "not-comparable"
    if apart.value:
        return "raised" if apart.value > 0 else "lowered"
    if not same_deadline(old, new):
        return "deadline-moved"
    return "unchanged" if wording(old.statement) == wording(new.statement) else "reworded"


def same_deadline(old: Point, new: Point) -> bool:
    """Whether the two are for the same year, or each for its own plan's; an untold year moves nothing."""
    return None in (old.year, new.year) or old.year == new.year or both_own_year(old, new)


def wording(statement: Statement) -> tuple[str, str]:
    """What a target may change without changing its value: its bound and its unit; 名 and 人 are one."""
    return statement.comparator, statement.unit.replace("名", "人")


def direction_of(name: str, catalogue: Catalogue) -> Direction | None:
    """Which way is better, by the catalogue: of a name, else of what it is a group's (小学大班额比例: 大班额比例)."""
    entry = catalogue.match(name)
    cleaned = plain(name)
    for part in words_of("apart"):
        for lead in (part, f"{part}学生", f"{part}学校", f"{part}生"):
            if entry is None and cleaned.startswith(lead):
                entry = catalogue.match(cleaned.removeprefix(lead))
    return entry.direction if entry else None


def verdict(direction: Direction | None, apart: Difference, old: Statement, new: Statement) -> Verdict | None:
    """Whether a difference is for the better, by the indicator's direction; of two falls the deeper is lower."""
    if apart.value is None or direction is None:
        return None
    if direction == "neutral" or apart.value == 0:
        return "neutral"
    upward = (apart.value > 0) != (old.measure == new.measure == "decrease")
    return "better" if upward == (direction == "higher") else "worse"


def order(change: Change) -> tuple[object, ...]:
    """Changes by group, kind and size, the largest first, then by name and year."""
    group = GROUPS.index(change.group) if change.group in GROUPS else len(GROUPS)
    point = change.new or change.old
    assert point is not None
    rank = 0 if change.kind in MOVED else KINDS.index(change.kind)
    return group, rank, -share(change.difference, change.old), change.indicator, point.year or 0, point.subject


def share(apart: Difference | None, old: Point | None) -> Decimal:
    """How large a difference is, as a share of the old value, so that rates and amounts can be sorted together."""
    if apart is None or apart.value is None or old is None or old.statement.value == 0:
        return Decimal(0)
    return abs(apart.value / old.statement.value)


def changed(changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes without what stayed as it was."""
    return tuple(change for change in changes if change.kind != "unchanged")
