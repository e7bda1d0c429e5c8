"""Which line goes on in the next: from two neighbouring lines and the document's style to yes or no.

Text copied from a page is broken where the page ended, in the middle of a sentence, a word or a number; a heading, a
list item or a paragraph's last line is not. A document's style says whether its lines were filled to a common width.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record

BLANK = " \t\u00a0\u3000\u2002\u2003\ufeff\u200b"
ENDERS = "。；：！？;:!?…"
CLOSERS = '”’）)》」】"'
NEVER_FIRST = compiled(r"[，。、；：！？）》」】％%‰,;]|”(?![\u4e00-\u9fff]{2,6}[：:])")
"""What no typesetter puts at a line's start: such a line goes on with the one before."""
NEVER_LAST = compiled(r"[，、（《“「—～\-+×·/,(]")
"""What ends no sentence and no heading: the next line goes on."""
NEW_ITEM = compiled(
    r"第[一二三四五六七八九十百零〇\d]+[篇章节条]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、"
    r"|\d{1,2}[.．、](?![\d])|[①-⑳]|——(?!\d)|[●•◆■▲★◇□○|【]|专栏|附件|附表|附录|[表图]\s?\d|注[：:]|目\s*录$|各位代表[，：]"
)
"""How a heading or a list item begins; 10.3%， at a line's start is no list number."""
HALF_NUMBER = compiled(r"[\u4e00-\u9fff）”≥≤]\s?\d{1,4}[.．]?$")
OTHER_HALF = compiled(r"\d{1,4}(?:[.．]\d+)?\s?[\u4e00-\u9fff%％‰](?<!年)")
PAGE_MARK = compiled(
    r"[—–\-－─·]*\s*(?:第\s*)?(?:\d{1,3}|[ⅠⅡⅢⅣⅤivxIVX](?:\s?[ivxIVX]){0,4})(?:\s*页)?\s*[—–\-－─·]*$"
    r"|\d{1,3}\s?/\s?\d{1,3}$"
)
LONGEST_MARK = 9
"""Characters of a line that holds nothing but a page's number, at most."""
ALIGNED = compiled(r"\S {2,}\S+ {2,}\S|\S\t\S")
"""Columns of a table, which tell nothing of how prose was broken."""
COUNTED = compiled(r"[0-9０-９] ?[%％个所名人项万亿].*[，；]|[，；].*[0-9０-９] ?[%％个所名人项万亿]")
"""A number with its unit, and a comma or a semicolon: what prose has, and no heading."""
FULL_SLACK = 7
"""Columns that a filled line may fall short by: a Latin word or a bracket that did not fit."""
PAIRS = (("（", "）)"), ("《", "》"), ("“", "”"), ("(", "）)"))
TAIL = 60
"""Characters of a line's end in which an open bracket is looked for."""
LEAST_SPACED = 20
"""Paragraphs that must be counted before their spacing tells anything."""
PROSE = 40
"""Characters that make a line prose rather than a heading."""


@dataclass(slots=True)
class Line:
    """A line without its indent, and what of it decides whether it goes on."""

    start: int
    end: int
    body: str
    indent: int
    apart: bool
    """An empty line, a table or a glued paragraph's gap stands before it."""
    marked: bool
    """A heading's or a list item's mark opens it."""
    length: int
    """Characters, those of the lines it goes on from included."""
    tail: str
    """Its last characters, likewise."""
    ended: bool
    """A sentence ends with it."""
    furniture: bool = False
    """It is no line of the text but page furniture: 打印 关闭."""

    @classmethod
    def of(cls, text: str, start: int, end: int, apart: bool) -> Line:
        """The line of `text[start:end]`, its indent cut off and measured."""
        whole = text[start:end].rstrip(BLANK)
        body = whole.lstrip(BLANK)
        lead = len(whole) - len(body)
        marked = NEW_ITEM.match(body) is not None
        indent = columns(whole[:lead]) if lead else 0
        ended = body.rstrip(CLOSERS)[-1:] in ENDERS or body[-1] in "】|"
        return cls(start + lead, start + len(whole), body, indent, apart, marked, len(body), body[-TAIL:], ended)

    def after(self, previous: Line) -> Line:
        """The same line as the end of a longer one that `previous` began."""
        length = previous.length + self.length
        tail = (previous.tail + self.tail)[-TAIL:]
        first, marked = previous.indent, previous.marked
        return Line(self.start, self.end, self.body, first, self.apart, marked, length, tail, self.ended)

    @property
    def filled(self) -> int:
        """Columns from the margin to the line's end."""
        return self.indent + columns(self.body)


@record
class Style:
    """How a document's lines are laid out: the width they are filled to, if any; whether paragraphs end in 。"""

    width: int | None = None
    stops: bool = True
    spaced: bool = False
    """Whether an empty line stands between paragraphs, so that a single break is none."""


def columns(text: str) -> int:
    """The width of a text in terminal columns: one for ASCII, two for Chinese."""
    return (len(text.encode()) + len(text)) // 2


def is_unclosed(tail: str) -> bool:
    """Whether a bracket, a title or a quotation that opens near a line's end does not close."""
    for opening, closing in PAIRS:
        opened = tail.rfind(opening)
        if opened >= 0 and all(tail.rfind(mark, opened) < 0 for mark in closing):
            return True
    return False


def is_number_broken(previous: Line, line: Line) -> bool:
    """Whether a number was broken between two lines: 教师20 | 7人, 8. | 6亿元.

    A line of prose ends in digits, and the next begins with digits that a unit follows.
    """
    return HALF_NUMBER.search(previous.tail) is not None and OTHER_HALF.match(line.body) is not None


def is_page_mark(line: Line) -> bool:
    """Whether the line holds nothing but a page's number: — 2 —, 14, I I, 3 / 12."""
    return line.length <= LONGEST_MARK and PAGE_MARK.match(line.body) is not None


def measure_style(lines: Sequence[Line]) -> Style:
    """The style of a document: filled to a width where most of its open lines are of one width and few are longer."""
    prose = [line for line in lines if line.length >= 12 and not _is_aligned(line.body)]
    open_widths = [line.filled for line in prose if not line.ended and not line.marked]
    return Style(_common_width(open_widths, prose), _has_stops(prose), _is_spaced(lines))


def _is_aligned(body: str) -> bool:
    """Whether a line holds columns."""
    return ("  " in body or "\t" in body) and ALIGNED.search(body) is not None


def _common_width(open_widths: list[int], prose: Sequence[Line]) -> int | None:
    counted = Counter(open_widths)
    best = max(counted, key=lambda w: (sum(counted[w - k] for k in range(FULL_SLACK)), -w), default=0)
    near = sum(counted[best - k] for k in range(FULL_SLACK))
    if near < 3 or 2 * near < len(open_widths):
        return None
    longer = sum(line.filled > best + 2 for line in prose)
    return best if 10 * longer <= 3 * len(prose) else None


def _has_stops(prose: Sequence[Line]) -> bool:
    long = [line for line in prose if line.length >= PROSE and not line.marked]
    return 5 * sum(line.ended for line in long) >= 4 * len(long)


def _is_spaced(lines: Sequence[Line]) -> bool:
    """Whether paragraphs are parted by empty lines, as on a page whose links stand on lines of their own."""
    after = [line.apart for previous, line in pairwise(lines) if previous.ended and previous.length >= PROSE]
    return len(after) >= LEAST_SPACED and 5 * sum(after) >= 4 * len(after)


def continues(previous: Line, line: Line, style: Style) -> bool:
    """Whether `line` goes on with the sentence or the paragraph that `previous` left."""
    return not line.apart and _goes_on(previous, line, style)


def _goes_on(previous: Line, line: Line, style: Style) -> bool:
    """Whether a line goes on with that before it, if nothing parts the two."""
    if line.marked:
        return False
    filled = style.width is not None and abs(style.width - previous.filled) <= FULL_SLACK
    if previous.ended:
        return filled and line.indent <= previous.indent and not previous.body.endswith(("：", ":"))
    if previous.length > 7 and (
        is_number_broken(previous, line)
        or NEVER_FIRST.match(line.body)
        or NEVER_LAST.search(previous.body[-1:])
        or is_unclosed(previous.tail)
    ):
        return True
    if line.indent > previous.indent + 1:
        return False
    if style.spaced and ("。" in previous.tail or "，" in previous.tail):
        return True
    return filled or (style.stops and _is_broken_prose(previous))


def resumes(previous: Line, line: Line, style: Style, sure: bool) -> bool:
    """Whether `line` goes on with a sentence that page furniture broke off.

    Where the lines are filled to no width, a comma or a digit at the end shows the sentence, provided that it is surely
    furniture (`sure`).
    """
    if previous.ended:
        return False
    if _goes_on(previous, line, style):
        return True
    broken = "，" in previous.tail or previous.tail[-1:].isdecimal()
    return sure and broken and style.width is None and not previous.marked and not line.marked


def _is_broken_prose(line: Line) -> bool:
    """A line with no end that is no heading, in a document whose paragraphs have one: headings are short, or marked, or
    have no number with its unit beside a comma."""
    open_clause = line.length >= PROSE and not line.marked and "，" in line.tail
    return open_clause or (line.length >= 25 and "。" in line.body) or COUNTED.search(line.tail) is not None
