"""Which plans stand on which side: in go the plans of two folders, out come pairs of sides of the same region.

Regions are the same where their names are, or where one is the end or the beginning of the other (澜溪区 and
云泊市澜溪区; 广西 and 广西壮族自治区). A plan that names no region goes by its file's name without the years in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from plantargets.extractors.model import Plan
from plantargets.extractors.patterns import compiled

YEARS = compiled(r"(?:19|20)\d{2}(?:[-—–]\d{2,4})?|[\s_\-—–.]+$")


@dataclass(frozen=True, slots=True)
class Pairing:
    """The plans of one region on both sides; one of the two may be empty."""

    region: str
    old: tuple[Plan, ...]
    new: tuple[Plan, ...]


def region_of(plan: Plan) -> str:
    """The region of a plan, else its file's name without years: 'plans/澜溪-2024.txt' -> '澜溪'."""
    if plan.facts.region:
        return plan.facts.region
    stem = PurePath(plan.document.name).stem
    return YEARS.sub("", YEARS.sub("", stem)) or stem


def same_region(one: str, other: str) -> bool:
    """Whether two names mean one region.

    >>> same_region("云泊市澜溪区", "澜溪区"), same_region("云泊市", "云泊市澜溪区")
    (True, False)
    >>> same_region("广西壮族自治区", "广西")
    True
    """
    short, long = sorted((one, other), key=len)
    if short == long:
        return True
    if len(short) < 2:
        return False
    return long.endswith(short) or (long.startswith(short) and short[-1] not in "省市县区旗州盟")


def by_region(plans: Iterable[Plan]) -> dict[str, list[Plan]]:
    """The plans under their region, each region under its longest name."""
    found: dict[str, list[Plan]] = {}
    for plan in sorted(plans, key=lambda plan: (-len(region_of(plan)), region_of(plan), plan.document.name)):
        region = region_of(plan)
        known = [name for name in found if same_region(name, region)]
        found.setdefault(known[0] if len(known) == 1 else region, []).append(plan)
    return found


def pairings(old: Sequence[Plan], new: Sequence[Plan]) -> tuple[Pairing, ...]:
    """The regions of both sides with their plans, in the order of their names."""
    sides = by_region((*old, *new))
    mine, theirs = set(map(id, old)), set(map(id, new))
    return tuple(
        Pairing(
            region,
            tuple(plan for plan in plans if id(plan) in mine),
            tuple(plan for plan in plans if id(plan) in theirs),
        )
        for region, plans in sorted(sides.items())
    )
