"""Signs of role that outweigh the part a number stands in: lacks, goals quoted in a review, estimates, neighbours.

In go the words around a quantity; out comes what tells its role, as a `Clue`, or whether it is an estimate.
"""

from __future__ import annotations

from bisect import bisect_right

from plantargets.extractors.clauses import Lead, Place, Scope
from plantargets.extractors.model import Clue, Quantity, Span
from plantargets.extractors.patterns import compiled

LACK = compiled(r"(?:缺口|短缺|缺少|缺额|空缺|不足)(?:约|达|为|近|有|仍有|了)*$")
MENDED = compiled(r"补|填|弥|解决|消除|化解|缩小|增加|新增|对")
"""What is done about a lack (补齐学位缺口800个), or a rule for those that have it (对不足10人的教学点)."""
GOAL = compiled(r"”?的?[^，。；\d“”]{0,6}”?的?目标(?![值责群])")
GOAL_REACH = 24
"""Characters behind a number in which it may be called a goal."""
GOAL_REACHED = compiled(r"提前|完成|实现|达成|兑现|超额|如期")
"""A goal of an earlier plan that a review says was reached: 提前完成新增学位5000个的目标."""
BEATEN = compiled(r"提前|超额|未")
RESULT = compiled(r"[^。；\n]{0,30}\d")
"""What follows a goal where the result is told apart from it: …个的目标，实际新增5200个."""
PLANNED = compiled(r"计划|预算|预期")
AGAINST = compiled(r"[^，。；\d]{0,6}，[^，。；\d]{0,4}实际")
"""What was planned, against what came of it: 计划投资30亿元，实际完成25亿元."""
GOES_WITH = compiled(r"其中|(?:均|都|且|仍)?(?:高于|低于|高出|快于|慢于|优于|比|较)(?![上去前同往])")
"""How a clause begins whose number tells more of the one before: its part, its distance from another level."""
COMING = compiled(r"将|要|拟|计划|力争|确保|争取|新|再")
SO_FAR = compiled("累计")
MORE_TO_COME = compiled(r"，(?:今年|年内|下一步|力争|计划|拟|再)")
"""What tells that a total before it is the state so far: 累计培训1200人次，今年计划培训300人次."""
ESTIMATE = compiled("预计|预测|估计")
FIRM = compiled(r"；|实际|已|截至|[前一二三四]季度|上半年|\d月")
"""What follows an estimate and is none."""


def _end(span: Span) -> int:
    return span[1]


def problem_found(place: Place, quantity: Quantity, folded: str) -> Clue | None:
    """What says that a number tells of a lack, which is a state also in a plan: 学位缺口800个, 公办园不足20所.

    Where 的 follows, the number says which things are meant: 不足10人的教学点.
    """
    if "的" in place.between(quantity.end, place.end):
        return None
    words = Lead(place.lead + folded[quantity.start : quantity.number_start], quantity.number_start)
    lack = LACK.search(words.text)
    if lack is None or MENDED.search(words.text):
        return None
    return Clue("role", "word-of-lack", words.place(lack))


def quoted_goal(place: Place, quantity: Quantity, folded: str) -> Clue | None:
    """What says in a review that a number was the goal, not what was reached."""
    end = quantity.end
    following = folded[end : end + GOAL_REACH]
    if "目标" not in following and "实际" not in following:
        return None
    words, goal = Lead(place.lead, quantity.start), GOAL.match(following)
    apart = goal and (BEATEN.search(words.text) or RESULT.match(folded, end + goal.end()))
    if goal and apart and GOAL_REACHED.search(words.text):
        return Clue("role", "quoted-goal", (end, end + goal.end()))
    planned = PLANNED.search(words.text) if "实际" in following else None
    return Clue("role", "quoted-goal", words.place(planned)) if planned and AGAINST.match(following) else None


def state_so_far(words: Lead, scope: Scope, end: int) -> Clue | None:
    """What says that a total is the state so far: more is to come in a later clause."""
    total = SO_FAR.search(words.text)
    if total is None or not any(start >= end for start, _ in scope.found(MORE_TO_COME)):
        return None
    return Clue("role", "word-of-actual", words.place(total))


def goes_with(place: Place, before: Quantity, quantity: Quantity) -> bool:
    """Whether a clause tells more of the number before it: 其中1000万元用于培训, 低于全省平均2个百分点."""
    if not GOES_WITH.match(place.lead) or "；" in place.between(before.end, quantity.start):
        return False
    return not COMING.search(place.lead) and not COMING.search(place.between(quantity.end, place.end))


def is_estimate(place: Place, quantity: Quantity, folded: str) -> bool:
    """Whether a value reached is only estimated: in its clause, a bracket behind, or before it, none firm between."""
    if folded.startswith(("（预计", "（预估"), quantity.end):
        return True
    found = place.scope.found(ESTIMATE)
    last = bisect_right(found, quantity.start, key=_end) - 1
    if last < 0:
        return False
    firm = place.scope.found(FIRM)
    following = bisect_right(firm, found[last][1], key=_end)
    return found[last][0] >= place.clause or following == len(firm) or firm[following][1] > quantity.start
