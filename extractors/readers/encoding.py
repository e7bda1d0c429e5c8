"""From a file's bytes to its text: finds the encoding, Chinese ones first, and reports every byte it could not read.

In go bytes and, if the user named one, an encoding. Out comes `Decoded`: the text with a byte-order mark removed and
nothing else changed, the encoding's name, and sentences about what was odd. Undecodable bytes become U+FFFD.
"""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Iterator
from functools import cache

from plantargets.extractors import lexicon
from plantargets.extractors.errors import InputError
from plantargets.extractors.record import record

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte-order marks; UTF-32 before UTF-16, whose little-endian mark it begins with."""

BINARY = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a Word, Excel or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or WPS file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip file"),
    (b"Rar!", "a RAR file"),
    (b"7z\xbc\xaf", "a 7z file"),
)
SAVE_AS_TEXT = "save it as plain text first"

UTF_16 = ("utf-16-le", "utf-16-be")
CHINESE = ("gb18030", "big5hkscs", *UTF_16)
SAMPLE = 1 << 16
SHOWN = 10
REPLACEMENT = "\ufffd"
CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))
READABLE = 0.3
"""The least plausibility of a text taken for Chinese without asking further; running prose has 0.8 and more."""
CERTAIN = 0.9
"""The plausibility that overrules a valid UTF-8 without any Chinese in it."""
STRAY_ZEROS = 100
"""One zero byte in so many is an accident, and no sign of UTF-16."""
UNMARKED = 0.5
"""The least plausibility of UTF-16 that shows itself neither by a mark nor by zero bytes."""


@record
class Decoded:
    """A text, the encoding it was read in, and what was odd."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, name: str, encoding: str | None = None) -> Decoded:
    """The text of the bytes; raises InputError for an unknown encoding and for bytes that are no text.

    >>> decode("学前教育".encode("gb18030"), "a.txt").text
    '学前教育'
    """
    if encoding is not None:
        return _decode_as(data, known_encoding(encoding, name), name)
    marked = next(((mark, found) for mark, found in MARKS if data.startswith(mark)), None)
    if marked is not None:
        return _decode_as(data, marked[1], name)
    refuse_binary(data, name)
    return _decode_as(data, detect(data, name), name, guessed=True)


def known_encoding(encoding: str, name: str) -> str:
    """The encoding as Python knows it; raises InputError for a name that is no text encoding."""
    try:
        b"a".decode(encoding, errors="replace")
        return codecs.lookup(encoding).name
    except (LookupError, ValueError):
        advice = "try utf-8, gb18030, big5 or utf-16"
        raise InputError(name, f"unknown encoding {encoding!r}", advice) from None


def refuse_binary(data: bytes, name: str) -> None:
    """Raise InputError where the bytes are plainly a picture, an archive or an office file."""
    kind = next((kind for mark, kind in BINARY if data.startswith(mark)), None)
    if kind is not None:
        raise InputError(name, f"is no text but {kind}", SAVE_AS_TEXT)


def detect(data: bytes, name: str) -> str:
    """The most plausible encoding of bytes without a mark; raises InputError where nothing gives readable text.

    Strict UTF-8 comes first: longer Chinese text in another encoding never passes for it, only a few short words do
    (学校 in GBK is two Cyrillic letters in UTF-8). Text with many zero bytes can only be UTF-16.
    """
    sample = data[:SAMPLE]
    zeros = sample.count(0) * STRAY_ZEROS > len(sample)
    utf8 = _is_utf8(data) and not (zeros and sample.isascii())
    if utf8 and _is_chinese_utf8(sample):
        return "utf-8"
    utf8 = utf8 and not zeros
    scores = {encoding: plausibility(sample, encoding) for encoding in (UTF_16 if zeros else CHINESE)}
    best = max(scores, key=lambda encoding: scores[encoding])
    if utf8 and scores[best] < CERTAIN:
        return "utf-8"
    if scores[best] >= (UNMARKED if best in UTF_16 and not zeros else READABLE):
        return best if scores[best] > plausibility(sample, "utf-8") else "utf-8"
    if _control_share(sample) > 0.02:
        raise InputError(name, "is no text (binary data)", SAVE_AS_TEXT)
    readable = (encoding for encoding in ("utf-8", "gb18030") if plausibility(sample, encoding) >= READABLE)
    return next(readable, None) or _ask_normalizer(sample) or "utf-8"


def _is_chinese_utf8(sample: bytes) -> bool:
    """Whether UTF-8 bytes are plain ASCII or hold Chinese, not letters of other scripts that came by chance."""
    return sample.isascii() or plausibility(sample, "utf-8") >= READABLE


def plausibility(data: bytes, encoding: str) -> float:
    """How much the bytes read as Chinese in an encoding: 1 for everyday characters only, below 0 where much is broken.

    >>> plausibility("教育".encode("gb18030"), "gb18030") > plausibility("教育".encode("gb18030"), "big5")
    True
    """
    text = data.decode(encoding, errors="replace")
    if len(data) >= SAMPLE:
        text = text.rstrip(REPLACEMENT)  # a character cut in two by the sample's end
    wide = {char: count for char, count in Counter(text).items() if char > "\x7f"}
    if not wide:
        return 0.5 if encoding.startswith("utf-16") and text.isascii() and any(map(str.isalnum, text)) else 0.0
    return sum(familiarity(char) * count for char, count in wide.items()) / sum(wide.values())


@cache
def familiarity(char: str) -> float:
    """How well known a character is: 1 everyday, then by the level of the national character sets, -5 if broken."""
    if char == REPLACEMENT or "\ue000" <= char <= "\uf8ff":
        return -5.0
    if char in PUNCTUATION or char in common_hanzi():
        return 1.0
    simplified, traditional = (char.encode(encoding, errors="ignore") for encoding in ("gb2312", "big5"))
    if b"\xb0" <= simplified[:1] < b"\xd8" or b"\xa4" <= traditional[:1] < b"\xc7":
        return 0.6
    return 0.3 if simplified else 0.0


PUNCTUATION = frozenset("，。、；：？！“”‘’（）《》〈〉【】〔〕—…·％　０１２３４５６７８９－～「」『』℃‰●■◆①②③④⑤⑥⑦⑧⑨⑩")


@cache
def common_hanzi() -> frozenset[str]:
    """The everyday characters of both scripts, from the data file."""
    return frozenset("".join(row["characters"] for row in lexicon.table("common_hanzi.tsv")))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _control_share(data: bytes) -> float:
    return (len(data) - len(data.translate(None, CONTROL))) / max(len(data), 1)


def _ask_normalizer(sample: bytes) -> str | None:
    """What charset-normalizer takes the bytes for: first among the Chinese encodings, then among all it knows."""
    from charset_normalizer import from_bytes

    chinese = ["gb18030", "big5hkscs", "big5", "utf_8", "utf_16_le", "utf_16_be"]
    match = from_bytes(sample, cp_isolation=chinese).best() or from_bytes(sample).best()
    return codecs.lookup(match.encoding).name if match is not None else None


def _decode_as(data: bytes, encoding: str, name: str, guessed: bool = False) -> Decoded:
    """Decode in one encoding; the text loses its byte-order mark and shows U+FFFD where bytes could not be read."""
    broken: tuple[str, ...] = ()
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text, broken = _decode_broken(data, encoding)
    if guessed and text.count(REPLACEMENT) > len(text) / 5:
        raise InputError(name, "is no text in any encoding known here", "name it with --encoding, or save it as UTF-8")
    if guessed and encoding not in ("utf-8", *CHINESE):
        broken += (f"read as {encoding}, which is a guess; name the encoding if the text looks wrong",)
    return Decoded(text.removeprefix("\ufeff"), encoding, broken)


def _decode_broken(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    """The text with U+FFFD for what could not be read, and the sentence that says at which bytes that was."""
    pieces, places, position = [], [], 0
    for start, end in _broken_spans(data, encoding):
        pieces += [data[position:start].decode(encoding), REPLACEMENT]
        places.append(start)
        position = end
    rest = data[position:].decode(encoding, errors="replace")
    total = len(places) + rest.count(REPLACEMENT)
    listed = ", ".join(str(place) for place in places) + (" …" if total > len(places) else "")
    what = "stretch of bytes" if total == 1 else "stretches of bytes"
    sentence = (
        f"{total} {what} could not be read as {encoding}, at byte {listed} (counted from 0); shown as {REPLACEMENT}"
    )
    return "".join(pieces) + rest, (sentence,)


def _broken_spans(data: bytes, encoding: str) -> Iterator[tuple[int, int]]:
    """The first few (start, end) of bytes that cannot be decoded."""
    position = 0
    for _ in range(SHOWN):
        try:
            data[position:].decode(encoding)
            return
        except UnicodeDecodeError as error:
            start, end = position + error.start, position + max(error.end, error.start + 1)
            yield start, end
            position = end
