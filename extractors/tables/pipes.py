"""Tables drawn with upright strokes, a row a line: markdown, `a | b | c`, boxes of │ and ─.

In: a text's lines. Out: the stretches of lines that are rows of such a table, each row as cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from plantargets.extractors.patterns import compiled
from plantargets.extractors.tables.grid import Cell, Found, Line, Row, joined, row_runs, trimmed

STROKES = "|｜│┃║¦"
STROKE = compiled(f"[{STROKES}]")
RULE = compiled(r"^[\s|｜│┃║+:：\-=—_─━═┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝┠┨┯┷]+$")
RULED = compiled(r"[-=—_─━═]{2}")
BREAK = compiled(r"<br\s*/?>|\*\*")
MIN_CELLS = 3


def find(text: str, lines: Sequence[Line]) -> Iterator[Found]:
    """(start, end, rows) of each table drawn with strokes."""
    if not any(map(text.__contains__, STROKES)):
        return
    for first, after in row_runs(text, lines, _is_drawn):
        rows = _rows(lines[first:after])
        if len(rows) >= 2:
            yield lines[first].start, lines[after - 1].end, rows


def _is_drawn(line: Line) -> bool:
    """Whether a line is a row (two cells parted by a stroke) or a ruled line of a drawn table."""
    if RULE.match(line.text):
        return len(line.text.strip()) >= 3 and bool(RULED.search(line.text))
    return bool(STROKE.search(line.text)) and len(_cells(line.text, line.start)) >= MIN_CELLS - 1


def _cells(text: str, offset: int) -> list[Cell]:
    """The cells of a line: what stands between its strokes, less the empty edges outside the first and last."""
    cuts = [-1, *(hit.start() for hit in STROKE.finditer(text)), len(text)]
    cells = []
    for left, right in pairwise(cuts):
        cell = _unmarked(trimmed(text, left + 1, right))
        cells.append(Cell(cell.text, cell.start + offset, cell.end + offset))
    if cells and not cells[0].text and STROKE.match(text.lstrip()):
        cells = cells[1:]
    if cells and not cells[-1].text and STROKE.search(text.rstrip()[-1:]):
        cells = cells[:-1]
    return cells


def _unmarked(cell: Cell) -> Cell:
    """The cell without the marks of markdown around its words, and its words without line breaks of HTML."""
    bare = cell.text.strip("*_`")
    start = cell.start + len(cell.text) - len(cell.text.lstrip("*_`"))
    return Cell(BREAK.sub("", bare), start, start + len(bare)) if bare else Cell("", cell.start, cell.start)


def _rows(lines: Sequence[Line]) -> list[Row]:
    """The rows; where ruled lines stand between all rows, the lines between two rules are one row."""
    blocks: list[list[Row]] = [[]]
    for line in lines:
        if RULE.match(line.text):
            blocks.append([])
        else:
            blocks[-1].append(tuple(_cells(line.text, line.start)))
    blocks = [block for block in blocks if block]
    if len(blocks) > 3 and any(len(block) > 1 for block in blocks):
        return [_one_row(block) for block in blocks]
    return [row for block in blocks for row in block]


def _one_row(block: Sequence[Row]) -> Row:
    if len({len(row) for row in block}) > 1:
        return max(block, key=len)
    row = block[0]
    for more in block[1:]:
        row = tuple(joined(cell, other) for cell, other in zip(row, more, strict=True))
    return row
