"""Web pages: what of a page is its document, how it becomes paragraphs and tables, and pages that mean harm."""

from __future__ import annotations

import doctest

import pytest
from plantargets.extractors.errors import PlanError
from plantargets.extractors.readers import (
    document_from_bytes,
    html,
    page,
    page_blocks,
    page_lists,
    page_main,
    page_styles,
)
from plantargets.extractors.readers.kinds import Wanted
from plantargets.extractors.readers.limits import Limits
from timing import grows_evenly, seconds

PROSE = "云山县坚持学前教育公益普惠发展，到2025年，学前三年毛入园率达到95%以上，新增公办学位1200个。"
FRAME = (
    "<html><head><title>云山县学前教育规划-云山县教育局</title><style>p{color:red}</style></head><body>"
    "<div class='top'><a href='/'>首页</a><a href='/a'>政务公开</a> 今天是星期三</div><nav>栏目 通知公告</nav>"
    "<div id='x'>%s</div><script>var a = '<p>不是正文，不读。</p>';</script>"
    "<div class='foot'>主办：云山县教育局 <a href='/b'>网站地图</a></div></body></html>"
)


def read(page_text: str, **limits: int):
    return (
        document_from_bytes(page_text.encode(), "a.html")
        if not limits
        else html.read(page_text.encode(), "a.html", Wanted(limits=Limits(**limits)))
    )


def text(body: str) -> str:
    return read(f"<html><body>{body}").text


def test_the_examples_in_the_docstrings_hold():
    assert all(
        doctest.testmod(module).failed == 0 for module in (html, page, page_blocks, page_lists, page_main, page_styles)
    )


def test_only_the_document_of_a_page_is_read_and_its_title_stands_before_it():
    assert read(FRAME % f"<p>{PROSE}</p><p>{PROSE}</p>").text == f"云山县学前教育规划\n{PROSE}\n{PROSE}\n"


def test_what_stands_around_a_long_table_is_read_with_it():
    rows = "".join(f"<tr><td>第{at}类学校，合格率（%）</td><td>{at}</td><td>{at + 9}</td></tr>" for at in range(40))
    table = f"<table><tr><td>指标</td><td>2020年</td><td>2025年</td></tr>{rows}</table>"
    lines = read(FRAME % f"<p>规划（2021—2025年）</p>{table}<p>新建学校9所。</p>").text.splitlines()
    assert [lines[0], lines[1], lines[-1]] == ["云山县学前教育规划", "规划（2021—2025年）", "新建学校9所。"]


def test_a_title_that_the_document_says_itself_stands_once():
    body = f"<p>云山县<br>学前教育规划</p><p>{PROSE}</p>"
    assert read(FRAME % body).text == f"云山县\n学前教育规划\n{PROSE}\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>办园<b>5</b>所</p><p>办学<span>3</span>所", "办园5所\n办学3所\n"),
        ("办园5所<br>办学3所<div>合计8所</div>完", "办园5所\n办学3所\n合计8所\n完\n"),
        ("<p>新增\n   学位</p><p>at\n least</p>", "新增学位\nat least\n"),
        ("<p>&nbsp;&nbsp;　　办园5所&#x3000;&lt;9%</p>", "办园5所　<9%\n"),
        ("<ul><li>小学<li>初中</ul>", "小学\n初中\n"),
        ("<pre>小学5所\n初中3所</pre>", "小学5所\n初中3所\n"),
        ("<p>增长10<sup>4</sup>倍，PM<sub>2.5</sub></p>", "增长10⁴倍，PM2.5\n"),
        (
            "<p>甲<span style='color:red; display : none'>乙</span>丙<i hidden>丁</i><i aria-hidden='true'>戊</i>",
            "甲丙\n",
        ),
        ("<p>甲<noscript>乙</noscript><template>丙</template><select><option>丁</select><!-- 戊 -->己", "甲己\n"),
        ("<body style='visibility:hidden'><p>办园5所", "办园5所\n"),
        ("", ""),
    ],
)
def test_blocks_end_paragraphs_and_what_is_not_shown_is_left_out(body, expected):
    assert text(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<ol><li>小学<li>初中</ol><ol><li>高中</ol>", "1. 小学\n2. 初中\n1. 高中\n"),
        ("<ol start=3 type=a><li><p>小学</p><p>另述</p><li>初中</ol>", "c. 小学\n另述\nd. 初中\n"),
        ("<ol reversed><li>小学<li value=9>初中<li>高中</ol>", "3. 小学\n9. 初中\n8. 高中\n"),
        ("<ol type=I><li>小学<ol type=i><li>甲<li>乙</ol><li>初中</ol>", "I. 小学\ni. 甲\nii. 乙\nII. 初中\n"),
        ("<ol start=27 type=A><li>小学<ul><li>甲</ul></ol>", "AA. 小学\n甲\n"),
        ("<ol start=-1><li>小学<li>初中</ol>", "-1. 小学\n0. 初中\n"),
        ("<ol start=4000 type=I><li>小学</ol><ol start=x><li>初中</ol>", "4000. 小学\n1. 初中\n"),
        ("<ol style='list-style: cjk-ideographic inside'><li>小学<li>初中</ol>", "一、小学\n二、初中\n"),
        ("<ol><li>一、小学<li><p><b>（二）</b>初中</p></ol>", "一、小学\n（二）初中\n"),
        ("<style>ol.n{list-style:none}</style><ol class=n><li>小学</ol>", "小学\n"),
        ("<ol><li hidden>甲<li>小学</ol>", "1. 小学\n"),
    ],
)
def test_an_ordered_list_keeps_its_numbers(body, expected):
    assert text(body) == expected


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        (".a{display:none}", "乙丙\n"),
        ("#b { color: red; display : none !important }", "甲丙\n"),
        ("i.a, i#b {display:none}", "丙\n"),
        ("i{display:none} i.c{display:inline}", "丙\n"),
        (".a{display:none} /* .b{ */ .a{display:inline}", "甲乙丙\n"),
        ("@media print{.a{display:none}} @import 'x';.c{display:none}", "甲乙\n"),
        ("p .a{display:none} .a:hover{display:none} [class]{display:none} .aa{display:none}", "甲乙丙\n"),
        (".a{display:none", "甲乙丙\n"),
        ("p{display:none}", ""),
        ("body{display:none}", "甲乙丙\n"),
    ],
)
def test_what_a_style_sheet_of_the_page_hides_is_left_out(sheet, expected):
    body = f"<style>{sheet}</style><div>{PROSE}</div><p><i class=a>甲</i><i id=b>乙</i><i class='c d'>丙</i></p>"
    assert text(f"{body}<div>{PROSE}</div>") == f"{PROSE}\n{expected}{PROSE}\n"


def test_a_page_that_hides_most_of_itself_waits_for_its_script():
    assert text(f"<style>div{{display:none}}</style><div>{PROSE}</div><p>甲") == f"{PROSE}\n"


def test_a_style_of_its_own_shows_what_a_sheet_hides():
    body = f"<style>.a{{display:none}}</style><p>{PROSE}<p class=a style='display:block'>甲<p class=a>乙<p>{PROSE}"
    assert text(body) == f"{PROSE}\n甲\n{PROSE}\n"


@pytest.mark.parametrize("declared", ["gb2312", "GBK", "gb18030", "utf-8", "nonsense", ""])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-8-sig", "utf-16"])
def test_the_charset_is_the_declared_one_unless_the_bytes_speak_against_it(declared, encoding):
    meta = f"<meta http-equiv=Content-Type content='text/html; charset={declared}'>" if declared else ""
    words = f"<html><head>{meta}</head><p>{PROSE}镕"
    assert document_from_bytes(words.encode(encoding), "a.html").text == PROSE + "镕\n"


def test_a_table_of_data_keeps_its_cells_and_what_they_span():
    document = read(
        "<table><caption>主要指标</caption><thead><tr><th rowspan=2>指标<th colspan=2>目标</tr>"
        "<tr><th>2020年<th>2025年</tr></thead><tr><td><p>毛入园率</p><p>（%）</p><td>90<td>95</table>"
    )
    assert document.text == "主要指标\n指标\t目标\t目标\n指标\t2020年\t2025年\n毛入园率（%）\t90\t95\n"
    assert document.tables[0].rows[2][2].address == "表1 R3C3"


def test_a_table_that_lays_out_a_page_is_read_as_the_page():
    inner = "<table><tr><td>园所<td>5</tr><tr><td>学校<td>3</tr></table>"
    document = read(f"<table><tr><td>{PROSE}</td><td>{inner}</td></tr><tr><td>{PROSE}</td></tr></table>")
    assert document.text == f"{PROSE}\n园所\t5\n学校\t3\n{PROSE}\n"
    assert len(document.tables) == 1


def test_an_inner_table_is_a_part_of_the_cell_it_stands_in():
    inner = "<table><tr><td>公办<td>3</table>"
    rows = "".join(f"<tr><td>云山县第{n}实验幼儿园新建园舍<td>9" for n in "一二三")
    assert text(f"<table>{rows}<tr><td>合计<td>{inner}</table>").splitlines()[-1] == "合计\t公办 3"


@pytest.mark.parametrize("span", ["99999999999", "-3", "0", "x", "１", "1e9"])
def test_an_odd_span_makes_no_odd_table(span):
    rows = f"<tr><td rowspan={span} colspan={span}>园所<td>5</tr><tr><td>学校<td>3</tr>"
    assert "学校" in text(f"<table>{rows}</table>")


HARM = {
    "divisions": lambda n: "<div>" * n + "园",
    "tables": lambda n: "<table><tr><td>" * n + "园",
    "attributes": lambda n: "<p " + " ".join(f"a{i}=1" for i in range(n)) + ">园",
    "quotes": lambda n: "<p a='" * n + '<p a="' * n,
    "unclosed": lambda n: "<b><i><p>园" * n,
    "hidden": lambda n: "园<br hidden>" * n,
    "brackets": lambda n: "<" * n + "園" + ">" * n,
    "entities": lambda n: "&amp;&bad" * n,
    "comments": lambda n: "<!--" * n + "<!--a-->" * n,
    "scripts": lambda n: "<script>" * n + "</script>" * n,
    "blanks": lambda n: "<p>" + " " * n + "<p" + " " * n + "/" * n,
    "spans": lambda n: "<table>" + "<tr><td rowspan=65534 colspan=1000>园<td>5" * n + "</table>",
    "lists": lambda n: "<ol><li>" * n + "<ol><li>园" * 250,
    "sheets": lambda n: "<style>" + "".join(f".a.b{i},{{" for i in range(n)) + "</style>" + "<p class=a>园" * n,
    "rules": lambda n: (
        "<style>" + "".join(f".a.b{i}{{display:none}}" for i in range(n)) + "</style>" + "<p class='a b1'>园" * n
    ),
    "classes": lambda n: "<style>.a{display:none}</style>" + f"<p class='{'b ' * n}'>园",
    "rows": lambda n: "<table>" + "<tr><td rowspan=65534>园" * n + "<td>5</table>",
}


@pytest.mark.parametrize("kind", HARM)
def test_pages_that_mean_harm_cost_no_more_than_their_length(kind):
    seconds(read_or_say, HARM[kind](100))  # loads the library
    assert grows_evenly(lambda n: seconds(read_or_say, HARM[kind](n)), 2_000)


def read_or_say(body: str) -> None:
    try:
        text(body)
    except PlanError as error:
        assert str(error).startswith("a.html: ")


@pytest.mark.parametrize("limits", [{"elements": 5}, {"nesting": 1}, {"cells": 3}])
def test_limits_are_settings(limits):
    inner = "<table><tr><td>园所<td>5</tr><tr><td>学校<td>3</tr></table>"
    with pytest.raises(PlanError, match="raise the limit"):
        read(f"<table><tr><td>{inner}</table>", **limits)
