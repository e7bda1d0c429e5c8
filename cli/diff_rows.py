"""From changes and outcomes to flat and nested records: in go the reports of `compare`, out come dictionaries.

A record holds both shapes: `old` and `new` as objects for JSON, `old_value`, `new_quote` and so on for tables of cells.
"""

from __future__ import annotations

from collections.abc import Sequence

from plantargets.cli.rows import Record
from plantargets.compare.change import Change
from plantargets.compare.difference import Difference
from plantargets.compare.met import Outcome
from plantargets.compare.points import Point, Said

CELLS = (
    "name",
    "comparator",
    "value",
    "value_high",
    "unit",
    "per",
    "measure",
    "year",
    "quote",
    "doc",
    "line",
    "places",
)
SENTENCES = ("old_sentence", "new_sentence")

CHANGE_COLUMNS = (
    *("region", "group", "indicator", "change"),
    *(f"old_{cell}" for cell in CELLS),
    *(f"new_{cell}" for cell in CELLS),
    *("difference", "difference_unit", "difference_percent", "approximate", "direction", "match", "score", "reason"),
)
CHANGE_KEYS = (
    *("region", "indicator", "group", "change", "old", "new", "difference", "difference_unit", "difference_percent"),
    *("approximate", "direction", "match", "score", "reason"),
)
OUTCOME_COLUMNS = (
    *("region", "group", "indicator", "met"),
    *(f"goal_{cell}" for cell in CELLS),
    *(f"reached_{cell}" for cell in CELLS),
    *("by", "by_unit", "approximate", "match", "score", "reason"),
)
OUTCOME_KEYS = (
    *("region", "indicator", "group", "goal", "reached", "met", "by", "by_unit", "approximate"),
    *("match", "score", "reason"),
)
STAT_COLUMNS = ("region", "change", "count")


def change_record(change: Change, region: str) -> Record:
    """A change with both its sides."""
    apart = change.difference or Difference()
    return {
        "region": region,
        "indicator": change.indicator,
        "group": change.group,
        "change": change.kind,
        **side_record("old", change.old),
        **side_record("new", change.new),
        "difference": apart.value,
        "difference_unit": apart.unit if apart.value is not None else None,
        "difference_percent": apart.percent,
        "approximate": apart.approximate,
        "direction": change.direction,
        "match": change.match and change.match.how,
        "score": change.match and change.match.score,
        "reason": apart.reason or None,
    }


def outcome_record(outcome: Outcome, region: str) -> Record:
    """An outcome with its goal and what was reached."""
    apart = outcome.difference or Difference()
    return {
        "region": region,
        "indicator": outcome.indicator,
        "group": outcome.group,
        "met": outcome.met,
        **side_record("goal", outcome.goal),
        **side_record("reached", outcome.reached),
        "by": apart.value,
        "by_unit": apart.unit if apart.value is not None else None,
        "approximate": apart.approximate,
        "match": outcome.match and outcome.match.how,
        "score": outcome.match and outcome.match.score,
        "reason": apart.reason or None,
    }


def side_record(side: str, point: Point | None) -> Record:
    """A point as an object under the side's name, and its cells under names that begin with it."""
    told = None if point is None else point_record(point)
    cells = {f"{side}_{cell}": told and cell_of(told, cell) for cell in CELLS}
    return {side: told, **cells}


def cell_of(told: Record, cell: str) -> object:
    """A field of a point for a table of cells; its other places as `file:line quote`."""
    if cell == "places":
        return [f"{place['doc']}:{place['line']} {place['quote']}" for place in told["places"][1:]]
    return told[cell]


def point_record(point: Point) -> Record:
    """The statement of a point with its numbers as numbers, its document, and every place that says the same."""
    statement = point.statement
    return {
        "doc": point.said[0].document,
        **statement.to_dict(),
        "value": statement.value,
        "value_high": statement.value_high,
        "baseline_value": statement.baseline_value,
        "contradicted": point.contradicted,
        "places": [place_record(said) for said in point.said],
    }


def place_record(said: Said) -> Record:
    """Where a statement stands, and its value there."""
    statement = said.statement
    return {
        "doc": said.document,
        "line": statement.line,
        "start": statement.start,
        "end": statement.end,
        "cell": statement.cell,
        "quote": statement.quote,
        "value": statement.value,
        "unit": statement.unit,
    }


def stat_records(kinds: Sequence[str], found: Sequence[str], region: str) -> list[Record]:
    """How often each kind was found, those that were."""
    return [{"region": region, "change": kind, "count": found.count(kind)} for kind in kinds if kind in found]
