"""What counted things do, and whom they reach, as words for a name."""

from __future__ import annotations

from plantargets.extractors.names.case_rule import ADVERBS
from plantargets.extractors.names.edges import FREE
from plantargets.extractors.names.phrases import TIME
from plantargets.extractors.names.right import Counted, right_noun
from plantargets.extractors.names.state import Case
from plantargets.extractors.names.verbs import JOINT
from plantargets.extractors.names.vocabulary import word_class, words_in
from plantargets.extractors.patterns import compiled

NUMBERED = r"[近超约]?[\d.,]+[多余]?[百千万亿]*[\u4e00-\u9fff]余?(?:（[^（）]*）)?(?=[\u4e00-\u9fff]{2})"
LISTED_NEXT = compiled(rf"(?:、|和|及|以及)[^，、\d]{{0,10}}?{NUMBERED}")
NEXT = compiled(rf"(?:{LISTED_NEXT.pattern}|{NUMBERED})")
"""The joint, where there is one, and the number of the next of those counted together: 8所中学46个班参加."""
WORKS = compiled(
    r"(?:超低排放|节能|数字化|智能化|规范化|标准化|综合|生态|(?:周边|沿线)[\u4e00-\u9fff]{2,8}?)*"
    r"(?:改造|治理|整治|修复|加固|搬转|搬迁|升级|提升|改扩建|扩建|改建|清淤|更新|达标)+$"
)
"""What is done to works and places, at the end of the words."""
LONGEST = 24
LISTED = compiled(r"(?<=提供|开展|给予|实施|进行)[^。]*等(?=..)")
"""A list of examples before what is done."""
VALUED = compiled(r"\d|分别")
DONE = compiled(r"(?<=[\u4e00-\u9fff])了(?![解断])(?=..)")
"""What says that a deed is done, and no part of a name: 通了高铁."""
FIELD = compiled(r"^在[\u4e00-\u9fff、]{2,10}?(?:领域|方面|环节)(?=..)")
OTHERS_DO = compiled(r"(?<=..)、(?:所有|各个?|全部|其他|其余)[\u4e00-\u9fff]+$|(?<=..)、\d.*$")
"""What is said of others beside those counted: 通铁路、所有乡镇通公路; 提前完成、8件实事落实."""
WORDS = ("得到", "使用", "就业", "就医", "就诊", "就读", "就近")
"""What begins like a particle and is none."""
IMPORTANT = "重点"
OUTWARD = ("面向社会", "对社会", "对外")
ENDED = compiled(r"(?<=..)目标(?:顺利|如期|全面)?(?:实现|完成)$")
COME_OF_IT = compiled(r"取得(?!了?联系)[^，、]*(?:进展|成效|成果|突破|胜利|成绩)$")
"""What says only that something came of a thing: 取得积极进展."""
AT_NO_COST = compiled(r"(?:进行|开展|实施|给予|提供)?免费")
GOING = compiled(r"到[^，。]{2,20}(?:就业|创业|工作|服务|任教|支教|挂职|帮扶|锻炼|实习|任职)$")
"""Where people go and what for: 到山区支教."""
LIGHT = compiled(r"^(?:免费|一次性|统一)?(?:进行|开展|实施|给予|予以|提供)(?=..)(?:免费|重新)?")


def short_deed(deed: str) -> str:
    deed = LISTED.sub("", deed) if len(deed) > LONGEST else deed
    hit = TIME.match(deed)
    deed = deed[hit.end() :].removeprefix("前") if hit else deed
    deed = FIELD.sub("", deed)
    deed = OTHERS_DO.sub("", ENDED.sub("", DONE.sub("", LIGHT.sub("", ADVERBS.sub("", deed)))))
    changes = len(word_class("change").at_start(deed)) > 1 and not improves(deed)
    if (
        len(deed) > LONGEST
        or changes
        or (is_progress(deed) and not (improves(deed) or comes_to(deed)))
        or deed.endswith("的")
        or (deed[:1] in "于向并到得也就让使令" and not (deed.startswith(WORDS) or GOING.match(deed)))
        or (deed[:1] == "在" and len(deed) > 14)
    ):
        return ""
    return deed


def improves(deed: str) -> bool:
    """Whether two verbs say how things that are there get better: 提质升级, 更新改造."""
    return deed in word_class("keep") and words_in(deed, ("verbal",)) > 1


def comes_to(deed: str) -> str:
    """The state that things come to, which tells them from those that are only there: 投产, 开工建设."""
    return word_class("arriving").at_start(deed)


def is_progress(deed: str) -> bool:
    """Whether no more is said than that a thing gets on, and how: 梯次实施, 建设加速推进."""
    if deed.startswith(OUTWARD):  # 面向社会开放 says more than 开放
        return False
    return bool(COME_OF_IT.match(deed)) or words_in(JOINT.sub("", deed), ("progress", "manner")) > 0


def beneficiaries(case: Case) -> str:
    """What to call those reached where only their unit is said: 惠及67万人次, 惠及9万户."""
    unit = case.first.unit
    if unit.endswith(("人次", "户次")):
        return unit[-2:]
    return "户数" if unit.endswith("户") else "人数" if case.people else ""


def works_of(case: Case, counted: Counted, ending: str) -> bool:
    """Whether projects are told of by what is done in them, and do something themselves: 旧港改造6个项目全部完工."""
    told = bool(ending) and len(case.left.core) - len(ending) > 1 and not case.left.leads
    return told and bool(counted.deed) and counted.noun in ("项目", "工程")


def done_to_list(case: Case, noun: str) -> str:
    """What is done to all of those counted together, said after the last: 完成20个小区、6个街区改造 -> 改造; or what
    they are: 8个省重点、20个市重点项目 -> 项目."""
    rest = case.slot.beyond.removeprefix(noun)
    done = ""
    member = LISTED_NEXT.match(rest)
    while member and case.state.frame == "event":
        counted = right_noun(rest[member.end() :], "event")
        if not counted:
            break
        hit = WORKS.search(counted.noun)
        done = hit.group() if hit and hit.start() > 1 else ""
        rest = rest[member.end() :].removeprefix(counted.noun)
        member = LISTED_NEXT.match(rest)
    return "" if WORKS.search(noun) else done or head_of_list(case, noun)


def head_of_list(case: Case, noun: str) -> str:
    """What those only called important are, as the next of the list says: 8个省重点、20个市重点项目 -> 项目."""
    rest = case.slot.beyond.removeprefix(noun)
    member = LISTED_NEXT.match(rest) if noun.endswith(IMPORTANT) else None
    counted = right_noun(rest[member.end() :]) if member else None
    return counted.noun.rpartition(IMPORTANT)[2] if counted and IMPORTANT in counted.noun else ""


def deed_of_list(case: Case, noun: str) -> str:
    """What those counted together do, where it is said after the last: 2个镇和6个村实现污水全收集."""
    rest = case.slot.beyond.removeprefix(noun)
    member = NEXT.match(rest)
    while member and case.state.frame in FREE:
        counted = right_noun(rest[member.end() :])
        if not counted or counted.deed:
            return counted.deed if counted and not VALUED.search(counted.deed) else ""
        rest = rest[member.end() :].removeprefix(counted.noun)
        member = NEXT.match(rest)
    return ""


def resumed(before: str, deed: str) -> str:
    """A place reached with the list that it is in, which was said of those counted before.

    >>> resumed("进入全国排名前10%", "进入前1%"), resumed("", "进入前1%")
    ('进入全国排名前1%', '进入前1%')
    """
    verb, place, rest = deed.partition("前")
    listed = before.rpartition("前")[0]
    return listed + place + rest if verb and listed.startswith(verb) and rest[:1].isdigit() else deed


def for_nothing(case: Case, deed: str) -> bool:
    """Whether a service at no cost is done for those counted: 为300名老人免费开展筛查, 开展免费筛查."""
    served = case.slot.left.rstrip().endswith(("为", "对", "给")) and not case.left.full
    return served and bool(AT_NO_COST.match(deed)) and bool(short_deed(deed))
