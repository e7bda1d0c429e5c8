"""The benchmark gate: a run below any pinned figure fails.

    python tests/gate                         measure, compare with pinned.json
    python tests/gate --raise                 pin what this run bettered
    python tests/gate --lower --reason "…"    pin lower where this run fell short, and keep the reason

The benchmark is looked for in `../shared` beside the project; where it is missing the gate says so and passes.
Offsets that do not quote, numerals that end in no list or in two, and bytes that differ between equal runs, fail
whatever is pinned.
"""

from __future__ import annotations

import argparse
import datetime
import sys
from pathlib import Path

import accounts
import measure
import pins

HERE = Path(__file__).resolve().parent
PINNED = HERE / "pinned.json"
SHARED = HERE.parents[1].parent / "shared"


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
    """This run's figures, and the promises it broke."""
    benchmark, corpus = shared / "benchmark", shared / "corpus"
    dev = benchmark / "dev"
    statements = measure.extract([dev])
    figures = measure.score(benchmark, statements)
    figures |= measure.numerals(benchmark / "numerals.tsv")
    figures |= measure.facts(dev, measure.extract([dev], rows="documents"))
    broken = measure.false_quotes(statements) + measure.unstable(dev, statements)
    texts = sorted(corpus.rglob("*.txt"))
    if texts:
        broken += measure.false_quotes(measure.extract(texts))
    broken += accounts.broken([*sorted(dev.glob("*.txt")), *texts])
    return figures, broken


def report(now: pins.Figures, pinned: pins.Pins) -> None:
    short = {shortfall.name for shortfall in pins.shortfalls(pinned, now)}
    print(f"{'figure':28} {'pinned':>7} {'now':>7}")
    for name in sorted({*now, *pinned.figures}):
        before, value = pinned.figures.get(name), now.get(name)
        cells = ["-" if x is None else f"{x:.4f}" for x in (before, value)]
        print(f"{name:28} {cells[0]:>7} {cells[1]:>7}{'  BELOW ITS PIN' if name in short else ''}")


def main() -> int:
    chosen = arguments()
    if not (chosen.shared / "benchmark" / "dev").is_dir():
        print(f"gate: skipped, there is no benchmark in {chosen.shared}")
        return 0
    try:
        now, broken = figures_of(chosen.shared)
    except RuntimeError as error:
        print(f"gate: {error}")
        return 1
    pinned = pins.read_pins(PINNED)
    report(now, pinned)
    for line in broken[:20]:
        print(f"broken promise: {line}")
    if chosen.lower:
        pinned = pins.lowered(pinned, now, chosen.reason, datetime.date.today().isoformat())
    if chosen.up:
        pinned = pins.raised(pinned, now)
    if chosen.up or chosen.lower:
        pins.write_pins(PINNED, pinned)
    fallen = pins.shortfalls(pinned, now)
    print(f"gate: {len(fallen)} figures below their pins, {len(broken)} broken promises")
    return 1 if fallen or broken else 0


if __name__ == "__main__":
    sys.exit(main())
