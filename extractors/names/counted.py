"""Naming rules for things counted after their number: 新增3所公办园, 864名教师参与交流轮岗."""

from __future__ import annotations

from plantargets.extractors.names.case_rule import AWARD, PURPOSE, Options, plain, trimmed
from plantargets.extractors.names.coordinate import is_metric, metric_tail, parts_of
from plantargets.extractors.names.deeds import (
    GOING,
    comes_to,
    deed_of_list,
    done_to_list,
    for_nothing,
    resumed,
    short_deed,
    works_of,
)
from plantargets.extractors.names.frames import in_places, verb_before
from plantargets.extractors.names.groups import HEAD_FIRST, is_group, owner_and_quality
from plantargets.extractors.names.lists import list_head
from plantargets.extractors.names.receivers import examples_of, owner_before, receiver
from plantargets.extractors.names.right import Counted, right_noun
from plantargets.extractors.names.schemes import with_scheme, with_theme
from plantargets.extractors.names.state import Case
from plantargets.extractors.names.trim import Trimmed, strip_end
from plantargets.extractors.names.verbs import Clause, cut_at_verb, tells_which, verb_at_end
from plantargets.extractors.names.vocabulary import word_class
from plantargets.extractors.patterns import compiled

EACH = compiled(r"^(?:各|每)(?!年|月|周|天|日|学期|学年|季度|次|期|半年)")
EACH_OWN = compiled(r"(.{2,}?)(?:均|都)?各(?!类|级|种|项|地|县|市|乡|校|族|学|区)")
RANKS = "级类型档度"
BECOMING = frozenset({"新增", "净增"})
NOMINAL = compiled(r"[和及、]|建设$")
OWN_DOING = compiled(r"(?:开展|实施|进行|完成|实现|参与|参加|加入|应用|使用)")
"""Verbs of what things do themselves, whatever else stands behind: 推动9家企业开展改造和升级."""
CAUSING = frozenset({"帮助", "组织", "争取", "动员", "推动", "促进", "实现", "确保"})
LONGEST_HEAD = 4
REACHES = ("惠及", "覆盖", "服务", "带动", "通达", "直达", "外送", "远销", "辐射", "联通")
REACHED = compiled(r"(?<=..)(?:惠及|覆盖)(?!率|面)")
STEP = compiled(r"(?:大关|台阶|关口|门槛)$")
PASSING_VERB = compiled(r"([迈跃跨登站踏攀]上|跨越|[连跨迈闯越]跨|[跨迈闯越]过|突破)了?$")
ROUND_SUM = compiled(r"(?:超过?|突破|不足|低于|高于|过)[十百千万亿]+元?$")
"""A round sum that each of those counted is above or below: 9家企业营收超百亿元."""
LONGEST_MEASURE = 6
JOINTS = "、和与及"
OCCASIONS = frozenset({"次", "场", "节", "期", "课时", "场次", "轮"})
DEMANDS_UNITS = frozenset({"项", "条", "个", "类", "份", "部", "套", "种", "大", "款"})
"""Measure words that demands themselves are counted in."""
MONEY_NOUN = compiled(
    r"(?:资金|经费|贷款|债券|国债|补贴|基金|投资|奖励|补助|收入|订单|成本|税费|费用|救助金|保险金|消费券)$"
)
RECORDS = ("纪录", "记录")
BARE = frozenset({"企业", "单位", "学校", "机构", "省份", "省市", "城市", "社区", "乡镇", "园区", "项目", "医院"})
"""Things counted that only what they do tells from others: 30家企业发行债券50只."""
AROUND = compiled(r"(?<=惠及|覆盖|通达|联通)(?:全[球国省市县区]|世界|沿线|[一二两三四五六七八九十]+[地市县州盟]+)$")
"""Where those are who are reached: 通达全球90个港口."""
SPENT = compiled(r"^(?:改造|建设|购置|奖励|补助|新建|支持)")
OWNER_AFTER = compiled(r"(?:、[^，、的]{0,6}\d[^，、的]*)?的(.+)$")
BESIDE = compiled(r"^.*在(?:完成|落实|做好|推进)(?=..)")
"""What begins before those that something is done beside: 在完成部里下达的9项任务基础上."""
FIRST = frozenset({"首批", "第一批"})
COUNT = compiled(r"^\d+[个项条家座所]")
OWNED = compiled(r"(.*?(?:学校|幼儿园|小学|中学|院校|高校|学院))(?=(?:毕业|在校|专任|招|在园|在职|教职|教师|学生)).+$")


def measured_noun(case: Case) -> list[Options] | None:
    """棚均占地面积不少于3亩的菜棚: the measure before, its owner after, also behind a second measure."""
    owner = OWNER_AFTER.match(case.slot.beyond)
    measure = case.left.full
    content = case.share and not case.left.keep and metric_tail(measure) == measure  # 含油量66%的油菜
    if not owner or not (HEAD_FIRST.search(measure) or is_metric(measure) or content):
        return None
    noun = right_noun(COUNT.sub("", owner.group(1)))
    return plain(case, noun.noun.removesuffix(verb_at_end(noun.noun)) + measure, "measured-noun") if noun else None


def each_subject(case: Case) -> list[Options] | None:
    """县一中、县二中各创建特色基地2个: every subject has its own."""
    if not case.single:
        return None
    hit = EACH_OWN.match(case.left.full) if "各" in case.left.full else None
    rest = case.left.full[hit.end() :] if hit else ""
    parts = parts_of(hit.group(1)) if hit else []
    if not rest or len(parts) < 2:
        return None
    target = trimmed(rest)
    return [[(part + target, "each-subject") for part in parts]]


def counted_after(case: Case) -> list[Options] | None:
    """新增3所公办园: the thing counted stands after the number."""
    counted = case.counted
    if not counted or case.share:
        return None
    if STEP.search(counted.noun):
        return steps_passed(case, counted)
    if case.money and not (verb_only(case) or goods_worth(case, counted)):
        return None
    changed = case.left.ends_with_change() and case.left.full and not case.left.keep
    record = counted.noun.endswith(RECORDS) and case.left.core
    if changed or record or is_demand(counted.noun, case.first.unit):
        return None
    if case.slot.right.startswith("的") and case.left.core and not verb_at_end(case.left.full):
        return None
    name = counted_name(case, counted)
    bare = not case.left.core or case.left.core in FIRST or case.left.has_lead("围绕")  # 围绕河湖、矿山提出9项工程
    return plain(case, with_scheme(case, name) if bare else name, "counted-after")


def steps_passed(case: Case, counted: Counted) -> list[Options] | None:
    """经济总量连续迈上两个万亿元台阶: the steps that a measure has gone past; 突破5万亿元大关 is its level."""
    passing = PASSING_VERB.search(case.slot.left)
    if case.first.unit != "个" or not passing or not case.left.core:
        return None
    return plain(case, case.left.core + passing.group(1) + counted.noun, "steps-passed")


def goods_worth(case: Case, counted: Counted) -> bool:
    """Whether an amount is only what the things that do something are worth: 3亿元农产品进省城."""
    alone = not (case.left.full or case.left.tails) and not any(lead in word_class("drop") for lead in case.left.leads)
    return alone and bool(counted.deed) and not case.slot.shared and case.slot.opener != "、"


def is_demand(noun: str, unit: str) -> bool:
    """Whether what follows only calls the number a demand (不低于2小时要求), and is not counted itself (5条要求)."""
    return bool(word_class("demand").at_start(noun)) and unit not in DEMANDS_UNITS


def verb_only(case: Case) -> bool:
    """Whether a verb stands before an amount of money whose noun follows (发放50万元奖励)."""
    words = case.left.full
    if not words or PURPOSE.match(case.slot.right) or SPENT.match(case.slot.right):
        return False
    noun = case.counted.noun if case.counted else ""
    return verb_at_end(words) == words or words.endswith("等") or bool(verb_at_end(words) and MONEY_NOUN.search(noun))


def counted_name(case: Case, counted: Counted) -> str:
    """The counted noun with what the words before the number add to it."""
    left, noun = case.left, with_shared_noun(counted.noun, case.slot.beyond)
    owned = OWNED.match(noun) if case.slot.shared and case.first.unit == "所" else None
    if owned:
        noun = owned.group(1)
    noun += "" if counted.deed else done_to_list(case, noun)
    past = past_a_sum(case)
    if past:
        return past
    goes_on = not case.slot.opener and case.state.last.endswith(case.slot.left.strip())
    if goes_on and REACHED.search(case.state.last):  # 惠及9个镇3万群众
        return list_head(case, noun) + noun
    said = BESIDE.sub("", left.core)
    if left.tails[:1] == ("的",) and said and not left.keep and len(said) <= 12:
        return said + noun
    clause = Clause("", left.keep, left.core) if left.keep else cut_at_verb(left.core)
    ending = verb_at_end(left.full)
    subject = clause.subject if clause.verb else left.core[: len(left.core) - len(verb_at_end(left.core))]
    if EACH.match(left.core) or any(EACH.match(lead) for lead in left.leads):
        done = short_deed(counted.deed) if len(noun) <= LONGEST_HEAD and not governed(case) else ""
        return each_of(left) + done + noun
    reaching = AROUND.sub("", left.full)
    if reaching.endswith(REACHES) and len(reaching) > 3:
        return compiled(r"、(?=..$)").sub("", reaching) + noun
    if left.has_tail("扩大到", "扩大至", "推广到", "推广至", "增加到", "拓展到", "扩展到", "扩展至") and left.core:
        return left.core + noun
    if left.tails in (("从",), ("由",)) and 2 < len(left.core) <= 12 and noun in word_class("district"):
        return left.core + noun  # 托管从15个县扩大到57个县
    if left.core.endswith("掌握"):
        return compiled(r"^(?:帮助|让|使|每位|每名|每个)+|熟练(?=掌握)").sub("", left.core) + noun
    if AWARD.search(noun) and len(noun) <= 4:
        if case.slot.opener == "、" and not left.full:
            return list_head(case, noun) + noun
        return award_owner(case, subject) + noun
    if left.has_tail("各", "各有"):
        return subject + noun
    to = receiver(left.core, left)
    if to:
        return to + noun
    group = subject.rstrip("各")
    if group and case.slot.opener == "" and case.state.names and is_group(group):
        return group + noun
    if works_of(case, counted, ending):
        return left.core + noun
    verb = kept_verb(case, left, ending)
    if is_group(strip_end(subject)[0]) and case.first.unit in OCCASIONS:
        return strip_end(subject)[0] + noun
    deed = counted.deed or deed_of_list(case, counted.noun)
    if for_nothing(case, deed):
        return noun + "免费" + short_deed(deed).removeprefix("免费")
    caused = not ending or ending in CAUSING
    joint = case.slot.shared and not counted.deed  # 8所中学46个班参加: both do
    alone = counted.noun in BARE and not (deed.endswith(("为", "到", "至", "成")) or NOMINAL.search(deed))
    alone = alone or counted.noun in word_class("district") or in_places(case.slot)
    if deed and not verb and caused and (joint or alone or not governed(case)):
        return with_doing(case, noun, short_deed(deed).removeprefix("被"))
    if not verb and not ending:
        return (owner_before(case, noun) or examples_of(case, noun)) + noun
    return verb + (entry(case, verb, counted) or owner_before(case, noun) or examples_of(case, noun)) + noun


def with_doing(case: Case, noun: str, done: str) -> str:
    """The things counted with what they do; whose they are tells more than what they come to."""
    done = resumed(case.state.last, done)
    state = bool(comes_to(done))
    whose = owner_before(case, noun) or ("" if done and not state else examples_of(case, noun))
    if says_no_more(case, done, noun) or (whose and state):
        done = ""
    return done.removesuffix(whose + noun) + whose + noun


def says_no_more(case: Case, done: str, noun: str) -> bool:
    """Whether what the things counted do adds nothing: a verb whose object is counted next (与4国缔结9对友城), a state
    that their name holds already (3个新开工项目全部开工) or that tells less than what they are about."""
    if not comes_to(done):
        return case.slot.shared and len(done) == 2 and bool(case.counted and case.counted.deed)
    return done[:2] in noun or with_theme(case, noun) != noun


def past_a_sum(case: Case) -> str:
    """Those counted with the round sum that each is above or below: 9家企业营收超百亿元 -> 营收超百亿元企业."""
    hit = None if case.money or case.share else ROUND_SUM.search(case.slot.beyond)
    owner, measure = owner_and_quality(case.slot.beyond[: hit.start()], ("metric", "shared")) if hit else ("", "")
    each = 0 < len(measure) <= LONGEST_MEASURE and not measure.startswith("完成")
    return measure + hit.group() + owner if hit and each else ""


def entry(case: Case, verb: str, counted: Counted) -> str:
    """What the things counted newly come to: 新增40个项目纳入保障范围 -> 纳入保障范围."""
    becomes = verb in BECOMING and bool(word_class("entering").at_start(counted.deed))
    return short_deed(counted.deed) if becomes and not governed(case) else ""


def with_shared_noun(noun: str, beyond: str) -> str:
    """A rank with the noun that is said only after the list's last: 12个省级和30个市级示范基地.

    >>> with_shared_noun("省级", "省级和30个市级示范基地")
    '省级示范基地'
    """
    ranked = noun in word_class("rank") or (3 <= len(noun) <= 4 and noun[-1] in RANKS)
    if not ranked or not beyond.startswith(noun):
        return noun
    rest = beyond[len(noun) :]
    if rest[:1] not in JOINTS:
        return noun
    while rest[:1] and rest[0] in JOINTS:
        rest = rest.partition(noun[-1])[2]
    shared = right_noun(rest, "thing")
    return noun + shared.noun if shared else noun


def governed(case: Case) -> bool:
    """Whether the counted thing is the object of a verb before it, so that what follows is not its own doing."""
    left = case.left
    if case.counted and GOING.match(case.counted.deed):  # 遴选50名教师到山区支教
        return False
    if case.slot.left.rstrip().endswith(("为", "与")) and not left.full:  # 为152名学生退还费用: for whom it is done
        return False
    if case.slot.shared or (left.core.endswith("等") and verb_before(left)):
        return True
    if any(
        verb in CAUSING for verb in (*left.leads, verb_at_end(left.core))
    ):  # 推动6家平台退出: their doing; 推动5所学校遴选和建设: done to them
        deed = case.counted.deed if case.counted else "和"
        return bool(NOMINAL.search(deed)) and not OWN_DOING.match(deed)
    return any(lead in word_class("drop") for lead in left.leads)


def each_of(left: Trimmed) -> str:
    words = left.core
    verb = verb_at_end(words)
    if verb and verb not in word_class("keep"):
        words = words[: -len(verb)]
    return compiled(r"(?:至少|各|应当?|须|必须|原则上|启动|重点|单独|(?<=[县区乡镇村校市])发展起?)+$").sub("", words)


def award_owner(case: Case, subject: str) -> str:
    """The contest an award was won in: the words before, or the sentence's subject."""
    owner = compiled(r"^.*?在").sub("", subject)
    owner = compiled(r"(?:上|中|里)$").sub("", owner)
    return owner if len(owner) >= 2 else ""


def kept_verb(case: Case, left: Trimmed, ending: str) -> str:
    if left.keep and not left.core:
        return left.keep
    change = left.tails[0] if left.ends_with_change() and not left.full else ""
    if change in word_class("keep"):  # 增加3个停车场
        return change
    if tells_which(ending):
        return ending
    if left.keep and verb_at_end(left.core) == "":
        return left.keep
    if not left.full and case.slot.opener == "、":
        return case.state.verb
    return ""
