"""Numerals that state no indicator: goes in a text and a numeral's place, comes out the named reason to pass it over.

Three sources speak: stretches that no indicator stands in (headings' numbers, titles in 《》, short slogans in “”),
patterns around the numeral (dates, document numbers, ordinals, grades, ages, codes), both in `passed_rules`, those of
damaged dates in `damage`, and words that merely contain a numeral (data/passed_words.tsv: 统一, 四川, 一般).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from functools import cache, lru_cache

from plantargets.extractors.chinese import HAN
from plantargets.extractors.damage import DAMAGED_RULES
from plantargets.extractors.lexicon import table
from plantargets.extractors.passed_rules import ARABIC_RULES, CHINESE_RULES, CLOSED_RULES, PassRule
from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record


@record
class Closed:
    """Stretches without quantities, ascending, none over another: (start, end, reason)."""

    starts: tuple[int, ...]
    spans: tuple[tuple[int, int, str], ...]

    def reason_at(self, position: int) -> str | None:
        """Why a numeral at `position` counts nothing, None where it stands in no such stretch."""
        index = bisect_right(self.starts, position) - 1
        if index < 0:
            return None
        _, end, reason = self.spans[index]
        return reason if position < end else None


def combined(rules: tuple[PassRule, ...]) -> re.Pattern[str]:
    """One pattern for all rules, tried in their order; an empty group r0, r1 … behind each tells which it was."""
    return compiled("|".join(f"(?:{rule.pattern})(?P<r{index}>)" for index, rule in enumerate(rules)), re.M)


DIGIT_RULES = DAMAGED_RULES + ARABIC_RULES
ARABIC = combined(DIGIT_RULES)
CHINESE = combined(CHINESE_RULES)
CLOSED = tuple((rule, compiled(rule.pattern, re.M)) for rule in CLOSED_RULES)


def closed_stretches(text: str) -> Closed:
    """The stretches of a text in which no numeral is a quantity."""
    lines = "\n" + text  # so that every line, the first too, follows a line break
    spans = [
        (match.start("number" if pattern.groups else 0) - 1, match.end() - 1, rule.reason)
        for rule, pattern in CLOSED
        for match in pattern.finditer(lines)
    ]
    apart: list[tuple[int, int, str]] = []
    for start, end, reason in sorted(spans):
        free = max(start, apart[-1][1]) if apart else start
        if free < end:
            apart.append((free, end, reason))
    return Closed(tuple(start for start, _, _ in apart), tuple(apart))


def passed_at(text: str, start: int, end: int) -> tuple[int, str] | None:
    """(where the passed stretch ends, the reason) for the numeral at start…end, None where it may be a quantity.

    >>> passed_at("到2025年底", 1, 5), passed_at("统一标准", 1, 2), passed_at("新建12所", 2, 4)
    ((6, 'date'), (2, 'word'), None)
    """
    if text.startswith("十分之", start):
        return None
    arabic = text[start].isascii()
    match = (ARABIC if arabic else CHINESE).match(text, start)
    if match is not None and match.end() > start:
        rules = DIGIT_RULES if arabic else CHINESE_RULES
        return match.end(), rules[int((match.lastgroup or "r0")[1:])].reason
    reason = word_around(text, start)
    return None if reason is None else (end, reason)


def word_around(text: str, start: int) -> str | None:
    """The reason of the longest listed word that holds the numeral's beginning, None for none.

    A word that begins inside the numeral is none: 三十分钟 holds no 十分.
    """
    shapes = shapes_at(text[start : start + 2])
    reasons = word_reasons() if shapes else {}
    for before, length in shapes:
        first = start - before
        reason = reasons.get(text[first : first + length]) if first >= 0 else None
        if reason is not None:
            return reason
    return None


@cache
def word_reasons() -> dict[str, str]:
    """Each listed word and why its numeral is passed over."""
    return {row["word"]: row["reason"] for row in table("passed_words.tsv")}


@lru_cache(maxsize=4096)
def shapes_at(pair: str) -> tuple[tuple[int, int], ...]:
    """How far before a numeral a listed word may start, and the word's length, longest first.

    `pair` is the numeral with the character after it: a word that goes on must go on with that character.
    """
    found = word_shapes().get(pair, frozenset()) | word_shapes().get(pair[0], frozenset())
    return tuple(sorted(found, key=lambda shape: (-shape[1], shape[0])))


@cache
def word_shapes() -> dict[str, frozenset[tuple[int, int]]]:
    """For each numeral of a listed word, with the character after it if any: the numeral's place, the word's length."""
    shapes: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for word in word_reasons():
        for index, character in enumerate(word):
            if character in HAN or character.isdigit():
                shapes[word[index : index + 2]].add((index, len(word)))
    return {pair: frozenset(found) for pair, found in shapes.items()}
