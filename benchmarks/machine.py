"""What machine it is, how long things take on it, and how much memory."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Run:
    """How a command went: seconds of the clock and of the processor, and the most memory it had, in MB."""

    clock: float
    processor: float
    memory: float


def described() -> str:
    """The date, the processor, how many cores may be used, and the Python."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    load = f", load {os.getloadavg()[0]:.1f} at the end" if hasattr(os, "getloadavg") else ""
    return (
        f"{date.today()}: {processor()}, {cores} cores, {platform.system()}, Python {platform.python_version()}{load}."
    )


def processor() -> str:
    """The processor's name, as the system tells it."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())


def fastest(action: Callable[[], object], times: int = 3) -> float:
    """Seconds of the processor that the fastest of several runs takes."""
    return min(once(action) for _ in range(times))


def once(action: Callable[[], object]) -> float:
    """Seconds of the processor that an action takes."""
    began = time.process_time()
    action()
    return time.process_time() - began


def run(arguments: Sequence[str], **surroundings: str) -> Run:
    """Run a command, its output thrown away and its bytecode kept, as a user's is; raises CalledProcessError."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | surroundings
    began = time.perf_counter()
    with subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=kept) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, arguments)
    kilobytes = used.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return Run(time.perf_counter() - began, used.ru_utime + used.ru_stime, kilobytes / 1024)


COUNTING = (sys.executable, "-c", "for _ in range(40_000_000): pass")


def most_from_two() -> float:
    """How many times as much two processes do here that only count, beside one: what a second core can give."""
    alone = fastest_run(COUNTING, 3).clock
    began = time.perf_counter()
    both = [subprocess.Popen(COUNTING) for _ in range(2)]
    for process in both:
        process.wait()
    return 2 * alone / (time.perf_counter() - began)


def fastest_run(arguments: Sequence[str], times: int) -> Run:
    """The run of a command that was the fastest by the clock."""
    return min((run(arguments) for _ in range(times)), key=lambda done: done.clock)
