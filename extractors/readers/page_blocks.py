"""From an element of a web page to what it says, in order: paragraphs, and tables with the cells they span.

In go elements of lxml, cleared of what is not shown. Out come the page's blocks. A block's end ends a paragraph, inline
elements do not; a table that only lays out the page is read as the blocks in its cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plantargets.extractors.patterns import compiled
from plantargets.extractors.readers.build import RawCell
from plantargets.extractors.readers.page import Element
from plantargets.extractors.record import record

BLOCKS_NAMES = (
    "address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure form "
    "h1 h2 h3 h4 h5 h6 header hr html legend li main menu ol p pre section summary table tbody td tfoot th thead "
    "tr ul"
)
BLOCKS = frozenset(BLOCKS_NAMES.split())
"""Elements that stand on lines of their own."""
SPACES = compiled(r"[ \t\n\r\f\xa0]+")
BETWEEN_WIDE = compiled(r"(?<=[⺀-鿿＀-￯　-〿])[ \t\r\f]*\n[ \t\n\r\f]*(?=[⺀-鿿＀-￯　-〿])")
"""A line's end in the source between Chinese characters, which a page does not mean."""
RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
"""Raised digits stay raised: 10<sup>4</sup> is not 104, and a footnote's mark no part of a number."""
PROSE_CELL = 400
"""A cell of more characters that holds most of its table is a page in a frame."""
MOST_ROWS, MOST_COLUMNS = 65_534, 1_000
"""What HTML allows a cell to span."""


@record
class Table:
    """A table of data, with its caption: each row the cells that begin in it."""

    caption: str
    rows: tuple[tuple[RawCell, ...], ...]


Piece = str | None | Element
"""Words, None where a block begins or ends, or the element of a table of data."""


def blocks(root: Element) -> Iterator[str | Table]:
    """The paragraphs and tables of an element, in order."""
    words: list[str] = []
    for piece in pieces(root):
        if isinstance(piece, str):
            words.append(piece)
            continue
        yield from _paragraph(words)
        words = []
        if piece is not None:
            yield read_table(piece)
    yield from _paragraph(words)


def _paragraph(words: list[str]) -> Iterator[str]:
    """The paragraph that words make, if they say anything; line ends of a source are blanks at most."""
    paragraph = SPACES.sub(" ", BETWEEN_WIDE.sub("", "".join(words))).strip(" 　")
    if paragraph:
        yield paragraph


def pieces(root: Element, tables: bool = True) -> Iterator[Piece]:
    """What an element holds in order; without `tables` the words of inner tables are read as blocks."""
    waiting: list[Piece] = [root]
    while waiting:
        piece = waiting.pop()
        if piece is None or isinstance(piece, str) or (tables and is_data_table(piece)):
            yield piece
            continue
        inside = _inside(piece)
        waiting += reversed([None, *inside, None] if piece.tag in BLOCKS else inside)


def _inside(element: Element) -> list[Piece]:
    """An element's words and children, in order."""
    if element.tag == "pre":
        return [piece for line in "".join(element.itertext()).splitlines() for piece in (line, None)]
    if element.tag == "sup":
        return ["".join(element.itertext()).translate(RAISED)]
    inside: list[Piece] = [element.text or ""]
    for child in element:
        inside += [child, child.tail or ""]
    return inside


def is_data_table(element: Element) -> bool:
    """Whether an element is a table of data, not one that lays out a page.

    A table of data has rows and columns; neither one cell holds most of its words, nor do tables in its cells.
    """
    if element.tag != "table" or element.get("role") in ("presentation", "none"):
        return False
    cells = _lengths(element)
    inner = [table for table in element.iter("table") if table is not element]
    if not _is_grid(cells) or any(_is_grid(_lengths(table)) for table in inner):
        return False
    longest, total = max(max(row, default=0) for row in cells), sum(map(sum, cells))
    return (longest < PROSE_CELL or 2 * longest < total) and 2 * sum(map(_length, inner)) < total


def _lengths(table: Element) -> list[list[int]]:
    """How many characters each cell of a table holds."""
    return [[_length(cell) for cell in row_cells(row)] for row in table_rows(table)]


def _is_grid(cells: list[list[int]]) -> bool:
    """Whether there are rows and columns: two rows with words, and two cells in one."""
    return sum(map(any, cells)) >= 2 and max(map(len, cells)) >= 2


def _length(element: Element) -> int:
    return len("".join(element.itertext()).strip())


def read_table(element: Element) -> Table:
    """The cells of a table of data."""
    caption = next(("".join(child.itertext()) for child in element if child.tag == "caption"), "")
    rows = tuple(tuple(_cell(cell) for cell in row_cells(row)) for row in table_rows(element))
    return Table(" ".join(caption.split()), rows)


def table_rows(table: Element) -> list[Element]:
    """A table's own rows in order, whichever group they stand in; those of inner tables are theirs."""
    rows, waiting = [], [table]
    while waiting:
        element = waiting.pop()
        if element.tag == "tr":
            rows.append(element)
        elif element is table or element.tag not in ("table", "td", "th"):
            waiting += reversed(element)
    return rows


def row_cells(row: Element) -> list[Element]:
    """A row's cells."""
    return [cell for cell in row if cell.tag in ("td", "th")]


def _cell(cell: Element) -> RawCell:
    words = "".join("\n" if piece is None else SPACES.sub(" ", piece) for piece in pieces(cell, tables=False))
    return RawCell(words, _span(cell, "rowspan", MOST_ROWS), _span(cell, "colspan", MOST_COLUMNS))


def _span(cell: Element, name: str, most: int) -> int:
    """How many rows or columns a cell spans; 0 rows are all the rest."""
    digits = compiled(r"\s*(\d{1,9})", re.ASCII).match(cell.get(name, "1"))
    span = int(digits[1]) if digits else 1
    return min(span or (most if name == "rowspan" else 1), most)
