"""Whether an amount is said of one year or of several, and that the two are not set against one another."""

from __future__ import annotations

import pytest
from plantargets.compare.met import Outcome, met
from plantargets.compare.spans import told_in
from plantargets.extractors.catalogue import load
from plantargets.extractors.model import Document, Plan
from plantargets.extractors.pipeline import extract_document

YEARLY = "白杨县2023年工作计划\n\n一、2023年工作目标\n{goal}\n"
NEXT = "白杨县2024年工作计划\n\n一、2023年工作回顾\n{result}\n\n二、2024年工作目标\n新建公园1个。\n"
FIVE = "白杨县“十四五”规划\n（2021—2025年）\n\n一、规划目标\n{goal}\n"
AFTER = (
    "白杨县“十五五”规划\n（2026—2030年）\n\n一、“十四五”发展回顾\n{result}\n\n二、规划目标\n到2030年，新建公园9个。\n"
)


def plan(text: str, name: str) -> Plan:
    return extract_document(Document(name, text))


def outcome(old: str, new: str, goal: str, result: str) -> Outcome:
    """What came of the one goal of an old plan, by the next."""
    texts = (old.format(goal=goal), new.format(result=result))
    (found,) = met([plan(texts[0], "old.txt")], [plan(texts[1], "new.txt")], load())
    return found


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("五年来，新增停车位", "years"),
        ("“十四五”期间，新增停车位", "years"),
        ("过去三年新增停车位", "years"),
        ("2021—2025年新增停车位", "years"),
        ("5年增长", "years"),
        ("累计新增停车位", "years"),
        ("截至2025年底，累计新增停车位", "years"),
        ("2025年累计新增停车位", "year"),
        ("全年累计新增停车位", "year"),
        ("五年来投入加大，2025年新增停车位", "year"),
        ("累计新增停车位300个，改造公园", ""),
        ("到2025年，新增停车位", ""),
        ("2025年增长", "year"),
        ("学前三年毛入园率", ""),
        ("十五小学新增学位", ""),
    ],
)
def test_the_words_of_time_before_a_number(words: str, span: str) -> None:
    assert told_in(words) == span


@pytest.mark.parametrize(
    ("goal", "result", "kind"),
    [
        ("新增停车位300个。", "三年来，累计新增停车位980个。", "not-comparable"),
        ("新增停车位300个。", "“十四五”以来，新增停车位980个。", "not-comparable"),
        ("新增停车位300个。", "全年累计新增停车位320个。", "exceeded"),
        ("新增停车位300个。", "新增停车位280个。", "missed"),
        ("公园绿地率达到40%。", "五年来，公园绿地率达到41%。", "exceeded"),
        ("单位能耗下降2%。", "五年来，单位能耗累计下降13%。", "not-comparable"),
        ("每年培训教师200人次。", "2023年，培训教师210人次。", "exceeded"),
    ],
)
def test_one_years_goal_against_several_years(goal: str, result: str, kind: str) -> None:
    assert outcome(YEARLY, NEXT, goal, result).met == kind


@pytest.mark.parametrize(
    ("goal", "result", "kind"),
    [
        ("到2025年，新建养老院12所。", "2025年，新建养老院3所。", "not-comparable"),
        ("到2025年，新建养老院12所。", "五年累计新建养老院11所。", "missed"),
        ("到2025年，养老床位达到900张。", "2025年，养老床位达到950张。", "exceeded"),
    ],
)
def test_five_years_goal_against_one_year(goal: str, result: str, kind: str) -> None:
    assert outcome(FIVE, AFTER, goal, result).met == kind


def test_the_reason_is_told() -> None:
    apart = outcome(YEARLY, NEXT, "新增停车位300个。", "三年来，累计新增停车位980个。").difference
    assert apart is not None and apart.reason == "other-span"


def test_a_year_and_several_are_no_contradiction() -> None:
    result = "2023年，新增停车位310个。五年来，累计新增停车位1500个。"
    assert outcome(YEARLY, NEXT, "新增停车位300个。", result).met == "exceeded"


def test_below_one_heading_the_amount_that_fits_a_year_is_taken() -> None:
    result = "新增停车位310个。\n五年来，我们加大投入。新增停车位1500个。"
    assert outcome(YEARLY, NEXT, "新增停车位300个。", result).met == "exceeded"


def test_what_stands_by_now_is_no_sum() -> None:
    assert outcome(YEARLY, NEXT, "省级园区5个。", "五年来，产业加快集聚，省级园区5个。").met == "met"
