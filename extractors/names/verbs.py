"""Verbs inside the words before a number: where a clause's subject ends and its object begins."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from plantargets.extractors.names.vocabulary import word_class


@dataclass(frozen=True, slots=True)
class Clause:
    """Words cut at their last verb: subject, verb and object; verb and subject empty where there is none."""

    subject: str
    verb: str
    object: str


@lru_cache(maxsize=4096)
def cut_at_verb(words: str) -> Clause:
    """Cut a noun phrase at the last verb in it that is a verb wherever it stands.

    >>> cut_at_verb("市职业学院新增校舍")
    Clause(subject='市职业学院', verb='新增', object='校舍')
    """
    inner, keep = word_class("inner"), word_class("keep")
    depth = 0
    if words.startswith("每"):
        return Clause("", "", words)
    for index in range(len(words) - 1, -1, -1):
        if words[index] in "”》）":
            depth += 1
        elif words[index] in "“《（":
            depth -= 1
        if depth or words[index] not in inner.first:
            continue
        verb = inner.at_start(words[index:])
        if not verb:
            continue
        start = index
        longer = max((keep.at_start(words[i:]) for i in range(max(0, start - 3), start + 1)), key=len)
        if len(longer) > len(verb) and longer.endswith(verb):
            start = index + len(verb) - len(longer)
            verb = longer
        rest = words[index + len(inner.at_start(words[index:])) :]
        if word_class("maker").at_start(rest) or word_class("protect").at_start(words[index:]):
            continue
        return Clause(words[:start], words[start : len(words) - len(rest)], rest)
    return Clause("", "", words)


def verb_at_end(words: str) -> str:
    """The verb that the words end in, or ''."""
    found = [word_class(name).at_end(words) for name in ("inner", "keep", "drop")]
    return max(found, key=len)
