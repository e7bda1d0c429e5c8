"""Plans that lie elsewhere: on any file system that fsspec opens by an address (s3://, hdfs://, webhdfs://, memory://).

In goes an address that the user gave. Out come the addresses of the files there, their sizes, and the bytes of one.
Nothing but what is so named is ever opened. Each kind of file system brings errors of its own, so all of them are
caught, and become a sentence with their first line.
"""

from __future__ import annotations

import re
from typing import Any

from plantargets.extractors.errors import InputError
from plantargets.extractors.patterns import compiled
from plantargets.extractors.readers.limits import Limits

ADDRESS = compiled(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
ADVICE = 'install it, or "plan-targets[remote]" where it is fsspec itself'
MAGIC = compiled(r"[*?\[]")
VERSIONS = ("ETag", "etag", "mtime", "LastModified", "last_modified", "modificationTime", "created")
"""What file systems call that which changes when a file does, the surest first."""


def is_remote(path: str) -> bool:
    """Whether a path is an address on some file system.

    >>> is_remote("s3://plans/2024/a.txt"), is_remote("plans/a.txt")
    (True, False)
    """
    return ADDRESS.match(path) is not None


def system_of(address: str) -> tuple[Any, str]:
    """The file system of an address and the path on it; raises InputError where a library for it is missing."""
    try:
        from fsspec.core import url_to_fs

        system, path = url_to_fs(address)
    except ImportError as error:
        raise InputError(address, f"needs a library that is not installed: {first_line(error)}", ADVICE) from None
    except Exception as error:
        raise InputError(address, f"cannot be opened: {first_line(error)}", "check the address") from None
    return system, path


def files_at(address: str) -> list[str]:
    """The addresses of all files below a folder's address, of those that a pattern matches, or of the one file."""
    system, path = system_of(address)
    try:
        listed = system.glob(path) if MAGIC.search(path) else system.find(path)
        found = [one for one in listed if not MAGIC.search(path) or not system.isdir(one)]
    except Exception as error:
        raise InputError(address, f"cannot be opened: {first_line(error)}", "check the address") from None
    return [address_of(one, address, path) for one in found if not is_hidden(one.removeprefix(path))]


def address_of(found: str, address: str, path: str) -> str:
    """The address of what was found at an address, whose path on its file system this is; a host in it stays.

    >>> address_of("/plans/a.txt", "webhdfs://host:9870/plans/", "/plans")
    'webhdfs://host:9870/plans/a.txt'
    >>> address_of("bucket/2024/a.txt", "s3://bucket/*/a.txt", "bucket/*/a.txt")
    's3://bucket/2024/a.txt'
    """
    address, path = MAGIC.split(address)[0], MAGIC.split(path)[0]
    return (address if not path or path.endswith("/") else address.rstrip("/")) + found[len(path) :]


def is_hidden(path: str) -> bool:
    """Whether a name on the way to a file says that it is none to read, as in folders.

    >>> is_hidden("/2024/a.txt"), is_hidden("/.trash/a.txt")
    (False, True)
    """
    return any(step.startswith((".", "~$")) for step in path.split("/"))


def bytes_at(address: str, limits: Limits) -> bytes:
    """The bytes of the file at an address, up to the limit; raises InputError."""
    system, path = system_of(address)
    try:
        with system.open(path, "rb") as file:
            data: bytes = file.read(limits.file_bytes + 1)
    except Exception as error:
        raise InputError(address, f"cannot be opened: {first_line(error)}", "check the address") from None
    return data


def told_of(address: str) -> tuple[int, str]:
    """The size of the file at an address, and what changes when the file does; nothing of both where it is gone."""
    system, path = system_of(address)
    try:
        told = system.info(path)
    except Exception:
        return 0, ""
    version = next((str(told[name]) for name in VERSIONS if told.get(name) is not None), "")
    return int(told.get("size") or 0), version


def first_line(error: Exception) -> str:
    """What an error says in its first line, else what it is called."""
    return next(iter(str(error).splitlines()), "") or type(error).__name__
