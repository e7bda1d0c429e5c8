"""The year that a paragraph sets for itself: how far a time said in one sentence goes on in those behind it.

In go the sentences one after the other with the years read in them; out comes the `Running` year each finds.
"""

from __future__ import annotations

from dataclasses import replace

from plantargets.extractors.fiveyear import OUTLINE
from plantargets.extractors.inspections import is_finding
from plantargets.extractors.model import Heading, Sentence
from plantargets.extractors.patterns import compiled
from plantargets.extractors.periods import Calendar, Mention
from plantargets.extractors.readings import Reading, Readings, Timed
from plantargets.extractors.record import record

DEADLINE = compiled(r"【(20\d\d)年[^【】]*】$|（[^（）]*(20\d\d)年[^（）]*(?:前|底|完成)[^（）]*）$")
DEADLINE_LENGTH = 40
ITEM = compiled(r"[一二三四五六七八九十]+是|第[一二三四五六七八九十]，|——|[①-⑳]|（?\d{1,2}[）.、]")
"""How an item of a list begins when it is no heading."""


@record
class Running:
    """The year that a paragraph set for itself, as far as it has been read."""

    paragraph: int = -1
    headings: tuple[Heading, ...] = ()
    timed: Timed | None = None
    open: bool = False
    """The paragraph ended with a colon: what follows is its list."""
    deadline: Timed | None = None
    """The year in a bracket that closes the paragraph."""

    def at(self, folded: str, sentence: Sentence, inspected: Mention | None = None) -> Running:
        """The running year as a sentence finds it: its paragraph's own, or that of the list it is an item of.

        A paragraph of findings is of the year of inspection, where the paper answers one.
        """
        if sentence.paragraph == self.paragraph:
            return self
        due = find_deadline(folded, sentence.start)
        depth = len(self.headings)
        deeper = len(sentence.headings) > depth and sentence.headings[:depth] == self.headings
        if self.open and self.timed and (deeper or ITEM.match(folded, sentence.start)):
            return replace(self, paragraph=sentence.paragraph, deadline=due)
        found = inspected is not None and is_finding(folded, sentence.start)
        timed = Timed(inspected.year, "inspected-year", False, inspected) if inspected and found else None
        return Running(sentence.paragraph, sentence.headings, timed, deadline=due)

    def after(self, folded: str, sentence: Sentence, readings: Readings, calendar: Calendar, counted: bool) -> Running:
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


def find_deadline(folded: str, start: int) -> Timed | None:
    """The year in a bracket that closes the paragraph: 【2022年第四季度】, （2025年12月底前完成）.

    >>> find_deadline("建成基地10个。（2025年12月底前完成）\\n", 0).year
    2025
    """
    stop = folded.find("\n", start)
    if stop <= 0 or folded[stop - 1] not in "】）":
        return None
    found = DEADLINE.search(folded, max(start, stop - DEADLINE_LENGTH), stop)
    return Timed(int(found[1] or found[2]), "deadline", True, span=found.span()) if found else None


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
    if mention.rule == OUTLINE:
        return True
    past = calendar.review is not None and mention.year <= calendar.review
    if sentence.part == "review":
        aside = calendar.yearly and mention.year < (calendar.review or 0) and not reading.opens
        return (past and not aside) or reading.frames or mention.year == calendar.now
    if past:
        return counted
    opens = reading.opens and not reading.starts and _opens_paragraph(folded, sentence)
    if calendar.yearly and mention.year > (calendar.end or mention.year):
        return opens
    return not is_staged(sentence, calendar) or reading.frames or opens


def _opens_paragraph(folded: str, sentence: Sentence) -> bool:
    """Whether a sentence is the first of its paragraph, or of what follows the heading that opens it."""
    if sentence.start == 0 or folded[sentence.start - 1] == "\n":
        return True
    return bool(sentence.headings) and sentence.start - 2 <= sentence.headings[-1].end <= sentence.start
