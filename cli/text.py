"""`plan text`: the text that the offsets of rows point into, its lines numbered, or its tables as Markdown.

Library twin: `plantargets.extractors.readers.read_document`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from plantargets.cli import options
from plantargets.cli.cells import safe
from plantargets.cli.destinations import write_file, write_stdout
from plantargets.cli.messages import say
from plantargets.cli.output import refuse_input
from plantargets.cli.settings import check_settings, settings_of
from plantargets.cli.work import Report, inputs_of, read_documents
from plantargets.extractors.errors import PlanError
from plantargets.extractors.patterns import compiled

if TYPE_CHECKING:
    from pathlib import Path

    from plantargets.extractors.model import Document, SourceCell
    from plantargets.extractors.tables import Cell

Shown = Callable[["Document", str], Iterator[str]]
NAME = compiled(r"[ !]")
"""What parts a table's or a sheet's name from the rest of a cell's address: 表2 R3C4, 指标!C5."""


def text(
    paths: options.Paths,
    numbered: options.Numbered = False,
    tables: options.Tables = False,
    output: options.Output = None,
    lang: options.Lang = None,
    encoding: options.Encoding = None,
    strict: options.Strict = False,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
    limit: options.Limit = None,
) -> int:
    """Print the text that the offsets of rows point into.

    Of a file that is no plain text: what was read out of it, a table's row a
    line, its cells parted by tabs. Several texts are headed by their names.

    Examples:

      plan text plan.docx --numbered

      plan text plan.docx --tables

      plan text plan.docx -o plan.txt
    """
    settings = settings_of(lang, encoding=encoding, strict=strict, quiet=quiet, debug=debug, limit=limit)
    if numbered and tables:
        raise PlanError(say("numbered-or-tables", settings.lang))
    refuse_input(output, paths, settings.lang)
    check_settings(settings)
    report = Report(settings)
    files = inputs_of(paths, report)
    show = tables_of if tables else numbered_lines if numbered else whole
    pieces = headed(read_documents(files, report), show, len(files) > 1, settings.lang)
    deliver(output, pieces)
    return 2 if report.failed else 0


def deliver(output: Path | None, pieces: Iterable[str]) -> None:
    """Write to the file, or to standard output; a terminal is shown what could steer it written out."""
    if output is not None:
        write_file(output, pieces)
    elif sys.stdout.isatty():
        write_stdout(safe(piece.replace("\r\n", "\n")) for piece in pieces)
    else:
        write_stdout(pieces)


def headed(documents: Iterable[Document], show: Shown, several: bool, lang: str) -> Iterator[str]:
    """What is shown of each document; of several, each below a line with its name."""
    for number, document in enumerate(documents):
        if several:
            name = safe(document.name).replace("\n", "\\n")
            yield f"{chr(10) * bool(number)}==> {name} <==\n"
        yield from show(document, lang)


def whole(document: Document, lang: str) -> Iterator[str]:
    """The text as it is."""
    yield document.text


def numbered_lines(document: Document, lang: str) -> Iterator[str]:
    """The lines of the text, each behind the number that rows call it by."""
    from plantargets.extractors.statements import line_starts

    starts = line_starts(document.text)
    width = len(str(len(starts)))
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(document.text)], strict=True), start=1):
        if start < end:
            yield f"{number:>{width}}  {document.text[start:end].rstrip(chr(13) + chr(10))}\n"


def tables_of(document: Document, lang: str) -> Iterator[str]:
    """The tables that the file tells, and those of figures that are drawn in its text, each below its place."""
    lead = ""
    for start, end, name, rows in found_tables(document):
        first = document.text.count("\n", 0, start) + 1
        last = first + document.text.count("\n", start, max(start, end - 1))
        yield f"{lead}{say('table-at', lang, name=name, first=first, last=last).lstrip()}\n\n"
        yield markdown(rows)
        lead = "\n"


def found_tables(document: Document) -> list[tuple[int, int, str, list[list[str]]]]:
    """Where each table stands, what it is called, if it is, and the words of its cells."""
    from plantargets.extractors.tables import find_tables

    told = [
        (table.start, table.end, NAME.split(table.rows[0][0].address)[0], words_of(table.rows))
        for table in document.tables
    ]
    drawn = [table for table in find_tables(document.text, document.tables) if table.shape != "given"]
    return sorted([*told, *((table.start, table.end, "", words_of(table.rows)) for table in drawn)])


def words_of(rows: Sequence[Sequence[Cell | SourceCell]]) -> list[list[str]]:
    return [[cell.text for cell in row] for row in rows]


def markdown(rows: Sequence[Sequence[str]]) -> str:
    """The rows as a pipe table, as wide as the widest; the first row is its header."""
    from plantargets.cli.formats import markdown_cell, tabulated

    width = max(map(len, rows))
    cells = [[markdown_cell(row[place]) if place < len(row) else "" for place in range(width)] for row in rows]
    return tabulated(cells[1:] or [[""] * width], cells[0], "pipe")
