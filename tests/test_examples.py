"""The example plans: each reads to statements, and together they hold what the documents say of them."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from plantargets.extractors import extract_file
from plantargets.extractors.catalogue import plain
from plantargets.extractors.lexicon import Row, parse_table
from plantargets.extractors.model import Plan, Statement

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted((ROOT / "examples").glob("*.txt"))


@cache
def read(name: str) -> Plan:
    return extract_file(ROOT / "examples" / name)


def stated(name: str, indicator: str, role: str) -> list[Statement]:
    found = [s for s in read(name).statements if indicator in (s.name, s.indicator) and s.role == role]
    assert found, f"{name} states no {role} of {indicator}"
    return found


def values(name: str, indicator: str, role: str, year: int) -> set[Decimal]:
    return {s.value for s in stated(name, indicator, role) if s.year == year and s.measure == "level"}


def test_there_are_enough_and_each_is_in_the_guide():
    guide = (ROOT / "docs" / "examples.md").read_text(encoding="utf-8")
    assert len(FILES) >= 6
    assert [file.name for file in FILES if f"`{file.name}`" not in guide] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_is_small_enough_to_read(file):
    assert len(file.read_text(encoding="utf-8")) < 2500


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_quote_stands_where_it_is_said_to_stand(file):
    plan = read(file.name)
    assert len(plan.statements) >= 10
    assert [s.quote for s in plan.statements if plan.document.text[s.start : s.end] != s.quote] == []


@pytest.mark.parametrize(
    ("file", "region", "kind", "period"),
    [
        ("lanxi-2023.txt", "云泊市澜溪区", "工作要点", (2023, 2023)),
        ("lanxi-2024.txt", "云泊市澜溪区", "工作要点", (2024, 2024)),
        ("lanxi-2023-summary.txt", "澜溪区", "工作总结", (2023, 2023)),
        ("hefeng-2023.txt", "禾丰县", "工作计划", (2023, 2023)),
        ("hefeng-2024.txt", "禾丰县", "工作计划", (2024, 2024)),
        ("yunbo-145.txt", "云泊市", "规划", (2021, 2025)),
        ("yunbo-special-2025.txt", "云泊市", "行动计划", (2023, 2025)),
        ("yunbo-report-2024.txt", "云泊市", "政府工作报告", (2024, 2024)),
    ],
)
def test_each_says_what_it_is(file, region, kind, period):
    facts = read(file).facts
    assert (facts.region, facts.kind, (facts.period_start, facts.period_end)) == (region, kind, period)


@pytest.mark.parametrize(
    ("file", "indicator", "role", "year", "value"),
    [
        ("lanxi-2023.txt", "学前教育毛入园率", "target", 2023, "98"),
        ("lanxi-2023-summary.txt", "学前教育毛入园率", "actual", 2023, "98.3"),
        ("lanxi-2024.txt", "学前教育毛入园率", "actual", 2023, "98.3"),
        ("lanxi-2024.txt", "学前教育毛入园率", "target", 2024, "98.5"),
        ("lanxi-2023.txt", "普惠性幼儿园覆盖率", "target", 2023, "92"),
        ("lanxi-2023-summary.txt", "普惠性幼儿园覆盖率", "actual", 2023, "91.4"),
        ("hefeng-2023.txt", "公办园在园幼儿占比", "target", 2023, "62"),
        ("hefeng-2024.txt", "公办园在园幼儿占比", "target", 2024, "60"),
        ("yunbo-145.txt", "高中阶段毛入学率", "actual", 2020, "92.3"),
        ("yunbo-145.txt", "公办园在园幼儿占比", "target", 2025, "55"),
        ("hefeng-vocational-145.txt", "中等职业教育在校生数", "target", 2025, "4000"),
        ("yunbo-special-2025.txt", "适龄残疾儿童义务教育入学率", "target", 2025, "98"),
        ("yunbo-report-2024.txt", "城镇新增就业", "target", 2024, "3.3"),
    ],
)
def test_the_figures_that_the_guide_speaks_of(file, indicator, role, year, value):
    assert Decimal(value) in values(file, indicator, role, year)


def test_the_planted_contradiction_is_read_as_two_values():
    assert values("yunbo-145.txt", "九年义务教育巩固率", "target", 2025) == {Decimal("98"), Decimal("98.5")}


def test_the_planted_sum_does_not_add_up():
    text = (ROOT / "examples" / "yunbo-special-2025.txt").read_text(encoding="utf-8")
    whole, *parts = map(int, re.findall(r"(\d+)人", text[: text.index("；")])[:4])
    assert sum(parts) - whole == 10


GOLD = Path(__file__).parent / "corpus" / "examples.tsv"
ROWS = parse_table(GOLD.name, GOLD.read_text(encoding="utf-8"))
COMPARED = ("comparator", "value", "value_high", "unit", "per", "measure", "role", "year", "baseline_value")


def place(line: object, quote: str) -> tuple[str, str]:
    return str(line), quote.replace("\n", "⏎")


def wrong_fields(row: Row, got: Statement | None) -> str:
    """The fields in which a statement differs from the row, parted by spaces; `missed` where there is none."""
    if got is None:
        return "missed"
    said = {**got.to_dict(), "year": got.year}
    wrong = [name for name in COMPARED if row[name] != ("" if said[name] is None else str(said[name]))]
    return " ".join(wrong + ["name"] * (plain(got.name) not in {plain(name) for name in row["name"].split("|")}))


def compared(stem: str) -> tuple[list[tuple[Row, str]], list[Statement]]:
    """Each row of a plan with what is wrong in its reading, and the statements that no row asks for."""
    left = [s for s in read(f"{stem}.txt").statements if s.core]
    found = []
    for row in (row for row in ROWS if row["file"] == stem):
        got = next((s for s in left if place(s.line, s.quote) == place(row["line"], row["quote"])), None)
        if got:
            left.remove(got)
        found.append((row, wrong_fields(row, got) if row["name"] != "-" else "extra" * bool(got)))
    return found, left


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_number_is_read_as_a_careful_reader_reads_it(file):
    """What is still wrong is marked in the corpus; neither more nor less may be wrong."""
    found, left = compared(file.stem)
    changed = [
        f"line {row['line']} {row['quote']} {row['name']}: marked {row['known']!r}, now {wrong!r}"
        for row, wrong in found
        if wrong != row["known"]
    ]
    assert changed == [], "python tests/test_examples.py takes off the marks of what was mended"
    assert [(s.line, s.quote, s.name) for s in left] == []


def unmark() -> None:
    """Rewrite the corpus without the marks of what is right now; new mistakes are not marked."""
    lines = GOLD.read_text(encoding="utf-8").split("\n")
    for file in FILES:
        for row, wrong in compared(file.stem)[0]:
            if row["known"] and not wrong:
                lines[row.line - 1] = lines[row.line - 1].removesuffix(row["known"])
    GOLD.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    unmark()
