"""Settles what a header leaves open: kinds by what the columns hold, years and roles by the table and the document.

In: the columns as the header words them, the rows below, the document's facts, the words above the table.
Out: the same columns with kind, role and year filled as far as they can be told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plantargets.extractors.model import Facts, Role
from plantargets.extractors.tables.cells import is_unit, kind_of
from plantargets.extractors.tables.grid import Row
from plantargets.extractors.tables.header import Column

REACHED = re.compile(r"完成情况|执行情况|实现情况|进展情况|现状|统计表|基本情况|回顾|成就|发展成效|运行情况")
BY_YEAR = re.compile(r"(?:到|至)((?:19|20)\d\d)年")
PAST_KINDS = frozenset({"工作总结", "统计公报"})


def settled(columns: Sequence[Column], body: Sequence[Row]) -> tuple[Column, ...]:
    """The columns with their kinds corrected by what stands in them, one of them the rows' name."""
    fixed = [_by_content(column, _kinds(body, place)) for place, column in enumerate(columns)]
    names = [place for place, column in enumerate(fixed) if column.kind == "name"]
    for place in names[:-1]:
        fixed[place] = replace(fixed[place], kind="group")
    if not names:
        stand_in = _stand_in(fixed, body)
        if stand_in is not None:
            fixed[stand_in] = replace(fixed[stand_in], kind="name")
    return tuple(fixed)


def _kinds(body: Sequence[Row], place: int) -> list[tuple[str, str]]:
    cells = [row[place].text for row in body if place < len(row) and row[place].text]
    return [(kind_of(text), text) for text in cells]


def _share(kinds: Sequence[tuple[str, str]], *wanted: str) -> bool:
    """Whether at least three in five of the cells that hold something are of the wanted kinds."""
    told = [kind for kind, _ in kinds if kind != "empty"]
    return bool(told) and 5 * sum(kind in wanted for kind in told) >= 3 * len(told)


def _by_content(column: Column, kinds: Sequence[tuple[str, str]]) -> Column:
    if _share(kinds, "nature"):
        return replace(column, kind="nature")
    numeric = _share(kinds, "value")
    if column.kind == "unit" and not any(is_unit(text) for _, text in kinds):
        return replace(column, kind="metric" if numeric else "note", label="")
    if column.kind == "index" and not numeric and any(kind == "text" and len(text) > 4 for kind, text in kinds):
        return replace(column, kind="group")
    if column.kind in ("text", "note") and column.written and numeric and column.kind == "text":
        return replace(column, kind="metric", label=column.written, role=None)
    if column.holds_values and not any(kind == "value" for kind, _ in kinds):
        return _without_values(column, kinds)
    return column


def _without_values(column: Column, kinds: Sequence[tuple[str, str]]) -> Column:
    """A column that the header calls one of values and that holds none: units, words with numbers, or words."""
    if _share(kinds, "unit"):
        return replace(column, kind="unit")
    if _share(kinds, "time"):
        return replace(column, kind="period")
    known = column.role is not None or column.year is not None
    if any(re.search(r"\d", text) for _, text in kinds) and known:
        return replace(column, kind="text")
    return replace(column, kind="note" if known or not kinds else "unknown", label="")


def _stand_in(columns: Sequence[Column], body: Sequence[Row]) -> int | None:
    """The column that names the rows where the header calls none so: a class, a place, else the first of words."""
    for wanted in (("unknown",), ("group",), ("stage",), ("note",)):
        for place, column in enumerate(columns):
            texts = [kind for kind, _ in _kinds(body, place)]
            if column.kind in wanted and "text" in texts:
                return place
    return None


def goal_year(facts: Facts, context: str) -> int | None:
    """The year a table's goals are for where its header is silent: the 到2026年 above it, else the plan's last."""
    said = BY_YEAR.findall(context)
    return int(said[-1]) if said else facts.period_end


def base_year(facts: Facts) -> int | None:
    """The year before the plan: where things stood when it was made."""
    return facts.period_start - 1 if facts.period_start else None


def dated(columns: Sequence[Column], facts: Facts, context: str) -> tuple[Column, ...]:
    """The columns with role and year told from each other, the document's period and the words above the table."""
    past = bool(REACHED.search(context.rsplit("\n", 1)[-1])) or facts.kind in PAST_KINDS
    levels = _with_roles(columns, facts, past)
    out: list[Column] = []
    for column in levels:
        if column.kind in ("level", "count", "rate", "metric"):
            column = _with_year(column, out, levels, facts, context, past)
        out.append(column)
    return tuple(_of_change(column, out, facts, context) for column in out)


def first_goal_year(years: Sequence[int], facts: Facts, context: str) -> int | None:
    """The first of a table's years that is aimed at, None where all were reached."""
    return _edge(years, facts, bool(REACHED.search(context.rsplit("\n", 1)[-1])) or facts.kind in PAST_KINDS)


def _with_roles(columns: Sequence[Column], facts: Facts, past: bool) -> list[Column]:
    """A year without a word: reached where it lies before the plan or before what is reached, else aimed at."""
    years = sorted({column.year for column in columns if column.kind == "level" and column.year})
    reached = max((c.year for c in columns if c.role == "actual" and c.year), default=None)
    goals = [c.year for c in columns if c.role == "target" and c.year and c.kind == "level"]
    edge = min(goals) if goals else _edge(years, facts, past) if reached is None else reached + 1
    out = []
    for column in columns:
        if column.kind in ("level", "metric") and column.role is None and column.year is not None:
            role: Role = "target" if edge is not None and column.year >= edge else "actual"
            column = replace(column, role=role)
        out.append(column)
    return out


def _edge(years: Sequence[int], facts: Facts, past: bool) -> int | None:
    """The first year that is aimed at."""
    start, end = facts.period_start, facts.period_end
    if past and (start is None or not years or years[-1] < start or facts.kind in PAST_KINDS):
        return None
    if not years:
        return start
    if start is None:
        return years[0] + 1 if len(years) > 1 else years[0]
    # A plan made in its first year shows that year as where it stands: 2021 beside 2025, but not 2021, 2022, 2023.
    shows_first = len(years) == 2 and years[0] == start and years[1] == end and years[1] - years[0] > 1
    return start + 1 if shows_first else start


def _with_year(
    column: Column, before: Sequence[Column], columns: Sequence[Column], facts: Facts, context: str, past: bool
) -> Column:
    if column.kind == "metric" and column.role is None:
        planned = any(other.kind == "period" for other in columns) or not past
        column = replace(column, role="target" if planned else "actual")
    if column.year is not None:
        return column
    if column.kind in ("count", "rate"):
        last = [other.year for other in before if other.holds_values and other.year and other.role == "actual"]
        last = last or [other.year for other in before if other.holds_values and other.year]
        return replace(column, year=last[-1] if last else base_year(facts))
    if column.role == "target":
        midway = (
            kind_is_mid(column)
            and facts.period_start
            and facts.period_end
            and facts.period_end - facts.period_start == 4
        )
        return replace(
            column, year=facts.period_start + 2 if midway and facts.period_start else goal_year(facts, context)
        )
    beside = [other.year for other in columns if other.role == "target" and other.year]
    if not re.search("完成|实际|实现", column.written):
        return replace(column, year=base_year(facts))
    aimed = any(other.role == "target" for other in columns)
    return replace(
        column, year=min(beside) if beside else goal_year(facts, context) if aimed or past else base_year(facts)
    )


def kind_is_mid(column: Column) -> bool:
    """Whether a column is of the plan's middle: 中期, 中期目标."""
    return "中期" in column.written


def _of_change(column: Column, columns: Sequence[Column], facts: Facts, context: str) -> Column:
    """Growth, change and sums belong to the last year the table speaks of, and are reached where that year is."""
    if column.kind not in ("growth", "change", "total"):
        return column
    levels = [other for other in columns if other.kind in ("level", "metric") and other.year]
    year = column.year or max((other.year or 0 for other in levels), default=0) or goal_year(facts, context)
    same = [other.role for other in levels if other.year == year]
    role: Role = "actual" if "actual" in same or (not same and year and year < (facts.period_start or 0)) else "target"
    return replace(column, year=year, role=role)
