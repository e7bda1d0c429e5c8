"""How a file in an archive is named: `plans.zip!/2024/plan.docx`. To tell such a name from others opens no archive."""

from __future__ import annotations

import os
from pathlib import Path

INSIDE = "!/"
"""What parts an archive's name from that of a file in it."""
SUFFIX = ".zip"


def parted(name: str) -> tuple[str, str]:
    """The path of an archive and the name of a file in it; '' for the latter where the name is a plain path.

    >>> parted("规划.txt")
    ('规划.txt', '')
    """
    at = -1 if os.path.lexists(name) else name.find(INSIDE)
    while at >= 0 and not Path(name[:at]).is_file():
        at = name.find(INSIDE, at + 1)
    return (name, "") if at < 0 else (name[:at], name[at + len(INSIDE) :])
