"""Tables flattened to one cell a line, with lines of `|` between the cells, or with nothing between them.

In: a text's lines. Out: the stretches of lines that make such a table, with its rows as wide as the header.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plantargets.extractors.tables.assemble import assemble
from plantargets.extractors.tables.grid import Cell, Found, Line, Row, joined, trimmed
from plantargets.extractors.tables.header import is_header_word, opens_header

BAR = re.compile(r"^[\s|｜│]*[|｜│][\s|｜│]*$")
PAGE = re.compile(r"^\s*[-—–·]*\s*\d{1,3}\s*[-—–·]+\s*$|^\s*第\s*\d+\s*页.*$")
MAX_CELL = 60
LOOK_AHEAD = 14
FIRST_CELLS, UNREAD = 100, 80
"""How many cells are taken at first; more are taken until the table ends so many before the last of them."""


def find(text: str, lines: Sequence[Line]) -> Iterator[Found]:
    """(start, end, rows) of each table with one cell a line."""
    taken: set[int] = set()
    for first, after, rows in _barred(text, lines):
        taken.update(range(first, after))
        yield lines[first].start, lines[after - 1].end, rows
    number = 0
    while number < len(lines):
        found = None if number in taken else _unbarred(text, lines, number)
        if found:
            yield lines[number].start, lines[found[0] - 1].end, found[1]
        number = found[0] if found else number + 1


def _cell(text: str, line: Line) -> Cell:
    return trimmed(text, line.start, line.end)


def _barred(text: str, lines: Sequence[Line]) -> Iterator[tuple[int, int, list[Row]]]:
    """The tables with lines of strokes between the cells."""
    number = 0
    while number < len(lines):
        if not BAR.match(lines[number].text):
            number += 1
            continue
        after = _end_of_bars(lines, number)
        first = number - 1 if number and is_header_word(lines[number - 1].text) else number
        cells, owners = _between_bars(text, lines, first, after)
        stream = assemble(cells)
        if len(stream.rows) > 1:
            yield first, owners[stream.used - 1] + 1, stream.rows
        number = after


def _end_of_bars(lines: Sequence[Line], number: int) -> int:
    """The line after the last cell: bars go on as long as there is one in every three lines."""
    last = number
    for here in range(number, len(lines)):
        if here - last > 3:
            break
        if BAR.match(lines[here].text):
            last = here
    return min(last + 2, len(lines))


def _between_bars(text: str, lines: Sequence[Line], first: int, after: int) -> tuple[list[Cell], list[int]]:
    """The cells between the bars and the last line of each; lines without a bar between them are one cell."""
    cells: list[Cell] = []
    owners: list[int] = []
    current = Cell("", lines[first].start, lines[first].start)
    owner = first
    for number in range(first, after):
        line = lines[number]
        if not BAR.match(line.text):
            current, owner = joined(current, _cell(text, line)), number
            continue
        for _ in range(sum(map(line.text.count, "|｜│"))):
            cells.append(current)
            owners.append(owner)
            current, owner = Cell("", line.end, line.end), number
    if current.text:
        cells.append(current)
        owners.append(owner)
    filled = next((place for place, cell in enumerate(cells) if cell.text), len(cells))
    return cells[filled:], owners[filled:]


def _unbarred(text: str, lines: Sequence[Line], number: int) -> tuple[int, list[Row]] | None:
    """The line after the table with nothing between its cells whose header begins at this line, and its rows."""
    if not _opens(lines, number):
        return None
    wanted = FIRST_CELLS
    while True:
        cells, owners = _cells_from(text, lines, number, wanted)
        stream = assemble(cells)
        if len(cells) < wanted or stream.used + UNREAD < wanted:
            break
        wanted *= 4
    if len(stream.rows) < 3:
        return None
    return owners[stream.used - 1] + 1, stream.rows


def _cells_from(text: str, lines: Sequence[Line], number: int, wanted: int) -> tuple[list[Cell], list[int]]:
    """As many cells as are wanted from a line on, up to the first that is a sentence, and the line of each."""
    cells: list[Cell] = []
    owners: list[int] = []
    for here in range(number, len(lines)):
        cell = _cell(text, lines[here])
        if PAGE.match(lines[here].text) or not cell.text:
            continue
        if len(cells) == wanted or len(cell.text) > MAX_CELL or cell.text.endswith(("。", "；")):
            break
        cells.append(cell)
        owners.append(here)
    return cells, owners


def _opens(lines: Sequence[Line], number: int) -> bool:
    """Whether a header begins here: a word for name or number, a column of values soon after."""
    if not opens_header(lines[number].text):
        return False
    near = [line.text for line in lines[number + 1 : number + LOOK_AHEAD] if len(line.text) <= 24]
    return sum(is_header_word(words) for words in near[:8]) >= 2
