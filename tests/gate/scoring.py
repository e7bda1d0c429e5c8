"""Scores what the program reads in plans against the gold records beside them.

    python tests/gate/scoring.py [FOLDER] [--errors] [--plan NAME]

FOLDER (tests/plans when none is named) holds NAME.txt and NAME.jsonl, one gold record a line: start, end, quote, name,
also (other names that serve as well), value, value_high, unit, per, comparator, measure, role, year, baseline_value,
baseline_year, core, where. A row is paired with the gold record whose span it shares. A record marked core: false is
arguable: reading it counts neither for nor against. A pair is right where value, unit, bound, measure, role, year and
name agree.
"""

from __future__ import annotations

import argparse
import difflib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from plantargets.extractors import extract_file

Record = dict[str, Any]

PLANS = Path(__file__).resolve().parents[1] / "plans"
FIELDS = ("value", "unit", "comparator", "measure", "role", "year", "per", "baseline_value", "baseline_year")
TOLD_APART = frozenset({"exact", "per", "baseline_value", "baseline_year"})
"""What is counted by itself and leaves a pair right: the wording of the name, the period, the base."""
ALIKE = 0.8
"""Names agree from this likeness on: the share of characters that they have in common, in order."""
SCALES = (("万亿", 12), ("千万", 7), ("百万", 6), ("亿", 8), ("万", 4), ("千", 3), ("百", 2))
NO_SCALE = re.compile(r"百分|千克|千米|千瓦")
SAME_UNITS = {"名": "人", "位": "人", "％": "%", "个百分点": "百分点"}


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold record with the row that was read for it (either may be missing) and the fields that differ."""

    plan: str
    gold: Record | None
    row: Record | None
    wrong: tuple[str, ...] = ()

    @property
    def counts(self) -> bool:
        return self.gold is None or bool(self.gold["core"])

    @property
    def right(self) -> bool:
        return None not in (self.gold, self.row) and set(self.wrong) <= TOLD_APART


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over pairs: gold records, rows that count, those found, those right, those with each field right."""

    gold: int
    rows: int
    found: int
    right: int
    fields: Counter[str]

    @property
    def detection(self) -> float:
        return harmonic(self.found, self.rows, self.gold)

    @property
    def record(self) -> float:
        return harmonic(self.right, self.rows, self.gold)

    def share(self, field: str) -> float:
        """The share of the found records whose field is right (`name`, `exact` and the fields of a record)."""
        return self.fields[field] / self.found if self.found else 0.0


def harmonic(right: int, rows: int, gold: int) -> float:
    """F1, from counts: twice the right ones over the rows and the gold records together."""
    return 2 * right / (rows + gold) if rows + gold else 1.0


def read_gold(path: Path) -> list[Record]:
    """The records of a gold file; values are Decimal. Raises ValueError where a line is not JSON."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line, parse_float=Decimal) for line in lines if line.strip()]


def read_rows(path: Path) -> list[Record]:
    """The statements that the program reads in a plan, as `--format jsonl` gives them."""
    return [{**s.to_dict(), "start": s.start, "end": s.end} for s in extract_file(path).statements]


def base_unit(value: object, unit: str) -> tuple[Decimal | None, str]:
    """A value in the unit without its multiple: (5.2, 亿元) is (520000000, 元); 名 and 位 are 人."""
    for scale, power in SCALES:
        if unit.startswith(scale) and not NO_SCALE.match(unit):
            return times_ten(value, power), same_unit(unit.removeprefix(scale))
    return times_ten(value, 0), same_unit(unit)


def times_ten(value: object, power: int) -> Decimal | None:
    return None if value is None else Decimal(str(value)).scaleb(power)


def same_unit(unit: str) -> str:
    return SAME_UNITS.get(unit, unit)


def plain(name: str) -> str:
    """A name without what does not tell names apart: signs, spaces, 的."""
    return re.sub(r"[\s\W_]|的", "", name)


def likeness(record: Record, row: Record) -> float:
    """How like the row's name is to the record's name or to one of those that serve as well, 0 to 1."""
    names = (plain(name) for name in (record["name"], *record.get("also", ())))
    return max(difflib.SequenceMatcher(None, name, plain(row["name"]), autojunk=False).ratio() for name in names)


def wrong_fields(record: Record, row: Record) -> tuple[str, ...]:
    """The fields in which a row differs from its record, `name` among them; `exact` where only the wording does."""
    sides = [normal(record), normal(row)]
    wrong = [field for field in FIELDS if sides[0][field] != sides[1][field]]
    alike = likeness(record, row)
    if alike < ALIKE:
        wrong.append("name")
    if alike < 1:
        wrong.append("exact")
    return tuple(wrong)


def normal(record: Record) -> Record:
    """The compared fields of a record in base units; no year and no period is None."""
    unit = record["unit"] or ""
    values = tuple(base_unit(record[name], unit)[0] for name in ("value", "value_high"))
    base = base_unit(record["baseline_value"], unit)[0]
    same = {field: record[field] or None for field in FIELDS}
    return {**same, "value": values, "unit": base_unit(None, unit)[1], "baseline_value": base}


def paired(plan: str, gold: Sequence[Record], rows: Sequence[Record]) -> list[Pair]:
    """Gold records and rows that share a span, one to one, the likest first; then what is left over on both sides."""
    meeting = [
        ((record["core"], likeness(record, row)), i, j)
        for i, record in enumerate(gold)
        for j, row in enumerate(rows)
        if record["start"] < row["end"] and row["start"] < record["end"]
    ]
    partner: dict[int, int] = {}
    for _, i, j in sorted(meeting, key=lambda one: one[0], reverse=True):
        if i not in partner and j not in partner.values():
            partner[i] = j
    found = [Pair(plan, gold[i], rows[j], wrong_fields(gold[i], rows[j])) for i, j in partner.items()]
    missed = [Pair(plan, record, None) for i, record in enumerate(gold) if i not in partner]
    extra = [Pair(plan, None, row) for j, row in enumerate(rows) if j not in partner.values()]
    return found + missed + extra


def scored(pairs: Iterable[Pair]) -> Score:
    """The counts of pairs that count; an arguable record that was read counts neither as a row nor as a record."""
    counted = [pair for pair in pairs if pair.counts]
    found = [pair for pair in counted if pair.gold and pair.row]
    fields = Counter(field for pair in found for field in (*FIELDS, "name", "exact") if field not in pair.wrong)
    return Score(
        gold=sum(pair.gold is not None for pair in counted),
        rows=sum(pair.row is not None for pair in counted),
        found=len(found),
        right=sum(pair.right for pair in found),
        fields=fields,
    )


def compared(folder: Path, only: str | None = None) -> Iterator[Pair]:
    """Every pair of the folder's plans, plan by plan; raises FileNotFoundError where a plan has no gold records."""
    for path in sorted(folder.glob("*.txt")):
        if only in (None, path.stem):
            yield from paired(path.stem, read_gold(path.with_suffix(".jsonl")), read_rows(path))


def figures(folder: Path = PLANS) -> dict[str, float]:
    """The figures that the gate pins: `own.detection`, `own.record`, `own.name`, `own.exact` and so on."""
    score = scored(compared(folder))
    shares = {f"own.{field}": score.share(field) for field in (*FIELDS, "name", "exact")}
    return {"own.detection": score.detection, "own.record": score.record, **shares}


def told(record: Record | None) -> str:
    """A record in a line: name, bound, value, unit, measure, role, year."""
    if record is None:
        return "-"
    high = f"—{record['value_high']}" if record["value_high"] is not None else ""
    level = "" if record["measure"] == "level" else f" {record['measure']}"
    year = record["year"] or "?"
    return (
        f"{record['name']} {record['comparator']}{record['value']}{high}{record['unit']}{level} {record['role']} {year}"
    )


def listed(pair: Pair) -> str:
    """An error in three lines: where and what, the record, the row."""
    where = pair.gold or pair.row or {}
    what = ", ".join(pair.wrong) or ("not read" if pair.row is None else "no record")
    head = f"{pair.plan} {where['start']} 【{where['quote']}】 {what}"
    return f"{head}\n    gold {told(pair.gold)}\n    read {told(pair.row)}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=PLANS)
    parser.add_argument("--errors", action="store_true", help="list what was read wrong")
    parser.add_argument("--plan", help="only this plan")
    chosen = parser.parse_args()
    pairs = list(compared(chosen.folder, chosen.plan))
    for plan in sorted({pair.plan for pair in pairs}):
        print(summary(plan, scored(pair for pair in pairs if pair.plan == plan)))
    print(summary("together", scored(pairs)))
    if chosen.errors:
        print(*(listed(pair) for pair in pairs if pair.counts and not pair.right), sep="\n")
    return 0


def summary(plan: str, score: Score) -> str:
    return (
        f"{plan:24} records {score.gold:4}  found F1 {score.detection:.3f}  right F1 {score.record:.3f}"
        f"  name {score.share('name'):.3f}  exact {score.share('exact'):.3f}"
        f"  role {score.share('role'):.3f}  year {score.share('year'):.3f}"
    )


if __name__ == "__main__":
    sys.exit(main())
