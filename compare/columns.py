"""What stands across a matrix: in go plans, out come its columns: regions, plan years, or documents.

A column holds all plans that belong to it. A plan's year is the last year that it covers; a plan of several years
(2021–2025) is none of the yearly plan of its last year and has a column of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from plantargets.compare.sides import by_region
from plantargets.extractors.model import Plan
from plantargets.extractors.regions import regions

By = Literal["region", "year", "document"]
Period = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Column:
    """The plans that stand in one column; `region` and `period` are None where its plans do not share them."""

    name: str
    region: str | None
    period: Period
    """The years that its plans cover; the last of all and no first where they cover different ones."""
    plans: tuple[Plan, ...]

    @property
    def year(self) -> int | None:
        """The year that the column's goals are for, where nothing else is said."""
        return self.period[1]


def usual_by(plans: Sequence[Plan]) -> By:
    """What to set side by side: regions where there are several, else years where there are several, else documents."""
    if len(by_region(plans)) > 1:
        return "region"
    return "year" if len({period_of(plan) for plan in plans}) > 1 else "document"


def columns_of(plans: Sequence[Plan], by: By) -> tuple[Column, ...]:
    """The columns in the order of their names, or of their years; the order of the plans does not matter."""
    return MAKERS[by](plans)


def region_columns(plans: Iterable[Plan]) -> tuple[Column, ...]:
    """A column a region, with all its plans."""
    found = sorted(by_region(plans).items(), key=place_of)
    return tuple(Column(region, region, covered(members), tuple(members)) for region, members in found)


def place_of(side: tuple[str, Sequence[Plan]]) -> tuple[int, bytes]:
    """Provinces in their usual order, then all others by their pronunciation, which GB 18030 follows."""
    names = [region.name for region in regions() if region.level == "省"]
    name = side[0]
    return names.index(name) if name in names else len(names), name.encode("gb18030", "replace")


def year_columns(plans: Iterable[Plan]) -> tuple[Column, ...]:
    """A column a plan's years; where there are several regions, one for each region's."""
    sides = sorted(by_region(plans).items(), key=place_of)
    found: list[Column] = []
    for region, members in sides:
        for period in sorted({period_of(plan) for plan in members}, key=order_of):
            name = period_text(period) if len(sides) == 1 else f"{region} {period_text(period)}"
            found.append(Column(name, region, period, tuple(p for p in members if period_of(p) == period)))
    return tuple(found)


def document_columns(plans: Iterable[Plan]) -> tuple[Column, ...]:
    """A column a document, under its name."""
    members = sorted(plans, key=lambda plan: plan.document.name)
    return tuple(Column(plan.document.name, plan.facts.region, period_of(plan), (plan,)) for plan in members)


MAKERS = {"region": region_columns, "year": year_columns, "document": document_columns}


def period_of(plan: Plan) -> Period:
    """The years a plan covers; a plan of one year begins in it."""
    start, end = plan.facts.period_start, plan.facts.period_end
    return (end if start is None else start), end


def covered(plans: Iterable[Plan]) -> Period:
    """The years that all of the plans cover, else the last year of any."""
    periods = sorted(set(map(period_of, plans)), key=order_of)
    return periods[0] if len(periods) == 1 else (None, periods[-1][1])


def order_of(period: Period) -> tuple[int, int]:
    """Periods by their last year, then by their first, those without one in front."""
    return period[1] or 0, period[0] or 0


def period_text(period: Period) -> str:
    """The years of a period: '2021–2025', '2024'; '?' where it is not known.

    >>> period_text((2021, 2025)), period_text((2024, 2024)), period_text((None, None))
    ('2021–2025', '2024', '?')
    """
    years = [str(year) for year in period if year is not None]
    return "–".join(dict.fromkeys(years)) or "?"
