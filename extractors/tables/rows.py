"""From a table's rows to statements: every value cell one, its name from the row, its time from the header.

In: a table, its text, the document's facts. Out: statements in the order of the text; line and section are left open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from plantargets.extractors.model import Facts, Role, Statement
from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record
from plantargets.extractors.tables.cells import is_nothing, is_unit, kind_of
from plantargets.extractors.tables.columns import read_columns
from plantargets.extractors.tables.dating import dated, first_goal_year, setting_of, settled
from plantargets.extractors.tables.grid import Cell, Row, Table
from plantargets.extractors.tables.header import Column, column_of
from plantargets.extractors.tables.labels import Label, is_whole, read_group, read_label, whole_name
from plantargets.extractors.tables.meaning import Place
from plantargets.extractors.tables.values import Made, cell_statements, with_baselines
from plantargets.extractors.view import fold

CAPTION_UNIT = compiled(r"单位[：:]\s*([^\s（）()，。；]{1,10})")
TOTAL = compiled(r"^(?:合\s*计|总\s*计|小\s*计|全[省市县区]|总数)$")
TITLE_NOISE = compiled(
    r"^.*?(?:专栏|附?表)\s*[\d一二三四五六七八九十]+[：:\s]*|[“\"]?[一二三四五六七八九十]{1,3}五[”\"]?(?:时期|期间)?|(?:19|20)\d\d年?|一览表|汇总表|分解表|情况表|表$|[\s《》：:]|(?:[（(][^（()）]*[)）]|计划|任务|目标|安排|清单)+$"
)
YEARS = compiled(r"(?:19|20)\d\d")
COMPARES = compiled("年均|增长|增减|增速|增幅|提高|下降|[比较](?:19|20)")
RUNNING = compiled(r"\d{1,2}")


NO_LABEL = Label("")
DRAWN = "pipes"
"""The shape whose rows show all their cells, empty ones too."""


@record
class Context:
    """What the rows above leave to a row: the class they stand under, its unit, the last whole name, how far it is
    indented, its label, and the unit in its column."""

    group: str = ""
    group_unit: str = ""
    head: str = ""
    within: bool = False
    stage: str = ""
    label: Label = NO_LABEL
    indent: int = 0
    unit: str = ""
    cells: tuple[tuple[str, Cell], ...] = ()
    """The cells that all this was read from, each with what it gave."""

    def read_from(self, **cells: Cell | None) -> tuple[tuple[str, Cell], ...]:
        """The cells with some of them exchanged; None for what no cell gives any more."""
        return tuple((what, cell) for what, cell in {**dict(self.cells), **cells}.items() if cell is not None)

    def cell(self, what: str) -> Cell | None:
        """The cell that gave label, stage, group or head."""
        return dict(self.cells).get(what)


@record
class TableReading:
    """A table as it was read: its header's rows, its columns by the header's words alone, and what its values say."""

    table: Table
    header: tuple[Row, ...]
    columns: tuple[Column, ...]
    made: tuple[Made, ...]
    units: Row = ()
    """The row of units below the header, where there is one."""

    @property
    def statements(self) -> list[Statement]:
        return [one.statement for one in self.made]


def table_statements(table: Table, text: str, facts: Facts) -> list[Statement]:
    """The statements of a table, every one `where="table"`."""
    return read_table(table, text, facts).statements


def read_table(table: Table, text: str, facts: Facts) -> TableReading:
    """The table with what each of its values says, in the order of the text."""
    height, raw = read_columns(table.rows)
    header = table.rows[:height]
    if not height:
        return TableReading(table, header, raw, ())
    setting = setting_of(table, text, facts)
    measured, body = with_unit_row(raw, table.rows[height:])
    columns = dated(settled(measured, body), setting)
    if not any(column.holds_values or column.kind == "text" for column in columns):
        return TableReading(table, header, raw, ())
    made: list[Made] = []
    header_words = {tuple(cell.text for cell in row) for row in header}
    goals_from = first_goal_year(_row_years(body, columns), setting)
    ends = max((cell for row in body for cell in _cells_of(row, columns, "period")), key=_ends, default=None)
    for place in _places(body, columns, table, header_words, text):
        if _compares(place.row, columns):
            continue
        place = _with_time(place, columns, goals_from)
        if ends and _ends(ends) and not place.name:
            place = replace(place, year=_ends(ends), time_cell=ends)
        made += with_baselines(cell_statements(place, columns, text, facts))
    made.sort(key=lambda one: one.statement.start)
    units = table.rows[height] if measured is not raw else ()
    return TableReading(table, header, raw, tuple(_of_shape(one, table.shape) for one in made), units)


def _of_shape(made: Made, shape: str) -> Made:
    """The value with the table's shape as its first rule."""
    return replace(made, statement=replace(made.statement, rules=(f"table-{shape}", *made.statement.rules)))


def with_unit_row(columns: Sequence[Column], body: Sequence[Row]) -> tuple[Sequence[Column], Sequence[Row]]:
    """The columns with the units of a first row of units (单位 | 亿元 | %), and the rows below it."""
    if not body or column_of(body[0][0].text).kind != "unit" or not all(is_unit(cell.text) for cell in body[0][1:]):
        return columns, body
    units = [cell.text for cell in body[0]]
    told = [replace(column, unit=unit) for column, unit in zip(columns[1:], units[1:], strict=False)]
    return [columns[0], *told, *columns[len(units) :]], body[1:]


def _places(
    body: Sequence[Row], columns: Sequence[Column], table: Table, header: set[tuple[str, ...]], text: str
) -> Iterator[Place]:
    """The rows with values, each with the name and unit it bears after the rows above it."""
    context = Context()
    caption = CAPTION_UNIT.search(table.title)
    unit = caption[1] if caption and is_unit(caption[1]) else ""
    for row in body:
        if tuple(cell.text for cell in row) in header or (table.shape == DRAWN and lost_cells(row, columns)):
            continue
        heading = _heading_words(row)
        if heading is not None:
            label = read_label(heading)
            cell = next(cell for cell in row if cell.text == heading)
            context = Context(group=read_group(heading), group_unit=label.unit, cells=(("group", cell),))
            continue
        context = _entered(context, row, columns, text)
        if any(kind_of(cell.text) in ("value", "text") for cell in row):
            yield _place(context, row, columns, unit, table.title)


def lost_cells(row: Row, columns: Sequence[Column]) -> bool:
    """Whether a row has fewer cells than a header whose last columns hold values: nothing tells which is missing."""
    missing = columns[len(row) :]
    return len(row) > 1 and any(column.holds_values for column in missing)


def _heading_words(row: Row) -> str | None:
    """The words of a row that heads the rows below: the same words in all its cells, or words in one alone."""
    words = {cell.text for cell in row if cell.text}
    numbered = [word for word in words if not RUNNING.fullmatch(word)]
    if len(words) > 2 or len(numbered) != 1 or kind_of(numbered[0]) in ("value", "unit", "nature", "empty"):
        return None
    return numbered[0]


def _cells_of(row: Row, columns: Sequence[Column], kind: str) -> list[Cell]:
    return [cell for cell, column in zip(row, columns, strict=False) if column.kind == kind and cell.text]


def _entered(context: Context, row: Row, columns: Sequence[Column], text: str) -> Context:
    """The context with this row's own cells in it; empty (merged) ones keep what stood above."""
    groups = [cell for cell in _cells_of(row, columns, "group") if not is_nothing(cell.text)]
    if groups:
        cells = context.read_from(group=groups[-1])
        context = replace(context, group=read_group(groups[-1].text), group_unit="", cells=cells)
    stages = _cells_of(row, columns, "stage")
    names = [cell for cell in _cells_of(row, columns, "name") if not is_nothing(cell.text)]
    names = names or [cell for cell in _cells_of(row, columns, "index") if TOTAL.match(cell.text)]
    if stages or not (names and not _stage_first(columns)):
        stage = _stage(stages[0]) if stages else context.stage
        cell = stages[0] if stages and stage else context.cell("stage") if stage else None
    else:
        stage, cell = "", None
    context = replace(context, stage=stage, cells=context.read_from(stage=cell))
    if not names:
        return context
    return _named(context, names[0], row, columns, text)


def _named(context: Context, name: Cell, row: Row, columns: Sequence[Column], text: str) -> Context:
    """The context with the row's own name, which may be a part of the whole above it."""
    label, indent = read_label(name.text), _indent(text, name)
    units = [cell.text for cell in _cells_of(row, columns, "unit") if not is_nothing(cell.text)]
    below = units[:1] in ([], [context.unit]) and (context.within or (bool(context.head) and indent > context.indent))
    follows = below and not is_whole(label.name) and not _numbered(name.text, row, columns)
    if label.within or follows:
        label = replace(label, within=True, unit=label.unit or context.label.unit)
        return replace(context, label=label, within=True, cells=context.read_from(label=name))
    cells, unit = context.read_from(label=name, head=name), "".join(units[:1])
    return replace(context, label=label, head=label.name, within=False, indent=indent, unit=unit, cells=cells)


def _indent(text: str, cell: Cell) -> int:
    """How many wide blanks stand before a cell's words: those of a part are set in from its whole."""
    before = text[max(0, cell.start - 20) : cell.start]
    return len(before) - len(before.rstrip("\u3000"))


def _stage_first(columns: Sequence[Column]) -> bool:
    """Whether the stages stand left of the names, so that an empty cell is merged with the one above."""
    kinds = [column.kind for column in columns]
    return "stage" in kinds and "name" in kinds and kinds.index("stage") < kinds.index("name")


def _stage(cell: Cell) -> str:
    """The stage or part that a row speaks of; a sum over all parts is of none."""
    return "" if TOTAL.match(cell.text) else read_label(cell.text).name


def _numbered(name: str, row: Row, columns: Sequence[Column]) -> bool:
    return bool(_cells_of(row, columns, "index")) or read_label(name).name != name.strip()


def _place(context: Context, row: Row, columns: Sequence[Column], unit: str, title: str) -> Place:
    label = context.label
    name = whole_name(label, context.group, context.head, context.stage)
    units = [cell for cell in _cells_of(row, columns, "unit") if not is_nothing(cell.text)]
    natures = [cell.text for cell in _cells_of(row, columns, "nature")]
    nature: Literal["约束性", "预期性"] | None = None
    if natures and "约束" in natures[0]:
        nature = "约束性"
    elif natures and "预期" in natures[0]:
        nature = "预期性"
    periods = _cells_of(row, columns, "period")
    named = [context.cell(what) for what in ("label", "stage", "group", "head")]
    bearing = context.cell("label" if label.unit else "group") if label.unit or context.group_unit else None
    core = TITLE_NOISE.sub("", title.split("\n")[0]) if TOTAL.match(name) else ""
    return Place(
        row=row,
        name="" if TOTAL.match(name) else name,
        total_of=core,
        unit=fold(units[0].text if units else label.unit or context.group_unit or unit).strip(),
        nature=nature,
        elided=name != label.name,
        year=_last_year(periods[0].text) if periods else None,
        naming=tuple(dict.fromkeys(cell for cell in named if cell)),
        unit_cell=units[0] if units else bearing,
        time_cell=periods[0] if periods else None,
    )


def _row_years(body: Sequence[Row], columns: Sequence[Column]) -> list[int]:
    """The years that rows speak of where a column gives each row its year."""
    years = [_last_year(cell.text) for row in body for cell in _cells_of(row, columns, "when")]
    return sorted({year for year in years if year})


def _compares(row: Row, columns: Sequence[Column]) -> bool:
    """Whether a row among those of years speaks of the change between some of them: 年均增长, 2025年比2020年."""
    return any(COMPARES.search(cell.text) for cell in _cells_of(row, columns, "when"))


def _with_time(place: Place, columns: Sequence[Column], goals_from: int | None) -> Place:
    """The row with the year in its column of years, and the role that its words or that year give it."""
    cells = _cells_of(place.row, columns, "when")
    year = _last_year(cells[0].text) if cells else None
    if year is None:
        return place
    by_year: Role = "target" if goals_from and year >= goals_from else "actual"
    return replace(place, year=year, role=column_of(cells[0].text).role or by_year, time_cell=cells[0])


def _ends(period: Cell) -> int:
    return _last_year(period.text) or 0


def _last_year(period: str) -> int | None:
    """The year a project's time ends: '2026—2028年' -> 2028."""
    years = YEARS.findall(period)
    return int(years[-1]) if years else None
