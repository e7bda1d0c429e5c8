"""Whether an amount is said of one year or of several: in go a plan's text and a statement, out comes its span.

五年来新增停车位9800个 and 今年新增停车位3000个 cannot be set against one another, though both are of the same year.
Only what adds up over the years has a span: a count or an amount of what is done, not a rate, nor how many there are.
What stands nearest before the number decides, then the heading and the plan's period.

>>> told_in("四年来，累计新增停车位"), told_in("2024年累计新增停车位"), told_in("截至2024年底，累计新增停车位")
('years', 'year', 'years')
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache

from plantargets.compare.difference import Difference, difference
from plantargets.compare.points import Point, Said, Span, amount_of
from plantargets.compare.subject import is_new, words_of
from plantargets.extractors.indicators import is_growth
from plantargets.extractors.model import Plan, Statement
from plantargets.extractors.patterns import compiled
from plantargets.extractors.scale import dimension

SENTENCE_END = compiled(r"[。！？!?\n]")
YEARLY = "年"
LONGEST = 200
"""How far before a number its words of time are looked for."""
SEVERAL = 2
"""A plan of more years than this sets goals for them together."""
TOO_MUCH = Decimal(2)
"""A result of a review of several years that is so many times one year's goal is taken for those years' together."""
DONE = ("reach-完成", "reach-实现", "reach-是", "reach-为")
"""Rules of reaching that are said of what is done too, not only of where something stands."""


def with_spans(points: Iterable[Point], plans: Iterable[Plan]) -> Iterator[Point]:
    """The points, those that mix what is said of one year with what is said of several taken apart."""
    texts = {plan.document.name: plan.document.text for plan in plans}
    for point in points:
        apart: list[list[Said]] = []
        for said in (replace(said, span=span_of(said, texts)) for said in point.said):
            fit = next((known for known in apart if all(belong(one, said) for one in known)), None)
            if fit is None:
                apart.append([said])
            else:
                fit.append(said)
        yield from (Point(point.subject, tuple(said)) for said in apart)


def belong(one: Said, other: Said) -> bool:
    """Whether two places tell of the same amount, or both of one year or both of several, as far as they tell.

    In a review of several years two amounts may be one year's and all the years'.
    """
    if amount_of(one.statement) == amount_of(other.statement):
        return True
    spans = {one.span, other.span}
    return spans <= {"", "year"} or spans == {"years"}


def span_of(said: Said, texts: Mapping[str, str]) -> Span:
    """What a statement's amount is said of; '' where nothing tells, or where it does not add up over the years."""
    statement = said.statement
    if statement.per == YEARLY and statement.measure == "level":
        return "year"
    if statement.where == "table" or statement.per is not None:
        return ""
    if not adds_up(statement):
        return ""
    words = before(texts.get(said.document, ""), statement.start)
    told = told_in(words)
    if told == "years" and not is_done(statement, words):
        return "review"
    if told or statement.role == "target":
        return told or planned(said)
    return "" if is_growth(statement) else reviewed(statement)


def adds_up(statement: Statement) -> bool:
    """Whether a statement counts what is done or says how much was grown, not how many there are: not 达到, 增加到."""
    if dimension(statement.unit) == "%":
        return is_growth(statement)
    reached = [rule for rule in statement.rules if rule.startswith(("reach-", "to-", "from-to"))]
    return not reached or all(rule in DONE for rule in reached)


def is_done(statement: Statement, words: str) -> bool:
    """Whether a statement surely tells of what was done, and not of how many there are by now (五年来, 园区5个)."""
    name = statement.name
    verbs = (*words_of("deed"), *words_of("act"))
    new = any(word in name for word in words_of("gained")) or is_new(name) or name.startswith(verbs)
    return new or is_growth(statement) or added_up().search(words) is not None


def before(text: str, start: int) -> str:
    """What stands in the sentence before a place."""
    return SENTENCE_END.split(text[max(0, start - LONGEST) : start])[-1]


def told_in(words: str) -> Span:
    """The span that the last word of time says; a sum (累计) is of several years but where a year stands before it."""
    found: Span = ""
    for hit in times().finditer(words):
        if hit["years"]:
            found = "years"
        elif hit["year"]:
            found = "year"
        elif found != "year":
            found = "years"
    return found


@cache
def times() -> re.Pattern[str]:
    """The words of time; a deadline (到2025年) or a state (2025年底) says neither span; a sum is of its own clause."""
    years, year = "|".join(words_of("of-years")), "|".join(words_of("of-year"))
    return compiled(f"(?P<years>{years})|(?P<year>{year})|(?P<sum>{added_up().pattern})")


@cache
def added_up() -> re.Pattern[str]:
    """A word for a sum in the number's own clause."""
    return compiled(f"(?:{'|'.join(words_of('sum'))})(?=[^，,；;]*$)")


def planned(said: Said) -> Span:
    """The span of a goal: one year's in a yearly plan, all its years' in a longer one where it adds up over them."""
    start, end = said.period
    if start is None or end is None or said.statement.year != end:
        return ""
    if start == end:
        return "year"
    return "years" if end - start >= SEVERAL and is_done(said.statement, "") else ""


def reviewed(statement: Statement) -> Span:
    """The span of a result by what stands around it: the year or years that an earlier sentence or a heading names.

    Below a heading that names several years a paragraph may still tell of the last one alone: `review`.
    """
    carried = [rule.removeprefix("paragraph-word-") for rule in statement.rules if rule.startswith("paragraph-word-")]
    if carried:
        return told_in(carried[0])
    if "heading-year" not in statement.rules and "review-year" not in statement.rules:
        return ""
    told = {told_in(heading) for heading in spoken(statement.section)}
    return "review" if "years" in told else "year" if "year" in told else ""


def spoken(section: Iterable[str]) -> Iterator[str]:
    """The headings each cut at what joins two times: “十四五”时期和2025年工作回顾 names years, and a year."""
    for heading in section:
        yield from re.split("[和及与、]", heading)


def between(first: Point, second: Point) -> Difference:
    """How far the second point is from the first, or why that cannot be said."""
    if other_span(first, second):
        return Difference(reason="other-span")
    if not alike_in_time(first, second):
        return difference(first.statement, second.statement)
    return difference(*(replace(point.statement, per=None) for point in (first, second)))


def alike_in_time(one: Point, other: Point) -> bool:
    """Whether both are said of a year, one of each (每年培训200人) and the other of its own (2024年培训200人)."""
    return {one.subject.per, other.subject.per} == {YEARLY, ""} and one.span == other.span == "year"


def other_span(one: Point, other: Point) -> bool:
    """Whether one is said of one year and the other of several together."""
    spans = {one.span, other.span}
    if spans == {"year", "review"}:
        year, review = (one, other) if one.span == "year" else (other, one)
        return size(review) >= TOO_MUCH * size(year) > 0
    return spans == {"year", "years"}


def size(point: Point) -> Decimal:
    """A point's value in the smallest unit of its kind."""
    return size_of_said(point.said[0])


def size_of_said(said: Said) -> Decimal:
    """A value in the smallest unit of its kind."""
    value = amount_of(said.statement)[0]
    assert isinstance(value, Decimal)
    return value
