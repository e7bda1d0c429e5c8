"""The matrix for reading: in go cells, out come texts such as `93.1% → ≥96%`, `→ 5%–5.5%`, `98.5% / 98.9%!`, `—`, `≠`.

A goal has an arrow in front where baselines are shown too. A year stands in brackets where it is not the usual one: the
last year of the column's plan for a goal, the year before its first for a baseline.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from plantargets.cli.amounts import amount, change_text, per_text, statement_amount, unit_text
from plantargets.cli.cells import dated
from plantargets.cli.compare_view import View, names_text
from plantargets.cli.headings import heading
from plantargets.cli.messages import say
from plantargets.cli.rows import Record
from plantargets.compare.against import Gap
from plantargets.compare.cells import Cell
from plantargets.compare.columns import Column
from plantargets.compare.matrix import Row, shows
from plantargets.compare.points import Point, amount_of
from plantargets.compare.subject import Subject
from plantargets.compare.summary import Summary, ranking_of, summary_of
from plantargets.extractors.model import Statement, number_text

MISSING, APART, TWO_VALUES = "—", "≠", "!"
FIGURES = ("number", "minimum", "median", "maximum")
MARKS = {"met": "✓", "exceeded": "✓", "missed": "✗", "not-comparable": APART}


def shown_cell(cell: Cell | None, column: Column, view: View, gap: Gap | None = None) -> str:
    """A cell with what is to be shown of it."""
    if cell is None or not shows(cell, view.show):
        return MISSING
    if not cell.comparable:
        return APART
    text = shown_text(cell, column, view)
    if cell.match.how == "fuzzy":
        text += f" (≈{cell.match.score})"
    return text if gap is None else f"{text} {gap_text(gap, view.lang)}".rstrip()


def shown_text(cell: Cell, column: Column, view: View) -> str:
    """The sides of a comparable cell that are to be shown."""
    if view.show == "change":
        return change_text(cell.change, cell.change_unit, view.lang)
    usual = {} if view.dated else dates_of(column)
    baseline = "" if cell.baseline is None else point_text(cell.baseline, usual.get("baseline"), view.lang)
    goal = "" if cell.goal is None else point_text(cell.goal, usual.get("goal"), view.lang)
    if view.show != "both":
        return baseline if view.show == "baseline" else goal
    return " → ".join((baseline, goal)).lstrip() if goal else baseline


def dates_of(column: Column) -> dict[str, int | None]:
    """The usual years of a column's two sides."""
    start, end = column.period
    return {"baseline": None if start is None else start - 1, "goal": end}


def point_text(point: Point, usual: int | None, lang: str) -> str:
    """All values of a point, with its year where that is not the usual one."""
    values = list(dict.fromkeys(value_text(said, point.subject, lang) for said in distinct(point)))
    text = " / ".join(values) + TWO_VALUES * (len(values) > 1)
    return text if point.year == usual else dated(text, point.year)


def distinct(point: Point) -> list[Statement]:
    """The statements of a point that give different values, the used first."""
    found: dict[object, Statement] = {}
    for said in point.said:
        found.setdefault(amount_of(said.statement), said.statement)
    return list(found.values())


def value_text(statement: Statement, subject: Subject, lang: str) -> str:
    """A statement's value; in a row of growth a rise needs no sign."""
    if subject.kind != "growth" or statement.measure == "decrease":
        return statement_amount(statement, lang)
    fields = (statement.value, statement.value_high, statement.unit, statement.comparator, None)
    return amount(*fields, lang) + per_text(statement.per)


def gap_text(gap: Gap, lang: str) -> str:
    """How far from the reference, and whether that is enough: −2个百分点 ✗; its year where that is another (2027)."""
    about = "≈" if gap.approximate and gap.value is not None else ""
    text = f"{about}{change_text(gap.value, gap.unit, lang)} {MARKS.get(gap.met or '', '')}".strip()
    return text if gap.other_year is None else dated(text, gap.other_year)


def references_text(row: Row, view: View) -> str:
    """What a row is measured against: ≥85% (2025)."""
    known = [] if view.references is None else view.references(row.subject)
    return "; ".join(dated(value_text(one.statement, row.subject, view.lang), one.statement.year) for one in known)


def figure_text(value: Decimal, summary: Summary, lang: str) -> str:
    """A summary figure with its unit; a fall keeps its sign."""
    if summary.of == "change":
        return change_text(value, summary.unit, lang)
    return ("−" if value < 0 else "") + f"{number_text(abs(value))}{unit_text(summary.unit, lang)}"


def summary_texts(row: Row, view: View) -> dict[str, str]:
    """The count, and who is lowest and highest."""
    summary = summary_of(row, view.show)
    if summary is None:
        return {"number": "0", "minimum": MISSING, "median": MISSING, "maximum": MISSING}
    low, high = (holders_text(value, summary, view) for value in (summary.minimum, summary.maximum))
    median = figure_text(summary.median, summary, view.lang)
    return {"number": str(summary.count), "minimum": low, "median": median, "maximum": high}


def holders_text(value: Decimal, summary: Summary, view: View) -> str:
    """A summary figure and who holds it: 4.5% 青海."""
    titles = view.titles()
    names = names_text([titles[number] for number in summary.at(value)], view.lang)
    return f"{figure_text(value, summary, view.lang)} {names}"


def rank_texts(row: Row, view: View) -> list[Record]:
    """A row's columns from the highest to the lowest, then those that lack it, for reading."""
    ranking = ranking_of(row, view.show)
    if ranking is None:
        return []
    name, headings = view.labels[row.subject], view.headings()
    found: list[Record] = []
    for place, number in ranking.places:
        text = shown_cell(row.cells[number], view.columns[number], view)
        found.append({"rank": str(place), "column": headings[number], "value": text})
    mark = say("list-mark", view.lang)
    for numbers, sign in ((ranking.apart, APART), (ranking.lacking, MISSING)):
        if numbers:
            found.append({"rank": sign, "column": mark.join(headings[n] for n in numbers), "value": ""})
    return [{"indicator": name if number == 0 else "", **record} for number, record in enumerate(found)]


def titles_of(view: View) -> list[str]:
    """The headings of a row's texts: what it is measured against, the columns, the figures."""
    against = [heading("reference", view.lang)] if view.references is not None else []
    return [*against, *view.headings(), *(heading(figure, view.lang) for figure in figures_of(view))]


def texts_of(row: Row, view: View) -> list[str]:
    """A row's texts, one for each heading."""
    against = [references_text(row, view)] if view.references is not None else []
    cells = zip(row.cells, view.columns, view.gaps(row), strict=True)
    texts = [shown_cell(cell, column, view, gap) for cell, column, gap in cells]
    told = summary_texts(row, view)
    return [*against, *texts, *(told[figure] for figure in figures_of(view))]


def figures_of(view: View) -> tuple[str, ...]:
    """The figures that stand behind a row's cells; none behind one or two."""
    return FIGURES if len(view.columns) > 2 else ()


def long_texts(row: Row, view: View) -> Iterator[Record]:
    """A row's cells on a line each: both sides, the change, and where the goal (else the baseline) stands."""
    name = view.labels[row.subject]
    for cell, column, title, gap in zip(row.cells, view.columns, view.headings(), view.gaps(row), strict=True):
        if cell is not None and shows(cell, view.show):
            told = cell.point.said[0]
            usual = dates_of(column)
            yield {
                "column": title,
                "indicator": name + f" {APART}" * (not cell.comparable),
                "baseline": cell.baseline and point_text(cell.baseline, usual["baseline"], view.lang),
                "goal": cell.goal and point_text(cell.goal, usual["goal"], view.lang),
                "change": change_text(cell.change, cell.change_unit, view.lang),
                "gap": "" if gap is None else gap_text(gap, view.lang),
                "place": f"{told.document}:{told.statement.line}",
            }
