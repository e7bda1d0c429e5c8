"""The matrix on a terminal: pages of as many columns as the window holds, the indicators repeated on each.

Groups stand as lines of their own; below the last page come what the signs mean and, where the cells are measured
against the nation's goals, the policy documents.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from plantargets.cli.cells import safe, safe_line
from plantargets.cli.compare_cells import figures_of, texts_of, titles_of
from plantargets.cli.compare_view import View
from plantargets.cli.headings import heading
from plantargets.cli.messages import say
from plantargets.cli.screen import make_console
from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record

if TYPE_CHECKING:
    from rich.table import Table

BREAK = compiled(r" (?=→ .|/ |[\u4e00-\u9fff])|(?<!→) (?=≈?[+−±]\d)")
"""Where a narrow cell goes on in a new line: before its goal, a second value, a gap, who holds a figure."""
GAP = 2
"""The space between two columns."""
NAMES = (18, 36)
"""The least and the greatest width of the column of indicators; about a third of the window between them."""


@record
class Strip:
    """A column of the screen: its heading, a text a row, and its width."""

    heading: str
    texts: Sequence[str]
    width: int


def screen_text(view: View, width: int, colour: bool) -> Iterator[str]:
    """The matrix as text, a page after the other, each no wider than the window."""
    if not view.rows:
        return
    names, found = laid_out(view, width)
    groups = [row.group or say("no-group", view.lang) for row in view.rows] if view.grouped else []
    for page in found:
        yield printed([drawn(names, page, groups), ""], width, colour)
    yield printed(notes(view), width, colour)


def printed(parts: Iterable[Table | str], width: int, colour: bool) -> str:
    """Tables and lines as the console writes them, no wider than the window."""
    from rich.text import Text

    console = make_console(width, colour)
    for part in parts:
        console.print(Text("\n".join(map(safe, part.split("\n")))) if isinstance(part, str) else part)
    assert isinstance(console.file, io.StringIO)
    return "\n".join(line.rstrip() for line in console.file.getvalue().split("\n"))


def laid_out(view: View, width: int) -> tuple[Strip, list[list[Strip]]]:
    """The column of indicators, and the pages beside it.

    Cells are broken before their arrow where that saves a page.
    """
    least, widest = NAMES
    labels = [view.labels[row.subject] for row in view.rows]
    names = strip(heading("indicator", view.lang), labels, min(widest, max(least, width // 3)))
    room = width - names.width
    across = list(zip(titles_of(view), zip(*(texts_of(row, view) for row in view.rows), strict=True), strict=True))
    most = room // 2 - GAP
    broken = [strip(title, [BREAK.sub("\n", text) for text in texts], most) for title, texts in across]
    whole = [strip(title, texts, room) for title, texts in across]
    cells = len(across) - len(figures_of(view))
    mixed = [one if one.width <= most else other for one, other in zip(whole, broken, strict=True)]
    figures = whole[cells:] if width_of(whole[cells:]) <= room else broken[cells:]
    return names, min((pages(strips[:cells], figures, room) for strips in (mixed, broken)), key=len)


def width_of(strips: Iterable[Strip]) -> int:
    """How wide columns are together."""
    return sum(one.width + GAP for one in strips)


def strip(title: str, texts: Sequence[str], most: int) -> Strip:
    """A column as wide as its widest line, and no wider than `most`."""
    from rich.cells import cell_len

    shown = ["\n".join(map(safe, text.split("\n"))) for text in texts]
    title = "\n".join(map(safe, title.split("\n")))
    lines = (line for text in (title, *shown) for line in text.split("\n"))
    return Strip(title, shown, min(most, max(map(cell_len, lines))))


def pages(cells: Iterable[Strip], figures: Sequence[Strip], room: int) -> list[list[Strip]]:
    """The columns in portions that fit into the room beside the indicators, the figures together where they fit."""
    blocks = [[one] for one in cells]
    blocks += [list(figures)] if width_of(figures) <= room else [[one] for one in figures]
    found: list[list[Strip]] = [[]]
    for block in blocks:
        if found[-1] and width_of((*found[-1], *block)) > room:
            found.append([])
        found[-1] += block
    return found


def drawn(names: Strip, page: Sequence[Strip], groups: Sequence[str]) -> Table:
    """A page as a table, a line before each new group."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, collapse_padding=True, header_style="bold")
    for one in (names, *page):
        table.add_column(one.heading, width=one.width, overflow="fold")
    for number, texts in enumerate(zip(names.texts, *(one.texts for one in page), strict=True)):
        if groups and (number == 0 or groups[number] != groups[number - 1]):
            table.add_row(Text(safe_line(groups[number]), style="bold cyan"))
        table.add_row(*map(Text, texts))
    return table


def notes(view: View) -> Iterator[str]:
    """What the signs mean, and the sources of what the cells are measured against."""
    yield say("signs-both" if view.show == "both" else "signs", view.lang)
    if view.show == "both" and figures_of(view):
        yield say("signs-figures", view.lang)
    if view.references is None:
        return
    yield say("signs-gap", view.lang)
    told: dict[str, list[str]] = {}
    for row in view.rows:
        for reference in view.references(row.subject):
            told.setdefault(reference.source, []).append(view.labels[row.subject])
    mark = say("list-mark", view.lang)
    for source, indicators in told.items():
        yield say("source-of", view.lang, source=source, indicators=mark.join(dict.fromkeys(indicators)))
