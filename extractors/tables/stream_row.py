"""One row out of a stream of cells: which cells belong to it, and under which column each stands.

In: the cells from the row's first on, the columns. Out: the row and how many cells it takes, or None where none begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from plantargets.extractors.tables.cells import kind_of
from plantargets.extractors.tables.grid import Cell, Row
from plantargets.extractors.tables.header import Column
from plantargets.extractors.tables.labels import has_stage

WORDS = frozenset({"name", "group", "stage", "note", "text", "period", "unknown"})
MOVED = frozenset({"growth", "change", "rate", "total"})
"""Columns that are left empty before the values they are made from are."""
MAX_INDEX = 99


def row_of(cells: Sequence[Cell], columns: Sequence[Column]) -> tuple[Row | None, int]:
    """The row the cells begin with, and how many cells it takes; None where they begin none."""
    taken = 0
    row: list[Cell] = []
    behind = False
    for sort, group in groupby(columns, key=_sort):
        block = list(group)
        rest = cells[taken:]
        if sort == "words":
            found = _words(rest, block, behind)
            taken += sum(bool(cell.text) for cell in found) or int(bool(rest) and not rest[0].text)
        elif sort == "values":
            found, used = _values(rest, block, closed="nature" in {column.kind for column in columns})
            behind = True
            taken += used
        else:
            found = [rest[0] if rest and _suits(rest[0].text, sort) else _nothing(cells)]
            taken += int(bool(rest) and _suits(rest[0].text, sort))
        row += found
    named = any(cell.text for cell, column in zip(row, columns, strict=True) if column.kind in WORDS)
    valued = any(
        kind_of(cell.text) == "value" for cell, column in zip(row, columns, strict=True) if column.holds_values
    )
    return (tuple(row), taken) if named and valued else (None, 0)


def _sort(column: Column) -> str:
    if column.kind in WORDS:
        return "words"
    return "values" if column.holds_values else column.kind


def _nothing(cells: Sequence[Cell]) -> Cell:
    return Cell("", cells[0].start, cells[0].start) if cells else Cell("", 0, 0)


def _suits(text: str, sort: str) -> bool:
    """Whether a cell may stand in a column of numbers, units or natures."""
    if sort == "index":
        return text.isdigit() and int(text) <= MAX_INDEX
    return kind_of(text) in (sort, "empty")


def _values(cells: Sequence[Cell], block: Sequence[Column], closed: bool) -> tuple[list[Cell], int]:
    """The cells for columns of values side by side; where the stream lost empty ones, growth was empty, or a base."""
    found: list[Cell] = []
    for place, cell in enumerate(cells[: len(block)]):
        if kind_of(cell.text) not in ("value", "empty") and not (closed and _words_among_values(cells, place, block)):
            break
        found.append(cell)
    places = kept_places(len(found), block)
    row = [_nothing(cells)] * len(block)
    for place, cell in zip(places, found, strict=True):
        row[place] = cell
    return row, len(found)


def _words_among_values(cells: Sequence[Cell], place: int, block: Sequence[Column]) -> bool:
    """Whether a cell of words (高于经济增长) stands for a value: the row's nature follows where it must."""
    after = cells[len(block)] if len(block) < len(cells) else None
    return place > 0 and after is not None and kind_of(after.text) == "nature"


def kept_places(count: int, block: Sequence[Column]) -> list[int]:
    """Which of the columns the values stand in where they are fewer than the columns."""
    kept = list(range(len(block)))
    while len(kept) > count:
        moved = [place for place in kept if block[place].kind in MOVED]
        kept.remove(moved[-1] if moved else kept[0])
    return kept


def _words(cells: Sequence[Cell], block: Sequence[Column], behind: bool) -> list[Cell]:
    """The cells of words for the columns of words; where cells are fewer, merged ones stay empty.

    Behind the values (`behind`) words that a value follows are the next row's name, not this row's remark.
    """
    found: list[Cell] = []
    for place, cell in enumerate(cells[: len(block)]):
        if kind_of(cell.text) not in ("text", "time"):
            break
        if behind and _names_next(cells[place + 1 : place + 2]):
            break
        found.append(cell)
    kinds = [column.kind for column in block]
    for _ in range(len(block) - len(found)):
        kinds[_merged(kinds, found)] = ""
    rest = iter(found)
    return [next(rest) if kind else _nothing(cells) for kind in kinds]


def _names_next(following: Sequence[Cell]) -> bool:
    """Whether the cell that follows words is a value of theirs, and no running number of the next row."""
    if not following or kind_of(following[0].text) not in ("value", "unit"):
        return False
    return not (following[0].text.isdigit() and int(following[0].text) <= MAX_INDEX)


def _merged(kinds: Sequence[str], found: Sequence[Cell]) -> int:
    """The column that is empty in this row: a class first, a name beside a stage next, else the last one."""
    left = [place for place, kind in enumerate(kinds) if kind]
    for place in left:
        if kinds[place] == "group":
            return place
    stages = [place for place in left if kinds[place] == "stage"]
    if stages and found and has_stage(found[0].text) and len(found[0].text) <= 6:
        return next((place for place in left if kinds[place] == "name"), left[0])
    return stages[0] if stages and len(left) > 1 else left[-1]
