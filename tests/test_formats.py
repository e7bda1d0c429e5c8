"""Every format for machines is read back, by the tool that a user would open it with, as the rows that were written."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from cli_runs import Plan_
from made import plan_of, statement
from openpyxl import load_workbook
from plantargets.cli.formats import FORMATS
from plantargets.extractors.model import Plan

Row = dict[str, Any]

LEAD = "禾丰县教育规划。"
QUOTE = "=1+1，达到98.50%"
STATEMENTS = [
    statement(
        "学前三年毛入园率",
        "98.50",
        quote=QUOTE,
        start=len(LEAD),
        line=1,
        year=2025,
        comparator=">=",
        section=("一、目标", "（一）学前"),
        flags=("year-inferred", "unit-shared"),
    ),
    statement("新增学位", "-0.5", "万个", start=len(LEAD) + len(QUOTE), line=1, role="actual", core=False),
]


def made_plan() -> Plan:
    """A plan with a quote like a formula, a number that ends in a zero, lists, dates, and what is not told."""
    text = LEAD + QUOTE + STATEMENTS[1].quote
    return plan_of(STATEMENTS, text, region="禾丰县", issued="2021-09", period_start=2021, period_end=2025)


COLUMNS = ("region", "period_start", "name", "comparator", "value", "year", "section", "start", "end", "quote")
COLUMNS += ("core", "flags")
WRITTEN = [
    {
        "region": "禾丰县",
        "period_start": 2021,
        **{column: value for column, value in one.to_dict().items() if column in COLUMNS},
        "value": one.value,
    }
    for one in STATEMENTS
]


def from_texts(rows: list[Row]) -> list[Row]:
    """Rows of texts as rows of values."""
    for row in rows:
        row["value"] = Decimal(row["value"])
        row["core"] = row["core"] == "true"
        row["quote"] = row["quote"].removeprefix("'")
        for column in ("period_start", "year", "start", "end"):
            row[column] = int(row[column]) if row[column] else None
        for column, mark in (("section", " > "), ("flags", "; ")):
            row[column] = row[column].split(mark) if row[column] else []
    return rows


def read_csv(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return from_texts(list(csv.DictReader(lines)))


def read_tsv(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return from_texts(list(csv.DictReader(lines, dialect="excel-tab")))


def read_json(path: Path) -> list[Row]:
    return list(json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal))


def read_jsonl(path: Path) -> list[Row]:
    return [json.loads(line, parse_float=Decimal) for line in path.read_text(encoding="utf-8").splitlines()]


def read_xlsx(path: Path) -> list[Row]:
    """The sheet of statements; a number with the digits that its cell shows."""
    header, *lines = load_workbook(path)["statements"].iter_rows()
    rows = []
    for cells in lines:
        row = {name.value: cell.value for name, cell in zip(header, cells, strict=True)}
        value = cells[[name.value for name in header].index("value")]
        behind = len(value.number_format.partition(".")[2])
        shown = {column: "" if row[column] is None else str(row[column]) for column in COLUMNS}
        rows.append({**shown, "value": f"{value.value:.{behind}f}"})
    return from_texts(rows)


def read_parquet(path: Path) -> list[Row]:
    """The rows by duckdb, which quotes a name that is a word of SQL."""
    duckdb = pytest.importorskip("duckdb")
    found = duckdb.sql(f"SELECT * FROM '{path}'")
    rows = [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]
    return [{**row, "value": Decimal(row["value_text"])} for row in rows]


def read_sqlite(path: Path) -> list[Row]:
    with closing(sqlite3.connect(path)) as base:
        base.row_factory = sqlite3.Row
        rows = [dict(row) for row in base.execute("SELECT * FROM statement_rows ORDER BY start")]
    for row in rows:
        row |= {column: json.loads(row[column]) for column in ("section", "flags")}
        row |= {"value": Decimal(row["value_text"]), "core": bool(row["core"])}
    return rows


READERS: dict[str, Callable[[Path], list[Row]]] = {
    "csv": read_csv,
    "tsv": read_tsv,
    "json": read_json,
    "jsonl": read_jsonl,
    "xlsx": read_xlsx,
    "parquet": read_parquet,
    "sqlite": read_sqlite,
}


def test_every_format_for_machines_is_read_back():
    assert set(READERS) == {name for name, format in FORMATS.items() if format.for_machines}


@pytest.mark.parametrize("name", READERS)
def test_what_is_written_is_read_back(real: Plan_, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
    if FORMATS[name].library:
        pytest.importorskip(FORMATS[name].library)
    monkeypatch.setattr("plantargets.extractors.pipeline.extract_document", lambda *_: made_plan())
    (tmp_path / "plan.txt").write_text("任意", encoding="utf-8")
    output = tmp_path / f"out{FORMATS[name].suffixes[0]}"
    assert real("extract", tmp_path / "plan.txt", "--rows", "statements", "-o", output).code == 0
    found = [{column: row[column] for column in COLUMNS} for row in READERS[name](output)]
    assert found == WRITTEN
    assert [row["value"].as_tuple() for row in found] == [row["value"].as_tuple() for row in WRITTEN]
    assert sorted(path.name for path in tmp_path.iterdir()) == [output.name, "plan.txt"]


def test_a_format_that_there_is_none_of_is_said_in_a_sentence(real: Plan_) -> None:
    ran = real("extract", "plan.txt", "--format", "xml", "--lang", "en")
    assert ran.code == 2 and ran.err == f"error: no format xml; there are: {', '.join(FORMATS)}\n"


@pytest.mark.parametrize("name", ["xlsx", "parquet", "sqlite"])
def test_what_is_no_text_is_not_for_a_terminal(real: Plan_, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    ran = real("extract", "plan.txt", "--format", name, "--lang", "en")
    assert ran.code == 2 and ran.err == f"error: {name} is not for a terminal; name a file with -o\n"
