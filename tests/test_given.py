"""Tables whose cells the file tells: read as they stand; those without figures are prose, cell by cell."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from plantargets.extractors.model import Document, Statement
from plantargets.extractors.pipeline import extract_document
from plantargets.extractors.readers.build import RawCell, TextBuilder

GOALS = (("指标", "单位", "2020年", "2025年"), ("毛入园率", "%", "90", "95"), ("幼儿园", "所", "12", "15"))
Block = str | Sequence[Sequence[str]]


def document(*blocks: Block) -> Document:
    builder = TextBuilder("plan.docx")
    for block in blocks:
        if isinstance(block, str):
            builder.paragraph(block)
        else:
            builder.table([[RawCell(words) for words in row] for row in block])
    return builder.document()


def said(*blocks: Block) -> list[Statement]:
    return list(extract_document(document("云溪县“十四五”教育发展规划", *blocks)).statements)


def test_a_value_of_a_table_carries_its_cell():
    found = said(GOALS)
    assert [(one.name, str(one.value), one.year, one.where, one.cell) for one in found] == [
        ("毛入园率", "90", 2020, "table", "表1 R2C3"),
        ("毛入园率", "95", 2025, "table", "表1 R2C4"),
        ("幼儿园", "12", 2020, "table", "表1 R3C3"),
        ("幼儿园", "15", 2025, "table", "表1 R3C4"),
    ]


def test_prose_outside_cells_has_none():
    assert [(one.where, one.cell) for one in said("到2025年，新建幼儿园5所。")] == [("prose", None)]


def test_no_drawing_is_seen_where_the_file_tells_a_table():
    """The second table's rows would go on with the first as lines of tabs."""
    found = said(GOALS, (("事项", "负责人"), ("督导", "张三")), "到2025年，新建幼儿园5所。")
    assert len([one for one in found if one.where == "table"]) == 4
    assert [one.name for one in found if one.where == "prose"] == ["新建幼儿园"]


def test_two_tables_with_nothing_between_are_one():
    assert [one.cell for one in said(GOALS, (("小学", "所", "20", "21"),))][-2:] == ["表2 R1C3", "表2 R1C4"]
    assert len(said(GOALS, "另有说明如下。", (("小学", "所", "20", "21"),))) == 4


def test_a_title_and_a_note_inside_the_table_are_no_rows():
    rows = (("指标", "2020年", "2025年"), ("小学在校生", "1.2", "1.3"), ("幼儿", "3", "4"))
    table = (("表1 主要指标（单位：万人）",), *rows, ("注：到2025年新建幼儿园5所。",))
    assert [(one.name, one.unit, one.where, one.cell) for one in said(table)] == [
        ("小学在校生", "万人", "table", "表1 R3C2"),
        ("小学在校生", "万人", "table", "表1 R3C3"),
        ("幼儿", "万人", "table", "表1 R4C2"),
        ("幼儿", "万人", "table", "表1 R4C3"),
        ("新建幼儿园", "所", "prose", "表1 R5C1"),
    ]


TASKS = (
    ("重点任务", "工作内容", "责任单位"),
    ("扩大学前教育资源", "到2025年，新建幼儿园5所", "县教育局"),
    ("建强教师队伍", "每年培训教师300人次，选派支教教师", "40个乡镇"),
)


def test_a_table_of_tasks_is_prose_and_no_sentence_runs_over_a_cell():
    assert [(one.name, str(one.value), one.unit, one.where, one.cell) for one in said(TASKS)] == [
        ("新建幼儿园", "5", "所", "prose", "表1 R2C2"),
        ("培训教师", "300", "人次", "prose", "表1 R3C2"),
        ("乡镇", "40", "个", "prose", "表1 R3C3"),
    ]


def test_goals_beside_what_is_to_be_done_are_prose_too():
    """扩大学前教育资源 is no measure, and 5所 is none of it."""
    rows = (
        ("重点任务", "目标"),
        ("扩大学前教育资源", "到2025年，新建幼儿园5所"),
        ("加强教师队伍", "每年培训教师300人次"),
    )
    assert [(one.name, one.where) for one in said(rows)] == [("新建幼儿园", "prose"), ("培训教师", "prose")]
    standards = (("指标", "标准"), ("生均校舍面积", "不低于8平方米"), ("师生比", "不低于1:19"))
    assert [one.where for one in said(standards)] == ["table", "table"]


@pytest.mark.parametrize("alone", ["3", "12", "— 5 —"])
def test_a_cell_that_looks_like_a_page_number_joins_nothing(alone):
    rows = (("新建公办幼儿园共计", alone, "5所"), ("改建公办幼儿园共计", alone, "6所"))
    assert not any("\n" in one.quote or len(one.quote) > 2 for one in said(rows))


def test_headings_inside_a_table_end_with_it():
    box = (("专栏1 学前教育项目",), ("新建幼儿园5所。",))
    row = (("学前教育", "新建幼儿园6所", "甲"), ("义务教育", "新建小学7所", "乙"))
    found = said("一、重点任务", box, "改建幼儿园8所。", row, "改建小学9所。")
    sections = {str(one.value): one.section for one in found}
    assert sections == {
        "5": ("重点任务", "学前教育项目"),
        "8": ("重点任务",),
        "6": ("重点任务", "学前教育"),
        "7": ("重点任务", "义务教育"),
        "9": ("重点任务",),
    }


def test_each_number_of_a_table_is_accounted_for():
    plan = extract_document(document("标题", GOALS, TASKS, (("合计", "17"),)))
    told = [(one.start, one.end) for one in (*plan.statements, *plan.unsure, *plan.passed)]
    digits = [place for place, sign in enumerate(plan.document.text) if sign.isdigit()]
    assert all(any(start <= place < end for start, end in told) for place in digits)


def test_a_column_of_long_explanations_makes_no_prose_of_standards():
    long = "考察各园是否按要求配齐教师，" * 8
    rows = (
        ("二级指标", "评价标准", "指标含义"),
        ("普惠园覆盖率", "较上年提高，2025年达到88%。", long),
        ("持证率", "2025年达到95%。", long),
    )
    assert [(one.name, str(one.value), one.year) for one in said(rows)] == [
        ("普惠园覆盖率", "88", 2025),
        ("持证率", "95", 2025),
    ]


def test_figures_under_a_header_that_says_too_little_are_told_and_not_named():
    plan = extract_document(
        document("云溪县资料", (("甲", "乙", "丙"), ("子", "12%", "3.5"), ("丑", "8%", "4.5"), ("寅", "9%", "5")))
    )
    assert not plan.statements
    assert [one.line for one in plan.unread] == [2]


def test_what_a_ratio_is_counted_on_goes_on_in_its_cell():
    rows = (
        ("指标", "评价标准"),
        ("校医人数", "2024年每千名学生达到1名，2025年达到1.5名。"),
        ("满意度", "2025年达到90%。"),
    )
    assert [one.name for one in said(rows)][:2] == ["每千名学生校医人数"] * 2
