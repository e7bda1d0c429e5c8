"""Columns for analysis: typed, with keys and filters, and read by the tools that analysts use."""

from __future__ import annotations

import doctest
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from cli_runs import Plan_
from made import plan_of, statement
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
