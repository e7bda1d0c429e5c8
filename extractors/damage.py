"""Damaged numbers: digits, brackets and words lost or glued together when a text was copied.

Dates and document's numbers that lost a mark are passed over by the named rules here; where the words or digits right
at a quantity are damaged, `is_damaged` says so, and the statement is flagged, never silently read as something else.
"""

from __future__ import annotations

import re
from functools import cache

from plantargets.extractors.lexicon import Row, alternation, table
from plantargets.extractors.passed_rules import YEAR, PassRule
from plantargets.extractors.patterns import compiled

MONTH = r"(?:1[0-2]|0?[1-9])"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
SIDES = ("before", "after")
NO_VALUE = "(?<![达高低升降增减长少加]到)(?<=[到至自于])"
"""What stands before a year, not before a value reached: 到2025, but 提高到2025."""
YEAR_AWAITED = compiled(NO_VALUE + "$")
GLUED_MONTH = rf"(?<![\d.]){YEAR}{MONTH}月"
"""A year that lost its 年 before a month: 20196月底."""
BAD_YEAR = rf"{NO_VALUE}2[0-2]\d年|(?<![\d.])20[1-4]\d{{2}}年(?![前历])"
"""A year that lost a digit or has one too many: 到202年, 20205年."""
BARE_YEAR = (
    rf"(?<![\d.]){YEAR}(?=[底末](?![座层])|初(?![中小级一二三]))"
    rf"|{NO_VALUE}{YEAR}(?=，|[\u4e00-\u9fff])(?![年至到万亿千百所名人个家元项次条座套户台件亩吨公平米辆间处位场册篇张株头只度届级学])"
)
"""A year that lost its 年: 2025底, 到2025毛入园率."""

DAMAGED_RULES = (
    PassRule("damaged-number", rf"(?<=[〔\[［【]){YEAR} ?\d{{1,4}}(?: ?号|(?![\d年〕\]］】]))", "〔201918"),
    PassRule(
        "damaged-number", rf"(?<![\d.]){YEAR}\d{{1,3}} ?号(?![召线楼])|(?<=（){YEAR} +\d{{1,3}} ?号", "甲教发201918号"
    ),
    PassRule("damaged-number", rf"(?<=[〔\[［【（]){YEAR}[〕\]）］】] ?(?=号)", "〔2019〕号"),
    PassRule("damaged-number", rf"(?<=[发字函办]){YEAR}[〕\]）］】] ?\d+ ?号?", "甲教发2019〕18号"),
    PassRule("damaged-date", rf"{GLUED_MONTH}(?:{DAY}[日号])?", "20196月底"),
    PassRule("damaged-date", rf"(?<![\d.]){YEAR}\d{{2,4}}日|(?<=\d年)\d{{3,4}}日", "201953日, 2021年1130日"),
    PassRule("damaged-date", rf"(?:{YEAR}年)?{MONTH}月{DAY}(?=(?:之|以)?前|印发|发布)", "11月30前"),
    PassRule(
        "date", rf"(?<![\d.]){YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?=$|[^\d.\w%]|前|起|至|印|发)", "20190514"
    ),
    PassRule("damaged-date", rf"(?<![\w.]){YEAR}{MONTH}{DAY}(?= *(?:$|[\n，。）]))", "2019514"),
    PassRule("damaged-date", BAD_YEAR, "到202年"),
    PassRule("damaged-date", BARE_YEAR, "到2025毛入园率"),
)
"""Where digits are what is left of a date or of a document's number."""

LOST_SIGNS = "□■▯\ufffd"
LOST_SIGN = compiled(f"[{LOST_SIGNS}]")
"""What stands for a character that was not recognised."""
LOST_OR_POINT = frozenset(LOST_SIGNS + ".")
DIGITS_LOST = compiled(rf"(?<=[{LOST_SIGNS}])|(?<=[\u4e00-\u9fff.]\.)|(?<=\d{{3}}\.)|0\d")
"""What shows at a number's start that digits before it are lost: 12..5, 00人."""
DIGITS_PARTED = compiled(r"(?<![第A-Za-z\d.：∶/—–~-])\d{1,3}，$")
"""Digits before a number that may be its own: 1，234亿元."""
SIGNS_LOST = compiled(rf"[{LOST_SIGNS}]|\.(?=[%‰个万亿])")
"""What shows at a number's end that more of it was written: 9□%, 85.%."""
RESPACED = compiled(r"\d\d[ \u00a0]+\d|\d[ \u00a0]+\d\d|\d\.[ \u00a0]+\d")
THOUSANDS = compiled(r"(?<!\d)\d{1,3}(?: \d{3})+(?!\d)")
GLUED_COUNT = compiled(rf"{YEAR}\d{{2,4}}(?![\d.])")
"""A year and a count with nothing between: 2025156所."""
CENTURIES = ("19", "20")
FEW_DIGITS = frozenset("所座间园校区县镇村")
"""What is never counted exactly in hundreds of thousands."""
REACH = 6
"""Characters before a number that tell whether it is damaged."""
SHARES = frozenset(("%", "‰", "百分点"))


def is_damaged(text: str, start: int, end: int, unit: str) -> bool:
    """Whether the digits or the words right at a number are damaged; its unit is part of `text[start:end]`.

    >>> is_damaged("录取率首次突45.6%", 6, 11, "%"), is_damaged("矛盾冲突3起", 4, 6, "起")
    (True, False)
    """
    first, before, behind = text[start], text[max(0, start - REACH) : start], text[end : end + 1]
    if (first == "0" or before[-1:] in LOST_OR_POINT) and DIGITS_LOST.match(text, start):
        return True
    if (behind in LOST_OR_POINT and SIGNS_LOST.match(text, end)) or (not unit and behind == "？"):
        return True
    share = unit in SHARES
    words_lost = before[-1:] in half_ends(share) and half_before(share).search(before)
    parted = before.endswith("，") and first.isdecimal() and DIGITS_PARTED.search(before)
    return bool(words_lost or half_after().match(text, end) or parted)


def is_respaced(quote: str) -> bool:
    """Whether blanks part the digits of a number, other than every one or every three: 8 93人, 98. 7%.

    >>> [is_respaced(quote) for quote in ("8 93人", "98. 7%", "2 0 3 0个", "12 500元")]
    [True, True, False, False]
    """
    return " " in quote and RESPACED.search(THOUSANDS.sub("", quote)) is not None


def is_glued(text: str, start: int, unit: str) -> bool:
    """Whether digits are a year and a count glued together, as the words before or the thing counted tell.

    >>> is_glued("到2025156所学校", 1, "所"), is_glued("常住人口2025156人", 4, "人")
    (True, False)
    """
    if not text.startswith(CENTURIES, start) or GLUED_COUNT.match(text, start) is None:
        return False
    return unit in FEW_DIGITS or YEAR_AWAITED.search(text, max(0, start - 4), start) is not None


@cache
def half_before(share: bool) -> re.Pattern[str]:
    """The half words that may stand before a number, a percentage or not."""
    return compiled("(?:" + "|".join(half_word(row) for row in halves_before(share)) + ")$")


@cache
def half_ends(share: bool) -> frozenset[str]:
    """The characters that they end in."""
    return frozenset(row["half"][-1] for row in halves_before(share))


def halves_before(share: bool) -> list[Row]:
    """The rows of damage.tsv for what stands before a number, a percentage or not."""
    rows = [row for row in table("damage.tsv") if row.one_of("side", SIDES) == "before"]
    return [row for row in rows if share or row.one_of("unit", ("", "share")) == ""]


def half_word(row: Row) -> str:
    """The pattern of a half word that no character before it makes a whole one."""
    unless = f"(?<![{row['unless']}])" if row["unless"] else ""
    return unless + re.escape(row["half"])


@cache
def half_after() -> re.Pattern[str]:
    """The half words that may end a clause behind a number."""
    rows = [row["half"] for row in table("damage.tsv") if row.one_of("side", SIDES) == "after"]
    return compiled(alternation(tuple(rows)) + r"(?=[，。；、）\n]|$)")
