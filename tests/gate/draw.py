"""Draws statements at random from plans, each in its sentence, for a reader who judges them blind.

    python tests/gate/draw.py PLANS... --seed 7 --count 300 [--without FOLDER] [--sentences 60]

Prints numbered statements with the sentence they stand in (the quote marked 【】) and what was read out of it; with
--sentences, sentences that hold numbers are drawn instead, with all that was read and passed over in each, so that what
was missed shows. Documents whose text also stands in a file of the --without folder are left out: they were tuned on.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator
from pathlib import Path

from plantargets.extractors import Plan, Statement, extract_file

END = re.compile(r"[。！？；\n]")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("plans", nargs="+", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--without", type=Path)
    parser.add_argument("--sentences", action="store_true")
    args = parser.parse_args()
    dice = random.Random(args.seed)
    plans = [extract_file(path) for path in unseen(args.plans, args.without)]
    lines = sentence_lines(plans) if args.sentences else statement_lines(plans)
    drawn = sorted(dice.sample(range(len(lines)), min(args.count, len(lines))))
    for number, index in enumerate(drawn, start=1):
        print(f"{number}. {lines[index]}")


def unseen(roots: list[Path], without: Path | None) -> Iterator[Path]:
    """The plan files under the roots, in order, whose text does not also stand in the folder `without`."""
    known = [squeezed(path) for path in sorted(without.glob("*.txt"))] if without else []
    for root in roots:
        for path in sorted(root.rglob("*.txt")) if root.is_dir() else [root]:
            text = squeezed(path)
            middle = text[len(text) // 2 : len(text) // 2 + 60]
            if not any(middle in other for other in known):
                yield path


def squeezed(path: Path) -> str:
    return re.sub(r"\s+", "", path.read_bytes().decode("utf-8", errors="replace"))


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence that a span stands in, cut to 120 characters before and 40 after."""
    ends = [hit.end() for hit in END.finditer(text, max(0, start - 120), start)]
    after = END.search(text, end)
    return (ends[-1] if ends else max(0, start - 120)), min(after.start() if after else len(text), end + 40)


def statement_lines(plans: list[Plan]) -> list[str]:
    found = []
    for plan in plans:
        text = plan.document.text
        for statement in plan.statements:
            start, end = around(text, statement.start, statement.end)
            sentence = f"{text[start : statement.start]}【{statement.quote}】{text[statement.end : end]}"
            section = " > ".join(statement.section)
            found.append(f"{Path(plan.document.name).stem} [{section}] {flat(sentence)}\n   {told(statement)}")
    return found


def sentence_lines(plans: list[Plan]) -> list[str]:
    found = []
    for plan in plans:
        text, last = plan.document.text, 0
        for hit in END.finditer(text):
            sentence = text[last : hit.start()]
            if re.search(r"[0-9０-９]|[一二三四五六七八九十百千万]+[个所人名项家倍成]", sentence):
                inside = [s for s in plan.statements if last <= s.start < hit.start()]
                passed = [p for p in plan.passed if last <= p.start < hit.start()]
                unsure = [s for s in plan.unsure if last <= s.start < hit.start()]
                rows = [told(s) for s in inside] + [f"unsure: {told(s)}" for s in unsure]
                rows += [f"passed: {p.quote} ({p.reason})" for p in passed]
                found.append(f"{Path(plan.document.name).stem} {flat(sentence)}\n   " + "\n   ".join(rows))
            last = hit.end()
    return found


def told(s: Statement) -> str:
    high = f"–{s.value_high}" if s.value_high is not None else ""
    base = f" | base {s.baseline_value} {s.baseline_year}" if s.baseline_value is not None or s.baseline_year else ""
    per = f" per {s.per}" if s.per else ""
    return f"{s.name} | {s.comparator} {s.value}{high} {s.unit}{per} | {s.measure} | {s.role} {s.year}{base}"


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


if __name__ == "__main__":
    main()
