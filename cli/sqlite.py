"""SQLite: in go rows of the three tables with their keys, out comes a database with indexes and views.

Written by the standard library's module, a batch at a time, into a file that nobody else knows yet: no journal is
kept, and no row. A number is REAL, to compute with; beside it stand its digits as TEXT. Lists are JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plantargets.cli.columns import Kind, Store, encodable, kind_of, stores
from plantargets.cli.destinations import OutputError
from plantargets.cli.formats import json_text
from plantargets.cli.rows import Record
from plantargets.cli.tables import TableRow, batches
from plantargets.extractors.model import number_text

if TYPE_CHECKING:
    from sqlite3 import Connection

VERSION = 1
"""The version of the tables (`PRAGMA user_version`); one that takes a column away or changes it is a new one."""
BATCH = 1_000
"""Rows that are written together."""
TYPES = {"whole": "INTEGER", "truth": "INTEGER", "number": "REAL"}
ORIGIN = ("doc", "region", "period_start", "period_end")
"""What is told of a document, and of its rows only in the views."""
KEYS: dict[str, dict[str, str]] = {
    "documents": {},
    "indicators": {"document_id": "documents", "baseline_id": "statements", "goal_id": "statements"},
    "statements": {"document_id": "documents", "indicator_id": "indicators"},
}
"""The columns of each table that hold the `id` of another's row."""
INDEXED = {
    "documents": ("region", "kind"),
    "indicators": ("document_id", "indicator", "group"),
    "statements": ("document_id", "indicator_id", "indicator", "group", "year"),
}
SETTINGS = ("journal_mode = OFF", "synchronous = OFF", f"user_version = {VERSION}")
PAIRS = """
CREATE VIEW pairs AS
SELECT d.doc, d.region, i."group", i.indicator, i.name,
  i.baseline, i.baseline_text, i.baseline_unit, i.baseline_year,
  i.comparator, i.goal, i.goal_text, i.unit, i.goal_year, i.change, i.change_text, i.change_unit,
  i.baseline_line, i.baseline_quote, b.start AS baseline_start, b."end" AS baseline_end,
  g.line AS goal_line, g.quote AS goal_quote, g.start AS goal_start, g."end" AS goal_end
FROM indicators i
JOIN documents d ON d.id = i.document_id
LEFT JOIN statements b ON b.id = i.baseline_id
LEFT JOIN statements g ON g.id = i.goal_id
WHERE i.baseline IS NOT NULL AND i.goal IS NOT NULL
"""
"""The indicators of which both is told, where they stand and where they shall, with both places in the text."""


def write(path: Path, tables: Mapping[str, Sequence[str]], rows: Iterable[TableRow]) -> int:
    """Write the database; 0, since its columns of digits hold every number."""
    import sqlite3

    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as base:
            fill(base, tables, rows)
    except sqlite3.OperationalError as error:  # the disk is full, or will not be written to
        raise OutputError(str(error)) from error
    return 0


def fill(base: Connection, tables: Mapping[str, Sequence[str]], rows: Iterable[TableRow]) -> None:
    """Make the tables, put the rows into them, then make what is derived from them."""
    for setting in SETTINGS:
        base.execute(f"PRAGMA {setting}")
    base.execute("BEGIN")
    columns = {name: own_columns(name, tables[name]) for name in KEYS}
    for name, own in columns.items():
        base.execute(table_of(name, own))
    filled = {name: stores(own, STORED) for name, own in columns.items()}
    for batch in batches(rows, BATCH):
        for name, own in columns.items():
            lines = (values_of(record, filled[name]) for told, record in batch if told == name)
            base.executemany(insertion(name, own), lines)
    for name in columns:
        for column in INDEXED[name]:
            base.execute(f"CREATE INDEX {name}_{column} ON {name} ({quoted(column)})")
    for name in ("indicators", "statements"):
        base.execute(rows_view(name, tables[name]))
    base.execute(PAIRS)
    base.execute("COMMIT")


def own_columns(table: str, known: Sequence[str]) -> tuple[str, ...]:
    """The columns of a table: its keys, then what its rows tell; what they tell of their document only its own row."""
    origin = () if table == "documents" else ORIGIN
    return ("id", *KEYS[table], *(column for column in known if column not in origin))


def table_of(table: str, columns: Iterable[str]) -> str:
    """The statement that makes a table."""
    return f"CREATE TABLE {table} ({', '.join(definition(table, column) for column in columns)})"


def definition(table: str, column: str) -> str:
    """A column of a table.

    >>> definition("statements", "document_id"), definition("statements", "value")
    ('document_id INTEGER NOT NULL REFERENCES documents (id)', '"value" REAL')
    """
    if column == "id":
        return "id INTEGER PRIMARY KEY"
    if column in KEYS[table]:
        needed = " NOT NULL" if column == "document_id" else ""
        return f"{column} INTEGER{needed} REFERENCES {KEYS[table][column]} (id)"
    unique = " NOT NULL UNIQUE" if column == "doc" else ""
    return f"{quoted(column)} {TYPES.get(kind_of(column), 'TEXT')}{unique}"


def quoted(column: str) -> str:
    """The column's name as SQL takes it, also where it is a word of SQL: group, where, end."""
    return f'"{column}"'


def insertion(table: str, columns: Sequence[str]) -> str:
    """The statement that puts a row into a table."""
    return f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns))})"


def values_of(record: Record, filled: Iterable[tuple[str, Store]]) -> list[Any]:
    """A record's values as the database holds them."""
    return [None if (value := record.get(key)) is None else store(value) for key, store in filled]


def rows_view(table: str, known: Iterable[str]) -> str:
    """The view that gives a table the columns of `--rows`, those of its documents among them."""
    columns = ", ".join(f"{'d' if column in ORIGIN else 'r'}.{quoted(column)}" for column in known)
    name = table.removesuffix("s") + "_rows"
    return f"CREATE VIEW {name} AS SELECT {columns} FROM {table} r JOIN documents d ON d.id = r.document_id"


STORED: dict[Kind, Store] = {
    "text": encodable,
    "whole": int,
    "number": float,  # to compute with; its digits stand in a column of their own
    "digits": number_text,
    "truth": int,
    "list": lambda texts: encodable(json_text(texts)),
}
