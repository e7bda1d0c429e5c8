"""Tables of standards flattened to a cell a line, whose indicators bear running numbers and whose cells are sentences.

In: a text's lines. Out: the stretches of lines that make such a table; of its rows the name and the standard beside it,
since nothing tells where the long cells behind them (meaning, source) end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from plantargets.extractors.patterns import compiled
from plantargets.extractors.tables.grid import Cell, Found, Line, Row, trimmed
from plantargets.extractors.tables.header import Column, column_of, is_header_word, opens_header

NAMED = compiled(r"^\s*(?P<number>\d{1,2})[.．、]\s*(?P<name>[^\d\s。；，：][^。；：]{1,48})$")
MAX_ROW = 14
"""The most lines that one row's cells may take."""


def find(text: str, lines: Sequence[Line]) -> Iterator[Found]:
    """(start, end, rows) of each table of numbered indicators with a standard in words."""
    done = 0
    for number, line in enumerate(lines):
        if number < done or not opens_header(line.text):
            continue
        height = _header_height(lines, number)
        columns = [column_of(line.text) for line in lines[number : number + height]]
        found = _rows(text, lines, number + height, columns) if _has_standard(columns) else None
        if found is None:
            done = number + height
            continue
        last, rows = found
        header = tuple(trimmed(text, line.start, line.end) for line in lines[number : number + height])
        yield line.start, lines[last].end, [header, *rows]
        done = last + 1


def _header_height(lines: Sequence[Line], first: int) -> int:
    """How many header words stand one below the other from here on."""
    after = first
    while after < len(lines) and len(lines[after].text) <= 20 and is_header_word(lines[after].text):
        after += 1
    return after - first


def _has_standard(columns: Sequence[Column]) -> bool:
    """Whether a column of words follows that of the names."""
    kinds = [column.kind for column in columns]
    return any(pair == ("name", "text") for pair in pairwise(kinds))


def _rows(text: str, lines: Sequence[Line], first: int, columns: Sequence[Column]) -> tuple[int, list[Row]] | None:
    """The last line of the table and its rows, None where fewer than two indicators are numbered in order."""
    place = next(number for number, column in enumerate(columns) if column.kind == "name")
    starts: list[int] = []
    for number in range(first, len(lines)):
        hit = NAMED.match(lines[number].text)
        if hit and int(hit["number"]) == len(starts) + 1:
            starts.append(number)
        elif number - (starts[-1] if starts else first) > MAX_ROW:
            break
    starts = [number for number in starts if number + 1 < len(lines)]
    if len(starts) < 2:
        return None
    rows = [_row(text, lines[number], lines[number + 1], place, len(columns)) for number in starts]
    return min(starts[-1] + len(columns) - place - 1, len(lines) - 1), rows


def _row(text: str, name: Line, standard: Line, place: int, width: int) -> Row:
    row = [Cell("", name.start, name.start)] * width
    row[place] = trimmed(text, name.start, name.end)
    row[place + 1] = trimmed(text, standard.start, standard.end)
    return tuple(row)
