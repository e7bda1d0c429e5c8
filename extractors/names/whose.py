"""Whose a measure is that is named without its owner: a contribution, a rate of one rank, a total of things listed.

In go a name and the one named before it; out comes what the measure takes from that, or whether it takes anything.
"""

from __future__ import annotations

from plantargets.extractors.names.breakdown import same_thing
from plantargets.extractors.names.case_rule import SHARE_OF
from plantargets.extractors.names.coordinate import is_metric, measured_itself, owner_of
from plantargets.extractors.names.slots import LIST_CLOSED
from plantargets.extractors.names.vocabulary import word_class

SHORTEST = 4


def contributor(last: str) -> str:
    """Whose contribution is told of, by what was named before it: 渔业增加值增长3%、对经济增长贡献率9%."""
    said = SHARE_OF.split(last)[0]
    return said if said.endswith("生产总值") else owner_of(said)


def whole_rate(base: str) -> bool:
    """Whether a short rate needs no owner: one of the whole economy, or of what something has become (彩化率)."""
    return base in word_class("alone") or (base.endswith("化率") and not is_metric(base))


def of_rank(base: str, last: str) -> bool:
    """Whether a rank stands before a bare measure of what was just named: 新建书店5家、区级覆盖率达80%."""
    ranks = word_class("rank")
    rank = ranks.at_start(base)
    return bool(rank and last) and not ranks.at_start(last) and is_metric(base[len(rank) :])


def without_examples(words: str) -> str:
    """Things without the list of some of them: 甲市、乙市等文明城市 -> 文明城市."""
    closed = LIST_CLOSED.search(words) if "、" in words else None
    rest = words[closed.start() + 1 :] if closed else ""
    return rest if len(rest) >= SHORTEST else words


def share_of_amount(base: str, last: str) -> bool:
    """Whether a share is one of the amount just named: 渔港投资增长3%、防波堤占比40%."""
    of_rate = is_metric(base) or last.endswith(("率", "比例", "比重", "占比")) or not measured_itself(last)
    return not of_rate and not measured_itself(base.removesuffix("占比")) and not same_thing(base, last)
