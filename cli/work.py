"""Reading many inputs: in go paths, out come plans in natural order, failures are reported and counted.

One process reads few files, several read many; the order and the bytes are the same either way.
"""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from plantargets.cli.batches import batches_of, jobs_for
from plantargets.cli.deadline import OutOfTime, deadline, hard_deadline
from plantargets.cli.messages import say
from plantargets.cli.progress import Progress
from plantargets.cli.settings import Settings
from plantargets.cli.translations import translated
from plantargets.extractors import patterns
from plantargets.extractors.errors import PlanError
from plantargets.extractors.model import Document, Plan, SourceTable
from plantargets.extractors.record import record

SHOWN = 60
"""Characters of a line that are shown of it."""
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


@record
class Failure:
    """Why an input gave no plan."""

    message: str


@record
class Outcome(Generic[Result]):
    """What an input gave, and what is to be said of it."""

    value: Result
    notes: tuple[str, ...] = ()


Reader = Callable[[str], "Outcome[Result] | Failure"]
"""What is made of an input's path; called in other processes too, so that it can be pickled."""


def complain(line: str) -> None:
    """Write a line to standard error, with nothing in it that could steer a terminal."""
    from plantargets.cli.cells import safe_line

    with suppress(OSError, ValueError):
        print(safe_line(line), file=sys.stderr, flush=True)


def read_plans(paths: Sequence[str], report: Report, bar: bool = False) -> Iterator[Plan]:
    """The plans of all readable inputs, in natural order of their names; with a bar of progress where wanted."""
    return read_all(paths, partial(noted_plan, settings=report.settings), report, bar)


def read_all(paths: Sequence[str], read: Reader[Result], report: Report, bar: bool = False) -> Iterator[Result]:
    """What `read` makes of all readable inputs, in natural order of their names, by as many processes as pay."""
    files = inputs_of(paths, report)
    jobs = jobs_for(files, report.settings.jobs)
    outcomes = map(read, files) if jobs == 1 else read_in_pool(files, jobs, read, report.settings)
    with Progress(len(files), say("reading", report.settings.lang), bar) as progress:
        for outcome in outcomes:
            if isinstance(outcome, Failure):
                report.fail(outcome.message)
            else:
                for note in outcome.notes:
                    report.note(note)
                yield outcome.value
            progress.advance()


def notes_of(plan: Plan, settings: Settings) -> Iterator[str]:
    """What was odd in reading a plan, and under --verbose which tables of its file gave nothing."""
    name, lang = plan.document.name, settings.lang
    for warning in plan.document.warnings:
        yield with_path(name, warning)
    for place in plan.unread:
        yield f"{name}: {say('unread-table', lang, line=place.line, words=beginning(place.quote))}"
    for table in tables_without_rows(plan) if settings.verbose else ():
        yield f"{name}: {say('no-indicator-table', lang, place=table.rows[0][0].address)}"


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
    return attempted(partial(plan_of, path, settings), path, settings)


def noted_plan(path: str, settings: Settings) -> Outcome[Plan] | Failure:
    """One input's plan with what there is to say of it, or why there is none."""
    plan = read_plan(path, settings)
    return plan if isinstance(plan, Failure) else Outcome(plan, tuple(notes_of(plan, settings)))


def plan_of(path: str, settings: Settings) -> Plan:
    """One input's plan; raises PlanError where it cannot be read."""
    from plantargets.extractors.readers import read_bytes

    return plan_in(read_bytes(path, settings.limits), path, settings)


def plan_in(data: bytes, path: str, settings: Settings) -> Plan:
    """The plan in the bytes of an input, from the cache where it is kept there."""
    if settings.cache is None:
        return extracted(data, path, settings)
    from plantargets.cli.kept import kept_plan

    return kept_plan(settings.cache, data, path, partial(extracted, data, path, settings))


def extracted(data: bytes, path: str, settings: Settings) -> Plan:
    """The plan that is read from the bytes of an input; raises PlanError where it cannot be."""
    from plantargets.extractors.pipeline import extract_document
    from plantargets.extractors.readers import document_from_bytes

    document = document_from_bytes(data, path, settings.encoding, settings.limits)
    return extract_document(document, settings.catalogue)


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


def read_in_pool(
    files: Sequence[str], jobs: int, read: Reader[Result], settings: Settings
) -> Iterator[Outcome[Result] | Failure]:
    """The outcomes in the files' order, read by several processes; standard input is read by this one."""
    from plantargets.cli.pool import in_pool

    batches = batches_of(file for file in files if file != "-")
    outcomes = in_pool(
        batches,
        jobs,
        partial(read_batch, read=read, seconds=settings.limits.seconds),
        partial(no_answer, settings=settings),
    )
    return (read(file) if file == "-" else next(outcomes) for file in files)


def read_batch(files: Sequence[str], read: Reader[Result], seconds: int) -> list[Outcome[Result] | Failure]:
    """The outcomes of a batch in a process of the pool, which ends at a file that nothing else ends."""
    outcomes = []
    for file in files:
        with hard_deadline(seconds):
            outcomes.append(read(file))
    patterns.keep()
    return outcomes


def no_answer(path: str, settings: Settings) -> Failure:
    """What is said of a file whose process died."""
    return Failure(say("worker-died", settings.lang, path=path))
