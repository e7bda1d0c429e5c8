"""Naming rules for numbers whose name was said before: changes, from-to, durations, those who benefit."""

from __future__ import annotations

from plantargets.extractors.names.case_rule import Options, plain
from plantargets.extractors.names.coordinate import distribute, is_metric, metric_tail, owner_of
from plantargets.extractors.names.counted import STEP
from plantargets.extractors.names.deeds import beneficiaries, comes_to, short_deed
from plantargets.extractors.names.receivers import rises
from plantargets.extractors.names.state import BODIES, Case
from plantargets.extractors.names.topics import Topic, tends, topic_before, topic_of, without_verbs
from plantargets.extractors.names.verbs import verb_at_end
from plantargets.extractors.names.vocabulary import word_class
from plantargets.extractors.patterns import compiled

OCCASION = compiled(r"(每次|每期|单次|每天|每日)$")
EVENTS = frozenset({"期", "场", "场次", "班", "次", "轮"})
UNFIT_OWNER = compiled(r"(?:标准|率|比例|占比)$")
REACHING = compiled(r"(?<=...)(?:惠及|带动|拉动|覆盖|撬动)(?=..)")
"""Where a name says whom its owner reaches: what is said next is of the owner too (发放补贴带动消费, 惠及商户)."""
GROWING = frozenset({"新增", "净增"})
OUTCOME = compiled(r"^(?:稳定|就地|就近|充分)?(?:就业|创业|增收|致富|脱贫)+(?:增收)?$")
"""What people are brought to: 带动500名渔民就业."""
SO_FAR = compiled(r"\s*(?:已?达到?|已)?\s*")
TOTAL = compiled(r"(?:累计|总数|总量|合计)(?:已|分别)?(?:达到?|为|有)?$")


SELF_SAID = frozenset({"就业", "创业", "造林", "绿化", "发电", "落户", "上岗", "授信"})
"""Doings that need nothing before them to be understood."""
MANY = compiled("[、和与及]")
BEGUN = compiled(r"新?开工(?:建设)?(?=..)")
FINISHED = ("建成", "竣工", "完工")


def per_occasion(case: Case) -> list[Options] | None:
    """每次不少于一周: how long each of what was named lasts."""
    hit = OCCASION.search(case.slot.left.strip())
    if not case.time or not hit or not case.state.last or OCCASION.sub("", case.left.core):
        return None
    return plain(case, case.state.last + hit.group(1) + "时间", "per-occasion")


def from_to(case: Case) -> list[Options] | None:
    """由71所整合为47所: where it goes to is of what it comes from."""
    state = case.state
    if not state.ranging or case.slot.opener:
        return None
    if case.single and len(state.names) == len(state.units) > 1:  # 甲、乙分别从30%、45%提高到60%
        return [[(name, "from-to") for name in state.names]]
    if len(state.names) != len(case.members):
        return None
    if case.time and state.units[-1] in BODIES:  # 扩展到9个市并延长至240小时: two ranges of one subject
        return plain(case, state.owner + "时间", "second-range") if state.owner else None
    return [[(name, "from-to")] for name in state.names]


def benefit(case: Case) -> list[Options] | None:
    """惠及67万人次, 覆盖学校48所: whom the thing just named reaches."""
    verb = case.left.keep
    if verb not in word_class("reach"):
        return None
    of = case.counted if case.slot.right.startswith("的") and not case.left.core else None
    if of and beneficiaries(case):  # 惠及80万人的引水工程
        return plain(case, of.noun + verb + beneficiaries(case), "benefit")
    said = case.state.joint or between(case) or case.state.owner or case.state.last or case.state.subject
    if not said or (verb in said and not case.slot.opener) or verb_at_end(said) == said or rises(verb, case.left):
        return None
    noun = case.left.core or (case.counted.noun + outcome(case.counted.deed) if case.counted else "")
    noun = noun or beneficiaries(case)
    if case.left.core and case.share and case.counted and case.slot.right.startswith("的"):  # 覆盖医院90%的门诊量
        noun += case.counted.noun
    if verb.startswith("吸引") and case.slot.opener != "、":  # another clause says whom somebody else draws
        return None
    if verb == "服务" and not (case.people or case.first.unit.endswith(("家", "户", "所"))):
        return None
    owner = REACHING.split(owner_of(said) if said.endswith(("率", "人数", "户数")) else said)[0]
    reached = verb + noun + "比例" * case.share
    return plain(case, ("" if UNFIT_OWNER.search(owner) else owner.rstrip("、")) + reached, "benefit")


def outcome(deed: str) -> str:
    """What those reached come to do by it, where that is all that follows: 就业, 就近就业增收."""
    return deed if OUTCOME.match(deed) else ""


def between(case: Case) -> str:
    """What a clause between the last number and this one speaks of: it owns what follows, the last name no more."""
    topic = topic_before(case.slot.before, case.state.places) if case.state.last else Topic()
    return topic.words


def subjects_before(case: Case) -> list[Options] | None:
    """苗圃、灯塔从少到多，分别达2个、3个: the subjects of the clause before, one number each."""
    if case.left.full or case.single or case.left.ends_with_change():
        return None
    topic = topic_before(case.slot.before, case.state.places)
    groups = distribute(topic.words) if topic.own else []
    return [[(name, "subject-before")] for name in groups] if len(groups) == len(case.members) else None


def doing_the_same(case: Case) -> list[Options] | None:
    """139项实现跨省通办，68项实现省内通办: the things counted before, by what these do."""
    state, right = case.state, case.slot.right
    doing = not case.left.full and not case.counted and bool(word_class("edge").at_start(right))
    alike = bool(state.units) and state.units[-1] == case.first.unit and not (case.share or case.money)
    if not (doing and alike and state.noun) or tends(case.left.leads):
        return None
    deed = short_deed(right).removeprefix("为")
    return plain(case, deed + state.noun, "doing-the-same") if deed or right[0] in "向在" else None


def rate_of_clause(case: Case) -> list[Options] | None:
    """入学率达99%，城镇化率稳步提升，达到65%: a rate that the clause just before speaks of."""
    if case.left.core or not case.single or case.slot.opener != "，" or not case.slot.before:
        return None
    clause = case.slot.before[-1]
    topic = topic_of(clause, case.state.places)
    if not topic.own or not topic.words:
        return None
    ratio = case.first.unit == "比" and clause.partition(topic.words)[2].startswith("比")
    rate = case.share and topic.words.endswith("率") and metric_tail(topic.words) != topic.words
    return plain(case, topic.words + "比" * ratio, "rate-of-clause") if ratio or rate else None


def same_as_before(case: Case) -> list[Options] | None:
    """提高2.1个百分点, 比上年增加2150万元: the change of what was named before."""
    state, count = case.state, len(case.members)
    if case.left.core or not state.names:
        return None
    if is_total(case) and not case.left.ends_with_change() and len(state.names) >= count:
        return [[(without_new(name), "total-of-last")] for name in state.names[-count:]]
    if case.share and case.single and case.left.tails[-1:] == ("占",):
        return plain(case, state.last + "占比", "share-said")
    if any(tail.startswith("缺口") for tail in case.left.tails):
        return plain(case, state.last + "缺口", "lack-of-last")
    if len(state.names) == count > 1:
        return [[(name, "same-as-before")] for name in state.names]
    if case.left.ends_with_change() or case.share:
        if count > 1 and len(state.names) != count and len(state.history) >= count:
            return [[(name, "parallel-list")] for name in state.history[-count:]]
        if len(state.names) == count:
            return [[(name, "same-as-before")] for name in state.names]
        if case.single and case.left.said_of_all():
            return [[(name, "same-as-before") for name in state.names]]
    if case.money and state.units and not state.units[-1].endswith("元") and not valued(state.last):
        return plain(case, state.last + "金额", "money-of-last")
    if case.people and state.units and state.units[-1] in BODIES:
        return plain(case, (short_deed(state.deed) or state.last) + "人数", "people-of-last")
    return plain(case, come_to(case) or state.last, "same-as-before")


def come_to(case: Case) -> str:
    """Works of which some were begun, by how far others have come: 新开工住房9万套，建成5万套."""
    begun = BEGUN.match(case.state.last)
    come = [lead for lead in case.left.leads if lead in FINISHED]
    return come[-1] + case.state.last[begun.end() :] if begun and come else ""


def is_total(case: Case) -> bool:
    """Whether what was named before is counted in all: 新增航线5条、累计35条; 新增航线5条、达到35条."""
    reached = bool(case.slot.left.strip()) and case.slot.opener == "，"
    newly = without_new(case.state.last) != case.state.last and (case.slot.opener == "、" or reached)
    alike = case.state.units[-1][-1:] == case.first.unit[-1:]
    return bool(TOTAL.search(case.slot.left)) or (newly and alike and bool(SO_FAR.fullmatch(case.slot.left)))


def without_new(name: str) -> str:
    """新增小巨人企业, 研发中心新认定 -> 小巨人企业, 研发中心: what a total counts is not only what is new."""
    first, last = word_class("keep").at_start(name), word_class("keep").at_end(name)
    if first.startswith("新") and len(first) < len(name):
        return name[len(first) :]
    return name[: -len(last)] if last.startswith("新") and len(last) < len(name) else name


def subject_before(case: Case) -> list[Options] | None:
    """The clause before names what this number is of."""
    left_over = case.state.earlier[-1:] if case.left.has_tail("余", "剩") else []
    topic = topic_before(case.slot.before, case.state.places)
    said = topic.words if topic.own else without_verbs(case.state.subject)[0]
    subject = case.state.last or said or "".join(map(without_new, left_over))
    return plain(case, subject, "subject-before") if subject else None


def left_verb(case: Case) -> list[Options] | None:
    """Only a verb stands there: 招聘100人; in a list it takes the object said before (供应分配10万套)."""
    last = case.state.last
    before = word_class("keep").at_start(last)
    if not case.left.full:
        return None
    if case.left.full == "新增" and last.startswith("新") and case.slot.opener == "，":
        return plain(case, last, "same-as-before")  # 新登记企业增长9%，每天新增80户
    if case.left.full in GROWING and grows(case):  # 存款余额增长8%，新增40亿元
        return plain(case, case.left.full + last[len(before) :], "new-of-last")
    alike = [name for name in case.state.history if case.state.unit_of.get(name) == case.first.unit]
    if case.left.full in word_class("complete"):
        return plain(case, case.left.full, "verb-alone")
    if case.left.keep and not case.left.core and alike and alike[-1] != case.left.keep and not is_metric(alike[-1]):
        verb = word_class("keep").at_start(alike[-1])
        thing = alike[-1][len(verb) :]
        thing = thing.removesuffix(word_class("keep").at_end(thing)) or thing  # 渔村路新改建、养护
        whole = metric_tail(thing) in ("总量", "总数")
        return plain(case, case.left.keep + (owner_of(thing) if whole else thing), "verb-of-list")
    if case.left.keep and case.people and case.state.units and case.state.units[-1] in EVENTS:
        return plain(case, last + case.left.keep, "verb-of-event")
    if case.left.keep and not case.left.core and case.slot.opener == "、" and before:
        return plain(case, case.left.keep + last[len(before) :], "verb-of-list")
    return plain(case, doing_of(case) + case.left.full, "verb-alone")


def grows(case: Case) -> bool:
    """Whether a bare 新增 says by how much the thing just named has grown: counted as it is, or said to rise before."""
    state = case.state
    return bool(state.last) and (state.growing or state.units[-1][-1:] == case.first.unit[-1:])


def doing_of(case: Case) -> str:
    """Whose doing a bare verb is: the things counted before it in the sentence (改革事项13项、累计办理11万件).

    The verb may say again what the clause before spoke of: 开展家政技能培训，全年培训4万人次.
    """
    if case.state.subject.endswith(case.left.full):
        return case.state.subject.removesuffix(case.left.full)
    owner = case.state.noun or case.state.last
    if not owner:
        return theme_before(case)
    verb = word_class("keep").at_start(owner)
    owner = owner[len(verb) :]
    goes_on = case.slot.opener in ("、", "") and not case.people and not case.money
    return owner if goes_on and len(owner) <= 14 and not metric_tail(owner) else ""


def theme_before(case: Case) -> str:
    """What the clause just before is about, where a verb says only what is done to it: 建好渔村路，新改建60公里."""
    if not case.slot.before or case.slot.opener != "，" or case.left.full[-2:] in SELF_SAID:
        return ""
    theme = topic_of(case.slot.before[-1], case.state.places).words
    return "" if case.left.full[-2:] in theme or MANY.search(theme) else theme


def counted_anyway(case: Case) -> list[Options] | None:
    """Words after the number, where nothing before it names anything."""
    named = case.counted is not None and not STEP.search(case.counted.noun)  # 突破1万吨大关 counts no 大关
    return plain(case, case.counted.noun, "counted-anyway") if case.counted and named else None


def progress(case: Case) -> list[Options] | None:
    """旧桥加固开工7座、完工5座: how far those counted before have come."""
    state, deed = case.state, case.left.full
    if not (works_come_to(deed, state.last) and case.slot.opener in ("、", "，")) or case.counted:
        return None
    if case.first.unit[-1:] != state.units[-1][-1:] or case.people or case.share:
        return None
    works = without_new(state.last.removesuffix(word_class("progress").at_end(state.last)))
    works = works.removeprefix(comes_to(works))
    return plain(case, works + deed, "progress") if len(works) > 1 else None


def works_come_to(deed: str, works: str) -> bool:
    """Whether a bare verb tells how far the works named before have come: (并网, 风电装机), not (废止, 修订规章)."""
    comes = deed in word_class("progress") or (len(deed) == 2 and deed in word_class("edge"))
    kept = deed in word_class("keep")
    return bool(works) and comes and not (kept and word_class("keep").at_start(works))


def valued(name: str) -> bool:
    """Whether a name is itself a sum (地区生产总值), so that the amount is its level, not the money for it."""
    return bool(metric_tail(name) or word_class("shared").at_end(name))
