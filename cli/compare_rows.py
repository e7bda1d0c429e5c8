"""From a matrix to records for machines: in go rows, out come dictionaries with stable English names.

`wide`: a row an indicator, a column for each region, year or document, with the cells as text (csv, tsv) or as objects
(json). `long`: a row a cell, with both sides' values, quotes, documents and lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from plantargets.cli.compare_cells import MISSING, shown_cell
from plantargets.cli.compare_view import View
from plantargets.cli.diff_rows import CELLS, point_record, side_record
from plantargets.cli.rows import Record
from plantargets.compare.against import Gap, Reference
from plantargets.compare.cells import Cell
from plantargets.compare.columns import Column
from plantargets.compare.matrix import Row, shows
from plantargets.compare.summary import Ranking, ranking_of, summary_of

LEAD = ("group", "indicator", "kind")
SUMMARY = ("summary_of", "unit", "count", "minimum", "minimum_at", "median", "maximum", "maximum_at")
REFERENCES = ("reference", "reference_year", "reference_source")
GAP = (
    *("reference_comparator", "reference_value", "reference_unit", "reference_year", "reference_source"),
    *("gap", "gap_unit", "met"),
)
LONG = (
    *("column", "region", "period_start", "period_end", *LEAD),
    *(f"baseline_{cell}" for cell in CELLS),
    *(f"goal_{cell}" for cell in CELLS),
    *("change", "change_unit", "unit", "quote", "doc", "line"),
    *("comparable", "reason", "contradicted", "match", "score"),
)
"""The columns of a row a cell; `unit` to `line` are the goal's, else the baseline's."""


def wide_columns(view: View, nested: bool) -> tuple[str, ...]:
    """The columns of a row an indicator."""
    against = () if view.references is None else ("references",) if nested else REFERENCES
    cells = ("cells",) if nested else tuple(keys_of(view.columns))
    return (*LEAD, *against, *cells, *SUMMARY)


def keys_of(columns: Iterable[Column]) -> list[str]:
    """The columns' names; in brackets where one is the name of a column of ours."""
    ours = {*LEAD, *REFERENCES, *SUMMARY}
    return [f"[{column.name}]" if column.name in ours else column.name for column in columns]


def long_columns(view: View, ranked: bool) -> tuple[str, ...]:
    """The columns of a row a cell."""
    return (*LONG, *(("rank",) if ranked else ()), *(GAP if view.references is not None else ()))


def wide_records(view: View, nested: bool) -> Iterator[Record]:
    """A record a row."""
    for row in view.rows:
        record = {**lead(row), **summary_record(row, view)}
        gaps, keys = view.gaps(row), keys_of(view.columns)
        known = [] if view.references is None else view.references(row.subject)
        if nested:
            told = zip(view.columns, row.cells, gaps, strict=True)
            record["cells"] = {column.name: cell and cell_record(cell, gap) for column, cell, gap in told}
            record["references"] = [reference_record(one) for one in known]
        else:
            record |= dict(zip(keys, csv_cells(row, view), strict=True))
            record |= listed_references(known)
        yield record


def csv_cells(row: Row, view: View) -> list[str | None]:
    """The texts of a row's cells, the same in every language, each value with its year; None where nothing is said.

    A cell begins with no +, which a spreadsheet would take for a formula's.
    """
    dated = replace(view, lang="zh", dated=True)
    told = zip(row.cells, view.columns, view.gaps(row), strict=True)
    texts = (shown_cell(cell, column, dated, gap) for cell, column, gap in told)
    return [None if text == MISSING else text.removeprefix("+") for text in texts]


def lead(row: Row) -> Record:
    """What every record of a row begins with."""
    return {"group": row.group, "indicator": row.indicator, "kind": row.subject.kind}


def listed_references(known: Sequence[Reference]) -> Record:
    """The references of a row as cells: their quotes, years and sources."""
    return {
        "reference": [one.statement.quote for one in known],
        "reference_year": [str(one.statement.year or "") for one in known],
        "reference_source": [one.source for one in known],
    }


def summary_record(row: Row, view: View) -> Record:
    """A row's figures, with the columns that hold the lowest and the highest."""
    summary = summary_of(row, view.show)
    if summary is None:
        return {**dict.fromkeys(SUMMARY), "count": 0}
    return {
        "summary_of": summary.of,
        "unit": summary.unit,
        "count": summary.count,
        "minimum": summary.minimum,
        "minimum_at": view.named(summary.at(summary.minimum)),
        "median": summary.median,
        "maximum": summary.maximum,
        "maximum_at": view.named(summary.at(summary.maximum)),
    }


def cell_record(cell: Cell, gap: Gap | None) -> Record:
    """A cell as an object."""
    return {
        "baseline": cell.baseline and point_record(cell.baseline),
        "goal": cell.goal and point_record(cell.goal),
        "change": cell.change,
        "change_unit": cell.change_unit,
        **marks(cell),
        **(gap_record(gap) if gap else {}),
    }


def marks(cell: Cell) -> Record:
    """Whether and how a cell stands with the others of its row."""
    return {
        "comparable": cell.comparable,
        "reason": cell.reason or None,
        "contradicted": any(point.contradicted for point in (cell.baseline, cell.goal) if point),
        "match": cell.match.how,
        "score": cell.match.score,
    }


def reference_record(reference: Reference) -> Record:
    """What is measured against."""
    statement = reference.statement
    return {
        "reference_comparator": statement.comparator,
        "reference_value": statement.value,
        "reference_unit": statement.unit,
        "reference_year": statement.year,
        "reference_source": reference.source,
    }


def gap_record(gap: Gap) -> Record:
    """How far from which reference."""
    return {
        **reference_record(gap.reference),
        "gap": gap.value,
        "gap_unit": gap.unit if gap.value is not None else None,
        "met": gap.met,
    }


def long_records(view: View, ranked: bool) -> Iterator[Record]:
    """A record a cell that has what is shown; with `ranked` from the highest to the lowest, the lacking ones last."""
    for row in view.rows:
        ranking = ranking_of(row, view.show) if ranked else None
        gaps = view.gaps(row)
        for number, place in numbered(row, ranking, view):
            cell, column = row.cells[number], view.columns[number]
            record = {**lead(row), **column_record(column), "rank": place}
            yield record if cell is None else {**record, **long_record(cell, gaps[number])}


def numbered(row: Row, ranking: Ranking | None, view: View) -> list[tuple[int, int | None]]:
    """The columns to be told, each with its place in the ranking."""
    if ranking is None:
        cells = enumerate(row.cells)
        return [(number, None) for number, cell in cells if cell is not None and shows(cell, view.show)]
    placed: list[tuple[int, int | None]] = [(number, place) for place, number in ranking.places]
    return [*placed, *((number, None) for number in (*ranking.apart, *ranking.lacking))]


def column_record(column: Column) -> Record:
    """What every cell of a column says of it."""
    start, end = column.period
    return {"column": column.name, "region": column.region, "period_start": start, "period_end": end}


def long_record(cell: Cell, gap: Gap | None) -> Record:
    """A cell on one line, with the years that its document covers."""
    told, (start, end) = point_record(cell.point), cell.point.said[0].period
    return {
        "period_start": start,
        "period_end": end,
        **side_record("baseline", cell.baseline),
        **side_record("goal", cell.goal),
        "change": cell.change,
        "change_unit": cell.change_unit,
        **{key: told[key] for key in ("unit", "quote", "doc", "line")},
        **marks(cell),
        **(gap_record(gap) if gap else {}),
    }
