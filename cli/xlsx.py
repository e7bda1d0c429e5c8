"""Workbooks: in go sheets of values, out comes an .xlsx file, the same for the same sheets.

Rows are written as they come and never held. Numbers are numbers that show the digits they were written with; a value
with a bound and a unit is a number too, which its cell's format shows as ≥96%. Text is written as text, never as a
formula or a link.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from plantargets.cli.cells import safe
from plantargets.cli.destinations import OutputError
from plantargets.cli.formats import cell_text
from plantargets.cli.rows import Record
from plantargets.cli.tables import TableRow
from plantargets.extractors.record import record

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST = 32_767
"""What a cell may hold."""
MOST_ROWS = 1_048_576
"""What a sheet may hold; further rows stand on a sheet of their own."""
MOST_DIGITS = 15
"""What a spreadsheet keeps of a number; one with more digits is text."""
WIDEST, NARROWEST = 40, 8
"""The widths that columns are given."""
MEASURED = 1_000
"""The rows that tell how wide a column is to be."""
MADE = datetime(2000, 1, 1)
"""The date of every workbook, so that the same rows give the same bytes."""


@record
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
        digits = digits_of(self.value)
        before, after = (f'"{text}"' if text else "" for text in (self.before, self.after))
        return f"{before}{digits}{after};{before}-{digits}{after}"


@record
class Sheet:
    """A sheet's name, its header, its rows, and how many columns stay when it is scrolled."""

    title: str
    header: Sequence[str]
    rows: Iterable[Sequence[Any]] = ()
    fixed: int = 1


@dataclass(slots=True)
class Book:
    """A workbook that is being written, the formats that its cells have so far, and the numbers that are text."""

    file: Workbook
    texts: int = 0
    formats: dict[str, Any] = field(default_factory=dict)

    def format(self, code: str) -> Any:
        """The format that shows numbers so."""
        if code not in self.formats:
            aligned = {"align": "right"} if '"' in code else {}
            self.formats[code] = self.file.add_format({"num_format": code, **aligned})
        return self.formats[code]


class Page:
    """A sheet that is being written, row after row; what one cannot hold goes on in the next."""

    def __init__(self, book: Book, sheet: Sheet) -> None:
        self.book, self.sheet = book, sheet
        self.head = book.file.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.widths = [text_width(title) + 3 for title in sheet.header]
        self.number = self.line = 0
        self.page = self.begun()

    def begun(self) -> Worksheet:
        """A further sheet with the header."""
        self.number += 1
        title = self.sheet.title if self.number == 1 else f"{self.sheet.title} ({self.number})"
        page = self.book.file.add_worksheet(title)
        for column, text in enumerate(self.sheet.header):
            page.write_string(0, column, safe(text), self.head)
        page.freeze_panes(1, self.sheet.fixed)
        self.line = 0
        return page

    def add(self, values: Sequence[Any]) -> None:
        """Write a row below the others."""
        if self.line + 1 == MOST_ROWS:
            self.end()
            self.page = self.begun()
        self.line += 1
        if self.number == 1 and self.line <= MEASURED:
            self.widths = [max(pair) for pair in zip(self.widths, map(value_width, values), strict=True)]
        for column, value in enumerate(values):
            put(self.book, self.page, (self.line, column), value)

    def end(self) -> None:
        """Give the sheet its filters and widths."""
        for column, width in enumerate(self.widths):
            self.page.set_column(column, column, min(WIDEST, max(NARROWEST, width)))
        if self.line:
            self.page.autofilter(0, 0, self.line, len(self.sheet.header) - 1)


def write(path: Path, tables: Mapping[str, Sequence[str]], rows: Iterable[TableRow]) -> int:
    """Write a workbook with a sheet a table; how many numbers are text, since a spreadsheet would round them."""
    with workbook(path) as book:
        pages = {name: Page(book, Sheet(name, columns)) for name, columns in tables.items()}
        for name, record in rows:
            pages[name].add([plain_value(column, record.get(column)) for column in tables[name]])
        for page in pages.values():
            page.end()
        return book.texts


def write_sheets(path: Path, sheets: Iterable[Sheet]) -> None:
    """Write a workbook with these sheets."""
    with workbook(path) as book:
        for sheet in sheets:
            page = Page(book, sheet)
            for row in sheet.rows:
                page.add(row)
            page.end()


def record_sheet(title: str, records: Iterable[Record], columns: Sequence[str]) -> Sheet:
    """A sheet of records under their columns' names; lists are joined as in a .csv file."""
    return Sheet(title, columns, ([plain_value(column, row.get(column)) for column in columns] for row in records))


@contextmanager
def workbook(path: Path) -> Iterator[Book]:
    """A workbook that is written to `path` at the end; its rows lie in a folder beside it until then."""
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError, FileSizeError

    with TemporaryDirectory(dir=path.parent, prefix=f"{path.name}.", ignore_cleanup_errors=True) as folder:
        file = Workbook(str(path), {"constant_memory": True, "tmpdir": folder})
        file.set_properties({"created": MADE})
        yield Book(file)
        try:
            file.close()
        except FileCreateError as error:
            raise OutputError(str(error)) from error
        except FileSizeError as error:
            raise OutputError("too many rows for a workbook; write csv, parquet or sqlite") from error


def plain_value(column: str, value: Any) -> Any:
    """A record's value as a cell's: numbers as they are, the rest as text, None for nothing."""
    if value is None or (isinstance(value, (int, Decimal)) and not isinstance(value, bool)):
        return value
    return cell_text(column, value)


def put(book: Book, page: Worksheet, place: tuple[int, int], value: Any) -> None:
    """Write a value into its cell."""
    if value is None or value == "":
        return
    if isinstance(value, str):
        page.write_string(*place, safe(value)[:LONGEST])
    elif isinstance(value, int):
        page.write_number(*place, value)
    else:
        put_number(book, page, place, value)


def put_number(book: Book, page: Worksheet, place: tuple[int, int], value: Decimal | Shown) -> None:
    """Write a number as one, or as text where a spreadsheet would round it."""
    number = value.value if isinstance(value, Shown) else value
    if is_kept(number):
        code = value.format if isinstance(value, Shown) else digits_of(number)
        page.write_number(*place, number, book.format(code))
    else:
        book.texts += 1
        page.write_string(*place, words_of(value))


def is_kept(value: Decimal) -> bool:
    """Whether a spreadsheet keeps every digit of a number."""
    return len(format(value, "f").replace(".", "").strip("-0")) <= MOST_DIGITS


def digits_of(value: Decimal) -> str:
    """The number format that shows the digits that a number was written with: 98.50 -> 0.00."""
    exponent = value.as_tuple().exponent
    return "0." + "0" * -exponent if isinstance(exponent, int) and exponent < 0 else "0"


def words_of(value: Any) -> str:
    """A value as it stands in its cell."""
    if isinstance(value, Shown):
        return value.text
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def value_width(value: Any) -> int:
    """How wide a cell is to be for its value."""
    return 0 if value is None else text_width(words_of(value)[:WIDEST]) + 2


def text_width(text: str) -> int:
    """How wide a text is; a Chinese character is two columns wide."""
    from wcwidth import wcswidth

    width: int = wcswidth(text)
    return width
