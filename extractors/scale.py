"""Units that say the same thing in different sizes: 万人 and 人, 亿元 and 万元, 名 and 人.

In goes a unit as written, out comes the plain unit and the factor between them; values are never changed here.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from plantargets.extractors import lexicon
from plantargets.extractors.patterns import compiled

MULTIPLES = {
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10_000),
    "十万": Decimal(100_000),
    "百万": Decimal(1_000_000),
    "千万": Decimal(10_000_000),
    "亿": Decimal(100_000_000),
    "万亿": Decimal(1_000_000_000_000),
}
# 百分点 and 百分比 are no hundreds; 千克, 千米, 千瓦 … are units of their own.
MULTIPLE = compiled(r"(万亿|千万|百万|十万|亿|万|千(?![克米瓦卡伏赫帕焦兆])|百(?!分))")
SYNONYMS = {
    "名": "人",
    "位": "人",
    "人员": "人",
    "％": "%",
    "个百分点": "百分点",
    "元人民币": "元",
    "所": "个",
    "家": "个",
}
RATES = frozenset({"%", "‰"})
POINTS = {"%": "百分点", "‰": "千分点"}
POINTS_OF = {points: rate for rate, points in POINTS.items()}


@cache
def split_unit(unit: str) -> tuple[Decimal, str]:
    """The factor and the plain unit of a written unit.

    >>> split_unit("万人次")
    (Decimal('10000'), '人次')
    >>> split_unit("百分点")
    (Decimal('1'), '百分点')
    """
    hit = MULTIPLE.match(unit)
    factor, plain = (MULTIPLES[hit[1]], unit[hit.end() :]) if hit else (Decimal(1), unit)
    return factor, SYNONYMS.get(plain, plain)


@cache
def size_of(unit: str) -> tuple[Decimal, str]:
    """How many of the smallest unit of its kind a written unit is, and that unit.

    >>> size_of("万吨"), size_of("亿元")
    ((Decimal('20000000'), '斤'), (Decimal('100000000'), '元'))
    """
    factor, plain = split_unit(unit)
    size, base = sizes().get(plain, (Decimal(1), plain))
    return factor * size, base


@cache
def sizes() -> dict[str, tuple[Decimal, str]]:
    """The units of data/unit_sizes.tsv with their size and the unit that it counts."""
    return {row["unit"]: (Decimal(row["size"]), row["of"]) for row in lexicon.table("unit_sizes.tsv")}


def dimension(unit: str) -> str:
    """What a unit measures: 亿元 and 万元 are 元, 吨 is 斤; a rate and its points are one dimension.

    >>> dimension("亿元"), dimension("百分点"), dimension("名")
    ('元', '%', '人')
    """
    plain = size_of(unit)[1]
    return POINTS_OF.get(plain, plain)


def convert(value: Decimal, unit: str, into: str) -> Decimal | None:
    """The value in another size of the same unit, None where the two measure different things.

    >>> convert(Decimal("1.5"), "亿元", "万元")
    Decimal('15000')
    >>> convert(Decimal("2"), "百分点", "%") is None
    True
    """
    (factor, plain), (other_factor, other_plain) = size_of(unit), size_of(into)
    if plain != other_plain:
        return None
    return value if factor == other_factor else tidy(value * factor / other_factor)


def tidy(value: Decimal) -> Decimal:
    """The same number without trailing zeros and without an exponent: Decimal('15000.0') -> Decimal('15000')."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole else value.normalize()
