"""Parts: files of rows in a folder, each made of one batch of inputs, with a note of which these were.

In go a batch, an order and a folder. Out come `part-….jsonl` or `.parquet`, and a note in `_done/` once it is whole. A
part's name follows from its inputs, so that one that is made twice, since whoever made it was taken for dead, is there
once; inputs with a note need not be read again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from plantargets.cli.cache import digest_of
from plantargets.cli.folder import Folder
from plantargets.cli.making import Made, Order, rows_of
from plantargets.cli.messages import say
from plantargets.cli.rows import Tally
from plantargets.cli.stamp import own_program
from plantargets.cli.work import Failure, Outcome, read_batch
from plantargets.extractors.errors import PlanError
from plantargets.extractors.record import record

DONE = "_done"
"""Where the notes are; what begins with _ is passed over by programs that read a folder of parts as one table."""
Seen = tuple[str, int, str]
"""An input's name, its size, and what changes when it does."""


@record
class Part:
    """A batch of inputs, and its place among all parts."""

    number: int
    inputs: tuple[Seen, ...]

    @property
    def name(self) -> str:
        """Its name, whoever makes it."""
        return f"part-{self.number:06}-{digest_of(map(repr, self.inputs))[:16]}"

    @property
    def files(self) -> list[str]:
        return [name for name, _, _ in self.inputs]

    def halves(self) -> tuple[Part, Part]:
        """Two parts of its inputs."""
        middle = len(self.inputs) // 2
        return Part(self.number, self.inputs[:middle]), Part(self.number, self.inputs[middle:])


@record
class Note:
    """What is told of a part that is done: its inputs, those that gave nothing and why, and its figures."""

    part: Part
    failures: tuple[tuple[str, str], ...] = ()
    tally: Tally = field(default_factory=Tally)
    said: tuple[str, ...] = ()


def make_part(part: Part, order: Order, folder: Folder, program: str) -> Note:
    """Read a batch and write its part, then its note; raises PlanError where this machine has another program.

    Who made it before may have died before saying so.
    """
    if own_program() != program:
        raise PlanError(say("other-program", order.settings.lang))
    before = read_note(f"{part.name}.json", folder)
    if before is not None:
        return before
    outcomes = read_batch(part.files, partial(rows_of, order=order), order.settings.limits.seconds)
    made = [outcome.value for outcome in outcomes if not isinstance(outcome, Failure)]
    content, said = content_of(made, order)
    folder.write(f"{part.name}.{order.format or 'parquet'}", content)
    note = Note(part, tuple(failures_in(part, outcomes)), total(made), (*said_in(outcomes), *said))
    write_note(note, folder)
    return note


def content_of(made: Sequence[Made], order: Order) -> tuple[bytes, list[str]]:
    """The bytes of a part, and what there is to say of them."""
    if order.format is not None:
        return "".join(one.text for one in made).encode("utf-8", "backslashreplace"), []
    from plantargets.cli.parquet import write

    with TemporaryDirectory() as place:
        path = Path(place, "part")
        rows = ((order.kind, record) for one in made for record in one.records)
        as_text = write(path, {order.kind: order.columns}, rows)
        said = [say("digits-as-text", order.settings.lang, count=as_text)] if as_text else []
        return path.read_bytes(), said


def failures_in(part: Part, outcomes: Iterable[Outcome[Made] | Failure]) -> Iterator[tuple[str, str]]:
    """The inputs that gave nothing, and why."""
    for file, outcome in zip(part.files, outcomes, strict=True):
        if isinstance(outcome, Failure):
            yield file, outcome.message


def said_in(outcomes: Iterable[Outcome[Made] | Failure]) -> Iterator[str]:
    """What is to be said of the inputs that were read."""
    for outcome in outcomes:
        if not isinstance(outcome, Failure):
            yield from outcome.notes


def total(made: Iterable[Made]) -> Tally:
    """The figures of all inputs together."""
    tally = Tally()
    for one in made:
        tally.add(one.tally)
    return tally


def write_note(note: Note, folder: Folder) -> None:
    """Say that a part is whole."""
    folder.write(f"{DONE}/{note.part.name}.json", json.dumps(asdict(note), ensure_ascii=False).encode())


def read_note(name: str, folder: Folder) -> Note | None:
    """A note by the name of its file; None where it is not whole, or not of this form."""
    try:
        told = json.loads(folder.read(f"{DONE}/{name}") or b"")
        part = Part(told["part"]["number"], tuple((str(a), int(b), str(c)) for a, b, c in told["part"]["inputs"]))
        failures = tuple((str(file), str(why)) for file, why in told["failures"])
        note = Note(part, failures, Tally(**told["tally"]), tuple(told["said"]))
    except (ValueError, TypeError, KeyError):
        return None
    return note if name == f"{part.name}.json" else None
