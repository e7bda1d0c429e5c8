"""One row's values as statements: the number read, the unit found, role and year from the column, the base filled in.

In: a row with its name and unit (`Place`), the table's columns. Out: its statements.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from plantargets.extractors.model import Facts, Measure, Quantity, Statement
from plantargets.extractors.quantities import parse_quantity
from plantargets.extractors.tables.cells import Found, values_in
from plantargets.extractors.tables.grid import Cell, Row
from plantargets.extractors.tables.header import Column
from plantargets.extractors.tables.labels import has_stage, is_bare
from plantargets.extractors.tables.phrases import Phrase, phrases_in

CHANGES = re.compile(r"(年均)?(?:累计)?(增长|提高|增加|提升|降低|下降|减少|削减)(?:幅度|率)?$")
FALLS = re.compile(r"降低|下降|减少|削减|压减")
STANDARD = re.compile(r"标准|要求|目标")
YEARS = re.compile(r"(?:19|20)\d\d")
PERIODIC_UNIT = re.compile(r"^([^/]+)/(年|学期|月|周|天|日)$")


@dataclass(frozen=True, slots=True)
class Place:
    """A row to be read: its cells, the name and unit its values bear, its nature, the time it runs.

    `total_of` is what a row of sums (合计) sums up, by the table's title; its `name` is empty.
    """

    row: Row
    name: str
    unit: str = ""
    nature: Literal["约束性", "预期性"] | None = None
    period: str = ""
    total_of: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """A statement with the column it came from."""

    statement: Statement
    column: Column


def cell_statements(place: Place, columns: Sequence[Column], text: str, facts: Facts) -> list[Made]:
    """The statements of a row's cells, baselines still open."""
    made: list[Made] = []
    for cell, column in zip(place.row, columns, strict=False):
        if column.kind == "text":
            made += [Made(one, column) for one in _of_phrases(place, cell, column, text, facts)]
        elif column.holds_values and cell.text:
            made += [Made(one, column) for one in _of_values(place, cell, column, text)]
    return made


def _of_values(place: Place, cell: Cell, column: Column, text: str) -> Iterator[Statement]:
    written = text[cell.start : cell.end]
    for found in values_in(written):
        quantity = _quantity(written[found.start : found.end])
        if quantity is None:
            continue
        name, measure, per = _name_and_measure(place, column, found, quantity)
        if not name:
            continue
        value = quantity.value
        if measure != "level" and value < 0:
            value = -value
        unit, in_unit = _unit(place, column, found, quantity)
        yield Statement(
            name=name,
            value=value,
            value_high=quantity.value_high,
            unit=unit,
            per=quantity.per or per or in_unit,
            comparator=quantity.comparator,
            measure=measure,
            role=column.role or "target",
            year=_last_year(place.period) or column.year,
            start=cell.start + found.start,
            end=cell.start + found.end,
            quote=written[found.start : found.end],
            where="table",
            nature=place.nature,
            rules=(f"column-{column.kind}",),
        )


def _quantity(written: str) -> Quantity | None:
    try:
        return parse_quantity(written)
    except ValueError:
        return None


def _last_year(period: str) -> int | None:
    """The year a project's time ends: '2026—2028年' -> 2028."""
    years = YEARS.findall(period)
    return int(years[-1]) if years else None


def _unit(place: Place, column: Column, found: Found, quantity: Quantity) -> tuple[str, str | None]:
    """The unit as the cell, the column, the row or the table gives it, and the period that it holds (次/学期)."""
    if quantity.unit:
        return quantity.unit, None
    unit = column.unit or (place.unit if column.kind not in ("rate", "growth", "count") else "")
    if not unit and column.kind in ("rate", "growth", "change"):
        unit = "%"
    if ("百分点" in column.written or column.kind == "change") and unit in ("%", "个百分点"):
        unit = "百分点" if "百分点" in column.written or unit == "个百分点" else unit
    periodic = PERIODIC_UNIT.match(unit)
    return (periodic[1], periodic[2]) if periodic else (unit.replace("个百分点", "百分点"), None)


def _name_and_measure(
    place: Place, column: Column, found: Found, quantity: Quantity
) -> tuple[str, Measure, str | None]:
    """The name of a value, whether it is a level or a change, and the period of a growth."""
    name = found.label + place.name if found.label else place.name
    if column.kind in ("growth", "change"):
        verb = CHANGES.search(name)
        falls = FALLS.search(column.written) and "增" not in column.written
        measure: Measure = "decrease" if falls or quantity.value < 0 or (verb and FALLS.search(verb[2])) else "increase"
        return name[: verb.start()] if verb else name, measure, "年" if column.kind == "growth" else None
    if column.kind in ("rate", "count", "metric"):
        return _named_by_column(place, column, name), "level", None
    verb = CHANGES.search(name)
    if verb and (quantity.unit or place.unit) in ("%", "百分点", "个百分点", "‰") and not name.endswith("率"):
        return name[: verb.start()], "decrease" if FALLS.search(verb[2]) else "increase", "年" if verb[1] else None
    return name, "level", None


def _named_by_column(place: Place, column: Column, name: str) -> str:
    if not name:
        return (place.total_of if is_bare(column.label) else "") + column.label
    if column.label and has_stage(column.label) and len(column.label) <= 4:
        return column.label + name
    return name if name.endswith(column.label) else name + column.label


def _of_phrases(place: Place, cell: Cell, column: Column, text: str, facts: Facts) -> Iterator[Statement]:
    written = text[cell.start : cell.end]
    for phrase in phrases_in(written):
        quantity = _quantity(written[phrase.start : phrase.end])
        if quantity is None:
            continue
        yield Statement(
            name=_phrase_name(place.name, phrase, column),
            value=quantity.value,
            value_high=quantity.value_high,
            unit=quantity.unit,
            per=quantity.per or ("年" if phrase.yearly else None),
            comparator=quantity.comparator,
            measure="increase" if phrase.rises else "level",
            role=column.role or "target",
            year=phrase.year or _last_year(place.period) or column.year or facts.period_end,
            start=cell.start + phrase.start,
            end=cell.start + phrase.end,
            quote=written[phrase.start : phrase.end],
            where="table",
            nature=place.nature,
            rules=("column-text",),
        )


def _phrase_name(row: str, phrase: Phrase, column: Column) -> str:
    """The name of a number in words: the row's, with what the words say it is a number of.

    A standard repeats the row's name in other words, which add nothing; only its 每万人口 goes before the name.
    """
    noun = phrase.before + phrase.after
    if STANDARD.search(column.written):
        return noun + row if noun.startswith("每") and len(noun) <= 10 and noun not in row else row
    if not noun or noun in row:
        return noun if len(noun) >= 2 and not is_bare(noun) else row
    return noun if row and row in noun else row + noun


def with_baselines(made: Sequence[Made], columns: Sequence[Column]) -> list[Statement]:
    """The statements with the latest value reached before each goal filled in as its base."""
    reached = [
        one for one in made if one.column.kind == "level" and one.statement.role == "actual" and one.statement.year
    ]
    return [_with_baseline(one, reached) for one in made]


def _with_baseline(one: Made, reached: Sequence[Made]) -> Statement:
    kind, goal = one.column.kind, one.statement
    wants = (kind == "level" and goal.role == "target") or kind == "change"
    bases = [
        base.statement for base in reached if base.statement.year and goal.year and base.statement.year < goal.year
    ]
    bases = [base for base in bases if _same_group(base.name, goal.name)]
    if not wants or not bases:
        return goal
    since = [base for base in bases if base.year == one.column.since]
    base = since[0] if since else max(bases, key=lambda base: base.year or 0)
    return replace(goal, baseline_value=base.value, baseline_year=base.year)


def _same_group(base: str, goal: str) -> bool:
    """Whether two values of a row are of the same group: of 重点城市 and 一般城市 in one cell each has its own base."""
    return base == goal or base in goal or goal in base
