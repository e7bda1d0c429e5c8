"""Value expressions: goes in a text and the place of a numeral, comes out number, range, share or ratio with its unit.

Bounds (不低于, 以上) are no part of an expression; `bounds` reads those that touch it. A number written in Chinese is
written out (一万两千余个 -> 12000 个), save money, which keeps its multiple (近五千万元 -> 5000 万元).
"""

from __future__ import annotations

from collections.abc import Callable

from plantargets.extractors import shares
from plantargets.extractors.chinese import HAN
from plantargets.extractors.model import Comparator, Span
from plantargets.extractors.numerals import DIGITS, Amount, Expression, amount_at, money_amount, scale
from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record
from plantargets.extractors.units import MULTIPLE, Unit, unit_at

TO = compiled(r" ?(?:—{1,2}|-{1,2}|–|~|至|到) ?")
LEADING_ZERO = compiled(r"0\d")
BARE_DIVISOR = compiled(r"/\d*[万千]人?(?![\d元])")
LIST_MORE = compiled(rf"(?: ?(?:、|和|及|与|或|/) ?{DIGITS}){{1,12}}")
ROUGH_ALONE = compiled(r"余(?![\u4e00-\u9fff])")
SPECIAL = compiled(rf"{DIGITS} ?(?:[：∶:比/大成番]|分之|个半)|[{HAN}]+(?:[成大番至到—-]|.成|分之|个半)|一半|半|(?<=第)")
"""Where more than a plain number with its unit may stand; the rules of `shares` are asked only there."""


@record
class ExpressionRule:
    """A way of writing a quantity: its name, what it reads, and the reader, None where it does not apply."""

    name: str
    about: str
    read: Callable[[str, int], Expression | None]


def expression_at(text: str, start: int) -> Expression | None:
    """The value expression that begins at `start`, None where the numeral there is none.

    >>> read = expression_at("三分之二以上", 0)
    >>> read.value, read.unit, read.end
    (Decimal('66.67'), '%', 4)
    """
    if SPECIAL.match(text, start) is not None:
        for rule in RULES:
            found = well_formed(rule, text, start)
            if found is not None:
                return found
    return number(text, start)


def well_formed(rule: ExpressionRule, text: str, start: int) -> Expression | None:
    """What a rule reads at `start`, None also where the numeral there is ill-formed (百分之八十百)."""
    try:
        return rule.read(text, start)
    except ValueError:
        return None


def number(text: str, start: int) -> Expression | None:
    """A number, or a range of two, with the unit after it or after the last member of its list."""
    first = amount_at(text, start)
    if first is None:
        return None
    unit = fitting_unit(text, first)
    second = second_amount(text, start, unit.end if unit else first.end, first)
    if second is not None and not parted(unit, fitting_unit(text, second)):
        return spanned(text, start, first, second, unit)
    if unit is None and not first.chinese:
        return without_unit(text, start, first)
    return single(text, start, first, unit)


def fitting_unit(text: str, amount: Amount) -> Unit | None:
    """The unit after a number, None where it may not follow a Chinese numeral."""
    unit = unit_at(text, amount.end)
    return None if unit is None or (amount.chinese and not unit.after_chinese) else unit


def second_amount(text: str, start: int, end: int, first: Amount) -> Amount | None:
    """The upper end of a range whose lower end stops at `end`: greater, of the same script, not after 从 or 由."""
    link = TO.match(text, end)
    if link is None or LEADING_ZERO.match(text, link.end()) or text[start - 1 : start] in ("从", "由"):
        return None
    second = amount_at(text, link.end())
    if second is None or second.chinese != first.chinese or second.bare:
        return None
    scaled = second.multiple != first.multiple
    return second if scaled or second.value > first.value else None


def parted(lower: Unit | None, upper: Unit | None) -> bool:
    """Whether the units of two ends are of two kinds: 提高18个百分点至98% is a rise, then the level it reached."""
    if lower is None or upper is None:
        return False
    return lower.kind != upper.kind or (lower.kind == "share" and lower.text != upper.text)


def spanned(text: str, start: int, first: Amount, second: Amount, before: Unit | None) -> Expression | None:
    """A range: its unit stands after its upper end or after both, its lower end takes the upper one's multiple."""
    unit = fitting_unit(text, second) or before
    if unit is None and second.chinese:
        return None
    own_multiple = first.multiple not in ("", second.multiple)
    low = first.value * scale(first.multiple) / scale(second.multiple) if own_multiple else first.value
    end = max(second.end, unit.end if unit else 0)
    kind, per, name = (unit.kind, unit.per, unit.text) if unit else ("", None, "")
    return Expression(start, end, low, "range", second.multiple + name, kind, second.value, per, "range")


def single(text: str, start: int, amount: Amount, unit: Unit | None) -> Expression | None:
    """One number with its unit; without one, a Chinese number is a quantity only as a bare multiple (上千万) or rough.

    五百余 is a number of its own only where no word goes on after it (not in 三十余载).
    """
    if unit is None and not amount.bare and not ROUGH_ALONE.match(text, amount.end - 1):
        return None
    value, multiple = amount.value, amount.multiple
    if amount.chinese and not multiple and (unit is None or unit.kind == "money"):
        value, multiple = money_amount(text[start : amount.end], value)
    comparator: Comparator = "range" if amount.high is not None else "~" if amount.rough else "="
    rule = "chinese-number" if amount.chinese else "number"
    end, kind, per, name = (unit.end, unit.kind, unit.per, unit.text) if unit else (amount.end, "", None, "")
    return Expression(start, end, value, rule, multiple + name, kind, amount.high, per, comparator)


def without_unit(text: str, start: int, amount: Amount) -> Expression:
    """An Arabic number with no known unit after it: the unit of its list's last member, a divisor (/10万), or none."""
    value, comparator = amount.value, rough(amount)
    more = LIST_MORE.match(text, amount.end) if not amount.multiple else None
    shared = unit_after_list(text, more.end()) if more else None
    if shared is not None:
        unit, kind, per, lent = shared
        flags = ("unit-shared",)
        return Expression(start, amount.end, value, "shared-unit", unit, kind, None, per, comparator, flags, lent)
    divisor = BARE_DIVISOR.match(text, amount.end) if not amount.multiple else None
    if divisor is not None:
        return Expression(start, divisor.end(), value, "per-many", divisor[0], "share", None, None, comparator)
    rule = "number" if amount.multiple else "bare-number"
    return Expression(start, amount.end, value, rule, amount.multiple, "", None, None, comparator)


def rough(amount: Amount) -> Comparator:
    """About, where 余 or 多 says so."""
    return "~" if amount.rough else "="


def unit_after_list(text: str, end: int) -> tuple[str, str, str | None, Span] | None:
    """The unit (with its multiple) at the end of a list of bare numbers, its kind, its period, and where it stands."""
    multiple = MULTIPLE.match(text, end)
    unit = unit_at(text, multiple.end() if multiple else end)
    if unit is None:
        return None
    return (multiple[0] if multiple else "") + unit.text, unit.kind, unit.per, (end, unit.end)


RULES = (
    ExpressionRule("rank", "第3位, 全国第一", shares.rank),
    ExpressionRule("percent-word", "百分之八十 is 80 %", shares.percent_word),
    ExpressionRule("fraction", "三分之二 is 66.67 %", shares.fraction),
    ExpressionRule("tenths", "九成 is 90 %", shares.tenths),
    ExpressionRule("slashed", "1/3 is 33.33 %", shares.slashed),
    ExpressionRule("great-list", "十大行动: a list's length", shares.great_list),
    ExpressionRule("doubled", "翻一番 is 1 番", shares.doubled),
    ExpressionRule("half-hour", "一个半小时 is 1.5 小时", shares.half_hour),
    ExpressionRule("half", "一半 is 50 %", shares.half),
    ExpressionRule("ratio", "1:8 is 1 to 8, unit 比", shares.ratio),
    ExpressionRule("number", "a number or range with its unit: 5.2亿元, 3—5所, 两所", number),
)
"""The ways of writing a quantity, tried from the first to the last."""
