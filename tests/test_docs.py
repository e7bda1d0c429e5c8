"""The documents: links lead somewhere, examples run, outputs are current, and nothing is left unexplained."""

from __future__ import annotations

import doctest
import importlib
import re
import sys
from collections import Counter
from dataclasses import fields
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import read_once
from plantargets.cli import COMMANDS
from plantargets.cli.rows import DOCUMENT_COLUMNS, INDICATOR_COLUMNS, STATEMENT_COLUMNS
from plantargets.extractors import extract_file
from plantargets.extractors.lexicon import parse_table, table
from plantargets.extractors.model import Statement

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "docs"))
generate = importlib.import_module("generate")

DOCUMENTS = list(generate.documents())
LINK = re.compile(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(path):
    targets = LINK.findall(path.read_text(encoding="utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_outputs_shown_are_what_the_commands_print(path, monkeypatch):
    monkeypatch.setattr("plantargets.extractors.pipeline.extract_document", read_once)
    text = path.read_text(encoding="utf-8")
    if "```console" not in text and "<!-- marks" not in text:
        pytest.skip("shows no output")
    assert generate.renewed(text, generate.language_of(path)) == text, "run: python docs/generate.py"


def test_both_readmes_show_the_same_commands():
    def commands(name: str) -> list[str]:
        return [line for line in read(name).splitlines() if line.startswith(("$ ", "python -m", "plan "))]

    assert commands("README.md") == commands("README.zh-CN.md")


@pytest.mark.parametrize("name", ["docs/api.md"])
def test_the_python_examples_run(name, monkeypatch):
    from decimal import Decimal

    monkeypatch.chdir(ROOT)
    result = doctest.testfile(str(ROOT / name), module_relative=False, globs={"Decimal": Decimal})
    assert result.failed == 0
    assert result.attempted > 5


def test_the_readmes_python_example_runs(capsys):
    for name in ("README.md", "README.zh-CN.md"):
        code = re.search(r"^```python\n(.*?)^```$", read(name), re.MULTILINE | re.DOTALL)
        assert code is not None
        exec(code[1], {})
        assert capsys.readouterr().out.split() == ["学前教育毛入园率", ">=", "98", "%", "2025"]


@pytest.mark.parametrize("columns", [STATEMENT_COLUMNS, INDICATOR_COLUMNS, DOCUMENT_COLUMNS])
def test_every_column_is_explained(columns):
    record = read("docs/record.md")
    assert [name for name in (*columns, *(f.name for f in fields(Statement))) if f"`{name}`" not in record] == []


def explained(kind: str, name: str) -> bool:
    marks = [row["mark"] for row in table("meanings.tsv") if row["kind"] == kind]
    return any(name == mark or (mark[-1] in "-:" and name.startswith(mark)) for mark in marks)


def test_every_flag_rule_and_reason_of_the_examples_is_explained():
    plans = [extract_file(path) for path in sorted((ROOT / "examples").glob("*.txt"))]
    used = {("flag", flag) for plan in plans for s in plan.statements for flag in s.flags}
    used |= {("rule", rule) for plan in plans for s in plan.statements for rule in s.rules}
    used |= {("reason", passed.reason) for plan in plans for passed in plan.passed}
    assert sorted(name for kind, name in used if not explained(kind, name)) == []


def test_every_command_is_shown_in_the_readme():
    assert [name for name in COMMANDS if f"$ plan {name}" not in read("README.md")] == []


def test_contributing_names_places_that_exist():
    named = re.findall(r"`((?:extractors|cli|tests|docs|examples)/[\w./-]*)`", read("CONTRIBUTING.md"))
    assert len(named) > 30
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_decision_and_document_can_be_reached_from_the_readme():
    linked = set(LINK.findall(read("README.md")))
    documents = {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*.md")}
    assert documents <= linked


def test_the_blind_readings_are_counted_from_their_file():
    rows = parse_table("readings.tsv", read("docs/readings.tsv"))
    drawn = {str(seed): 300 for seed in range(11, 22)} | {"13": 160}
    wrong = Counter(row["seed"] for row in rows)
    cells = [
        f"{total - wrong[seed]} ({Decimal(100 * (total - wrong[seed])) / total:.0f} %)" for seed, total in drawn.items()
    ]
    assert f"| wholly right | {' | '.join(cells)} |" in read("docs/accuracy.md")
