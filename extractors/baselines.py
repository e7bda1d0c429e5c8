"""Starting points: 由A提高到B, 较2015年的A增长B, 比上年提高B: which year and value a change or a goal starts from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise, takewhile

from plantargets.extractors.clauses import Lead, Place
from plantargets.extractors.model import Quantity, Span
from plantargets.extractors.patterns import compiled
from plantargets.extractors.readings import Readings
from plantargets.extractors.record import record

LAST_YEAR = compiled(
    r"同比|(?:比|较|同|与|是|为|相当于|在|由|从|超过?)(?:上一?年度?|去年|前一年)(?:年?[底末]|同期|初)?|上一?年(?:的)?基础上"
    r"|(?:比|较|同|与)[今当]?年初"
)
FROM = compiled(
    r"(?:(?<![自理经缘事因])由(?![于此])|从(?![事业严而])|自(?=20))"
    r"(?:(?!增长|提高|增加|下降|降低|减少|完成|达到|实现)[^，。；由从]){0,16}?(?:的|约|近|原来|不足|仅|只有|最初|当时|分别|目前|现有)*$"
)
FROM_SIGN = compiled(r"[由从自]")
NEAR = 48
"""Characters between a starting point and its goal, and before it."""
TO = compiled(
    r"[^。；]{0,14}?(?:到|至|为|成|达)[^，。；、]{0,12}?(?:的|约|近|超过|不低于|不少于|以上|分别|现在|目前|如今)*$"
)
BASE_IN_BRACKET = compiled(
    r"20\d\d年(?:底|末)?[^，。；]{0,8}(?:为|达|是|有)?\s*$|(?:现状|现为|目前为|原为|上年为)[^，。；]{0,4}$"
)
SEPARATING = compiled(r"[，；。：]")
OF_BASE = compiled(r"(?:比|较|在|由|从)[^，。；]{0,14}?的(?:约|近)?$")
CHANGES = compiled(
    r"\s*(?:基础上)?(?:又|净|分别)?(?:提高|提升|增长|增加|上升|扩大|高|多|翻|下降|降低|减少|压减|缩短|少|低)(?:了|约|近)?"
)


@record
class Base:
    """What a value is compared with: a year, or `years_back` from the value's own (`year` at most); a rule's name."""

    year: int | None
    years_back: int | None
    rule: str
    words: Span
    """Where it is named."""

    def year_for(self, year: int | None) -> int | None:
        """The base year of a value of `year`."""
        if self.years_back is None:
            return self.year
        if year is None:
            return None
        return year - self.years_back if self.year is None else min(self.year, year - self.years_back)


@record
class FromTo:
    """由A提高到B: the two quantities by index, and where the 由 stands."""

    start: int
    goal: int
    sign: Span


def find_base(place: Place, quantity: Quantity, readings: Readings) -> Base | None:
    """The base named before a quantity: in its clause, or in an earlier clause that governs (与2020年相比，)."""
    before = place.lead
    hits = list(LAST_YEAR.finditer(before)) if "年" in before or "同比" in before else []
    found = _last_year(place, hits[-1], readings) if hits else None
    if not readings:
        return found
    for reading in readings.between(place.clause, quantity.start):
        mention = reading.mention
        if reading.base and not reading.relative and (found is None or mention.start > found.words[0]):
            found = Base(mention.year, None, f"base-{mention.rule}", (mention.start, mention.end))
    return found or _earlier_base(place, quantity, readings)


def _earlier_base(place: Place, quantity: Quantity, readings: Readings) -> Base | None:
    """The base of an earlier clause that goes on being compared with: 与2020年相比，提高2个百分点，降低3个百分点."""
    reading = readings.base_before(place.clause)
    if reading is None or reading.mention.start < readings.parting(quantity.start):
        return None
    mention = reading.mention
    return Base(mention.year, None, f"base-{mention.rule}", (mention.start, mention.end))


def _last_year(place: Place, hit: re.Match[str], readings: Readings) -> Base:
    """The base of 比上年; 去年 is the year before the writing, also where the value is of a later year."""
    start, end = place.clause + hit.start(), place.clause + hit.end()
    spoken = [r.mention.year for r in readings.between(start, end) if r.mention.rule == "word-去年"]
    return Base(spoken[0] if spoken else None, 1, f"base-{hit[0]}", (start, end))


def pair_from_to(quantities: Sequence[Quantity], places: Sequence[Place]) -> list[FromTo]:
    """The pairs of a sentence's quantities in 由A提高到B, lists pairwise: 由A、B分别提高到C、D; 由A、B提高到C."""
    if len(places) == 1:
        return []
    heads = [index for index, place in enumerate(places) if place.rank == 0]
    groups = [range(head, stop) for head, stop in zip(heads, [*heads[1:], len(places)], strict=True)]
    pairs: list[FromTo] = []
    for left, right in pairwise(groups):
        first, last, target = quantities[left[0]], quantities[left[-1]], quantities[right[0]]
        place = places[left[0]]
        if target.start - last.end > NEAR or not FROM_SIGN.search(place.lead):
            continue
        lead = Lead(place.between(max(place.own, first.start - NEAR), first.start), first.start)
        sign = FROM.search(lead.text)
        if sign and TO.fullmatch(place.between(last.end, target.start)):
            begin = lead.place(sign)[0]
            goals = right if len(right) > 1 else [right[0]] * len(left)
            pairs += [FromTo(a, b, (begin, begin + 1)) for a, b in zip(left, goals, strict=False)]
    return pairs


def pair_base_value(quantities: Sequence[Quantity], places: Sequence[Place]) -> list[tuple[int, int]]:
    """Pairs (A, C) in 较2015年的A增长C."""
    pairs = []
    for index, base in enumerate(quantities):
        place = places[index]
        if "的" not in place.lead[-2:] or not OF_BASE.search(
            place.between(max(place.own, base.start - 20), base.start)
        ):
            continue
        for later in range(index + 1, len(quantities)):
            change = quantities[later]
            if change.start < place.end and places[later].scope is place.scope:
                if CHANGES.fullmatch(place.between(base.end, change.start)):
                    pairs.append((index, later))
                break
    return pairs


def _members(places: Sequence[Place], head: int) -> list[int]:
    """The quantities of the list that begins with `head`."""
    return list(takewhile(lambda index: places[index].head == head, range(head, len(places))))


def pair_bracket(folded: str, quantities: Sequence[Quantity], places: Sequence[Place]) -> list[tuple[int, int]]:
    """Pairs (A, B) where a bracket after goals gives their bases: 控制在0.50/0.45以下（2023年为0.53/0.47）."""
    pairs: list[tuple[int, int]] = []
    for index, place in enumerate(places):
        if place.rank or folded[place.clause - 1] != "（" or not BASE_IN_BRACKET.match(place.lead):
            continue
        bases = _members(places, index)
        earlier = (n for n in range(index - 1, -1, -1) if places[n].scope is not place.scope)
        goals = [*islice(earlier, len(bases))][::-1]
        if len(goals) == len(bases):
            near = not SEPARATING.search(folded, quantities[goals[-1]].end, place.clause)
            same = all(quantities[a].unit == quantities[b].unit for a, b in zip(bases, goals, strict=True))
            pairs += list(zip(bases, goals, strict=True)) if near and same else []
    return pairs
