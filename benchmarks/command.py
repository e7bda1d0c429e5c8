"""The command as a user runs it: a whole folder, its memory, its start."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from figures import Figure, amount
from machine import fastest_run, most_from_two, run
from texts import Texts, changed

PLAN = (sys.executable, "-P", "-m", "plantargets.cli") if sys.version_info >= (3, 11) else ("plan",)
BARE = """
import typer
app = typer.Typer()
@app.command()
def hello() -> None:
    print("a line")
app()
"""
STARTS = 10
SMALL = 20_000
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


def startup(texts: Texts, folder: Path) -> Iterator[Figure]:
    """The command's start beside that of a bare Typer app."""
    with tempfile.TemporaryDirectory() as place:
        bare, plan = Path(place) / "bare.py", Path(place) / "plan.txt"
        bare.write_text(BARE, encoding="utf-8")
        plan.write_text(ordinary(texts), encoding="utf-8")
        base = fastest_run([sys.executable, str(bare)], STARTS).clock
        yield Figure("a bare Typer app that prints a line", f"{base * 1000:.0f} ms")
        for words, asked in ((["--version"], "1.3"), (["--help"], "2.5"), (["extract", str(plan)], "2.5")):
            clock = fastest_run([*PLAN, *words], STARTS).clock
            shown = "plan extract" if len(words) > 1 else f"plan {words[0]}"
            what = f"`{shown}`" + (" on one file of 20 kB" if len(words) > 1 else "")
            yield Figure(what, f"{clock * 1000:.0f} ms, {clock / base:.2f} times that", asked)
        first = min(run([*PLAN, "extract", str(plan)], XDG_CACHE_HOME=f"{place}/{count}").clock for count in range(3))
        yield Figure("the same for the first time, no compiled pattern kept yet (Linux)", f"{first * 1000:.0f} ms")


def ordinary(texts: Texts) -> str:
    """The first 20 kB of the text that has more digits in them than half of the texts, and fewer than the others."""
    beginnings = [text.encode()[:SMALL].decode(errors="ignore") for text in texts]
    whole = [text for text in beginnings if len(text.encode()) > SMALL - 4]
    return sorted(whole or beginnings, key=lambda text: sum(map(str.isdigit, text)))[len(whole or beginnings) // 2]


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
