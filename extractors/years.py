"""The year of each value: what its clause says, else its sentence, its paragraph, its heading, its part, the plan.

Every choice carries the name of its rule; a year not said in the sentence is flagged as inferred by the caller.
"""

from __future__ import annotations

from dataclasses import replace

from plantargets.extractors.clauses import REACH, Place
from plantargets.extractors.fiveyear import COMING, five_year_period, ordinal_of
from plantargets.extractors.model import Clue, Quantity, Relation, Role, Sentence
from plantargets.extractors.patterns import compiled
from plantargets.extractors.periods import Calendar, month_of
from plantargets.extractors.readings import Readings, Timed
from plantargets.extractors.running import Running, is_staged

BRACKET_YEAR = compiled(r"（(?:到|至|于|截至)?(20\d\d)年?[^（）\d，]{0,6}(?:\d{1,2}月)?[底末前]{0,2}(?:完成)?）")
"""A year in a bracket after a quantity: （2024年底前）."""
FORECAST = compiled(r"[将要需]|预计|预测")
"""What shows that a forecast goes on."""
TOTAL = compiled(r"共|合计|累计|总")
"""What sums up the years of a list: 2023、2024两年共8个."""
WITHIN_YEAR = compiled(r"年初|上半年|[一二三]季度")
"""What says that a starting point is of the goal's own year: 从年初的40家增至52家."""
FIVE_YEARS = compiled(r"five-years|五年|五”")
ONE_YEAR = compiled(r"一年|(?:own|sentence)-year|20\d\d年")
"""What in a heading, or in the name of the rule that read a year, tells how long a stretch is looked back on."""


def own_year(place: Place, quantity: Quantity, readings: Readings) -> Timed | None:
    """The year said in the quantity's clause before it; a list of years gives each its own."""
    found = None
    for reading in reversed(readings.between(place.clause, quantity.start)):
        mention = reading.mention
        if reading.base or mention.kind != "time":
            continue
        if reading.staged or place.between(mention.start, mention.end).strip():
            found = mention
            break
    if found is None:
        return None
    summed = TOTAL.search(place.between(found.end, quantity.start))
    if found.years and place.rank < len(found.years) and not summed:
        return Timed(found.years[place.rank], "year-list", True, found)
    return Timed(found.year, f"own-{found.rule}", True, found)


def governing_year(folded: str, place: Place, readings: Readings, stages: bool) -> Timed | None:
    """The year of an earlier clause of the sentence that goes on governing: 到2025年，…，….

    `stages` tells that the plan is of several years, where the year of one step (，2023年建成) dates no step behind ；.
    """
    for reading in readings.governing_before(place.clause, stages):
        mention = reading.mention
        if reading.within and folded.find("）", mention.end, min(place.clause, mention.end + REACH)) >= 0:
            continue
        if mention.years and place.rank < len(mention.years) and "分别" in place.between(place.clause, place.end):
            return Timed(mention.years[place.rank], "year-list", True, mention)
        return Timed(mention.year, f"sentence-{mention.rule}", True, mention, reading.frames)
    return None


class YearSense:
    """All that tells the year in one sentence: its own mentions, its paragraph's year, the document's calendar."""

    def __init__(
        self, folded: str, sentence: Sentence, readings: Readings, running: Running, calendar: Calendar
    ) -> None:
        self.folded, self.sentence, self.readings = folded, sentence, readings
        self.running, self.calendar = running, calendar
        self._defaults: dict[Role, Timed] = {}

    def said(self, place: Place, quantity: Quantity) -> Timed | None:
        """The year said of a quantity, by its clause, its sentence, its paragraph's end or its paragraph."""
        timed = self._of_sentence(place, quantity) if self.readings else bracket_year(self.folded, place, quantity)
        timed = timed or self.running.deadline or self.running.timed
        if timed is not None and is_so_far(timed):
            timed = replace(timed, year=self._reviewed_year() or timed.year)
        return self._up_to_now(timed) if timed and self.sentence.part == "review" else timed

    def default(self, role: Role) -> Timed:
        """The year where nothing in the paragraph says it."""
        if role not in self._defaults:
            self._defaults[role] = self._opened(role) or default_year(self.sentence, role, self.calendar)
        return self._defaults[role]

    def _opened(self, role: Role) -> Timed | None:
        """The last of the coming five years, where their name opened the part: “十七五”时期是…."""
        told = self.sentence.told
        coming = COMING.fullmatch(self.folded, *told) if told and role == "target" else None
        return Timed(five_year_period(ordinal_of(coming[1]))[1], "part-year", False, span=told) if coming else None

    def _of_sentence(self, place: Place, quantity: Quantity) -> Timed | None:
        return (
            own_year(place, quantity, self.readings)
            or self._from_year(place, quantity)
            or bracket_year(self.folded, place, quantity)
            or scheduled_year(place, quantity, self.readings)
            or self._governing(place, quantity)
        )

    def _from_year(self, place: Place, quantity: Quantity) -> Timed | None:
        """The coming year from which on a value is to hold: 缴纳率2025年起达到100%."""
        review = self.calendar.review or 0
        for reading in self.readings.between(place.clause, quantity.start):
            mention = reading.mention
            coming = mention.kind == "since" and (mention.year or 0) > review
            if coming and self.folded[mention.end - 1] == "起":
                return Timed(mention.year, "from-year", True, mention)
        return None

    def _governing(self, place: Place, quantity: Quantity) -> Timed | None:
        """The year of an earlier clause; in looking back, that of a forecast (2030年将达到) ends with ；."""
        timed = governing_year(self.folded, place, self.readings, is_staged(self.sentence, self.calendar))
        if timed is None or timed.mention is None or timed.frames or self.sentence.part != "review":
            return timed
        stop = self.readings.parting(quantity.start)
        ends = stop >= timed.mention.end and timed.year != self.calendar.now and self.is_coming(timed)
        near = max(stop, quantity.start - REACH)
        return None if ends and not FORECAST.search(self.folded, near, quantity.start) else timed

    def goes_on_yearly(self, timed: Timed | None) -> bool:
        """Whether a time is the year of one step of a plan, which dates no yearly rate: 2022年…，此后每年40名."""
        if timed is None or timed.mention is None or timed.frames or not is_staged(self.sentence, self.calendar):
            return False
        return timed.mention.rule == "year" and timed.rule.startswith(("sentence-", "paragraph-"))

    def is_coming(self, timed: Timed | None) -> bool:
        """Whether a time lies after what is looked back on, or, in the year of writing, after the month of signing."""
        if timed is None or timed.year is None or self.calendar.review is None or is_so_far(timed):
            return False
        if timed.year != self.calendar.review:
            return timed.year > self.calendar.review
        written = self.calendar.written
        if written is None or timed.mention is None or written[0] != timed.year:
            return False
        return (month_of(self.folded, timed.mention) or 0) > written[1]

    def _reviewed_year(self) -> int | None:
        """The year that the heading over a review names: 今年以来 means it, whatever the paper's own year."""
        dated = [heading.year for heading in self.sentence.headings if heading.year]
        return dated[-1] if dated and self.sentence.part == "review" else None

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
        period = timed.rule.endswith(("five-years", "whole-period", "years-within"))
        early = period and timed.year and review and timed.year > review
        return replace(timed, year=review) if early else timed

    def of_start(self, place: Place, quantity: Quantity, goal_year: int | None) -> tuple[int | None, Clue]:
        """The year said of a starting point between 由 and its value (由上年的A: the year before the goal's)."""
        for reading in reversed(self.readings.between(place.own, quantity.start)):
            if reading.base:
                said = reading.mention
                year = goal_year - 1 if reading.relative and goal_year else said.year
                return year, Clue("year", "start-said", (said.start, said.end))
        same = WITHIN_YEAR.search(self.folded, place.own, quantity.start)
        if same:
            return goal_year, Clue("year", "start-of-year", same.span())
        return None, Clue("year", "start-inferred")

    def before(self, goal: Relation) -> int | None:
        """The year of a starting point that says none: that before the plan, or before what is looked back on."""
        if goal.role == "target" or goal.year is None:
            return self.calendar.review
        return goal.year - self._years_back(goal)

    def _years_back(self, goal: Relation) -> int:
        """How far back the sentence's part looks: five years where it, or the nearest heading, speaks of five.

        The year of its paragraph tells only where the heading does not: under one of five years it is the last of them.
        """
        rules = " ".join(goal.rules)
        if FIVE_YEARS.search(rules) or ONE_YEAR.search(rules):
            return 5 if FIVE_YEARS.search(rules) else 1
        dated = "paragraph-year" in rules
        for heading in reversed(self.sentence.headings):
            five, one = FIVE_YEARS.search(heading.title), ONE_YEAR.search(heading.title)
            if five or one:
                return 1 if one and (dated or not five) else 5
        return 1 if dated or self.calendar.yearly else 5


def is_so_far(timed: Timed) -> bool:
    """Whether a time is the year up to the day of writing, which is never to come: 今年以来."""
    return timed.mention is not None and timed.mention.rule.startswith("word-今年") and timed.rule.endswith("来")


def scheduled_year(place: Place, quantity: Quantity, readings: Readings) -> Timed | None:
    """The year of the programme that a quantity is put into: 其余6间列入2024年工程."""
    for reading in readings.between(quantity.end, place.end):
        mention = reading.mention
        if mention.kind == "time":
            scheduled = place.between(quantity.end, mention.start).endswith(("列入", "纳入"))
            return Timed(mention.year, "scheduled-year", True, mention) if scheduled else None
    return None


def bracket_year(folded: str, place: Place, quantity: Quantity) -> Timed | None:
    """The year in a bracket that follows the quantity in its clause: 建成基地10个（2024年底前）."""
    if folded.find("（", quantity.end, place.end) < 0:
        return None
    found = BRACKET_YEAR.search(folded, quantity.end, place.end)
    return Timed(int(found[1]), "bracket-year", True, span=found.span()) if found else None


def default_year(sentence: Sentence, role: Role, calendar: Calendar) -> Timed:
    """The year where nothing in the paragraph says it: the heading's, then the part's, then the plan's."""
    dated = [heading for heading in sentence.headings if heading.year]
    if dated and (role == "target") == ((dated[-1].year or 0) > (calendar.review or 0)):
        return Timed(dated[-1].year, "heading-year", False, span=(dated[-1].start, dated[-1].end))
    if role == "target":
        return Timed(calendar.end, "plan-year", False)
    return Timed(calendar.review, "review-year", False)
