"""What a check finds: a frozen `Finding` with its code, the values of its message and the places that show it.

Codes, their levels and wordings stand in `data/findings.tsv`, one line a code.

>>> level_of("contradiction"), level_of("rounded")
('error', 'notice')
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Literal, cast

from plantargets.extractors.lexicon import Row, table
from plantargets.extractors.model import Document, Passed, Statement, number_text

Level = Literal["error", "warning", "notice"]
LEVELS: tuple[Level, ...] = ("error", "warning", "notice")
"""error: the document cannot be right as it stands; warning: it should be looked at; notice: worth knowing."""

BOUNDS = {">=": "≥", ">": ">", "<=": "≤", "<": "<", "~": "≈"}
ROLES = {("target", "zh"): "目标", ("actual", "zh"): "现状"}


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a document that a finding is about, and the value they give."""

    document: str
    line: int
    start: int
    end: int
    quote: str
    value: Decimal | None = None
    unit: str | None = None
    cell: str | None = None
    """The address of the cell that they stand in, where the document's file tells its cells."""

    def to_dict(self) -> dict[str, Any]:
        names = ("document", "line", "start", "end", "cell", "quote", "value", "unit")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a reader should look at."""

    code: str
    indicator: str
    """The indicator's name; '' where the finding is about no indicator."""
    places: tuple[Place, ...]
    values: tuple[tuple[str, str], ...] = ()
    """What its message is filled with, beside the indicator's name."""

    @property
    def level(self) -> Level:
        return level_of(self.code)

    def message(self, lang: str) -> str:
        """The finding in a sentence, zh or en."""
        words = {key: ROLES.get((value, lang), value) for key, value in self.values}
        return codes()[self.code][f"{lang}_message"].format(indicator=self.indicator, **words)


@cache
def codes() -> dict[str, Row]:
    """All codes with their level, meaning and message; raises VocabularyError for a level that is none."""
    rows = table("findings.tsv")
    for row in rows:
        row.one_of("level", LEVELS)
    return {row["code"]: row for row in rows}


def level_of(code: str) -> Level:
    """How grave findings of a code are."""
    return cast(Level, codes()[code]["level"])


def finding(code: str, shown: Iterable[tuple[str, Statement]], **values: str) -> Finding:
    """A finding about statements, each with its document's name; it is named after the first."""
    listed = tuple(shown)
    first = listed[0][1]
    places: dict[tuple[str, int, int], Place] = {}
    for document, statement in listed:
        places.setdefault((document, statement.start, statement.end), place_of(document, statement))
    return Finding(code, first.indicator or first.name, tuple(places.values()), tuple(sorted(values.items())))


def told(statement: Statement) -> str:
    """A value with its bound and unit, whatever words tell them: ≥98%, ≈3–5所, 1:15."""
    low, high = number_text(statement.value), number_text(statement.value_high)
    if statement.unit == "比":
        return f"{low}:{high}"
    return BOUNDS.get(statement.comparator, "") + (f"{low}–{high}" if high else f"{low}") + statement.unit


def place_of(document: str, statement: Statement) -> Place:
    """Where a statement stands, and its value."""
    where = (statement.line, statement.start, statement.end, statement.quote)
    return Place(document, *where, statement.value, statement.unit, statement.cell)


def place_of_passed(document: Document, passed: Passed) -> Place:
    """Where a number stands that is no statement."""
    line = document.text.count("\n", 0, passed.start) + 1
    return Place(document.name, line, passed.start, passed.end, passed.quote)
