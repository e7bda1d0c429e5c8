"""Digits that ran together, cut apart: 2551.72347.6-8%2 is 2551.7, 2347.6, -8% and the next row's number 2.

In: the run of figures behind a row's name, how many values it must hold, and what the table says of them.
Out: the stretches of the values: of all ways to cut the run, the one that agrees best with the row's own change column,
with equal decimals and with neighbouring values of like size.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import combinations, pairwise

from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record
from plantargets.extractors.tables.cells import unit_source

NUMBER = compiled(r"(?:[1-9]\d{0,2}(?:,\d{3})+|0|[1-9]\d*)(?:\.\d+)?")
DASH = "—|——|－|－－|–|/"
BEFORE = r"[〔\[（(]?(?:不低于|不少于|不高于|不超过|大于|小于|高于|低于|超过|达到|约|[≥≤<>＜＞≧≦])?\s*[-－+]?"
AFTER = r"(?:[—–~～至]\d+(?:\.\d+)?)?(?:%|％|‰|个?百分点)?(?:以上|以下|以内|左右)?[〕\]）)]?"
PIECE = compiled(rf"\s*(?:(?P<before>{BEFORE})(?P<digits>\d[\d.,]*)(?P<after>{AFTER})|(?P<dash>{DASH}))\s*")
BARE = compiled(r"\s*\d{2,}\s*")
MAX_DIGITS = 24
TOO_MUCH = 50
DOUBTFUL = 25
"""From this cost on a way of cutting is taken only where no other is as good."""


@record
class Want:
    """What a run must hold: how many levels, and whether a change follows them.

    `next_index` is the number that the next row bears; `percent` tells that the levels are shares, `bare_change` that
    the change needs no unit of its own.
    """

    levels: int
    change: bool = False
    next_index: str = ""
    percent: bool = False
    bare_change: bool = False


@record
class Part:
    """One value of a run: its stretch, its number (None for a dash), and whether the run itself shows where it ends."""

    start: int
    end: int
    number: Decimal | None
    decimals: int = 0
    points: bool = False
    relative: bool = False


def split_run(run: str, want: Want) -> list[tuple[int, int]] | None:
    """The stretches of the values in the run, the next row's number left out; None where no way of cutting fits.

    >>> run = "2551.72347.6-8%2"
    >>> [run[a:b] for a, b in split_run(run, Want(2, change=True, next_index="2"))]
    ['2551.7', '2347.6', '-8%']
    >>> [("93.896.5")[a:b] for a, b in split_run("93.896.5", Want(2))]
    ['93.8', '96.5']
    """
    pieces = _pieces(run)
    if pieces is None:
        return None
    ways = [
        (extra + _cost(kept, want), [(part.start, part.end) for part in kept])
        for parts in _ways(pieces, want.levels + want.change + bool(want.next_index))
        for extra, kept in _without_index(run, parts, want)
    ]
    least = min((cost for cost, _ in ways), default=TOO_MUCH)
    best = [spans for cost, spans in ways if cost == least]
    told = least < TOO_MUCH and (least < DOUBTFUL or len(best) == 1)
    return best[0] if told else None


@cache
def _measured(count: int) -> re.Pattern[str]:
    number = rf"{BEFORE}\d[\d.,]*"
    following = rf"\s*({number}(?P=unit)(?:以上|以下|以内|左右)?)" * (count - 1)
    return compiled(rf"\s*({number}(?P<unit>{unit_source()})(?:以上|以下|以内|左右)?){following}")


def measured_run(text: str, start: int, count: int) -> list[tuple[int, int]]:
    """The stretches of as many values as wanted where each bears the same unit: 3200人3500人; none otherwise.

    >>> [("3200人3500人粮食产量")[a:b] for a, b in measured_run("3200人3500人粮食产量", 0, 2)]
    ['3200人', '3500人']
    """
    hit = _measured(count).match(text, start) if count > 1 else None
    if hit is None:
        return []
    return [hit.span(number) for number in range(1, count + 2) if number != hit.re.groupindex["unit"]]


def _without_index(run: str, parts: list[Part], want: Want) -> Iterator[tuple[int, list[Part]]]:
    """The values without the next row's number, and what it costs where that number is missing."""
    count = want.levels + want.change
    if len(parts) == count:
        yield 4 if want.next_index else 0, parts
    elif len(parts) == count + 1 and run[parts[-1].start : parts[-1].end] == want.next_index:
        yield 0, parts[:count]


def lone_values(run: str, want: Want) -> list[tuple[int, int]]:
    """The stretches of the values where each shows its own edges and none must be cut: '4.1<5'; none otherwise.

    Bare digits where several levels are wanted may be those of several: 1201.
    """
    if want.levels > 1 and BARE.fullmatch(run):
        return []
    ways = [list(_cuts(piece, 1)) for piece in _pieces(run) or []]
    return [(way[0][0].start, way[0][0].end) for way in ways] if all(ways) else []


def _pieces(run: str) -> list[re.Match[str]] | None:
    """The run's pieces, whose ends the run itself shows by signs; None where something else stands in it."""
    pieces = []
    position = 0
    while position < len(run):
        piece = PIECE.match(run, position)
        if piece is None or piece.end() == position:
            return None
        pieces.append(piece)
        position = piece.end()
    return pieces


def _ways(pieces: Sequence[re.Match[str]], most: int) -> Iterator[list[Part]]:
    """All ways to cut the pieces into at most `most` values and not fewer than one each."""
    if not pieces:
        yield []
        return
    for head in _cuts(pieces[0], most - len(pieces) + 1):
        for rest in _ways(pieces[1:], most - len(head)):
            yield [*head, *rest]


def _cuts(piece: re.Match[str], most: int) -> Iterator[list[Part]]:
    """All ways to cut one piece's digits into at most `most` numbers."""
    if piece["dash"]:
        yield [Part(piece.start("dash"), piece.end("dash"), None)]
        return
    digits = piece["digits"]
    if len(digits) > MAX_DIGITS or most < 1:
        return
    for count in range(1, most + 1):
        for places in combinations(range(1, len(digits)), count - 1):
            edges = [0, *places, len(digits)]
            numbers = [digits[left:right] for left, right in pairwise(edges)]
            if all(NUMBER.fullmatch(number) for number in numbers):
                yield _parts(piece, edges, numbers)


def _parts(piece: re.Match[str], edges: Sequence[int], numbers: Sequence[str]) -> list[Part]:
    """The numbers as parts: the first takes the signs before the digits, the last the unit behind them."""
    offset, last = piece.start("digits"), len(numbers) - 1
    negative = "-" in piece["before"] or "－" in piece["before"]
    parts = []
    for place, number in enumerate(numbers):
        value = Decimal(number.replace(",", ""))
        parts.append(
            Part(
                start=offset + edges[place] if place else piece.start("before"),
                end=offset + edges[place + 1] if place < last else piece.end("after"),
                number=-value if negative and place == 0 else value,
                decimals=len(number.partition(".")[2]),
                points=place == last and "百分点" in piece["after"],
                relative=place == last and any(sign in piece["after"] for sign in "%％"),
            )
        )
    return parts


def _cost(parts: Sequence[Part], want: Want) -> int:
    """How ill the values agree: 0 for the best; a change that the row denies or that has no unit costs most."""
    levels = [part for part in parts[: want.levels] if part.number is not None]
    numbers = [part.number for part in levels if part.number is not None]
    decimals = {part.decimals for part in levels}
    cost = 4 + 2 * (max(decimals) - min(decimals)) if len(decimals) > 1 else 0
    cost += sum(_unlike(first, second) for first, second in pairwise(numbers))
    cost += sum(12 for number in numbers if want.percent and number > 100)
    if want.change:
        cost += _disagreement(numbers, parts[-1], want)
    return cost


def _unlike(first: Decimal, second: Decimal) -> int:
    """How far two neighbouring values are apart in size."""
    small, large = sorted((abs(first), abs(second)))
    if not small:
        return 6 if large < 10 else DOUBTFUL
    ratio = large / small
    return next(cost for limit, cost in ((2, 0), (4, 4), (10, 10), (10**30, 25)) if ratio < limit)


def _disagreement(levels: Sequence[Decimal], change: Part, want: Want) -> int:
    """Whether the change column is the difference, in points or in per cent, of the first level and a later one."""
    if change.number is None or len(levels) < 2:
        return 10
    if not (change.points or change.relative):
        return 0 if want.bare_change else TOO_MUCH
    slack = Decimal("0.6") if not change.decimals else Decimal("0.15")
    for level in levels[1:]:
        if change.points and abs(abs(level - levels[0]) - abs(change.number)) <= slack:
            return 0
        if change.relative and levels[0] and abs((level / levels[0] - 1) * 100 - change.number) <= slack:
            return 0
    return 30
