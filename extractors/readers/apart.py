"""Reading by a process of its own: what a library in C does with a file that means harm costs that process alone.

In go a file's bytes and the module whose `read_here` reads them. Out comes its Document, or InputError where the
process refused the file, asked for more memory or time than is allowed, or died.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from plantargets.extractors.errors import InputError
from plantargets.extractors.model import Document
from plantargets.extractors.readers.kinds import Wanted

BEGIN = "import sys; sys.path[:] = sys.argv[1:]; from plantargets.extractors.readers.apart import serve; serve()"
GRACE = 5
"""Seconds from the end of the time that a file may take to that of its process."""
PAGES, PAGE = Path("/proc/self/statm"), 4096
"""Where Linux tells how many pages of memory a process has, and the bytes of one."""
ADVICE = 'save or print it as a new PDF, or raise the limit "memory_bytes"'
ENDED_BY_TIME = "SIGALRM"

Answer = Document | tuple[str, str]
"""What the process says: a document, or the reason and the advice of a refusal."""


def read_apart(module: str, data: bytes, name: str, wanted: Wanted) -> Document:
    """The document that a module's `read_here` makes of a file, in a process of its own."""
    if not sys.executable or getattr(sys, "frozen", False):
        return read_here(module, data, name, wanted)
    answer = _asked(pickle.dumps((module, name, wanted)), data, wanted)
    if isinstance(answer, Document):
        return answer
    raise InputError(name, *answer)


def read_here(module: str, data: bytes, name: str, wanted: Wanted) -> Document:
    """The document, read by this process."""
    document: Document = import_module(f"plantargets.extractors.readers.{module}").read_here(data, name, wanted)
    return document


def _asked(question: bytes, data: bytes, wanted: Wanted) -> Answer:
    """What the process answers, or why it does not; it is ended with an interruption of this one."""
    mute = subprocess.DEVNULL
    command = [sys.executable, "-c", BEGIN, *sys.path]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=mute)
    assert process.stdin is not None and process.stdout is not None
    try:
        with suppress(BrokenPipeError), process.stdin:
            process.stdin.write(question)
            process.stdin.write(data)
        answer: Answer = pickle.load(process.stdout)
    except (EOFError, pickle.UnpicklingError):
        return _why(process.wait(), wanted)
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
    return answer


def _why(ended: int, wanted: Wanted) -> tuple[str, str]:
    """The reason and the advice where the process was ended, by the signal that ended it."""
    import signal

    if hasattr(signal, ENDED_BY_TIME) and ended == -signal.SIGALRM:
        return f"was not read within {wanted.limits.seconds} seconds", 'raise the limit "seconds" to give it longer'
    allowed = f"{wanted.limits.memory_bytes:,}"
    return f"is damaged, or needs more memory than the {allowed} bytes allowed, so that reading it broke off", ADVICE


def serve() -> None:
    """What the process does: reads one file from its standard input, and answers."""
    module, name, wanted = pickle.load(sys.stdin.buffer)
    answer: Answer
    try:
        limit(wanted)
        answer = read_here(module, sys.stdin.buffer.read(), name, wanted)
    except InputError as error:
        answer = error.reason, error.advice
    except MemoryError:
        return
    pickle.dump(answer, sys.stdout.buffer)
    sys.stdout.buffer.flush()


def limit(wanted: Wanted) -> None:
    """Let the system hold this process to the memory and the time that are allowed, where it can."""
    with suppress(ImportError, OSError, ValueError):
        import resource
        import signal

        signal.alarm(wanted.limits.seconds + GRACE)
        taken = int(PAGES.read_text().split()[0]) * PAGE
        most = resource.getrlimit(resource.RLIMIT_AS)[1]
        asked = taken + wanted.limits.memory_bytes
        resource.setrlimit(resource.RLIMIT_AS, (asked if most < 0 else min(asked, most), most))
