"""Which region a document speaks for: from who signs it, who it is named after, and where it was read out.

In go front, title, issuer, kind and file name; out comes the region in full as the document has it, or None. Each
source is one named rule; the first that speaks decides, and a name that leaves the place out gives None.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from plantargets.extractors.front import Front
from plantargets.extractors.regions import full_name, leading_place, level_of, regions

COUNTRY = "全国"
ANONYMOUS = re.compile(r"[Xx×*＊某]{1,4}[省市县区州旗盟]|…{2,}(?:[省市县区]|教育)|[Xx×]{2,}")
CONGRESS = re.compile(r"[\u4e00-\u9fff]{2,15}?(?=第?[一二三四五六七八九十]{1,3}届人民?代?表?大会?)")
SPEAKS_FOR = re.compile(r"代表(?P<place>[\u4e00-\u9fff]{2,14}?)人民政府")
STATE = re.compile(
    r"^(?:中华人民共和国|国家|国务院|中共中央|全国|教育部|财政部|科技部|工业和信息化部|交通运输部|农业农村部|水利部|民政部|商务部|公安部|司法部|"
    r"人力资源和?社会保障部|自然资源部|生态环境部|住房和?城乡建设部|文化和旅游部|应急管理部|最高人民)"
)
OWN_LEVEL = {"省": "省", "自治区": "省", "市": "市", "州": "市", "盟": "市", "区": "县", "县": "县", "旗": "县"}
SELF = re.compile(r"代表(省|自治区|市|州|盟|区|县|旗)(?:人民)?政府")
NAMED_COUNTY = re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,3}[县区旗](?=人民|教育|委|经济)")
SAMPLE = 30_000


@dataclass(frozen=True, slots=True)
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
    """在杭州市第十四届人民代表大会第四次会议上."""
    for hit in re.finditer(
        r"(?:在|日|—|^|\()([\u4e00-\u9fff]{2,16}?)第?[一二三四五六七八九十]{1,3}届(?=人民代表大会|人大)",
        asked.front.flat,
    ):
        place = leading_place(hit[1].rpartition("在")[2])
        if place:
            return place
    return None


def spoken_place(asked: Asked) -> str | None:
    """我代表蚌埠市人民政府, 我代表国务院."""
    if "我代表国务院" in asked.front.flat:
        return COUNTRY
    hit = SPEAKS_FOR.search(asked.front.flat)
    return leading_place(hit["place"]) if hit else None


def state_body(asked: Asked) -> str | None:
    """Issued by a body of the state, or titled a plan of the state."""
    title = re.sub(r"^关于", "", asked.title.lstrip("《“"))
    return COUNTRY if STATE.match(asked.issuer) or STATE.match(title) else None


def signed_or_titled(asked: Asked) -> str | None:
    """The place that the title or the issuer begins with; the longer where one ends in the other."""
    title = re.sub(
        r"^(?:关于(?:推进|加快|印发)?|中共)?[《“]?(?:(?:19|20)\d\d年度?)?", "", re.sub(r"\s", "", asked.title)
    )
    named, signed = leading_place(title), leading_place(re.sub(r"^中共", "", asked.issuer))
    if named and signed and (named in signed or level_of(named) == level_of(signed)):
        return max(signed, named, key=len)
    return named or signed


def province_in_title(asked: Asked) -> str | None:
    """A province's short name anywhere in the title: 数字山东2021行动方案."""
    found = [region.name for region in regions() if region.level == "省" and region.short in asked.title]
    return found[0] if len(found) == 1 else None


def report_place(asked: Asked) -> str | None:
    """The place a report without a title names most, of the level it speaks at (全市, 市人民政府)."""
    if ANONYMOUS.search(asked.front.flat[:3000]):
        return None
    hit = SELF.search(asked.front.flat)
    level = OWN_LEVEL[hit[1]] if hit else None
    if level is None:
        return None
    if level == "县":
        return _most_named(Counter(NAMED_COUNTY.findall(asked.text[:SAMPLE])))
    counts = {region.name: asked.text[:SAMPLE].count(region.short) for region in regions() if region.level == level}
    return _most_named(Counter(counts))


def country_by_self(asked: Asked) -> str | None:
    """A text that says 我国 and never 我省, 全市 or 我县 speaks for the country."""
    sample = asked.text[:SAMPLE]
    if sample.count("我国") < 2 or re.search(r"(?:全|我)(?:省|市|县|州|旗|盟)(?!直)", sample):
        return None
    return COUNTRY


def name_place(asked: Asked) -> str | None:
    """The place that the file's name begins with."""
    return leading_place(re.sub(r"^[\d年\-_ ]+", "", asked.name))


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
