"""A workbook's numbers as a person reads them: in go the stored number and its format, out come its words.

The number is given as it is stored, to the 15 digits that a spreadsheet works with (0.30000000000000004 is 0.3); what
the format rounds away is kept. Of the format are honoured percent, dates, thousands taken off (0.0,"千元"), a sign
written by its section, and the words that stand before and after the number (≥0.0"%").
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Context, Decimal, InvalidOperation
from functools import lru_cache

from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record

PRECISION = Context(prec=15)
LARGEST = Decimal(10) ** 20
"""From here on a number is no indicator's and is written as it is stored."""
LONGEST_FORMAT = 255
EPOCH, EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
LAST_DAY = Decimal(2_958_466)
"""The day after 9999-12-31, as spreadsheets count."""

BUILT_IN = {
    9: "0%",
    10: "0.00%",
    17: "yyyy-m",
    22: "yyyy-m-d h:mm",
    **dict.fromkeys((14, 15, 16, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58), "yyyy-m-d"),
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56), "h:mm"),
}
"""The formats that have a number and no words in the file; those that are not listed change nothing we keep."""

# The parts of a format: words in quotes or after a backslash, what only makes room or colour, the number's places.
PART = compiled(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|(?P<room>[_*].)|\[\$(?P<currency>[^\]-]*)[^\]]*\]|(?P<aside>\[[^\]]*\])'
    r"|(?P<places>(?:General|G/通用格式|[0#?@]+|[.,/](?=[0#?.,]|$|\W)|E[+-]))|(?P<other>.)",
    re.DOTALL,
)
DATE = compiled(r"[ymdhs]", re.IGNORECASE)
NO_DATE = compiled(r'"[^"]*"|[\\!].|\[(?![hms]+\])[^\]]*\]')
"""What holds no letters of a date: words in quotes, escaped signs, colours and places."""
SECONDS = compiled(r"(?<=s)\.0+")
WRITTEN_DOT = "!"
"""A dot that a format writes among the places, as 0!.0, does to show 万."""


@record
class Format:
    """What a section of a number format does to a number: its words, its scale, or which parts of a date it shows."""

    before: str = ""
    after: str = ""
    power: int = 0
    """The power of ten by which the number is shown."""
    date: str = ""
    """The letters of date and time in it, in lower case, without repetitions: ymd."""
    number: bool = True
    """Whether it shows the number at all."""


def shown(stored: str, code: str, from_1904: bool = False) -> str:
    """The words of a stored number under a format.

    >>> shown("0.952", "0.0%"), shown("0.30000000000000004", "General"), shown("45292", "yyyy-mm-dd")
    ('95.2%', '0.3', '2024-01-01')
    """
    try:
        value = PRECISION.create_decimal(stored.strip())
    except InvalidOperation:
        return stored
    if not value.is_finite() or abs(value) >= LARGEST:
        return stored
    form, signed = form_of(value, code)
    if form.date and 0 <= value < LAST_DAY:
        return date_words(value, form.date, from_1904)
    if not form.number:
        return form.before  # which may be a dash for zero, or nothing where the format hides the number
    return form.before + plain(abs(value) if signed or not value else value, form.power) + form.after


def plain(value: Decimal, power: int = 0) -> str:
    """The number in plain digits without idle zeros: Decimal('90.0') -> '90'."""
    words = format(value.scaleb(power), "f")
    return (words.rstrip("0").rstrip(".") if "." in words else words) or "0"


def form_of(value: Decimal, code: str) -> tuple[Format, bool]:
    """The section of a format that is for this number, and whether the section writes the sign itself."""
    sections = sections_of(code[:LONGEST_FORMAT] or "General")
    if value < 0 and len(sections) > 1:
        form = sections[1]
        before, after = form.before.strip("-(（") + "-", form.after.strip(")）")
        return Format(before, after, form.power, form.date, form.number), True
    return (sections[2] if value == 0 and len(sections) > 2 else sections[0]), False


@lru_cache(maxsize=1024)
def sections_of(code: str) -> tuple[Format, ...]:
    """The sections of a format, parted by semicolons outside of quotes."""
    sections = compiled(r';(?=(?:[^"]*"[^"]*")*[^"]*$)').split(code)
    return tuple(format_of(section) for section in sections[:3])


def format_of(section: str) -> Format:
    """What one section does.

    >>> format_of('"≥"0.0"%"')
    Format(before='≥', after='%', power=0, date='', number=True)
    >>> format_of('0.0%').power, format_of('0.0,"千元"').power, format_of('0!.0,"万元"').power
    (2, -3, -4)
    """
    letters = DATE.findall(NO_DATE.sub("", section))
    if letters and not compiled("[0#?]").search(SECONDS.sub("", NO_DATE.sub("", section))):
        return Format(date="".join(dict.fromkeys(letter.lower() for letter in letters)))
    words, places, percent = ["", ""], "", False
    for hit in PART.finditer(section):
        kind, text = str(hit.lastgroup), hit[str(hit.lastgroup)]
        if kind == "places":
            places += text
        elif kind == "escaped" and text == "." and places:
            places += WRITTEN_DOT
        elif kind in ("quoted", "escaped", "currency", "other"):
            words[bool(places)] += text
            percent = percent or (kind == "other" and text == "%")
    return Format(words[0].strip(), words[1].strip(), 2 * percent - taken_off(places), number=places != "")


def taken_off(places: str) -> int:
    """How many powers of ten the places take off: three by a comma at the end, one by each behind a written dot."""
    digits = places.rstrip(",")
    return 3 * (len(places) - len(digits)) + len(digits.partition(WRITTEN_DOT)[2])


def date_words(value: Decimal, parts: str, from_1904: bool) -> str:
    """A day as 2025-06-30, as far as its format shows it: 2025年, 2025-06; a time of the day as 08:30."""
    moment = (EPOCH_1904 if from_1904 else EPOCH) + timedelta(days=int(value))
    if "y" not in parts and "d" not in parts:
        minutes = int(value % 1 * 1440 + Decimal("0.5"))
        return f"{minutes // 60:02}:{minutes % 60:02}"
    if "d" in parts:
        return f"{moment:%Y-%m-%d}"
    return f"{moment:%Y-%m}" if "m" in parts else f"{moment:%Y}年"
