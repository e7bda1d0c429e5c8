"""Tables whose years run down: read in every format that tells its cells; their neighbours are left alone."""

from __future__ import annotations

import doctest

import pytest
from plantargets.extractors.model import Statement
from plantargets.extractors.pipeline import extract_document
from plantargets.extractors.readers import document_from_bytes
from plantargets.extractors.readers.build import RawCell, TextBuilder
from plantargets.extractors.tables import years_down

TITLE = "云溪县“十四五”教育发展规划"
MERGED = (
    (RawCell("年份", 3), RawCell("在校生", columns=2), RawCell("学前教育", columns=2), RawCell("主要农产品产量")),
    (
        RawCell("小学（人）", 2),
        RawCell("初中（人）", 2),
        RawCell("毛入园率（%）", 2),
        RawCell("园数", 2),
        RawCell("茶叶"),
    ),
    (RawCell("数值（吨）"),),
    *(
        tuple(map(RawCell, row))
        for row in (
            ("2020年", "1200", "810", "88.5", "14", "320"),
            ("2023年", "1260", "", "92", "15", "350"),
            ("2025年", "1310", "860", "95", "17", "400"),
        )
    ),
)
READ = [
    ("小学在校生", "1200", "人", "actual", 2020),
    ("初中在校生", "810", "人", "actual", 2020),
    ("学前教育毛入园率", "88.5", "%", "actual", 2020),
    ("学前教育园数", "14", "", "actual", 2020),
    ("茶叶产量", "320", "吨", "actual", 2020),
    ("小学在校生", "1260", "人", "target", 2023),
    ("学前教育毛入园率", "92", "%", "target", 2023),
    ("学前教育园数", "15", "", "target", 2023),
    ("茶叶产量", "350", "吨", "target", 2023),
    ("小学在校生", "1310", "人", "target", 2025),
    ("初中在校生", "860", "人", "target", 2025),
    ("学前教育毛入园率", "95", "%", "target", 2025),
    ("学前教育园数", "17", "", "target", 2025),
    ("茶叶产量", "400", "吨", "target", 2025),
]


def told(one: Statement) -> tuple[str, str, str, str, int | None]:
    return one.name, f"{one.value:f}", one.unit, one.role, one.year


def said(rows: str | tuple[tuple[RawCell, ...], ...]) -> list[tuple[str, str, str, str, int | None]]:
    """What a table says whose rows are lines of cells parted by bars, or cells that span others."""
    builder = TextBuilder("plan.docx")
    builder.paragraph(TITLE)
    cells = [tuple(map(RawCell, line.split("|"))) for line in rows.split("\n")] if isinstance(rows, str) else rows
    builder.table(cells)
    return [told(one) for one in extract_document(builder.document()).statements if one.where == "table"]


def test_a_header_of_several_lines_names_the_columns():
    assert said(MERGED) == READ


def test_the_same_table_as_a_web_page():
    rows = "".join(
        "<tr>" + "".join(f"<td rowspan={one.rows} colspan={one.columns}>{one.text}</td>" for one in row)
        for row in MERGED
    )
    page = f"<html><body><p>{TITLE}</p><table>{rows}</table></body></html>".encode()
    assert [told(one) for one in extract_document(document_from_bytes(page, "a.html")).statements] == READ


@pytest.mark.parametrize("parted", ["\t", "|"])
def test_the_same_table_as_a_text_with_empty_places_for_merged_cells(parted):
    rows = ["年份|在校生||学前教育||主要农产品产量", "|小学（人）|初中（人）|毛入园率（%）|园数|茶叶（吨）"]
    rows += ["|".join(cell.text for cell in row) for row in MERGED[3:]]
    rows = [f"|{row}|" for row in rows] if parted == "|" else [row.replace("|", parted) for row in rows]
    text = f"{TITLE}\n\n" + "\n".join(rows) + "\n"
    assert [told(one) for one in extract_document(document_from_bytes(text.encode(), "a.txt")).statements] == READ


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            "|耕地面积|茶园|茶园\n|万亩|万亩|%\n2020|12.5|3.1|8\n2023|12.6|3.4|9\n2025|12.7|3.8|10",
            [
                ("耕地面积", "12.5", "万亩", "actual", 2020),
                ("茶园", "3.1", "万亩", "actual", 2020),
                ("茶园", "8", "%", "actual", 2020),
            ],
            id="a line of units, an empty corner",
        ),
        pytest.param(
            "时期|年份|工业产值（亿元）|工业产值（亿元）\n时期|年份|总产值|轻工业比重（%）\n起步阶段|2021|30|40\n起步阶段|2022|33|41\n提升阶段|2025|41|45",
            [("工业总产值", "30", "亿元", "target", 2021), ("轻工业比重", "40", "%", "target", 2021)],
            id="stretches of years before the years",
        ),
        pytest.param(
            "年度|小学|小学|初中|初中\n年度|招生（人）|占比（%）|招生（人）|占比（%）\n2021|200|60|130|40\n2022|210|61|134|39",
            [
                ("小学招生", "200", "人", "target", 2021),
                ("小学占比", "60", "%", "target", 2021),
                ("初中招生", "130", "人", "target", 2021),
                ("初中占比", "40", "%", "target", 2021),
            ],
            id="one name under two heads",
        ),
        pytest.param(
            "年份|新建校舍|新建校舍\n年份|面积（平方米）|增长（%）\n2019年实际|900|3\n2022年目标|950|5.5",
            [("新建校舍面积", "900", "平方米", "actual", 2019), ("新建校舍", "3", "%", "actual", 2019)],
            id="roles beside the years, a column of growth",
        ),
    ],
)
def test_lines_of_units_heads_and_stretches_of_years(rows, expected):
    assert said(rows)[: len(expected)] == expected


def test_a_row_of_changes_among_the_years_is_told_as_unread():
    builder = TextBuilder("plan.docx")
    rows = "年份|在校生|在校生\n年份|小学|初中\n2020年|900|400\n2022年|910|420\n2025年|930|440\n年均增长|0.7|1.9"
    builder.paragraph(TITLE)
    builder.table([tuple(map(RawCell, line.split("|"))) for line in rows.split("\n")])
    plan = extract_document(builder.document())
    assert len(plan.statements) == 6 and [place.line for place in plan.unread] == [7]


NEIGHBOURS = {
    "months down": "年份|月份|招生\n2024|1月|30\n2024|2月|31\n2024|3月|35",
    "months across": "年份|1月|2月|3月\n2022|30|31|35\n2023|33|34|36\n2024|34|36|38",
    "quarters across": "|一季度|二季度|三季度\n2022年|30|31|35\n2023年|33|34|36",
    "a timetable": "时间|星期一|星期二|星期三\n8:00|101|102|103\n9:00|104|105|106\n10:00|107|108|109",
    "a ranking by year": "年份|全市排名|全省名次\n2022|3|12\n2023|2|10\n2024|1|9",
    "a ranking": "名次|学校|得分\n1|云溪一小|98\n2|云溪二小|97\n3|云溪三小|95",
    "numbers that only look like years": "编号|座位|楼层\n2001|30|1\n2002|31|2\n2003|35|3",
    "when schools were founded": "学校|建校年份|校长\n云溪一小|1956|张三\n云溪二小|1987|李四\n云溪三小|2003|王五",
}


@pytest.mark.parametrize("rows", NEIGHBOURS.values(), ids=NEIGHBOURS)
def test_neighbours_give_no_rows(rows):
    assert said(rows) == []


def test_doctests():
    assert doctest.testmod(years_down).failed == 0
