"""Reading many inputs: in go paths, out come plans in natural order, failures are reported and counted.

One process reads few files, several read many; the order and the bytes are the same either way.
"""

from __future__ import annotations

import os
import sys
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from plantargets.cli.deadline import OutOfTime, deadline, hard_deadline
from plantargets.cli.messages import say
from plantargets.cli.progress import Progress
from plantargets.cli.settings import Settings
from plantargets.cli.translations import translated
from plantargets.extractors.errors import PlanError
from plantargets.extractors.model import Document, Plan, SourceTable

SHOWN = 60
"""Characters of a line that are shown of it."""
POOL_PAYS = 10_000_000
"""Bytes of text from which on several processes are faster than one."""
Result = TypeVar("Result")


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
    from plantargets.cli.cells import safe_line

    with suppress(OSError, ValueError):
        print(safe_line(line), file=sys.stderr, flush=True)


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
                tell_of(result, report)
                yield result
            progress.advance()


def tell_of(plan: Plan, report: Report) -> None:
    """Say what was odd in reading a plan, and under --verbose which tables of its file gave nothing."""
    name, lang = plan.document.name, report.settings.lang
    for warning in plan.document.warnings:
        report.note(with_path(name, warning))
    for place in plan.unread:
        report.note(f"{name}: {say('unread-table', lang, line=place.line, words=beginning(place.quote))}")
    for table in tables_without_rows(plan) if report.settings.verbose else ():
        report.note(f"{name}: {say('no-indicator-table', lang, place=table.rows[0][0].address)}")


def beginning(quote: str) -> str:
    """The first words of a line, enough to know it by."""
    words = " ".join(quote.split())
    return words if len(words) <= SHOWN else words[:SHOWN] + "…"


def tables_without_rows(plan: Plan) -> Iterator[SourceTable]:
    """The tables that the file itself tells and that no statement was read from."""
    starts = sorted(statement.start for statement in (*plan.statements, *plan.unsure))
    for table in plan.document.tables:
        at = bisect_left(starts, table.start)
        if at == len(starts) or starts[at] >= table.end:
            yield table


def with_path(path: str, warning: str) -> str:
    """The warning with its input named, once."""
    return warning if warning.startswith(path) else f"{path}: {warning}"


def inputs_of(paths: Sequence[str], report: Report) -> Sequence[str]:
    """The files to read; everything passed over is said, what was asked for and cannot be had is a failure."""
    from plantargets.extractors.readers import find_inputs

    inputs = find_inputs(paths, report.settings.limits)
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
    """One input's plan, or why there is none; an error of our own, and one without end, cost this input alone."""
    from plantargets.extractors.pipeline import extract_document

    def read() -> Plan:
        return extract_document(document_of(path, settings), settings.catalogue)

    return attempted(read, path, settings)


def read_documents(files: Iterable[str], report: Report) -> Iterator[Document]:
    """The documents of all readable files, in their order."""
    for file in files:
        result = attempted(partial(document_of, file, report.settings), file, report.settings)
        if isinstance(result, Failure):
            report.fail(result.message)
            continue
        for warning in result.warnings:
            report.note(with_path(result.name, warning))
        yield result


def document_of(path: str, settings: Settings) -> Document:
    """One input's document; raises PlanError where it cannot be read."""
    from plantargets.extractors.readers import read_document

    return read_document(path, settings.encoding, settings.limits)


def attempted(read: Callable[[], Result], path: str, settings: Settings) -> Result | Failure:
    """What reading an input gives, or why it gives nothing."""
    try:
        with deadline(settings.limits.seconds if path != "-" else 0):  # who types, or waits for a pipe, takes his time
            return read()
    except PlanError as error:
        return Failure(str(error))
    except OutOfTime:
        return Failure(say("out-of-time", settings.lang, path=path, seconds=settings.limits.seconds))
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
    from plantargets.cli.pool import in_pool

    rest = [file for file in files if file != "-"]
    results = in_pool(rest, jobs, partial(read_in_child, settings=settings), partial(no_answer, settings=settings))
    return (read_plan(file, settings) if file == "-" else next(results) for file in files)


def read_in_child(path: str, settings: Settings) -> Plan | Failure:
    """One input's result in a process of the pool, which ends with it where nothing else ends it."""
    with hard_deadline(settings.limits.seconds):
        return read_plan(path, settings)


def no_answer(path: str, settings: Settings) -> Failure:
    """What is said of a file whose process died."""
    return Failure(say("worker-died", settings.lang, path=path))


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
