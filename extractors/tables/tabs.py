"""Tables whose cells are parted by tabs, a row a line, as a spreadsheet or a word processor copies them.

In: a text's lines. Out: the stretches of lines that are rows of such a table, each row as cells; merged cells are empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plantargets.extractors.tables.grid import Found, Line, Row, trimmed

MIN_CELLS = 3


def find(text: str, lines: Sequence[Line]) -> Iterator[Found]:
    """(start, end, rows) of each table parted by tabs."""
    if "\t" not in text:
        return
    first = 0
    while first < len(lines):
        after = first
        while after < len(lines) and _is_row(lines[after]) and (after == first or lines[after].gap <= 2):
            after += 1
        if after - first >= 2:
            yield lines[first].start, lines[after - 1].end, [_row(text, line) for line in lines[first:after]]
        first = max(after, first + 1)


def _is_row(line: Line) -> bool:
    """Whether a line has tabs inside it: one that merely begins with tabs is indented."""
    return "\t" in line.text.strip() or (
        line.text.startswith("\t") and line.text.count("\t") >= MIN_CELLS - 1 and bool(line.text.strip())
    )


def _row(text: str, line: Line) -> Row:
    cuts = [line.start - 1, *(line.start + place for place, sign in enumerate(line.text) if sign == "\t"), line.end]
    return tuple(trimmed(text, left + 1, right) for left, right in zip(cuts, cuts[1:], strict=False))
