"""Numerals in running text: goes in a text and a place, comes out the bare number there, Arabic or Chinese.

`NUMERAL` finds where numerals begin; `amount_at` reads one with the multiple (万, 亿) and the rough word (余, 多, 几)
that belong to it, without unit or bound.
"""

from __future__ import annotations

import re
from decimal import Decimal

from plantargets.extractors.chinese import HAN, chinese_number, neighbours
from plantargets.extractors.model import Comparator, Span
from plantargets.extractors.numbers import parse_number
from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record
from plantargets.extractors.units import MULTIPLE

DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
SPACED = r"(?<![\d.,] )(?<![\d.,A-Za-z])[1-9]\d{0,2}(?:[ \u2009\u202f]\d{3})+(?:\.\d+)?(?=[万亿]?[%\u4e00-\u9fff])"
"""Digits in groups of three with a blank between (12 500元), told from two numbers by the unit that follows at once."""
ROUGH = "(?![样边方])"
"""余, 多 and 几 make a number rough, but 多样, 多边 and 多方 are words."""

# 数 and 几 belong to a numeral before a multiple (数十, 几百), but not in 人数百分之五 or 总数十.
VAGUE = r"(?:(?<![人总指次户个件系多计])[数几](?=[十百千万亿](?!分之)))?"
NUMERAL = compiled(rf"(?=\d)(?:{SPACED}|{DIGITS})|{VAGUE}[{HAN}]+|半")
OPENING = compiled(rf"[\d{HAN}数几半]")
"""What a numeral begins with."""

ARABIC = compiled(
    rf"(?P<digits>{SPACED}|{DIGITS})(?P<few>[余多]{ROUGH})?(?P<multiple>{MULTIPLE.pattern})?"
    rf"(?:(?P<more>[余多几]{ROUGH})(?P<last>[万亿](?<=[千万百].[万亿]))?)?"
)
COMPOUND = compiled(
    r"(?P<high>\d+)(?P<first>[亿万])(?P<low>\d+)(?P<second>[千百万]|千万|百万)(?![分克米瓦伏])(?P<more>[余多])?(?P<last>万)?"
)
CHINESE = compiled(
    rf"(?P<digits>[数几]?[{HAN}]+(?:点[零〇一二三四五六七八九]+(?P<scaled>[万亿]*))?)(?P<more>[余多几]{ROUGH}(?P<multiple>[百千万亿]*))?"
)
GROUP_MARK = compiled(r"[,\s]")
COMPOUND_SIGNS = frozenset("亿万")
"""What ends the first part of 1亿3千万."""
BARE_MULTIPLE = compiled(r"[百千万亿]+")
LONGEST = 30
"""No numeral is longer; a longer run of such characters is no number."""
MONEY_TAIL = compiled(r"(?:万亿|亿|万)$")


@record
class Amount:
    """A bare number: its value, the multiple written after its digits, and whether 余, 多, 几 or 数 make it rough."""

    end: int
    value: Decimal
    multiple: str
    rough: bool
    chinese: bool
    high: Decimal | None = None
    """The greater of two numbers side by side: 两三 (个)."""
    bare: bool = False
    """Nothing but a multiple (百, 千万), which counts only where a bound or a measure word says so."""


@record
class Expression:
    """A number with its unit in its place, without bound words."""

    start: int
    end: int
    value: Decimal
    rule: str
    unit: str = ""
    kind: str = ""
    high: Decimal | None = None
    per: str | None = None
    comparator: Comparator = "="
    flags: tuple[str, ...] = ()
    lent: Span | None = None
    """Where the unit stands that the last member of its list lends it."""


def next_numeral(text: str, position: int) -> re.Match[str] | None:
    """The first numeral from `position` on, None where there is no more.

    >>> next_numeral("人数增加3万", 0).span()
    (4, 5)
    """
    while (opening := OPENING.search(text, position)) is not None:
        numeral = NUMERAL.match(text, opening.start())
        if numeral is not None:
            return numeral
        position = opening.end()
    return None


def amount_at(text: str, start: int) -> Amount | None:
    """The bare number at `start`, None where a Chinese numeral there is ill-formed.

    >>> amount_at("6600多万纳税人", 0).value, amount_at("1亿3千万人", 0).value
    (Decimal('6600'), Decimal('1.3'))
    """
    match = ARABIC.match(text, start)
    if match is None:
        match = CHINESE.match(text, start)
        return None if match is None else chinese_amount(match)
    digits, few, multiple, more, last = match.groups()
    end = match.end()
    if multiple in COMPOUND_SIGNS and (longer := COMPOUND.match(text, start)) is not None:
        return Amount(longer.end(), compound(longer), longer["first"], bool(longer["more"]), False)
    return Amount(end, plain_digits(digits), (multiple or "") + (last or ""), bool(few or more), False)


def plain_digits(written: str) -> Decimal:
    """The value of Arabic digits, whatever groups them: 12 500, 1,096.5.

    >>> plain_digits("12 500"), plain_digits("1,096.5")
    (Decimal('12500'), Decimal('1096.5'))
    """
    return Decimal(written if written.isdecimal() else GROUP_MARK.sub("", written))


def compound(match: re.Match[str]) -> Decimal:
    """Two multiples in units of the greater one: 1亿3千万 -> 1.3 (亿)."""
    low = parse_number(match["low"] + match["second"]) * scale(match["last"] or "")
    return Decimal(match["high"]) + low / scale(match["first"])


def chinese_amount(match: re.Match[str]) -> Amount | None:
    """A number in Chinese, rough where it says 余, 多, 几 or 数, two values where it says 两三."""
    scaled = match["scaled"] or ""
    written, vague = match["digits"].removesuffix(scaled), match["digits"][0] in "数几"
    digits = written[1:] if vague else written
    pair = neighbours(digits)
    if len(digits) > LONGEST:
        return None
    try:
        value = pair[0] if pair else chinese_number(digits + (match["multiple"] or ""))
    except ValueError:
        return None
    bare = BARE_MULTIPLE.fullmatch(written) is not None
    return Amount(match.end(), value, scaled, vague or bool(match["more"]), True, pair[1] if pair else None, bare)


def scale(multiple: str) -> Decimal:
    """What a multiple stands for: 万 -> 10000, none -> 1."""
    return parse_number("1" + multiple) if multiple else Decimal(1)


def money_amount(written: str, value: Decimal) -> tuple[Decimal, str]:
    """A Chinese sum with its last multiple kept in the unit: 五千万 -> 5000 and 万."""
    tail = MONEY_TAIL.search(written)
    return (value / scale(tail[0]), tail[0]) if tail else (value, "")
