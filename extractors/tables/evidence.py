"""What a table's value rests on: the cells that gave its name, unit, year, role, measure, period and base.

In: a table as it was read, and one of its values (`Made`). Out: the pieces of its name, and a clue for every other
field, with places in the text itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from plantargets.extractors.alignment import Piece, Source, aligned, pieces, stretch
from plantargets.extractors.model import Clue, Span
from plantargets.extractors.tables.cells import values_in
from plantargets.extractors.tables.grid import Cell, Table
from plantargets.extractors.tables.header import merged_cells
from plantargets.extractors.tables.meaning import CHANGES, PERIODIC_UNIT
from plantargets.extractors.tables.rows import CAPTION_UNIT, TableReading
from plantargets.extractors.tables.values import Made
from plantargets.extractors.view import fold


def spans(cells: Iterable[Cell | None]) -> list[Span]:
    """Where the cells that hold something stand, one that is wrapped in parts."""
    return [part for cell in cells if cell is not None and cell.text for part in cell.parts or [(cell.start, cell.end)]]


def over(table: TableReading, made: Made) -> list[Span]:
    """The header's cells over a value, each once."""
    columns = merged_cells(table.header)
    return list(dict.fromkeys(spans(columns[made.number]))) if made.number < len(columns) else []


def table_name(table: TableReading, made: Made, text: str) -> tuple[Piece, ...]:
    """The pieces of a value's name: out of its row's cells, its own cell, its column's header, the table's title."""
    cell = made.place.row[made.number]
    title = text.rfind(table.table.title, 0, table.table.start + 1)
    named = [(title, title + len(table.table.title))] if title >= 0 else []
    own = [(cell.start, made.statement.start), (made.statement.end, cell.end)]
    groups = [
        [stretch(text, span) for span in some] for some in (spans(made.place.naming), own, over(table, made), named)
    ]
    name = made.statement.name
    return pieces(name, aligned(name, groups), text)


def table_clues(table: TableReading, made: Made, text: str) -> Iterator[Clue]:
    """What tells the other fields, but for the number itself."""
    rule, told = made.statement.rules[-1], said_of(table, made)
    yield from _clues("measure", rule, told if made.statement.measure != "level" else [])
    if made.statement.per and PERIODIC_UNIT.match(made.place.unit):
        cell = made.place.unit_cell
        yield from _clues("per", "column-unit", _inside(cell, made.place.unit, text) if cell else [])
    elif made.statement.per:
        yield from _clues("per", rule, told)
    yield from _clues("role", *_of_time(table, made, "role"))
    yield from _clues("year", *_of_time(table, made, "year"))
    if made.base is None and made.statement.baseline_year is not None:
        yield from _clues("baseline_year", rule, told)
    if made.base is not None:
        yield Clue("baseline_value", rule, (made.base.statement.start, made.base.statement.end))
        yield from (
            replace(clue, field="baseline_year") for clue in table_clues(table, made.base, text) if clue.field == "year"
        )


def said_of(table: TableReading, made: Made) -> list[Span]:
    """What says that a value is a change, and how often: the cell's own words, the header, a verb in the row's name."""
    cell = made.place.row[made.number]
    if made.column.kind == "text" or any(found.moved for found in values_in(cell.text)):
        return spans([cell])
    verb = spans(made.place.naming[:1]) if CHANGES.search(made.place.name) else []
    return verb if made.column.kind in ("level", "metric") and verb else [*over(table, made), *verb]


def _of_time(table: TableReading, made: Made, what: str) -> tuple[str, list[Span]]:
    """The rule and the cells that give year or role: the header's, the row's own, else what stands above the table."""
    header, place = table.columns[made.number], made.place
    by_row = place.role is not None if what == "role" else place.year is not None and header.year is None
    if by_row:
        return "column-when", spans([place.time_cell])
    if header.year is not None or (what == "role" and header.role is not None):
        return made.statement.rules[-1], over(table, made)
    return f"table-{what}", []


def unit_clues(table: TableReading, made: Made, text: str) -> Iterator[Clue]:
    """What gives the unit where the number does not bear it: the column's header, the row's cells, else the table."""
    unit, place = made.statement.unit, made.place
    if made.column.unit and made.column.unit in (unit, f"个{unit}"):
        header = over(table, made) if table.columns[made.number].unit else spans([table.units[made.number]])
        yield from _clues("unit", "column-header", header)
    elif place.unit_cell is not None and place.unit.startswith(unit):
        yield from _clues("unit", "column-unit", _inside(place.unit_cell, unit, text))
    else:
        caption = caption_unit(table.table, text) if place.unit.startswith(unit) else []
        yield from _clues("unit", "table-unit", caption)


def caption_unit(table: Table, text: str) -> list[Span]:
    """Where the unit stands that is said above the table: （单位：万人）."""
    caption = CAPTION_UNIT.search(table.title)
    at = text.rfind(caption[0], 0, table.start) if caption else -1
    return [(at + len(caption[0]) - len(caption[1]), at + len(caption[0]))] if caption and at >= 0 else []


def _inside(cell: Cell, unit: str, text: str) -> list[Span]:
    """Where the unit stands in its cell, behind a name or wrapped; all of the cell where it is spelt otherwise."""
    written = cell.text if cell.parts else text[cell.start : cell.end]
    words = Source(fold(written), [cell.origin(at) for at in range(len(written))], leftwards=True)
    found = pieces(unit, aligned(unit, [[words]]), text)
    return [piece.span for piece in found if piece.span] or spans([cell])


def _clues(field: str, rule: str, places: list[Span]) -> Iterator[Clue]:
    """A clue for each place, or one without words where there is none."""
    yield from (Clue(field, rule, place) for place in places)
    if not places:
        yield Clue(field, rule)
