"""Numbers as plans write them: goes in a numeral, comes out its value as a Decimal.

A share is read in per cent, as it is recorded: 九成 and 百分之九十 both give 90, their unit is %. A vague multiple
gives the least it can mean: 十几 -> 10, 数十 -> 10, 几百 -> 100.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from plantargets.extractors.chinese import chinese_number, plain_chinese
from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record
from plantargets.extractors.view import fold

MULTIPLES = {
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10**4),
    "百万": Decimal(10**6),
    "千万": Decimal(10**7),
    "十万": Decimal(10**5),
    "亿": Decimal(10**8),
    "百亿": Decimal(10**10),
    "千亿": Decimal(10**11),
    "万亿": Decimal(10**12),
}
CHINESE = "零一二三四五六七八九十百千万亿"
PLAIN_DIGITS = compiled(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+")
GROUPED = compiled(r"(?<=\d)[,，](?=\d{3}(?!\d))")
HALVES = {"半": Decimal("0.5"), "一半": Decimal("0.5"), "一半半": Decimal("0.5")}
WHOLE_BASES = {
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10**4),
    "千万": Decimal(10**7),
    "万万": Decimal(10**8),
}
"""What may stand before 分之 without a 一: 百分之五 is a share in per cent, 一百分之五 a fraction."""


@record
class NumeralRule:
    """A way of writing a number: its name, the whole text's pattern, and how its value is found."""

    name: str
    pattern: re.Pattern[str]
    value: Callable[[re.Match[str]], Decimal]


def parse_number(text: str) -> Decimal:
    """The value of a numeral; raises ValueError for anything else.

    >>> parse_number("1,096万"), parse_number("一百零五"), parse_number("负1.1万"), parse_number("九成")
    (Decimal('10960000'), Decimal('105'), Decimal('-11000'), Decimal('90'))
    """
    value = read(normal(text))
    if value is None:
        raise ValueError(
            f"{text!r} is not a number; such are 1,096.5, 5.2亿, 两千三百, 三分之二, 九成, 百分之八十, 1:8"
        )
    return value


def normal(text: str) -> str:
    """The numeral in plain characters: half-width digits, no spaces, no grouping commas, simplified script."""
    tight = compiled(r"\s+").sub("", fold(text)).replace("負", "负")
    return plain_chinese(GROUPED.sub("", tight))


def read(plain: str) -> Decimal | None:
    """The value of a numeral in plain characters, None where no rule reads it."""
    for rule in RULES:
        match = rule.pattern.fullmatch(plain)
        if match is not None:
            try:
                return trimmed(rule.value(match))
            except (ValueError, ArithmeticError):
                return None
    return None


def trimmed(value: Decimal) -> Decimal:
    """A whole number without an exponent, so that it prints as it is written: 1.1E+4 -> 11000."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() and abs(value) < 10**24 else value


def known(plain: str) -> Decimal:
    """The value of a numeral that must be readable; raises ValueError where it is not."""
    value = read(plain)
    if value is None:
        raise ValueError(f"{plain!r} is not a number")
    return value


def fraction(match: re.Match[str]) -> Decimal:
    """分母分之分子 as a number, but in per cent where the denominator is a bare 百, 千, 万."""
    below, above = match["below"], known(match["above"])
    if below in WHOLE_BASES:
        return above * 100 / WHOLE_BASES[below]
    return above / known(below)


def tenths(match: re.Match[str]) -> Decimal:
    """成 in per cent: 九成 -> 90, 两成五 -> 25, 半成 -> 5."""
    return known(match["tens"]) * 10 + (known(match["ones"]) if match["ones"] else 0)


def mixed(match: re.Match[str]) -> Decimal:
    """Arabic digits and Chinese multiples: 2千零30万, 5万4千6百, 1万600; the greatest multiple parts it in two."""
    plain = match[0]
    for multiple in "亿万千百十":
        left, found, right = plain.rpartition(multiple)
        if found:
            scale = MULTIPLES.get(multiple, Decimal(10))
            rest = right.lstrip("零")
            return (known(left) if left else Decimal(1)) * scale + (known(rest) if rest else 0)
    return Decimal(plain)


def spelled_decimals(match: re.Match[str]) -> Decimal:
    """A Chinese whole with Arabic decimals: 一百点123."""
    return known(match["whole"]) + Decimal("0." + match["decimals"])


RULES = (
    NumeralRule("plain digits", PLAIN_DIGITS, lambda m: Decimal(m[0].replace(",", ""))),
    NumeralRule("half", compiled("一半半|一半|半"), lambda m: HALVES[m[0]]),
    NumeralRule("per cent sign", compiled(r"(?P<number>.+)%"), lambda m: known(m["number"])),
    NumeralRule("ratio, its first number", compiled(r"(?P<first>[\d.]+)[：∶]([\d.]+)"), lambda m: known(m["first"])),
    NumeralRule(
        "tenths", compiled(r"(?P<tens>[\d.一二三四五六七八九十点半]+)成(?P<ones>[一二三四五六七八九]?)"), tenths
    ),
    NumeralRule(
        "whole and fraction",
        compiled(r"(?P<whole>[^又]+)又(?P<part>[^又]+分之[^又]+)"),
        lambda m: known(m["whole"]) + known(m["part"]),
    ),
    NumeralRule("fraction", compiled(r"(?P<below>.+)(?:分之|份(?=[十\d]))(?P<above>.+)"), fraction),
    NumeralRule("negative", compiled(r"[-负](?P<rest>[^-负]+)"), lambda m: -known(m["rest"])),
    NumeralRule("positive", compiled(r"\+(?P<rest>[^-+负]+)"), lambda m: known(m["rest"])),
    NumeralRule(
        "power", compiled(r"(?P<base>[\d.]+)\^\+?(?P<power>\d{1,3})"), lambda m: Decimal(m["base"]) ** int(m["power"])
    ),
    NumeralRule(
        "slash", compiled(r"(?P<above>\d+)/(?P<below>\d+)"), lambda m: Decimal(m["above"]) / Decimal(m["below"])
    ),
    NumeralRule("times as many", compiled(rf"(?P<number>[\d.{CHINESE}]+)倍"), lambda m: known(m["number"])),
    NumeralRule("doublings", compiled(rf"翻(?P<number>[\d.{CHINESE}]+)番"), lambda m: known(m["number"])),
    NumeralRule("vague tens", compiled(r"[数几](?P<rest>[十百千万亿]+)"), lambda m: known("一" + m["rest"])),
    NumeralRule(
        "and some more",
        compiled(rf"(?P<digits>[\d.{CHINESE}]+)[多余几](?P<rest>[万亿]*)"),
        lambda m: known(m["digits"] + m["rest"]),
    ),
    NumeralRule(
        "Chinese numeral", compiled(rf"[{CHINESE}]+(?:点[零一二三四五六七八九]+)?"), lambda m: chinese_number(m[0])
    ),
    NumeralRule(
        "Chinese whole, Arabic decimals", compiled(rf"(?P<whole>[{CHINESE}]+)点(?P<decimals>\d+)"), spelled_decimals
    ),
    NumeralRule("digits and multiples", compiled(rf"(?=.*\d)(?=.*[十百千万亿])[\d.{CHINESE}]+"), mixed),
)
"""Tried from the first to the last; the first whose pattern is the whole numeral reads it."""
