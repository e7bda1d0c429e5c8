"""What holds of every matrix, whatever the plans are."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from made import statement
from made_matrix import CATALOGUE, RATE, plan
from plantargets.cli.compare_cells import shown_cell
from plantargets.cli.compare_view import View
from plantargets.compare.cells import Cell
from plantargets.compare.matrix import Matrix, matrix
from plantargets.compare.points import Point
from plantargets.compare.summary import summary_of
from plantargets.extractors.indicators import signed
from plantargets.extractors.model import Plan, Statement
from plantargets.extractors.scale import convert

NAMES = (RATE, "新增学位", "近视率", "教育经费")
KINDS = (("%", "level"), ("百分点", "increase"), ("%", "increase"), ("个", "level"), ("万个", "level"), ("比", "level"))


@st.composite
def statements(draw: st.DrawFn, names: tuple[str, ...] = NAMES) -> Statement:
    unit, measure = draw(st.sampled_from(KINDS))
    number = draw(st.integers(1, 99))
    return statement(
        draw(st.sampled_from(names)),
        str(number),
        unit,
        measure=measure,
        role=draw(st.sampled_from(("target", "actual"))),
        year=draw(st.sampled_from((2020, 2023, 2025, 2035, None))),
        comparator=draw(st.sampled_from(("=", ">=", "~"))),
        start=draw(st.integers(0, 500)),
        value_high="99" if unit == "比" else None,
        quote=f"{number}:99" if unit == "比" else f"{number}{unit}",
    )


@st.composite
def plans_of_regions(draw: st.DrawFn, regions: tuple[str, ...] = ("甲县", "乙县", "丙县")) -> list[Plan]:
    count = draw(st.integers(1, 4))
    return [
        plan(
            draw(st.sampled_from(regions)), *draw(st.lists(statements(), max_size=6)), name=f"{regions[0]}{number}.txt"
        )
        for number in range(count)
    ]


BY = st.sampled_from(("region", "year", "document"))


def told(found: Matrix) -> dict[tuple[object, str], object]:
    """Each cell by its row and its column."""
    return {
        (one.subject, column.name): cell
        for one in found.rows
        for column, cell in zip(found.columns, one.cells, strict=True)
    }


@settings(max_examples=60)
@given(st.data(), plans_of_regions(), BY, st.booleans())
def test_the_order_of_plans_never_matters(data: st.DataObject, plans: list[Plan], by: str, fuzzy: bool):
    other = data.draw(st.permutations(plans))
    assert matrix(other, CATALOGUE, by, fuzzy=fuzzy) == matrix(plans, CATALOGUE, by, fuzzy=fuzzy)


@settings(max_examples=60)
@given(plans_of_regions(), plans_of_regions(("丁县", "戊县")), st.sampled_from(("region", "document")))
def test_an_unrelated_plan_changes_no_cell(plans: list[Plan], others: list[Plan], by: str):
    before, after = told(matrix(plans, CATALOGUE, by)), told(matrix([*plans, *others], CATALOGUE, by))
    assert {place: after[place] for place in before} == before


@settings(max_examples=60)
@given(plans_of_regions())
def test_every_number_of_a_cell_stands_in_a_quote(plans: list[Plan]):
    found = matrix(plans, CATALOGUE, "region")
    view = View(found.by, found.columns, found.rows, "both", "zh")
    for one in found.rows:
        for cell, column in zip(one.cells, found.columns, strict=True):
            quotes = " ".join(said.statement.quote for point in points_of_cell(cell) for said in point.said)
            text = re.sub(r"\((?:19|20)\d\d\)", "", shown_cell(cell, column, view))
            assert set(re.findall(r"\d+", text)) <= set(re.findall(r"\d+", quotes))


@settings(max_examples=60)
@given(plans_of_regions())
def test_a_change_is_the_difference_of_the_cell_s_values_or_is_said(plans: list[Plan]):
    said = {signed(statement) for one in plans for statement in one.statements if statement.measure != "level"}
    for cell in told(matrix(plans, CATALOGUE, "region")).values():
        if cell is None or cell.change is None or cell.change in said:
            continue
        start, end = (
            convert(signed(p.statement), p.statement.unit, cell.goal.statement.unit) for p in points_of_cell(cell)
        )
        assert cell.change == end - start


def points_of_cell(cell: Cell | None) -> list[Point]:
    """The baseline and the goal of a cell, those that there are."""
    return [point for point in (cell.baseline, cell.goal) if point] if cell else []


@settings(max_examples=60)
@given(plans_of_regions())
def test_figures_lie_among_the_values(plans: list[Plan]):
    for one in matrix(plans, CATALOGUE, "region").rows:
        summary = summary_of(one, "both")
        if summary is not None:
            values = [value for _, value in summary.values]
            assert summary.minimum <= summary.median <= summary.maximum
            assert {summary.minimum, summary.maximum} <= set(values)
            assert summary.count + sum(1 for cell in one.cells if cell is None) <= len(one.cells)
