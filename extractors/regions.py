"""Places: from a name at the start of some words to the region in full, and its level (国家, 省, 市, 县).

Provinces and prefectures come from `data/regions.tsv`; counties and districts are known by their ending. Nothing here
looks at a whole document: `whereabouts` decides which of a document's words to ask.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from plantargets.extractors import lexicon
from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record

Level = Literal["国家", "省", "市", "县"]
LEVELS: tuple[Level, ...] = ("国家", "省", "市", "县")

COUNTY = compiled(r"[\u4e00-\u9fff]{2,8}?(?:自治县|自治旗|新区|矿区|特区|林区|[县旗区市州盟省])|[\u4e00-\u9fff]县")
"""The shortest name with the ending of a county, a district, or a place that is not in the list."""
DEPTH = {"省": 1, "市": 2, "州": 2, "盟": 2, "地区": 2, "区": 3, "县": 3, "旗": 3}
"""How deep a place lies by its ending; a city may lie in a city (县级市)."""
OTHER_WORD = compiled(r"[域级场辖直长容]|民(?![生政族])|政(?!府|协)")
"""After a county's ending: the ending begins another word (区域, 市场, 市政工程)."""


@record
class Region:
    """A province or prefecture of the list: its names, its level, and the province it lies in."""

    name: str
    short: str
    level: Level
    province: str


@cache
def regions() -> tuple[Region, ...]:
    """All regions of the list, provinces before what lies in them."""
    found: list[Region] = []
    for row in lexicon.table("regions.tsv"):
        row.one_of("level", LEVELS)
        found.append(Region(row["name"], row["short"], "国家" if row["level"] == "国家" else "省", row["name"]))
    for row in lexicon.table("regions.tsv"):
        found += [_prefecture(place, row["name"]) for place in row["places"].split()]
    return tuple(found)


def _prefecture(place: str, province: str) -> Region:
    short, slash, rest = place.partition("/")
    if not slash:
        short = compiled(r"(?:市|盟|地区)$").sub("", place)
    return Region(short + rest if slash else place, short, "市", province)


@cache
def written_forms() -> dict[str, Region]:
    """Every way in which a listed region is written with its ending: 凉山彝族自治州, 凉山州, 吉林省, 吉林市."""
    forms: dict[str, Region] = {}
    for region in regions():
        forms.setdefault(region.name, region)
        if region.name.endswith("自治州"):
            forms.setdefault(region.short + "州", region)
    return forms


@cache
def _lengths() -> tuple[int, ...]:
    """The lengths that written forms have, longest first."""
    return tuple(sorted({len(form) for form in written_forms()}, reverse=True))


def _listed_at(words: str, position: int) -> str:
    """The longest listed region that is written at a position, or ''."""
    ends = (words[position : position + length] for length in _lengths())
    return next((form for form in ends if form in written_forms()), "")


def _unlisted(words: str) -> str:
    """The words without the listed regions in them."""
    left, position = "", 0
    while position < len(words):
        listed = _listed_at(words, position)
        left += "" if listed else words[position]
        position += len(listed) or 1
    return left


@cache
def _shorts() -> re.Pattern[str]:
    return compiled(lexicon.alternation(tuple(region.short for region in regions() if region.level != "市")))


def leading_place(words: str) -> str | None:
    """The place that the words begin with, as written and as deep as it goes, or None.

    >>> leading_place("太原市杏花岭区“十四五”规划"), leading_place("广西教育工作要点"), leading_place("我县教育")
    ('太原市杏花岭区', '广西壮族自治区', None)
    """
    position = depth = 0
    while part := _part_at(words, position):
        reached = DEPTH[_ending(part)]
        if reached < depth or (reached == depth and reached != DEPTH["市"]):
            break
        position, depth = position + len(part), reached
    if position:
        return words[:position]
    short = _shorts().match(words)
    if short is None:
        return None
    below = _part_at(words, short.end())
    return words[: short.end() + len(below)] if below else full_name(short[0])


def _part_at(words: str, position: int) -> str:
    """One step of a place's name at a position: a listed region, or a name known by its ending; '' for none."""
    return _listed_at(words, position) or _county_at(words, position)


def _ending(name: str) -> str:
    return "省" if name.endswith(("自治区", "行政区")) or name == "全国" else name[-1]


def _county_at(words: str, position: int) -> str:
    """A county's or district's name at a position, unless its ending belongs to another word (县级, 市场, 区域)."""
    match = COUNTY.match(words, position)
    if match is None or _is_no_name(match[0]) or OTHER_WORD.match(words, match.end()):
        return ""
    return match[0]


def _is_no_name(name: str) -> bool:
    """Whether words have a county's ending and name none: 我县, 示范区, 智慧城市, or a verb in front."""
    words = _no_names()
    return (
        name.startswith(words["start"])
        or name.endswith(words["end"])
        or name in words["whole"]
        or any(word in name for word in words["holds"])
    )


@cache
def _no_names() -> dict[str, tuple[str, ...]]:
    """The words of data/not_places.tsv by where they stand in a name that is none."""
    return {where: lexicon.words("not_places.tsv", where=where) for where in ("start", "end", "whole", "holds")}


def full_name(place: str) -> str:
    """The full name of a place that is listed under a short name; any other comes back as it is.

    >>> full_name("宁夏"), full_name("蚌埠"), full_name("黔南"), full_name("杏花岭区")
    ('宁夏回族自治区', '蚌埠市', '黔南布依族苗族自治州', '杏花岭区')
    """
    if place in written_forms():
        return place
    return next((region.name for region in regions() if region.short == place), place)


def level_of(place: str) -> Level:
    """The level of a place by its last part: listed ones by the list, others by their ending."""
    hit = written_forms().get(place)
    if hit:
        return hit.level
    last = _unlisted(place)
    if not last or _shorts().fullmatch(last):
        return "市"
    if place.endswith("省"):
        return "省"
    return "市" if last == place and place.endswith(("市", "州", "盟")) else "县"
