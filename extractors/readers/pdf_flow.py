"""From the blocks of all pages to paragraphs and tables: what a page's end broke is put together again.

In go each page's lines and tables. Out come paragraphs (text) and tables (rows of cells) in order: without page
numbers, running heads and feet, lines joined that surely go on, and tables that go over a page made one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from plantargets.extractors.linebreaks import CLOSERS, ENDERS, NEVER_FIRST, NEW_ITEM, PAGE_MARK
from plantargets.extractors.patterns import compiled
from plantargets.extractors.readers.build import RawCell
from plantargets.extractors.readers.pdf_layout import Block, PageTable
from plantargets.extractors.readers.pdf_lines import COLUMNS, Line, joined, room
from plantargets.extractors.record import record

EDGE = 0.14
"""Share of a page's height, above and below, in which its number and its running head stand."""
EDGE_LINES = 3
OFTEN = 0.3
"""Share of the pages that a running head stands on; heads of left and right pages differ."""
DIGITS = compiled(r"[\d\s]+")
CONTINUED = compiled(r"[（(]?\s*(?:续表|接上表|表\s?\d*\s?[（(]\s?续)")
SAME_SIZE, SAME_PARAGRAPH = 1.15, 1.4
"""Heights of neighbouring lines in one paragraph may differ, and their distance from the usual, by so many times."""
INDENT = 0.8
"""Heights of a line from the margin on that make an indent."""
INDENTED = 0.04
"""Share of lines that are indented where a text marks its paragraphs so."""
AGREEING = 3
SAME_WIDTH = 4.0
"""Points by which the columns of a table may differ from one page to the next."""


@record
class Sheet:
    """A page's blocks and its height."""

    blocks: tuple[Block, ...]
    height: float


@record
class Margins:
    """Where lines begin and end, how far one stands below another, and whether a paragraph's first is indented."""

    left: float
    right: float
    apart: float
    indents: bool


Flowing = str | list[tuple[RawCell, ...]]
"""A paragraph, or the rows of a table."""


def flow(sheets: Sequence[Sheet]) -> Iterator[Flowing]:
    """The paragraphs and tables of a document."""
    pages = without_furniture(sheets)
    general = margins(_lines(block for page in pages for block in page))
    indents = general is not None and general.indents
    last: Block | None = None
    its: Margins | None = None
    done: Flowing = ""
    for page in pages:
        own = {column: margins(_lines(page, column)) or general for column in range(3)}
        for at, block in enumerate(page):
            if isinstance(block, Line) and isinstance(last, Line) and isinstance(done, str):
                turned = at == 0 or block.column != last.column
                goes = goes_on(last, block, (its, own[block.column]), turned, indents)
                together: Flowing | None = joined(done, block.text) if goes else None
            elif isinstance(block, PageTable) and isinstance(last, PageTable) and not isinstance(done, str):
                together = continued(done, block) if at == 0 and is_continued(last, block) else None
            else:
                together = None
            if together is None and done:
                yield done
            done = together or (block.text if isinstance(block, Line) else list(block.rows))
            last, its = block, own[block.column] if isinstance(block, Line) else None
    if done:
        yield done


def _lines(blocks: Iterable[Block], column: int | None = None) -> list[Line]:
    """The lines among blocks, those of one column if asked for."""
    return [block for block in blocks if isinstance(block, Line) and column in (None, block.column)]


def without_furniture(sheets: Sequence[Sheet]) -> list[list[Block]]:
    """Each page's blocks without its number and the heads and feet that other pages have too."""
    seen = Counter(key for sheet in sheets for key in {_key(block, sheet) for block in edges(sheet)})
    often = {key for key, count in seen.items() if count >= max(2, OFTEN * len(sheets))}
    kept = []
    for sheet in sheets:
        away = {id(line) for line in edges(sheet) if _key(line, sheet) in often or is_page_number(line.text)}
        blocks = [block for block in sheet.blocks if id(block) not in away]
        if len(blocks) > 1 and isinstance(blocks[0], Line) and CONTINUED.match(blocks[0].text):
            blocks = blocks[1:] if isinstance(blocks[1], PageTable) else blocks
        kept.append(blocks)
    return kept


def edges(sheet: Sheet) -> list[Line]:
    """The first and last few lines of a page that stand near its upper or lower edge."""
    near = [*sheet.blocks[:EDGE_LINES], *sheet.blocks[EDGE_LINES:][-EDGE_LINES:]]
    top, bottom = EDGE * sheet.height, (1 - EDGE) * sheet.height
    return [line for line in near if isinstance(line, Line) and (line.box.bottom < top or line.box.top > bottom)]


def _key(line: Line, sheet: Sheet) -> tuple[bool, str]:
    """What a running head has in common on all pages: above or below, and its words without numbers."""
    return line.box.top < sheet.height / 2, DIGITS.sub("", line.text)


def is_page_number(words: str) -> bool:
    """Whether a line at a page's edge holds its number alone.

    >>> is_page_number("— 12 —"), is_page_number("2025年")
    (True, False)
    """
    return PAGE_MARK.fullmatch(words.strip()) is not None


def margins(lines: Sequence[Line]) -> Margins | None:
    """The margins that several lines agree on; None where no three end at one place."""
    if len(lines) < AGREEING:
        return None
    height = sorted(line.height for line in lines)[len(lines) // 2]
    rights = sorted((line.box.right for line in lines), reverse=True)
    lefts = sorted(line.box.left for line in lines)
    right = next((a for a, b in zip(rights, rights[AGREEING - 1 :], strict=False) if a - b <= height), None)
    left = next((a for a, b in pairwise(lefts) if b - a <= INDENT * height), lefts[0])
    indented = sum(INDENT * height < line.box.left - left < 4 * height for line in lines)
    steps = [b.box.middle[1] - a.box.middle[1] for a, b in pairwise(lines) if b.box.middle[1] > a.box.middle[1]]
    if right is None or not steps:
        return None
    return Margins(left, right, median(steps), indented >= INDENTED * len(lines))


def goes_on(
    before: Line, line: Line, within: tuple[Margins | None, Margins | None], turned: bool, indents: bool
) -> bool:
    """Whether a line surely goes on in the next, which stands on another page or in another column if it is `turned`.

    `within` are the margins of both.
    Where the document indents its paragraphs (`indents`), a line that fills its width goes on even after a full stop.
    """
    own, page = within
    if own is None or page is None:
        return False
    apart = line.box.middle[1] - before.box.middle[1]
    if max(before.height, line.height) > SAME_SIZE * min(before.height, line.height):
        return False
    if COLUMNS in before.text or COLUMNS in line.text or (not turned and not 0 < apart < SAME_PARAGRAPH * page.apart):
        return False
    if NEVER_FIRST.match(line.text):
        return True
    if NEW_ITEM.match(line.text) or line.box.left - page.left > INDENT * line.height:
        return False
    ended = before.text.rstrip(CLOSERS)[-1:] in ENDERS
    return own.right - before.box.right < room(line.text, before.height) and (indents or not ended)


def is_continued(before: PageTable, table: PageTable) -> bool:
    """Whether a table that opens a page has the columns of the one that ends the page before."""
    first, second = ([right - left for left, right in pairwise(one.across)] for one in (before, table))
    return len(first) == len(second) and all(abs(a - b) <= SAME_WIDTH for a, b in zip(first, second, strict=True))


def continued(rows: list[tuple[RawCell, ...]], table: PageTable) -> list[tuple[RawCell, ...]]:
    """A table's rows with those on its next page: a header said again is left out, a row cut in two made one."""
    again = 0
    while again < min(len(rows), len(table.rows)) and _words(rows[again]) == _words(table.rows[again]):
        again += 1
    rest = list(table.rows[again:])
    if not rest or not rows:
        return rows
    if _is_second_half(rows[-1], rest[0]):
        halves = zip(rows[-1], rest[0], strict=True)
        whole = tuple(RawCell(joined(a.text, b.text), a.rows, a.columns) for a, b in halves)
        return [*rows[:-1], whole, *rest[1:]]
    return [*rows, _labelled(rows, rest[0]), *rest[1:]]


def _words(row: tuple[RawCell, ...]) -> list[str]:
    return ["".join(cell.text.split()) for cell in row]


def _is_second_half(before: tuple[RawCell, ...], row: tuple[RawCell, ...]) -> bool:
    """Whether a page's first row only ends cells of the row before: it has no label, and little else."""
    filled = [cell.text != "" for cell in row]
    return len(before) == len(row) and not filled[0] and 0 < 2 * sum(filled) <= len(filled)


def _labelled(rows: list[tuple[RawCell, ...]], row: tuple[RawCell, ...]) -> tuple[RawCell, ...]:
    """A page's first row with the label of the merged cell that the page's end cut in two."""
    label = next((one[0] for one in reversed(rows) if one and len(one) >= len(row)), None)
    if not row or row[0].text or label is None or not label.text or row[0].columns != label.columns:
        return row
    return (RawCell(label.text, row[0].rows, row[0].columns), *row[1:])
