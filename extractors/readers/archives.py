"""Plans in an archive (.zip): listed and read where they lie, under names such as `plans.zip!/2024/plan.docx`.

In go an archive's path and the limits. Out come the names of the files in it, of those in archives in it too, and the
bytes of one of them. A name is only ever looked up in the archive, so that one like ../../etc/passwd leads nowhere.
"""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Iterator
from dataclasses import field
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from plantargets.extractors.errors import InputError
from plantargets.extractors.readers.inside import INSIDE, SUFFIX
from plantargets.extractors.readers.limits import Limits, check
from plantargets.extractors.readers.packed import ENCRYPTED, checked, member
from plantargets.extractors.record import record

UTF_8_NAME = 0x800
"""The bit of a member's flags that says its name is UTF-8."""
NOT_MEANT = ("__MACOSX",)
"""Folders that systems put in on their own."""


@record
class Archive:
    """An opened archive and its files under their decoded names."""

    name: str
    packed: zipfile.ZipFile
    members: dict[str, zipfile.ZipInfo] = field(default_factory=dict)

    @classmethod
    def of(cls, source: BytesIO | str, name: str, limits: Limits) -> Archive:
        """The archive in bytes or at a path; raises InputError where it is damaged or passes a limit."""
        packed = checked(source, name, limits)
        members = {name_of(info): info for info in reversed(packed.infolist()) if not info.is_dir()}
        return cls(name, packed, members)


def listed(path: str, limits: Limits) -> Iterator[str | InputError]:
    """The names of all files in an archive that a person put there; an error for each that cannot be read."""
    yield from listed_in(opened_archive(path, limits), limits, limits.nesting, [0])


def listed_in(archive: Archive, limits: Limits, deep: int, count: list[int]) -> Iterator[str | InputError]:
    """The names in one archive, and in those in it; `count` is of all members met so far."""
    count[0] += len(archive.members)
    check(archive.name, "packed files", count[0], limits.members, "members")
    for inner, info in sorted(archive.members.items()):
        name = archive.name + INSIDE + inner
        if any(part.startswith((".", "~$")) and part not in ("..", ".") for part in inner.split("/")):
            continue
        if inner.split("/")[0] in NOT_MEANT or stat.S_ISLNK(info.external_attr >> 16):
            continue
        if info.flag_bits & ENCRYPTED:
            yield InputError(name, "is protected by a password", "unpack it with the password")
        elif not inner.lower().endswith(SUFFIX):
            yield name
        elif deep <= 0:
            yield InputError(name, "lies too deep in archives", 'unpack it, or raise the limit "nesting"')
        else:
            try:
                nested = Archive.of(BytesIO(member(archive.packed, info, name)), name, limits)
                yield from listed_in(nested, limits, deep - 1, count)
            except InputError as error:
                yield error


def bytes_inside(path: str, inner: str, limits: Limits) -> bytes:
    """The bytes of a file in an archive, or in an archive in it; raises InputError where there is none."""
    archive = opened_archive(path, limits)
    for _ in range(limits.nesting + 1):
        if inner in archive.members:
            return member(archive.packed, archive.members[inner], archive.name + INSIDE + inner)
        outer, inside, inner = inner.partition(INSIDE)
        if not inside or outer not in archive.members:
            break
        name = archive.name + INSIDE + outer
        archive = Archive.of(BytesIO(member(archive.packed, archive.members[outer], name)), name, limits)
    raise InputError(path, f"holds no file {inner}", "check the spelling")


def opened_archive(path: str, limits: Limits) -> Archive:
    """The archive at a path; the last one stays open, since its files are asked for one after the other."""
    try:
        found = Path(path).stat()
    except OSError:
        raise InputError(path, "there is no such file or folder", "check the spelling") from None
    check(path, "bytes", found.st_size, limits.file_bytes, "file_bytes")
    return remembered(path, (found.st_mtime_ns, found.st_size), limits)


@lru_cache(maxsize=1)
def remembered(path: str, stamp: tuple[int, int], limits: Limits) -> Archive:
    """The opened archive, for as long as its file stays as it is."""
    return Archive.of(path, path, limits)


def name_of(info: zipfile.ZipInfo) -> str:
    """A member's name; where it does not say that it is UTF-8 it may be GBK, which Chinese systems write.

    >>> name_of(zipfile.ZipInfo("规划.txt".encode("gbk").decode("cp437")))
    '规划.txt'
    """
    name = info.filename.replace("\\", "/")
    if info.flag_bits & UTF_8_NAME or name.isascii():
        return name
    for encoding in ("utf-8", "gb18030"):
        try:
            return info.orig_filename.encode("cp437").decode(encoding).replace("\\", "/")
        except UnicodeError:
            continue
    return name
