"""Names: a corpus of wordings grouped by the rule that names them, and properties that hold for any text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plantargets.extractors import extract
from plantargets.extractors.lexicon import parse_table
from plantargets.extractors.names.engine import clean

CORPUS = Path(__file__).parent / "corpus"
CASES = parse_table("names.tsv", (CORPUS / "names.tsv").read_text(encoding="utf-8"))
FAILURES = parse_table("names_known_failures.tsv", (CORPUS / "names_known_failures.tsv").read_text(encoding="utf-8"))


def names_in(text: str) -> list[str]:
    return [statement.name for statement in extract(text).statements]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:24])
def test_a_quantity_is_named_by_what_it_counts(case):
    assert names_in(case["text"]) == case["names"].split(";")


@pytest.mark.parametrize("case", FAILURES, ids=lambda case: case["why"])
@pytest.mark.xfail(strict=True)
def test_a_known_failure_still_fails(case):
    assert names_in(case["text"]) == case["names"].split(";")


def test_the_region_is_no_part_of_a_name():
    text = "青禾县2024年教育工作要点\n青禾县学前教育毛入园率达到95%。\n"
    assert names_in(text) == ["学前教育毛入园率"]


def test_a_clause_without_any_noun_gives_no_name():
    assert names_in("实现零的突破、建成1—2个。") == [""]


def test_every_statement_tells_the_rule_of_its_name():
    statements = extract("新增书屋3个、剧场8个，覆盖率达80%。").statements
    assert all(any(rule.startswith("name:") for rule in statement.rules) for statement in statements)


@given(st.text(alphabet="“”（）《》、，。的 公办园学位率", max_size=20))
def test_cleaning_a_name_twice_changes_nothing(name):
    assert clean(clean(name)) == clean(name)
