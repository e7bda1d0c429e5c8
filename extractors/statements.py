"""Statements: the quantities of the running text joined with what is asserted of them and what they are called.

In go the view, its sentences and the parallel lists of quantities, relations and names; out come statements whose
offsets point into the text as read. Those of tables are given what they lack: their headings, their place, their group.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from plantargets.extractors.catalogue import group_of
from plantargets.extractors.confidence import confidence_in_prose, confidence_of
from plantargets.extractors.damage import LOST_SIGN, is_respaced
from plantargets.extractors.model import Document, Facts, Passed, Quantity, Relation, Sentence, Statement
from plantargets.extractors.names import Name
from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record
from plantargets.extractors.view import View

if TYPE_CHECKING:
    from plantargets.extractors.catalogue import Catalogue

LAST_OPENING = compiled(r"(?s:.*)[。；\n]")
"""All up to where the last sentence, or row of a table, begins."""
NEAR = 500
WIDTHLESS = compiled(r"[\s\u200b]+")
LINE_END = compiled(r"\r\n|\r|\n")


@record
class Prose:
    """The running text of a document, ready to be read: its view, its sentences, what the document says of itself."""

    document: Document
    facts: Facts
    view: View
    sentences: tuple[Sentence, ...]


@record
class Said:
    """Quantities of the running text, and of each what is asserted of it and what it is called."""

    quantities: Sequence[Quantity]
    relations: Sequence[Relation]
    names: Sequence[tuple[Name, ...]]


Reading = tuple[int, Relation, int]
"""What makes one statement: a quantity's index, the relation for one year, a name's place among its names."""


def readings(said: Said) -> Iterator[Reading]:
    """What makes each statement: one a name (and a year, where several are said) of a quantity, in their order."""
    for index, relation in enumerate(said.relations):
        for year in (relation.year, *relation.more_years):
            for place in range(max(1, len(said.names[index]))):
                yield index, of_place(relation if year == relation.year else replace(relation, year=year), place), place


def of_place(relation: Relation, place: int) -> Relation:
    """The relation for the name at a place among a quantity's names: each may start from a base of its own."""
    if not 0 < place <= len(relation.more_bases):
        return relation
    value, clue = relation.more_bases[place - 1]
    others = (one for one in relation.clues if one.field != "baseline_value")
    return replace(relation, baseline_value=value, clues=(clue, *others))


class Placing:
    """Tells of a statement what its place in the text and its name say: its line, and its indicator with its group."""

    def __init__(self, text: str, catalogue: Catalogue) -> None:
        self.text, self.catalogue, self.lines = text, catalogue, line_starts(text)

    def line(self, start: int) -> int:
        """The 1-based line of a place in the text."""
        return bisect_right(self.lines, start)

    def indicator(self, name: str, unit: str, start: int, section: tuple[str, ...]) -> tuple[str, str | None]:
        """The canonical indicator, else the name itself, and the group.

        What a name that several indicators share means is told by the sentence before it, then by the headings.
        """
        entry = self.catalogue.match(name, (words_before(self.text, start), *reversed(section)), unit=unit)
        return (entry.name, entry.group) if entry else (name, group_of(name))


def prose_statements(prose: Prose, said: Said, placing: Placing) -> Iterator[Statement]:
    """The statement that each reading makes; `section` is the heading path over it."""
    starts = [sentence.start for sentence in prose.sentences]
    for index, relation, number in readings(said):
        quantity, names = said.quantities[index], said.names[index] or (Name("", "unnamed"),)
        section = section_at(prose, starts, quantity.start)
        yield statement_of(prose.view, quantity, relation, names[number], section, placing)


def section_at(prose: Prose, starts: Sequence[int], position: int) -> tuple[str, ...]:
    """The heading path over a position; `starts` are those of the sentences."""
    place = bisect_right(starts, position) - 1
    headings = prose.sentences[place].headings if place >= 0 else ()
    return tuple([heading.title for heading in headings])


def tabled_statements(prose: Prose, statements: Iterable[Statement], placing: Placing) -> Iterator[Statement]:
    """The statements of tables under the headings of the running text that each stands in, with all these tell."""
    starts = [prose.view.origin(sentence.start) for sentence in prose.sentences]
    for statement in statements:
        section = section_at(prose, starts, statement.start)
        indicator, group = placing.indicator(statement.name, statement.unit, statement.start, section)
        yield replace(
            statement,
            section=section,
            line=placing.line(statement.start),
            indicator=indicator,
            group=group,
            confidence=confidence_of(statement.rules, statement.flags),
        )


def statement_of(
    view: View, quantity: Quantity, relation: Relation, name: Name, section: tuple[str, ...], placing: Placing
) -> Statement:
    """The statement that a quantity, its relation and its name make together."""
    start, end = view.span(quantity.start, quantity.end)
    quote = placing.text[start:end]
    flags = flags_of(quantity, relation, name, is_torn(quote, view.text[quantity.start : quantity.end]))
    rules = tuple(dict.fromkeys((quantity.rule, *relation.rules, f"name:{name.rule}")))
    indicator, group = placing.indicator(name.text, quantity.unit, start, section)
    return Statement(
        name=name.text,
        value=quantity.value,
        value_high=quantity.value_high,
        unit=quantity.unit,
        per=relation.per or quantity.per,
        comparator=quantity.comparator,
        measure=relation.measure,
        role=relation.role,
        year=relation.year,
        baseline_value=relation.baseline_value,
        baseline_year=relation.baseline_year,
        core=quantity.core,
        start=start,
        end=end,
        quote=quote,
        indicator=indicator,
        group=group,
        section=section,
        line=placing.line(start),
        flags=flags,
        confidence=confidence_in_prose(rules, flags, name.text, quantity.unit, relation.measure),
        rules=rules,
    )


def flags_of(quantity: Quantity, relation: Relation, name: Name, torn: bool) -> tuple[str, ...]:
    """The doubts about a statement, each once."""
    flags = quantity.flags + relation.flags
    if not name.text:
        flags += ("name-missing",)
    if torn or LOST_SIGN.search(name.text):
        flags += ("damaged",)
    return tuple(dict.fromkeys(flags))


def is_torn(quote: str, seen: str) -> bool:
    """Whether furniture or odd blanks stand inside a quote that the view leaves out: its digits may be of two numbers.

    >>> is_torn("12\\n— 5 —\\n00人次", "1200人次"), is_torn("1 2\\n人次", "12人次")
    (True, False)
    """
    if len(quote) == len(seen):
        return False
    return is_respaced(quote) or WIDTHLESS.sub("", quote) != WIDTHLESS.sub("", seen)


def passed_numbers(text: str, view: View, passed: Sequence[Passed]) -> tuple[Passed, ...]:
    """The numbers passed over, with offsets into the text as read."""
    found = []
    for item in passed:
        start, end = view.span(item.start, item.end)
        found.append(Passed(start, end, text[start:end], item.reason))
    return tuple(found)


def in_order(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The statements in the order of the text."""
    return tuple(sorted(statements, key=lambda statement: (statement.start, statement.end)))


def words_before(text: str, position: int) -> str:
    """What the sentence, or the table's row, says before a position, as far as it is near.

    >>> words_before("小学。初中巩固率99%", 8)
    '初中巩固率'
    """
    near = max(0, position - NEAR)
    before = LAST_OPENING.match(text, near, position)
    return text[before.end() if before else near : position]


def line_starts(text: str) -> list[int]:
    """The offset of each line's first character; lines end in LF, CR or CRLF."""
    return [0, *(hit.end() for hit in LINE_END.finditer(text))]
