"""The reader of separated values (.csv, .tsv): bytes in, Document out; the file is a table, read like a sheet.

The separator is the one that parts the most lines alike. Lines above and below the table (a title, notes) are told
from its rows as in a workbook.
"""

from __future__ import annotations

import csv
import io
from pathlib import PurePosixPath

from plantargets.extractors.errors import InputError
from plantargets.extractors.model import Document
from plantargets.extractors.readers.build import TextBuilder
from plantargets.extractors.readers.encoding import decode
from plantargets.extractors.readers.kinds import Wanted
from plantargets.extractors.readers.limits import check
from plantargets.extractors.readers.sheet import Sheet, write_sheets

SEPARATORS = ("\t", ",", ";", "|", "，")
LINES = 50
"""Lines by which the separator is told."""
LONGEST_FIELD = 1 << 20


def read(data: bytes, name: str, wanted: Wanted) -> Document:
    """The document in the bytes of a table of separated values; raises InputError where they are no text.

    >>> read("指标,2025年\\n巩固率,96%\\n".encode(), "a.csv", Wanted()).text
    '指标\\t2025年\\n巩固率\\t96%\\n'
    """
    decoded = decode(data, name, wanted.encoding)
    builder = TextBuilder(name, wanted.limits)
    write_sheets(builder, [sheet_of(decoded.text, name, wanted)])
    return builder.document(decoded.warnings, decoded.encoding)


def sheet_of(text: str, name: str, wanted: Wanted) -> Sheet:
    """The rows as a sheet without a name of its own, so that a cell is called by the file's: 指标!C5."""
    sheet = Sheet(PurePosixPath(name).stem, named=False)
    csv.field_size_limit(LONGEST_FIELD)
    lines = io.StringIO(text.replace("\0", ""), newline="")
    try:
        for row, cells in enumerate(csv.reader(lines, delimiter=separator_of(text)), start=1):
            for column, words in enumerate(cells, start=1):
                if words.strip():
                    sheet.cells[row, column] = words
            check(name, "cells", len(sheet.cells), wanted.limits.cells, "cells")
    except csv.Error as error:
        raise InputError(
            name, f"is no table of separated values ({error})", "name it .txt to read it as text"
        ) from None
    return sheet


def separator_of(text: str) -> str:
    """The separator that the most of the first lines have the same number of; a comma where none has any.

    >>> separator_of("指标;单位;2025年\\n巩固率;%;96,5\\n")
    ';'
    """
    lines = [line for line in text[: 1 << 16].splitlines()[:LINES] if line.strip()]

    def alike(separator: str) -> tuple[int, int]:
        counts = [line.count(separator) for line in lines]
        usual = max(set(counts) - {0}, key=counts.count, default=0)
        return (counts.count(usual) if usual else 0, usual)

    best = max(SEPARATORS, key=alike)
    return best if alike(best)[0] else ","
