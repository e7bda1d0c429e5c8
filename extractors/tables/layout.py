"""Tables set side by side in one: 指标 2020年 2025年 | 指标 2020年 2025年 is read as one table below the other.

In: rows. Out: rows half as wide (or a third), those of the left part first; other rows as they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from plantargets.extractors.tables.grid import Row

MIN_WIDTH = 2


def unfolded(rows: Sequence[Row]) -> list[Row]:
    """The rows of a table whose header says the same words two or three times over, one part below the other."""
    words = [cell.text for cell in rows[0]] if rows else []
    for times in (2, 3):
        width = len(words) // times
        if width >= MIN_WIDTH and len(words) == width * times and words == words[:width] * times and any(words):
            return [rows[0][:width], *(row[part * width :][:width] for part in range(times) for row in rows[1:])]
    return list(rows)
