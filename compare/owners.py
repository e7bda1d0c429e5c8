"""Whose a figure is that its name does not say: in go points whose places differ, out come points of one owner each.

新建幼儿园3所、新增学位960个；改扩建小学5所、新增学位2400个 tells of two kinds of 学位 and contradicts nothing: what is
counted before each figure, in its own part of the sentence, owns it. What is said again elsewhere with another value
stays one point.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from plantargets.compare.points import Point, Said, amount_of
from plantargets.compare.subject import Subject, stock_of, subject_of
from plantargets.extractors.catalogue import group_of
from plantargets.extractors.model import Plan, Statement
from plantargets.extractors.scale import dimension

PART_ENDS = "。；;\n"
"""What ends a part of a sentence: beyond it nothing owns."""


Side = tuple[Sequence[Point], Sequence[Plan]]
"""The points of a side and the plans that they are read from."""


@dataclass(frozen=True, slots=True)
class Read:
    """A document's text and its statements in order."""

    text: str
    statements: Sequence[Statement]


def owned(points: Sequence[Point], plans: Sequence[Plan], several: Collection[Subject]) -> Iterator[Point]:
    """The points, those of the subjects that are several owners' one for each, the owner told in the subject's name."""
    read = reading(plans)
    for point in points:
        if point.subject in several:
            yield from by_owner(point, [owner_of(said, read) for said in point.said])
        else:
            yield point


def with_owners(first: Side, second: Side) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """The points of both sides, whose owners are told wherever one side has several of a subject."""
    several = several_owners(*first) | several_owners(*second)
    return tuple(owned(*first, several)), tuple(owned(*second, several))


def several_owners(points: Sequence[Point], plans: Sequence[Plan]) -> set[Subject]:
    """The subjects that a side has of several owners."""
    doubled = [point for point in points if point.contradicted]
    read = reading(plans) if doubled else {}
    return {point.subject for point in doubled if are_apart(point, [owner_of(said, read) for said in point.said])}


def reading(plans: Iterable[Plan]) -> dict[str, Read]:
    """The plans' texts and statements by their documents' names."""
    return {plan.document.name: Read(plan.document.text, sorted(plan.statements, key=start_of)) for plan in plans}


def owner_of(said: Said, read: Mapping[str, Read]) -> str:
    """Whose a figure is: the group of what is counted just before it in its part of the sentence, else what is."""
    statement, document = said.statement, read.get(said.document)
    if document is None or statement.where == "table":
        return ""
    mine = subject_of(statement).name
    names = (subject_of(one).name for one in counted_before(statement.start, document))
    owner = next((name for name in names if name != mine), "")
    return group_of(owner) or stock_of(owner)


def counted_before(position: int, document: Read) -> Iterator[Statement]:
    """What is counted before a place in its part of the sentence, the nearest first."""
    begin = part_begin(document.text, position)
    for one in reversed(document.statements[: bisect_left(document.statements, position, key=start_of)]):
        if one.start < begin:
            return
        if dimension(one.unit) != "%":
            yield one


def start_of(statement: Statement) -> int:
    """Where a statement begins."""
    return statement.start


def part_begin(text: str, position: int) -> int:
    """Where the part of the sentence begins that a position lies in."""
    return max(text.rfind(end, 0, position) for end in PART_ENDS) + 1


def are_apart(point: Point, owners: Sequence[str]) -> bool:
    """Whether the places differ because each has its own owner: one value an owner, and none without."""
    values = {(owner, amount_of(said.statement)) for owner, said in zip(owners, point.said, strict=True)}
    return all(owners) and len(values) == len(set(owners)) > 1


def by_owner(point: Point, owners: Sequence[str]) -> Iterator[Point]:
    """A point for each owner."""
    for owner in dict.fromkeys(owners):
        said = tuple(one for name, one in zip(owners, point.said, strict=True) if name == owner)
        subject = replace(point.subject, name=f"{point.subject.name} {owner}") if owner else point.subject
        yield Point(subject, said)
