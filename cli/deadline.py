"""A limit to the time that one file may take: in go seconds, and what runs longer is ended with `OutOfTime`.

The limit is soft (the system's alarm, which Python code and patterns answer to; in a thread, a reminder that code alone
answers to) and, in a process of a pool, hard: what answers to nothing ends its process, which costs its file alone.
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
    """End what stands inside with `OutOfTime` after so many seconds; 0 seconds are without end."""
    in_main = threading.current_thread() is threading.main_thread()
    with alarm(seconds) if in_main and hasattr(signal, "setitimer") else reminder(seconds):
        yield


@contextmanager
def alarm(seconds: int) -> Iterator[None]:
    """End it by the system's alarm, which only the main thread hears."""
    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def reminder(seconds: int) -> Iterator[None]:
    """End it from another thread, where there is no alarm to hear: between two steps of Python code, not within one."""
    import ctypes

    held, over, reader = threading.Lock(), threading.Event(), threading.get_ident()

    def remind() -> None:
        with held:
            if not over.is_set():
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(reader), ctypes.py_object(OutOfTime))

    timer = threading.Timer(seconds, remind)
    timer.daemon = True
    if seconds:
        timer.start()
    try:
        yield
    finally:
        with held:
            over.set()
        timer.cancel()


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
