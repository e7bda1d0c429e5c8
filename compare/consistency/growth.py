"""Stated changes against their two levels: 教育投入10.29亿元，较2015年的6.86亿元增长50%.

The levels are as exact as they are written, and so is the change: a change fits where some values that would be written
so give it. Growth in constant prices (地区生产总值, 实际增长) is no matter of the two amounts and is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from plantargets.compare.consistency.agreement import Ends, plain, step
from plantargets.compare.consistency.finding import Finding, finding, told
from plantargets.compare.consistency.reading import Reading, marks
from plantargets.extractors.catalogue import Catalogue
from plantargets.extractors.model import Statement, number_text
from plantargets.extractors.scale import RATES, dimension, size_of, tidy

HUNDREDTH = Decimal("0.01")


def unfit_changes(readings: Sequence[Reading], _catalogue: Catalogue) -> Iterator[Finding]:
    """The changes that do not lead from their starting level to the level reached in the same sentence or row."""
    for reading in readings:
        for change, level in changes(reading):
            start = start_of(change, level, reading)
            code = "" if start is None else code_of(change, level, start)
            if start is not None and code:
                yield found(code, reading.plan.document.name, change, level, start)


def code_of(change: Statement, level: Statement, start: Statement) -> str:
    """What is wrong with a change, '' where it fits; where only rounding can explain it, it is worth knowing."""
    if start.value <= 0 or (change.unit not in RATES and dimension(change.unit) != dimension(level.unit)):
        return ""
    low, high = possible(change, level, start)
    half = step(change) / size_of(change.unit)[0] / 2
    if not low - half < change.value < high + half:
        return "change-unfit"
    return "" if is_relative(change, level) or abs((low + high) / 2 - change.value) <= half else "change-rounded"


def found(code: str, document: str, change: Statement, level: Statement, start: Statement) -> Finding:
    """The finding, with the change that the two levels give."""
    given = between(change, level, plain(level)[0], plain(start)[0]).quantize(HUNDREDTH)
    values = {"stated": told(change), "start": told(start), "level": told(level)}
    shown = [(document, statement) for statement in (change, level, start)]
    return finding(code, shown, given=f"{number_text(tidy(given))}{change.unit}", **values)


def changes(reading: Reading) -> Iterator[tuple[Statement, Statement]]:
    """The plain changes, each with the level of its indicator and year that stands in the same sentence."""
    levels: dict[tuple[object, ...], list[Statement]] = {}
    plainly = [s for s in reading.statements if s.comparator == "=" and s.unit != "比"]
    for statement in plainly:
        if statement.measure == "level":
            levels.setdefault(key_of(statement, reading), []).append(statement)
    for statement in plainly:
        if statement.measure != "level" and statement.per is None and not is_real(statement, reading):
            for level in levels.get(key_of(statement, reading), ()):
                yield statement, level


def key_of(statement: Statement, reading: Reading) -> tuple[object, ...]:
    """What a change and the level it leads to have in common."""
    return statement.indicator or statement.name, statement.year, statement.role, reading.index(statement)


def is_real(change: Statement, reading: Reading) -> bool:
    """Whether a relative change may be told in constant prices, or of part of the year."""
    near = change.name + reading.clause(change)
    return change.unit in RATES and bool(marks("real").search(near))


def start_of(change: Statement, level: Statement, reading: Reading) -> Statement | None:
    """The level that a change starts from: the statement that the change or its level names as its base."""
    said = next((s for s in (change, level) if s.baseline_value is not None), None)
    if said is None:
        return None
    for statement in reading.statements:
        if statement.value == said.baseline_value and statement.measure == "level" and is_start(statement, level):
            return statement
    return None


def is_start(statement: Statement, level: Statement) -> bool:
    """Whether a statement can be the starting level of another."""
    ours, theirs = statement.indicator or statement.name, level.indicator or level.name
    same = (ours, statement.per, dimension(statement.unit)) == (theirs, level.per, dimension(level.unit))
    return same and statement is not level


def possible(change: Statement, level: Statement, start: Statement) -> Ends:
    """The least and the greatest change between the two levels, in the change's unit; a fall is told as positive."""
    (low, high), (first, last) = around(level), around(start)
    found = (between(change, level, low, last), between(change, level, high, first))
    return min(found), max(found)


def between(change: Statement, level: Statement, reached: Decimal, left: Decimal) -> Decimal:
    """The change that leads from one plain value to another, in the unit that the change is told in."""
    sign = -1 if change.measure == "decrease" else 1
    if is_relative(change, level):
        return sign * (reached / left - 1) * (100 if change.unit == "%" else 1000)
    return sign * (reached - left) / size_of(change.unit)[0]


def is_relative(change: Statement, level: Statement) -> bool:
    """Whether a change is told as a share of where it starts."""
    return change.unit in RATES and level.unit not in RATES


def around(statement: Statement) -> Ends:
    """The values, in the plain unit, that would be written as this one; a goal is set, not measured, and is exact."""
    value = statement.value * size_of(statement.unit)[0]
    half = step(statement) / 2 if statement.role == "actual" else Decimal(0)
    return value - half, value + half
