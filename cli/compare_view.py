"""What `plan compare` shows: the matrix with how it is to be shown, and short texts for its columns and rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import field
from functools import cache
from pathlib import PurePath

from plantargets.cli.messages import say
from plantargets.compare.against import Gap, References, gaps_of
from plantargets.compare.cells import Side
from plantargets.compare.columns import By, Column, period_text
from plantargets.compare.matrix import Row, Show
from plantargets.compare.subject import SUM, Subject, grown_of
from plantargets.extractors.record import record

NAMED_AT_MOST = 2
"""How many columns a summary figure names; the others are counted."""


@record
class View:
    """The rows that are shown, across which columns, and what of each cell."""

    by: By
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    show: Show
    lang: str
    references: References | None = None
    """What the cells are measured against, if anything."""
    dated: bool = False
    """Whether every value is shown with its year."""
    grouped: bool = False
    """Whether the rows stand by group."""

    labels: dict[Subject, str] = field(init=False)
    """The rows' names for reading."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "labels", labels_of(self.rows, self.lang))

    @property
    def side(self) -> Side:
        """The side that is measured against a reference."""
        return "baseline" if self.show == "baseline" else "goal"

    def gaps(self, row: Row) -> Sequence[Gap | None]:
        """The gap of each cell of a row; all None where there is no reference."""
        if self.references is None:
            return [None] * len(row.cells)
        return gaps_of(row, self.side, self.references)

    def titles(self) -> list[str]:
        """The columns' short names."""
        return short_files(self.columns) if self.by == "document" else [short(column.name) for column in self.columns]

    def headings(self) -> list[str]:
        """The columns' headings for reading: short names, with their years where these differ."""
        if self.by == "year" or len({column.period for column in self.columns}) < 2:
            return self.titles()
        return [dated_title(*pair) for pair in zip(self.titles(), self.columns, strict=True)]

    def named(self, numbers: Iterable[int]) -> list[str]:
        """The columns' names by their numbers."""
        return [self.columns[number].name for number in numbers]


def short_files(columns: Iterable[Column]) -> list[str]:
    """The documents' names without folder and suffix; whole where two files bear the same name."""
    stems = {column.name: PurePath(column.name).stem for column in columns}
    often = Counter(stems.values())
    return [stem if often[stem] == 1 else name for name, stem in stems.items()]


def short(name: str) -> str:
    """A province's short name, any other as it is."""
    return short_names().get(name, name)


@cache
def short_names() -> dict[str, str]:
    """The short names of provinces: 广西壮族自治区 -> 广西."""
    from plantargets.extractors.regions import regions

    return {region.name: region.short for region in regions() if region.level == "省"}


def labels_of(rows: Sequence[Row], lang: str) -> dict[Subject, str]:
    """The rows' names, each of them once: where two would be called the same, with what their units measure."""
    names = {row.subject: label(row, lang) for row in rows}
    often = Counter(names.values())
    return {
        subject: say("row-unit", lang, name=name, unit=subject.dimension) if often[name] > 1 else name
        for subject, name in names.items()
    }


def label(row: Row, lang: str) -> str:
    """A row's name, which says of a growth or a change that it is one, and of which period: 地区生产总值增速(年均)."""
    said_already = row.subject.kind == "growth" and grown_of(row.indicator) is not None
    name = row.indicator if said_already else say(f"row-{row.subject.kind}", lang, name=row.indicator)
    if not row.subject.per:
        return name
    if row.subject.per == SUM:
        return say("row-sum", lang, name=name)
    yearly = row.subject.kind == "growth" and row.subject.per == "年"
    return say("row-yearly" if yearly else "row-per", lang, name=name, per=row.subject.per)


def dated_title(title: str, column: Column) -> str:
    """A column's name with its years, unless the name tells them."""
    told = column.year is not None and str(column.year) in title
    return title if told else f"{title} {period_text(column.period)}"


def names_text(names: Sequence[str], lang: str) -> str:
    """A few names, the others counted.

    >>> names_text(["青海", "甲县", "乙县", "丙县"], "zh")
    '青海、甲县 +2'
    """
    more = len(names) - NAMED_AT_MOST
    return say("list-mark", lang).join(names[:NAMED_AT_MOST]) + f" +{more}" * (more > 0)
