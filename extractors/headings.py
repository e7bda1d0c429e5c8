"""Headings: what marks one, how deep it stands, where its title ends, and the part it opens.

In goes a sentence's span; out comes the `Heading` that it is or that it opens with, or None.
"""

from __future__ import annotations

from plantargets.extractors.model import Heading, Part
from plantargets.extractors.parts import part_of, says_it_alone
from plantargets.extractors.patterns import compiled

NUMERAL = "[一二三四五六七八九十百零〇]{1,4}"
MARKS: tuple[tuple[int, str], ...] = (
    (1, rf"第{NUMERAL}(?:篇|编|部分)"),
    (2, rf"第(?:{NUMERAL}|\d+)章"),
    (3, rf"第(?:{NUMERAL}|\d+)节"),
    (4, rf"{NUMERAL}(?:、(?!{NUMERAL}(?:[、和]|产业))|[．.](?!\d))"),
    (5, rf"（{NUMERAL}）[、.]?"),
    (6, r"\d{1,2}[.．、](?!\d)"),
    (7, r"（\d{1,2}）|\d{1,2}）"),
    (8, r"[①-⑳]|——|专栏\s*(?:\d+|" + NUMERAL + ")"),
)
"""The marks of headings by depth, 1 outermost; 一、二、三产业 and 一、二产业 begin with none."""
MARK_SIGNS = frozenset("第一二三四五六七八九十百零〇0123456789（—专①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
"""What a heading's mark begins with."""
LABEL_REACH = 16
"""Characters within which the colon of a label stands."""
MARK = compiled(
    r"(?=[第一二三四五六七八九十百\d（①-⑳—专])(?:"
    + "|".join(f"(?P<d{depth}>{pattern})" for depth, pattern in MARKS)
    + ")"
)
ABOVE_ALL, TOP, UNNUMBERED = 0, 4, 9
"""Depths: a heading without a number that parts a report in two; 一、; any other without a number."""
LINE_LENGTH, RUN_IN_LENGTH, PLAIN_LENGTH = 60, 40, 30
OWN_LINE = compiled(r"[^。；！？|]{2,}$")
RUN_IN = compiled(r"[^。；，\n]{2,24}(?=：)|[^。；\n]{2,}?(?=。)|[^。；，：\n ]{4,24}(?= )|[^，。；：\n]*")
"""A title with its text behind it: up to a colon, a full stop or a space, else its first clause."""
PLAIN = compiled(r"(?=.*[\u4e00-\u9fff]{2})[^。；！？，：|〔\d][^。；！？|〔：]{2,}$|\d{4}年[^。；！？|〔：]{2,}$")
SWITCHING = compiled(r"\d{4}年|[一二三四五六七八九十]五”|过去|今年|来年|回顾|安排|打算|部署|下一?步|建议")
"""What a heading without a number holds that parts a report in two, above all its numbered ones."""
OWN_TITLE = compiled(r"(?:报告|讲话|通知|公报|规划|纲要|方案|意见)(?:（[^）]*）)?》?$")
"""A document's own title, which opens no part."""
YEARS_WORK = compiled(r"(?!.*报告).*\d{4}年.{0,12}(?:工作|任务)")
"""2026年重点工作: the year tells the part."""
LABEL = compiled(rf"(?:[①-⑳]|\d{{1,2}}[.．、]|（(?:\d{{1,2}}|{NUMERAL})）)?([\u4e00-\u9fff]{{2,8}})：(?=.)")


def read_heading(folded: str, start: int, end: int, first: bool, last: bool) -> Heading | None:
    """The heading that the sentence `[start, end)` is or opens with; `first`, `last`: its place in its paragraph.

    >>> text = "（一）扩大学位供给。新建学校5所。"
    >>> read_heading(text, 0, 10, first=True, last=False).title
    '扩大学位供给'
    """
    mark = MARK.match(folded, start, end)
    if mark is None:
        plain = _plain_heading(folded, start, end) if first and last else None
        return plain or _label(folded, start, end)
    depth = int((mark.lastgroup or "d9")[1:])
    begin = mark.end()
    while begin < end and folded[begin] == " ":
        begin += 1
    stop = _title_end(folded, begin, end, last)
    title = folded[begin:stop].strip()
    complete = stop >= end - 1 or folded[stop] in "。： "
    return Heading(start, stop, depth, title, part_of(title, deep=depth > TOP) if complete else None)


def _title_end(folded: str, begin: int, end: int, last: bool) -> int:
    """Where the title ends: with its line, else where its text begins."""
    if last and end - begin <= LINE_LENGTH and OWN_LINE.match(folded, begin, end):
        return end
    run_in = RUN_IN.match(folded, begin, min(end, begin + RUN_IN_LENGTH))
    return run_in.end() if run_in else end


def _plain_heading(folded: str, start: int, end: int) -> Heading | None:
    """A heading without a number on a line of its own: short, no stop in it."""
    if not 3 < end - start <= PLAIN_LENGTH or not PLAIN.match(folded, start, end):
        return None
    title = folded[start:end].strip()
    if OWN_TITLE.search(title):
        return Heading(start, end, UNNUMBERED, title)
    part = part_of(title)
    if SWITCHING.search(title):
        depth = ABOVE_ALL if part or YEARS_WORK.match(title) else UNNUMBERED
        return Heading(start, end, depth, title, part)
    return Heading(start, end, UNNUMBERED, title, part if says_it_alone(title) else None)


def _label(folded: str, start: int, end: int) -> Heading | None:
    """The label that opens a sentence (整改目标：…), where it tells the part."""
    hit = LABEL.match(folded, start, end)
    part: Part | None = part_of(hit[1]) if hit else None
    return Heading(start, hit.end(1), UNNUMBERED, hit[1], part) if hit and part else None
