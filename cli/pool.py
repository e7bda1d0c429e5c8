"""Reading by several processes: in go files and a way to read one, out come the results in the files' order.

A process that dies (out of memory, a fault of a library, no answer in time) costs the file that it read and no other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from typing import TypeVar

Result = TypeVar("Result")
CHUNKS_A_PROCESS = 8


def in_pool(
    files: Sequence[str], jobs: int, read: Callable[[str], Result], died: Callable[[str], Result]
) -> Iterator[Result]:
    """The results of `read` in the order of the files; `died` makes that of a file whose process ended.

    When a process dies the pool is lost, and with it which file it was. So the next file is read by itself, and those
    after it one by one in a new pool, until all are read.
    """
    done, chunk = 0, max(1, len(files) // (jobs * CHUNKS_A_PROCESS))
    while done < len(files):
        try:
            for result in one_pool(files[done:], jobs, chunk, read):
                done += 1
                yield result
        except BrokenProcessPool:
            yield alone(files[done], read, died)
            done, chunk = done + 1, 1


def alone(file: str, read: Callable[[str], Result], died: Callable[[str], Result]) -> Result:
    """The result of one file, read by a process of its own."""
    with suppress(BrokenProcessPool):
        return next(one_pool([file], 1, 1, read))
    return died(file)


def one_pool(files: Sequence[str], jobs: int, chunk: int, read: Callable[[str], Result]) -> Iterator[Result]:
    """The results of one pool; raises BrokenProcessPool where a process of it dies."""
    pool = ProcessPoolExecutor(jobs, initializer=end_on_interrupt)
    try:
        yield from pool.map(read, files, chunksize=chunk)
        pool.shutdown()
    finally:
        end_children()
        pool.shutdown(cancel_futures=True)


def end_children() -> None:
    """End the processes of a pool that is given up; after a pool's own end there are none."""
    from multiprocessing import active_children

    for child in active_children():
        child.terminate()


def end_on_interrupt() -> None:
    """Let Ctrl-C end a process of the pool at once and without a word; the main one says what is to be said."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_DFL)
