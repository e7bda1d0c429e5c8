"""The pinned figures: from a run's figures and the pinned ones to what fell short, and to the file that is kept.

`pinned.json` holds `figures` (name -> the least that a run must reach) and `lowered` (each lowering with its date, the
two values and the reason). Figures are pinned rounded down to four decimals.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path

Figures = dict[str, float]


@dataclass(frozen=True)
class Pins:
    """What `pinned.json` holds."""

    figures: Figures
    lowered: tuple[dict[str, object], ...] = ()


@dataclass(frozen=True)
class Shortfall:
    """A figure below its pin; `now` is None where the run no longer gives it."""

    name: str
    pinned: float
    now: float | None


def read_pins(path: Path) -> Pins:
    """The pins of a file; none where there is no file yet."""
    if not path.exists():
        return Pins({})
    content = json.loads(path.read_text(encoding="utf-8"))
    return Pins(dict(content["figures"]), tuple(content["lowered"]))


def write_pins(path: Path, pins: Pins) -> None:
    """Write the pins, a figure a line, so that a change of one is a change of one line."""
    content = {"figures": dict(sorted(pins.figures.items())), "lowered": list(pins.lowered)}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def floored(value: float) -> float:
    """The value as it is pinned: 0.97999 -> 0.9799 (a hair above a round figure is that figure)."""
    return math.floor(value * 10_000 + 1e-6) / 10_000


def shortfalls(pins: Pins, now: Figures) -> list[Shortfall]:
    """The figures of this run that lie below their pins, or are missing."""
    found = []
    for name, pinned in sorted(pins.figures.items()):
        value = now.get(name)
        if value is None or floored(value) < pinned:
            found.append(Shortfall(name, pinned, value))
    return found


def raised(pins: Pins, now: Figures) -> Pins:
    """The pins with every figure that this run bettered, and every new one, at this run's value; none is lowered."""
    figures = dict(pins.figures)
    for name, value in now.items():
        figures[name] = max(floored(value), figures.get(name, 0.0))
    return Pins(figures, pins.lowered)


def lowered(pins: Pins, now: Figures, reason: str, date: str) -> Pins:
    """The pins with every figure that fell short at this run's value, and the reason kept beside; raises ValueError
    where no reason is given."""
    if not reason.strip():
        raise ValueError("lowering a figure needs a reason")
    figures, notes = dict(pins.figures), list(pins.lowered)
    for short in shortfalls(pins, now):
        if short.now is None:
            del figures[short.name]
        else:
            figures[short.name] = floored(short.now)
        to = None if short.now is None else floored(short.now)
        notes.append({"date": date, "figure": short.name, "from": short.pinned, "to": to, "reason": reason.strip()})
    return Pins(figures, tuple(notes))
