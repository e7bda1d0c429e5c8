"""`plan diff --context` for reading: in go rows with their sentences, out come blocks as git shows a change.

提高  毛入园率  ≥98% (2023) → ≥98.5% (2024)  +0.5个百分点
  - plan-2023.txt:5  学前三年毛入园率达到【98%以上】。
  + plan-2024.txt:10  学前三年毛入园率达到【98.5%以上】。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plantargets.cli.cells import safe_line, sides_cells
from plantargets.cli.diff_rows import SENTENCES
from plantargets.cli.rows import Record

RED, GREEN, BOLD, PLAIN = "\x1b[31m", "\x1b[32m", "\x1b[1m", "\x1b[0m"


def blocks(rows: Iterable[Record], lang: str, colour: bool, by_region: bool) -> Iterator[str]:
    """The rows as text, a block each; with the region where there are several."""
    for row in rows:
        yield "\n".join(block(row, lang, colour, by_region)) + "\n\n"


def block(row: Record, lang: str, colour: bool, by_region: bool) -> Iterator[str]:
    """The headline of a row and the sentences of both its sides, each with its own name where that is another."""
    first, second, word, apart = (
        ("goal", "reached", "met", "by") if "met" in row else ("old", "new", "change", "difference")
    )
    cells = sides_cells(row, lang)
    sides = " → ".join(cells[side] for side in (first, second) if cells[side])
    region = row["region"] if by_region else ""
    head = "  ".join(part for part in (region, cells[word], cells["indicator"], sides, cells[apart]) if part)
    yield styled(safe_line(head), BOLD, colour)
    for side, column, sign, style in zip((first, second), SENTENCES, "-+", (RED, GREEN), strict=True):
        if row[side]:
            told = row[side]
            name = f"[{told['name']}]  " if told["name"] != row["indicator"] else ""
            yield styled(safe_line(f"  {sign} {told['doc']}:{told['line']}  {name}{row[column]}"), style, colour)


def styled(text: str, style: str, colour: bool) -> str:
    """The text in a style where colour is wanted."""
    return f"{style}{text}{PLAIN}" if colour else text
