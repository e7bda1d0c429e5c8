"""The reader of old Excel workbooks (.xls, .et): bytes in, Document out, as of an .xlsx with the same sheets."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from plantargets.extractors.errors import InputError
from plantargets.extractors.model import Document
from plantargets.extractors.readers.build import TextBuilder
from plantargets.extractors.readers.kinds import Wanted
from plantargets.extractors.readers.limits import check
from plantargets.extractors.readers.number_formats import shown
from plantargets.extractors.readers.sheet import Sheet, write_sheets

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Cell
    from xlrd.sheet import Sheet as OldSheet

TEXT, NUMBER, DATE = 1, 2, 3
"""The library's numbers for the kinds of cell that show something; the others are empty, truth values and errors."""


def read(data: bytes, name: str, wanted: Wanted) -> Document:
    """The document in a workbook's bytes; raises InputError where it is damaged, locked or passes a limit."""
    builder = TextBuilder(name, wanted.limits)
    book = opened_book(data, name)
    sheets = []
    try:
        for number in range(book.nsheets):
            sheets.append(sheet_of(book, book.sheet_by_index(number)))
            book.unload_sheet(number)
            check(name, "cells", sum(len(sheet.cells) for sheet in sheets), wanted.limits.cells, "cells")
    except InputError:
        raise
    except Exception as error:
        raise damaged(name, error) from None
    return builder.document(write_sheets(builder, sheets)) if sheets else builder.document()


def opened_book(data: bytes, name: str) -> Book:
    """The workbook by its library, which raises whatever the bytes lead it to."""
    import xlrd

    try:
        return xlrd.open_workbook(
            file_contents=data, formatting_info=True, on_demand=True, ragged_rows=True, logfile=io.StringIO()
        )
    except Exception as error:
        if "encrypted" in str(error).lower():
            raise InputError(name, "is protected by a password", "save it without the password") from None
        raise damaged(name, error) from None


def damaged(name: str, error: Exception) -> InputError:
    """The sentence for a workbook that the library cannot make sense of."""
    return InputError(name, f"is a damaged workbook ({error or type(error).__name__})", "save it as .xlsx")


def sheet_of(book: Book, old: OldSheet) -> Sheet:
    """A sheet as the library has it, with rows and columns counted from 1."""
    sheet = Sheet(old.name, hidden=old.visibility != 0)
    for row in range(old.nrows):
        for column, cell in enumerate(old.row(row)):
            words = cell_words(book, cell)
            if words:
                sheet.cells[row + 1, column + 1] = words
    sheet.merged = [(top + 1, left + 1, bottom, right) for top, bottom, left, right in old.merged_cells]
    sheet.hidden_rows = {row + 1 for row, info in old.rowinfo_map.items() if info.hidden}
    sheet.hidden_columns = {column + 1 for column, info in old.colinfo_map.items() if info.hidden}
    return sheet


def cell_words(book: Book, cell: Cell) -> str:
    """What a cell shows; nothing for errors and truth values."""
    if cell.ctype == TEXT:
        return str(cell.value)
    if cell.ctype not in (NUMBER, DATE):
        return ""
    code = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
    return shown(repr(cell.value), code, from_1904=book.datemode == 1)
