"""The part a heading or label opens, by its words: looking back (工作情况, 存在问题) or ahead (主要任务, 整改目标)."""

from __future__ import annotations

import re
from functools import cache

from plantargets.extractors.lexicon import alternation, table
from plantargets.extractors.model import Part
from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record

FILE = "headings.tsv"
PLACES = ("start", "end", "in")
"""Where a telling word may stand in a heading; the first outweighs the others."""
SHORT_TITLE, FULL_WORD = 12, 4
RESULTS = ("成效", "成就", "成绩", "成果", "进展")
PROMISE = compiled(r"推动|推进|促进|实施|确保|力争|努力|加强|提升|提高|打造|见到?新?成效|取得新")
"""What makes a result at a heading's end a thing to come: 推动教育质量取得新成效."""
GAINED = compiled(rf"取得[^，。；：]{{0,6}}(?:{'|'.join(RESULTS)})$")
"""A result as what a deep heading's verb gains, reached or aimed at as the heading above says: 治水取得重大成效."""
DOING = compiled(
    r"^(?:进一步|持续|切实|大力|着力|全面|加快|积极|努力|扎实|不断)?(?:推进|推动|强化|夯实|筑牢|打牢|优化|补齐|补上|应对|抢抓|解决|化解|"
    r"发挥|放大|塑造|重塑|释放|彰显|突破|打造|营造|改善|巩固|提升|加强|完善|健全|深化|构建|建设|培育|聚焦|坚持|实施|促进|创新|破解|整治|攻克|把握|增强|扩大|厚植|保护|消除)"
)
"""Verbs that begin a task: 优化发展环境 is none of the headings that look at how things stand."""
PLAIN_RECORDS = ("回顾", "情况", "基本情况", "总结", "工作总结", "现状", "概况", "表现")
"""Words for a record, whatever was done before them: 推进落实情况."""
JOINED = compiled(r"[和及与暨、，]")
"""What parts the members of a heading: 工作总结和工作打算."""
TRAILING = compiled(r"[\s.…·\d（）]*$|（[^（）]*）$")
NEEDS = compiled(r"(?<=形势)[和与及、]?(?:新|发展)?(?:任务|要求|需求)+$")
"""发展形势与需求 looks at how things stand."""
NEXT_STEP = compiled(r"(?<![^，。；：\n])下一?步(?:工作)?(?=[，中将要我拟]|计划|打算|重点)")
"""What turns from what was done to what comes next, inside a paragraph that looks back."""
INNER_LABEL = compiled(r"(?<![^，；。])([\u4e00-\u9fff]{2,8})：")


@record
class Cue:
    """A word of headings.tsv: where it must stand, whether it counts in deep headings, and the part it tells."""

    word: str
    part: Part
    place: str
    deep: bool

    def counts_in(self, member: str, deep: bool) -> bool:
        """Whether the word counts in a member that holds it: in a deep heading some words do only as the whole."""
        return self.deep or not deep or member == self.word

    def fits(self, title: str) -> bool:
        """Whether the title shows the word in its place."""
        if self.place == "end":
            return title.endswith(self.word) and not self._is_promised(title)
        return title.startswith(self.word) if self.place == "start" else self.word in title

    def _is_promised(self, title: str) -> bool:
        """Whether the title speaks of what shall be done to the thing: 优化发展环境, 补齐学位短板."""
        if self.part == "plan" or self.word in PLAIN_RECORDS:
            return False
        return (PROMISE if self.word in RESULTS else DOING).search(title) is not None


@cache
def cues() -> tuple[Cue, ...]:
    """The vocabulary of headings.tsv."""
    found = []
    for row in table(FILE):
        part: Part = "review" if row.one_of("part", ("review", "plan")) == "review" else "plan"
        deep = row.one_of("depth", ("any", "top")) == "any"
        found.append(Cue(row["word"], part, row.one_of("place", PLACES), deep))
    return tuple(found)


@cache
def _telling() -> re.Pattern[str]:
    """Any word of headings.tsv: what is asked first, since few headings have one."""
    return compiled(alternation(tuple(cue.word for cue in cues())))


def part_of(title: str, deep: bool = False) -> Part | None:
    """The part a heading opens by its words; None where it does not say, or says both.

    >>> part_of("2023年工作情况"), part_of("提升治理成效的主要任务"), part_of("办学条件改善成效", deep=True)
    ('review', 'plan', 'review')
    >>> part_of("2023年工作总结和2024年工作打算") is None
    True
    """
    if not _telling().search(title):
        return None
    plain = NEEDS.sub("", TRAILING.sub("", title))
    if deep and GAINED.search(plain):
        return None
    told = {part for member in JOINED.split(plain) if (part := _part_of_member(member, deep))}
    return told.pop() if len(told) == 1 else None


def _part_of_member(member: str, deep: bool) -> Part | None:
    """The part one member of a heading's list tells: by its first word, else by its last, else by any."""
    held = [cue for cue in cues() if cue.word in member]
    fitting = [cue for cue in held if cue.counts_in(member, deep) and cue.fits(member)]
    best = min(fitting, key=lambda cue: (PLACES.index(cue.place), -len(cue.word)), default=None)
    return best.part if best else None


def says_it_alone(title: str) -> bool:
    """Whether a line without a number is a heading by its words: 基本情况, 发展目标; 优化发展环境 may be a sentence."""
    if len(title) > SHORT_TITLE or not title.endswith(tuple(cue.word for cue in _full_words())):
        return False
    return any(cue.fits(title) for cue in _full_words())


@cache
def _full_words() -> tuple[Cue, ...]:
    """The words at a heading's end that are long enough to say it alone."""
    return tuple(cue for cue in cues() if len(cue.word) >= FULL_WORD and cue.place == "end")


def turns(text: str) -> list[tuple[int, int, Part]]:
    """Where the labels inside a sentence begin and end, and the part that each opens; so does 下一步.

    >>> turns("存在问题：学位缺口较大；整改目标：新增学位")
    [(0, 5, 'review'), (12, 17, 'plan')]
    """
    found: list[tuple[int, int, Part]] = []
    if "：" in text:
        found += [(*hit.span(), part) for hit in INNER_LABEL.finditer(text) if (part := part_of(hit[1]))]
    if "步" in text:
        found += [(*hit.span(), "plan") for hit in NEXT_STEP.finditer(text)]
        found.sort()
    return found
