"""Where a quantity stands in its sentence: its clause, its list, and the words before it that are its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plantargets.extractors.model import Quantity

BREAK = re.compile(r"[，；：。！？\n]")
LIST_GAP = re.compile(r"(?:[、和与及或/]|以及|以上|以下|以内|左右|（含）|分别|\s)*")
"""What parts the numbers of one list, with no name between: 4.6、1.9和3.3."""
BRACKET = re.compile(r"（[^（）\n]{1,60}）")
STOPS = "；：。！？\n"


@dataclass(frozen=True, slots=True)
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
    text: str
    """The sentence as the quantity sees it: what short brackets hold is blanked out, save the bracket it stands in."""
    offset: int
    """Where `text` begins in the view."""

    def between(self, start: int, end: int) -> str:
        """A stretch of the view as the quantity sees it."""
        return self.text[start - self.offset : end - self.offset]

    def before(self, quantity: Quantity) -> str:
        """The clause up to the quantity."""
        return self.between(self.clause, quantity.start)


def places(folded: str, start: int, end: int, quantities: Sequence[Quantity]) -> list[Place]:
    """The places of a sentence's quantities, in order.

    Short brackets part no clause: in 投入12亿元（其中上级3亿元），增长5% the first and the last are neighbours.
    """
    sentence = folded[start:end]
    brackets = [hit.span() for hit in BRACKET.finditer(sentence)] if "（" in sentence else []
    outer = _blank(sentence, brackets)
    found: list[Place] = []
    last: dict[int, int] = {}
    for index, quantity in enumerate(quantities):
        position = quantity.start - start
        inside = next((n for n, (left, right) in enumerate(brackets) if left < position < right), -1)
        text = outer if inside < 0 else _bracket_only(sentence, *brackets[inside])
        floor = 0 if inside < 0 else brackets[inside][0] + 1
        before = last.get(inside)
        previous = (quantities[before], found[before]) if before is not None else None
        found.append(_place(text, start, floor, index, quantity, previous))
        last[inside] = index
    return found


def _place(
    text: str, offset: int, floor: int, index: int, quantity: Quantity, previous: tuple[Quantity, Place] | None
) -> Place:
    position = quantity.start - offset
    done = previous[0].end - offset if previous and previous[0].end <= quantity.start else floor
    breaks = [hit.end() for hit in BREAK.finditer(text, done, position)]
    clause = breaks[-1] if breaks else previous[1].clause - offset if previous else floor
    closing = BREAK.search(text, quantity.end - offset)
    listed = previous is not None and not breaks and LIST_GAP.fullmatch(text[done:position]) is not None
    return Place(
        clause=clause + offset,
        own=max(clause, done) + offset,
        end=(closing.start() if closing else len(text)) + offset,
        head=previous[1].head if previous and listed else index,
        rank=previous[1].rank + 1 if previous and listed else 0,
        opening="（" if floor and clause == floor else text[clause - 1] if clause else "",
        text=text,
        offset=offset,
    )


def _blank(sentence: str, brackets: Sequence[tuple[int, int]]) -> str:
    """The sentence with what its brackets hold blanked out, of the same length."""
    for left, right in brackets:
        sentence = sentence[:left] + " " * (right - left) + sentence[right:]
    return sentence


def _bracket_only(sentence: str, left: int, right: int) -> str:
    """The sentence with all but one bracket's content blanked out, of the same length."""
    return " " * (left + 1) + sentence[left + 1 : right - 1] + " " * (len(sentence) - right + 1)
