"""Regular expressions, compiled once on a machine and not once a run.

Python keeps compiled modules from one run to the next (`__pycache__`), but no compiled pattern, and compiling those
of all rules takes longer than reading a plan. `compiled` is `re.compile` for a pattern that is the same in every run.
What it compiles to is written by `keep` into the user's cache folder, a file for each version of Python, and taken
from there the next time; docs/decisions/0014 says why, and what is trusted.

>>> compiled("[一二三]年").search("第三年").group()
'三年'
"""

from __future__ import annotations

import re
import sys
from functools import cache
from importlib import import_module
from typing import Any, Final

KNOWN_PYTHONS = ((3, 10), (3, 14))
"""From which version of CPython on, and before which, patterns are known to be made as below."""
MOST = 3_000
"""A file with more patterns than this is begun anew, for those of older versions of the program stay in it."""
WORD: Final = "I"
"""The type of one word of a compiled pattern, as memoryview and array name it."""

Key = tuple[str, int]
"""A pattern's source and flags."""
Parts = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""A compiled pattern: all flags, the code, how many groups, their numbers by name, their names by number."""

_fresh: dict[Key, Parts] = {}
"""What this process had to compile itself."""


@cache
def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern that `re.compile(source, flags)` gives; raises `re.error` where the source is none."""
    engine = _engine()
    if engine is None:
        return re.compile(source, flags)
    key = source, int(flags)
    parts = _kept().get(key)
    if parts is None:
        parts = _fresh[key] = _parts_of(*key)
    all_flags, code, groups, numbers, names = parts
    words = memoryview(code).cast(WORD).tolist()
    pattern: re.Pattern[str] = engine.compile(source, all_flags, words, groups, numbers, names)
    return pattern


def keep() -> None:
    """Write what had to be compiled beside what is kept; where that cannot be written, nothing is kept."""
    if not _fresh:
        return
    from plantargets.extractors.patternfile import read_patterns, write_patterns

    mine = _kept()
    mine.update(_fresh)
    _fresh.clear()
    everybodys = {**read_patterns(), **mine}  # another process may have written since
    write_patterns(everybodys if len(everybodys) <= MOST else mine)


@cache
def _engine() -> Any:
    """The module of CPython that patterns are made by, or None where it is not known to work as here."""
    first, after = KNOWN_PYTHONS
    known = sys.implementation.name == "cpython" and first <= sys.version_info < after
    return import_module("_sre") if known else None


@cache
def _kept() -> dict[Key, Parts]:
    """The patterns that earlier runs have kept."""
    from plantargets.extractors.patternfile import read_patterns

    return read_patterns()


def _parts_of(source: str, flags: int) -> Parts:
    """What the standard library's own compiler makes of a pattern, before it becomes an object."""
    from array import array

    newer = sys.version_info >= (3, 11)
    tree = import_module("re._parser" if newer else "sre_parse").parse(source, flags)
    code = import_module("re._compiler" if newer else "sre_compile")._code(tree, flags)
    numbers: dict[str, int] = dict(tree.state.groupdict)
    names: list[str | None] = [None] * tree.state.groups
    for name, number in numbers.items():
        names[number] = name
    words = array(WORD, map(int, code)).tobytes()
    return int(flags | tree.state.flags), words, tree.state.groups - 1, numbers, tuple(names)
