"""From an input to its rows: in goes a path and an order, out come the rows that are wanted of its plan.

This is what a process of a pool does for a file, rows written as text and all: text is sent between processes at no
cost worth naming, plans and records are not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from plantargets.cli.rows import Record, Tally, document_record, indicator_record, statement_record
from plantargets.cli.settings import Settings
from plantargets.cli.streamed import body
from plantargets.cli.tables import is_shown
from plantargets.cli.work import Failure, Outcome, attempted, notes_of, plan_in
from plantargets.extractors.indicators import key_of, pair
from plantargets.extractors.model import Plan
from plantargets.extractors.record import record
from plantargets.extractors.selection import Selection, select_indicators, select_statements

if TYPE_CHECKING:
    from plantargets.cli.cache import Entry


@record
class Order:
    """What is wanted of each plan: which rows, and as which text (None: as records)."""

    settings: Settings
    kind: str
    wishes: Selection
    unsure: bool = False
    format: str | None = None
    columns: tuple[str, ...] = ()


@dataclass(slots=True)
class Made:
    """What a plan gave: its rows, as records or as text, and how many there are of everything."""

    tally: Tally = field(default_factory=Tally)
    records: list[Record] = field(default_factory=list)
    text: str = ""


def rows_of(path: str, order: Order) -> Outcome[Made] | Failure:
    """The rows of an input with what there is to say of it, or why there are none."""
    return attempted(partial(made_of, path, order), path, order.settings)


def made_of(path: str, order: Order) -> Outcome[Made]:
    """The rows of an input, from the cache where they are kept there; raises PlanError where it cannot be read."""
    from plantargets.extractors.readers import read_bytes

    data, cache = read_bytes(path, order.settings.limits), order.settings.cache
    make = partial(made_in, data, path, order)
    if cache is None or order.format is None:
        return make()
    return cache.kept(cache.key("rows", path, words_of(order), data), outcome_from, make, entry_of)


def words_of(order: Order) -> str:
    """All that an order says, but for what the cache's stamp has in it, or what follows from the rest."""
    wishes = replace(order.wishes, canonicals=frozenset())
    spoken = (order.settings.lang, order.settings.verbose)
    return repr((order.kind, wishes, order.unsure, order.format, order.columns, spoken))


def entry_of(outcome: Outcome[Made]) -> Entry:
    """Rows as text, as they are kept."""
    return [astuple(outcome.value.tally), outcome.notes], outcome.value.text


def outcome_from(entry: Entry) -> Outcome[Made]:
    """The rows that were kept; raises ValueError where they are not what is kept of rows."""
    (figures, notes), text = entry
    if not all(type(figure) is int for figure in figures) or not all(type(note) is str for note in notes):
        raise ValueError("neither figures nor notes")
    return Outcome(Made(Tally(*figures), text=text), tuple(notes))


def made_in(data: bytes, path: str, order: Order) -> Outcome[Made]:
    """The rows of an input in these bytes."""
    plan = plan_in(data, path, order.settings)
    made = made_from(unsure_only(plan) if order.unsure else plan, order)
    return Outcome(made, tuple(notes_of(plan, order.settings)))


def made_from(plan: Plan, order: Order) -> Made:
    """The rows of a plan that are wanted, counted, and as text where that is wanted."""
    tally = Tally()
    records = list(FOUND[order.kind](plan, order.wishes, tally))
    tally.documents += bool(records) or order.wishes == Selection()
    tally.rows += len(records)
    tally.unsure += len(plan.unsure)
    if order.format is None:
        return Made(tally, records)
    return Made(tally, text=body(order.format, records, order.columns))


def unsure_only(plan: Plan) -> Plan:
    """The plan with its arguable numbers in the place of its statements."""
    return replace(plan, statements=plan.unsure, indicators=pair(plan.unsure), unsure=())


def indicator_rows(plan: Plan, wishes: Selection, tally: Tally) -> Iterator[Record]:
    for row in select_indicators(plan, wishes):
        tally.indicators += 1
        tally.count(row.statements)
        yield indicator_record(plan, row)


def statement_rows(plan: Plan, wishes: Selection, tally: Tally) -> Iterator[Record]:
    statements = select_statements(plan, wishes)
    tally.indicators += len(set(map(key_of, statements)))
    tally.count(statements)
    return (statement_record(plan, statement) for statement in statements)


def document_rows(plan: Plan, wishes: Selection, tally: Tally) -> Iterator[Record]:
    """The document's facts, if it is of a wanted region and any of its statements are wanted."""
    statements = select_statements(plan, wishes)
    tally.indicators += len(set(map(key_of, statements)))
    tally.count(statements)
    if is_shown(plan, statements, wishes):
        yield document_record(plan)


FOUND = {"indicators": indicator_rows, "statements": statement_rows, "documents": document_rows}
