"""Every number is accounted for: a statement, an unsure one, or a number passed over with its reason."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plantargets.extractors import extract, extract_file
from plantargets.extractors.accounts import all_passed, untaken
from plantargets.extractors.lexicon import table
from plantargets.extractors.model import Passed

sys.path.insert(0, str(Path(__file__).parent / "gate"))
from accounts import unaccounted

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.txt"))
TABLE = """青石县教育发展“十五五”规划
主要指标
序号\t指标\t单位\t2025年\t2030年\t属性
1\t学前三年毛入园率\t%\t93.5\t96\t预期性
2\t九年义务教育巩固率\t%\t97.2\t≥98\t约束性
3\t每百名学生拥有教师数\t人\t—\t12\t预期性
全县新建学校3所，打造一支队伍，实施3个“三年行动”。
"""
PIECES = st.sampled_from(
    [
        *(
            "到2030年，",
            "新建学校3所、",
            "一支队伍",
            "\n",
            "。",
            "，",
            "1\t毛入园率\t%\t93.5\t96\n",
            "| 2 | 巩固率 | % | ≥98 |\n",
        ),
        *("指标\t单位\t2025年\t2030年\n", "— 3 —\n", "覆盖率达九成以上", "12 500元", "〔2024〕7号", "（一）", "第二批"),
        *(
            "240小时过境免签",
            "5—8个",
            "1:8",
            "百分之八十",
            "两三所",
            "三年行动",
            "１２万元",
            "2 0 2 5年",
            "十余",
            "一家一家",
            "千",
        ),
        *("　　", " ", "学校", "提高", "”", "“", "《", "》", "、", "0.5个百分点", "年均增长", "-3%", "①", "±2"),
    ]
)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_numeral_of_an_example_ends_in_exactly_one_list(path):
    assert unaccounted(extract_file(path)) == []


def test_the_cells_of_a_table_that_state_nothing_are_told():
    plan = extract(TABLE)
    assert unaccounted(plan) == []
    assert any(statement.where == "table" for statement in plan.statements)
    reasons = {found.quote: found.reason for found in plan.passed}
    assert (reasons["2025年"], reasons["百名"], reasons["九"]) == ("date", "denominator", "word")


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=24).map("".join))
def test_every_numeral_of_any_text_ends_in_exactly_one_list(text):
    assert unaccounted(extract(text)) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=16).map(lambda pieces: TABLE + "".join(pieces)))
def test_every_numeral_around_a_table_ends_in_exactly_one_list(text):
    assert unaccounted(extract(text)) == []


def test_what_was_told_already_is_not_told_again():
    told = [Passed(0, 5, "2025年", "date")]
    assert all_passed("2025年 93", [], told, [(0, 8)]) == (told[0], Passed(6, 8, "93", "table-cell"))


def test_a_run_of_numerals_may_be_told_in_part():
    assert list(untaken("2019514", [(0, 4), (6, 7)])) == [(4, 6)]


def test_the_reasons_given_outside_the_running_text_are_explained():
    explained = {row["mark"] for row in table("meanings.tsv") if row["kind"] == "reason"}
    assert {"table-cell", "page-number", "terminal-command"} <= explained


SEEN = "云溪县2025年教育工作要点\n\n一、主要目标\n学前教育毛入园率达到91.5%以上，新建幼儿园12所。\n"
UNSEEN = ("\x1b[31m", "\x1b[2J", "\x1b]0;12所\x07", "\u202e", "\u2066", "\u200b", "\u00ad", "\0")


@given(st.integers(0, len(SEEN)), st.sampled_from(UNSEEN))
def test_what_nobody_sees_changes_no_row(place, unseen):
    with_it = extract(SEEN[:place] + unseen + SEEN[place:])
    assert unaccounted(with_it) == []
    assert [read(statement) for statement in with_it.statements] == [
        read(statement) for statement in extract(SEEN).statements
    ]


def read(statement):
    return statement.name, statement.value, statement.comparator, statement.unit, statement.role, statement.year
