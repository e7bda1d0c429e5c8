"""The naming rule for a quality of the things counted: 改善6个片区环境面貌 counts 片区, not 面貌."""

from __future__ import annotations

from plantargets.extractors.names.case_rule import Options, plain
from plantargets.extractors.names.frames import verb_before
from plantargets.extractors.names.state import Case
from plantargets.extractors.names.vocabulary import word_class

HEADS = frozenset({"户", "万户", "万", "亿", ""})
"""What people are counted in, beside persons."""


def possessed(case: Case) -> list[Options] | None:
    """提升20个劳务品牌知名度: those whose quality it is, with what is done to it."""
    counted = case.counted
    if not counted or case.share or case.money:
        return None
    owner, quality = owner_and_quality(counted.noun, case.people or case.first.unit in HEADS)
    verb = verb_before(case.left) if owner else ""
    return plain(case, verb + quality + owner, "possessed") if verb else None


def owner_and_quality(words: str, people: bool) -> tuple[str, str]:
    """The words cut after the noun whose quality they say, both empty where they say none; people own problems too.

    >>> owner_and_quality("劳务品牌知名度", False), owner_and_quality("社区服务中心", False)
    (('劳务品牌', '知名度'), ('', ''))
    """
    last = word_class("quality").at_end(words) or (word_class("trouble").at_end(words) if people else "")
    ends = range(len(words) - len(last), 1, -1) if last else ()
    for end in ends:
        if word_class("owner").at_end(words[:end]) or len(word_class("body").at_end(words[:end])) > 1:
            return words[:end], words[end:]
    return "", ""
