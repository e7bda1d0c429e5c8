"""Tables set side by side in one: 指标 2020年 2025年 | 指标 2020年 2025年 is read as one table below the other.

In: rows. Out: rows half as wide (or a third), those of the left part first; other rows as they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from plantargets.extractors.patterns import compiled
from plantargets.extractors.tables.grid import Row, joined
from plantargets.extractors.tables.screen import is_open

MIN_WIDTH = 2
GOES_ON = compiled(r"^[/／·•)）]")
BROKEN = compiled(r"[/／·•]$")


def rejoined(rows: Sequence[Row]) -> list[Row]:
    """The rows with those that hold only the rest of the cells above (元/人 | ·月) joined to the row above."""
    whole: list[Row] = []
    for row in rows:
        if whole and len(row) == len(whole[-1]) and _is_rest(whole[-1], row):
            whole[-1] = tuple(joined(cell, rest) for cell, rest in zip(whole[-1], row, strict=True))
        else:
            whole.append(row)
    return whole


def _is_rest(above: Row, row: Row) -> bool:
    """Whether each filled cell of a row, three at most, goes on with a cell that broke off above it."""
    pairs = [(upper.text, lower.text) for upper, lower in zip(above, row, strict=True) if lower.text]
    broken = [bool(GOES_ON.match(lower) or BROKEN.search(upper) or is_open(upper)) and upper for upper, lower in pairs]
    return 0 < len(pairs) <= 3 and all(broken)


def unfolded(rows: Sequence[Row]) -> list[Row]:
    """The rows of a table whose header says the same words two or three times over, one part below the other."""
    words = [cell.text for cell in rows[0]] if rows else []
    for times in (2, 3):
        width = len(words) // times
        if width >= MIN_WIDTH and len(words) == width * times and words == words[:width] * times and any(words):
            return [rows[0][:width], *(row[part * width :][:width] for part in range(times) for row in rows[1:])]
    return list(rows)
