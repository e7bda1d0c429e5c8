"""The reader of Excel workbooks (.xlsx, .xlsm): bytes in, Document out; a sheet is a table.

The parts of the package are read as a stream, so that a sheet costs what its filled cells cost, and nothing in it is
run: of a formula the stored result is taken, of a number its format (percent, dates).
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plantargets.extractors.errors import InputError
from plantargets.extractors.model import Document
from plantargets.extractors.patterns import compiled
from plantargets.extractors.readers.build import TextBuilder
from plantargets.extractors.readers.kinds import Wanted
from plantargets.extractors.readers.limits import Limits, check
from plantargets.extractors.readers.number_formats import BUILT_IN, shown
from plantargets.extractors.readers.packed import BROKEN, opened
from plantargets.extractors.readers.sheet import Area, Place, Sheet, write_sheets

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

WORKBOOK = "xl/workbook.xml"
REFERENCE = compiled(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
ESCAPED = compiled(r"_x([0-9A-Fa-f]{4})_")
"""How a workbook writes characters that XML cannot hold."""
TRUE = ("1", "true", "on")
WIDEST = 16_384


@dataclass(slots=True)
class Book:
    """What all sheets of a workbook share."""

    archive: zipfile.ZipFile
    name: str
    limits: Limits
    strings: list[str] = field(default_factory=list)
    formats: list[str] = field(default_factory=list)
    """The number format of each style."""
    from_1904: bool = False
    held: int = 0
    """Cells that were read, of all sheets."""


def read(data: bytes, name: str, wanted: Wanted) -> Document:
    """The document in a workbook's bytes; raises InputError where it is damaged or passes a limit."""
    with opened(data, name, wanted.limits) as archive:
        try:
            sheets = list(sheets_of(Book(archive, name, wanted.limits)))
        except (*BROKEN, SyntaxError, LookupError) as error:
            raise InputError(name, f"is a damaged workbook ({error})", "open it in a spreadsheet and save it") from None
    builder = TextBuilder(name, wanted.limits)
    warnings = write_sheets(builder, sheets)
    return builder.document(warnings)


def sheets_of(book: Book) -> Iterator[Sheet]:
    """The sheets of a workbook in their order; chart sheets are none."""
    if WORKBOOK not in book.archive.namelist():
        advice = "save it as .xlsx"
        raise InputError(book.name, "is a binary or incomplete workbook, which cannot be read", advice)
    parts = related(book)
    entries = []
    for element in elements(book, WORKBOOK):
        if local(element) == "workbookPr":
            book.from_1904 = element.get("date1904") in TRUE
        elif local(element) == "sheet":
            entries.append((element.get("name", ""), parts.get(relation(element)), element.get("state", "visible")))
    book.strings = list(shared_strings(book, parts.get("sharedStrings", "")))
    book.formats = list(style_formats(book, parts.get("styles", "")))
    for title, part, state in entries:
        if part is not None:
            yield sheet_of(book, part, Sheet(title, hidden=state != "visible"))


def related(book: Book) -> dict[str, str]:
    """The parts that the workbook names: sheets by the id of their relation, strings and styles by their type."""
    parts: dict[str, str] = {}
    for element in elements(book, "xl/_rels/workbook.xml.rels"):
        kind = posixpath.basename(element.get("Type", ""))
        part = posixpath.normpath(posixpath.join("/xl", element.get("Target", ""))).lstrip("/")
        if kind == "worksheet":
            parts[element.get("Id", "")] = part
        elif kind in ("sharedStrings", "styles"):
            parts[kind] = part
    return parts


def shared_strings(book: Book, part: str) -> Iterator[str]:
    """The texts that cells name by their number."""
    return (words_of(element) for element in elements(book, part, "si") if local(element) == "si")


def style_formats(book: Book, part: str) -> Iterator[str]:
    """The number format of each style of cells."""
    own: dict[str, str] = {}
    for element in elements(book, part, "cellXfs"):
        if local(element) == "numFmt":
            own.setdefault(element.get("numFmtId", ""), element.get("formatCode", ""))
        elif local(element) == "cellXfs":
            for style in element:
                number = style.get("numFmtId", "0")
                yield own.get(number) or BUILT_IN.get(int(number) if number.isdecimal() else 0, "General")


def sheet_of(book: Book, part: str, sheet: Sheet) -> Sheet:
    """The sheet in a part of the package."""
    row = 0
    for element in elements(book, part, "row"):
        tag = local(element)
        if tag == "row":
            row = number_of(element, "r", row + 1)
            if element.get("hidden") in TRUE:
                sheet.hidden_rows.add(row)
            fill_row(book, sheet, row, element)
        elif tag == "col" and (element.get("hidden") in TRUE or element.get("width") == "0"):
            last = min(number_of(element, "max", 0), WIDEST)
            sheet.hidden_columns.update(range(number_of(element, "min", 1), last + 1))
        elif tag == "mergeCell":
            sheet.merged += areas(element.get("ref", ""))
            check(book.name, "merged cells", len(sheet.merged), book.limits.cells, "cells")
    return sheet


def fill_row(book: Book, sheet: Sheet, row: int, element: Element) -> None:
    """Take the filled cells of a row into the sheet."""
    column = 0
    for cell in element:
        place = place_of(cell.get("r", ""))
        column = place[1] if place else column + 1
        words = cell_words(book, cell)
        if words:
            sheet.cells[row, column] = words
            book.held += 1
            check(book.name, "cells", book.held, book.limits.cells, "cells")
        elif words is None:
            sheet.uncomputed += 1


def cell_words(book: Book, cell: Element) -> str | None:
    """What a cell shows: nothing for errors and truth values, None for a formula without a stored result."""
    kind = cell.get("t", "n")
    parts = {local(part): part for part in cell}
    if kind == "inlineStr":
        return words_of(parts["is"]) if "is" in parts else ""
    stored = (parts["v"].text or "") if "v" in parts else ""
    if not stored:
        return None if "f" in parts and kind != "str" else ""
    if kind == "s":
        return book.strings[int(stored)]
    if kind == "n":
        style = number_of(cell, "s", 0)
        return shown(stored, book.formats[style] if style < len(book.formats) else "General", book.from_1904)
    if kind == "d":
        return stored[:10]
    return unescaped(stored) if kind == "str" else ""


def words_of(element: Element) -> str:
    """The words of a text and of its runs, without the readings (拼音) written above them."""
    pieces = []
    for part in element:
        if local(part) == "t":
            pieces.append(part.text or "")
        elif local(part) == "r":
            pieces += [run.text or "" for run in part if local(run) == "t"]
    return unescaped("".join(pieces))


def unescaped(words: str) -> str:
    """The words with the characters that are written as _x000D_."""
    return ESCAPED.sub(lambda hit: chr(int(hit[1], 16)), words) if "_x" in words else words


def elements(book: Book, part: str, kept: str = "") -> Iterator[Element]:
    """The elements of a part as each ends; what is inside of a `kept` one stays in it, all else is let go at once.

    Raises SyntaxError for broken XML, and for any that declares entities or a document type.
    """
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    if part not in book.archive.namelist():
        return
    above: list[Element] = []
    depth = 0
    try:
        for event, element in iterparse(book.archive.open(part), ("start", "end"), forbid_dtd=True):
            inside = local(element) == kept
            if event == "start":
                above.append(element)
                depth += inside
                continue
            above.pop()
            depth -= inside
            if not depth:
                yield element
                element.clear()
                if above:
                    del above[-1][:]
    except DefusedXmlException as error:
        raise SyntaxError(f"entities in {part}: {type(error).__name__}") from None


def local(element: Element) -> str:
    """An element's name without its namespace, which differs between the variants of the format."""
    return str(element.tag).rpartition("}")[2]


def relation(element: Element) -> str:
    """The id by which a sheet names its part."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == "id" and "}" in key), "")


def number_of(element: Element, attribute: str, otherwise: int) -> int:
    """An attribute that is a whole number."""
    found = element.get(attribute, "")
    return int(found) if found.isdecimal() and len(found) < 10 else otherwise


def place_of(reference: str) -> Place | None:
    """The row and column of a reference: C5 -> (5, 3).

    >>> place_of("C5"), place_of("$AA$10"), place_of("5")
    ((5, 3), (10, 27), None)
    """
    hit = REFERENCE.fullmatch(reference)
    if hit is None:
        return None
    column = 0
    for letter in hit[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(hit[2]), column


def areas(reference: str) -> list[Area]:
    """The area that a reference to merged cells names: A1:C2 -> [(1, 1, 2, 3)]."""
    first, _, last = reference.partition(":")
    corners = place_of(first), place_of(last)
    return [(*corners[0], *corners[1])] if corners[0] and corners[1] else []
