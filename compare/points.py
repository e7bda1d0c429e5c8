"""What a side says: in go its plans, out come its points, one a subject, role and year, with every place that says so.

A side is one document or several of the same region. Where it says the same thing twice, the first place is used and
all are kept; where the places differ, the point is contradicted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from plantargets.compare.subject import Subject, subject_of
from plantargets.extractors.model import Plan, Role, Statement
from plantargets.extractors.scale import size_of

Span = Literal["", "year", "years", "review"]
"""What an amount is said of: one year, several together, the one or the other (in a review of several); '' untold."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with the document that makes it."""

    document: str
    region: str | None
    period: tuple[int | None, int | None]
    """The years that the document covers."""
    statement: Statement
    span: Span = ""
    """Of which years together the amount is said; told where goals and results are set against each other."""


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a subject, reached or aimed at, for a year; `said` holds all places that say so, the used first."""

    subject: Subject
    said: tuple[Said, ...]

    @property
    def statement(self) -> Statement:
        return self.said[0].statement

    @property
    def role(self) -> Role:
        return self.statement.role

    @property
    def year(self) -> int | None:
        return self.statement.year

    @property
    def span(self) -> Span:
        """Of which years the amount is said, by the first place that tells."""
        return next((said.span for said in self.said if said.span), "")

    @property
    def contradicted(self) -> bool:
        """Whether two places give different values."""
        return len({amount_of(said.statement) for said in self.said}) > 1


def amount_of(statement: Statement) -> tuple[object, ...]:
    """A statement's value in its plain unit, with its direction: 1.2万人 and 12000人 are equal."""
    factor = size_of(statement.unit)[0]
    high = None if statement.value_high is None else statement.value_high * factor
    return (statement.value * factor, high, statement.measure)


def said_of(plan: Plan) -> Iterator[Said]:
    """The statements of a plan that take part in a comparison, in document order."""
    facts = plan.facts
    for statement in sorted(plan.statements, key=lambda s: (s.start, s.end)):
        if statement.core:
            period = (facts.period_start, facts.period_end)
            yield Said(plan.document.name, facts.region, period, statement)


def points_of(plans: Iterable[Plan]) -> tuple[Point, ...]:
    """The points of a side; the order of its plans does not matter."""
    places: dict[tuple[Subject, Role, int | None], list[Said]] = {}
    for plan in sorted(plans, key=lambda p: ((p.facts.period_end or 0), p.document.name)):
        for said in said_of(plan):
            key = (subject_of(said.statement), said.statement.role, said.statement.year)
            places.setdefault(key, []).append(said)
    return tuple(Point(subject, tuple(said)) for (subject, _, _), said in places.items())
