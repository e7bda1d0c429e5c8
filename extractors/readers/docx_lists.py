"""The numbers that Word gives to headings and items by itself: 一、, （二）, 1.1, 第三章.

In go the parts that tell lists and styles, then the paragraphs in their order. Out comes the number of each, as shown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plantargets.extractors.patterns import compiled
from plantargets.extractors.readers.counting import FORMATS
from plantargets.extractors.readers.docx_parts import attribute, child, is_on, local, number
from plantargets.extractors.record import record

if TYPE_CHECKING:
    from lxml.etree import _Element

DEPTHS = 9
PLACE = compiled(r"%([1-9])")
BULLET = "•"
CLOSED = "、）：．"
"""Marks after which words follow without a blank."""


@record
class Level:
    """How a list numbers one of its depths."""

    text: str = ""
    """%1、 or 第%1章 or %1.%2: the number of a depth stands in each place."""
    format: str = "decimal"
    start: int = 1
    restart: int | None = None
    """The depth (from 1) whose items let it begin anew, 0 for none; None: any above it."""
    plain: bool = False
    """Whether the numbers of the depths above are written in plain digits."""
    style: str | None = None


@record
class List:
    """A list: the pattern it shares its count with, its depths, and those that begin at a number of its own."""

    pattern: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has counted."""

    lists: Mapping[str, List]
    styles: Mapping[str, _Element]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def of(self, paragraph: _Element) -> str:
        """The number that stands before a paragraph, with the blank behind it; '' where there is none."""
        place = self._place(paragraph)
        return self._next(*place) if place else ""

    def _place(self, paragraph: _Element) -> tuple[str, int] | None:
        """The list that a paragraph is in, and its depth, by itself or by its style."""
        properties = child(paragraph, "pPr")
        own = child(properties, "numPr")
        style = attribute(child(properties, "pStyle"))
        listed, depth = attribute(child(own, "numId")) or "", number(child(own, "ilvl"))
        for name in self._chain(style) if not listed or depth is None else ():
            said = child(child(self.styles[name], "pPr"), "numPr")
            listed = listed or attribute(child(said, "numId")) or ""
            if depth is None:
                depth = number(child(said, "ilvl"))
                depth = self._linked(listed, name) if depth is None else depth
        return (listed, min(depth or 0, DEPTHS - 1)) if listed in self.lists else None

    def _chain(self, style: str | None) -> list[str]:
        """A style and those it is based on."""
        found: list[str] = []
        while style and style in self.styles and style not in found:
            found.append(style)
            style = attribute(child(self.styles[style], "basedOn"))
        return found

    def _linked(self, listed: str, style: str) -> int | None:
        """The depth that a list keeps for a style."""
        levels = self.lists[listed].levels if listed in self.lists else {}
        return next((depth for depth, level in levels.items() if level.style == style), None)

    def _next(self, listed: str, depth: int) -> str:
        """Count one further in a list, and write its number."""
        one = self.lists[listed]
        counts = self.counts.setdefault(one.pattern, {})
        if (listed, depth) not in self.begun and depth in one.starts:
            counts.pop(depth, None)
        self.begun.add((listed, depth))
        first = one.starts.get(depth, _level(one, depth).start)
        counts[depth] = counts[depth] + 1 if depth in counts else first
        for deeper in [other for other in counts if other > depth]:
            restart = _level(one, deeper).restart
            if depth < (deeper if restart is None else restart):
                del counts[deeper]
        return _written(one, depth, counts)


def _level(one: List, depth: int) -> Level:
    return one.levels.get(depth, Level())


def _written(one: List, depth: int, counts: Mapping[int, int]) -> str:
    """The number of an item, with a blank behind it where words would run into it."""
    level = _level(one, depth)
    if level.format == "bullet":
        return f"{BULLET} "

    def counted(hit: re.Match[str]) -> str:
        at = int(hit[1]) - 1
        other = _level(one, at)
        shown = "decimal" if level.plain and other.format != "none" else other.format
        return FORMATS.get(shown, str)(counts.get(at, other.start))

    words = PLACE.sub(counted, level.text)
    return words if not words or words[-1] in CLOSED else f"{words} "


def numbering_of(numbering: _Element | None, styles: _Element | None) -> Numbering:
    """The lists and styles that a document defines, nothing counted yet."""
    named = {attribute(one, "styleId") or "": one for one in _all(styles, "style")}
    patterns = {attribute(one, "abstractNumId"): one for one in _all(numbering, "abstractNum")}
    lists = {attribute(one, "numId") or "": one for one in _all(numbering, "num")}
    found = {}
    for listed, one in lists.items():
        pattern = attribute(child(one, "abstractNumId"))
        linked = attribute(child(patterns.get(pattern), "numStyleLink"))
        if linked in named:  # the pattern of another list, which its style names
            other = child(child(child(named[linked], "pPr"), "numPr"), "numId")
            pattern = attribute(child(lists.get(attribute(other) or ""), "abstractNumId")) or pattern
        found[listed] = _list(one, pattern or "", patterns.get(pattern))
    return Numbering(found, named)


def _all(part: _Element | None, name: str) -> list[_Element]:
    return [] if part is None else [one for one in part if local(one) == name]


def _list(one: _Element, pattern: str, described: _Element | None) -> List:
    """A list with what it changes of its pattern."""
    levels, starts = _levels(described), {}
    for change in _all(one, "lvlOverride"):
        depth, start = number(change, "ilvl"), number(child(change, "startOverride"))
        levels |= _levels(change)
        if depth is not None and start is not None:
            starts[depth] = start
    return List(pattern, levels, starts)


def _levels(described: _Element | None) -> dict[int, Level]:
    return {number(one, "ilvl") or 0: _described(one) for one in _all(described, "lvl")}


def _described(one: _Element) -> Level:
    start = number(child(one, "start"))
    return Level(
        attribute(child(one, "lvlText")) or "",
        attribute(child(one, "numFmt")) or "decimal",
        1 if start is None else start,
        number(child(one, "lvlRestart")),
        is_on(child(one, "isLgl")),
        attribute(child(one, "pStyle")),
    )
