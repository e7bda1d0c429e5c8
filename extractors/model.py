"""The words the program is about: document, facts, quantity, statement, indicator row, plan.

Everything here is a frozen dataclass with slots; nothing here knows what the other modules do. Values are
`decimal.Decimal` in the written unit. Offsets are Unicode code points into the document's text as the reader gave it,
end exclusive, and `text[start:end] == quote` always.
"""

from __future__ import annotations

from dataclasses import field, fields
from decimal import Decimal
from typing import Any, Literal

from plantargets.extractors.record import frozen, record

Comparator = Literal["=", ">=", ">", "<=", "<", "~", "range"]
Measure = Literal["level", "increase", "decrease"]
Role = Literal["target", "actual"]
Confidence = Literal["high", "medium", "low"]
Part = Literal["review", "plan"]
"""Whether a stretch of a document looks back (回顾, 情况) or ahead (目标, 任务, 打算)."""


Span = tuple[int, int]
"""Where words begin and end, end exclusive."""


def number_text(value: Decimal | None) -> str | None:
    """The value as plain digits, never in exponent form: Decimal('1E+3') -> '1000', Decimal('0.50') -> '0.50'."""
    return None if value is None else format(value, "f")


@frozen
class SourceCell:
    """A cell of a table in its file: its words, where they stand in the document's text, and what it is called."""

    text: str
    start: int
    end: int
    address: str
    """表2 R3C4 in a document, 指标!C5 in a workbook."""


@frozen
class SourceTable:
    """A table that its file knows to be one: its stretch of the text and its rows, merged cells repeated."""

    start: int
    end: int
    rows: tuple[tuple[SourceCell, ...], ...]


@frozen
class Document:
    """A text as a reader gave it: that of a text file only decoded, that of any other put together from its parts."""

    name: str
    """The input as the user named it: a path, or '-' for standard input."""
    text: str
    encoding: str | None = None
    warnings: tuple[str, ...] = ()
    """Sentences about what was odd in reading (undecodable bytes and where, a guess of the encoding)."""
    tables: tuple[SourceTable, ...] = ()
    """Tables whose cells the file itself tells (Word, HTML, PDF, Excel); a text file's are looked for in its text."""


@frozen
class Facts:
    """What a document says of itself; None where it does not say, never a guess. Years as in 2021–2025."""

    region: str | None = None
    region_level: Literal["国家", "省", "市", "县"] | None = None
    title: str | None = None
    kind: str = "其他"
    issuer: str | None = None
    doc_number: str | None = None
    issued: str | None = None
    """ISO date, as far as it is said: 2021-11-30, 2021-09."""
    period_start: int | None = None
    period_end: int | None = None

    def to_dict(self) -> dict[str, Any]:
        return {f.name: getattr(self, f.name) for f in fields(self)}


@record
class Clue:
    """What told a field of a statement: the rule that spoke, and the words it went by.

    `words` is their span in the view, None where no words say it (the plan's own year).
    """

    field: str
    rule: str
    words: Span | None = None


@record
class Heading:
    """A heading's own words, its depth (1 outermost), its span in the view, and the part it opens, if it says."""

    start: int
    end: int
    level: int
    title: str
    part: Part | None = None
    year: int | None = None
    """The year a heading names for its part (二、2024年主要任务 -> 2024)."""


@record
class Sentence:
    """A sentence's span in the view, the headings above it (outermost first) and its paragraph's number."""

    start: int
    end: int
    headings: tuple[Heading, ...] = ()
    paragraph: int = 0
    part: Part | None = None
    told: Span | None = None
    """The words in the view that tell the part (a heading, 下一步); None where the document's kind does."""


@record
class Quantity:
    """A number with its unit and bound words, read from the view; `start` and `end` cover all of it.

    `number_start` and `number_end` cover the number and its unit without the bound words. A ratio a:b is value=a,
    value_high=b, unit 比.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    value: Decimal
    unit: str
    comparator: Comparator = "="
    value_high: Decimal | None = None
    per: str | None = None
    core: bool = True
    """False for numbers an analyst may or may not want: method steps, ranks, absolutes without a digit."""
    rule: str = ""
    flags: tuple[str, ...] = ()
    bound: Span | None = None
    """The words that bind it, wherever they stand."""
    lent: Span | None = None
    """Where the unit stands that the last member of its list lends it."""


@frozen
class Passed:
    """A number that is no indicator, and the named rule that says why (date, ordinal, document-number …)."""

    start: int
    end: int
    quote: str
    reason: str


@frozen
class Unread:
    """A stretch of a table that could not be read safely: told of with its 1-based line, not guessed at."""

    start: int
    end: int
    line: int
    quote: str
    """The stretch's first line."""


@record
class Relation:
    """What is asserted of a quantity: whether it is a level or a change, of which year, reached or aimed at."""

    measure: Measure = "level"
    role: Role = "target"
    year: int | None = None
    baseline_value: Decimal | None = None
    baseline_year: int | None = None
    baseline_of: int | None = None
    """Index of the quantity (in the same list) that this one is the starting point of: 从A提高到B, A -> B's index."""
    per: str | None = None
    more_years: tuple[int, ...] = ()
    """Further years that the same is said of: 2024、2025两年各建5所."""
    more_bases: tuple[tuple[Decimal, Clue], ...] = ()
    """The bases of the names after the first, and what tells them: 甲、乙分别从30%、45%提高到60%."""
    clues: tuple[Clue, ...] = ()
    """What told each of these fields, in the order it spoke."""
    flags: tuple[str, ...] = ()

    @property
    def rules(self) -> tuple[str, ...]:
        """The names of the rules that spoke."""
        return tuple([clue.rule for clue in self.clues])

    def clue(self, field: str) -> Clue | None:
        """The first clue to a field."""
        return next((clue for clue in self.clues if clue.field == field), None)


@frozen
class Statement:
    """One numeric assertion of a plan: the fields of the benchmark's guideline, and where it stands."""

    name: str
    value: Decimal
    unit: str
    start: int
    end: int
    quote: str
    value_high: Decimal | None = None
    per: str | None = None
    comparator: Comparator = "="
    measure: Measure = "level"
    role: Role = "target"
    year: int | None = None
    baseline_value: Decimal | None = None
    baseline_year: int | None = None
    core: bool = True
    where: Literal["prose", "table"] = "prose"
    cell: str | None = None
    """The address of the cell that it stands in (表2 R3C4, 指标!C5), where the document's file tells its cells."""
    indicator: str = ""
    """The catalogue's canonical name, or the cleaned name."""
    group: str | None = None
    nature: Literal["约束性", "预期性"] | None = None
    section: tuple[str, ...] = ()
    line: int = 0
    """1-based line of `start` in the text."""
    flags: tuple[str, ...] = ()
    confidence: Confidence = "medium"
    """How far the row can be trusted without its sentence."""
    rules: tuple[str, ...] = ()
    """Names of the rules that made this statement, in the order they spoke."""

    def to_dict(self) -> dict[str, Any]:
        """The statement as JSON-ready values: numbers as plain digit strings, tuples as lists."""
        row: dict[str, Any] = {f.name: getattr(self, f.name) for f in fields(self)}
        for name in ("value", "value_high", "baseline_value"):
            row[name] = number_text(row[name])
        for name in ("section", "flags", "rules"):
            row[name] = list(row[name])
        return row


@frozen
class Indicator:
    """One indicator of one document for reading: its baseline, its goal, and the change between, paired."""

    indicator: str
    name: str
    group: str | None
    unit: str
    baseline: Statement | None = None
    """Where it stands: the latest actual level, or the base a goal states."""
    goal: Statement | None = None
    change: Decimal | None = None
    """Goal less baseline where both are known and comparable, else the change the plan itself states."""
    change_unit: str | None = None
    """百分点 between two rates, the common unit between two amounts, % for a relative change."""
    statements: tuple[Statement, ...] = ()


@frozen
class Plan:
    """All that was read from one document."""

    document: Document
    facts: Facts
    statements: tuple[Statement, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    unsure: tuple[Statement, ...] = ()
    """Numbers that an analyst may or may not want in the table (ranks, steps of a method, 连续三年): read like the
    statements, but kept apart from them."""
    passed: tuple[Passed, ...] = field(default=(), repr=False)
    unread: tuple[Unread, ...] = ()
    """Tables and rows of tables that could not be read safely."""

    def to_dict(self) -> dict[str, Any]:
        return {
            "doc": self.document.name,
            **self.facts.to_dict(),
            "statements": [s.to_dict() for s in self.statements],
        }
