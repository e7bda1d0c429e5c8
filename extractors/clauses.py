"""Where a quantity stands in its sentence: its clause, its list, and the words before it that are its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plantargets.extractors.model import Quantity

BREAK = re.compile(r"[，；：。！？\n]")
LIST_GAP = re.compile(r"(?:[、和与及或/]|以及|以上|以下|以内|左右|（含）|分别|\s)*")
"""What parts the numbers of one list, with no name between: 4.6、1.9和3.3."""
STOPS = "；：。！？\n"


@dataclass(frozen=True, slots=True)
class Place:
    """A quantity's surroundings: where its clause begins, where its own words begin, and the list it is in.

    `own` is the end of the quantity before it in the clause, or the clause's start; `head` is the index of the first
    quantity of its list (numbers parted only by 、 or 和), itself where it stands alone.
    """

    clause: int
    own: int
    end: int
    head: int
    rank: int
    opening: str
    """The mark that the clause follows."""


def places(folded: str, start: int, end: int, quantities: Sequence[Quantity], first: int) -> list[Place]:
    """The places of a sentence's quantities, in order; `first` is the index of the first in the whole list."""
    found: list[Place] = []
    clause = start
    for offset, quantity in enumerate(quantities):
        previous = quantities[offset - 1] if offset else None
        floor = previous.end if previous and previous.end <= quantity.start else clause
        breaks = [hit.end() for hit in BREAK.finditer(folded, floor, quantity.start)]
        clause = breaks[-1] if breaks else clause
        closing = BREAK.search(folded, quantity.end, end)
        in_list = previous is not None and not breaks and LIST_GAP.fullmatch(folded[floor : quantity.start]) is not None
        head = found[-1].head if in_list else first + offset
        rank = found[-1].rank + 1 if in_list else 0
        opening = folded[clause - 1] if clause > start else ""
        own = max(clause, floor)
        found.append(Place(clause, own, closing.start() if closing else end, head, rank, opening))
    return found
