"""The word classes of `data/name_words.tsv`, as sets that are asked for at a name's two ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from plantargets.extractors.lexicon import alternation, opening, table
from plantargets.extractors.patterns import compiled

CLASSES = (
    "place",
    "lead",
    "drop",
    "keep",
    "inner",
    "tail",
    "change",
    "metric",
    "bare",
    "edge",
    "protect",
    "stage",
    "body",
    "people",
    "rank",
    "act",
    "modifier",
    "after",
    "maker",
    "small",
    "follower",
    "whole",
    "shared",
    "kinds",
    "reach",
    "progress",
    "tend",
    "alone",
    "attending",
    "growth",
    "predicate",
    "verbal",
    "closing",
    "manner",
    "pivot",
    "event",
    "epithet",
    "entering",
    "quality",
    "trouble",
    "demand",
    "owner",
    "scheme",
    "dependent",
    "granting",
    "party",
    "trait",
    "giving",
    "generic",
    "driving",
    "complete",
    "bodily",
    "holder",
    "undertaking",
    "effect",
    "output",
    "becoming",
    "arriving",
    "tilling",
    "deal",
    "event_noun",
    "district",
)


class Words(frozenset[str]):
    """A class of words, indexed by their first and last characters when it is first asked at that end."""

    first: dict[str, tuple[int, ...]] | None = None
    last: dict[str, tuple[int, ...]] | None = None

    def by_first(self) -> dict[str, tuple[int, ...]]:
        """The sizes, longest first, of the members that begin with a character."""
        if self.first is None:
            self.first = sizes_by(self, 0)
        return self.first

    def by_last(self) -> dict[str, tuple[int, ...]]:
        """The sizes, longest first, of the members that end with a character."""
        if self.last is None:
            self.last = sizes_by(self, -1)
        return self.last

    def at_start(self, text: str) -> str:
        """The longest member that `text` begins with, or ''."""
        for size in (self.first or self.by_first()).get(text[:1], ()):
            if text[:size] in self:
                return text[:size]
        return ""

    def at_end(self, text: str) -> str:
        """The longest member that `text` ends with, or ''."""
        for size in (self.last or self.by_last()).get(text[-1:], ()):
            if text[-size:] in self:
                return text[-size:]
        return ""


@cache
def word_class(name: str) -> Words:
    """The words of a class; `name` is one of CLASSES."""
    return Words(members_by_class().get(name, ()))


@cache
def members_by_class() -> dict[str, list[str]]:
    """The words of all classes in data/name_words.tsv."""
    members: dict[str, list[str]] = {}
    for row in table("name_words.tsv"):
        members.setdefault(row.one_of("class", CLASSES), []).extend(row.words("words"))
    return members


def sizes_by(members: Iterable[str], position: int) -> dict[str, tuple[int, ...]]:
    """The sizes of the words by their character at `position`, longest first."""
    sizes: dict[str, list[int]] = {}
    for char, size in sorted({(word[position], len(word)) for word in members}, reverse=True):
        sizes.setdefault(char, []).append(size)
    return {char: tuple(found) for char, found in sizes.items()}


@cache
def word_classes(*names: str) -> Words:
    """The words of several classes as one, so that the longest of all is found at once."""
    return Words(frozenset().union(*map(word_class, names)))


@cache
def mention(*names: str) -> re.Pattern[str]:
    """A pattern for any word of these classes, which tells in one look that a text holds none.

    >>> mention("predicate").search("粮食生产再获丰收").start()
    4
    """
    words = tuple(word_classes(*names))
    return compiled(opening(words) + alternation(words))


def longest_at_start(text: str, names: Sequence[str]) -> str:
    """The longest word of these classes that a text begins with, or ''."""
    return word_classes(*names).at_start(text)


def words_in(text: str, names: Sequence[str]) -> int:
    """How many words of these classes a text is, one after the other; 0 where it holds anything else.

    >>> words_in("建成投用", ["progress"])
    2
    """
    words, count = word_classes(*names), 0
    while text:
        word = words.at_start(text)
        if not word:
            return 0
        text, count = text[len(word) :], count + 1
    return count


def stage_at_start(words: str) -> str:
    """The stage or group that heads the words; 小学生均经费 is of 小学, not of 小学生."""
    stage = word_class("stage").at_start(words)
    if stage.endswith("学生") or stage in ("初中生", "高中生"):
        return stage[:-1] if words[len(stage) : len(stage) + 1] in ("均", "师") else stage
    return stage
