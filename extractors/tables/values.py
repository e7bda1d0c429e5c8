"""One row's values as statements: the number read, role and year from the column, the base filled in.

In: a row with its name and unit (`Place`), the table's columns. Out: its statements.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from plantargets.extractors.model import Facts, Quantity, Statement
from plantargets.extractors.patterns import compiled
from plantargets.extractors.quantities import parse_quantity
from plantargets.extractors.record import record
from plantargets.extractors.tables.cells import Found, values_in
from plantargets.extractors.tables.grid import Cell
from plantargets.extractors.tables.header import Column, years_of
from plantargets.extractors.tables.labels import is_bare, part_names
from plantargets.extractors.tables.meaning import Meaning, Place, meaning_of
from plantargets.extractors.tables.phrases import Phrase, phrases_in

UNITLESS = compiled(r"(?:系数|指数|比)$")
STANDARD = compiled(r"标准|要求|目标")


@record
class Made:
    """A statement with the row and the column it came from, and where its base was read."""

    statement: Statement
    column: Column
    place: Place
    number: int
    """The column's number, from 0."""
    grouped: bool = False
    """Whether it is of a group that its cell names."""
    base: Made | None = None


def cell_statements(place: Place, columns: Sequence[Column], text: str, facts: Facts) -> list[Made]:
    """The statements of a row's cells, baselines still open."""
    made: list[Made] = []
    for number, (cell, column) in enumerate(zip(place.row, columns, strict=False)):
        if column.kind == "text":
            made += [Made(one, column, place, number) for one in _of_phrases(place, cell, column, text, facts)]
        elif column.holds_values and cell.text:
            made += _of_values(place, number, column, text)
    return made


def _of_values(place: Place, number: int, column: Column, text: str) -> Iterator[Made]:
    cell = place.row[number]
    written = cell.text if cell.parts else text[cell.start : cell.end]
    for found in _labelled(values_in(written), place.name):
        quantity = _quantity(written[found.start : found.end])
        meaning = meaning_of(place, column, found, quantity) if quantity else None
        if quantity is not None and meaning is not None:
            statement = _statement(place, column, quantity, meaning)
            span = slice(found.start, found.end)
            start, end = cell.origin(found.start), cell.origin(found.end - 1) + 1
            if text[start:end] != written[span]:
                continue
            statement = replace(statement, start=start, end=end, quote=written[span])
            yield Made(statement, column, place, number, grouped=bool(found.label or found.whole))


def _labelled(found: Sequence[Found], name: str) -> Sequence[Found]:
    """The values of a cell; those of several groups whose names stand in the row's name, each with its own."""
    if not found or not found[0].parted:
        return found
    names = part_names(name, len(found))
    return [replace(one, whole=whole) for one, whole in zip(found, names, strict=True)] if names else ()


def _quantity(written: str) -> Quantity | None:
    """The quantity of a value; 〉 and 〈 stand for > and < where a keyboard had no other."""
    try:
        return parse_quantity(written.replace("〉", ">").replace("〈", "<"))
    except ValueError:
        return None


def _statement(place: Place, column: Column, quantity: Quantity, meaning: Meaning) -> Statement:
    """The statement of a value, its place in the text still open."""
    changed = meaning.measure != "level" and quantity.value < 0
    return Statement(
        name=meaning.name,
        value=-quantity.value if changed else quantity.value,
        value_high=quantity.value_high,
        unit=meaning.unit,
        per=quantity.per or meaning.per,
        comparator=quantity.comparator,
        measure=meaning.measure,
        role=place.role or column.role or "target",
        year=years_of(column.written)[0] or place.year or column.year,
        start=0,
        end=0,
        quote="",
        where="table",
        nature=place.nature,
        flags=_flags(place, column, meaning),
        rules=(f"column-{column.kind}",),
    )


def _flags(place: Place, column: Column, meaning: Meaning) -> tuple[str, ...]:
    """What was inferred of a value or is doubtful in it."""
    marks = {
        "year-inferred": place.year is None and years_of(column.written)[0] is None,
        "name-elided": place.elided,
        "percent-or-points": meaning.guessed,
        "unit-unknown": not meaning.unit and not UNITLESS.search(meaning.name),
        "estimate": "预计" in column.written,
    }
    return tuple(mark for mark, holds in marks.items() if holds)


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
            role=place.role or column.role or "target",
            year=phrase.year or place.year or column.year or facts.period_end,
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


def with_baselines(made: Sequence[Made]) -> list[Made]:
    """The statements with the latest value reached before each goal filled in as its base."""
    levels = [one for one in made if one.column.kind in ("level", "metric") and one.column.year]
    reached = [one for one in levels if one.statement.role == "actual"]
    return [_with_baseline(one, reached, [level.statement for level in levels]) for one in made]


def _with_baseline(one: Made, reached: Sequence[Made], levels: Sequence[Statement]) -> Made:
    kind, goal = one.column.kind, one.statement
    moved = kind == "change" or (kind == "growth" and goal.per is None)
    wants = moved or (kind in ("level", "metric") and goal.role == "target")
    bases = [base for base in reached if goal.year and 0 < _year(base) < goal.year]
    same = [base for base in bases if base.statement.name == goal.name]
    like = [] if one.grouped else [base for base in bases if _akin(base.statement.name, goal.name)]
    since = one.column.since
    bases = [base for base in same or like if since in (None, _year(base))]
    if wants and not bases and since:
        return replace(one, statement=replace(goal, baseline_year=since))
    if not wants or not bases:
        return one
    base = max(bases, key=_year)
    goal = replace(goal, baseline_value=base.statement.value, baseline_year=base.statement.year)
    if "percent-or-points" in goal.flags:
        goal = _in_rows_unit(goal, one.place.unit, levels)
    return replace(one, statement=goal, base=base)


def _year(made: Made) -> int:
    return made.statement.year or 0


def _akin(one: str, other: str) -> bool:
    """Whether one of two names holds the other."""
    return one in other or other in one


def _in_rows_unit(change: Statement, unit: str, levels: Sequence[Statement]) -> Statement:
    """A change without a unit that is the plain difference of two amounts is in their unit, not in per cent."""
    ends = [level.value for level in levels if level.year == change.year]
    differs = [abs(end - (change.baseline_value or Decimal(0))) for end in ends]
    plain_difference = change.value in differs and change.unit == "%"
    return replace(change, unit=unit) if plain_difference else change
