"""From a page of a PDF to what is drawn on it: glyphs with their boxes, rules, and how much of it is a picture.

In goes a page as PDFium gives it. Out comes a `Drawn`: places in points from the page's upper left corner, turned so
that the text stands upright. Text at another angle (a watermark) is left out, glyphs without a character are counted.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from plantargets.extractors.record import record

Point = tuple[float, float]
Edges = tuple[float, float, float, float]
"""Left, bottom, right and top as PDF counts them."""
Page = Any
"""A page of pypdfium2, which has no types of its own."""

QUARTER = math.pi / 2
UPRIGHT = 0.1
"""Radians by which upright text may lean."""
UNKNOWN = (0, 0xFFFD, 0xFFFE, 0xFFFF)
BLANKS = (0x20, 0xA0, 0x3000)
SURROGATES = range(0xD800, 0xE000)
PRIVATE = range(0xE000, 0xF900)
MOST_GLYPHS, MOST_OBJECTS = 200_000, 50_000
"""What one page may hold; a page with more rules than that is a drawing, and has no table that could be read."""
STRAIGHT = 0.5
"""Points by which a straight line may lean."""
DEEPEST = 4
"""Forms in forms that are looked into for rules."""


@record
class Box:
    """A rectangle in points, measured from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


@record
class Glyph:
    """A character and where it stands; `spaced` where a blank is written before it."""

    char: str
    box: Box
    spaced: bool = False


@record
class Drawn:
    """What is drawn on a page; `rules` are boxes without height or width, `unknown` counts glyphs without a character.

    PDFium passes some of them over: they show by a page that has more pieces of text than characters.
    """

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Box, ...]
    unknown: int = 0
    pictured: float = 0.0
    """The share of the page that its largest picture covers."""
    lost: int = 0
    """Pieces of text that may be lost: in a font that the file does not hold, and without any width."""


@record
class Turn:
    """How a page's coordinates are turned: by quarters of a circle, until its text is upright."""

    width: float
    height: float
    quarters: int

    def size(self) -> tuple[float, float]:
        return (self.width, self.height) if self.quarters % 2 == 0 else (self.height, self.width)

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """The box of PDF coordinates, whose y grows upwards."""
        corners = [self._point(left, bottom), self._point(right, top)]
        (xs, ys) = zip(*corners, strict=True)
        return Box(min(xs), min(ys), max(xs), max(ys))

    def _point(self, x: float, y: float) -> tuple[float, float]:
        match self.quarters:
            case 1:
                return self.height - y, self.width - x
            case 2:
                return self.width - x, y
            case 3:
                return y, x
            case _:
                return x, self.height - y


def read_drawn(page: Page) -> Drawn:
    """What is drawn on a page."""
    text = page.get_textpage()
    try:
        marks = [_mark(text, at) for at in range(min(text.count_chars(), MOST_GLYPHS + 1))]
    finally:
        text.close()
    left, bottom, right, top = page.get_mediabox()
    turned = Counter(round(angle / QUARTER) % 4 for _, angle, _ in marks).most_common(1)
    turn = Turn(right - left, top - bottom, turned[0][0] if turned else 0)
    upright = [(code, box) for code, angle, box in marks if _is_upright(angle, turn.quarters)]
    known = tuple(_glyphs(upright, turn, left, bottom))
    rest = _objects(page, turn, left, bottom)
    unknown = sum(_is_unknown(code) for code, _ in upright) + max(0, rest.texts - len(marks))
    pictured = rest.pictured / max(turn.width * turn.height, 1.0)
    return Drawn(*turn.size(), known, tuple(rest.rules), unknown, pictured, rest.lost)


Mark = tuple[int, float, Edges]
"""A character's code, its angle, and its box as left, bottom, right, top."""


def _mark(text: Any, at: int) -> Mark:
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text, at, box)
    code = pdfium.FPDFText_GetUnicode(text, at)
    if pdfium.FPDFText_HasUnicodeMapError(text, at) == 1:
        code = 0
    if code in BLANKS and pdfium.FPDFText_IsGenerated(text, at) == 1:
        code = ord("\n")
    return code, pdfium.FPDFText_GetCharAngle(text, at), (box.left, box.bottom, box.right, box.top)


def _glyphs(marks: list[tuple[int, Edges]], turn: Turn, left: float, bottom: float) -> Iterator[Glyph]:
    """The glyphs of characters in the order they are written, blanks told by the glyph behind them."""
    spaced = False
    for code, box in marks:
        if _is_known(code):
            yield Glyph(chr(code), turn.box(*_moved(box, left, bottom)), spaced)
        spaced = code in BLANKS


def _is_upright(angle: float, quarters: int) -> bool:
    lean = (angle - quarters * QUARTER) % (2 * math.pi)
    return min(lean, 2 * math.pi - lean) < UPRIGHT


def _is_known(code: int) -> bool:
    return code > 32 and code not in BLANKS and not _is_unknown(code) and code not in SURROGATES


def _is_unknown(code: int) -> bool:
    return code in UNKNOWN or code in PRIVATE


def _moved(box: Edges, left: float, bottom: float) -> Edges:
    return box[0] - left, box[1] - bottom, box[2] - left, box[3] - bottom


@dataclass(slots=True)
class Objects:
    """A page's rules, the area of its largest picture, how many pieces of text it has, and how many are lost."""

    rules: list[Box] = field(default_factory=list)
    pictured: float = 0.0
    texts: int = 0
    lost: int = 0


def _objects(page: Page, turn: Turn, left: float, bottom: float) -> Objects:
    """What is drawn on a page beside glyphs; the rules of a drawing with too many are none."""
    import pypdfium2.raw as pdfium

    found = Objects()
    for count, drawn in enumerate(page.get_objects(max_depth=DEEPEST)):
        if count > MOST_OBJECTS or len(found.rules) > MOST_OBJECTS:
            found.rules = []
            break
        if drawn.type == pdfium.FPDF_PAGEOBJ_TEXT:
            found.texts += 1
            found.lost += _is_lost(drawn)
        elif drawn.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            x, y, right, top = drawn.get_bounds()
            found.pictured = max(found.pictured, (right - x) * (top - y))
        elif drawn.type == pdfium.FPDF_PAGEOBJ_PATH:
            found.rules += (turn.box(*_moved(box, left, bottom)) for box in _straight(drawn))
    return found


def _is_lost(drawn: Any) -> bool:
    """Whether PDFium passes a piece of text over: it knows no shapes for it, in the file or on the machine."""
    import pypdfium2.raw as pdfium

    left, _, right, _ = drawn.get_bounds()
    embedded: int = pdfium.FPDFFont_GetIsEmbedded(pdfium.FPDFTextObj_GetFont(drawn))
    return embedded == 0 and float(right - left) < STRAIGHT


def _straight(path: Any) -> Iterator[Edges]:
    """The upright and level lines of a path as left, bottom, right, top."""
    for (x, y), (to_x, to_y) in _strokes(path):
        if min(abs(x - to_x), abs(y - to_y)) < STRAIGHT:
            yield min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y)


def _strokes(path: Any) -> Iterator[tuple[Point, Point]]:
    """The strokes of a path from point to point, the one that closes it among them."""
    import pypdfium2.raw as pdfium

    begun = last = (0.0, 0.0)
    through, x, y = _matrix(path), ctypes.c_float(), ctypes.c_float()
    for at in range(min(pdfium.FPDFPath_CountSegments(path), MOST_OBJECTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = through.on_point(x.value, y.value)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            begun = point
        else:
            yield last, point
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield point, begun
        last = point


def _matrix(drawn: Any) -> Any:
    """What leads from an object's coordinates to its page's, through the forms that it stands in."""
    matrix = drawn.get_matrix()
    while drawn.container is not None:
        drawn = drawn.container
        matrix = matrix.multiply(drawn.get_matrix())
    return matrix
