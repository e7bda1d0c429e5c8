"""Where a name's characters come from: in go a name and the words that its rule had before it, out come its pieces.

A piece is a stretch of those words, or words that no source holds, which the rule put in (比例, 缺口). Nothing is
looked for outside the sources, and each group of sources is asked only for what those before it do not hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from plantargets.extractors.lexicon import alternation, words
from plantargets.extractors.model import Span
from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record

Places = tuple["int | None", ...]
"""Where each character of a name stands; None for one that the rule put in."""
SHORTEST = 2
"""Characters that must be alike in a row, as long as there are any."""


@record
class Source:
    """Words that a rule had before it, and where each of their characters stands."""

    text: str
    places: Sequence[int | None]
    leftwards: bool = False
    """Whether the nearest words are the last ones: those before a number."""

    def find(self, words: str) -> int:
        """Where the words stand in the source, nearest to the number; -1 where they do not."""
        return self.text.rfind(words) if self.leftwards else self.text.find(words)


@record
class Piece:
    """A part of a name, and the span it was taken from; None where the rule put it in."""

    text: str
    span: Span | None


def stretch(text: str, span: Span, leftwards: bool = False) -> Source:
    """A stretch of a text as a source."""
    return Source(text[slice(*span)], range(*span), leftwards)


def aligned(name: str, groups: Sequence[Sequence[Source]]) -> Places:
    """Where each character of a name comes from, the groups being asked one after the other.

    A lone character that no rule puts in is taken from wherever it stands.

    >>> last, own = stretch("小学巩固率99%、初中98%", (0, 5)), stretch("小学巩固率99%、初中98%", (9, 11))
    >>> aligned("初中巩固率", [[own], [last]])
    (9, 10, 2, 3, 4)
    """
    places: list[int | None] = [None] * len(name)
    left = [(0, len(name))]
    for group in groups:
        left = [gap for start, end in left for gap in filled(name, start, end, group, places)]
    sources = [source for group in groups for source in group]
    for start, end in left:
        put_in = {at for hit in added().finditer(name, start, end) for at in range(*hit.span())}
        for at in set(range(start, end)) - put_in:
            places[at] = next(
                (source.places[source.find(name[at])] for source in sources if name[at] in source.text), None
            )
    return tuple(places)


@cache
def added() -> re.Pattern[str]:
    """The words that naming rules put in (data/name_added.tsv)."""
    return compiled(alternation(words("name_added.tsv")))


def filled(name: str, start: int, end: int, group: Sequence[Source], places: list[int | None]) -> Iterator[Span]:
    """Fill `places` of a stretch from the longest words that a source holds on; yields what stays open."""
    for size in range(end - start, SHORTEST - 1, -1):
        for first in range(start, end - size + 1):
            part = name[first : first + size]
            source = next((source for source in group if part in source.text), None)
            if source is not None:
                at = source.find(part)
                places[first : first + size] = source.places[at : at + size]
                yield from filled(name, start, first, group, places)
                yield from filled(name, first + size, end, group, places)
                return
    if start < end:
        yield start, end


def pieces(name: str, places: Places, text: str) -> tuple[Piece, ...]:
    """A name's characters in pieces, as long as they follow each other in the text but for blanks.

    >>> pieces("初中巩固率", (9, 10, 2, 3, 4), "小学巩固率99%、初中98%")
    (Piece(text='初中', span=(9, 11)), Piece(text='巩固率', span=(2, 5)))
    """
    found: list[Piece] = []
    for char, place in zip(name, places, strict=True):
        last = found[-1] if found else None
        if last is not None and follows(last.span, place, text):
            span = (last.span[0], place + 1) if last.span and place is not None else None
            found[-1] = Piece(last.text + char, span)
        else:
            found.append(Piece(char, None if place is None else (place, place + 1)))
    return tuple(found)


def follows(span: Span | None, place: int | None, text: str) -> bool:
    """Whether a character stands right behind a piece, but for blanks."""
    if span is None or place is None:
        return span is None and place is None
    return place >= span[1] and not text[span[1] : place].strip()
