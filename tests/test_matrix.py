"""Many plans side by side: what a cell holds, what is not comparable, near names, and four counties read from texts."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from made_matrix import CATALOGUE, cells, goal, plan, reached, row, value
from plantargets.cli.compare_cells import shown_cell
from plantargets.cli.compare_view import View
from plantargets.compare.matrix import matrix
from plantargets.compare.subject import SUM
from plantargets.extractors import extract, extract_file
from plantargets.extractors.model import Plan, Statement

CORPUS = Path(__file__).parent / "corpus"


def test_a_cell_holds_where_it_stands_and_where_it_shall_stand():
    found = matrix([plan("甲县", reached("96.5"), goal("98"))], CATALOGUE)
    (cell,) = row(found).cells
    assert cell is not None
    assert (value(cell.baseline), value(cell.goal)) == (Decimal("96.5"), Decimal("98"))
    assert (cell.change, cell.change_unit) == (Decimal("1.5"), "百分点")


def test_the_goal_of_the_plan_s_last_year_goes_before_a_later_one():
    plans = [plan("甲县", goal("98"), goal("99", year=2035), goal("97", year=2023))]
    assert value(row(matrix(plans, CATALOGUE)).cells[0].goal) == 98


def test_without_one_the_latest_goal_is_shown():
    assert (
        value(row(matrix([plan("甲县", goal("99", year=2035), goal("97", year=2023))], CATALOGUE)).cells[0].goal) == 99
    )


def test_the_latest_value_before_the_goal_s_year_is_the_baseline():
    plans = [plan("甲县", reached("95", year=2018), reached("96", year=2020), goal("98"))]
    assert value(row(matrix(plans, CATALOGUE)).cells[0].baseline) == 96


def test_the_base_that_a_goal_states_is_the_baseline():
    stated = goal("98", baseline_value="95.5", baseline_year=2019)
    cell = row(matrix([plan("甲县", reached("96"), stated)], CATALOGUE)).cells[0]
    assert (value(cell.baseline), cell.baseline.year) == (Decimal("95.5"), 2019)


def test_two_values_of_one_year_are_both_kept():
    cell = row(matrix([plan("甲县", goal("98", start=1), goal("98.5", start=9))], CATALOGUE)).cells[0]
    assert cell.goal.contradicted
    assert [said.statement.value for said in cell.goal.said] == [Decimal("98"), Decimal("98.5")]


def test_the_same_value_twice_is_no_contradiction():
    plans = [plan("甲县", goal("12000", "在园幼儿数", "人", start=1), goal("1.2", "在园幼儿数", "万人", start=9))]
    assert not row(matrix(plans, CATALOGUE), "在园幼儿数").cells[0].goal.contradicted


def test_a_change_that_the_plan_states_stands_where_there_is_no_baseline():
    plans = [plan("甲县", goal("98"), goal("2", unit="百分点", measure="increase"))]
    cell = row(matrix(plans, CATALOGUE)).cells[0]
    assert (cell.change, cell.change_unit) == (2, "百分点")


@pytest.mark.parametrize(
    ("said", "kind", "reason"),
    [
        (goal("2", unit="百分点", measure="increase"), "level", "level-and-change"),
        (goal("3", unit="百分点"), "level", "rate-and-points"),
        (goal("120", unit="人"), "level", "other-unit"),
        (goal("90", per="月"), "level", "other-period"),
    ],
)
def test_another_kind_of_number_is_not_comparable(said: Statement, kind: str, reason: str):
    found = cells(matrix([plan("甲县", goal("98")), plan("乙县", said)], CATALOGUE), kind=kind)
    assert found["乙县"] is not None
    assert found["乙县"].reason == reason


def test_what_is_not_said_is_missing():
    found = cells(matrix([plan("甲县", goal("98")), plan("乙县", goal("90", "高中阶段毛入学率"))], CATALOGUE))
    assert found["乙县"] is None


def test_growth_told_as_a_rate_and_as_a_rise_is_one_row():
    plans = [
        plan("甲县", goal("6", "居民消费价格涨幅")),
        plan("乙县", goal("2", "居民消费价格", measure="increase", indicator="居民消费价格涨幅")),
    ]
    assert row(matrix(plans, CATALOGUE), "居民消费价格涨幅", "growth").coverage() == 2


def test_a_year_narrows_to_its_values_and_keeps_the_other_side():
    plans = [plan("甲县", reached("96"), goal("97", year=2023), goal("98")), plan("乙县", goal("95"))]
    found = cells(matrix(plans, CATALOGUE, years=(2023,)))
    assert (value(found["甲县"].goal), value(found["甲县"].baseline), found["乙县"]) == (97, 96, None)


def test_a_report_on_one_year_keeps_the_sums_of_five_apart():
    report = extract(
        "云溪县2026年政府工作报告\n\n一、工作回顾\n\n五年来，城镇新增就业4.6万人。\n\n2025年，城镇新增就业9300人。\n\n"
        "二、2026年工作安排\n\n今年，城镇新增就业9000人以上。\n"
    )
    found = matrix([report], CATALOGUE)
    told = {one.subject.per: one.cells[0] for one in found.rows if one.indicator == "城镇新增就业"}
    assert (value(told[""].baseline), value(told[""].goal)) == (9300, 9000)
    assert (value(told[SUM].baseline), told[SUM].goal) == (Decimal("4.6"), None)


def near_plans() -> list[Plan]:
    return [
        plan("甲县", goal("90", "乡村学校美育浸润行动覆盖率")),
        plan("乙县", goal("85", "乡村学校美育浸润覆盖率")),
        plan("丙县", goal("80", "乡村学校美育浸润行动达标率")),
    ]


def test_near_names_share_a_row_only_when_asked_for():
    assert {one.coverage() for one in matrix(near_plans(), CATALOGUE).rows} == {1}
    found = matrix(near_plans(), CATALOGUE, fuzzy=True)
    joined = next(one for one in found.rows if one.coverage() == 2)
    marks = sorted((cell.match.how, cell.match.score or 0) for cell in joined.cells if cell)
    assert [how for how, _ in marks] == ["exact", "fuzzy"]
    assert 80 <= marks[1][1] < 100


def test_two_names_of_one_plan_are_never_the_same_thing():
    both = plan("甲县", goal("90", "乡村学校美育浸润行动覆盖率"), goal("85", "乡村学校美育浸润覆盖率"))
    assert {one.coverage() for one in matrix([both, plan("乙县")], CATALOGUE, fuzzy=True).rows} == {1}


def county_plans() -> list[Plan]:
    return [extract_file(path) for path in sorted((CORPUS / "counties").glob("*.txt"))]


def expected_rows() -> list[dict[str, str]]:
    lines = (CORPUS / "matrix.tsv").read_text(encoding="utf-8").splitlines()
    head, *rest = (line.split("\t") for line in lines if not line.startswith("#"))
    return [dict(zip(head, cells, strict=True)) for cells in rest]


def test_four_counties_read_as_the_corpus_says():
    found = matrix(county_plans(), CATALOGUE)
    view = View(found.by, found.columns, found.rows, "both", "zh", dated=True)
    names = [column.name for column in found.columns]
    for expected in expected_rows():
        one = row(found, expected.pop("indicator"), expected.pop("kind"))
        texts = [shown_cell(*cell, view) for cell in zip(one.cells, found.columns, strict=True)]
        assert dict(zip(names, texts, strict=True)) == expected, one.indicator
