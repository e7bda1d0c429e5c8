"""What a report on one year says of several, apart from the year's own: in go a column's plans, out come its points.

五年来城镇新增就业4.6万人 is no baseline of this year's 9000人, nor is growth since five years ago that of a year. Such
sums have a subject of their own, whose period is `SUM`. A plan of several years says all its goals of them together.

>>> from plantargets.extractors import extract
>>> report = extract("云溪县2025年政府工作报告\\n五年来，城镇新增就业5.2万人。去年，城镇新增就业1.1万人。")
>>> [(str(point.statement.value), point.subject.per) for point in points_apart([report])]
[('1.1', ''), ('5.2', '累计')]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from plantargets.compare.points import Point, Said, points_of
from plantargets.compare.spans import TOO_MUCH, size_of_said, span_of
from plantargets.compare.subject import SUM, Subject
from plantargets.extractors.model import Plan


def points_apart(plans: Sequence[Plan]) -> Iterator[Point]:
    """The points of the plans, the sums of several years in yearly documents under a subject of their own."""
    texts = {plan.document.name: plan.document.text for plan in plans}
    points = [
        replace(point, said=tuple(replace(said, span=span_of(said, texts)) for said in point.said))
        for point in points_of(plans)
    ]
    yearly = sizes_of_years(points)
    for point in points:
        sums = [said for said in point.said if is_sum(said, point.subject, yearly.get(point.subject))]
        own = tuple(said for said in point.said if said not in sums)
        if own:
            yield Point(point.subject, own)
        if sums:
            yield Point(replace(point.subject, per=SUM), tuple(sums))


def sizes_of_years(points: Iterable[Point]) -> dict[Subject, Decimal]:
    """The largest amount that is surely said of one year, by subject."""
    found: dict[Subject, Decimal] = {}
    for point in points:
        for said in point.said:
            if said.span == "year":
                found[point.subject] = max(found.get(point.subject, Decimal(0)), size_of_said(said))
    return found


def is_sum(said: Said, subject: Subject, yearly: Decimal | None) -> bool:
    """Whether a yearly document says something of several years: in words, by its base, or by being far too much."""
    start, end = said.period
    if start is None or start != end or subject.per:
        return False
    if subject.kind == "growth" and is_far(said):
        return True
    much = yearly is not None and size_of_said(said) >= TOO_MUCH * yearly > 0
    return said.span == "years" or (said.span == "review" and much)


def is_far(said: Said) -> bool:
    """Whether a rise starts from further back than the year before."""
    base, year = said.statement.baseline_year, said.statement.year
    return base is not None and year is not None and year - base > 1
