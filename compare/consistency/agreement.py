"""How two values that should be one agree: in go two statements of one subject, out comes the judgement.

same     the same value, perhaps in another unit
rounded  one is the other, rounded: 98.9 and 99 (but 100% is no rounding of 99.7%: it says that all are meant)
about    one is only said to be about so much (约, 近, 左右), and the other lies no further off than its last digit
bound    one is a bound or a range, and the other lies within it: 95%以上 and 96%
apart    both are bounds of one side, of different values: 95%以上 and 96%以上
differ   both cannot be true
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from plantargets.extractors.model import Statement
from plantargets.extractors.scale import RATES, size_of

Judgement = Literal["same", "rounded", "about", "bound", "apart", "differ"]
Ends = tuple[Decimal, Decimal]

ENDLESS = Decimal("Infinity")
UPWARD, DOWNWARD = (">=", ">"), ("<=", "<")


def judge(first: Statement, second: Statement) -> Judgement:
    """How the values of two statements agree; their units measure the same thing.

    >>> from plantargets.extractors import extract
    >>> one, other, goal, all_ = extract("巩固率99%。巩固率98.9%。巩固率95%以上。巩固率100%。").statements
    >>> judge(one, other), judge(other, goal), judge(one, all_)
    ('rounded', 'bound', 'differ')
    """
    one, other = ends(first), ends(second)
    if one == other or plain(first) == plain(second):
        return "same"
    if "~" in (first.comparator, second.comparator):
        return "about" if near(first, second) else "differ"
    if any({first.comparator, second.comparator} <= set(side) for side in (UPWARD, DOWNWARD)):
        return "apart"
    if is_bound(first) or is_bound(second):
        return "bound" if max(one[0], other[0]) <= min(one[1], other[1]) else "differ"
    return "rounded" if rounds_to(first, second) or rounds_to(second, first) else "differ"


def is_bound(statement: Statement) -> bool:
    """Whether a statement leaves room: 以上, 不超过, a range."""
    return statement.comparator not in ("=", "~")


def plain(statement: Statement) -> tuple[Decimal, Decimal | None]:
    """The value and its upper end in the plain unit."""
    factor = size_of(statement.unit)[0]
    return statement.value * factor, None if statement.value_high is None else statement.value_high * factor


def ends(statement: Statement) -> Ends:
    """The lowest and highest value that a statement leaves room for, in its plain unit."""
    low, high = plain(statement)
    if statement.comparator in UPWARD:
        return low, ENDLESS
    if statement.comparator in DOWNWARD:
        return -ENDLESS, low
    return low, low if high is None else high


def step(statement: Statement) -> Decimal:
    """What the last written digit is worth, in the plain unit: 98.5% -> 0.1, 1.2万 -> 1000.

    Of a count that is only about right, the zeros at its end are not counted: 约1200 -> 100, but 约40% -> 1.
    """
    round_ = statement.comparator == "~" and statement.unit not in RATES
    exponent = (statement.value.normalize() if round_ else statement.value).as_tuple().exponent
    return Decimal(1).scaleb(int(exponent)) * size_of(statement.unit)[0]


def rounds_to(fine: Statement, coarse: Statement) -> bool:
    """Whether the coarse value is the fine one with fewer digits; a goal of 97.5 is no goal of 98."""
    unit, apart = step(coarse), abs(plain(fine)[0] - plain(coarse)[0])
    if step(fine) >= unit or is_absolute(coarse):
        return False
    if fine.role == "target":
        return apart * 2 < unit
    return (plain(fine)[0] / unit).quantize(Decimal(1), ROUND_HALF_UP) * unit == plain(coarse)[0]


def is_absolute(statement: Statement) -> bool:
    """Whether a rate says all or none, which nobody writes for nearly all."""
    return statement.unit in ("%", "‰") and (statement.value == 0 or statement.value == 100)


def near(first: Statement, second: Statement) -> bool:
    """Whether two values are no further apart than the last digit of the one that is about right."""
    apart = abs(plain(first)[0] - plain(second)[0])
    return apart <= max(step(s) for s in (first, second) if s.comparator == "~")
