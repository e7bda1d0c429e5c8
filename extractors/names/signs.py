"""Members of one sign each: kinds and sectors said without 、 or without their 第 (粮油茶产量, 一、二、三产业).

Words with a count, or the members of a list, go in; words with 、 between the signs, or the members in full, come out.
"""

from __future__ import annotations

from collections.abc import Sequence

from plantargets.extractors.patterns import compiled

SIGNS = compiled(r"([粮棉油糖肉蛋奶菜果茶鱼]{3,}|[一二三]{2,})(?=产业|总?产量)")
"""Kinds or ranks of one sign each, with what is said of them all."""
PAIRED = {
    "存贷款": ("存款", "贷款"),
    "进出口": ("进口", "出口"),
    "供排水": ("供水", "排水"),
    "出入境": ("出境", "入境"),
}
"""Words of two things that share a sign."""
SECTORS = compiled(r"第?[一二](?:第?二)?第?三产业")


def with_signs_parted(words: str, count: int) -> str:
    """Kinds of one sign each parted by 、 where as many numbers are said of them.

    >>> with_signs_parted("粮油茶产量", 3), with_signs_parted("粮油茶产量", 1)
    ('粮、油、茶产量', '粮油茶产量')
    """
    hit = SIGNS.match(words)
    return "、".join(hit.group(1)) + words[hit.end() :] if hit and len(hit.group(1)) == count else words


def paired(words: str) -> list[str]:
    """The two things that a word with a shared sign names, each with what is said of both, or nothing.

    >>> paired("本外币存贷款余额"), paired("贷款余额")
    (['本外币存款余额', '本外币贷款余额'], [])
    """
    word = next((word for word in PAIRED if word in words), "")
    return [words.replace(word, one) for one in PAIRED[word]] if word else []


def are_sectors(parts: Sequence[str]) -> bool:
    """Whether a list is of the economy's sectors: 一、二、三产业增加值."""
    return bool(SECTORS.match("".join(parts)))
