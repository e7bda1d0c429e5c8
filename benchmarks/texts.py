"""The texts that are read: real plans, repeated with other digits until there are enough of them."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path

Texts = Sequence[str]
SEED = 7
YEAR = re.compile(r"(?:19|20)\d\d")
CHANGED = re.compile(r"(?:19|20)\d\d|[1-9]")
"""A year, which stays, or a digit, which changes."""


def plan_texts(roots: Sequence[Path]) -> Texts:
    """The texts under the folders, in the order of their paths; raises ValueError where there are none."""
    texts = [path.read_text(encoding="utf-8") for root in roots for path in sorted(root.rglob("*.txt"))]
    if not texts:
        raise ValueError("no .txt under " + ", ".join(map(str, roots)))
    return texts


def changed(texts: Texts) -> Iterator[str]:
    """The texts over and over, each time with other digits from 1 to 9 in the place of those that are no year's."""
    dice = random.Random(SEED)
    for text in cycle(texts):
        yield CHANGED.sub(lambda hit: hit[0] if YEAR.fullmatch(hit[0]) else str(dice.randint(1, 9)), text)


def write_folder(folder: Path, texts: Texts, size: int) -> None:
    """Write changed texts into a folder, a file each, until they have `size` bytes in all."""
    written = 0
    for number, text in enumerate(changed(texts)):
        if written >= size:
            break
        written += (folder / f"{number:06}.txt").write_bytes(text.encode())
