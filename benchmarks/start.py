"""How long the command takes to start beside a bare Typer app, and what the time for one short file goes into."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from command import PLAN
from figures import Figure
from machine import fastest_run, run
from texts import Texts

BARE = """
import typer
app = typer.Typer()
@app.command()
def hello() -> None:
    print("a line")
app()
"""
PHASES = """
import sys, time
times = [time.perf_counter()]
import typer, typer.core, typer.main
times.append(time.perf_counter())
import plantargets.cli.extract, plantargets.cli.making
times.append(time.perf_counter())
from plantargets.extractors.pipeline import extract_file
times.append(time.perf_counter())
extract_file(sys.argv[1])
times.append(time.perf_counter())
extract_file(sys.argv[1])
times.append(time.perf_counter())
print(*(after - before for before, after in zip(times, times[1:])))
"""
"""What one short file asks for, step by step, with the seconds of each."""
STEPS = (
    "Typer",
    "the modules of the command",
    "the modules of the pipeline, with their patterns",
    "the first reading: vocabulary made ready, and the reading itself",
    "the reading itself, as a second one takes it that remembers the words",
)
STARTS = 10
SMALL = 20_000


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
        yield from phases(plan)
        first = min(run([*PLAN, "extract", str(plan)], XDG_CACHE_HOME=f"{place}/{count}").clock for count in range(3))
        yield Figure(
            "`plan extract` on it for the first time, when no compiled pattern is kept yet (Linux)",
            f"{first * 1000:.0f} ms",
        )


def ordinary(texts: Texts) -> str:
    """The first 20 kB of the text that has more digits in them than half of the texts, and fewer than the others."""
    beginnings = [text.encode()[:SMALL].decode(errors="ignore") for text in texts]
    whole = [text for text in beginnings if len(text.encode()) > SMALL - 4]
    return sorted(whole or beginnings, key=lambda text: sum(map(str.isdigit, text)))[len(whole or beginnings) // 2]


def phases(plan: Path) -> Iterator[Figure]:
    """The steps of reading one file, the fastest of several runs each."""
    runs = []
    for _ in range(STARTS):
        told = subprocess.run(
            [sys.executable, "-P", "-c", PHASES, str(plan)], capture_output=True, text=True, check=True
        )
        runs.append([float(seconds) for seconds in told.stdout.split()])
    for step, seconds in zip(STEPS, map(min, zip(*runs, strict=True)), strict=True):
        yield Figure(f"of one file of 20 kB: {step}", f"{seconds * 1000:.0f} ms")
