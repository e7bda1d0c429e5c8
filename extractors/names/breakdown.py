"""Breakdowns: what a member leaves out of the name of what it is part of is put back."""

from __future__ import annotations

from plantargets.extractors.names.case_rule import SHARE_OF
from plantargets.extractors.names.coordinate import is_metric, metric_tail, owner_of
from plantargets.extractors.names.groups import PEOPLE_NOUN
from plantargets.extractors.names.state import BODIES, Case
from plantargets.extractors.names.trim import AVERAGES
from plantargets.extractors.names.verbs import JOINT
from plantargets.extractors.names.vocabulary import word_class
from plantargets.extractors.patterns import compiled

MONEY_WORD = compiled(r"(?:资金|经费|投入|补助|配套|捐赠|支出|拨款|贷款?|债券|专项债|收入|投资|补贴|基金|奖金|费)$")
LACK = compiled(r"(?<![紧急短稀空])(?:尚|仍|还)?缺(?![口编员额勤氧])([\u4e00-\u9fff]{2,8})$")
ATTRIBUTE_ENDS = frozenset("性型")
"""What ends an attribute that names no thing, so that it needs the owner of what it is part of: 财政性投入."""
PLACE_ONLY = compiled(r"(?:城区|片区|新城|农村|乡镇|山区|县域|线上|线下|校内|校外)$")
COMPLETE_BODY = compiled(
    r"[园校院所班点部站厅馆社基地心业中县区市镇乡村室场队团企家户店库户体园群桥路线机台组会项目]$|小学|初中|高中|工程"
)
COMPLETE_PEOPLE = compiled(
    r"[师生员人工者家长士民童儿手匠]$|干部|人才|教师|毕业生|班主任|就业|参保|过线|上线|录取|统招|分招|升学|就读"
)
DIGIT = compiled(r"\d")
LONGEST_TRAIT = 8
ATTRIBUTE = compiled(r"(?:岁|级|年|学历|专科|本科)(?:以上|以下|以内|及以上|及以下)的?$|以[上下]学历$")
PER_HEAD = compiled(r"^(?:每人|每生|每处|每间|每套|每户|单套|单间|户均)")
DEEDS = frozenset({"升学", "就业", "上线", "录取", "就读", "留任", "参保", "参赛", "获奖", "结业"})


def attributive(case: Case, base: str) -> str:
    """An attribute without its noun takes the noun named before (50周岁以上的612人)."""
    last = case.state.parent or case.state.last
    of = case.left.tails[:1] == ("的",) and (case.people or case.first.unit in BODIES)
    passing = case.left.tails[:2] == ("有", "的") and bool(DIGIT.search(base))
    said = (of or passing) and len(base) <= LONGEST_TRAIT
    if not last or not (ATTRIBUTE.search(base) or said):
        return ""
    case.state.parent = last if passing else case.state.parent  # 占比超过10%的有4种、超过20%的有2种
    verb = word_class("keep").at_start(last)
    noun = last[len(verb) :] if len(verb) < len(last) else last
    noun = owner_of(noun) if case.share else noun
    return base.removesuffix("的") + noun + ("占比" if case.share else "")


def deed_of_last(case: Case, base: str) -> str:
    """毕业生5870人，升学3350人: what those just counted went on to do; 人均5104元: the amount a head."""
    last = case.state.last
    lacking = LACK.search(base) if "缺" in base else None
    if lacking:
        return lacking.group(1) + "缺口"
    if means_only(case, base):
        return base + last.removesuffix("缺口")
    if case.people and base in DEEDS and PEOPLE_NOUN.search(last):
        return last + base
    if base in AVERAGES and last:
        verb = word_class("keep").at_start(last)
        return last[len(verb) :] + base
    return ""


def means_only(case: Case, base: str) -> bool:
    """Whether only the way is said in which people named before come (尚缺教师186名，公开招聘95名)."""
    last = case.state.last
    if not ((case.people and last.endswith("缺口")) or last.startswith(base)) or case.state.parent:
        return False
    return last.endswith("缺口") and not COMPLETE_PEOPLE.search(base) and len(base) <= 6


def per_head(case: Case, base: str) -> str:
    """每人补助2万元: what each of those just named gets."""
    hit = PER_HEAD.match(base)
    last = case.state.last
    if not hit or not last:
        return ""
    verb = word_class("keep").at_start(last)
    owner = last[len(verb) :] if len(verb) < len(last) else last
    rest = base[hit.end() :]
    if not rest and case.first.unit.endswith("平方米"):
        return owner + "面积"
    if hit.group() in ("单套", "单间", "户均"):
        return owner + base
    rest = compiled(r"^(?:另发|另配|发放|配置|配备|报销|给予|享受)").sub("", rest)
    whose = owner if hit.group() == "每人" or owner.startswith("每") else hit.group() + owner
    return whose + rest if rest else ""


def child(case: Case, base: str) -> str:
    """A breakdown's member takes back what it leaves out of its parent's name."""
    parent = case.state.parent_for(case.first.unit)
    verb = word_class("keep").at_start(parent)
    verb = "" if JOINT.match(parent[len(verb) :]) else verb  # 新建和改造公路: 其中县道 is of both
    if case.share and case.left.has_tail("占"):
        return base
    if case.share and SHARE_OF.search(parent) and not metric_tail(base):
        return f"{base}占{SHARE_OF.split(parent)[0]}比例"
    if is_metric(base):
        return owner_of(parent) + base
    if place_of_measure(base, parent):
        return place_of_measure(base, parent) + parent
    if verb and base.endswith(parent[len(verb) :]) and not case.left.keep:
        return verb + base
    missing = missing_head(case, base, parent)
    if missing:
        return missing
    if case.left.has_lead("对"):
        return base + parent
    if base[-3:-2] in ATTRIBUTE_ENDS and not verb and common_end(base, parent) == 2:  # 教育投入, 其中财政性投入
        return parent[:-2] + base
    measure = "" if case.left.keep or case.share or "、" in base else measure_of_kind(base, parent)
    if measure and case.state.unit_of.get(parent) == case.first.unit:
        return base + measure
    if case.share and not (metric_tail(base) or case.left.ends_with_change()):
        return base + "占比"
    if base.endswith("占比") and not same_thing(base, case.state.parent):
        return case.state.parent + base  # 实际使用外资, 其中制造业占比
    if verb and not (case.left.keep or case.share or base.startswith(verb)):
        return verb + base
    return base


def place_of_measure(base: str, parent: str) -> str:
    """The part of the region that only stands before the measure of the whole: (普通话普及率, 南山普及率) -> 南山."""
    measure = metric_tail(parent)
    place = base.removesuffix(measure)
    alone = (
        is_metric(measure)
        and measure.endswith("率")
        and base != place
        and 1 < len(place) <= 3
        and len(parent) > len(measure) + 1
    )
    return place if alone and place[:2] not in parent else ""


def measure_of_kind(base: str, parent: str) -> str:
    """The measure by which the whole is counted, where a part names a kind of the same thing.

    >>> measure_of_kind("电动船舶", "船舶保有量"), measure_of_kind("高速铁路", "铁路营业里程")
    ('保有量', '营业里程')
    """
    measure = parent.partition(base[-2:])[2]
    known = metric_tail(measure) or word_class("shared").at_end(measure) or word_class("bare").at_end(measure)
    return measure if known else ""


def same_thing(base: str, parent: str) -> bool:
    """Whether a share names itself what it is of: (公办园幼儿占比, 在园幼儿), or is of another share."""
    thing = base.removesuffix("占比")[-2:]
    return thing in parent or bool(SHARE_OF.search(parent)) or parent.endswith(("率", "占比", "比例", "比重"))


def common_end(one: str, other: str) -> int:
    """How many characters two names end in alike."""
    size = 0
    while size < min(len(one), len(other)) and one[-size - 1] == other[-size - 1]:
        size += 1
    return size


def missing_head(case: Case, base: str, parent: str) -> str:
    """A breakdown's member that is no noun of its own takes its parent's (教育部门办33所 -> 教育部门办幼儿园)."""
    unit = case.first.unit
    if case.state.unit_of.get(parent, "")[-1:] != unit[-1:] or case.left.keep or metric_tail(base):
        return ""
    verb = word_class("keep").at_start(parent)
    bare = parent[len(verb) :]
    if case.money:
        return "" if MONEY_WORD.search(base) else base + (MONEY_WORD.search(bare) or [""])[0]
    if unit in BODIES:
        if PLACE_ONLY.search(base):
            return base + parent
        return "" if COMPLETE_BODY.search(base) else (base + parent if len(base) <= 3 and verb else verb + base + bare)
    if case.people:
        return "" if COMPLETE_PEOPLE.search(base) or len(base) > 6 else verb + base + bare
    return ""
