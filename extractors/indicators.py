"""From statements to indicator rows: in go the statements of one document, out comes one row an indicator.

A row says where the indicator stands (baseline), where it shall stand (goal), and the change between them in the
right unit: two rates differ in 百分点, two amounts in their unit, ratios and ranges not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from plantargets.extractors.model import Indicator, Statement
from plantargets.extractors.patterns import compiled
from plantargets.extractors.scale import POINTS, RATES, convert, dimension

QUOTES_AND_SPACES = compiled(r"[\s“”\"'‘’《》]")
BASE_OF_GOAL = "baseline-of-goal"
"""Flag of a baseline that is only said inside its goal (较2015年的6.86亿元增长), with the goal's own span."""

Key = tuple[str, str | None, str, str | None, bool]


def pair(statements: Sequence[Statement]) -> tuple[Indicator, ...]:
    """One row an indicator, in the order of first mention; each row keeps all its statements."""
    members: dict[Key, list[Statement]] = {}
    for statement in sorted(statements, key=lambda s: (s.start, s.end)):
        members.setdefault(key_of(statement), []).append(statement)
    return tuple(row_of(group) for group in members.values())


def key_of(statement: Statement) -> Key:
    """What makes two statements speak of the same indicator.

    Growth in per cent is an indicator of its own (地区生产总值 in 亿元, and its growth in %); a rise by some
    百分点 or 人 belongs to the level it moves.
    """
    name = QUOTES_AND_SPACES.sub("", statement.indicator or statement.name)
    return name, statement.group, dimension(statement.unit), statement.per, is_growth(statement)


def is_growth(statement: Statement) -> bool:
    """Whether a statement gives a relative change: 增长6%, 下降2‰."""
    return statement.measure != "level" and statement.unit in RATES


def row_of(statements: Sequence[Statement]) -> Indicator:
    """The row of statements that speak of one indicator, given in document order."""
    goal = choose_goal(statements)
    baseline = choose_baseline(statements, goal)
    shown = goal or baseline or statements[0]
    change, change_unit = change_of(baseline, goal) or stated_change(statements, goal) or (None, None)
    return Indicator(
        indicator=shown.indicator or shown.name,
        name=shown.name,
        group=shown.group,
        unit=shown.unit,
        baseline=baseline,
        goal=goal,
        change=change,
        change_unit=change_unit,
        statements=tuple(statements),
    )


def choose_goal(statements: Iterable[Statement]) -> Statement | None:
    """The final goal: of the targets the one for the latest year, a level before a change, the first one said."""
    targets = [s for s in statements if s.role == "target"]
    return max(targets, key=lambda s: (states_place(s), s.year or 0, -s.start)) if targets else None


def states_place(statement: Statement) -> bool:
    """Whether a statement says where the indicator is, and not only how far it moves."""
    return statement.measure == "level" or is_growth(statement)


def choose_baseline(statements: Iterable[Statement], goal: Statement | None) -> Statement | None:
    """Where the indicator stands: the base the goal states, else the latest actual before the goal's year.

    An actual of the goal's year or later (规划目标 350, 完成 396) is shown where nothing earlier is said.
    """
    actuals = [s for s in statements if s.role == "actual" and states_place(s)]
    if goal is not None and goal.baseline_value is not None and not is_growth(goal):
        return base_of(goal, actuals)
    return max(actuals, key=lambda s: (is_before(s, goal), s.year or 0, -s.start)) if actuals else None


def base_of(goal: Statement, actuals: Iterable[Statement]) -> Statement:
    """The statement of the base a goal names, or one made of the goal's own words."""
    assert goal.baseline_value is not None
    for actual in sorted(actuals, key=lambda s: abs(s.start - goal.start)):
        if actual.value == goal.baseline_value and goal.baseline_year in (None, actual.year):
            return actual
    return replace(
        goal,
        value=goal.baseline_value,
        value_high=None,
        year=goal.baseline_year,
        comparator="=",
        measure="level",
        role="actual",
        baseline_value=None,
        baseline_year=None,
        flags=(*goal.flags, BASE_OF_GOAL),
    )


def is_before(baseline: Statement, goal: Statement | None) -> bool:
    """Whether a baseline can be the starting point of a goal, as far as their years tell."""
    return goal is None or goal.year is None or baseline.year is None or baseline.year < goal.year


def change_of(baseline: Statement | None, goal: Statement | None) -> tuple[Decimal, str] | None:
    """Goal less baseline in the goal's unit, None where the two are no plain numbers of one kind."""
    if baseline is None or goal is None or not (is_plain(baseline) and is_plain(goal)):
        return None
    if not is_before(baseline, goal) or is_growth(goal) != is_growth(baseline):
        return None
    start = convert(signed(baseline), baseline.unit, goal.unit)
    if start is None:
        return None
    return signed(goal) - start, POINTS.get(goal.unit, goal.unit)


def is_plain(statement: Statement) -> bool:
    """Whether a statement gives one number that can be subtracted: no range, no ratio, no mere change."""
    return statement.value_high is None and statement.unit != "比" and states_place(statement)


def signed(statement: Statement) -> Decimal:
    """The value with the direction of its change: 下降2% -> -2."""
    return -statement.value if statement.measure == "decrease" else statement.value


def stated_change(statements: Iterable[Statement], goal: Statement | None) -> tuple[Decimal, str] | None:
    """The change that the plan itself states, the goal's own or the one aimed at before the one reached."""
    changes = [s for s in statements if s.measure != "level" and s.value_high is None]
    if goal is not None and not is_growth(goal):
        changes = [s for s in changes if s.role == "target" and s.year in (None, goal.year)]
    if not changes:
        return None
    best = min(changes, key=lambda s: (s is not goal, s.role != "target", -(s.year or 0), s.start))
    return signed(best), best.unit
