"""Many plans side by side: in go plans, out comes a frozen matrix, its rows subjects, its columns regions or years.

A cell depends on its own column's plans alone, so that neither the order of the plans nor a further column changes it.
A column that says something of a row's name, but another kind of number (a rise where the row is a level), has a cell
that is marked as not comparable; one that says nothing has none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from plantargets.compare.align import Match
from plantargets.compare.cells import Cell, Points, cell_of, said_in
from plantargets.compare.columns import By, Column, columns_of, usual_by
from plantargets.compare.subject import Subject, is_new, known_names, same_words, stock_of
from plantargets.extractors.catalogue import GROUPS, Catalogue, Direction, Entry, group_of, plain
from plantargets.extractors.model import Plan, Statement

Show = Literal["baseline", "goal", "change", "both"]

Near = Mapping[Subject, tuple[Subject, int]]
"""Subjects that stand in the row of another of nearly the same name, with the likeness."""


@dataclass(frozen=True, slots=True)
class Row:
    """A subject and what each column says of it; None where a column says nothing."""

    subject: Subject
    indicator: str
    """The catalogue's name, else the compared name; without 增速 where the subject is a growth."""
    group: str | None
    direction: Direction | None
    """Which way is better, None where the catalogue does not know the indicator."""
    cells: tuple[Cell | None, ...]

    def coverage(self, show: Show = "both") -> int:
        """How many columns have what is shown, in the row's own kind of number."""
        return sum(cell is not None and cell.comparable and shows(cell, show) for cell in self.cells)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements of the row's cells."""
        points = [point for cell in self.cells if cell for point in (cell.baseline, cell.goal) if point]
        return tuple(said.statement for point in points for said in point.said)


@dataclass(frozen=True, slots=True)
class Matrix:
    """The rows, each with a cell or None for each of the columns."""

    by: By
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def shows(cell: Cell, show: Show) -> bool:
    """Whether a cell has what is asked for."""
    if show == "change":
        return cell.change is not None
    return show == "both" or cell.side(show) is not None


def matrix(
    plans: Sequence[Plan], catalogue: Catalogue, by: By | None = None, years: Sequence[int] = (), fuzzy: bool = False
) -> Matrix:
    """The matrix of the plans, a row for each subject that any column speaks of, by group and name.

    `by` is what stands across (None: what is usual); with `years`, only what is said for one of them.
    """
    across = by or usual_by(plans)
    columns = columns_of(plans, across)
    said = [said_in(column, years) for column in columns]
    known = known_names(catalogue)
    near = near_subjects(said, known) if fuzzy else {}
    speakers = [Speaker.of(column, points, near) for column, points in zip(columns, said, strict=True)]
    found = {near[subject][0] if subject in near else subject for points in said for subject in points}
    rows = (row_of(subject, speakers, known) for subject in found)
    return Matrix(across, columns, tuple(sorted(rows, key=order)))


@dataclass(frozen=True, slots=True)
class Speaker:
    """A column with what it says, ready to be asked for its cells."""

    column: Column
    said: Points
    near: Near
    """For a row's subject, the one of this column that stands in it."""
    of_thing: Mapping[str, Sequence[Subject]]
    """Its subjects by what they count, new or in all."""

    @classmethod
    def of(cls, column: Column, said: Points, near: Near) -> Speaker:
        """The speaker for a column, with the subjects of all columns that stand in another's row."""
        of_thing: dict[str, list[Subject]] = {}
        for subject in sorted(said):
            of_thing.setdefault(stock_of(subject.name), []).append(subject)
        own = {near[subject][0]: (subject, near[subject][1]) for subject in said if subject in near}
        return cls(column, said, own, of_thing)

    def cell(self, subject: Subject) -> Cell | None:
        """What the column says of a subject: by its name, by one nearly the same, or as another kind of number."""
        if subject in self.said:
            return cell_of(subject, self.said, self.column)
        if subject in self.near:
            own, score = self.near[subject]
            return replace(cell_of(own, self.said, self.column), match=Match("fuzzy", score))
        other = self.other_kind(subject)
        return cell_of(other, self.said, self.column, subject) if other else None

    def other_kind(self, subject: Subject) -> Subject | None:
        """Another kind of number of the same name, else a count of the same things, of the new where this is of all."""
        things = self.of_thing.get(stock_of(subject.name), ())
        fit = [one for one in things if one.name == subject.name or is_new(one.name) != is_new(subject.name)]
        return min(fit, key=lambda one: (one.name != subject.name, one.dimension != subject.dimension), default=None)


def row_of(subject: Subject, speakers: Iterable[Speaker], known: Mapping[str, Entry]) -> Row:
    """The row of a subject."""
    entry = known.get(subject.name)
    cells = tuple(speaker.cell(subject) for speaker in speakers)
    return Row(
        subject,
        entry.name if entry else written(subject, cells),
        entry.group if entry else group_of(subject.name),
        entry.direction if entry else None,
        cells,
    )


def written(subject: Subject, cells: Iterable[Cell | None]) -> str:
    """The wording that most columns have for a subject outside the catalogue."""
    names = Counter(plain(cell.point.statement.name) for cell in cells if cell is not None)
    own = [name for name in names if same_words(name) == subject.name]
    return min(own, key=lambda name: (-names[name], name), default=subject.name)


def near_subjects(said: Iterable[Points], known: Container[str]) -> dict[Subject, tuple[Subject, int]]:
    """The subjects outside the catalogue that are nearly one of another column, each with that one and the likeness.

    The name that most columns use stays, the others join it; two names of one column are never the same thing.
    """
    from plantargets.compare.near import joined

    used: dict[Subject, set[int]] = {}
    for number, points in enumerate(said):
        for subject in points:
            used.setdefault(subject, set()).add(number)
    kinds = sorted({replace(subject, name="") for subject in used})
    found: dict[Subject, tuple[Subject, int]] = {}
    for kind in kinds:
        names = {subject.name: columns for subject, columns in used.items() if replace(subject, name="") == kind}
        for name, (other, score) in joined(names, known).items():
            found[replace(kind, name=name)] = (replace(kind, name=other), score)
    return found


def order(row: Row) -> tuple[object, ...]:
    """Rows by group, what most columns have first, then by name."""
    group = GROUPS.index(row.group) if row.group in GROUPS else len(GROUPS)
    return group, -row.coverage(), row.subject
