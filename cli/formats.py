"""Formats: in go records and columns, out come pieces of text; where they go is decided elsewhere.

`FORMATS` is the one list of them: what `--format` takes and which suffix of `-o` means which.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any

from plantargets.cli.cells import safe
from plantargets.cli.rows import Record
from plantargets.extractors.model import number_text
from plantargets.extractors.record import record

LIST_MARKS = {"section": " > "}
FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""What a spreadsheet may take for a formula; the full-width ones by those set to Chinese or Japanese."""

Writer = Callable[[Iterable[Record], Sequence[str]], Iterator[str]]


def json_text(value: Any) -> str:
    """A value as JSON; a Decimal is written with its own digits and never passes through a float.

    >>> json_text([Decimal("0.50"), None, "毛入园率"])
    '[0.50, null, "毛入园率"]'
    """
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(json_text, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json_text(key)}: {json_text(held)}" for key, held in value.items()) + "}"
    return format(value, "f") if isinstance(value, Decimal) else str(int(value))


def cell_text(column: str, value: Any) -> str:
    """A value as the text of a cell: lists joined, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return LIST_MARKS.get(column, "; ").join(value)
    return (number_text(value) or "") if isinstance(value, Decimal) else str(value)


def guarded(column: str, value: Any) -> str:
    """The cell's text, with an apostrophe before what a spreadsheet would run as a formula; numbers stay numbers.

    A sign alone (the bound =, the input -) cannot be run and stays as it is.

    >>> guarded("name", "=1+1"), guarded("change", Decimal("-0.5"))
    ("'=1+1", '-0.5')
    """
    text = cell_text(column, value)
    is_text = isinstance(value, (str, list, tuple))
    return "'" + text if is_text and len(text) > 1 and text.startswith(FORMULA_STARTS) else text


def separated_lines(records: Iterable[Record], columns: Sequence[str], dialect: str) -> Iterator[str]:
    """A header line and one line a record, by the csv module."""
    import csv

    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, dialect=dialect)  # which ends rows with CR LF, and so quotes cells that hold either
    writer.writerow(columns)
    for row in records:
        yield taken(buffer)
        writer.writerow([guarded(column, row.get(column)) for column in columns])
    yield taken(buffer)


def taken(buffer: io.StringIO) -> str:
    """The row that stands in the buffer, its end made a line feed; the buffer is emptied."""
    text = buffer.getvalue().removesuffix("\r\n") + "\n"
    buffer.seek(0)
    buffer.truncate()
    return text


def csv_lines(records: Iterable[Record], columns: Sequence[str]) -> Iterator[str]:
    return separated_lines(records, columns, "excel")


def tsv_lines(records: Iterable[Record], columns: Sequence[str]) -> Iterator[str]:
    return separated_lines(records, columns, "excel-tab")


def json_objects(records: Iterable[Record], columns: Sequence[str]) -> Iterator[str]:
    """Each record as a JSON object with only these columns, in this order."""
    keys = [(column, json_text(column) + ": ") for column in columns]
    for row in records:
        yield "{" + ", ".join([key + json_text(row.get(column)) for column, key in keys]) + "}"


def jsonl_lines(records: Iterable[Record], columns: Sequence[str]) -> Iterator[str]:
    """One JSON object a line."""
    for line in json_objects(records, columns):
        yield line + "\n"


def json_lines(records: Iterable[Record], columns: Sequence[str]) -> Iterator[str]:
    """One JSON array, an object a line."""
    lead = "[\n"
    for line in json_objects(records, columns):
        yield lead + line
        lead = ",\n"
    yield "[]\n" if lead == "[\n" else "\n]\n"


def markdown_cell(text: str) -> str:
    """The text so that it stays inside its cell of a pipe table."""
    text = text.replace("\\", "\\\\").replace("|", "\\|").replace("&", "&amp;").replace("<", "&lt;")
    return " ".join(text.split())


def markdown_table(records: Iterable[Record], columns: Sequence[str], headings: Sequence[str]) -> Iterator[str]:
    """A pipe table; numbers stand to the right."""
    rows = [[markdown_cell(safe(cell_text(column, record.get(column)))) for column in columns] for record in records]
    yield tabulated(rows, headings, "pipe")


def plain_table(records: Iterable[Record], columns: Sequence[str], headings: Sequence[str]) -> Iterator[str]:
    """Columns aligned by spaces, for a pipe: no rules, no colour."""
    rows = [[" ".join(safe(cell_text(column, record.get(column))).split()) for column in columns] for record in records]
    yield tabulated(rows, headings, "plain")


def tabulated(rows: Sequence[Sequence[str]], headings: Sequence[str], style: str) -> str:
    """The rows by tabulate, which counts Chinese as two columns wide where wcwidth is installed."""
    if not rows:
        return ""
    from tabulate import tabulate

    text = tabulate(rows, headers=[safe(heading) for heading in headings], tablefmt=style, disable_numparse=True)
    return "\n".join(line.rstrip() for line in text.split("\n")) + "\n"


@record
class Format:
    """A format: which suffixes mean it, and what writes it; one with no writer is laid out for reading."""

    suffixes: tuple[str, ...]
    lines: Writer | None = None
    """Writes records as pieces of text."""
    nested: bool = False
    """Whether it holds statements as objects."""
    module: str = ""
    """The module of a format that is no text, imported when it is used; its `write` puts tables into a file."""
    whole: bool = False
    """Whether a file holds all three tables of `plan extract`."""
    typed: bool = False
    """Whether each column has a type, which is known of these three tables alone."""
    library: str = ""
    """The library that it needs beyond those that are always there; the extra that brings it has the format's name."""

    @property
    def for_machines(self) -> bool:
        """Whether records are written as they are, and not laid out for reading."""
        return self.lines is not None or bool(self.module)


FORMATS: dict[str, Format] = {
    "table": Format((".txt",)),
    "csv": Format((".csv",), csv_lines),
    "tsv": Format((".tsv",), tsv_lines),
    "json": Format((".json",), json_lines, nested=True),
    "jsonl": Format((".jsonl", ".ndjson"), jsonl_lines, nested=True),
    "markdown": Format((".md", ".markdown")),
    "xlsx": Format((".xlsx",), module="plantargets.cli.xlsx", whole=True),
    "parquet": Format((".parquet",), module="plantargets.cli.parquet", typed=True, library="pyarrow"),
    "sqlite": Format((".db", ".sqlite", ".sqlite3"), module="plantargets.cli.sqlite", whole=True, typed=True),
}
SUFFIXES = {suffix: name for name, format in FORMATS.items() for suffix in format.suffixes}
