"""Names that are nearly the same: in go the unmatched names of two sides, out come pairs with their likeness.

Names are never near each other where they end in different heads (毛入园率, 巩固率), name different groups (城镇, 农村;
小学, 初中), or where only one counts new things (新增学位, 学位).

>>> from plantargets.compare.near import likeness
>>> likeness("义务教育优质均衡发展县", "义务教育优质均衡发展县区") > 90, likeness("小学巩固率", "初中巩固率")
(True, 0)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plantargets.compare.subject import is_new, words_of

NEAR = 80
"""The least likeness of names that are taken for one, of 100."""


def near_names(first: Iterable[str], second: Iterable[str]) -> Iterator[tuple[str, str, int]]:
    """Pairs of near names with their likeness, each name once, the likest first."""
    others = sorted(second)
    scored = [(likeness(name, other), name, other) for name in sorted(first) for other in others]
    taken: set[tuple[int, str]] = set()
    for score, name, other in sorted(scored, key=lambda one: (-one[0], one[1], one[2])):
        if score < NEAR:
            return
        if (0, name) not in taken and (1, other) not in taken:
            taken |= {(0, name), (1, other)}
            yield name, other, score


def likeness(one: str, other: str) -> int:
    """How alike two cleaned names are, 0 to 100; 0 where they cannot mean the same."""
    if head_of(one) != head_of(other) or parts_of(one) != parts_of(other) or is_new(one) != is_new(other):
        return 0
    from rapidfuzz.fuzz import ratio

    return round(ratio(one, other))


def head_of(name: str) -> str:
    """The ending that says what kind of figure a name is, '' where it is none of the known ones."""
    return next((head for head in sorted(words_of("head"), key=len, reverse=True) if name.endswith(head)), "")


def parts_of(name: str) -> frozenset[str]:
    """The words in a name that tell groups apart."""
    return frozenset(word for word in words_of("apart") if word in name)
