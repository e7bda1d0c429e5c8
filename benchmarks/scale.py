"""How the work grows: with processes, with files, from one run to the next, and on a cluster. One command, one table:

    python -P benchmarks/scale.py jobs files cache cluster --megabytes 2

The plans are those of examples/, multiplied with other digits. Beside the time that passed stands the time that the
processors worked: on a busy machine only the latter says something.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

EXAMPLES = sorted((Path(__file__).resolve().parents[1] / "examples").glob("*.txt"))
FIGURE = re.compile(r"(?<![0-9.第])[1-9](?=\d*\.?\d+[%个所名万])")
SHORT = 120
"""Characters of a short plan, of which there can be very many."""
RUN = """
import resource, sys
from plantargets.cli import main
sys.argv = ["plan", *sys.argv[1:]]
try:
    main()
finally:
    for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):
        used = resource.getrusage(who)
        print("used", used.ru_utime + used.ru_stime, used.ru_maxrss, file=sys.stderr)
"""


@dataclass(frozen=True)
class Used:
    """What a run took: seconds that passed, seconds of the first process and of the others, the most memory of each."""

    passed: float
    own: float
    others: float
    own_mb: int
    others_mb: int

    def __str__(self) -> str:
        worked = f"{self.passed:7.1f} s passed, {self.own:6.2f} + {self.others:6.2f} s worked"
        return f"{worked}, {self.own_mb:4d} + {self.others_mb:4d} MB"


def plans(folder: Path, count: int, characters: int | None = None) -> int:
    """Write so many plans into folders of a thousand each; their bytes."""
    chance, written = random.Random(1), 0
    texts = [path.read_text(encoding="utf-8")[:characters] for path in EXAMPLES]
    for number in range(count):
        text = FIGURE.sub(lambda _: str(chance.randint(1, 9)), texts[number % len(texts)])
        path = folder / f"{number // 1000:04}" / f"plan{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        written += path.write_bytes(text.encode())
    return written


def count_for(megabytes: float) -> int:
    """How many whole plans make so many megabytes."""
    return int(megabytes * 1e6 / (sum(path.stat().st_size for path in EXAMPLES) / len(EXAMPLES)))


def run(*arguments: str | Path | int) -> Used:
    """Run the command by itself and see what it takes."""
    began = time.monotonic()
    ran = subprocess.run(
        [sys.executable, "-P", "-c", RUN, *map(str, arguments)], stderr=subprocess.PIPE, text=True, check=False
    )
    passed = time.monotonic() - began
    used = [line.split()[1:] for line in ran.stderr.splitlines() if line.startswith("used ")]
    (own, own_kb), (others, others_kb) = [(float(seconds), int(memory)) for seconds, memory in used]
    return Used(passed, own, others, own_kb >> 10, others_kb >> 10)


def jobs(place: Path, megabytes: float) -> Iterator[str]:
    """One process against several, on more and more text: where several begin to pay, and what they gain."""
    for share in (0.05, 0.2, 1.0):
        folder = place / f"jobs-{share}"
        size = plans(folder, count_for(megabytes * share))
        for count in sorted({1, 2, os.cpu_count() or 2}):
            used = run("extract", folder, "-q", "-j", count, "-o", place / "rows.csv")
            yield f"{size / 1e6:6.2f} MB, {count} processes: {used}"


def files(place: Path, megabytes: float) -> Iterator[str]:
    """Memory and time by the number of files, all of them short."""
    for count in (1_000, 10_000, 100_000):
        if count * SHORT * 3 > megabytes * 20e6:
            return
        plans(place / f"files-{count}", count, SHORT)
        used = run("extract", place / f"files-{count}", "-q", "-j", 2, "-o", place / "rows.csv")
        yield f"{count:7,} files: {used}"


def cache(place: Path, megabytes: float) -> Iterator[str]:
    """The first run and the second over an unchanged folder."""
    plans(place / "cache", count_for(megabytes))
    for name, options in (("rows", ()), ("rows as xlsx", ("-f", "xlsx"))):
        for time_of in ("first", "second"):
            kept = ("--cache", place / f"kept-{name}", *options)
            used = run("extract", place / "cache", "-q", "-j", 1, "-o", place / "rows.csv", *kept)
            yield f"{name}, {time_of} run: {used}"


def cluster(place: Path, megabytes: float) -> Iterator[str]:
    """A cluster of two processes here: parts of many inputs, and of one each."""
    from distributed import LocalCluster
    from plantargets.cli import main, resume

    size = plans(place / "cluster", count_for(megabytes))
    for name, most in (("parts of 200 kB", 200_000), ("a part an input", 1)):
        resume.PART_BYTES = most
        with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as made:
            out, began, before = place / name, time.monotonic(), worked()
            sys.argv = ["plan", "extract", str(place / "cluster"), "-q", "-o", str(out)]
            sys.argv += ["--scheduler", made.scheduler_address]
            try:
                main()
            except SystemExit:
                passed = time.monotonic() - began
            own = worked() - before
        parts = len(list(out.glob("part-*")))
        each = own / parts * 1000
        yield f"{size / 1e6:6.2f} MB, {name}: {passed:7.1f} s passed, {parts} parts, {each:.1f} ms a part here"


def worked() -> float:
    """Seconds that this process has worked."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


MEASURES: dict[str, Callable[[Path, float], Iterator[str]]] = {
    "jobs": jobs,
    "files": files,
    "cache": cache,
    "cluster": cluster,
}


def report(names: Sequence[str], megabytes: float) -> None:
    """Print the machine, then each measure as it is made."""
    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(f"load before: {os.getloadavg()[0]:.1f}")
    for name in names:
        print(f"\n{name}: {(MEASURES[name].__doc__ or '').strip()}", flush=True)
        with TemporaryDirectory() as place:
            for line in MEASURES[name](Path(place), megabytes):
                print(f"  {line}", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", default=list(MEASURES), metavar="|".join(MEASURES))
    parser.add_argument("--megabytes", type=float, default=2.0)
    given = parser.parse_args()
    report(given.names, given.megabytes)
