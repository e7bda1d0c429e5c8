"""What every shape of table is brought into: cells with their places in the text, in rows, header rows first.

In: nothing. Out: `Cell`, `Table`, and the lines of a text that the shapes look at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record

MAX_HEADING = 30
MAX_BREAK = 8
"""How many line ends a page break may take."""
# What stands between two pages: — 13 —, 第 12 页 共 40 页, 12 / 40, （续表）, 续表2.
PAGE = compiled(
    r"^\s*(?:[-—–·]+\s*\d{1,3}\s*[-—–·]+|\d{1,3}\s*[-—–·]+|第\s*\d+\s*页(?:\s*[,，/]?\s*共\s*\d+\s*页)?.{0,4}"
    r"|\d{1,3}\s*/\s*\d{1,3}|[（(]?\s*续\s*表?\s*[\d一二三四五六七八九十—–.-]{0,4}\s*[）)]?|表\s*[\d一二三四五六七八九十—–.-]{1,4}\s*[（(]续[）)])\s*$"
)
LINE = compiled(r"[^\r\n]+")
UNIX_LINE = compiled(".+")


@record
class Cell:
    """A cell's words and the stretch of the text they stand in; an empty cell has an empty stretch.

    A cell that is wrapped over lines has its words joined, and its stretch reaches from the first to the last; `parts`
    are the stretches of its lines then.
    """

    text: str
    start: int
    end: int
    parts: tuple[tuple[int, int], ...] = ()

    def origin(self, place: int) -> int:
        """Where a character of the cell's words stands in the text.

        >>> Cell("城区95县城90", 0, 14, ((0, 4), (10, 14))).origin(6)
        12
        """
        for start, end in self.parts:
            if place < end - start:
                return start + place
            place -= end - start
        return (self.parts[-1][1] if self.parts else self.start) + place


Row = tuple[Cell, ...]
Found = tuple[int, int, list[Row]]
"""A stretch of a text that a shape takes for a table: start, end, rows."""


@record
class Table:
    """A table of a text: its stretch, how it is drawn, its title (with its caption) and its rows, header rows first."""

    start: int
    end: int
    shape: str
    title: str
    rows: tuple[Row, ...]


@record
class Line:
    """A line that holds something, and where it stands."""

    text: str
    start: int
    end: int


def split_lines(text: str) -> list[Line]:
    """The non-empty lines of a text, without the page numbers and the like between two pages.

    >>> [line.text for line in split_lines("表1\\r\\n— 2 —\\r\\n指标|单位")]
    ['表1', '指标|单位']
    """
    line = LINE if "\r" in text else UNIX_LINE
    return [Line(words, hit.start(), hit.end()) for hit in line.finditer(text) if not is_page(words := hit[0])]


def is_page(line: str) -> bool:
    """Whether a line holds nothing but a page's number or a table's 续表."""
    return len(line) < 80 and PAGE.match(line) is not None


def follows(text: str, above: Line, line: Line) -> bool:
    """Whether a line stands right below another, or with one empty line or a page break between."""
    ends = text.count("\n", above.end, line.start)
    return ends <= 2 or (ends <= MAX_BREAK and not text[above.end : line.start].isspace())


def row_runs(text: str, lines: Sequence[Line], is_row: Callable[[Line], bool]) -> Iterator[tuple[int, int]]:
    """(first line, line after the last) of each run of rows; a line that heads the rows below it may stand between."""
    first = 0
    while first < len(lines):
        if not is_row(lines[first]):
            first += 1
            continue
        last = first
        for here in range(first + 1, len(lines)):
            if not follows(text, lines[here - 1], lines[here]) or (here - last > 1 and not is_row(lines[here])):
                break
            if is_row(lines[here]):
                last = here
            elif not heads_rows(lines[here]):
                break
        yield first, last + 1
        first = last + 1


def heads_rows(line: Line) -> bool:
    """Whether a line is short and no sentence, as the words that head a class of rows are."""
    words = line.text.strip()
    return 0 < len(words) <= MAX_HEADING and not words.endswith(("。", "；", "：", "，"))


def trimmed(text: str, start: int, end: int) -> Cell:
    """The cell of text[start:end] without the blanks at its edges.

    >>> trimmed("| 93.8 |", 1, 7)
    Cell(text='93.8', start=2, end=6, parts=())
    """
    raw = text[start:end]
    left = len(raw) - len(raw.lstrip())
    word = raw.strip()
    return Cell(word, start + left, start + left + len(word))


def joined(first: Cell, second: Cell) -> Cell:
    """One cell of two that were one before a line broke: their words, and the stretch from the one to the other."""
    if not first.text:
        return second
    if not second.text:
        return first
    parts = (*(first.parts or ((first.start, first.end),)), *(second.parts or ((second.start, second.end),)))
    return Cell(first.text + second.text, min(first.start, second.start), max(first.end, second.end), parts)
