"""The years a plan covers: (2021, 2025) for a five-year plan, the same year twice for a yearly one.

In go title, kind, date and front, out come first and last year, None where the document does not say. Each source of
years is one named rule; the first that speaks decides.
"""

from __future__ import annotations

from collections import Counter

from plantargets.extractors.dates import HAN, number_of
from plantargets.extractors.fiveyear import plan_period_of
from plantargets.extractors.front import Front
from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record

Years = tuple["int | None", "int | None"]

YEARLY = ("工作要点", "工作计划", "工作总结", "讲话", "政府工作报告", "统计公报")
"""Kinds that speak of one year unless they say otherwise."""
RANGE = compiled(r"((?:19|20)(?<!\d..)\d\d)年?(?:[—–\-－~～至到]|——|--)+((?:19|20)\d\d)(?!\d)")
YEAR = compiled(r"((?:19|20)(?<!\d..)\d\d)(?!\d)(?:年|(?=[^\d年]))")
HAN_YEAR = compiled(rf"([一二][{HAN}]{{3}})年")
HAN_IN_TITLE = compiled(rf"[一二][{HAN}]{{3}}(?=年|[—–\-－~～至到]+[一二][{HAN}]{{3}}年)")
TERM = compiled(rf"(?:规划期|实施期|期限|时限|周期|时间|范围)[^。；]{{0,16}}?{RANGE.pattern}")
TARGET_YEAR = compiled(r"[到至](?<!截至.)(?<!截止.)(20\d\d)年(?!来)")
REVIEW_HEADING = compiled(r"^.{0,8}?(20\d\d)\s*年[^。，；]{0,24}(?:回顾|总结|情况|成效|成就|完成)[^。，；]{0,6}$")
PLAN_HEADING = compiled(
    r"^.{0,12}?(20\d\d)\s*年[^。，；]{0,24}(?:安排|任务|打算|重点|工作|要求|目标|建议|取向|思路|计划)[^。，；]{0,8}$"
)
HEADING_LINE = compiled(r"(?m)^[^\S\n]*(?=.{0,14}20\d\d)[^\n]{4,44}$")
OPENING = compiled(r"(20(?<!\d..)\d\d)年[，,]?是")
ASSIGNS = compiled(r"(?:部署|安排|谋划|做好|研究|召开|布置|明确)[^。；，]{0,6}?(20\d\d)年")
SPAN = compiled(r"([二两三四五])年(?:行动|计划|攻坚|提升|滚动)")
YEARS_OF = {"二": 2, "两": 2, "三": 3, "四": 4, "五": 5}
FAR = 20
"""A target further off than this (到2050年) does not say how long the plan runs."""
YEAR_END = 11
"""A congress held in this month or later hears the plan for the next year."""


@record
class Known:
    """What is known of a document when its years are asked for."""

    title: str
    kind: str
    issued: str | None
    front: Front
    text: str
    name: str

    @property
    def issue_year(self) -> int | None:
        return int(self.issued[:4]) if self.issued else None


def plan_years(known: Known) -> Years:
    """The first and last year the document covers."""
    rules = (
        title_range,
        title_plan,
        title_years,
        title_span,
        report_years,
        stated_term,
        yearly,
        target_years,
        name_years,
    )
    for rule in rules:
        found = rule(known)
        if found is not None:
            return found
    return None, None


def title_range(known: Known) -> Years | None:
    """2021—2023年 or 二〇二一—二〇二三年 in the title."""
    return _range_in(HAN_IN_TITLE.sub(lambda hit: str(number_of(hit[0])), known.title))


def title_plan(known: Known) -> Years | None:
    """“十四五” or 第十四个五年 in the title; a vision for 2035 beside it does not stretch the plan."""
    return plan_period_of(known.title)


def title_years(known: Known) -> Years | None:
    """The years a title names: 2024年工作要点; 2023年总结和2024年打算; a plan up to 2035 begins when it was issued."""
    years = _years_in(known.title)
    if not years:
        return None
    if known.kind == "规划" and len(years) == 1 and known.issue_year and years[0] > known.issue_year + 1:
        return known.issue_year, years[0]
    return years[0], years[-1]


def title_span(known: Known) -> Years | None:
    """三年行动计划 without years: from the year of issue on."""
    match = SPAN.search(known.title)
    if match is None or known.issue_year is None:
        return None
    return known.issue_year, known.issue_year + YEARS_OF[match[1]] - 1


def report_years(known: Known) -> Years | None:
    """A work report's year: of its headings, else of the congress it was given to, else the one after that reviewed.

    A report opens with its review: the year of its first 2023年是…的一年 is the one that has passed.
    """
    if known.kind != "政府工作报告":
        return None
    opening = OPENING.search(known.front.flat)
    year = heading_year(known.text) or _congress_year(known.issued) or (int(opening[1]) + 1 if opening else None)
    return (year, year) if year else None


def _congress_year(issued: str | None) -> int | None:
    if issued is None:
        return None
    year, month = int(issued[:4]), int(issued[5:7])
    return year + 1 if month >= YEAR_END else year


def heading_year(text: str) -> int | None:
    """The year that headings plan for: 二、2024年工作安排, or the year after 一、2023年工作回顾.

    >>> heading_year("一、2023年工作回顾\\n二、今年的工作"), heading_year("各位代表")
    (2024, None)
    """
    planned: list[int] = []
    reviewed: list[int] = []
    for line in HEADING_LINE.findall(text):
        review, plan = REVIEW_HEADING.match(line.strip()), PLAN_HEADING.match(line.strip())
        if review:
            reviewed.append(int(review[1]))
        elif plan:
            planned.append(int(plan[1]))
    if reviewed:
        return max(reviewed) + 1
    return max(planned) if planned else None


def stated_term(known: Known) -> Years | None:
    """规划期限为2021—2035年, said in the first pages."""
    match = TERM.search(known.front.flat)
    return (int(match[1]), int(match[2])) if match and known.kind not in YEARLY else None


def yearly(known: Known) -> Years | None:
    """A yearly document without a year in its title: by its headings, first sentences, file name, date of issue."""
    if known.kind not in YEARLY:
        return None
    opening = OPENING.search(known.front.flat)
    assigned = [int(year) for year in ASSIGNS.findall(known.front.flat[:800])]
    named = _years_in(known.name)
    year = (
        heading_year(known.text)
        or (max(assigned) if assigned else None)
        or (int(opening[1]) if opening else None)
        or (named[-1] if named else known.issue_year)
    )
    return (year, year) if year else None


def target_years(known: Known) -> Years | None:
    """From the year of issue to the last year aimed at (到2025年), for schemes, opinions and actions."""
    counted = Counter(int(year) for year in TARGET_YEAR.findall(known.text))
    first = known.issue_year or (min(counted) if counted else 0)
    ahead = [year for year in counted if first <= year <= first + FAR]
    named = plan_period_of(known.front.flat[:400]) if not ahead else None
    if named:
        return named
    if not ahead:
        return None
    return known.issue_year, max(ahead)


def name_years(known: Known) -> Years | None:
    """What the file's name says: 2021-2025, 十四五, 2025."""
    years = _years_in(known.name)
    return _range_in(known.name) or plan_period_of(known.name) or ((years[0], years[-1]) if years else None)


def _range_in(words: str) -> Years | None:
    match = RANGE.search(compiled(r"\s").sub("", words))
    return (int(match[1]), int(match[2])) if match and int(match[1]) <= int(match[2]) else None


def _years_in(words: str) -> list[int]:
    """The years named, in order, each once: in digits, or in Chinese with 年 behind."""
    found = [int(year) for year in YEAR.findall(words)] + [number_of(year) for year in HAN_YEAR.findall(words)]
    return sorted(set(found))
