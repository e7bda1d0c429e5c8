"""Damage: dates and numbers that lost digits, marks or words, and page furniture in the middle of sentences."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plantargets.extractors import damage, extract, furniture
from plantargets.extractors.furniture import find_furniture
from plantargets.extractors.lexicon import Row, parse_table

CASES = parse_table("damage.tsv", (Path(__file__).parent / "corpus" / "damage.tsv").read_text(encoding="utf-8"))
MARKED = re.compile(r"\[(?!\[)(?P<passed>[^\]]+)\]|\{(?P<flagged>[^}]+)\}|<(?P<sound>[^>]+)>")
SENTENCE = "到2030年，全县学前教育毛入园率达到95%，新建学校12所。"


def unmark(text: str) -> tuple[str, dict[str, list[tuple[int, int]]]]:
    """The text without its marks, and the spans of each kind."""
    spans: dict[str, list[tuple[int, int]]] = {"passed": [], "flagged": [], "sound": []}
    plain, last = "", 0
    for hit in MARKED.finditer(text):
        kind = hit.lastgroup or ""
        plain += text[last : hit.start()]
        spans[kind].append((len(plain), len(plain) + len(hit[kind])))
        plain += hit[kind]
        last = hit.end()
    return plain + text[last:], spans


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.line}-{case['text'][:24]}")
def test_what_is_damaged_is_passed_over_or_flagged(case: Row) -> None:
    text, spans = unmark(case["text"].replace("\\n", "\n"))
    plan = extract(text)
    said = [*plan.statements, *plan.unsure]
    passed = {(found.start, found.end): found.reason for found in plan.passed}
    flags = {(found.start, found.end): "damaged" in found.flags for found in said}
    assert [passed.get(span) for span in spans["passed"]] == [case["reason"]] * len(spans["passed"])
    assert {span: flags.get(span) for span in spans["flagged"]} == dict.fromkeys(spans["flagged"], True)
    assert {span: flags.get(span) for span in spans["sound"]} == dict.fromkeys(spans["sound"], False)
    if case["year"]:
        assert str(plan.statements[0].year or "-") == case["year"]


def test_what_is_damaged_is_not_sure() -> None:
    said = extract("录取率首次突45.6%，到202年，毛入园率达到95%。").statements
    assert [statement.confidence for statement in said] == ["low", "low"]


PIECES_OF_PAGES = (
    "第 3 页",
    "第3页 共12页",
    "共 12 页 第 3 页",
    "第 3 页 / 共 12 页",
    "— 3 —",
    "－ 3 －",
    "Page 3 of 12",
    "打印 关闭",
    "【打印本页】",
    "【字体：大 中 小】",
    "【字号：加大 还原 减小】 打印 关闭",
    "责任编辑：王青禾",
    "来源：青禾县教育局 2030-01-05",
    "分享到：微信 微博",
    "浏览次数：1234次",
)


@pytest.mark.parametrize("piece", PIECES_OF_PAGES)
@pytest.mark.parametrize("place", ["入园", "达到", "9", "新建"])
def test_furniture_in_a_sentence_is_stepped_over(piece: str, place: str) -> None:
    """Wherever it stands, the sentence reads as it does without it, and the quotes point into the text as read."""
    broken = SENTENCE.replace(place, f"{place}\n{piece}\n", 1)
    plan, sound = extract(broken), extract(SENTENCE)
    assert [(s.name, s.value, s.unit, s.year) for s in plan.statements] == [
        (s.name, s.value, s.unit, s.year) for s in sound.statements
    ]
    assert all(broken[s.start : s.end] == s.quote for s in plan.statements)


def test_a_number_with_a_page_between_its_digits_is_flagged() -> None:
    statements = extract(SENTENCE.replace("95", "9\n— 3 —\n5")).statements
    assert [(str(s.value), "damaged" in s.flags) for s in statements] == [("95", True), ("12", False)]


@pytest.mark.parametrize(
    "text",
    [
        "详见第3页。",
        "建成第3页岩气田。",
        "建设打印中心3个。",
        "学生可在线打印、下载成绩。",
        "来源：财政资金30万元。",
        "资金来源：县级财政",
        "系数为 3 — 5 — 8",
        "从3—5所增至8所",
        "分享到校的经验",
    ],
)
def test_what_only_looks_like_furniture_stays(text: str) -> None:
    assert find_furniture(text).starts == ()


def test_a_running_title_falls_out_with_its_page_number() -> None:
    title = "青禾县教育发展规划"
    page = f"\n{title}　　%d\n"
    text = (
        "到2030年，全县学前教育毛入园率" + page % 1 + "达到95%。\n"
        "坚持优先发展，全县新建" + page % 2 + "学校12所。\n持续改善办学条件，改造" + page % 3 + "校舍5万平方米。\n"
    )
    names = [statement.name for statement in extract(text).statements]
    assert names == ["学前教育毛入园率", "新建学校", "改造校舍"]


def test_numerals_of_furniture_are_accounted_for() -> None:
    plan = extract("毛入园率达到\n第 3 页 共 12 页\n95%。")
    assert {(found.quote, found.reason) for found in plan.passed} == {("3", "page-number"), ("12", "page-number")}


@given(st.lists(st.sampled_from([*PIECES_OF_PAGES, "新建学校5所", "，", "。", "\n", " "]), max_size=30).map("".join))
def test_the_stretches_of_furniture_ascend(text: str) -> None:
    found = find_furniture(text)
    edges = [edge for span in zip(found.starts, found.ends, strict=True) for edge in span]
    assert edges == sorted(edges) and all(edge <= len(text) for edge in edges)


def test_doctests() -> None:
    assert all(doctest.testmod(module).failed == 0 for module in (damage, furniture))
