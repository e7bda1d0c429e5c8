"""Amounts for reading: in go a value, its unit, bound and measure, out comes a text such as ≥90% or −2个百分点."""

from __future__ import annotations

from decimal import Decimal

from plantargets.cli.messages import say
from plantargets.extractors.model import Statement, number_text

BOUNDS = {">=": "≥", ">": ">", "<=": "≤", "<": "<", "~": "≈"}
SIGNS = {"increase": "+", "decrease": "−"}
POINTS = {"百分点": "points", "千分点": "points-in-1000"}
FALLS_IN_WORDS = frozenset({">=", ">", "<=", "<", "range"})
"""Bounds of a fall that a minus sign would turn round: of 下降3%以上, ≥−3% says the contrary."""


def amount(
    value: Decimal | None, high: Decimal | None, unit: str | None, bound: str | None, measure: str | None, lang: str
) -> str:
    """A value as it is read: ≥90%, 3–5所, 1:15, ≈+6%, −2个百分点, 下降≥3%."""
    if value is None:
        return ""
    low, top = number_text(value), number_text(high)
    sign = SIGNS.get(measure or "", "")
    lead = BOUNDS.get(bound or "", "") + sign
    if measure == "decrease" and bound in FALLS_IN_WORDS:
        lead = say("fall-by", lang) + BOUNDS.get(bound, "")
    if unit == "比" and top is not None:
        return f"{lead}{low}:{top}"
    return f"{lead}{low if top is None else f'{low}–{top}'}{unit_text(unit, lang)}"


def statement_amount(statement: Statement, lang: str) -> str:
    """A statement's value with its bound, sign, unit and period: ≥72学时/年."""
    fields = (statement.value, statement.value_high, statement.unit, statement.comparator, statement.measure)
    return amount(*fields, lang) + per_text(statement.per)


def change_text(change: Decimal | None, unit: str | None, lang: str) -> str:
    """A change with its sign and the right unit: +4.8个百分点."""
    if change is None:
        return ""
    sign = "−" if change < 0 else "+" if change > 0 else "±"
    return f"{sign}{number_text(abs(change))}{unit_text(unit, lang)}"


def unit_text(unit: str | None, lang: str) -> str:
    """A unit behind its number: 个百分点, or the word for points; 每10万, which is written 1/10万, as /10万."""
    text = unit or ""
    if text in POINTS:
        return say(POINTS[text], lang)
    return text[1:] if text.startswith("1/") else text


def per_text(per: str | None) -> str:
    """The repeating period after a value: /年."""
    return f"/{per}" if per else ""
