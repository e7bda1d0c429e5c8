"""Parts and their whole: 共有学校328所，其中公办181所、民办147所.

A part is never more than its whole. Several parts are compared with it as a sum where they leave no room for overlap:
they exclude each other (小学, 初中), or they miss the whole by so little that they were meant to make it up. Where the
words say that they are all (分为; 公办 and 民办), the sum must be the whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, pairwise

from plantargets.compare.consistency.agreement import plain, step
from plantargets.compare.consistency.finding import Finding, finding, told
from plantargets.compare.consistency.reading import Reading
from plantargets.compare.subject import counted
from plantargets.extractors.catalogue import Catalogue
from plantargets.extractors.lexicon import Row, table
from plantargets.extractors.model import Statement, number_text
from plantargets.extractors.patterns import compiled
from plantargets.extractors.scale import RATES, dimension, size_of, tidy

# 其中 leads back to what was counted last, however far; 包括 and 分为 only right behind it (小学51所，包括…).
OPENING = compiled(
    r"[^。；;）)]*?(?:其中|(?<![^，,（(：:])(?:包括|包含|含|分为|即))[^。；;）)，,、]*|[^。；;，,）)]*[，,]?由"
)
ALL = compiled(r"分为|[，,（(]即|由")
JOINT = compiled(r"[^，,、。；;：:（(由从]{0,12}[，,、和及与][^，,、。；;：:（(由从]*")
"""What stands between two parts of a list: one mark, and the next part's name."""
TOTAL = compiled(r"(?<!公)共|合计|总")
NEAR = 20
"""A sum that misses the whole by less than one in so many was meant to make it up."""


@dataclass(frozen=True, slots=True)
class Division:
    """A whole and the parts that are told of it."""

    whole: Statement
    parts: tuple[Statement, ...]
    opening: str
    """The words between the whole and its first part."""

    @property
    def total(self) -> Decimal:
        return sum((plain(part)[0] for part in self.parts), Decimal(0))

    @property
    def excess(self) -> Decimal:
        """How much more the parts are than the whole."""
        return self.total - plain(self.whole)[0]

    @property
    def slack(self) -> Decimal:
        """How far the sum may miss the whole because the numbers were rounded when they were written."""
        return sum((rounding(statement) for statement in (self.whole, *self.parts)), Decimal(0))


def divisions_that_fail(readings: Sequence[Reading], _catalogue: Catalogue) -> Iterator[Finding]:
    """The wholes whose parts are too much or too little."""
    for reading in readings:
        for division in (*in_sentences(reading), *in_tables(reading)):
            code = code_of(division)
            if code:
                yield found(code, division, reading.plan.document.name)


def found(code: str, division: Division, document: str) -> Finding:
    """The finding, with the sum in the whole's unit."""
    whole = division.whole
    total = tidy(division.total / size_of(whole.unit)[0])
    shown = [(document, statement) for statement in (whole, *division.parts)]
    return finding(code, shown, whole=told(whole), total=f"{number_text(total)}{whole.unit}")


def code_of(division: Division) -> str:
    """What is wrong with a division, '' where nothing is."""
    excess, whole = division.excess, plain(division.whole)[0]
    near = abs(excess) * NEAR < whole
    if plain(division.parts[0])[0] - whole > division.slack:
        return "parts-exceed"
    if excess > division.slack:
        return "parts-exceed" if near or is_exclusive(division.parts) else ""
    if -excess > division.slack and len(division.parts) > 1:
        if ALL.search(division.opening) or is_exhaustive(division):
            return "parts-short"
        return "parts-nearly" if near and len(division.parts) > 2 else ""
    return ""


def rounding(statement: Statement) -> Decimal:
    """Half of what the last digit is worth; a whole count (1460人) is exact."""
    exact = step(statement) == 1 and size_of(statement.unit)[0] == 1
    return Decimal(0) if exact else step(statement) / 2


def in_sentences(reading: Reading) -> Iterator[Division]:
    """The divisions of the running text."""
    for statements in reading.by_sentence():
        for index, (whole, part) in enumerate(pairwise(statements)):
            opening = reading.between(whole, part)
            if OPENING.fullmatch(opening) and (are_alike(whole, part) or is_year_of(part, whole)):
                parts = tuple(listed(reading, statements[index + 1 :]))
                if are_alike(whole, part) or by_year(parts):
                    yield Division(whole, parts, opening)


def listed(reading: Reading, statements: Sequence[Statement]) -> Iterator[Statement]:
    """The first statement and those that go on with its list."""
    last = statements[0]
    yield last
    for statement in statements[1:]:
        words = reading.between(last, statement)
        goes_on = JOINT.fullmatch(words) and not TOTAL.search(words)
        if not goes_on or not (are_alike(last, statement) or is_year_of(last, statement)):
            return
        last = statement
        yield last


def in_tables(reading: Reading) -> Iterator[Division]:
    """The divisions of a table's column: the row before 其中, and the rows below it whose groups exclude each other."""
    tabled = sorted((s for s in reading.statements if s.where == "table"), key=column_of)
    for _, column in groupby(tabled, key=lambda s: column_of(s)[:-1]):
        statements = tuple(column)
        for index, (whole, part) in enumerate(pairwise(statements)):
            opening = reading.between(whole, part)
            if are_alike(whole, part) and opening.count("其中") == 1:
                parts = excluding(statements[index + 1 :])
                if len(parts) > 1:
                    yield Division(whole, parts, opening)


def column_of(statement: Statement) -> tuple[str, int, str, int]:
    """What the cells of a column have in common, and their place."""
    return statement.role, statement.year or 0, statement.measure, statement.start


def excluding(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The first statements, as far as their names exclude each other."""
    size = 1
    while (
        size < len(statements) and are_alike(statements[0], statements[size]) and is_exclusive(statements[: size + 1])
    ):
        size += 1
    return tuple(statements[:size])


def are_alike(one: Statement, other: Statement) -> bool:
    """Whether two plain figures can be part and whole, or two parts: of one unit, role and year."""
    return (one.role, one.year) == (other.role, other.year) and are_of_one_kind(one, other)


def is_year_of(one: Statement, other: Statement) -> bool:
    """Whether two figures are of one name, and of different years: 2022年1个、2023年2个."""
    named = (one.indicator or one.name) == (other.indicator or other.name)
    return named and one.year != other.year and are_of_one_kind(one, other)


def are_of_one_kind(one: Statement, other: Statement) -> bool:
    """Whether two statements are plain figures in one unit."""
    plainly = all(s.measure == "level" and s.comparator == "=" and s.unit not in (*RATES, "比") for s in (one, other))
    return plainly and one.per == other.per and counted(dimension(one.unit)) == counted(dimension(other.unit))


def is_exclusive(parts: Sequence[Statement]) -> bool:
    """Whether the parts are of kinds of which a thing can only be one: 小学, 初中; or each of its own year."""
    return by_year(parts) or any(len(members(row, parts)) == len(parts) for row in partitions())


def by_year(parts: Sequence[Statement]) -> bool:
    """Whether the parts are of one name, each of another year."""
    names, years = {part.name for part in parts}, {part.year for part in parts}
    return len(parts) > 1 and len(names) == 1 and len(years) == len(parts)


def is_exhaustive(division: Division) -> bool:
    """Whether the parts are of all the kinds there are of such a whole: 公办 and 民办."""
    for row in partitions():
        kinds = members(row, division.parts)
        whole = not row.words("of") or any(word in division.whole.name for word in row.words("of"))
        if row["kind"] == "all" and whole and kinds == set(row.words("word")) and len(kinds) == len(division.parts):
            return True
    return False


def members(row: Row, parts: Sequence[Statement]) -> set[str]:
    """The kinds of a partition that the parts' names begin with or hold, one a part."""
    kinds = [max((word for word in row.words("word") if word in part.name), key=len, default="") for part in parts]
    return set(kinds) - {""}


def partitions() -> tuple[Row, ...]:
    """The sets of kinds in data/checking.tsv."""
    return tuple(row for row in table("checking.tsv") if row["kind"] in ("kinds", "all"))
