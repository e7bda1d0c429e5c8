"""How lists write their numbers: 三, 壹, XIV, aa, ③, by the names that Word's format gives these ways.

In go whole numbers. Out come the words that stand before an item.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
         (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


def chinese(value: int) -> str:
    """A number as it is counted in Chinese.

    >>> chinese(3), chinese(12), chinese(105)
    ('三', '十二', '一百零五')
    """
    from cn2an import an2cn

    words: str = an2cn(value)
    return words[1:] if words.startswith("一十") else words


def legal(value: int) -> str:
    """A number in the characters of contracts: 12 -> 壹拾贰."""
    from cn2an import an2cn

    words: str = an2cn(value, "up")
    return words


def roman(value: int) -> str:
    """A number in Roman letters: 14 -> XIV."""
    words = ""
    for size, sign in ROMAN:
        words += sign * (value // size)
        value %= size
    return words


def letters(value: int) -> str:
    """A number as letters: 1 -> A, 26 -> Z, 27 -> AA."""
    return chr(ord("A") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def in_order(signs: str, value: int) -> str:
    """The sign in a place of a row of signs; plain digits behind its end."""
    return signs[value - 1] if 0 < value <= len(signs) else str(value)


def digits(signs: str, value: int) -> str:
    """A number digit by digit in other signs: 12 -> 一二, １２."""
    return "".join(signs[int(digit)] for digit in str(value))


def lower(shown: Callable[[int], str], value: int) -> str:
    """A number in small letters."""
    return shown(value).lower()


CIRCLED = partial(in_order, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
DIGITAL = partial(digits, "〇一二三四五六七八九")
WIDE = partial(digits, "０１２３４５６７８９")
FORMATS: Mapping[str, Callable[[int], str]] = {
    **dict.fromkeys(("chineseCounting", "chineseCountingThousand", "japaneseCounting"), chinese),
    **dict.fromkeys(("taiwaneseCounting", "taiwaneseCountingThousand", "koreanCounting"), chinese),
    **dict.fromkeys(("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"), legal),
    **dict.fromkeys(("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"), DIGITAL),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), CIRCLED),
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), WIDE),
    "decimalEnclosedParen": partial(in_order, "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
    "decimalEnclosedFullstop": partial(in_order, "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
    "ideographEnclosedCircle": partial(in_order, "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
    "ideographTraditional": partial(in_order, "甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": partial(in_order, "子丑寅卯辰巳午未申酉戌亥"),
    "decimalZero": "{:02d}".format,
    "upperRoman": roman,
    "lowerRoman": partial(lower, roman),
    "upperLetter": letters,
    "lowerLetter": partial(lower, letters),
    "none": lambda value: "",
}
"""How a number is written, by the name that the standard gives it; any other as plain digits."""
