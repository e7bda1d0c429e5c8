"""Papers that answer an inspection: the year in which it found what it found.

In go a document's folded text and the years named in it; out comes the year of the inspection, where the text opens
by telling of one whose findings are being mended (整改), and whether a paragraph states findings.
"""

from __future__ import annotations

from collections.abc import Sequence

from plantargets.extractors.patterns import compiled
from plantargets.extractors.periods import Mention

HEAD = 1500
"""Characters at a document's beginning that tell what it answers."""
INSPECTING = compiled(r"[^。\n]{0,50}?(?:督导|督察|巡[视察]|审计|检查|评估|反馈)")
FINDING = compiled(
    r"(?:（[一二三四五六七八九十]+）|\d{1,2}[.．、])?(?:[\u4e00-\u9fff]{0,8}反馈(?:指出|认为|意见|问题)?|(?:存在|主要|具体|突出)?的?问题(?:表现|描述)?)："
)


def inspected_year(folded: str, mentions: Sequence[Mention]) -> Mention | None:
    """The year of the inspection that a paper on mending its findings answers; None for all other papers."""
    head = folded[:HEAD]
    if "整改" not in head or "反馈" not in head:
        return None
    for mention in mentions:
        if mention.start >= HEAD:
            return None
        if mention.kind == "time" and INSPECTING.match(folded, mention.end):
            return mention
    return None


def is_finding(folded: str, start: int) -> bool:
    """Whether what begins at `start` states findings.

    >>> is_finding("反馈指出：两所学校未达标。", 0), is_finding("整改成效：两所学校达标。", 0)
    (True, False)
    """
    return FINDING.match(folded, start) is not None
