"""What is left to do: in go the inputs and the folder of an earlier run, out come the parts that are still to be made.

A part stands as long as all its inputs are as they were. What has no note, or whose inputs changed or are gone, is
taken away, its note first, so that nothing is ever there twice.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from plantargets.cli.batches import batches_of, size_of
from plantargets.cli.folder import Folder
from plantargets.cli.making import Order, words_of
from plantargets.cli.messages import say
from plantargets.cli.parts import DONE, Note, Part, Seen, read_note
from plantargets.cli.stamp import own_program, stamp_of
from plantargets.extractors.errors import PlanError
from plantargets.extractors.readers.inputs import natural_key
from plantargets.extractors.readers.inside import parted
from plantargets.extractors.readers.remote import is_remote, told_of

RUN, FAILURES = "_run.json", "_failures.jsonl"
PART_BYTES, PART_FILES = 2_000_000, 2_000
"""The inputs of a part at most: enough to make what a task costs beside reading small, few enough to be made again."""


def begin(folder: Folder, order: Order, paths: Sequence[str]) -> None:
    """Note what the folder is to hold; raises PlanError where it holds something else."""
    settings = order.settings
    kept = stamp_of(settings.encoding, settings.catalogue, settings.limits)
    run = {"paths": [*paths], "order": words_of(order), "program": own_program(), "options": kept}
    before, now = folder.read(RUN), json.dumps(run, ensure_ascii=False).encode("utf-8", "backslashreplace")
    if before is None and folder.names():
        raise PlanError(say("no-parts", settings.lang, path=folder.address))
    if before is None:
        folder.write(RUN, now)
    elif before != now:
        raise PlanError(say("other-parts", settings.lang, path=folder.address))


def seen_now(file: str) -> Seen:
    """An input as it is now."""
    if is_remote(file):
        return (file, *told_of(file))
    return file, size_of(file), str(modified(file))


def modified(file: str) -> int:
    """When a local file, or the archive that it lies in, was last written to; 0 where that cannot be told."""
    try:
        return Path(parted(file)[0]).stat().st_mtime_ns
    except (OSError, ValueError):
        return 0


def standing(folder: Folder, inputs: Mapping[str, Seen]) -> list[Note]:
    """The notes of the parts that stand; all others are taken away."""
    read = (read_note(name, folder) for name in folder.names(DONE))
    notes = [note for note in read if note and all(inputs.get(seen[0]) == seen for seen in note.part.inputs)]
    sweep(folder, notes)
    return notes


def sweep(folder: Folder, notes: Iterable[Note]) -> None:
    """Take away all notes but these, all parts but theirs, and what was half written."""
    names = {note.part.name for note in notes}
    for below in (DONE, ""):
        for name in folder.names(below):
            if (name.startswith("part-") and name.partition(".")[0] not in names) or name.endswith(".half"):
                folder.remove(f"{below}/{name}".lstrip("/"))


def parts_left(inputs: Mapping[str, Seen], notes: Sequence[Note]) -> Iterator[Part]:
    """Parts of all inputs that no note has, numbered on."""
    done = {seen[0] for note in notes for seen in note.part.inputs}
    first = max((note.part.number for note in notes), default=-1) + 1
    left = (file for file in inputs if file not in done)
    batches = batches_of(left, PART_BYTES, PART_FILES, lambda file: inputs[file][1])
    for number, batch in enumerate(batches, first):
        yield Part(number, tuple(inputs[file] for file in batch))


def write_failures(folder: Folder, notes: Iterable[Note]) -> None:
    """List all inputs that gave nothing, with the reason; no list where there are none."""
    failures = dict(failure for note in notes for failure in note.failures)
    listed = [{"doc": doc, "message": failures[doc]} for doc in sorted(failures, key=natural_key)]
    lines = [json.dumps(one, ensure_ascii=False) + "\n" for one in listed]
    if lines:
        folder.write(FAILURES, "".join(lines).encode())
    else:
        folder.remove(FAILURES)
