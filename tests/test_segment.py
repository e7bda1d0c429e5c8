"""Sentences: their spans, headings and parts, in invented documents of every kind."""

from __future__ import annotations

import doctest
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plantargets.extractors import direction, headings, parts, segment
from plantargets.extractors.lexicon import Row, parse_table
from plantargets.extractors.lines import make_view
from plantargets.extractors.model import Facts, Sentence
from plantargets.extractors.parts import part_of
from plantargets.extractors.view import View

CORPUS = Path(__file__).parent / "corpus" / "headings.tsv"
CASES = parse_table(CORPUS.name, CORPUS.read_text(encoding="utf-8"))
REPORT = Facts(kind="政府工作报告", period_start=2024, period_end=2024)
PLAN = Facts(kind="规划", period_start=2021, period_end=2025)
POINTS = Facts(kind="工作要点", period_start=2024, period_end=2024)


def read(text: str, facts: Facts) -> tuple[View, tuple[Sentence, ...]]:
    view = make_view(text)
    return view, segment.segment(view, facts)


def sentence_with(text: str, words: str, facts: Facts) -> Sentence:
    view, sentences = read(text, facts)
    return next(s for s in sentences if words in view.folded[s.start : s.end])


def part_at(text: str, words: str, facts: Facts) -> str | None:
    return sentence_with(text, words, facts).part


def path_at(text: str, words: str, facts: Facts) -> list[str]:
    return [heading.title for heading in sentence_with(text, words, facts).headings]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_headings_tell_their_part(case: Row) -> None:
    assert (part_of(case["title"], deep=case["depth"] == "deep") or "-") == case["part"]


def test_the_heading_path_of_a_sentence() -> None:
    text = (
        "第一章 发展基础\n第一节 学前教育\n一、资源\n（一）学位。新增学位500个。\n1.布局。新建园3所。\n"
        "第二章 主要任务\n完成率100%。\n"
    )
    assert path_at(text, "新增学位", PLAN) == ["发展基础", "学前教育", "资源", "学位"]
    assert path_at(text, "新建园", PLAN) == ["发展基础", "学前教育", "资源", "学位", "布局"]
    assert path_at(text, "完成率", PLAN) == ["主要任务"]


def test_a_heading_is_a_sentence_under_those_above_it() -> None:
    assert path_at("一、任务\n（一）新建学校5所\n（二）改建\n", "新建学校5所", PLAN) == ["任务"]


def test_a_list_of_ordinals_opens_no_part() -> None:
    text = "一、增长\n一、二、三产业增加值分别增长4%、5%、6%。\n一、二产业协同发展，建园3个。\n"
    assert path_at(text, "分别增长", REPORT) == path_at(text, "建园", REPORT) == ["增长"]


def test_first_level_headings_switch_between_review_and_plan() -> None:
    text = "各位代表：\n一、2023年工作回顾\n新建学校5所。\n二、2024年重点工作\n新建学校6所。\n"
    assert part_at(text, "5所", REPORT) == "review"
    assert part_at(text, "6所", REPORT) == "plan"


def test_headings_without_a_number_stand_above_the_numbered() -> None:
    text = "2023年工作回顾\n一、社会大局稳定\n新建学校5所。\n2024年工作\n一、优先发展教育\n新建学校6所。\n"
    assert part_at(text, "5所", REPORT) == "review"
    assert part_at(text, "6所", REPORT) == "plan"


def test_chapters_end_what_a_heading_without_a_number_opened() -> None:
    text = "“十三五”发展回顾\n新建学校5所。\n第一章 优化布局\n新建学校6所。\n"
    assert part_at(text, "5所", PLAN) == "review"
    assert part_at(text, "6所", PLAN) == "plan"


def test_silent_headings_after_the_plan_go_on_planning() -> None:
    text = "一、2023年工作回顾\n建成3所。\n二、2024年总体部署\n新建5所。\n三、把改革引向深入\n改建6所。\n"
    assert part_at(text, "6所", REPORT) == "plan"


def test_a_report_without_headings_plans_from_its_goals_on() -> None:
    text = "各位代表：\n过去一年，新建学校5所。\n今年发展的主要目标是：新建学校6所。\n各项工作扎实开展，改建7所。\n"
    assert [part_at(text, words, REPORT) for words in ("5所", "6所", "7所")] == ["review", "plan", "plan"]


def test_in_work_points_everything_plans() -> None:
    text = "一、实施固本工程，推动队伍建设取得新成效\n招聘教师60名。\n"
    assert part_at(text, "60名", POINTS) == "plan"


def test_problems_found_are_how_things_stand_and_their_labels_part_them() -> None:
    text = "一、整改任务\n（一）师资配备不到位。12所学校缺编。整改目标：补充教师80名。\n"
    assert part_at(text, "12所", PLAN) == "review"
    assert part_at(text, "80名", PLAN) == "plan"


def test_a_document_of_another_kind_is_read_by_its_verbs() -> None:
    done = "全市建成了学校5所，增长了8%，已投用3所。\n"
    to_do = "到2025年建成学校5所。\n力争投用3所。\n"
    assert part_at(done, "5所", Facts(kind="其他", period_end=2023)) == "review"
    assert part_at(to_do, "5所", Facts(kind="其他", period_end=2023)) == "plan"


def test_headings_know_the_year_they_name() -> None:
    sentence = sentence_with("二、2024年工作安排\n新建学校6所。\n", "6所", REPORT)
    assert sentence.headings[0].year == 2024
    both = sentence_with("一、“十三五”时期和2023年工作回顾\n新建6所。\n", "6所", REPORT)
    assert both.headings[0].year is None


def test_paragraphs_are_counted() -> None:
    view, sentences = read("甲区建成3所。乙区建成4所。\n丙区建成5所。\n", PLAN)
    assert [sentence.paragraph for sentence in sentences] == [1, 1, 2]
    assert view.folded[sentences[1].start : sentences[1].end] == "乙区建成4所。"


def test_a_quotation_that_closes_after_the_stop_belongs_to_its_sentence() -> None:
    view, sentences = read("提出“新建5所。”改建3所。\n", PLAN)
    assert view.folded[sentences[0].start : sentences[0].end] == "提出“新建5所。”"


PIECES = [
    "新建5所",
    "。",
    "\n",
    "一、",
    "（一）",
    "工作回顾",
    "：",
    " ",
    "，",
    "！",
    "2024年",
    "”",
    "第一章",
    "目标",
    "1.",
]


@given(st.lists(st.sampled_from(PIECES), max_size=50).map("".join))
def test_sentences_cover_all_content_in_order(text: str) -> None:
    view, sentences = read(text, REPORT)
    assert all(a.end <= b.start for a, b in pairwise(sentences))
    covered = "".join(view.folded[s.start : s.end] for s in sentences)
    assert sum(map(str.isalnum, covered)) == sum(map(str.isalnum, view.folded))
    assert all(sentence.part in ("review", "plan") for sentence in sentences)


def test_doctests() -> None:
    assert all(doctest.testmod(module).failed == 0 for module in (segment, headings, parts, direction))
