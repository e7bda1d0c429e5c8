"""The reader of plain text (.txt, .text) and Markdown (.md): bytes in, Document out, only decoded."""

from __future__ import annotations

from plantargets.extractors.model import Document
from plantargets.extractors.readers.encoding import decode
from plantargets.extractors.readers.kinds import Wanted


def read(data: bytes, name: str, wanted: Wanted | None = None) -> Document:
    """The document in a text file's bytes; raises InputError where they are no text.

    >>> read("办园5所".encode("gbk"), "a.txt").text
    '办园5所'
    """
    decoded = decode(data, name, wanted.encoding if wanted else None)
    return Document(name=name, text=decoded.text, encoding=decoded.encoding, warnings=decoded.warnings)
