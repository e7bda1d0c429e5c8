"""Role and year in whole documents: estimates, glossaries, the year so far, and starts that headings look back to."""

from __future__ import annotations

import pytest
from plantargets.extractors import extract


@pytest.mark.parametrize(
    ("text", "estimated"),
    [
        ("预计地区生产总值增长6%，投资增长8%左右。", [True, True]),
        ("地区生产总值增长6%（预计数），投资增长8%。", [True, False]),
        ("预计地区生产总值增长6%，前三季度投资增长8%。", [True, False]),
        ("预计地区生产总值增长6%；投资增长8%。", [True, False]),
        ("预计地区生产总值增长6%，实际完成投资30亿元。", [True, False]),
    ],
)
def test_an_estimate_for_the_closing_year_is_flagged_until_a_firm_figure_follows(
    text: str, estimated: list[bool]
) -> None:
    said = extract(f"青禾县2024年政府工作报告\n一、2023年工作回顾\n{text}").statements
    assert [(s.role, "estimate" in s.flags) for s in said] == [("actual", flag) for flag in estimated]


GLOSSARY = (
    "青禾县2024年政府工作报告\n一、工作任务\n新建学校5所。\n做好各项工作，推动任务落实，接受社会监督，取得实效。\n"
    "%s\n1.三大工程：到2030年，新建学校20所。\n"
)


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("名词解释", 1),
        ("附件 《政府工作报告》名词注释", 1),
        ("注释：", 1),
        ("二、其他任务", 2),
        ("做好政策解释说明", 2),
    ],
)
def test_the_numbers_of_a_glossary_are_unsure(title: str, kept: int) -> None:
    plan = extract(GLOSSARY % title)
    assert [str(statement.value) for statement in plan.statements] == ["5", "20"][:kept]
    assert all("glossary" in statement.rules for statement in plan.unsure if statement.name == "新建学校")


@pytest.mark.parametrize(
    ("heading", "year"),
    [("一、2023年工作回顾", 2023), ("一、2023年和今年以来工作回顾", 2024), ("一、工作回顾", 2024)],
)
def test_the_year_so_far_is_never_to_come_and_is_that_of_the_review(heading: str, year: int) -> None:
    said = extract(f"青禾县2024年政府工作报告\n{heading}\n今年以来，新增就业3000人。\n").statements
    assert [(statement.role, statement.year) for statement in said] == [("actual", year)]


@pytest.mark.parametrize("so_far", ["今年年初以来", "今年初以来"])
def test_the_year_so_far_may_say_its_beginning(so_far: str) -> None:
    said = extract(f"青禾县2024年政府工作报告\n一、工作回顾\n{so_far}，新增就业3000人。\n").statements
    assert [(one.role, one.year) for one in said] == [("actual", 2024)]


@pytest.mark.parametrize(("heading", "start"), [("“十四五”时期发展成就", 2020), ("2025年工作回顾", 2024)])
def test_a_start_lies_as_far_back_as_the_heading_looks(heading: str, start: int) -> None:
    text = f"青禾市政府工作报告（2026年）\n\n一、{heading}\n\n预计2025年生产总值达到200亿元。收入倍差从2.4缩小至2.1。\n"
    years = {str(statement.value): statement.year for statement in extract(text).statements}
    assert years["2.4"] == start


def test_the_name_of_the_coming_five_years_opens_their_goals_and_the_next_chapter_those_of_the_year() -> None:
    text = (
        "青禾市政府工作报告（2021年）\n\n一、“十三五”发展成就和“十四五”目标任务\n\n过去五年，城镇化率达到61%。\n"
        "“十四五”时期是青禾加快转型的五年。\n——推进城镇化。城镇化率提高到68%。\n\n二、2021年重点工作\n\n城镇化率提高到63%。\n"
    )
    said = [(str(s.value), s.role, s.year) for s in extract(text).statements]
    assert said == [("61", "actual", 2020), ("68", "target", 2025), ("63", "target", 2021)]


def test_five_years_that_are_over_open_no_goals() -> None:
    text = "青禾市政府工作报告（2026年）\n\n“十四五”时期是青禾极不平凡的五年。城镇化率达到68%。\n"
    assert [(s.role, s.year) for s in extract(text).statements] == [("actual", 2025)]
