"""Lines: what is joined, what stays apart, which spaces go, and that every character leads back to its place."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plantargets.extractors import linebreaks, lines, view
from plantargets.extractors.lines import make_view

FILLED = (
    "    全县教育系统坚持把优先发展放在突出位置，五年累计投入\n"
    "资金3.2亿元，新建改扩建学校17所，新增学位4600个，大班额\n"
    "比例由8.4%下降到1.2%。学前教育毛入园率达到\n"
    "91.6%，普惠性幼儿园覆盖率达到88%。\n"
    "    二、主要目标\n"
    "    到2025年，建成覆盖城乡、布局合理的公共服务体系，办学\n"
    "条件全部达到省定标准，教师本科以上学历比例达到85%。\n"
)
"""Prose copied from a page: filled to one width, paragraphs indented."""


def read(text: str, closed: list[tuple[int, int]] | None = None) -> list[str]:
    return make_view(text, closed or []).folded.rstrip("\n").split("\n")


def test_prose_filled_to_a_width_is_joined_and_headings_are_not() -> None:
    first, heading, last = read(FILLED)
    assert "五年累计投入资金3.2亿元" in first and "大班额比例由8.4%" in first and "达到91.6%，普惠" in first
    assert heading == "二、主要目标"
    assert last.endswith("85%。")


def test_a_page_number_inside_a_sentence_falls_out() -> None:
    page = FILLED.replace("新增学位4600个，大班额\n", "新增学位4600个，大班额\n\n            — 2 —\n\n")
    assert "大班额比例由8.4%" in read(page)[0]


def test_a_form_feed_inside_a_sentence_falls_out() -> None:
    assert "大班额比例由8.4%" in read(FILLED.replace("大班额\n", "大班额\n\f\n"))[0]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end(end: str) -> None:
    assert read(FILLED.replace("\n", end)) == read(FILLED)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what no line begins or ends with
        ("全市新增公办学位充足，质量明显提升\n，群众满意", ["全市新增公办学位充足，质量明显提升，群众满意"]),
        ("全市推进集团化办学和城乡共同体建设，\n覆盖率达到80%", ["全市推进集团化办学和城乡共同体建设，覆盖率达到80%"]),
        ("认真落实上级印发的《学前教育\n普惠行动计划》", ["认真落实上级印发的《学前教育普惠行动计划》"]),
        ("降低细颗粒物（PM\n2.5）平均浓度", ["降低细颗粒物（PM2.5）平均浓度"]),
        # a number is broken between its digits; a number of an item, and one with a year behind it, are not
        ("全年共培训乡村教师20\n7人次", ["全年共培训乡村教师207人次"]),
        ("教育经费支出达到8.\n6亿元", ["教育经费支出达到8.6亿元"]),
        ("全年共培训乡村教师20\n7. 新建学校", ["全年共培训乡村教师20", "7. 新建学校"]),
        ("教育经费统计表附后1\n2024年计划", ["教育经费统计表附后1", "2024年计划"]),
        # a line with a number and a comma is prose, however short
        ("新建学校5所，小学6\n2所，中学8所，建成\n投用。", ["新建学校5所，小学62所，中学8所，建成投用。"]),
        ("（一）新建学校5所，其中\n小学3所。", ["（一）新建学校5所，其中小学3所。"]),
        ("坚持优先发展，新时代\n教育强县", ["坚持优先发展，新时代", "教育强县"]),
        # headings, list items, short lines
        ("一、总体要求\n坚持五育并举", ["一、总体要求", "坚持五育并举"]),
        (
            "（一）扩大资源供给，促进优质均衡发展\n新建学校5所。",
            ["（一）扩大资源供给，促进优质均衡发展", "新建学校5所。"],
        ),
        ("云溪县教育局\n2024年1月5日", ["云溪县教育局", "2024年1月5日"]),
        ("新建学校5所；\n改建学校3所。", ["新建学校5所；", "改建学校3所。"]),
        ("重点抓好以下工作，\n1.新建学校5所", ["重点抓好以下工作，", "1.新建学校5所"]),
        ("毛入园率达到96%，\n——覆盖率达到90%", ["毛入园率达到96%，", "——覆盖率达到90%"]),
        # an empty line parts
        ("全市推进集团化办学和城乡共同体建设，\n\n覆盖率", ["全市推进集团化办学和城乡共同体建设，", "覆盖率"]),
    ],
)
def test_where_lines_go_on(text: str, expected: list[str]) -> None:
    assert read(text) == expected


def test_sentences_that_never_end_in_a_stop_stay_apart() -> None:
    lines_ = [
        f"推进第{n}项重点任务落实，持续改善城乡学校办学条件，{'不断' * n}提高教育教学质量和水平" for n in range(1, 9)
    ]
    assert read("\n".join(lines_)) == lines_


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 0 0 5年建成1 2 0所", "2005年建成120所"),
        ("增长7 .1 %", "增长7.1%"),
        ("配备教师 64 名 ，达到 95 %", "配备教师64名，达到95%"),
        ("省委 、 省政府", "省委、省政府"),
        ("上线8 93人，补助4 16.5万元", "上线893人，补助416.5万元"),
        ("达到98. 7%，采购11. 5万册", "达到98.7%，采购11.5万册"),
        ("达到9 5 . 5 %", "达到95.5%"),
        # two numbers, words and names keep their spaces
        ("到2026 85%的学校", "到2026 85%的学校"),
        ("见表1 12所", "见表1 12所"),
        ("附件3 2024年", "附件3 2024年"),
        ("小学 93 96%", "小学93 96%"),
        ("2010 2015", "2010 2015"),
        ("县教育局 县财政局", "县教育局 县财政局"),
        ("A1 B2", "A1 B2"),
    ],
)
def test_idle_spaces(text: str, expected: str) -> None:
    assert read(text) == [expected]


def test_paragraphs_glued_into_one_line_are_parted() -> None:
    text = "完成全部任务。\u3000\xa0 （二）主要目标。\u3000\xa0 到2025年，新建学校5所。  （三）保障"
    assert read(text) == ["完成全部任务。", "（二）主要目标。", "到2025年，新建学校5所。", "（三）保障"]


def test_closed_spans_are_left_out_and_end_a_line() -> None:
    text = "主要指标如下，\n| 毛入园率 | 95 |\n完成率达到100%"
    start = text.index("|")
    assert read(text, [(start, text.rindex("|") + 1)]) == ["主要指标如下，", "完成率达到100%"]


def test_an_empty_text_has_an_empty_view() -> None:
    assert make_view("").text == "" and make_view(" \n\u3000\n").text == ""


PIECES = st.sampled_from(
    [
        "新建学校5所",
        "，",
        "。",
        "\n",
        "\r\n",
        "\r",
        "\u3000",
        "\xa0",
        " ",
        "\f",
        "1 2 ",
        "（",
        "）",
        "一、",
        "— 3 —",
        "|",
        "％",
    ]
)


@given(st.lists(PIECES, max_size=60).map("".join))
def test_every_character_of_a_view_leads_back(text: str) -> None:
    made = make_view(text)
    assert len(made.text) == len(made.folded)
    for position, mark in enumerate(made.text):
        if mark != "\n":
            assert text[made.origin(position)] == mark
    assert list(made.pieces) == sorted(made.pieces)


@given(st.lists(PIECES, max_size=60).map("".join))
def test_nothing_but_blanks_breaks_and_page_marks_is_lost(text: str) -> None:
    kept = make_view(text).text
    assert kept.count("学校") == text.count("学校") and kept.count("，") == text.count("，")


def test_doctests() -> None:
    assert all(doctest.testmod(module).failed == 0 for module in (lines, linebreaks, view))


def test_where_empty_lines_part_paragraphs_a_single_break_is_none() -> None:
    """As on a page whose links stand on lines of their own; where no empty lines stand, such lines stay apart."""
    prose = "全县教育系统坚持把优先发展放在突出位置，五年累计投入资金三亿元，办学条件明显改善，质量稳步提高。"
    linked = "基础建设加快。新建\n海底隧道\n通车里程达到12公里，改建\n渔村公路\n340公里。"
    whole = "基础建设加快。新建海底隧道通车里程达到12公里，改建渔村公路340公里。"
    assert read("\n\n".join([*[prose] * 24, linked]))[-1] == whole
    assert "海底隧道" in read("\n".join([*[prose] * 24, linked]))
