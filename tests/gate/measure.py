"""What a run reaches: from the benchmark's folder to figures by name, and to the promises it broke.

The program is run as an analyst runs it (`plan extract … --format jsonl`), the figures are the scorer's own.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

WHOLE_PLANS = ("guanghan-2023", "baicheng-2024", "speech-2023", "xinghualing-2025", "qiannan-2019")
ALWAYS_GIVEN = ("region", "kind", "period_start", "period_end")
"""Facts that are compared in every document, null included; the others only where the document gives them."""
OFTEN_GIVEN = ("title", "doc_number", "issued")

Record = dict[str, Any]


def extract(paths: Sequence[Path], *options: str, seed: str = "0", rows: str = "statements") -> bytes:
    """The bytes that `plan extract PATHS --rows … --format jsonl` prints; raises RuntimeError with its message."""
    command = [sys.executable, "-m", "plantargets.cli", "extract", *map(str, paths)]
    command += ["--rows", rows, "--format", "jsonl", "--quiet", *options]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
    with tempfile.TemporaryDirectory() as elsewhere:
        done = subprocess.run(command, capture_output=True, cwd=elsewhere, env=environment, check=False)
    if done.returncode:
        raise RuntimeError(f"plan extract ended with {done.returncode}: {done.stderr.decode(errors='replace')[-800:]}")
    return done.stdout


def records(output: bytes) -> list[Record]:
    """The records of JSON Lines."""
    return [json.loads(line) for line in output.decode("utf-8").splitlines() if line.strip()]


def score(benchmark: Path, output: bytes) -> dict[str, float]:
    """The scorer's figures: detection and record F1, each field's share, the whole plans', the last documents'."""
    with tempfile.NamedTemporaryFile(suffix=".jsonl", delete=False) as file:
        file.write(output)
    try:
        command = [sys.executable, str(benchmark / "score.py"), str(benchmark / "dev"), file.name]
        whole = json.loads(_run([*command, "--json"]))
        listing = _run(command)
    finally:
        Path(file.name).unlink()
    figures = {"detection": whole["detection"][2], "record": whole["record"][2]}
    figures |= {f"field.{name}": share for name, share in whole["fields"].items()}
    for document, f1 in re.findall(r"^(\S+) +detection F1 [\d.]+ +record F1 ([\d.]+)", listing, re.MULTILINE):
        if document in WHOLE_PLANS:
            figures[f"plan.{document}"] = float(f1)
    last = re.search(r"^last documents: detection F1 ([\d.]+)  record F1 ([\d.]+)", listing, re.MULTILINE)
    if last:
        figures |= {"last.detection": float(last[1]), "last.record": float(last[2])}
    return figures


def _run(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout


def numerals(path: Path) -> dict[str, float]:
    """The share of numerals that are read right, to a relative 1e-9."""
    from plantargets.extractors.numbers import parse_number
    from plantargets.extractors.quantities import parse_quantity

    right = total = 0
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        text, value, unit = [*line.split("\t"), "", ""][:3]
        total += 1
        try:
            if unit:
                quantity = parse_quantity(text)
                right += _near(quantity.value, value) and quantity.unit == unit
            else:
                right += _near(parse_number(text), value)
        except (ValueError, InvalidOperation):
            continue
    return {"numerals": right / total}


def _near(got: Decimal, expected: str) -> bool:
    wanted = Decimal(expected)
    return abs(got - wanted) <= abs(wanted) * Decimal("1e-9")


def facts(dev: Path, output: bytes) -> dict[str, float]:
    """Each fact's share of right answers over the documents."""
    got = {Path(row["doc"]).stem: row for row in records(output)}
    right = dict.fromkeys((*ALWAYS_GIVEN, *OFTEN_GIVEN), 0)
    total = dict.fromkeys(right, 0)
    for path in sorted(dev.glob("*.doc.json")):
        gold, row = json.loads(path.read_text(encoding="utf-8")), got.get(path.name.removesuffix(".doc.json"), {})
        for name in right:
            if name in ALWAYS_GIVEN or gold.get(name) is not None:
                total[name] += 1
                right[name] += _same_fact(gold.get(name), row.get(name))
    return {f"fact.{name}": right[name] / total[name] for name in right if total[name]}


def _same_fact(gold: object, got: object) -> bool:
    if isinstance(gold, str) and isinstance(got, str):
        return re.sub(r"\s", "", gold) == re.sub(r"\s", "", got)
    return gold == got


def false_quotes(output: bytes) -> list[str]:
    """The rows whose quote is not what stands between start and end: 'file: start-end quote'."""
    texts: dict[str, str] = {}
    wrong = []
    for row in records(output):
        name = row["doc"]
        if name not in texts:
            texts[name] = _text(Path(name))
        if texts[name][row["start"] : row["end"]] != row["quote"]:
            wrong.append(f"{Path(name).name}: {row['start']}-{row['end']} {row['quote']!r}")
    return wrong


def _text(path: Path) -> str:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return file.read()


def unstable(dev: Path, output: bytes) -> list[str]:
    """The ways in which the same input gave other bytes."""
    files = sorted(dev.glob("*.txt"), reverse=True)
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # each waits for a process of its own
        again = {
            "another order of files": pool.submit(extract, files),
            "another hash seed": pool.submit(extract, [dev], seed="4711"),
            "two jobs": pool.submit(extract, [dev], "--jobs", "2"),
        }
        return [f"{how}: other bytes" for how, other in again.items() if other.result() != output]
