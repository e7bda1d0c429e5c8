"""The numbers that a page gives to the items of its ordered lists: 1., c., iv., 三、 are written before their words.

In goes an element of a page, and what its style sheets say. Its list items bear their numbers afterwards, those that
number themselves (一、…) and those of a list without numbers do not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from plantargets.extractors.patterns import compiled
from plantargets.extractors.readers.counting import chinese, roman
from plantargets.extractors.readers.page import Element
from plantargets.extractors.readers.page_blocks import BLOCKS
from plantargets.extractors.readers.page_styles import Sheet

WHOLE = compiled(r"\s*(-?\d{1,9})(?!\d)", re.ASCII)
NUMBERED = compiled(
    r"\s*(?:[（(]?[一二三四五六七八九十百零\d]{1,4}[)）、.．]|第[一二三四五六七八九十百零\d]{1,4}[条章节项款]|[①-⑳⑴-⒛])"
)
LARGEST_ROMAN = 3_999
APART = frozenset({"ol", "ul", "menu", "table", "dl"})
"""What stands below its item's number, not behind it."""


def alphabetic(value: int) -> str:
    """A number as browsers write it in letters: 1 -> a, 27 -> aa, 28 -> ab."""
    words = ""
    while value > 0:
        value, at = divmod(value - 1, 26)
        words = chr(ord("a") + at) + words
    return words


def small_roman(value: int) -> str:
    return roman(value).lower()


STYLES: Mapping[str, tuple[Callable[[int], str], str]] = {
    **dict.fromkeys(("a", "lower-alpha", "lower-latin"), (alphabetic, ". ")),
    **dict.fromkeys(("A", "upper-alpha", "upper-latin"), (lambda value: alphabetic(value).upper(), ". ")),
    **dict.fromkeys(("i", "lower-roman"), (small_roman, ". ")),
    **dict.fromkeys(("I", "upper-roman"), (roman, ". ")),
    **dict.fromkeys(("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal"), (chinese, "、")),
    "decimal-leading-zero": ("{:02d}".format, ". "),
}
"""How a list's type, or its style, writes its numbers, and what stands behind them; any other as plain digits."""
WITHOUT = frozenset({"none", "disc", "circle", "square"})


def number_items(root: Element, sheet: Sheet) -> None:
    """Write the number of each item of an ordered list before its words."""
    for listed in [*root.iter("ol")]:
        items = [item for item in listed if item.tag == "li"]
        step = -1 if "reversed" in listed.attrib else 1
        value = _whole(listed.get("start"), len(items) if step < 0 else 1)
        for item in items:
            value = _whole(item.get("value"), value)
            _put(item, mark(value, _style(item, listed, sheet)))
            value += step


def _style(item: Element, listed: Element, sheet: Sheet) -> str:
    """How an item is numbered: as its own style says, else its list's, else as the type of either."""
    styled = (sheet.value(one, "list-style-type").split(" ") for one in (item, listed))
    return next((words[0] for words in styled if words[0]), "") or item.get("type") or listed.get("type") or ""


def mark(value: int, style: str) -> str:
    """The number of an item in a style, with what parts it from the words; '' where the style has none.

    >>> mark(4, ""), mark(28, "a"), mark(4, "I"), mark(12, "cjk-ideographic"), mark(1, "none")
    ('4. ', 'ab. ', 'IV. ', '十二、', '')
    """
    if style in WITHOUT:
        return ""
    written, behind = STYLES.get(style, (str, ". "))
    plain = value < 1 or (written in (roman, small_roman) and value > LARGEST_ROMAN)
    return f"{value}. " if plain else written(value) + behind


def _whole(words: str | None, otherwise: int) -> int:
    found = WHOLE.match(words or "")
    return int(found[1]) if found else otherwise


def _put(item: Element, number: str) -> None:
    """Write a number where an item's words begin, in the block that it begins with, unless they say one."""
    place = _first(item, BLOCKS - APART)
    if number and not NUMBERED.match(_first(place, None).text or ""):
        place.text = number + (place.text or "").lstrip()


def _first(element: Element, within: frozenset[str] | None) -> Element:
    """The element in which an element's words begin, as far as it begins with others of these tags; None: with any."""
    while not (element.text or "").strip() and len(element) and element[0].tag not in APART:
        if within is not None and element[0].tag not in within:
            break
        element = element[0]
    return element
