"""Every numeral character accounted for: from a plan to the numerals that ended in no list, or in more than one.

Told apart from how the program does it: each numeral character of the text must lie in exactly one of the statements'
quotes, the unsure ones' quotes, and the numbers passed over (and there in one of them only).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from plantargets.extractors import extract_file
from plantargets.extractors.model import Plan

NUMERAL = re.compile(r"[0-9０-９零〇一二两三四五六七八九十百千万亿]")


def unaccounted(plan: Plan) -> list[str]:
    """The numeral characters that ended in no list or in several: 'offset …words [numeral] words…: lists'."""
    text = plan.document.text
    lists: list[set[object]] = [set() for _ in text]
    for start, end, where in ends(plan):
        for position in range(start, end):
            lists[position].add(where)
    return [
        f"{hit.start()} …{text[max(0, hit.start() - 8) : hit.start()]}[{hit[0]}]{text[hit.end() : hit.end() + 8]}…: "
        f"{len(lists[hit.start()])} lists"
        for hit in NUMERAL.finditer(text)
        if len(lists[hit.start()]) != 1
    ]


def ends(plan: Plan) -> Iterator[tuple[int, int, object]]:
    """Where the numbers ended: each span with the list that holds it, and for a number passed over its own place."""
    for statement in plan.statements:
        yield statement.start, statement.end, "statement"
    for statement in plan.unsure:
        yield statement.start, statement.end, "unsure"
    for index, passed in enumerate(plan.passed):
        yield passed.start, passed.end, index


def broken(paths: Sequence[Path]) -> list[str]:
    """The numerals of these files that are not accounted for: 'file: …'."""
    with ProcessPoolExecutor() as pool:
        return [line for lines in pool.map(lost, paths) for line in lines]


def lost(path: Path) -> list[str]:
    """The same of one file."""
    return [f"{path.name}: {line}" for line in unaccounted(extract_file(path))]
