"""What a row's value is a value of: its name, its unit, whether it is a level or a change, and the period of a growth.

In: the row (`Place`), the column, the value found in the cell. Out: a `Meaning`, None where nothing names the value.
"""

from __future__ import annotations

from typing import Literal

from plantargets.extractors.model import Measure, Quantity, Role
from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record
from plantargets.extractors.tables.cells import Found
from plantargets.extractors.tables.grid import Cell, Row
from plantargets.extractors.tables.header import Column
from plantargets.extractors.tables.labels import is_bare, is_stage, of_group

CHANGES = compiled(r"(年均)?(?:累计)?(增长|提高|增加|提升|降低|下降|减少|削减)(?:幅度|率)?$")
FALLS = compiled(r"降低|下降|减少|削减|压减")
# Masses and volumes a day are a capacity, a unit of its own: 吨/日.
PERIODIC_UNIT = compiled(r"^(?P<unit>[^/]*[^/吨米时升克]|[^/]*[小学课]时)/(?P<per>年|学期|月|周|天|日)$")
YEARLY = "年均"
BOUNDS = ("<", "<=", ">", ">=")
POINTS = {"%": "百分点", "％": "百分点", "‰": "千分点", "个百分点": "百分点"}


@record
class Place:
    """A row to be read: its cells, the name and unit its values bear, its nature, the time and role it gives them.

    `elided` tells that the name was put together from several cells; `total_of` is what a row of sums (合计) sums up,
    by the table's title, its `name` being empty.
    """

    row: Row
    name: str
    unit: str = ""
    nature: Literal["约束性", "预期性"] | None = None
    year: int | None = None
    role: Role | None = None
    total_of: str = ""
    elided: bool = False
    naming: tuple[Cell, ...] = ()
    """The cells that the name was read from: the row's own, then those above and beside it that make it whole."""
    unit_cell: Cell | None = None
    time_cell: Cell | None = None
    """The cells that give the row its unit, and its year and role."""


@record
class Meaning:
    """What a value says; `guessed` tells that no word gives its unit."""

    name: str
    measure: Measure
    unit: str
    per: str | None = None
    guessed: bool = False


def meaning_of(place: Place, column: Column, found: Found, quantity: Quantity) -> Meaning | None:
    """The meaning of a value in its row and column."""
    name = found.whole or of_group(found.label, place.name)
    if column.kind in ("growth", "change"):
        return _change(name, place, column, found, quantity)
    if column.kind in ("rate", "count", "metric"):
        name = _named_by_column(place, column, name)
    if not name:
        return None
    unit, per = _unit(place, column, quantity)
    verb = None if name.endswith("率") else CHANGES.search(name)
    moved = CHANGES.search(found.moved) or verb
    if moved and column.kind in ("level", "total") and unit in POINTS:
        measure: Measure = "decrease" if FALLS.search(moved[2]) else "increase"
        name = name[: verb.start()] if verb else name
        return Meaning(name, measure, unit, "年" if moved[1] or YEARLY in found.moved else None)
    if column.kind == "total" and (place.unit in POINTS or (quantity.unit == "%" and place.unit)):
        return Meaning(name, "increase", quantity.unit or POINTS[place.unit])
    return Meaning(name, "level", unit, per)


def _change(name: str, place: Place, column: Column, found: Found, quantity: Quantity) -> Meaning | None:
    """The meaning of a cell of growth or change; a sum in a column of growth (〔1.5〕) is of all the years together.

    A rate with a bound there is no growth but the bound of each year: 城镇调查失业率 … <5.5.
    """
    verb = CHANGES.search(name)
    if not verb and not found.summed and name.endswith("率") and quantity.comparator in BOUNDS:
        return Meaning(name, "level", quantity.unit or place.unit)
    name = name[: verb.start()] if verb else name
    name = name + column.label if name and column.label else name or column.label
    falls = bool(FALLS.search(column.written)) and "增" not in column.written
    down = falls or quantity.value < 0 or bool(verb and FALLS.search(verb[2])) or bool(FALLS.search(found.moved))
    yearly = column.kind == "growth" and not found.summed
    said = (
        quantity.unit
        or (place.unit if verb else "")
        or ("百分点" if "百分点" in column.written else column.unit if not found.summed else "")
    )
    unit = said or (POINTS.get(place.unit, "%") if not yearly else "%")
    measure: Measure = "decrease" if down else "increase"
    return Meaning(name, measure, unit, "年" if yearly else None, guessed=not said) if name else None


def _unit(place: Place, column: Column, quantity: Quantity) -> tuple[str, str | None]:
    """The unit as the cell, the column, the row or the table gives it, and the period that it holds (次/学期)."""
    own = column.unit or (place.unit if column.kind not in ("rate", "count") else "")
    unit = quantity.unit or own or ("%" if column.kind == "rate" else "")
    periodic = PERIODIC_UNIT.match(unit)
    if periodic:
        return periodic["unit"], periodic["per"]
    return POINTS["个百分点"] if unit == "个百分点" else unit, None


def _named_by_column(place: Place, column: Column, name: str) -> str:
    if not name:
        return (place.total_of if is_bare(column.label) else "") + column.label
    if is_stage(column.label):
        return column.label + name
    return name if name.endswith(column.label) else name + column.label
