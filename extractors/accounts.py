"""Every number accounted for: goes in a text with what was read from it, comes out the list of numbers passed over.

The scan tells of every numeral of the running text. What stands outside it is told here: the cells of tables that gave
no statement (years in headers, rows without a unit, totals), and page numbers and other furniture of the page that the
running text leaves out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from plantargets.extractors.chinese import HAN
from plantargets.extractors.model import Passed, Statement, Unread
from plantargets.extractors.passed import passed_at
from plantargets.extractors.patterns import compiled
from plantargets.extractors.statements import line_starts
from plantargets.extractors.view import TERMINAL_COMMAND, fold

Span = tuple[int, int]
MAX_QUOTE = 60
NUMERALS = compiled(rf"[\d{HAN}]+")
"""A run of numeral characters, Arabic or Chinese."""


def all_passed(
    text: str,
    statements: Iterable[Statement],
    passed: Iterable[Passed],
    tables: Sequence[Span],
    unread: Sequence[Unread] = (),
) -> tuple[Passed, ...]:
    """The numbers passed over, with those that stand outside the running text, in the order of the text.

    >>> [(found.quote, found.reason) for found in all_passed("2025年 93 共三类", [], [], [(0, 11)])]
    [('2025年', 'date'), ('93', 'table-cell'), ('三', 'table-cell')]
    """
    told = list(passed)
    taken = sorted([(found.start, found.end) for found in told] + [(said.start, said.end) for said in statements])
    told += [_of_unread(found, unread) for found in left_over(text, taken, tables)]
    return tuple(sorted(told, key=lambda found: found.start))


def unread_places(text: str, spans: Iterable[Span]) -> tuple[Unread, ...]:
    """The stretches that could not be read, with the line and the words each begins with.

    >>> [(place.line, place.quote) for place in unread_places("表1\\n甲 12 13\\n乙 9", [(3, 12)])]
    [(2, '甲 12 13')]
    """
    ordered = sorted(spans)
    if not ordered:
        return ()
    breaks = line_starts(text)
    first_lines = ((start, end, text[start:end].splitlines()[0][:MAX_QUOTE]) for start, end in ordered)
    return tuple(Unread(start, end, bisect_right(breaks, start), quote) for start, end, quote in first_lines)


def _of_unread(found: Passed, unread: Sequence[Unread]) -> Passed:
    """The number with the reason that its row could not be read, where that is why it states nothing."""
    lost = found.reason == "table-cell" and any(row.start <= found.start < row.end for row in unread)
    return replace(found, reason="unread-table") if lost else found


def left_over(text: str, taken: Sequence[Span], tables: Sequence[Span]) -> Iterator[Passed]:
    """The numerals that no span of `taken` holds, each with the reason why it states nothing."""
    done = 0
    commands = [(hit.end(), hit.start()) for hit in TERMINAL_COMMAND.finditer(text)]
    for start, end in untaken(text, taken):
        if start < done:
            continue
        command = bisect_right(commands, (start, len(text)))
        if command < len(commands) and commands[command][1] <= start:
            yield Passed(start, end, text[start:end], "terminal-command")
            continue
        table = next((span for span in tables if span[0] <= start < span[1]), None)
        if table is None:
            yield Passed(start, end, text[start:end], "page-number")
            continue
        stop, reason = in_table(text, start, end, table)
        after = bisect_left(taken, (end, end))
        done = min(stop, taken[after][0]) if after < len(taken) else stop
        yield Passed(start, done, text[start:done], reason)


def in_table(text: str, start: int, end: int, table: Span) -> tuple[int, str]:
    """Where a numeral of a table that states nothing ends, and why: a date, an ordinal …, else a mere cell."""
    first = max(table[0], start - 20)
    around = fold(text[first : min(table[1], end + 40)])
    found = passed_at(around, start - first, end - first)
    return (first + found[0], found[1]) if found else (end, "table-cell")


def untaken(text: str, taken: Sequence[Span]) -> Iterator[Span]:
    """The stretches of numeral characters outside the spans, which come in order."""
    done = 0
    for first, last in [*taken, (len(text), len(text))]:
        if done < first:
            for run in NUMERALS.finditer(text, done, first):
                yield run.span()
        if done < last:
            done = last
