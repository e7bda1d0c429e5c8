"""The sentence that a statement stands in: in go a plan's text and a span, out comes one line, the span in 【】."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from plantargets.cli.cells import safe
from plantargets.extractors.explanation import sentence_spans
from plantargets.extractors.patterns import compiled

LINE_BREAK = compiled(r"\s*[\r\n]+\s*")
BLANKS = compiled(r"[ \t\u3000]{2,}|\t")
CELLS = compiled(r"\t|[|｜]|\S {3,}\S")
"""What parts the cells of a table's line."""
LONGEST = 160
"""A longer sentence is cut around its quote."""


@lru_cache(maxsize=8)
def spans_of(text: str) -> Sequence[tuple[int, int]]:
    """The spans of a text's sentences; kept for the texts at hand, since many statements ask."""
    return sentence_spans(text)


def sentence(text: str, start: int, end: int) -> str:
    """The sentence of a span on one line with the span marked: 到2025年，毛入园率达到【98%以上】。"""
    return sentence_with(text, ((start, end),))


def sentence_with(text: str, marked: Sequence[tuple[int, int]]) -> str:
    """The sentence of several spans, in order, with all of them marked: 学校【10所】，其中公办【7所】。"""
    (start, _), (_, end) = marked[0], marked[-1]
    first, last = bounds_at(text, start) or (start, end)
    before, after = cut(text[first:start], text[end : max(end, last)])
    parts, at = [], start
    for here, there in marked:
        parts += [text[at:here], f"【{text[here:there]}】"]
        at = there
    return flat("".join((before, *parts, after)))


def bounds_at(text: str, position: int) -> tuple[int, int] | None:
    """The span of the sentence that a position lies in, or of its line in a table; None where it lies in none."""
    start, end = text.rfind("\n", 0, position) + 1, text.find("\n", position)
    line = (start, len(text) if end < 0 else end)
    if CELLS.search(text, *line):
        return line
    spans = spans_of(text)
    index = bisect_right(spans, (position, len(text))) - 1
    return spans[index] if index >= 0 else None


def cut(before: str, after: str) -> tuple[str, str]:
    """What stands before and after a quote, shortened on the outer sides where it is long."""
    room = LONGEST // 2
    return ("…" + before[-room:] if len(before) > room else before), (
        after[:room] + "…" if len(after) > room else after
    )


def flat(text: str) -> str:
    """The text on one line, with nothing that steers a terminal."""
    return safe(BLANKS.sub("  ", LINE_BREAK.sub("", text))).strip()
