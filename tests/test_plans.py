"""The project's own plans with gold records: the records are sound, and the program reads them as well as is pinned."""

from __future__ import annotations

import json
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "gate"))
import pins
import scoring

HERE = Path(__file__).parent

PLANS = sorted((HERE / "plans").glob("*.txt"))
NAMES = [plan.stem for plan in PLANS]
FIELDS = ["start", "end", "quote", "name", "also", "value", "value_high", "unit", "per", "comparator", "measure"]
FIELDS += ["role", "year", "baseline_value", "baseline_year", "core", "where"]
ALLOWED = {
    "comparator": {"=", ">", ">=", "<", "<=", "~", "range"},
    "measure": {"level", "increase", "decrease"},
    "role": {"target", "actual"},
    "where": {"prose", "table"},
    "per": {None, "年", "半年", "学期", "月", "周", "天", "季度"},
}


def gold(name: str) -> list[scoring.Record]:
    return scoring.read_gold(HERE / "plans" / f"{name}.jsonl")


def record(**changed: object) -> scoring.Record:
    """A gold record of 入园率达到95%以上 at 10–15, with some fields changed."""
    told = {"start": 10, "end": 15, "quote": "95%以上", "name": "入园率", "also": [], "value": Decimal(95)}
    told |= {"value_high": None, "unit": "%", "per": None, "comparator": ">=", "measure": "level", "role": "target"}
    return (
        told | {"year": 2025, "baseline_value": None, "baseline_year": None, "core": True, "where": "prose"} | changed
    )


def fields_wrong(**changed: object) -> set[str]:
    return set(scoring.wrong_fields(record(), record(**changed)))


def test_there_are_a_dozen_plans_and_each_has_records_and_facts():
    assert len(PLANS) >= 12
    assert [name for name in NAMES if not gold(name)] == []
    assert [name for name in NAMES if not json.loads((HERE / "plans" / f"{name}.doc.json").read_text("utf-8"))] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_record_is_whole_and_quotes_its_plan(name):
    text = (HERE / "plans" / f"{name}.txt").read_text(encoding="utf-8")
    for one in gold(name):
        assert list(one) == FIELDS
        assert text[one["start"] : one["end"]] == one["quote"]
        assert [field for field, known in ALLOWED.items() if one[field] not in known] == []
        assert (one["value_high"] is not None) <= (one["comparator"] == "range" or one["unit"] == "比")


@pytest.mark.parametrize("name", NAMES)
def test_no_number_is_recorded_twice_under_a_name_and_year(name):
    told = Counter((one["start"], one["end"], one["name"], one["year"]) for one in gold(name))
    assert [place for place, times in told.items() if times > 1] == []


def test_together_they_hold_every_kind_of_record():
    records = [one for name in NAMES for one in gold(name)]
    for field, known in ALLOWED.items():
        assert {one[field] for one in records} == known
    assert Counter(one["where"] for one in records)["table"] >= 100
    assert {True, False} == {one["core"] for one in records}


def test_the_program_reads_them_as_well_as_is_pinned():
    pinned = pins.read_pins(HERE / "gate" / "pinned.json").figures
    own = pins.Pins({name: value for name, value in pinned.items() if name.startswith("own.")})
    assert own.figures
    assert pins.shortfalls(own, scoring.figures()) == []


def test_a_reading_like_the_gold_is_right_in_all():
    score = scoring.scored(scoring.paired("plan", [record()], [record()]))
    assert (score.detection, score.record, score.share("name"), score.share("year")) == (1, 1, 1, 1)


def test_what_is_missed_and_what_is_too_much_lower_the_score():
    score = scoring.scored(
        scoring.paired("plan", [record(), record(start=20, end=25)], [record(), record(start=30, end=35)])
    )
    assert (score.gold, score.rows, score.found, score.right) == (2, 2, 1, 1)
    assert score.record == 0.5


def test_an_arguable_record_counts_neither_way():
    arguable = [record(), record(start=20, end=25, core=False)]
    read = scoring.scored(scoring.paired("plan", arguable, [record(), record(start=20, end=25)]))
    unread = scoring.scored(scoring.paired("plan", arguable, [record()]))
    assert (read.gold, read.rows, read.record) == (unread.gold, unread.rows, unread.record) == (1, 1, 1)


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"value": "95.0"}, set()),
        ({"value": 96}, {"value"}),
        ({"value_high": 98}, {"value"}),
        ({"unit": "百分点"}, {"unit"}),
        ({"role": "actual", "year": 2024}, {"role", "year"}),
        ({"per": ""}, set()),
        ({"per": "年"}, {"per"}),
        ({"name": "巩固率"}, {"name", "exact"}),
        ({"name": "“入园率”"}, set()),
    ],
)
def test_each_field_is_compared(changed, wrong):
    assert fields_wrong(**changed) == wrong


def test_multiples_and_measure_words_of_the_same_thing_are_equal():
    people = record(value=Decimal("1.2"), unit="万人次")
    assert scoring.wrong_fields(people, record(value=12000, unit="人次")) == ()
    assert scoring.wrong_fields(record(unit="名"), record(unit="人")) == ()
    assert scoring.wrong_fields(record(unit="百分点"), record(unit="百分点")) == ()


def test_any_of_the_names_that_serve_will_do():
    assert fields_wrong(name="毛入园率") == {"exact"}
    assert scoring.wrong_fields(record(also=["学前三年毛入园率"]), record(name="学前三年毛入园率")) == ()


def test_of_records_that_share_a_span_the_likest_name_is_paired():
    boys, girls = record(name="男生达标率"), record(name="女生达标率")
    found = scoring.paired("plan", [boys, girls], [girls, boys])
    assert [pair.wrong for pair in found] == [(), ()]


def test_an_error_is_told_with_its_place_both_readings_and_what_differs():
    (pair,) = scoring.paired("plan", [record()], [record(year=2030)])
    assert scoring.listed(pair).splitlines() == [
        "plan 10 【95%以上】 year",
        "    gold 入园率 >=95% target 2025",
        "    read 入园率 >=95% target 2030",
    ]
