"""Figures and the table that shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

BEGIN, END = "<!-- figures -->", "<!-- end of the figures -->"


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured thing: what it is, its value in words, and what was asked of it where something was."""

    what: str
    value: str
    asked: str = ""


def markdown(figures: Sequence[Figure]) -> str:
    """The figures as a pipe table."""
    lines = ["| what | measured | asked for |", "| --- | --- | --- |"]
    return "\n".join([*lines, *(f"| {figure.what} | {figure.value} | {figure.asked} |" for figure in figures)])


def put_between_marks(page: str, figures: str) -> str:
    """A page with what stands between its two marks replaced; raises ValueError where it has none."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    if not after:
        raise ValueError(f"the page has no {BEGIN} with {END} after it")
    return f"{before}{BEGIN}\n\n{figures}\n{END}{after}"


def amount(number: float) -> str:
    """A number with three significant digits, thousands grouped."""
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"
