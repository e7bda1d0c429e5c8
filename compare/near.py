"""Names that are nearly the same: in go the unmatched names of two sides, out come pairs with their likeness.

Names are never near each other where they end in different heads (毛入园率, 巩固率), name different groups (城镇, 农村;
小学, 初中), or where only one counts new things (新增学位, 学位).

>>> from plantargets.compare.near import likeness
>>> likeness("义务教育优质均衡发展县", "义务教育优质均衡发展县区") > 90, likeness("小学巩固率", "初中巩固率")
(True, 0)
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache

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
    if kept_apart(one) != kept_apart(other):
        return 0
    from rapidfuzz.fuzz import ratio

    return round(ratio(one, other))


@lru_cache(maxsize=65536)
def kept_apart(name: str) -> tuple[object, ...]:
    """What names must share to be near each other."""
    return head_of(name), parts_of(name), is_new(name)


def head_of(name: str) -> str:
    """The ending that says what kind of figure a name is, '' where it is none of the known ones."""
    return next((head for head in sorted(words_of("head"), key=len, reverse=True) if name.endswith(head)), "")


def parts_of(name: str) -> frozenset[str]:
    """The words in a name that tell groups apart."""
    return frozenset(word for word in words_of("apart") if word in name)


def joined(used: Mapping[str, AbstractSet[int]], known: Container[str]) -> dict[str, tuple[str, int]]:
    """Which name joins which other, with their likeness: in go names with the columns that use them.

    The name that most columns use stays; a `known` one always does. A name joins the likest that stays, unless a
    column uses both, which are then different things.
    """
    stay: dict[tuple[object, ...], list[str]] = {}
    found: dict[str, tuple[str, int]] = {}
    taken = {name: set(columns) for name, columns in used.items()}
    for name in sorted(used, key=lambda one: (one not in known, -len(used[one]), one)):
        alike = stay.setdefault(kept_apart(name), [])
        others = [] if name in known else [other for other in alike if not taken[other] & used[name]]
        score, other = max(((likeness(name, other), other) for other in others), default=(0, ""))
        if score >= NEAR:
            found[name] = (other, score)
            taken[other] |= used[name]
        else:
            alike.append(name)
    return found
