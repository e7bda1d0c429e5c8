"""Rows out of a stream of cells that lost its lines: one cell after the other, empty ones kept or lost.

In: cells in reading order, header first. Out: rows as wide as the header, the header itself as the first of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from plantargets.extractors.record import record
from plantargets.extractors.tables.cells import kind_of
from plantargets.extractors.tables.grid import Cell, Row
from plantargets.extractors.tables.header import Column, column_of, is_header_word, plain, years_of
from plantargets.extractors.tables.stream_row import WORDS, row_of

MAX_HEADER = 24


@record
class Stream:
    """The rows read from a stream, and how many of its cells they took."""

    rows: list[Row]
    used: int


def header_length(cells: Sequence[Cell]) -> int:
    """How many cells of the stream's beginning are its header: up to the last header word before the first value."""
    length = 0
    for number, cell in enumerate(cells[:MAX_HEADER]):
        if is_header_word(cell.text):
            length = number + 1
        elif kind_of(cell.text) in ("value", "nature", "unit"):
            break
    return length


def header_order(header: Sequence[Cell]) -> list[Cell]:
    """The header's cells in the order of the body: years that stand under a wide cell are moved to its place.

    序号 指标 单位 发展水平 属性 2020年 2025年 -> 序号 指标 单位 2020年 2025年 属性
    """
    cells = [cell for cell in header if cell.text]
    wide = [
        place for place, cell in enumerate(cells) if not is_header_word(cell.text) or _is_wide(cell, cells[place + 1 :])
    ]
    for place in reversed(wide):
        below = [cell for cell in cells[place + 1 :] if years_of(plain(cell.text))[0]]
        between = [cell for cell in cells[place + 1 :] if not years_of(plain(cell.text))[0]]
        if len(below) >= 2 and cells[-len(below) :] == below:
            cells = [*cells[:place], *below, *between]
    return cells


def _is_wide(cell: Cell, following: Sequence[Cell]) -> bool:
    """Whether a cell says 目标 or 现状 without a year while two years still follow it."""
    column = column_of(cell.text)
    return (
        column.kind == "level"
        and column.year is None
        and sum(bool(years_of(plain(one.text))[0]) for one in following) >= 2
    )


def assemble(cells: Sequence[Cell]) -> Stream:
    """The rows of a stream, as far as its cells go on being rows."""
    length = header_length(cells)
    header = header_order(cells[:length])
    columns = [column_of(cell.text) for cell in header]
    if not any(column.holds_values for column in columns) or not any(column.kind in WORDS for column in columns):
        return Stream([], 0)
    rows: list[Row] = [tuple(header)]
    words = [cell.text for cell in cells[:length] if cell.text]
    position = used = length
    pending: list[Row] = []
    while position < len(cells):
        again = _repeats(cells, position, words)
        if again:
            position = again
            continue
        row, taken = row_of(cells[position : position + 2 * len(columns)], columns)
        if row is None and _is_page_number(cells, position, columns):
            position += 1
            continue
        if row is None and not _can_head(cells[position], pending):
            break
        if row is None:
            pending.append(_heading(cells[position], len(columns)))
            position = _after_empties(cells, position + 1)
            continue
        rows += [*pending, row]
        pending = []
        position += taken
        used = position
    return Stream(rows, used)


def _repeats(cells: Sequence[Cell], position: int, words: Sequence[str]) -> int:
    """The position after a header that is said again after a page break, 0 where none is."""
    here = [cell.text for cell in cells[position : position + len(words)]]
    return position + len(words) if here == list(words) else 0


def _is_page_number(cells: Sequence[Cell], position: int, columns: Sequence[Column]) -> bool:
    """Whether a number that begins no row stands before one that does: that of a page."""
    digits = cells[position].text
    following = cells[position + 1 : position + 1 + 2 * len(columns)]
    return digits.isdigit() and len(digits) <= 3 and row_of(following, columns)[0] is not None


def _can_head(cell: Cell, pending: Sequence[Row]) -> bool:
    return (kind_of(cell.text) == "text" and len(cell.text) <= 30 and len(pending) < 2) or not cell.text


def _heading(cell: Cell, width: int) -> Row:
    return (cell, *(Cell("", cell.end, cell.end) for _ in range(width - 1)))


def _after_empties(cells: Sequence[Cell], position: int) -> int:
    while position < len(cells) and not cells[position].text:
        position += 1
    return position
