"""The floor, the pipeline beside it, and how its time grows, all in this process on one core."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from figures import Figure, amount
from machine import fastest, once
from plantargets.extractors import extract
from plantargets.extractors.chinese import HAN
from plantargets.extractors.lexicon import table
from texts import Texts, changed

SHARE_ASKED, SHARE_HOPED = 35, 17
"""What part of the floor's speed is asked of the pipeline, and hoped for."""
SAMPLE = 30
"""Texts that the floor and the pipeline both read."""
ROUNDS = 4
"""How often they are read, with other digits each time; the first of the pipeline's does not count."""
LENGTHS = (20_000, 80_000, 320_000)
COUNTS = (200, 800, 3_200)


def floor_pattern() -> re.Pattern[str]:
    """One pattern for a numeral with a unit of the project's own list, opened by a look-ahead on numerals."""
    units = sorted({row["word"] for row in table("units.tsv")}, key=len, reverse=True)
    return re.compile(
        rf"(?=[\d{HAN}])(?:\d+(?:[.,]\d+)*|[{HAN}]+)[百千万亿]*(?:%|％|{'|'.join(map(re.escape, units))})"
    )


def floor_and_pipeline(texts: Texts, folder: Path) -> Iterator[Figure]:
    """Characters a second of the bare pattern and of the pipeline, and how many times the one is the other."""
    read = changed(texts[:SAMPLE])
    rounds = [list(islice(read, SAMPLE)) for _ in range(ROUNDS)]
    pattern = floor_pattern()
    for text in rounds[0]:
        extract(text)
    floor = min(once(lambda part=part: [pattern.findall(text) for text in part]) for part in rounds)
    pipeline, part = min((once(lambda part=part: [extract(text) for text in part]), part) for part in rounds[1:])
    characters, size = sum(map(len, part)), sum(len(text.encode()) for text in part)
    statements = sum(len(extract(text).statements) for text in part)
    yield Figure("the floor: one pattern over the text", f"{amount(characters / floor)} characters a second")
    yield Figure(
        "the pipeline in process, one core",
        f"{amount(characters / pipeline)} characters, {amount(size / pipeline / 1e6)} MB, "
        f"{amount(statements / pipeline)} statements a second",
    )
    yield Figure("the floor is so many times as fast", amount(pipeline / floor), f"{SHARE_ASKED}, better {SHARE_HOPED}")


def growth(texts: Texts, folder: Path) -> Iterator[Figure]:
    """Time a character as one file grows, and time a statement as its statements do."""
    whole = "".join(islice(changed(texts), SAMPLE))
    longer = [fastest(lambda size=size: extract(whole[:size])) * 1e6 / size for size in LENGTHS]
    yield Figure(f"one file of {listed(LENGTHS)} characters", f"{listed(longer)} µs a character", "no growth")
    counted = [fastest(lambda count=count: extract(list_of(count))) * 1e6 / count for count in COUNTS]
    yield Figure(f"one file of {listed(COUNTS)} statements", f"{listed(counted)} µs a statement", "no growth")


def list_of(count: int) -> str:
    """A plan of so many statements, each a line."""
    return "到2025年，新建幼儿园12所。\n" * count


def listed(numbers: Sequence[float]) -> str:
    return ", ".join(map(amount, numbers))
