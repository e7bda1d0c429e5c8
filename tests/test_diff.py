"""What becomes of targets from plan to plan, whether goals are met, and which plans stand opposite each other."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import plan_of, statement
from plantargets.compare.change import Change, changed, diff
from plantargets.compare.met import met
from plantargets.compare.near import likeness, near_names
from plantargets.compare.points import points_of
from plantargets.compare.sides import pairings, same_region
from plantargets.extractors.catalogue import load
from plantargets.extractors.model import Plan, Statement

BOOK = load()


def yearly(year: int, *statements: Statement, name: str = "", **facts: Any) -> Plan:
    """A plan of one year; its statements are for that year where they name none."""
    facts = {"period_start": year, "period_end": year, "region": "青岚区", **facts}
    return plan_of(list(statements), "", name or f"青岚-{year}.txt", **facts)


def goal(name: str, value: str | int, unit: str = "%", year: int = 2023, **fields: Any) -> Statement:
    return statement(name, value, unit, role="target", year=year, **fields)


def reached(name: str, value: str | int, unit: str = "%", year: int = 2023, **fields: Any) -> Statement:
    return statement(name, value, unit, role="actual", year=year, **fields)


def only(old: Statement, new: Statement, **options: Any) -> Change:
    (change,) = diff([yearly(2023, old)], [yearly(2024, new)], BOOK, **options)
    return change


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        (goal("毛入园率", 97), goal("毛入园率", 98, year=2024), "raised"),
        (goal("毛入园率", 97), goal("毛入园率", "96.5", year=2024), "lowered"),
        (goal("毛入园率", 97), goal("毛入园率", 97, year=2024), "unchanged"),
        (goal("毛入园率", 97), goal("毛入园率", 97, year=2024, comparator=">="), "reworded"),
        (goal("招生", "1.2", "万人"), goal("招生", 12000, "人", year=2024), "reworded"),
        (goal("毛入园率", 97, year=2025), goal("毛入园率", 97, year=2026), "deadline-moved"),
        (goal("毛入园率", 97, year=2025), goal("毛入园率", 97, year=2025), "unchanged"),
        (goal("毛入园率", 97, year=2025), goal("毛入园率", 98, year=2026), "raised"),
        (goal("毛入园率", 97), goal("毛入园率", 1, "百分点", year=2024, measure="increase"), "not-comparable"),
        (goal("能耗", 3, measure="decrease"), goal("能耗", 4, year=2024, measure="decrease"), "raised"),
        (goal("投入", 3, "亿元", value_high=5), goal("投入", 4, "亿元", year=2024), "reworded"),
    ],
)
def test_a_target_opposite_one_of_its_name(old: Statement, new: Statement, kind: str):
    assert only(old, new).kind == kind


def test_a_target_alone_is_dropped_or_added():
    found = diff([yearly(2023, goal("毛入园率", 97))], [yearly(2024, goal("巩固率", 99, year=2024))], BOOK)
    assert {change.kind: change.indicator for change in found} == {"dropped": "毛入园率", "added": "巩固率"}


def test_new_things_opposite_all_there_are_are_not_comparable():
    (change,) = diff(
        [yearly(2023, goal("新增公办园学位", 1080, "个"))], [yearly(2024, goal("公办园学位总数", 13500, "个"))], BOOK
    )
    assert change.kind == "not-comparable" and change.difference and change.difference.reason == "new-and-stock"


def test_a_group_takes_the_direction_of_what_is_measured_of_it():
    change = only(
        goal("农村学校国家学生体质健康标准优良率", 50), goal("农村学校国家学生体质健康标准优良率", 52, year=2024)
    )
    assert change.direction == "better"


def test_a_baseline_is_no_target():
    assert diff([yearly(2023, reached("毛入园率", 97))], [yearly(2024, reached("毛入园率", 98))], BOOK) == ()


def test_targets_of_several_years_meet_year_by_year():
    old = yearly(2023, goal("毛入园率", 96), goal("毛入园率", 98, year=2025))
    new = yearly(2024, goal("毛入园率", 97, year=2024), goal("毛入园率", 98, year=2025))
    kinds = {(c.old.year, c.new.year): c.kind for c in diff([old], [new], BOOK) if c.old and c.new}
    assert kinds == {(2025, 2025): "unchanged", (2023, 2024): "raised"}


def test_a_level_and_a_growth_of_one_name_each_find_their_own():
    old = yearly(2023, goal("财政收入", 40, "亿元"), goal("财政收入", 5, measure="increase"))
    new = yearly(2024, goal("财政收入", 6, measure="increase", year=2024), goal("财政收入", 42, "亿元", year=2024))
    assert [(c.kind, c.difference.value) for c in diff([old], [new], BOOK)] == [
        ("raised", Decimal(1)),
        ("raised", Decimal(2)),
    ]


@pytest.mark.parametrize(
    ("indicator", "new", "direction"),
    [("学前教育毛入园率", 98, "better"), ("学前教育毛入园率", 96, "worse"), ("没有登记的比率", 98, None)],
)
def test_the_catalogue_says_which_way_is_better(indicator: str, new: int, direction: str | None):
    assert only(goal(indicator, 97), goal(indicator, new, year=2024)).direction == direction


def test_a_lower_rate_of_what_shall_fall_is_better():
    name = "儿童青少年总体近视率"
    assert only(goal(name, 50), goal(name, 48, year=2024)).direction == "better"
    fall, deeper = goal(name, 1, "百分点", measure="decrease"), goal(name, 2, "百分点", measure="decrease", year=2024)
    assert only(fall, deeper).direction == "better"


def test_names_known_to_the_catalogue_match_as_aliases():
    old = goal("学前三年毛入园率", 97, indicator="学前教育毛入园率")
    new = goal("学前教育毛入园率", 97, year=2024)
    change = only(old, new)
    assert change.kind == "unchanged" and change.match and change.match.how == "alias"


def test_near_names_match_only_where_asked_for():
    old, new = goal("义务教育优质均衡发展学校", 12, "所"), goal("义务教育优质均衡发展学校数", 15, "所", year=2024)
    assert {c.kind for c in diff([yearly(2023, old)], [yearly(2024, new)], BOOK)} == {"dropped", "added"}
    change = only(old, new, fuzzy=True)
    assert change.kind == "raised" and change.match and change.match.how == "fuzzy"
    assert change.match.score and 80 <= change.match.score < 100


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("学前教育毛入园率", "学前教育普惠率"),
        ("小学专任教师学历合格率", "初中专任教师学历合格率"),
        ("城镇新增就业人数", "农村新增就业人数"),
        ("新增公办幼儿园学位", "公办幼儿园学位"),
        ("男生体质健康优良率", "女生体质健康优良率"),
    ],
)
def test_names_that_are_never_near(one: str, other: str):
    assert likeness(one, other) == 0 and list(near_names([one], [other])) == []


def test_what_a_document_says_twice_is_one_point_with_two_places():
    (point,) = points_of([yearly(2023, goal("毛入园率", 97), goal("毛入园率", "97.0", start=40))])
    assert len(point.said) == 2 and not point.contradicted
    (point,) = points_of([yearly(2023, goal("毛入园率", 97), goal("毛入园率", 98, start=40))])
    assert point.contradicted and point.statement.value == 97


@pytest.mark.parametrize(
    ("aim", "result", "outcome", "by"),
    [
        (goal("毛入园率", 97, comparator=">="), reached("毛入园率", 97), "met", "0"),
        (goal("毛入园率", 97, comparator=">="), reached("毛入园率", "97.4"), "exceeded", "0.4"),
        (goal("毛入园率", 97, comparator=">="), reached("毛入园率", "96.4"), "missed", "-0.6"),
        (goal("毛入园率", 97, comparator=">"), reached("毛入园率", 97), "missed", "0"),
        (goal("毛入园率", 97, comparator=">"), reached("毛入园率", 97, comparator=">"), "met", "0"),
        (goal("居民消费价格涨幅", 3, comparator="~"), reached("居民消费价格涨幅", "0.2"), "met", "-2.8"),
        (goal("居民消费价格涨幅", 3, comparator="~"), reached("居民消费价格涨幅", "4"), "missed", "1"),
        (goal("失业率", "5.5", comparator="<="), reached("失业率", "5.2"), "exceeded", "-0.3"),
        (goal("失业率", "5.5", comparator="<="), reached("失业率", "5.6"), "missed", "0.1"),
        (
            goal("总产值", 5, comparator="~", measure="increase"),
            reached("总产值", "4.9", measure="increase"),
            "met",
            "-0.1",
        ),
        (
            goal("总产值", 5, comparator="~", measure="increase"),
            reached("总产值", "4.2", measure="increase"),
            "missed",
            "-0.8",
        ),
        (goal("能耗", 3, measure="decrease"), reached("能耗", "3.6", measure="decrease"), "exceeded", "0.6"),
        (goal("培训", 200, "人", value_high=300), reached("培训", 260, "人"), "met", None),
        (goal("学位", "1.2", "万个"), reached("学位", 13000, "个"), "exceeded", "0.1"),
        (goal("毛入园率", 97), reached("毛入园率", 2, "百分点", measure="increase"), "not-comparable", None),
        (goal("毛入园率", 97), reached("毛入园率", 97, year=2022), "not-reported", None),
    ],
)
def test_goals_against_what_is_reported(aim: Statement, result: Statement, outcome: str, by: str | None):
    (found,) = met([yearly(2023, aim)], [yearly(2024, result)], BOOK)
    apart = found.difference.value if found.difference else None
    assert (found.met, apart) == (outcome, by and Decimal(by))


def test_things_to_be_made_are_met_by_such_things_made():
    aim, done = goal("新建公办幼儿园", 4, "所"), reached("公办幼儿园", 4, "所", rules=("number", "level"))
    assert [one.met for one in met([yearly(2023, aim)], [yearly(2024, done)], BOOK)] == ["met"]
    stock = reached("公办幼儿园", 120, "所", rules=("number", "reach-达到"))
    assert [one.met for one in met([yearly(2023, aim)], [yearly(2024, stock)], BOOK)] == ["not-comparable"]


def test_a_rate_that_shall_fall_is_exceeded_from_below():
    name = "儿童青少年总体近视率"
    (found,) = met([yearly(2023, goal(name, 48))], [yearly(2024, reached(name, 47))], BOOK)
    assert found.met == "exceeded"


def test_goals_beyond_what_the_new_document_can_report_are_left_out():
    assert met([yearly(2023, goal("毛入园率", 97, year=2025))], [yearly(2024, reached("毛入园率", 97))], BOOK) == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("云泊市澜溪区", "澜溪区", True),
        ("宁夏", "宁夏回族自治区", True),
        ("云泊市", "云泊市澜溪区", False),
        ("澜溪区", "青溪区", False),
        ("山", "中山", False),
    ],
)
def test_regions(one: str, other: str, same: bool):
    assert same_region(one, other) == same_region(other, one) == same


def test_folders_are_paired_by_region_and_by_file_name_where_none_is_named():
    old = [yearly(2023), yearly(2023, region=None, name="旧/禾丰-2023.txt"), yearly(2023, region="孤县")]
    new = [yearly(2024, region="云泊市青岚区"), yearly(2024, region=None, name="新/禾丰-2024.txt")]
    found = {pair.region: (len(pair.old), len(pair.new)) for pair in pairings(old, new)}
    assert found == {"云泊市青岚区": (1, 1), "禾丰": (1, 1), "孤县": (1, 0)}


TARGETS = st.lists(
    st.builds(
        goal,
        st.sampled_from(["毛入园率", "巩固率", "新增学位", "学位", "财政收入"]),
        st.integers(1, 99),
        st.sampled_from(["%", "百分点", "个", "所", "万元"]),
        st.sampled_from([2023, 2024, 2025]),
        measure=st.sampled_from(["level", "increase", "decrease"]),
        comparator=st.sampled_from(["=", ">=", "<=", "~"]),
        start=st.integers(0, 500),
    ),
    max_size=6,
)
MIRRORED = {"raised": "lowered", "lowered": "raised", "dropped": "added", "added": "dropped"}
MIRRORED |= {"better": "worse", "worse": "better"}


def told(change: Change) -> tuple[object, ...]:
    """What a change says, comparable whatever the order of its report."""
    value = change.difference.value if change.difference else None
    return change.kind, change.direction, change.old, change.new, value


@given(TARGETS)
@settings(max_examples=60)
def test_nothing_changes_between_a_plan_and_itself(targets: list[Statement]):
    plan = yearly(2024, *targets)
    assert changed(diff([plan], [plan], BOOK)) == ()


@given(TARGETS, TARGETS)
@settings(max_examples=60)
def test_backwards_the_report_is_mirrored(olds: list[Statement], news: list[Statement]):
    old, new = yearly(2023, *olds), yearly(2024, *news)
    there = {(c.kind, c.direction, c.old, c.new) for c in diff([old], [new], BOOK)}
    back = diff([new], [old], BOOK)
    assert there == {(MIRRORED.get(c.kind, c.kind), MIRRORED.get(c.direction, c.direction), c.new, c.old) for c in back}


@given(TARGETS, TARGETS)
@settings(max_examples=40)
def test_an_unrelated_region_changes_nothing(targets: list[Statement], others: list[Statement]):
    old, new = yearly(2023, *targets), yearly(2024, *targets)
    alone = diff([old], [new], BOOK)
    pairs = pairings([old, yearly(2023, *others, region="远县")], [new, yearly(2024, *others, region="远县")])
    found = {pair.region: diff(pair.old, pair.new, BOOK) for pair in pairs}
    assert found.keys() == {"青岚区", "远县"} and found["青岚区"] == alone
