"""Where a sentence's numbers stand: the words before and after each cluster of numbers, between the boundaries.

A *cluster* is a run of quantities parted only by 、 or 和: 90%、99%和92%. A *boundary* is a comma, semicolon, colon,
bracket or full stop that does not stand inside quotation marks, a title or a short bracket (新（续）建).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plantargets.extractors.model import Quantity

JOINT = re.compile(r"\s*(?:[、/和与及或]|以及|，?(?=分别))\s*")
HARD = re.compile(r"[，；：。！？（）()\[\]\n]|——")
CLOSED = re.compile(r"“[^”]*”|‘[^’]*’|《[^》]*》|「[^」]*」")
BRACKET = re.compile(r"（[^（）]*）")
LIST_CLOSED = re.compile(r"(?<![一二三特高中初平同对优均])等(?![奖级职教])[\u4e00-\u9fff]")
LONG_BRACKET = 42
CONJUNCTIONS = ("以及", "和", "与", "及", "或", "并")


@dataclass(frozen=True, slots=True)
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


def mask(text: str, numbers: Sequence[tuple[int, int]]) -> str:
    """The text with quotations, titles, short brackets and numbers made featureless, of the same length."""
    chars = list(text)
    for hit in CLOSED.finditer(text):
        chars[hit.start() + 1 : hit.end() - 1] = "□" * (hit.end() - hit.start() - 2)
    for hit in BRACKET.finditer(text):
        holds = any(hit.start() < start < hit.end() for start, _ in numbers)
        if not holds and hit.end() - hit.start() <= LONG_BRACKET:
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
    found: list[Slot] = []
    lefts: list[int] = []
    groups = clusters(numbers, masked)
    ends = [0, *(numbers[group[-1]][1] for group in groups)]
    starts = [*(numbers[group[0]][0] for group in groups), len(text)]
    cuts: list[tuple[int, int, str, int]] = []
    for number, (begin, finish) in enumerate(zip(ends, starts, strict=True)):
        right_end, left_start, opener = split_gap(masked[begin:finish])
        if number == 0:
            hard = list(HARD.finditer(masked[begin:finish]))
            right_end, left_start = 0, hard[-1].end() if hard else 0
            opener = hard[-1].group()[0] if hard else ""
        cuts.append((begin + right_end, begin + left_start, opener, begin))
    for number, group in enumerate(groups):
        right_end, left_start, opener, begin = cuts[number]
        middle = masked[right_end : max(right_end, left_start)]
        before = tuple(
            text[right_end + m.start() : right_end + m.end()] for m in re.finditer(r"[^，；：。！？（）()\n]+", middle)
        )
        following = number + 1
        while following < len(groups) and starts[following] == ends[following]:
            following += 1
        begin = ends[number + 1 if text.startswith("的", ends[following]) else following]
        right = text[begin : cuts[following][0]]
        shared = following < len(groups) and not cuts[following][2]
        if not opener and number and masked[left_start:].startswith("的"):
            left_start = lefts[-1]
        lefts.append(left_start)
        gap = masked[ends[number] : starts[number]]
        enters, leaves = gap.count("（") > gap.count("）"), gap.count("）") > gap.count("（")
        left = text[left_start : starts[number]]
        boundary = HARD.search(masked, ends[number + 1])
        beyond = text[ends[number + 1] : boundary.start() if boundary else len(text)]
        found.append(Slot(group, left, right, opener, shared, beyond, enters, leaves, before))
    return found
