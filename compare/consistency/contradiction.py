"""The same indicator, group, year and role with two values: in one document, or in documents of one region and kind.

Two values in one sentence are never set against each other: nobody contradicts himself in one breath, they are of two
things whose names the sentence shares. Nor is a figure of several years (累计, 五年来) set against one year's, a part's
(其中, 开发区) against the whole's, nor the figures of two plans for different years.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from plantargets.compare.consistency.agreement import judge, plain
from plantargets.compare.consistency.finding import Finding, finding, told
from plantargets.compare.consistency.reading import DAMAGED, Reading, marks
from plantargets.compare.points import Point, Said, points_of
from plantargets.compare.sides import same_region
from plantargets.extractors.catalogue import STAGES, Catalogue, group_of
from plantargets.extractors.indicators import is_growth
from plantargets.extractors.lexicon import words
from plantargets.extractors.model import Statement
from plantargets.extractors.scale import RATES

MANY = 6
"""A name with more different values than this is one of many things."""
FEW = 3
"""So many places of one value are looked at and shown."""
FAR = 2
"""Counts and amounts of one name that are further apart than this, one to the other, are of two things."""


@dataclass(frozen=True, slots=True)
class Side:
    """Documents that should say the same, by name, and the catalogue that knows their indicators."""

    readings: Mapping[str, Reading]
    catalogue: Catalogue

    def reading(self, said: Said) -> Reading:
        """The document that says it."""
        return self.readings[said.document]

    def knows(self, statement: Statement) -> bool:
        """Whether a statement is of an indicator of the catalogue."""
        return self.catalogue.match(statement.indicator) is not None


def contradictions(readings: Sequence[Reading], catalogue: Catalogue) -> Iterator[Finding]:
    """The points whose values differ, one finding for each way in which they do."""
    for group in groups(readings):
        side = Side(group, catalogue)
        for point in points_of(reading.plan for reading in group.values()):
            if point.contradicted:
                yield from differing(point, side)


def groups(readings: Iterable[Reading]) -> Iterable[Mapping[str, Reading]]:
    """The documents of one region and kind together, each alone where it does not tell its region."""
    found: list[tuple[str, str, dict[str, Reading]]] = []
    for reading in readings:
        region, kind, name = reading.plan.facts.region or "", reading.plan.facts.kind, reading.plan.document.name
        for other, its_kind, members in found:
            if region and kind == its_kind and same_region(region, other):
                members[name] = reading
                break
        else:
            found.append((region, kind, {name: reading}))
    return [members for _, _, members in found]


def differing(point: Point, side: Side) -> Iterator[Finding]:
    """The point's values that do not agree, gathered by how they disagree."""
    found: dict[str, dict[Said, None]] = {}
    for said in of_one_thing(point, side):
        pairs = list(combinations(said, 2))
        breaths = {values_of(one, other) for one, other in pairs if in_one_breath(one, other, side)}
        for one, other in pairs:
            code = "" if values_of(one, other) in breaths else code_of(one, other, side)
            if code:
                found.setdefault(code, {}).update({one: None, other: None})
    for code, members in found.items():
        places = [(each.document, each.statement) for each in members]
        values = " / ".join(dict.fromkeys(told(each.statement) for each in members))
        yield finding(code, places, values=values, year=str(point.year or "?"), role=point.role)


def of_one_thing(point: Point, side: Side) -> Iterator[list[Said]]:
    """The point's statements that speak of one thing as far as their words tell, a few for each value.

    A name with many values is a name of many things.
    """
    things: dict[object, dict[str, list[Said]]] = {}
    for said in point.said:
        statement, reading = said.statement, side.reading(said)
        if is_sure(statement, side) and is_whole(reading, statement):
            thing = (statement.group, said.period, reading.scope(statement), stage_of(statement))
            things.setdefault(thing, {}).setdefault(told(statement), []).append(said)
    for values in things.values():
        if 1 < len(values) <= MANY:
            yield [said for same in values.values() for said in same[:FEW]]


def stage_of(statement: Statement) -> str | None:
    """The stage of school that the innermost heading tells, where the name itself tells none: 新增学位 of 学前教育."""
    if statement.group in STAGES or group_of(statement.name) in STAGES or not statement.section:
        return None
    told = group_of(statement.section[-1])
    return told if told in STAGES else None


def code_of(one: Said, other: Said, side: Side) -> str:
    """What two statements of one point give: '' where they agree or may be of two things."""
    judgement = judge(one.statement, other.statement)
    if judgement == "same":
        return ""
    firm = all(is_firm(side.reading(said), said.statement, side) for said in (one, other))
    firm = firm and owners_agree(one, other, side)
    if judgement == "apart":
        return ("values-differ" if one.statement.role == "target" else "bound") if firm else ""
    if judgement != "differ":
        return judgement if firm else ""
    if is_rate(one.statement) or (firm and is_growth(one.statement)) or are_near(one.statement, other.statement):
        return "contradiction" if firm else "values-differ"
    return ""


def values_of(one: Said, other: Said) -> frozenset[str]:
    """The values of two statements: two that one sentence tells together are of two things wherever they stand."""
    return frozenset((told(one.statement), told(other.statement)))


def in_one_breath(one: Said, other: Said, side: Side) -> bool:
    """Whether two statements stand in one sentence."""
    first, second = side.reading(one), side.reading(other)
    return first is second and first.index(one.statement) == second.index(other.statement)


def is_sure(statement: Statement, side: Side) -> bool:
    """Whether a statement can be trusted without its sentence, and names whose figure it is."""
    if statement.name.startswith("占") or DAMAGED in statement.flags:
        return False
    return statement.confidence == "high" or (statement.confidence == "medium" and side.knows(statement))


def is_firm(reading: Reading, statement: Statement, side: Side) -> bool:
    """Whether a statement tells where a thing stands, of which there is one value a year."""
    if is_rate(statement):
        return True
    if is_growth(statement):
        return statement.unit in RATES and side.knows(statement)
    if statement.measure != "level" or is_flow(statement):
        return False
    stands = bool(marks("stands").search(reading.clause(statement)))
    return statement.where == "table" or side.knows(statement) or stands


def owners_agree(one: Said, other: Said, side: Side) -> bool:
    """Whether a name that nobody knows is of one owner: what its sentence counted before it may be whose figure it is.

    音乐用户6.8亿，使用率64% and 视频用户10.3亿，使用率96% are of two things.
    """
    if side.knows(one.statement):
        return True
    first, second = (side.reading(said).named_before(said.statement) for said in (one, other))
    return first == second or "" in (first, second)


def is_rate(statement: Statement) -> bool:
    """Whether a statement tells where a rate stands, or an average (每千人口 …, 人均 …)."""
    rated = statement.unit in RATES or bool(marks("average").search(statement.name))
    return statement.measure == "level" and rated


def is_flow(statement: Statement) -> bool:
    """Whether a name is of what is done or added anew in each stretch of time."""
    return any(word in statement.name for word in words("checking.tsv", kind="flow"))


def are_near(one: Statement, other: Statement) -> bool:
    """Whether two values can be two readings of one."""
    low, high = sorted((plain(one)[0], plain(other)[0]))
    return one.measure == "level" and low > 0 and high < FAR * low


def is_whole(reading: Reading, statement: Statement) -> bool:
    """Whether a figure is of a whole thing and a whole year: not behind 其中, not 累计 nor of a quarter.

    A rate is where it stands at the end of a stretch, unless its own clause says otherwise (年均).
    """
    if statement.where == "table":
        return True
    if "其中" in reading.before(statement):
        return False
    if is_rate(statement):
        return not marks("recur").search(reading.clause(statement))
    told = (reading.sentence(statement), *statement.section, *statement.rules)
    return not any(marks("stretch").search(words) or "five-years" in words for words in told)
