"""The five-year plans: from a plan's number, or its name in words, to the years it covers.

`five_year_period(14)` is (2021, 2025); `plan_period_of("“十四五”末")` likewise. The names count in tens: “十五” is the
10th plan, “十五五” the 15th, and “十一五” the 11th; the last character only says 五年.
"""

from __future__ import annotations

import re

from plantargets.extractors.patterns import compiled

DIGITS = "零一二三四五六七八九"
FIRST_YEAR = 1953
"""The first plan ran from 1953 to 1957; the third began in 1966 after three years of adjustment."""

SHORT_NAME = compiled(
    r"(?<![一二三四五六七八九十])(十[一二三四五六七八九]|[一二三四五六七八九十])五(?![一二三四五六七八九十年个])"
)
"""The plan's name as 十四五: a number below twenty and the 五 of 五年."""
LONG_NAME = compiled(r"第(二?十[一二三四五六七八九]?|[一二三四五六七八九])个?五年")
MARKED_NAME = compiled(r"[“\"「『《]\s*(十[一二三四五六七八九]|[一二三四五六七八九十])\s*五\s*[”\"」』》]")
OUTLINE = "outline"
"""The rule of 《纲要（草案）》 in a report: the five-year plan that begins with the report's own year."""
DRAFT = compiled("纲要(?:（草案）|草案)")


def drafted_plan_end(text: str, year: int | None) -> int | None:
    """The last year of the plan whose draft a report of its first year lays before the congress, else None.

    >>> drafted_plan_end("编制了规划纲要（草案）", 2026), drafted_plan_end("编制了规划纲要（草案）", 2024)
    (2030, None)
    """
    return year + 4 if year is not None and year % 5 == 1 and DRAFT.search(text) else None


COMING = compiled(r"[“\"](二?十[一二三四五六七八九]?|[六七八九])五[”\"](?:时期)?是")
"""What opens the plan of the coming five years in a report: “十七五”时期是…."""


def five_year_period(ordinal: int) -> tuple[int, int]:
    """The first and last year of the n-th five-year plan; raises ValueError below the first.

    >>> five_year_period(10), five_year_period(15)
    ((2001, 2005), (2026, 2030))
    """
    if ordinal < 1:
        raise ValueError(f"there is no five-year plan number {ordinal}")
    if ordinal <= 2:
        start = FIRST_YEAR + 5 * (ordinal - 1)
        return start, start + 4
    return 1951 + 5 * ordinal, 1955 + 5 * ordinal


def ordinal_of(numeral: str) -> int:
    """The number that a Chinese ordinal below thirty spells: 十 -> 10, 十四 -> 14, 二十 -> 20."""
    tens, mark, ones = numeral.rpartition("十")
    if not mark:
        return DIGITS.index(numeral)
    return 10 * (DIGITS.index(tens) if tens else 1) + (DIGITS.index(ones) if ones else 0)


def plan_period_of(words: str) -> tuple[int, int] | None:
    """The years of the five-year plan that the words name first, or None.

    >>> plan_period_of("“十四五”期间"), plan_period_of("第十二个五年规划"), plan_period_of("十五条措施")
    ((2021, 2025), (2011, 2015), None)
    """
    found = [match for pattern in (MARKED_NAME, LONG_NAME) if (match := pattern.search(words))]
    if not found:
        found = [match for match in SHORT_NAME.finditer(words) if _is_plan_name(words, match)]
    if not found:
        return None
    first = min(found, key=lambda match: match.start())
    return five_year_period(ordinal_of(first[1]))


def _is_plan_name(words: str, match: re.Match[str]) -> bool:
    """Whether an unmarked 十四五 names the plan: what follows speaks of a period or of a plan, or the words end.

    一五 to 九五 without quotes are too often plain numbers and need 规划, 计划 or 时期 right behind them.
    """
    rest = words[match.end() : match.end() + 12]
    plain = bool(compiled(r"\s*(?:期间|时期|末|初|规划|计划|以来|收官|开局|前|后)").match(rest))
    if len(match[1]) == 1 and match[1] != "十":
        return plain
    if match[1] == "十":  # 十五 alone is far more often fifteen
        return plain and not rest.startswith(("前", "后"))
    return plain or not rest.strip() or bool(compiled(r"规划|计划|发展|纲要|事业|目标|教育").search(rest))
