"""Which expressions are quantities an analyst records: goes in an expression with its bounds, comes out a verdict.

A verdict is core (recorded), optional (a step of a method, a rank, a criterion: kept, but core=False), or passed with its
reason. The rules are records, tried in order; the first that applies speaks, and where none does the expression is core.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from plantargets.extractors.bounds import Bound
from plantargets.extractors.expressions import HAN, Expression
from plantargets.extractors.lexicon import alternation, table


@dataclass(frozen=True, slots=True)
class Case:
    """An expression in its surroundings: `left` is the clause before it, `right` what follows it and its bounds."""

    expression: Expression
    written: str
    left: str
    right: str
    before: Bound | None
    after: Bound | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """`reason` names the rule; `core` False is optional; `passed` true means that it is no quantity at all."""

    reason: str = ""
    core: bool = True
    passed: bool = False


@dataclass(frozen=True, slots=True)
class VerdictRule:
    name: str
    about: str
    applies: Callable[[Case], bool]
    core: bool = False
    passed: bool = False


CLAUSE = re.compile(r"[，。；：！？\n]")
MEASURED_SPAN = re.compile(r"(?:年限|寿命|时长|时间|周期|期限|工期|天数|日数|时限|学制|年数|年龄)[^，。；\d]{0,8}$")
MEASURED_AGE = re.compile(r"(?:寿命|年龄|岁数)[^，。；\d]{0,12}$")
LEAD = re.compile(
    r"(?:为|达|达到|至|到|在|于|是|分别|各|均|系数|指数|指标|数|值|率|量|比|分|度|近|约|增|减|降|升|高|低|长|等|共|计|有)$"
)
FOLLOWING_NOUN = re.compile(r"的?[\u4e00-\u9fff]")
RANKED = re.compile(r"(?:排名|排位|位列|位居|名列|列|居)$")
INDEFINITE_SET_UP = re.compile(
    r"(?:各|共建|(?:新?建|设|成|创|确|组)立|建成|建好|新建|建设|打造|培育|举办|召开|配备|创建|新增|增设|开设|设置|不少于|至少)$"
    r"|每(?:个|年|学年|学期|月|周|天|季度|半年|校|县|乡镇|镇|村)[^，。；]{0,14}(?:开展|举办|召开|组织|开设|进行|安排)$"
)
INDEFINITE_UNITS = frozenset("所 座 条 家 场 次 间 套 期 处 节".split())
CRITERION_KINDS = frozenset(("money", "area", "score", "length", "technical", "volume", "mass"))
BARE_BOUND = re.compile(rf"[百千万亿]+")


def is_rank(case: Case) -> bool:
    return case.left.rstrip().endswith("第") or bool(RANKED.search(case.left) and case.expression.unit in ("名", "位"))


def is_vague(case: Case) -> bool:
    return case.written[0] in "数几"


def is_measured_span(case: Case) -> bool:
    """A stretch of time that is itself the measure: bounded, with decimals, or after a head such as 年限."""
    bound = case.before is not None and case.before.comparator != "~"
    decimals = case.expression.value != case.expression.value.to_integral_value()
    return case.expression.kind == "span" and (bound or decimals or MEASURED_SPAN.search(case.left) is not None)


def is_time_limit(case: Case) -> bool:
    inside = case.after is not None and case.after.comparator == "<="
    return inside and case.expression.kind in ("span", "time") and MEASURED_SPAN.search(case.left) is None


def is_criterion(case: Case) -> bool:
    """A threshold within a name: 流域面积200平方公里以上的河流, 年产值亿元以上企业, 56人以上大班额."""
    expression = case.expression
    if case.after is None or case.after.comparator == "~" or not FOLLOWING_NOUN.match(case.right):
        return False
    return expression.kind in CRITERION_KINDS or (
        expression.unit == "人" and case.right.startswith(("的", "大班", "规模", "自然村"))
    )


@cache
def optional_noun(arabic: bool) -> re.Pattern[str]:
    """What an optional count is of, at most four characters after its measure word."""
    nouns = tuple(row["noun"] for row in table("optional_nouns.tsv") if not arabic or row["digits"] == "yes")
    return re.compile(r"[^，。；：、\d]{0,4}?" + alternation(nouns))


def is_method_part(case: Case) -> bool:
    if case.expression.unit not in ("个", "项", "条", "种", "类", "件", "大", ""):
        return False
    return optional_noun(case.written[0].isdigit()).match(case.right) is not None


def is_indefinite(case: Case) -> bool:
    """一 as an article (打造一支队伍), unless a place or an event is set up (新建一所) or a bound is said."""
    if case.written[0] != "一" or case.before or case.after or case.expression.value != 1:
        return False
    if case.expression.kind in ("share", "money") or case.expression.comparator != "=":
        return False
    return case.expression.unit not in INDEFINITE_UNITS or INDEFINITE_SET_UP.search(case.left) is None


def is_lone_multiple(case: Case) -> bool:
    """千名, 百场: a multiple alone counts only with a bound (百场以上)."""
    return (
        BARE_BOUND.match(case.written) is not None
        and case.written[-1:] != "分"
        and not (case.before or case.after)
        and all(character in "百千万亿" for character in case.written.rstrip("个名所家场项件人元次种条位户张座余多"))
    )


def is_word_half(case: Case) -> bool:
    """A bare multiple without unit and without bound is a word's half: 千方, 万众."""
    expression = case.expression
    return (
        case.written[0] in HAN
        and expression.unit in ("", "万", "亿", "万亿")
        and expression.kind == ""
        and case.before is None
    )


def is_bare(case: Case) -> bool:
    """Arabic digits with no unit that nothing introduces as a value."""
    expression = case.expression
    if expression.rule != "bare-number" or case.before or case.after:
        return False
    return LEAD.search(case.left) is None and "." not in case.written and not FOLLOWING_NOUN.match(case.right)


RULES = (
    VerdictRule("word", "a Chinese multiple without unit or bound is part of a word", is_word_half, passed=True),
    VerdictRule("rank", "第3位, 排名19名", is_rank),
    VerdictRule("vague", "数十家", is_vague),
    VerdictRule("time-limit", "30日内", is_time_limit),
    VerdictRule("measured-span", "受教育年限10.9年, 不少于两周", is_measured_span, core=True),
    VerdictRule("consecutive", "连续3年", lambda case: case.left.endswith("连续")),
    VerdictRule("duration", "用三年时间", lambda case: case.expression.kind == "span", passed=True),
    VerdictRule(
        "measured-age",
        "预期寿命79岁",
        lambda case: case.expression.kind == "age" and bool(MEASURED_AGE.search(case.left)),
        core=True,
    ),
    VerdictRule("age-band", "18岁", lambda case: case.expression.kind == "age", passed=True),
    VerdictRule("criterion", "亿元以上项目", is_criterion),
    VerdictRule("great-list", "十大行动", lambda case: case.expression.rule == "great-list"),
    VerdictRule("method-part", "8个方面, 三种模式, 10件民生实事", is_method_part),
    VerdictRule("lone-multiple", "千名教师", is_lone_multiple),
    VerdictRule("indefinite", "一支队伍", is_indefinite),
    VerdictRule("bare-number", "digits without a unit", is_bare, passed=True),
)
"""What is said of an expression; the first that applies."""


def judge(case: Case) -> Verdict:
    """The verdict on an expression; core where no rule applies."""
    for rule in RULES:
        if rule.applies(case):
            return Verdict(rule.name, rule.core, rule.passed)
    return Verdict()


def clause_before(text: str, start: int) -> str:
    """The clause up to `start`, at most forty characters."""
    window = text[max(0, start - 40) : start]
    last = None
    for last in CLAUSE.finditer(window):
        pass
    return window[last.end() :] if last else window
