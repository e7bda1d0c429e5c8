"""The reader of saved pages (.mhtml, .mht): bytes in, Document out.

Browsers save a page with its pictures as one message of many parts (RFC 2557); its first part that is a page is read as
one, in the charset that the part's header names where that is plausible.
"""

from __future__ import annotations

import re

from plantargets.extractors.errors import InputError
from plantargets.extractors.model import Document
from plantargets.extractors.readers import html
from plantargets.extractors.readers.kinds import Wanted
from plantargets.extractors.readers.limits import check

PAGES = ("text/html", "application/xhtml+xml")
MULTIPART = re.compile(rb"^content-type:\s*multipart/", re.IGNORECASE | re.MULTILINE)


def read(data: bytes, name: str, wanted: Wanted | None = None) -> Document:
    """The document of a saved page; raises InputError where the file holds no page or passes a limit."""
    from email import message_from_bytes

    wanted = wanted or Wanted()
    check(name, "parts in parts", len(MULTIPART.findall(data)), wanted.limits.nesting, "nesting")
    parts = (part for part in message_from_bytes(data).walk() if part.get_content_type() in PAGES)
    for part in parts:
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and content.strip():
            return html.read(content, name, wanted, part.get_content_charset())
    raise InputError(name, "is a saved page without a page in it", "save it again from a browser")
