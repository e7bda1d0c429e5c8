"""Whether rows of cells are a table of figures: a header that tells what its columns hold, and numbers under it.

In: a table. Out: yes or no; a stretch that is none is left to the reading of prose.
"""

from __future__ import annotations

from plantargets.extractors.tables.cells import kind_of, values_in
from plantargets.extractors.tables.dating import settled
from plantargets.extractors.tables.grid import Table
from plantargets.extractors.tables.header import read_columns

LONG_CELL = 60


def is_numeric_table(table: Table) -> bool:
    """Whether the table has a named row with a value under a column of values, and is not made of sentences."""
    height, raw = read_columns(table.rows)
    if not height:
        return False
    body = table.rows[height:]
    columns = settled(raw, body)
    places = [place for place, column in enumerate(columns) if column.holds_values]
    if not places or not any(column.kind == "name" for column in columns):
        return False
    cells = [row[place].text for row in body for place in places if place < len(row) and row[place].text]
    values = sum(bool(values_in(text)) for text in cells)
    told = sum(kind_of(text) != "empty" for text in cells)
    long_cells = sum(len(cell.text) > LONG_CELL for row in body for cell in row)
    return values >= 1 and values * 2 >= told and long_cells <= values
