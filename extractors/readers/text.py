"""The reader of plain text (.txt, .text) and Markdown (.md): bytes in, Document out, only decoded."""

from __future__ import annotations

from plantargets.extractors.model import Document
from plantargets.extractors.readers.encoding import decode

SUFFIXES = (".txt", ".text", ".md")


def read(data: bytes, name: str, encoding: str | None = None) -> Document:
    """The document in a text file's bytes; raises InputError where they are no text.

    >>> read("办园5所".encode("gbk"), "a.txt")
    Document(name='a.txt', text='办园5所', encoding='gb18030', warnings=())
    """
    decoded = decode(data, name, encoding)
    return Document(name=name, text=decoded.text, encoding=decoded.encoding, warnings=decoded.warnings)
