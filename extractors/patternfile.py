"""The file that compiled patterns are kept in: in the user's cache folder, one for each Python.

Its first four bytes are the check sum of the rest, which `marshal` wrote; a file whose sum is wrong, or that cannot be
read, is as good as none. What is written replaces the file in one step, so that no other process reads half of it.
"""

from __future__ import annotations

import marshal
import sys
import zlib
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plantargets.extractors.patterns import Key, Parts

SUM = 4
"""How many bytes the check sum takes."""


def read_patterns() -> dict[Key, Parts]:
    """The patterns that are kept; none where there is no file, or not the one that was written."""
    try:
        data = pattern_file().read_bytes()
    except OSError:
        return {}
    if len(data) <= SUM or zlib.crc32(data[SUM:]) != int.from_bytes(data[:SUM], "big"):
        return {}
    patterns: dict[Key, Parts] = marshal.loads(data[SUM:])
    return patterns


def write_patterns(patterns: dict[Key, Parts]) -> None:
    """Write the patterns in place of those that are kept, where the folder can be written at all."""
    from plantargets.extractors.replacing import replace_file

    content = marshal.dumps(patterns)
    with suppress(OSError):  # as Python itself does where it may not write __pycache__
        replace_file(pattern_file(), zlib.crc32(content).to_bytes(SUM, "big") + content)


@cache
def pattern_file() -> Path:
    """Where the patterns of this Python are kept; its version, its build and its width are in the name."""
    from platformdirs import user_cache_path

    build = zlib.crc32(f"{sys.version} {sys.maxsize}".encode())
    return user_cache_path("plan-targets", appauthor=False) / f"patterns-{sys.implementation.cache_tag}-{build:08x}"
