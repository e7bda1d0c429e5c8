"""The order in which a PDF is read: columns under headings that go across, over pages, beside pictures and tables."""

from __future__ import annotations

import pytest
from made_pdf import HEIGHT, WIDTH, Pages, filled, picture, read


def columns(pages: Pages, left: str, right: str, top: float, length: int = 12) -> Pages:
    """Two columns of prose, both beginning at one height."""
    return pages.lines(filled(left, length), 40, top).lines(filled(right, length), 210, top)


def test_headings_that_go_across_part_the_columns_above_from_those_below():
    pages = Pages().words("云山县学前教育规划第一部分发展基础", 90, 40)
    columns(pages, "甲" * 94, "乙" * 94, 70)
    pages.words("云山县学前教育规划第二部分主要目标", 90, 280)
    columns(pages, "丙" * 94, "丁" * 94, 310)
    told = [line[:17] for line in read(pages).text.splitlines()]
    assert told == [
        "云山县学前教育规划第一部分发展基础",
        "甲" * 17,
        "乙" * 17,
        "云山县学前教育规划第二部分主要目标",
        "丙" * 17,
        "丁" * 17,
    ]


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page():
    """One paragraph of 44 lines: two columns of a page, then two of the next, no line lost or moved."""
    wide = str.maketrans("0123456789", "〇一二三四五六七八九")
    words = "".join(f"{number}所园，" for number in range(1000, 1080)).translate(wide) + "完成。"
    lines = filled(words, 12)
    pages = Pages()
    for number in range(0, len(lines), 24):
        pages.lines(lines[number : number + 12], 40, 60).lines(lines[number + 12 : number + 24], 210, 60).turn()
    assert read(pages).text == f"{words}\n"


def test_columns_of_short_paragraphs_whose_lines_do_not_stand_side_by_side():
    lengths = (12, 5, 12, 12, 4, 12, 12, 6, 3, 12, 9)
    pages = Pages().lines(["甲" * length for length in lengths], 40, 60)
    pages.lines(["乙" * length for length in reversed(lengths[:8])], 210, 67)
    told = read(pages).text
    assert told.replace("\n", "") == "甲" * sum(lengths) + "乙" * sum(lengths[:8])


def test_short_labels_beside_short_values_are_no_columns():
    pages = Pages().lines(["甲" * 5] * 12, 40, 60).lines(["乙" * 4] * 12, 210, 60)
    assert [line[0] + line[-1] for line in read(pages).text.splitlines()] == ["甲乙"] * 12


@pytest.mark.parametrize(
    ("begins", "lines"), [("5.8%；", 1), ("12345", 1), ("丙丙丙", 2)], ids=["number", "digits", "words"]
)
def test_a_line_that_a_number_did_not_fit_into_goes_on(begins, lines):
    whole = ["甲" * 25, "甲" * 25, "甲" * 25, "乙" * 22, begins + "丁" * 20]
    assert len(read(Pages().lines(whole)).text.splitlines()) == lines


def test_digits_in_squares_of_their_own_are_one_number():
    pages = Pages().words("新增学位").words("个。", 134)
    for at, digit in enumerate("120"):
        pages.words(digit, 101 + 12 * at)
    assert read(pages).text == "新增学位120个。\n"


def test_two_numbers_whose_digits_stand_close_stay_two():
    assert read(Pages().words("2020").words("2025", 79)).text == "2020 2025\n"


def test_pages_of_every_kind_in_one_file():
    """Two columns, a picture of a page, a page of one column with a picture on a part of it."""
    pages = columns(Pages(), "甲" * 106, "乙" * 106, 60).turn()
    picture(pages).turn()
    pages.canvas.drawInlineImage(_dot(), WIDTH / 2, HEIGHT / 2, 80, 80)
    pages.lines(filled("丙" * 120), 50, 60)
    document = read(pages)
    assert document.text == "甲" * 106 + "\n" + "乙" * 106 + "\n" + "丙" * 120 + "\n"
    assert document.warnings == ("page 2: pictures without text, left out; recognise their text (OCR) to read them",)


def test_a_table_across_stands_between_the_columns_above_and_below_it():
    pages = columns(Pages(), "甲" * 94, "乙" * 94, 40)
    pages.table([["指标", "2020年", "2025年"], ["毛入园率", "90", "95"]], 240, 100)
    columns(pages, "丙" * 94, "丁" * 94, 320)
    document = read(pages)
    assert [line[0] for line in document.text.splitlines()] == list("甲乙指毛丙丁")
    assert document.tables[0].rows[1][2].text == "95"


def _dot():
    from PIL import Image

    return Image.new("L", (4, 4), 90)
