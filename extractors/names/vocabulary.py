"""The word classes of `data/name_words.tsv`, as sets that are asked for at a name's two ends."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from plantargets.extractors.lexicon import table

CLASSES = (
    "place", "lead", "drop", "keep", "inner", "tail", "change", "metric", "edge", "protect", "stage", "body", "people", "rank",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """A class of words and the length of its longest."""

    members: frozenset[str]
    longest: int

    def at_start(self, text: str) -> str:
        """The longest member that `text` begins with, or ''."""
        for size in range(min(self.longest, len(text)), 0, -1):
            if text[:size] in self.members:
                return text[:size]
        return ""

    def at_end(self, text: str) -> str:
        """The longest member that `text` ends with, or ''."""
        for size in range(min(self.longest, len(text)), 0, -1):
            if text[-size:] in self.members:
                return text[-size:]
        return ""

    def __contains__(self, word: str) -> bool:
        return word in self.members


@cache
def word_class(name: str) -> Words:
    """The words of a class; `name` is one of CLASSES."""
    found: list[str] = []
    for row in table("name_words.tsv"):
        if row.one_of("class", CLASSES) == name:
            found += row.words("words")
    return Words(frozenset(found), max(map(len, found)))
