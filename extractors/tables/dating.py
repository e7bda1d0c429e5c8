"""Settles what a header leaves open: kinds by what the columns hold, years and roles by the table and the document.

In: the columns as the header words them, the rows below, the document's facts, the words above the table.
Out: the same columns with kind, role and year filled as far as they can be told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from plantargets.extractors.fiveyear import plan_period_of
from plantargets.extractors.model import Facts, Role
from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record
from plantargets.extractors.tables.cells import is_unit, kind_of
from plantargets.extractors.tables.grid import Row, Table
from plantargets.extractors.tables.header import LAST_YEAR, Column, plain, unit_of

REACHED = compiled(r"完成情况|执行情况|实现情况|进展情况|现状|统计表|基本情况|回顾|成就|发展成效|运行情况")
BY_YEAR = compiled(r"(?:到|至)((?:19|20)\d\d)年")
AIMED = compiled(r"(?<![\d从])(?=(?:到|至|(?:19|20)\d\d年\d{0,2}月?[底末]?前))(?:到|至)?((?:19|20)\d\d)年")
UNDER_A_HEAD = compiled(r"^\D+(?:19|20)\d\d年?$")
RESULT = compiled("完成|实际|实现")
MAX_PART = 10
HAS_DIGIT = compiled(r"\d")
PAST_KINDS = frozenset({"工作总结", "统计公报"})


def settled(columns: Sequence[Column], body: Sequence[Row]) -> tuple[Column, ...]:
    """The columns with their kinds corrected by what stands in them, one of them the rows' name."""
    fixed = [_by_content(column, _kinds(body, place)) for place, column in enumerate(columns)]
    fixed = _with_tasks(fixed, body)
    fixed = [_beside_name(fixed, place, body) for place in range(len(fixed))]
    names = [place for place, column in enumerate(fixed) if column.kind == "name"]
    for place in names[:-1]:
        fixed[place] = replace(fixed[place], kind="group")
    if not names:
        stand_in = _stand_in(fixed, body)
        if stand_in is not None:
            fixed[stand_in] = replace(fixed[stand_in], kind="name")
    return tuple(fixed)


def _with_tasks(columns: Sequence[Column], body: Sequence[Row]) -> list[Column]:
    """The columns; one of tasks in words without a number names the rows where no other does: 建设内容 | 新建校舍."""
    if any(column.kind == "name" for column in columns):
        return list(columns)
    filled = [len(_kinds(body, place)) for place in range(len(columns))]
    for place, column in enumerate(columns):
        words = [text for _, text in _kinds(body, place)]
        if column.kind == "text" and filled[place] == max(filled) and not any(map(HAS_DIGIT.search, words)):
            return [*columns[:place], replace(column, kind="name"), *columns[place + 1 :]]
    return list(columns)


def _beside_name(columns: Sequence[Column], place: int, body: Sequence[Row]) -> Column:
    """The column; one without a header beside that of the names parts them: 人均可支配收入 | 城镇, 农村."""
    column = columns[place]
    if column.written or place == 0 or columns[place - 1].kind not in ("name", "group"):
        return column
    parts = [kind for kind, text in _kinds(body, place) if len(text) <= MAX_PART]
    return replace(column, kind="stage") if parts and set(parts) <= {"text", "empty"} else column


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
    if column.kind == "name" and _share(kinds, "time"):
        return replace(column, kind="when")
    if column.kind == "when" and _share(kinds, "text"):
        return replace(column, kind="name")
    if column.kind == "unit" and not any(is_unit(text) for _, text in kinds):
        return replace(column, kind="metric" if numeric else "note", label="")
    if column.kind == "index" and not numeric and any(kind == "text" and len(text) > 4 for kind, text in kinds):
        return replace(column, kind="group")
    if column.kind in ("text", "note") and column.written and numeric and column.kind == "text":
        label, unit = unit_of(plain(column.written))
        return replace(column, kind="metric", label=label, unit=unit, role=None)
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
    if any(compiled(r"\d").search(text) for _, text in kinds) and known:
        return replace(column, kind="text")
    return replace(column, kind="note" if known or not kinds else "unknown", label="")


def _stand_in(columns: Sequence[Column], body: Sequence[Row]) -> int | None:
    """The column that names the rows where the header calls none so: a class, a place, else the first of words.

    Rows of years need none: their columns bear the names.
    """
    yearly = any(column.kind == "when" for column in columns)
    for wanted in ("group", "stage") if yearly else ("unknown", "group", "stage", "note"):
        for place, column in enumerate(columns):
            texts = [kind for kind, _ in _kinds(body, place)]
            if column.kind == wanted and "text" in texts:
                return place
    return None


@record
class Setting:
    """What a table's header may leave to the document: its facts, the words above the table, the years it aims at.

    `past` tells that the table shows what was reached; `aimed` holds the years of goals where no fact gives the period,
    `titled` is the last year of the period that the table's title names (“十四五”规划主要指标).
    """

    facts: Facts
    above: str
    past: bool
    aimed: frozenset[int] = frozenset()
    titled: int | None = None

    @property
    def goal_year(self) -> int | None:
        """The year goals are for where the header is silent: the 到2026年 above the table, else the plan's last."""
        said = BY_YEAR.findall(self.above)
        return int(said[-1]) if said else self.titled or self.facts.period_end or max(self.aimed, default=None)

    @property
    def base_year(self) -> int | None:
        """The year before the plan: where things stood when it was made."""
        return self.facts.period_start - 1 if self.facts.period_start else None


def setting_of(table: Table, text: str, facts: Facts) -> Setting:
    """The setting of a table in its text."""
    above = text[max(0, table.start - 300) : table.start].rsplit("\n\n", 1)[-1] + "\n" + table.title
    title = table.title.rsplit("\n", 1)[-1]
    past = bool(REACHED.search(title)) or facts.kind in PAST_KINDS
    aimed = frozenset() if facts.period_start else frozenset(int(year) for year in AIMED.findall(text))
    period = plan_period_of(title) if "五" in title else None
    return Setting(facts, above, past, aimed, period[1] if period else None)


def dated(columns: Sequence[Column], setting: Setting) -> tuple[Column, ...]:
    """The columns with role and year told from each other, the document's period and the words above the table."""
    told = [_by_plan_year(column, setting) for column in columns]
    levels = _with_roles([_before_goals(column, told, setting) for column in told], setting)
    out: list[Column] = []
    for column in levels:
        if column.kind in ("level", "count", "rate", "metric"):
            column = _with_year(column, out, levels, setting)
        out.append(column)
    return tuple(_of_change(place, out, setting) for place in range(len(out)))


def _by_plan_year(column: Column, setting: Setting) -> Column:
    """A column dated by the document's own year: 上年 was reached, 本年 is aimed at where the document plans it."""
    own = setting.facts.period_start
    if column.ahead is None or own is None or column.year is not None:
        return column
    reached: Role = "actual" if column.ahead < 0 or (column.ahead == 0 and setting.past) else "target"
    return replace(column, year=own + column.ahead, role=column.role or reached)


def _before_goals(column: Column, columns: Sequence[Column], setting: Setting) -> Column:
    """A year before the plan under one head with its goals (规划目标 over 2020年 and 2025年) was reached."""
    start = setting.facts.period_start
    if start is None or column.role != "target" or not column.year or column.year >= start or setting.past:
        return column
    later = any(other.role == "target" and (other.year or 0) >= start for other in columns)
    reached = any(other.role == "actual" and other.year == column.year for other in columns)
    under = bool(UNDER_A_HEAD.match(column.written))
    return replace(column, role="actual") if under and later and not reached else column


def _with_roles(columns: Sequence[Column], setting: Setting) -> list[Column]:
    """A year without a word: reached where it lies before the plan or before what is reached, else aimed at."""
    years = sorted({column.year for column in columns if column.kind == "level" and column.year})
    reached = max((c.year for c in columns if c.role == "actual" and c.year), default=None)
    goals = [c.year for c in columns if c.role == "target" and c.year and c.kind == "level"]
    edge = min(goals) if goals else first_goal_year(years, setting) if reached is None else reached + 1
    out = []
    for column in columns:
        if column.kind in ("level", "metric") and column.role is None and column.year is not None:
            role: Role = "target" if edge is not None and column.year >= edge else "actual"
            column = replace(column, role=role)
        out.append(column)
    return out


def first_goal_year(years: Sequence[int], setting: Setting) -> int | None:
    """The first of a table's years that is aimed at, None where all were reached."""
    facts = setting.facts
    start, end = facts.period_start, facts.period_end
    if setting.past and (start is None or not years or years[-1] < start or facts.kind in PAST_KINDS):
        return None
    if not years:
        return start
    if start is None:
        return _without_period(years, setting)
    # A plan made in its first year shows that year as where it stands: 2021 beside 2025, but not 2021, 2022, 2023.
    shows_first = len(years) == 2 and years[0] == start and years[1] == end and years[1] - years[0] > 1
    return start + 1 if shows_first else start


def _without_period(years: Sequence[int], setting: Setting) -> int:
    """The first year aimed at where the document names no period: by its date, by its own 到2025年, else the second."""
    if setting.facts.issued:
        return int(setting.facts.issued[:4])
    aimed = [year for year in years[1:] if year in setting.aimed]
    return aimed[0] if aimed else years[min(1, len(years) - 1)]


def _with_year(column: Column, before: Sequence[Column], columns: Sequence[Column], setting: Setting) -> Column:
    """The column with the year its header leaves out, and a role where it is one of nouns alone."""
    if column.kind == "metric" and column.role is None:
        planned = any(other.kind == "period" for other in columns) or not setting.past
        column = replace(column, role="target" if planned else "actual")
    if column.year is not None:
        return column
    if column.kind in ("count", "rate"):
        return replace(column, year=_year_beside(before) or setting.base_year)
    if column.role == "target":
        return replace(column, year=_mid_year(setting.facts) if "中期" in column.written else setting.goal_year)
    if setting.facts.kind in PAST_KINDS:
        return replace(column, year=setting.goal_year)
    if not RESULT.search(column.written):
        return replace(column, year=setting.base_year)
    beside = [other.year for other in columns if other.role == "target" and other.year]
    aimed = setting.past or any(other.role == "target" for other in columns)
    return replace(column, year=min(beside) if beside else setting.goal_year if aimed else setting.base_year)


def _year_beside(before: Sequence[Column]) -> int | None:
    """The year of the last column before that shows what was reached, else of the last with a year."""
    values = [other for other in before if other.holds_values and other.year]
    reached = [other.year for other in values if other.role == "actual"]
    return (reached or [other.year for other in values] or [None])[-1]


def _mid_year(facts: Facts) -> int | None:
    """The third year of a five-year plan; its goal's year for any other."""
    start, end = facts.period_start, facts.period_end
    return start + 2 if start and end and end - start == 4 else end


def _levels_of(place: int, columns: Sequence[Column]) -> list[Column]:
    """The levels that a change speaks of: the one it stands beside where each has its own change, else all.

    2023年 | 增长% | 2024年 | 增长%
    """
    levels = [other for other in columns if other.kind in ("level", "metric") and other.year]
    changes = sum(column.kind in ("growth", "change") for column in columns)
    beside = columns[place - 1] if place else columns[place]
    return [beside] if changes > 1 and columns[place].year is None and beside in levels else levels


def _of_change(place: int, columns: Sequence[Column], setting: Setting) -> Column:
    """Growth, change and sums belong to the last year the table speaks of, and are reached where that year is."""
    column = columns[place]
    if column.kind not in ("growth", "change", "total"):
        return column
    levels = _levels_of(place, columns)
    year = column.year or max((other.year or 0 for other in levels), default=0) or setting.goal_year
    same = [other.role for other in levels if other.year == year]
    before_plan = bool(year and year < (setting.facts.period_start or 0))
    role: Role = "actual" if "actual" in same or (not same and before_plan) else "target"
    since = year - 1 if year and LAST_YEAR.search(column.written) else column.since
    return replace(column, year=year, role=role, since=since)
