"""Heads that only the first member of a list says: 青禾机场货邮、旅客吞吐量, 紫菜种植、收获机械化率.

In go a list's members and what its last member says for all; out comes the head that the others take, or ''.
"""

from __future__ import annotations

from plantargets.extractors.names.kinds import SITE
from plantargets.extractors.names.vocabulary import word_class
from plantargets.extractors.patterns import compiled

PARTNER = compiled("..+?与(?=..)")
"""What all of a list are set against: 护理员与失能、自理老年人配比."""


def common_head(parts: list[str], tail: str) -> str:
    """A place or a partner said once that all are of: ('青禾机场货邮', '旅客吞吐量') -> 青禾机场."""
    said = SITE.match(parts[0]) or (PARTNER.match(parts[0]) if tail == "配比" else None)
    return said.group() if said and not any(SITE.match(part) for part in parts[1:]) else ""


def shared_head(parts: list[str], tail: str) -> str:
    """A head that only the first member says: ('马铃薯种植', '收获机械化率') -> 马铃薯."""
    group = parts[-1][: -len(tail)]
    first = parts[0]
    if not group or len(first) < len(group) + 2 or word_class("stage").at_start(group):
        return ""
    alike = any(a == b for a, b in zip(first[-len(group) :], group, strict=True))
    acts = group in word_class("act") and first[-len(group) :] in word_class("act")
    return first[: -len(group)] if len(parts) == len(group) == 2 and (alike or acts) else ""
