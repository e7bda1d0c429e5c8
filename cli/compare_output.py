"""`plan compare` to its place: in go a view and a target, out goes the matrix, its ranking or its long form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from plantargets.cli.compare_cells import long_texts, rank_texts, texts_of, titles_of
from plantargets.cli.compare_rows import long_columns, long_records, wide_columns, wide_records
from plantargets.cli.compare_view import View
from plantargets.cli.destinations import made
from plantargets.cli.formats import FORMATS, markdown_table, plain_table
from plantargets.cli.headings import heading
from plantargets.cli.output import Target, columns_of, deliver, screen_width, send
from plantargets.cli.rows import Record

LONG_READ = ("column", "indicator", "baseline", "goal", "change", "gap", "place")
RANK_READ = ("indicator", "rank", "column", "value")


def send_view(view: View, target: Target, columns: str | None, long: bool, ranked: bool) -> None:
    """Write the view in the target's format: the matrix, or with `long` or `ranked` a row a cell."""
    nested = FORMATS[target.format].nested
    known = long_columns(view, ranked) if long or ranked else wide_columns(view, nested)
    target = replace(target, known=known, columns=columns_of(columns, known, target.lang))
    if target.format == "xlsx" and target.columns is None:
        from plantargets.cli.compare_sheets import sheets
        from plantargets.cli.xlsx import write_sheets

        with made(target.path) as path:
            write_sheets(path, sheets(view, long, ranked))
    elif FORMATS[target.format].for_machines or target.columns is not None:
        send(target, long_records(view, ranked) if long or ranked else wide_records(view, nested))
    else:
        deliver(target, reading(view, target, long, ranked))


def reading(view: View, target: Target, long: bool, ranked: bool) -> Iterator[str]:
    """The view for a reader, as pieces of text."""
    if ranked:
        records = (record for row in view.rows for record in rank_texts(row, view))
        return tables(records, RANK_READ, [heading(column, view.lang) for column in RANK_READ], target)
    if long:
        records = (record for row in view.rows for record in long_texts(row, view))
        shown = [column for column in LONG_READ if column != "gap" or view.references is not None]
        return tables(records, shown, [heading(column, view.lang) for column in shown], target)
    if target.on_screen:
        from plantargets.cli.compare_screen import screen_text

        return screen_text(view, screen_width(), target.colour)
    titles = [heading("indicator", view.lang), *titles_of(view)]
    keys = [str(number) for number in range(len(titles))]
    texts = ([view.labels[row.subject], *texts_of(row, view)] for row in view.rows)
    return tables((dict(zip(keys, row, strict=True)) for row in texts), keys, titles, target)


def tables(records: Iterable[Record], columns: Iterable[str], titles: list[str], target: Target) -> Iterator[str]:
    """Records that are ready for reading, as a table in the target's format."""
    if target.on_screen:
        from plantargets.cli.screen import screen_text

        return screen_text(records, tuple(columns), target.lang, screen_width(), target.colour, False)
    return (markdown_table if target.format == "markdown" else plain_table)(records, tuple(columns), titles)
