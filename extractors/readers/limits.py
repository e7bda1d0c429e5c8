"""How much one input may ask for: what bombs, endless files and mistakes would cost more than they are worth.

In: nothing. Out: `Limits`, the settings of a run, and the two checks that every reader makes. A limit that is passed
costs its file alone: InputError names the limit and how to raise it.
"""

from __future__ import annotations

from dataclasses import dataclass

from plantargets.extractors.errors import InputError

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one input may hold; each is a setting."""

    file_bytes: int = 100 * MEGABYTE
    """Bytes of the file as it lies on the disk."""
    unpacked_bytes: int = 300 * MEGABYTE
    """Bytes of all that is packed in it (zip, docx, xlsx)."""
    unpacked_ratio: int = 200
    """How many times its packed size one packed part may have, from 1 MB on."""
    pages: int = 2_000
    cells: int = 300_000
    """Cells of all tables of one input."""
    markup_bytes: int = 24 * MEGABYTE
    """Bytes of a page, or of one part of a Word document, which take a dozen times as much memory."""
    characters: int = 2_000_000
    """Characters of an input's text; a province's five-year plan has 150,000."""
    numbers: int = 100_000
    """Numbers in an input's text; each costs some 3,000 bytes."""
    elements: int = 500_000
    """Tags of a web page."""
    nesting: int = 20
    """Tables in tables, archives in archives."""
    members: int = 10_000
    """Files in an archive."""
    memory_bytes: int = 300 * MEGABYTE
    """Memory of the process that draws a PDF, besides what it begins with."""
    seconds: int = 120
    """Time that a converter or a page-by-page reader may take over one file."""


DEFAULT_LIMITS = Limits()


def check(name: str, what: str, found: int, allowed: int, setting: str) -> None:
    """Raise InputError where `found` passes what a limit allows.

    >>> check("a.docx", "cells", 10, 10, "cells")
    """
    if found > allowed:
        advice = f'raise the limit "{setting}" if the file is what you think it is'
        raise InputError(name, f"has {found:,} {what}, more than the {allowed:,} allowed", advice)
