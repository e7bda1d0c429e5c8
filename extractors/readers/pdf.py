"""The reader of PDF files: bytes in, Document out.

PDFium (`pdf_file.py`) tells what is drawn (`pdf_page.py`); that is put into lines and tables (`pdf_layout.py`,
`pdf_grid.py`, `pdf_lines.py`), and these into paragraphs (`pdf_flow.py`). A PDF without text to read is named, never
guessed at.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from plantargets.extractors.errors import InputError
from plantargets.extractors.model import Document
from plantargets.extractors.readers.apart import read_apart
from plantargets.extractors.readers.build import TextBuilder
from plantargets.extractors.readers.kinds import Wanted
from plantargets.extractors.readers.limits import Limits, check
from plantargets.extractors.readers.pdf_file import open_pdf
from plantargets.extractors.readers.pdf_flow import Sheet, flow
from plantargets.extractors.readers.pdf_layout import blocks_of
from plantargets.extractors.readers.pdf_page import MOST_GLYPHS, Drawn, read_drawn
from plantargets.extractors.readers.sense import FEW, is_nonsense

PICTURED = 0.4
"""The share of a scanned page that its picture covers."""
UNKNOWN_SHARE = 0.3
"""From which share of glyphs without a character a page's font is of no use."""
LOST_SHARE = 0.05
"""From which share of a page's pieces of text on a loss of them is told."""

SCANNED, GARBLED, LOST = "scanned", "garbled", "lost"
WHY = {
    SCANNED: (
        "is a scanned PDF: its pages are pictures without text",
        "recognise its text (OCR), or ask for the Word file",
    ),
    GARBLED: (
        "is a PDF whose fonts do not tell which characters they draw",
        "ask for the Word file, or recognise its text (OCR)",
    ),
}
SKIPPED = {
    SCANNED: "{pages}: pictures without text, left out; recognise their text (OCR) to read them",
    GARBLED: "{pages}: fonts that do not tell which characters they draw, left out; recognise their text (OCR)",
    LOST: "{pages}: some words may be lost, their font is not in the file; compare, or ask for the Word file",
}


def read(data: bytes, name: str, wanted: Wanted | None = None) -> Document:
    """The document of a PDF; raises InputError where it is locked, broken, without text, or passes a limit.

    A process of its own reads it: a drawing of a few bytes can ask PDFium for any amount of memory and time.
    """
    return read_apart("pdf", data, name, wanted or Wanted())


def read_here(data: bytes, name: str, wanted: Wanted | None = None) -> Document:
    """The same, read by this process."""
    limits = wanted.limits if wanted else Limits()
    document = open_pdf(data, name, limits)
    try:
        pages = list(_sheets(document, name, limits))
    finally:
        document.close()
    sheets, troubles = [sheet for sheet, _ in pages], [why for _, why in pages]
    if not any(sheet.blocks for sheet in sheets):
        worst = Counter(filter(None, troubles)).most_common(1)
        raise InputError(name, *(WHY[worst[0][0]] if worst else ("is a PDF without any text", "")))
    builder = TextBuilder(name, limits)
    for block in flow(sheets):
        if isinstance(block, str):
            builder.paragraph(block)
        else:
            builder.table(block)
    return builder.document(warnings_of(troubles))


def _sheets(document: Any, name: str, limits: Limits) -> Iterator[tuple[Sheet, str]]:
    """The blocks of each page, none where it cannot be read, and why it cannot."""
    began = time.monotonic()
    for number in range(len(document)):
        check(name, "seconds of reading", int(time.monotonic() - began), limits.seconds, "seconds")
        drawn = _drawn(document, number)
        if len(drawn.glyphs) > MOST_GLYPHS:
            raise InputError(name, f"has more than {MOST_GLYPHS:,} characters on page {number + 1}", "no plan has that")
        why = trouble(drawn)
        yield Sheet(() if why in WHY else tuple(blocks_of(drawn)), drawn.height), why


def _drawn(document: Any, number: int) -> Drawn:
    """What is drawn on a page; a broken one is like one whose font tells nothing."""
    import pypdfium2

    try:
        page = document[number]
        try:
            return read_drawn(page)
        finally:
            page.close()
    except pypdfium2.PdfiumError:
        return Drawn(0, 0, (), (), unknown=FEW)


def trouble(page: Drawn) -> str:
    """Why a page cannot be read (SCANNED, GARBLED) or not all of it (LOST); '' where it can, or is empty."""
    known = len(page.glyphs)
    if page.unknown >= FEW and page.unknown > UNKNOWN_SHARE * (known + page.unknown):
        return GARBLED
    if known < FEW and page.pictured > PICTURED:
        return SCANNED
    if is_nonsense(Counter(glyph.char for glyph in page.glyphs)):
        return GARBLED
    return LOST if page.lost > LOST_SHARE * known else ""


def warnings_of(troubles: Sequence[str]) -> list[str]:
    """A sentence for each kind of page that was left out, with the numbers of its pages.

    >>> warnings_of(["", "scanned", "scanned"])
    ['pages 2, 3: pictures without text, left out; recognise their text (OCR) to read them']
    """
    told = []
    for why, sentence in SKIPPED.items():
        pages = [str(number) for number, found in enumerate(troubles, start=1) if found == why]
        if pages:
            told.append(sentence.format(pages=("page " if len(pages) == 1 else "pages ") + ", ".join(pages)))
    return told
