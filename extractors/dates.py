"""Dates as documents write them: 2021年11月30日, 二〇二一年十一月三十日, 2021-11-30, 2021/11/30, 2021年9月.

In goes text, out come ISO dates as exact as the words are ("2021-11-30", "2021-09"). Chinese numerals and 年月日 are
read here, every other form by python-dateutil.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record

HAN = "〇○零一二三四五六七八九十０-９"
CHINESE_DATE = compiled(
    r"(?P<year>19\d\d|20\d\d|一[九〇○零0Oo][〇○零0Oo一二三四五六七八九]{2}|二[九〇○零0Oo][〇○零0Oo一二三四五六七八九]{2})年"
    r"(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月"
    r"(?:(?P<day>3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])日)?"
)
NUMERIC_DATE = compiled(
    r"(?:19|20)(?<!\d..)\d\d(?P<mark>[-/.])(?:1[0-2]|0?[1-9])(?P=mark)(?:3[01]|[12]\d|0?[1-9])(?!\d)"
)
LOST_MARKS = compiled(r"(?P<year>(?:19|20)\d\d)(?P<month>[2-9])(?P<day>3[01]|[12]\d|[1-9])")
"""A date whose 年, 月 and 日 were lost when a page was copied: 2019514; months that could be read two ways are left."""
FIRST_SIGNS = "12一二"
"""What a date begins with."""
ZEROS = str.maketrans("○零0Oo", "〇〇〇〇〇")
DIGITS = "〇一二三四五六七八九"


@record
class Date:
    """A date found in a text: its span and its ISO form."""

    start: int
    end: int
    iso: str

    @property
    def year(self) -> int:
        return int(self.iso[:4])


def find_dates(text: str) -> Iterator[Date]:
    """The dates in a text, in order; a year alone is no date.

    >>> [date.iso for date in find_dates("二〇二一年十一月三十日印发，2022-8-17修订，2021年9月")]
    ['2021-11-30', '2022-08-17', '2021-09']
    """
    hits = [*CHINESE_DATE.finditer(text), *NUMERIC_DATE.finditer(text)]
    for hit in sorted(hits, key=re.Match.start):
        iso = _chinese_iso(hit) if hit.re is CHINESE_DATE else _numeric_iso(hit[0])
        if iso is not None:
            yield Date(hit.start(), hit.end(), iso)


def parse_date(text: str) -> str | None:
    """The ISO form of a text that is a date and nothing else, or None.

    >>> parse_date(" 2021年4月19日 "), parse_date("2019514"), parse_date("4月19日")
    ('2021-04-19', '2019-05-14', None)
    """
    stripped = text.strip().strip("（）()")
    if stripped[:1] not in FIRST_SIGNS:
        return None
    found = next(find_dates(stripped), None)
    if found is not None and (found.start, found.end) == (0, len(stripped)):
        return found.iso
    lost = LOST_MARKS.fullmatch(stripped)
    return _numeric_iso("-".join(lost.groups())) if lost and len(stripped) < 8 else None


def number_of(numeral: str) -> int:
    """The number in Arabic or Chinese digits: 二〇二一 -> 2021, 三十一 -> 31, 09 -> 9."""
    if numeral.isascii() and numeral.isdecimal():
        return int(numeral)
    digits = numeral.translate(ZEROS)
    tens, mark, ones = digits.rpartition("十")
    if mark:
        return 10 * (DIGITS.index(tens) if tens else 1) + (DIGITS.index(ones) if ones else 0)
    return int("".join(str(DIGITS.index(digit)) for digit in digits))


def _chinese_iso(hit: re.Match[str]) -> str | None:
    year, month = number_of(hit["year"]), number_of(hit["month"])
    if not 1900 <= year <= 2100:
        return None
    return f"{year}-{month:02d}" + (f"-{number_of(hit['day']):02d}" if hit["day"] else "")


def _numeric_iso(written: str) -> str | None:
    from dateutil import parser

    try:
        return parser.parse(written, yearfirst=True).date().isoformat()
    except (ValueError, OverflowError):
        return None
