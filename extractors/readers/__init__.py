"""Reading files: from what the user named to `Document`s.

`find_inputs` turns files, folders, globs and '-' into a list of files; `read_document` turns one of them into a
Document. Each kind of file has its reader, one module with a `SUFFIXES` tuple and `read(data, name, encoding)`;
a new kind is a new module and a line in `READERS`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from plantargets.extractors.errors import InputError
from plantargets.extractors.model import Document
from plantargets.extractors.readers import inputs, text
from plantargets.extractors.readers.inputs import STDIN, Inputs

Reader = Callable[[bytes, str, str | None], Document]

READERS: dict[str, Reader] = dict.fromkeys(text.SUFFIXES, text.read)
"""The reader for each suffix."""

__all__ = ["READERS", "Inputs", "document_from_bytes", "find_inputs", "read_document"]


def find_inputs(paths: Sequence[str]) -> Inputs:
    """The readable files that paths, folders, globs and '-' stand for, in natural order, and what was passed over."""
    return inputs.find_inputs(paths, tuple(READERS))


def read_document(path: str | os.PathLike[str], encoding: str | None = None) -> Document:
    """Read a file, or standard input for '-'; raises InputError with a sentence where that cannot be done."""
    name = os.fspath(path)
    reader = _reader_of(name)
    return reader(_read_bytes(name), name, encoding)


def document_from_bytes(data: bytes, name: str = "", encoding: str | None = None) -> Document:
    """The document in the bytes of a text, for those who hold them already."""
    return text.read(data, name, encoding)


def _reader_of(name: str) -> Reader:
    """The reader for a file's suffix; standard input, pipes and names without a suffix are taken for text."""
    suffix = inputs.suffix_of(name)
    if name == STDIN or not suffix:
        return text.read
    if suffix not in READERS:
        raise InputError(name, inputs.unknown_suffix(name), f"readable are {', '.join(READERS)}")
    return READERS[suffix]


def _read_bytes(name: str) -> bytes:
    if name == STDIN:
        return sys.stdin.buffer.read()
    if Path(name).is_dir():
        raise InputError(name, "is a folder", "read the files in it one by one: find_inputs lists them")
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise InputError(name, inputs.reason_of(error)) from None
    except MemoryError:
        raise InputError(name, "is too large for this machine's memory", "split it") from None
