"""What `plan explain` tells a machine: in go a plan and its explanations, out comes a record for each number.

A statement's record has its fields, and under `evidence` the words that each rests on with their places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from plantargets.cli.rows import STATEMENT_COLUMNS, Record, statement_record

if TYPE_CHECKING:
    from plantargets.extractors.explanation import Explanation
    from plantargets.extractors.model import Plan

COLUMNS = ("kind", *STATEMENT_COLUMNS, "reason", "evidence")


def explained_records(plan: Plan, explanations: Iterable[Explanation]) -> Iterator[Record]:
    """A record for each number: of its `kind` (statement, unsure, passed), with its evidence or its reason."""
    for explanation in explanations:
        for kind, statements in (("statement", explanation.statements), ("unsure", explanation.unsure)):
            for statement in statements:
                evidence = [asdict(one) for one in explanation.of(statement)]
                yield {"kind": kind, **statement_record(plan, statement), "evidence": evidence}
        for passed in explanation.passed:
            yield {"kind": "passed", "doc": plan.document.name, "line": explanation.line, **asdict(passed)}
