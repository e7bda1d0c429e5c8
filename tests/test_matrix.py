"""Many plans side by side: columns, cells, figures, references; and what holds whatever the plans are."""

from __future__ import annotations

import doctest
import re
from decimal import Decimal
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import plan_of, statement
from plantargets.cli.compare_cells import shown_cell
from plantargets.cli.compare_view import View
from plantargets.compare import sums
from plantargets.compare.against import gaps_of, national, of_plans
from plantargets.compare.cells import Cell
from plantargets.compare.columns import columns_of, usual_by
from plantargets.compare.matrix import Matrix, Row, matrix
from plantargets.compare.points import Point
from plantargets.compare.subject import SUM
from plantargets.compare.summary import kept, ordered, ranking_of, summary_of
from plantargets.extractors import extract, extract_file
from plantargets.extractors.catalogue import load
from plantargets.extractors.indicators import signed
from plantargets.extractors.model import Plan, Statement
from plantargets.extractors.scale import convert

CORPUS = Path(__file__).parent / "corpus"
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


def value(point: object) -> Decimal | None:
    return None if point is None else point.statement.value  # type: ignore[attr-defined]


# what stands across


def test_several_regions_stand_across_else_years_else_documents():
    one, later = plan("甲县", end=2023, start=2023), plan("甲县", end=2024, start=2024)
    assert usual_by([one, plan("乙县")]) == "region"
    assert usual_by([one, later]) == "year"
    assert usual_by([one, plan("甲县", end=2023, start=2023, name="b.txt")]) == "document"
    assert usual_by([one]) == "document"


def test_a_region_under_its_short_and_its_full_name_is_one_column():
    plans = [plan("云泊市澜溪区", end=2023, start=2023), plan("澜溪区", end=2024, start=2024)]
    assert [(column.name, column.period) for column in columns_of(plans, "region")] == [("云泊市澜溪区", (None, 2024))]


def test_a_year_s_documents_are_one_column_and_a_five_year_plan_is_another():
    plans = [
        plan("甲县", start=2025, end=2025, name="summary.txt"),
        plan("甲县", start=2025, end=2025, name="plan.txt"),
        plan("甲县", start=2021, end=2025, name="five-year.txt"),
    ]
    found = columns_of(plans, "year")
    assert [(column.name, len(column.plans)) for column in found] == [("2021–2025", 1), ("2025", 2)]


def test_years_of_several_regions_are_not_mixed():
    plans = [plan("甲县", start=2024, end=2024), plan("乙县", start=2024, end=2024)]
    assert {column.name for column in columns_of(plans, "year")} == {"甲县 2024", "乙县 2024"}


def test_a_plan_without_a_region_goes_by_its_file():
    plans = [plan_of([], name="plans/甲县-2024.txt"), plan_of([], name="plans/乙县-2024.txt")]
    assert [column.name for column in columns_of(plans, "region")] == ["甲县", "乙县"]


def test_provinces_stand_in_their_usual_order():
    names = ["新疆维吾尔自治区", "北京市", "广东省", "甲县"]
    assert [c.name for c in columns_of([plan(name) for name in names], "region")] == [
        *("北京市", "广东省", "新疆维吾尔自治区", "甲县")
    ]


# cells


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


# figures


def amounts(**values: tuple[str, str]) -> Matrix:
    return matrix([plan(region, goal(v, "新增学位", unit)) for region, (v, unit) in values.items()], CATALOGUE)


def test_figures_are_in_one_unit_with_who_holds_them():
    found = amounts(甲县=("1.2", "万个"), 乙县=("6800", "个"), 丙县=("9000", "个"), 丁县=("1.2", "万个"))
    summary = summary_of(row(found, "新增学位"), "goal")
    names = [column.name for column in found.columns]
    assert (summary.unit, summary.count, summary.minimum, summary.maximum) == ("个", 4, 6800, 12000)
    assert summary.median == 10500
    assert [names[number] for number in summary.at(summary.minimum)] == ["乙县"]
    assert {names[number] for number in summary.at(summary.maximum)} == {"甲县", "丁县"}


def test_what_is_missing_or_not_comparable_takes_no_part():
    plans = [
        plan("甲县", goal("98")),
        plan("乙县", goal("2", unit="百分点", measure="increase")),
        plan("丙县", goal("90", "高中阶段毛入学率")),
    ]
    found = matrix(plans, CATALOGUE)
    ranking = ranking_of(row(found), "goal")
    names = [column.name for column in found.columns]
    assert summary_of(row(found), "goal").count == 1
    assert [names[number] for number in ranking.apart] == ["乙县"]
    assert [names[number] for number in ranking.lacking] == ["丙县"]


def test_falls_are_negative_and_ratios_have_no_figure():
    falls = [plan(r, goal(v, "单位能耗", "%", measure="decrease")) for r, v in (("甲县", "3"), ("乙县", "2.5"))]
    summary = summary_of(row(matrix(falls, CATALOGUE), "单位能耗", "growth"), "goal")
    assert (summary.minimum, summary.maximum) == (-3, Decimal("-2.5"))
    ratios = [plan("甲县", goal("1", "师生比", "比", value_high="15"))]
    assert summary_of(row(matrix(ratios, CATALOGUE), "师生比"), "goal") is None


def test_equal_values_share_a_place():
    found = amounts(甲县=("100", "个"), 乙县=("300", "个"), 丙县=("300", "个"), 丁县=("200", "个"))
    names = [column.name for column in found.columns]
    ranking = ranking_of(row(found, "新增学位"), "goal")
    assert {names[number]: place for place, number in ranking.places} == {"乙县": 1, "丙县": 1, "丁县": 3, "甲县": 4}


def test_coverage_counts_the_columns_that_have_what_is_shown():
    found = matrix([plan("甲县", reached("96")), plan("乙县", goal("98"))], CATALOGUE)
    assert [row(found).coverage(show) for show in ("both", "baseline", "goal", "change")] == [2, 1, 1, 0]
    assert (kept(found.rows, 2, "both"), kept(found.rows, 2, "goal")) == ((row(found),), ())


def test_rows_can_be_sorted_by_spread_coverage_and_name():
    plans = [
        plan("甲县", goal("90"), goal("100", "新增学位", "个"), goal("1", "阿尔法数", "个")),
        plan("乙县", goal("91"), goal("900", "新增学位", "个")),
        plan("丙县", goal("92")),
    ]
    rows = matrix(plans, CATALOGUE).rows

    def names(sort: str) -> list[str]:
        return [one.indicator for one in ordered(rows, sort, "goal")]  # type: ignore[arg-type]

    assert names("spread")[0] == "新增学位"
    assert names("coverage") == [RATE, "新增学位", "阿尔法数"]
    assert names("name") == ["阿尔法数", RATE, "新增学位"]


# references


def test_the_nation_s_goal_of_the_year_is_measured_in_points():
    plans = [plan("甲县", goal("98")), plan("乙县", goal("95.5", comparator=">="))]
    found = matrix(plans, CATALOGUE)
    gaps = gaps_of(row(found), "goal", national(CATALOGUE))
    told = {c.name: (g.value, g.unit, g.met) for c, g in zip(found.columns, gaps, strict=True)}
    assert told == {"甲县": (2, "百分点", "exceeded"), "乙县": (Decimal("-0.5"), "百分点", "missed")}
    assert gaps[0].reference.source.startswith("《")


def test_a_goal_of_another_year_is_not_measured_but_a_standing_floor_is():
    other = matrix([plan("甲县", goal("98", year=2024), start=2024, end=2024)], CATALOGUE)
    assert gaps_of(row(other), "goal", national(CATALOGUE)) == (None,)
    floor = matrix([plan("甲县", goal("94", "初中三年巩固率", year=2024), start=2024, end=2024)], CATALOGUE)
    (gap,) = gaps_of(row(floor, "初中三年巩固率"), "goal", national(CATALOGUE))
    assert (gap.value, gap.met) == (-1, "missed")


@pytest.mark.parametrize(
    ("name", "said", "met"),
    [
        ("学前教育毛入园率", goal("90", "学前教育毛入园率", comparator=">="), "missed"),  # the nation's is above 90
        ("学前教育毛入园率", goal("90", "学前教育毛入园率", comparator=">"), "met"),
        ("小学生近视率", goal("30", "小学生近视率", year=2030), "exceeded"),
        ("小学生近视率", goal("32", "小学生近视率", year=2030), "missed"),
    ],
)
def test_bounds_and_directions_decide_whether_it_is_enough(name: str, said: Statement, met: str):
    found = matrix([plan("甲县", said, start=2026, end=said.year or 0)], CATALOGUE)
    (gap,) = gaps_of(row(found, name), "goal", national(CATALOGUE))
    assert gap.met == met


def test_another_plan_is_a_reference_for_its_years():
    city = plan("云泊市", goal("97"), goal("98", year=2035))
    found = matrix([plan("甲县", goal("96.5"))], CATALOGUE)
    (gap,) = gaps_of(row(found), "goal", of_plans([city]))
    assert (gap.value, gap.reference.source, gap.other_year) == (Decimal("-0.5"), "云泊市", None)


@pytest.mark.parametrize(
    ("value", "year", "gap", "met", "reference"),
    [
        ("97", 2024, "0", "met", 2025),
        ("96", 2024, "-1", None, 2025),  # it may still be reached by then
        ("96", 2026, "-1", "missed", 2025),  # less than was asked for a year before
        ("97", 2030, "-1", None, 2035),  # as far from both: the later one
    ],
)
def test_a_rate_is_measured_against_a_plan_s_nearest_year(value, year, gap, met, reference):
    city = plan("云泊市", goal("97"), goal("98", year=2035))
    found = matrix([plan("乙县", goal(value, year=year))], CATALOGUE)
    (one,) = gaps_of(row(found), "goal", of_plans([city]))
    assert (one.value, one.met, one.other_year) == (Decimal(gap), met, reference)


def test_what_is_done_each_year_is_measured_against_that_year_only():
    city = plan("云泊市", goal("900", "新增公办学位", "个"))
    found = matrix([plan("乙县", goal("200", "新增公办学位", "个", year=2024))], CATALOGUE)
    assert gaps_of(row(found, "新增公办学位"), "goal", of_plans([city])) == (None,)


def test_doctests():
    assert doctest.testmod(sums).failed == 0


def test_a_report_on_one_year_keeps_the_sums_of_five_apart():
    report = extract(
        "云溪县2026年政府工作报告\n\n一、工作回顾\n\n五年来，城镇新增就业4.6万人。\n\n2025年，城镇新增就业9300人。\n\n"
        "二、2026年工作安排\n\n今年，城镇新增就业9000人以上。\n"
    )
    found = matrix([report], CATALOGUE)
    told = {one.subject.per: one.cells[0] for one in found.rows if one.indicator == "城镇新增就业"}
    assert (value(told[""].baseline), value(told[""].goal)) == (9300, 9000)
    assert (value(told[SUM].baseline), told[SUM].goal) == (Decimal("4.6"), None)


# near names


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


# four counties, read from their texts


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


# what holds whatever the plans are

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


@settings(max_examples=60, deadline=None)
@given(plans_of_regions(), BY, st.booleans())
def test_the_order_of_plans_never_matters(plans: list[Plan], by: str, fuzzy: bool):
    first = matrix(plans, CATALOGUE, by, fuzzy=fuzzy)
    for order in permutations(plans):
        assert matrix(list(order), CATALOGUE, by, fuzzy=fuzzy) == first


@settings(max_examples=100, deadline=None)
@given(plans_of_regions(), plans_of_regions(("丁县", "戊县")), st.sampled_from(("region", "document")))
def test_an_unrelated_plan_changes_no_cell(plans: list[Plan], others: list[Plan], by: str):
    before, after = told(matrix(plans, CATALOGUE, by)), told(matrix([*plans, *others], CATALOGUE, by))
    assert {place: after[place] for place in before} == before


@settings(max_examples=100, deadline=None)
@given(plans_of_regions())
def test_every_number_of_a_cell_stands_in_a_quote(plans: list[Plan]):
    found = matrix(plans, CATALOGUE, "region")
    view = View(found.by, found.columns, found.rows, "both", "zh")
    for one in found.rows:
        for cell, column in zip(one.cells, found.columns, strict=True):
            quotes = " ".join(said.statement.quote for point in points_of_cell(cell) for said in point.said)
            text = re.sub(r"\((?:19|20)\d\d\)", "", shown_cell(cell, column, view))
            assert set(re.findall(r"\d+", text)) <= set(re.findall(r"\d+", quotes))


@settings(max_examples=100, deadline=None)
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


@settings(max_examples=100, deadline=None)
@given(plans_of_regions())
def test_figures_lie_among_the_values(plans: list[Plan]):
    for one in matrix(plans, CATALOGUE, "region").rows:
        summary = summary_of(one, "both")
        if summary is not None:
            values = [value for _, value in summary.values]
            assert summary.minimum <= summary.median <= summary.maximum
            assert {summary.minimum, summary.maximum} <= set(values)
            assert summary.count + sum(1 for cell in one.cells if cell is None) <= len(one.cells)
