"""How often rows of each confidence are wholly right, and rows of tables, on a folder of gold records.

    python tests/gate/confidence.py ../shared/benchmark/dev [--last ../shared/benchmark/LAST.txt]

A row is wholly right where value, unit, bound, measure, role and year are the gold's and the names agree (score.py).
With --last the documents named there are counted apart.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
import measure


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--last", type=Path)
    args = parser.parse_args()
    apart = set(args.last.read_text(encoding="utf-8").split("\n")) if args.last else set()
    tallies = counted(args.gold, apart)
    print(f"{'documents':12} {'confidence':10} {'rows':>6} {'right':>6} {'share':>7}")
    for (which, level), (rows, right) in sorted(tallies.items(), key=lambda item: (item[0][0], -item[1][0])):
        print(f"{which:12} {level:10} {rows:6} {right:6} {right / rows:7.3f}")
    for level in ("high", "medium", "low"):
        rows, right = (sum(tally[place] for (_, name), tally in tallies.items() if name == level) for place in (0, 1))
        print(f"{'together':12} {level:10} {rows:6} {right:6} {right / max(rows, 1):7.3f}")


def counted(gold: Path, apart: set[str]) -> dict[tuple[str, str], tuple[int, int]]:
    """(documents, confidence) -> (rows that count, rows wholly right)."""
    scorer = scorer_beside(gold)
    rows: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    read = measure.records(measure.extract([gold.resolve()]))
    for path in sorted(gold.glob("*.jsonl")):
        records = scorer.load(path.open(encoding="utf-8"))
        windows = json.loads(path.with_suffix(".doc.json").read_text(encoding="utf-8")).get("windows")
        mine = [r for r in read if scorer.key_of(r["doc"]) == path.stem and within(r, windows)]
        for row, is_right in judged(scorer, records, mine):
            for key in keys(row, path.stem in apart):
                rows[key] += 1
                right[key] += is_right
    return {key: (rows[key], right[key]) for key in rows}


def keys(row: dict[str, Any], apart: bool) -> list[tuple[str, str]]:
    """What a row is counted under: its documents with its confidence; a row of a table under tables as well."""
    own = ("set apart" if apart else "open", row["confidence"])
    return [own, ("tables", "any")] if row["where"] == "table" else [own]


def within(row: dict[str, Any], windows: list[list[int]] | None) -> bool:
    return not windows or any(start <= row["start"] < end for start, end in windows)


def judged(scorer: ModuleType, records: list[Any], mine: list[Any]) -> list[tuple[dict[str, Any], bool]]:
    """Each row that counts, and whether it is wholly right; rows that meet optional gold count neither way."""
    pairs, _, extra = scorer.pair(records, mine)
    fields = (*scorer.EXACT, "name", "unit")
    found = [(row, all(scorer.field_right(f, g, row) for f in fields)) for g, row in pairs if g.get("core", True)]
    return found + [(row, False) for row in extra]


def scorer_beside(gold: Path) -> ModuleType:
    """score.py, which stands beside the gold folder."""
    spec = importlib.util.spec_from_file_location("score", gold.resolve().parent / "score.py")
    assert spec and spec.loader, "score.py stands beside the gold folder"
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
