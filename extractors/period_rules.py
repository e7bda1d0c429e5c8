"""How texts name years: goes in folded text, come out the words that do, by the named groups of what they say.

The ways of writing are `RULES` and the words of data/period_words.tsv; `periods` reads the year that each means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from plantargets.extractors.damage import BAD_YEAR, BARE_YEAR, GLUED_MONTH
from plantargets.extractors.fiveyear import OUTLINE
from plantargets.extractors.lexicon import table
from plantargets.extractors.patterns import compiled

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
FIRST = '1-9一二三四六七八九后末去上下前明后今本当年过最刚这五近两未规到来“"《十第首次翌'
"""What all of them begin with."""
SECOND = r"〇○零ＯO一二两三四五六七八九十多余年去刚近的纲\-—–~至到\s"
DIGIT_SECOND = r"\d[\d多余年]"
"""What those of RULES go on with; the second characters of period_words.tsv are added."""


def mentions_in(folded: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The words in a stretch that name years, none over another."""
    pattern, done = _pattern(), start
    for opening in _opening().finditer(folded, start, end):
        hit = pattern.match(folded, opening.start(), end) if opening.start() >= done else None
        if hit is not None:
            yield hit
            done = hit.end()


@cache
def _opening() -> re.Pattern[str]:
    """How they begin: few places of a text do so, and only there are the rules tried."""
    second = "".join(row["word"][1] for row in table("period_words.tsv"))
    return compiled(f"[{FIRST}](?=[{SECOND}{second}]|{DIGIT_SECOND})")


@cache
def _pattern() -> re.Pattern[str]:
    rows = sorted(table("period_words.tsv"), key=lambda row: -len(row["word"]))
    words = "|".join((f"(?<![{row['unless']}])" if row["unless"] else "") + row["word"] for row in rows)
    read = "|".join(pattern for _, pattern in RULES)
    return compiled(rf"{read}|(?<![一二两三半十\d近])(?P<word>{words})")


@cache
def year() -> re.Pattern[str]:
    """A year's own digits, of either kind."""
    return compiled(YEAR)
