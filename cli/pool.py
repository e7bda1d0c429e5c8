"""Reading by several processes: in go batches of files and a way to read one, out come the results in the files' order.

Only so many batches are under way at a time, so that results which wait for an earlier one do not heap up. A process
that dies (out of memory, a fault of a library, no answer in time) costs the file that it read and no other.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from typing import TypeVar

Result = TypeVar("Result")
Batch = Sequence[str]
AHEAD = 8
"""Batches under way for each process: enough to go on beside a slow one, few enough to be held."""


def in_pool(
    batches: Iterable[Batch], jobs: int, read: Callable[[Batch], list[Result]], died: Callable[[str], Result]
) -> Iterator[Result]:
    """The results of `read`, one a file, in the files' order; `died` makes that of a file whose process ended.

    When a process dies the pool is lost, and with it which file it was. So the batches that were under way are read
    again with care, and what comes after them in a new pool.
    """
    todo, unanswered = iter(batches), deque[Batch]()
    while True:
        with suppress(BrokenProcessPool):
            yield from one_pool(todo, jobs, read, unanswered)
        if not unanswered:
            return
        while unanswered:
            yield from carefully(unanswered.popleft(), read, died)


def one_pool(
    todo: Iterator[Batch], jobs: int, read: Callable[[Batch], list[Result]], unanswered: deque[Batch]
) -> Iterator[Result]:
    """The results of one pool; raises BrokenProcessPool where a process of it dies, `unanswered` tells what is left."""
    pool, answers = ProcessPoolExecutor(jobs, initializer=end_on_interrupt), deque[Future[list[Result]]]()
    try:
        for batch in todo:
            unanswered.append(batch)
            answers.append(pool.submit(read, batch))
            if len(answers) >= jobs * AHEAD:
                yield from first_answer(answers, unanswered)
        while answers:
            yield from first_answer(answers, unanswered)
        pool.shutdown()
    finally:
        end_children()
        pool.shutdown(cancel_futures=True)


def first_answer(answers: deque[Future[list[Result]]], unanswered: deque[Batch]) -> list[Result]:
    """The results of the batch that has been under way longest, which then is answered."""
    results = answers.popleft().result()
    unanswered.popleft()
    return results


def carefully(batch: Batch, read: Callable[[Batch], list[Result]], died: Callable[[str], Result]) -> Iterator[Result]:
    """The results of a batch that may end its process: read apart from all others, and in halves where it does."""
    try:
        yield from one_pool(iter([batch]), 1, read, deque())
    except BrokenProcessPool:
        if len(batch) == 1:
            yield died(batch[0])
            return
        middle = len(batch) // 2
        yield from carefully(batch[:middle], read, died)
        yield from carefully(batch[middle:], read, died)


def end_children() -> None:
    """End the processes of a pool that is given up; after a pool's own end there are none."""
    from multiprocessing import active_children

    for child in active_children():
        child.terminate()


def end_on_interrupt() -> None:
    """Let Ctrl-C end a process of the pool at once and without a word; the main one says what is to be said."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_DFL)
