"""Lists of quantities parted only by 、, 和 and the like: a bound at either end of the list binds all its members.

A bound after the last member covers those before it that have none (98%和95%以上), a bound before the first those
after it (超过98%、85%); only where no member between has a bound of its own, and only members of the same unit, save
those told one for one (分别达到3900万头、13.5亿只以上).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from plantargets.extractors.bounds import Bound
from plantargets.extractors.model import Quantity
from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record
from plantargets.extractors.units import MULTIPLE, in_base

JOIN = compiled(r" ?(?:、|和|及|与|以及|或|或者|/|，和) ?")
LONGEST_JOIN = 4
NOUN = compiled("[\u4e00-\u9fff]{2}")
EACH = compiled(r"分别[^，。；、\d]*$")


@record
class Reading:
    """A quantity with the bounds that touch it."""

    quantity: Quantity
    before: Bound | None = None
    after: Bound | None = None


def share_bounds(text: str, readings: Sequence[Reading]) -> list[Quantity]:
    """The quantities, those in lists bound by what binds their list."""
    return [quantity for cluster in clusters(text, readings) for quantity in bound_together(text, cluster)]


def clusters(text: str, readings: Sequence[Reading]) -> Iterator[list[Reading]]:
    """The readings in lists, most of them of one member."""
    cluster: list[Reading] = []
    for reading in readings:
        if cluster and not joined(text, cluster[-1].quantity.end, reading.quantity.start):
            yield cluster
            cluster = []
        cluster.append(reading)
    if cluster:
        yield cluster


def joined(text: str, end: int, start: int) -> bool:
    """Whether two members stand beside each other, parted by nothing but such a word."""
    return start - end <= LONGEST_JOIN and JOIN.fullmatch(text, end, start) is not None


def bound_together(text: str, cluster: list[Reading]) -> list[Quantity]:
    """The quantities of a list: the first one's bound before, or the last one's bound after, binds the bare ones."""
    if len(cluster) == 1:
        return [cluster[0].quantity]
    quantities = in_one_unit([reading.quantity for reading in cluster])
    bounds = [reading.before or reading.after for reading in cluster]
    first, last = cluster[0].before, cluster[-1].after
    each = EACH.search(text, max(0, quantities[0].start - 14), quantities[0].start) is not None
    if first is not None and first.covers and not any(bounds[1:]):
        return [quantities[0], *(bind(quantity, quantities[0], each) for quantity in quantities[1:])]
    told = last is not None and last.covers and not says_which(text, quantities[-1], last)
    if told and not any(bounds[:-1]):
        return [*(bind(quantity, quantities[-1], each) for quantity in quantities[:-1]), quantities[-1]]
    return quantities


def says_which(text: str, last: Quantity, bound: Bound) -> bool:
    """Whether an amount with its bound says which things are meant: 达到3亿元、千万元以上企业达到9家."""
    return last.unit.endswith("元") and NOUN.match(text, bound.end) is not None


def in_one_unit(quantities: list[Quantity]) -> list[Quantity]:
    """A list's bare 个 and bare multiples in the unit of its last member.

    1个、1.2个和0.5个百分点 are all points; 10.6万、3.3万平方公里 are both of square kilometres.
    """
    unit = quantities[-1].unit
    multiple = MULTIPLE.match(unit)
    if unit != "百分点" and (multiple is None or multiple.end() == len(unit)):
        return quantities
    return [shared(quantity, quantities[-1], unit[multiple.end() :] if multiple else "") for quantity in quantities]


def shared(quantity: Quantity, lender: Quantity, base_unit: str) -> Quantity:
    """The quantity in its list's unit, where it has none of its own."""
    unit, lent = quantity.unit, ""
    if lender.unit == "百分点" and unit == "个":
        unit, lent = lender.unit, lender.unit
    elif base_unit and unit and MULTIPLE.sub("", unit, count=1) == "":
        unit, lent = unit + base_unit, base_unit
    if not lent:
        return quantity
    end = lender.number_end
    return replace(quantity, unit=unit, lent=(end - len(lent), end), flags=(*quantity.flags, "unit-shared"))


def bind(quantity: Quantity, model: Quantity, each: bool = False) -> Quantity:
    """The quantity with the bound of another, where both are plain values of one unit, or told one for one (分别)."""
    if quantity.comparator != "=" or not (each or base(quantity) == base(model)):
        return quantity
    flags = (*quantity.flags, "bound-shared")
    return replace(quantity, comparator=model.comparator, bound=model.bound, flags=flags)


def base(quantity: Quantity) -> str:
    return in_base(Decimal(1), quantity.unit)[1]
