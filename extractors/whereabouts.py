"""Which region a document speaks for: from who signs it, who it is named after, and where it was read out.

In go front, title, issuer, kind and file name; out comes the region in full as the document has it, or None. Each
source is one named rule; the first that speaks decides, and a name that leaves the place out gives None.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from plantargets.extractors import lexicon
from plantargets.extractors.front import Front
from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record
from plantargets.extractors.regions import full_name, leading_place, level_of, regions
from plantargets.extractors.titles import REPORT

COUNTRY = "全国"
ANONYMOUS = compiled(r"[Xx×*＊某]{1,4}[省市县区州旗盟]|……(?:[省市县区]|教育)|[Xx×]{2,}")
CONGRESS = compiled(r"(?:在|日|—|^|（)([\u4e00-\u9fff]{2,16}?)第?[一二三四五六七八九十]{1,3}届(?=人民代表大会|人大)")
SPEAKS_FOR = compiled(r"代表(?P<place>[\u4e00-\u9fff]{2,14}?)人民政府")
OWN_LEVEL = {"省": "省", "自治区": "省", "市": "市", "州": "市", "盟": "市", "区": "县", "县": "县", "旗": "县"}
SELF = compiled(r"代表(省|自治区|市|州|盟|区|县|旗)(?:人民)?政府")
CITIES = ("北京市", "天津市", "上海市", "重庆市")
"""Provinces that call themselves 全市."""
SAMPLE = 30_000
NAMING, CLOSING = 10_000, 1_500
"""A report names its own place in its opening and its last call."""
STATE_KINDS = ("规划", "行动计划", "实施方案", "意见", "政府工作报告")
LOCAL_SELF = compiled(r"[全我本](?:省|市|县|州|旗|盟|校|院|局|镇|乡|区(?!域)|街道)(?!直)")
NATIONAL_SELF = compiled(r"我国|全国|国内|国际|中国")


@record
class Asked:
    """What is known of a document when its region is asked for."""

    front: Front
    text: str
    title: str
    issuer: str
    kind: str
    name: str


def find_region(asked: Asked) -> str | None:
    """The region a document speaks for, in full, or None."""
    rules = (
        congress_place,
        spoken_place,
        state_body,
        signed_or_titled,
        province_in_title,
        organ_place,
        report_place,
        country_by_self,
        name_place,
    )
    for rule in rules:
        found = rule(asked)
        if found:
            return _in_full(found, asked.text)
    return None


def congress_place(asked: Asked) -> str | None:
    """A report read out 在青禾市第十四届人民代表大会第四次会议上."""
    hits = CONGRESS.finditer(asked.front.flat if asked.kind == REPORT else "")
    places = (leading_place(hit[1].rpartition("在")[2]) for hit in hits)
    return next(filter(None, places), None)


def spoken_place(asked: Asked) -> str | None:
    """A report that says 我代表青禾市人民政府, or 我代表国务院."""
    if asked.kind != REPORT:
        return None
    if "我代表国务院" in asked.front.flat:
        return COUNTRY
    hit = SPEAKS_FOR.search(asked.front.flat)
    return leading_place(hit["place"]) if hit else None


def state_body(asked: Asked) -> str | None:
    """Issued by a body of the state, or titled a plan of the state."""
    title = compiled(r"^关于").sub("", asked.title.lstrip("《“"))
    return COUNTRY if _state().match(asked.issuer) or _state().match(title) else None


@cache
def _state() -> re.Pattern[str]:
    """How the name of a state body, or of a plan of the state, begins; 中国（青禾）自由贸易区 is a place's own."""
    return compiled(lexicon.alternation(lexicon.words("state_bodies.tsv")) + r"(?![（(])")


def signed_or_titled(asked: Asked) -> str | None:
    """The place that the title or the issuer begins with; the longer where one ends in the other."""
    title = compiled(r"^(?:关于(?:推进|加快|印发)?|中共)?[《“]?(?:(?:19|20)\d\d年度?)?").sub(
        "", compiled(r"\s").sub("", asked.title)
    )
    named, signed = leading_place(title), leading_place(compiled(r"^中共").sub("", asked.issuer))
    if named and signed and (named in signed or level_of(named) == level_of(signed)):
        return max(signed, named, key=len)
    return named or signed


def province_in_title(asked: Asked) -> str | None:
    """A province's short name anywhere in the title: 数字山东2021行动方案."""
    found = [region.name for region in regions() if region.level == "省" and region.short in asked.title]
    return found[0] if len(found) == 1 else None


def organ_place(asked: Asked) -> str | None:
    """The one place whose organs the first pages name (经青禾县人民政府同意), where no other is named as deep."""
    if asked.kind == REPORT or ANONYMOUS.search(asked.front.flat):
        return None
    places = {leading_place(hit[1]) for hit in _organ().finditer("\n".join(asked.front.lines))} - {None}
    deepest = [place for place in places if place and level_of(place) == "县"]
    return deepest[0] if len(deepest) == 1 else None


@cache
def _organ() -> re.Pattern[str]:
    """A county's organ at the start of a clause."""
    return compiled(
        r"(?:^|(?<=[，。；：、（《“\n]))(?:经|由|报|向|在|为|按照)?([\u4e00-\u9fff]{2,3}[县区旗])(?=人民政府|政府|教育|委、)"
    )


def report_place(asked: Asked) -> str | None:
    """The place a report without a title names most, of the level it speaks at (全市, 市人民政府)."""
    if ANONYMOUS.search(asked.front.flat[:3000]):
        return None
    level = own_level(asked)
    if level is None:
        return None
    if level == "县":
        return _most_named(Counter(_named_county().findall(asked.text[:SAMPLE])))
    sample = asked.text[:NAMING] + asked.text[-CLOSING:]
    counts = {
        r.name: sample.count(r.short) for r in regions() if r.level == level or (level == "市" and r.name in CITIES)
    }
    return _most_named(Counter(counts))


@cache
def _named_county() -> re.Pattern[str]:
    return compiled(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,3}[县区旗](?=人民|教育|委|经济)")


def own_level(asked: Asked) -> str | None:
    """The level a report speaks at: of the government it speaks for, else of the 全市 or 全县 it says most."""
    hit = SELF.search(asked.front.flat)
    if hit:
        return OWN_LEVEL[hit[1]]
    said = Counter(compiled(r"全(省|市|州|盟|县|旗)").findall(asked.text[:SAMPLE])) if asked.kind == REPORT else None
    return OWN_LEVEL[said.most_common(1)[0][0]] if said else None


def country_by_self(asked: Asked) -> str | None:
    """A plan that speaks of 我国, 全国 and 国内 and hardly ever of 我省, 全市, 本县 or 我校 speaks for the country."""
    sample = asked.text[:SAMPLE]
    if asked.kind not in STATE_KINDS or ANONYMOUS.search(sample):
        return None
    national, local = len(NATIONAL_SELF.findall(sample)), len(LOCAL_SELF.findall(sample))
    return COUNTRY if national >= 3 and local * 5 <= national else None


def name_place(asked: Asked) -> str | None:
    """The place that the file's name begins with."""
    return leading_place(compiled(r"^[\d年\-_ ]+").sub("", asked.name))


def _most_named(counts: Counter[str]) -> str | None:
    """The name met most, if it stands out."""
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < 4:
        return None
    return ranked[0][0] if len(ranked) < 2 or ranked[0][1] >= 1.5 * ranked[1][1] else None


def _in_full(place: str, text: str) -> str:
    """The place under its full name; an autonomous prefecture as the document writes it (黔南州)."""
    full = full_name(place)
    region = next((region for region in regions() if region.name == full), None)
    if region and full.endswith("自治州") and full not in text:
        return region.short + "州"
    return full
