"""Document facts: places, kinds, dates, five-year plans, and whole invented documents."""

from __future__ import annotations

import datetime
import doctest
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plantargets.extractors import coverage, dates, facts, fiveyear, front, regions, titles, whereabouts
from plantargets.extractors.dates import parse_date
from plantargets.extractors.facts import document_facts
from plantargets.extractors.fiveyear import five_year_period, plan_period_of
from plantargets.extractors.lexicon import Row, parse_table, table
from plantargets.extractors.model import Facts
from plantargets.extractors.regions import full_name, leading_place, level_of
from plantargets.extractors.titles import KINDS, kind_of

CORPUS = Path(__file__).parent / "corpus"


def cases(topic: str) -> tuple[Row, ...]:
    name = f"facts_{topic}.tsv"
    return parse_table(name, (CORPUS / name).read_text(encoding="utf-8"))


def documents() -> list[tuple[dict[str, str], str]]:
    """The invented documents: what is expected of each, and its text."""
    blocks = (CORPUS / "facts_documents.txt").read_text(encoding="utf-8").split("\n==== ")[1:]
    parted = (block.partition("\n") for block in blocks)
    return [(dict(pair.split("=", 1) for pair in head.split(" ")), text) for head, _, text in parted]


def written(found: Facts) -> dict[str, str]:
    """The facts in the words of the corpus file."""
    years = f"{found.period_start or ''}-{found.period_end or ''}"
    values = (
        found.region,
        found.region_level,
        found.kind,
        years,
        found.title,
        found.issuer,
        found.doc_number,
        found.issued,
    )
    names = ("region", "level", "kind", "years", "title", "issuer", "number", "issued")
    return {name: value or "-" for name, value in zip(names, values, strict=True)}


@pytest.mark.parametrize("case", documents(), ids=lambda case: case[0]["title"] if isinstance(case, tuple) else "")
def test_a_document_says_these_facts_of_itself(case):
    expected, text = case
    assert written(document_facts(text)) == expected


@pytest.mark.parametrize("case", cases("five_year"), ids=lambda case: case["words"])
def test_words_name_a_five_year_plan_or_none(case):
    years = plan_period_of(case["words"])
    assert (f"{years[0]}-{years[1]}" if years else "-") == case["years"]


@pytest.mark.parametrize("case", cases("dates"), ids=lambda case: case["words"])
def test_a_text_is_a_date_or_none(case):
    assert (parse_date(case["words"]) or "-") == case["iso"]


@pytest.mark.parametrize("case", cases("places"), ids=lambda case: case["words"])
def test_words_begin_with_a_place_or_none(case):
    place = leading_place(case["words"])
    assert (place or "-", level_of(place) if place else "-") == (case["place"], case["level"])


@pytest.mark.parametrize("case", cases("kinds"), ids=lambda case: case["title"])
def test_a_title_names_its_kind_or_none(case):
    assert (kind_of(case["title"]) or "-") == case["kind"]


def test_every_kind_of_the_tables_is_one_of_the_guidelines():
    for file in ("kinds.tsv", "document_cues.tsv"):
        for row in table(file):
            row.one_of("kind", KINDS)


def test_the_list_of_regions_is_whole():
    listed = regions.regions()
    assert sum(region.level == "省" for region in listed) == 34
    assert sum(region.level == "市" for region in listed) == 333
    assert len({region.name for region in listed}) == len(listed)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("宁夏", "宁夏回族自治区"),
        ("新疆", "新疆维吾尔自治区"),
        ("北京", "北京市"),
        ("蚌埠", "蚌埠市"),
        ("凉山", "凉山彝族自治州"),
    ],
)
def test_short_and_full_names_meet(short, full):
    assert full_name(short) == full == full_name(full)


@given(st.integers(min_value=3, max_value=40))
def test_five_year_plans_follow_each_other(ordinal):
    start, end = five_year_period(ordinal)
    assert end - start == 4
    assert five_year_period(ordinal + 1)[0] == end + 1


@given(st.dates(min_value=datetime.date(1950, 1, 1), max_value=datetime.date(2090, 12, 31)))
def test_a_date_is_read_from_each_of_its_forms(date):
    assert parse_date(f"{date.year}年{date.month}月{date.day}日") == date.isoformat()
    assert parse_date(date.isoformat()) == date.isoformat()
    assert parse_date(f"{date.year}/{date.month}/{date.day}") == date.isoformat()


@given(st.text(max_size=300))
def test_any_text_gives_facts_without_an_error(text):
    assert document_facts(text).kind in KINDS


def test_the_files_name_is_asked_only_where_the_text_is_silent():
    silent = "各学校：\n做好各项工作。"
    assert document_facts(silent, "plans/广西-2025.txt").region == "广西壮族自治区"
    assert document_facts(silent, "青禾县十四五规划.txt").period_end == 2025
    assert document_facts(silent, "nanpu-2025.txt").region is None
    spoken = "云山县2024年教育工作要点\n一、总体要求"
    assert (
        document_facts(spoken, "青禾县-2025.txt").region,
        document_facts(spoken, "青禾县-2025.txt").period_start,
    ) == (
        "云山县",
        2024,
    )


def test_an_empty_text_says_nothing():
    assert document_facts("") == Facts()


def test_a_very_long_line_is_read_in_no_time():
    long = document_facts("云山县2024年教育工作要点\n" + "新增学位500个，" * 200_000)
    assert (long.region, long.period_end) == ("云山县", 2024)


def test_the_number_of_another_document_is_not_taken():
    text = "云山县2024年教育工作要点\n根据《江南省规划》（江政发〔2021〕5号）要求，制定本要点。"
    assert document_facts(text).doc_number is None


@pytest.mark.parametrize("module", [coverage, dates, facts, fiveyear, front, regions, titles, whereabouts])
def test_the_examples_in_the_docstrings_hold(module):
    assert doctest.testmod(module).failed == 0
