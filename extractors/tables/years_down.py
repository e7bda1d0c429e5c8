"""Tables whose years run down a column while the lines above it name the indicators, each over a column of its own.

In: a table's rows. Out: where its years stand (`years_of_rows`) and what each of its columns holds (`columns_by_year`):
a name put together from the header's lines (教师 over 小学 and 初中), the unit in brackets or in a line of units. Rows
and columns by the month are none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record
from plantargets.extractors.tables.cells import is_unit, kind_of
from plantargets.extractors.tables.grid import Row
from plantargets.extractors.tables.header import FILLER, Column, column_of, kind_of_header, merged_cells, plain, unit_of
from plantargets.extractors.tables.labels import (
    Label,
    class_of_things,
    common_end,
    is_bare,
    is_class,
    is_whole,
    of_group,
    part_of,
)
from plantargets.extractors.view import fold

MAX_HEADER, MAX_BEFORE = 6, 3
"""How many lines a header may take, and how many columns may stand before that of the years."""
FEWEST_BARE = 3
"""Numbers without 年 under an empty header are years from so many on."""
YEAR_CELL = compiled(
    r"(?:(?:19|20)\d\d\s*年?[-—–~至])?(?:19|20)\d\d\s*(?:学?年)?[度底末]?"
    r"(?:[（(]?(?:目标|规划|计划|预期|预计|实际|完成|现状|基期|基准)[值数]?[）)]?)?"
)
YEARS_HEAD = compiled(
    r"(?:年份?|年度|学年度?|时间|节点)(?:[/／\\、]?(?:指标|项目))?|(?:指标|项目)(?:名称)?[/／\\、]?(?:年份|年度)"
)
PART_OF_YEAR = compiled(
    r"\d{1,2}月份?|第?[一二三四1-4]季度|[上下]半年|(?:星期|周|礼拜)[一二三四五六日天末]|第.{1,3}周|[上下]午|[春夏秋冬]季"
)
MONTHS_HEAD = compiled("月份?|月度|季度|时间|时段|节次|日期")
STRETCH = compiled(r"(?:计划|规划|时期|期间|阶段)$")
"""What ends a name of several years, which stands beside the years and names no indicator: 调整时期."""
SUM = compiled(r"合\s*计|总\s*计|小\s*计|总数")
TOTAL, MAX_BARE = "总", 2
NOUNS = frozenset({"metric", "name", "group", "stage", "text", "period"})
"""Kinds of header words that are a noun where numbers stand below: 学校（所）, 规模."""


@record
class Years:
    """Where a table's years stand: the rows above them, and their column."""

    height: int
    place: int


@record
class Head:
    """The header's words over a column: the nouns from the outermost to its own, and what the rest says of it."""

    nouns: tuple[Label, ...]
    column: Column


def years_of_rows(rows: Sequence[Row]) -> Years | None:
    """Where the years of a table stand that run down, None for a table of any other build.

    >>> from plantargets.extractors.tables.grid import Cell
    >>> cells = [[Cell(word, 0, 0) for word in line.split("|")] for line in ("|小学|初中", "2020年|3|4", "2025年|5|6")]
    >>> years_of_rows([tuple(row) for row in cells])
    Years(height=1, place=0)
    """
    width = max(map(len, rows), default=0)
    for place in range(min(width - 1, MAX_BEFORE)):
        words = [fold(row[place].text).strip() if place < len(row) else "" for row in rows]
        height = next((at for at, word in enumerate(words) if YEAR_CELL.fullmatch(word)), 0)
        if 0 < height <= MAX_HEADER and _runs(words, height):
            return Years(height, place)
    return None


def _runs(words: Sequence[str], height: int) -> bool:
    """Whether a column's words from a row on are years, but for a few, and what stands above says nothing else."""
    below = [word for word in words[height:] if word]
    years = [word for word in below if YEAR_CELL.fullmatch(word)]
    if len(set(years)) < 2 or 4 * len(years) < 3 * len(below):
        return False
    heads = {plain(word) for word in words[:height] if word}
    if any(YEARS_HEAD.fullmatch(head) or kind_of_header(head) == "when" for head in heads):
        return True
    said = all("年" in word for word in years)
    return all(kind_of_header(head) in ("name", "unit") for head in heads) and (said or len(years) >= FEWEST_BARE)


def columns_by_year(rows: Sequence[Row], years: Years) -> tuple[Column, ...]:
    """What the columns of a table hold whose years run down; none where its columns or rows are parts of a year."""
    header = [row for row in rows[: years.height] if not _is_title(row)]
    body = rows[years.height :]
    beside = range(years.place + 2)
    if not header or any(at != years.place and _are_parts(_words(body, at)) for at in beside):
        return ()
    units, lines = _unit_line(header, years)
    heads = [_head_of([cell.text for cell in cells], units.get(at, "")) for at, cells in enumerate(merged_cells(lines))]
    names = told_apart(heads)
    return tuple(
        Column("when", written="年份")
        if at == years.place
        else _column(head, name)
        if head.nouns or head.column.written
        else Column(_kind_of_nameless(at, body, years))
        for at, (head, name) in enumerate(zip(heads, names, strict=True))
    )


def _is_title(row: Row) -> bool:
    """Whether a row holds words in its first cell alone."""
    return bool(row[0].text) and not any(cell.text for cell in row[1:])


def is_by_month(rows: Sequence[Row]) -> bool:
    """Whether a table's columns are months, quarters or days, or its rows are and are called so."""
    across = (row[1:] for row in rows[:MAX_HEADER])
    down = (_words(rows, place) for place in range(MAX_BEFORE))
    called = (words for words in down if words and MONTHS_HEAD.fullmatch(plain(words[0])))
    return any(_are_parts([cell.text for cell in row]) for row in across) or any(map(_are_parts, called))


def _words(rows: Sequence[Row], place: int) -> list[str]:
    return [row[place].text for row in rows if place < len(row) and row[place].text]


def _are_parts(words: Sequence[str]) -> bool:
    filled = [word for word in words if word]
    return 2 * sum(bool(PART_OF_YEAR.fullmatch(plain(word))) for word in filled) > len(filled)


def _unit_line(header: Sequence[Row], years: Years) -> tuple[dict[int, str], Sequence[Row]]:
    """The units by their column where the header's last line holds nothing else, and the lines above it."""
    last = {at: cell.text for at, cell in enumerate(header[-1]) if cell.text and at > years.place}
    if len(header) > 1 and last and all(map(is_unit, last.values())):
        return last, header[:-1]
    return {}, header


def _head_of(words: Sequence[str], unit: str) -> Head:
    """The nouns of a column's words, and the kind, unit, role and year that the words tell."""
    nouns: list[Label] = []
    told = Column("metric", unit=unit, written="".join(dict.fromkeys(words)))
    for word in dict.fromkeys(plain(word) for word in words if word):
        label, own = unit_of(word)
        column = column_of(word)
        noun = column.label or (label if column.kind in NOUNS and FILLER.sub("", label) else "")
        if noun and not SUM.fullmatch(label):
            nouns.append(Label(noun, own))
        told = _with_told(told, column, own)
    return Head(tuple(nouns), told)


def _with_told(told: Column, column: Column, unit: str) -> Column:
    """What was told of a column, with what one more of its words tells."""
    kind = told.kind if column.kind in NOUNS else "metric" if column.kind == "level" else column.kind
    role, year = column.role or told.role, column.year or told.year
    return replace(told, kind=kind, unit=unit or told.unit, role=role, year=year, since=column.since or told.since)


def _column(head: Head, name: str) -> Column:
    return replace(head.column, label=name)


def _kind_of_nameless(place: int, body: Sequence[Row], years: Years) -> str:
    """What a column without a header holds: before the years whose they are, unless they are stretches of years."""
    words = _words(body, place)
    named = [word for word in words if kind_of(word) == "text" and not STRETCH.search(word)]
    return "name" if place < years.place and 2 * len(named) > len(words) else "note"


def told_apart(heads: Sequence[Head]) -> list[str]:
    """The name under each head; two that would bear one name get the nearest noun above it that tells them apart."""
    names = [name_of(head.nouns) for head in heads]
    said = Counter(
        (name, head.column.kind, head.column.role, head.column.year) for name, head in zip(names, heads, strict=True)
    )
    return [
        _with_owner(name, head.nouns)
        if name and said[name, head.column.kind, head.column.role, head.column.year] > 1
        else name
        for name, head in zip(names, heads, strict=True)
    ]


def _with_owner(name: str, nouns: Sequence[Label]) -> str:
    owner = next((noun.name for noun in reversed(nouns[:-1]) if noun.name not in name), "")
    return of_group(owner, name)


def name_of(nouns: Sequence[Label]) -> str:
    """The name that the nouns over a column make, from the outermost to its own.

    >>> name_of((Label("教育"), Label("在校生"), Label("小学"))), name_of((Label("主要农产品产量"), Label("茶叶")))
    ('小学在校生', '茶叶产量')
    >>> name_of((Label("学前教育"), Label("普惠性幼儿园覆盖率")))
    '普惠性幼儿园覆盖率'
    """
    name = nouns[-1].name if nouns else ""
    for head in reversed(nouns[:-1]):
        if is_class(head.name) or not _needs(name, head):
            break
        name = _under(head.name, name)
    return name


def _needs(name: str, head: Label) -> bool:
    """Whether a noun says too little without the one above it, which tells what is measured or whose it is."""
    measure = is_whole(head.name) or is_bare(head.name) or bool(head.unit)
    return name.startswith(TOTAL) or _is_bare(name) or (measure and not is_whole(name))


def _is_bare(name: str) -> bool:
    """Whether a name says nothing of whose it is: 毛入园率, 园数."""
    return is_bare(name) or (len(name) <= MAX_BARE and is_whole(name))


def _under(head: str, name: str) -> str:
    """A noun with the one above it: a part of a measure before it, a measure behind whose it is."""
    if name.startswith(TOTAL):
        return head.removesuffix(name[len(name) - common_end(head, name) :]) + name
    if is_whole(name) or is_bare(name):
        return of_group(head, name)
    measure = class_of_things(head)
    return name + measure if measure else part_of(name, head)
