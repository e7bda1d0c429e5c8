"""Plans made by hand for tests: short ways to write statements about invented places."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from plantargets.extractors.indicators import pair
from plantargets.extractors.model import Document, Facts, Passed, Plan, Statement

SENTENCE = "到2025年，全县学前三年毛入园率由91.5%提高到96%以上，新建幼儿园12所，安排资金1.2亿元。"
"""An invented sentence that `sample_plan` is read from."""


def statement(name: str, value: str | int, unit: str = "%", **fields: Any) -> Statement:
    """A statement at the position `start` (0), as wide as its quote."""
    start = fields.pop("start", 0)
    quote = fields.pop("quote", f"{value}{unit}")
    for field in ("value_high", "baseline_value"):
        if fields.get(field) is not None:
            fields[field] = Decimal(fields[field])
    return Statement(name, Decimal(value), unit, start, start + len(quote), quote, **{"indicator": name, **fields})


def found(text: str, quote: str, name: str, value: str, unit: str, **fields: Any) -> Statement:
    """A statement whose quote stands in the text."""
    start = text.index(quote)
    line = text.count("\n", 0, start) + 1
    return statement(name, value, unit, start=start, quote=quote, line=line, **fields)


def plan_of(statements: list[Statement], text: str = "", name: str = "plan.txt", **facts: Any) -> Plan:
    """A plan with these statements, its rows paired."""
    return Plan(Document(name, text, "utf-8"), Facts(**facts), tuple(statements), pair(statements))


def sample_plan(name: str = "云溪县.txt") -> Plan:
    """A plan with a goal and its baseline, a count, an amount, and a number passed over."""
    text = f"云溪县“十四五”教育发展规划\n\n{SENTENCE}\n"
    year = text.index("2025年")
    preschool = {"indicator": "学前教育毛入园率", "group": "学前", "section": ("二、主要目标",)}
    statements = [
        found(
            text, "91.5%", "学前三年毛入园率", "91.5", "%", role="actual", year=2020, rules=("from-to",), **preschool
        ),
        found(
            text,
            "96%以上",
            "学前三年毛入园率",
            "96",
            "%",
            comparator=">=",
            year=2025,
            baseline_value="91.5",
            rules=("from-to", "bound"),
            **preschool,
        ),
        found(text, "12所", "新建幼儿园", "12", "所", year=2025, group="学前", flags=("year-inferred",)),
        found(text, "1.2亿元", "资金", "1.2", "亿元", year=2025, group="经费", flags=("percent-or-points",)),
    ]
    facts = Facts(
        region="云溪县",
        region_level="县",
        title="云溪县“十四五”教育发展规划",
        kind="规划",
        period_start=2021,
        period_end=2025,
    )
    passed = (Passed(year, year + 5, "2025年", "date"),)
    return Plan(Document(name, text, "utf-8"), facts, tuple(statements), pair(statements), passed=passed)
