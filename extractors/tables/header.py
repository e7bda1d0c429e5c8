"""What a table's header says: of each column, what it holds, of which year, reached or aimed at.

In: a table's rows. Out: the number of header rows and one `Column` a column, as far as the words tell; the years and
roles that only the whole table or the document can tell are settled in `dating`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from plantargets.extractors import lexicon
from plantargets.extractors.fiveyear import plan_period_of
from plantargets.extractors.model import Role
from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record
from plantargets.extractors.tables.cells import is_unit, kind_of
from plantargets.extractors.tables.grid import Cell, Row
from plantargets.extractors.view import fold

WHOLE = "总量"
"""A header that says only that the column holds the level, beside one of changes."""
MOVES = compiled(
    r"(?<![人户生])均|(?:增长|增减|增加|增幅|增速|下降|提高|提升|降低|减少|削减|变化)(?:情况|幅度|率|量)?|累计|[比较/／]"
)
_YEAR_ALONE = compiled(r"(?:19|20)\d\d")
_YEAR_THEN_NOUN = compiled(r"(?:19|20)\d\d年?[^\d，。；：]{2,12}")
# What stands in a header's second line besides years: a remark in brackets, a stage.
_BELOW = compiled(r"（[^（）]{1,8}）|小学|初中|高中|小计|合计|数量|比例|占比|绝对值")
LABELS = frozenset({"index", "name", "group", "stage", "unit", "nature", "note", "period", "text", "when"})
"""Kinds of columns that hold no value of their own."""
ROLES: dict[str, Role | None] = {
    "actual": "actual",
    "count": "actual",
    "rate": "actual",
    "target": "target",
    "mid": "target",
    "total": "target",
}
YEAR = compiled(r"(?<!\d)((?:19|20)\d\d)(?=年|$|[^\d])")
SPAN = compiled(r"((?:19|20)\d\d)年?[-—–~至]((?:19|20)\d\d)")
DATED = compiled(r"(?:19|20)\d\d年?")
BLANK = compiled(r"[\s\u200b]")
# Words that date a column by the document's own year: 上年完成 | 本年目标.
RELATIVE = compiled(r"(?<![比较])(?:(上一?年度?|去年)|本年度?(?!级)|今年|当年|(明年|下一?年度?))")
LAST_YEAR = compiled(r"[比较](?:上一?年|去年)同?期?|同比")
BRACKET = compiled(r"[（\[〔]([^（）\[\]〔〕]{1,12})[）\]〕]")
# Words that say of a column nothing but its time and its kind: what is left without them is a noun of its own.
FILLER = compiled(
    r"[“”\"\s]|\d+|上一?年|去年|本年|今年|当年|明年|下一?年|年|底|末|期初|(?<![总产加])值|绝对[量数]|数(?!学)(?<!\w[总人]数)|情况|指标|规划|计划(?!投资)|目标|任务|截至|发展(?:水平|程度|状况)|时期|期间|期|完成(?!投资)|实际|预计|预期|现状|现有|基准|基数|"
    r"中期|远景|标准|要求|水平|全[国省市县区]|约束|属性|单位|学年度?|(?<=年)度|控制|达到|监测|累计|合计|当前|十?[一二三四五]五|比|与|及|、|和|[-—–~]"
)


@record
class Column:
    """A column: its kind, the noun its values are named by besides the row, its unit, its role, its year and base year.

    `kind` is one of the label kinds, or level, growth, change, rate, count, total, metric; `note` an unread one.
    `ahead` counts the years from the document's own to the column's: 上年 -1, 本年 0; None where it does not say so.
    """

    kind: str
    label: str = ""
    unit: str = ""
    role: Role | None = None
    year: int | None = None
    since: int | None = None
    written: str = ""
    ahead: int | None = None

    @property
    def holds_values(self) -> bool:
        return self.kind not in LABELS


def plain(text: str) -> str:
    """The words of a header cell without blanks, in one width: '指   标' -> '指标'."""
    return BLANK.sub("", fold(text))


@cache
def _words(match: str) -> dict[str, str]:
    """The words that a header is, ends in, or holds ("whole", "end", "part"), each with its kind; the first counts."""
    found: dict[str, str] = {}
    for row in lexicon.table("table_headers.tsv"):
        if row.one_of("match", ("whole", "end", "part")) == match:
            found.setdefault(row["word"], row["kind"])
    return found


@lru_cache(maxsize=4096)
def kind_of_header(label: str) -> str:
    """The kind that the vocabulary gives a header, '' where no word fits.

    >>> kind_of_header("指标名称"), kind_of_header("2025年规划目标"), kind_of_header("2020年")
    ('name', 'target', '')
    """
    whole, ends, parts = _words("whole"), _words("end"), _words("part")
    if label in whole:
        return whole[label]
    if label.endswith(tuple(ends)):
        return next(kind for word, kind in ends.items() if label.endswith(word))
    for word, kind in parts.items():
        if word in label:
            return kind
    return ""


def years_of(label: str) -> tuple[int | None, int | None]:
    """The year of a header and the year it compares with.

    >>> years_of("2015年比2010年增长"), years_of("2021—2025年累计"), years_of("“十一五”增减情况"), years_of("单位")
    ((2015, 2010), (2025, None), (2010, None), (None, None))
    """
    span = SPAN.search(label)
    if span:
        return int(span[2]), None
    years = [int(year) for year in YEAR.findall(label)]
    if years:
        return years[0], years[1] if len(years) > 1 else None
    period = plan_period_of(label) if "五" in label else None
    return (period[1] if period else None), None


def unit_of(label: str) -> tuple[str, str]:
    """A header's words without a unit in brackets, and that unit: '总投资（万元）' -> ('总投资', '万元')."""
    for hit in BRACKET.finditer(label):
        inner = hit[1].removeprefix("单位：").removeprefix("单位:")
        if is_unit(inner):
            return label[: hit.start()] + label[hit.end() :], inner
    return (label[:-1], label[-1]) if len(label) > 1 and label[-1] in "%‰" else (label, "")


@lru_cache(maxsize=4096)
def column_of(written: str) -> Column:
    """The column under a header.

    >>> goal, money = column_of("2025年规划目标"), column_of("总投资（万元）")
    >>> (goal.kind, goal.role, goal.year), (money.kind, money.label, money.unit)
    (('level', 'target', 2025), ('metric', '总投资', '万元'))
    """
    label, unit = unit_of(plain(written))
    timeless = LAST_YEAR.sub("", RELATIVE.sub("", DATED.sub("", label)))
    kind = kind_of_header(timeless.split("（")[0]) or kind_of_header(timeless)
    year, since = years_of(label)
    role = ROLES.get(kind)
    if kind in LABELS:
        return Column(kind, written=written)
    if kind in ("count", "rate"):
        return Column(kind, BRACKET.sub("", YEAR.sub("", label)).removeprefix("年"), unit, role, year, since, written)
    if kind in ("growth", "change", "total"):
        return Column(kind, moved_noun(label), unit, role, year, since, written)
    noun, ahead = own_noun(label), years_ahead(label)
    known = bool(kind or year) or ahead is not None
    return Column("metric" if noun or not known else "level", noun, unit, role, year, since, written, ahead)


def years_ahead(label: str) -> int | None:
    """How many years after the document's own a column's is, by its words: 上年 -1, 本年 0, 明年 1.

    >>> years_ahead("上年完成"), years_ahead("本年目标"), years_ahead("2025年")
    (-1, 0, None)
    """
    hit = RELATIVE.search(label)
    return None if hit is None else -1 if hit[1] else 1 if hit[2] else 0


def own_noun(label: str) -> str:
    """What a header says besides time and kind: '2025年' -> '', '计划新增学位' -> '新增学位', '小学标准' -> '小学'."""
    bare = BRACKET.sub("", label)
    rest = FILLER.sub("", bare)
    if len(rest) < 2 or rest == WHOLE:
        return ""
    first, last = bare.find(rest[0]), bare.rfind(rest[-1])
    whole = bare[first : last + 1] if 0 <= first <= last else rest
    return whole if FILLER.sub("", whole) == rest else rest


def moved_noun(label: str) -> str:
    """What a header of change says besides it: '年均增长' -> '', '2026年居民收入增长' -> '居民收入'."""
    noun = MOVES.sub("", own_noun(LAST_YEAR.sub("", label)))
    return noun if len(noun) >= 2 else ""


@lru_cache(maxsize=4096)
def is_header_word(text: str) -> bool:
    """Whether a cell by itself can only be a header: a known label, a year, a word for goal or state.

    >>> is_header_word("2025年目标"), is_header_word("计量单位"), is_header_word("小学标准班额比例")
    (True, True, False)
    """
    label = plain(text)
    if not label or len(label) > 20:
        return False
    kind = kind_of_header(label.split("（")[0])
    if kind in LABELS or kind in ("count", "rate"):
        return len(label) <= 12
    if not (kind or years_of(label)[0] or RELATIVE.match(label)):
        return False
    noun = moved_noun(label) if kind in ("growth", "change", "total") else own_noun(label)
    return not noun or bool(_YEAR_THEN_NOUN.fullmatch(label))


@cache
def _openings() -> frozenset[str]:
    rows = lexicon.table("table_headers.tsv")
    return frozenset(
        row["word"] for row in rows if row["match"] == "whole" and row["kind"] in ("index", "name", "group", "stage")
    )


def opens_header(line: str) -> bool:
    """Whether a line by itself is a word that a header begins with: 序号, 指标名称 (cheap, run on every line)."""
    return len(line) <= 20 and "".join(line.split()) in _openings()


def header_height(rows: Sequence[Row]) -> int:
    """How many rows stand above the first row with values: rows of header words, a title in one cell before them."""
    height = 0
    for number, row in enumerate(rows[:6]):
        filled = [cell for cell in row if cell.text]
        if _is_header(filled, first=height == 0) or (height and _splits(rows[height - 1], row)):
            height = number + 1
        elif height or len(filled) > 1:
            break
    return height


def _splits(above: Row, row: Row) -> bool:
    """Whether a row without values names the parts of the wide cells above it: 学前教育 over 毛入园率 and 普惠率."""
    cells = [(upper.text, lower.text) for upper, lower in zip(above, row, strict=False)]
    parts = [lower for _, lower in cells if lower]
    spread = any(lower and not upper for upper, lower in cells) or any(
        one == two != "" for (one, _), (two, _) in pairwise(cells)
    )
    beside = any(upper and not lower for upper, lower in cells)
    return len(parts) >= 2 and spread and beside and all(kind_of(part) == "text" for part in parts)


def _is_header(filled: Sequence[Cell], first: bool) -> bool:
    """Whether a row's cells are header words: one in four in the first row, half of them in those below it."""
    telling = sum(is_header_word(cell.text) or bool(_YEAR_ALONE.fullmatch(cell.text)) for cell in filled)
    if not first:
        telling += sum(bool(_BELOW.fullmatch(plain(cell.text))) for cell in filled)
    values = sum(kind_of(cell.text) == "value" and not _YEAR_ALONE.fullmatch(cell.text) for cell in filled)
    return telling > values and telling * (4 if first else 2) >= len(filled)


def merged_cells(rows: Sequence[Row]) -> list[list[Cell]]:
    """The header's cells over each column, from above; one that spans columns is said again over each of them."""
    width = max(len(row) for row in rows)
    nothing = Cell("", rows[0][0].start, rows[0][0].start)
    lines: list[list[Cell]] = [[*row, *([nothing] * (width - len(row)))] for row in rows]
    for line, below in reversed([*pairwise(lines)]):
        for place in range(1, width):
            if not line[place].text and below[place].text and line[place - 1].text and below[place - 1].text:
                line[place] = line[place - 1]
    return [[line[place] for line in lines] for place in range(width)]


def merged_header(rows: Sequence[Row]) -> list[str]:
    """One line of header words out of several."""
    return ["".join(dict.fromkeys(cell.text for cell in cells)) for cells in merged_cells(rows)]


def read_columns(rows: Sequence[Row]) -> tuple[int, tuple[Column, ...]]:
    """The number of header rows, and what each column holds by its header."""
    height = header_height(rows)
    if not height:
        return 0, ()
    return height, tuple(column_of(words) if words else Column("note") for words in merged_header(rows[:height]))
