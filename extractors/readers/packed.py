"""Files packed in a file (zip, docx, xlsx): opened only where what they unpack to stays within the limits.

In go a file's bytes, its name and the limits. Out come an archive whose members are safe to read, and their bytes.
Nothing is ever unpacked to the disk: a member is a name and its bytes, whatever path the name spells.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from plantargets.extractors.errors import InputError
from plantargets.extractors.readers.limits import MEGABYTE, Limits, check

ENTRY = b"PK\x01\x02"
"""What each entry of an archive's directory begins with."""
ENCRYPTED = 1
"""The bit of a member's flags that says it is."""
DAMAGED = "is damaged"
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)
"""What the standard library raises for archives that are no good."""


@contextmanager
def opened(data: bytes, name: str, limits: Limits) -> Iterator[zipfile.ZipFile]:
    """The archive in a file's bytes, closed in the end; raises InputError as `checked` does."""
    with checked(BytesIO(data), name, limits) as archive:
        yield archive


def checked(source: BytesIO | str, name: str, limits: Limits) -> zipfile.ZipFile:
    """The archive in bytes or at a path; raises InputError where it is damaged or would unpack to more than is allowed.

    What a member is said to unpack to is the most that the standard library ever reads of it.
    """
    try:
        check(name, "packed files", entries(source), limits.members, "members")
        archive = zipfile.ZipFile(source)
    except BROKEN:
        raise InputError(name, DAMAGED, "it may not have been copied whole; get it again") from None
    check_sizes(archive, name, limits)
    return archive


def entries(source: BytesIO | str) -> int:
    """How many entries the directory of an archive can have: counted before the directory is built in memory."""
    if isinstance(source, BytesIO):
        return source.getvalue().count(ENTRY)
    count, carried = 0, b""
    with Path(source).open("rb") as file:
        while piece := file.read(MEGABYTE):
            count += (carried + piece).count(ENTRY)
            carried = piece[1 - len(ENTRY) :]
    return count


def check_sizes(archive: zipfile.ZipFile, name: str, limits: Limits) -> None:
    """Raise InputError where the members are too many, too large, or packed more tightly than real files are."""
    members = archive.infolist()
    check(name, "packed files", len(members), limits.members, "members")
    check(name, "bytes when unpacked", sum(one.file_size for one in members), limits.unpacked_bytes, "unpacked_bytes")
    for one in members:
        if one.file_size > MEGABYTE:
            ratio = one.file_size // max(one.compress_size, 1)
            check(name, "times the packed size in one part", ratio, limits.unpacked_ratio, "unpacked_ratio")


def check_markup(archive: zipfile.ZipFile, name: str, limits: Limits) -> None:
    """Raise InputError where a part of XML is larger than may be read as a whole."""
    sizes = (one.file_size for one in archive.infolist() if one.filename.endswith((".xml", ".rels")))
    check(name, "bytes in a part of it", max(sizes, default=0), limits.markup_bytes, "markup_bytes")


def member(archive: zipfile.ZipFile, part: str | zipfile.ZipInfo, name: str) -> bytes:
    """The bytes of a member of an opened archive; raises InputError where they cannot be had."""
    info = archive.getinfo(part) if isinstance(part, str) else part
    if info.flag_bits & ENCRYPTED:
        raise InputError(name, "is protected by a password", "unpack it, or save it without the password")
    try:
        return archive.read(info)
    except BROKEN:
        raise InputError(name, f"{DAMAGED} at {info.filename}", "it may not have been copied whole") from None
