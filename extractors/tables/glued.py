"""Tables whose cells ran together without any sign between them, in one line or a row a line.

In: a text. Out: the stretches of text that are such tables, with rows as wide as the header: the header is cut by its
vocabulary, a row by the unit or nature at its edges and its running number, its figures by `splits`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from plantargets.extractors import lexicon
from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record
from plantargets.extractors.tables.assemble import header_order
from plantargets.extractors.tables.cells import is_unit
from plantargets.extractors.tables.grid import Cell, Found, Line, Row, trimmed
from plantargets.extractors.tables.header import Column, column_of
from plantargets.extractors.tables.labels import after_class
from plantargets.extractors.tables.splits import PIECE, Want, lone_values, measured_run, split_run
from plantargets.extractors.tables.stream_row import kept_places

# A word that a header begins with, and what can follow it there: another label, a year, a period.
OPENS = compiled(
    r"(?:序\s*号|指\s*标|项\s*目|名\s*称|类\s*别)(?=(?:名\s*称|内\s*容)?\s*(?:(?:19|20)\d\d|[“\"十序指项名类单计属现基目规完]))"
)
YEARS = r"(?:(?:19|20)\d\d(?:\s*年?[-—–~至](?:19|20)\d\d)?\s*年(?:末|底|度)?|上一?年度?|去年|本年度?|今年|当年)"
NAME = "指标"
BARE_YEAR = compiled(r"(?:19|20)\d\d年?")
DATED_HEAD = compiled(r"((?:19|20)\d\d年)(\D+)")
WIDE_BLANK = compiled(r"\S[ \u3000]{2,}\S")
COMPARED = r"\s*[比较]\s*(?:19|20)\d\d\s*年?"
NATURE = compiled(r"\s*(约束性|预期性|指导性)\s*")
FIGURE = compiled(r"[〔\[（(]?(?:[≥≤<>＜＞≧≦]\s*)?[-－]?\d|[—–－](?=\s*[\d〔\[约预])")
STOP = compiled(r"[。；]|约束性|预期性|注[：:]|专栏|附?表\d")
WORDS = compiled(r"^[^\d]*[\u4e00-\u9fff]{2}")
MEASURED = compiled(r"[%％]|百分点")
MAX_NAME = 60
Values = tuple[list[Cell], "Cell | None", int]
"""A row's value cells, one a column of values, its nature, and where they end."""


@record
class Layout:
    """A header that was cut: its cells, their columns, and where it ends."""

    cells: tuple[Cell, ...]
    columns: tuple[Column, ...]
    end: int

    def places(self, *kinds: str) -> list[int]:
        return [place for place, column in enumerate(self.columns) if column.kind in kinds]

    @property
    def values(self) -> list[int]:
        return [place for place, column in enumerate(self.columns) if column.holds_values]


@cache
def _token() -> re.Pattern[str]:
    """A header cell: a label, a year with its words, a period with its words, or a word of goal or state alone."""
    level = rf"(?:\s*(?:规划|情况|值|数|{_words('actual', 'target', 'mid')}|[（(][^（）()\d]{{1,8}}[)）]))"
    moved = rf"(?:\s*(?:率|情况|{_words('growth', 'change', 'total', 'rate')}|[（(][^（）()\d]{{1,8}}[)）]))"
    return compiled(
        rf"\s*(?P<cell>{_words('index', 'name', 'group', 'unit', 'nature')}|{YEARS}{COMPARED}{moved}+|{YEARS}{level}*"
        rf"|[“\"]?十[一二三四五]?五[”\"]?{moved}+|{moved}+|{level}+)\s*"
    )


def _words(*kinds: str) -> str:
    """The header words of some kinds as a pattern; one of two characters may be spread by blanks (指   标)."""
    found = [word for kind in kinds for word in lexicon.words("table_headers.tsv", kind=kind) if len(word) > 1]
    ordered = sorted(found, key=len, reverse=True)
    return "|".join(_spaced(word) if len(word) == 2 else re.escape(word) for word in ordered)


def _spaced(word: str) -> str:
    return r"\s*".join(re.escape(sign) for sign in word)


def find(text: str, lines: Sequence[Line]) -> Iterator[Found]:
    """(start, end, rows) of each table of the text whose cells ran together."""
    position = 0
    for opening in OPENS.finditer(text):
        if opening.start() < position:
            continue
        layout = header_at(text, opening.start())
        if layout is None:
            continue
        rows, end = _rows(text, layout)
        if len(rows) >= 3 and not WIDE_BLANK.search(text, rows[1][0].start, end):
            yield layout.cells[0].start, end, rows
            position = end


def header_at(text: str, start: int) -> Layout | None:
    """The header that begins there: a label and two columns of values, or one and a nature; else None."""
    cells: list[Cell] = []
    position = start
    while len(cells) < 12:
        token = _token().match(text, position)
        if token is None or (column_of(token["cell"]).kind == "unit" and _has_values(cells)):
            break
        cells.append(trimmed(text, token.start("cell"), token.end("cell")))
        position = token.end("cell")
    cells = _in_order(_with_name(cells))
    columns = [column_of(cell.text) for cell in cells]
    while any(column.kind == "index" for column in columns[1:]) or [c.kind for c in columns[:2]] == ["name", "name"]:
        cells, columns = cells[1:], columns[1:]
    layout = Layout(tuple(cells), tuple(columns), position)
    enough = len(layout.values) >= 2 or (layout.values and layout.places("nature"))
    return layout if enough and layout.places("name", "group", "index") else None


def _with_name(cells: list[Cell]) -> list[Cell]:
    """The header's cells with 指标 cut from 指标单位 where no other cell is that of the names."""
    kinds = [column_of(cell.text).kind for cell in cells]
    if "name" in kinds or "unit" not in kinds:
        return cells
    place = kinds.index("unit")
    cell = cells[place]
    if not cell.text.startswith(NAME):
        return cells
    cut = cell.start + len(NAME)
    parts = [Cell(NAME, cell.start, cut), Cell(cell.text[len(NAME) :].lstrip(), cut, cell.end)]
    return [*cells[:place], *parts, *cells[place + 1 :]]


def _has_values(cells: Sequence[Cell]) -> bool:
    """Whether a column of values stands among the cells: 单位 behind it begins a row's name (单位面积产量)."""
    return any(column_of(cell.text).holds_values for cell in cells)


def _in_order(cells: list[Cell]) -> list[Cell]:
    """The header's cells in the order of the body: years at its end stand under a wide cell before them.

    2020年 | 规划目标 | 属性 | 2023年 | 2025年, whose second word may be glued to the year before it.
    """
    tail = len(cells)
    while tail and BARE_YEAR.fullmatch(cells[tail - 1].text):
        tail -= 1
    if len(cells) - tail < 2 or not tail or column_of(cells[tail - 1].text).holds_values:
        return cells
    for place in range(tail - 1, -1, -1):
        head = DATED_HEAD.fullmatch(cells[place].text)
        if head and column_of(head[2]).kind == "level":
            cut = cells[place].start + head.end(1)
            parts = [Cell(head[1], cells[place].start, cut), Cell(head[2], cut, cells[place].end)]
            return header_order([*cells[:place], *parts, *cells[place + 1 :]])
    return header_order(cells)


def _rows(text: str, layout: Layout) -> tuple[list[Row], int]:
    """The rows below the header as far as they can be cut, header first, and where the last one ends."""
    rows: list[Row] = [layout.cells]
    position = end = layout.end
    index = 1
    pending: list[Row] = []
    while True:
        heading = _heading(text, position, layout, index)
        if heading:
            pending.append(heading)
            position = heading[_name_place(layout)].end
        cut = _row(text, position, layout, index)
        if cut is None:
            return rows, end
        row, position, index = cut
        rows += [*pending, row]
        pending, end = [], position


def _empty_row(layout: Layout, at: int) -> list[Cell]:
    return [Cell("", at, at)] * len(layout.columns)


def _name_place(layout: Layout) -> int:
    return (layout.places("name") or layout.places("group") or layout.places("index"))[-1]


def _heading(text: str, position: int, layout: Layout, index: int) -> Row | None:
    """A row of words alone: they end with the line, or the next row's number follows them."""
    hit = re.compile(rf"\s*([^\d。；\n\r]{{2,30}}?)(?=[\r\n]|\s*{index}(?!\d)[^\d.%])").match(text, position)
    if hit is None or (not layout.places("index") and text[hit.end(1) : hit.end(1) + 1] not in "\r\n"):
        return None
    row = _empty_row(layout, hit.start(1))
    row[_name_place(layout)] = trimmed(text, hit.start(1), hit.end(1))
    return tuple(row)


def _row(text: str, position: int, layout: Layout, index: int) -> tuple[Row, int, int] | None:
    """The row at a position, where it ends, and the number of the next one."""
    number = re.compile(rf"\s*{index}(?=\s*[^\d\s.,%])").match(text, position)
    first = number.end() if number else position
    for name in _names(text, first):
        unit = _unit_behind(text, name, layout)
        if layout.places("unit") and unit is None:
            continue
        cut = _values(text, name.end, layout, index + bool(number), unit or name)
        if cut is not None:
            values, nature, end = cut
            return _built(layout, name, unit, values, nature), end, index + bool(number)
    return None


def _names(text: str, first: int) -> list[Cell]:
    """What may be the row's name: the words up to a figure; those that end in brackets (as a unit does) go first."""
    stop = STOP.search(text, first, first + MAX_NAME)
    limit = stop.start() if stop else min(len(text), first + MAX_NAME)
    names = [trimmed(text, first, figure.start()) for figure in FIGURE.finditer(text, first, limit)]
    fit = [name for name in names if WORDS.search(name.text) and "\n" not in name.text and "\r" not in name.text]
    return sorted(fit, key=lambda name: not name.text.endswith(("）", ")")))


def _unit_behind(text: str, name: Cell, layout: Layout) -> Cell | None:
    """The unit at the end of a name's words, where the table has a column of units."""
    if not layout.places("unit"):
        return None
    for length in range(min(10, len(name.text) - 2), 0, -1):
        if is_unit(name.text[-length:]):
            return trimmed(text, name.end - length, name.end)
    return None


def _values(text: str, start: int, layout: Layout, following: int, unit: Cell) -> Values | None:
    """The cells of a row's figures under their columns, its nature, and where they end."""
    columns = [layout.columns[place] for place in layout.values]
    end = _run_end(text, start, columns[-1].kind == "change")
    nature = NATURE.match(text, end)
    if layout.places("nature") and nature is None:
        return None
    change = columns[-1].kind in ("change", "growth")
    line_ends = text[end - 1 : end] in "\r\n" or text[end : end + 1] in "\r\n"
    want = Want(
        levels=len(columns) - change,
        change=change,
        next_index="" if nature or line_ends else str(following),
        bare_change=columns[-1].kind == "growth" or bool(columns[-1].unit),
        percent="%" in unit.text[-3:] or "％" in unit.text[-3:],
    )
    spans = measured_run(text, start, len(columns)) if not layout.places("unit") else []
    end = spans[-1][1] if spans else end
    spans = [(left - start, right - start) for left, right in spans]
    spans = (
        spans or split_run(text[start:end], want) or (lone_values(text[start:end], want) if nature or line_ends else [])
    )
    if not spans or len(spans) > len(columns):
        return None
    cells = [trimmed(text, start + left, start + right) for left, right in spans]
    after = nature.end() if nature else cells[-1].end
    return _under(cells, columns), trimmed(text, nature.start(1), nature.end(1)) if nature else None, after


def _run_end(text: str, start: int, closes: bool) -> int:
    """Where the run of figures that starts here ends: with its line, and where a change `closes` it behind its unit."""
    end = start
    while (piece := PIECE.match(text, end)) and piece.end() > end and "\n" not in piece[0].rstrip():
        end = piece.end()
        if piece[0][-1:] in "\r\n" or (closes and MEASURED.search(piece[0])):
            break
    return end


def _under(cells: Sequence[Cell], columns: Sequence[Column]) -> list[Cell]:
    """The cells under their columns; a sum in brackets alone stands under growth or sums: 〔16〕."""
    nothing = Cell("", cells[0].start, cells[0].start)
    summed = [place for place, column in enumerate(columns) if column.kind in ("growth", "total")]
    alone = len(cells) == 1 and cells[0].text[0] in "〔[［" and summed
    places = [summed[-1]] if alone else kept_places(len(cells), columns)
    row = [nothing] * len(columns)
    for place, cell in zip(places, cells, strict=True):
        row[place] = cell
    return row


def _built(layout: Layout, name: Cell, unit: Cell | None, values: Sequence[Cell], nature: Cell | None) -> Row:
    """The row's cells under their columns; a class in front of the name goes under the column of classes."""
    row = _empty_row(layout, name.start)
    cut = after_class(name.text) if layout.places("group") and layout.places("name") else 0
    if cut:
        row[layout.places("group")[0]] = Cell(name.text[:cut], name.start, name.start + cut)
        name = Cell(name.text[cut:], name.start + cut, name.end)
    if unit is not None:
        row[layout.places("unit")[0]] = unit
        name = Cell(name.text[: -len(unit.text)].rstrip(), name.start, unit.start)
    row[_name_place(layout)] = name
    for place, cell in zip(layout.values, values, strict=True):
        row[place] = cell
    if nature is not None and layout.places("nature"):
        row[layout.places("nature")[0]] = nature
    return tuple(row)
