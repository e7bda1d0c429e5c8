"""The conductor: from a document to the plan that was read out of it, one step after the other."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike

from plantargets.extractors.accounts import all_passed, unread_places
from plantargets.extractors.catalogue import load
from plantargets.extractors.facts import document_facts
from plantargets.extractors.glossary import apart
from plantargets.extractors.indicators import pair
from plantargets.extractors.lines import make_view
from plantargets.extractors.model import Document, Plan, Quantity, Statement
from plantargets.extractors.names import name_quantities
from plantargets.extractors.quantities import scan
from plantargets.extractors.relations import relate
from plantargets.extractors.segment import segment
from plantargets.extractors.statements import Prose, passed_numbers, placed, prose_statements, under_headings
from plantargets.extractors.tables import find_tables, table_statements
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
    text = document.text
    facts = document_facts(text, document.name)
    tabled = [(table, table_statements(table, text, facts)) for table in find_tables(text)]
    read = [(table.start, table.end) for table, found in tabled if found]
    lost = unread_tables(text, [table for table, found in tabled if found])
    rows = (span for table, found in tabled if found for span in unread_rows(table, found))
    unread = unread_places(text, [*lost, *rows])
    closed = sorted([*read, *lost])
    view = make_view(text, closed=closed)
    sentences = segment(view, facts)
    quantities, passed = scan(view)
    quantities = apart(view.folded, quantities)
    prose = Prose(document, facts, view, sentences)
    sure = stated(prose, [quantity for quantity in quantities if quantity.core])
    unsure = stated(prose, [quantity for quantity in quantities if not quantity.core])
    known = load(catalogue)
    tables = under_headings(prose, (statement for _, found in tabled for statement in found))
    statements = placed(text, [*sure, *tables], known)
    return Plan(
        document,
        facts,
        statements,
        pair(statements),
        placed(text, unsure, known),
        all_passed(text, [*statements, *unsure], passed_numbers(text, view, passed), closed, unread),
        unread,
    )


def stated(prose: Prose, quantities: Sequence[Quantity]) -> list[Statement]:
    """The statements that the running text makes of these quantities: related to years and roles, then named."""
    view, sentences, facts = prose.view, prose.sentences, prose.facts
    relations = relate(view, sentences, quantities, facts)
    names = name_quantities(view, sentences, quantities, relations, facts)
    return [*prose_statements(prose, quantities, relations, names)]
