"""Explaining: each number of a sentence is found again, and every mark has its meaning."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from made import found, plan_of
from plantargets.extractors import extract
from plantargets.extractors.explanation import explain, is_doubtful, meaning, meanings
from plantargets.extractors.model import Passed

TEXT = "一、目标\n毛入园率达到96%。新建幼儿园\n12所，投入500万元。\n三年行动。\n"


def test_sentences_hold_their_numbers_and_lines() -> None:
    statements = [found(TEXT, "96%", "毛入园率", "96", "%"), found(TEXT, "12所", "新建幼儿园", "12", "所")]
    plan = plan_of(statements, TEXT)
    first, second = explain(plan)
    assert (TEXT[first.start : first.end], first.statements, first.line) == ("毛入园率达到96%。", (statements[0],), 2)
    assert (second.statements, second.line) == ((statements[1],), 3)
    assert explain(plan, 2) == (first,)
    assert explain(plan, 1) == ()


def test_passed_numbers_are_listed_apart() -> None:
    at = TEXT.index("三年行动")
    passed = Passed(at, at + 2, "三年", "scheme-name")
    plan = plan_of([], TEXT)
    (explained,) = explain(type(plan)(plan.document, plan.facts, passed=(passed,)))
    assert (explained.passed, explained.line) == ((passed,), 4)


@pytest.mark.parametrize(
    ("mark", "words"),
    [("reach-达到", "a level"), ("year-inferred", "the year"), ("name:new-rule", "how the name"), ("no such mark", "")],
)
def test_a_mark_has_the_meaning_of_its_own_line_or_of_what_it_begins_with(mark: str, words: str) -> None:
    assert words in meaning(mark, "en")
    assert bool(meaning(mark, "zh")) == bool(words)


def test_every_meaning_is_given_in_both_languages() -> None:
    assert [mark for mark, row in meanings().items() if not (row["zh"] and row["en"])] == []
    assert [mark for mark, row in meanings().items() if not re.search("[\u4e00-\u9fff]", row["zh"])] == []


def test_what_is_inferred_by_a_sound_rule_is_no_doubt() -> None:
    assert not is_doubtful(["year-inferred", "bound-shared"])
    assert is_doubtful(["year-inferred", "percent-or-points"])
    assert is_doubtful(["a-new-flag"])


def test_every_mark_the_reading_makes_has_a_meaning() -> None:
    plan = extract(
        "云溪县2024年教育工作要点\n\n一、2023年工作回顾\n新建幼儿园3所，毛入园率达到95%，同比提高2个百分点。\n"
        "二、2024年主要任务\n毛入园率、巩固率分别达到96%和98%以上，三年行动投入约500万元，其中县级200万元；第二批12人。\n"
    )
    marks = {mark for s in plan.statements for mark in (*s.flags, *s.rules)} | {p.reason for p in plan.passed}
    assert len(marks) > 10
    assert sorted(mark for mark in marks if not meaning(mark, "zh")) == []


def test_arguable_numbers_are_explained_beside_the_others() -> None:
    plan = plan_of([found(TEXT, "96%", "毛入园率", "96", "%")], TEXT)
    unsure = (found(TEXT, "12所", "新建幼儿园", "12", "所"),)
    first, second = explain(replace(plan, unsure=unsure))
    assert (first.unsure, second.statements, second.unsure) == ((), (), unsure)
