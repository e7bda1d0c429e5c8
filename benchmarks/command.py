"""The command as a user runs it on a whole folder, and its memory."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from figures import Figure, amount
from machine import most_from_two, run
from texts import Texts, changed

PLAN = (sys.executable, "-P", "-m", "plantargets.cli") if sys.version_info >= (3, 11) else ("plan",)
FILES = (100, 1_000, 10_000)


def whole_command(texts: Texts, folder: Path) -> Iterator[Figure]:
    """`plan extract` on the folder, on one core and on two."""
    size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
    files = sum(1 for _ in folder.iterdir())
    arguments = [*PLAN, "extract", str(folder), "--rows", "statements", "--format", "jsonl", "-q", "--jobs"]
    runs = {jobs: run([*arguments, str(jobs)]) for jobs in (1, 2)}
    for jobs, done in runs.items():
        yield Figure(
            f"`plan extract` on {size:.0f} MB in {files} files, --jobs {jobs}",
            f"{amount(done.clock)} s, {amount(size / done.clock)} MB a second, {amount(done.memory)} MB of memory",
        )
    yield Figure("two processes beside one", f"{runs[1].clock / runs[2].clock:.2f} times as fast", "1.8")
    yield Figure("two that only count, beside one", f"{most_from_two():.2f} times as fast", "all that is here")


def growth_with_files(texts: Texts, folder: Path) -> Iterator[Figure]:
    """Time a file and memory in all as the number of small files grows."""
    piece = next(islice(changed(texts), 1))[:1_000]
    for count in FILES:
        with tempfile.TemporaryDirectory() as place:
            for number in range(count):
                (Path(place) / f"{number}.txt").write_text(piece, encoding="utf-8")
            done = run([*PLAN, "extract", place, "--rows", "statements", "--format", "jsonl", "-q", "--jobs", "1"])
        yield Figure(
            f"{count:,} files of 1,000 characters",
            f"{done.clock / count * 1000:.2f} ms a file, {amount(done.memory)} MB of memory",
            "memory flat",
        )
