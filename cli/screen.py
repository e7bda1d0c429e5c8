"""The table on a terminal, by rich: a heading a document, its rows below, as wide as the window and no wider."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from plantargets.cli.cells import period_text, safe, safe_line
from plantargets.cli.formats import cell_text
from plantargets.cli.headings import heading
from plantargets.cli.rows import Record

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

STYLES = {"baseline": "cyan", "goal": "green", "change": "yellow", "line": "dim", "quote": "dim", "value": "green"}
NUMBERS = frozenset({"line", "baseline_line", "start", "end", "statements", "targets", "actuals", "indicators"})
KEPT_WHOLE = frozenset({"line", "year", "role", "baseline", "goal", "change", "value", "period"})
"""Columns that are wrapped only where the window is too narrow for them; the others give way first."""
CAPS = (30, 24, 20, 16, 12, 8)
"""What a column that is kept whole may take at most, tried one after the other."""
LEFT_OUT = frozenset({"others", "group", "section"})
"""Columns that are not shown where nothing stands in them."""


def screen_text(
    records: Iterable[Record], columns: Sequence[str], lang: str, width: int, colour: bool, by_document: bool
) -> Iterator[str]:
    """The tables as text, one a document where `by_document`, so that the first is seen while others are read."""
    shown = [column for column in columns if not (by_document and column == "doc")]
    if not by_document:
        yield from rendered([], list(records), shown, lang, width, colour)
        return
    for _, group in groupby(records, key=lambda record: record["doc"]):
        rows = list(group)
        yield from rendered([title_of(rows[0])], rows, shown, lang, width, colour)


def title_of(record: Record) -> str:
    """A document's heading: its name, region and period."""
    parts = [record["doc"], record.get("region"), period_text(record)]
    return "  ".join(safe_line(part) for part in parts if part)


def rendered(
    titles: list[str], rows: Sequence[Record], columns: Sequence[str], lang: str, width: int, colour: bool
) -> Iterator[str]:
    """The titles and the table, as the console writes them."""
    if not rows:
        return
    from rich.text import Text

    console = make_console(width, colour)
    for title in titles:
        console.print(Text(title, style="bold"), soft_wrap=True)
    console.print(make_table(rows, columns, lang, width))
    assert isinstance(console.file, io.StringIO)
    yield "\n".join(line.rstrip() for line in console.file.getvalue().split("\n")) + "\n"


def make_console(width: int, colour: bool) -> Console:
    """A console that writes into memory with the given width."""
    from rich.console import Console

    return Console(
        file=io.StringIO(),
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )


def make_table(rows: Sequence[Record], columns: Sequence[str], lang: str, width: int) -> Table:
    """A rich table: names wrap, numbers stand to the right, baseline and goal in colours of their own."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    cells = {column: [on_screen(column, row.get(column)) for row in rows] for column in columns}
    shown = [column for column in columns if column not in LEFT_OUT or any(cells[column])]
    kept = widths_kept({column: [heading(column, lang), *cells[column]] for column in shown}, width)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, collapse_padding=True, header_style="bold")
    for column in shown:
        table.add_column(
            heading(column, lang),
            style=STYLES.get(column, ""),
            justify="right" if column in NUMBERS else "left",
            overflow="fold",
            width=kept.get(column),
        )
    for row in zip(*(cells[column] for column in shown), strict=True):
        table.add_row(*map(Text, row))
    return table


def on_screen(column: str, value: Any) -> str:
    """A value's text on the screen; the name of a document is one line, whatever it holds."""
    return (safe_line if column == "doc" else safe)(cell_text(column, value))


def widths_kept(texts: Mapping[str, Sequence[str]], width: int) -> dict[str, int]:
    """The widths of the columns that are kept whole, such that a quarter of the window is left for the others."""
    from rich.cells import cell_len

    natural = {column: max(map(cell_len, texts[column])) for column in texts if column in KEPT_WHOLE}
    room = width - 2 * (len(texts) - 1) - (width // 4 if len(natural) < len(texts) else 0)
    for cap in CAPS:
        kept = {column: min(cap, needed) for column, needed in natural.items()}
        if sum(kept.values()) <= room:
            return kept
    return {}
