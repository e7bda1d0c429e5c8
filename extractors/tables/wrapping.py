"""Names and units that an aligned table wraps over lines, put together again.

In: the lines of an aligned table below its header, as pieces, and the columns' stretches of the screen. Out: rows.

A line without figures is the rest of the row above, the beginning of the row below, or the head of the rows below it:

    3   每百名学生拥有县级以      this line fills its column and the row below goes on with its name
        上骨干教师数         人   0.85   1.2
        生均教学及辅助用房         the row below has no name of its own
    4                    平方米   4.18   5.0
        面积                  the row above had no name of its own
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from plantargets.extractors.patterns import compiled
from plantargets.extractors.tables.grid import Cell, Row, joined
from plantargets.extractors.tables.labels import read_label
from plantargets.extractors.tables.screen import Piece, is_figure, is_open

Body = list[tuple[list[Piece], bool]]
"""The lines below the header: their pieces, and whether they hold a row's figures."""
Spans = Sequence[tuple[int, int]]
NUMBERED = compiled(r"[（(]?[一二三四五六七八九十\d]+[）)、.．]")
FULL_WIDTH = 10
"""The least width of a name that may fill its column; shorter ones end because they are whole."""


def placed(pieces: Sequence[Piece], spans: Spans) -> Row:
    """The cells in their columns: in order where each column has one, else where they stand on the screen."""
    if len(pieces) == len(spans):
        return tuple(piece.cell for piece in pieces)
    start = pieces[0].cell.start
    row = [Cell("", start, start)] * len(spans)
    for piece in pieces:
        place = min(range(len(spans)), key=lambda number: _distance(piece, spans[number]))
        row[place] = joined(row[place], piece.cell)
    return tuple(row)


def _nameless(pieces: Sequence[Piece], spans: Spans, name: int) -> Row:
    """The cells of a row in their columns; where only the name or the number before it is missing, in order."""
    row = placed(pieces, spans)
    if sum(map(is_figure, pieces)) > len(spans) - (name == 0):
        return _crowded(pieces, len(spans))
    if len(pieces) != len(spans) - 1:
        return row
    gap = name if all(is_figure(piece) for piece in pieces) else 0
    if gap == 0 and (name != 1 or is_figure(pieces[0])):
        return row
    cells = [piece.cell for piece in pieces]
    return (*cells[:gap], Cell("", cells[0].start, cells[0].start), *cells[gap:])


def _crowded(pieces: Sequence[Piece], width: int) -> Row:
    """A row with more figures than columns: nothing tells whose they are, so they stand together in the last cell."""
    cells = [piece.cell for piece in pieces]
    nothing = Cell("", cells[0].start, cells[0].start)
    return (cells[0], *[nothing] * (width - 2), reduce(joined, cells[1:]))


def _distance(piece: Piece, span: tuple[int, int]) -> tuple[int, int]:
    """How far a cell is from a column: nothing where they overlap, then by their middles."""
    gap = max(span[0] - piece.right, piece.left - span[1], -1)
    return max(gap, 0), abs(piece.middle - (span[0] + span[1]) // 2)


def unwrapped(body: Body, spans: Spans) -> list[Row]:
    """The rows with their wrapped cells put together; a line that heads others stands as a row of its own."""
    name = _name_column(body, spans)
    body = _under_name(body, spans, name)
    edge = max((piece.right for pieces, _ in body for piece in pieces if column_at(piece, spans) == name), default=0)
    rows: list[Row] = []
    waiting: list[Row] = []
    nameless = went_on = False
    for number, (pieces, is_row) in enumerate(body):
        row = _nameless(pieces, spans, name) if is_row else placed(pieces, spans)
        under = number > 0 and (body[number - 1][1] or went_on)
        went_on = False
        if is_row:
            nameless = not row[name].text and bool(waiting)
            rows.append(_stacked([*waiting, row]))
            waiting = []
        elif rows and not waiting and under and _goes_on(body, number, spans, name, edge, nameless):
            rows[-1] = _stacked([rows[-1], row])
            went_on = True
        elif _begins(body, number, spans, name, edge, bool(waiting)):
            waiting.append(row)
        else:
            rows += [*waiting, row]
            waiting = []
    return [*rows, *waiting]


def _under_name(body: Body, spans: Spans, name: int) -> Body:
    """The body with words that stand alone moved under the names where left of these are running numbers only.

    Centred words, and those of a copy that lost its blanks, stand left of their column.
    """
    rows = [piece for pieces, is_row in body if is_row for piece in pieces]
    if not name or any(column_at(piece, spans) < name and not piece.cell.text.isdigit() for piece in rows):
        return body
    return [(_moved(pieces, spans, name) if not is_row else pieces, is_row) for pieces, is_row in body]


def _moved(pieces: Sequence[Piece], spans: Spans, name: int) -> list[Piece]:
    if len(pieces) != 1 or is_figure(pieces[0]) or column_at(pieces[0], spans) >= name:
        return list(pieces)
    left, width = spans[name][0], pieces[0].right - pieces[0].left
    return [Piece(pieces[0].cell, left, left + width)]


def column_at(piece: Piece, spans: Spans) -> int:
    """The column a piece stands in."""
    return min(range(len(spans)), key=lambda number: _distance(piece, spans[number]))


def _name_column(body: Body, spans: Spans) -> int:
    """The column that holds words in most of the rows, the first of several."""
    worded = [column_at(piece, spans) for pieces, is_row in body if is_row for piece in pieces if not is_figure(piece)]
    return max(range(len(spans)), key=worded.count)


def _stacked(rows: Sequence[Row]) -> Row:
    """One row of several lines, each column's words joined from top to bottom."""
    stacked = rows[0]
    for row in rows[1:]:
        stacked = tuple(joined(cell, more) for cell, more in zip(stacked, row, strict=True))
    return stacked


def _named(pieces: Sequence[Piece], spans: Spans, name: int) -> Piece | None:
    """The piece that stands in the column of names; a word there is no unit where it stands alone: 比|例."""
    alone = len(pieces) == 1 and not any(map(str.isdigit, pieces[0].cell.text))
    there = (piece for piece in pieces if column_at(piece, spans) == name)
    return next((piece for piece in there if alone or not is_figure(piece)), None)


def _fills(piece: Piece, edge: int) -> bool:
    """Whether a name reaches the edge of its column, so that it may go on below."""
    return piece.right >= edge - 3 and piece.right - piece.left >= FULL_WIDTH


def _goes_on(body: Body, number: int, spans: Spans, name: int, edge: int, nameless: bool) -> bool:
    """Whether a line is the rest of the row or of the rest above it."""
    pieces, above = body[number][0], body[number - 1][0]
    if not nameless and _is_nameless(body, number + 1, spans, name):
        return False
    here, there = _named(pieces, spans, name), _named(above, spans, name)
    if here is None:
        return all(column_at(piece, spans) > name for piece in pieces) and len(pieces) <= 2
    if any(column_at(piece, spans) < name for piece in pieces) or NUMBERED.match(here.cell.text):
        return False
    if there is None:
        return nameless
    if here.cell.text.startswith(("（", "(")) or (
        read_label(here.cell.text).unit and not read_label(there.cell.text).unit
    ):
        return True
    return is_open(there.cell.text) or (_fills(there, edge) and abs(here.left - there.left) <= 2)


def _is_nameless(body: Body, number: int, spans: Spans, name: int) -> bool:
    """Whether the line is a row without a name of its own, which must be that of the line above."""
    return number < len(body) and body[number][1] and not _nameless(body[number][0], spans, name)[name].text


def _begins(body: Body, number: int, spans: Spans, name: int, edge: int, follows: bool) -> bool:
    """Whether a line is the beginning of the row below it."""
    pieces = body[number][0]
    below = next((pieces for pieces, is_row in body[number + 1 : number + 3] if is_row), None)
    here = _named(pieces, spans, name)
    if below is None or here is None or (NUMBERED.match(here.cell.text) and not body[number + 1][1]):
        return False
    if _named(below, spans, name) is None:
        return True
    opens = any(column_at(piece, spans) < name for piece in pieces) and not any(
        column_at(piece, spans) < name for piece in below
    )
    return (
        opens or is_open(here.cell.text) or (_fills(here, edge) and not NUMBERED.match(here.cell.text) and not follows)
    )
