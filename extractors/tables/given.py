"""Tables whose cells the document's own file tells, as Word, HTML and Excel files do.

In: the tables of a document, as its reader built them. Out: those that are tables of figures, ready to be read; and of
the others the cells, which are prose, and the stretches that the headings in them reign over; and statements with the
addresses of their cells.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from plantargets.extractors.model import SourceCell, SourceTable, Span, Statement
from plantargets.extractors.segment import Scope
from plantargets.extractors.tables.cells import kind_of
from plantargets.extractors.tables.grid import Cell, Line, Table
from plantargets.extractors.tables.layout import rejoined, unfolded
from plantargets.extractors.tables.titles import title_above
from plantargets.extractors.tables.worth import is_numeric_table

SHAPE = "given"
MIN_FIGURES = 4
"""Fewer bare values make no table of figures."""


def tables(text: str, lines: Sequence[Line], known: Sequence[SourceTable]) -> Iterator[Table]:
    """Those of a document's tables that hold figures under a header."""
    for one in joined(text, known):
        rows = _body(one)
        if rows:
            start, end = rows[0][0].start, rows[-1][-1].end
            cells = [tuple(Cell(cell.text, cell.start, cell.end) for cell in row) for row in rows]
            table = Table(start, end, SHAPE, title_above(lines, start), tuple(unfolded(rejoined(cells))))
            if is_numeric_table(table):
                yield table


def joined(text: str, known: Sequence[SourceTable]) -> Iterator[SourceTable]:
    """The tables in order, those of one width with nothing between them as one: a page or an editor parted it."""
    last: SourceTable | None = None
    for table in known:
        if last is not None and _width(last) == _width(table) and not text[last.end : table.start].strip():
            last = SourceTable(last.start, table.end, (*last.rows, *table.rows))
            continue
        if last is not None:
            yield last
        last = table
    if last is not None:
        yield last


def _width(table: SourceTable) -> int:
    return max(map(len, table.rows), default=0)


def _body(table: SourceTable) -> tuple[tuple[SourceCell, ...], ...]:
    """The rows without those at both ends that fill one cell: a title, a caption, a note below the figures."""
    filled = [number for number, row in enumerate(table.rows) if sum(bool(cell.text) for cell in row) > 1]
    return table.rows[filled[0] : filled[-1] + 1] if filled else ()


def lost(known: Sequence[SourceTable], closed: Sequence[Span]) -> list[Span]:
    """The stretches of the tables that are mostly figures and stand in no closed stretch: their header says too little.

    They are told of like every table that cannot be read; a bare number in a cell is never read as prose.
    """
    ends = [end for _, end in closed]
    spans = ((table, (table.start, table.end)) for table in known if _is_of_figures(table))
    return [span for table, span in spans if not any(_reaches_into(s, closed, ends) for s in _filled(table))]


def _is_of_figures(table: SourceTable) -> bool:
    """Whether most of the cells below the header and behind the first of each row are bare values."""
    kinds = [[kind_of(cell.text) for cell in row[1:] if cell.text] for row in table.rows]
    header = next((height for height, row in enumerate(kinds) if "value" in row), len(kinds))
    cells = [kind for row in kinds[header:] for kind in row]
    values = cells.count("value")
    return values >= MIN_FIGURES and values * 2 > len(cells)


def _filled(table: SourceTable) -> Iterator[Span]:
    return ((cell.start, cell.end) for row in table.rows for cell in row if cell.text)


def prose_cells(known: Sequence[SourceTable], closed: Sequence[Span]) -> list[Span]:
    """The stretches of the cells that hold words and stand in no closed stretch."""
    ends = [end for _, end in closed]
    cells = ((cell.start, cell.end) for table in known for row in table.rows for cell in row if cell.text)
    return [span for span in cells if not _reaches_into(span, closed, ends)]


def _reaches_into(span: Span, closed: Sequence[Span], ends: Sequence[int]) -> bool:
    """Whether a stretch stands in one of the closed ones, which come in order."""
    number = bisect_right(ends, span[0])
    return number < len(closed) and closed[number][0] < span[1]


def scopes(known: Sequence[SourceTable]) -> list[Scope]:
    """The stretches that headings inside them reign over and no further: tables, rows of several cells, and cells.

    A row of one cell heads the rows below it, a row's first cell the others.
    """
    found = []
    for table in known:
        found.append(Scope(table.start, table.end))
        for row in table.rows:
            filled = [cell for cell in row if cell.text]
            found += [Scope(filled[0].start, filled[-1].end)] if len(filled) > 1 else []
            found += [Scope(cell.start, cell.end, marked=True) for cell in filled[1:]]
    return found


def addressed(statements: Sequence[Statement], tables: Sequence[SourceTable]) -> tuple[Statement, ...]:
    """The statements with the addresses of the cells that they stand in, as far as the document tells its cells."""
    cells = [cell for table in tables for row in table.rows for cell in row if cell.text]
    starts = [cell.start for cell in cells]
    found = []
    for statement in statements:
        place = bisect_right(starts, statement.start) - 1
        inside = place >= 0 and statement.start < cells[place].end
        found.append(replace(statement, cell=cells[place].address) if inside else statement)
    return tuple(found)
