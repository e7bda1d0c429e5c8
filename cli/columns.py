"""What the columns of the three tables hold: in goes a column's name, out comes the kind of its values.

A format that gives each column a type holds a number twice: as a number to compute with, and with the digits that the
plan writes (`value` 98.5 and `value_text` 98.50).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

from plantargets.cli.rows import DOCUMENT_COLUMNS, INDICATOR_COLUMNS, STATEMENT_COLUMNS

Store = Callable[[Any], Any]
"""What makes a value, one that is told, the one that a format holds."""
Kind = Literal["text", "whole", "number", "digits", "truth", "list"]

TABLES = {"indicators": INDICATOR_COLUMNS, "statements": STATEMENT_COLUMNS, "documents": DOCUMENT_COLUMNS}

DIGITS = "_text"
"""How the column ends that holds a number's digits."""
WHOLE = frozenset(
    (
        *("period_start", "period_end", "year", "baseline_year", "goal_year", "line", "baseline_line", "start", "end"),
        *("statements", "targets", "actuals", "indicators"),
        *("id", "document_id", "indicator_id", "baseline_id", "goal_id"),
    )
)
NUMBERS = frozenset(
    ("value", "value_high", "baseline_value", "baseline", "baseline_high", "goal", "goal_high", "change")
)
TRUTHS = frozenset(("core",))
LISTS = frozenset(("section", "flags", "rules", "others"))


def kind_of(column: str) -> Kind:
    """What a column holds.

    >>> [kind_of(column) for column in ("name", "line", "value", "value_text", "core", "flags")]
    ['text', 'whole', 'number', 'digits', 'truth', 'list']
    """
    if column in NUMBERS:
        return "number"
    if column in WHOLE:
        return "whole"
    if column in LISTS:
        return "list"
    if column in TRUTHS:
        return "truth"
    return "digits" if column.removesuffix(DIGITS) in NUMBERS else "text"


def with_digits(columns: Sequence[str]) -> tuple[str, ...]:
    """The columns with that of its digits behind each number.

    >>> with_digits(["name", "value"])
    ('name', 'value', 'value_text')
    """
    return tuple(name for column in columns for name in (column, column + DIGITS)[: 1 + (column in NUMBERS)])


def stores(columns: Sequence[str], by_kind: Mapping[Kind, Store]) -> list[tuple[str, Store]]:
    """For each column the record's key that it is filled from, and what makes the key's value the column's.

    A column of digits is filled from the number that they are of.
    """
    return [(source_of(column), by_kind[kind_of(column)]) for column in columns]


def source_of(column: str) -> str:
    """The key in a record that a column is filled from."""
    return column.removesuffix(DIGITS) if kind_of(column) == "digits" else column


def encodable(text: str) -> str:
    """The text with what UTF-8 cannot hold written out: halves of characters, as in names of files in no encoding.

    >>> encodable("规划\\udcff")
    '规划\\\\udcff'
    """
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
