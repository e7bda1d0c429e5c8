"""Naming rules for money whose purpose is said: 投入300万元改造食堂, 投入1240万元为33所学校实施厕所改造."""

from __future__ import annotations

import re

from plantargets.extractors.names.case_rule import PURPOSE, Options, plain
from plantargets.extractors.names.receivers import receiver
from plantargets.extractors.names.state import Case
from plantargets.extractors.names.verbs import verb_at_end
from plantargets.extractors.names.vocabulary import word_class

GRANT = re.compile(
    r"(?:[\u4e00-\u9fff]{0,4}(?:津贴|补助|补贴|奖励|奖补|资助|救助|奖金|奖励金|助学金|慰问金|工作经费))(?=[，。；、（]|$)"
)
RAISED = frozenset({"筹措", "筹集", "统筹", "整合", "争取", "落实"})
SPENDER = re.compile(
    r"(?:财政|资金|预算|部门|县|市|区|省|级|累计|共)(?:投入|安排|支出|补助|列支|拨付|下达)(?:资金|经费)?$"
)
MEANT = re.compile(r"^(?:为|对|给|帮助|支持)")
DONE = re.compile(r"(?:实施|开展|进行|用于)(.{2,})$|((?:更换|改造|配备|安装|建设|新建|补发|发放|购置|添置|采购).{2,})$")


def money_meant(case: Case) -> list[Options] | None:
    """投入1240万元为33所学校实施厕所改造: money for what is done to those counted next."""
    spent = case.left.has_lead("投入", "安排") or case.left.core == "投资"
    if not case.money or not spent or not MEANT.match(case.slot.beyond):
        return None
    hit = DONE.search(case.slot.beyond)
    purpose = (hit.group(1) or hit.group(2)) if hit else ""
    return plain(case, purpose + ("投资" if case.left.core == "投资" else "投入"), "money-meant") if purpose else None


def grant(case: Case) -> list[Options] | None:
    """分别给予600元、300元津贴: what is paid to those just named, one amount each where several were."""
    kind = GRANT.match(case.slot.right.removeprefix("的"))
    core, verb = case.left.core, verb_at_end(case.left.core)
    to = receiver(core, case.left) or (core.removesuffix(verb) if verb else "")
    if not case.money or not kind:
        return None
    if to:  # 受灾渔民给予每户2万元救助
        return plain(case, to + kind.group(), "grant")
    return listed_grants(case, kind.group()) if verb or not core else None


def listed_grants(case: Case, kind: str) -> list[Options] | None:
    """The grant of each of those just named, one amount each where several were."""
    listed = case.state.listed if len(case.state.listed) == len(case.members) else [case.state.last] * len(case.members)
    return [[(without_verb(name) + kind, "grant")] for name in listed] if all(listed) else None


def without_verb(name: str) -> str:
    verb = word_class("keep").at_start(name)
    return name[len(verb) :] if len(verb) < len(name) else name


def money_for(case: Case) -> list[Options] | None:
    """投入58万元进行渔船改造: money for what follows."""
    if not case.money or not case.single:
        return None
    if case.left.core in RAISED and PURPOSE.match(case.slot.right):
        return plain(case, PURPOSE.sub("", case.slot.right) + "资金", "money-for")
    if SPENDER.search(case.left.core) and PURPOSE.match(case.slot.right):
        return plain(case, PURPOSE.sub("", case.slot.right) + case.left.core, "money-for")
    if case.left.core:
        return None
    if not case.left.has_lead("投入", "安排", "拨付", "下达"):
        return None
    purpose = PURPOSE.sub("", case.slot.right)
    if purpose:
        spent = "经费" if case.left.has_lead("安排") else "投入"
        return plain(case, purpose + spent, "money-for")
    return plain(case, (case.state.last or case.state.subject) + "投入", "money-of-subject")
