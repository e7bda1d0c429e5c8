"""Destinations: where pieces of text go: standard output, or a file that is written whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory, mkstemp
from typing import IO, TextIO

from plantargets.extractors.errors import PlanError

BOM = "\ufeff"


class OutputError(PlanError):
    """An output that cannot be written; `str(error)` says which and why."""


def write_stdout(pieces: Iterable[str], bom: bool = False) -> None:
    """Write to standard output, in UTF-8 unless it is a terminal with an encoding of its own."""
    stream = prepared(sys.stdout)
    if bom:
        stream.write(BOM)
    for piece in pieces:
        stream.write(piece)
        if stream.isatty():
            stream.flush()
    stream.flush()


def prepared(stream: TextIO) -> TextIO:
    """The stream set so that no character stops it: UTF-8 in pipes, escapes where a terminal lacks a character."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        encoding = None if stream.isatty() else "utf-8"
        reconfigure(encoding=encoding, errors="backslashreplace", newline="\n")
    return stream


def write_file(path: Path, pieces: Iterable[str], bom: bool = False) -> None:
    """Write to a file by way of a temporary one beside it, which takes its place only when all is written.

    A device or a named pipe has no place to take and is written to as it is.
    """
    with opened(path) if path.exists() and not path.is_file() else replacing(path) as stream:
        if bom:
            stream.write(BOM)
        for piece in pieces:
            stream.write(piece)


@contextmanager
def made(path: Path | None) -> Iterator[Path]:
    """The place of a file that others write, which becomes the file at `path` if all goes well, and vanishes if not.

    Standard output, a device or a named pipe gets a copy of it.
    """
    if path is not None and (path.is_file() or not path.exists()):
        with placed(path) as temporary:
            yield temporary
        return
    with TemporaryDirectory() as folder:
        temporary = Path(folder, "made")
        yield temporary
        with temporary.open("rb") as source, byte_stream(path) as stream:
            copyfileobj(source, stream)
            stream.flush()


def byte_stream(path: Path | None) -> AbstractContextManager[IO[bytes]]:
    """A stream of bytes to standard output, or straight into what stands at `path`."""
    return nullcontext(sys.stdout.buffer) if path is None else path.open("wb")


@contextmanager
def opened(path: Path) -> Iterator[IO[str]]:
    """A stream straight into what stands at `path`."""
    try:
        stream = path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror}") from error
    with stream:
        yield stream


@contextmanager
def replacing(path: Path) -> Iterator[IO[str]]:
    """A stream whose text becomes the file at `path` if all goes well, and vanishes if not."""
    with (
        placed(path) as temporary,
        temporary.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream,
    ):
        yield stream


@contextmanager
def placed(path: Path) -> Iterator[Path]:
    """An empty file beside `path`, which takes its place if all goes well, and vanishes if not."""
    try:
        handle, name = mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror}") from error
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        put_in_place(temporary, path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def put_in_place(temporary: Path, path: Path) -> None:
    """Give the written file its name, with the rights a new file would have."""
    try:
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~current_umask()
        temporary.chmod(mode)
        temporary.replace(path)
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror}") from error


def current_umask() -> int:
    """The process's umask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
