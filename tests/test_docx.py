"""Word documents: what is shown is read, in its order; what was deleted, hidden or stands in the margin is not."""

from __future__ import annotations

import doctest
import io
import zipfile

import pytest
from made_word import SPACES, level, listed, num, p, pattern, r, tbl, tc, tr, word, zipped
from plantargets.extractors.errors import InputError
from plantargets.extractors.model import Document
from plantargets.extractors.readers import Limits, counting, document_from_bytes, docx_lists, docx_parts


def read(data: bytes, name: str = "plan.docx", **limits: int) -> Document:
    return document_from_bytes(data, name, limits=Limits(**limits))


def text_of(body: str, **parts: str) -> str:
    return read(word(body, **parts)).text


def test_the_examples_in_the_docstrings_hold():
    assert all(doctest.testmod(module).failed == 0 for module in (counting, docx_lists, docx_parts))


DELETED = "<w:rPr><w:del/></w:rPr>"
HIDDEN = "<w:vanish/>"
BOX = "<w:txbxContent>" + p("专栏：新建公办园3所。") + "</w:txbxContent>"
RUBY = "<w:r><w:ruby><w:rt>" + r("yuán") + "</w:rt><w:rubyBase>" + r("园") + "</w:rubyBase></w:ruby></w:r>"
OLD_BOX = "<w:r><w:pict><v:textbox>" + BOX + "</v:textbox></w:pict></w:r>"


def field(turn: str) -> str:
    """A field's begin, the end of its code, or its end."""
    return f'<w:r><w:fldChar w:fldCharType="{turn}"/></w:r>'


@pytest.mark.parametrize(
    ("what", "body", "text"),
    [
        ("runs", p("新建", r("公办园", "<w:b/>"), "3所。"), "新建公办园3所。"),
        ("deletion", p("新建", "<w:del>" + r("5", tag="delText") + "</w:del>", "3所"), "新建3所"),
        ("deleted run of plain text", p("新建", "<w:del>" + r("5") + "</w:del>", "3所"), "新建3所"),
        ("insertion", p("新建", "<w:ins>" + r("3") + "</w:ins>", "所"), "新建3所"),
        ("move", p("<w:moveFrom>" + r("甲") + "</w:moveFrom>", "乙", "<w:moveTo>" + r("甲") + "</w:moveTo>"), "乙甲"),
        ("deleted end of a paragraph", p("新建公办园", properties=DELETED) + p("3所。"), "新建公办园3所。"),
        ("hidden words", p("新建", r("（略）", HIDDEN), "3所"), "新建3所"),
        ("shown again", p(r("3所", '<w:vanish w:val="0"/>')), "3所"),
        ("a link", p("见", "<w:hyperlink>" + r("附件") + "</w:hyperlink>"), "见附件"),
        ("a content control", p("<w:sdt><w:sdtPr/><w:sdtContent>" + r("3所") + "</w:sdtContent></w:sdt>"), "3所"),
        ("a block's control", "<w:sdt><w:sdtContent>" + p("甲") + p("乙") + "</w:sdtContent></w:sdt>", "甲\n乙"),
        (
            "a field",
            p(field("begin"), r("REF a", tag="instrText"), r("无"), field("separate"), "3", field("end"), "所"),
            "3所",
        ),
        ("a simple field", p('<w:fldSimple w:instr="PAGE">' + r("3") + "</w:fldSimple>"), "3"),
        ("breaks and tabs", p("甲", "<w:r><w:br/></w:r>", "乙", "<w:r><w:tab/></w:r>", "丙"), "甲\n乙\t丙"),
        ("a page's end", p("甲", '<w:r><w:br w:type="page"/></w:r>', "乙"), "甲乙"),
        ("hyphens", p("A", "<w:r><w:softHyphen/></w:r>", "B", "<w:r><w:noBreakHyphen/></w:r>", "C"), "AB-C"),
        ("a sign of a font", p('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', "98%"), "≥98%"),
        ("a picture of a font", p('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "甲"), "甲"),
        ("a field without end", p("甲", field("begin"), "乙") + p("丙"), "甲\n丙"),
        ("a footnote's mark", p("占比98%", '<w:r><w:footnoteReference w:id="2"/></w:r>', "。"), "占比98%。"),
        ("ruby", p(RUBY), "园"),
        ("a formula", p("<m:oMath><m:r><m:t>98%</m:t></m:r></m:oMath>"), "98%"),
        ("a comment", p('<w:commentRangeStart w:id="1"/>', "甲", '<w:r><w:commentReference w:id="1"/></w:r>'), "甲"),
        (
            "a text box, once",
            p(
                "正文。",
                "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>"
                + BOX
                + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
                + BOX
                + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
            ),
            "正文。\n专栏：新建公办园3所。",
        ),
        ("a text box of an old document", p(OLD_BOX), "专栏：新建公办园3所。"),
    ],
)  # fmt: skip
def test_what_is_shown_is_read(what, body, text):
    assert text_of(body) == text + "\n"


STYLES = (
    '<w:style w:styleId="10"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:styleId="a"><w:name w:val="标题一"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="b"><w:name w:val="标题二"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
)
CHAPTERS = pattern(
    0,
    level(0, "%1、", "chineseCounting"),
    level(1, "（%2）", "chineseCountingThousand"),
    level(2, "%3."),
    level(3, "%1.%3.%4", more="<w:isLgl/>"),
)


def styled(style: str, words: str) -> str:
    return p(words, properties=f'<w:pStyle w:val="{style}"/>')


def test_the_table_of_contents_is_left_out():
    assert text_of(styled("10", "一、总则\t3") + p("正文。"), styles=STYLES) == "正文。\n"


def test_headings_keep_the_numbers_that_word_gives_them():
    body = (
        "".join(listed(1, depth, words) for depth, words in enumerate("甲乙丙丁"))
        + listed(1, 1, "戊")
        + listed(1, 2, "己")
    )
    text = text_of(body + listed(1, 0, "庚") + listed(1, 1, "辛"), numbering=CHAPTERS + num(1, 0))
    assert text.splitlines() == ["一、甲", "（一）乙", "1. 丙", "1.1.1 丁", "（二）戊", "1. 己", "二、庚", "（一）辛"]


def test_numbers_come_from_styles_and_what_they_are_based_on():
    body = styled("a", "总体要求") + styled("b", "主要目标") + styled("a", "重点任务")
    text = text_of(body, styles=STYLES, numbering=CHAPTERS + num(1, 0))
    assert text.splitlines() == ["一、总体要求", "（一）主要目标", "二、重点任务"]


def test_a_style_is_numbered_at_the_depth_that_its_list_keeps_for_it():
    linked = pattern(0, level(0, "第%1章", "chineseCounting"), level(1, "%2.", more='<w:pStyle w:val="c"/>'))
    style = '<w:style w:styleId="c"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    assert text_of(styled("c", "甲"), styles=style, numbering=linked + num(1, 0)) == "1. 甲\n"


def test_a_list_of_the_same_pattern_goes_on_unless_it_begins_at_a_number_of_its_own():
    starts = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = CHAPTERS + num(1, 0) + num(2, 0) + num(3, 0, starts)
    body = listed(1, 0, "甲") + listed(2, 0, "乙") + listed(3, 0, "丙") + listed(3, 0, "丁")
    assert text_of(body, numbering=lists).splitlines() == ["一、甲", "二、乙", "一、丙", "二、丁"]


def test_a_depth_begins_anew_only_below_the_depth_it_names():
    lists = pattern(0, level(0, "%1、", "chineseCounting"), level(1, "%2.", more='<w:lvlRestart w:val="0"/>')) + num(
        1, 0
    )
    body = listed(1, 0, "甲") + listed(1, 1, "乙") + listed(1, 0, "丙") + listed(1, 1, "丁")
    assert text_of(body, numbering=lists).splitlines() == ["一、甲", "1. 乙", "二、丙", "2. 丁"]


def test_a_paragraph_can_leave_its_list_and_bullets_are_all_alike():
    lists = pattern(0, level(0, "\uf06c", "bullet")) + num(1, 0)
    assert text_of(listed(1, 0, "甲") + listed(0, 0, "乙"), numbering=lists) == "• 甲\n乙\n"


@pytest.mark.parametrize(
    ("form", "third", "twelfth"),
    [
        ("decimal", "3", "12"), ("upperRoman", "III", "XII"), ("lowerRoman", "iii", "xii"), ("upperLetter", "C", "L"),
        ("lowerLetter", "c", "l"), ("decimalZero", "03", "12"), ("chineseCounting", "三", "十二"),
        ("chineseCountingThousand", "三", "十二"), ("ideographDigital", "三", "一二"),
        ("chineseLegalSimplified", "叁", "壹拾贰"), ("decimalEnclosedCircleChinese", "③", "⑫"),
        ("ideographTraditional", "丙", "12"), ("ideographZodiac", "寅", "亥"), ("decimalFullWidth", "３", "１２"),
        ("decimalEnclosedParen", "⑶", "⑿"), ("none", "", ""), ("somethingNew", "3", "12"),
    ],
)  # fmt: skip
def test_numbers_are_written_in_their_format(form, third, twelfth):
    lists = pattern(0, level(0, "%1、", form)) + num(1, 0)
    lines = text_of("".join(listed(1, 0, "甲") for _ in range(12)), numbering=lists).splitlines()
    assert (lines[2], lines[11]) == (f"{third}、甲", f"{twelfth}、甲")


def test_notes_stand_at_the_end_apart_from_the_sentences():
    notes = '<w:footnote w:type="separator" w:id="0">' + p("—") + "</w:footnote>"
    notes += '<w:footnote w:id="1">' + p("不含托育机构。") + "</w:footnote>"
    ends = '<w:endnote w:id="1">' + p("按学年统计。") + "</w:endnote>"
    text = text_of(p("新建3所", '<w:r><w:footnoteReference w:id="1"/></w:r>', "。"), footnotes=notes, endnotes=ends)
    assert text.splitlines() == ["新建3所。", "注释", "不含托育机构。", "按学年统计。"]


def test_cells_stand_where_they_are_merged():
    span, begins, goes_on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = (
        tr(tc("类别", properties=begins), tc("发展水平", properties=span)),
        tr(tc("", properties=goes_on), "2020年", "2025年"),
        tr("学前", "90", tc("95", "%")),
    )
    (table,) = read(word(tbl(*rows))).tables
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["类别", "发展水平", "发展水平"],
        ["类别", "2020年", "2025年"],
        ["学前", "90", "95 %"],
    ]
    assert table.rows[2][1].address == "表1 R3C2"


def test_deleted_rows_are_gone_and_rows_may_be_set_in():
    rows = tr("甲", "1"), tr("乙", "2", properties="<w:del/>"), tr("3", properties='<w:gridBefore w:val="1"/>')
    (table,) = read(word(tbl(*rows))).tables
    assert [[cell.text for cell in row] for row in table.rows] == [["甲", "1"], ["", "3"]]


def test_a_table_that_holds_tables_only_lays_them_out():
    inner = tbl(tr("指标", "2025年"), tr("毛入园率", "96%"))
    document = read(word(p("前") + tbl(tr("左", tc("说明。", inner))) + p("后")))
    assert document.text == "前\n左\n说明。\n指标\t2025年\n毛入园率\t96%\n后\n"
    assert len(document.tables) == 1


def test_what_is_nested_too_deep_is_refused():
    body = p("甲")
    for _ in range(6):
        body = tbl(tr(tc(body, tbl(tr("乙")))))
    assert "乙" in text_of(body)
    with pytest.raises(InputError, match="nesting"):
        read(word(body), nesting=3)


def test_a_macro_document_and_one_with_another_main_part_are_read():
    assert read(word(p("甲")), "plan.docm").text == "甲\n"
    assert read(word(p("甲"), main="word/document2.xml"), "plan.txt").text == "甲\n"


def test_the_strict_standard_is_read():
    with zipfile.ZipFile(io.BytesIO(word(p("甲")))) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    changed = {
        name: content.replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")
        for name, content in files.items()
    }  # fmt: skip
    assert read(zipped(changed)).text == "甲\n"


def main_part(xml: str) -> bytes:
    return zipped({"word/document.xml": xml})


@pytest.mark.parametrize(
    "data",
    [
        main_part("<w:document"),
        main_part(""),
        word(p("甲"))[:-30],
        word(p("甲"))[:200],
        zipped({"word/document.xml/": "x", "word/documents.xml": "x"}),
    ],
)
def test_a_damaged_document_is_named(data):
    with pytest.raises(InputError, match=r"plan.docx: is (damaged|no Word document)"):
        read(data)


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE w [<!ENTITY a "办园5所">]>',
        '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE w [<!ENTITY b "bbbbbbbbbb"><!ENTITY a "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>',
    ],
)
def test_entities_are_refused(declared):
    body = f"{declared}<w:document {SPACES}><w:body>{p('&a;')}</w:body></w:document>"
    with pytest.raises(InputError, match=r"XML entities|damaged"):
        read(main_part(body))


def test_a_bomb_costs_a_sentence():
    with pytest.raises(InputError, match="unpacked_ratio"):
        read(main_part("<w:document>" + " " * 5_000_000 + "</w:document>"))
    with pytest.raises(InputError, match="unpacked_bytes"):
        read(word(p("甲" * 2000)), unpacked_bytes=1000)
    with pytest.raises(InputError, match="cells"):
        wide = '<w:gridSpan w:val="9999999"/>'
        read(word(tbl(*[tr(*[tc("甲", properties=wide)] * 20)] * 20)), cells=10_000)
