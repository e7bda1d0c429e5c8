"""Tables aligned by spaces, a row a line, names and units wrapped over lines where they are long.

In: a text's lines. Out: the stretches of lines that make such a table, each row as cells in the header's columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from plantargets.extractors.tables.cells import is_nature, is_nothing, is_unit, value_in
from plantargets.extractors.tables.flat import PAGE
from plantargets.extractors.tables.grid import Cell, Found, Line, Row, joined
from plantargets.extractors.tables.header import is_header_word, kind_of_header, plain

GAP = re.compile(r"[ \u3000\u00a0]{2,}|\u3000")
SPACE = re.compile(r"[ \u3000\u00a0]+")
WORD = re.compile(r"[^ \u3000\u00a0\t]+")
# Cheap sign of a row: blanks between a word and a figure that ends it.
SIGN = re.compile(r"\S[ \u3000\u00a0]+[≥≤<>＞＜〔\[（(]?-?\d")
TITLE_LINE = re.compile(r"\s*(?:专栏|附?表)\s*[\d一二三四五六七八九十]")
MAX_BETWEEN = 4
ENDS = ("。", "；", "：", ":", ";")


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell of an aligned line and the stretch of the screen it covers."""

    cell: Cell
    left: int
    right: int

    @property
    def middle(self) -> int:
        return (self.left + self.right) // 2


def find(text: str, lines: Sequence[Line]) -> Iterator[Found]:
    """(start, end, rows) of each table aligned by spaces."""
    number = 0
    while number < len(lines):
        if not _is_data(lines[number]):
            number += 1
            continue
        first, after = _first_header(lines, number), _last_data(lines, number) + 1
        rows = _grid(lines[first:after], number - first) if first < number else []
        if len(rows) >= 2:
            yield lines[first].start, lines[after - 1].end, rows
        number = after


def pieces_of(line: Line) -> list[Piece]:
    """The cells of a line: words parted by two blanks or more, or by one before a figure, a unit or a nature.

    >>> [piece.cell.text for piece in pieces_of(Line("  毛入园率   %   89.5 91  93以上", 0, 24))]
    ['毛入园率', '%', '89.5', '91', '93以上']
    """
    raw = [(hit.start(), hit.end()) for hit in WORD.finditer(line.text)]
    kept: list[tuple[int, int]] = []
    for start, end in raw:
        between = line.text[kept[-1][1] : start] if kept else "  "
        if kept and len(between) < 2 and not _stands_alone(line.text, kept[-1], (start, end)):
            kept[-1] = (kept[-1][0], end)
        elif kept and _spaced_word(line.text[slice(*kept[-1])], line.text[start:end]):
            kept[-1] = (kept[-1][0], end)
        else:
            kept.append((start, end))
    return [_piece(line, start, end) for start, end in kept]


def _stands_alone(text: str, before: tuple[int, int], here: tuple[int, int]) -> bool:
    """Whether a word one blank behind another is a cell of its own: a figure, a unit, a header word."""
    left, word = text[slice(*before)], text[slice(*here)]
    if re.fullmatch(r"[≥≤<>＞＜约近]+", left):
        return False
    if is_header_word(word) and (is_header_word(left) or " " not in left):
        return is_header_word(left)
    return any(test(word) for test in (value_in, is_nature, is_nothing)) or is_unit(word) or value_in(left) is not None


def _spaced_word(left: str, word: str) -> bool:
    """Whether two single characters are one header word spread out: 指   标."""
    return (
        len(word) == 1
        and len(plain(left)) <= 3
        and not word.isdigit()
        and bool(kind_of_header(plain(left + word)))
        and not is_unit(word)
    )


def width_of(text: str) -> int:
    """How many columns of a screen the words take: a Chinese character takes two."""
    return (
        len(text)
        if text.isascii()
        else sum(2 if east_asian_width(sign) in "WFA" and sign not in "—–…·≥≤" else 1 for sign in text)
    )


def _piece(line: Line, start: int, end: int) -> Piece:
    left = width_of(line.text[:start])
    return Piece(
        Cell(line.text[start:end], line.start + start, line.start + end), left, left + width_of(line.text[start:end])
    )


def _is_data(line: Line) -> bool:
    """Whether a line is a row: a name, then figures, units or natures only, at least two of them and one a figure."""
    if len(line.text) > 200 or not SIGN.search(line.text) or line.text.rstrip().endswith(ENDS):
        return False
    pieces = pieces_of(line)
    figures = [piece for piece in pieces if value_in(piece.cell.text)]
    others = [
        piece
        for piece in pieces
        if is_unit(piece.cell.text) or is_nature(piece.cell.text) or is_nothing(piece.cell.text)
    ]
    words = len(pieces) - len(figures) - len(others)
    return bool(figures) and len(figures) + len(others) >= 2 and words <= 3 and len(pieces) >= 3


def _is_header(line: Line) -> bool:
    """Whether a line is a part of a header: two cells or more, most of them header words; a title is none."""
    if len(line.text) > 200 or TITLE_LINE.match(line.text):
        return False
    pieces = pieces_of(line)
    telling = sum(is_header_word(piece.cell.text) or _in_brackets(piece) for piece in pieces)
    return len(pieces) >= 2 and telling >= 2 and telling * 2 >= len(pieces)


def _in_brackets(piece: Piece) -> bool:
    return bool(re.fullmatch(r"[（(][^（()）]{1,8}[)）]", piece.cell.text))


def _first_header(lines: Sequence[Line], number: int) -> int:
    """The first line of the header above the row at `number`; `number` itself where there is none."""
    first = number
    for here in range(number - 1, max(number - 7, -1), -1):
        if _is_header(lines[here]):
            first = here
        elif first < number or lines[here].text.rstrip().endswith(ENDS) or len(lines[here].text.strip()) > 40:
            break
    return first


def _last_data(lines: Sequence[Line], number: int) -> int:
    """The last row of the table: rows go on while at most a few lines of wrapped names and heads stand between."""
    last = number
    for here in range(number + 1, len(lines)):
        if _is_data(lines[here]):
            last = here
        elif (
            here - last > MAX_BETWEEN or lines[here].text.rstrip().endswith(ENDS) or len(lines[here].text.strip()) > 60
        ):
            break
    return last + 1 if last + 1 < len(lines) and _ends_name(lines, last) else last


def _ends_name(lines: Sequence[Line], last: int) -> bool:
    """Whether the line after the last row is the rest of its name: an open bracket in it is closed there."""
    name, rest = pieces_of(lines[last])[0].cell.text, lines[last + 1].text
    return _is_open(name) and bool(re.search(r"[）)]", rest)) and len(rest.strip()) <= 30


def _is_open(text: str) -> bool:
    return len(re.findall(r"[（(]", text)) > len(re.findall(r"[）)]", text))


def _grid(lines: Sequence[Line], header: int) -> list[Row]:
    """The rows of the lines, the first `header` of them header lines."""
    body = [(line, pieces_of(line), _is_data(line)) for line in lines[header:] if not PAGE.match(line.text)]
    tops = [pieces_of(line) for line in lines[:header]]
    full = [pieces for _, pieces, is_row in body if is_row]
    spans = _columns(full, tops)
    if len(spans) < 2:
        return []
    rows = [_placed(pieces, spans) for pieces in tops]
    return [*rows, *_unwrapped(body, spans, tops)]


def _columns(rows: Sequence[Sequence[Piece]], tops: Sequence[Sequence[Piece]]) -> list[tuple[int, int]]:
    """The stretches of the screen that the columns take, by the rows with the most usual number of cells."""
    counts: dict[int, int] = {}
    for pieces in rows:
        counts[len(pieces)] = counts.get(len(pieces), 0) + 1
    most = max(max((len(top) for top in tops), default=0), 0)
    usual = most if counts.get(most, 0) >= 1 else max(counts, key=lambda count: (counts[count], count))
    same = [pieces for pieces in rows if len(pieces) == usual]
    spans = [(min(row[place].left for row in same), max(row[place].right for row in same)) for place in range(usual)]
    return [
        (max(left, spans[place - 1][1]) if place and left < spans[place - 1][1] else left, right)
        for place, (left, right) in enumerate(spans)
    ]


def _placed(pieces: Sequence[Piece], spans: Sequence[tuple[int, int]]) -> Row:
    """The cells in their columns: in order where each column has one, else where they stand on the screen."""
    if len(pieces) == len(spans):
        return tuple(piece.cell for piece in pieces)
    row: list[Cell] = [Cell("", pieces[0].cell.start, pieces[0].cell.start)] * len(spans)
    for piece in pieces:
        place = min(range(len(spans)), key=lambda number: _distance(piece, spans[number]))
        row[place] = joined(row[place], piece.cell)
    return tuple(row)


def _distance(piece: Piece, span: tuple[int, int]) -> tuple[int, int]:
    """How far a cell is from a column: nothing where they overlap, then by their middles."""
    gap = max(span[0] - piece.right, piece.left - span[1], -1)
    return max(gap, 0), abs(piece.middle - (span[0] + span[1]) // 2)


Body = Sequence[tuple[Line, list[Piece], bool]]


def _unwrapped(body: Body, spans: Sequence[tuple[int, int]], tops: Sequence[Sequence[Piece]]) -> list[Row]:
    """The rows with their wrapped names put together; lines that are no part of a name stand as rows of their own."""
    widest = max((pieces[0].right for _, pieces, is_row in body if is_row and not _is_figure(pieces[0])), default=0)
    rows: list[Row] = []
    waiting: list[Cell] = []
    for number, (_, pieces, is_row) in enumerate(body):
        if is_row:
            row = _placed(pieces, spans)
            rows.append(_with_name(row, waiting, spans))
            waiting = []
        elif rows and _continues(body, number, widest):
            rows[-1] = tuple(joined(cell, more) for cell, more in zip(rows[-1], _placed(pieces, spans), strict=True))
        elif _next_lacks_name(body, number, spans):
            waiting += [piece.cell for piece in pieces]
        else:
            rows.append(_placed(pieces, spans)[: len(spans)])
    return rows


def _is_figure(piece: Piece) -> bool:
    return value_in(piece.cell.text) is not None


def _with_name(row: Row, waiting: Sequence[Cell], spans: Sequence[tuple[int, int]]) -> Row:
    """The row with the beginning of its name that stood on the lines above it."""
    if not waiting:
        return row
    place = next(
        (
            number
            for number, cell in enumerate(row)
            if cell.text and not cell.text.isdigit() and value_in(cell.text) is None and not is_unit(cell.text)
        ),
        None,
    )
    if place is None:
        place = next((number for number, cell in enumerate(row) if not cell.text), 0)
    name = Cell("", waiting[0].start, waiting[0].start)
    for cell in waiting:
        name = joined(name, cell)
    return (*row[:place], joined(name, row[place]), *row[place + 1 :])


def _continues(body: Body, number: int, widest: int) -> bool:
    """Whether a line goes on with the name of the row above: a bracket is open, or the row's name fills its column."""
    above = next((pieces for _, pieces, is_row in reversed(body[:number]) if is_row), None)
    here = body[number][1]
    if above is None or len(here) > 2 or number and not body[number - 1][2]:
        return False
    name = next((piece for piece in above if not _is_figure(piece)), above[0])
    if _is_open(name.cell.text):
        return True
    fills = name.right >= widest - 3 and name.right - name.left >= 16
    return (
        fills
        and abs(here[0].left - name.left) <= 2
        and not re.match(r"[（(]?[一二三四五六七八九十\d]+[）)、.．]", here[0].cell.text)
    )


def _next_lacks_name(body: Body, number: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether the next row has figures only, so that this line is its name."""
    following = next((pieces for _, pieces, is_row in body[number + 1 :] if is_row), None)
    return following is not None and all(
        _is_figure(piece) or is_unit(piece.cell.text) or is_nature(piece.cell.text) or is_nothing(piece.cell.text)
        for piece in following
    )
