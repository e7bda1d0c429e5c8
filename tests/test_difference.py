"""How far two statements are apart: the corpus of pairs, read both ways, and what always holds."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import statement
from plantargets.compare.difference import REASONS, difference
from plantargets.compare.subject import subject_of
from plantargets.extractors.lexicon import Row, parse_table
from plantargets.extractors.model import Statement

FILE = Path(__file__).parent / "corpus" / "differences.tsv"
PAIRS = parse_table(FILE.name, FILE.read_text(encoding="utf-8"))
WRITTEN = re.compile(r"(>=|<=|>|<|~)?([+-])?([\d.]+)(?:[–:]([\d.]+))? ([^/]+(?:/人·月)?)(?:/(.+))?$")
MEASURES = {None: "level", "+": "increase", "-": "decrease"}


def read(written: str, name: str = "甲") -> Statement:
    """A statement as the corpus writes it: >=95 %, +2 百分点, 3–5 个, 2 次/学期."""
    hit = WRITTEN.match(written)
    assert hit, written
    bound, sign, value, high, unit, per = hit.groups()
    bound = "range" if high and unit != "比" else bound or "="
    return statement(name, value, unit, value_high=high, comparator=bound, measure=MEASURES[sign], per=per)


@pytest.mark.parametrize("row", PAIRS, ids=lambda row: f"{row['first']} {row['second']}")
def test_pairs_are_so_far_apart(row: Row):
    found = difference(read(row["first"]), read(row["second"]))
    assert found.reason == row["reason"]
    assert (found.value, found.unit or "") == (Decimal(row["difference"]) if row["difference"] else None, row["unit"])
    assert ("" if found.percent is None else str(found.percent)) == row["percent"]


@pytest.mark.parametrize("row", PAIRS, ids=lambda row: f"{row['first']} {row['second']}")
def test_backwards_the_sign_turns_and_the_reason_stays(row: Row):
    there, back = (
        difference(read(row["first"]), read(row["second"])),
        difference(read(row["second"]), read(row["first"])),
    )
    assert there.reason == back.reason
    if there.value is not None:
        assert bool(there.value) == bool(back.value) and (there.value > 0) == (back.value < 0)


def test_every_reason_is_in_the_corpus():
    assert {row["reason"] for row in PAIRS} - {""} | {"new-and-stock", "other-span"} == set(REASONS)


def test_new_things_are_not_set_against_all_there_are():
    assert difference(read("500 个", "新增学位"), read("9000 个", "学位总数")).reason == "new-and-stock"
    assert difference(read("500 个", "新增学位"), read("600 个", "新增学位")).value == 100


def test_a_value_of_about_so_much_makes_the_difference_one():
    assert difference(read("~5 %"), read("6 %")).approximate
    assert not difference(read(">=5 %"), read("6 %")).approximate


AMOUNTS = st.builds(
    lambda value, unit, sign: read(f"{sign}{value} {unit}"),
    st.decimals(0, 10_000, places=2),
    st.sampled_from(["%", "百分点", "万元", "亿元", "人", "万人", "所", "个", "小时", "比"]),
    st.sampled_from(["", "+", "-"]),
)


@given(AMOUNTS)
def test_nothing_differs_from_itself(one: Statement):
    assert difference(one, one).value == 0


@given(AMOUNTS, AMOUNTS)
def test_what_is_comparable_one_way_is_comparable_the_other(one: Statement, other: Statement):
    there, back = difference(one, other), difference(other, one)
    assert there.reason == back.reason
    assert there.comparable == (subject_of(one).kind == subject_of(other).kind and not there.reason)
    if one.unit == other.unit and there.value is not None and back.value is not None:
        assert there.value == -back.value


@pytest.mark.parametrize(
    ("names", "same"),
    [
        (("地区生产总值增速", "地区生产总值增速"), True),
        (("全市幼儿园数", "幼儿园数"), True),
        (("“双师型”教师占比", "双师型教师占比"), True),
        (("学位", "新增学位"), False),
        (("城镇居民人均可支配收入", "农村居民人均可支配收入"), False),
    ],
)
def test_names_are_one_subject(names: tuple[str, str], same: bool):
    one, other = (subject_of(statement(name, 5, "%")) for name in names)
    assert (one == other) == same


def test_a_growth_rate_by_name_is_the_growth_of_what_it_names():
    rate, growth = statement("社会消费品零售总额增速", 6), statement("社会消费品零售总额", 6, measure="increase")
    assert subject_of(rate) == subject_of(growth) != subject_of(statement("社会消费品零售总额", 6, "亿元"))
    assert difference(rate, growth).value == 0
