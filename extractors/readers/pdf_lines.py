"""From glyphs to lines of text: which glyphs stand side by side, and where a gap between them is a blank.

In go the glyphs of a page, a column or a cell. Out come its lines from top to bottom, each with its box.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from plantargets.extractors.readers.build import WIDE
from plantargets.extractors.readers.pdf_page import Box, Glyph

SAME_LINE = 0.5
"""Share of a line's height by which the middles of its glyphs may differ."""
LETTER_GAP, MIXED_GAP, WIDE_GAP, COLUMN_GAP = 0.15, 0.35, 0.8, 3.0
"""Gaps, in heights of the line, that part letters, letters from Chinese, Chinese characters, and columns."""
WRITTEN_GAP = 0.15
"""A blank that is written counts from this gap on: some programs write one between any two characters."""
TWICE = 0.3
"""Share of its height by which a glyph is moved that is drawn twice to look bold."""
FILLED, NARROW = 1.2, 0.55
"""Heights of a line that a filled one may end before the margin, a character or a mark; and that a digit is wide."""
UNBROKEN = re.compile(r"([\d.,A-Za-z%‰+\-]*)([%％‰]?[，。；：、！？）”》]*)")
"""What no line's end breaks: a number or a word of letters, with the marks behind it."""
SMALL = 0.8
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, its box, and the column of the page that it stands in, 0 where there is but one."""

    text: str
    box: Box
    column: int = 0

    @property
    def height(self) -> float:
        return self.box.bottom - self.box.top


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines that glyphs stand in, from top to bottom."""
    return [line_of(row) for row in rows_of(glyphs)]


def rows_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """The glyphs that stand side by side, from top to bottom."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.box.middle[1], glyph.box.left)):
        if rows and _is_beside(rows[-1][0], glyph):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return rows


def _is_beside(first: Glyph, glyph: Glyph) -> bool:
    height = max(first.box.bottom - first.box.top, glyph.box.bottom - glyph.box.top)
    return glyph.box.middle[1] - first.box.middle[1] < SAME_LINE * height


def line_of(glyphs: Sequence[Glyph]) -> Line:
    """The line of glyphs that stand side by side."""
    height = median(glyph.box.bottom - glyph.box.top for glyph in glyphs) or 1.0
    ordered = _once(sorted(glyphs, key=lambda glyph: glyph.box.left), height)
    middle = median(glyph.box.middle[1] for glyph in ordered)
    words = [_shown(ordered[0], height, middle)]
    for before, glyph in pairwise(ordered):
        words += [_blank(before, glyph, height), _shown(glyph, height, middle)]
    return Line("".join(words), around([glyph.box for glyph in ordered]))


def _once(glyphs: list[Glyph], height: float) -> list[Glyph]:
    """The glyphs without those drawn a second time to look bold."""
    kept = glyphs[:1]
    for glyph in glyphs[1:]:
        if glyph.char != kept[-1].char or glyph.box.left - kept[-1].box.left > TWICE * height:
            kept.append(glyph)
    return kept


def _shown(glyph: Glyph, height: float, middle: float) -> str:
    """The glyph's character; a raised digit stays raised: 10⁴ is not 104."""
    small = glyph.box.bottom - glyph.box.top < SMALL * height
    return glyph.char.translate(RAISED) if small and glyph.box.middle[1] < middle - 0.1 * height else glyph.char


def _blank(before: Glyph, glyph: Glyph, height: float) -> str:
    """What stands for the gap between two glyphs: nothing, a blank, or several where columns are parted."""
    gap = (glyph.box.left - before.box.right) / height
    wide = sum(WIDE.match(char) is not None for char in (before.char, glyph.char))
    if gap >= COLUMN_GAP:
        return " " * max(2, round(2 * gap))
    least = WRITTEN_GAP if glyph.spaced else (LETTER_GAP, MIXED_GAP, WIDE_GAP)[wide]
    return " " if gap > least else ""


def around(boxes: Sequence[Box]) -> Box:
    """The box around boxes."""
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def room(after: str, height: float) -> float:
    """How far before the margin a line may end that goes on in the next: what begins that one did not fit.

    >>> room("达到90%", 10), room("5.8%；一般公共预算", 10)
    (12.0, 44.0)
    """
    number, marks = UNBROKEN.match(after).groups()  # type: ignore[union-attr]  # it matches nothing at all, too
    return height * (FILLED + NARROW * len(number) + len(marks))


def joined(before: str, after: str) -> str:
    """Two halves of a line that was broken: a blank parts letters, nothing parts Chinese or digits.

    >>> joined("毛入园率达到9", "5%以上"), joined("the plan", "says")
    ('毛入园率达到95%以上', 'the plan says')
    """
    letters = before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalpha()
    return f"{before} {after}" if letters else before + after
