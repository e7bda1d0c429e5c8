"""The outside of a document: its first lines and last ones, cleaned for looking up facts (not for offsets).

In goes the text, out comes `Front`: head and tail as short lines, the head without any space (`flat`), the fields of a
government page's header (发文机关, 成文日期, 文号), and the place where orders and reports are signed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plantargets.extractors.dates import CHINESE_DATE, find_dates, parse_date
from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record
from plantargets.extractors.view import fold

HEAD, TAIL = 24_000, 2_000
LINES, CHARACTERS = 160, 6_000
"""How far the head reaches: web pages begin with many empty and short lines, plain texts with few long ones."""

TAGS = compiled(r"<[^<>]{1,300}>")
INVISIBLE = compiled(r"[\u200b-\u200f\u2028-\u202e\u2060\ufeff\ue000-\uf8ff]")
MARKDOWN = compiled(r"(?m)^#{1,6} +|\*\*")
SPACED_DATE = compiled(r" (?<=[\d年月] ) *(?=[\d年月日])")
CLOCK = compiled(r"\s(?<=\d\s)\s*(?=\d{1,2}[:：]\d\d)")
DATED_LINE = compiled(rf"{CHINESE_DATE.pattern} (?=\S)")
"""A date that begins a line and has the title or a preface on the same line behind it."""
TITLE_LABEL = compiled(r"[标名文](?<!\S.)(?:(?<=标)\s*题|(?<=名)\s*称|(?<=文)件名称)[:：]")
SPACED_WORD = compiled(r"(?<!\S)[\u4e00-\u9fff](?: {1,6}[\u4e00-\u9fff](?!\S))+")
"""A word spread out over a line: 国  务  院."""
SPREAD_OUT = compiled(r" [\u4e00-\u9fff](?!\S)")
"""The cheap sign of one: a character between blanks."""
WIDE_GAP = compiled(" {2,}")

NUMBER = compiled(
    r"(?P<who>[\u4e00-\u9fff]{1,14})[〔［\[（【](?P<year>(?:19|20)\d\d)[〕］\]）】]?第?(?P<number>\d{1,4})号?"
)
ORGANISATION = compiled(
    r"(?:(?:中共|中国共产党|共青团)?(?:(?!关于|印发)[\u4e00-\u9fff]){2,24}(?:人民政府|政府|办公室|办公厅|委员会|领导小组|工委|党组|党委|局|厅|部|委|院|中心|联合会)"
    r"|中共中央|国务院|中共[\u4e00-\u9fff]{2,12})"
)
SIGNERS = compiled(rf"{ORGANISATION.pattern}(?:[ 、]{ORGANISATION.pattern})*")
LONGEST_DATE = 20
SIGNED = compiled(r"(?:印发|发布)?(?P<date>\S+?)(?:印发|发布)?")


@record
class Signature:
    """Who signed, as written, and when (ISO)."""

    issuer: str | None
    issued: str


@record
class Front:
    """A document's head and tail for looking up facts."""

    lines: tuple[str, ...]
    flat: str
    tail: tuple[str, ...]


def read_front(text: str) -> Front:
    """The head and tail of a text.

    >>> read_front("国  务  院\\r\\n2021年 4月 9日").lines
    ('国务院', '2021年4月9日')
    """
    lines = tuple(_lines(text[:HEAD], CHARACTERS)[:LINES])
    flat = "".join("".join(lines).split())
    return Front(lines, flat, tuple(_lines(text[max(0, len(text) - TAIL) :], TAIL)))


def _lines(text: str, limit: int) -> list[str]:
    """The cleaned lines of a stretch, until about `limit` characters that are no spaces are taken."""
    kept, total = [], 0
    for line in (TAGS.sub("\n", text) if "<" in text else text).splitlines():
        if total > limit:
            break
        if words := line.strip():
            kept.append(words)
            total += len(words)
    parts = (part.strip() for line in _clean("\n".join(kept)).split("\n") for part in _parts(line))
    return [part for part in parts if part]


def _clean(text: str) -> str:
    """One width, no invisible characters, no spaces inside dates and spread-out words, labels of titles cut off."""
    text = INVISIBLE.sub("", fold(text))
    if "#" in text or "*" in text:
        text = MARKDOWN.sub("", text)
    text = TITLE_LABEL.sub("\n", SPACED_DATE.sub("", CLOCK.sub("|", text)))
    return SPACED_WORD.sub(lambda match: match[0].replace(" ", ""), text) if SPREAD_OUT.search(text) else text


def _parts(line: str) -> Iterator[str]:
    """What wide gaps part in a line, and the date that begins such a part by itself."""
    for part in WIDE_GAP.split(line) if "  " in line else (line,):
        dated = DATED_LINE.match(part)
        if dated:
            yield dated[0]
        yield part[dated.end() :] if dated else part


def field(front: Front, labels: str, value: str) -> re.Match[str] | None:
    """The first value of a labelled header field: `labels` and `value` are patterns, anything like ： or | between."""
    return compiled(rf"(?:{labels})[:：|｜]*{value}").search(front.flat)


def labelled_date(front: Front, labels: str) -> str | None:
    """The date that stands behind one of the labels (成文日期：2021年4月9日)."""
    for label in compiled(labels).finditer(front.flat):
        rest = front.flat[label.end() : label.end() + 24].lstrip(":：|｜")
        found = next(find_dates(rest), None)
        if found is not None and found.start == 0:
            return found.iso
    return None


def find_signature(lines: tuple[str, ...]) -> Signature | None:
    """The first date that stands alone below the names of those who sign, or None."""
    for index, line in enumerate(lines):
        issued = _date_line(line)
        if issued is None:
            continue
        signers: list[str] = []
        for above in reversed(lines[max(0, index - 6) : index]):
            if is_number_line(above):
                continue
            if not SIGNERS.fullmatch(above):
                break
            signers.insert(0, above)
        if signers:
            return Signature(" ".join(signers), issued)
    return None


def standing_date(lines: tuple[str, ...]) -> str | None:
    """The first date alone on a line, as （2018年1月2日） below a title."""
    return next((iso for line in lines if (iso := _date_line(line))), None)


def _date_line(line: str) -> str | None:
    match = SIGNED.fullmatch(line) if len(line) <= LONGEST_DATE else None
    return parse_date(match["date"]) if match else None


def is_number_line(line: str) -> bool:
    """Whether a line is a document number and nothing else."""
    match = NUMBER.match(line)
    return bool(match and match.end() == len(line))


def document_number(front: Front) -> str | None:
    """The document's own number: of the header's field, or alone on a line, or right behind the title.

    A number in brackets (国发〔2021〕1号) inside a sentence belongs to another document.
    """
    labelled = field(front, "发文字号|发文文号|文号|文件编号", NUMBER.pattern)
    if labelled:
        return _plain_number(labelled)
    for line in front.lines:
        match = NUMBER.match(line)
        if match and (match.end() == len(line) or line[match.end()] in " 　"):
            return _plain_number(match)
    glued = compiled(rf"(?:通知|意见|方案|规划|办法|决定)(?!的){NUMBER.pattern}").search(front.flat)
    return _plain_number(glued) if glued else None


def _plain_number(match: re.Match[str]) -> str:
    return f"{match['who']}〔{match['year']}〕{match['number']}号"
