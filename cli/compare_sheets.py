"""`plan compare` as a workbook: in goes a view, out come its sheets: the matrix, and a row a cell for a pivot table.

In the matrix every single value is a number in its row's unit, shown with its bound and unit; what is no single number
(two values that contradict each other, a range) is text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plantargets.cli.amounts import BOUNDS, unit_text
from plantargets.cli.compare_cells import APART, MISSING, dates_of, gap_text, point_text, references_text
from plantargets.cli.compare_rows import long_columns, long_records
from plantargets.cli.compare_view import View
from plantargets.cli.headings import heading
from plantargets.cli.messages import say
from plantargets.cli.xlsx import Sheet, Shown, record_sheet
from plantargets.compare.against import Gap
from plantargets.compare.cells import Cell
from plantargets.compare.columns import Column
from plantargets.compare.matrix import Row
from plantargets.compare.points import Point
from plantargets.compare.summary import Summary, summary_of
from plantargets.extractors.indicators import signed
from plantargets.extractors.scale import convert

FIGURES = ("number", "minimum", "minimum_at", "median", "maximum", "maximum_at")


def sheets(view: View, long: bool, ranked: bool) -> Iterator[Sheet]:
    """The matrix, unless only the long form is wanted, and the long form."""
    if not (long or ranked):
        yield matrix_sheet(view)
    yield record_sheet(say("sheet-long", view.lang), long_records(view, ranked), long_columns(view, ranked))


def matrix_sheet(view: View) -> Sheet:
    """The matrix: a column a side of each of its columns."""
    sides = sides_of(view)
    against = ["national_target", "source"] if view.references is not None else []
    header = [heading(column, view.lang) for column in ("indicator", "group", *against)]
    for name in view.headings():
        header += [f"{name} {heading(side, view.lang)}" if len(sides) > 1 else name for side in sides]
    header += [heading(figure, view.lang) for figure in FIGURES]
    return Sheet(say("sheet-matrix", view.lang), header, [row_of(row, view, sides) for row in view.rows])


def sides_of(view: View) -> list[str]:
    """What is told of each cell: baseline, goal, change, gap."""
    shown: list[str] = ["baseline", "goal"] if view.show == "both" else [view.show]
    return [*shown, "gap"] if view.references is not None else shown


def row_of(row: Row, view: View, sides: list[str]) -> list[Any]:
    """A row's values."""
    summary = summary_of(row, view.show)
    values: list[Any] = [view.labels[row.subject], row.group]
    if view.references is not None:
        known = view.references(row.subject)
        values += [references_text(row, view), "; ".join(one.source for one in known)]
    for cell, column, gap in zip(row.cells, view.columns, view.gaps(row), strict=True):
        values += [side_value(side, cell, column, gap, summary, view) for side in sides]
    return [*values, *figures(summary, view)]


def side_value(
    side: str, cell: Cell | None, column: Column, gap: Gap | None, summary: Summary | None, view: View
) -> Any:
    """A side of a cell as a number, or as text where it is none."""
    if side == "gap":
        return None if gap is None else gap_text(gap, view.lang)
    if cell is None or not cell.comparable:
        return MISSING if cell is None else APART
    if side == "change":
        unit = unit_text(cell.change_unit, view.lang)
        return MISSING if cell.change is None else Shown(cell.change, after=unit)
    point = cell.baseline if side == "baseline" else cell.goal
    usual = dates_of(column)[side]
    return MISSING if point is None else point_value(point, usual, summary, view)


def point_value(point: Point, usual: int | None, summary: Summary | None, view: View) -> Any:
    """A point as a number in the row's unit, shown with its bound, unit and unusual year."""
    statement = point.statement
    unit = summary.unit if summary and summary.of != "change" else statement.unit
    value = convert(signed(statement), statement.unit, unit)
    if value is None or point.contradicted or statement.value_high is not None:
        return point_text(point, usual, view.lang)
    year = "" if point.year in (usual, None) else f" ({point.year})"
    return Shown(value, BOUNDS.get(statement.comparator, ""), unit_text(unit, view.lang) + year)


def figures(summary: Summary | None, view: View) -> list[Any]:
    """A row's summary figures."""
    if summary is None:
        return [0, *[None] * (len(FIGURES) - 1)]
    mark, unit = say("list-mark", view.lang), unit_text(summary.unit, view.lang)
    low, middle, high = (Shown(value, after=unit) for value in (summary.minimum, summary.median, summary.maximum))
    lowest, highest = (mark.join(view.named(summary.at(one.value))) for one in (low, high))
    return [summary.count, low, lowest, middle, high, highest]
