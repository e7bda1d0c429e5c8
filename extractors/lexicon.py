"""Vocabulary files: reads the commented tab-separated tables of `data/`, with line numbers for error messages.

A table's first uncommented line names its columns. Lines that start with `#` and empty lines are comments.
"""

from __future__ import annotations

from functools import cache
from itertools import zip_longest
from pathlib import Path

from plantargets.extractors.errors import VocabularyError
from plantargets.extractors.record import record

DATA = Path(__file__).parent / "data"
"""The folder of the tables; the package is always installed as files."""


@record
class Row:
    """One entry of a data file: its file, its 1-based line, and its cells by column name (missing cells are '')."""

    file: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def words(self, column: str) -> tuple[str, ...]:
        """The cell's words, parted by `|` or spaces."""
        return tuple(self.cells[column].replace("|", " ").split())

    def one_of(self, column: str, allowed: tuple[str, ...]) -> str:
        """The cell, checked to be one of `allowed`; raises VocabularyError naming file, line and what is allowed."""
        value = self.cells[column]
        if value not in allowed:
            raise VocabularyError(self.file, self.line, value, f"{column} must be one of {', '.join(allowed)}")
        return value


def parse_table(file: str, text: str) -> tuple[Row, ...]:
    """The rows of a commented tab-separated table; raises VocabularyError for a row with too many cells.

    >>> parse_table("units.tsv", "# measure words\\nword\\tkind\\n所\\tcount\\n")[0]["word"]
    '所'
    """
    columns: list[str] | None = None
    rows: list[Row] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.startswith("#") or not line.strip():
            continue
        cells = list(map(str.strip, line.split("\t")))
        if columns is None:
            columns = cells
            continue
        if len(cells) > len(columns):
            raise VocabularyError(file, number, line.strip(), f"at most {len(columns)} cells: {', '.join(columns)}")
        rows.append(Row(file, number, dict(zip_longest(columns, cells, fillvalue=""))))
    return tuple(rows)


@cache
def table(file: str) -> tuple[Row, ...]:
    """The rows of `data/<file>`."""
    return parse_table(file, (DATA / file).read_text(encoding="utf-8"))


@cache
def words(file: str, column: str = "word", **where: str) -> tuple[str, ...]:
    """A column's words, longest first, of the rows whose other columns equal `where` (words("x.tsv", kind="a"))."""
    rows = [row.cells for row in table(file)]
    for name, value in where.items():
        rows = [cells for cells in rows if cells[name] == value]
    found = [cells[column] for cells in rows]
    return tuple(sorted(dict.fromkeys(found), key=lambda word: (-len(word), word)))


def opening(vocabulary: tuple[str, ...]) -> str:
    """A look-ahead for the words' first characters, which spares their alternation: ('达到', '为') -> '(?=[为达])'."""
    import re

    return "(?=[" + re.escape("".join(sorted({word[0] for word in vocabulary}))) + "])"


def alternation(vocabulary: tuple[str, ...]) -> str:
    """A regular-expression alternation of the words, longest first, escaped: ('达到', '达') -> '(?:达到|达)'."""
    import re

    ordered = sorted(dict.fromkeys(vocabulary), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word) for word in ordered) + ")"
