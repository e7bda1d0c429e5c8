"""From the rules of a page to its tables: which lines make a grid, and which of its places are merged into cells.

In go rules (boxes without height or width). Out come `Grid`s: the places of their lines and their cells, each with its
row, its column and how many of either it spans. What stands in them is not looked at here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import groupby, product

from plantargets.extractors.readers.pdf_page import Box
from plantargets.extractors.record import record

NEAR = 3.0
"""Points within which lines are one line, and touch."""
SHORTEST = 8.0
"""Points of a line that parts cells; dots and dashes are put together before they are measured."""
MOST_PAIRS, MOST_PLACES = 500_000, 100_000
"""A page with more lines than that is a drawing."""
Span = tuple[float, float]
Lines = dict[float, list[Span]]
"""Level lines by their height, or upright ones by their distance from the left, and the stretches they cover."""


@record
class Cell:
    """A cell of a grid: its first row and column from 0, and how many of each it spans."""

    row: int
    column: int
    rows: int
    columns: int


@record
class Grid:
    """A table's lines from left to right and from top to bottom, and its cells in reading order."""

    across: tuple[float, ...]
    down: tuple[float, ...]
    cells: tuple[Cell, ...]

    @property
    def box(self) -> Box:
        return Box(self.across[0], self.down[0], self.across[-1], self.down[-1])

    def place(self, x: float, y: float) -> tuple[int, int] | None:
        """The row and the column of a point, None outside the grid."""
        column, row = bisect_right(self.across, x) - 1, bisect_right(self.down, y) - 1
        inside = 0 <= column < len(self.across) - 1 and 0 <= row < len(self.down) - 1
        return (row, column) if inside else None


def find_grids(rules: Sequence[Box]) -> list[Grid]:
    """The grids that rules make, from top to bottom."""
    level = gathered([(rule.top, (rule.left, rule.right)) for rule in rules if rule.right > rule.left])
    upright = gathered([(rule.left, (rule.top, rule.bottom)) for rule in rules if rule.bottom > rule.top])
    flat = [(y, span) for y, spans in level.items() for span in spans]
    tall = [(x, span) for x, spans in upright.items() for span in spans]
    grids = [_grid(*group) for group in _touching(flat, tall)]
    return sorted((grid for grid in grids if grid is not None), key=lambda grid: grid.down[0])


def gathered(lines: list[tuple[float, Span]]) -> Lines:
    """Lines by their place, those within a few points taken for one, and the stretches they cover together."""
    found: dict[float, list[Span]] = {}
    place = -2 * NEAR
    for at, span in sorted(lines):
        if at - place > NEAR:
            place = at
        found.setdefault(place, []).append(span)
    return {place: _merged(spans) for place, spans in found.items()}


def _merged(spans: list[Span]) -> list[Span]:
    """Stretches of one line, those that touch made one, those that stay short left out."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1] + NEAR:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return [(start, end) for start, end in merged if end - start >= SHORTEST]


Placed = tuple[float, Span]


def _touching(flat: list[Placed], tall: list[Placed]) -> list[tuple[list[Placed], list[Placed]]]:
    """The lines in groups that hang together, none where there are too many; level ones come from top to bottom."""
    group = list(range(len(flat) + len(tall)))

    def head(at: int) -> int:
        while group[at] != at:
            group[at] = group[group[at]]
            at = group[at]
        return at

    heights, pairs = [y for y, _ in flat], 0
    for k, (x, (top, bottom)) in enumerate(tall, start=len(flat)):
        first, last = bisect_left(heights, top - NEAR), bisect_right(heights, bottom + NEAR)
        pairs += last - first
        if pairs > MOST_PAIRS:
            return []
        for i in range(first, last):
            left, right = flat[i][1]
            if left - NEAR <= x <= right + NEAR:
                group[head(k)] = head(i)
    members: dict[int, tuple[list[Placed], list[Placed]]] = {}
    for at, line in enumerate([*flat, *tall]):
        members.setdefault(head(at), ([], []))[at >= len(flat)].append(line)
    return [lines for lines in members.values() if all(lines)]


def _grid(flat: list[Placed], tall: list[Placed]) -> Grid | None:
    """The grid of lines that hang together; open sides are closed where its lines end."""
    level, upright = _by_place(flat), _by_place(tall)
    across = _closed(sorted(upright), [span for _, span in flat])
    down = _closed(sorted(level), [span for _, span in tall])
    if len(across) < 3 or len(down) < 3 or len(across) * len(down) > MOST_PLACES:
        return None
    return Grid(across, down, tuple(_cells(across, down, level, upright)))


def _by_place(lines: list[Placed]) -> Lines:
    return {place: [span for _, span in group] for place, group in groupby(sorted(lines), key=lambda line: line[0])}


def _closed(places: list[float], crossing: list[Span]) -> tuple[float, ...]:
    """The places of lines, with the ends of those that cross them where they reach beyond the outermost."""
    first, last = min(span[0] for span in crossing), max(span[1] for span in crossing)
    before = [first] if first < places[0] - 2 * NEAR else []
    after = [last] if last > places[-1] + 2 * NEAR else []
    return (*before, *places, *after)


def _cells(across: tuple[float, ...], down: tuple[float, ...], level: Lines, upright: Lines) -> list[Cell]:
    """The cells of a grid: its places, merged where no line parts them."""
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()

    def is_open(row: int, column: int) -> bool:
        """Whether no line parts a place from the one on its left."""
        return (row, column) not in taken and not _parts(upright, across[column], down[row], down[row + 1])

    def is_below(row: int, column: int) -> bool:
        """Whether no line parts a place from the one above it."""
        return (row, column) not in taken and not _parts(level, down[row], across[column], across[column + 1])

    for row, column in product(range(len(down) - 1), range(len(across) - 1)):
        if (row, column) in taken:
            continue
        right = column + 1
        while right < len(across) - 1 and is_open(row, right):
            right += 1
        bottom = row + 1
        while bottom < len(down) - 1 and all(is_below(bottom, k) for k in range(column, right)):
            bottom += 1
        taken.update(product(range(row, bottom), range(column, right)))
        cells.append(Cell(row, column, bottom - row, right - column))
    return cells


def _parts(lines: Lines, place: float, start: float, end: float) -> bool:
    """Whether a line at a place covers the middle of a stretch."""
    middle = (start + end) / 2
    return any(low <= middle <= high for low, high in lines.get(place, ()))
