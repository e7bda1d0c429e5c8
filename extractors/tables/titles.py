"""The title and the caption above a table: 表1 …主要指标, 单位：万人.

In: the lines and the place where a table begins. Out: the title, its lines joined by a line break.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from plantargets.extractors.patterns import compiled
from plantargets.extractors.tables.grid import Line

TITLE = compiled(r"专栏|^\s*附?表|指标|一览|情况表|任务表|分解表|项目表|计划表|明细|汇总|标准|项目|任务|目标")
GLUED_TITLE = compiled(r"(?:专栏|附?表)\s*[\d一二三四五六七八九十].{0,60}$")
CAPTION = compiled(r"单位[：:]")
MAX_TITLE = 45


def title_above(lines: Sequence[Line], start: int) -> str:
    """The title of the table that begins at `start`, with its caption; '' where the line above is prose."""
    number = bisect_right(lines, start, key=lambda line: line.start) - 1
    before = lines[number].text[: start - lines[number].start]
    if before.strip():
        glued = GLUED_TITLE.search(before)
        return glued[0].strip() if glued else ""
    return _from_lines(lines, number)


def _from_lines(lines: Sequence[Line], first: int) -> str:
    found: list[str] = []
    for number in range(first - 1, max(first - 4, -1), -1):
        words = lines[number].text.strip()
        if len(words) > MAX_TITLE or words.endswith(("。", "；", "，")):
            break
        if CAPTION.search(words) or TITLE.search(words) or not found:
            found.insert(0, words)
        if TITLE.search(words) and not CAPTION.match(words):
            break
    return "\n".join(found)
