"""Workbooks and separated values: what a person sees in a sheet is what is read, each cell under its own address."""

from __future__ import annotations

import doctest
import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
import xlsxwriter
import xlwt
from plantargets.extractors.errors import InputError
from plantargets.extractors.model import Document
from plantargets.extractors.pipeline import extract_document
from plantargets.extractors.readers import document_from_bytes, number_formats, separated, sheet, xlsx
from plantargets.extractors.readers.limits import Limits
from plantargets.extractors.readers.number_formats import shown


def workbook(fill: Callable[[Any], None]) -> bytes:
    """The bytes of an .xlsx that `fill` puts sheets into."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        fill(book)
    return buffer.getvalue()


def one_sheet(rows: list[list[Any]], name: str = "指标") -> bytes:
    """The bytes of an .xlsx with one sheet of these rows."""

    def fill(book: Any) -> None:
        page = book.add_worksheet(name)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)

    return workbook(fill)


def read(data: bytes, name: str = "a.xlsx", **limits: int) -> Document:
    return document_from_bytes(data, name, limits=Limits(**limits))


def grid(document: Document) -> list[list[str]]:
    """The words of the document's first table."""
    return [[cell.text for cell in row] for row in document.tables[0].rows]


@pytest.mark.parametrize("module", [number_formats, separated, sheet, xlsx])
def test_the_examples_in_the_docstrings_hold(module):
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("stored", "code", "words"),
    [
        ("0.952", "0.0%", "95.2%"),
        ("0.952", "0%", "95.2%"),
        ("1.0", "General", "1"),
        ("0.30000000000000004", "General", "0.3"),
        ("15.594000000000001", "0.000", "15.594"),
        ("2025", "General", "2025"),
        ("2025", '0"年"', "2025年"),
        ("1234567.5", "#,##0.00", "1234567.5"),
        ("-0.05", "0.0%;-0.0%", "-5%"),
        ("-3", "0;(0)", "-3"),
        ("-0.0", "0", "0"),
        ("0", '0.0;-0.0;"—"', "—"),
        ("5", ";;;", ""),
        ("96", '"≥"0"%"', "≥96%"),
        ("123456", '0!.0,"万元"', "12.3456万元"),
        ("45292", "yyyy/m/d", "2024-01-01"),
        ("45292", "yyyy-mm-dd hh:mm:ss.000", "2024-01-01"),
        ("45292", 'yyyy"年"m"月"', "2024-01"),
        ("45292", 'yyyy"年"', "2024年"),
        ("45292", "[$-F800]dddd, mmmm dd, yyyy", "2024-01-01"),
        ("0.354166666667", "h:mm", "08:30"),
        ("1e400", "0", "1e400"),
        ("12.5", "[Red]0.0", "12.5"),
    ],
)
def test_a_number_reads_as_its_format_shows_it(stored, code, words):
    assert shown(stored, code) == words


def test_a_sheet_is_a_table_below_its_title_and_above_its_notes():
    document = read(
        one_sheet(
            [
                ["云溪县“十四五”教育发展主要指标"],
                ["指标", "单位", "2020年", "2025年"],
                ["学前三年毛入园率", "%", 91.5, 96],
                ["注：毛入园率按学年计。"],
            ]
        )
    )
    lines = document.text.splitlines()
    assert lines[:2] == ["指标", "云溪县“十四五”教育发展主要指标"] and lines[-1] == "注：毛入园率按学年计。"
    assert grid(document) == [["指标", "单位", "2020年", "2025年"], ["学前三年毛入园率", "%", "91.5", "96"]]
    assert document.tables[0].rows[1][3].address == "指标!D3"


def test_merged_cells_of_a_header_stand_over_each_column():
    def fill(book: Any) -> None:
        page = book.add_worksheet("指标")
        page.merge_range("A1:A2", "指标")
        page.merge_range("B1:C1", "规划目标")
        page.write_row("B2", ["2020年", "2025年"])
        page.write_row("A3", ["巩固率（%）", 95, 97])

    assert grid(read(workbook(fill))) == [
        ["指标", "规划目标", "规划目标"],
        ["指标", "2020年", "2025年"],
        ["巩固率（%）", "95", "97"],
    ]


def test_an_empty_row_parts_tables_but_not_the_rows_of_one():
    rows = [["指标", "2025年"], ["巩固率", "97%"], [], ["毛入园率", "96%"], [], ["项目", "2030年"], ["学校", "5所"]]
    assert [len(table.rows) for table in read(one_sheet(rows)).tables] == [3, 2]


def test_what_is_hidden_is_left_out_and_named():
    def fill(book: Any) -> None:
        page = book.add_worksheet("指标")
        for number, row in enumerate([["指标", "草稿", "2025年"], ["巩固率", 1, "97%"], ["草稿", 2, "98%"]]):
            page.write_row(number, 0, row)
        page.set_row(2, None, None, {"hidden": True})
        page.set_column("B:B", None, None, {"hidden": True})
        draft = book.add_worksheet("草稿")
        draft.write("A1", "旧表")
        draft.hide()

    document = read(workbook(fill))
    assert grid(document) == [["指标", "2025年"], ["巩固率", "97%"]]
    assert document.tables[0].rows[1][1].address == "指标!C2"
    said = " ".join(document.warnings)
    assert "hidden rows 3" in said and "hidden columns B" in said and "hidden sheet '草稿'" in said
    assert "旧表" not in document.text


def test_dates_errors_truth_values_and_formulas():
    def fill(book: Any) -> None:
        page = book.add_worksheet("指标")
        page.write_row(0, 0, ["指标", "日期", "错误", "真假", "公式"])
        page.write("A2", "巩固率")
        page.write_number("B2", 45292, book.add_format({"num_format": "yyyy-mm-dd"}))
        page.write_formula("C2", "=NA()", None, "#N/A")
        page.write_boolean("D2", True)
        page.write_formula("E2", "=0.1+0.2", book.add_format({"num_format": "0.0%"}), 0.30000000000000004)

    assert grid(read(workbook(fill)))[1] == ["巩固率", "2024-01-01", "", "", "30%"]


def test_days_are_counted_from_where_the_workbook_counts_them():
    """Workbooks of old Macintosh programs count from 1904."""
    new, old = io.BytesIO(), io.BytesIO()
    with xlsxwriter.Workbook(new, {"in_memory": True, "date_1904": True}) as book:
        page = book.add_worksheet("指标")
        page.write_row(0, 0, ["指标", "日期"])
        page.write(1, 0, "巩固率")
        page.write_number(1, 1, 43830, book.add_format({"num_format": "yyyy-mm-dd"}))
    book = xlwt.Workbook(encoding="utf-8")
    book.dates_1904 = True
    page = book.add_sheet("指标")
    for column, words in enumerate(["指标", "日期"]):
        page.write(0, column, words)
    page.write(1, 0, "巩固率")
    page.write(1, 1, 43830, xlwt.easyxf(num_format_str="yyyy-mm-dd"))
    book.save(old)
    assert [grid(read(data.getvalue(), name))[1][1] for data, name in ((new, "a.xlsx"), (old, "a.xls"))] == [
        *("2024-01-01", "2024-01-01")
    ]


def test_a_formula_that_was_never_computed_is_named():
    def fill(book: Any) -> None:
        page = book.add_worksheet("指标")
        page.write_row(0, 0, ["指标", "2025年"])
        page.write("A2", "巩固率")
        page.write_formula("B2", "=A1", None, "")

    document = read(workbook(fill))
    assert "1 formulas without a stored result" in document.warnings[0]


def test_a_name_that_nobody_gave_is_no_line_of_the_text():
    assert read(one_sheet([["指标", "2025年"]], "Sheet1")).text == "指标\t2025年\n"


def old_workbook(rows: list[list[Any]], **styles: str) -> bytes:
    """The bytes of an .xls with one sheet of these rows; `percent` names the format of fractions."""
    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet("指标")
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            form = styles["percent"] if isinstance(value, float) and value < 1 else "General"
            page.write(number, column, value, xlwt.easyxf(num_format_str=form))
    page.write_merge(len(rows), len(rows) + 1, 0, 0, "教师")
    page.write(len(rows), 1, 5)
    page.write(len(rows) + 1, 1, 6)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_an_old_workbook_reads_like_a_new_one():
    document = read(old_workbook([["指标", "2025年"], ["巩固率", 0.975]], percent="0.0%"), "a.xls")
    assert grid(document) == [["指标", "2025年"], ["巩固率", "97.5%"], ["教师", "5"], ["教师", "6"]]
    assert document.tables[0].rows[1][1].address == "指标!B2"


@pytest.mark.parametrize("separator", ["\t", ",", ";", "，"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_separated_values_are_a_table(separator, encoding):
    rows = [["主要指标"], ["指标", "单位", "2020年", "2025年"], ["毛入园率", "%", "91.5", "96"]]
    document = read("\r\n".join(map(separator.join, rows)).encode(encoding), "指标.csv")
    assert document.text.startswith("主要指标\n") and grid(document) == rows[1:]
    assert document.tables[0].rows[1][3].address == "指标!D3"


def test_quoted_values_keep_their_commas_and_line_ends():
    assert grid(read('指标,2025年\n"巩固率,\n九年",97%\n'.encode(), "a.csv"))[1] == ["巩固率, 九年", "97%"]


def replaced(data: bytes, part: str, content: bytes) -> bytes:
    """A package with another content in one of its parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return buffer.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
HARM = {
    "entities": b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>',
    "external": b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>',
    "broken": b"<worksheet><sheetData><row><c",
    "no such string": b'<worksheet><sheetData><row><c t="s"><v>99</v></c></row></sheetData></worksheet>',
    "no number": b'<worksheet><sheetData><row><c t="s"><v>x</v></c></row></sheetData></worksheet>',
}


@pytest.mark.parametrize("content", HARM.values(), ids=HARM)
def test_a_sheet_that_means_harm_is_refused_in_a_sentence(content):
    with pytest.raises(InputError, match="damaged workbook"):
        read(replaced(one_sheet([["指标", "2025年"]]), SHEET, content))


def test_cells_and_merged_areas_at_the_end_of_the_world_cost_nothing():
    far = b"""<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row>
    <row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData>%s</worksheet>"""
    merged = b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    for content, words in ((far % b"", ["1", "2"]), (far % merged, ["1"])):
        assert read(replaced(one_sheet([["指标"]], "Sheet1"), SHEET, content)).text.split() == words


def test_more_cells_than_allowed_are_refused_with_the_limits_name():
    for name, data in (("a.xlsx", one_sheet([["1", "2", "3"]] * 5)), ("a.csv", b"1,2,3\n" * 5)):
        with pytest.raises(InputError, match='"cells"'):
            read(data, name, cells=10)


def test_a_table_whose_years_run_down_is_read():
    rows = [["农业", "农业", "工业"], ["面积", "茶叶产量", "产值"], ["万亩", "万吨", "亿元"]]
    years = [[str(year), "12.5", "3", "8.25"] for year in range(2021, 2026)]
    plan = extract_document(read("\n".join(map(",".join, [["", *row] for row in rows] + years)).encode(), "a.csv"))
    assert [(one.name, one.unit, one.year, one.cell) for one in plan.statements][-3:] == [
        ("农业面积", "万亩", 2025, "a!B8"),
        ("茶叶产量", "万吨", 2025, "a!C8"),
        ("工业产值", "亿元", 2025, "a!D8"),
    ]
    assert plan.unread == ()
