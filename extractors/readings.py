"""How the years named in a sentence work there: as a value's time, as a base of comparison, as what governs on.

In go a sentence's mentions of years; out come its `Readings`: how each works, told by the words right around it, found
by place.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from plantargets.extractors.clauses import BREAK, REACH
from plantargets.extractors.model import Clue, Sentence, Span
from plantargets.extractors.patterns import compiled
from plantargets.extractors.periods import Mention
from plantargets.extractors.record import record

COMPARING = compiled(r"(?:(?<!占)比|较|同|与|超过|高于|低于|相当于|占|由|从)$")
"""What makes the year after it one to compare with: 比2020年, 由2020年的."""
EQUATING = compiled(r"[是为]$")
"""What makes the year after it one to compare with only where 的 follows: 是2020年的1.3倍, but 分布为2026年40名."""
COMPARED = compiled(
    r"年?(?:同期|水平|基数|总量)?(?:相比|的[\d.一二两三]+倍|的?基础上|翻|不变价|可比价|价格|价[计算])"
    r"|的?(?:同期)?水平上?(?:提高|增长|下降)"
)
"""What makes the year before it one to compare with: 2020年的1.3倍, 按2000年价格."""
LEADING = compiled(
    r"(?:[，；：。！？\n（、”\s]|其中|预计|力争|确保|到|至|截至|截止到?|在|经过|争取|计划|即|为|并|并在|也|实现|于|经过努力|即到|并于|"
    r"自|拟|以及|展望|提前|全年|另外|同时|第[一二三四五]阶段（|^（?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[.、．]|）[.、]?))*"
)
"""What may stand before a time that governs its clause and those after it: 力争到2025年, 其中2023年底前, 2.到2025年."""
GOING_ON = compiled(r".{0,4}?相比|.{0,3}?基础上")
STAGE = compiled("阶段|[近中远前后]期（$")
"""What a bracket with a year dates as a stage: 第一阶段（2024年）, 近期（2021—2023年）."""
PARTING = compiled("；")
LOOK_BACK = 60
"""Years before a number that are looked at, so that no list is too long to be read."""
STARTING = compiled(r"[^，。；、]{0,6}?起(?![来步草点])")
COMING = tuple(f"word-{word}{years}" for word in ("今后", "未来") for years in ("三年", "五年"))
"""Rules of words that govern wherever they stand in their clause: 明确了今后五年的主要指标，包括……."""
RELATIVE = ("word-上", "word-去")
"""Rules of words that count from the value's own year: 上年, 去年."""


@record
class Reading:
    """A mention as it works in its sentence: as a base of comparison, and whether it governs what follows."""

    mention: Mention
    base: bool
    leads: bool
    within: bool
    """It stands after 其中 or inside a bracket, and governs no further than that."""
    until: bool
    """It is a limit (到2025年, 2025年底前), which governs all that follows."""
    frames: bool
    """到2025年: what follows describes that year, sentence after sentence; 2023年底前 dates one step."""
    opens: bool
    """Nothing but such words stands before it in its sentence."""
    alone: bool
    """No other year is said in its clause: 2023年20名、2024年30名 dates each number by itself."""
    starts: bool = False
    """自2022年秋季起: what follows begins then and goes on."""
    staged: bool = False
    """It dates a stage from inside a bracket: 第一阶段（2024年）."""
    goes_on: bool = False
    """As a base it is one for the clauses that follow too: 与2020年相比，."""

    @property
    def relative(self) -> bool:
        """Whether the year counts from the value's own: 比上年."""
        return self.mention.rule.startswith(RELATIVE)


@record
class Timed:
    """A year for a value: the year, the rule that found it, and whether the sentence itself says it."""

    year: int | None
    rule: str
    said: bool = True
    mention: Mention | None = None
    frames: bool = False
    """It was said as 到2025年, of all that follows."""
    span: Span | None = None
    """Where the words stand that say it, if they are no mention."""

    @property
    def clue(self) -> Clue:
        """The rule that found the year, and the words it went by."""
        words = (self.mention.start, self.mention.end) if self.mention else self.span
        return Clue("year", self.rule, words)


def is_own(timed: Timed | None) -> bool:
    """Whether a year is said in the value's own clause."""
    return timed is not None and timed.rule.startswith("own-")


def goal_year(timed: Timed | None) -> Timed | None:
    """The year said of a goal that a review quotes: its plan's end, also where the review is earlier."""
    return replace(timed, year=timed.mention.year) if timed and timed.mention else timed


class Readings:
    """A sentence's readings in order, found by where they stand."""

    def __init__(self, folded: str, sentence: Sentence, items: Sequence[Reading]) -> None:
        self.folded, self.sentence, self.items = folded, sentence, items

    def __iter__(self) -> Iterator[Reading]:
        return iter(self.items)

    def __bool__(self) -> bool:
        return bool(self.items)

    @cached_property
    def starts(self) -> list[int]:
        """Where each begins."""
        return [reading.mention.start for reading in self.items]

    def between(self, start: int, end: int) -> Sequence[Reading]:
        """Those that begin from `start` on and before `end`."""
        if not self.items:
            return ()
        return self.items[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def governing_before(self, end: int, stages: bool) -> Iterator[Reading]:
        """The times that govern the clause that begins at `end`, nearest first.

        One inside a bracket or behind 其中 governs up to the next ；, and so does the year of one step (`stages`).
        """
        parting = self.parting(end)
        near = self.between(parting, end)
        for reading in reversed(near[-LOOK_BACK:]):
            if reading.leads and reading.mention.kind == "time" and (reading.alone or not stages):
                yield reading
        far = self._far[stages]
        last = bisect_left(far, end, key=lambda reading: reading.mention.start) - 1
        if last >= 0:
            yield far[last]

    @cached_property
    def _far(self) -> dict[bool, list[Reading]]:
        """The times that govern beyond ；, without and with `stages`."""
        times = [r for r in self.items if r.leads and r.mention.kind == "time" and not r.within]
        return {False: times, True: [r for r in times if r.alone and (r.frames or r.opens)]}

    def base_before(self, end: int) -> Reading | None:
        """The last base before `end` that the clauses behind its own go on being compared with."""
        last = bisect_left(self._bases, end, key=lambda reading: reading.mention.start) - 1
        return self._bases[last] if last >= 0 else None

    @cached_property
    def _bases(self) -> list[Reading]:
        return [reading for reading in self.items if reading.goes_on and not reading.relative]

    @cached_property
    def _parting(self) -> list[int]:
        start, end = self.sentence.start, self.sentence.end
        return [hit.start() for hit in PARTING.finditer(self.folded, start, end)]

    def parting(self, end: int) -> int:
        """Where the last ； before `end` stands in the sentence, -1 where there is none."""
        index = bisect_left(self._parting, end) - 1
        return self._parting[index] if index >= 0 else -1


def read_mentions(folded: str, sentence: Sentence, mentions: Sequence[Mention]) -> Readings:
    """How each of a sentence's mentions works."""
    if not mentions:
        return Readings(folded, sentence, ())
    breaks = [sentence.start, *(hit.end() for hit in BREAK.finditer(folded, sentence.start, sentence.end))]
    clauses = [breaks[bisect_right(breaks, mention.start) - 1] for mention in mentions]
    said = [clause for clause, mention in zip(clauses, mentions, strict=True) if mention.kind == "time"]
    items = [
        _read(folded, sentence.start, clause, mention, said.count(clause) == 1)
        for clause, mention in zip(clauses, mentions, strict=True)
    ]
    return Readings(folded, sentence, tuple(items))


def _read(folded: str, start: int, clause: int, mention: Mention, alone: bool) -> Reading:
    before = folded[max(clause, mention.start - REACH) : mention.start]
    base = _is_base(folded, before, mention)
    near = max(start, mention.start - REACH)
    inside = folded.rfind("（", near, mention.start) > folded.rfind("）", near, mention.start)
    staged = inside and STAGE.search(before) is not None
    return Reading(
        mention=mention,
        base=base,
        leads=not base and (mention.rule in COMING or LEADING.fullmatch(before) is not None),
        within="其中" in before or (inside and not staged),
        until=before.endswith(("到", "至")) or folded[mention.end - 1] in "前底末",
        frames=before.endswith(("到", "至")) and not before.endswith("截至"),
        opens=LEADING.fullmatch(folded, start, mention.start) is not None,
        alone=alone,
        starts=STARTING.match(folded, mention.end) is not None,
        staged=staged,
        goes_on=base and not inside and GOING_ON.match(folded, mention.end) is not None,
    )


def _is_base(folded: str, before: str, mention: Mention) -> bool:
    """Whether a year is one that something is compared with."""
    if COMPARING.search(before) or COMPARED.match(folded, mention.end, mention.end + 10):
        return True
    return folded.startswith("的", mention.end) and EQUATING.search(before) is not None
