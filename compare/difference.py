"""How far two statements of one subject are apart: in go two statements, out comes the difference in its right unit.

Two rates differ in 百分点, two amounts in the unit of the first and in per cent of it. Values are written values:
bounds say how the difference is to be read, they do not change it.

>>> from decimal import Decimal
>>> from plantargets.extractors.model import Statement
>>> old = Statement("巩固率", Decimal("95"), "%", 0, 3, "95%")
>>> difference(old, Statement("巩固率", Decimal("95.5"), "%", 0, 5, "95.5%"))
Difference(value=Decimal('0.5'), unit='百分点', percent=None, approximate=False, reason='')
>>> difference(old, Statement("巩固率", Decimal("2"), "百分点", 0, 5, "2个百分点", measure="increase")).reason
'level-and-change'
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from plantargets.compare.subject import SUM, Subject, is_new, subject_of
from plantargets.extractors.model import Statement
from plantargets.extractors.scale import POINTS, dimension, size_of, tidy

HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Difference:
    """The second value less the first; `value` is None where there is no one number, and `reason` says why."""

    value: Decimal | None = None
    unit: str | None = None
    percent: Decimal | None = None
    """Of two amounts: the difference in per cent of the first, to two decimals."""
    approximate: bool = False
    """Whether one of the two is only said to be about so much (左右, 约)."""
    reason: str = ""
    """Why the two are not comparable: see `reasons`; empty where they are."""

    @property
    def comparable(self) -> bool:
        return not self.reason


REASONS = {
    "level-and-change": "one says where it stands, the other how far it moves",
    "new-and-stock": "one counts new things, the other all there are",
    "rate-and-points": "one is a rate, the other is told in points",
    "other-unit": "the units measure different things",
    "other-period": "one is said of another period of time (a month, a year) than the other",
    "other-span": "one is said of one year, the other of several years together",
    "no-number": "a ratio is no number to subtract",
    "overlap": "the ranges overlap, neither is above the other",
}
"""Why two statements of one name cannot be subtracted."""


def difference(first: Statement, second: Statement) -> Difference:
    """The second statement's value less the first's, or why there is none; of two falls, how much deeper it is."""
    reason = obstacle(first, second)
    if reason:
        return Difference(reason=reason)
    signs = first.measure != second.measure
    low, high = ends(first, first.unit, signs), ends(second, first.unit, signs)
    apart = gap(low, high)
    if apart is None:
        return Difference(reason="overlap")
    unit = POINTS.get(first.unit, first.unit)
    about = "~" in (first.comparator, second.comparator)
    percent = relative(apart, low[0]) if first.measure == "level" and unit == first.unit else None
    return Difference(apart, unit, percent, about)


def obstacle(first: Statement, second: Statement) -> str:
    """Why the two cannot be subtracted, one of REASONS, or ''."""
    if reason := unlike(subject_of(first), subject_of(second)):
        return reason
    ratios = first.unit == "比" and (first.value, first.value_high) != (second.value, second.value_high)
    return "no-number" if ratios else ""


def unlike(one: Subject, other: Subject) -> str:
    """Why numbers of these two kinds cannot be subtracted, whatever they count, one of REASONS, or ''."""
    if is_new(one.name) != is_new(other.name):
        return "new-and-stock"
    if one.kind != other.kind:
        return "level-and-change" if "level" in (one.kind, other.kind) else "rate-and-points"
    if one.dimension != other.dimension:
        return "rate-and-points" if dimension(one.dimension) == dimension(other.dimension) else "other-unit"
    if one.per == other.per:
        return ""
    return "other-span" if SUM in (one.per, other.per) else "other-period"


def ends(statement: Statement, unit: str, signs: bool) -> tuple[Decimal, Decimal]:
    """The lowest and the highest value of a statement in a unit of its dimension; with `signs` a fall is negative."""
    values = [statement.value, statement.value if statement.value_high is None else statement.value_high]
    factor, into = size_of(statement.unit)[0], size_of(unit)[0]
    scaled = [tidy(value * factor / into) if factor != into else value for value in values]
    if signs and statement.measure == "decrease":
        return -scaled[1], -scaled[0]
    return scaled[0], scaled[1]


def gap(first: tuple[Decimal, Decimal], second: tuple[Decimal, Decimal]) -> Decimal | None:
    """How far the second lies above (or below) the first; 0 where they are equal, None where one lies over the other.

    >>> gap((Decimal(3), Decimal(5)), (Decimal(4), Decimal(6))), gap((Decimal(3), Decimal(5)), (Decimal(4), Decimal(4)))
    (Decimal('1'), None)
    """
    low, high = second[0] - first[0], second[1] - first[1]
    if low == high:
        return low
    if second[0] >= first[1]:
        return second[0] - first[1]
    return second[1] - first[0] if second[1] <= first[0] else None


def relative(apart: Decimal, start: Decimal) -> Decimal | None:
    """A difference in per cent of where it starts, to two decimals."""
    return None if start == 0 else (apart / start * 100).quantize(HUNDREDTH, ROUND_HALF_UP)
