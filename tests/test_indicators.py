"""Pairing statements into rows: which value is the baseline, which the goal, and in what unit they differ."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import statement
from plantargets.extractors.indicators import pair
from plantargets.extractors.model import Indicator, Statement


def one(*statements: Statement) -> Indicator:
    (row,) = pair(statements)
    return row


def test_baseline_and_goal_of_one_indicator_share_a_row() -> None:
    row = one(
        statement("毛入园率", "91.5", role="actual", year=2020, line=3),
        statement("毛入园率", "96", year=2025, start=20, line=4, comparator=">="),
    )
    assert (row.baseline and row.baseline.value, row.goal and row.goal.value) == (Decimal("91.5"), Decimal(96))
    assert (row.change, row.change_unit) == (Decimal("4.5"), "百分点")


def test_the_final_goal_is_kept_and_the_others_stay_reachable() -> None:
    goals = [
        statement("毛入园率", value, year=year, start=i * 9)
        for i, (value, year) in enumerate([("98", 2030), ("96", 2025)])
    ]
    row = one(*goals)
    assert row.goal == goals[0]
    assert row.statements == tuple(goals)


def test_the_latest_actual_before_the_goal_is_the_baseline() -> None:
    years = {2015: "80", 2020: "90", 2025: "97"}
    actuals = [statement("普惠率", v, role="actual", year=y, start=i * 9) for i, (y, v) in enumerate(years.items())]
    row = one(*actuals, statement("普惠率", "95", year=2025, start=99))
    assert row.baseline is not None and row.baseline.year == 2020
    assert row.change == Decimal(5)


def test_a_result_of_the_goals_own_year_gives_no_change() -> None:
    row = one(
        statement("幼儿园", 350, "所", year=2020), statement("幼儿园", 396, "所", role="actual", year=2020, start=9)
    )
    assert row.baseline is not None and row.baseline.value == 396
    assert row.change is None


def test_the_base_that_the_goal_states_is_its_baseline() -> None:
    row = one(statement("投入", "10", "亿元", year=2025, baseline_value="8", baseline_year=2020, line=7))
    assert row.baseline is not None
    assert (row.baseline.value, row.baseline.year, row.baseline.role, row.baseline.line) == (
        Decimal(8),
        2020,
        "actual",
        7,
    )
    assert (row.change, row.change_unit) == (Decimal(2), "亿元")


def test_amounts_differ_in_the_unit_of_the_goal() -> None:
    row = one(
        statement("投入", 8000, "万元", role="actual", year=2020), statement("投入", "1.2", "亿元", year=2025, start=9)
    )
    assert (row.change, row.change_unit) == (Decimal("0.4"), "亿元")


@pytest.mark.parametrize(
    ("measure", "value", "unit", "expected"),
    [("increase", "2", "百分点", ("2", "百分点")), ("decrease", "1.5", "百分点", ("-1.5", "百分点"))],
)
def test_a_change_the_plan_states_belongs_to_the_level_it_moves(
    measure: str, value: str, unit: str, expected: tuple[str, str]
) -> None:
    row = one(
        statement("近视率", "52", role="actual", year=2023),
        statement("近视率", value, unit, measure=measure, year=2024, start=9),
    )
    assert row.baseline is not None and row.baseline.value == 52
    assert (row.change, row.change_unit) == (Decimal(expected[0]), expected[1])


def test_growth_in_per_cent_is_a_row_of_its_own() -> None:
    level, growth = pair(
        [
            statement("地区生产总值", 300, "亿元", role="actual", year=2024),
            statement("地区生产总值", "5.5", measure="increase", role="actual", year=2024, start=9),
            statement("地区生产总值", "6", measure="increase", year=2025, comparator="~", start=19),
        ]
    )
    assert (level.unit, level.goal, growth.unit) == ("亿元", None, "%")
    assert (growth.change, growth.change_unit) == (Decimal("0.5"), "百分点")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (statement("毛入园率", "90"), statement("毛入学率", "90", start=9)),
        (statement("资助", 5, "万人"), statement("资助", 5, "万元", start=9)),
        (statement("巩固率", "90", group="义务"), statement("巩固率", "90", group="高中", start=9)),
        (statement("培训", 5, "次", per="年"), statement("培训", 5, "次", start=9)),
    ],
)
def test_different_things_have_rows_of_their_own(first: Statement, second: Statement) -> None:
    assert len(pair([first, second])) == 2


@pytest.mark.parametrize(("first", "second"), [("人", "名"), ("人", "万人"), ("元", "亿元"), ("个", "所")])
def test_units_of_one_dimension_share_a_row(first: str, second: str) -> None:
    assert len(pair([statement("甲", 1, first), statement("甲", 2, second, start=9)])) == 1


def test_ratios_and_ranges_have_no_change() -> None:
    ratio = one(
        statement("职普比", 4, "比", value_high=6, role="actual", year=2020),
        statement("职普比", 5, "比", value_high=5, year=2025, start=9),
    )
    ranged = one(
        statement("学位", 300, "个", role="actual", year=2020),
        statement("学位", 300, "个", value_high=500, comparator="range", year=2025, start=9),
    )
    assert ratio.change is None and ranged.change is None


statements = st.builds(
    statement,
    st.sampled_from(["毛入园率", "幼儿园", "投入"]),
    st.decimals("-1000", "1000", places=2).map(str),
    st.sampled_from(["%", "百分点", "所", "万元", "亿元", "比"]),
    start=st.integers(0, 500),
    role=st.sampled_from(["target", "actual"]),
    measure=st.sampled_from(["level", "increase", "decrease"]),
    year=st.none() | st.integers(2015, 2035),
    baseline_value=st.none() | st.integers(1, 100),
)


@given(st.lists(statements, max_size=12), st.randoms())
def test_every_statement_is_in_exactly_one_row_whatever_their_order(
    given_ones: list[Statement], random: object
) -> None:
    rows = pair(given_ones)
    assert sorted(map(repr, given_ones)) == sorted(repr(s) for row in rows for s in row.statements)
    assert [row.statements[0].start for row in rows] == sorted(row.statements[0].start for row in rows)
    assert all(row.goal is None or row.goal in row.statements for row in rows)
