"""A font for tests: a box for each character, so that a PDF can embed Chinese without any font of the machine."""

from __future__ import annotations

import io
from functools import cache

EM = 1000


@cache
def box_font(chars: str) -> bytes:
    """A TrueType font with the characters; Chinese ones are as wide as they are high, others half as wide."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    named = {f"u{ord(char):04X}": char for char in sorted({*chars, " "})}
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder([".notdef", *named])
    builder.setupCharacterMap({ord(char): name for name, char in named.items()})
    widths = {".notdef": EM, **{name: EM if char > "\u2000" else EM // 2 for name, char in named.items()}}
    glyphs = {}
    for name, width in widths.items():
        pen = TTGlyphPen(None)
        if named.get(name) != " ":
            corners = [(50, 0), (50, 800), (width - 50, 800), (width - 50, 0)]
            pen.moveTo(corners[0])
            for corner in corners[1:]:
                pen.lineTo(corner)
            pen.closePath()
        glyphs[name] = pen.glyph()
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics({name: (width, 50) for name, width in widths.items()})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Boxes", "styleName": "Regular", "psName": "Boxes-Regular"})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120)
    builder.setupPost()
    stream = io.BytesIO()
    builder.save(stream)
    return stream.getvalue()


def register(chars: str, name: str = "Boxes") -> str:
    """Make the font known to reportlab; returns its name there."""
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    registerFont(TTFont(name, io.BytesIO(box_font(chars))))
    return name
