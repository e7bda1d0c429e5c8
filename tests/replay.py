"""A record put together again from its explanation alone: the words that it names, read by the rules that it names.

In goes the evidence of one statement, and what the document says of itself; out comes each field that words tell, read
anew. A field whose rule decides without words (the plan's own year) is read from the document's facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from plantargets.extractors.baselines import LAST_YEAR
from plantargets.extractors.bounds import bound_words
from plantargets.extractors.changes import last_verb
from plantargets.extractors.evidence import Evidence, Words
from plantargets.extractors.expressions import expression_at
from plantargets.extractors.headings import read_heading
from plantargets.extractors.model import Quantity, Role
from plantargets.extractors.numerals import NUMERAL
from plantargets.extractors.parts import NEXT_STEP, part_of
from plantargets.extractors.periods import Calendar, find_mentions
from plantargets.extractors.quantities import parse_quantity
from plantargets.extractors.rates import PERIODS, REPEATED
from plantargets.extractors.role_signs import LACK, SO_FAR
from plantargets.extractors.roles import ASPECT, STANDING, TODAY, _markers
from plantargets.extractors.segment import AHEAD
from plantargets.extractors.tables.header import column_of, years_of
from plantargets.extractors.tables.meaning import CHANGES, FALLS, POINTS
from plantargets.extractors.view import fold

Fields = dict[str, object]
FOUR = re.compile(r"(?:19|20)\d\d")
UNTOLD = (
    "start-inferred",
    "start-of-year",
    "own-word-次年",
    "sentence-word-次年",
    "table-role",
    "table-year",
    "table-unit",
)
"""Rules that decide by what other statements, or the rest of the document, hold."""
ELSEWHERE = ("unit-shared", "column-unit", "column-header", "table-unit")
"""Rules that read a unit which does not stand behind its number."""
LAST_WORD = re.compile("上|去")


def flat(words: Words) -> str:
    """The words in one width, without the blanks and line ends inside."""
    return fold("".join(words.text.split()))


def quantity(words: str) -> Quantity:
    """The quantity that the words are; a rank, a step and the like are none in a cell, but are in a sentence."""
    if words == "半":
        return quantity("一半")
    try:
        return parse_quantity(words)
    except ValueError:
        hit = NUMERAL.search(words)
        found = expression_at(words, hit.start()) if hit else None
        if found is None:
            raise
        return Quantity(0, 0, 0, 0, found.value, found.unit, found.comparator, found.high)


def is_counted_back(one: Evidence) -> bool:
    """Whether a starting point's year is counted from its goal's: 由上年的A."""
    return one.rule == "start-said" and any(LAST_WORD.match(flat(word)) for word in one.words)


class Replay:
    """The evidence of one statement, asked field by field."""

    def __init__(self, evidence: Sequence[Evidence], calendar: Calendar) -> None:
        self.evidence, self.calendar = evidence, calendar

    def of(self, field: str) -> Iterator[tuple[str, str]]:
        """The rules that told a field, each with its words, joined."""
        return ((one.rule, "".join(map(flat, one.words))) for one in self.evidence if one.field == field)

    def first(self, field: str) -> tuple[str, str]:
        return next(self.of(field), ("", ""))

    def record(self) -> Fields:
        """The fields that the words tell."""
        number = self.number()
        found = {
            "name": self.first("name")[1],
            "value": abs(number.value) if self.measure(number) == "decrease" else number.value,
            "value_high": number.value_high,
            "unit": number.unit,
            "comparator": self.comparator(number),
            "measure": self.measure(number),
            "per": self.per(number),
            "role": self.role(),
            "year": self.year(*self.first("year")),
            "baseline_value": self.base_value(),
            "baseline_year": self.base_year(),
        }
        untold = {one.field for one in self.evidence if one.rule in UNTOLD or is_counted_back(one)}
        return {field: value for field, value in found.items() if field not in untold}

    def number(self) -> Quantity:
        """Value and unit, read from the number and the unit behind it or elsewhere."""
        (_, value), (rule, unit) = self.first("value"), self.first("unit")
        if rule not in ELSEWHERE:
            return quantity(value if value == unit else value + unit)
        number = quantity(value)
        written = column_of(unit).unit or unit
        if rule == "column-unit" and self.first("measure")[0] == "column-change":
            written = POINTS.get(written, written)
        own = "" if number.unit == "个" else number.unit
        return replace(number, unit=own + ("百分点" if written == "个百分点" else written))

    def comparator(self, number: Quantity) -> str:
        """The bound that the words mean; words of the number itself make it a range or about."""
        words = self.first("comparator")[1]
        known = [side[words] for side in map(bound_words, ("before", "after", "step")) if words in side]
        return known[0].comparator if known else number.comparator if words else "="

    def measure(self, number: Quantity) -> str:
        rule, words = self.first("measure")
        compared = bool(self.first("baseline_year")[0])
        if rule.startswith(("column-", "table-")):
            return self.measure_in_table(words, number)
        if rule in ("points-rise", "doubled"):
            return "increase"
        verb = last_verb(words)
        if rule in ("level", "from-to") or rule.startswith(("counted-", "reach-", "to-", "rate-")) or verb is None:
            return "level"
        if rule.startswith(("new-", "beside-")) and not compared:
            return "level"
        falls = verb.kind == "fall" or verb.word in ("低于", "慢于", "少", "低")
        return "decrease" if falls else "increase"

    def measure_in_table(self, words: str, number: Quantity) -> str:
        name = "".join(flat(word) for one in self.evidence if one.field == "name" for word in one.words)
        if not words:
            return "level"
        return "decrease" if FALLS.search(words) or number.value < 0 or FALLS.search(name) else "increase"

    def per(self, number: Quantity) -> str | None:
        rule, words = self.first("per")
        if not rule:
            return None
        if rule == "column-unit":
            return words.rpartition("/")[2]
        hit = REPEATED.search(words)
        if rule.startswith("column-"):
            return (
                "年"
                if "每年" in words or CHANGES.search(words) or "年均" in words or column_of(words).kind == "growth"
                else None
            )
        if rule == "per-unit":
            return parse_quantity(words).per
        said = next(value for value in hit.groupdict().values() if value) if hit else words.strip("均各")
        return PERIODS.get(said, said)

    def years(self, words: str) -> list[int]:
        """The years that the words name."""
        return [one.year for one in find_mentions(words, 0, len(words), self.calendar) if one.year is not None]

    def year(self, rule: str, words: str) -> int | None:
        """The year that a rule reads in its words; without words that of the plan."""
        if rule in ("plan-year", "review-year"):
            return self.calendar.end if rule == "plan-year" else self.calendar.review
        if rule.startswith(("column-", "table-")):
            return years_of(words)[0]
        if rule in ("year-list", "deadline", "bracket-year"):
            hit = FOUR.search(words)
            return int(hit[0]) if hit else None
        found = self.years(words)
        year = self.calendar.end if rule.endswith(("whole-period", "last-years")) else found[-1] if found else None
        early = rule.endswith(("five-years", "whole-period")) and self.first("role")[0] == "part-review"
        return min(year, self.calendar.review or year) if early and year else year

    def role(self) -> Role:
        """The role that the words mean."""
        rule, words = self.first("role")
        if rule.startswith(("part-", "column-")):
            return "actual" if self.looks_back(rule, words) else "target"
        if rule in ("from-to", "base-of-change"):
            return "actual" if words else "target"
        if rule in ("past-year", "coming-year"):
            years, review = self.years(words) or [int(year) for year in FOUR.findall(words)], self.calendar.review or 0
            ahead = years[-1] >= review if rule == "coming-year" else years[-1] > review
            return "target" if ahead else "actual"
        if rule in ("word-of-lack", "quoted-goal"):
            return "actual" if LACK.search(words) else "target"
        done = (
            _markers("actual").search(words)
            or any(sign.search(words) for sign in (ASPECT, STANDING, SO_FAR))
            or TODAY.fullmatch(words)
        )
        return "actual" if done and rule != "word-of-target" else "target"

    def looks_back(self, rule: str, words: str) -> bool:
        """Whether a heading, a label or a table's header looks back; without words the document's kind says it."""
        if rule.startswith("column-"):
            known = column_of(words).role
            return known == "actual" if known else (years_of(words)[0] or 0) <= (self.calendar.review or 0)
        if not words:
            return rule == "part-review"
        if NEXT_STEP.search(words) or AHEAD.search(words):
            return False
        heading = read_heading(words, 0, len(words), first=True, last=True)
        part = (heading.part if heading else None) or part_of(words.rstrip("："))
        years = self.years(words)
        return part == "review" if part else bool(years) and years[0] <= (self.calendar.review or 0)

    def base_value(self) -> Decimal | None:
        """The base's value."""
        rule, words = self.first("baseline_value")
        return quantity(words).value if rule else None

    def base_year(self) -> int | None:
        """The base's year; 上年 counts from the value's own."""
        rule, words = self.first("baseline_year")
        if LAST_YEAR.search(words):
            own = self.year(*self.first("year"))
            return min([own - 1, *self.years(words)]) if own else None
        return self.year(rule, words) if rule else None
