"""What the reading of a file depends on beside the file: in go the options, out comes a stamp that changes with them.

The program itself is part of it, by the bytes of its modules and vocabulary: a version alone would stay the same while
somebody works on them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from plantargets.cli.cache import Cache, digest_of
from plantargets.cli.messages import say
from plantargets.extractors.errors import PlanError
from plantargets.extractors.patterns import compiled
from plantargets.extractors.readers.limits import Limits

NAME = "plan-targets"
SUFFIXES = (".py", ".tsv", ".toml")
LIBRARY = compiled(r"[^\w.-]")
"""What ends the name of a library in what is asked for."""
PRIVATE = 0o700


def cache_in(folder: Path, encoding: str | None, catalogue: str | None, limits: Limits, lang: str) -> Cache:
    """The cache in a folder, which is made where there is none; raises PlanError where it cannot be written to."""
    from tempfile import TemporaryFile

    try:
        folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise PlanError(say("cannot-write", lang, path=folder, reason=error.strerror)) from None
    return Cache(str(folder), stamp_of(encoding, catalogue, limits))


def stamp_of(encoding: str | None, catalogue: str | None, limits: Limits) -> str:
    """The stamp of the program and of the options that tell how a file is read."""
    return digest_of((program(), repr(encoding), repr(limits), content_of(catalogue)))


def program() -> str:
    """The digest of this program, of the Python that runs it, and of the libraries that it reads with."""
    return digest_of((own_program(), sys.version, *libraries()))


@cache
def own_program() -> str:
    """The digest of this program's own files, as they are when it is first asked for."""
    from plantargets import extractors

    return digest_of(own_files((Path(__file__).parent, Path(extractors.__file__).parent)))


def own_files(folders: tuple[Path, ...]) -> Iterator[bytes | str]:
    """The names and bytes of all modules and vocabulary files in the folders."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in SUFFIXES:
                yield path.relative_to(folder).as_posix()
                yield path.read_bytes()


def libraries() -> Iterator[str]:
    """The libraries that the program asks for, each with the version that is installed."""
    with suppress(PackageNotFoundError):
        for requirement in requires(NAME) or ():
            yield requirement
            yield installed(LIBRARY.split(requirement)[0])


def installed(library: str) -> str:
    """The version of a library that is installed; '' where it is not."""
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


def content_of(catalogue: str | None) -> bytes:
    """The bytes of the user's own catalogue; that it cannot be read is told elsewhere."""
    with suppress(OSError):
        return Path(catalogue).read_bytes() if catalogue is not None else b""
    return b""
