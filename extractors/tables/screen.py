"""An aligned line as cells: where one word ends and the next begins, and which columns of the screen they cover.

In: a line. Out: its pieces, each a cell with its left and right edge as a screen shows it.
"""

from __future__ import annotations

from functools import lru_cache
from unicodedata import east_asian_width

from plantargets.extractors.model import Span
from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record
from plantargets.extractors.tables.cells import is_nature, is_nothing, is_unit, value_in, values_in
from plantargets.extractors.tables.grid import Cell, Line
from plantargets.extractors.tables.header import is_header_word, kind_of_header, plain

BOUND = compiled(r"[≥≤<>＞＜约近]+")
SHARES = ("%", "％", "‰")
YEAR = compiled(r"(?:19|20)\d\d")
WORD = compiled(r"[^ \u3000\u00a0\t]+")


@record
class Piece:
    """A cell of an aligned line and the stretch of the screen it covers."""

    cell: Cell
    left: int
    right: int

    @property
    def middle(self) -> int:
        return (self.left + self.right) // 2


def pieces_of(line: Line) -> list[Piece]:
    """The cells of a line: words parted by two blanks or more, or by one before a figure, a unit or a nature.

    >>> [piece.cell.text for piece in pieces_of(Line("  毛入园率   %   89.5 91  93以上", 0, 24))]
    ['毛入园率', '%', '89.5', '91', '93以上']
    """
    words, begin = line.text, line.start
    return [
        Piece(Cell(words[start:end], begin + start, begin + end), left, right)
        for (start, end), (left, right) in _stretches(words)
    ]


@lru_cache(maxsize=1024)
def _stretches(text: str) -> tuple[tuple[Span, Span], ...]:
    """Of each cell of a line its stretch in the line and on the screen; each line is asked about several times."""
    cells = _cells(text)
    lefts = [width_of(text[:start]) for start, _ in cells]
    return tuple((cell, (left, left + width_of(text[slice(*cell)]))) for cell, left in zip(cells, lefts, strict=True))


def _cells(text: str) -> list[Span]:
    """The stretches of a line's cells."""
    kept: list[Span] = []
    for hit in WORD.finditer(text):
        start, end = span = hit.span()
        near = bool(kept) and start - kept[-1][1] < 2 and not _stands_alone(text, kept[-1], span)
        if near or (kept and _spaced_word(text[slice(*kept[-1])], text[start:end])):
            kept[-1] = (kept[-1][0], end)
        else:
            kept.append(span)
    return kept


def _stands_alone(text: str, before: tuple[int, int], here: tuple[int, int]) -> bool:
    """Whether a word one blank behind another is a cell of its own: a figure, a unit, a header word."""
    left, word = text[slice(*before)], text[slice(*here)]
    if BOUND.fullmatch(left):
        return False
    if left in SHARES or (is_header_word(left) and len(word) > 1):
        return True
    return (
        any(test(word) for test in (value_in, is_nature, is_nothing))
        or is_unit(word)
        or value_in(left) is not None
        or is_nothing(left)
    )


def _spaced_word(left: str, word: str) -> bool:
    """Whether two words are one that was spread out: 指   标, 2020 年."""
    if YEAR.fullmatch(left) and word.startswith("年"):
        return True
    return (
        len(word) == 1
        and len(plain(left)) <= 3
        and not word.isdigit()
        and bool(kind_of_header(plain(left + word)))
        and not is_unit(word)
    )


def width_of(text: str) -> int:
    """How many columns of a screen the words take: a Chinese character takes two."""
    return (
        len(text)
        if text.isascii()
        else sum(2 if east_asian_width(sign) in "WFA" and sign not in "—–…·≥≤" else 1 for sign in text)
    )


def is_open(text: str) -> bool:
    """Whether a bracket is opened in the words and not closed."""
    return text.count("（") + text.count("(") > text.count("）") + text.count(")")


def is_figure(piece: Piece) -> bool:
    """Whether a piece holds a value, a unit, a nature or nothing, rather than words."""
    text = piece.cell.text
    return holds_value(text) or is_unit(text) or is_nature(text) or is_nothing(text)


def holds_value(text: str) -> bool:
    """Whether the words are a value, or values of several groups; a name that ends in a digit is none."""
    return value_in(text) is not None or len(values_in(text)) > 1
