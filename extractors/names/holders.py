"""Holders: the body, zone, event or line of work whose doing a sentence reports, and the names that lack it.

青禾实验室集聚人才80人、转化成果12项: both are the laboratory's. In goes a case and the names found for it; out come the
names with their holder, which stands until another subject, a region or somebody else's verb ends it.
"""

from __future__ import annotations

from functools import lru_cache

from plantargets.extractors.names.case_rule import Options
from plantargets.extractors.names.coordinate import is_metric, metric_tail
from plantargets.extractors.names.deeds import is_progress
from plantargets.extractors.names.state import Case, State
from plantargets.extractors.names.topics import sector_of, topic_of
from plantargets.extractors.names.trim import Places, strip_start
from plantargets.extractors.names.verbs import cut_at_verb
from plantargets.extractors.names.vocabulary import longest_at_start, mention, word_class, word_classes, words_in
from plantargets.extractors.patterns import compiled

SHORTEST, LONGEST, SHORT = 2, 16, 6
KINDS = ("holder", "undertaking")
DOING = ("keep", "drop", "inner", "edge", "effect")
ADVERBS = compiled(r"^(?:新(?![增晋])|累计|首次|成功|全年|共)+")
UNFIT = compiled(r"[、的（），\d]|^[“”]*[各每本该其两]|^(?:试点|项目|行动|计划|治理)$")
DOINGS = ("keep", "drop", "inner", "edge", "effect", "verbal", "modifier", "act")
"""What a name that is nothing but a doing is made of: 集聚发展."""
ABOVE_SIZE = compiled(r"^(?:规上|规模以上)企业(?=..)")
"""The firms of a sector that the statistics count, whose outputs are the sector's."""
HELPING = ("帮助", "支持", "助力", "指导")
SAID_BEFORE = frozenset(
    {
        "same-as-before",
        "from-to",
        "group-of-last",
        "pronoun",
        "second-range",
        "total-of-last",
        "benefit",
        "money-of-last",
        "people-of-last",
        "subject-before",
        "share-said",
    }
)


@lru_cache(maxsize=8192)
def holder_of(words: str, places: Places) -> tuple[str, str]:
    """The holder that is the subject of a clause and what is said of it, or two empty strings.

    >>> holder_of("青禾实验室集聚人才", Places())
    ('青禾实验室', '集聚人才')
    """
    if not mention(*KINDS).search(words):
        return "", ""
    rest, keep, leads = strip_start(words, places)
    if keep or any(planned(lead) for lead in leads) or rest.endswith("等"):
        return "", ""
    ends = word_classes(*KINDS).by_last()
    for end in range(SHORTEST, min(len(rest), LONGEST) + 1):
        head = rest[:end]
        if head[-1] not in ends or not is_kind(head):
            continue
        said = ADVERBS.sub("", rest[end:])
        if longest_at_start(said, DOING) or gets_on(said):
            unfit = UNFIT.search(head) or cut_at_verb(head).verb or longest_at_start(head, ("tend", "drop", "keep"))
            return ("", "") if unfit or said.count("“") != said.count("”") else (head, said)
    return "", ""


def gets_on(said: str) -> bool:
    """Whether no more is said of a holder than how it gets on, after which its own figures follow: 建设成效显著.

    That it is opened or approved is news of its own.
    """
    return bool(word_class("predicate").at_start(said.removeprefix("建设").removeprefix("发展")))


def is_kind(words: str) -> bool:
    """Whether words end in what can do things of its own."""
    return bool(word_classes(*KINDS).at_end(words))


def planned(lead: str) -> bool:
    """Whether a word before a name tells that somebody else does it: 推进, 建设, not 确保."""
    known = lead in word_class("drop") or lead in word_class("tend")
    return known and lead not in ("确保", "力争", "实现")


def held(case: Case, names: list[Options]) -> list[Options]:
    """The names with the holder that they lack; to be asked before the case is remembered."""
    state = case.state
    fresh = enter_holder(case)
    sector = "" if fresh else sector_before(case, names[0][0][0])
    if sector:
        return [[(sector + name, rule) for name, rule in options] for options in names]
    if not state.holder:
        return said_again(state, names)
    if not fresh and own_subject(case, tuple(options[0][0] for options in names)):
        state.holder = ""
        return said_again(state, names)
    return [[(with_holder(case, name, rule, fresh), rule) for name, rule in options] for options in names]


def said_again(state: State, names: list[Options]) -> list[Options]:
    """What was named before with its holder bears it again: its growth, its total."""
    if not state.held:
        return names
    return [
        [(held_again(state, name) if rule in SAID_BEFORE else name, rule) for name, rule in options]
        for options in names
    ]


def held_again(state: State, name: str) -> str:
    """A name said before with its holder; the total of what was newly made is the holder's as well."""
    again = (state.held[key].removesuffix(key) + name for key in state.held if key.endswith(name))
    return next(again, name)


def enter_holder(case: Case) -> bool:
    """Take the clauses before a number and its own into account; whether its own has a holder."""
    state, slot = case.state, case.slot
    for words in slot.before:
        state.holder = holder_after(words, state)
    if slot.opener in ("；", "："):
        state.holder = ""
    head, said = holder_of(slot.left, state.places)
    if head and not word_class("becoming").at_start(said):
        state.holder = head
        return True
    does = bool(state.noun and state.deed) and not slot.opener and len(state.names) == 1 and is_kind(state.noun)
    if does and not word_class("becoming").at_start(state.deed):
        state.holder = state.noun
        return True
    return False


def holder_after(clause: str, state: State) -> str:
    """The holder that stands after a clause without a number."""
    head, said = holder_of(clause, state.places)
    if head:
        return head if gets_on(said) else ""
    if not state.holder:
        return ""
    leads = strip_start(clause, state.places)[2]
    ends = topic_of(clause, state.places).own or any(planned(lead) for lead in leads)
    return "" if ends else state.holder


def own_subject(case: Case, names: tuple[str, ...]) -> bool:
    """Whether these words speak of a region, of what somebody else does, or have a subject of their own."""
    left, places = case.left, case.state.places
    if any(lead in places.own or lead in places.general for lead in left.leads):
        return True
    if case.slot.opener != "，":
        return case.slot.left.startswith(("较", "比"))
    if any(lead in word_class("tend") for lead in left.leads):
        return True
    progress = case.counted is not None and is_progress(case.counted.deed)
    return not (progress or any(says_little(case, name) for name in names))


def with_holder(case: Case, name: str, rule: str, fresh: bool) -> str:
    """A name with its holder, where it lacks it."""
    holder, held = case.state.holder, case.state.held
    if rule in SAID_BEFORE:
        return held_again(case.state, name)
    if len(name) > LONGEST or holder[-2:] in name or holder[:3] in name or name in word_class("alone"):
        return name
    if fresh or lacks_holder(case, name):
        held[name] = holder + (helping(case, name) if fresh else "") + name
    return held.get(name, name)


def helping(case: Case, name: str) -> str:
    """The verb by which a holder helps others to do what is counted: 热线帮助渔民解决问题30件."""
    said = case.slot.left.rpartition(case.state.holder)[2]
    verb = next((word for word in HELPING if said.startswith(word)), "")
    return verb if said[len(verb) :][:2] in ("", name[:2]) else ""


def lacks_holder(case: Case, name: str) -> bool:
    """Whether a later name of the sentence says too little without the holder."""
    goes_on = case.slot.opener == "、"
    if word_class("holder").at_end(case.state.holder):
        return goes_on or says_little(case, name)
    return bool(word_class("effect").at_start(name)) or (goes_on and says_little(case, name))


def says_little(case: Case, name: str) -> bool:
    """Whether a name is a bare measure or doing, or a verb's object: whose it is must have been said."""
    done = bool(case.left.keep) or any(lead in word_class("drop") for lead in case.left.leads)
    bare = is_metric(name) or (len(name) <= SHORT and bool(metric_tail(name) or word_class("generic").at_end(name)))
    doing = longest_at_start(case.left.core, ("effect", "edge")) or words_in(case.left.core, DOINGS)
    return done or bare or bool(doing)


def sector_before(case: Case, name: str) -> str:
    """Whose a bare output is: the sector that the clauses before spoke of last (做强竹编产业，产值达到3亿元)."""
    if (ABOVE_SIZE.sub("", name) if name.startswith("规") else name) not in word_class("output"):
        return ""
    found = (sector_of(clause, case.state.places) for clause in reversed(case.state.clauses))
    return next(filter(None, found), "")
