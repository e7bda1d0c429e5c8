"""From records to their place: picks a format and a destination, each knowing nothing of the other."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from plantargets.cli.cells import READING_COLUMNS, WIDE, WIDE_COLUMNS, reading_records, safe
from plantargets.cli.columns import TABLES, with_digits
from plantargets.cli.destinations import made, write_file, write_stdout
from plantargets.cli.formats import FORMATS, SUFFIXES, markdown_table, plain_table
from plantargets.cli.headings import heading
from plantargets.cli.messages import say
from plantargets.cli.rows import Record
from plantargets.cli.tables import TableRow
from plantargets.extractors.errors import PlanError
from plantargets.extractors.record import record


@record
class Target:
    """What the output is: its format, its place (None: standard output), its columns (None: the usual ones)."""

    format: str
    path: Path | None
    columns: tuple[str, ...] | None
    kind: str
    known: tuple[str, ...]
    lang: str
    on_terminal: bool
    on_screen: bool
    """Whether a table is drawn by rich: on a terminal, or where colour is asked for."""
    colour: bool
    bom: bool
    by_region: bool = False
    """Whether a table for reading begins with the region, since there are several."""

    @classmethod
    def of(
        cls,
        format: str | None,
        path: Path | None,
        columns: str | None,
        kind: str,
        known: Sequence[str],
        lang: str,
        color: Enum,
        bom: bool | None,
    ) -> Target:
        """The target that the options ask for; raises PlanError for an unknown format, suffix or column."""
        name = format_of(format, path, lang)
        terminal = path is None and sys.stdout.isatty()
        check_format(name, kind, terminal, columns, lang)
        known = with_digits(known) if FORMATS[name].typed else tuple(known)
        return cls(
            format=name,
            path=path,
            columns=columns_of(columns, known, lang),
            kind=kind,
            known=known,
            lang=lang,
            on_terminal=terminal,
            on_screen=name == "table" and path is None and (terminal or color.value == "always"),
            colour=color.value == "always" or (color.value == "auto" and terminal and not os.environ.get("NO_COLOR")),
            bom=bom if bom is not None else name == "csv" and path is not None,
        )

    def refuse(self, inputs: Iterable[str]) -> None:
        """Raise PlanError where the output would replace one of the inputs."""
        refuse_input(self.path, inputs, self.lang)


def refuse_input(output: Path | None, inputs: Iterable[str], lang: str) -> None:
    """Raise PlanError where the output would replace one of the inputs."""
    if output is None or not output.exists():
        return
    for name in inputs:
        if name != "-" and Path(name).is_file() and output.samefile(name):
            raise PlanError(say("would-overwrite", lang, path=output))


def format_of(format: str | None, path: Path | None, lang: str) -> str:
    """The format asked for, else the one of the output's suffix, else a table."""
    if format is not None:
        if format not in FORMATS:
            raise PlanError(say("no-format", lang, name=format, known=", ".join(FORMATS)))
        return format
    if path is None:
        return "table"
    name = SUFFIXES.get(path.suffix.lower())
    if name is None:
        raise PlanError(say("suffix", lang, path=path, known=", ".join(FORMATS)))
    return name


def check_format(name: str, kind: str, terminal: bool, columns: str | None, lang: str) -> None:
    """Raise PlanError where these rows cannot be written in the format, before anything is read."""
    format = FORMATS[name]
    if terminal and format.module:
        raise PlanError(say("binary", lang, format=name))
    if format.typed and kind not in TABLES:
        raise PlanError(say("extract-only", lang, format=name))
    if format.typed and format.whole and columns is not None:
        raise PlanError(say("whole-tables", lang, format=name))
    if format.library and find_spec(format.library) is None:
        raise PlanError(say("library", lang, format=name, library=format.library))


def columns_of(columns: str | None, known: Sequence[str], lang: str) -> tuple[str, ...] | None:
    """The columns named, checked; None where none are named."""
    if columns is None:
        return None
    names = tuple(name.strip() for name in columns.replace("，", ",").split(",") if name.strip())
    for name in names:
        if name not in known:
            raise PlanError(say("no-columns", lang, name=name, known=", ".join(known)))
    return names or None


def send(target: Target, records: Iterable[Record]) -> int:
    """Write the records in the target's format to its place; how many numbers it holds as text alone."""
    if FORMATS[target.format].module:
        columns = target.columns or target.known
        return send_tables(target, {target.kind: columns}, ((target.kind, record) for record in records))
    deliver(target, formatted(target, records))
    return 0


def send_tables(target: Target, tables: Mapping[str, Sequence[str]], rows: Iterable[TableRow]) -> int:
    """Write rows of several tables in a format that is no text; `tables` gives the columns of each."""
    write: Callable[..., int] = import_module(FORMATS[target.format].module).write
    with made(target.path) as path:
        return write(path, tables, rows)


def holds_all(target: Target) -> bool:
    """Whether all three tables of `plan extract` go to the target, and not the one of --rows with its --columns."""
    return FORMATS[target.format].whole and target.columns is None


def all_tables(target: Target) -> dict[str, tuple[str, ...]]:
    """The three tables with their columns, that of --rows before the others."""
    typed = FORMATS[target.format].typed
    names = sorted(TABLES, key=lambda name: name != target.kind)
    return {name: with_digits(TABLES[name]) if typed else TABLES[name] for name in names}


def deliver(target: Target, pieces: Iterable[str]) -> None:
    """Write pieces of text to the target's place."""
    if target.path is None:
        write_stdout(pieces, target.bom)
    else:
        write_file(target.path, pieces, target.bom)


def formatted(target: Target, records: Iterable[Record]) -> Iterator[str]:
    """The records as pieces of text."""
    lines = FORMATS[target.format].lines
    if lines is not None:
        pieces = lines(records, target.columns or target.known)
        return map(safe, pieces) if target.on_terminal else pieces
    columns = target.columns or reading_columns(target)
    if target.columns is None:
        records = reading_records(records, target.kind, target.lang)
    if target.on_screen:
        from plantargets.cli.screen import screen_text

        by_document = "doc" in target.known and "doc" not in columns
        return screen_text(records, columns, target.lang, screen_width(), target.colour, by_document)
    headings = [heading(column, target.lang) for column in columns]
    return (markdown_table if target.format == "markdown" else plain_table)(records, columns, headings)


def reading_columns(target: Target) -> tuple[str, ...]:
    """The columns of a table for reading; where the document is no heading above it, its name is a column."""
    columns = READING_COLUMNS[target.kind]
    if target.on_screen and screen_width() >= WIDE:
        columns = WIDE_COLUMNS.get(target.kind, columns)
    if target.by_region:
        columns = ("region", *columns)
    return columns if target.on_screen or "doc" in columns or "doc" not in target.known else ("doc", *columns)


def screen_width() -> int:
    """The width of the window, or what COLUMNS says."""
    from shutil import get_terminal_size

    return max(40, get_terminal_size((100, 24)).columns)
