"""What is written for analysis: every digit, whole files or none, the same bytes, no more rows held than a batch."""

from __future__ import annotations

import sqlite3
import weakref
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import plan_of, sample_plan, statement
from openpyxl import load_workbook
from plantargets.cli import parquet, sqlite, xlsx
from plantargets.cli.columns import TABLES, with_digits
from plantargets.cli.destinations import made
from plantargets.cli.rows import Record, Tally
from plantargets.cli.tables import table_rows
from plantargets.extractors.model import Plan
from plantargets.extractors.selection import Selection

EXAMPLES = Path(__file__).parents[1] / "examples"
LONG = Decimal("1234567890.12345678901")
"""A number that is longer behind the point than a column of parquet, and longer than a spreadsheet's."""


def rows_of(*plans: Plan) -> list[tuple[str, Record]]:
    return list(table_rows(plans, Selection(), Tally()))


decimals = st.decimals(allow_nan=False, allow_infinity=False)


@given(decimals)
def test_a_number_that_fits_is_the_same_in_parquet(value: Decimal) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    kept = parquet.fitting(value)
    assert kept is None or pyarrow.array([kept], parquet.type_of("number")).to_pylist() == [value]


@given(decimals)
def test_a_number_that_is_kept_is_the_same_in_a_workbook(value: Decimal) -> None:
    """A workbook holds the 16 digits that its library writes, and a spreadsheet makes a binary fraction of them."""
    assert not xlsx.is_kept(value) or float(f"{value:.16G}") == float(value)


@pytest.mark.parametrize(
    "value", ["12345678901234567890123456789012345678901", "0.1234567890123456", "1.0000000000000000000001"]
)
def test_digits_beyond_those_of_reckoning_are_seen(value: str) -> None:
    assert not parquet.fits(Decimal(value)) and not xlsx.is_kept(Decimal(value))


@pytest.mark.parametrize("suffix", ["parquet", "xlsx", "db"])
def test_a_number_that_does_not_fit_keeps_its_digits(real, monkeypatch, tmp_path, suffix):
    plan = plan_of([statement("面积", LONG, "亩")], str(LONG))
    monkeypatch.setattr("plantargets.extractors.pipeline.extract_document", lambda *_: plan)
    (tmp_path / "plan.txt").write_text("任意", encoding="utf-8")
    output = tmp_path / f"a.{suffix}"
    if suffix == "parquet":
        pytest.importorskip("pyarrow")
    ran = real("extract", tmp_path / "plan.txt", "--rows", "statements", "-o", output, "--lang", "en")
    assert ran.code == 0 and ("more digits" in ran.err) == (suffix != "db")
    assert digits_in(output) == (f"{LONG:f}", None if suffix == "parquet" else f"{LONG:f}")


def digits_in(output: Path) -> tuple[Any, Any]:
    """The digits of the one number of a file, and the number as far as it is there."""
    if output.suffix == ".db":
        with closing(sqlite3.connect(output)) as base:
            digits, value = base.execute("SELECT value_text, value FROM statements").fetchone()
        return digits, digits if value == float(LONG) else value
    if output.suffix == ".xlsx":
        page = load_workbook(output)["statements"]
        value = page.cell(2, [cell.value for cell in page[1]].index("value") + 1).value
        return value, value
    from pyarrow.parquet import read_table

    (row,) = read_table(output, columns=["value_text", "value"]).to_pylist()
    return row["value_text"], row["value"]


@pytest.mark.parametrize("suffix", ["parquet", "xlsx", "db"])
def test_what_is_broken_off_leaves_nothing_behind(monkeypatch, tmp_path, suffix):
    if suffix == "parquet":
        pytest.importorskip("pyarrow")
    module, output = {"parquet": parquet, "xlsx": xlsx, "db": sqlite}[suffix], tmp_path / f"a.{suffix}"
    output.write_text("before", encoding="utf-8")
    known = {name: with_digits(TABLES[name]) for name in (["statements"] if suffix == "parquet" else TABLES)}

    def broken() -> Iterator[tuple[str, Record]]:
        yield from [row for row in rows_of(sample_plan()) if row[0] in known]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), made(output) as path:
        module.write(path, known, broken())
    assert [path.name for path in tmp_path.iterdir()] == [output.name]
    assert output.read_text(encoding="utf-8") == "before"


@pytest.mark.parametrize("suffix", ["parquet", "xlsx", "db"])
def test_the_same_plans_give_the_same_bytes(real, tmp_path, suffix):
    if suffix == "parquet":
        pytest.importorskip("pyarrow")
    for name, jobs in (("a", 1), ("b", 2)):
        assert real("extract", EXAMPLES, "-o", tmp_path / f"{name}.{suffix}", "--jobs", jobs).code == 0
    assert (tmp_path / f"a.{suffix}").read_bytes() == (tmp_path / f"b.{suffix}").read_bytes()


class Held(dict[str, Any]):
    """A record that tells whether it is still held."""

    __hash__ = object.__hash__


@pytest.mark.parametrize("suffix", ["parquet", "xlsx", "db"])
def test_no_more_rows_are_held_than_a_batch(monkeypatch, tmp_path, suffix):
    if suffix == "parquet":
        pytest.importorskip("pyarrow")
    module = {"parquet": parquet, "xlsx": xlsx, "db": sqlite}[suffix]
    monkeypatch.setattr(module, "BATCH", 10, raising=False)
    held: weakref.WeakSet[Held] = weakref.WeakSet()
    most = 0
    (record,) = (record for name, record in rows_of(plan_of([statement("巩固率", 95)])) if name == "statements")

    def rows() -> Iterator[tuple[str, Record]]:
        nonlocal most
        for key in range(1, 200):
            one = Held(record, id=key)
            held.add(one)
            most = max(most, len(held))
            yield "statements", one
            del one

    names = ["statements"] if suffix == "parquet" else list(TABLES)
    module.write(tmp_path / f"a.{suffix}", {name: with_digits(TABLES[name]) for name in names}, rows())
    assert most <= 25


def test_a_name_that_is_no_utf_8_is_written_out(tmp_path):
    with made(tmp_path / "a.db") as path:
        rows = rows_of(plan_of([statement("巩固率", 95)], name="规划\udcff.txt"))
        sqlite.write(path, {name: with_digits(TABLES[name]) for name in TABLES}, rows)
    with closing(sqlite3.connect(tmp_path / "a.db")) as base:
        assert base.execute("SELECT doc FROM documents").fetchone() == ("规划\\udcff.txt",)


@pytest.mark.parametrize("command", ["check", "compare"])
def test_columns_with_types_are_for_extract_alone(real, tmp_path, command):
    for name in ("a.parquet", "a.db"):
        ran = real(command, EXAMPLES, "-o", tmp_path / name, "--lang", "en")
        assert ran.code == 2 and "by plan extract alone" in ran.err


def test_a_database_takes_no_columns(real, tmp_path):
    ran = real("extract", EXAMPLES, "-o", tmp_path / "a.db", "--columns", "name", "--lang", "zh")
    assert ran.code == 2 and "--columns" in ran.err and not list(tmp_path.iterdir())
