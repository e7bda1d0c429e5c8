"""What every reader builds a document with: paragraphs and tables in their order become one text with known cells.

In go paragraphs and tables (cells with the rows and columns they span), as a reader meets them. Out comes a Document:
its text with a paragraph a line and a table's row a line, cells parted by tabs, and its tables with the place of every
cell in that text. Offsets of statements point into this text; `plan text` shows it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from plantargets.extractors.model import Document, SourceCell, SourceTable
from plantargets.extractors.patterns import compiled
from plantargets.extractors.readers.limits import DEFAULT_LIMITS, Limits, check
from plantargets.extractors.record import record

BLANKS = compiled(r"\s+")
WIDE = compiled(r"[⺀-鿿＀-￯　-〿]")
SEPARATOR = "\t"
A_VALUE = compiled(r"^[≥≤><＞＜〔\[（(~～约]*[-−]?\d[\d,.，]*\s*(?!年)\D{0,6}$")
RATE = compiled(r"[%％‰]\s*$")
RATE_UNIT = compiled(r"^\s*[（(]?[%％‰][）)]?\s*$|.[（(][%％‰][）)]\s*$")
"""A cell that tells its row's unit to be that of rates: %, 毛入园率（%）."""
WIDEST = 1000
"""The most columns that a cell can cover, as in HTML."""
LONG = 30
"""A merged cell of more characters is prose and stands once, not in every row that it spans."""


@record
class RawCell:
    """A cell as its file has it: its words, and how many rows and columns it spans."""

    text: str
    rows: int = 1
    columns: int = 1


Grid = list[dict[int, tuple[str, RawCell]]]
"""Rows of cells by their column, each with the words that stand in this place."""
Address = Callable[[int, int], str]
"""What a cell is called in its file, from its table's 1-based row and column."""


@dataclass(slots=True)
class TextBuilder:
    """Gathers a document: call `paragraph` and `table` in the order of the page, then `document`."""

    name: str
    limits: Limits = DEFAULT_LIMITS
    pieces: list[str] = field(default_factory=list)
    tables: list[SourceTable] = field(default_factory=list)
    length: int = 0
    cells: int = 0

    def paragraph(self, words: str) -> None:
        """Add a paragraph; line ends inside it are kept, one that holds nothing but blanks is left out."""
        if words.strip():
            self._write(words.strip("\r\n") + "\n")

    def table(self, rows: Sequence[Sequence[RawCell]], address: Address | None = None) -> None:
        """Add a table, given as HTML gives it: each row the cells that begin in it; merged cells are repeated.

        Without `address` a cell is called by the table's number in the document, its row and column: 表2 R3C4.
        """
        number = len(self.tables) + 1
        called = address or (lambda row, column: f"表{number} R{row}C{column}")
        start = self.length
        self.cells += covered(rows)
        check(self.name, "cells of tables", self.cells, self.limits.cells, "cells")
        drawn = [self._row(row, height, called) for height, row in enumerate(spread(rows), start=1)]
        if drawn:
            self.tables.append(SourceTable(start, self.length, tuple(drawn)))

    def document(self, warnings: Sequence[str] = (), encoding: str | None = None) -> Document:
        """The document of all that was added."""
        return Document(self.name, "".join(self.pieces), encoding, tuple(warnings), tuple(self.tables))

    def _row(self, row: Sequence[str], height: int, called: Address) -> tuple[SourceCell, ...]:
        cells = []
        for column, words in enumerate(row, start=1):
            if column > 1:
                self._write(SEPARATOR)
            cells.append(SourceCell(words, self.length, self.length + len(words), called(height, column)))
            self._write(words)
        self._write("\n")
        return tuple(cells)

    def _write(self, words: str) -> None:
        self.pieces.append(words)
        self.length += len(words)


def spread(rows: Sequence[Sequence[RawCell]]) -> list[list[str]]:
    """The rows as a full grid of words: a merged label stands in each place it covers, a merged value in the first.

    A merged amount may be the sum over its rows, so that it stands in the first alone; a rate is said of each of them.
    A cell as wide as its table is a heading and stands once; none reaches below the table's last row, or further right
    than the last column in which one begins.

    >>> spread([[RawCell("学段", rows=2), RawCell("规划目标", columns=2)], [RawCell("2020年"), RawCell("2025年")]])
    [['学段', '规划目标', '规划目标'], ['学段', '2020年', '2025年']]
    """
    grid: Grid = [{} for _ in rows]
    width = 0
    for at, row in enumerate(rows):
        column = 0
        rates = any(RATE_UNIT.search(cell.text) for cell in row)
        for cell in row:
            while column in grid[at]:
                column += 1
            _place(grid, at, column, cell, rates)
            width = max(width, column + 1)
            column += min(max(cell.columns, 1), WIDEST)
    return [_words(row, width) for row in grid]


def covered(rows: Sequence[Sequence[RawCell]]) -> int:
    """How many places a table can take at most, known before it is drawn: two numbers in a file can ask for billions.

    >>> covered([[RawCell("学段", rows=2), RawCell("规划目标", columns=2)], [RawCell("2020年"), RawCell("2025年")]])
    6
    """
    reaching = [0] * (len(rows) + 1)
    for at, row in enumerate(rows):
        for cell in row:
            columns = min(max(cell.columns, 1), WIDEST)
            reaching[at] += columns
            reaching[min(at + max(cell.rows, 1), len(rows))] -= columns
    return max(accumulate(reaching)) * len(rows)


def _place(grid: Grid, at: int, column: int, cell: RawCell, rates: bool) -> None:
    """Write a cell into every place it covers; `rates` tells that its row's values are rates."""
    words = one_line(cell.text)
    value = A_VALUE.match(words) is not None
    beside = "" if value or len(words) > LONG else words
    below = words if value and (rates or RATE.search(words)) else beside
    for down, row in enumerate(grid[at : at + max(cell.rows, 1)]):
        for right in range(min(max(cell.columns, 1), WIDEST)):
            said = beside if right else below if down else words
            row.setdefault(column + right, (said, cell))


def _words(row: dict[int, tuple[str, RawCell]], width: int) -> list[str]:
    if all(column in row for column in range(width)) and len({id(cell) for _, cell in row.values()}) == 1:
        return [row[0][0]]
    return [row[column][0] if column in row else "" for column in range(width)]


def one_line(words: str) -> str:
    """A cell's words on one line: a break between Chinese characters leaves nothing behind, any other a blank.

    >>> one_line("九年义务教育\\n巩固率 ")
    '九年义务教育巩固率'
    """

    def between(hit: re.Match[str]) -> str:
        before, after = words[hit.start() - 1], words[hit.end()]
        return "" if "\n" in hit[0] and WIDE.match(before) and WIDE.match(after) else " "

    words = words.strip()
    return BLANKS.sub(between, words)
