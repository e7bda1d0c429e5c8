"""What a sentence has said so far, and the words around one cluster of numbers, as the naming rules see them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from plantargets.extractors.model import Quantity
from plantargets.extractors.names.edges import Frame
from plantargets.extractors.names.right import Counted
from plantargets.extractors.names.slots import Slot
from plantargets.extractors.names.topics import Topic, topic_before
from plantargets.extractors.names.trim import Places, Trimmed, trim
from plantargets.extractors.names.verbs import cut_at_verb
from plantargets.extractors.names.vocabulary import word_class
from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record

SHARES = frozenset({"%", "‰", "成"})
MONEY = compiled(r"(?:万亿|千亿|百亿|亿|千万|百万|万|千)?元.*|(?:万亿|亿|万)?美元")
TIME = frozenset({"小时", "分钟", "天", "周", "个月", "月", "年", "课时", "学时"})
PEOPLE = compiled(r"(?:万|千|百|亿)?(?:人|名|位|人次)")
INCLUDES = compiled(r"\s*[（(]?(?:其中|包括|含)")
BODIES = frozenset({"所", "个", "家", "座", "处"})


@lru_cache(maxsize=1024)
def kinds_of(unit: str) -> tuple[bool, bool, bool, bool]:
    """Whether a unit is one of shares, of money, of people, of time."""
    return unit in SHARES, bool(MONEY.fullmatch(unit)), bool(PEOPLE.fullmatch(unit)), unit in TIME


@dataclass(slots=True)
class State:
    """The running state of a sentence; each field is what a later number may leave unsaid."""

    names: list[str] = field(default_factory=list)
    """The names of the last cluster's members."""
    last: str = ""
    """The last of them."""
    units: list[str] = field(default_factory=list)
    unit_of: dict[str, str] = field(default_factory=dict)
    """The unit that each name of the sentence was first counted in."""
    places: Places = field(default_factory=Places)
    earlier: list[str] = field(default_factory=list)
    """The names of the sentence before that spoke in numbers."""
    opening: tuple[str, ...] = ()
    """The clauses of the sentence just before, where it holds no number."""
    history: list[str] = field(default_factory=list)
    """All names of the sentence so far, without repeats of the last."""
    listed: list[str] = field(default_factory=list)
    """The names of the running list (parted by 、)."""
    verb: str = ""
    """The kept verb that heads the running list (新增…、…)."""
    parent: str = ""
    """The name whose breakdown is running (其中…)."""
    heard: str = ""
    """What the clauses without a number spoke of last, of those that were asked."""
    unheard: list[str] = field(default_factory=list)
    """The clauses without a number since then."""
    institution: str = ""
    """The institution counted last: it owns the people counted after it."""
    deed: str = ""
    """What the things counted last do."""
    noun: str = ""
    """The things counted last, without what they do."""
    outside: list[str] = field(default_factory=list)
    """The names said before the bracket that is open."""
    frame: Frame = "subject"
    """What the things of the running list are in their clause."""
    clauses: list[str] = field(default_factory=list)
    """The clauses without a number since the last semicolon."""
    joint: str = ""
    """What the last cluster's numbers were said of together (城乡低保分别…), where each has its own name."""
    owner: str = ""
    """What the last number's things are the range of (免签扩展到9个市)."""
    holder: str = ""
    """The body, place or line of work whose doing is reported."""
    held: dict[str, str] = field(default_factory=dict)
    """The names that lack their holder, with it."""
    growing: bool = False
    """Whether the last number said by how much its thing rose or fell, in per cent."""
    ranging: bool = False
    """Whether the last number was a starting point (由71所…)."""

    def parent_for(self, unit: str) -> str:
        """The name whose breakdown is running, as far as it is counted in this unit."""
        if self.unit_of.get(self.parent) == unit or not self.parent:
            return self.parent
        alike = [name for name in self.history if self.unit_of.get(name) == unit]
        return alike[-1] if alike else self.parent

    @property
    def subject(self) -> str:
        """What the last clause without a number speaks of; looked for when a rule asks, which few do."""
        if self.unheard:
            found = (subject_of(words, self.places) for words in reversed(self.unheard))
            self.heard = next(filter(None, found), self.heard)
            self.unheard = []
        return self.heard

    def speak_of(self, names: list[str]) -> None:
        """These are the names said last."""
        self.names, self.last = names, names[-1]


@record
class Case:
    """One cluster to be named: its numbers, the words before and after, and the sentence's state."""

    slot: Slot
    left: Trimmed
    counted: Counted | None
    members: tuple[Quantity, ...]
    state: State
    first: Quantity
    single: bool
    """Whether there is but one number."""
    share: bool
    money: bool
    people: bool
    time: bool


def case_of(slot: Slot, left: Trimmed, counted: Counted | None, members: tuple[Quantity, ...], state: State) -> Case:
    """The case of a cluster, with what its unit counts."""
    return Case(slot, left, counted, members, state, members[0], len(members) == 1, *kinds_of(members[0].unit))


def enter(slot: Slot, left: Trimmed, state: State, places: Places) -> None:
    """Take the boundary before a slot into account: lists end, breakdowns begin, subjects change."""
    if slot.opener not in ("、", ""):
        state.verb, state.listed = "", state.listed if slot.opener == "，" else []
    own_verb = slot.opener == "，" and (left.keep or not word_class("drop").isdisjoint(left.leads))
    if (slot.opener in ("；", "：") or own_verb) and not slot.left.lstrip().startswith("其中"):
        state.parent = ""
    if INCLUDES.match(slot.left) or (slot.before and "其中" in slot.before[-1]):
        topic = topic_before(slot.before, places) if not state.last and slot.before else Topic()
        state.parent = state.last or state.parent or topic.words or (state.earlier[0] if state.earlier else "")
    if slot.enters and state.last:
        state.parent, state.outside = state.last, state.names
    if slot.leaves and state.outside:
        state.speak_of(state.outside)
        state.parent, state.outside = "", []
    if slot.opener == "；":
        state.clauses = []
    state.clauses += slot.before
    state.unheard += slot.before


def subject_of(clause: str, places: Places) -> str:
    """What a clause without a number speaks of, as far as later words can leave it unsaid, or ''."""
    said = trim(clause, places)
    tended = said.keep in word_class("change") or said.keep in word_class("tend")
    subject = cut_at_verb(said.core if tended else said.full).object.removesuffix("全面")
    return subject if 2 <= len(subject) <= 24 else ""


def remember(case: Case, names: list[list[tuple[str, str]]]) -> None:
    """Keep what later numbers of the sentence may leave unsaid."""
    state = case.state
    if names[0][0][1] == "steps-passed":  # what has gone past them is spoken of further on
        names = [[(case.left.core, "named-before")]]
    several = case.single and len(names[0]) > 1
    state.speak_of([name for name, _ in names[0]] if several else [options[0][0] for options in names])
    state.units = [member.unit for member in case.members]
    for name in state.names:
        state.unit_of.setdefault(name, case.first.unit)
    state.listed = [*(state.listed if case.slot.opener == "、" else []), *state.names]
    if state.names != state.history[-len(state.names) :]:
        state.history += state.names
    state.verb = case.left.keep or verb_of_list(case, names[0][0]) or state.verb
    state.deed = case.counted.deed if case.counted else ""
    counted = bool(case.counted) and names[0][0][1] == "counted-after"
    state.noun = case.counted.noun if case.counted and counted else ""
    state.joint = case.left.core if len(set(state.names)) == len(case.members) > 1 else ""
    state.owner = case.left.core if case.counted and case.left.has_tail("到", "至") else ""
    state.growing = case.share and case.left.ends_with_change()
    state.ranging = from_here(case)
    last = state.last
    if word_class("body").at_end(last) and case.first.unit in BODIES and not state.parent:
        state.institution = last


def verb_of_list(case: Case, name: tuple[str, str]) -> str:
    """The kept verb that a counted thing's name began with, though a subject stands before it (高校新增17个博士点)."""
    if name[1] == "named-before":  # 各镇选派技术员20名、指导员9名
        clause = cut_at_verb(name[0])
        whole = clause.subject and len(clause.object) > 2 and clause.verb in word_class("keep")
        return clause.verb if whole else ""
    verb = word_class("keep").at_start(name[0]) if name[1] == "counted-after" else ""
    return verb if verb and case.left.full.endswith(verb) else ""


def from_here(case: Case) -> bool:
    """Whether the number is a starting point: 由71所…, 71个园区整合为…."""
    deed = case.counted.deed if case.counted else ""
    goes = deed.endswith(("为", "到", "至", "成")) and not deed.endswith(("达到", "达成"))
    return goes or case.left.has_tail("由", "从") or case.slot.left.rstrip().endswith(("由", "从"))
