"""Tables flattened to one cell a line, with lines of `|` between the cells, or with nothing between them.

In: a text's lines. Out: the stretches of lines that make such a table, with its rows as wide as the header.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record
from plantargets.extractors.tables.assemble import assemble
from plantargets.extractors.tables.cells import is_nature, is_unit, kind_of
from plantargets.extractors.tables.grid import Cell, Found, Line, Row, joined, trimmed
from plantargets.extractors.tables.header import is_header_word, kind_of_header, opens_header

STROKES = "|｜│"
BAR = compiled(r"^[\s|｜│]*[|｜│][\s|｜│]*$")
REMARK = compiled(r"[（(\[〔【][^\d（）()]{1,8}[）)\]〕】]")
# A unit that goes on below: 人/千 | 人, 吨标准煤/ | 万元.
UNIT_OPEN = compiled(r"[/／][百千万亿十]*$")
MAX_CELL = 60
LOOK_AHEAD = 14
FIRST_CELLS, UNREAD = 100, 80
"""How many cells are taken at first; more are taken until the table ends so many before the last of them."""


@record
class Sheet:
    """A text's lines as cells, without empty lines and page numbers; sentences are none and end a run of cells."""

    cells: tuple[Cell, ...]
    owners: tuple[int, ...]
    """The line of each cell, by number."""
    stops: tuple[int, ...]
    """How many cells stand before each sentence."""

    def run(self, number: int, wanted: int) -> tuple[Sequence[Cell], Sequence[int]]:
        """As many cells as are wanted from a line on, up to the next sentence, and the line of each."""
        first = bisect_left(self.owners, number)
        stop = bisect_right(self.stops, first)
        after = min(first + wanted, self.stops[stop] if stop < len(self.stops) else len(self.cells))
        return self.cells[first:after], self.owners[first:after]


def _sheet(text: str, lines: Sequence[Line]) -> Sheet:
    """All lines as cells."""
    cells: list[Cell] = []
    owners: list[int] = []
    stops: list[int] = []
    for number, line in enumerate(lines):
        cell = _cell(text, line)
        if not cell.text:
            continue
        if cells and stops[-1:] != [len(cells)] and is_rest(cells[-1].text, cell.text):
            cells[-1], owners[-1] = joined(cells[-1], cell), number
            continue
        if len(cell.text) > MAX_CELL or cell.text.endswith(("。", "；")):
            stops.append(len(cells))
        else:
            cells.append(cell)
            owners.append(number)
    return Sheet(tuple(cells), tuple(owners), tuple(stops))


def is_rest(above: str, here: str) -> bool:
    """Whether a line is the rest of the cell above it: a remark in brackets, a word or a unit broken in two.

    >>> is_rest("年均增长", "（%）"), is_rest("单", "位"), is_rest("人/千", "人"), is_rest("人", "320")
    (True, True, True, False)
    """
    if REMARK.fullmatch(here):
        return not is_nature(here) and kind_of(above) == "text"
    if len(above) == 1 and len(here) == 1:
        return bool(kind_of_header(above + here))
    return bool(UNIT_OPEN.search(above)) and is_unit(above + here)


def find(text: str, lines: Sequence[Line]) -> Iterator[Found]:
    """(start, end, rows) of each table with one cell a line."""
    taken: set[int] = set()
    for first, after, rows in _barred(text, lines) if any(map(text.__contains__, STROKES)) else ():
        taken.update(range(first, after))
        yield lines[first].start, lines[after - 1].end, rows
    short = (number for number, line in enumerate(lines) if opens_header(line.text))
    openings = [number for number in short if number not in taken and _has_values_near(lines, number)]
    sheet = _sheet(text, lines) if openings else None
    done = 0
    for number in openings:
        found = _unbarred(sheet, number) if sheet and number >= done else None
        if found:
            done = found[0]
            yield lines[number].start, lines[done - 1].end, found[1]


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
        for _ in range(sum(map(line.text.count, STROKES))):
            cells.append(current)
            owners.append(owner)
            current, owner = Cell("", line.end, line.end), number
    if current.text:
        cells.append(current)
        owners.append(owner)
    filled = next((place for place, cell in enumerate(cells) if cell.text), len(cells))
    return cells[filled:], owners[filled:]


def _unbarred(sheet: Sheet, number: int) -> tuple[int, list[Row]] | None:
    """The line after the table with nothing between its cells whose header begins at this line, and its rows."""
    wanted = FIRST_CELLS
    while True:
        cells, owners = sheet.run(number, wanted)
        stream = assemble(cells)
        if len(cells) < wanted or stream.used + UNREAD < wanted:
            break
        wanted *= 4
    if len(stream.rows) < 3:
        return None
    return owners[stream.used - 1] + 1, stream.rows


def _has_values_near(lines: Sequence[Line], number: int) -> bool:
    """Whether a word for name or number begins a header here: a column of values soon after."""
    near = [line.text for line in lines[number + 1 : number + LOOK_AHEAD] if len(line.text) <= 24]
    return sum(is_header_word(words) for words in near[:8]) >= 2
