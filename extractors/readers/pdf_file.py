"""From the bytes of a PDF to a document of PDFium, after a look at what they would unpack to.

In go a file's bytes. Out comes the open document; a locked or broken file is named, and one that unpacks to far more
than a page can need is refused before anything is drawn of it.
"""

from __future__ import annotations

import re
import zlib
from typing import Any

from plantargets.extractors.errors import InputError
from plantargets.extractors.readers.limits import MEGABYTE, Limits, check

STREAM = re.compile(rb"(?<!end)stream\r?\n")
PICTURE = b"/Image"
DICTIONARY = 400
"""Bytes before a stream in which its dictionary is looked for."""
TWICE = re.compile(rb"/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)\s*/(?:FlateDecode|Fl|LZWDecode|LZW)\b")
STEP = 1 << 16
MOST = 64 * MEGABYTE
"""What one stream may unpack to: drawn, it takes many times that; pictures are not unpacked here."""


def open_pdf(data: bytes, name: str, limits: Limits) -> Any:
    """The document in the bytes; raises InputError where it is locked, broken, or passes a limit."""
    import pypdfium2

    check_streams(data, name, limits)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise InputError(name, "is locked with a password", "save it without one first") from None
        raise InputError(name, "is a broken PDF", "open it in a reader and save or print it as a new PDF") from None
    check(name, "pages", len(document), limits.pages, "pages")
    return document


def check_streams(data: bytes, name: str, limits: Limits) -> None:
    """Refuse a file with a stream that unpacks to far more than it holds, or that is packed in two layers."""
    if TWICE.search(data):
        raise InputError(name, "is packed in two layers, which no program does", "save or print it as a new PDF")
    total = 0
    for found in STREAM.finditer(data):
        before = data[max(0, found.start() - DICTIONARY) : found.start()]
        if PICTURE in before[before.rfind(b"obj") :]:
            continue
        packed, unpacked = unpacked_size(data, found.end(), MOST)
        total += unpacked
        check(name, "bytes when unpacked", total, limits.unpacked_bytes, "unpacked_bytes")
        if unpacked > MEGABYTE:
            check(
                name, "times its packed size in a stream", unpacked // packed, limits.unpacked_ratio, "unpacked_ratio"
            )
        if unpacked > MOST:
            raise InputError(name, f"has more than {MOST:,} bytes to draw in one stream", "no plan has that")


def unpacked_size(data: bytes, start: int, most: int) -> tuple[int, int]:
    """How many bytes a deflated stream takes and unpacks to, looked at until it passes `most`; (1, 0) for any other.

    >>> unpacked_size(b"x" + zlib.compress(bytes(100_000)), 1, 1 << 20)[1]
    100000
    """
    unpacker, at, size = zlib.decompressobj(), start, 0
    try:
        while not unpacker.eof and size <= most:
            waiting = unpacker.unconsumed_tail
            if not waiting:
                waiting, at = data[at : at + STEP], at + STEP
            if not waiting:
                break
            size += len(unpacker.decompress(waiting, STEP))
    except zlib.error:
        pass
    return max(min(at, len(data)) - start - len(unpacker.unused_data) - len(unpacker.unconsumed_tail), 1), size
