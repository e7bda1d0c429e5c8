"""From what is drawn on a page to its blocks in reading order: lines of text, and tables with their cells.

In goes a `Drawn`. Out come `Line`s and `PageTable`s, from top to bottom, and column by column where a page has two.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from plantargets.extractors.readers.build import RawCell
from plantargets.extractors.readers.pdf_grid import Cell, Grid, find_grids
from plantargets.extractors.readers.pdf_lines import Line, joined, lines_in, lines_of, room, rows_of
from plantargets.extractors.readers.pdf_page import Box, Drawn, Glyph
from plantargets.extractors.record import record

FEWEST, PARTED = 8, 0.7
"""How many lines make two columns, and which share of all must be parted."""
FULL, FULL_LINES, FULL_SHARE = 0.62, 2, 0.25
"""Share of half the text's width that a full line's characters cover; how many lines, and which share, are full."""
HALF_GUTTER = 0.4
"""Heights of a line from the middle of a gutter to either column."""
MIDDLES = (50, 49, 51, 48, 52, 47, 53, 46, 54, 45, 55)
"""Where a gutter is looked for, in hundredths of the text's width."""


@record
class PageTable:
    """A table of a page: where its columns are parted, each row the cells that begin in it, and its box."""

    across: tuple[float, ...]
    rows: tuple[tuple[RawCell, ...], ...]
    box: Box


Block = Line | PageTable


def blocks_of(drawn: Drawn) -> list[Block]:
    """The lines and tables of a page in reading order."""
    tables: list[PageTable] = []
    loose = list(drawn.glyphs)
    for grid in find_grids(drawn.rules):
        inside: dict[Cell, list[Glyph]] = {}
        outside: list[Glyph] = []
        by_place = _cells_by_place(grid)
        for glyph in loose:
            place = grid.place(*glyph.box.middle)
            if place is None:
                outside.append(glyph)
            else:
                inside.setdefault(by_place[place], []).append(glyph)
        if _is_table(inside):
            tables.append(_table(grid, inside))
            loose = outside
    return _in_order(loose, tables)


def _cells_by_place(grid: Grid) -> dict[tuple[int, int], Cell]:
    """Which cell each place of a grid belongs to."""
    return {
        (row, column): cell
        for cell in grid.cells
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    }


def _is_table(inside: dict[Cell, list[Glyph]]) -> bool:
    """Whether the cells with words make rows and columns; a frame around text, or a chart's lines, do not."""
    rows, columns = {cell.row for cell in inside}, {cell.column for cell in inside}
    return len(rows) >= 2 and len(columns) >= 2 and len(inside) > max(len(rows), len(columns))


def _table(grid: Grid, inside: dict[Cell, list[Glyph]]) -> PageTable:
    """The table of a grid and the glyphs in its cells."""
    rows: list[list[RawCell]] = [[] for _ in grid.down[1:]]
    for cell in grid.cells:
        right = grid.across[cell.column + cell.columns]
        words = cell_words(lines_of(inside.get(cell, [])), grid.across[cell.column], right)
        rows[cell.row].append(RawCell(words, cell.rows, cell.columns))
    return PageTable(grid.across, tuple(map(tuple, rows)), grid.box)


def cell_words(lines: Sequence[Line], left: float, right: float) -> str:
    """A cell's lines; one that fills the cell goes on in the next, any other ends there."""
    words = lines[0].text if lines else ""
    for before, line in pairwise(lines):
        margin = max(before.box.left - left, right - before.box.right)
        words = joined(words, line.text) if margin < room(line.text, before.height) else f"{words}\n{line.text}"
    return words


def _in_order(loose: Sequence[Glyph], tables: Sequence[PageTable]) -> list[Block]:
    """Loose lines and tables from top to bottom; between two tables lines may stand in columns."""
    tops = [table.box.top for table in tables]
    between: list[list[Glyph]] = [[] for _ in range(len(tables) + 1)]
    for glyph in loose:
        between[bisect_right(tops, glyph.box.middle[1])].append(glyph)
    blocks: list[Block] = [*column_lines(between[0])]
    for table, glyphs in zip(tables, between[1:], strict=True):
        blocks += [table, *column_lines(glyphs)]
    return blocks


def column_lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines of glyphs; where they stand in two columns, the left one first, between lines that go across."""
    rows = rows_of(glyphs)
    gutter = find_gutter(rows)
    if gutter is None:
        return lines_in(rows)
    lines: list[Line] = []
    for across, band in groupby(rows, key=lambda row: _crosses(row, gutter)):
        if across:
            lines += lines_in(list(band))
        else:
            lines += _columns(list(band), gutter)
    return lines


def _columns(rows: list[list[Glyph]], gutter: float) -> Iterator[Line]:
    """The lines left of the gutter, then those right of it; a line of one column may stand between two of the other."""
    for column in (1, 2):
        side = (glyph for row in rows for glyph in row if (glyph.box.middle[0] > gutter) == (column == 2))
        for line in lines_of(side):
            yield replace(line, column=column)


def _crosses(row: Sequence[Glyph], place: float) -> bool:
    """Whether a line goes over the gutter, which is as wide as a character."""
    half = HALF_GUTTER * max(glyph.box.bottom - glyph.box.top for glyph in row)
    return any(glyph.box.left < place + half and place - half < glyph.box.right for glyph in row)


def find_gutter(rows: Sequence[Sequence[Glyph]]) -> float | None:
    """Where two columns of prose are parted, if there are two: near the middle, with few lines across.

    Both columns must be filled: a list of short labels beside short values is none.
    """
    boxes = [glyph.box for row in rows for glyph in row]
    if len(rows) < FEWEST:
        return None
    left, right = min(box.left for box in boxes), max(box.right for box in boxes)
    middles = (left + (right - left) * share / 100 for share in MIDDLES)
    return next((place for place in middles if _is_gutter(place, rows, right - left)), None)


def _is_gutter(place: float, rows: Sequence[Sequence[Glyph]], width: float) -> bool:
    """Whether a place parts two filled columns."""
    parted = [row for row in rows if not _crosses(row, place)]
    if len(parted) < max(FEWEST, PARTED * len(rows)):
        return False
    sides = [
        [[glyph.box for glyph in row if (glyph.box.right > place) == behind] for row in parted] for behind in (0, 1)
    ]
    return all(_is_prose(lines, FULL * width / 2) for lines in sides)


def _is_prose(lines: Sequence[Sequence[Box]], full: float) -> bool:
    """Whether enough of a column's lines are full; it may have no line where the other column has one."""
    widths = [sum(box.right - box.left for box in boxes) for boxes in lines if boxes]
    return sum(width > full for width in widths) >= max(FULL_LINES, FULL_SHARE * len(widths))
