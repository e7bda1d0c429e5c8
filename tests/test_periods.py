"""Periods: words of time and the years read from them, by a corpus grouped by rule."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plantargets.extractors import periods
from plantargets.extractors.lexicon import Row, parse_table, table
from plantargets.extractors.model import Facts
from plantargets.extractors.periods import Mention, calendar_of, find_mentions
from plantargets.extractors.view import fold

CORPUS = Path(__file__).parent / "corpus" / "periods.tsv"
CASES = parse_table(CORPUS.name, CORPUS.read_text(encoding="utf-8"))


def facts(start: str, end: str, kind: str = "规划") -> Facts:
    return Facts(kind=kind, period_start=int(start), period_end=int(end))


def written(mention: Mention) -> str:
    """A mention in the words of the corpus file."""
    if mention.years:
        return "list:" + ",".join(map(str, mention.years))
    year = str(mention.year or "")
    return year if mention.kind == "time" else f"{mention.kind}:{year}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_years_are_read(case: Row) -> None:
    text = fold(case["text"])
    found = find_mentions(text, 0, len(text), calendar_of(facts(case["start"], case["end"])))
    assert " ".join(written(mention) for mention in found) == case["years"]


def test_a_summary_looks_back_on_its_own_year() -> None:
    assert calendar_of(facts("2023", "2024", "工作总结")).review == 2023
    assert calendar_of(facts("2024", "2024", "政府工作报告")).review == 2023


def test_a_paper_that_looks_back_sums_up_its_own_period() -> None:
    assert calendar_of(facts("2024", "2024", "其他"), "review").review == 2024
    assert calendar_of(facts("2024", "2024", "其他"), "plan").review == 2023


def test_a_document_without_a_period_counts_from_its_date() -> None:
    calendar = calendar_of(Facts(kind="意见", issued="2023-05-01"))
    assert (calendar.now, calendar.review) == (2023, 2022)
    assert calendar_of(Facts()).review is None


@pytest.mark.parametrize("row", table("period_words.tsv"), ids=lambda row: row["word"])
def test_every_period_word_has_a_year_that_can_be_reckoned(row: Row) -> None:
    row.one_of("kind", ("time", "since", "none"))
    assert calendar_of(facts("2021", "2025")).year(row["year"]) is None or row["kind"] != "none"


@given(st.integers(1990, 2049))
def test_any_year_is_read_in_both_kinds_of_digits(year: int) -> None:
    chinese = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(year))
    text = f"到{year}年底，{chinese}年"
    found = find_mentions(text, 0, len(text), calendar_of(Facts()))
    assert [mention.year for mention in found] == [year, year]


def test_doctests() -> None:
    assert doctest.testmod(periods).failed == 0
