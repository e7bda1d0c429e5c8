"""Workbooks: in go sheets of values, out come the bytes of an .xlsx file, the same for the same sheets.

Numbers are numbers; a value with a bound and a unit is a number too, which its cell's format shows as ≥96%. Text is
written as text, never as a formula or a link.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from plantargets.cli.cells import safe
from plantargets.cli.formats import cell_text
from plantargets.cli.rows import Record

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST = 32_767
"""What a cell may hold."""
WIDEST, NARROWEST = 40, 8
"""The widths that columns are given."""
MADE = datetime(2000, 1, 1)
"""The date of every workbook, so that the same rows give the same bytes."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A number with what is shown before and after it."""

    value: Decimal
    before: str = ""
    after: str = ""

    @property
    def text(self) -> str:
        """What the cell shows."""
        return f"{self.before}{self.value:f}{self.after}"

    @property
    def format(self) -> str:
        """The number format: '"≥"0.0"%";"≥"-0.0"%"'; its second half is for negative numbers."""
        exponent = self.value.as_tuple().exponent
        digits = "0." + "0" * -exponent if isinstance(exponent, int) and exponent < 0 else "0"
        before, after = (f'"{text}"' if text else "" for text in (self.before, self.after))
        return f"{before}{digits}{after};{before}-{digits}{after}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's name, its header, its rows, and how many columns stay when it is scrolled."""

    title: str
    header: Sequence[str]
    rows: Sequence[Sequence[Any]]
    fixed: int = 1


def record_sheet(title: str, records: Iterable[Record], columns: Sequence[str]) -> Sheet:
    """A sheet of records under their columns' names; lists are joined as in a .csv file."""
    return Sheet(title, columns, [[plain_value(column, row.get(column)) for column in columns] for row in records])


def plain_value(column: str, value: Any) -> Any:
    """A record's value as a cell's: numbers as they are, the rest as text, None for nothing."""
    if value is None or (isinstance(value, (int, Decimal)) and not isinstance(value, bool)):
        return value
    return cell_text(column, value)


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """The bytes of a workbook."""
    from xlsxwriter import Workbook

    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"created": MADE})
        for sheet in sheets:
            fill(book, sheet)
    return buffer.getvalue()


def fill(book: Workbook, sheet: Sheet) -> None:
    """Add a sheet to a workbook."""
    page = book.add_worksheet(sheet.title)
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    for number, title in enumerate(sheet.header):
        page.write_string(0, number, safe(title), head)
        page.set_column(number, number, width_of(title, (row[number] for row in sheet.rows)))
    formats: dict[str, Any] = {}
    for line, row in enumerate(sheet.rows, start=1):
        for number, value in enumerate(row):
            put(book, page, formats, (line, number), value)
    page.freeze_panes(1, sheet.fixed)
    if sheet.rows:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.header) - 1)


def put(book: Workbook, page: Worksheet, formats: dict[str, Any], place: tuple[int, int], value: Any) -> None:
    """Write a value into its cell."""
    if isinstance(value, Shown):
        if value.format not in formats:
            formats[value.format] = book.add_format({"num_format": value.format, "align": "right"})
        page.write_number(*place, value.value, formats[value.format])
    elif isinstance(value, (int, Decimal)):
        page.write_number(*place, value)
    elif value is not None and value != "":
        page.write_string(*place, safe(value)[:LONGEST])


def width_of(title: str, values: Iterable[Any]) -> int:
    """How wide a column is to be."""
    from wcwidth import wcswidth

    texts = (value.text if isinstance(value, Shown) else str(value) for value in values if value is not None)
    return min(WIDEST, max(NARROWEST, wcswidth(title) + 3, *(wcswidth(text[:WIDEST]) + 2 for text in texts), 0))
