"""Naming rules for shares and multiples: 占…的比例, 60%的社区, 是上年的1.3倍, 高于全省平均1个百分点."""

from __future__ import annotations

import re

from plantargets.extractors.names.case_rule import SHARE_OF, Options, plain, strip_place, trimmed
from plantargets.extractors.names.coordinate import distribute, is_metric, metric_tail, owner_of
from plantargets.extractors.names.edges import doing_at_start
from plantargets.extractors.names.groups import PEOPLE_NOUN, last_group
from plantargets.extractors.names.lists import listed_before
from plantargets.extractors.names.receivers import directed
from plantargets.extractors.names.state import Case
from plantargets.extractors.names.trim import strip_end, strip_start
from plantargets.extractors.names.verbs import cut_at_verb, verb_at_end
from plantargets.extractors.names.vocabulary import word_class
from plantargets.extractors.patterns import compiled

WHOLE_PLACE = compiled(r"..(?:的?(?:比例|比重|份额))$")
BOUND_OF = compiled(r"不?(?:低于|少于|超过|高于)|达到(?=..)")
TIMES_OF = compiled(r"(?:是|为|相当于|达到|达|不低于|不少于|不超过|不高于)([^，是]{1,20})(?:的)?$")
PEOPLE_START = compiled(r"[\u4e00-\u9fff]{0,8}?(?:毕业生|学生|教师|幼儿|居民|人员|企业|学校|幼儿园)")
REACHING = ("承担", "贡献", "覆盖", "惠及", "带动", "辐射带动")
BESIDE = compiled(
    r"^(.*?)(?:均|都|仍|还|分别)?(?<![不或])(高于|低于|快于|慢于|优于|好于|高出|低出|超出?(?=[^，；。]{0,10}(?:计划|目标|任务)))([^，；。]{2,16}?)$"
)
THAN = compiled(r"^(.*?(?:增速|增幅))(比)((?!上年|去年|同期|计划|目标|预期|\d)[^，；。]{2,14}?[高快])$")
BORNE = compiled(r"^[\u4e00-\u9fff]{2,8}(?:承担|负担|出资)$")
VALUED = compiled(r"的((?:[\u4e00-\u9fff]{0,4})(?:[税费利汇]率|比例)|(?:预期)?(?:增长)?目标|增速)")
"""A measure that is said after its value: 16%的增值税税率, 30%的比例, 5%的预期目标."""
GOALS = ("目标", "增速")
"""Measures that need no owner: they are the economy's."""
BOUNDED_OF = compiled(r"\d|超过|低于|高于|不足|减少|降低")
RULED = compiled(r"的?[^，。；]*?(?:政策|目标|优惠|任务)")
"""What a share is laid down by: 30%的所得税优惠 is no part of anything."""
CURRENT = compiled(r"(?:现行|原有|原来)?的?$")
DEFINED = compiled(r"(?:占|与).{2,}的(?:百分比|比例|比重|比值)$")
"""How a ratio is defined, before its value."""
MOVED_TO = compiled(r"[降升增减调缩提压][^达]?[到至为]")
COVERED = "覆盖"
LACKING = compiled(r"^(?:没有|缺少|缺乏|未|不|存在|无)|不足|不?达标|超过")
RATIO_TO = compiled(
    r"^(.*?)(?:分别|均|累计|已|约|仅|只)*"
    r"(?:(完成)([^，、]{0,10}(?:目标|计划|任务|序时进度|工程量|概算))的?"
    r"|(恢复[到至]|相当于|(?<=[均别约仅只])为)([^，、]{2,16})的)(?:约|近)?$"
)
"""What a share is reckoned against, where it is no part of it: 完成年计划的113%, 约为全国平均的70%."""


def share_in(case: Case) -> list[Options] | None:
    """占财政总支出的85.9%: the share of the subject in a whole."""
    hit = SHARE_OF.search(case.left.full) or (case.slot.left.endswith("的") and BOUND_OF.search(case.left.full))
    if not case.share or not hit:
        return None
    said, whole = case.left.full[: hit.start()], case.left.full[hit.end() :].rstrip("的")
    owner = directed(case.left, whole_object(strip_end(said)[0])) or case.state.last or case.state.subject
    owner = case.state.noun + owner if is_metric(owner) and case.slot.opener == "、" else owner
    whole = whole if WHOLE_PLACE.match(whole) else strip_place(whole, case.state.places)
    ending = "" if compiled(r"(?:比例|比重|份额|百分比)$").search(whole) else "比例"
    owners = distribute(owner) if strip_end(said)[0] else listed_before(case) or case.state.names
    if len(owners) == len(case.members):
        return [[(name + "占" + whole + ending, "share-in")] for name in owners]
    return plain(case, owner + "占" + whole + ending, "share-in")


def whole_object(words: str) -> str:
    """The object of the last verb, with what says which it is where it is short: 风电累计建成装机 -> 风电装机."""
    clause = cut_at_verb(words)
    return strip_end(clause.subject)[0] + clause.object if len(clause.object) == 2 else clause.object


def ratio_to(case: Case) -> list[Options] | None:
    """完成年计划的113%, 恢复到上年的90%: how a thing stands to a plan, a time, another."""
    hit = RATIO_TO.match(case.slot.left) if case.share else None
    if not hit:
        return None
    against = f"{hit[2]}{hit[3]}比例" if hit[2] else f"{hit[4]}{hit[5]}的比例"
    return [[(owner + against, "ratio-to")] for owner in owners_of(case, trimmed(hit[1]))]


def owners_of(case: Case, said: str) -> list[str]:
    """Whose share each number is: of those said before it, else of those named last, as many as are numbered."""
    count, state = len(case.members), case.state
    measure = said.removeprefix(state.last)
    if said != measure and len(state.listed) == count > 1:  # 8个甲项目、9个乙项目投资分别完成年计划的90%、80%
        return [name + measure for name in state.listed]
    own = said and said != state.last
    known = (distribute(said, count),) if own else (state.names, state.listed, state.history[-count:])
    return next((names for names in known if len(names) == count), [said or state.last] * count)


def times_of(case: Case) -> list[Options] | None:
    """是上年的1.3倍: a multiple of something named."""
    if case.first.unit != "倍" or case.left.ends_with_change():
        return None
    hit = TIMES_OF.search(case.slot.left)
    if not hit:
        return None
    subject = case.slot.left[: hit.start()].strip()
    base = hit.group(1).rstrip("的")
    names = case.state.names
    if not trimmed(subject) and len(names) == len(case.members) > 1:
        return [[(f"{name}是{base}的倍数", "times-of")] for name in names]
    owner = trimmed(subject) or case.state.last
    return plain(case, f"{owner}是{base}的倍数", "times-of")


def measure_after(case: Case) -> list[Options] | None:
    """制造业现行16%的税率降至13%: the measure stands after its value."""
    measure = VALUED.match(case.slot.right)
    if not case.share or not measure:
        return None
    owner = CURRENT.sub("", case.left.full)
    alone = measure.group(1).endswith(GOALS)
    if alone and (owner or case.left.ends_with_change()):
        return None
    return plain(case, owner + measure.group(1), "measure-after") if owner or alone else None


def share_of_counted(case: Case) -> list[Options] | None:
    """60%的社区建成…: the share of what is counted that does something."""
    counted = case.counted
    if not counted or not case.share or case.left.ends_with_change():
        return None
    core = case.left.core
    if core and case.left.has_tail("扩大到", "扩大至", "推广到", "推广至", "扩展到", "扩展至"):  # 试点扩大到80%的县
        return plain(case, core + "覆盖" + strip_place(counted.noun, case.state.places) + "比例", "share-of-counted")
    place = word_class("place").at_end(core)
    reaching = core.removesuffix(place).removesuffix("了")
    if reaching in REACHING:
        reaching = (case.state.last or case.state.subject) + reaching
    if reaching.endswith(REACHING) and len(reaching) > 3:
        whole = "" if place in case.state.places.general else place
        noun = whole + strip_place(counted.noun, case.state.places)
        return plain(case, reaching + noun + "比例", "share-of-counted")
    if core and not verb_at_end(core) and not starts_with_of(case):
        part = said_of_part(case)
        of = PEOPLE_NOUN.search(core) or (case.slot.right.startswith("的") and len(core) <= 8)
        if not (of or part) or metric_tail(core):
            return None
        core = case.left.full if part else core
        return plain(case, core + counted.noun + counted.deed + "比例", "share-of-counted")
    words = counted.deed + counted.noun if LACKING.search(counted.deed) else counted.noun + counted.deed
    return plain(case, words + "比例", "share-of-counted")


def said_of_part(case: Case) -> bool:
    """Whether what follows says what a part of the things before does: 新建数据中心100%使用绿电."""
    goes_on = case.left.tails in ((), ("实现",)) and case.slot.opener != "、" and len(case.slot.right) > 2
    return goes_on and not (BOUNDED_OF.search(case.left.core) or RULED.match(case.slot.right))


def borne(case: Case) -> list[Options] | None:
    """县财政承担四分之一: the share of what was just named that somebody bears."""
    hit = BORNE.match(case.left.full)
    if not case.share or not hit or not case.state.last:
        return None
    return plain(case, owner_of(case.state.last) + case.left.full + "比例", "borne")


def starts_with_of(case: Case) -> bool:
    return case.slot.right.startswith("的") and len(case.left.core) < 3


def share_does(case: Case) -> list[Options] | None:
    """新增布点60%以上服务于重点产业; 、70%就读普通高中: the share that does something."""
    deed = case.slot.right
    if not case.share or not case.single or case.counted or not deed or len(deed) > 24 or deed[:1] in "以左、的）":
        return None
    if case.left.ends_with_change() or metric_tail(case.left.full) or moves_on(deed):
        return None
    owner = case.left.full
    if not owner:
        hit = PEOPLE_START.match(case.state.subject)
        used = deed.startswith("用于") and not case.state.last.endswith("比例")  # 一半用于大病保险
        owner = case.state.last if used else hit.group() if hit else does_next(case)
    if deed == COVERED:
        thing, group = last_group(owner)
        return plain(case, group + thing + "覆盖率", "share-does") if owner else None
    return plain(case, owner + deed + "比例", "share-does") if owner else None


def does_next(case: Case) -> str:
    """The things named in the clause before, of which a share does something: 审批事项减少一半，80%实行备案."""
    whole = case.slot.opener == "，" and not (case.slot.before or is_share(case.state.last))
    return case.state.last if whole and doing_at_start(case.slot.right) else ""


def is_share(name: str) -> bool:
    return name.endswith(("率", "比例", "比重", "占比")) or bool(metric_tail(name))


def moves_on(deed: str) -> bool:
    """Whether the words after a share only say to where it moves: 由9%降至7%."""
    return len(word_class("change").at_start(deed)) > 1 or bool(MOVED_TO.match(deed))


def ratio_defined(case: Case) -> list[Options] | None:
    """再生水利用量，占污水处理量的百分比，不低于20%: the clauses before say what the number is a ratio of."""
    own = case.left.core
    if (own and not own.startswith("每")) or case.slot.opener != "，" or not case.slot.before:
        return None
    *earlier, last = case.slot.before
    hit = DEFINED.search(last)
    said = (earlier[-1] if earlier and last.startswith(("占", "与")) else "") + last
    name = "".join(strip_start(said, case.state.places)[:2])
    return plain(case, name, "ratio-defined") if hit and len(said) > len(hit.group()) + 3 else None


def grown(case: Case) -> str:
    """What was just named, or its growth where that was said: what stands 1个百分点 above is the growth."""
    last, growth = case.state.last, case.state.growing and case.first.unit == "百分点"
    return last + "增速" if growth and not metric_tail(last).endswith(("率", "比例", "比重", "占比", "增速")) else last


def than(case: Case) -> re.Match[str] | None:
    """A growth that is so much above another: 增速比城镇居民高2个百分点."""
    return THAN.match(case.slot.left.strip()) if case.first.unit == "百分点" else None


def beside(case: Case) -> list[Options] | None:
    """高于全省平均水平1个百分点: how far what was just named stands from another level."""
    hit = BESIDE.match(case.slot.left.strip()) or than(case)
    if not hit or case.first.unit not in ("百分点", "%", "年", "岁", "元", "分"):
        return None
    owner = hit.group(1) or grown(case)
    if owner in word_class("growth"):  # 地区生产总值增长5%，增速高于全国1个百分点
        owner = case.state.last + owner
    other = compiled(r"(?:水平)?的?(?:分别|约)?$|分别(?=[高快]$)").sub("", hit.group(3))
    if not owner or not other:
        return None
    owners = distribute(strip_end(owner)[0], len(case.members))
    if len(owners) == len(case.members):
        return [[(each + hit.group(2) + other, "beside")] for each in owners]
    return plain(case, strip_end(owner)[0] + hit.group(2) + other, "beside")
