"""From glyphs to lines of text: which glyphs stand side by side, and where a gap between them is a blank.

In go the glyphs of a page, a column or a cell. Out come its lines from top to bottom, each with its box.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from plantargets.extractors.patterns import compiled
from plantargets.extractors.readers.build import WIDE
from plantargets.extractors.readers.pdf_page import Box, Glyph
from plantargets.extractors.record import record

SAME_LINE = 0.5
"""Share of a line's height by which the middles of its glyphs may differ."""
LETTER_GAP, MIXED_GAP, WIDE_GAP, COLUMN_GAP = 0.15, 0.35, 0.8, 3.0
"""Gaps, in heights of the line, that part letters, letters from Chinese, Chinese characters, and columns."""
COLUMNS = "  "
"""What parts the columns of a line: it is a row, and no line of prose."""
FAR = 5
"""Columns of the screen from the margin on that are more than a paragraph's indent."""
WRITTEN_GAP = 0.15
"""A blank that is written counts from this gap on: some programs write one between any two characters."""
TWICE = 0.3
"""Share of its height by which a glyph is moved that is drawn twice to look bold."""
FILLED, NARROW = 1.2, 0.55
"""Heights of a line that a filled one may end before the margin, a character or a mark; and that a digit is wide."""
UNBROKEN = compiled(r"([\d.,A-Za-z%‰+\-]*)(?:(?<![\d.,A-Za-z%‰+\-]).)?([，。；：、！？）”》]*)")
"""What no line's end breaks: a number, a word of letters or a Chinese character, with the marks behind it."""
SMALL = 0.8
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@record
class Line:
    """A line of text, its box, and the column of the page that it stands in, 0 where there is but one."""

    text: str
    box: Box
    column: int = 0

    @property
    def height(self) -> float:
        return self.box.bottom - self.box.top


@record
class Screen:
    """Where a page begins on a screen, and how wide one of its columns is: half a Chinese character."""

    margin: float
    column: float
    loose: bool
    """Whether digits stand as far apart as Chinese characters, each in the middle of its square: 2 3 0 is 230."""

    @classmethod
    def of(cls, rows: Sequence[Sequence[Glyph]]) -> Screen:
        """The screen for rows of glyphs that have a margin in common."""
        glyphs = [glyph for row in rows for glyph in row]
        wide = [glyph.box.right - glyph.box.left for glyph in glyphs if WIDE.match(glyph.char)]
        heights = [glyph.box.bottom - glyph.box.top for glyph in glyphs]
        size = median(wide or heights or [0.0])
        column = size / 2 or 1.0
        gaps = [after.box.left - before.box.right for row in rows for before, after in _digits_beside(row)]
        loose = bool(gaps) and min(gaps) > LETTER_GAP * 2 * column
        return cls(min((glyph.box.left for glyph in glyphs), default=0.0), column, loose)

    def place(self, box: Box) -> int:
        """The column that a box begins in."""
        return round((box.left - self.margin) / self.column)


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines that glyphs stand in, from top to bottom."""
    return lines_in(rows_of(glyphs))


def lines_in(rows: Sequence[Sequence[Glyph]]) -> list[Line]:
    """The lines of rows of glyphs that have a margin in common; the rest of a cell stands under its beginning."""
    screen = Screen.of(rows)
    lines: list[Line] = []
    for row in rows:
        line = line_of(row, screen)
        inset = screen.place(line.box)
        if lines and COLUMNS in lines[-1].text and COLUMNS not in line.text and inset > FAR:
            line = replace(line, text=" " * inset + line.text)
        lines.append(line)
    return lines


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


def line_of(glyphs: Sequence[Glyph], screen: Screen) -> Line:
    """The line of glyphs that stand side by side; words that stand in columns are set as on a screen.

    A row of a table without rules so has its cells under those of the row above: two blanks or more part them.
    """
    height = median(glyph.box.bottom - glyph.box.top for glyph in glyphs) or 1.0
    ordered = _once(sorted(glyphs, key=lambda glyph: glyph.box.left), height)
    middle = median(glyph.box.middle[1] for glyph in ordered)
    columns = any(glyph.box.left - before.box.right >= COLUMN_GAP * height for before, glyph in pairwise(ordered))
    words = _shown(ordered[0], height, middle)
    if columns:
        words = " " * screen.place(ordered[0].box) + words
    for before, glyph in pairwise(ordered):
        if columns and glyph.box.left - before.box.right > WIDE_GAP * height:
            words += " " * max(2, screen.place(glyph.box) - width_on_screen(words))
        else:
            words += _blank(before, glyph, height, screen.loose)
        words += _shown(glyph, height, middle)
    return Line(words, around([glyph.box for glyph in ordered]))


def width_on_screen(words: str) -> int:
    """How many columns words take on a screen: two for a Chinese character.

    >>> width_on_screen("毛入园率 95%")
    12
    """
    return sum(2 if WIDE.match(char) else 1 for char in words)


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


def _digits_beside(row: Sequence[Glyph]) -> Iterator[tuple[Glyph, Glyph]]:
    """The pairs of digits that follow one another in a row without a blank that is written."""
    ordered = sorted(row, key=lambda glyph: glyph.box.left)
    return ((a, b) for a, b in pairwise(ordered) if a.char.isdigit() and b.char.isdigit() and not b.spaced)


def _blank(before: Glyph, glyph: Glyph, height: float, loose: bool) -> str:
    """What stands for the gap between two glyphs of a word or a sentence: nothing, or a blank."""
    gap = (glyph.box.left - before.box.right) / height
    wide = sum(WIDE.match(char) is not None or (loose and char in "0123456789.%") for char in (before.char, glyph.char))
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

    >>> room("达到90%", 10), room("名；退休", 10), room("5.8%；一般公共预算", 10)
    (12.0, 22.0, 44.0)
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
