"""PDF files: lines, columns, tables over pages, what stands on every page, and files that cannot be read."""

from __future__ import annotations

import doctest

import pytest
from made_pdf import HEIGHT, NOT_EMBEDDED, Pages, filled, picture, read
from plantargets.extractors.errors import PlanError
from plantargets.extractors.pipeline import extract_document
from plantargets.extractors.readers import document_from_bytes, pdf, pdf_file, pdf_flow, pdf_grid, pdf_lines
from plantargets.extractors.readers.pdf_grid import Cell, find_grids
from plantargets.extractors.readers.pdf_page import Box
from reportlab.lib.pdfencrypt import StandardEncryption

PROSE = "云山县坚持学前教育公益普惠发展，到二〇二五年，学前三年毛入园率达到95%以上，新增公办学位1200个，"


def test_the_examples_in_the_docstrings_hold():
    assert all(doctest.testmod(module).failed == 0 for module in (pdf, pdf_file, pdf_flow, pdf_grid, pdf_lines))


def test_lines_of_a_paragraph_are_joined_and_paragraphs_are_not():
    prose = PROSE.replace("95", "九五").replace("1200", "一千") * 2 + "完成。"
    pages = Pages().lines(["云山县学前教育规划"], 120, 60).lines([*filled(prose), *filled(prose)])
    assert read(pages).text == f"云山县学前教育规划\n{prose}\n{prose}\n"


def test_how_far_lines_stand_apart_tells_of_paragraphs_by_what_is_usual():
    """Two paragraphs without indents, their lines far apart, the second one farther still."""
    first, second = ([sign * 25, sign * 25, sign * 9] for sign in "甲乙")
    pages = Pages().lines(first, 50, 60, 38).lines(second, 50, 60 + 3 * 38 + 30, 38)
    assert read(pages).text == "甲" * 59 + "\n" + "乙" * 59 + "\n"


def test_a_heading_in_larger_letters_is_no_part_of_the_paragraph_below():
    pages = Pages().words("云" * 20, 50, 60, 15).lines(["山" * 25, "山" * 25, "山" * 9], 50, 80)
    assert read(pages).text == "云" * 20 + "\n" + "山" * 59 + "\n"


def test_heads_feet_and_page_numbers_are_left_out():
    pages = Pages()
    for number in range(1, 5):
        pages.words("云山县教育局", 50, 40, 9).words(f"新建学校{number}所。").words(f"— {number} —", 190, 570, 9).turn()
    assert read(pages).text == "新建学校1所。\n新建学校2所。\n新建学校3所。\n新建学校4所。\n"


def test_two_columns_are_read_one_after_the_other():
    left, right = (filled(word * 100, 12) for word in "甲乙")
    pages = Pages().words("云山县学前教育规划发展公报", 120, 70).lines(left, 40).lines(right, 210)
    assert read(pages).text == "云山县学前教育规划发展公报\n" + "甲" * 100 + "\n" + "乙" * 100 + "\n"


def test_a_label_beside_its_value_makes_no_columns():
    pages = Pages().lines(["园所", "学校"] * 6).lines(["5", "3"] * 6, 250)
    assert [line.split() for line in read(pages).text.splitlines()[:2]] == [["园所", "5"], ["学校", "3"]]


def test_a_table_without_rules_keeps_its_columns_as_on_a_screen():
    """A header over two years, a group named once, and a name that goes on below."""
    rows = [
        ((50, "类别"), (110, "指标"), (220, "单位"), (270, "规划目标")),
        ((270, "2020年"), (342, "2025年")),
        ((50, "学前"), (110, "公办园在园幼儿"), (220, "%"), (270, "48.2"), (342, "56")),
        ((110, "占比"),),
        ((110, "专任教师"), (220, "人"), (270, "640"), (342, "720")),
    ]
    pages = Pages().words("云山县教育规划（2021—2025年）", 50, 60)
    for at, row in enumerate(rows):
        for left, words in row:
            pages.words(words, left, 100 + 20 * at)
    found = extract_document(read(pages)).statements
    assert [(one.name, str(one.value), one.unit, one.role, one.year) for one in found] == [
        ("公办园在园幼儿占比", "48.2", "%", "actual", 2020),
        ("公办园在园幼儿占比", "56", "%", "target", 2025),
        ("学前专任教师", "640", "人", "actual", 2020),
        ("学前专任教师", "720", "人", "target", 2025),
    ]


@pytest.mark.parametrize("turned", [90, 270])
def test_a_page_on_its_side_is_turned(turned):
    pages = Pages()
    pages.canvas.rotate(turned)
    pages.canvas.translate(*((0, -HEIGHT) if turned == 90 else (-HEIGHT, -HEIGHT / 2)))
    pages.table([["指标", "目标"], ["园所", "5"]])
    assert read(pages).text == "指标\t目标\n园所\t5\n"


def test_a_watermark_is_left_out():
    pages = Pages().words("新建学校3所。")
    pages.canvas.rotate(45)
    pages.words("内部资料", 300, 500, 40)
    assert read(pages).text == "新建学校3所。\n"


def test_a_table_with_its_header_again_on_the_next_page_is_one():
    header = ["指标", "2025年"]
    pages = Pages().table([header, ["园所", "5"]], 540).turn().words("续表1", 50, 40).table([header, ["学校", "3"]], 50)
    document = read(pages)
    assert document.text == "指标\t2025年\n园所\t5\n学校\t3\n"
    assert len(document.tables) == 1


def test_a_row_that_a_page_cuts_in_two_is_one():
    pages = Pages().table([["任务", "单位", "5"], ["新增学", "甲乙丙丁", "3"]], 540).turn()
    pages.table([["", "戊己庚", ""], ["学校", "甲", "3"]], 50)
    assert read(pages).text.splitlines()[1:] == ["新增学\t甲乙丙丁戊己庚\t3", "学校\t甲\t3"]


def test_a_merged_label_that_a_page_cuts_in_two_stands_on_both_pages():
    pages = Pages().table([["类别", "任务", "目标"], ["学前", "园所", "5"]], 540).turn()
    pages.table([["", "学位", "3"], ["小学", "班级", "9"]], 50)
    assert read(pages).text.splitlines()[1:] == ["学前\t园所\t5", "学前\t学位\t3", "小学\t班级\t9"]


def test_words_that_wrap_in_a_cell_are_one_and_lines_of_their_own_are_not():
    pages = Pages().table([["任务", "目标"], ["学前教育\n普及", "A≥5\nB≥3"]], size=(60, 40))
    assert read(pages).text == "任务\t目标\n学前教育普及\tA≥5 B≥3\n"


def test_a_frame_around_words_is_no_table():
    pages = Pages().table([["专栏"], ["新建学校"]], size=(200, 20))
    document = read(pages)
    assert (document.text, document.tables) == ("专栏\n新建学校\n", ())


def test_dots_make_a_line():
    level = [Box(x, y, x + 1, y) for x in range(0, 90, 2) for y in (0, 20, 40)]
    upright = [Box(x, y, x, y + 1) for y in range(0, 40, 2) for x in (0, 45, 90)]
    assert [len(grid.cells) for grid in find_grids([*level, *upright])] == [4]


def test_a_raised_digit_stays_raised():
    assert read(Pages().words("增长10").words("4", 86, 94, 7).words("倍", 90)).text == "增长10⁴倍\n"


def test_merged_cells_and_open_sides_make_one_grid():
    """A table without lines on its left and right, its first column merged over two rows."""
    level = [Box(0, 0, 90, 0), Box(30, 20, 90, 20), Box(0, 40, 90, 40)]
    upright = [Box(30, 0, 30, 40), Box(60, 0, 60, 40)]
    (grid,) = find_grids([*level, *upright])
    assert grid.cells == (Cell(0, 0, 2, 1), Cell(0, 1, 1, 1), Cell(0, 2, 1, 1), Cell(1, 1, 1, 1), Cell(1, 2, 1, 1))


def test_a_scanned_pdf_is_named_with_what_to_do():
    with pytest.raises(PlanError, match=r"scanned PDF.*OCR"):
        read(picture(Pages()))


def test_a_large_empty_picture_is_no_bomb(monkeypatch):
    monkeypatch.setattr("reportlab.rl_config.useA85", 0)  # packed as bytes, as most programs do
    assert read(picture(Pages().words("新建学校3所。").turn(), (2000, 3000))).text == "新建学校3所。\n"


def test_scanned_pages_among_others_are_told_of():
    document = read(picture(Pages().words("新建学校3所。").turn()))
    assert document.text == "新建学校3所。\n"
    assert document.warnings == ("page 2: pictures without text, left out; recognise their text (OCR) to read them",)


@pytest.mark.parametrize("words", ["¸ß½ÌÊ¡ÖÐ¹ú" * 5, "麤龘靐齉爩鱻麣灪籱虋" * 5])
def test_garbled_text_is_named_and_gives_no_rows(words):
    with pytest.raises(PlanError, match="do not tell which characters"):
        read(Pages().lines([words[at : at + 25] for at in range(0, len(words), 25)]))


def test_a_locked_pdf_is_named():
    with pytest.raises(PlanError, match="locked with a password"):
        read(Pages(StandardEncryption("geheim", ownerPassword="x")).words("学校3所"))


def test_a_pdf_that_may_only_not_be_printed_is_read():
    assert read(Pages(StandardEncryption("", ownerPassword="x", canPrint=0)).words("学校3所")).text == "学校3所\n"


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"%PDF-1.4\n%%EOF", Pages().words("学校3所").data()[:300]])
def test_a_broken_pdf_is_named(data):
    with pytest.raises(PlanError, match=r"^a\.pdf: "):
        document_from_bytes(data, "a.pdf")


def test_a_font_that_is_not_in_the_file_is_read_and_what_may_be_lost_is_told_of():
    assert read(Pages().words("新建学校3所", font=NOT_EMBEDDED)).text == "新建学校3所\n"
    pages = (
        Pages()
        .words("新建学校", font=NOT_EMBEDDED)
        .words("三", 100, 100, 12, NOT_EMBEDDED)
        .words("所", font=NOT_EMBEDDED)
    )
    lost = "三" not in read(pages).text
    assert lost == bool(document_from_bytes(pages.stream.getvalue(), "a.pdf").warnings)
