"""Rows of words as text: in go rows, each with its indent and the styles of its parts, out come pieces of text.

On a terminal rows are folded to the window, anywhere, as Chinese is; in a pipe each row is one line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plantargets.extractors.record import record

Part = tuple[str, str]
"""Words and the style they are shown in, '' for none."""
CODES = {"bold": 1, "dim": 2, "green": 32, "yellow": 33, "blue": 34, "magenta": 35, "cyan": 36}
WHOLE = "dim"
"""The style of marks, which are not broken over two lines."""


@record
class Row:
    """A row of words: how far it is indented, and its parts."""

    indent: int
    parts: tuple[Part, ...]


def paragraphs(rows: Iterable[Row], width: int | None, colour: bool) -> Iterator[str]:
    """The rows as text, a piece a row; folded to the window's width where there is a window."""
    for row in rows:
        for line in folded(row, width) if width else [row.parts]:
            text = "".join(styled(words, style, colour) for words, style in line if words)
            yield " " * row.indent * bool(text) + text.rstrip() + "\n"


def styled(text: str, style: str, colour: bool) -> str:
    """The text in a style where colour is wanted."""
    return f"\x1b[{CODES[style]}m{text}\x1b[0m" if colour and style else text


def folded(row: Row, width: int) -> Iterator[list[Part]]:
    """The row's parts in lines no wider than the window.

    >>> list(folded(Row(2, (("毛入园率达到", ""), ("【98%】", "green"), ("[1]", "dim"))), 14))
    [[('毛入园率达到', '')], [('【98%】', 'green'), ('[1]', 'dim')]]
    """
    from wcwidth import wcswidth

    line: list[Part] = []
    left = room = max(8, width - row.indent)
    for words, style in row.parts:
        for unit in [words] if style == WHOLE else words:
            needed = max(0, wcswidth(unit))
            if needed > left and line:
                yield joined(line)
                line, left = [], room
            line.append((unit, style))
            left -= needed
    yield joined(line)


def joined(parts: Iterable[Part]) -> list[Part]:
    """The parts, those of one style that follow each other as one."""
    found: list[Part] = []
    for words, style in parts:
        if found and found[-1][1] == style != WHOLE:
            found[-1] = found[-1][0] + words, style
        else:
            found.append((words, style))
    return found
