"""Tables aligned by spaces, a row a line, names and units wrapped over lines where they are long.

In: a text's lines. Out: the stretches of lines that make such a table, each row as cells in the header's columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from plantargets.extractors.patterns import compiled
from plantargets.extractors.tables.cells import is_nature, is_nothing, is_unit, value_in, values_in
from plantargets.extractors.tables.grid import Found, Line, Row
from plantargets.extractors.tables.header import is_header_word, plain
from plantargets.extractors.tables.screen import Piece, holds_value, is_figure, is_open, pieces_of
from plantargets.extractors.tables.wrapping import FULL_WIDTH, NUMBERED, Body, Spans, column_at, placed, unwrapped

# Cheap sign of a row: blanks between a word and a figure that ends it.
SIGN = compiled(r"[ \u3000\u00a0](?<=\S.)[ \u3000\u00a0]*[^\s\d]{0,8}\d")
BRACKETED = compiled(r"[（(][^（()）]{1,8}[)）]")
TITLE_LINE = compiled(r"\s*(?:专栏|附?表)\s*[\d一二三四五六七八九十]")
MAX_BETWEEN = 4
MAX_REST = 12
ENDS = ("。", "；", "：", ":", ";")


def find(text: str, lines: Sequence[Line]) -> Iterator[Found]:
    """(start, end, rows) of each table aligned by spaces."""
    number = 0
    while number < len(lines):
        if not _is_data(lines[number]):
            number += 1
            continue
        first, after = _first_header(lines, number), _last_data(lines, number) + 1
        height = _header_height(lines[first:number])
        rows = _grid(lines[first:after], height) if height else []
        if len(rows) >= 2:
            yield lines[first].start, lines[after - 1].end, rows
        number = after


def _is_data(line: Line) -> bool:
    """Whether a line is a row: a name, then figures, units or natures only, at least two of them and one a figure."""
    if len(line.text) > 200 or line.text.rstrip().endswith(ENDS) or not SIGN.search(line.text):
        return False
    return _is_row(line.text)


@lru_cache(maxsize=1024)
def _is_row(text: str) -> bool:
    """Whether a line with a figure behind blanks is a row; each is asked about several times."""
    pieces = pieces_of(Line(text, 0, len(text)))
    if len(pieces) < 3:
        return False
    figures = [piece for place, piece in enumerate(pieces) if holds_value(piece.cell.text) or _of_group(pieces, place)]
    others = [
        piece
        for piece in pieces
        if is_unit(piece.cell.text) or is_nature(piece.cell.text) or is_nothing(piece.cell.text)
    ]
    words = len(pieces) - len(figures) - len(others)
    return bool(figures) and len(figures) + len(others) >= 2 and words <= 3


def _is_sparse(line: Line) -> bool:
    """Whether a line between rows is a name with a single figure, the other columns being empty."""
    pieces = pieces_of(line) if SIGN.search(line.text) else []
    return len(pieces) == 2 and not is_figure(pieces[0]) and value_in(pieces[1].cell.text) is not None


def _of_group(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a piece behind the row's name is the value of one group: 城区95."""
    return len(values_in(pieces[place].cell.text)) == 1 and not all(map(is_figure, pieces[:place]))


def _is_header(line: Line) -> bool:
    """Whether a line is a part of a header: two cells or more, most of them header words; a title is none."""
    if len(line.text) > 200 or TITLE_LINE.match(line.text):
        return False
    pieces = pieces_of(line)
    telling = sum(is_header_word(piece.cell.text) or _in_brackets(piece) for piece in pieces)
    return len(pieces) >= 2 and telling >= 2 and telling * 2 >= len(pieces)


def _in_brackets(piece: Piece) -> bool:
    return bool(BRACKETED.fullmatch(piece.cell.text))


def _first_header(lines: Sequence[Line], number: int) -> int:
    """The first line of the header above the row at `number`; `number` itself where there is none."""
    first = number
    for here in range(number - 1, max(number - 7, -1), -1):
        if _is_header(lines[here]):
            first = here
        elif first < number or lines[here].text.rstrip().endswith(ENDS) or len(lines[here].text.strip()) > 40:
            break
    return first


def _header_height(lines: Sequence[Line]) -> int:
    """How many of the lines above the first row are header: to the last with header words, and the parts below it."""
    height = max((place + 1 for place, line in enumerate(lines) if _is_header(line)), default=0)
    while 0 < height < len(lines):
        above, pieces = pieces_of(lines[height - 1]), pieces_of(lines[height])
        if len(pieces) < 2 or any(is_figure(piece) for piece in pieces) or pieces[0].left < above[0].right:
            break
        height += 1
    return height


def _last_data(lines: Sequence[Line], number: int) -> int:
    """The last row of the table: rows go on while at most a few lines of wrapped names and heads stand between."""
    last = number
    for here in range(number + 1, len(lines)):
        if _is_data(lines[here]) or (here == last + 1 and _is_sparse(lines[here])):
            last = here
        elif (
            here - last > MAX_BETWEEN or lines[here].text.rstrip().endswith(ENDS) or len(lines[here].text.strip()) > 60
        ):
            break
    after = last
    while after + 1 < len(lines) and _ends_name(lines, last, after + 1):
        after += 1
    return after


def _ends_name(lines: Sequence[Line], last: int, after: int) -> bool:
    """Whether a line after the last row is the rest of its name: a bracket closes, or a word or two stand below."""
    names = [piece for piece in pieces_of(lines[last]) if not is_figure(piece)]
    rest = pieces_of(lines[after])
    if len(rest) != 1 or NUMBERED.match(rest[0].cell.text):
        return False
    if not names:
        return _in_brackets(rest[0]) or _under_line_above(lines, last, rest[0])
    words = rest[0].cell.text
    name = next((piece for piece in names if abs(rest[0].left - piece.left) <= 1), names[0])
    if is_open(name.cell.text):
        return ("）" in words or ")" in words) and len(words) <= 30
    filled = all(pieces_of(line)[0].right >= name.right - 1 for line in lines[last + 1 : after])
    return filled and name.right - name.left >= FULL_WIDTH and abs(rest[0].left - name.left) <= 1 and len(words) <= 6


def _under_line_above(lines: Sequence[Line], last: int, rest: Piece) -> bool:
    """Whether words go on with those of the line above the last row, which has no name of its own."""
    above = [piece for piece in pieces_of(lines[last - 1]) if not is_figure(piece)]
    return len(above) == 1 and abs(above[0].left - rest.left) <= 1 and len(rest.cell.text) <= MAX_REST


def _grid(lines: Sequence[Line], header: int) -> list[Row]:
    """The rows of the lines, the first `header` of them header lines."""
    said = {plain(line.text) for line in lines[:header]}
    under = [line for line in lines[header:] if plain(line.text) not in said]
    body: Body = [(pieces_of(line), _is_data(line) or _is_sparse(line)) for line in under]
    tops = [pieces_of(line) for line in lines[:header]]
    rows = [pieces for pieces, is_row in body if is_row]
    spans = _columns(rows, tops) if rows else []
    if len(spans) < 2:
        return []
    below = [*tops[1:], []]
    return [*(_header_row(*pair, spans) for pair in zip(tops, below, strict=True)), *unwrapped(body, spans)]


def _header_row(pieces: Sequence[Piece], below: Sequence[Piece], spans: Spans) -> Row:
    """The header line's cells under the columns; one over several cells of the line below is said of each."""
    row = list(placed(pieces, spans))
    parts = {column_at(piece, spans): piece for piece in below}
    wide = [piece for piece in pieces if parts and min(parts) <= column_at(piece, spans) <= max(parts)]
    if not wide or len(wide) >= len(parts):
        return tuple(row)
    for place, part in parts.items():
        row[place] = min(wide, key=lambda piece: abs(piece.middle - part.middle)).cell
    return tuple(row)


def _columns(rows: Sequence[Sequence[Piece]], tops: Sequence[Sequence[Piece]]) -> list[tuple[int, int]]:
    """The stretches of the screen that the columns take, by the rows with as many cells as the header has."""
    counts = [len(pieces) for pieces in rows]
    told = (_beside(piece for top in tops for piece in top), max((len(top) for top in tops), default=0))
    common = max(set(counts), key=lambda count: (counts.count(count), count))
    usual = next((width for width in told if width in counts), common)
    same = [pieces for pieces in rows if len(pieces) == usual]
    lefts = [min(row[place].left for row in same) for place in range(usual)]
    rights = [max(row[place].right for row in same) for place in range(usual)]
    return [(max(left, rights[place - 1]) if place else left, rights[place]) for place, left in enumerate(lefts)]


def _beside(pieces: Iterable[Piece]) -> int:
    """How many stretches of the screen the cells of a header's lines take: those over one another are one."""
    count, edge = 0, -1
    for piece in sorted(pieces, key=lambda piece: piece.left):
        count += piece.left >= edge
        edge = max(edge, piece.right)
    return count
