"""What every shape of table is brought into: cells with their places in the text, in rows, header rows first.

In: nothing. Out: `Cell`, `Table`, and the lines of a text that the shapes look at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LINE = re.compile(r"[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's words and the stretch of the text they stand in; an empty cell has an empty stretch.

    A cell that is wrapped over lines has its words joined, and its stretch reaches from the first to the last.
    """

    text: str
    start: int
    end: int


Row = tuple[Cell, ...]
Found = tuple[int, int, list[Row]]
"""A stretch of a text that a shape takes for a table: start, end, rows."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a text: its stretch, how it is drawn, its title (with its caption) and its rows, header rows first."""

    start: int
    end: int
    shape: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds something, and the number of line breaks between it and the line before."""

    text: str
    start: int
    end: int
    gap: int


def split_lines(text: str) -> list[Line]:
    """The non-empty lines of a text.

    >>> [line.text for line in split_lines("表1\\r\\n\\r\\n指标|单位")]
    ['表1', '指标|单位']
    """
    lines: list[Line] = []
    last = 0
    for hit in LINE.finditer(text):
        gap = text.count("\n", last, hit.start()) or text.count("\r", last, hit.start())
        lines.append(Line(hit[0], hit.start(), hit.end(), gap))
        last = hit.end()
    return lines


def trimmed(text: str, start: int, end: int) -> Cell:
    """The cell of text[start:end] without the blanks at its edges.

    >>> trimmed("| 93.8 |", 1, 7)
    Cell(text='93.8', start=2, end=6)
    """
    raw = text[start:end]
    left = len(raw) - len(raw.lstrip())
    word = raw.strip()
    return Cell(word, start + left, start + left + len(word))


def joined(first: Cell, second: Cell) -> Cell:
    """One cell of two that were one before a line broke: words joined, from the start of the first to the last's end."""
    if not first.text:
        return second
    if not second.text:
        return first
    return Cell(first.text + second.text, min(first.start, second.start), max(first.end, second.end))
