"""What is used or given off per unit of output: 单位生产总值, said once, heads all that is reckoned so.

In go a name and the words after it, or a list; out comes the head that they leave unsaid, or ''.
"""

from __future__ import annotations

from plantargets.extractors.patterns import compiled

HEAD = compiled(r"单位(?:(?:国内|地区)?生产总值|GDP|(?:规上|规模以上)?工业增加值|产品)(?=.)")
RECKONED = ("能耗", "水耗", "电耗", "能源消耗", "用水量", "二氧化碳", "碳排放", "建设用地")


def per_output(name: str, other: str) -> str:
    """The head of a name that what is said after it is reckoned by as well.

    >>> per_output("单位地区生产总值能耗", "二氧化碳排放"), per_output("单位地区生产总值能耗", "森林覆盖率")
    ('单位地区生产总值', '')
    """
    head = HEAD.match(name) if name.startswith("单位") else None
    return head.group() if head and other.startswith(RECKONED) else ""
