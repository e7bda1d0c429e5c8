"""From plans to the three tables at once: in go plans and what is wanted of them, out come rows with their keys.

The rows stream: those of a document come together, each told by the name of its table, and none is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from plantargets.cli.rows import Record, Tally, document_record, indicator_record, statement_record
from plantargets.extractors.indicators import key_of
from plantargets.extractors.model import Plan, Statement
from plantargets.extractors.selection import Selection, select_indicators, select_statements

TableRow = tuple[str, Record]
"""The name of a table and a row of it."""
Item = TypeVar("Item")


@dataclass(slots=True)
class Numbering:
    """The last key given in each table."""

    documents: int = 0
    indicators: int = 0
    statements: int = 0


def table_rows(plans: Iterable[Plan], wishes: Selection, tally: Tally) -> Iterator[TableRow]:
    """The rows of all three tables that are wanted, counted as they go by."""
    last = Numbering()
    for plan in plans:
        tally.unsure += len(plan.unsure)
        statements = select_statements(plan, wishes)
        if is_shown(plan, statements, wishes):
            tally.count(statements)
            yield from rows_of(plan, statements, wishes, last)
            tally.documents, tally.indicators = last.documents, last.indicators
            tally.rows = last.documents + last.indicators + last.statements


def is_shown(plan: Plan, statements: Sequence[Statement], wishes: Selection) -> bool:
    """Whether a document is: it has wanted statements, or is of a wanted region where nothing else is asked for."""
    only_region = wishes == Selection(regions=wishes.regions)
    return bool(statements) or (only_region and wishes.wants_region(plan.facts, plan.document.name))


def rows_of(plan: Plan, statements: Sequence[Statement], wishes: Selection, last: Numbering) -> Iterator[TableRow]:
    """The rows of one document, with the keys that lead from one table to the other.

    A base that is only said in its goal's own words is no statement, and has no key.
    """
    last.documents += 1
    keys: dict[Statement | None, int] = {one: key for key, one in enumerate(statements, last.statements + 1)}
    rows: dict[object, int] = {}
    yield "documents", {"id": last.documents, **document_record(plan)}
    for row in select_indicators(plan, wishes):
        last.indicators += 1
        rows[key_of(row.statements[0])] = last.indicators
        links = {"baseline_id": keys.get(row.baseline), "goal_id": keys.get(row.goal)}
        yield (
            "indicators",
            {"id": last.indicators, "document_id": last.documents, **links, **indicator_record(plan, row)},
        )
    for statement in statements:
        last.statements += 1
        links = {"id": last.statements, "document_id": last.documents, "indicator_id": rows.get(key_of(statement))}
        yield "statements", {**links, **statement_record(plan, statement)}


def batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """The items, so many at a time.

    >>> list(batches("abcde", 2))
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch
