"""Figures of a matrix's rows: minimum, median and maximum, ranks, order of rows, and the gap to a reference."""

from __future__ import annotations

import doctest
from decimal import Decimal

import pytest
from made_matrix import CATALOGUE, RATE, goal, plan, reached, row
from plantargets.compare import sums
from plantargets.compare.against import gaps_of, national, of_plans
from plantargets.compare.matrix import Matrix, matrix
from plantargets.compare.summary import kept, ordered, ranking_of, summary_of
from plantargets.extractors.model import Statement


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
