"""Plans of a few statements for the tests of matrices, and short ways to what stands in one."""

from __future__ import annotations

from decimal import Decimal

from made import plan_of, statement
from plantargets.compare.cells import Cell
from plantargets.compare.matrix import Matrix, Row
from plantargets.compare.points import Point
from plantargets.extractors.catalogue import load
from plantargets.extractors.model import Plan, Statement

CATALOGUE = load()
RATE = "九年义务教育巩固率"


def plan(region: str, *statements: Statement, start: int | None = 2021, end: int = 2025, name: str = "") -> Plan:
    return plan_of(
        list(statements), name=name or f"{region}-{end}.txt", region=region, period_start=start, period_end=end
    )


def goal(value: str, name: str = RATE, unit: str = "%", year: int = 2025, **fields: object) -> Statement:
    return statement(name, value, unit, year=year, **fields)


def reached(value: str, name: str = RATE, unit: str = "%", year: int = 2020, **fields: object) -> Statement:
    return statement(name, value, unit, year=year, role="actual", **fields)


def row(found: Matrix, name: str = RATE, kind: str = "level") -> Row:
    return next(one for one in found.rows if one.indicator == name and one.subject.kind == kind)


def cells(found: Matrix, name: str = RATE, kind: str = "level") -> dict[str, Cell | None]:
    return dict(zip((column.name for column in found.columns), row(found, name, kind).cells, strict=True))


def value(point: Point | None) -> Decimal | None:
    return None if point is None else point.statement.value
