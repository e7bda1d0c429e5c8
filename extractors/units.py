"""Units and measure words: goes in a text and the place after a number, comes out the unit that stands there.

The words are data/units.tsv. A unit may have a multiple before it (万人次), a divisor after it (元/人·月) or a
repeating period (次/学期, which is 次 per 学期).
"""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from functools import cache

from plantargets.extractors.lexicon import table
from plantargets.extractors.numbers import MULTIPLES
from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record

KINDS = (
    *("share", "money", "person", "count", "length", "area", "volume", "mass"),
    *("technical", "score", "age", "time", "span"),
)
PERIODS = {
    "年": "年",
    "学年": "年",
    "半年": "半年",
    "学期": "学期",
    "季度": "季度",
    "月": "月",
    "周": "周",
    "天": "天",
    "日": "天",
}
"""Repeating periods that stand after a / and the word they are recorded by."""
REPEATED = frozenset(("count", "person", "time"))
"""Kinds of units whose period after a / is recorded apart (次/学期); a sum of money keeps it (元/年)."""
EACH_ONE = compiled(r"每(?:立方米|平方米|平方公里|公顷|千瓦时|升|亩|吨|千克)")
DIVISOR = compiled(
    r"/(?P<by>\d*[百千万亿]*(?:[A-Za-z][A-Za-z0-9³²]*|[\u4e00-\u9fff]{1,4})(?:[·•・.*][\u4e00-\u9fff]{1,2})?)"
)
DIVISOR_WORDS = frozenset(("生", "时", "户均", "万人", "千人", "百人", "十万", "万"))
"""What stands under the line of a unit and is none by itself: 元/生, 件/万人."""
GOING_ON = frozenset("/每（")
"""What leads to a unit's divisor, or to the bracket behind it."""
OPTION = compiled(r"（[\u4e00-\u9fff]{1,3}）")
MULTIPLE = compiled(r"万亿|千亿|百亿|千万|百万|十万|亿|万|千(?![克米瓦伏卡焦兆帕])|百(?!分)")
SCALE = compiled(r"(万亿|千亿|百亿|千万|百万|十万|亿|万|千|百)(?!分|克|米|瓦|伏|卡|焦|兆|帕)(.*)", re.S)


@record
class Unit:
    """A unit at its place: where it ends, what is recorded (`text`, `per`), and its kind ('' where it is unknown)."""

    end: int
    text: str
    kind: str
    per: str | None = None
    after_chinese: bool = True
    """Whether it may follow a Chinese numeral."""


@record
class UnitWord:
    """What units.tsv says of a word."""

    kind: str
    after_chinese: bool
    not_before: tuple[str, ...]


@cache
def unit_words() -> dict[str, UnitWord]:
    """The words of units.tsv, checked."""
    return {
        row["word"]: UnitWord(
            row.one_of("kind", KINDS), row.one_of("chinese", ("", "yes")) == "yes", row.words("not_before")
        )
        for row in table("units.tsv")
    }


@cache
def words_by_letter() -> dict[str, tuple[tuple[str, UnitWord], ...]]:
    """The unit words by their first character, longest first."""
    letters: dict[str, list[tuple[str, UnitWord]]] = defaultdict(list)
    for word, known in sorted(unit_words().items(), key=lambda item: -len(item[0])):
        letters[word[0]].append((word, known))
    return {letter: tuple(found) for letter, found in letters.items()}


def unit_at(text: str, position: int) -> Unit | None:
    """The unit that begins at `position` (one space may stand before it), None where no known unit does.

    >>> unit_at("720元/生·年", 3).text, unit_at("2次/学期", 1).per
    ('元/生·年', '学期')
    """
    begin = position + 1 if text[position : position + 1] == " " else position
    found = word_at(text, begin)
    if found is None:
        return None
    word, known = found
    end = begin + len(word)
    plain = "百分点" if word == "个百分点" else word
    if text[end : end + 1] not in GOING_ON:
        return Unit(end, plain, known.kind, None, known.after_chinese)
    unit = divided(text, end, plain, known)
    option = OPTION.match(text, unit.end) if text.startswith("（", unit.end) else None
    if option is not None and option[0][1:-1] in unit_words():
        unit = Unit(option.end(), unit.text, unit.kind, unit.per, unit.after_chinese)
    return unit


def word_at(text: str, begin: int) -> tuple[str, UnitWord] | None:
    """The longest unit word at `begin` that is not the first half of another word."""
    for word, known in words_by_letter().get(text[begin : begin + 1], ()):
        if text.startswith(word, begin) and stands_alone(text, begin + len(word), word, known):
            return word, known
    return None


def stands_alone(text: str, end: int, word: str, known: UnitWord) -> bool:
    """Whether the unit word ends here: no Latin letter goes on, and no listed word continues it."""
    following = text[end : end + 1]
    if word[-1].isascii() and word[-1].isalpha() and following.isascii() and following.isalnum():
        return False
    return not text.startswith(known.not_before, end)


def divided(text: str, end: int, word: str, known: UnitWord) -> Unit:
    """The unit with what stands after its /: a lone period becomes `per`, anything else stays in the unit."""
    match = DIVISOR.match(text, end) if text.startswith("/", end) else None
    if match is None:
        each = EACH_ONE.match(text, end) if text.startswith("每", end) and known.kind not in REPEATED else None
        tail = each[0] if each else ""
        return Unit(end + len(tail), word + tail, known.kind, None, known.after_chinese)
    by = match["by"]
    for length in range(len(by), 0, -1):
        if by[:length] in PERIODS and known.kind in REPEATED:
            return Unit(end + 1 + length, word, known.kind, PERIODS[by[:length]], known.after_chinese)
        if is_divisor(by[:length]):
            tail = compiled("[•・.*]").sub("·", by[:length])
            return Unit(end + 1 + length, f"{word}/{tail}", known.kind, None, known.after_chinese)
    return Unit(end, word, known.kind, None, known.after_chinese)


def is_divisor(text: str) -> bool:
    """Whether this may stand under the line of a unit: 人, 平方米, 人·月, 10万人."""
    first, _, second = compiled("[•・.*]").sub("·", text).partition("·")
    base = compiled(r"^\d*[百千万亿]*(?=.)").sub("", first)
    known = any(word in DIVISOR_WORDS or word in PERIODS or word in unit_words() for word in (first, base))
    return known and (not second or second in PERIODS or second in unit_words())


def in_base(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """The value without its multiple, for comparing: 5.2 亿元 -> 520000000 元; 百分点 stays what it is.

    >>> in_base(Decimal("5.2"), "亿元"), in_base(Decimal(3), "百分点"), in_base(Decimal(2), "千克")
    ((Decimal('520000000.0'), '元'), (Decimal('3'), '百分点'), (Decimal('2'), '千克'))
    """
    match = SCALE.fullmatch(unit)
    if match is None:
        return value, unit
    return value * MULTIPLES[match[1]], match[2]
