"""Where a sentence's numbers stand: the words before and after each cluster of numbers, between the boundaries.

A *cluster* is a run of quantities parted only by 、 or 和: 90%、99%和92%. A *boundary* is a comma, semicolon, colon,
bracket or full stop that does not stand inside quotation marks, a title or a short bracket (新（续）建).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from plantargets.extractors.model import Quantity, Span
from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record

JOINT = compiled(r"\s*(?:[、/和与及或]|以及|，?(?=分别))\s*")
HARD = compiled(r"[，；：。！？（）()\[\]\n]|——")
CLOSED = compiled(r"“[^”]*”|‘[^’]*’|《[^》]*》|「[^」]*」")
BRACKET = compiled(r"（[^（）]*）")
OWN_LIST = compiled(r"(?<=..)(?:、|和|及|以及|与)(?=[“《□][^、]*等$)")
"""What joins a counted noun to the next count's own list of names: 20轮强降水和“甲花”等12个台风."""
LIST_CLOSED = compiled(r"(?<![一二三特高中初平同对优均])等(?![奖级职教])[\u4e00-\u9fff]")
CLAUSE = compiled(r"[^，；：。！？（）()\n]+")
LONG_BRACKET = 42
FAR = 500
NEAR = 200
"""No name is longer: words further from their number than this are not looked at for one."""
CONJUNCTIONS = ("以及", "和", "与", "及", "或", "并")


@record
class Slot:
    """A cluster's surroundings: `members` index the quantities, the texts come from the view's own words."""

    members: tuple[int, ...]
    left: str
    """The words between the last boundary (or number) and the cluster."""
    right: str
    """The words between the cluster and the next boundary (or number)."""
    opener: str
    """What stands before `left`: '，', '；', '：', '（', '、' (a list goes on), '' (the sentence, the last number)."""
    shared: bool = False
    """Whether `right` is also the next cluster's `left`: no boundary stands between the two."""
    beyond: str = ""
    """The words between the cluster and the next boundary, later numbers and all."""
    enters: bool = False
    """Whether a bracket opened between the last number and this cluster, and is still open."""
    leaves: bool = False
    """Whether a bracket closed there."""
    before: tuple[str, ...] = ()
    """The clauses without a number since the last number, nearest last."""
    after: str = ""
    """The clause behind the comma that the words after the cluster end with."""
    spans: tuple[Span, ...] = ()
    """Where all these words stand in the sentence: `left`, `right` and `beyond`, the clauses before, the one after."""


@record
class Cut:
    """Where, between two clusters, the words of the earlier one end and those of the later one start."""

    right_end: int
    left_start: int
    opener: str


def mask(text: str, numbers: Sequence[tuple[int, int]]) -> str:
    """The text with quotations, titles, short brackets and numbers made featureless, of the same length."""
    chars = list(text)
    for hit in CLOSED.finditer(text):
        chars[hit.start() + 1 : hit.end() - 1] = "□" * (hit.end() - hit.start() - 2)
    starts = [start for start, _ in numbers]
    for hit in BRACKET.finditer(text):
        holds_none = bisect_right(starts, hit.start()) == bisect_left(starts, hit.end())
        if holds_none and hit.end() - hit.start() <= LONG_BRACKET:
            chars[hit.start() : hit.end()] = "□" * (hit.end() - hit.start())
    for start, end in numbers:
        chars[start:end] = "■" * (end - start)
    return "".join(chars)


def clusters(numbers: Sequence[tuple[int, int]], masked: str) -> list[tuple[int, ...]]:
    """Groups of consecutive numbers parted only by a joint."""
    groups: list[list[int]] = []
    for index, (start, _) in enumerate(numbers):
        if groups and JOINT.fullmatch(masked, numbers[index - 1][1], start):
            groups[-1].append(index)
        else:
            groups.append([index])
    return [tuple(group) for group in groups]


def split_gap(gap: str) -> tuple[int, int, str]:
    """(end of the right part, start of the left part, opener) in the masked words between two clusters."""
    hard = list(HARD.finditer(gap))
    if hard:
        return hard[0].start(), hard[-1].end(), hard[-1].group()[0]
    if gap.endswith("、"):
        return len(gap) - 1, len(gap), "、"
    joint = OWN_LIST.search(gap)
    if joint:
        return joint.start(), joint.end(), "、"
    at = gap.find("、")
    if at >= 0 and LIST_CLOSED.search(gap, at):
        return len(gap), 0, ""
    if at >= 0:
        return at, at + 1, "、"
    for word in CONJUNCTIONS:
        if gap.startswith(word):
            return 0, len(word), "、"
        if gap.endswith(word):
            return len(gap) - len(word), len(gap), "、"
    return len(gap), 0, ""


def slots(text: str, folded: str, quantities: Sequence[Quantity], offset: int) -> list[Slot]:
    """The slots of one sentence; `text` and `folded` are the sentence's, `offset` its start in the view."""
    numbers = [(q.start - offset, q.end - offset) for q in quantities]
    masked = mask(folded, numbers)
    groups = clusters(numbers, masked)
    ends = [0, *[numbers[group[-1]][1] for group in groups]]
    starts = [*[numbers[group[0]][0] for group in groups], len(text)]
    cuts = [cut(masked, begin, finish) for begin, finish in zip(ends, starts, strict=True)]
    adjoining = following_clusters(starts, ends)
    found: list[Slot] = []
    left_start = 0
    for number, group in enumerate(groups):
        start, end, begin, following = starts[number], ends[number + 1], cuts[number], adjoining[number]
        inherits = not begin.opener and number and masked.startswith("的", begin.left_start)
        left_start = left_start if inherits else begin.left_start
        own = number + 1 if text.startswith("的", ends[following]) else following
        left = max(left_start, start - NEAR), start
        right = ends[own], min(cuts[following].right_end, ends[own] + NEAR)
        beyond = end, clause_end(masked, end)
        spans = (left, right, beyond, *clauses_between(masked, begin), clause_after(masked, beyond[1]))
        words = [text[start:end] for start, end in spans]
        shared = following < len(groups) and not cuts[following].opener
        opened = masked.count("（", ends[number], start) - masked.count("）", ends[number], start)
        around = words[0], words[1], begin.opener, shared, words[2], opened > 0, opened < 0
        found.append(Slot(group, *around, tuple(words[3:-1]), words[-1], spans))
    return found


def clauses_between(masked: str, parting: Cut) -> list[Span]:
    """Where the clauses without a number stand between two clusters, each no longer than is of use."""
    if parting.right_end == parting.left_start:
        return []
    whole = [hit.span() for hit in CLAUSE.finditer(masked, parting.right_end, parting.left_start)]
    return [(max(start, end - NEAR), end) for start, end in whole]


def clause_after(masked: str, end: int) -> Span:
    """Where the clause stands behind the comma that a clause ends with."""
    return (end + 1, clause_end(masked, end + 1)) if masked.startswith("，", end) else (end, end)


def cut(masked: str, begin: int, finish: int) -> Cut:
    """How the words between two clusters divide; before the first cluster all belong to it from its clause on."""
    if begin:
        right_end, left_start, opener = split_gap(masked[begin:finish])
        return Cut(begin + right_end, begin + left_start, opener)
    marks = list(HARD.finditer(masked, 0, finish))
    return Cut(0, marks[-1].end() if marks else 0, marks[-1].group()[0] if marks else "")


def following_clusters(starts: Sequence[int], ends: Sequence[int]) -> list[int]:
    """For each cluster the first after it that has words before it, or what stands for the sentence's end."""
    last = len(ends) - 1
    following = list(range(1, last + 1))
    for number in range(last - 2, -1, -1):  # from the end, so that a run of numbers is gone over once
        if starts[number + 1] == ends[number + 1]:
            following[number] = following[number + 1]
    return following


def clause_end(masked: str, start: int) -> int:
    """The next boundary after `start`, looked for no further than is of use."""
    boundary = HARD.search(masked, start, start + FAR)
    return boundary.start() if boundary else min(len(masked), start + FAR)
