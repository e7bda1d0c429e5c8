"""Schemes: what a clause sets up or changes, and the names that lack it in the clause after.

出台设备更新补贴政策，下达资金3亿元: the money is that of the scheme. In goes a case and a name found for it; out comes
the name with its scheme, where the name is a bare head (资金, 支持项目, 受益学生) and the clause before holds a scheme.
"""

from __future__ import annotations

from plantargets.extractors.names.state import Case
from plantargets.extractors.names.topics import ASPECT, thing, topic_of, without_verbs
from plantargets.extractors.names.trim import CARRYING, SCHEMES, Places, trim
from plantargets.extractors.names.vocabulary import longest_at_start, word_class
from plantargets.extractors.patterns import compiled

MOVED = compiled(r"(?<=..)(?:从|由|向|纳入|扩大|拓展|延伸|覆盖).*")
FORM = compiled(r"(?<=...)(?:政策|制度|机制)$")
"""What only says in which form the scheme is laid down: 居民医保制度 -> 居民医保."""
MANY = compiled(r"[、（）]|[与及](?=.{3})|一揽子$")
SHORTEST, LONGEST, TAIL = 4, 16, 6
SHORTEST_EVENT = 3
SAVING = compiled(r"(?:节约|节省|减轻|降低)[^，、]{0,4}(?:资金|成本|费用|支出|负担)")
"""What somebody saves by something done."""
FUNDS = ("资金", "债券", "国债", "基金")
DOINGS = ("verbal", "modifier", "act", "keep")


def scheme_of(clause: str, places: Places) -> str:
    """The scheme that a clause without a number speaks of, or ''.

    >>> scheme_of("提高渔民培训计划补助标准", Places()), scheme_of("加快粮库建设", Places())
    ('渔民培训计划', '')
    """
    said = trim(clause, places)
    named = said.core.endswith(SCHEMES) and bool(CARRYING.intersection(said.leads))
    words = MOVED.sub("", said.core if named else without_verbs(said.core)[0])
    ends = range(len(words), max(SHORTEST, len(words) - TAIL) - 1, -1)
    end = next((end for end in ends if word_class("scheme").at_end(words[:end])), 0)
    scheme = FORM.sub("", words[:end].removeprefix("自治区"))
    return "" if not SHORTEST <= len(scheme) <= LONGEST or MANY.search(scheme) else scheme


def scheme_before(case: Case) -> str:
    """The scheme of the clause just before, where a clause of its own begins with this number."""
    before = case.slot.before[-1:]
    goes_on = case.slot.opener == "，" and not case.state.parent
    return scheme_of(before[0], case.state.places) if before and goes_on else ""


def scheme_said(case: Case) -> str:
    """The scheme of the clause before; of the sentence before, where this number opens its own; or the aspect told of.

    The last is 生态保护 in 生态保护方面，…提出3项工程.
    """
    state = case.state
    if case.slot.before and ASPECT.search(case.slot.before[-1]):
        aspect = ASPECT.sub("", case.slot.before[-1])
        return thing(without_verbs(trim(aspect, state.places).core)[0])
    if not (state.last or case.slot.before):
        return scheme_of(state.opening[-1], state.places) if state.opening else ""
    return scheme_before(case)


def with_scheme(case: Case, name: str) -> str:
    """A bare head with the scheme of the clause before it.

    (出台设备更新政策，, 下达补贴资金) -> 下达设备更新补贴资金; (实施营养改善计划，, 受益学生) -> 营养改善计划受益学生
    """
    event = event_before(case, name) or cause_before(case, name)
    if event:
        return event + name
    verb, head = granted(name)
    scheme = scheme_said(case) if head else ""
    if not scheme or name[:2] in scheme or scheme.endswith(head[-2:]):
        return with_theme(case, name)
    return scheme + name if head in word_class("party") else verb + scheme + head


def event_before(case: Case, name: str) -> str:
    """The fair or meeting of the clause before whose deals a name is of: 成功举办青禾茶博会，签约总金额3亿元."""
    if not word_class("deal").at_start(name) or not case.slot.before or case.slot.opener != "，":
        return ""
    words = without_verbs(trim(case.slot.before[-1], case.state.places).core)[0]
    ends = (end for end in range(SHORTEST_EVENT, min(len(words), LONGEST) + 1) if is_event(words[:end]))
    return "" if "、" in words else words[: max(ends, default=0)]


def cause_before(case: Case, name: str) -> str:
    """What the one clause before speaks of, which brings an effect about: 推行集中采购，降低药费负担6亿元."""
    alone = case.slot.opener == "，" and len(case.slot.before) == 1 and not case.state.last
    topic = topic_of(case.slot.before[0], case.state.places) if alone and SAVING.match(name) else None
    return topic.words if topic and not topic.own and not topic.words.startswith(("上述", "政策")) else ""


def is_event(words: str) -> bool:
    """Whether words end in a fair or a meeting."""
    return bool(word_class("event_noun").at_end(words))


def with_theme(case: Case, name: str) -> str:
    """A bare head with what was said of it before: the whole name of the same things, or the doing it begins with.

    (实施8个市级重点项目，确保5个, 项目) -> 市级重点项目; (推进旧桥改造，启动5个, 改造项目) -> 旧桥改造项目
    """
    if name in word_class("generic"):
        last = last_without_verb(case)
        again = (
            "" if set_up_anew(case) else next((words for words in (*themes(case), last) if words.endswith(name)), "")
        )
        return (paid_by(case, last) or told_of(case)) + name if len(again) <= len(name) else again
    doing, head = name[:2], name[2:]
    measure = head in word_class("metric") and longest_at_start(doing, DOINGS) == doing
    if not measure and head not in word_class("generic"):
        return name
    said = (*themes(case), last_without_verb(case)) if measure else themes(case)
    before = (words.rpartition(doing) for words in said)
    owners = (owner for owner, _, rest in before if len(owner) > 1 and not (measure and rest))
    return next((owner + name for owner in owners if "、" not in owner), name)


def last_without_verb(case: Case) -> str:
    """The name before this one without the verb that it begins with."""
    last = case.state.last
    return last[len(word_class("keep").at_start(last)) :]


def paid_by(case: Case, last: str) -> str:
    """The money named just before, which pays for the things counted: 争取专项资金3亿元、支持项目20个."""
    if not (last.endswith(FUNDS) and len(last) > 3 and case.slot.opener in ("、", "，")):
        return ""
    return last + ("支持" if case.left.has_lead("支持") else "")


def told_of(case: Case) -> str:
    """The subject of the clause just before, whose things are counted: 科技攻关起步成势，5个, 点位."""
    clause = case.slot.before[-1] if case.slot.before and case.slot.opener == "，" else ""
    topic = topic_of(clause, case.state.places)
    return topic.words if topic.own and not set_up_anew(case) else ""


def set_up_anew(case: Case) -> bool:
    """Whether a verb sets up what is counted, so that it is not what was named before: 储备项目5个."""
    return any(lead in word_class("drop") and lead not in word_class("pivot") for lead in case.left.leads)


def themes(case: Case) -> tuple[str, ...]:
    """The topics of the clauses before, nearest first, and of the sentence before where this number opens its own."""
    opens = not (case.state.last or case.slot.before)
    clauses = case.state.opening if opens else case.slot.before
    return tuple(topic_of(clause, case.state.places).words for clause in reversed(clauses))


def granted(name: str) -> tuple[str, str]:
    """The verb and the head of a name that only its scheme tells from others, both empty for any other name.

    >>> granted("下达补贴资金"), granted("受益学生"), granted("衔接资金")
    (('下达', '补贴资金'), ('受益', '学生'), ('', ''))
    """
    verb = word_class("granting").at_start(name)
    head = name[len(verb) :]
    known = head in word_class("dependent") or (verb and head in word_class("party"))
    return (verb, head) if known else ("", "")
