"""How long a thing takes, and whether that grows with its length alone, whatever else the machine does."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

TRIES = 3
"""A try that other work disturbs is made again; a cost that grows with the square of the length fails them all."""


def seconds(action: Callable[..., Any], *arguments: Any) -> float:
    """The processor's time that an action takes."""
    began = time.process_time()
    action(*arguments)
    return time.process_time() - began


def grows_evenly(cost: Callable[[int], float], length: int) -> bool:
    """Whether twice the length costs about twice as much; the square of it would be four times as much."""
    return any(cost(2 * length) < 2.8 * cost(length) + 0.05 for _ in range(TRIES))
