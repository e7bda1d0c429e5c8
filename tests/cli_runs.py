"""What a run of the command inside the test process gave."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

SNAPSHOTS = Path(__file__).parent / "snapshots"
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@dataclass
class Ran:
    """What a run of the command gave."""

    code: int
    out: str
    err: str


Plan_ = Callable[..., Ran]


def rows(ran: Ran) -> list[dict[str, object]]:
    return [json.loads(line) for line in ran.out.splitlines()]


def without_colour(out: str) -> str:
    """What is seen on a screen: no colours, no blanks at the ends of lines."""
    return "\n".join(line.rstrip() for line in COLOUR.sub("", out).split("\n"))


def compared_with_snapshot(view: str, out: str) -> None:
    """Fail where the screen is not as it was kept; UPDATE_SNAPSHOTS=1 keeps it anew."""
    kept, shown = SNAPSHOTS / f"{view}.txt", without_colour(out)
    if os.environ.get("UPDATE_SNAPSHOTS"):
        kept.write_text(shown, encoding="utf-8")
    assert shown == kept.read_text(encoding="utf-8")
