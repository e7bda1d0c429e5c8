"""Verbs inside the words before a number: where a clause's subject ends and its object begins."""

from __future__ import annotations

from functools import lru_cache

from plantargets.extractors.names.vocabulary import mention, word_class, word_classes
from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record

JOINT = compiled(r"[、和及或并]")
"""What joins two verbs with one object: 修订、制定, 建设或改造."""


@record
class Clause:
    """Words cut at their last verb: subject, verb and object; verb and subject empty where there is none."""

    subject: str
    verb: str
    object: str


@lru_cache(maxsize=4096)
def cut_at_verb(words: str) -> Clause:
    """Cut a noun phrase at the last verb in it that is a verb wherever it stands.

    >>> cut_at_verb("市职业学院新建校舍")
    Clause(subject='市职业学院', verb='新建', object='校舍')
    """
    if words.startswith("每") or not mention("inner").search(words):
        return Clause("", "", words)
    inner, keep = word_class("inner"), word_class("keep")
    begin, depth = inner.by_first(), 0
    for index in range(len(words) - 1, -1, -1):
        if words[index] in "”》）":
            depth += 1
        elif words[index] in "“《（":
            depth -= 1
        if depth or words[index] not in begin:
            continue
        verb = inner.at_start(words[index:])
        if not verb:
            continue
        start = index
        longer = max((keep.at_start(words[i:]) for i in range(max(0, start - 4), start + 1)), key=len)
        if len(longer) > len(verb) and longer.endswith(verb):
            start = index + len(verb) - len(longer)
            verb = longer
        start -= len(joined_before(words[:start]))
        rest = words[index + len(inner.at_start(words[index:])) :]
        if word_class("maker").at_start(rest) or word_class("protect").at_start(words[index:]):
            continue
        return Clause(words[:start], words[start : len(words) - len(rest)], rest)
    return Clause("", "", words)


@lru_cache(maxsize=8192)
def verb_at_end(words: str) -> str:
    """The verb that the words end in, with those joined to it, or ''.

    >>> verb_at_end("审议修订、制定")
    '修订、制定'
    """
    verb = word_classes("inner", "keep", "drop").at_end(words)
    return joined_before(words[: len(words) - len(verb)]) + verb if verb else ""


def joined_before(words: str) -> str:
    """The verb and the joint that the words end in, where a verb follows: 审议修订、 -> 修订、."""
    verb = verb_at_end(words[:-1]) if JOINT.match(words[-1:]) else ""
    return verb + words[-1:] if verb else ""


def tells_which(verb: str) -> bool:
    """Whether a verb, or one of several joined, tells which things are meant: 新建, 修订、制定."""
    return any(part in word_class("keep") for part in JOINT.split(verb))
