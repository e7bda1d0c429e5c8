"""The conductor: from a document to the plan that was read out of it, one step after the other."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike

from plantargets.extractors.accounts import all_passed, unread_places
from plantargets.extractors.catalogue import Catalogue, load
from plantargets.extractors.collector import waiting_collector
from plantargets.extractors.facts import document_facts
from plantargets.extractors.glossary import apart
from plantargets.extractors.heard import Heard, hear
from plantargets.extractors.indicators import pair
from plantargets.extractors.lines import make_view
from plantargets.extractors.model import Document, Passed, Plan, Quantity, Span, Unread
from plantargets.extractors.names import name_quantities
from plantargets.extractors.quantities import scan
from plantargets.extractors.record import record
from plantargets.extractors.relations import relate
from plantargets.extractors.segment import segment
from plantargets.extractors.statements import (
    Placing,
    Prose,
    Said,
    in_order,
    passed_numbers,
    prose_statements,
    tabled_statements,
)
from plantargets.extractors.tables import TableReading, find_tables, given, read_table
from plantargets.extractors.tables.grid import split_lines
from plantargets.extractors.tables.unread import unread_rows, unread_tables


def extract(text: str, catalogue: str | None = None) -> Plan:
    """Read the quantified indicators of a plan's text; `catalogue` names a TOML file laid over the built-in one.

    >>> [(s.name, str(s.value), s.year) for s in extract("到2025年，学前三年毛入园率达到98%以上。").statements]
    [('学前三年毛入园率', '98', 2025)]
    """
    return extract_document(Document(name="", text=text), catalogue)


def extract_file(path: str | PathLike[str], encoding: str | None = None, catalogue: str | None = None) -> Plan:
    """Read the quantified indicators of a plan file; raises InputError where it cannot be read."""
    from plantargets.extractors.readers import read_document

    return extract_document(read_document(path, encoding=encoding), catalogue)


def extract_document(document: Document, catalogue: str | None = None) -> Plan:
    """Read the quantified indicators of a document: facts, tables, then the running text; raises VocabularyError."""
    known = load(catalogue)
    with waiting_collector():
        return plan_of(document, known)


def plan_of(document: Document, known: Catalogue) -> Plan:
    """The plan that a document is, its indicators named as the catalogue names them."""
    read, text = read_all(document), document.text
    prose, placing = read.prose, Placing(text, known)
    tabled = tabled_statements(prose, (said for table in read.tables for said in table.statements), placing)
    sure = in_order([*prose_statements(prose, read.sure, placing), *tabled])
    arguable = in_order(prose_statements(prose, read.unsure, placing))
    statements, unsure = given.addressed(sure, document.tables), given.addressed(arguable, document.tables)
    return Plan(
        document,
        read.prose.facts,
        statements,
        pair(statements),
        unsure,
        all_passed(
            text, [*statements, *unsure], passed_numbers(text, read.prose.view, read.passed), read.closed, read.unread
        ),
        read.unread,
    )


@record
class Read:
    """All that the steps made of a document: what the statements are made of, and what explains them."""

    prose: Prose
    sure: Said
    unsure: Said
    tables: tuple[TableReading, ...]
    closed: tuple[Span, ...]
    """The stretches of the tables, whether or not they could be read, which are no running text."""
    unread: tuple[Unread, ...]
    passed: tuple[Passed, ...]
    """With places in the view."""


def read_all(document: Document) -> Read:
    """Take a document through the steps, one after the other."""
    text = document.text
    facts = document_facts(text, document.name)
    lines = split_lines(text)
    found = find_tables(text, document.tables, lines)
    tables = tuple(read for table in found if (read := read_table(table, text, facts)).made)
    known = [(one.table.start, one.table.end) for one in tables]
    drawn = unread_tables(text, [one.table for one in tables], lines)
    lost = [*drawn, *given.lost(document.tables, sorted([*known, *drawn]))]
    rows = (span for one in tables for span in unread_rows(one.table, one.statements))
    unread = unread_places(text, [*lost, *rows])
    closed = tuple(sorted([*known, *lost]))
    view = make_view(text, closed, given.prose_cells(document.tables, closed))
    sentences = segment(view, facts, given.scopes(document.tables))
    quantities, passed = scan(view)
    quantities = apart(view.folded, quantities)
    prose, heard = Prose(document, facts, view, sentences), hear(view, sentences, facts)
    sure = said(prose, heard, [quantity for quantity in quantities if quantity.core])
    unsure = said(prose, heard, [quantity for quantity in quantities if not quantity.core])
    return Read(prose, sure, unsure, tables, closed, unread, tuple(passed))


def said(prose: Prose, heard: Heard, quantities: Sequence[Quantity]) -> Said:
    """What the running text says of these quantities: related to years and roles, then named."""
    view, sentences, facts = prose.view, prose.sentences, prose.facts
    relations = relate(heard, quantities)
    return Said(quantities, relations, name_quantities(view, sentences, quantities, relations, facts))
