"""Choosing statements and rows: in go a plan and what is wanted, out come the statements or rows that fit.

Every wish is a set of alternatives, an empty one leaves all through; different wishes must all be met.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plantargets.extractors.indicators import pair
from plantargets.extractors.model import Facts, Indicator, Plan, Statement
from plantargets.extractors.record import record
from plantargets.extractors.scale import split_unit


@record
class Selection:
    """What is wanted; `canonicals` are the catalogue's names whose alias was asked for."""

    indicators: tuple[str, ...] = ()
    canonicals: frozenset[str] = frozenset()
    groups: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    role: str | None = None
    regions: tuple[str, ...] = ()

    def wants(self, statement: Statement) -> bool:
        """Whether the statement meets every wish that concerns statements."""
        return (
            (not self.role or statement.role == self.role)
            and (not self.years or statement.year in self.years)
            and (not self.groups or statement.group in self.groups)
            and (not self.units or any(same_unit(statement.unit, unit) for unit in self.units))
            and (not self.indicators or self.names(statement))
        )

    def names(self, statement: Statement) -> bool:
        """Whether the canonical name, an alias, or a part of a name was asked for."""
        if statement.indicator in self.canonicals:
            return True
        return any(word in statement.indicator or word in statement.name for word in self.indicators)

    def wants_region(self, facts: Facts, doc: str) -> bool:
        """Whether the document is of a wanted region; a document without one is found by its file's name."""
        where = facts.region or doc
        return not self.regions or any(region in where for region in self.regions)


def same_unit(unit: str, wanted: str) -> bool:
    """Whether a unit is the wanted one or a multiple of it: 人 finds 名 and 万人, 万人 finds only 万人."""
    return unit == wanted or (split_unit(unit)[1] == split_unit(wanted)[1] and split_unit(wanted)[0] == 1)


def select_statements(plan: Plan, selection: Selection) -> tuple[Statement, ...]:
    """The plan's statements that are wanted, in document order."""
    if not selection.wants_region(plan.facts, plan.document.name):
        return ()
    return tuple(s for s in plan.statements if selection.wants(s))


def select_indicators(plan: Plan, selection: Selection) -> tuple[Indicator, ...]:
    """The plan's rows that hold a wanted statement.

    A wanted year shows that year's goal instead of the final one; the other side of the row stays, so that a goal
    is still read beside its baseline.
    """
    if not selection.wants_region(plan.facts, plan.document.name):
        return ()
    if selection == Selection(regions=selection.regions):
        return plan.indicators
    return tuple(repaired for row in plan.indicators for repaired in narrowed(row, selection))


def narrowed(row: Indicator, selection: Selection) -> Iterator[Indicator]:
    """The row with the unwanted statements of the wanted sides left out; nothing if none is wanted."""
    wanted = [s for s in row.statements if selection.wants(s)]
    if not wanted:
        return
    sides = {s.role for s in wanted}
    yield from pair([s for s in row.statements if s in wanted or s.role not in sides])


def aliases_of(words: Iterable[str], entries: Iterable[tuple[str, Iterable[str]]]) -> frozenset[str]:
    """The canonical names among `entries` (canonical name, all its names) that one of the words is a name of.

    >>> sorted(aliases_of(["普惠率"], [("普惠性幼儿园覆盖率", ["普惠率"]), ("毛入园率", [])]))
    ['普惠性幼儿园覆盖率']
    """
    asked = frozenset(words)
    return frozenset(canonical for canonical, names in entries if asked.intersection(names))
