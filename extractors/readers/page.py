"""From the bytes of a web page to the tree of its elements, with nothing in it that a browser would not show.

In go a page's bytes. Out comes lxml's tree: decoded as the page declares where that is plausible, parsed without the
network and without entities of its own; `empty_unseen` then empties scripts, controls and hidden elements. Pages that
would cost more than their length are refused: too many tags, attributes in one tag, or tags in tags.
"""

from __future__ import annotations

import re
from typing import Any

from plantargets.extractors.errors import InputError
from plantargets.extractors.patterns import compiled
from plantargets.extractors.readers.encoding import MARKS, READABLE, Decoded, decode, plausibility
from plantargets.extractors.readers.kinds import Wanted
from plantargets.extractors.readers.limits import Limits, check

Element = Any
"""An element of lxml, which has no types of its own."""

DECLARED = re.compile(rb"<meta\b[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
DECLARED_WITHIN = 1 << 14
LOOKED_AT = 1 << 18
"""Bytes that show whether a declared charset is borne out: the front of a page may be scripts alone."""
WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb_2312-80": "gb18030", "big5": "big5hkscs"}
"""Charsets that pages declare while they use characters of a later edition; browsers read them so as well."""

UNSEEN_NAMES = (
    "script style noscript template head select option datalist button textarea input iframe frameset object "
    "embed applet svg canvas audio video map math dialog nav footer"
)
UNSEEN = frozenset(UNSEEN_NAMES.split())
"""Elements whose content is no part of what is to be read."""
UNSEEN_STYLE = compiled(r"(?:^|;)\s*display\s*:\s*none", re.IGNORECASE)

ATTRIBUTES = 1_000
"""Attributes that one tag may have: parsers compare each with all before it."""
SAVE_AGAIN = "save the page again from a browser"
DEEPEST = "Excessive depth"
TAG = compiled(r"<(?:!--|(script|style|textarea|title|xmp)\b|[a-zA-Z])[^\s/>]*", re.IGNORECASE)
RAW_END = {name: compiled(f"</{name}", re.IGNORECASE) for name in ("script", "style", "textarea", "title", "xmp")}
"""Where elements end that hold no tags, whatever stands in them."""
COMMENT_END = compiled("-->")
ATTRIBUTE = compiled(r"[\s/]*[^\s/>=][^\s/>=]*(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]*))?|[\s/]*=")


def read_page(data: bytes, name: str, wanted: Wanted, charset: str | None = None) -> tuple[Element, Decoded]:
    """The page's tree and its text as decoded; raises InputError for what is no page or passes a limit."""
    check(name, "bytes of markup", len(data), wanted.limits.markup_bytes, "markup_bytes")
    decoded = decode_page(data, name, wanted.encoding, charset)
    return parse(decoded.text, name, wanted.limits), decoded


def decode_page(data: bytes, name: str, encoding: str | None = None, charset: str | None = None) -> Decoded:
    """The page's text: as the user says, its mark tells, it came under, it declares, or as is found, in this order.

    >>> decode_page('<meta charset="gb2312">办园5所'.encode("gb18030"), "a.html").encoding
    'gb18030'
    """
    marked = any(data.startswith(mark) for mark, _ in MARKS)
    if encoding or marked:
        return decode(data, name, encoding)
    return decode(data, name, _borne_out(data, charset) or _borne_out(data, _declared(data)))


def _declared(data: bytes) -> str | None:
    """The charset that a page declares."""
    found = DECLARED.search(data, 0, DECLARED_WITHIN)
    return found[1].decode("ascii", errors="replace") if found else None


def _borne_out(data: bytes, label: str | None) -> str | None:
    """The encoding of a charset's label, if the bytes read no worse in it than in UTF-8."""
    if label is None:
        return None
    charset = WIDER.get(label.lower(), label)
    seen = data[:LOOKED_AT]
    try:
        likely = plausibility(seen, charset)
    except (LookupError, ValueError):
        return None
    return charset if likely >= max(READABLE, plausibility(seen, "utf-8")) else None


def parse(text: str, name: str, limits: Limits) -> Element:
    """The tree of a page's text; raises InputError where it would cost more than its length."""
    from lxml import etree

    check(name, "tags", text.count("<"), limits.elements, "elements")
    _check_attributes(text, name)
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True, recover=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    except etree.LxmlError:
        root = None
    if any(DEEPEST in entry.message for entry in parser.error_log):
        raise InputError(name, "has tags nested thousands deep, which no page has", SAVE_AGAIN)
    return etree.Element("html") if root is None else root


def _check_attributes(text: str, name: str) -> None:
    """Refuse a tag with so many attributes that to parse it takes the square of its length."""
    tag = TAG.search(text)
    while tag is not None:
        end = tag.end()
        if tag[0] != "<!--":
            end = _after_attributes(text, end, name)
        ends_with = COMMENT_END if tag[0] == "<!--" else RAW_END.get((tag[1] or "").lower())
        if ends_with is not None:
            closing = ends_with.search(text, end)
            end = closing.end() if closing else len(text)
        tag = TAG.search(text, end)


def _after_attributes(text: str, start: int, name: str) -> int:
    """Where the attributes of a tag end that begin at `start`; raises InputError where there are too many."""
    for _ in range(ATTRIBUTES):
        attribute = ATTRIBUTE.match(text, start)
        if attribute is None:
            return start
        start = attribute.end()
    raise InputError(name, f"has a tag with {ATTRIBUTES:,} attributes or more, which no page has", SAVE_AGAIN)


def empty_unseen(root: Element) -> None:
    """Empty every element that a browser would not show, or that holds no words of the page."""
    for element in [element for element in root.iter() if is_unseen(element)]:
        empty(element)


def is_unseen(element: Element) -> bool:
    """Whether an element is hidden or of a kind that holds no words to read.

    A whole page that hides itself waits for its script, which shows it.
    """
    if element.tag in ("html", "body"):
        return False
    if not isinstance(element.tag, str) or element.tag in UNSEEN:
        return True
    if "hidden" in element.attrib or element.get("aria-hidden") == "true" or element.get("role") == "navigation":
        return True
    style = element.get("style")
    return style is not None and UNSEEN_STYLE.search(style) is not None


def empty(element: Element) -> None:
    """Take away all that an element holds; what stands behind it stays, and goes on with what stands before it."""
    if isinstance(element.tag, str):
        element.clear(keep_tail=True)
        element.tag = "span"
    else:
        element.text = ""
