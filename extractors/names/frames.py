"""What a counted thing is in its clause, and which of the words before its number are its own.

A slot, its words trimmed and the sentence's state go in; out comes the frame in which the words after the number are
read, or the words before it without those that belong to the thing counted before.
"""

from __future__ import annotations

from collections.abc import Sequence

from plantargets.extractors.model import Quantity
from plantargets.extractors.names.coordinate import is_metric
from plantargets.extractors.names.edges import Frame
from plantargets.extractors.names.right import Counted
from plantargets.extractors.names.slots import Slot
from plantargets.extractors.names.state import State, kinds_of
from plantargets.extractors.names.trim import Trimmed, trim
from plantargets.extractors.names.verbs import verb_at_end
from plantargets.extractors.names.vocabulary import Words, longest_at_start, word_class, word_classes
from plantargets.extractors.patterns import compiled

IN = compiled("在(?:[^，。；]{1,30}等|全[国省市县区州])?$")
PLACES = Words((*word_class("district"), "国家和地区", "国家", "省份", "省市", "省区市", "城市", "乡镇", "村"))


def own_words(slot: Slot, state: State, members: Sequence[Quantity]) -> str:
    """The words before a count without the thing counted before: 15个平台落地项目90个 -> 落地项目.

    A share or an amount is of that thing (项目投资完成年度计划的90%), and so is what each has (小学各建立一所基地),
    save one measure said of all things listed (12条产业链、8个专业镇营业收入分别增长9%、7%).
    """
    if "基础上" in slot.left and not slot.opener:  # 在完成8项任务基础上又办成3项
        return slot.left.rpartition("基础上")[2].lstrip("又再")
    rest = slot.left.removeprefix(state.noun) if state.noun and state.deed and not slot.opener else ""
    if len(rest) < 2 or rest[0] in "各均都":
        return last_predicate(slot.left)
    share, money, _, _ = kinds_of(members[0].unit)
    if share or money:
        of_all = len(members) == len(state.listed) > 1 and is_metric(trim(rest).core)
        return rest if of_all else slot.left
    return rest


def last_predicate(words: str) -> str:
    """The last of the predicates that 、 joins, where an adverb shows that it is one.

    >>> last_predicate("建设外贸展厅、精准服务企业"), last_predicate("建设展厅、服务站点")
    ('精准服务企业', '建设展厅、服务站点')
    """
    before, _, last = words.rpartition("、")
    if not before:
        return words
    cut = longest_at_start(last, ("effect",))
    if cut and len(last) > len(cut) + 1 and longest_at_start(before, ("drop", "tend")) not in ("", before):
        return last
    adverb = longest_at_start(last, ("tend", "manner", "lead"))
    rest = last[len(adverb) :]
    verb = longest_at_start(rest, ("keep", "drop")) if adverb else ""
    done = verb and len(rest) > len(verb) + 1 and not verb_at_end(before)
    done = done or (adverb in word_class("lead") and rest[:1] in ("把", "将"))
    return last if done else words


def frame_of(left: Trimmed, slot: Slot, state: State) -> Frame:
    """What the thing counted is in its clause: 新建3所… a verb's object; 支持3所…改善条件 the one that does."""
    goes_on = slot.opener == "、" and not (left.full or left.leads or left.tails)
    known: Frame = "subject" if state.frame == "pair" else state.frame
    frame = known if goes_on else frame_by_verb(left)
    two = frame == "subject" and slot.shared and not (slot.right.startswith("的") or in_places(slot))
    return "pair" if two else frame


def in_places(slot: Slot) -> bool:
    """Whether the places are counted in which a thing is done: 在5个县建设示范片90个, 在甲国、乙国等9个国家设站."""
    return bool(IN.search(slot.left)) and bool(district_before(slot.right))


def district_before(words: str) -> str:
    """The kind of place that the words begin with, where a verb follows: 县建设示范片 -> 县."""
    place = PLACES.at_start(words)
    return place if place and word_classes("keep", "drop", "edge").at_start(words[len(place) :]) else ""


def counted_there(slot: Slot, counted: Counted | None) -> Counted | None:
    """Places in which a thing is done, with that for their deed."""
    place = district_before(slot.right) if IN.search(slot.left) else ""
    return Counted(place, slot.right[len(place) :]) if place else counted


def frame_by_verb(left: Trimmed) -> Frame:
    """The same by the verb nearest before the number."""
    verb = verb_before(left)
    if not verb or verb in word_class("pivot"):
        return "subject"
    return "event" if verb in word_class("event") else "thing"


def verb_before(left: Trimmed) -> str:
    """The verb nearest before the number, also one that is no part of a name."""
    return verb_at_end(left.full) or left.keep or verb_dropped(left)


def verb_dropped(left: Trimmed) -> str:
    """The verb nearest before the number of those that are no part of a name."""
    verbs = word_classes("drop", "event", "keep", "change")
    for word in (*left.tails, *left.leads[::-1]):
        if word in verbs:
            return word
    return ""
