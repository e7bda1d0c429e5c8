"""The naming rules, in the order they are asked: each looks at one case and gives every member's names, or None.

A member has several names where one number is said of several groups. Each name bears its rule's name, which
`plan explain` shows.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from plantargets.extractors.names.coordinate import distribute, is_metric, metric_tail, owner_of, parts_of
from plantargets.extractors.names.groups import HEAD_FIRST, PEOPLE_NOUN, head_first, is_group, join_group, misfits, swap_group
from plantargets.extractors.names.right import Counted
from plantargets.extractors.names.state import BODIES, Case, State
from plantargets.extractors.names.trim import AVERAGES, TIME, Trimmed, strip_end, trim
from plantargets.extractors.names.verbs import Clause, cut_at_verb, verb_at_end
from plantargets.extractors.names.vocabulary import word_class

Options = list[tuple[str, str]]
Rule = Callable[[Case], "list[Options] | None"]

SHARE_OF = re.compile(r"占(?!比|地)")
BOUND_OF = re.compile(r"不?(?:低于|少于|超过|高于)|达到(?=..)")
TIMES_OF = re.compile(r"(?:是|为|相当于|达到|达)([^，是]{1,20})(?:的)?$")
AWARD = re.compile(r"(?:[金银铜奖]牌|[一二三特]等奖|奖项?|金|银|铜|冠军|名次|席位)$")
EACH = re.compile(r"^(?:各|每)(?!年|月|周|天|日|学期|学年|季度|次|期|半年)")
OCCASION = re.compile(r"(每次|每期|单次|每天|每日)$")
GAINED = re.compile(r"^(?:荣?获评?|获得|获批|当选|被评为|被授予|入选|实现)")
TITLE = re.compile(r"^(?:被?(?:评为|命名为|认定为|确定为|列为|授予)|获评|入选|荣获|获得|获(?!批))([^，。；、]{3,24})$")
MONEY_WORD = re.compile(r"(?:资金|经费|投入|补助|配套|捐赠|支出|拨款|贷款|债券|专项债|收入|投资|补贴|基金|奖金|费)$")
COMPLETE_BODY = re.compile(r"[园校院所班点部站厅馆社基地心业学中县区市镇乡村室场队团企家户店库户体园群桥路线机台组会项目]$|小学|初中|高中|工程")
COMPLETE_PEOPLE = re.compile(
    r"[师生员人工者家长士民童儿手匠]$|干部|人才|教师|毕业生|班主任|就业|参保|过线|上线|录取|统招|分招|升学|就读"
)
DURATIONS = frozenset({"小时", "分钟", "天", "周", "个月"})
DURATION_NAME = re.compile(r"(?:时间|时长|时限|期限|年限|寿命|期|龄|天数|时数|周期|工期|学时|课时|日)$")
WON = re.compile(r"^(.{0,8}?)(在|参加|于)(.+?)(?:上|中)?(?:荣?获评?|获得|夺得|斩获|摘得|取得)(.+)$")
EVENTS = frozenset({"期", "场", "场次", "班", "次", "轮"})
OCCASIONS = frozenset({"次", "场", "节", "期", "课时", "场次", "轮"})
PEOPLE_START = re.compile(r"[\u4e00-\u9fff]{0,8}?(?:毕业生|学生|教师|幼儿|居民|人员|企业|学校|幼儿园)")
BY_GROUP = re.compile(r"^(.{3,}?)按(.{3,})$")
ATTRIBUTE = re.compile(r"(?:岁|级|年|学历|专科|本科)(?:以上|以下|以内|及以上|及以下)的?$")
PER_HEAD = re.compile(r"^(?:每人|每名|每生|每套|每户|单套|单间|户均)")
PRONOUN = re.compile(r"^(?:上述|以上|前述|这)?[一二两三四五六\d]?项?指标$")
ADVERBS = re.compile(
    r"^(?:均|都|已|全部|将|陆续|成功|分别|按计划|加快|有序|扎实|如期|按期|全面|基本|深入|稳步|顺利|加速|率先|首次|正式|相继|圆满|高质量|扎实有序)+"
)
LIGHT = re.compile(r"^(?:免费|一次性|统一)?(?:进行|开展|实施|给予|予以|提供)(?=..)(?:免费|重新)?")
PROGRESS = re.compile(
    r"(?:推进|建设|实施|完成|落地|投用|建成|开工|竣工|完工|兑现|运行|运营|开业|开诊|启动|投产|投运|落实|见效|投入使用|投入运行|"
    r"挂牌|揭牌|获批|完成年度任务|年度任务|达标|开放|开学|上线|使用)+"
)
REACHING = ("承担", "覆盖", "惠及", "带动", "辐射带动")
MEANT = re.compile(r"^(?:为|对|给|帮助|支持)")
DONE = re.compile(r"(?:实施|开展|进行|用于)(.{2,})$|((?:更换|改造|配备|安装|建设|新建|补发|发放|购置|添置|采购).{2,})$")
BESIDE = re.compile(r"^(.*?)(?:均|都|仍|还|分别)?(高于|低于|快于|慢于|高出|低出)([^，；。]{2,16}?)$")
DEEDS = frozenset({"升学", "就业", "上线", "录取", "就读", "留任", "参保", "参赛", "获奖", "结业"})
PLAN_OF = re.compile(r"^(.*?)(?:分别|均)?(完成(?:全?年度?)?(?:目标|计划|任务|序时进度))的?$")
MEDALS = {"金": "金牌", "银": "银牌", "铜": "铜牌"}
CONTEST = re.compile(r"(?:在|于)?([^，、。在]{2,24}?(?:大赛|运动会|奥运会|残奥会|锦标赛|竞赛|全运会|冬运会|比赛|联赛|杯))(?:上|中)?")
MONEY_NOUN = re.compile(r"(?:资金|经费|贷款|债券|国债|补贴|基金|投资|奖励|补助|收入|订单|成本|税费|费用|救助金|保险金|消费券)$")
SPENT = re.compile(r"^(?:改造|建设|购置|奖励|补助|新建|支持)")
PURPOSE = re.compile(r"^(?:进行|用于|实施|开展|支持|推进|专项用于)")


def plain(case: Case, name: str, rule: str) -> list[Options]:
    """The same name for every member."""
    return [[(name, rule)] for _ in case.members]


def share_in(case: Case) -> list[Options] | None:
    """占财政总支出的85.9%: the share of the subject in a whole."""
    hit = SHARE_OF.search(case.left.full) or (case.slot.left.endswith("的") and BOUND_OF.search(case.left.full))
    if not case.share or not hit:
        return None
    said, whole = case.left.full[: hit.start()], case.left.full[hit.end() :].rstrip("的")
    owner = cut_at_verb(strip_end(said)[0]).object or case.state.last or case.state.subject
    whole = strip_place(whole)
    ending = "" if re.search(r"(?:比例|比重|份额|百分比)$", whole) else "比例"
    owners = distribute(owner)
    if len(owners) == len(case.members):
        return [[(name + "占" + whole + ending, "share-in")] for name in owners]
    return plain(case, owner + "占" + whole + ending, "share-in")


def strip_place(words: str) -> str:
    """The words without a region said of the whole plan: 全省农田 -> 农田."""
    place = "" if word_class("protect").at_start(words) else word_class("place").at_start(words)
    return words[len(place) :] if len(words) > len(place) + 1 else words


def completion(case: Case) -> list[Options] | None:
    """完成年计划的113%: how much of the plan for it was done."""
    hit = PLAN_OF.match(case.left.full)
    if not case.share or not hit:
        return None
    owners = distribute(strip_end(hit.group(1))[0]) or [case.state.last]
    names = [owner + hit.group(2) + "比例" for owner in owners]
    return [[(name, "completion")] for name in names] if len(names) == len(case.members) else plain(case, names[-1], "completion")


def times_of(case: Case) -> list[Options] | None:
    """是上年的1.3倍: a multiple of something named."""
    if case.first.unit != "倍" or case.left.ends_with_change():
        return None
    hit = TIMES_OF.search(case.slot.left)
    if not hit:
        return None
    subject = case.slot.left[: hit.start()].strip()
    base = hit.group(1).rstrip("的")
    owner = trimmed(subject) or case.state.last
    return plain(case, f"{owner}是{base}的倍数", "times-of")


def trimmed(words: str) -> str:
    return trim(words).full


def share_of_counted(case: Case) -> list[Options] | None:
    """60%的社区建成…: the share of what is counted that does something."""
    counted = case.counted
    if not counted or not case.share or case.left.ends_with_change():
        return None
    core = case.left.core
    if core.endswith(REACHING) and len(core) > 4:
        return plain(case, core + strip_place(counted.noun) + "比例", "share-of-counted")
    if core and not verb_at_end(core) and not starts_with_of(case):
        if not PEOPLE_NOUN.search(core):
            return None
        return plain(case, core + counted.noun + counted.deed + "比例", "share-of-counted")
    return plain(case, counted.noun + counted.deed + "比例", "share-of-counted")


def starts_with_of(case: Case) -> bool:
    return case.slot.right.startswith("的") and len(case.left.core) < 3


def share_does(case: Case) -> list[Options] | None:
    """新增布点60%以上服务于重点产业; 、70%就读普通高中: the share that does something."""
    deed = case.slot.right
    if not case.share or not case.single or case.counted or not deed or len(deed) > 24 or deed[:1] in "以左、的）":
        return None
    if case.left.ends_with_change() or metric_tail(case.left.full) or word_class("change").at_start(deed):
        return None
    owner = case.left.full
    if not owner:
        hit = PEOPLE_START.match(case.state.subject)
        owner = hit.group() if hit else ""
    return plain(case, owner + deed + "比例", "share-does") if owner else None


def money_meant(case: Case) -> list[Options] | None:
    """投入1240万元为33所学校实施厕所改造: money for what is done to those counted next."""
    spent = case.left.has_lead("投入", "安排") or case.left.core == "投资"
    if not case.money or not spent or not MEANT.match(case.slot.beyond):
        return None
    hit = DONE.search(case.slot.beyond)
    purpose = (hit.group(1) or hit.group(2)) if hit else ""
    return plain(case, purpose + ("投资" if case.left.core == "投资" else "投入"), "money-meant") if purpose else None


def beside(case: Case) -> list[Options] | None:
    """高于全省平均水平1个百分点: how far what was just named stands from another level."""
    hit = BESIDE.match(case.slot.left.strip())
    if not hit or case.first.unit not in ("百分点", "%", "年", "岁", "元", "分"):
        return None
    owner = hit.group(1) or case.state.last
    other = re.sub(r"(?:水平)?的?(?:分别|约)?$", "", hit.group(3))
    return plain(case, strip_end(owner)[0] + hit.group(2) + other, "beside") if owner and other else None


def money_for(case: Case) -> list[Options] | None:
    """投入5,898万元进行教育信息化建设: money for what follows."""
    if not case.money or not case.single or case.left.core:
        return None
    if not case.left.has_lead("投入", "安排", "拨付", "下达"):
        return None
    purpose = PURPOSE.sub("", case.slot.right)
    if purpose:
        return plain(case, purpose + "投入", "money-for")
    return plain(case, (case.state.subject or case.state.last) + "投入", "money-of-subject")


def per_occasion(case: Case) -> list[Options] | None:
    """每次不少于一周: how long each of what was named lasts."""
    hit = OCCASION.search(case.slot.left.strip())
    if not case.time or not hit or not case.state.last or OCCASION.sub("", case.left.core):
        return None
    return plain(case, case.state.last + hit.group(1) + "时间", "per-occasion")


def from_to(case: Case) -> list[Options] | None:
    """由71所整合为47所: where it goes to is of what it comes from."""
    if not case.state.ranging or case.slot.opener or len(case.state.names) != len(case.members):
        return None
    return [[(name, "from-to")] for name in case.state.names]


def doer(case: Case) -> list[Options] | None:
    """2人获…称号, 587万人实现…: people counted by what they did."""
    if not case.people or case.counted or case.left.full or case.left.leads or not case.slot.right:
        return None
    deed = GAINED.sub("", case.slot.right)
    return plain(case, deed, "doer") if len(deed) > 2 else None


def measured_noun(case: Case) -> list[Options] | None:
    """生均占地面积不少于33平方米的职教园区: the measure before, its owner after."""
    if not case.counted or not case.slot.right.startswith("的") or not HEAD_FIRST.search(case.left.full):
        return None
    return plain(case, case.counted.noun + case.left.full, "measured-noun")


def each_subject(case: Case) -> list[Options] | None:
    """县一中、县二中各创建特色基地2个: every subject has its own."""
    if not case.single:
        return None
    hit = re.match(r"(.{2,}?)(?:均|都)?各(?!类|级|种|项|地|县|市|乡|校|族|学|区)", case.left.full)
    rest = case.left.full[hit.end() :] if hit else ""
    parts = parts_of(hit.group(1)) if hit else []
    if not rest or len(parts) < 2:
        return None
    target = trimmed(rest)
    return [[(part + target, "each-subject") for part in parts]]


def titled(case: Case) -> list[Options] | None:
    """六个街道被评为示范街道: the title is what is counted."""
    hit = TITLE.match(ADVERBS.sub("", case.counted.deed)) if case.counted else None
    if not hit or case.share:
        return None
    title = hit.group(1)
    noun = case.counted.noun if case.counted else ""
    return plain(case, title if title.endswith(noun[-2:]) else title + noun, "titled")


def counted_after(case: Case) -> list[Options] | None:
    """新增3所公办园: the thing counted stands after the number."""
    counted = case.counted
    if not counted or case.share or (case.money and not verb_only(case)):
        return None
    if case.left.ends_with_change() and not case.left.keep:
        return None
    if case.slot.right.startswith("的") and case.left.core and not verb_at_end(case.left.full):
        return None
    return plain(case, counted_name(case, counted), "counted-after")


def verb_only(case: Case) -> bool:
    """Whether a verb stands before an amount of money whose noun follows (发放50万元奖励)."""
    words = case.left.full
    if not words or PURPOSE.match(case.slot.right) or SPENT.match(case.slot.right):
        return False
    noun = case.counted.noun if case.counted else ""
    return verb_at_end(words) == words or words.endswith("等") or bool(verb_at_end(words) and MONEY_NOUN.search(noun))


def counted_name(case: Case, counted: Counted) -> str:
    """The counted noun with what the words before the number add to it."""
    left, noun = case.left, counted.noun
    clause = Clause("", left.keep, left.core) if left.keep else cut_at_verb(left.core)
    ending = verb_at_end(left.full)
    subject = clause.subject if clause.verb else left.core[: len(left.core) - len(verb_at_end(left.core))]
    if EACH.match(left.core) or any(EACH.match(lead) for lead in left.leads):
        return each_of(left) + noun
    if left.full.endswith(("惠及", "覆盖", "服务", "带动")) and len(left.full) > 4:
        return left.full + noun
    if left.has_tail("扩大到", "扩大至", "推广到", "推广至", "增加到", "拓展到") and left.core:
        return left.core + noun
    if left.core.endswith("掌握"):
        return re.sub(r"^(?:帮助|让|使|每位|每名|每个)+|熟练(?=掌握)", "", left.core) + noun
    if AWARD.search(noun) and len(noun) <= 4:
        if case.slot.opener == "、" and not left.full:
            return list_head(case, noun) + noun
        return award_owner(case, subject) + noun
    if left.has_tail("各", "各有"):
        return subject + noun
    if case.slot.opener == "" and case.state.names and is_group(subject.rstrip("各")):
        return subject.rstrip("各") + noun
    verb = kept_verb(case, left, ending)
    if is_group(strip_end(subject)[0]) and case.first.unit in OCCASIONS:
        return strip_end(subject)[0] + noun
    if counted.deed and not verb and not ending and not governed(case):
        return short_deed(counted.deed).removeprefix("被") + noun
    return verb + noun


def governed(case: Case) -> bool:
    """Whether the counted thing is the object of a verb before it, so that what follows is not its own doing."""
    left = case.left
    if case.slot.shared or left.core.endswith("等"):
        return True
    return any(lead in word_class("drop") or lead in ("使", "让") for lead in left.leads)


def each_of(left: Trimmed) -> str:
    words = left.core
    verb = verb_at_end(words)
    if verb and verb not in word_class("keep"):
        words = words[: -len(verb)]
    return re.sub(r"(?:至少|各|应|须|必须|原则上|启动|重点)+$", "", words)


def award_owner(case: Case, subject: str) -> str:
    """The contest an award was won in: the words before, or the sentence's subject."""
    owner = re.sub(r"^.*?在", "", subject)
    owner = re.sub(r"(?:上|中|里)$", "", owner)
    return owner if len(owner) >= 2 else ""


def kept_verb(case: Case, left: Trimmed, ending: str) -> str:
    if left.keep and not left.core:
        return left.keep
    if ending in word_class("keep"):
        return ending
    if left.keep and verb_at_end(left.core) == "":
        return left.keep
    if not left.full and case.slot.opener == "、":
        return case.state.verb
    return ""


def short_deed(deed: str) -> str:
    hit = TIME.match(deed)
    deed = deed[hit.end() :] if hit else deed
    deed = LIGHT.sub("", ADVERBS.sub("", deed))
    if len(deed) > 24 or word_class("change").at_start(deed) or PROGRESS.fullmatch(deed) or deed[:1] in "于向在":
        return ""
    return deed


def head_before_groups(case: Case) -> list[Options] | None:
    """辍学率小学控制在0.1%: the measure is said before its groups."""
    metric, groups = head_first(case.left.full)
    if not metric:
        return None
    parts = parts_of(groups)
    if len(parts) == len(case.members):
        return [[(part + metric, "head-first")] for part in parts]
    if case.single:
        return [[(part + metric, "head-first") for part in parts]]
    return None


def group_of_last(case: Case) -> list[Options] | None:
    """、初中0.5%; 寄宿制幼儿园不低于3小时: a group whose measure was said before."""
    base, state = case.left.core, case.state
    if not base or case.left.keep or not (state.parent or state.last):
        return None
    parts = parts_of(base)
    if not (is_group(base) or misfits(parts[-1], case.first.unit)) or metric_tail(base):
        return None
    if any(tail == "占" for tail in case.left.tails):
        return None
    above = state.parent if state.parent else state.last
    if case.people and PEOPLE_NOUN.search(base) and not swap_group(parts[-1], above):
        return None
    if case.first.unit in BODIES:
        if not all(part in word_class("rank") for part in parts):
            return None
    elif not fits_unit(case, above):
        return None
    names = [join_group(part, above) for part in parts]
    if len(names) == len(case.members):
        return [[(name, "group-of-last")] for name in names]
    return [[(name, "group-of-last") for name in names] for _ in case.members]


def group_with_subject(case: Case) -> list[Options] | None:
    """保障睡眠，小学生每天10小时: a group whose measure is the clause before."""
    if case.state.names or not case.left.core or not is_group(case.left.core) or not (case.time or case.share):
        return None
    subject = case.state.subject
    return plain(case, case.left.core + subject, "group-with-subject") if 2 <= len(subject) <= 8 else None


def fits_unit(case: Case, above: str) -> bool:
    """Whether the measure named `above` is counted in this number's unit."""
    unit, known = case.first.unit, case.state.unit_of.get(above, "")
    return bool(known) and (unit[-1:] == known[-1:] or (unit == "%" and known == "百分点"))


def pronoun(case: Case) -> list[Options] | None:
    """上述三项指标依次达到95%、75%、92%: the names said last, one each."""
    count = len(case.members)
    if not PRONOUN.match(case.left.core) or len(case.state.history) < count:
        return None
    return [[(name, "pronoun")] for name in case.state.history[-count:]]


def by_group(case: Case) -> list[Options] | None:
    """工作补贴按一、二、三类地区分别发放300元、500元、700元: groups said after 按."""
    hit = BY_GROUP.match(case.left.core)
    parts = distribute(hit.group(2)) if hit else []
    if not hit or len(parts) != len(case.members) or len(parts) < 2:
        return None
    return [[(part + strip_end(hit.group(1))[0], "by-group")] for part in parts]


def list_times_metric(case: Case) -> list[Options] | None:
    """11所、2所，在校生分别为2.86万人和1.42万人: one measure of each thing just listed."""
    count, state = len(case.members), case.state
    if count < 2 or not case.left.core or len(state.listed) != count or len(parts_of(case.left.core)) > 1:
        return None
    if not (case.left.core in word_class("people") or is_metric(case.left.core)):
        return None
    return [[(owner_of(name) + case.left.core, "list-times-metric")] for name in state.listed]


def benefit(case: Case) -> list[Options] | None:
    """惠及67万人次, 覆盖学校48所: whom the thing just named reaches."""
    verb = case.left.keep
    if verb not in ("惠及", "覆盖", "受益", "带动", "服务") or not case.state.last:
        return None
    noun = case.left.core or (case.counted.noun if case.counted else "")
    noun = noun or beneficiaries(case)
    return plain(case, case.state.last + verb + noun, "benefit")


def beneficiaries(case: Case) -> str:
    """What to call those reached where only their unit is said: 惠及67万人次, 惠及9万户."""
    unit = case.first.unit
    return "人次" if unit.endswith("人次") else "户数" if unit.endswith("户") else "人数" if case.people else ""


def medals(case: Case) -> list[Options] | None:
    """在…大赛上获1金2银: medals of the contest named before."""
    if case.first.unit not in MEDALS:
        return None
    hit = CONTEST.search(case.slot.left) or CONTEST.search(case.state.subject)
    before = AWARD.split(case.state.last)[0] if case.state.last else ""
    contest = hit.group(1) if hit else before
    return [[(contest + MEDALS.get(member.unit, ""), "medals")] for member in case.members]


def named_before(case: Case) -> list[Options] | None:
    """体质健康优良率达52.5%: the name stands before the number."""
    left, state = case.left, case.state
    if not left.core:
        return None
    clause = cut_at_verb(left.core) if not left.keep else Clause("", left.keep, left.core)
    base = won(case.left.core) or new_first(compose(clause, left))
    whole = attributive(case, base) or per_head(case, base) or deed_of_last(case, base)
    if whole:
        return spread(case, whole)
    if base.endswith("惠及"):
        base += beneficiaries(case)
    if case.slot.opener == "、" and not left.keep and not case.share and not set_up(left):
        base = list_head(case, base) + base
    elif state.parent and (left.has_lead("其中") or case.slot.opener in ("、", "（", "，")):
        base = child(case, base)
    elif is_metric(base) or (len(base) <= 4 and base.endswith(("率", "占比", "比例", "额"))):
        base = overlap(metric_owner(state, base), base)
    elif base.endswith("占比") and case.slot.opener == "、" and SHARE_OF.search(state.last):
        base = SHARE_OF.split(state.last)[0] + base
    elif state.institution and base in word_class("people"):
        base = state.institution + base
    return spread(case, base)


def attributive(case: Case, base: str) -> str:
    """An attribute without its noun takes the noun named before (50周岁以上的612人)."""
    last = case.state.parent or case.state.last
    said = bool(case.left.tails) and case.left.tails[0] == "的" and (case.people or case.first.unit in BODIES) and len(base) <= 8
    if not last or not (ATTRIBUTE.search(base) or said):
        return ""
    verb = word_class("keep").at_start(last)
    noun = last[len(verb) :] if len(verb) < len(last) else last
    noun = owner_of(noun) if case.share else noun
    return base.removesuffix("的") + noun + ("占比" if case.share else "")


def deed_of_last(case: Case, base: str) -> str:
    """毕业生5870人，升学3350人: what those just counted went on to do; 人均5104元: the amount a head."""
    last = case.state.last
    if case.people and base in DEEDS and PEOPLE_NOUN.search(last):
        return last + base
    if base in AVERAGES and last:
        verb = word_class("keep").at_start(last)
        return last[len(verb) :] + base
    return ""


def per_head(case: Case, base: str) -> str:
    """每人补助2万元: what each of those just named gets."""
    hit = PER_HEAD.match(base)
    last = case.state.last
    if not hit or not last:
        return ""
    verb = word_class("keep").at_start(last)
    owner = last[len(verb) :] if len(verb) < len(last) else last
    rest = base[hit.end() :]
    if hit.group() in ("单套", "单间", "户均"):
        return owner + base
    rest = re.sub(r"^(?:另发|另配|发放|配置|配备|报销|给予|享受)", "", rest)
    return (owner if hit.group() == "每人" else hit.group() + owner) + rest if rest else ""


def list_head(case: Case, base: str) -> str:
    """What heads the running list: its verb, or the words its first member shares with this one.

    (新增市级放心消费示范单位, 示范街区) -> 新增市级放心消费; (省级以上金牌, 银牌) -> 省级以上
    """
    last = case.state.last
    at = last.find(base[:2]) if len(base) <= 4 else -1
    if at >= 2 and abs(len(last) - at - len(base)) <= 1:
        return last[:at]
    reach = re.search(r"(?<=..)(?:惠及|覆盖|参与|受益|服务)(?!率|面)", last)
    if reach:
        return last[: reach.end()]
    award = AWARD.search(last)
    if award and AWARD.fullmatch(base) and award.start() > 1:
        return last[: award.start()]
    return case.state.verb


def won(words: str) -> str:
    """学生在省运动会上获金牌 -> 省运动会金牌; 中职学生参加技能大赛获一等奖 -> 中职学生技能大赛一等奖."""
    hit = WON.match(words)
    if not hit or not AWARD.search(hit.group(4)):
        return ""
    return (hit.group(1) if hit.group(2) == "参加" else "") + hit.group(3) + hit.group(4)


def new_first(base: str) -> str:
    """大科学装置新增2个 -> 新增大科学装置."""
    if not base.endswith("新增") or len(base) < 4:
        return base
    return "新增" + re.sub(r"(?:分别|均|都)$", "", base[:-2])


def compose(clause: Clause, left: Trimmed) -> str:
    """The name that subject, verb and object make: set-up verbs go, verbs that tell which things stay."""
    subject, verb, target = strip_end(clause.subject)[0], clause.verb, clause.object
    if not verb:
        return target
    if verb in word_class("keep"):
        short = subject if len(subject) <= 8 and "对" not in subject else ""
        return short + verb + target
    if len(target) <= 2 or is_metric(target):
        return subject + target
    return target


def set_up(left: Trimmed) -> bool:
    """Whether a set-up verb was dropped before the name: it heads its own item, not the running list."""
    return any(lead in word_class("drop") for lead in left.leads)


def overlap(owner: str, base: str) -> str:
    """Owner and measure joined, words said by both only once: (研发经费投入, 投入强度) -> 研发经费投入强度."""
    return owner + base.removeprefix(base[:2]) if owner.endswith(base[:2]) else owner + base


def metric_owner(state: State, metric: str) -> str:
    """Whose measure a bare measure is: the owner of the last name, or the stage the clause before speaks of."""
    if is_metric(state.last):
        return ""
    if state.last:
        owner = owner_of(state.noun or state.last)
        verb = word_class("keep").at_start(owner)
        return owner[len(verb) :] if metric.startswith("总") and len(verb) < len(owner) else owner
    if metric.endswith(("投资", "占地", "面积", "标准", "造价")) and len(state.subject) <= 14 and "为" not in state.subject:
        return state.subject
    return word_class("stage").at_start(state.subject)


def child(case: Case, base: str) -> str:
    """A breakdown's member takes back what it leaves out of its parent's name."""
    parent = case.state.parent
    verb = word_class("keep").at_start(parent)
    if case.share and case.left.has_tail("占"):
        return base
    if case.share and SHARE_OF.search(parent) and not metric_tail(base):
        return f"{base}占{SHARE_OF.split(parent)[0]}比例"
    if is_metric(base):
        return owner_of(parent) + base
    missing = missing_head(case, base, parent)
    if missing:
        return missing
    if len(parent) <= 8 and len(base) > 2 and base[-2:] == parent[-2:] and not verb:
        return parent[:-2] + base
    if verb and not case.left.keep and not case.share:
        return verb + base
    return base


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
        return "" if COMPLETE_BODY.search(base) else (base + parent if len(base) <= 3 and verb else verb + base + bare)
    if case.people:
        return "" if COMPLETE_PEOPLE.search(base) or len(base) > 6 else verb + base + bare
    return ""


def spread(case: Case, base: str) -> list[Options]:
    """One name for each member of the cluster, or several for a single number said of several groups."""
    if case.share and any(tail == "占" for tail in case.left.tails) and not metric_tail(base):
        return plain(case, base + "占比", "share-said")
    if case.first.unit == "比" and any(tail == "比" for tail in case.left.tails) and not base.endswith("比"):
        base += "比"
    base = measured(case, base)
    groups = distribute(base) if not (case.single and base.startswith("城乡")) else [base]
    if not case.single and len(groups) == len(case.members):
        return [[(name, "one-each")] for name in groups]
    if case.single and len(groups) > 1 and (case.left.has_tail("均", "都", "各", "分别") or said_of_each(case, base)):
        return [[(name, "said-of-each") for name in groups]]
    return plain(case, base, "named-before")


def measured(case: Case, base: str) -> str:
    """The name with the measure that the number's unit tells: a lack, a duration."""
    if any(tail.endswith(("缺", "缺口")) or tail.startswith("缺") for tail in case.left.tails):
        return base + "缺口"
    if case.first.unit in DURATIONS and not DURATION_NAME.search(base):
        return base + "时间"
    return base


def said_of_each(case: Case, base: str) -> bool:
    """Whether a rate of coordinated groups holds for each of them (废水、废气处理率90%)."""
    return case.share and base.endswith("率") and not case.left.has_tail("总体", "平均") and "级" not in base[:6]


def same_as_before(case: Case) -> list[Options] | None:
    """提高2.1个百分点, 比上年增加2150万元: the change of what was named before."""
    state, count = case.state, len(case.members)
    if case.left.core or not state.names:
        return None
    if len(state.names) == count > 1:
        return [[(name, "same-as-before")] for name in state.names]
    if case.left.ends_with_change() or case.share:
        if count > 1 and len(state.names) != count and len(state.history) >= count:
            return [[(name, "parallel-list")] for name in state.history[-count:]]
        if len(state.names) == count:
            return [[(name, "same-as-before")] for name in state.names]
        if case.single and case.left.has_tail("均", "都"):
            return [[(name, "same-as-before") for name in state.names]]
    if case.money and state.units and not state.units[-1].endswith("元"):
        return plain(case, state.last + "金额", "money-of-last")
    if case.people and state.units and state.units[-1] in BODIES:
        return plain(case, (short_deed(state.deed) or state.last) + "人数", "people-of-last")
    return plain(case, state.last, "same-as-before")


def subject_before(case: Case) -> list[Options] | None:
    """The clause before names what this number is of."""
    subject = case.state.last or case.state.subject
    return plain(case, subject, "subject-before") if subject else None


def left_verb(case: Case) -> list[Options] | None:
    """Only a verb stands there: 招聘100人; in a list it takes the object said before (供应分配10万套)."""
    last = case.state.last
    before = word_class("keep").at_start(last)
    if not case.left.full:
        return None
    alike = [name for name in case.state.history if case.state.unit_of.get(name) == case.first.unit]
    if case.left.keep and not case.left.core and alike and alike[-1] != case.left.keep:
        verb = word_class("keep").at_start(alike[-1])
        return plain(case, case.left.keep + alike[-1][len(verb) :], "verb-of-list")
    if case.left.keep and case.people and case.state.units and case.state.units[-1] in EVENTS:
        return plain(case, last + case.left.keep, "verb-of-event")
    if case.left.keep and not case.left.core and case.slot.opener == "、" and before:
        return plain(case, case.left.keep + last[len(before) :], "verb-of-list")
    return plain(case, case.left.full, "verb-alone") if case.left.full else None


def counted_anyway(case: Case) -> list[Options] | None:
    """Words after the number, where nothing before it names anything."""
    return plain(case, case.counted.noun, "counted-anyway") if case.counted else None


RULES: tuple[Rule, ...] = (
    beside,
    completion,
    times_of,
    medals,
    share_in,
    per_occasion,
    from_to,
    benefit,
    money_meant,
    money_for,
    doer,
    share_of_counted,
    share_does,
    measured_noun,
    titled,
    counted_after,
    each_subject,
    head_before_groups,
    group_with_subject,
    group_of_last,
    pronoun,
    by_group,
    list_times_metric,
    named_before,
    left_verb,
    same_as_before,
    counted_anyway,
    subject_before,
)
