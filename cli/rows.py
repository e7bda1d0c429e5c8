"""From plans to flat records: in goes a Plan, out come dictionaries with stable English column names.

Values are text, Decimal, int, bool, lists of text, or None; how they are written is the formats' business.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from plantargets.cli.amounts import statement_amount
from plantargets.extractors.explanation import is_doubtful
from plantargets.extractors.model import Indicator, Plan, Statement

if TYPE_CHECKING:
    from plantargets.extractors.catalogue import Entry

Record = dict[str, Any]

INDICATOR_COLUMNS = (
    *("doc", "region", "period_start", "period_end", "group", "indicator", "name"),
    *("baseline_measure", "baseline_comparator", "baseline", "baseline_high", "baseline_unit", "baseline_year"),
    *("measure", "comparator", "goal", "goal_high", "unit", "per", "goal_year", "change", "change_unit", "nature"),
    *("others", "section", "line", "quote", "baseline_line", "baseline_quote", "flags"),
)
STATEMENT_COLUMNS = (
    *("doc", "region", "period_start", "period_end", "group", "indicator", "name", "measure", "comparator"),
    *("value", "value_high", "unit", "per", "role", "year", "baseline_value", "baseline_year", "nature", "where"),
    *("section", "line", "start", "end", "cell", "quote", "core", "flags", "confidence", "rules"),
)
DOCUMENT_COLUMNS = (
    *("doc", "region", "region_level", "title", "kind", "issuer", "doc_number", "issued"),
    *("period_start", "period_end", "encoding", "statements", "targets", "actuals", "indicators"),
)
CATALOGUE_COLUMNS = ("name", "aliases", "group", "unit", "direction", "national_target", "target_year", "source")


@dataclass(slots=True)
class Tally:
    """The figures of the summary line, counted as the rows go by."""

    documents: int = 0
    indicators: int = 0
    targets: int = 0
    actuals: int = 0
    doubtful: int = 0
    unsure: int = 0
    rows: int = 0

    def count(self, statements: Iterable[Statement]) -> None:
        for statement in statements:
            self.targets += statement.role == "target"
            self.actuals += statement.role == "actual"
            self.doubtful += is_doubtful(statement.flags)

    def add(self, other: Tally) -> None:
        """Add the figures of another."""
        for figure in fields(self):
            setattr(self, figure.name, getattr(self, figure.name) + getattr(other, figure.name))


def origin_record(plan: Plan) -> Record:
    """What every row says of its document."""
    facts = plan.facts
    return {
        "doc": plan.document.name,
        "region": facts.region,
        "period_start": facts.period_start,
        "period_end": facts.period_end,
    }


def statement_record(plan: Plan, statement: Statement) -> Record:
    """A statement with its numbers as numbers, and its document."""
    values = (("value", statement.value), ("value_high", statement.value_high))
    return {
        **origin_record(plan),
        **statement.to_dict(),
        **dict(values),
        "baseline_value": statement.baseline_value,
    }


def document_record(plan: Plan) -> Record:
    """The facts of a document and what was found in it."""
    roles = [statement.role for statement in plan.statements]
    return {
        "doc": plan.document.name,
        **plan.facts.to_dict(),
        "encoding": plan.document.encoding,
        "statements": len(roles),
        "targets": roles.count("target"),
        "actuals": roles.count("actual"),
        "indicators": len(plan.indicators),
    }


def indicator_record(plan: Plan, row: Indicator) -> Record:
    """An indicator's baseline, goal and change on one line; `line` is where its goal stands, else its baseline."""
    main = row.goal or row.baseline or row.statements[0]
    flags = [flag for side in (row.goal, row.baseline) if side is not None for flag in side.flags]
    return {
        **origin_record(plan),
        "group": row.group,
        "indicator": row.indicator,
        "name": row.name,
        **baseline_record(row.baseline),
        **goal_record(row.goal),
        "unit": row.unit,
        "per": main.per,
        "change": row.change,
        "change_unit": row.change_unit,
        "nature": main.nature,
        "others": list(others(row)),
        "section": list(main.section),
        "line": main.line,
        "quote": main.quote,
        "flags": list(dict.fromkeys(flags)),
    }


def baseline_record(baseline: Statement | None) -> Record:
    """The columns of where an indicator stands."""
    return {
        "baseline": baseline and baseline.value,
        "baseline_high": baseline and baseline.value_high,
        "baseline_unit": baseline and baseline.unit,
        "baseline_comparator": baseline and baseline.comparator,
        "baseline_measure": baseline and baseline.measure,
        "baseline_year": baseline and baseline.year,
        "baseline_line": baseline and baseline.line,
        "baseline_quote": baseline and baseline.quote,
    }


def goal_record(goal: Statement | None) -> Record:
    """The columns of where an indicator shall stand."""
    return {
        "goal": goal and goal.value,
        "goal_high": goal and goal.value_high,
        "comparator": goal and goal.comparator,
        "measure": goal and goal.measure,
        "goal_year": goal and goal.year,
    }


def others(row: Indicator) -> Iterator[str]:
    """The values of the row that stand neither as its baseline nor as its goal: `→98% (2023, L12)`, → for a target."""
    seen = {(s.role, s.year, s.value) for s in (row.goal, row.baseline) if s is not None}
    for statement in row.statements:
        key = (statement.role, statement.year, statement.value)
        if key not in seen:
            seen.add(key)
            lead = "→" if statement.role == "target" else ""
            yield f"{lead}{statement_amount(statement, 'zh')} ({statement.year or '?'}, L{statement.line})"


def entry_record(entry: Entry) -> Record:
    """A catalogue entry; the names that it shares with others stand behind its own aliases."""
    return {
        "name": entry.name,
        "aliases": [*entry.aliases, *entry.in_context],
        "group": entry.group,
        "unit": entry.unit,
        "direction": entry.direction,
        "national_target": entry.national_target,
        "target_year": entry.target_year,
        "source": entry.source,
    }
