"""The years named in each sentence of a document, read once for all that is asserted of its quantities.

In go the view, its sentences and the document's facts; out comes what they say of years, as `relations` asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plantargets.extractors.direction import document_calendar
from plantargets.extractors.inspections import inspected_year
from plantargets.extractors.model import Facts, Sentence
from plantargets.extractors.periods import Calendar, Mention, find_mentions
from plantargets.extractors.readings import Readings, read_mentions
from plantargets.extractors.record import record
from plantargets.extractors.view import View


@record
class Heard:
    """What a document says of years: its calendar, and how the years named in each sentence work there."""

    folded: str
    calendar: Calendar
    inspected: Mention | None
    """The year of the inspection that the document answers."""
    readings: tuple[Readings, ...]
    """One a sentence, in order."""


def hear(view: View, sentences: Sequence[Sentence], facts: Facts) -> Heard:
    """What the sentences say of years."""
    folded, calendar = view.folded, document_calendar(view, facts)
    mentions = find_mentions(folded, 0, len(folded), calendar)
    readings = (read_mentions(folded, sentence, named) for sentence, named in _shared_out(sentences, mentions))
    return Heard(folded, calendar, inspected_year(folded, mentions), tuple(readings))


def _shared_out(
    sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> Iterator[tuple[Sentence, Sequence[Mention]]]:
    """Each sentence with its mentions of years."""
    seen = 0
    starts = [*(mention.start for mention in mentions), sentences[-1].end if sentences else 0]
    for sentence in sentences:
        end, last = sentence.end, seen
        while starts[last] < end:
            last += 1
        yield sentence, mentions[seen:last] if last > seen else ()
        seen = last
