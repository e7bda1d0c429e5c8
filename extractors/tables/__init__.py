"""Tables in a text: where they stand, how they are drawn, and what their cells say.

In: a text as it was read, and the tables that its file knows (`given`). Out: its tables (`find_tables`, spans in the
text itself) and the statements of a table's rows (`read_table`). One module a shape finds rows of cells; what follows
is the same for all shapes:

    header   what each column holds          dating   years and roles from table and document
    labels   a row's name made whole         rows     group rows, merged cells, 其中
    values   a cell's number as a statement  phrases  numbers in a cell of words

>>> [table.shape for table in find_tables("指标|2020年|2025年\\n毛入园率（%）|90|95\\n巩固率（%）|97|98\\n")]
['pipes']
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from plantargets.extractors.model import SourceTable
from plantargets.extractors.tables import aligned, flat, given, glued, numbered, pipes, tabs
from plantargets.extractors.tables.grid import Cell, Found, Line, Table, split_lines
from plantargets.extractors.tables.layout import rejoined, unfolded
from plantargets.extractors.tables.rows import TableReading, read_table, table_statements
from plantargets.extractors.tables.titles import title_above
from plantargets.extractors.tables.worth import is_numeric_table

__all__ = ["Cell", "Table", "TableReading", "find_tables", "read_table", "table_statements"]

Finder = Callable[[str, Sequence[Line]], Iterator[Found]]
SHAPES: tuple[tuple[str, Finder], ...] = (
    ("pipes", pipes.find),
    ("tabs", tabs.find),
    ("flat", flat.find),
    ("numbered", numbered.find),
    ("aligned", aligned.find),
    ("glued", glued.find),
)


def find_tables(text: str, known: Sequence[SourceTable] = (), lines: Sequence[Line] | None = None) -> tuple[Table, ...]:
    """The tables of a text whose cells can be read, in order; of two that overlap the shape named first has it.

    `known` are those that the document itself knows: nothing is looked for in their stretches. `lines` are the text's,
    where they are split already.
    """
    lines = split_lines(text) if lines is None else lines
    found = list(given.tables(text, lines, known))
    taken = [(table.start, table.end) for table in known]
    for shape, find in SHAPES:
        for start, end, rows in find(text, lines):
            if any(start < after and before < end for before, after in taken):
                continue
            table = Table(start, end, shape, title_above(lines, start), tuple(unfolded(rejoined(rows))))
            if is_numeric_table(table):
                found.append(table)
                taken.append((start, end))
    return tuple(sorted(found, key=lambda table: table.start))
