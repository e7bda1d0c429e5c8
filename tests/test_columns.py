"""Columns for analysis: typed, with keys and filters, whole or not at all, and no row is held longer than its batch."""

from __future__ import annotations

import doctest
import re
import sqlite3
import weakref
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from cli_runs import Plan_
from hypothesis import given
from hypothesis import strategies as st
from made import plan_of, sample_plan, statement
from openpyxl import load_workbook
from plantargets.cli import columns, parquet, sqlite, tables, xlsx
from plantargets.cli.columns import TABLES, kind_of, with_digits
from plantargets.cli.destinations import made
from plantargets.cli.rows import Record, Tally
from plantargets.cli.tables import table_rows
from plantargets.extractors import extract_file
from plantargets.extractors.model import Plan
from plantargets.extractors.selection import Selection

EXAMPLES = Path(__file__).parents[1] / "examples"
OUTPUTS = Path(__file__).parents[1] / "docs" / "outputs.md"
KINDS = {"text": str, "whole": int, "number": Decimal, "truth": bool, "list": list}
LONG = Decimal("1234567890.12345678901")
"""A number that is longer behind the point than a column of parquet, and longer than a spreadsheet's."""


def rows_of(*plans: Plan) -> list[tuple[str, Record]]:
    return list(table_rows(plans, Selection(), Tally()))


def queries(format: str) -> list[str]:
    """The queries that the document on outputs shows below a format's name."""
    text = OUTPUTS.read_text(encoding="utf-8").partition(f"\n## {format}\n")[2].partition("\n## ")[0]
    found = re.findall(r"^```sql\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert found
    return found


@pytest.fixture
def base(real: Plan_, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """The database of the example plans."""
    assert real("extract", EXAMPLES, "-o", tmp_path / "plans.db", "--quiet").code == 0
    with closing(sqlite3.connect(tmp_path / "plans.db")) as found:
        yield found


@pytest.mark.parametrize("module", [columns, parquet, sqlite, tables])
def test_the_examples_in_the_docstrings_hold(module):
    assert doctest.testmod(module).failed == 0


def test_each_column_holds_the_kind_of_values_that_it_says():
    for name, record in rows_of(*map(extract_file, sorted(EXAMPLES.glob("*.txt")))):
        for column in TABLES[name]:
            value = record[column]
            assert value is None or type(value) is KINDS[kind_of(column)], (name, column, value)


# sqlite


def test_a_database_holds_together(base):
    assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    lone = "SELECT count(*) FROM statements WHERE indicator_id IS NULL"
    assert base.execute(lone).fetchone() == (0,)
    indexes = {name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
    assert {"statements_document_id", "indicators_indicator", "documents_region"} <= indexes


def test_the_tables_have_as_many_rows_as_the_documents_say(base):
    said = "SELECT sum(statements), sum(indicators), count(*) FROM documents"
    counted = [base.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in TABLES]
    assert base.execute(said).fetchone() == (counted[1], counted[0], counted[2])


@pytest.mark.parametrize(("view", "table"), [("indicator_rows", "indicators"), ("statement_rows", "statements")])
def test_a_view_has_the_columns_of_its_rows(base, view, table):
    found = base.execute(f"SELECT * FROM {view}")
    assert tuple(column[0] for column in found.description) == with_digits(TABLES[table])


def test_pairs_lead_to_both_places_in_the_text(base):
    found = base.execute(
        "SELECT baseline_text, goal_text, change_text, baseline_quote, goal_quote, baseline_end - baseline_start,"
        " goal_end - goal_start FROM pairs WHERE indicator = '学前教育毛入园率' AND doc LIKE '%lanxi-2024.txt'"
    ).fetchall()
    assert found == [("98.3", "98.5", "0.2", "98.3%", "98.5%以上", 5, 7)]


def test_lists_in_a_database_can_be_asked_for(base):
    flagged = "SELECT count(*) FROM statements, json_each(flags) WHERE json_each.value = 'year-inferred'"
    assert base.execute(flagged).fetchone()[0] > 100


def test_pandas_reads_the_database(base):
    pandas = pytest.importorskip("pandas")
    frame = pandas.read_sql('SELECT indicator, goal, unit, "group" FROM indicators WHERE goal > 99', base)
    assert frame["goal"].dtype == "float64" and "义务" in set(frame["group"])


def test_a_base_that_only_its_goal_tells_has_no_key(tmp_path):
    goal = statement("巩固率", "95", year=2025, baseline_value="91.5", baseline_year=2020)
    with made(tmp_path / "a.db") as path:
        sqlite.write(path, {name: with_digits(TABLES[name]) for name in TABLES}, rows_of(plan_of([goal])))
    with closing(sqlite3.connect(tmp_path / "a.db")) as found:
        links = found.execute("SELECT baseline_id, goal_id, baseline FROM indicators").fetchall()
        assert links == [(None, 1, 91.5)]
        assert found.execute("SELECT baseline, baseline_start, goal_start FROM pairs").fetchall() == [(91.5, None, 0)]


def test_filters_hold_for_all_tables(real, tmp_path):
    assert real("extract", EXAMPLES, "--group", "学前", "--role", "target", "-o", tmp_path / "a.db").code == 0
    with closing(sqlite3.connect(tmp_path / "a.db")) as found:
        asked = 'SELECT DISTINCT "group", role FROM statements'
        assert found.execute(asked).fetchall() == [("学前", "target")]
        assert found.execute('SELECT DISTINCT "group" FROM indicators').fetchall() == [("学前",)]
        lone = "SELECT count(*) FROM documents WHERE id NOT IN (SELECT document_id FROM statements)"
        assert found.execute(lone).fetchone() == (0,)


@pytest.mark.parametrize("query", queries("sqlite"))
def test_the_queries_of_the_document_ask_the_database(base, query):
    assert base.execute(query).description


# parquet


@pytest.mark.parametrize("query", queries("parquet"))
def test_the_queries_of_the_document_ask_the_files(real, tmp_path, monkeypatch, query):
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    monkeypatch.chdir(tmp_path)
    for name in ("indicators", "statements"):
        assert real("extract", EXAMPLES, "--rows", name, "-o", f"{name}.parquet").code == 0
    assert duckdb.sql(query).fetchall()


def test_duckdb_reckons_with_the_numbers(real, tmp_path):
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    assert real("extract", EXAMPLES, "-o", tmp_path / "a.parquet").code == 0
    found = duckdb.sql(
        f"SELECT region, goal - baseline = change, others FROM '{tmp_path}/a.parquet'"
        " WHERE indicator = '学前教育毛入园率' AND baseline IS NOT NULL AND change_unit = '百分点'"
    ).fetchall()
    assert {row[1] for row in found} == {True} and ("禾丰县", True, []) in found


def test_pandas_reads_the_documents_with_their_dates(real, tmp_path):
    pytest.importorskip("pyarrow")
    pandas = pytest.importorskip("pandas")
    assert real("extract", EXAMPLES, "--rows", "documents", "-o", tmp_path / "a.parquet").code == 0
    frame = pandas.read_parquet(tmp_path / "a.parquet", dtype_backend="pyarrow")
    assert frame["period_start"].dtype == "int32[pyarrow]" and set(frame["kind"]) >= {"规划", "工作要点"}
    assert pandas.to_datetime(frame["issued"].dropna()).dt.year.isin(range(2020, 2026)).all()


def test_chosen_columns_of_parquet(real, tmp_path):
    pyarrow = pytest.importorskip("pyarrow.parquet")
    assert real("extract", EXAMPLES, "-o", tmp_path / "a.parquet", "--columns", "indicator,goal_text,goal").code == 0
    assert pyarrow.read_schema(tmp_path / "a.parquet").names == ["indicator", "goal_text", "goal"]


def test_no_rows_are_a_file_with_columns(real, tmp_path):
    pyarrow = pytest.importorskip("pyarrow.parquet")
    assert real("extract", EXAMPLES, "-i", "没有的指标", "-o", tmp_path / "a.parquet").code == 0
    table = pyarrow.read_table(tmp_path / "a.parquet")
    assert table.num_rows == 0 and tuple(table.schema.names) == with_digits(TABLES["indicators"])


def test_a_library_that_is_missing_is_named_in_one_line(real, tmp_path, monkeypatch):
    monkeypatch.setattr("plantargets.cli.output.find_spec", lambda name: None)
    ran = real("extract", EXAMPLES, "-o", tmp_path / "a.parquet")
    assert ran.code == 2 and ran.err.count("\n") == 1 and "pip install pyarrow" in ran.err
    assert not list(tmp_path.iterdir())


# workbooks


def test_a_workbook_has_a_sheet_for_each_table(real, tmp_path):
    assert real("extract", EXAMPLES, "-o", tmp_path / "a.xlsx", "--rows", "statements").code == 0
    book = load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["statements", "indicators", "documents"]
    for page in book:
        assert tuple(cell.value for cell in page[1]) == TABLES[page.title]
        assert (page.freeze_panes, page.auto_filter.ref) == ("B2", page.dimensions)
    page = book["statements"]
    names = [cell.value for cell in page[1]]
    assert width_of(page, names.index("name")) > 30 > 10 > width_of(page, names.index("line"))
    for row in page.iter_rows(min_row=2):
        cells = dict(zip(names, row, strict=True))
        assert cells["value"].data_type == "n" and cells["quote"].data_type == "s"


def width_of(page: Any, place: int) -> float:
    """The width of a column, which its neighbours may share."""
    told = page.column_dimensions.values()
    return next(column.width for column in told if column.min <= place + 1 <= column.max)


def test_pandas_reads_a_workbook(real, tmp_path):
    pandas = pytest.importorskip("pandas")
    assert real("extract", EXAMPLES, "-o", tmp_path / "a.xlsx").code == 0
    frames = pandas.read_excel(tmp_path / "a.xlsx", sheet_name=None, engine="openpyxl")
    assert list(frames) == ["indicators", "statements", "documents"]
    assert frames["indicators"]["goal"].dtype == "float64" and frames["statements"]["start"].dtype == "int64"
    assert frames["statements"]["value"].sum() > 0 and "所" in set(frames["statements"]["unit"])


def test_chosen_columns_are_one_sheet(real, tmp_path):
    assert real("extract", EXAMPLES, "-o", tmp_path / "a.xlsx", "--columns", "indicator,goal,unit").code == 0
    (page,) = load_workbook(tmp_path / "a.xlsx")
    assert [cell.value for cell in page[1]] == ["indicator", "goal", "unit"]


def test_a_sheet_that_is_full_goes_on_in_another(monkeypatch, tmp_path):
    monkeypatch.setattr(xlsx, "MOST_ROWS", 4)
    with made(tmp_path / "a.xlsx") as path:
        xlsx.write(path, {"rows": ("line",)}, (("rows", {"line": line}) for line in range(1, 8)))
    first, second, third = load_workbook(tmp_path / "a.xlsx")
    assert [page.title for page in (first, second, third)] == ["rows", "rows (2)", "rows (3)"]
    assert [cell.value for page in (first, second, third) for cell in page["A"]] == [
        *("line", 1, 2, 3),
        *("line", 4, 5, 6),
        *("line", 7),
    ]


# all of them


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
