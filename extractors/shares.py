"""Shares, ratios and the like in words: goes in a text and the place of a numeral, comes out the expression there.

百分之八十, 三分之二, 九成, 一半, 1/3 are per cent; 1:8 is a ratio; 翻一番 doublings; 十大… the length of a list.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from plantargets.extractors.chinese import HAN
from plantargets.extractors.model import Comparator
from plantargets.extractors.numbers import parse_number
from plantargets.extractors.numerals import DIGITS, Expression
from plantargets.extractors.patterns import compiled
from plantargets.extractors.units import unit_at

SMALL = "[一二三四五六七八九]"
NUMBER = rf"(?:{DIGITS}|[{HAN}]+(?:点[{HAN}]+)?)"
PERCENT = compiled(rf"(?P<base>[百千万]+)分之(?P<above>{NUMBER})(?P<more>[余多])?")
PERCENT_TO = compiled(rf" ?(?:至|到|—|-|~) ?(?:百分之)?(?P<above>{NUMBER})")
FRACTION = compiled(rf"(?P<below>[二三四五六七八九十两\d]+)分之(?P<above>[{HAN}\d]+)")
# 成 is a tenth, but 成为, 成立, 成果 and their like are words.
TENTHS = compiled(
    rf"(?:(?P<low>{SMALL})[至到—-])?(?P<tens>{SMALL}|两|\d(?:\.\d)?)(?P<more>多)?成"
    rf"(?P<ones>{SMALL}(?![至到所个名]))?(?P<over>多(?![样元种方边功]))?(?![为立功果员本长效绩熟都人交形就品分套年片体])"
)
SLASHED = compiled(r"(?<![\d./])(?P<above>\d)/(?P<below>1?\d)(?![\d./%·]|[、和]\d)")
RATIO = compiled(rf"(?P<first>{DIGITS})(?: ?[：∶:] ?|(?=比\d)比)(?P<second>{DIGITS})(?![：∶:\d])")
GREAT_LIST = compiled(rf"(?P<number>\d+|[{HAN}]+)大(?P<unit>类)?(?![学型力小量众])")
DOUBLED = compiled(rf"(?<=翻)(?P<number>[{HAN}\d.]+)番")
HALF = compiled(r"(?:(?<=[一过])半|一半|半数)(?!径|导|年|天|岛|点|月)")
HALF_HOUR = compiled(rf"(?:(?P<whole>[{HAN}]+|\d+)个)?半个?小时")
RANK = compiled(rf"(?<=第)(?P<number>[{HAN}]+|\d+)(?P<unit>名|位)?")
HUNDREDTH = Decimal("0.01")


def percent_word(text: str, start: int) -> Expression | None:
    """百分之八十, 千分之五 (0.5 %), 百分之八十至九十."""
    match = PERCENT.match(text, start)
    if match is None:
        return None
    value = parse_number(f"{match['base']}分之{match['above']}")
    second = PERCENT_TO.match(text, match.end()) if match["base"] == "百" else None
    end, high = (second.end(), parse_number(second["above"])) if second else (match.end(), None)
    return share(start, end, value, "percent-word", high, rough=bool(match["more"]))


def share(
    start: int, end: int, value: Decimal, rule: str, high: Decimal | None = None, rough: bool = False
) -> Expression:
    """An expression in per cent."""
    comparator: Comparator = "range" if high is not None else "~" if rough else "="
    return Expression(start, end, value, rule, "%", "share", high, comparator=comparator)


def fraction(text: str, start: int) -> Expression | None:
    """三分之二 as a share of two decimals: 66.67 %."""
    match = FRACTION.match(text, start)
    if match is None:
        return None
    value = (parse_number(match[0]) * 100).quantize(HUNDREDTH, ROUND_HALF_UP)
    return share(start, match.end(), value, "fraction")


def slashed(text: str, start: int) -> Expression | None:
    """1/3 as a share of two decimals, where no unit follows (1/2年级 is none)."""
    match = SLASHED.match(text, start)
    if match is None or int(match["above"]) >= int(match["below"]) or unit_at(text, match.end()) is not None:
        return None
    value = Decimal(match["above"]) * 100 / Decimal(match["below"])
    return share(start, match.end(), value.quantize(HUNDREDTH, ROUND_HALF_UP), "slashed")


def tenths(text: str, start: int) -> Expression | None:
    """九成, 两成五, 七多成, 四成多, 三至五成: tenths as a share in per cent."""
    match = TENTHS.match(text, start)
    if match is None:
        return None
    value = parse_number(f"{match['tens']}成{match['ones'] or ''}")
    if match["low"]:
        return share(start, match.end(), parse_number(match["low"] + "成"), "tenths", value)
    return share(start, match.end(), value, "tenths", rough=bool(match["more"] or match["over"]))


def half(text: str, start: int) -> Expression | None:
    """一半, 过半, 半数: 50 %."""
    match = HALF.match(text, start)
    return None if match is None else share(start, match.end(), Decimal(50), "half")


def half_hour(text: str, start: int) -> Expression | None:
    """半小时, 一个半小时."""
    match = HALF_HOUR.match(text, start)
    if match is None:
        return None
    whole = parse_number(match["whole"]) if match["whole"] else Decimal(0)
    return Expression(start, match.end(), whole + Decimal("0.5"), "half-hour", "小时", "time")


def ratio(text: str, start: int) -> Expression | None:
    """1:8, 600:1, 1比4: value and value_high with the unit 比."""
    match = RATIO.match(text, start)
    if match is None:
        return None
    first, second = (Decimal(match[name].replace(",", "")) for name in ("first", "second"))
    return Expression(start, match.end(), first, "ratio", "比", "ratio", second)


def doubled(text: str, start: int) -> Expression | None:
    """翻一番: the number of doublings."""
    match = DOUBLED.match(text, start)
    if match is None:
        return None
    return Expression(start - 1, match.end(), parse_number(match["number"]), "doubled", "番", "share")


def great_list(text: str, start: int) -> Expression | None:
    """十大行动, 九大类: so many headings of a list."""
    match = GREAT_LIST.match(text, start)
    if match is None:
        return None
    return Expression(start, match.end(), parse_number(match["number"]), "great-list", match["unit"] or "", "list")


def rank(text: str, start: int) -> Expression | None:
    """第3位, 全国第一: a place in an order."""
    match = RANK.match(text, start)
    if match is None:
        return None
    return Expression(start - 1, match.end(), parse_number(match["number"]), "rank", match["unit"] or "", "rank")
