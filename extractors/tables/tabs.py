"""Tables whose cells are parted by tabs or commas, a row a line, as a spreadsheet or a word processor copies them.

In: a text's lines. Out: the stretches of lines that are rows of such a table, each row as cells, merged ones empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from plantargets.extractors.patterns import compiled
from plantargets.extractors.tables.grid import Found, Line, Row, row_runs, trimmed
from plantargets.extractors.tables.header import is_header_word

MIN_CELLS = 3
COMMA = compiled(r"[,，;；](?!\d{3}(?:\D|$))|,(?=\D)")
WORD_THEN_COMMA = compiled(r"^[^,，;；。]{2,12}[,，;；][^,，;；。]{1,12}[,，;；][^,，;；。]{1,12}")


def find(text: str, lines: Sequence[Line]) -> Iterator[Found]:
    """(start, end, rows) of each table parted by tabs or commas."""
    if "\t" in text:
        for first, after in row_runs(text, lines, _has_tabs):
            if after - first >= 2:
                rows = [_cells(text, line, _tabs(line)) for line in lines[first:after]]
                yield lines[first].start, lines[after - 1].end, rows
    yield from _by_commas(text, lines)


def _has_tabs(line: Line) -> bool:
    """Whether a line has tabs inside it: one that merely begins with tabs is indented."""
    words = line.text.strip()
    return "\t" in words or (bool(words) and line.text.startswith("\t") and line.text.count("\t") >= MIN_CELLS - 1)


def _tabs(line: Line) -> list[int]:
    return [place for place, sign in enumerate(line.text) if sign == "\t"]


def _commas(line: Line) -> list[int]:
    return [hit.start() for hit in COMMA.finditer(line.text)]


def _cells(text: str, line: Line, places: Sequence[int]) -> Row:
    cuts = [line.start - 1, *(line.start + place for place in places), line.end]
    return tuple(trimmed(text, left + 1, right) for left, right in pairwise(cuts))


def _by_commas(text: str, lines: Sequence[Line]) -> Iterator[Found]:
    """The tables parted by commas: a line of header words, then lines with as many commas as it has."""
    after = 0
    for number, first in enumerate(lines):
        if number < after or not _may_be_header(first):
            continue
        header = _comma_header(text, first)
        after = number + 1
        while header and after < len(lines) and len(_commas(lines[after])) == len(header) - 1:
            after += 1
        if after - number >= 3:
            rows = [_cells(text, line, _commas(line)) for line in lines[number:after]]
            yield first.start, lines[after - 1].end, rows


def _may_be_header(line: Line) -> bool:
    """Whether a line is short and begins with three words parted by commas."""
    return len(line.text) <= 120 and WORD_THEN_COMMA.match(line.text) is not None


def _comma_header(text: str, line: Line) -> Row | None:
    """The cells of a line that is a header parted by commas, None for any other."""
    cells = _cells(text, line, _commas(line))
    telling = sum(is_header_word(cell.text) for cell in cells)
    return cells if len(cells) >= MIN_CELLS and telling * 2 > len(cells) else None
