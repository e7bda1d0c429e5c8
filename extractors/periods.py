"""Periods: the words of a text that name a year, each read to that year by the document's calendar.

In go the folded text and the document's facts; out come `Mention`s in order. Whether a mention is the year of a value,
the year it is compared with, or neither, is told by the words around it (`relations`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import Literal

from plantargets.extractors.damage import BAD_YEAR, BARE_YEAR, GLUED_MONTH
from plantargets.extractors.fiveyear import OUTLINE, drafted_plan_end, five_year_period, ordinal_of
from plantargets.extractors.lexicon import table
from plantargets.extractors.model import Facts, Part, Span
from plantargets.extractors.patterns import compiled
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


YEAR = r"(?:(?:19|20)\d\d|[一二][〇○零ＯO九][〇○零ＯO一二三四五六七八九]{2})"
TAIL = r"(?:\s*(?:年底|年末|年初|年中|年度|年上半年|年下半年|年[一二三四]季度|年\d{1,2}月份?|年))"
SHARED_TAIL = r"(?:底|末|初|之?前|以前|年底)?"
NUMERALS = "一二两三四五六七八九十\\d半"
COUNTED = "[一两二三四五六七八九]|二?十[一二三四五六七八九]?|[1-9]\\d?"
"""How many years: 五, 十, 十五, 20."""
RULES: tuple[tuple[str, str], ...] = (
    # 2021—2022学年, 2023学年: the year the school year ends in
    ("school-year", rf"(?P<school>{YEAR})\s*(?:[-—–~～－至到]+\s*(?P<school_to>{YEAR}|\d\d))?\s*(?:学年度?)"),
    # 2021—2025年, 2021年至2023年: the last year
    ("year-span", rf"{YEAR}\s*年?\s*(?:[-—–~～－―]+|至|到)\s*(?P<span_to>{YEAR})\s*年(?:底|末|间|期间)?"),
    # 2021、2022、2023年: one a value
    ("year-list", rf"(?P<list>{YEAR}年?(?:(?:、|和|与|及){YEAR}年?)*(?:、|和|与|及){YEAR}(?:年|[两三四]年))"),
    # 自2023年起, 2021年以来: a beginning
    ("since-year", rf"(?P<since>{YEAR})\s*年(?:\d{{1,2}}月)?(?:以来|起|以后|之后|开始)"),
    # 展望2035
    ("year", rf"(?:(?<=展望)|(?<=面向)|(?<=迈向))(?P<outlook>{YEAR})(?![年\d])"),
    # 20196月底, 到2025毛入园率: its 年 was lost in copying; 到202年: it cannot be told any more
    ("damaged-year", rf"(?P<mended>{GLUED_MONTH}|{BARE_YEAR}){SHARED_TAIL}|(?P<damaged>{BAD_YEAR})"),
    # 2025年底前, 二〇二五年
    ("year", rf"(?P<year>{YEAR}){TAIL}{SHARED_TAIL}"),
    # “十四五”期间, 十五五末; the plain word without quotes only where 时期 or the like follows
    (
        "five-years",
        r"(?:[“\"]\s?(?P<five>(?:二?十[一二三四五六七八九]?|[六七八九])五)\s?[”\"]\s?|(?P<bare>十[一二三四五六七八九]五)(?=期间|时期|末|以来|初))"
        r"(?P<part>以来|期间|时期|期末|末|初|前[两三四]年)?",
    ),
    # 十年来, 近两年, 过去三年: up to the year looked back on; not 新的一年来临
    (
        "years-back",
        rf"(?<![{NUMERALS}第])(?P<back>(?:过去|刚刚过去|最近|近)的?(?:{COUNTED})年(?![级制期后])来?|(?:{COUNTED})[多余]?年多?来(?![临自源访到]))",
    ),
    # 三年内, 用3—5年时间: counted from the plan's first year; 前两年, 后三年 likewise from its first and last
    (
        "years-within",
        r"(?<![第每连续近\d十])(?P<used>(?<=用))?(?:[两二三四2-4][-—–~至到]+)?(?P<within>[两二三四五六2-6])年"
        r"(?:之?内|(?(used)(?:左右)?的?时间|内))",
    ),
    ("first-years", r"(?<!学)前(?P<first>[两二三四2-4])年(?!来|同期)"),
    ("last-years", r"[后末](?P<last>[两二三四2-4])年(?!级)"),
    # 《纲要（草案）》提出地区生产总值年均增长5%: the draft of the next five-year plan, of which a report tells
    (OUTLINE, r"(?P<outline>《纲要(?:（草案）|草案)?》)"),
    # 五年新建, 三年累计, 五年间: the whole plan, where it is of as many years
    (
        "whole-period",
        r"(?<![第前后近过每连续\d十])(?P<whole>[两二三四五六2-6])年(?=间|累计|共|统筹|新|投|培|轮|引|安排|获|招|建|改|完成)",
    ),
)


TITLE = 200
"""Characters that a title in 《》 may hold."""
NEXT = "last+1"
"""The formula of words that count from the year named before them: 次年."""
COUNT = dict(zip("两二三四五六23456", (2, 2, 3, 4, 5, 6, 2, 3, 4, 5, 6), strict=True))
PAPER = compiled(r"的?(?:规划|计划|纲要|目标|蓝图|首年|谋划|.{0,4}(?:开局|收官|起步|开门红|开好局|起好步|收好官))")
"""After “十五五” with no 期间 or 末: the plan itself or its first or last year, not a time."""


@cache
def _pattern() -> re.Pattern[str]:
    rows = sorted(table("period_words.tsv"), key=lambda row: -len(row["word"]))
    words = "|".join((f"(?<![{row['unless']}])" if row["unless"] else "") + row["word"] for row in rows)
    read = "|".join(pattern for _, pattern in RULES)
    return compiled(rf"{read}|(?<![一二两三半十\d近])(?P<word>{words})")


FIRST = '1-9一二三四六七八九后末去上下前明后今本当年过最刚这五近两未规到来“"《十第首次翌'
SECOND = r"〇○零ＯO一二两三四五六七八九十多余年去刚近的纲\-—–~至到\s"
"""What the words of RULES go on with behind their first character; those of period_words.tsv are added."""
DIGIT_SECOND = r"\d[\d多余年]"


@cache
def _opening() -> re.Pattern[str]:
    """How what may name a year begins: few places of a text do so."""
    second = "".join(row["word"][1] for row in table("period_words.tsv"))
    return compiled(f"[{FIRST}](?=[{SECOND}{second}]|{DIGIT_SECOND})")


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
    for hit in _hits(folded, start, end):
        mention = _read(hit, calendar, found[-1].year if found else None)
        if mention is not None and not _in_title(folded, start, hit.start()):
            found.append(mention)
    return found


def _hits(folded: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The words in a stretch that name years, none over another."""
    pattern, done = _pattern(), start
    for opening in _opening().finditer(folded, start, end):
        hit = pattern.match(folded, opening.start(), end) if opening.start() >= done else None
        if hit is not None:
            yield hit
            done = hit.end()


@lru_cache(maxsize=1)
def all_mentions(folded: str, calendar: Calendar) -> Sequence[Mention]:
    """The years named in all of a text, kept for whoever asks again about the same."""
    return find_mentions(folded, 0, len(folded), calendar)


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
    return {_number(hit[0]): hit.span() for hit in _year().finditer(folded, start, end)}


@cache
def _year() -> re.Pattern[str]:
    return compiled(YEAR)


def _number(year: str) -> int:
    """A year in digits of either kind: 二〇二五 -> 2025."""
    return int("".join(CHINESE_DIGITS.get(mark, mark) for mark in year))
