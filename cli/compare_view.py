"""What `plan compare` shows: the matrix with how it is to be shown, and short texts for its columns and rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from plantargets.cli.messages import say
from plantargets.compare.against import Gap, References, gaps_of
from plantargets.compare.cells import Side
from plantargets.compare.columns import By, Column, period_text
from plantargets.compare.matrix import Row, Show
from plantargets.compare.subject import grown_of

NAMED_AT_MOST = 2
"""How many columns a summary figure names; the others are counted."""


@dataclass(frozen=True, slots=True)
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

    @property
    def side(self) -> Side:
        """The side that is measured against a reference."""
        return "baseline" if self.show == "baseline" else "goal"

    def gaps(self, row: Row) -> Sequence[Gap | None]:
        """The gap of each cell of a row; all None where there is no reference."""
        if self.references is None:
            return [None] * len(row.cells)
        return gaps_of(row, self.side, self.references)

    def headings(self) -> list[str]:
        """The columns' headings for reading: short names, with their years where these differ."""
        periods = {column.period for column in self.columns}
        dated = self.by != "year" and len(periods) > 1
        return [heading_of(column, dated) for column in self.columns]

    def named(self, numbers: Iterable[int]) -> list[str]:
        """The columns' names by their numbers."""
        return [self.columns[number].name for number in numbers]


def heading_of(column: Column, dated: bool) -> str:
    """A column's short name, with its years where wanted."""
    name = short_names().get(column.name, column.name)
    return f"{name} {period_text(column.period)}" if dated else name


@cache
def short_names() -> dict[str, str]:
    """The short names of provinces: 广西壮族自治区 -> 广西."""
    from plantargets.extractors.regions import regions

    return {region.name: region.short for region in regions() if region.level == "省"}


def label(row: Row, lang: str) -> str:
    """A row's name, which says of a growth or a change that it is one: 地区生产总值增速."""
    said_already = row.subject.kind == "growth" and grown_of(row.indicator) is not None
    return row.indicator if said_already else say(f"row-{row.subject.kind}", lang, name=row.indicator)


def names_text(names: Sequence[str], lang: str) -> str:
    """A few names, the others counted: 青海、西藏 +3.

    >>> names_text(["青海省", "甲县", "乙县", "丙县"], "zh")
    '青海、甲县 +2'
    """
    shown = say("list-mark", lang).join(short_names().get(name, name) for name in names[:NAMED_AT_MOST])
    return shown + f" +{len(names) - NAMED_AT_MOST}" * (len(names) > NAMED_AT_MOST)
