"""Relations: measure, role, year, period and base, by wordings grouped by rule, and documents with parts."""

from __future__ import annotations

import doctest
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plantargets.extractors import (
    baselines,
    changes,
    clauses,
    glossary,
    inspections,
    rates,
    readings,
    relations,
    roles,
    running,
    years,
)
from plantargets.extractors.heard import hear
from plantargets.extractors.lexicon import Row, parse_table, table
from plantargets.extractors.lines import make_view
from plantargets.extractors.model import Facts, Quantity, Relation
from plantargets.extractors.segment import segment
from timing import grows_evenly, seconds

CORPUS = Path(__file__).parent / "corpus"
KINDS = {"规划": "规划", "要点": "工作要点", "总结": "工作总结", "报告": "政府工作报告"}
MARKED = re.compile(r"【([^】年]*)】")
NUMBER = re.compile(r"[\d.]+")
CHINESE = {"一": "1", "两": "2", "三": "3"}


def cases(name: str) -> tuple[Row, ...]:
    return parse_table(name, (CORPUS / name).read_text(encoding="utf-8"))


def quantity(words: str, start: int) -> Quantity:
    """A quantity of the words in 【】: its number, its unit, the bound words left out."""
    hit = NUMBER.search(words)
    digits = hit[0] if hit else CHINESE[words[0]]
    unit = re.sub(r"以上|以下|左右|^个(?=百)", "", words[hit.end() if hit else 1 :])
    return Quantity(start, start + len(words), start, start + len(words), Decimal(digits), unit)


def unmark(text: str) -> tuple[str, list[Quantity]]:
    """The text without its 【】, and the quantities that stood in them."""
    plain, quantities, last = "", [], 0
    for hit in MARKED.finditer(text):
        plain += text[last : hit.start()]
        quantities.append(quantity(hit[1], len(plain)))
        plain += hit[1]
        last = hit.end()
    return plain + text[last:], quantities


def facts(plan: str) -> Facts:
    kind, _, span = plan.partition(" ")
    start, _, end = span.partition("-")
    return Facts(kind=KINDS[kind], period_start=int(start), period_end=int(end))


def relate(plan: str, text: str) -> list[Relation]:
    plain, quantities = unmark(text)
    view = make_view(plain)
    assert view.text.rstrip("\n") == plain, "the corpus must be written as a view leaves it"
    return relations.relate(hear(view, segment(view, facts(plan)), facts(plan)), quantities)


def written(relation: Relation) -> str:
    """A relation in the words of the corpus file."""
    years = ",".join(map(str, (relation.year or "-", *relation.more_years)))
    parts = [relation.measure, relation.role, years]
    if relation.per:
        parts.append(f"per={relation.per}")
    if relation.baseline_value is not None or relation.baseline_year is not None:
        value, year = relation.baseline_value, relation.baseline_year
        parts.append(f"base={'' if value is None else value}@{year or ''}")
    if relation.baseline_of is not None:
        parts.append(f"of={relation.baseline_of + 1}")
    return " ".join(parts)


@pytest.mark.parametrize("case", cases("relations.tsv"), ids=lambda case: case["text"][:30])
def test_what_is_asserted(case: Row) -> None:
    assert ";".join(map(written, relate(case["plan"], case["text"]))) == case["expected"]


@pytest.mark.parametrize("case", cases("relations_known_failures.tsv"), ids=lambda case: case["why"])
@pytest.mark.xfail(strict=True)
def test_a_known_failure_still_fails(case: Row) -> None:
    assert ";".join(map(written, relate(case["plan"], case["text"]))) == case["expected"]


def test_the_part_and_its_heading_give_role_and_year() -> None:
    text = "一、2023年工作回顾\n新建学校【5所】。\n二、2024年工作安排\n新建学校【6所】。"
    assert [written(r) for r in relate("报告 2024-2024", text)] == ["level actual 2023", "level target 2024"]


def test_a_longer_plan_in_a_yearly_report_has_its_own_year() -> None:
    text = "一、“十五五”时期主要目标\n覆盖率达到【90%】。\n二、2026年重点工作\n新建学校【6所】。"
    assert [r.year for r in relate("报告 2026-2026", text)] == [2030, 2026]


def test_a_starting_point_in_five_years_looked_back_on_lies_five_years_back() -> None:
    text = "一、“十四五”时期工作回顾\n收入从【2万元】增长到【3万元】。"
    assert [r.year for r in relate("报告 2026-2026", text)] == [2020, 2025]


def test_a_colon_hands_the_year_to_the_list_below_it() -> None:
    text = "到2023年，实现以下目标：\n1.毛入园率达到【93%】。\n2.覆盖率达到【85%】。"
    assert [r.year for r in relate("规划 2021-2025", text)] == [2023, 2023]


def test_a_colon_hands_nothing_on_to_a_paragraph_that_is_no_item() -> None:
    text = "到2023年，实现以下目标：\n一是毛入园率达到【93%】。\n各地新建学校【5所】。"
    assert [r.year for r in relate("规划 2021-2025", text)] == [2023, 2025]


def test_a_label_parts_what_stands_from_what_shall_be() -> None:
    text = "存在问题：缺编教师【80名】；整改目标：补充教师【60名】。"
    assert [r.role for r in relate("规划 2021-2025", text)] == ["actual", "target"]


ANSWER = """关于教育督导反馈问题整改情况的报告
2023年9月，市督导组对我县开展督导，书面反馈问题。
一、逐项整改情况
（一）关于大班额问题
反馈指出：小学存在大班额【40个】。2022年教育支出下降【2%】。
整改成效：化解大班额【30个】，2024年8月底前再消化【6个】。截至2024年2月底投用学校【2所】。
二、下一步打算
2024年教育支出增长【5%】，督学每人负责学校不超过【6所】。
"""


def test_findings_are_of_the_year_of_inspection_and_deadlines_after_signing_are_targets() -> None:
    plain, quantities = unmark(ANSWER)
    paper = Facts(kind="工作总结", issued="2024-03-06", period_start=2024, period_end=2024)
    view = make_view(plain)
    made = relations.relate(hear(view, segment(view, paper), paper), quantities)
    said = [(relation.role, relation.year) for relation in made]
    assert said[:2] == [("actual", 2023), ("actual", 2022)]
    assert said[2:5] == [("actual", 2024), ("target", 2024), ("actual", 2024)]
    assert said[5:] == [("target", 2024), ("target", 2024)]


def test_paragraphs_of_a_speech_look_back_until_they_name_this_year() -> None:
    text = (
        "各位同志：\n会前印发了《2024年重点任务清单》，请大家讨论。\n去年新建学校【5所】。\n"
        "今年怎么干？新建学校【6所】，改造【9所】。\n队伍还不适应，缺教师【80名】。\n"
    )
    plain, quantities = unmark(text)
    speech = Facts(kind="讲话", issued="2024-02-20", period_start=2024, period_end=2024)
    view = make_view(plain)
    made = relations.relate(hear(view, segment(view, speech), speech), quantities)
    assert [r.role for r in made] == ["actual", "target", "target", "actual"]


def test_a_year_that_the_sentence_does_not_say_is_flagged() -> None:
    said, inferred = relate("规划 2021-2025", "到2023年建成【5所】。"), relate("规划 2021-2025", "建成【5所】。")
    assert said[0].flags == () and inferred[0].flags == ("year-inferred",)


def test_a_per_cent_more_than_last_year_may_mean_points() -> None:
    assert "percent-or-points" in relate("要点 2024-2024", "毛入园率较上年增加【2%】。")[0].flags
    assert "percent-or-points" not in relate("要点 2024-2024", "毛入园率较上年增加【2个百分点】。")[0].flags


def test_an_estimate_is_flagged() -> None:
    assert "estimate" in relate("总结 2023-2024", "预计全年投入【3亿元】。")[0].flags


def test_every_relation_tells_its_rules() -> None:
    for case in cases("relations.tsv"):
        assert all(relation.rules for relation in relate(case["plan"], case["text"]))


def test_a_document_without_a_period_has_no_year_to_infer() -> None:
    view = make_view("新建学校5所。")
    asked = [quantity("5所", 4)]
    assert relations.relate(hear(view, segment(view, Facts()), Facts()), asked)[0].year is None


@pytest.mark.parametrize("row", table("relation_words.tsv"), ids=lambda row: f"{row['word']}-{row.line}")
def test_every_relation_word_is_of_a_known_kind(row: Row) -> None:
    row.one_of("kind", (*changes.KINDS, "none"))


@pytest.mark.parametrize("row", table("role_words.tsv"), ids=lambda row: row["word"])
def test_every_role_word_is_of_a_known_role(row: Row) -> None:
    row.one_of("role", ("actual", "target"))


PIECES = [
    "到2023年",
    "，",
    "。",
    "；",
    "：",
    "比上年",
    "提高",
    "提高到",
    "由",
    "【5%】",
    "【3所】",
    "、",
    "（",
    "）",
    "每年",
    "2020年",
    "其中",
    "“十三五”",
    "\n",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_every_quantity_gets_one_relation(text: str) -> None:
    plain, quantities = unmark(text.replace("【】", ""))
    view = make_view(plain)
    placed = [q for q in quantities if view.text[q.start : q.end] == plain[q.start : q.end]]
    made = relations.relate(hear(view, segment(view, facts("规划 2021-2025")), facts("规划 2021-2025")), placed)
    assert len(made) == len(placed)
    assert all(r.baseline_of is None or 0 <= r.baseline_of < len(placed) for r in made)


LONG = (
    "到2025年，毛入园率由【85%】提高到【95%】（其中公办园【60%】），比2020年增加【3所】、【4所】，",
    "新增学位【500个】、",
    "（2023年【5个】）",
    "其中2023年【5所】，与2020年相比，提高【2个百分点】，",
)


@pytest.mark.parametrize("piece", LONG, ids=lambda piece: piece[:10])
def test_a_sentence_without_an_end_costs_no_more_a_number(piece: str) -> None:
    def cost(times: int) -> float:
        plain, quantities = unmark(piece * times)
        view = make_view(plain)
        plan = facts("规划 2021-2025")
        sentences = segment(view, plan)
        return seconds(lambda: relations.relate(hear(view, sentences, plan), quantities))

    assert grows_evenly(cost, 400)


def test_doctests() -> None:
    modules = (baselines, changes, clauses, glossary, inspections, rates, readings, relations, roles, running, years)
    assert all(doctest.testmod(module).failed == 0 for module in modules)
