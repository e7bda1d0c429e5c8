"""What a plan says against itself: findings by wordings, how values agree, and properties that hold for any plan."""

from __future__ import annotations

import doctest
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import statement
from plantargets.compare.consistency import (
    CHECKS,
    agreement,
    check,
    contradiction,
    damage,
    finding,
    goals,
    growth,
    parts,
    rates,
    reading,
    years,
)
from plantargets.extractors import extract, extract_file
from plantargets.extractors.catalogue import load
from plantargets.extractors.lexicon import Row, parse_table
from plantargets.extractors.model import Document, Plan

ROOT = Path(__file__).resolve().parents[1]
TITLES = {
    "规划": "云溪县“十四五”教育事业发展规划",
    "要点": "云溪县2024年教育工作要点",
    "总结": "云溪县2023年教育工作总结",
}


def cases() -> tuple[Row, ...]:
    return parse_table("check.tsv", (ROOT / "tests/corpus/check.tsv").read_text(encoding="utf-8"))


def read(title: str, text: str, name: str = "") -> Plan:
    """The plan of a text with its title, paragraphs parted by |."""
    plan = extract(f"{title}\n\n" + text.replace("|", "\n") + "\n")
    return Plan(Document(name, plan.document.text), plan.facts, plan.statements, plan.indicators, (), plan.passed)


def codes_of(*plans: Plan) -> list[str]:
    return [one.code for one in check(plans, load())]


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.line}")
def test_wordings(case: Row) -> None:
    expected = [] if case["expected"] == "-" else case["expected"].split()
    assert codes_of(read(TITLES[case["plan"].split()[0]], case["text"])) == expected


def test_every_code_belongs_to_one_check_and_has_a_case():
    given = [code for one in CHECKS for code in one.codes]
    assert sorted(given) == sorted(finding.codes())
    shown = {code for case in cases() for code in case["expected"].split()}
    assert set(given) == shown - {"-"}


def test_messages_are_whole_in_both_languages():
    """Each message can be filled, and the Chinese one holds no English word."""
    for case in cases():
        for one in check([read(TITLES[case["plan"].split()[0]], case["text"])], load()):
            assert "{" not in one.message("zh") + one.message("en")
            assert "target" not in one.message("zh") and "actual" not in one.message("zh")


def test_places_lead_back_into_the_text():
    plans = [extract_file(path) for path in sorted((ROOT / "examples").glob("*.txt"))]
    texts = {plan.document.name: plan.document.text for plan in plans}
    findings = check(plans, load())
    assert findings
    for one in findings:
        for place in one.places:
            assert texts[place.document][place.start : place.end] == place.quote
            assert texts[place.document].count("\n", 0, place.start) + 1 == place.line


def test_the_order_of_the_plans_does_not_matter_and_strangers_change_nothing():
    plans = [extract_file(path) for path in sorted((ROOT / "examples").glob("*.txt"))]
    together = check(plans, load())
    assert check(reversed(plans), load()) == together
    stranger = read("青禾县2024年教育工作要点", "巩固率达到70%。巩固率较上年增加2%。", "z.txt")
    assert [one for one in check([*plans, stranger], load()) if one.places[0].document != "z.txt"] == list(together)


def test_planted_faults_of_the_examples():
    found_codes = {path.name: codes_of(extract_file(path)) for path in sorted((ROOT / "examples").glob("*.txt"))}
    assert found_codes["yunbo-special-2025.txt"] == ["parts-exceed"]
    assert found_codes["yunbo-145.txt"] == ["bound"]


def test_documents_of_one_region_kind_and_year_contradict_each_other():
    one = read(TITLES["要点"], "普惠性幼儿园覆盖率达到90%。", "a.txt")
    other = read(TITLES["要点"], "普惠性幼儿园覆盖率达到91%。", "b.txt")
    (contradicted,) = check([one, other], load())
    assert contradicted.code == "contradiction"
    assert [place.document for place in contradicted.places] == ["a.txt", "b.txt"]
    neighbour = read("青禾县2024年教育工作要点", "普惠性幼儿园覆盖率达到91%。", "b.txt")
    summary = read("云溪县2024年教育工作总结", "普惠性幼儿园覆盖率达到91%。", "b.txt")
    assert codes_of(one, neighbour) == codes_of(one, summary) == []


def test_a_change_from_nothing_is_no_share_of_it():
    change, level, start = (
        statement("教师", 100, measure="increase"),
        statement("教师", 6, "人"),
        statement("教师", 0, "人"),
    )
    assert growth.code_of(change, level, start) == ""


@pytest.mark.parametrize(
    ("one", "other", "judgement"),
    [
        (("98.9", "%", {}), ("99", "%", {}), "rounded"),
        (("98.4", "%", {}), ("99", "%", {}), "differ"),
        (("99.7", "%", {}), ("100", "%", {}), "differ"),
        (("0.4", "%", {}), ("0", "%", {}), "differ"),
        (("1.25", "万人", {}), ("12500", "人", {}), "same"),
        (("1.2", "万人", {}), ("12480", "人", {}), "rounded"),
        (("95", "%", {"comparator": ">="}), ("96", "%", {}), "bound"),
        (("95", "%", {"comparator": ">="}), ("94.9", "%", {}), "differ"),
        (("95", "%", {"comparator": ">="}), ("96", "%", {"comparator": ">"}), "apart"),
        (("95", "%", {"comparator": ">="}), ("95", "%", {}), "same"),
        (("38", "%", {"comparator": "<="}), ("40", "%", {}), "differ"),
        (("3", "所", {"comparator": "range", "value_high": "5"}), ("4", "所", {}), "bound"),
        (("3", "所", {"comparator": "range", "value_high": "5"}), ("6", "所", {}), "differ"),
        (("1200", "人", {"comparator": "~"}), ("1187", "人", {}), "about"),
        (("1200", "人", {"comparator": "~"}), ("1350", "人", {}), "differ"),
        (("40", "%", {"comparator": "~"}), ("41", "%", {}), "about"),
        (("40", "%", {"comparator": "~"}), ("41.1", "%", {}), "differ"),
    ],
)
def test_how_two_values_agree(one, other, judgement):
    first, second = (statement("巩固率", value, unit, **fields) for value, unit, fields in (one, other))
    assert agreement.judge(first, second) == agreement.judge(second, first) == judgement


def test_a_name_with_many_values_is_one_of_many_things_and_takes_little_time():
    goals = "|".join(f"普惠性幼儿园覆盖率达到{80 + index % 20}%。" for index in range(300))
    assert codes_of(read(TITLES["要点"], goals)) == []


@given(st.decimals("0.01", "9999", places=2), st.sampled_from(["%", "万人", "亿元", "所"]))
def test_a_value_agrees_with_itself_and_with_its_rounding(value, unit):
    one = statement("巩固率", str(value), unit, role="actual")
    assert agreement.judge(one, one) == "same"
    short = value.quantize(Decimal("0.1"), ROUND_HALF_UP)
    rounded = statement("巩固率", str(short), unit, role="actual")
    assert agreement.judge(one, rounded) in ("same", "rounded") or short in (0, 100)


@pytest.mark.parametrize(
    "module", [agreement, contradiction, damage, finding, goals, growth, parts, rates, reading, years]
)
def test_doctests(module):
    assert doctest.testmod(module).failed == 0
