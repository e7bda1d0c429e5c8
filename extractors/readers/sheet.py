"""A sheet of a workbook: what its reader finds in it, and how it becomes the paragraphs and tables of a document.

In go a sheet's cells by row and column with what is merged and what is hidden. Out come paragraphs (the sheet's name,
titles above a table, notes below it) and tables, whose cells are called as the spreadsheet calls them: 指标!C5.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

from plantargets.extractors.patterns import compiled
from plantargets.extractors.readers.build import RawCell, TextBuilder
from plantargets.extractors.readers.limits import check
from plantargets.extractors.record import record

Place = tuple[int, int]
"""A 1-based row and column."""
Area = tuple[int, int, int, int]
"""First row, first column, last row, last column."""
Row = list[RawCell]
"""The cells of a row that begin in it; those of no words are there where they keep a place."""

NAMED = 10
"""How many hidden rows are named."""
UNNAMED = compiled(r"(?:sheet|工作表|表)\s*\(?\d*\)?", re.IGNORECASE)
"""A name that nobody gave."""
A_NUMBER = compiled(r"[-+−≥≤><＞＜~≈]?\d[\d.,]*\s*(?:%|‰)?")
A_YEAR = compiled(r"(?:19|20)\d\d(?:年[底末]?)?")


@dataclass(slots=True)
class Sheet:
    """A sheet as its file has it; cells that hold nothing are not in it."""

    name: str
    cells: dict[Place, str] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    named: bool = True
    """Whether the name is one that the file itself gives the sheet, and so a line of its text."""
    hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    uncomputed: int = 0
    """Formulas without a stored result."""


@record
class Grid:
    """The part of a sheet that is seen: its rows and columns that hold something, under their own numbers."""

    sheet: Sheet
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    lines: tuple[Row, ...]


def write_sheets(builder: TextBuilder, sheets: Sequence[Sheet]) -> tuple[str, ...]:
    """Add the sheets that are seen to a document; gives the sentences about what was left out."""
    for sheet in sheets:
        if not sheet.hidden:
            write_sheet(builder, sheet)
    return tuple(said for sheet in sheets for said in left_out(sheet))


def write_sheet(builder: TextBuilder, sheet: Sheet) -> None:
    """Add one sheet: its name, and its blocks of rows."""
    grid = seen(builder, sheet)
    if grid.rows and sheet.named and not UNNAMED.fullmatch(sheet.name.strip()):
        builder.paragraph(sheet.name)
    for first, last in blocks(grid):
        write_block(builder, grid, first, last)


def left_out(sheet: Sheet) -> Iterator[str]:
    """What an analyst should know of a sheet: what is hidden is no part of the printed plan and is not read."""
    if sheet.hidden:
        if sheet.cells:
            yield f"the hidden sheet {sheet.name!r} was left out; unhide it to have it read"
        return
    rows = sorted(sheet.hidden_rows & {row for row, _ in sheet.cells})
    columns = sorted(sheet.hidden_columns & {column for _, column in sheet.cells})
    for what, names in (("rows", [str(row) for row in rows]), ("columns", [letters(column) for column in columns])):
        if names:
            listed = ", ".join(names[:NAMED]) + " …" * (len(names) > NAMED)
            yield f"sheet {sheet.name!r}: the hidden {what} {listed} were left out; unhide them to have them read"
    if sheet.uncomputed:
        yield (
            f"sheet {sheet.name!r}: {sheet.uncomputed} formulas without a stored result were taken for empty; "
            "open the file in a spreadsheet and save it"
        )


def seen(builder: TextBuilder, sheet: Sheet) -> Grid:
    """What is seen of a sheet, its margins and other empty columns gone; raises InputError past the limit of cells."""
    cells = {
        place: words
        for place, words in sheet.cells.items()
        if place[0] not in sheet.hidden_rows and place[1] not in sheet.hidden_columns and words.strip()
    }
    rows = tuple(sorted({row for row, _ in cells}))
    columns = tuple(sorted({column for _, column in cells}))
    check(builder.name, f"cells in sheet {sheet.name!r}", len(rows) * len(columns), builder.limits.cells, "cells")
    at_row, at_column = ({number: at for at, number in enumerate(numbers)} for numbers in (rows, columns))
    words_at = {(at_row[row], at_column[column]): words for (row, column), words in cells.items()}
    spans = spanned(sheet, rows, columns)
    covered = covered_places(builder, spans)
    lines: list[Row] = [[] for _ in rows]
    for row, line in enumerate(lines):
        for column in range(len(columns)):
            if (row, column) not in covered:
                line.append(RawCell(words_at.get((row, column), ""), *spans.get((row, column), (1, 1))))
    return Grid(sheet, rows, columns, tuple(lines))


def spanned(sheet: Sheet, rows: Sequence[int], columns: Sequence[int]) -> dict[Place, Place]:
    """Where merged cells begin among the rows and columns that are kept, and how many of each they span."""
    spans: dict[Place, Place] = {}
    for top, left, bottom, right in sheet.merged:
        row, column = bisect_left(rows, top), bisect_left(columns, left)
        down, across = bisect_right(rows, bottom) - row, bisect_right(columns, right) - column
        if down > 0 and across > 0 and rows[row] == top and columns[column] == left and down * across > 1:
            spans[row, column] = (down, across)
    return spans


def covered_places(builder: TextBuilder, spans: dict[Place, Place]) -> set[Place]:
    """The places that merged cells cover beside the one they begin in; raises InputError past the limit of cells."""
    area = sum(down * across for down, across in spans.values())
    check(builder.name, "places under merged cells", area, builder.limits.cells, "cells")
    covered: set[Place] = set()
    for (row, column), (down, across) in spans.items():
        places = product(range(row, row + down), range(column, column + across))
        covered.update(place for place in places if place != (row, column))
    return covered


def blocks(grid: Grid) -> Iterator[Place]:
    """The (first, end) of each run of rows: empty rows part them, unless what follows goes on with values."""
    first = 0
    for at in range(1, len(grid.rows)):
        between = range(grid.rows[at - 1] + 1, grid.rows[at])
        if not begins_with_values(grid.lines[at]) and any(row not in grid.sheet.hidden_rows for row in between):
            yield first, at
            first = at
    if grid.rows:
        yield first, len(grid.rows)


def begins_with_values(line: Row) -> bool:
    """Whether a row holds a value, which no header and no title does; the years of a header are none."""
    return any(A_NUMBER.fullmatch(cell.text) and not A_YEAR.fullmatch(cell.text) for cell in line)


def write_block(builder: TextBuilder, grid: Grid, first: int, end: int) -> None:
    """Add a run of rows: titles above the table and notes below it as paragraphs, and the table between."""
    top, bottom = first, end
    while top < end and stands_alone(grid, top):
        top += 1
    while bottom > top and stands_alone(grid, bottom - 1):
        bottom -= 1
    write_lines(builder, grid.lines[first:top])

    def called(row: int, column: int) -> str:
        return f"{grid.sheet.name}!{letters(grid.columns[column - 1])}{grid.rows[top + row - 1]}"

    builder.table(grid.lines[top:bottom], called)
    write_lines(builder, grid.lines[bottom:end])


def stands_alone(grid: Grid, at: int) -> bool:
    """Whether a row holds one cell's words and nothing reaches into it from above."""
    line = grid.lines[at]
    return sum(bool(cell.text) for cell in line) < 2 and sum(cell.columns for cell in line) == len(grid.columns)


def write_lines(builder: TextBuilder, lines: Sequence[Row]) -> None:
    """Add rows of one cell as paragraphs."""
    for line in lines:
        for cell in line:
            builder.paragraph(cell.text)


def letters(column: int) -> str:
    """A column as a spreadsheet calls it.

    >>> letters(1), letters(27), letters(16384)
    ('A', 'AA', 'XFD')
    """
    called = ""
    while column:
        column, rest = divmod(column - 1, 26)
        called = chr(ord("A") + rest) + called
    return called
