"""Those for whom a thing is done and those whose things are counted: 为渔民提供40个岗位, 自贸区3项成果.

In goes a case, or the words before its number; out come the words that its name takes from them, or ''.
"""

from __future__ import annotations

from plantargets.extractors.names.breakdown import DEEDS
from plantargets.extractors.names.case_rule import Options, plain
from plantargets.extractors.names.coordinate import LISTED, metric_tail, parts_of
from plantargets.extractors.names.deeds import beneficiaries
from plantargets.extractors.names.edges import doing_at_start
from plantargets.extractors.names.groups import PEOPLE_NOUN
from plantargets.extractors.names.state import Case
from plantargets.extractors.names.topics import topic_of, without_verbs
from plantargets.extractors.names.trim import Trimmed, strip_end
from plantargets.extractors.names.verbs import cut_at_verb, verb_at_end
from plantargets.extractors.names.vocabulary import longest_at_start, word_class, words_in
from plantargets.extractors.patterns import compiled

TO = frozenset({("为",), ("对",), ("向",), ("给",), ("面向",), ("针对",)})
"""The last word dropped before those for whom a thing is done."""
HOW = compiled(r"(?<=..)(?:免费|一次性|统一|全部|新|每[人户生名])+$")
NO_OWNER = compiled(
    r"[、\d的（）]|(?:等|领域|方面|环节|批|类|首|第.|[中内上下里间前后期好出实省市县州国家]|以来|自治区)$"
)
HEADS = {"人": "人数", "名": "人数", "位": "人数", "户": "户数", "次": "人次"}
"""What tells apart those of several units that do the same: 3万户、8万人脱贫."""
GAINED = compiled(r"^(?:荣?获评?|获得|获批|当选|被评为|被授予|入选(?!.*(?:计划|工程|项目|名单)$)|实现)")
DEED = compiled(r"[\u4e00-\u9fff“]")
HAVING = frozenset({"有", "又有", "已有", "还有", "另有", "共有", "确保", "至少", "至少有"})
"""What only says that there are people who do something."""
DOING = ("edge", "closing", "manner")
PERSONS = ("人", "者", "员", "子女", "儿", "童")
LONGEST_OWNER = 14
NAMED = compiled(r"(?<=^中国)（[^（）]{2,4}）")
"""The place in a national body's name: 中国（青禾）自贸试验区."""
PART = compiled(r"(?:以上|左右)?(?:群众|人员)?(受益|受惠|参与|参加|观看)")
DIRECTED = compiled(r"(?:出口(?:总?[额值])?|转移支付(?:规模)?)$")
"""A flow whose direction 对 tells: 对甲国出口 goes there, 甲国出口 comes from there."""
PARTNERS = ("缔结", "签订", "签署", "建立", "合作", "共建")
"""Verbs of what is done with another, whom 与 names."""
LONGEST_HEAD, SHORTEST_LIST, LONGEST_LIST = 4, 2, 24
DRIVING = compiled(r"(?<=....)(?:推动|促进|助推)([^，、]{3,})$")
EFFORT = compiled(r"(?<=..)(?:力度|制度)$")


def receiver(words: str, left: Trimmed) -> str:
    """Those for whom the thing counted is provided, of the words before it: 为渔民免费提供 -> 渔民.

    >>> from plantargets.extractors.names.trim import trim
    >>> receiver("渔民免费提供", trim("为渔民免费提供")), receiver("渔民免费提供", trim("渔民免费提供"))
    ('渔民', '')
    """
    if left.leads[-1:] == ("与",) and words.endswith("共建") and len(words) <= LONGEST_OWNER:
        return "与" + words
    last = [lead for lead in left.leads if lead not in word_class("place")][-1:]
    if tuple(last) not in TO:
        return ""
    clause = cut_at_verb(words)
    provided = clause.verb in word_class("giving") and not clause.object
    given = provided or any(tail in word_class("giving") for tail in left.tails)
    return HOW.sub("", clause.subject if provided else words) if given else ""


def directed(left: Trimmed, name: str) -> str:
    """A flow with the 对 that tells where it goes."""
    told = left.leads[-1:] == ("对",) or left.core.startswith("对")
    return "对" + name if told and DIRECTED.search(name) and not name.startswith("对") else name


def rises(verb: str, left: Trimmed) -> bool:
    """Whether what a thing drives rises: 以工代赈带动就业增长5% says how much 就业 grew, whatever drove it."""
    if verb not in word_class("driving"):
        return False
    return left.ends_with_change() or any(word_class("change").at_start(tail) for tail in left.tails)


def risen(words: str, left: Trimmed) -> str:
    """The measure that somebody makes rise, behind a verb that may be a noun elsewhere: 新机制推动办结率提高到93%."""
    hit = DRIVING.search(words)
    return hit.group(1) if hit and metric_tail(hit.group(1)) and rises("推动", left) else ""


def owner_before(case: Case, noun: str) -> str:
    """Whose the things are whose noun alone says little: 自贸区3项成果在全国推广 -> 自贸区."""
    left = case.left
    verb = verb_at_end(left.core)
    owner = strip_end(left.core.removesuffix(verb))[0] if verb in word_class("drop") else left.core
    owner = owner.removesuffix("上线") if owner.endswith("”上线") else owner
    bare = len(noun) <= 8 and word_class("generic").at_end(noun)
    if not bare or left.keep or left.tails or noun[:2] in owner:
        return ""
    if (
        not 2 < len(owner) <= 16
        or NO_OWNER.search(NAMED.sub("", owner))
        or doing_at_start(owner)
        or word_class("edge").at_end(owner)
    ):
        return ""
    return "" if cut_at_verb(owner).verb or verb_at_end(owner) else owner


def examples_of(case: Case, noun: str) -> str:
    """The list before a number whose head alone says nothing, its last member where it is long.

    青禾电站、蓝湾码头等5个项目 -> 青禾电站、蓝湾码头等; 稻米、茶叶2个产业链 -> 稻米、茶叶;
    甲、乙等5个文化广场 -> nothing
    """
    left = case.left
    members = len(parts_of(left.core, LISTED))
    all_named = members > 1 and members == case.first.value and not left.keep
    bare = len(noun) <= LONGEST_HEAD and word_class("generic").at_end(noun)
    if not (left.core.endswith("等") or all_named) or not (bare or noun.startswith("领域")):
        return ""
    said = cut_at_verb(left.core).object
    listed = without_verbs(said if len(said) > SHORTEST_LIST else left.core)[0]
    return listed if len(listed) <= LONGEST_LIST else parts_of(listed)[-1]


def taking_part(case: Case) -> list[Options] | None:
    """实施营养改善计划，2000人次受益: those whom the thing just named reaches."""
    hit = PART.match(case.slot.right)
    if not hit or not case.people or case.counted:
        return None
    said = (
        topic_of(case.left.core, case.state.places).words if case.left.core else case.state.last or case.state.subject
    )
    said = EFFORT.sub("", said)
    return plain(case, said + hit.group(1) + beneficiaries(case), "taking-part") if said else None


def doer(case: Case) -> list[Options] | None:
    """2人获…称号, 近3万人领取养老金, 零就业家庭至少1人就业: people counted by what they did, after whose they are."""
    own = case.left.core
    if not case.people and (own or case.left.leads):
        return None
    deed = deed_alone(case)
    if deed and not (own or case.left.leads):
        return done_by_heads(case, GAINED.sub("", deed))
    if not case.people or not deed or others_act(case) or (own and not owns_doers(own)):
        return None
    deed = GAINED.sub("", deed)
    return plain(case, own + deed, "doer") if len(deed) > 2 - bool(own) else None


def others_act(case: Case) -> bool:
    """Whether the words before people say more than that there are some, or that somebody lets them act."""
    left = case.left
    said = (*left.leads, *left.tails) if left.core else [lead for lead in left.leads if lead not in word_class("pivot")]
    return any(word not in HAVING and not of_place(case, word) for word in said)


def owns_doers(words: str) -> bool:
    """Whether words can be those whose people do something: not people, who would be counted, and no clause."""
    people = PEOPLE_NOUN.search(words) or words.endswith(PERSONS)
    return not people and len(words) <= LONGEST_OWNER and not (cut_at_verb(words).verb or verb_at_end(words))


def of_place(case: Case, word: str) -> bool:
    """Whether a word only names the plan's own region."""
    return word in case.state.places.general or word in case.state.places.own


def deed_alone(case: Case) -> str:
    """What people do, where the words after their number name no thing: 领取养老金, 稳定就业."""
    if not DEED.match(case.slot.right):
        return ""
    noun = case.counted.noun if case.counted and not case.counted.deed else ""
    alone = case.counted is None or noun in DEEDS or words_in(noun, DOING) > 0
    return case.slot.right if alone else ""


def done_by_heads(case: Case, deed: str) -> list[Options] | None:
    """People and households counted by what they do, how often a thing was done: 3万户、8万人脱贫, 3次调高标准."""
    if case.first.unit == "次" and longest_at_start(deed, ("change", "keep", "drop")) not in ("", deed):
        return plain(case, deed + "次数", "doer")
    heads = [HEADS.get(member.unit[-1:], "") for member in case.members]
    if len(deed) <= 2 or not all(heads):
        return None
    return [[(deed + ("" if case.single else head), "doer")] for head in heads]
