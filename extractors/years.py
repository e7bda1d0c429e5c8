"""The year of each value: what its clause says, else its sentence, its paragraph, its heading, its part, the plan.

Every choice carries the name of its rule; a year not said in the sentence is flagged as inferred by the caller.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plantargets.extractors.clauses import Place
from plantargets.extractors.inspections import is_finding
from plantargets.extractors.model import Heading, Quantity, Relation, Role, Sentence
from plantargets.extractors.periods import Calendar, Mention, month_of
from plantargets.extractors.readings import Reading

DEADLINE = re.compile(r"【(20\d\d)年[^【】]*】$|（[^（）]*(20\d\d)年[^（）]*(?:前|底|完成)[^（）]*）$")
BRACKET_YEAR = re.compile(r"（(?:到|至|于|截至)?(20\d\d)年?[^（）\d，]{0,6}(?:\d{1,2}月)?[底末前]{0,2}(?:完成)?）")
"""A year in a bracket after a quantity (2024年底前), and in one that closes a paragraph 【2022年第四季度】."""
ITEM = re.compile(r"[一二三四五六七八九十]+是|第[一二三四五六七八九十]，|——|[①-⑳]|（?\d{1,2}[）.、]")
"""How an item of a list begins when it is no heading."""
FORECAST = re.compile(r"[将要需]|预计|预测")
"""What shows that a forecast goes on."""
TOTAL = re.compile(r"共|合计|累计|总")
"""What sums up the years of a list: 2023、2024两年共8个."""
FIVE_YEARS = re.compile(r"five-years|五年|五”")
ONE_YEAR = re.compile(r"一年|(?:own|sentence|paragraph)-year|20\d\d年")
"""What in a heading, or in the name of the rule that read a year, tells how long a stretch is looked back on."""


@dataclass(frozen=True, slots=True)
class Timed:
    """A year for a value: the year, the rule that found it, and whether the sentence itself says it."""

    year: int | None
    rule: str
    said: bool = True
    mention: Mention | None = None
    frames: bool = False
    """It was said as 到2025年, of all that follows."""


def own_year(place: Place, quantity: Quantity, readings: Sequence[Reading]) -> Timed | None:
    """The year said in the quantity's clause before it; a list of years gives each its own."""
    found = None
    for reading in readings:
        mention = reading.mention
        if reading.base or mention.kind != "time" or not place.clause <= mention.start < quantity.start:
            continue
        if reading.staged or place.between(mention.start, mention.end).strip():
            found = mention
    if found is None:
        return None
    summed = TOTAL.search(place.between(found.end, quantity.start))
    if found.years and place.rank < len(found.years) and not summed:
        return Timed(found.years[place.rank], "year-list", True, found)
    return Timed(found.year, f"own-{found.rule}", True, found)


def governing_year(folded: str, place: Place, readings: Sequence[Reading], stages: bool) -> Timed | None:
    """The year of an earlier clause of the sentence that goes on governing: 到2025年，…，….

    `stages` tells that the plan is of several years, where the year of one step (，2023年建成) dates no step behind ；.
    """
    for reading in reversed(readings):
        mention = reading.mention
        if mention.start >= place.clause or not reading.leads or mention.kind != "time":
            continue
        step = stages and not (reading.frames or reading.opens)
        if stages and not reading.alone:
            continue
        if (reading.within or step) and folded.find("；", mention.end, place.clause) >= 0:
            continue
        if reading.within and folded.find("）", mention.end, place.clause) >= 0:
            continue
        return Timed(mention.year, f"sentence-{mention.rule}", True, mention, reading.frames)
    return None


@dataclass(frozen=True, slots=True)
class Running:
    """The year that a paragraph set for itself, as far as it has been read."""

    paragraph: int = -1
    headings: tuple[Heading, ...] = ()
    timed: Timed | None = None
    open: bool = False
    """The paragraph ended with a colon: what follows is its list."""

    def at(self, folded: str, sentence: Sentence, inspected: int | None = None) -> Running:
        """The running year as a sentence finds it: its paragraph's own, or that of the list it is an item of.

        A paragraph of findings is of the year of inspection, where the paper answers one.
        """
        if sentence.paragraph == self.paragraph:
            return self
        depth = len(self.headings)
        deeper = len(sentence.headings) > depth and sentence.headings[:depth] == self.headings
        if self.open and self.timed and (deeper or ITEM.match(folded, sentence.start)):
            return replace(self, paragraph=sentence.paragraph)
        found = inspected is not None and is_finding(folded, sentence.start)
        return Running(
            sentence.paragraph, sentence.headings, Timed(inspected, "inspected-year", False) if found else None
        )

    def after(
        self, folded: str, sentence: Sentence, readings: Sequence[Reading], calendar: Calendar, counted: bool
    ) -> Running:
        """The running year after a sentence: its last governing time, if that may govern more than the sentence.

        `counted` tells that the sentence holds quantities; a time in one without (2028年开展评估。) dates only that.
        """
        timed = self.timed
        for reading in readings:
            if reading.leads and not reading.within and _carries(folded, sentence, reading, calendar, counted):
                rule = f"paragraph-{reading.mention.rule}"
                timed = Timed(reading.mention.year, rule, False, reading.mention, reading.frames)
        opens = self.open or folded[sentence.end - 1 : sentence.end + 1] == "：\n"
        unchanged = timed is self.timed and opens == self.open
        return self if unchanged else replace(self, timed=timed, open=opens)


def is_staged(sentence: Sentence, calendar: Calendar) -> bool:
    """Whether a sentence plans several years, so that a year in it may be that of one step."""
    return sentence.part == "plan" and not calendar.yearly


def _carries(folded: str, sentence: Sentence, reading: Reading, calendar: Calendar, counted: bool) -> bool:
    """Whether a time goes on beyond its sentence: in a plan only a coming one, of several years not that of a step;
    in looking back no forecast (2030年将达到)."""
    mention = reading.mention
    if mention.year is None or mention.kind != "time" or mention.years:
        return False
    if not (counted or reading.until or mention.rule != "year"):
        return False
    past = calendar.review is not None and mention.year <= calendar.review
    if sentence.part == "review":
        return past or reading.frames or mention.year == calendar.now
    if past:
        return counted
    opens = reading.opens and not reading.starts and _opens_paragraph(folded, sentence)
    return not is_staged(sentence, calendar) or reading.frames or opens


def _opens_paragraph(folded: str, sentence: Sentence) -> bool:
    """Whether a sentence is the first of its paragraph, or of what follows the heading that opens it."""
    if sentence.start == 0 or folded[sentence.start - 1] == "\n":
        return True
    return bool(sentence.headings) and sentence.start - 2 <= sentence.headings[-1].end <= sentence.start


@dataclass(frozen=True, slots=True)
class YearSense:
    """All that tells the year in one sentence: its own mentions, its paragraph's year, the document's calendar."""

    folded: str
    sentence: Sentence
    readings: Sequence[Reading]
    running: Running
    calendar: Calendar

    def said(self, place: Place, quantity: Quantity) -> Timed | None:
        """The year said of a quantity, by its clause, its sentence, its paragraph's end or its paragraph."""
        timed = (
            own_year(place, quantity, self.readings)
            or self._from_year(place, quantity)
            or bracket_year(self.folded, place, quantity)
            or scheduled_year(place, quantity, self.readings)
            or self._governing(place, quantity)
            or deadline(self.folded, self.sentence)
            or self.running.timed
        )
        return self._up_to_now(timed) if timed and self.sentence.part == "review" else timed

    def _from_year(self, place: Place, quantity: Quantity) -> Timed | None:
        """The coming year from which on a value is to hold: 缴纳率2025年起达到100%."""
        review = self.calendar.review or 0
        for reading in self.readings:
            mention = reading.mention
            own = place.clause <= mention.start < quantity.start
            if (
                own
                and mention.kind == "since"
                and (mention.year or 0) > review
                and self.folded[mention.end - 1] == "起"
            ):
                return Timed(mention.year, "from-year", True, mention)
        return None

    def _governing(self, place: Place, quantity: Quantity) -> Timed | None:
        """The year of an earlier clause; in looking back, that of a forecast (2030年将达到) ends with ；."""
        timed = governing_year(self.folded, place, self.readings, is_staged(self.sentence, self.calendar))
        if timed is None or timed.mention is None or timed.frames or self.sentence.part != "review":
            return timed
        stop = self.folded.rfind("；", timed.mention.end, quantity.start)
        ends = stop >= 0 and timed.year != self.calendar.now and self.is_coming(timed)
        return None if ends and not FORECAST.search(self.folded, stop, quantity.start) else timed

    def goes_on_yearly(self, timed: Timed | None) -> bool:
        """Whether a time is the year of one step of a plan, which dates no yearly rate: 2022年…，此后每年40名."""
        if timed is None or timed.mention is None or timed.frames or not is_staged(self.sentence, self.calendar):
            return False
        return timed.mention.rule == "year" and timed.rule.startswith(("sentence-", "paragraph-"))

    def is_coming(self, timed: Timed | None) -> bool:
        """Whether a time lies after what is looked back on, or, in the year of writing, after the month of signing."""
        if timed is None or timed.year is None or self.calendar.review is None:
            return False
        if timed.year != self.calendar.review:
            return timed.year > self.calendar.review
        written = self.calendar.written
        if written is None or timed.mention is None or written[0] != timed.year:
            return False
        return (month_of(self.folded, timed.mention) or 0) > written[1]

    def is_past(self, timed: Timed | None) -> bool:
        """Whether a time named in a plan is over: the year of signing is not, where the paper plans none after it."""
        if timed is None or timed.year is None or self.calendar.review is None:
            return False
        calendar = self.calendar
        current = calendar.written is not None and calendar.written[0] == calendar.review == calendar.end == timed.year
        return timed.year <= self.calendar.review and not current

    def _up_to_now(self, timed: Timed) -> Timed:
        """A five-year period named in looking back reaches only to the year looked back on."""
        review = self.calendar.review
        early = timed.rule.endswith(("five-years", "whole-period")) and timed.year and review and timed.year > review
        return replace(timed, year=review) if early else timed

    def of_start(self, place: Place, quantity: Quantity, goal_year: int | None) -> tuple[int | None, str]:
        """The year said of a starting point between 由 and its value (由上年的A: the year before the goal's)."""
        for reading in reversed(self.readings):
            mention = reading.mention
            if reading.base and place.own <= mention.start < quantity.start:
                return (goal_year - 1 if reading.relative and goal_year else mention.year), "start-said"
        if "年初" in place.between(place.own, quantity.start):
            return goal_year, "start-of-year"
        return None, "start-inferred"

    def before(self, goal: Relation) -> int | None:
        """The year of a starting point that says none: that before the plan, or before what is looked back on."""
        if goal.role == "target" or goal.year is None:
            return self.calendar.review
        return goal.year - self._years_back(goal)

    def _years_back(self, goal: Relation) -> int:
        """How far back the sentence's part looks: five years where it, or the nearest heading, speaks of five."""
        rules = " ".join(goal.rules)
        if FIVE_YEARS.search(rules) or ONE_YEAR.search(rules):
            return 5 if FIVE_YEARS.search(rules) else 1
        for heading in reversed(self.sentence.headings):
            if FIVE_YEARS.search(heading.title) or ONE_YEAR.search(heading.title):
                return 5 if FIVE_YEARS.search(heading.title) else 1
        return 1 if self.calendar.yearly else 5


def scheduled_year(place: Place, quantity: Quantity, readings: Sequence[Reading]) -> Timed | None:
    """The year of the programme that a quantity is put into: 其余6间列入2024年工程."""
    for reading in readings:
        mention = reading.mention
        if quantity.end <= mention.start < place.end and mention.kind == "time":
            scheduled = place.between(quantity.end, mention.start).endswith(("列入", "纳入"))
            return Timed(mention.year, "scheduled-year", True, mention) if scheduled else None
    return None


def bracket_year(folded: str, place: Place, quantity: Quantity) -> Timed | None:
    """The year in a bracket that follows the quantity in its clause: 建成基地10个（2024年底前）."""
    if "（" not in folded[quantity.end : place.end]:
        return None
    found = BRACKET_YEAR.search(folded, quantity.end, place.end)
    return Timed(int(found[1]), "bracket-year", True) if found else None


def deadline(folded: str, sentence: Sentence) -> Timed | None:
    """The year in a bracket that closes the paragraph: 【2022年第四季度】, （2025年12月底前完成）."""
    stop = folded.find("\n", sentence.start)
    last = folded[stop - 1] if stop > 0 else ""
    if last not in "】）":
        return None
    found = DEADLINE.search(folded, max(sentence.start, stop - 40), stop)
    return Timed(int(found[1] or found[2]), "deadline", True) if found else None


def default_year(sentence: Sentence, role: Role, calendar: Calendar) -> Timed:
    """The year where nothing in the paragraph says it: the heading's, then the part's, then the plan's."""
    dated = [heading for heading in sentence.headings if heading.year]
    if dated and (role == "target") == ((dated[-1].year or 0) > (calendar.review or 0)):
        return Timed(dated[-1].year, "heading-year", False)
    if role == "target":
        return Timed(calendar.end, "plan-year", False)
    return Timed(calendar.review, "review-year", False)
