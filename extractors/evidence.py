"""What each field of a statement rests on: the words in the document's text, and the rule that read them.

In goes what the steps made of a document (`pipeline.read_all`): the very objects that give its statements. Out comes
each statement with its evidence.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from plantargets.extractors.alignment import Piece
from plantargets.extractors.catalogue import load
from plantargets.extractors.model import Clue, Relation, Span, Statement
from plantargets.extractors.names.sources import name_pieces
from plantargets.extractors.periods import listed_years
from plantargets.extractors.pipeline import Read
from plantargets.extractors.quantities import parse_quantity
from plantargets.extractors.record import record
from plantargets.extractors.statements import Placing, Prose, Said, line_starts, prose_statements, readings
from plantargets.extractors.tables import TableReading
from plantargets.extractors.tables.evidence import table_clues, table_name, unit_clues
from plantargets.extractors.tables.values import Made
from plantargets.extractors.view import fold

FIELDS = ("name", "value", "unit", "comparator", "measure", "per", "role", "year", "baseline_value", "baseline_year")
"""The fields that evidence is given for, in its order."""
ONE = "个"
"""The measure word before 百分点, which is no part of the unit."""


@record
class Words:
    """Words that a field rests on: a stretch of the document's text, or words that the rule put in, without a place."""

    text: str
    start: int | None = None
    end: int | None = None
    line: int | None = None
    """1-based line of `start`."""


@record
class Evidence:
    """What one field rests on; `words` is empty where nothing in the text says it and the rule alone decides."""

    field: str
    rule: str
    words: tuple[Words, ...] = ()


Origins = Callable[[int, int], "list[Span]"]
"""Where a stretch stands in the text: more than one place where a line or a page ends in it."""
Explained = tuple[Statement, tuple[Evidence, ...]]


def explained(read: Read) -> Iterator[Explained]:
    """Each statement of a document with its evidence: those of the running text, the unsure ones, those of tables."""
    quoted, placing = Quoting(read.prose.document.text), Placing(read.prose.document.text, load())
    yield from in_prose(read.prose, read.sure, quoted, placing)
    yield from in_prose(read.prose, read.unsure, quoted, placing)
    for table in read.tables:
        for made in table.made:
            yield made.statement, in_table(table, made, quoted)


class Quoting:
    """A document's text, from which words are quoted with their place and line."""

    def __init__(self, text: str) -> None:
        self.text, self.lines = text, line_starts(text)

    def quoted(self, spans: Iterable[Span]) -> Iterator[Words]:
        """The words of the spans, those with nothing but blanks between them as one."""
        joined: list[Span] = []
        for start, end in spans:
            if joined and not self.text[joined[-1][1] : start].strip():
                joined[-1] = joined[-1][0], end
            else:
                joined.append((start, end))
        for start, end in joined:
            yield Words(self.text[start:end], start, end, bisect_right(self.lines, start))

    def evidence(self, clues: Iterable[Clue], origins: Origins) -> Iterator[Evidence]:
        """The clues as evidence, those to one field by one rule together; `origins` lead into the text."""
        for (field, rule), same in groupby(clues, key=lambda clue: (clue.field, clue.rule)):
            words = [word for clue in same if clue.words for word in self.quoted(origins(*clue.words))]
            yield Evidence(field, rule, tuple(words))

    def name(self, rule: str, pieces: Sequence[Piece], origins: Origins) -> Evidence:
        """A name's pieces as evidence; what the rule put in has no place."""
        words: list[Words] = []
        for piece in pieces:
            words += self.quoted(origins(*piece.span)) if piece.span else [Words(piece.text)]
        return Evidence("name", rule, tuple(words))


def in_prose(prose: Prose, said: Said, quoted: Quoting, placing: Placing) -> Iterator[Explained]:
    """The statements of the running text with their evidence."""
    named = name_pieces(prose.view, prose.sentences, said.quantities, said.names)
    origins = prose.view.spans
    for statement, (index, relation, number) in zip(
        prose_statements(prose, said, placing), readings(said), strict=True
    ):
        pieces = named[index][number] if named[index] else ()
        clues = [*number_clues(prose, said, index), *relation_clues(prose, relation)]
        evidence = quoted.name(statement.rules[-1], pieces, origins), *quoted.evidence(clues, origins)
        yield statement, evidence


def number_clues(prose: Prose, said: Said, index: int) -> Iterator[Clue]:
    """What tells value, unit and bound of a number of the running text."""
    quantity = said.quantities[index]
    signed = quantity.start < quantity.number_start and quantity.value < 0
    start, end = quantity.start if signed else quantity.number_start, quantity.number_end
    stop = unit_start(prose.view.folded[start:end], quantity.unit) + start
    yield Clue("value", quantity.rule, (start, stop))
    if quantity.unit:
        lent, own = quantity.lent, (stop if stop < end else start, end)
        yield Clue("unit", "unit-shared", lent) if lent else Clue("unit", quantity.rule, own)
    shared = "bound-shared" in quantity.flags
    if quantity.comparator != "=":
        yield Clue("comparator", "bound-shared" if shared else "bound", quantity.bound or (start, stop))


def unit_start(words: str, unit: str) -> int:
    """Where the unit begins in the words of a number: 8.4个百分点 -> 3; their end where it stands elsewhere."""
    if not unit or not words.endswith(unit) or len(words) == len(unit):
        return len(words)
    start = len(words) - len(unit)
    return start - 1 if unit == "百分点" and words[start - 1] == ONE else start


def relation_clues(prose: Prose, relation: Relation) -> Iterator[Clue]:
    """What tells measure, period, role, year and base; of a list of years only the one that counts."""
    for field in FIELDS:
        for clue in relation.clues:
            if clue.field == field:
                listed = clue.words if clue.rule == "year-list" else None
                years = listed_years(prose.view.folded, *listed) if listed else {}
                yield Clue(field, clue.rule, years.get(relation.year or 0, clue.words))


def in_table(table: TableReading, made: Made, quoted: Quoting) -> tuple[Evidence, ...]:
    """The evidence of a table's value."""
    statement = made.statement
    name = quoted.name(statement.rules[0], table_name(table, made, quoted.text), here)
    clues = [*cell_clues(table, made, quoted.text), *table_clues(table, made, quoted.text)]
    return name, *quoted.evidence(clues, here)


def here(start: int, end: int) -> list[Span]:
    """A place that needs no leading back: tables are read from the text itself."""
    return [(start, end)]


def cell_clues(table: TableReading, made: Made, text: str) -> Iterator[Clue]:
    """What tells value, unit and bound of a table's number: its cell, for the unit also header and row."""
    statement, rule = made.statement, made.statement.rules[-1]
    start, end, bound = statement.start, statement.end, parse_quantity(statement.quote).bound
    if bound is not None and statement.comparator != "=":
        start, end = (start + bound[1], end) if not bound[0] else (start, start + bound[0])
        bound = statement.start + bound[0], statement.start + bound[1]
    words = fold(statement.quote)[start - statement.start : end - statement.start]
    stop = start + unit_start(words, statement.unit)
    yield Clue("value", rule, (start, stop))
    if stop < end:
        yield Clue("unit", rule, (stop, end))
    elif statement.unit:
        yield from unit_clues(table, made, text)
    if statement.comparator != "=":
        yield Clue("comparator", "bound", bound or (start, end))
