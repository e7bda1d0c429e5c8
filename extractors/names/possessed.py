"""The naming rule for a quality of the things counted: 改善6个片区环境面貌 counts 片区, not 面貌."""

from __future__ import annotations

from plantargets.extractors.names.case_rule import Options, plain
from plantargets.extractors.names.frames import verb_before
from plantargets.extractors.names.groups import owner_and_quality
from plantargets.extractors.names.state import Case

COMPLETING = ("完善", "健全", "优化", "强化")
HEADS = frozenset({"户", "万户", "万", "亿", ""})
"""What people are counted in, beside persons."""

PLAYED = frozenset({"发挥", "发挥好"})
"""What is done with a quality alone, and says nothing of those who have it."""


def possessed(case: Case) -> list[Options] | None:
    """提升20个劳务品牌知名度: those whose quality it is, with what is done to it."""
    counted = case.counted
    if not counted or case.share or case.money:
        return None
    people = case.people or case.first.unit in HEADS
    owner, quality = owner_and_quality(counted.noun, ("quality", "trouble") if people else ("quality",))
    tended = next((lead for lead in case.left.leads if lead in COMPLETING), "")
    verb = (verb_before(case.left) or tended) if owner else ""
    if verb in ("推动", "促进", "确保", "保障"):  # 推动3条支流水质达标: their own doing
        return plain(case, quality + owner, "possessed")
    if verb in PLAYED:
        return plain(case, owner, "possessed")
    return plain(case, verb + quality + owner, "possessed") if verb else None
