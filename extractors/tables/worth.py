"""Whether rows of cells are a table of figures: a header that tells what its columns hold, and numbers under it.

In: a table. Out: yes or no; a stretch that is none is left to the reading of prose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from plantargets.extractors import lexicon
from plantargets.extractors.patterns import compiled
from plantargets.extractors.tables.cells import kind_of, values_in
from plantargets.extractors.tables.columns import read_columns
from plantargets.extractors.tables.dating import settled
from plantargets.extractors.tables.grid import Row, Table
from plantargets.extractors.tables.header import Column
from plantargets.extractors.tables.labels import read_label
from plantargets.extractors.tables.phrases import phrases_in

LAID_OUT = "aligned"
"""The shape whose columns are told by blanks alone."""
LONG_CELL = 60
"""A cell of more characters is a sentence or several, better read as prose."""


def is_numeric_table(table: Table) -> bool:
    """Whether the table has named rows with values, or with standards in short words, and is not made of sentences."""
    height, raw = read_columns(table.rows)
    if not height:
        return False
    body = table.rows[height:]
    columns = settled(raw, body)
    if not any(column.kind in ("name", "when") for column in columns):
        return False
    long_cells = sum(
        len(cell.text) > LONG_CELL for row in body for at, cell in enumerate(row) if not _is_note(columns, at)
    )
    if table.shape == LAID_OUT and _has_headless(body, columns):
        return False
    values = _values(body, columns)
    if values:
        return long_cells <= values
    standards = _standards(body, columns)
    return standards >= 2 and long_cells * 3 <= standards and not _is_of_tasks(body, columns)


def _is_note(columns: Sequence[Column], place: int) -> bool:
    """Whether a column explains the others (指标含义, 责任单位), at whatever length."""
    return place < len(columns) and columns[place].kind == "note"


def _has_headless(body: Sequence[Row], columns: Sequence[Column]) -> bool:
    """Whether values stand under no header word behind the first column: the columns are not where they seem to be."""
    headless = [place for place, column in enumerate(columns) if place and not column.written]
    filled = ([row[place].text for row in body if place < len(row)] for place in headless)
    return any(sum(kind_of(text) == "value" for text in texts) * 2 > len(body) for texts in filled)


def _cells(body: Sequence[Row], columns: Sequence[Column], kind: str) -> list[str]:
    """The words under the columns that hold values, or under those of words."""
    places = [
        at for at, column in enumerate(columns) if (column.kind == "text" if kind == "text" else column.holds_values)
    ]
    return [row[at].text for row in body for at in places if at < len(row) and row[at].text]


def _values(body: Sequence[Row], columns: Sequence[Column]) -> int:
    """How many cells hold values; 0 where they are fewer than half of those that hold anything."""
    cells = [text for text in _cells(body, columns, "value") if kind_of(text) != "empty"]
    values = sum(bool(values_in(text)) for text in cells)
    return values if values * 2 >= len(cells) else 0


def _standards(body: Sequence[Row], columns: Sequence[Column]) -> int:
    return sum(bool(phrases_in(text)) for text in _cells(body, columns, "text"))


def _is_of_tasks(body: Sequence[Row], columns: Sequence[Column]) -> bool:
    """Whether most rows are named by what is to be done (扩大普惠资源): numbers beside that are no measure of it."""
    names = [
        read_label(cell.text).name
        for row in body
        for cell, column in zip(row, columns, strict=False)
        if column.kind == "name" and cell.text
    ]
    return sum(bool(_deed().match(name)) for name in names) * 2 > len(names)


@cache
def _deed() -> re.Pattern[str]:
    """A verb of doing that only says that something is done or strengthened."""
    rows = (row for row in lexicon.table("name_words.tsv") if row["class"] in ("drop", "lead"))
    return compiled(lexicon.alternation(tuple(word for row in rows for word in row.words("words") if len(word) > 1)))
