"""Pure Chinese numerals: goes in 两千三百, 一百零五, 二〇二五; comes out their value, an exact Decimal.

cn2an reads what is not said place by place (三万五), and says what is ill-formed. It is never sent anything but digits,
multiples and 点, so that the answers it gets wrong (a lost sign, 十几, 1,096) cannot come through. Its import takes
longer than reading a plan: nearly all numerals are regular (一千二百零五万) or digits read out (二〇二五), and are read
without it.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from math import prod

from plantargets.extractors.patterns import compiled

HAN = "零〇一二三四五六七八九十百千万亿两"
"""The characters of Chinese numerals, for patterns."""

DIGITS = dict(zip("零一二三四五六七八九十", map(Decimal, range(11)), strict=True)) | {
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10**4),
    "亿": Decimal(10**8),
}
WRITTEN = str.maketrans(
    "〇○壹両兩两貳贰參叁肆伍陸陆柒捌玖拾佰仟萬億點", "零零一二二二二二三三四五六六七八九十百千万亿点"
)
"""Formal, traditional and variant characters, each with the plain one: 贰佰萬 -> 二百万, 两千 -> 二千."""
PURE = compiled(r"[零一二三四五六七八九十百千万亿]+(?:点[零一二三四五六七八九]+)?")
LONE_MULTIPLE = compiled(r"^(?=[百千万亿])")
"""千一 and 百三 leave out the 一 before their first multiple."""
SINGLE = "一二三四五六七八九"
ZERO = Decimal(0)
DIGIT = f"[{SINGLE}]"
TENS = f"{DIGIT}十{DIGIT}?"
HUNDREDS = f"{DIGIT}百(?:{TENS}|零{DIGIT})?"
THOUSANDS = f"{DIGIT}千(?:{HUNDREDS}|零(?:{TENS}|{DIGIT}))?"
SECTION = (
    rf"(?:{THOUSANDS}|(?<![万亿])(?:{HUNDREDS}|{TENS}|十{DIGIT}?|{DIGIT})|(?<=[万亿])零(?:{HUNDREDS}|{TENS}|{DIGIT}))"
)
"""Up to four places; behind 万 and 亿 a place that is left out is said: 一万零五百."""
REGULAR = (
    rf"(?:(?P<upper>{SECTION})(?P<scale>万?亿))?(?:(?P<middle>{SECTION})万)?(?P<lower>(?!(?<=亿){DIGIT}){SECTION})?"
)
"""一亿九千 is no regular numeral: it may be short for 一亿九千万."""
STEP = compiled(rf"(?P<digit>{DIGIT}?)(?P<multiple>[十百千])|(?P<ones>{DIGIT})")
READ_OUT = compiled(rf"[零{SINGLE}]+")


def plain_chinese(text: str) -> str:
    """The numeral in the plain characters of simplified script: 壹佰貳拾點伍 -> 一百二十点五."""
    return text.translate(WRITTEN)


@lru_cache(maxsize=4096)
def chinese_number(text: str) -> Decimal:
    """The value of a pure Chinese numeral; raises ValueError for what is none.

    >>> chinese_number("两千三百"), chinese_number("二〇二五"), chinese_number("十二点五")
    (Decimal('2300'), Decimal('2025'), Decimal('12.5'))
    """
    plain = plain_chinese(text)
    if plain in DIGITS:
        return DIGITS[plain]
    if PURE.fullmatch(plain) is None:
        raise ValueError(f"{text!r} is not a Chinese numeral, such as 两千三百 or 十二点五")
    whole, _, decimals = plain.partition("点")
    value = chinese_integer(whole.replace("万万", "亿"))
    return value + Decimal("0." + spelled(decimals)) if decimals else value


def chinese_integer(plain: str) -> Decimal:
    """The value of a whole numeral in plain characters: 一百零五, 二零二五, 三万五."""
    if plain in DIGITS:
        return DIGITS[plain]
    if READ_OUT.fullmatch(plain):
        return Decimal(spelled(plain))
    written = LONE_MULTIPLE.sub("一", plain)
    regular = regular_integer(written)
    if regular is not None:
        return regular
    for attempt in (written, written.replace("零十", "一十")):
        value = asked(attempt)
        if value is not None:
            return value
    raise ValueError(f"{plain!r} is not a well-formed Chinese numeral")


def regular_integer(plain: str) -> Decimal | None:
    """The value of a numeral in which every place is said as it is taught at school; None for any other.

    >>> regular_integer("三十五"), regular_integer("一百零五"), regular_integer("一百五")
    (Decimal('35'), Decimal('105'), None)
    """
    parts = compiled(REGULAR).fullmatch(plain)  # compiled at the first numeral of more than one character
    if parts is None:
        return None
    scale = prod(DIGITS[multiple] for multiple in parts["scale"] or "")
    return section(parts["upper"]) * scale + section(parts["middle"]) * DIGITS["万"] + section(parts["lower"])


def section(plain: str | None) -> Decimal:
    """The value of up to four places: 三千零五十 -> 3050, none -> 0."""
    steps = (step.group("digit", "multiple", "ones") for step in STEP.finditer(plain or ""))
    return sum((DIGITS[ones or digit or "一"] * DIGITS[multiple or "一"] for digit, multiple, ones in steps), ZERO)


def asked(plain: str) -> Decimal | None:
    """What cn2an answers, None where it finds the numeral ill-formed."""
    from cn2an import cn2an

    try:
        return Decimal(str(cn2an(plain, "smart")))
    except (ValueError, LookupError):  # 亿九 makes it look up a multiple that it does not know
        return None


def spelled(digits: str) -> str:
    """Digits read out one by one: 零五 -> '05'."""
    return "".join(str(DIGITS[digit]) for digit in digits)


def neighbours(text: str) -> tuple[Decimal, Decimal] | None:
    """Two digits side by side that say 'one or the other', low first: 两三 (个) -> 2 and 3, 七八十 is none.

    >>> neighbours("两三"), neighbours("三五"), neighbours("二〇")
    ((Decimal('2'), Decimal('3')), (Decimal('3'), Decimal('5')), None)
    """
    plain = plain_chinese(text)
    if len(plain) != 2 or any(digit not in SINGLE for digit in plain):
        return None
    low, high = DIGITS[plain[0]], DIGITS[plain[1]]
    return (low, high) if high - low == 1 or plain == "三五" else None
