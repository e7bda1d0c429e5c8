"""Naming rules for money whose purpose is said: 投入300万元改造食堂, 投入1240万元为33所学校实施厕所改造."""

from __future__ import annotations

from plantargets.extractors.names.case_rule import ADVERBS, PURPOSE, Options, plain
from plantargets.extractors.names.coordinate import distribute, parts_of
from plantargets.extractors.names.receivers import receiver
from plantargets.extractors.names.schemes import scheme_before
from plantargets.extractors.names.state import Case
from plantargets.extractors.names.verbs import cut_at_verb, verb_at_end
from plantargets.extractors.names.vocabulary import word_class, word_classes
from plantargets.extractors.patterns import compiled

GRANT = compiled(
    r"(?:[\u4e00-\u9fff]{0,4}(?:津贴|补助|补贴|奖励|奖补|资助|救助|奖金|奖励金|助学金|慰问金|工作经费|运营经费|建设经费))(?=[，。；、（]|$)"
)
RAISED = frozenset({"筹措", "筹集", "统筹", "整合", "争取", "落实", "筹资"})
FUNDS = frozenset(
    {"超长期特别国债", "特别国债", "国债", "投资", "财政资金", "专项资金", "专项债券", "资金", "经费", "补助资金"}
)
"""What money is called where only its purpose tells it from other money."""
GIVER = compiled(r"(?:中央(?:财政)?|[省市县区州]级(?:财政)?|财政|上级|社会)$")
NAMED_FUND = compiled(
    r"(?!用于|支持|进行|以上|左右)[\u4e00-\u9fff“”]{2,10}(?:资金|补助|经费|债券|国债|基金)(?=$|[，。；、])"
)
"""Who gives a fund, before its amount, and what it is called, behind it."""
SPENDER = compiled(
    r"(?:财政|资金|预算|部门|县|市|区|省|级|累计|共)(?:投入|安排|支出|补助|列支|拨付|下达)(?:资金|经费)?$"
)
MEANT = compiled(r"^(?:为|对|给|帮助|支持)")
FUND = compiled(r"(?:[\u4e00-\u9fff]{2}|[\u4e00-\u9fff]{0,8}国债)?(?:资金|经费)")
LIGHT = compiled(r"^(?:专项用于|进行|用于|实施|开展|办好|做好)")
"""Verbs that say no more than that the purpose is carried out."""
GIVEN = compiled(r"^(?:对|被?(?:评|认定|评定|确定)为)*([^，。、]{2,16}?)的(?:给予|奖励|补助|补贴|发放)(?:一次性)?$")
"""Those to whom a grant is given by a rule: 五星级的给予10万元."""
FULLY = ("全力", "全面", "系统", "重点", "着力", "集中", "大力", "积极")
GRADED = compiled(r"^\s*(?:（.{1,2}）)?(.{3,20}?)(?:服务)?(?:评估|评定|认定|考核|评价)(?:结果)?为(.+?)(等级|级)?的$")
EACH = compiled(r"(?:根据[^，、]{2,8}|每[个户家所人名])(?:分别)?$")
"""What stands between those who get a grant and its amount."""
COUNT = compiled(r"\d[\d.]*[多余]?[个项条件家座所处类]")
NUMBER = compiled(r"\d")
LONGEST = 28
DONE = compiled(r"(?:实施|开展|进行|用于)(.{2,})$|((?:更换|改造|配备|安装|建设|新建|补发|发放|购置|添置|采购).{2,})$")


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
    by_grade = grant_by_grade(case, kind.group() if kind else "") if case.money else None
    if by_grade or not case.money or not kind:
        return by_grade
    each = EACH.search(core)
    if each or (core and case.left.ends_with_change()):
        core = core[: each.start()] if each else core
        groups = distribute(core, len(case.members))
        groups = groups if len(groups) == len(case.members) else [core] * len(case.members)
        return [[(group + kind.group(), "grant")] for group in groups]
    if to:  # 受灾渔民给予每户2万元救助
        return plain(case, to + kind.group(), "grant")
    return listed_grants(case, kind.group()) if verb or not core else None


def grant_by_grade(case: Case, kind: str) -> list[Options] | None:
    """What those of a grade get: 鱼塘评定为一级、二级的，分别给予3万元、2万元奖励; 评为一级的给予3万元."""
    given = GIVEN.match(case.slot.left)
    said = kind or next(filter(None, map(last_grant, reversed(case.state.opening))), "")
    if given and said:
        return plain(case, joined(given[1], said), "grant")
    graded = GRADED.match(case.slot.before[-1]) if kind and case.slot.before else None
    grades = parts_of(graded[2]) if graded else []
    if not graded or len(grades) != len(case.members):
        return None
    return [[(graded[1] + grade + (graded[3] or "") + kind, "grant")] for grade in grades]


def last_grant(clause: str) -> str:
    """The grant that a clause speaks of last, or ''."""
    found = [hit.group() for hit in GRANT.finditer(clause)]
    return found[-1] if found else ""


def joined(one: str, other: str) -> str:
    """Two names joined, what both say only once: (五星级, 星级评定补贴) -> 五星级评定补贴."""
    return one + other[2:] if one.endswith(other[:2]) else one + other


def listed_grants(case: Case, kind: str) -> list[Options] | None:
    """The grant of each of those just named, one amount each where several were."""
    listed = case.state.listed if len(case.state.listed) == len(case.members) else [case.state.last] * len(case.members)
    return [[(without_verb(name) + kind, "grant")] for name in listed] if all(listed) else None


def without_verb(name: str) -> str:
    verb = word_class("keep").at_start(name)
    return name[len(verb) :] if len(verb) < len(name) else name


def fund_given(case: Case) -> list[Options] | None:
    """用好中央9亿元乡村振兴资金: a fund whose amount stands between its giver and its name."""
    giver, fund = GIVER.search(case.left.full), NAMED_FUND.match(case.slot.right)
    if not (case.money and case.single and giver and fund):
        return None
    return plain(case, giver.group() + fund.group(), "fund-given")


def money_for(case: Case) -> list[Options] | None:
    """投入58万元进行渔船改造, 安排财政资金7亿元加快渔港建设: money for what follows."""
    if not case.money or not case.single:
        return None
    core, right = case.left.core, case.slot.right
    if spent_next(case):
        return plain(case, purpose_next(case) + (core or "投入"), "money-for")
    named = FUND.match(right)
    called = named.group() if named else ""
    purpose = purpose_of(case.slot.beyond) or purpose_of(right)
    if core == "资金" and not purpose:
        after = purpose_next(case)
        purpose = "" if after in word_class("dependent") else after
    if core in RAISED:
        return plain(case, purpose + "资金", "money-for") if purpose else None
    if core:
        spender = SPENDER.search(core) is not None
        spent = core + called if spender else cut_at_verb(core).object
        return plain(case, purpose + spent, "money-for") if purpose and (spender or spent in FUNDS) else None
    if not case.left.has_lead("投入", "安排", "拨付", "下达", "拿出"):
        return None
    purpose = purpose or right.removeprefix(called)
    if purpose or called:
        return plain(case, purpose + (called or ("经费" if case.left.has_lead("安排") else "投入")), "money-for")
    subject = case.state.last or case.state.subject or scheme_before(case)
    return plain(case, subject + "投入", "money-of-subject")


def spent_next(case: Case) -> bool:
    """Whether bare money is told of with what it is for in the clause behind: 安排资金3亿元，办好20项实事."""
    bare = case.left.core in ("", "资金", "经费") and not (case.slot.right or case.state.last or case.slot.before)
    led = case.left.has_lead("投入", "安排", "落实", "计划投资", "拿出")
    purpose = purpose_next(case) if bare and led else ""
    return len(purpose) > 2 and purpose not in word_class("generic")


def purpose_next(case: Case) -> str:
    """What the clause behind says that money is for, or ''."""
    after = ADVERBS.sub("", case.slot.after)
    return purpose_of(
        after[len(word_classes("manner", "tend", "lead").at_start(after)) :] if after[:2] in FULLY else after
    )


def purpose_of(words: str) -> str:
    """What the words behind an amount say it is for, or ''.

    >>> purpose_of("资金支持渔港建设"), purpose_of("实施6个渔港项目"), purpose_of("以上")
    ('支持渔港建设', '渔港项目', '')
    """
    said = FUND.sub("", words)
    purpose = COUNT.sub("", LIGHT.sub("", said)) if PURPOSE.match(said) else ""
    return purpose if 1 < len(purpose) <= LONGEST and not NUMBER.search(purpose) else ""
