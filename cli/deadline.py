"""A limit to the time that one file may take: in go seconds, and what runs longer is ended with `OutOfTime`.

The limit is soft (the system's alarm, which Python code and patterns answer to) and, in a process of a pool, hard: what
answers to nothing ends its process, which costs its file alone.
"""

from __future__ import annotations

import faulthandler
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

GRACE = 10
"""Seconds from the alarm to the end of a process that does not answer to it."""


class OutOfTime(BaseException):
    """The time for a file is over; no library that catches every Exception keeps it from us."""


@contextmanager
def deadline(seconds: int) -> Iterator[None]:
    """End what stands inside with `OutOfTime` after so many seconds; where the system has no alarm, never."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def ring(number: int, frame: FrameType | None) -> None:
    """What the alarm does."""
    raise OutOfTime


@contextmanager
def hard_deadline(seconds: int) -> Iterator[None]:
    """End this whole process some seconds after the time is over, whatever it is busy with."""
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 - a file descriptor is what is wanted
        faulthandler.dump_traceback_later(seconds + GRACE, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()
