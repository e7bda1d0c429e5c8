"""The kinds of file that can be read, and how one is told from another: by its first bytes, then by its suffix.

In go a file's bytes and name. Out comes its `Kind`, with the module that reads it. A new kind of file is a module with
`read(data, name, wanted)` and a line in `KINDS`.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from io import BytesIO
from pathlib import PurePosixPath
from typing import cast

from plantargets.extractors.errors import InputError
from plantargets.extractors.model import Document
from plantargets.extractors.readers.limits import DEFAULT_LIMITS, Limits
from plantargets.extractors.record import record

HEAD = 4096
"""Bytes from the front in which a kind shows itself."""
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
NAME_FIELD = 64
"""Bytes that the name of a stream takes in the directory of an old file; its length stands behind them."""
WORD_STREAM, EXCEL_STREAMS = "WordDocument", ("Workbook", "Book")


@record
class Wanted:
    """What a reader is asked for beside the bytes: the encoding the user named, if any, and the limits."""

    encoding: str | None = None
    limits: Limits = DEFAULT_LIMITS


Reader = Callable[[bytes, str, Wanted], Document]


@record
class Kind:
    """A kind of file: what it is called, its suffixes, the module whose `read` reads it, or why none does."""

    name: str
    called: str
    suffixes: tuple[str, ...]
    module: str = ""
    refused: str = ""

    def reader(self, name: str) -> Reader:
        """Its reader; raises InputError where there is none."""
        if self.refused:
            raise self.refusal(name)
        return cast(Reader, import_module(f"plantargets.extractors.readers.{self.module}").read)

    def refusal(self, name: str) -> InputError:
        """Why a file of this kind is not read, and what to do."""
        return InputError(name, f"is {self.called}, which cannot be read", self.refused)


KINDS = (
    Kind("text", "a text", (".txt", ".text", ".md"), "text"),
    Kind("docx", "a Word document", (".docx", ".docm", ".dotx", ".dotm"), "docx"),
    Kind("csv", "a table of separated values", (".csv", ".tsv"), "separated"),
    Kind("xlsx", "an Excel workbook", (".xlsx", ".xlsm"), "xlsx"),
    Kind("xls", "an old Excel workbook", (".xls", ".et"), "xls"),
    Kind("html", "a web page", (".html", ".htm"), "html"),
    Kind("mhtml", "a saved web page", (".mhtml", ".mht"), "mhtml"),
    Kind("pdf", "a PDF", (".pdf",), "pdf"),
    Kind("doc", "an old Word or WPS document", (".doc", ".dot", ".wps", ".wpt"), "office"),
    Kind("rtf", "a rich text document", (".rtf",), "office"),
    Kind("zip", "an archive", (), refused="name it .zip, and the plans in it are read"),
    Kind("ofd", "an OFD document", (".ofd",), refused="open it in an OFD reader and save it as .pdf"),
    Kind("rar", "a RAR archive", (".rar",), refused="unpack it, or pack it as .zip"),
    Kind("7z", "a 7z archive", (".7z",), refused="unpack it, or pack it as .zip"),
)
"""Every kind of file, text first: what shows no other sign is taken for it."""

BY_NAME = {kind.name: kind for kind in KINDS}
PACKED, OLD = "packed", "old"
"""What shows only that it is a packed file, or an old one of Office, as a damaged one does."""
BY_SUFFIX = {
    "": ("text", "csv", "html", "mhtml"),
    PACKED: ("zip", "docx", "xlsx"),
    OLD: ("doc", "xls"),
}
"""The kinds that the suffix tells apart where the bytes show no more than this; the first one where it does not."""
SUFFIXES = tuple(suffix for kind in KINDS for suffix in kind.suffixes if not kind.refused)
"""The suffixes of files that are looked for in folders."""
REFUSED = {suffix: kind for kind in KINDS for suffix in kind.suffixes if kind.refused}
"""The kinds that are known and cannot be read."""


def kind_of(data: bytes, name: str) -> Kind:
    """What kind of file the bytes are, whatever the file is called; its suffix decides between kinds of plain text.

    Raises InputError where neither tells, and for an empty file that cannot be one of its kind. Standard input, pipes
    and names without a suffix are taken for text.
    """
    shown = shown_kind(data)
    if shown in BY_NAME:
        return BY_NAME[shown]
    suffix = PurePosixPath(name).suffix.lower()
    if suffix and suffix not in SUFFIXES:
        raise InputError(name, f"files ending in {suffix} cannot be read", f"readable are {', '.join(SUFFIXES)}")
    if not data and any(suffix in kind.suffixes for kind in KINDS if kind.name not in BY_SUFFIX[""]):
        raise InputError(name, "is empty", "it may not have been copied whole; get it again")
    fits = [BY_NAME[name] for name in BY_SUFFIX[shown]]
    return next((kind for kind in fits if suffix in kind.suffixes), fits[0])


def shown_kind(data: bytes) -> str:
    """The name of the kind that the bytes themselves show, or as much as they show; '' for plain text of any sort.

    >>> shown_kind(b"%PDF-1.7"), shown_kind("学前教育".encode())
    ('pdf', '')
    """
    if data.startswith((b"Rar!", b"7z\xbc\xaf")):
        return "rar" if data.startswith(b"Rar!") else "7z"
    head = data[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n\0")
    if data.startswith(ZIP):
        return _zip_kind(data)
    if data.startswith(OLE):
        return _ole_kind(data)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    return _page_kind(head.lower())


def _zip_kind(data: bytes) -> str:
    """What the members of a zip make it: a Word document, a workbook, an OFD, or an archive of files."""
    import zipfile

    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return PACKED
    if any(path.startswith("word/document") for path in names):
        return "docx"
    if "xl/workbook.xml" in names or "xl/workbook.bin" in names:
        return "xlsx"
    return "ofd" if "OFD.xml" in names else "zip"


def _ole_kind(data: bytes) -> str:
    """What the streams of an old Office file make it."""
    if _has_stream(data, WORD_STREAM):
        return "doc"
    return "xls" if any(_has_stream(data, name) for name in EXCEL_STREAMS) else OLD


def _has_stream(data: bytes, name: str) -> bool:
    """Whether the directory of an old Office file names a stream: in UTF-16, with a zero behind, then its length."""
    words = f"{name}\0".encode("utf-16-le")
    at = data.find(words)
    while at >= 0:
        if data[at + NAME_FIELD : at + NAME_FIELD + 2] == len(words).to_bytes(2, "little"):
            return True
        at = data.find(words, at + len(words))
    return False


def _page_kind(head: bytes) -> str:
    """Whether the first bytes, in lower case, are those of a web page, or of one saved with its pictures."""
    if head.startswith((b"from: <saved by", b"mime-version:")) or b"content-type: multipart/related" in head:
        return "mhtml"
    marks = (b"<!doctype html", b"<html", b"<head", b"<body", b"<table", b"<meta ")
    return "html" if any(head.startswith(mark) for mark in marks) or b"<html" in head[:1024] else ""
