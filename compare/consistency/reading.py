"""A plan with its sentences, for checks that look at the words around a statement.

>>> from plantargets.extractors import extract
>>> reading = Reading.of(extract("一、目标。到2025年，巩固率达到98%，毛入园率达到96%。"))
>>> reading.before(reading.plan.statements[1])
'到2025年，巩固率达到98%，毛入园率达到'
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from plantargets.extractors.explanation import sentence_spans
from plantargets.extractors.indicators import is_growth
from plantargets.extractors.lexicon import alternation, words
from plantargets.extractors.model import Plan, Statement
from plantargets.extractors.patterns import compiled


@dataclass(frozen=True, slots=True)
class Reading:
    """A plan, and the spans of its sentences in its text."""

    plan: Plan
    spans: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, plan: Plan) -> Reading:
        return cls(plan, tuple(sentence_spans(plan.document.text)))

    @property
    def statements(self) -> Iterator[Statement]:
        """The statements that can be judged: those that are surely indicators, have a name, and are not damaged."""
        return (s for s in self.plan.statements if s.core and s.name and DAMAGED not in s.flags)

    def index(self, statement: Statement) -> int:
        """The number of the sentence that a statement stands in."""
        return max(0, bisect_right(self.spans, (statement.start, len(self.plan.document.text))) - 1)

    def sentence(self, statement: Statement) -> str:
        """The sentence that a statement stands in."""
        start, end = self.spans[self.index(statement)]
        return self.plan.document.text[start:end]

    def paragraph(self, statement: Statement) -> str:
        """The line that a statement stands on."""
        text = self.plan.document.text
        end = text.find("\n", statement.end)
        return text[text.rfind("\n", 0, statement.start) + 1 : end if end >= 0 else len(text)]

    def before(self, statement: Statement) -> str:
        """The words of the sentence before a statement."""
        start = min(self.spans[self.index(statement)][0], statement.start)
        return self.plan.document.text[start : statement.start]

    def named_before(self, statement: Statement) -> str:
        """The other indicator that the sentence speaks of last before a statement, '' where there is none."""
        if statement.where == "table":
            return ""
        start, name = self.spans[self.index(statement)][0], statement.indicator
        before = [s for s in self.statements if start <= s.start < statement.start and s.indicator != name]
        return max(before, key=lambda s: s.start).indicator if before else ""

    def clause(self, statement: Statement) -> str:
        """The words between the last mark and the statement, with the statement's own."""
        return CLAUSE.split(self.before(statement))[-1] + statement.quote

    def scope(self, statement: Statement) -> frozenset[str]:
        """The words near a statement that make it one of a part of the region, or of the nation.

        What a zone aims at stands in a paragraph about the zone, and its growth names it seldom again.
        """
        near = self.clause(statement) if statement.where == "prose" else ""
        if near and is_growth(statement):
            near = self.paragraph(statement)
        places = marks("place").findall(near + statement.name)
        return frozenset((*marks("scope").findall("".join((*statement.section, near))), *places))

    def between(self, first: Statement, second: Statement) -> str:
        """The words between two statements."""
        return self.plan.document.text[first.end : second.start]

    def by_sentence(self) -> Iterator[tuple[Statement, ...]]:
        """The statements of the running text, those of one sentence together, in document order."""
        prose = sorted((s for s in self.statements if s.where == "prose"), key=lambda s: (s.start, s.end))
        for _, found in groupby(prose, key=self.index):
            yield tuple(found)


CLAUSE = compiled(r"[，,；;：:]")
NUMERALS = "0123456789０１２３４５６７８９〇零一二三四五六七八九十"
DAMAGED = "damaged"
"""The flag of a statement whose words were broken when the text was copied."""


@cache
def marks(kind: str) -> re.Pattern[str]:
    """A pattern of the words of a kind in data/checking.tsv; 5年 is not found in 2025年, nor 五年 in 二〇二五年."""
    vocabulary = words("checking.tsv", kind=kind)
    counted = tuple(word for word in vocabulary if word[0] in NUMERALS)
    others = tuple(word for word in vocabulary if word[0] not in NUMERALS)
    patterns = [alternation(others)] * bool(others) + [f"(?<![{NUMERALS}]){alternation(counted)}"] * bool(counted)
    return compiled("|".join(patterns))
