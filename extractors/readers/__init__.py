"""Reading files: from what the user named to `Document`s.

`find_inputs` turns files, folders, globs and '-' into a list of files; `read_document` turns one of them into a
Document. `kinds.py` tells what kind of file it is and names the module that reads it; `build.py` is what those modules
put a document together with.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from plantargets.extractors.errors import InputError
from plantargets.extractors.model import Document
from plantargets.extractors.patterns import compiled
from plantargets.extractors.readers import inputs, remote
from plantargets.extractors.readers.inputs import STDIN, Inputs
from plantargets.extractors.readers.inside import parted
from plantargets.extractors.readers.kinds import SUFFIXES, Wanted, kind_of
from plantargets.extractors.readers.limits import DEFAULT_LIMITS, Limits, check

__all__ = ["SUFFIXES", "Inputs", "Limits", "document_from_bytes", "find_inputs", "read_bytes", "read_document"]

NUMBER = compiled("[0-9０-９]+|[零〇一二三四五六七八九十百千万亿两半]+")


def find_inputs(paths: Sequence[str], limits: Limits = DEFAULT_LIMITS) -> Inputs:
    """The readable files that paths, folders, archives, globs and '-' stand for, in natural order, and what was not."""
    return inputs.find_inputs(paths, SUFFIXES, limits)


def read_document(
    path: str | os.PathLike[str], encoding: str | None = None, limits: Limits = DEFAULT_LIMITS
) -> Document:
    """Read a file, or standard input for '-'; raises InputError with a sentence where that cannot be done."""
    name = os.fspath(path)
    return document_from_bytes(read_bytes(name, limits), name, encoding, limits)


def document_from_bytes(
    data: bytes, name: str = "", encoding: str | None = None, limits: Limits = DEFAULT_LIMITS
) -> Document:
    """The document in a file's bytes, for those who hold them already; raises InputError where they cannot be read."""
    check(name, "bytes", len(data), limits.file_bytes, "file_bytes")
    document = kind_of(data, name).reader(name)(data, name, Wanted(encoding, limits))
    check(name, "characters", len(document.text), limits.characters, "characters")
    check(name, "numbers", sum(1 for _ in NUMBER.finditer(document.text)), limits.numbers, "numbers")
    return document


def read_bytes(name: str, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """The bytes of a file, of one in an archive, or of standard input, up to the limit; raises InputError."""
    if name == STDIN:
        return sys.stdin.buffer.read(limits.file_bytes + 1)
    if remote.is_remote(name) and not os.path.lexists(name):
        return remote.bytes_at(name, limits)
    path, inner = parted(name)
    if inner:
        from plantargets.extractors.readers.archives import bytes_inside

        return bytes_inside(path, inner, limits)
    if Path(name).is_dir():
        raise InputError(name, "is a folder", "read the files in it one by one: find_inputs lists them")
    try:
        with Path(name).open("rb") as file:
            return file.read(limits.file_bytes + 1)
    except OSError as error:
        raise InputError(name, inputs.reason_of(error)) from None
    except MemoryError:
        raise InputError(name, "is too large for this machine's memory", "split it") from None
