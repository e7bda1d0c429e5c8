"""What a statement speaks of, so that what stands opposite it can be found: in goes a statement, out comes a subject.

Statements of one subject can be subtracted from one another. Statements of one name whose subjects differ (a rate and
its rise, places and new places) stand opposite each other too, but they are not comparable.

>>> from decimal import Decimal
>>> from plantargets.extractors.model import Statement
>>> growth = Statement("地区生产总值", Decimal(6), "%", 0, 2, "6%", measure="increase", indicator="地区生产总值")
>>> rate = Statement("地区生产总值增速", Decimal(6), "%", 0, 2, "6%", indicator="地区生产总值增速")
>>> subject_of(growth) == subject_of(rate), subject_of(growth).kind
(True, 'growth')
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from plantargets.extractors import lexicon
from plantargets.extractors.catalogue import Catalogue, Entry, group_of, plain
from plantargets.extractors.indicators import is_growth
from plantargets.extractors.model import Statement
from plantargets.extractors.patterns import compiled
from plantargets.extractors.scale import POINTS_OF, dimension

Kind = Literal["level", "growth", "move"]
"""level: where something stands; growth: its rise or fall in per cent; move: its rise or fall in points or units."""


SUM = "累计"
"""The period of what a report on one year says of several together."""


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """What is measured: the compared name, and what kind of number of it."""

    name: str
    """The catalogue's name, or the document's own, without the signs that writings differ in."""
    kind: Kind
    dimension: str
    """What the unit measures: % also for the points that a rate moves by, 元 also for 亿元, 个 for all measure words of
    things. A level in points (高于全省1个百分点) is a distance, and a dimension of its own: 百分点."""
    per: str = ""


def subject_of(statement: Statement) -> Subject:
    """The subject of a statement; a level named 增速 or 涨幅 is the growth of what stands before that word.

    So is a rise whose own name lacks that word, where the catalogue's has it (居民消费价格上涨2%: 居民消费价格涨幅).
    """
    name = same_words(plain(statement.indicator or statement.name))
    grown = grown_of(name) if dimension(statement.unit) == "%" else None
    if grown is not None and (statement.measure == "level" or (is_growth(statement) and not has_growth(statement))):
        return Subject(grown, "growth", "%", statement.per or "")
    kind: Kind = "level" if statement.measure == "level" else "growth" if is_growth(statement) else "move"
    told_in = statement.unit if kind == "level" and statement.unit in POINTS_OF else dimension(statement.unit)
    return Subject(name, kind, counted(told_in), statement.per or "")


def has_growth(statement: Statement) -> bool:
    """Whether the plan's own words name a growth rate."""
    return grown_of(plain(statement.name)) is not None


def known_names(catalogue: Catalogue) -> dict[str, Entry]:
    """The catalogue's entries by the names that subjects have."""
    return {same_words(name): entry for name, entry in catalogue.certain.items()}


def grown_of(name: str) -> str | None:
    """What grows, where a name is that of a growth rate: 地区生产总值增速 -> 地区生产总值."""
    for word in words_of("growth"):
        if name.endswith(word) and len(name) > len(word):
            return name.removesuffix(word)
    return None


def unstaged(name: str, group: str | None) -> str:
    """A cleaned name without the words for its group's whole stage: 中职双师型教师比例 of 职业 -> 双师型教师比例."""
    for word in sorted(words_of("stage"), key=len, reverse=True):
        if group is not None and word in name and name != word and group_of(word) == group:
            name = name.replace(word, "", 1)
    return name


def is_new(name: str) -> bool:
    """Whether a cleaned name counts new things: 新增学位."""
    return name.startswith(words_of("new"))


def stock_of(name: str) -> str:
    """What a cleaned name counts, new or in all: 新增学位 and 学位总数 -> 学位."""
    for beginning in words_of("new"):
        name = name.removeprefix(beginning)
    return next((name.removesuffix(end) for end in words_of("total") if name.endswith(end)), name)


def counted(unit: str) -> str:
    """个 for a measure word of things, which plans use by turns (5个幼儿园, 5所幼儿园), else the unit."""
    return "个" if unit in words_of("thing") else unit


@lru_cache(maxsize=4096)
def same_words(name: str) -> str:
    """A cleaned name with one of each pair of words that plans use by turns: 示范学校 -> 示范校.

    What is done to the things that are counted is put before them; whether a check-up is called free is no difference.

    >>> same_words("农村公路改造"), same_words("水土流失治理面积")
    ('改造农村公路', '治理水土流失面积')
    >>> same_words("老人免费听力筛查"), same_words("老人听力免费筛查")
    ('老人听力筛查', '老人听力筛查')
    """
    for written, meant in turns():
        name = name.replace(written, meant)
    name = name.replace("免费", "") if name.endswith(words_of("free")) else name
    return act_behind().sub(r"\2\1\3", name)


@cache
def act_behind() -> re.Pattern[str]:
    """A name that ends in what is done to the things before, or in the measure of that."""
    acts, measures = "|".join(words_of("act")), "|".join(words_of("acted"))
    return compiled(f"^(?!{acts})(.{{2,}}?)({acts})({measures})?$")


@cache
def turns() -> tuple[tuple[str, str], ...]:
    """The pairs of words that plans use by turns, in the file's order."""
    return tuple(tuple(pair.split("=")) for pair in words_of("same"))  # type: ignore[misc]


@cache
def words_of(kind: str) -> tuple[str, ...]:
    """The words of a kind in data/comparing.tsv, in the file's order."""
    return tuple(row["word"] for row in lexicon.table("comparing.tsv") if row["kind"] == kind)
