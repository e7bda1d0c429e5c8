"""Statements: the quantities of the running text joined with what is asserted of them and what they are called.

In go the view, its sentences and the parallel lists of quantities, relations and names; out come statements whose
offsets point into the text as read.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from plantargets.extractors.catalogue import group_of
from plantargets.extractors.confidence import confidence_of
from plantargets.extractors.damage import LOST_SIGN, is_respaced
from plantargets.extractors.model import Document, Facts, Passed, Quantity, Relation, Sentence, Statement
from plantargets.extractors.names import Name
from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record
from plantargets.extractors.view import View

if TYPE_CHECKING:
    from plantargets.extractors.catalogue import Catalogue

OPENING = compiled(r"[。；\n]")
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


def prose_statements(prose: Prose, said: Said) -> Iterator[Statement]:
    """The statement that each reading makes; `section` is the heading path over it."""
    sentences = prose.sentences
    starts = [sentence.start for sentence in sentences]
    for index, relation, number in readings(said):
        quantity, names = said.quantities[index], said.names[index] or (Name("", "unnamed"),)
        place = bisect_right(starts, quantity.start) - 1
        section = tuple(heading.title for heading in sentences[place].headings) if place >= 0 else ()
        yield statement_of(prose.document.text, prose.view, quantity, relation, names[number], section)


def under_headings(prose: Prose, statements: Iterable[Statement]) -> list[Statement]:
    """The statements of tables with the heading path of the running text that each table stands in."""
    starts = [prose.view.origin(sentence.start) for sentence in prose.sentences]
    found = []
    for statement in statements:
        place = bisect_right(starts, statement.start) - 1
        headings = prose.sentences[place].headings if place >= 0 else ()
        found.append(replace(statement, section=tuple(heading.title for heading in headings)))
    return found


def statement_of(
    text: str, view: View, quantity: Quantity, relation: Relation, name: Name, section: tuple[str, ...]
) -> Statement:
    """The statement that a quantity, its relation and its name make together."""
    start, end = view.span(quantity.start, quantity.end)
    seen = view.text[quantity.start : quantity.end]
    flags = (
        *quantity.flags,
        *relation.flags,
        *(() if name.text else ("name-missing",)),
        *(("damaged",) if is_torn(text[start:end], seen) or LOST_SIGN.search(name.text) else ()),
    )
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
        quote=text[start:end],
        section=section,
        flags=tuple(dict.fromkeys(flags)),
        rules=tuple(dict.fromkeys((quantity.rule, *relation.rules, f"name:{name.rule}"))),
    )


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


def placed(text: str, statements: Sequence[Statement], catalogue: Catalogue) -> tuple[Statement, ...]:
    """The statements in the order of the text, with their line, canonical indicator and group."""
    breaks, openings = line_starts(text), [0, *(hit.end() for hit in OPENING.finditer(text))]
    ordered = sorted(statements, key=lambda statement: (statement.start, statement.end))
    return tuple(
        completed(
            statement,
            bisect_right(breaks, statement.start),
            words_before(text, openings, statement.start),
            catalogue,
        )
        for statement in ordered
    )


def words_before(text: str, openings: Sequence[int], position: int) -> str:
    """What the sentence, or the table's row, says before a position, as far as it is near.

    >>> words_before("小学。初中巩固率99%", [0, 3], 8)
    '初中巩固率'
    """
    opening = openings[bisect_right(openings, position) - 1]
    return text[max(opening, position - NEAR) : position]


def line_starts(text: str) -> list[int]:
    """The offset of each line's first character; lines end in LF, CR or CRLF."""
    return [0, *(hit.end() for hit in LINE_END.finditer(text))]


def completed(statement: Statement, line: int, before: str, catalogue: Catalogue) -> Statement:
    """The statement with its line, canonical indicator (else its own name), group and confidence.

    What a name that several indicators share means is told by the sentence before it, then by the headings.
    """
    context = (before, *reversed(statement.section))
    entry = catalogue.match(statement.name, context, unit=statement.unit)
    return replace(
        statement,
        line=line,
        indicator=entry.name if entry else statement.name,
        group=entry.group if entry else group_of(statement.name),
        confidence=confidence_of(statement),
    )
