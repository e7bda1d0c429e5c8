"""Sentences: from the view to its sentences in order, each knowing its headings, its paragraph and its part.

A part is a stretch that looks back (review) or ahead (plan). The headings tell it, the innermost that speaks; where
they are silent the document's kind does, and in reports the words that open the plan of the year.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace

from plantargets.extractors.direction import document_calendar, opening_part
from plantargets.extractors.fiveyear import COMING, five_year_period, ordinal_of
from plantargets.extractors.headings import ABOVE_ALL, LABEL_REACH, MARK_SIGNS, TOP, YEARS_WORK, read_heading
from plantargets.extractors.model import Facts, Heading, Part, Sentence, Span
from plantargets.extractors.parts import NEXT_STEP
from plantargets.extractors.patterns import compiled
from plantargets.extractors.periods import Calendar, find_mentions
from plantargets.extractors.record import record
from plantargets.extractors.view import View

SENTENCE = compiled(r"(?=[^ \n])[^。！？\n]*(?:[。！？]+[”’）》」】]*)?")
CONTENT = compiled(r"\w")
YEAR_SIGN = compiled(r"年|五”|期末")
AHEAD = compiled(
    r"(?:今年|来年|明年|(?P<year>20\d\d)年).{0,24}(?:总体要求|主要目标|预期目标|目标任务|重点任务|主要任务|工作思路|总体思路)"
    r"|(?:做好|完成|实现).{0,6}(?:今年|(?P<year2>20\d\d)年).{0,8}(?:工作|任务|目标)"
    r"|(?:今年|下一步|(?P<year3>20\d\d)年)，?(?:我们)?(?:将|要)?(?:重点|着重|突出)(?:抓好|做好|推进)"
    r"|下一步(?:，|工作|我们)|(?:主要|总体|预期)目标是"
)
"""What opens the plan of the year in a report that has no heading for it."""

YEARS_AHEAD = compiled(r"五”|五年")


def segment(view: View, facts: Facts, scopes: Sequence[Scope] = ()) -> tuple[Sentence, ...]:
    """The sentences of a view, in order, covering all its text with content.

    `scopes` are stretches of the text itself whose headings end with them: tables, and rows inside them.
    """
    opening = opening_part(view, facts)
    outline = Outline(document_calendar(view, facts), opening, scopes)
    return tuple(_sentences(view, outline))


def _sentences(view: View, outline: Outline) -> Iterator[Sentence]:
    """The sentences, paragraph by paragraph; a line of the view is a paragraph."""
    folded = view.folded
    paragraph = 0
    position = 0
    while position < len(folded):
        if outline.scopes or outline.left:
            outline.come_to(view.origin(position))
        end = folded.find("\n", position)
        end = len(folded) if end < 0 else end
        spans = _split(folded, position, end)
        position = end + 1
        if not spans:
            continue
        paragraph += 1
        first, last = spans[0], spans[-1]
        for span in spans:
            yield outline.read(folded, span, paragraph, span is first, span is last)


def _split(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of a paragraph's sentences that hold more than marks, without the blanks before them."""
    spans = []
    for hit in SENTENCE.finditer(folded, start, end):
        begin, stop = span = hit.span()
        if folded[begin].isalnum() or CONTENT.search(folded, begin, stop):
            spans.append(span)
    return spans


@record
class Telling:
    """A part, and the words in the view that tell it; none where the document's kind does."""

    part: Part
    words: Span | None = None


@record
class Scope:
    """A stretch of the text itself whose headings end with it: a table, a row, a cell."""

    start: int
    end: int
    marked: bool = False
    """Whether only what bears a heading's mark is one in it."""


State = tuple[tuple[Heading, ...], Telling | None, tuple[int, Telling] | None, Telling]
"""What reigns at a place: the headings, the part they tell, the turn of a paragraph, the part where nothing tells."""


class Outline:
    """The headings that stand above the sentence being read, and the part they make."""

    def __init__(self, calendar: Calendar, default: Part, scopes: Sequence[Scope] = ()) -> None:
        self.calendar, self.default = calendar, Telling(default)
        self.scopes = deque(scopes)
        """The stretches still to come whose headings end with them."""
        self.left: list[tuple[Scope, State]] = []
        """Those that stand open, the innermost last, each with what reigned before it."""
        self.headings: tuple[Heading, ...] = ()
        self.told: Telling | None = None
        """The part of the innermost heading that tells one."""
        self.coming = False
        """Whether a report has come to the five years ahead, after which it opens the plan of the year."""
        self.ahead: tuple[int, Telling] | None = None
        """The paragraph that has turned to what comes next (下一步，…), and the words that say so."""

    def come_to(self, place: int) -> None:
        """Close the stretches that end before a place of the text, and open those that begin before it."""
        while (self.left and self.left[-1][0].end <= place) or (self.scopes and self.scopes[0].start <= place):
            if self.left and self.left[-1][0].end <= place:
                self.headings, self.told, self.ahead, self.default = self.left.pop()[1]
            else:
                self.left.append((self.scopes.popleft(), (self.headings, self.told, self.ahead, self.default)))

    def read(self, folded: str, span: Span, paragraph: int, first: bool, last: bool) -> Sentence:
        """The sentence of a span, after taking in the heading that it is or opens with."""
        start, end = span
        if folded[start] in MARK_SIGNS or (first and last) or 0 <= folded.find("：", start, start + LABEL_REACH) < end:
            marked = bool(self.left) and self.left[-1][0].marked
            heading = read_heading(folded, start, end, first and not marked, last)
            if heading is not None:
                return self._headed(folded, span, paragraph, heading)
        if not self.told and (self.default.part == "review" or self.coming):
            self._hear(folded, start, end)
        if folded[start] == "下" and (turn := NEXT_STEP.match(folded, start, end)):
            self.ahead = paragraph, Telling("plan", turn.span())
        telling = self.ahead[1] if self.ahead and self.ahead[0] == paragraph else self.told or self.default
        return Sentence(start, end, self.headings, paragraph, telling.part, telling.words)

    def _headed(self, folded: str, span: Span, paragraph: int, heading: Heading) -> Sentence:
        """The sentence that is a heading or opens with one."""
        self._enter(self._dated(folded, heading))
        only_heading = heading.end >= span[1] - 1
        above = self.headings[:-1] if only_heading else self.headings
        telling = self.told or self.default
        return Sentence(*span, above, paragraph, telling.part, telling.words)

    def _enter(self, heading: Heading) -> None:
        """Put a heading in its place: those of its depth and deeper are over; a chapter ends even those above all."""
        kept = tuple(above for above in self.headings if above.level < heading.level)
        if ABOVE_ALL < heading.level < TOP:
            kept = tuple(above for above in kept if above.level > ABOVE_ALL)
        self.headings = (*kept, heading)
        self.told = None
        for one in self.headings:
            if one.part:
                self.told = Telling(one.part, (one.start, one.end))
        if heading.part == "plan" and heading.level <= TOP:
            self.default = Telling("plan", (heading.start, heading.end))

    def _dated(self, folded: str, heading: Heading) -> Heading:
        """The heading with the year it names, and its part by that year where its words do not say."""
        if not YEAR_SIGN.search(folded, heading.start, heading.end):
            return heading
        mentions = find_mentions(folded, heading.start, heading.end, self.calendar)
        years = {mention.year for mention in mentions if mention.kind == "time" and mention.year is not None}
        year = years.pop() if len(years) == 1 else None
        part = heading.part
        if part is None and year is not None and heading.level <= TOP and YEARS_WORK.match(heading.title):
            part = "review" if year <= (self.calendar.review or 0) else "plan"
        return replace(heading, year=year, part=part)

    def _hear(self, folded: str, start: int, end: int) -> None:
        """In a report whose headings are silent: the sentence that opens the plan of the year."""
        coming = COMING.match(folded, start, end)
        if coming and five_year_period(ordinal_of(coming[1]))[0] >= (self.calendar.now or 0):
            self.default, self.coming = Telling("plan", coming.span()), True
        hit = AHEAD.search(folded, start, end)
        if (
            hit is None
            or (self.coming and YEARS_AHEAD.search(folded, start, hit.end()))
            or folded.rfind("《", start, hit.start()) > folded.rfind("》", start, hit.start())
        ):
            return
        year = hit["year"] or hit["year2"] or hit["year3"]
        if year is None or self.calendar.now is None or int(year) >= self.calendar.now:
            self.default, self.coming = Telling("plan", hit.span()), False
