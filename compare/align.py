"""What stands opposite what: in go the points of two sides, out come pairs, each with how its names were matched.

Points of one name stand opposite each other; those of one subject first, then what is left of the name, which is not
comparable. Names outside the catalogue match only where they are the same, or, where asked for, nearly the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from plantargets.compare.points import Point
from plantargets.compare.subject import is_new, stock_of

How = Literal["exact", "alias", "fuzzy"]

SameYear = Callable[[Point, Point], bool]


@dataclass(frozen=True, slots=True)
class Match:
    """How two names were found to be one: written alike, known by the catalogue, or nearly alike (score of 100)."""

    how: How
    score: int | None = None


@dataclass(frozen=True, slots=True)
class Opposite:
    """Two points that stand opposite each other, or one that stands alone."""

    first: Point | None
    second: Point | None
    match: Match | None = None

    @property
    def point(self) -> Point:
        """The second point, else the first."""
        point = self.second or self.first
        assert point is not None
        return point


def align(
    first: Sequence[Point], second: Sequence[Point], rules: Sequence[SameYear], fuzzy: bool = False
) -> tuple[Opposite, ...]:
    """The points of two sides in pairs, the lone ones alone.

    `rules` say when two years belong together; points are paired by the first rule that any rule before it left open.
    """
    firsts, seconds = by_name(first), by_name(second)
    found: list[Opposite] = []
    for name in sorted(firsts.keys() & seconds.keys()):
        found += paired(firsts.pop(name), seconds.pop(name), rules, None)
    if fuzzy:
        from plantargets.compare.near import near_names

        for name, other, score in near_names(firsts, seconds):
            found += paired(firsts.pop(name), seconds.pop(other), rules, score)
    for name, other in new_and_stock(firsts, seconds):
        found += paired(firsts.pop(name), seconds.pop(other), rules, None)
    found += [Opposite(point, None) for points in firsts.values() for point in points]
    return (*found, *(Opposite(None, point) for points in seconds.values() for point in points))


def new_and_stock(first: Iterable[str], second: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of names of which one counts the new and the other all of the same things; they are not comparable."""
    stocks = {stock_of(name): name for name in sorted(second)}
    for name in sorted(first):
        other = stocks.get(stock_of(name))
        if other is not None and is_new(name) != is_new(other):
            del stocks[stock_of(name)]
            yield name, other


def by_name(points: Iterable[Point]) -> dict[str, list[Point]]:
    """The points under their subjects' names."""
    named: dict[str, list[Point]] = {}
    for point in points:
        named.setdefault(point.subject.name, []).append(point)
    return named


def paired(
    first: Sequence[Point], second: Sequence[Point], rules: Sequence[SameYear], score: int | None
) -> Iterator[Opposite]:
    """The points of one name in pairs: of one subject by each rule in turn, then whatever is left of the name."""
    left, right = sorted(first, key=order), sorted(second, key=order)
    for rule in (*map(of_one_subject, rules), *rules):
        for point in tuple(left):
            other = next((candidate for candidate in right if rule(point, candidate)), None)
            if other is not None:
                left.remove(point)
                right.remove(other)
                yield Opposite(point, other, match_of(point, other, score))
    yield from (Opposite(point, None) for point in left)
    yield from (Opposite(None, point) for point in right)


def of_one_subject(rule: SameYear) -> SameYear:
    """The rule, for points of one subject only (fuzzy names count as one)."""
    return lambda one, other: one.subject.kind == other.subject.kind and comparable(one, other) and rule(one, other)


def comparable(one: Point, other: Point) -> bool:
    """Whether the kinds of number agree, whatever the names."""
    ours, theirs = one.subject, other.subject
    return (ours.kind, ours.dimension, ours.per) == (theirs.kind, theirs.dimension, theirs.per)


def order(point: Point) -> tuple[object, ...]:
    """Points of one name in a fixed order: by kind of number, then year, those without one last."""
    return point.subject, point.role, point.year is None, point.year or 0


def match_of(one: Point, other: Point, score: int | None) -> Match:
    """How the names of two points were matched."""
    if score is not None:
        return Match("fuzzy", score)
    return Match("exact" if one.statement.name == other.statement.name else "alias")
