"""The title and the caption above a table: 表1 …主要指标, 单位：万人.

In: the lines and the number of a table's first line. Out: the title, its lines joined by a line break.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from plantargets.extractors.tables.grid import Line

TITLE = re.compile(r"专栏|^\s*附?表|指标|一览|情况表|任务表|分解表|项目表|计划表|明细|汇总|标准|项目|任务|目标")
CAPTION = re.compile(r"单位[：:]")
MAX_TITLE = 45


def title_above(lines: Sequence[Line], first: int) -> str:
    """The title of the table that begins at line `first`, with its caption; '' where the line above is prose."""
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
