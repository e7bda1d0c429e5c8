"""What of a text's tables could not be read safely: tables whose rows could not be told apart, rows that lost a cell.

In: the text, the stretches of the tables that were read, a table with its statements. Out: stretches of the text. They
are told to the user with their line; nothing in them is guessed at, and their numbers are kept out of the prose.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from plantargets.extractors.model import Statement
from plantargets.extractors.patterns import compiled
from plantargets.extractors.tables import glued
from plantargets.extractors.tables.cells import TIME, is_nothing
from plantargets.extractors.tables.columns import read_columns
from plantargets.extractors.tables.dating import settled
from plantargets.extractors.tables.grid import Line, Row, Table, split_lines
from plantargets.extractors.tables.header import LABELS, column_of, is_header_word, opens_header, plain
from plantargets.extractors.view import fold

Span = tuple[int, int]
# Cheap sign of a header: a word that heads the column of names, numbers or units.
SIGN = compiled(r"指\s*标|项\s*目|序\s*号|名\s*称|单\s*位|类\s*别")
PARTED = compiled(r"[\s|｜│]+")
NUMBER = compiled(r"\d+(?:\.\d+)?")
SENTENCE = compiled(r"[。；;！？]\s*$|[。；，].*[。；，]")
TAIL = compiled(r"[^\r\n。；：]{2,200}(?=[\r\n]|$)")
TAIL_ROW = compiled(r"[^\d，]{3}\d[^，]*(?:\d|性|[%％〕\])）])\s*$")
MAX_HEADER, MAX_ROW, MAX_BETWEEN = 120, 200, 2
MIN_ROWS, MIN_NUMBERS = 2, 4


def unread_tables(text: str, read: Sequence[Table], lines: Sequence[Line] | None = None) -> tuple[Span, ...]:
    """The stretches that a header opens and rows of figures follow, and that no table that was read covers.

    Of tables whose cells ran together also the rows behind the last that could be cut. `lines` are the text's, where
    they are split already.

    >>> unread_tables("指标 2020年 2025年\\n甲乡 12 13 14 15\\n乙乡 9 8\\n", [])
    ((0, 36),)
    >>> unread_tables("主要指标完成情况良好。2020年为95%。\\n", [])
    ()
    """
    if not SIGN.search(text):
        return ()
    lines = split_lines(text) if lines is None else lines
    taken = [(table.start, table.end) for table in read]
    found = [(table.end, end) for table in read if table.shape == "glued" for end in _tail(text, table.end)]
    for number, line in enumerate(lines):
        if not SIGN.search(line.text, 0, MAX_HEADER) or _covered(line, [*taken, *found]):
            continue
        end = _end_of_rows(lines, number)
        if end is not None:
            found.append((_start(line), end))
    return tuple(sorted(found))


def _tail(text: str, start: int) -> Iterator[int]:
    """Where the rows that a glued table leaves uncut end, if any follow it."""
    end = start
    for hit in TAIL.finditer(text, start):
        if hit.start() > end + 2 or not TAIL_ROW.search(hit[0]):
            break
        end = hit.end()
    if end > start:
        yield end


def _covered(line: Line, spans: Sequence[Span]) -> bool:
    return any(start < line.end and line.start < end for start, end in spans)


def _start(line: Line) -> int:
    """Where the header begins: in its line, or behind words that it is glued to."""
    opening = glued.OPENS.search(line.text)
    return line.start + (opening.start() if opening and len(line.text) > MAX_HEADER else 0)


def _end_of_rows(lines: Sequence[Line], number: int) -> int | None:
    """Where the rows below the header that opens here end; None where no header opens or too few rows follow."""
    rest = _behind_glued_header(lines[number])
    height = 1 if rest is not None else _header_height(lines, number)
    if not height:
        return None
    rows = [rest] if rest else []
    rows += _rows_below(lines, number + height)
    numbers = sum(len(NUMBER.findall(row.text)) for row in rows)
    enough = len(rows) >= MIN_ROWS or bool(rest)
    return rows[-1].end if enough and numbers >= MIN_NUMBERS else None


def _behind_glued_header(line: Line) -> Line | None:
    """What stands in a line behind a header whose cells ran together, None where the line has none."""
    opening = glued.OPENS.search(line.text)
    layout = glued.header_at(line.text, opening.start()) if opening else None
    if layout is None:
        return None
    rest = line.text[layout.end :].rstrip()
    stop = compiled(r"[。；]").search(rest)
    end = layout.end + (stop.start() if stop else len(rest))
    return Line(line.text[layout.end : end], line.start + layout.end, line.start + end)


def _header_height(lines: Sequence[Line], number: int) -> int:
    """How many lines the header takes: one that holds several header words, or a word a line; 0 where none opens."""
    if len(lines[number].text) > MAX_HEADER:
        return 0
    words = [word for word in PARTED.split(lines[number].text) if word]
    if len(words) == 1 and opens_header(lines[number].text):
        words = [*takewhile(is_header_word, (line.text for line in lines[number : number + 12]))]
        return len(words) if _tells(words) and len(words) >= 3 else 0
    return int(sum(map(is_header_word, words)) * 2 >= len(words) and _tells(words))


def _tells(words: Sequence[str]) -> bool:
    """Whether words are a label of rows and at least one column of values."""
    columns = [column_of(word) for word in words if is_header_word(word)]
    return any(column.kind in LABELS for column in columns) and any(column.holds_values for column in columns)


def _rows_below(lines: Sequence[Line], number: int) -> list[Line]:
    """The lines with figures from here on, as far as no sentence and no more than a few lines of words come between."""
    rows: list[Line] = []
    between = 0
    for line in lines[number:]:
        if len(line.text) > MAX_ROW or SENTENCE.search(line.text) or between > MAX_BETWEEN:
            break
        between = 0 if NUMBER.search(line.text) else between + 1
        if not between:
            rows.append(line)
    return rows


def unread_rows(table: Table, found: Sequence[Statement]) -> Iterator[Span]:
    """The rows of a table with a number under a column of values that gave no statement."""
    height, raw = read_columns(table.rows)
    body = table.rows[height:]
    columns = settled(raw, body)
    places = [place for place, column in enumerate(columns) if column.holds_values]
    told = {statement.start for statement in found}
    header = {tuple(plain(cell.text) for cell in row) for row in table.rows[:height]}
    for row in body:
        said_again = tuple(plain(cell.text) for cell in row) in header
        cells = [row[place] for place in places if place < len(row)]
        lost = [cell for cell in cells if _holds_number(cell.text) and not told & set(range(cell.start, cell.end))]
        if lost and not said_again:
            yield _stretch(row)


def _holds_number(words: str) -> bool:
    return bool(NUMBER.search(words)) and not is_nothing(words) and not TIME.match(fold(words))


def _stretch(row: Row) -> Span:
    filled = [cell for cell in row if cell.text]
    return min(cell.start for cell in filled), max(cell.end for cell in filled)
