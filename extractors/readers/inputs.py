"""From what the user typed to the files to read: folders walked, globs expanded, one natural order, nothing twice.

In go paths as typed (files, folders, globs, '-'). Out comes `Inputs`: the files, sentences about everything passed
over, and which of these mean that something asked for could not be had.
"""

from __future__ import annotations

import glob
import os
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from plantargets.extractors.errors import InputError
from plantargets.extractors.patterns import compiled
from plantargets.extractors.readers.inside import SUFFIX, parted
from plantargets.extractors.readers.kinds import REFUSED
from plantargets.extractors.readers.limits import DEFAULT_LIMITS, Limits
from plantargets.extractors.readers.remote import files_at, is_remote
from plantargets.extractors.record import record

STDIN = "-"
NUMBERS = compiled(r"(\d+)")
NaturalKey = tuple[tuple[tuple[int, int, str], ...], ...]
CHECK_SPELLING = "check the spelling"


@record
class Inputs:
    """The files to read in natural order of their names, and what there is to say about the rest."""

    files: tuple[str, ...]
    notices: tuple[str, ...] = ()
    """A sentence for everything that was passed over: unknown suffixes, empty folders, and the `errors`."""
    errors: tuple[InputError, ...] = ()
    """Those notices that mean a path the user named cannot be had: missing, without rights, of no known kind."""


@dataclass(slots=True)
class _Found:
    """What the walk has gathered so far."""

    limits: Limits
    files: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    errors: list[InputError] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    """Real paths of the folders walked, so that a symbolic link back to one of them ends there."""

    def fail(self, path: str, reason: str, advice: str = "") -> None:
        """Note that `path` cannot be had."""
        self.errors.append(InputError(path, reason, advice))
        self.notices.append(str(self.errors[-1]))


def find_inputs(paths: Sequence[str], suffixes: Sequence[str], limits: Limits = DEFAULT_LIMITS) -> Inputs:
    """The files that the paths stand for, among those with one of the `suffixes` (named files are held to it too).

    An archive stands for the files in it.
    """
    found = _Found(limits)
    for path in paths:
        _add(str(path), tuple(suffixes), found)
    files: dict[str, str] = {}
    real_folder = lru_cache(maxsize=1000)(os.path.realpath)
    for file in found.files if in_order(found.files) else sorted(found.files, key=natural_key):
        files.setdefault(real_path(file, real_folder), file)
    return Inputs(tuple(files.values()), tuple(found.notices), tuple(found.errors))


def in_order(files: Iterable[str]) -> bool:
    """Whether the files come in natural order, as those of one folder do; to know it costs less than to sort them."""
    return all(one <= other for one, other in pairwise(map(natural_key, files)))


def natural_key(path: str) -> NaturalKey:
    """A sort key that counts numbers as numbers, folder by folder: 规划2.txt before 规划10.txt.

    >>> sorted(["规划10.txt", "规划2.txt"], key=natural_key)
    ['规划2.txt', '规划10.txt']
    """
    folder, name = os.path.split(path)
    return (*folder_key(folder), step_key(name))


@lru_cache(maxsize=1000)
def folder_key(folder: str) -> NaturalKey:
    """The sort key of a folder, which many files share."""
    return tuple(step_key(step) for step in Path(folder).parts)


def step_key(step: str) -> tuple[tuple[int, int, str], ...]:
    """The sort key of one name in a path."""
    return tuple((0, int(part), part) if part.isdecimal() else (1, 0, part) for part in NUMBERS.split(step))


def real_path(file: str, real_folder: Callable[[str], str]) -> str:
    """Where a file really lies; where its folder does is asked once for all files in it."""
    if file == STDIN or is_remote(file):
        return file
    if os.path.islink(file):  # noqa: PTH114 - asked of every file
        return os.path.realpath(file)
    folder, name = os.path.split(file)
    return os.path.join(real_folder(folder), name)  # noqa: PTH118


def _add(path: str, suffixes: tuple[str, ...], found: _Found) -> None:
    """Add what one typed path stands for."""
    if path == STDIN:
        found.files.append(path)
    elif Path(path).is_dir():
        _add_folder(path, suffixes, found)
    elif os.path.lexists(path):
        _add_file(path, suffixes, found)
    elif is_remote(path):
        _add_remote(path, suffixes, found)
    elif parted(path)[1]:
        found.files.append(path)
    elif glob.has_magic(path):
        _add_glob(path, suffixes, found)
    else:
        found.fail(path, "there is no such file or folder", CHECK_SPELLING)


def _add_file(path: str, suffixes: tuple[str, ...], found: _Found) -> None:
    """Add a file named by itself; a pipe (as from `<(command)`) has no suffix to hold it to."""
    try:
        mode = Path(path).stat().st_mode
    except OSError as error:
        found.fail(path, reason_of(error))
        return
    if suffix_of(path) == SUFFIX:
        _add_archive(path, suffixes, found)
    elif suffix_of(path) in REFUSED:
        refusal = REFUSED[suffix_of(path)].refusal(path)
        found.fail(path, refusal.reason, refusal.advice)
    elif stat.S_ISREG(mode) and suffix_of(path) not in suffixes:
        found.fail(path, unknown_suffix(path), f"readable are {', '.join(suffixes)}")
    else:
        found.files.append(path)


def _add_folder(path: str, suffixes: tuple[str, ...], found: _Found) -> None:
    """Add the files of a folder and of all below it."""
    before = len(found.files), len(found.notices)
    _add_listed(path, list(_walk(path, found)), suffixes, found)
    if (len(found.files), len(found.notices)) == before:
        found.notices.append(f"{path}: nothing to read in this folder")


def _add_remote(address: str, suffixes: tuple[str, ...], found: _Found) -> None:
    """Add the files at an address on another file system."""
    try:
        files = files_at(address)
    except InputError as error:
        found.fail(error.path, error.reason, error.advice)
        return
    if not files:
        found.fail(address, "there is no such file or folder", CHECK_SPELLING)
    _add_listed(address, files, suffixes, found)


def _add_listed(where: str, files: Sequence[str], suffixes: tuple[str, ...], found: _Found) -> None:
    """Add the files of a folder or an archive; other kinds of file are counted in one sentence a suffix."""
    skipped: Counter[str] = Counter()
    for file in files:
        if suffix_of(file) == SUFFIX and not is_remote(file):
            _add_archive(file, suffixes, found)
        elif suffix_of(file) in suffixes:
            found.files.append(file)
        else:
            skipped[suffix_of(file)] += 1
    found.notices += _skipped_lines(where, skipped)


def _add_archive(path: str, suffixes: tuple[str, ...], found: _Found) -> None:
    """Add the files in an archive."""
    from plantargets.extractors.readers.archives import listed

    files = []
    try:
        for one in listed(path, found.limits):
            if isinstance(one, str):
                files.append(one)
            else:
                found.fail(one.path, one.reason, one.advice)
    except InputError as error:
        found.fail(error.path, error.reason, error.advice)
    _add_listed(path, files, suffixes, found)


def _add_glob(pattern: str, suffixes: tuple[str, ...], found: _Found) -> None:
    """Add what a pattern matches; `**` crosses folders, and a folder that is matched is walked."""
    matches = sorted(glob.glob(pattern, recursive=True), key=natural_key)  # noqa: PTH207 (absolute patterns too)
    for match in matches:
        if Path(match).is_dir() and "**" not in pattern:
            _add_folder(match, suffixes, found)
    _add_listed(pattern, [match for match in matches if not Path(match).is_dir()], suffixes, found)
    if not matches:
        found.fail(pattern, "no file matches", CHECK_SPELLING)


def _walk(folder: str, found: _Found) -> Iterator[str]:
    """The plain files below a folder, hidden ones left out, each folder once; unreadable folders are noted."""
    real = os.path.realpath(folder)
    if real in found.seen:
        return
    found.seen.add(real)
    try:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda entry: natural_key(entry.name))
    except OSError as error:
        found.fail(folder, reason_of(error))
        return
    for entry in listed:
        if entry.name.startswith((".", "~$")):
            continue
        if entry.is_dir():
            yield from _walk(entry.path, found)
        elif entry.is_file():
            yield entry.path


def _skipped_lines(where: str, skipped: Counter[str]) -> list[str]:
    """One sentence for each unknown suffix met in a folder."""
    lines = []
    for suffix, count in sorted(skipped.items()):
        files = "1 file" if count == 1 else f"{count} files"
        lines.append(f"{where}: {files} {f'ending in {suffix}' if suffix else 'without a suffix'} skipped")
    return lines


def suffix_of(path: str) -> str:
    """The suffix in lower case, with its dot; '' where there is none."""
    suffix = os.path.splitext(path)[1].lower()  # noqa: PTH122 - asked of every file, and many times as fast
    return "" if suffix == "." else suffix


def unknown_suffix(path: str) -> str:
    """What is wrong with a file whose kind is not known."""
    suffix = suffix_of(path)
    return f"files ending in {suffix} cannot be read" if suffix else "a file without a suffix cannot be read"


def reason_of(error: OSError) -> str:
    """What the system says went wrong, in words."""
    if isinstance(error, PermissionError):
        return "no right to read it"
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    return (error.strerror or type(error).__name__).lower()
