"""Value expressions: goes in a text and the place of a numeral, comes out number, range or ratio with its unit.

Bounds (不低于, 以上) are no part of an expression; `bounds` reads those that touch it. A number written in Chinese is
written out (一万两千余个 -> 12000 个), save money, which keeps its multiple (近五千万元 -> 5000 万元).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from plantargets.extractors.chinese import chinese_number, neighbours
from plantargets.extractors.model import Comparator
from plantargets.extractors.numbers import parse_number
from plantargets.extractors.units import MULTIPLE, Unit, unit_at

HAN = "零〇一二三四五六七八九十百千万亿两"
DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
NUMERAL = re.compile(
    rf"(?=[\d{HAN}数几半])(?:{DIGITS}|(?:(?<![人总指次户个件系多计])[数几](?=[十百千万亿](?!分之)))?[{HAN}]+|半)"
)
"""Where a numeral begins; the look-ahead keeps the scan cheap."""

ARABIC = re.compile(
    rf"(?P<digits>{DIGITS})(?P<few>[余多](?![样边方]))?(?P<multiple>{MULTIPLE.pattern})?(?P<more>[余多几](?![样边方]))?"
)
COMPOUND = re.compile(
    rf"(?P<high>\d+)(?P<first>[亿万])(?P<low>\d+)(?P<second>[千百万]|千万|百万)(?![分克米瓦伏])(?P<more>[余多])?(?P<last>万)?"
)
"""1亿3千万, 2万5千: a number with two multiples."""
CHINESE = re.compile(
    rf"(?P<digits>[数几]?[{HAN}]+(?:点[零〇一二三四五六七八九]+)?)(?P<more>[余多几](?![样边方])(?P<multiple>[百千万亿]*))?"
)
TO = re.compile(r" ?(?:—{1,2}|-{1,2}|–|~|至|到) ?")
RATIO = re.compile(rf"(?P<first>{DIGITS})(?:[：∶:]|(?=比\d)比)(?P<second>{DIGITS})(?![：∶:\d])")
PERCENT = re.compile(rf"(?P<base>[百千万]+)分之(?P<above>{DIGITS}|[{HAN}]+(?:点[{HAN}]+)?)(?P<more>[余多])?")
PERCENT_TO = re.compile(rf" ?(?:至|到|—|-|~) ?(?:百分之)?(?P<above>{DIGITS}|[{HAN}]+(?:点[{HAN}]+)?)")
FRACTION = re.compile(rf"(?P<below>[二三四五六七八九十两\d]+)分之(?P<above>[{HAN}\d]+)")
TENTHS = re.compile(
    r"(?P<tens>[一二两三四五六七八九]|\d(?:\.\d)?|(?:[一二三四五六七八九][至到—-])?[一二三四五六七八九])(?P<more>多)?成"
    r"(?P<ones>[一二三四五六七八九](?![至到所个名]))?(?![为立功果员本长效绩熟都人交形就品分套年片体])"
)
SLASHED = re.compile(r"(?<![\d./])(?P<above>\d)/(?P<below>1?\d)(?![\d./%·]|[、和]\d)")
GREAT_LIST = re.compile(rf"(?P<number>\d+|[{HAN}]+)大(?P<unit>类)?(?![学型力小量众])")
DOUBLED = re.compile(rf"(?P<number>[{HAN}\d.]+)番")
HALF = re.compile(r"(?:(?<=[一过])半|一半|半数)(?!径|导|年|天|岛|点|月)")
BARE_DIVISOR = re.compile(r"/\d*[万千]人?(?![\d元])")
SPECIAL = re.compile(rf"{DIGITS}(?:[：∶:比/大成番至到—-]|分之)|[{HAN}]+(?:[成大番至到—-]|.成|分之)|一半|半")
"""Where anything but a plain number with its unit may stand; all rules are asked only there."""
LIST_MORE = re.compile(rf"(?: ?(?:、|和|及|与|或|/) ?{DIGITS})+")
BARE_MULTIPLE = re.compile(r"[百千万亿]+")
MONEY_TAIL = re.compile(r"(?:万亿|亿|万)$")


@dataclass(frozen=True, slots=True)
class Expression:
    """A number with its unit in its place, without bound words."""

    start: int
    end: int
    value: Decimal
    rule: str
    unit: str = ""
    kind: str = ""
    high: Decimal | None = None
    per: str | None = None
    comparator: Comparator = "="
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Amount:
    """A bare number: its digits' value, the multiple written after it, and whether 余, 多, 几 say that it is rough."""

    end: int
    value: Decimal
    multiple: str
    rough: bool
    chinese: bool
    high: Decimal | None = None
    bare: bool = False
    """Nothing but a multiple (百, 千万), which counts only where a bound or a measure word says so."""


@dataclass(frozen=True, slots=True)
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
            found = rule.read(text, start)
            if found is not None:
                return found
    return number(text, start)


def percent_word(text: str, start: int) -> Expression | None:
    """百分之八十, 千分之五 (0.5 %), 百分之八十至九十."""
    match = PERCENT.match(text, start)
    if match is None:
        return None
    value = parse_number(f"{match['base']}分之{match['above']}")
    second = PERCENT_TO.match(text, match.end()) if match["base"] == "百" else None
    end, high = (second.end(), parse_number(second["above"])) if second else (match.end(), None)
    comparator: Comparator = "range" if second else "~" if match["more"] else "="
    return Expression(start, end, value, "percent-word", "%", "share", high, comparator=comparator)


def fraction(text: str, start: int) -> Expression | None:
    """三分之二 as a share of two decimals: 66.67 %."""
    match = FRACTION.match(text, start)
    if match is None:
        return None
    share = parse_number(match[0]) * 100
    return Expression(start, match.end(), share.quantize(Decimal("0.01"), ROUND_HALF_UP), "fraction", "%", "share")


def tenths(text: str, start: int) -> Expression | None:
    """九成, 两成五, 七多成: tenths as a share in per cent."""
    match = TENTHS.match(text, start)
    if match is None:
        return None
    low = parse_number(match["tens"][:1] + "成") if match["tens"][1:2] in "至到—-" and len(match["tens"]) == 3 else None
    value = parse_number(match["tens"].rpartition("至")[2][-3:] + "成" + (match["ones"] or "")) if low is None else low
    high = parse_number(match["tens"][-1] + "成") if low is not None else None
    comparator: Comparator = "range" if high is not None else "~" if match["more"] else "="
    return Expression(start, match.end(), value, "tenths", "%", "share", high, comparator=comparator)


def slashed(text: str, start: int) -> Expression | None:
    """1/3 as a share of two decimals, where no unit follows (1/2年级 is none)."""
    match = SLASHED.match(text, start)
    if match is None or int(match["above"]) >= int(match["below"]) or unit_at(text, match.end()) is not None:
        return None
    share = Decimal(match["above"]) * 100 / Decimal(match["below"])
    return Expression(start, match.end(), share.quantize(Decimal("0.01"), ROUND_HALF_UP), "slashed", "%", "share")


def great_list(text: str, start: int) -> Expression | None:
    """十大行动, 九大类: so many headings of a list."""
    match = GREAT_LIST.match(text, start)
    return (
        None
        if match is None
        else Expression(start, match.end(), parse_number(match["number"]), "great-list", match["unit"] or "", "list")
    )


def doubled(text: str, start: int) -> Expression | None:
    """翻一番: the number of doublings."""
    match = DOUBLED.match(text, start) if text[start - 1 : start] == "翻" else None
    return (
        None
        if match is None
        else Expression(start - 1, match.end(), parse_number(match["number"]), "doubled", "番", "share")
    )


def half(text: str, start: int) -> Expression | None:
    """一半, 过半, 半数: 50 %."""
    match = HALF.match(text, start)
    return None if match is None else Expression(start, match.end(), Decimal(50), "half", "%", "share")


def ratio(text: str, start: int) -> Expression | None:
    """1:8, 600:1, 1比4: value and value_high with the unit 比."""
    match = RATIO.match(text, start)
    if match is None:
        return None
    first, second = (Decimal(match[name].replace(",", "")) for name in ("first", "second"))
    return Expression(start, match.end(), first, "ratio", "比", "ratio", second)


def amount_at(text: str, start: int) -> Amount | None:
    """The bare number at `start`, of Arabic digits or Chinese numerals."""
    match = COMPOUND.match(text, start)
    if match is not None:
        return Amount(match.end(), compound(match), match["first"], bool(match["more"]), False)
    match = ARABIC.match(text, start)
    if match is not None:
        rough = bool(match["few"] and (match["multiple"] or not match["more"]) or match["more"])
        return Amount(match.end(), Decimal(match["digits"].replace(",", "")), match["multiple"] or "", rough, False)
    match = CHINESE.match(text, start)
    return None if match is None else chinese_amount(match)


def compound(match: re.Match[str]) -> Decimal:
    """Two multiples in units of the greater one: 1亿3千万 -> 1.3 (亿)."""
    low = parse_number(match["low"] + match["second"]) * scale(match["last"] or "")
    return Decimal(match["high"]) + low / scale(match["first"])


def chinese_amount(match: re.Match[str]) -> Amount | None:
    """A number in Chinese, rough where it says 余, 多, 几 or 数, two values where it says 两三."""
    written, vague = match["digits"], match["digits"][0] in "数几"
    digits = written[1:] if vague else written
    pair = neighbours(digits)
    try:
        value = pair[0] if pair else chinese_number(digits + (match["multiple"] or ""))
    except ValueError:
        return None
    bare = BARE_MULTIPLE.fullmatch(written) is not None
    return Amount(match.end(), value, "", vague or bool(match["more"]), True, pair[1] if pair else None, bare)


def number(text: str, start: int) -> Expression | None:
    """A number, or a range of two, with the unit after it or after the last member of its list."""
    first = amount_at(text, start)
    if first is None:
        return None
    unit = fitting_unit(text, first)
    second = second_amount(text, start, unit.end if unit else first.end, first)
    if second is not None:
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
    if link is None or text[start - 1 : start] in ("从", "由"):
        return None
    second = amount_at(text, link.end())
    if second is None or second.chinese != first.chinese or second.bare:
        return None
    scaled = second.multiple and not first.multiple
    return second if scaled or second.value > first.value or second.multiple != first.multiple else None


def spanned(text: str, start: int, first: Amount, second: Amount, before: Unit | None) -> Expression | None:
    """A range: the unit stands after its upper end, or after both."""
    unit = fitting_unit(text, second) or before
    if unit is None and second.chinese:
        return None
    multiple = second.multiple
    low = (
        first.value
        if first.multiple in ("", multiple)
        else parse_number(f"{first.value}{first.multiple}") / scale(multiple)
    )
    text_unit = multiple + (unit.text if unit else "")
    end = max(second.end, unit.end if unit else 0)
    kind, per = (unit.kind, unit.per) if unit else ("", None)
    return Expression(start, end, low, "range", text_unit, kind, second.value, per, "range")


def scale(multiple: str) -> Decimal:
    return parse_number("1" + multiple) if multiple else Decimal(1)


def single(text: str, start: int, amount: Amount, unit: Unit | None) -> Expression | None:
    """One number with its unit; a Chinese one without a unit is a quantity only where it is a bare multiple (上千万)."""
    if unit is None and not amount.bare:
        return None
    value, multiple = amount.value, amount.multiple
    written = text[start : amount.end]
    if amount.chinese and (unit is None or unit.kind == "money"):
        value, multiple = money(written, value)
    end = unit.end if unit else amount.end
    comparator: Comparator = "range" if amount.high is not None else "~" if amount.rough else "="
    rule = "chinese-number" if amount.chinese else "number"
    kind = unit.kind if unit else ""
    name = multiple + (unit.text if unit else "")
    return Expression(start, end, value, rule, name, kind, amount.high, unit.per if unit else None, comparator)


def money(written: str, value: Decimal) -> tuple[Decimal, str]:
    """A Chinese sum with its last multiple kept in the unit: 五千万 -> 5000 and 万."""
    tail = MONEY_TAIL.search(written)
    return (value / scale(tail[0]), tail[0]) if tail else (value, "")


def without_unit(text: str, start: int, amount: Amount) -> Expression:
    """An Arabic number with no known unit after it: a multiple alone, the unit of the list's last member, or none."""
    more = LIST_MORE.match(text, amount.end)
    shared = unit_after_list(text, more.end()) if more and not amount.multiple else None
    comparator: Comparator = "~" if amount.rough else "="
    if shared is not None:
        unit, kind, per = shared
        return Expression(
            start, amount.end, amount.value, "shared-unit", unit, kind, None, per, comparator, ("unit-shared",)
        )
    divisor = BARE_DIVISOR.match(text, amount.end)
    if divisor is not None and not amount.multiple:
        return Expression(start, divisor.end(), amount.value, "per-many", divisor[0], "share", None, None, comparator)
    rule = "number" if amount.multiple else "bare-number"
    return Expression(start, amount.end, amount.value, rule, amount.multiple, "", None, None, comparator)


def unit_after_list(text: str, end: int) -> tuple[str, str, str | None] | None:
    """The unit (with its multiple), kind and period at the end of a list of bare numbers: 0.9、0.2和0.6个百分点."""
    multiple = MULTIPLE.match(text, end)
    unit = unit_at(text, multiple.end() if multiple else end)
    return None if unit is None else ((multiple[0] if multiple else "") + unit.text, unit.kind, unit.per)


RULES = (
    ExpressionRule("percent-word", "百分之八十 is 80 %", percent_word),
    ExpressionRule("fraction", "三分之二 is 66.67 %", fraction),
    ExpressionRule("tenths", "九成 is 90 %", tenths),
    ExpressionRule("slashed", "1/3 is 33.33 %", slashed),
    ExpressionRule("great-list", "十大行动: a list's length", great_list),
    ExpressionRule("doubled", "翻一番 is 1 番", doubled),
    ExpressionRule("half", "一半 is 50 %", half),
    ExpressionRule("ratio", "1:8 is 1 to 8, unit 比", ratio),
    ExpressionRule("number", "a number or range with its unit: 5.2亿元, 3—5所, 两所", number),
)
"""The ways of writing a quantity, tried from the first to the last."""
