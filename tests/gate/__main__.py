"""The benchmark gate: a run below any pinned figure fails.

    python tests/gate                         measure, compare with pinned.json
    python tests/gate --raise                 pin what this run bettered
    python tests/gate --lower --reason "…"    pin lower where this run fell short, and keep the reason

The project's own plans (tests/plans) are scored always. The benchmark is looked for in `../shared` beside the project;
where it is missing the gate says so, compares the figures of the own plans only, and pins nothing.
Offsets that do not quote, numerals that end in no list or in two, and bytes that differ between equal runs, fail
whatever is pinned.
"""

from __future__ import annotations

import argparse
import datetime
import os
import sys
from pathlib import Path

import accounts
import measure
import native
import pins
import scoring

HERE = Path(__file__).resolve().parent
PINNED = HERE / "pinned.json"
SHARED = HERE.parents[1].parent / "shared"
CORES = ("--jobs", str(os.cpu_count() or 1))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0], prog="python tests/gate")
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder that holds benchmark/ and corpus/")
    parser.add_argument("--raise", action="store_true", dest="up", help="pin what this run bettered")
    parser.add_argument("--lower", action="store_true", help="pin lower where this run fell short (needs --reason)")
    parser.add_argument("--reason", default="", help="why a figure may fall; kept in pinned.json")
    chosen = parser.parse_args()
    if chosen.lower != bool(chosen.reason.strip()):
        parser.error('--lower and --reason "…" go together')
    return chosen


def figures_of(shared: Path) -> tuple[pins.Figures, list[str]]:
    """This run's figures on the benchmark, and the promises it broke."""
    benchmark, corpus = shared / "benchmark", shared / "corpus"
    dev = benchmark / "dev"
    statements = measure.extract([dev])
    figures = measure.score(benchmark, statements)
    figures |= measure.numerals(benchmark / "numerals.tsv")
    figures |= measure.facts(dev, measure.extract([dev], *CORES, rows="documents"))
    broken = measure.false_quotes(statements) + measure.unstable(dev, statements)
    texts = sorted(corpus.rglob("*.txt"))
    if texts:
        broken += measure.false_quotes(measure.extract(texts, *CORES))
    broken += accounts.broken([*sorted(dev.glob("*.txt")), *texts])
    return figures, broken + native.broken(corpus / "native")


def report(now: pins.Figures, pinned: pins.Pins) -> None:
    short = {shortfall.name for shortfall in pins.shortfalls(pinned, now)}
    print(f"{'figure':28} {'pinned':>7} {'now':>7}")
    for name in sorted({*now, *pinned.figures}):
        before, value = pinned.figures.get(name), now.get(name)
        cells = ["-" if x is None else f"{x:.4f}" for x in (before, value)]
        print(f"{name:28} {cells[0]:>7} {cells[1]:>7}{'  BELOW ITS PIN' if name in short else ''}")


def own_pins(pinned: pins.Pins) -> pins.Pins:
    """The pins of the project's own plans alone."""
    return pins.Pins({name: value for name, value in pinned.figures.items() if name.startswith("own.")}, pinned.lowered)


def main() -> int:
    chosen = arguments()
    whole = (chosen.shared / "benchmark" / "dev").is_dir()
    if not whole:
        print(f"gate: skipped for the benchmark, there is none in {chosen.shared}; the project's own plans are scored")
    try:
        figures, broken = figures_of(chosen.shared) if whole else ({}, [])
    except RuntimeError as error:
        print(f"gate: {error}")
        return 1
    pinned, now = pins.read_pins(PINNED), scoring.figures() | figures
    if not whole:
        pinned = own_pins(pinned)
    report(now, pinned)
    for line in broken[:20]:
        print(f"broken promise: {line}")
    if whole and (chosen.up or chosen.lower):
        pinned = repinned(pinned, now, chosen)
        pins.write_pins(PINNED, pinned)
    fallen = pins.shortfalls(pinned, now)
    print(f"gate: {len(fallen)} figures below their pins, {len(broken)} broken promises")
    return 1 if fallen or broken else 0


def repinned(pinned: pins.Pins, now: pins.Figures, chosen: argparse.Namespace) -> pins.Pins:
    """The pins lowered or raised to this run's figures, as was chosen."""
    if chosen.lower:
        return pins.lowered(pinned, now, chosen.reason, datetime.date.today().isoformat())
    return pins.raised(pinned, now)


if __name__ == "__main__":
    sys.exit(main())
