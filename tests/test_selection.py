"""Choosing rows: wishes combine, and a row keeps what is needed to read it."""

from __future__ import annotations

from typing import Any

import pytest
from made import plan_of, statement
from plantargets.extractors.model import Facts, Plan
from plantargets.extractors.selection import Selection, same_unit, select_indicators, select_statements


@pytest.fixture
def plan() -> Plan:
    return plan_of(
        [
            statement("毛入园率", "90", role="actual", year=2020, group="学前", start=0),
            statement("毛入园率", "94", year=2023, group="学前", start=10),
            statement("毛入园率", "96", year=2025, group="学前", start=20),
            statement("专任教师", "1.2", "万名", year=2025, group="教师", start=30),
        ],
        region="云溪县",
    )


@pytest.mark.parametrize(
    ("wishes", "starts"),
    [
        ({}, [0, 10, 20, 30]),
        ({"role": "target"}, [10, 20, 30]),
        ({"years": (2025,)}, [20, 30]),
        ({"years": (2020, 2023)}, [0, 10]),
        ({"years": (2025,), "groups": ("学前",)}, [20]),
        ({"units": ("人",)}, [30]),
        ({"indicators": ("入园",)}, [0, 10, 20]),
        ({"indicators": ("不在",), "canonicals": frozenset({"专任教师"})}, [30]),
        ({"regions": ("云溪",)}, [0, 10, 20, 30]),
        ({"regions": ("青岚",)}, []),
    ],
)
def test_wishes_combine(plan: Plan, wishes: dict[str, Any], starts: list[int]) -> None:
    assert [s.start for s in select_statements(plan, Selection(**wishes))] == starts


def test_a_wanted_year_shows_its_goal_beside_the_baseline(plan: Plan) -> None:
    (row,) = select_indicators(plan, Selection(years=(2023,)))
    assert row.goal is not None and row.baseline is not None
    assert (row.goal.year, row.baseline.year) == (2023, 2020)


def test_a_wanted_side_keeps_the_other_side(plan: Plan) -> None:
    (row,) = select_indicators(plan, Selection(role="actual"))
    assert row.goal is not None and row.goal.year == 2025
    assert select_indicators(plan, Selection()) == plan.indicators


def test_a_document_without_a_region_is_found_by_its_name() -> None:
    wishes = Selection(regions=("云溪",))
    assert wishes.wants_region(Facts(), "plans/云溪县-2024.txt")
    assert not wishes.wants_region(Facts(region="青岚区"), "plans/云溪县-2024.txt")


@pytest.mark.parametrize(
    ("unit", "wanted", "same"),
    [("万名", "人", True), ("名", "人", True), ("名", "万人", False), ("万人", "万人", True), ("百分点", "%", False)],
)
def test_units_are_found_with_their_multiples(unit: str, wanted: str, same: bool) -> None:
    assert same_unit(unit, wanted) is same
