"""Rates that cannot be: more than all of it, or a rise in % that may be meant in 百分点."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from plantargets.compare.consistency.finding import Finding, finding, told
from plantargets.compare.consistency.reading import Reading, marks
from plantargets.compare.subject import grown_of
from plantargets.extractors.catalogue import Catalogue
from plantargets.extractors.lexicon import alternation, words
from plantargets.extractors.model import Statement
from plantargets.extractors.patterns import compiled

RATE = compiled(r"(?:率|比例|比重|占比)$")
CHANGE = compiled(r"[增提升涨减降缩压]")


def over_all(readings: Sequence[Reading], _catalogue: Catalogue) -> Iterator[Finding]:
    """Shares of a whole above 100%; 毛入学率 counts those of other ages too and may be, and so may 完成率."""
    for reading in readings:
        for statement in reading.statements:
            level = statement.measure == "level" and statement.unit == "%"
            if level and max(statement.value, statement.value_high or 0) > 100 and is_share(statement):
                yield finding("over-100", [(reading.plan.document.name, statement)], value=told(statement))


def percent_or_points(readings: Sequence[Reading], _catalogue: Catalogue) -> Iterator[Finding]:
    """Rises and falls of a rate told in %: of its own value, or of the whole?"""
    for reading in readings:
        for statement in reading.statements:
            if statement.measure != "level" and statement.unit == "%" and is_rate(statement, reading):
                yield finding("percent-or-points", [(reading.plan.document.name, statement)], value=told(statement))


def is_share(statement: Statement) -> bool:
    """Whether a name is that of a share of a whole, of which there is never more than all.

    >>> from decimal import Decimal
    >>> names = ("毕业生就业率", "高等教育毛入学率", "投资完成率")
    >>> [is_share(Statement(name, Decimal(101), "%", 0, 4, "101%")) for name in names]
    [True, False, False]
    """
    names = (statement.name, statement.indicator)
    return bool(share_ending().search(statement.name)) and not any(marks("over").search(name) for name in names)


def is_rate(statement: Statement, reading: Reading) -> bool:
    """Whether a rate in % is said to rise or fall: 普惠率较上年增加2%, but not 贡献率超过60%, 死亡率下降5%."""
    hit = RATE.search(statement.name)
    if hit is None or grown_of(statement.name) or marks("other-rate").search(statement.name):
        return False
    _, found, between = reading.before(statement).rpartition(hit[0])
    return bool(found) and bool(CHANGE.search(between))


@cache
def share_ending() -> re.Pattern[str]:
    """The endings of names of shares (data/checking.tsv)."""
    return compiled(alternation(words("checking.tsv", kind="share")) + "$")
