"""`plan extract --scheduler`: a Dask cluster reads, each of its processes writes the parts that it makes.

In go the inputs, an order and a folder; out come the notes of the parts, those that an earlier run made first. The
machines need this program and a way to the inputs and to the folder; of the rows nothing passes through this process.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plantargets.cli.folder import Folder
from plantargets.cli.making import Order
from plantargets.cli.messages import say
from plantargets.cli.parts import Note, Part, make_part, read_note, write_note
from plantargets.cli.progress import Progress
from plantargets.cli.resume import begin, parts_left, seen_now, standing, sweep, write_failures
from plantargets.cli.rows import Tally
from plantargets.cli.stamp import own_program
from plantargets.cli.work import Report, inputs_of, no_answer
from plantargets.extractors.errors import PlanError
from plantargets.extractors.patterns import compiled
from plantargets.extractors.readers.remote import first_line, is_remote

if TYPE_CHECKING:
    from distributed import Client

LOST_STROKE = compiled(r"^([a-zA-Z][\w+.-]+):/(?!/)")
PATIENCE = 20
"""Seconds to wait for a scheduler's answer."""
RETRIES = 2
"""How often a part is tried again that could not be read or written; one whose process ends is tried by Dask itself."""
AHEAD, LEAST_AHEAD = 3, 16
"""Parts that wait at the scheduler for each process, and at least."""


def whole_path(path: str) -> str:
    """The path as every machine of a cluster can look it up, wherever its processes were started."""
    return path if is_remote(path) else os.path.abspath(path)  # noqa: PTH100 - which would follow links or keep ..


def folder_at(path: Path) -> Folder:
    """The folder that an option names; a path that was an address lost one of its two strokes.

    >>> folder_at(Path("s3://bucket/rows")).address
    's3://bucket/rows'
    """
    return Folder(whole_path(LOST_STROKE.sub(r"\1://", str(path))))


def for_all_machines(order: Order) -> Order:
    """The order with whole paths of the catalogue and the cache."""
    settings = order.settings
    own = settings.catalogue and whole_path(settings.catalogue)
    kept = settings.cache and replace(settings.cache, folder=whole_path(settings.cache.folder))
    return replace(order, settings=replace(settings, catalogue=own, cache=kept))


def extract_on_cluster(
    paths: Sequence[str], order: Order, output: Path, scheduler: str, report: Report, bar: bool
) -> Tally:
    """Make all parts that are not there yet in a folder; the figures of all parts in it."""
    paths, order, folder = [whole_path(path) for path in paths], for_all_machines(order), folder_at(output)
    tally, notes = Tally(), list[Note]()
    with client_of(scheduler, order.settings.lang) as client:
        begin(folder, order, paths)
        inputs = {file: seen_now(file) for file in inputs_of(paths, report)}
        with Progress(len(inputs), say("reading", order.settings.lang), bar) as progress:
            for note in all_notes(client, inputs, order, folder):
                notes.append(note)
                tally.add(note.tally)
                tell(note, report)
                progress.advance(len(note.part.inputs))
    sweep(folder, notes)
    write_failures(folder, notes)
    return tally


def client_of(scheduler: str, lang: str) -> Client:
    """A client of the cluster; raises PlanError where the library is missing or nobody answers."""
    import logging

    try:
        from distributed import Client
    except ImportError:
        raise PlanError(say("no-dask", lang)) from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters of it is said here
    try:
        return Client(scheduler, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        raise PlanError(say("no-scheduler", lang, address=scheduler, reason=first_line(error))) from None


def all_notes(client: Client, inputs: dict[str, Any], order: Order, folder: Folder) -> Iterator[Note]:
    """The notes of the parts that stand, then of those that are made."""
    stood = standing(folder, inputs)
    yield from stood
    make = partial(make_part, order=order, folder=folder, program=own_program())
    for part, answer in answers(client, parts_left(inputs, stood), make, folder):
        yield answer if isinstance(answer, Note) else lost(part, order, folder)


def answers(
    client: Client, parts: Iterator[Part], make: Callable[[Part], Note], folder: Folder
) -> Iterator[tuple[Part, Note | None]]:
    """The note of each part as it is made; None for a part of one input that no process survives.

    A part whose process ended is made again in halves, so that the input which did it is soon alone. Since Dask blames
    all that waited for the process, what is alone is tried once more when nothing else is under way.
    """
    from distributed import as_completed

    ahead, waiting, queue = max(LEAST_AHEAD, AHEAD * len(client.nthreads())), dict[str, Part](), as_completed()
    suspects: list[Part] = []

    def submit(part: Part) -> None:
        future = submitted(client, make, part, "plan")
        waiting[future.key] = part
        queue.add(future)

    for part in islice(parts, ahead):
        submit(part)
    for future in queue:
        part = waiting.pop(future.key)
        note = note_of(part, future, folder)
        for other in part.halves() if note is None and len(part.inputs) > 1 else islice(parts, 1):
            submit(other)
        if note is not None:
            yield part, note
        elif len(part.inputs) == 1:
            suspects.append(part)
    for part in suspects:
        yield part, note_of(part, submitted(client, make, part, "alone"), folder)


def submitted(client: Client, make: Callable[[Part], Note], part: Part, label: str) -> Any:
    """What will become of a part."""
    return client.submit(make, part, key=f"{label}-{part.name}", retries=RETRIES, pure=False)


def note_of(part: Part, future: Any, folder: Folder) -> Note | None:
    """The note of a part, be it that its answer was lost; None where its process ended before it was written."""
    return note_in(future) or read_note(f"{part.name}.json", folder)


def note_in(future: Any) -> Note | None:
    """What became of a part; None where its processes ended, be it when it was made; raises PlanError otherwise."""
    from distributed import KilledWorker

    try:
        note: Note = future.result()
    except KilledWorker:
        return None
    except Exception as error:
        raise PlanError(first_line(error)) from error
    return note


def lost(part: Part, order: Order, folder: Folder) -> Note:
    """The note of an input that no process survives."""
    (file,) = part.files
    note = Note(part, ((file, no_answer(file, order.settings).message),))
    write_note(note, folder)
    return note


def tell(note: Note, report: Report) -> None:
    """Say what is to be said of a part."""
    for said in note.said:
        report.note(said)
    for _, message in note.failures:
        report.fail(message)
