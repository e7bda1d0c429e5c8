"""What a run of the command inside the test process gave."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass


@dataclass
class Ran:
    """What a run of the command gave."""

    code: int
    out: str
    err: str


Plan_ = Callable[..., Ran]


def rows(ran: Ran) -> list[dict[str, object]]:
    return [json.loads(line) for line in ran.out.splitlines()]
