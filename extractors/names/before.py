"""The naming rule for names that stand before their number, and how such a name is composed and shared out."""

from __future__ import annotations

from plantargets.extractors.names.breakdown import attributive, child, deed_of_last, per_head
from plantargets.extractors.names.carried import without_new
from plantargets.extractors.names.case_rule import AWARD, SHARE_OF, Options, plain
from plantargets.extractors.names.coordinate import distribute, is_metric, listed_as, metric_tail, parts_of
from plantargets.extractors.names.deeds import beneficiaries, is_progress
from plantargets.extractors.names.groups import PEOPLE_NOUN
from plantargets.extractors.names.lists import list_head, measure_of_list, said_of_each
from plantargets.extractors.names.owners import joined_by, metric_owner, overlap, owner_of_last, total_again
from plantargets.extractors.names.per_output import per_output
from plantargets.extractors.names.receivers import PARTNERS, directed, receiver, risen, rises
from plantargets.extractors.names.right import right_noun
from plantargets.extractors.names.schemes import with_scheme
from plantargets.extractors.names.signs import paired
from plantargets.extractors.names.slots import LIST_CLOSED
from plantargets.extractors.names.state import Case
from plantargets.extractors.names.topics import predicate_at
from plantargets.extractors.names.traffic import carrier_of, of_line, site_of
from plantargets.extractors.names.trim import TOWARDS, Trimmed, nowhere, strip_end, strip_start
from plantargets.extractors.names.verbs import Clause, cut_at_verb, tells_which
from plantargets.extractors.names.vocabulary import word_class
from plantargets.extractors.names.whose import contributor, of_rank, share_of_amount, whole_rate
from plantargets.extractors.patterns import compiled

PROPORTIONS = ("比例", "占比", "比重")
EACH_YEAR = compiled(r"^年(?:招生|培训|培养|接待|服务|处理|筛查|供应|收治|诊疗|加工|产|吞吐|发电)")
OF_YEAR = compiled(r"^20\d\d年(?=..)")
RATIO = compiled(r"[率比例重]$")
DURATIONS = frozenset({"小时", "分钟", "天", "周", "个月"})
DURATION_NAME = compiled(r"(?:时间|时长|时限|期限|年限|寿命|期|龄|天数|时数|周期|工期|学时|课时|日)$")
EXTENTS = frozenset({"户", "万户", "亩", "万亩", "公顷", "万公顷", "处", "座"})
"""Units of works done: 农房风貌提升2万户 tells where they were done, not by how much a thing rose."""
FALLING = compiled(r"(?:(?<=平均)减|(?:(?<=平均)|^)(?:压减|压缩|精简|缩短|减少))(?=..)|^减(?=时|材料|环节)")
"""A verb whose object a percentage is of: 平均压减时间41% is how far the time has fallen."""
ALL_OVER = ("全覆盖", "清零", "达标")
IN_ALL = compiled(r"(?<=[\u4e00-\u9fff]{2})共(?=新[增建改])")
JOINTS = ("和", "及", "与")
PARTS = compiled("、|覆盖")
LONGEST_SUBJECT, LONGEST_VERB = 16, 5
REACHES = ("惠及", "覆盖")
WON = compiled(r"^(.{0,8}?)(在|参加|于)(.+?)(?:上|中)?(?:荣?获评?|获得|夺得|斩获|摘得|取得|喜摘|喜获|勇夺|收获)(.+)$")


def named_before(case: Case) -> list[Options] | None:
    """体质健康优良率达52.5%: the name stands before the number."""
    left = case.left
    if not left.core:
        return None
    clause = cut_at_verb(done_to_last(case)) if not left.keep else Clause("", left.keep, left.core)
    if left.keep in word_class("change") and (case.share or left.has_tail("到", "至", "为")):
        clause = Clause("", "", left.core)
    driven = rises(clause.verb, left) and clause.object
    if driven or risen(left.core, left):
        clause = Clause("", "", clause.object if driven else risen(left.core, left))
    base = won(case.left.core) or towards(left, new_first(compose(clause, left)))
    base = FALLING.sub("", base) if case.share else base
    whole = attributive(case, base) or per_head(case, base) or deed_of_last(case, base)
    if whole:
        return spread(case, whole)
    return spread(case, with_context(case, base + beneficiaries(case) if base.endswith(REACHES) else base))


def towards(left: Trimmed, base: str) -> str:
    """A name with the 向 or 与 that tells to whom things go or with whom they are done: 向渔民推介新船."""
    told = left.leads[-1:] in (("向",), ("面向",)) or (left.leads[-1:] == ("与",) and any(map(base.count, PARTNERS)))
    told = told and base == left.core
    return left.leads[-1] + base if told else base


def with_context(case: Case, base: str) -> str:
    """The name with what it leaves unsaid: the head of its list, of what it is a part, whose measure it is."""
    left, state = case.left, case.state
    carrier = "" if left.leads else site_of(state.last, base) or carrier_of(state.last, base)
    if carrier:
        return carrier + base
    if case.slot.opener == "、" and not (left.keep or case.share or set_up(left) or is_metric(base)):
        return list_head(case, base).removesuffix(base[:2]) + base + measure_of_list(case, base)
    if state.parent and (left.has_lead("其中") or case.slot.opener in ("、", "（", "，")):
        return child(case, base)
    if state.noun and not case.slot.opener and set_up(left) and base in word_class("dependent"):
        return state.noun + base  # 20个组团实施重点项目60个
    rate = len(base) <= 4 and base.endswith(("率", "占比", "比例", "额")) and not whole_rate(base)
    joined = joined_by(state.last, base)
    if joined:
        return joined
    if per_output(state.last, base):
        return per_output(state.last, base) + base
    if of_rank(base, state.last):
        return owner_of_last(state, base) + base
    if TOWARDS.match(base) and state.last and not is_metric(state.last):
        return contributor(state.last) + base
    if base.endswith("占比") and case.slot.opener == "、" and share_of_amount(base, state.last):
        return state.last + base
    line = of_line(state.last, base)
    if line:
        return line
    parts = parts_of(base)
    if parts and (rate or all(map(is_metric, parts))):
        return total_again(case, base) or overlap(metric_owner(case, parts[0]), base)
    if base.endswith("占比") and (case.slot.opener == "、" or base.startswith("在")) and SHARE_OF.search(state.last):
        return SHARE_OF.split(state.last)[0] + base
    if EACH_YEAR.match(base) and not RATIO.search(state.last) and (state.last or 2 <= len(state.subject) <= 10):
        verb = word_class("keep").at_start(state.last)
        return (state.last[len(verb) :] or state.subject) + base
    if state.institution and base in word_class("people"):
        return state.institution + base
    return with_scheme(case, base)


def done_to_last(case: Case) -> str:
    """The words before the number without those just counted, or a predicate of their own.

    为152名学生退还费用61万元 -> 退还费用; 装机率先破千万、达到1200万 -> 装机;
    泵站二期通水运行、总装机达12万千瓦 -> 泵站二期总装机
    """
    words, noun = case.left.core, case.state.noun
    if words + "、" in case.slot.left:
        return words[: predicate_at(words)]
    before, _, last = words.rpartition("、")
    own = predicate_of_its_own(before, last) if before else ""
    if own:
        return own
    goes_on = bool(noun) and bool(case.state.deed) and not case.slot.opener
    rest = words[len(noun) :] if goes_on and words.startswith(noun) else ""
    brings = word_class("reach").at_start(rest) or rest.startswith(("增加", "新增"))
    return rest if len(rest) > 1 and not brings else words


def predicate_of_its_own(before: str, last: str) -> str:
    """The last of the words that 、 parts, with its subject, where those before it say something of their own."""
    own = strip_start(last, nowhere())[0]
    if before.endswith(ALL_OVER) and own not in word_class("people"):  # 实现管网全覆盖、污水处理率达95%: two predicates
        return last
    clause = right_noun(before)
    if clause and clause.deed and (is_metric(own) or own in word_class("people") or is_progress(clause.deed)):
        return clause.noun + own
    change = word_class("change").at_end(before)
    if len(change) > 1 and len(before) > LONGEST_VERB and not is_metric(own):  # 渔税大幅增加、专项拨款减少
        return last
    return ""


def won(words: str) -> str:
    """学生在省运动会上获金牌 -> 省运动会金牌; 中职学生参加技能大赛获一等奖 -> 中职学生技能大赛一等奖."""
    hit = WON.match(words)
    if not hit or not AWARD.search(hit.group(4)):
        return ""
    return (hit.group(1) if hit.group(2) == "参加" else "") + hit.group(3) + hit.group(4)


def new_first(base: str) -> str:
    """大科学装置新增2个 -> 新增大科学装置."""
    if not base.endswith("新增") or len(base) < 4:
        return IN_ALL.sub("", base)
    return "新增" + strip_end(base[:-2])[0]


def compose(clause: Clause, left: Trimmed) -> str:
    """The name that subject, verb and object make: set-up verbs go, verbs that tell which things stay."""
    subject, verb, target = strip_end(clause.subject)[0], clause.verb, OF_YEAR.sub("", clause.object)
    if set_up(left) and clause.subject.endswith(("和", "及", "并")):  # 建设公办园和认定普惠园: both are counted
        return clause.subject + (verb if verb in word_class("keep") else "") + target
    if not verb:
        return target
    to = receiver(clause.subject + verb, left)
    if to:
        return to + target
    if verb in word_class("reach") and subject:
        return strip_start(subject, nowhere())[0] + verb + target
    if left.keep or tells_which(verb):
        joint = clause.subject[len(subject) :]
        subject += joint if joint in ("、", "和", "及") else ""
        short = subject if len(subject) <= LONGEST_SUBJECT and "对" not in subject else ""
        return short + verb + target
    if target.endswith(PROPORTIONS):  # 整县建成美丽乡村比例: the proportion that does so
        return subject + verb + target
    if clause.subject.endswith(JOINTS) and len(target) <= 2:  # 资质审查和认定事项: nouns both, and no verb
        return clause.subject + verb + target
    deed = word_class("edge").at_end(target) in word_class("modifier") and len(target) <= 4
    return subject + target if len(target) <= 2 or is_metric(target) or deed else target


def set_up(left: Trimmed) -> bool:
    """Whether a set-up verb was dropped before the name: it heads its own item, not the running list."""
    return not word_class("drop").isdisjoint(left.leads)


def spread(case: Case, base: str) -> list[Options]:
    """One name for each member of the cluster, or several for a single number said of several groups."""
    if case.share and any(tail == "占" for tail in case.left.tails) and not metric_tail(base):
        return plain(case, base + "占比", "share-said")
    if part_alone(case, base):
        return plain(case, base + ("占比" if PEOPLE_NOUN.search(base) else "比例"), "share-said")
    if completed_alone(case, base):
        base += "完成比例"
    if case.first.unit == "比" and any(tail == "比" for tail in case.left.tails) and not base.endswith("比"):
        base += "比"
    base = measured(case, "经济增长" if base == "经济" else base)
    if new_and_total(case, base):
        return [[(base, "one-each")], [(without_new(base), "total-of-last")]]
    whole = case.single and (base.startswith("城乡") or closes_list(base) or lists_traits(base))
    groups = [base] if whole else distribute(base, listed_as(base) if case.single and case.share else len(case.members))
    groups = (len(groups) == 1 and case.left.said_of_all() and paired(base)) or groups
    groups = [per_output(groups[0], group) + group for group in groups]
    if not (case.share or case.money):
        groups = with_verb(groups, case.left.keep)
    base, groups = directed(case.left, base), [directed(case.left, group) for group in groups]
    if not case.single and len(groups) == len(case.members):
        return [[(name, "one-each")] for name in groups]
    if case.single and len(groups) > 1 and (case.left.said_of_all() or said_of_each(case, base)):
        return [[(name, "said-of-each") for name in groups]]
    return plain(case, base, "named-before")


def measure_in_tails(tails: tuple[str, ...], base: str) -> str:
    """The measure that the words dropped behind a name tell: 尚缺 a lack, 增产 an output."""
    if any(tail.endswith(("缺", "缺口")) or tail.startswith("缺") for tail in tails):
        return "缺口"
    changed = any(tail in ("增产", "减产") for tail in tails)
    return "产量" if changed and not metric_tail(base) else ""


def new_and_total(case: Case, base: str) -> bool:
    """Whether what is new and all that there is now are told in one breath: 新增航线12条、突破80条."""
    if case.single or not base.startswith("新增"):
        return False
    signs = [member.comparator for member in case.members]
    return signs == ["=", ">"] and len(parts_of(base)) == 1


def closes_list(words: str) -> bool:
    """Whether 等 ends a list of examples, so that one thing is named: 甲村、乙村等示范村."""
    return "等" in words and bool(LIST_CLOSED.search(words))


def lists_traits(words: str) -> bool:
    """Whether 、 parts traits of one thing, said before 的: 税额最高、涉及面广的行业."""
    traits, of, _ = words.partition("的")
    first, listed, _ = traits.partition("、")
    return bool(of and listed and word_class("trait").at_end(first))


def with_verb(groups: list[str], verb: str) -> list[str]:
    """The verb of the first said of each: (新建实验室, 技术中心) -> 新建实验室, 新建技术中心."""
    goes_on = bool(verb) and groups[0].startswith(verb)
    return [group if not goes_on or group.startswith(verb) else verb + group for group in groups]


def part_alone(case: Case, base: str) -> bool:
    """Whether only the things are said that a share is of all: 研究生学历教师超过六成, not 保交房项目完成六成."""
    left, change = case.left, word_class("change")
    if not (case.share and case.single) or left.ends_with_change() or change.intersection((left.keep, *left.leads)):
        return False
    things = bool(PEOPLE_NOUN.search(base)) or bool(word_class("owner").at_end(base) or word_class("body").at_end(base))
    return things and not (left.has_tail("完成", "从", "由") or PARTS.search(base))


def completed_alone(case: Case, base: str) -> bool:
    """Whether only the works are said of which so much is completed: 保交房项目完成六成."""
    told = case.share and case.single and case.left.tails == ("完成",)
    return told and not (metric_tail(base) or case.slot.right)


def measured(case: Case, base: str) -> str:
    """The name with the measure that the number's unit tells: a lack, a duration, a contribution."""
    if case.share and base.endswith("贡献") and "对" in base:
        return base + "率"
    if case.left.tails == ("提升",) and case.first.unit in EXTENTS and not metric_tail(base):
        return base + "提升"
    told = measure_in_tails(case.left.tails, base) if case.left.tails else ""
    if told:
        return base + told
    if case.first.unit in DURATIONS and not DURATION_NAME.search(base):
        return base + "时间"
    return base
