"""A row in figures: in goes a row, out come its count, minimum, median and maximum, and who stands where.

Only comparable values take part, in one unit, falls as negative numbers; a range counts with its lower end, a
contradicted value with the first that was said. Every figure is a written value in the row's unit; the median of an
even number of values is the mean of the two in the middle.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import Literal

from plantargets.compare.cells import Cell
from plantargets.compare.matrix import Row, Show
from plantargets.extractors.indicators import signed
from plantargets.extractors.scale import convert, size_of, tidy

Figure = Literal["baseline", "goal", "change"]
Sort = Literal["group", "name", "spread", "coverage"]


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of a row, in `unit`; columns are given by their numbers, in order."""

    of: Figure
    unit: str
    values: tuple[tuple[int, Decimal], ...]
    """Column and value, in the columns' order."""

    @property
    def count(self) -> int:
        return len(self.values)

    @property
    def minimum(self) -> Decimal:
        return min(value for _, value in self.values)

    @property
    def maximum(self) -> Decimal:
        return max(value for _, value in self.values)

    @property
    def median(self) -> Decimal:
        return tidy(median(value for _, value in self.values))

    @property
    def spread(self) -> Decimal:
        """How far the values lie apart, as a share of their median, so that rates and amounts sort together."""
        middle = abs(self.median)
        return (self.maximum - self.minimum) / middle if middle else self.maximum - self.minimum

    def at(self, value: Decimal) -> tuple[int, ...]:
        """The columns that have a value."""
        return tuple(column for column, held in self.values if held == value)


@dataclass(frozen=True, slots=True)
class Ranking:
    """The columns of a row from the highest value to the lowest, equal ones on one place, and those without one."""

    summary: Summary
    places: tuple[tuple[int, int], ...]
    """Place (1 is the highest) and column."""
    apart: tuple[int, ...]
    """The columns whose value is not comparable."""
    lacking: tuple[int, ...]
    """The columns that say nothing of it."""


def summary_of(row: Row, show: Show) -> Summary | None:
    """The figures of what is shown; of baselines and goals the goals, unless only one column has a goal."""
    if show != "both":
        return figures(row.cells, show)
    goals, baselines = figures(row.cells, "goal"), figures(row.cells, "baseline")
    if goals is None or baselines is None:
        return goals or baselines
    return goals if goals.count > 1 or goals.count >= baselines.count else baselines


def figures(cells: Sequence[Cell | None], of: Figure) -> Summary | None:
    """The figures of one side; None where no cell has a comparable one."""
    amounts = [(n, found) for n, cell in enumerate(cells) if cell and (found := amount_of(cell, of)) is not None]
    if not amounts:
        return None
    unit = common_unit(unit for _, (_, unit) in amounts)
    scaled = ((number, convert(value, own, unit)) for number, (value, own) in amounts)
    return Summary(of, unit, tuple((number, value) for number, value in scaled if value is not None))


def amount_of(cell: Cell, of: Figure) -> tuple[Decimal, str] | None:
    """The signed value of a side of a comparable cell, and its unit."""
    if not cell.comparable:
        return None
    if of == "change":
        return None if cell.change is None else (cell.change, cell.change_unit or "")
    point = cell.side(of)
    return None if point is None else (signed(point.statement), point.statement.unit)


def common_unit(units: Iterable[str]) -> str:
    """The unit that is used most; of several, the smallest."""
    counts = Counter(units)
    return min(counts, key=lambda unit: (-counts[unit], size_of(unit)[0], unit))


def ranking_of(row: Row, show: Show) -> Ranking | None:
    """Who is highest, and who lacks it."""
    summary = summary_of(row, show)
    if summary is None:
        return None
    ordered = sorted(summary.values, key=lambda held: (-held[1], held[0]))
    places = tuple((1 + sum(other > value for _, other in ordered), number) for number, value in ordered)
    rest = [number for number in range(len(row.cells)) if number not in dict(summary.values)]
    apart = tuple(number for number in rest if (cell := row.cells[number]) and not cell.comparable)
    return Ranking(summary, places, apart, tuple(number for number in rest if number not in apart))


def kept(rows: Iterable[Row], least: int, show: Show) -> tuple[Row, ...]:
    """The rows that at least so many columns have."""
    return tuple(row for row in rows if row.coverage(show) >= least)


def ordered(rows: Iterable[Row], sort: Sort, show: Show) -> tuple[Row, ...]:
    """The rows by group (as a matrix gives them), by name, the widest spread first, or the best covered first."""
    if sort == "group":
        return tuple(rows)
    if sort == "name":
        return tuple(sorted(rows, key=lambda row: (row.indicator.encode("gb18030", "replace"), row.subject)))
    if sort == "coverage":
        return tuple(sorted(rows, key=lambda row: -row.coverage(show)))
    return tuple(sorted(rows, key=lambda row: -spread_of(row, show)))


def spread_of(row: Row, show: Show) -> Decimal:
    """How far the values of a row lie apart, -1 where it has none."""
    summary = summary_of(row, show)
    return Decimal(-1) if summary is None else summary.spread
