"""Plans as values of JSON, and back: in goes a plan, out come lists of its fields; in go these, out comes that plan.

How a field is taken back follows from its annotation in the model, so that the model is told nowhere twice. Each value
is checked to be of its type: a value that somebody else wrote raises, and never becomes a plan of odd parts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import PurePath
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from plantargets.cli.cache import Cache, Entry
from plantargets.extractors.indicators import pair
from plantargets.extractors.model import Document, Facts, Passed, Plan, Statement, Unread

Taker = Callable[[Any], Any]
KEPT = (Document, Facts, tuple[Statement, ...], tuple[Statement, ...], tuple[Passed, ...], tuple[Unread, ...])
"""What is kept of a plan; its indicators are its statements paired, and the text stands beside the value."""


def kept_plan(cache: Cache, data: bytes, path: str, make: Callable[[], Plan]) -> Plan:
    """The plan in a file's bytes, as it was kept or else is made.

    A file's own name belongs to the key, since a plan that does not say its place or year has them from there; its
    folder does not.
    """
    key = cache.key("plan", PurePath(path).name, data)
    return cache.kept(key, lambda entry: plan_from(entry, path), make, entry_of)


def entry_of(plan: Plan) -> Entry:
    """What is kept of a plan, its name left out: another file may have the same content."""
    document = replace(plan.document, name="", text="")
    kept = (document, plan.facts, plan.statements, plan.unsure, plan.passed, plan.unread)
    return plain(kept), plan.document.text


def plan_from(entry: Entry, name: str) -> Plan:
    """The plan that was kept, under the name of the file at hand; raises ValueError where it is not a whole one."""
    value, text = entry
    document, facts, statements, unsure, passed, unread = taken(KEPT, value)
    for quoted in (*statements, *unsure, *passed, *unread):
        if text[quoted.start : quoted.end] != quoted.quote and not isinstance(quoted, Unread):
            raise ValueError("a quote that is not in the text")
    document = replace(document, name=name, text=text)
    return Plan(document, facts, statements, pair(statements), unsure, passed, unread)


def plain(value: Any) -> Any:
    """A value of the model as lists, texts, whole numbers and None."""
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if is_dataclass(value):
        return [plain(getattr(value, one.name)) for one in fields(value)]
    return str(value) if isinstance(value, Decimal) else value


def taken(kinds: Iterable[Any], values: Any) -> list[Any]:
    """The values as what they are of; raises ValueError where there are more or fewer, or one is of another type."""
    if type(values) is not list:
        raise ValueError("no list")
    return [taker(kind)(value) for kind, value in zip(kinds, values, strict=True)]


@cache
def taker(kind: Any) -> Taker:
    """What takes a value back that was of this type; it raises ValueError where the value cannot be that."""
    arguments = get_args(kind)
    if is_dataclass(kind):
        return record_taker(kind)
    if get_origin(kind) is Literal:
        return lambda value: one_of(value, arguments)
    if get_origin(kind) is tuple:
        return tuple_taker(arguments)
    if NoneType in arguments:
        inner = taker(next(one for one in arguments if one is not NoneType))
        return lambda value: None if value is None else inner(value)
    return number if kind is Decimal else lambda value: of_type(value, kind)


def record_taker(kind: Any) -> Taker:
    """What takes a record back from the list of its fields."""
    hints = get_type_hints(kind)
    takers = [taker(hints[one.name]) for one in fields(kind)]

    def take(values: Any) -> Any:
        checked = zip(takers, of_type(values, list), strict=True)
        return kind(*[taker(value) for taker, value in checked])

    return take


def tuple_taker(arguments: tuple[Any, ...]) -> Taker:
    """What takes a tuple of any length back, all of whose members are of one type."""
    inner = taker(arguments[0])
    return lambda value: tuple([inner(one) for one in of_type(value, list)])


def of_type(value: Any, kind: type) -> Any:
    """The value, if it is of the type itself: True is no whole number here."""
    if type(value) is not kind:
        raise ValueError(f"no {kind.__name__}")
    return value


def one_of(value: Any, allowed: tuple[Any, ...]) -> Any:
    """The value, if it is one of those allowed."""
    if value not in allowed:
        raise ValueError("not one of those allowed")
    return value


def number(value: Any) -> Decimal:
    """The number of these digits."""
    try:
        return Decimal(of_type(value, str))
    except InvalidOperation:
        raise ValueError("no number") from None
