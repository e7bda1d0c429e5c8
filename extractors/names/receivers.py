"""Those for whom a thing is done and those whose things are counted: 为渔民提供40个岗位, 自贸区3项成果.

In goes a case, or the words before its number; out come the words that its name takes from them, or ''.
"""

from __future__ import annotations

import re

from plantargets.extractors.names.case_rule import Options, plain
from plantargets.extractors.names.deeds import beneficiaries
from plantargets.extractors.names.edges import doing_at_start
from plantargets.extractors.names.state import Case
from plantargets.extractors.names.topics import topic_of
from plantargets.extractors.names.trim import Trimmed, strip_end
from plantargets.extractors.names.verbs import cut_at_verb, verb_at_end
from plantargets.extractors.names.vocabulary import word_class

TO = frozenset({("为",), ("对",), ("向",), ("给",), ("面向",), ("针对",)})
"""The last word dropped before those for whom a thing is done."""
HOW = re.compile(r"(?<=..)(?:免费|一次性|统一|全部|新|每[人户生名])+$")
NO_OWNER = re.compile(
    r"[、\d的（）]|(?:等|领域|方面|环节|批|类|首|第.|[中内上下里间前后期好出实省市县州国家]|以来|自治区)$"
)
PART = re.compile(r"(?:以上|左右)?(?:群众|人员)?(受益|受惠|参与|参加|观看)")
EFFORT = re.compile(r"(?<=..)(?:力度|制度)$")


def receiver(words: str, left: Trimmed) -> str:
    """Those for whom the thing counted is provided, of the words before it: 为渔民免费提供 -> 渔民.

    >>> from plantargets.extractors.names.trim import trim
    >>> receiver("渔民免费提供", trim("为渔民免费提供")), receiver("渔民免费提供", trim("渔民免费提供"))
    ('渔民', '')
    """
    clause = cut_at_verb(words)
    provided = clause.verb in word_class("giving") and not clause.object
    given = provided or any(tail in word_class("giving") for tail in left.tails)
    return HOW.sub("", clause.subject if provided else words) if given and left.leads[-1:] in TO else ""


def rises(verb: str, left: Trimmed) -> bool:
    """Whether what a thing drives rises: 以工代赈带动就业增长5% says how much 就业 grew, whatever drove it."""
    return verb in word_class("driving") and left.ends_with_change()


def owner_before(case: Case, noun: str) -> str:
    """Whose the things are whose noun alone says little: 自贸区3项成果在全国推广 -> 自贸区."""
    left = case.left
    verb = verb_at_end(left.core)
    owner = strip_end(left.core.removesuffix(verb))[0] if verb in word_class("drop") else left.core
    bare = len(noun) <= 8 and word_class("generic").at_end(noun)
    if not bare or left.keep or left.tails or noun[:2] in owner:
        return ""
    if not 2 < len(owner) <= 14 or NO_OWNER.search(owner) or doing_at_start(owner) or word_class("edge").at_end(owner):
        return ""
    return "" if cut_at_verb(owner).verb or verb_at_end(owner) else owner


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
