"""What stands opposite what: in go the points of two sides, out come pairs, each with how its names were matched.

Points of one name stand opposite each other; those of one subject first, then what is left of the name, which is not
comparable. Names outside the catalogue match only where they are the same, are one wording of the same thing
(`WORDINGS`), or, where asked for, nearly the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from plantargets.compare.points import Point
from plantargets.compare.spans import alike_in_time, other_span
from plantargets.compare.subject import is_new, same_words, stock_of, unstaged, words_of
from plantargets.extractors.catalogue import plain

How = Literal["exact", "alias", "fuzzy"]

SameYear = Callable[[Point, Point], bool]
Named = Mapping[str, Sequence[Point]]
"""The points of a side under their names."""
Found = tuple[str, str, int | None]
"""A name of one side, the name of the other that it is found to be, and their likeness where they are only near."""
Finder = Callable[[Named, Named], Iterator[Found]]


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
    for finder in (same_names, *map(alike_by, WORDINGS), *([near_names] if fuzzy else []), new_and_stock):
        for name, other, score in list(finder(firsts, seconds)):
            found += paired(firsts.pop(name), seconds.pop(other), rules, score)
    found += [Opposite(point, None) for points in firsts.values() for point in points]
    return (*found, *(Opposite(None, point) for points in seconds.values() for point in points))


def same_names(first: Named, second: Named) -> Iterator[Found]:
    """The names that both sides have."""
    yield from ((name, name, None) for name in sorted(first.keys() & second.keys()))


def alike_by(wording: Callable[[str, Point], str | None]) -> Finder:
    """Finds names that are one by a wording of theirs, where each side has just one such name."""

    def found(first: Named, second: Named) -> Iterator[Found]:
        ours, theirs = (only_names(side, wording) for side in (first, second))
        yield from ((ours[words], theirs[words], None) for words in sorted(ours.keys() & theirs.keys()))

    return found


def only_names(side: Named, wording: Callable[[str, Point], str | None]) -> dict[str, str]:
    """The names of a side by their wording, those left out that share one."""
    worded: dict[str, list[str]] = {}
    for name, points in side.items():
        words = wording(name, points[0])
        if words is not None:
            worded.setdefault(words, []).append(name)
    return {words: names[0] for words, names in worded.items() if len(names) == 1}


def as_written(name: str, point: Point) -> str | None:
    """The plan's own name, which the catalogue may know in one unit and not in another."""
    return None if is_bare(name) else same_words(plain(point.statement.name))


def without_stage(name: str, point: Point) -> str | None:
    """The name without its group's stage, which one plan says and the other leaves to its heading."""
    return f"{point.statement.group} {unstaged(name, point.statement.group)}" if point.statement.group else None


def as_gained(name: str, point: Point) -> str | None:
    """The things that a name counts as newly there: 新增高技能人才, 新培育高技能人才."""
    return next((name.removeprefix(word) for word in words_of("gained") if name.startswith(word)), None)


WORDINGS = (as_written, without_stage, as_gained)
"""Under which wordings names that are not the same may be one, the surest first."""


def near_names(first: Named, second: Named) -> Iterator[Found]:
    """Names that are nearly the same, with their likeness."""
    from plantargets.compare import near

    yield from near.near_names(first, second)


def new_and_stock(first: Iterable[str], second: Iterable[str]) -> Iterator[Found]:
    """Pairs of names of which one counts the new and the other all of the same things; they are not comparable."""
    stocks = {stock_of(name): name for name in sorted(second)}
    for name in sorted(first):
        other = stocks.get(stock_of(name))
        if other is not None and is_new(name) != is_new(other):
            del stocks[stock_of(name)]
            yield name, other, None


def by_name(points: Iterable[Point]) -> dict[str, list[Point]]:
    """The points under their subjects' names."""
    named: dict[str, list[Point]] = {}
    for point in points:
        name = point.subject.name
        named.setdefault(f"{name} {heading_of(point)}" if is_bare(name) else name, []).append(point)
    return named


def is_bare(name: str) -> bool:
    """Whether a name says nothing alone (项目, 企业), so that only its heading tells what is counted."""
    return name.split(" ")[0] in words_of("bare")


def heading_of(point: Point) -> str:
    """The heading that a point stands below."""
    return point.statement.section[-1] if point.statement.section else ""


def paired(
    first: Sequence[Point], second: Sequence[Point], rules: Sequence[SameYear], score: int | None
) -> Iterator[Opposite]:
    """The points of one name in pairs: of one subject by each rule in turn, then whatever is left of the name."""
    left, right = sorted(first, key=order), sorted(second, key=order)
    for rule in (*map(of_one_span, rules), *map(of_one_subject, rules), *rules):
        for point in tuple(left):
            other = next((candidate for candidate in right if rule(point, candidate)), None)
            if other is not None:
                left.remove(point)
                right.remove(other)
                yield Opposite(point, other, match_of(point, other, score))
    yield from (Opposite(point, None) for point in left)
    yield from (Opposite(None, point) for point in right)


def of_one_span(rule: SameYear) -> SameYear:
    """The rule, for points of one subject that are said of as many years."""
    return lambda one, other: one.span == other.span and of_one_subject(rule)(one, other)


def of_one_subject(rule: SameYear) -> SameYear:
    """The rule, for points of one subject only (fuzzy names count as one)."""
    return lambda one, other: comparable(one, other) and rule(one, other)


def comparable(one: Point, other: Point) -> bool:
    """Whether the kinds of number agree, whatever the names."""
    ours, theirs = one.subject, other.subject
    alike = (ours.kind, ours.dimension) == (theirs.kind, theirs.dimension)
    return alike and (ours.per == theirs.per or alike_in_time(one, other)) and not other_span(one, other)


def order(point: Point) -> tuple[object, ...]:
    """Points of one name in a fixed order: by kind of number, then year, those without one last."""
    return point.subject, point.role, point.year is None, point.year or 0, point.span


def match_of(one: Point, other: Point, score: int | None) -> Match:
    """How the names of two points were matched."""
    if score is not None:
        return Match("fuzzy", score)
    return Match("exact" if one.statement.name == other.statement.name else "alias")
