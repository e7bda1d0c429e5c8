"""What a plan says against itself, other plans of its kind and region, and the nation: plans in, findings out.

A check is a function from the plans and the catalogue to findings. To add one, write it in a module here, add its line
to `CHECKS`, and the line of each code it may give to `data/findings.tsv`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from plantargets.compare.consistency.contradiction import contradictions
from plantargets.compare.consistency.damage import broken_numbers
from plantargets.compare.consistency.finding import LEVELS, Finding
from plantargets.compare.consistency.goals import below_nation, late_baselines, wrong_way
from plantargets.compare.consistency.growth import unfit_changes
from plantargets.compare.consistency.parts import divisions_that_fail
from plantargets.compare.consistency.rates import over_all, percent_or_points
from plantargets.compare.consistency.reading import Reading
from plantargets.compare.consistency.years import outside_period
from plantargets.extractors.catalogue import Catalogue
from plantargets.extractors.model import Plan


@dataclass(frozen=True, slots=True)
class Check:
    """One kind of look at the plans, and the codes that it may give."""

    find: Callable[[Sequence[Reading], Catalogue], Iterator[Finding]]
    codes: tuple[str, ...]


CHECKS: tuple[Check, ...] = (
    Check(contradictions, ("contradiction", "values-differ", "rounded", "about", "bound")),
    Check(divisions_that_fail, ("parts-exceed", "parts-short", "parts-nearly")),
    Check(unfit_changes, ("change-unfit", "change-rounded")),
    Check(over_all, ("over-100",)),
    Check(late_baselines, ("baseline-later",)),
    Check(wrong_way, ("goal-worse", "floor-below-baseline")),
    Check(outside_period, ("goal-before-period", "goal-after-period")),
    Check(percent_or_points, ("percent-or-points",)),
    Check(broken_numbers, ("damaged",)),
    Check(below_nation, ("below-national",)),
)


def check(plans: Iterable[Plan], catalogue: Catalogue) -> tuple[Finding, ...]:
    """All findings, the gravest first, then by document and place; the order of the plans does not matter."""
    readings = sorted(map(Reading.of, plans), key=lambda reading: reading.plan.document.name)
    found = [finding for one in CHECKS for finding in one.find(readings, catalogue)]
    return tuple(sorted(found, key=order))


def order(finding: Finding) -> tuple[int, str, int]:
    """By level, then by the first place."""
    place = finding.places[0]
    return LEVELS.index(finding.level), place.document, place.start
