"""Headings: what marks one, how deep it stands, and whether its part of the plan looks back or ahead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from plantargets.extractors.lexicon import alternation, table
from plantargets.extractors.model import Facts, Heading, Part

NUMERAL = "[一二三四五六七八九十百零〇]{1,4}"
MARKS: tuple[tuple[int, str], ...] = (
    (1, rf"第{NUMERAL}(?:篇|编|部分)"),
    (2, rf"第(?:{NUMERAL}|\d+)章"),
    (3, rf"第(?:{NUMERAL}|\d+)节"),
    (4, rf"{NUMERAL}(?:、|[．.](?!\d))"),
    (5, rf"（{NUMERAL}）[、.]?"),
    (6, r"\d{1,2}[.．、](?!\d)"),
    (7, r"（\d{1,2}）|\d{1,2}）"),
    (8, r"[①-⑳]|——|专栏\s*(?:\d+|" + NUMERAL + ")"),
)
"""The marks of headings by depth, 1 outermost."""
MARK = re.compile("|".join(f"(?P<d{depth}>{pattern})" for depth, pattern in MARKS))
TOP = 4
"""Chapters, sections and 一、; deeper headings change the part only by words that say it alone."""
UNNUMBERED, ABOVE_ALL = 9, 0
LINE_LENGTH, RUN_IN_LENGTH, PLAIN_LENGTH = 60, 40, 30
OWN_LINE = re.compile(r"[^。；！？|]{2,}$")
RUN_IN = re.compile(r"[^。；，\n]{2,24}(?=：)|[^。；\n]{2,}?(?=。)|[^。；，：\n ]{4,24}(?= )")
PLAIN = re.compile(r"(?=.*[\u4e00-\u9fff]{2})[^。；！？，：|〔\d][^。；！？|〔：]{2,}$|\d{4}年[^。；！？|〔：]{2,}$")
SWITCHING = re.compile(r"\d{4}年|[一二三四五六七八九十]五”|过去|今年|来年|回顾|安排|打算|部署|下一?步|建议")
"""What an unnumbered heading holds that parts a report in two, above all its numbered ones."""
TITLE_END = re.compile(r"(?:报告|讲话|通知|公报|规划|纲要|计划|方案|意见|要点)(?:（[^）]*）)?》?$")
"""A document's own title, which opens no part."""
YEARS_WORK = re.compile(r"^(?!.*报告).*\d{4}年.{0,12}(?:工作|任务)")
"""2026年重点工作: the year tells the part."""
PROMISE = re.compile(r"推动|推进|促进|实施|确保|力争|努力|加强|提升|提高|打造|见到?新?成效|取得新")
"""What makes 成效 or 成果 at a heading's end a thing to come."""
LABEL = re.compile(
    r"(?:[①-⑳]|\d{1,2}[.．、]|（\d{1,2}）|（[一二三四五六七八九十]{1,3}）)?([\u4e00-\u9fff]{2,8})：(?=.)"
)
INNER_LABEL = re.compile(r"(?<![^，；。])([\u4e00-\u9fff]{2,8})：")
NEEDS = re.compile(r"(?<=形势)(?:和|与|及|、)?(?:新|发展)?(?:任务|要求|需求)+$")
"""发展形势与需求 looks at how things stand."""
PLACES = ("start", "end", "in")
JOINED = re.compile(r"和|及|与|暨|、|，")
TRAILING = re.compile(r"[\s.…·\d（）]*$|（[^（）]*）$")


RESULTS = ("成效", "成就", "成绩", "成果", "进展")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of headings.tsv: where it must stand, how deep it still counts, and the part it tells."""

    word: str
    part: Part
    place: str
    deep: bool

    def fits(self, title: str) -> bool:
        """Whether the title shows the word in its place."""
        if self.place == "end":
            return title.endswith(self.word) and not (self.word in RESULTS and PROMISE.search(title))
        return title.startswith(self.word) if self.place == "start" else self.word in title


@cache
def cues() -> tuple[Cue, ...]:
    """The vocabulary of headings.tsv."""
    found = []
    for row in table("headings.tsv"):
        part: Part = "review" if row.one_of("part", ("review", "plan")) == "review" else "plan"
        place = row.one_of("place", PLACES)
        found.append(Cue(row["word"], part, place, row.one_of("depth", ("any", "top")) == "any"))
    return tuple(found)


@cache
def _telling() -> re.Pattern[str]:
    """Any word of headings.tsv: what is asked first, since few headings have one."""
    return re.compile(alternation(tuple(cue.word for cue in cues())))


def part_of(title: str, depth: int) -> Part | None:
    """The part a heading opens by its words; None where it does not say, or says both.

    >>> part_of("2023年工作情况", 4), part_of("提升治理成效的主要任务", 4), part_of("成效显著", 5)
    ('review', 'plan', None)
    >>> part_of("2023年工作总结和2024年工作打算", 4) is None
    True
    """
    if not _telling().search(title):
        return None
    plain = NEEDS.sub("", TRAILING.sub("", title))
    deep = TOP < depth < UNNUMBERED
    told = {_part_of_member(member, deep) for member in JOINED.split(plain)} - {None}
    return told.pop() if len(told) == 1 else None


def _part_of_member(member: str, deep: bool) -> Part | None:
    """The part one member of a heading's list tells: by its first word, else by its last, else by any."""
    fitting = [cue for cue in cues() if (cue.deep or not deep) and cue.fits(member)]
    best = min(fitting, key=lambda cue: (PLACES.index(cue.place), -len(cue.word)), default=None)
    return best.part if best else None


def read_heading(folded: str, start: int, end: int, first: bool, last: bool, facts: Facts) -> Heading | None:
    """The heading that opens the sentence `[start, end)`; `first` and `last` tell of its place in its paragraph."""
    mark = MARK.match(folded, start, end)
    if mark is None:
        return _plain_heading(folded, start, end) if first and last else None
    depth = int((mark.lastgroup or "d9")[1:])
    begin = mark.end() + len(folded[mark.end() : end]) - len(folded[mark.end() : end].lstrip())
    title = _title(folded, begin, end, last)
    words = folded[begin:title].strip()
    part = part_of(words, depth) if title >= end - 1 or folded[title] in "。： " else None
    return Heading(start, title, depth, words, part)


def _title(folded: str, begin: int, end: int, last: bool) -> int:
    """Where the title ends: with its line, at the first full stop or colon, else with its first clause."""
    if last and end - begin <= LINE_LENGTH and OWN_LINE.match(folded, begin, end):
        return end
    run_in = RUN_IN.match(folded, begin, min(end, begin + RUN_IN_LENGTH))
    if run_in:
        return run_in.end()
    clause = re.compile(r"[^，。；：\n]{0,40}").match(folded, begin, end)
    return clause.end() if clause else end


def _plain_heading(folded: str, start: int, end: int) -> Heading | None:
    """A heading without a number on a line of its own: short, no stop in it."""
    if not 3 < end - start <= PLAIN_LENGTH or not PLAIN.match(folded, start, end):
        return None
    title = folded[start:end].strip()
    if TITLE_END.search(title):
        return Heading(start, end, UNNUMBERED, title)
    part = part_of(title, UNNUMBERED)
    if SWITCHING.search(title):
        depth = ABOVE_ALL if part or YEARS_WORK.search(title) else UNNUMBERED
        return Heading(start, end, depth, title, part)
    return Heading(start, end, UNNUMBERED, title, part if _says_it_alone(title) else None)


def read_label(folded: str, start: int, end: int) -> Heading | None:
    """The label that opens a paragraph (整改目标：…) where it tells the paragraph's part."""
    hit = LABEL.match(folded, start, end)
    part = part_of(hit[1], UNNUMBERED) if hit else None
    return Heading(start, hit.end(1), UNNUMBERED, hit[1], part) if hit and part else None


def labelled_part(text: str) -> Part | None:
    """The part told by the last label in a stretch of a sentence: 问题：…；整改目标：….

    >>> labelled_part("存在问题：学位缺口较大；整改目标：新增学位")
    'plan'
    """
    told = [part for hit in INNER_LABEL.finditer(text) if (part := part_of(hit[1], UNNUMBERED))]
    return told[-1] if told else None


def _says_it_alone(title: str) -> bool:
    """Whether a heading without a number is one by its words: 基本情况, 发展目标; 优化发展环境 may be a sentence."""
    return len(title) <= 12 and any(len(cue.word) > 3 and cue.place == "end" and cue.fits(title) for cue in cues())
    return Heading(start, end, depth, title, part)
