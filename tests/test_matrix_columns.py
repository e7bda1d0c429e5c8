"""What stands across in a matrix: regions, years or documents, each under one name."""

from __future__ import annotations

from made import plan_of
from made_matrix import plan
from plantargets.compare.columns import columns_of, usual_by


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
