"""Periods: the words of a text that name a year, each read to that year by the document's calendar.

In go the folded text and the document's facts; out come `Mention`s in order. Whether a mention is the year of a value,
the year it is compared with, or neither, is told by the words around it (`relations`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Literal

from plantargets.extractors.fiveyear import OUTLINE, drafted_plan_end, five_year_period, ordinal_of
from plantargets.extractors.lexicon import table
from plantargets.extractors.model import Facts, Part, Span
from plantargets.extractors.patterns import compiled
from plantargets.extractors.period_rules import mentions_in, year
from plantargets.extractors.record import record

Kind = Literal["time", "since", "none"]
CHINESE_DIGITS = dict(zip("〇○零ＯO一二三四五六七八九", "00000123456789", strict=True))
SUMMARIES = ("工作总结", "统计公报")
"""Kinds whose period is the one they sum up."""
REPORTS = ("政府工作报告", "讲话")
"""Kinds that sum up the year before their own."""


@record
class Calendar:
    """The years a document's words count from; None where the document does not tell its period."""

    now: int | None
    """The year of writing, for 今年 and 去年; a yearly plan's own year."""
    review: int | None
    """The last year that the document looks back on."""
    start: int | None
    end: int | None
    written: tuple[int, int] | None = None
    """The year and month of signing, where both are known."""

    @property
    def yearly(self) -> bool:
        """Whether the plan is of one year."""
        return self.start is not None and self.start == self.end

    def year(self, formula: str) -> int | None:
        """The year of a formula of period_words.tsv: now-1, review, end, 2050."""
        if formula.isdecimal():
            return int(formula)
        base, sign, shift = compiled(r"(\w+?)([+-]?)(\d*)").fullmatch(formula).groups()  # type: ignore[union-attr]
        year: int | None = getattr(self, base, None)
        return None if year is None else year + (int(shift) if shift else 0) * (-1 if sign == "-" else 1)


def calendar_of(facts: Facts, opening: Part = "plan") -> Calendar:
    """The calendar of a document: a yearly plan looks back on the year before, a summary on its own.

    `opening` is the part the document begins with, for kinds that do not tell it.

    >>> calendar_of(Facts(kind="规划", period_start=2021, period_end=2025)).review
    2020
    """
    start, end = facts.period_start, facts.period_end
    issued = facts.issued or ""
    if start is None:
        start = end if end is not None and not issued else int(issued[:4] or 0) or None
    written = (int(issued[:4]), int(issued[5:7])) if len(issued) >= len("2021-09") else None
    if facts.kind in SUMMARIES or (opening == "review" and facts.kind not in REPORTS):
        return Calendar(now=end, review=start, start=start, end=end, written=written)
    review = None if start is None else start - 1
    return Calendar(now=start, review=review, start=start, end=end if end is not None else start, written=written)


def on_the_eve(calendar: Calendar) -> Calendar:
    """The calendar of a yearly plan that was given in the year before: 今年 is the year it looks back on."""
    return replace(calendar, now=calendar.review)


@record
class Mention:
    """A year named in the text: its span, its year (a span of years: the last), and the rule that read it.

    `years` holds all the years of a list (2021、2022、2023年), in order; `kind` since is a beginning, no value's year.
    """

    start: int
    end: int
    year: int | None
    kind: Kind
    rule: str
    years: tuple[int, ...] = ()


TITLE = 200
"""Characters that a title in 《》 may hold."""
NEXT = "last+1"
"""The formula of words that count from the year named before them: 次年."""
COUNT = dict(zip("两二三四五六23456", (2, 2, 3, 4, 5, 6, 2, 3, 4, 5, 6), strict=True))
PAPER = compiled(r"的?(?:规划|计划|纲要|目标|蓝图|首年|谋划|.{0,4}(?:开局|收官|起步|开门红|开好局|起好步|收好官))")
"""After “十五五” with no 期间 or 末: the plan itself or its first or last year, not a time."""


@cache
def _words() -> dict[str, tuple[str, Kind]]:
    kinds: dict[str, Kind] = {"time": "time", "since": "since", "none": "none"}
    allowed = tuple(kinds)
    return {row["word"]: (row["year"], kinds[row.one_of("kind", allowed)]) for row in table("period_words.tsv")}


def find_mentions(folded: str, start: int, end: int, calendar: Calendar) -> list[Mention]:
    """The years named in a stretch of folded text, in order; years inside 《》 name a paper and are passed over.

    >>> text = "到2025年毛入园率达到95%，“十五五”末巩固率达到99%。"
    >>> [m.year for m in find_mentions(text, 0, len(text), calendar_of(Facts()))]
    [2025, 2030]
    """
    found: list[Mention] = []
    for hit in mentions_in(folded, start, end):
        mention = _read(hit, calendar, found[-1].year if found else None)
        if mention is not None and not _in_title(folded, start, hit.start()):
            found.append(mention)
    return found


MONTH = compiled(
    r"(?:\d{4}|[今本])?\s*年{0,2}(?:(?P<month>\d{1,2})月|(?P<quarter>[一二三四])季度|(?P<half>上半年|暑)|秋季|下半年|[底末])"
)
MONTHS_OF = {"一": 3, "二": 6, "三": 9, "四": 12}


def month_of(folded: str, mention: Mention) -> int | None:
    """The month a mention reaches to, where it says: 2024年8月底前 -> 8, 2024年底 -> 12, 2024年秋季 -> 12."""
    hit = MONTH.match(folded, mention.start)
    if hit is None:
        return None
    if hit["month"]:
        return int(hit["month"])
    return MONTHS_OF[hit["quarter"]] if hit["quarter"] else 7 if hit["half"] else 12


def _in_title(folded: str, start: int, position: int) -> bool:
    """Whether a position stands inside 《》."""
    opening = folded.rfind("《", max(start, position - TITLE), position)
    return opening >= 0 and folded.find("》", opening, position) < 0


def _read(hit: re.Match[str], calendar: Calendar, before: int | None) -> Mention | None:
    """The mention of a hit; `before` is the year named before it, which 次年 counts from."""
    group = hit.groupdict()
    if group["word"]:
        formula, kind = _words()[group["word"]]
        year = before + 1 if before is not None and formula == NEXT else calendar.year(formula)
        return Mention(hit.start(), hit.end(), year, kind, f"word-{group['word']}")
    if group["five"] or group["bare"]:
        return _five_years(hit, calendar)
    if group["outline"]:
        drafted = drafted_plan_end(hit.string, calendar.end if calendar.yearly else None)
        return Mention(hit.start(), hit.end(), drafted, "time", OUTLINE) if drafted else None
    if group["within"] or group["first"] or group["last"] or group["whole"]:
        return _counted(hit, calendar)
    if group["school"]:
        first, last = _number(group["school"]), group["school_to"]
        year = first + 1 if last is None else _number(last) if len(last) == 4 else first // 100 * 100 + int(last)
        school: Kind = "since" if hit.string.startswith("起", hit.end()) else "time"
        return Mention(hit.start(), hit.end(), year, school, "school-year")
    if group["list"]:
        years = tuple(listed_years(hit.string, *hit.span("list")))
        return Mention(hit.start(), hit.end(), years[-1], "time", "year-list", years)
    if group["back"]:
        return Mention(hit.start(), hit.end(), calendar.review, "time", f"word-{hit[0]}")
    if group["damaged"] or group["mended"]:
        mended = int(group["mended"][:4]) if group["mended"] else None
        return Mention(hit.start(), hit.end(), mended, "time", "damaged-year")
    if group["since"]:
        return Mention(hit.start(), hit.end(), _number(group["since"]), "since", "since-year")
    year_text, rule = (
        (group["span_to"], "year-span") if group["span_to"] else (group["year"] or group["outlook"], "year")
    )
    return Mention(hit.start(), hit.end(), _number(year_text), "time", rule)


def _five_years(hit: re.Match[str], calendar: Calendar) -> Mention:
    """“十四五”期间: its last year; 以来 of one not yet over: the year looked back on; 初: its first."""
    if not hit["part"] and PAPER.match(hit.string, hit.end()):
        return Mention(hit.start(), hit.end(), None, "none", "five-year-paper")
    years = five_year_period(ordinal_of((hit["five"] or hit["bare"])[:-1]))
    year: int | None = years[1]
    if hit["part"] in ("以来", "前两年", "前三年", "前四年") and calendar.review is not None:
        year = min(years[1], calendar.review)
    elif hit["part"] in ("初",):
        year = years[0]
    return Mention(hit.start(), hit.end(), year, "time", "five-years")


def _counted(hit: re.Match[str], calendar: Calendar) -> Mention | None:
    """Years counted within the plan: 三年内, 前两年, 后三年, or all of them (五年新建).

    In a paper of one year 前三年 are the three before it.
    """
    start, end = calendar.start, calendar.end
    if start is None or end is None:
        return None
    if hit["whole"]:
        return (
            Mention(hit.start(), hit.end(), end, "time", "whole-period")
            if COUNT[hit["whole"]] == end - start + 1
            else None
        )
    if calendar.yearly and not hit["within"]:
        return Mention(hit.start(), hit.end(), start - 1, "time", "first-years") if hit["first"] else None
    if hit["last"]:
        return Mention(hit.start(), hit.end(), end, "time", "last-years")
    count = COUNT[hit["within"] or hit["first"]]
    return Mention(
        hit.start(), hit.end(), start + count - 1, "time", "years-within" if hit["within"] else "first-years"
    )


def listed_years(folded: str, start: int, end: int) -> dict[int, Span]:
    """The years of a list, in order, and where each stands: 2024、2025两年."""
    return {_number(hit[0]): hit.span() for hit in year().finditer(folded, start, end)}


def _number(year: str) -> int:
    """A year in digits of either kind: 二〇二五 -> 2025."""
    return int("".join(CHINESE_DIGITS.get(mark, mark) for mark in year))
