"""Python's collector of objects that hold each other, told to wait while a document is read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def waiting_collector() -> Iterator[None]:
    """Let the collector wait, and go on after it as before.

    Reading makes many objects and hardly any that hold each other, so that the collector finds nothing each time that
    it is asked; to ask it took an eighth of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
