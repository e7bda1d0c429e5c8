"""Quantities: isolated expressions by value, marked sentences, reasons for passing over, and properties of the scan."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plantargets.extractors.expressions import RULES as EXPRESSIONS
from plantargets.extractors.lexicon import parse_table, table
from plantargets.extractors.lines import make_view
from plantargets.extractors.passed_rules import ARABIC_RULES, CHINESE_RULES, CLOSED_RULES
from plantargets.extractors.quantities import parse_quantity, scan
from plantargets.extractors.units import in_base, unit_at, unit_words
from plantargets.extractors.verdicts import RULES as VERDICTS
from plantargets.extractors.view import View, fold

CORPUS = Path(__file__).parent / "corpus"
CELLS = [
    (row, wording)
    for row in parse_table("quantities.tsv", (CORPUS / "quantities.tsv").read_text(encoding="utf-8"))
    for wording in row["wordings"].split(" | ")
]
PASSED = parse_table("passed.tsv", (CORPUS / "passed.tsv").read_text(encoding="utf-8"))
NUMERAL = re.compile(r"[0-9零〇一二两三四五六七八九十百千万亿]")
MARK = re.compile(r"[{}<>]")


def lines(name: str) -> list[str]:
    text = (CORPUS / name).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]


def marked(text: str) -> str:
    """The text with its quantities marked as the corpus marks them."""
    view = make_view(text)
    for quantity in reversed(scan(view)[0]):
        opening, closing = "{}" if quantity.core else "<>"
        start, end = view.span(quantity.start, quantity.end)
        text = f"{text[:start]}{opening}{text[start:end]}{closing}{text[end:]}"
    return text


@pytest.mark.parametrize(("row", "wording"), CELLS, ids=lambda value: value if isinstance(value, str) else "")
def test_an_isolated_expression_says_what_it_says(row, wording):
    quantity = parse_quantity(wording)
    said = (quantity.value, quantity.value_high, quantity.unit, quantity.per or "", quantity.comparator)
    high = Decimal(row["high"]) if row["high"] else None
    assert said == (Decimal(row["value"]), high, row["unit"], row["per"], row["comparator"])


@pytest.mark.parametrize("text", ["", " ", *lines("quantities_none.txt")])
def test_what_is_no_quantity_is_refused_with_a_sentence(text):
    with pytest.raises(ValueError, match="quantity"):
        parse_quantity(text)


@pytest.mark.parametrize("line", lines("quantities_in_text.txt"))
def test_a_sentence_holds_the_quantities_that_are_marked(line):
    assert marked(MARK.sub("", line)) == line


@pytest.mark.parametrize("line", lines("quantities_known_failures.txt"))
@pytest.mark.xfail(strict=True)
def test_a_known_failure_still_fails(line):
    sentence = line.split("\t")[0]
    assert marked(MARK.sub("", sentence)) == sentence


@pytest.mark.parametrize("row", PASSED, ids=lambda row: row["reason"] + " " + row["text"])
def test_a_numeral_is_passed_over_for_its_reason(row):
    before, numeral, after = re.split(r"[\[\]]", row["text"])
    _, passed = scan(make_view(before + numeral + after))
    assert [(found.reason, found.quote) for found in passed if found.start == len(before)] == [(row["reason"], numeral)]


def test_the_number_is_told_apart_from_its_bounds():
    (quantity,), _ = scan(make_view("覆盖率不低于88%以上。"))
    assert (quantity.start, quantity.number_start, quantity.number_end, quantity.end) == (3, 6, 9, 11)


def test_a_bound_parted_from_its_number_binds_it_without_being_quoted():
    (quantity,), _ = scan(make_view("至少配备美术教室1间。"))
    assert (quantity.comparator, quantity.end - quantity.start) == (">=", 2)


def test_a_step_is_passed_each_of_several_too():
    text = "总量跨越300亿元、400亿元两个大台阶，税收跃上百亿元台阶，年均跨上2个台阶，投资5亿元，再上台阶"
    comparators = [quantity.comparator for quantity in scan(make_view(text))[0]]
    assert comparators == [">", ">", "=", ">", "=", "="]


def test_a_shared_bound_is_flagged():
    (first, second), _ = scan(make_view("分别达到98%和95%以上。"))
    assert (first.comparator, first.flags, second.flags) == (">=", ("bound-shared",), ())


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("高出1.2个、0.8个百分点。", ["百分点", "百分点"]),
        ("减少10.6万、3.3万亩。", ["万亩", "万亩"]),
        ("新建3个、5所。", ["个", "所"]),
        ("人口2万、学校3所。", ["万", "所"]),
    ],
)
def test_a_list_shares_the_unit_of_its_last_member(text, units):
    assert [quantity.unit for quantity in scan(make_view(text))[0]] == units


def test_a_list_told_one_for_one_shares_its_bound_across_units():
    quantities, _ = scan(make_view("分别稳定在30万头、80万只以上。"))
    assert [quantity.comparator for quantity in quantities] == [">=", ">="]


@pytest.mark.parametrize("text", ["增长98%、95%以上、90%。", "达到96%、3所以上。", "超过98%，95%。"])
def test_a_bound_within_a_list_binds_its_own_number_only(text):
    comparators = [quantity.comparator for quantity in scan(make_view(text))[0]]
    assert comparators.count("=") == len(comparators) - 1


def test_a_line_break_inside_a_quantity_is_part_of_its_quote():
    view = View("投入1.2亿元。", "投入1.2亿元。", ((0, 0), (6, 7)))  # 投入1.2亿\\n元。
    (quantity,), _ = scan(view)
    assert view.span(quantity.start, quantity.end) == (2, 8)
    assert quantity.unit == "亿元"


def test_digits_without_a_known_unit_are_kept_and_flagged():
    (quantity,), _ = scan(make_view("综合差异系数为0.274。"))
    assert (quantity.unit, quantity.flags) == ("", ("unit-unknown",))


def test_every_quantity_names_its_rule():
    quantities, passed = scan(make_view("新建3所，占九成，第二批5—8个，2024年1:8，连续两年。"))
    assert all(quantity.rule for quantity in quantities)
    assert all(found.reason for found in passed)


@pytest.mark.parametrize(
    ("text", "unit", "per"),
    [
        ("元/人·月，", "元/人·月", None),
        ("次/学期", "次", "学期"),
        ("个百分点", "百分点", None),
        ("立方米/秒", "立方米/秒", None),
    ],
)
def test_a_unit_is_told_with_its_divisor_and_period(text, unit, per):
    found = unit_at(text, 0)
    assert found is not None
    assert (found.text, found.per) == (unit, per)


@pytest.mark.parametrize("text", ["名额", "家庭", "部门", "个人所得税", "Mx", "人才"])
def test_the_first_half_of_a_word_is_no_unit(text):
    assert unit_at(text, 0) is None


def test_every_unit_has_a_known_kind():
    assert all(known.kind for known in unit_words().values())


@pytest.mark.parametrize(
    ("value", "unit", "base"),
    [
        ("5.2", "亿元", ("520000000", "元")),
        ("3", "百分点", ("3", "百分点")),
        ("2", "千克", ("2", "千克")),
        ("1.5", "万人次", ("15000", "人次")),
    ],
)
def test_units_are_compared_without_their_multiples(value, unit, base):
    found, name = in_base(Decimal(value), unit)
    assert (found, name) == (Decimal(base[0]), base[1])


ALPHABET = (
    "0123456789.,%‰零一二两三四五六七八九十百千万亿半余多几数第每前至到—-:/、，。（）“”《》〔〕年月日岁"
    "所个名元亿人次成分之百分点以上以下不低于近约超过新建 \n统川级届G+"
)


@given(st.text(alphabet=ALPHABET, max_size=40))
def test_every_numeral_ends_in_exactly_one_list(text):
    view = make_view(text)
    quantities, passed = scan(view)
    spans = sorted([(found.start, found.end) for found in quantities] + [(found.start, found.end) for found in passed])
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    for numeral in NUMERAL.finditer(view.folded):
        assert sum(start <= numeral.start() < end for start, end in spans) == 1


@given(st.text(alphabet=ALPHABET, max_size=40))
def test_quantities_come_in_order_with_their_number_inside(text):
    quantities, _ = scan(make_view(text))
    assert [quantity.start for quantity in quantities] == sorted(quantity.start for quantity in quantities)
    assert all(q.start <= q.number_start < q.number_end <= q.end for q in quantities)


@given(
    st.decimals(min_value=0, max_value=10**6, places=2),
    st.sampled_from(["%", "所", "亿元", "万人次", "个百分点", "平方米"]),
)
def test_a_plain_number_with_its_unit_is_read_back(value, unit):
    quantity = parse_quantity(f"{value}{unit}")
    assert (quantity.value, quantity.unit) == (value, unit.removeprefix("个"))


@given(st.text(alphabet=ALPHABET, max_size=12))
def test_any_cell_gives_a_quantity_or_a_sentence(text):
    try:
        assert parse_quantity(text).end == len(text)
    except ValueError as error:
        assert "quantity" in str(error)


def test_folding_keeps_what_the_scan_points_at():
    text = "覆盖率达９３％以上，１，０９６万元"
    assert (fold(text)[4:9], text[4:9]) == ("93%以上", "９３％以上")


def test_every_reason_and_rule_is_explained():
    explained = {(row["mark"], row["kind"]) for row in table("meanings.tsv")}
    rules = (*ARABIC_RULES, *CHINESE_RULES, *CLOSED_RULES)
    reasons = {rule.reason for rule in rules} | {row["reason"] for row in table("passed_words.tsv")}
    reasons |= {rule.name for rule in VERDICTS if rule.passed}
    names = {rule.name for rule in EXPRESSIONS} | {rule.name for rule in VERDICTS if not rule.passed}
    assert {(reason, "reason") for reason in reasons} | {(name, "rule") for name in names} <= explained


def test_every_rule_says_what_it_is_about():
    assert all(rule.about for rule in (*ARABIC_RULES, *CHINESE_RULES, *CLOSED_RULES, *VERDICTS, *EXPRESSIONS))
