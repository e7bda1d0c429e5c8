"""Numbers: a corpus of numerals grouped by value, what is none, and properties."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from cn2an import an2cn
from hypothesis import example, given
from hypothesis import strategies as st
from plantargets.extractors.chinese import asked, chinese_number, neighbours, regular_integer
from plantargets.extractors.lexicon import parse_table
from plantargets.extractors.numbers import parse_number

CORPUS = Path(__file__).parent / "corpus"
CASES = [
    (row["value"], wording)
    for row in parse_table("numbers.tsv", (CORPUS / "numbers.tsv").read_text(encoding="utf-8"))
    for wording in row["wordings"].split(" ")
]
FAILURES = parse_table(
    "numbers_known_failures.tsv", (CORPUS / "numbers_known_failures.tsv").read_text(encoding="utf-8")
)
NONE = [
    line for line in (CORPUS / "numbers_none.txt").read_text(encoding="utf-8").split("\n") if line[:1] not in ("", "#")
]
DIGITS = "零一二三四五六七八九"


@pytest.mark.parametrize(("value", "wording"), CASES)
def test_a_numeral_is_worth_its_value(value, wording):
    assert parse_number(wording) == Decimal(value)


@pytest.mark.parametrize("case", FAILURES, ids=lambda case: case["wording"])
@pytest.mark.xfail(strict=True, raises=(AssertionError, ValueError))
def test_a_known_failure_still_fails(case):
    assert parse_number(case["wording"]) == Decimal(case["value"])


@pytest.mark.parametrize("text", ["", " ", *NONE])
def test_what_is_no_number_is_refused_with_a_sentence(text):
    with pytest.raises(ValueError, match="is not a number"):
        parse_number(text)


def test_spaces_and_widths_inside_a_number_mean_nothing():
    assert parse_number(" 2 9 0 0 ") == parse_number("２９００") == Decimal(2900)


@given(st.decimals(min_value=-(10**9), max_value=10**9, allow_nan=False, places=3))
def test_plain_digits_are_read_exactly(value):
    assert parse_number(f"{value:f}") == value
    assert parse_number(f"{value:,f}") == value


@given(st.integers(min_value=0, max_value=9999))
def test_spelled_years_and_numbers_are_read_digit_by_digit(value):
    spelled = "".join(DIGITS[int(digit)] for digit in f"{value:04d}")
    assert chinese_number(spelled) == value


@given(st.text(alphabet="零一二三四五六七八九十百千万亿", min_size=1, max_size=7))
@example("一亿九千")
@example("一万零五百")
def test_what_is_read_without_cn2an_is_what_it_reads(numeral):
    read = regular_integer(numeral)
    assert read is None or read == asked(numeral)


@given(st.integers(min_value=1, max_value=10**12 - 1))
def test_a_number_spelled_out_is_read_back(value):
    assert chinese_number(an2cn(value)) == value


@given(st.text(alphabet="零一二两三十百千万亿点半成分之数几余多倍番负0123456789.,/:%", max_size=8))
def test_any_text_gives_a_number_or_a_sentence(text):
    try:
        assert isinstance(parse_number(text), Decimal)
    except ValueError as error:
        assert "is not a number" in str(error)


def test_two_digits_side_by_side_are_a_choice_of_neighbours():
    assert neighbours("两三") == (Decimal(2), Decimal(3))
    assert neighbours("三五") == (Decimal(3), Decimal(5))
    assert neighbours("二八") is None
