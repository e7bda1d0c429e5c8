"""Where a quantity stands in its sentence: its clause, its list, and the words before it that are its own.

In go a sentence's span and its quantities; out comes a `Place` each. A place sees one `Scope`: the sentence without
what its short brackets hold, or the inside of one bracket.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from plantargets.extractors.model import Part, Quantity, Span
from plantargets.extractors.parts import turns
from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record

BREAK = compiled(r"[，；：。！？\n]")
LIST_GAP = compiled(r"(?:[、和与及或/]|以及|以上|以下|以内|左右|（含）|分别|\s)*")
"""What parts the numbers of one list, with no name between: 4.6、1.9和3.3."""
BRACKET = compiled(r"（[^（）\n]{1,60}）")
REACH = 600
"""Characters before and after a number in which its clause is looked for, so that no list is too long to be read."""


class Scope:
    """What the quantities of one level see of a sentence, and where it begins in the view."""

    def __init__(self, text: str, offset: int, inside: bool) -> None:
        self.text, self.offset, self.inside = text, offset, inside
        self.breaks = [hit.end() + offset for hit in BREAK.finditer(text)]
        """Where its clauses begin, in the view, save the first."""
        self.turns = [((start + offset, end + offset), part) for start, end, part in turns(text)]
        """Where its labels (整改目标：) and its 下一步 stand, in the view, and the part that each opens."""
        self._found: dict[str, list[Span]] = {}

    def found(self, pattern: re.Pattern[str]) -> list[Span]:
        """Where the matches of a pattern stand, in the view; looked for once."""
        found = self._found.get(pattern.pattern)
        if found is None:
            hits = pattern.finditer(self.text)
            found = [(hit.start() + self.offset, hit.end() + self.offset) for hit in hits]
            self._found[pattern.pattern] = found
        return found

    def turned(self, position: int) -> tuple[Part, Span] | None:
        """The part that the last such word before a position opens, and where the word stands."""
        if not self.turns:
            return None
        index = bisect_right(self.turns, position, key=lambda turn: turn[0][1]) - 1
        return (self.turns[index][1], self.turns[index][0]) if index >= 0 else None


@record
class Lead:
    """Words that stand right before a quantity, and where they end in the view."""

    text: str
    end: int

    def place(self, hit: re.Match[str]) -> Span:
        """Where a match in these words stands in the view."""
        start = self.end - len(self.text)
        return start + hit.start(), start + hit.end()


@dataclass(slots=True)
class Place:
    """A quantity's surroundings: where its clause begins and ends, where its own words begin, and its list.

    `own` is the end of the quantity before it in the clause, or the clause's start; `head` is the index of the first
    quantity of its list (numbers parted only by 、 or 和), itself where it stands alone, and `rank` its place in it.
    """

    clause: int
    own: int
    end: int
    head: int
    rank: int
    opening: str
    """The mark that the clause follows."""
    lead: str
    """The clause up to the quantity."""
    scope: Scope

    def between(self, start: int, end: int) -> str:
        """A stretch of the view as the quantity sees it."""
        offset = self.scope.offset
        if start < offset:
            start, end = offset, max(end, offset)
        return self.scope.text[start - offset : end - offset]


def places(folded: str, start: int, end: int, quantities: Sequence[Quantity]) -> list[Place]:
    """The places of a sentence's quantities, in order.

    Short brackets part no clause: in 投入12亿元（其中上级3亿元），增长5% the first and the last are neighbours.
    """
    sentence = folded[start:end]
    brackets = [hit.span() for hit in BRACKET.finditer(sentence)] if "（" in sentence else []
    lefts = [left + start for left, _ in brackets]
    scopes = {-1: Scope(BRACKET.sub(_blank, sentence) if brackets else sentence, start, False)}
    found: list[Place] = []
    last: dict[int, int] = {}
    for index, quantity in enumerate(quantities):
        within = bisect_left(lefts, quantity.start) - 1 if lefts else -1
        if within >= 0 and quantity.start >= brackets[within][1] + start:
            within = -1
        if within not in scopes:
            left, right = brackets[within]
            scopes[within] = Scope(sentence[left + 1 : right - 1], start + left + 1, True)
        before = last.get(within)
        previous = (quantities[before], found[before]) if before is not None else None
        found.append(_place(scopes[within], index, quantity, previous))
        last[within] = index
    return found


def _place(scope: Scope, index: int, quantity: Quantity, previous: tuple[Quantity, Place] | None) -> Place:
    position, text, offset, breaks = quantity.start, scope.text, scope.offset, scope.breaks
    done = previous[0].end if previous and previous[0].end <= position else offset
    nearest = bisect_right(breaks, position)
    broken = nearest > 0 and breaks[nearest - 1] > done
    clause = breaks[nearest - 1] if broken else previous[1].clause if previous else offset
    if clause < position - REACH:
        clause = position - REACH
    closing = bisect_left(breaks, quantity.end + 1)
    stop = breaks[closing] - 1 if closing < len(breaks) else offset + len(text)
    listed = previous is not None and not broken and LIST_GAP.fullmatch(text, done - offset, position - offset)
    return Place(
        clause=clause,
        own=done if done > clause else clause,
        end=min(stop, quantity.end + REACH),
        head=previous[1].head if previous and listed else index,
        rank=previous[1].rank + 1 if previous and listed else 0,
        opening=text[clause - offset - 1] if clause > offset else "（" if scope.inside else "",
        lead=text[clause - offset : position - offset],
        scope=scope,
    )


def _blank(hit: re.Match[str]) -> str:
    """Blanks in the place of a bracket, as many as it has characters."""
    return " " * (hit.end() - hit.start())
