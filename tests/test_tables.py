"""Tables: invented ones in every shape with the statements they must give, texts that hold none, and properties."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plantargets.extractors import extract
from plantargets.extractors.model import Facts, Statement, number_text
from plantargets.extractors.tables import find_tables, table_statements
from plantargets.extractors.tables.cells import kind_of, values_in
from plantargets.extractors.tables.header import column_of
from plantargets.extractors.tables.phrases import phrases_in
from plantargets.extractors.tables.splits import Want, split_run

CORPUS = sorted((Path(__file__).parent / "corpus" / "tables").glob("*.txt"))
FIVE_YEARS = Facts(kind="规划", period_start=2021, period_end=2025)


def statements_of(text: str, facts: Facts = FIVE_YEARS) -> list[Statement]:
    return [statement for table in find_tables(text) for statement in table_statements(table, text, facts)]


def written(statement: Statement) -> str:
    """A statement as the corpus writes it: quote, name, value, unit, measure, role and year, base."""
    high = "" if statement.value_high is None else f"..{number_text(statement.value_high)}"
    per = "" if statement.per is None else f"/{statement.per}"
    base = "" if statement.baseline_value is None else f"{statement.baseline_value:f}@{statement.baseline_year}"
    return "\t".join(
        [
            statement.quote,
            statement.name,
            f"{statement.comparator}{number_text(statement.value)}{high}",
            statement.unit + per,
            statement.measure,
            f"{statement.role} {statement.year}",
            base,
        ]
    ).rstrip()


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_a_table_gives_its_rows(path: Path) -> None:
    first, _, rest = path.read_text(encoding="utf-8").partition("\n")
    start, end, shapes = first.split(" ")
    text, _, expected = rest.partition("\n=====\n")
    facts = Facts(kind="规划", period_start=int(start), period_end=int(end))
    assert [table.shape for table in find_tables(text)] == shapes.split(",")
    assert [written(one) for one in statements_of(text, facts)] == expected.strip().split("\n")


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_offsets_point_into_the_text_as_read(path: Path, ending: str) -> None:
    text = path.read_text(encoding="utf-8").partition("\n")[2].partition("\n=====\n")[0].replace("\n", ending)
    found = statements_of("　　前言一段。" + ending * 2 + text)
    assert found
    padded = "　　前言一段。" + ending * 2 + text
    assert all(padded[one.start : one.end] == one.quote for one in found)
    assert all(one.where == "table" and one.rules for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "到2025年，毛入园率达到95%以上，新建公办园12所。\n全县现有学校56所，在校生3.2万人。\n",
        "三、主要指标\n（一）学前教育毛入园率达到95%。\n（二）九年义务教育巩固率达到98%。\n（三）新建学校3所。\n",
        "联系我们 | 网站地图 | 版权声明\n主办：云溪县教育局 | 承办：信息中心 | 备案12345号\n",
        "\t云溪县人民政府办公室\n\t2024年3月5日\n\t联系电话\t8866123\n",
        "任务\t责任单位\n完善学前教育公共服务体系，扩大普惠性资源。\t教育局\n加强教师队伍建设，落实待遇保障。\t人社局\n",
        "主要指标完成情况良好，2020年2025年两个节点目标清晰。\n序号指标的含义见附件。\n",
    ],
)
def test_prose_and_page_furniture_are_no_tables(text: str) -> None:
    assert find_tables(text) == ()


def test_the_span_of_a_table_leaves_the_prose_around_it() -> None:
    text = "见下表。\n表1 主要指标\n指标|2020年|2025年\n毛入园率（%）|90|95\n巩固率（%）|97|98\n注：数据为初步统计。\n"
    (table,) = find_tables(text)
    assert text[table.start : table.end] == "指标|2020年|2025年\n毛入园率（%）|90|95\n巩固率（%）|97|98"
    assert table.title == "表1 主要指标"
    assert [cell.text for cell in table.rows[1]] == ["毛入园率（%）", "90", "95"]


def test_nature_is_kept() -> None:
    text = "指标|2020年|2025年|属性\n毛入园率（%）|90|95|预期性\n近视率（%）|52|48|约束性\n"
    assert [one.nature for one in statements_of(text)] == ["预期性"] * 2 + ["约束性"] * 2


def test_a_header_said_again_after_a_page_break_is_no_row() -> None:
    row = "指标|2020年|2025年\n"
    text = row + "毛入园率（%）|90|95\n" + row + "巩固率（%）|97|98\n"
    assert [one.quote for one in statements_of(text)] == ["90", "95", "97", "98"]


def test_the_caption_gives_the_unit() -> None:
    text = "表2 在校生规模（单位：万人）\n学段|2020年|2025年\n小学|4.5|4.4\n初中|2.3|2.6\n"
    assert {(one.name, one.unit) for one in statements_of(text)} == {("小学", "万人"), ("初中", "万人")}


def test_a_review_reached_all_its_years() -> None:
    text = "表1 主要指标完成情况\n指标|2015年|2020年\n毛入园率（%）|80|90\n巩固率（%）|93|97\n"
    assert {one.role for one in statements_of(text)} == {"actual"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("见下表。\n指标 2020年 2025年\n甲乡 12 13 14 15\n乙乡 9 8\n", [(3, "甲乡 12 13 14 15")]),
        ("序号\n指标\n2020年\n2025年\n1\n甲\n12\n30\n45\n2\n乙\n丙\n8\n", [(1, "序号")]),
        (
            "指标|2020年|2025年|2030年\n甲率（%）|40|45|50\n乙率（%）|45|60\n丙率（%）|70|75|80\n",
            [(3, "乙率（%）|45|60")],
        ),
        (
            "指标单位2020年2025年\n林木蓄积量万立方米320360湿地保护率%4550古树名木株1201\n自然保护地个45\n",
            [(2, "古树名木株1201")],
        ),
        ("指标 2020年 2025年\n甲 12 13 14 15\n乙 9 8 7 6 5\n丙 3\n", [(1, "指标 2020年 2025年")]),
        ("主要指标完成情况良好。2020年为95%，2025年达到98%。\n1.新建学校3所。\n2.改造12所。\n", []),
        ("指标|2020年|2025年\n毛入园率（%）|90|95\n巩固率（%）|与经济同步|98\n", []),
    ],
)
def test_what_cannot_be_read_safely_is_told_with_its_line(text: str, told: list[tuple[int, str]]) -> None:
    plan = extract(text)
    assert [(place.line, place.quote) for place in plan.unread] == told
    spans = [(place.start, place.end) for place in plan.unread]
    said = [statement.start for statement in plan.statements]
    assert not [at for at in said for start, end in spans if start <= at < end]


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("93以上", ["93以上"]),
        ("≥ 88%", ["≥ 88%"]),
        ("〔320〕", ["320"]),
        ("[累计] 20", ["20"]),
        ("60—65", ["60—65"]),
        ("2.5①", ["2.5"]),
        ("10[1]", ["10"]),
        ("-2.7个百分点", ["-2.7个百分点"]),
        ("1:8", ["1:8"]),
        ("城区95%、农村90%", ["95%", "90%"]),
        ("2026年", []),
        ("2026—2028年", []),
        ("—", []),
        ("与经济增长同步", []),
        ("60个教学班", []),
        ("", []),
    ],
)
def test_what_a_cell_holds(cell: str, values: list[str]) -> None:
    assert [cell[found.start : found.end] for found in values_in(cell)] == values
    assert (kind_of(cell) == "value") == bool(values)


@pytest.mark.parametrize(
    ("header", "kind", "role", "year"),
    [
        ("指 标", "name", None, None),
        ("计量单位", "unit", None, None),
        ("责任单位", "note", None, None),
        ("2025年（预计）", "level", "actual", 2025),
        ("“十五五”目标", "level", "target", 2030),
        ("2015年比2010年增长", "change", None, 2015),
        ("年均增长（%）", "growth", None, None),
        ("2021—2025年累计", "total", "target", 2025),
        ("达标学校数（所）", "count", "actual", None),
        ("总投资（万元）", "metric", None, None),
        ("2020年\n完成情况", "level", "actual", 2020),
    ],
)
def test_what_a_header_says(header: str, kind: str, role: str | None, year: int | None) -> None:
    column = column_of(header)
    assert (column.kind, column.role, column.year) == (kind, role, year)


@pytest.mark.parametrize(
    ("run", "want", "values"),
    [
        ("2551.72347.6-8%2", Want(2, change=True, next_index="2"), ["2551.7", "2347.6", "-8%"]),
        ("69.4755.6个百分点", Want(2, change=True), ["69.4", "75", "5.6个百分点"]),
        ("93.896.5", Want(2), ["93.8", "96.5"]),
        ("1846014200", Want(2), ["18460", "14200"]),
        ("95.898", Want(2, percent=True), ["95.8", "98"]),
        ("100100", Want(2), ["100", "100"]),
        ("71.5≥85", Want(2), ["71.5", "≥85"]),
        ("—〔320〕", Want(2), ["—", "〔320〕"]),
    ],
)
def test_glued_digits_are_cut_where_they_agree(run: str, want: Want, values: list[str]) -> None:
    spans = split_run(run, want)
    assert spans is not None
    assert [run[start:end] for start, end in spans] == values


def test_glued_digits_that_the_change_denies_are_left() -> None:
    assert split_run("292", Want(2, change=True)) is None
    assert split_run("数字", Want(2)) is None


STEP = Decimal("0.1")
TENTHS = st.decimals(min_value=1, max_value=999, places=1)


def like_sized(first: Decimal) -> st.SearchStrategy[tuple[Decimal, Decimal]]:
    """The number with another of more than half and less than twice its size."""
    least, most = max(Decimal(1), first / 2 + STEP), min(Decimal(999), first * 2 - STEP)
    return st.tuples(st.just(first), st.decimals(min_value=least, max_value=most, places=1))


@given(TENTHS.flatmap(like_sized))
def test_two_numbers_of_like_size_are_cut_where_they_were_joined(numbers: tuple[Decimal, Decimal]) -> None:
    first, second = numbers
    middle, run = len(str(first)), f"{first}{second}"
    assert split_run(run, Want(2)) == [(0, middle), (middle, len(run))]


def test_a_table_with_a_cell_a_line_is_found_right_below_a_sentence() -> None:
    table = "指标\n单位\n2020年\n2025年\n毛入园率\n%\n90\n95\n巩固率\n%\n97\n98\n"
    assert [len(found.rows) for found in find_tables(f"指标如下。\n{table}说明到此为止。\n{table}")] == [3, 3]


def test_a_yearly_step_lasts_until_the_year_named_next() -> None:
    step, goal = phrases_in("每年增加1—2个百分点，2030年达到75%")
    assert (step.year, step.yearly, step.rises) == (2030, True, True)
    assert (goal.year, goal.yearly) == (2030, False)


@given(st.text(alphabet="指标单位2020年5. %|\t\n　 率人—以上（）约束性预期", max_size=120))
def test_any_text_is_read_without_error_and_quotes_hold(text: str) -> None:
    spans = [(table.start, table.end) for table in find_tables(text)]
    assert spans == sorted(spans)
    assert all(text[one.start : one.end] == one.quote for one in statements_of(text))
