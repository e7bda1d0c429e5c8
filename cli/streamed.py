"""Formats whose rows follow each other: each plan's are written by itself, and the pieces put together are the file.

In go a format and records, out comes text. What stands above all rows (`head`) is written once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from plantargets.cli.formats import Writer, csv_lines, jsonl_lines, tsv_lines
from plantargets.cli.rows import Record

STREAMED: dict[str, tuple[Writer, int]] = {"csv": (csv_lines, 1), "tsv": (tsv_lines, 1), "jsonl": (jsonl_lines, 0)}
"""Each format's writer, and how many of its pieces stand above all rows."""


def head(format: str, columns: Sequence[str]) -> str:
    """What stands above all rows.

    >>> head("csv", ["doc", "name"]), head("jsonl", ["doc", "name"])
    ('doc,name\\n', '')
    """
    write, above = STREAMED[format]
    return "".join(islice(write((), columns), above))


def body(format: str, records: Iterable[Record], columns: Sequence[str]) -> str:
    """The rows of the records.

    >>> body("csv", [{"doc": "a.txt", "name": "毛入园率"}], ["doc", "name"])
    'a.txt,毛入园率\\n'
    """
    write, above = STREAMED[format]
    return "".join(islice(write(records, columns), above, None))
