"""Reading many inputs: in go paths, out come plans in natural order, failures are reported and counted.

One process reads few files, several read many; the order and the bytes are the same either way.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from plantargets.cli.messages import say
from plantargets.cli.progress import Progress
from plantargets.cli.settings import Settings
from plantargets.cli.translations import translated
from plantargets.extractors.errors import PlanError
from plantargets.extractors.model import Plan

POOL_PAYS = 10_000_000
"""Bytes of text from which on several processes are faster than one."""
CHUNKS_A_PROCESS = 8


@dataclass(slots=True)
class Report:
    """What is said on standard error, and how many inputs failed."""

    settings: Settings
    failed: int = 0

    def fail(self, message: str) -> None:
        """Report an input that cannot be read; under --strict nothing goes on after it."""
        if self.settings.strict:
            raise PlanError(message)
        self.failed += 1
        self.tell("skipped", message)

    def note(self, message: str) -> None:
        """Say something that is no failure."""
        if not self.settings.quiet:
            self.tell("warning", message)

    def tell(self, key: str, message: str) -> None:
        lang = self.settings.lang
        complain(say(key, lang, message=translated(message, lang)))


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an input gave no plan."""

    message: str


def complain(line: str) -> None:
    """Write a line to standard error, with nothing in it that could steer a terminal."""
    from plantargets.cli.cells import safe

    with suppress(OSError, ValueError):
        print(safe(line), file=sys.stderr, flush=True)


def read_plans(paths: Sequence[str], report: Report, bar: bool = False) -> Iterator[Plan]:
    """The plans of all readable inputs, in natural order of their names; with a bar of progress where wanted."""
    files = inputs_of(paths, report)
    jobs = jobs_for(files, report.settings.jobs)
    results = read_one_by_one(files, report.settings) if jobs == 1 else read_in_pool(files, jobs, report.settings)
    with Progress(len(files), say("reading", report.settings.lang), bar) as progress:
        for result in results:
            if isinstance(result, Failure):
                report.fail(result.message)
            else:
                for warning in result.document.warnings:
                    report.note(with_path(result.document.name, warning))
                for place in result.unread:
                    message = say("unread-table", report.settings.lang, line=place.line, words=place.quote)
                    report.note(f"{result.document.name}: {message}")
                yield result
            progress.advance()


def with_path(path: str, warning: str) -> str:
    """The warning with its input named, once."""
    return warning if warning.startswith(path) else f"{path}: {warning}"


def inputs_of(paths: Sequence[str], report: Report) -> Sequence[str]:
    """The files to read; everything passed over is said, what was asked for and cannot be had is a failure."""
    from plantargets.extractors.readers import find_inputs

    inputs = find_inputs(paths)
    failures = [str(error) for error in inputs.errors]
    for failure in failures:
        report.fail(failure)
    for notice in inputs.notices:
        if notice not in failures:
            report.note(notice)
    if not inputs.files and not failures:
        report.fail(say("nothing-to-read", report.settings.lang, paths=" ".join(paths)))
    return inputs.files


def read_plan(path: str, settings: Settings) -> Plan | Failure:
    """One input's plan, or why there is none; an error of our own costs this input alone."""
    from plantargets.extractors.pipeline import extract_document
    from plantargets.extractors.readers import read_document

    try:
        return extract_document(read_document(path, encoding=settings.encoding), settings.catalogue)
    except PlanError as error:
        return Failure(str(error))
    except Exception as error:
        if settings.debug:
            raise
        kind = type(error).__name__
        return Failure(say("internal", settings.lang, path=path, kind=kind, message=error))


def read_one_by_one(files: Iterable[str], settings: Settings) -> Iterator[Plan | Failure]:
    """The results of the files, each read when it is asked for."""
    return (read_plan(file, settings) for file in files)


def read_in_pool(files: Sequence[str], jobs: int, settings: Settings) -> Iterator[Plan | Failure]:
    """The results in the files' order, read by several processes; standard input is read by this one."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from functools import partial

    read = partial(read_plan, settings=settings)
    rest = [file for file in files if file != "-"]
    chunk = max(1, len(rest) // (jobs * CHUNKS_A_PROCESS))
    pool = ProcessPoolExecutor(jobs, initializer=end_on_interrupt)
    try:
        yield from merged(files, pool.map(read, rest, chunksize=chunk), read)
        pool.shutdown()
    except BrokenProcessPool as error:
        raise PlanError(say("worker-died", settings.lang)) from error
    finally:
        end_children()
        pool.shutdown(cancel_futures=True)


def end_children() -> None:
    """End the processes of a pool that is given up; after a pool's own end there are none."""
    from multiprocessing import active_children

    for child in active_children():
        child.terminate()


def merged(
    files: Iterable[str], results: Iterator[Plan | Failure], read: Callable[[str], Plan | Failure]
) -> Iterator[Plan | Failure]:
    """The pool's results with standard input, read here, in its place."""
    return (read(file) if file == "-" else next(results) for file in files)


def end_on_interrupt() -> None:
    """Let Ctrl-C end a process of the pool at once and without a word; the main one says what is to be said."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_DFL)


def jobs_for(files: Sequence[str], asked: int | None) -> int:
    """How many processes to use: what was asked for, else one, or all cores where there is much to read."""
    most = max(1, len(files))
    if asked is not None:
        return min(asked, most)
    return min(os.cpu_count() or 1, most) if total_size(files) > POOL_PAYS else 1


def total_size(files: Iterable[str]) -> int:
    """The bytes of all files, as far as they can be told."""
    size = 0
    for file in files:
        with suppress(OSError):
            size += Path(file).stat().st_size if file != "-" else 0
    return size
