"""Batches: in go files, out come groups of neighbours of some size in bytes, and how many processes are worth it.

A batch is what a process is given at once. Sent one by one, small files cost more in sending than in reading.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress

from plantargets.extractors.readers.remote import is_remote, told_of

BATCH_BYTES = 128_000
BATCH_FILES = 400
"""Files of a batch at most, so that a folder of tiny ones shows its progress too."""
POOL_PAYS = 500_000
"""Bytes from which on all cores are used. Two processes gain from a fifth of this on where texts are dense with figures
(`benchmarks/scale.py jobs`); the rest is for faster machines, and for files that hold less text."""


def batches_of(
    files: Iterable[str],
    most_bytes: int = BATCH_BYTES,
    most_files: int = BATCH_FILES,
    size_in_bytes: Callable[[str], int] | None = None,
) -> Iterator[list[str]]:
    """The files in their order, in batches of so many bytes; a file that is larger is a batch by itself."""
    size_in_bytes = size_in_bytes or size_of
    batch: list[str] = []
    held = 0
    for file in files:
        size = size_in_bytes(file)
        if batch and (held + size > most_bytes or len(batch) >= most_files):
            yield batch
            batch, held = [], 0
        batch.append(file)
        held += size
    if batch:
        yield batch


def jobs_for(files: Sequence[str], asked: int | None) -> int:
    """How many processes to use: what was asked for, else one, or all cores where there is much to read."""
    most = max(1, len(files))
    if asked is not None:
        return min(asked, most)
    return min(os.cpu_count() or 1, most) if holds(files, POOL_PAYS) else 1


def holds(files: Iterable[str], size: int) -> bool:
    """Whether the files hold more than so many bytes together; no more of them are asked than it takes to know."""
    for file in files:
        size -= size_of(file)
        if size < 0:
            return True
    return False


def size_of(file: str) -> int:
    """The bytes of a file, as far as they can be told; those inside an archive count as nothing."""
    if is_remote(file):
        return told_of(file)[0]
    with suppress(OSError, ValueError):
        return os.stat(file).st_size if file != "-" else 0  # noqa: PTH116 - asked of every file, and twice as fast
    return 0
