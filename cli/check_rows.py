"""From findings to records and to blocks for reading: in go findings of `compare`, out come dictionaries and text.

错误  contradiction  九年义务教育巩固率（2025年目标）前后不一：99.7% / 100%
  plan.txt:59  九年义务教育巩固率达【99.7%】。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from plantargets.cli.cells import safe_line
from plantargets.cli.messages import say
from plantargets.cli.rows import Record
from plantargets.cli.sentences import bounds_at, sentence_with
from plantargets.compare.consistency.finding import Finding, Level, Place

FINDING_KEYS = ("code", "level", "message", "indicator", "places")
FINDING_COLUMNS = (
    *("code", "level", "indicator", "message"),
    *("document", "line", "start", "end", "cell", "quote", "value", "unit", "places"),
)
STYLES: dict[Level, str] = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "notice": "\x1b[1;36m"}
GREEN, PLAIN = "\x1b[32m", "\x1b[0m"


def finding_record(finding: Finding, lang: str, nested: bool) -> Record:
    """A finding: its places as objects where `nested`, else the first in columns and all as `file:line quote`."""
    places = [place.to_dict() for place in finding.places]
    said = {
        "code": finding.code,
        "level": finding.level,
        "message": finding.message(lang),
        "indicator": finding.indicator or None,
    }
    if nested:
        return {**said, "places": places}
    shown = [f"{place.document}:{place.line} {place.quote}" for place in finding.places]
    return {**places[0], **said, "places": shown}


def blocks(findings: Iterable[Finding], texts: Mapping[str, str], lang: str, colour: bool) -> Iterator[str]:
    """The findings as text, a block each, with the sentences of their places."""
    for finding in findings:
        yield "\n".join(block(finding, texts, lang, colour)) + "\n\n"


def block(finding: Finding, texts: Mapping[str, str], lang: str, colour: bool) -> Iterator[str]:
    """The headline of a finding and the sentence of each place."""
    level = say(f"level-{finding.level}", lang)
    yield styled(level, STYLES[finding.level], colour) + safe_line(f"  {finding.code}  {finding.message(lang)}")
    for (document, _), same in groupby(finding.places, key=lambda place: sentence_of(place, texts)):
        places = sorted(same, key=lambda place: place.start)
        words = sentence_with(texts[document], [(place.start, place.end) for place in places])
        yield safe_line(f"  {document}:{places[0].line}  ") + marked(words, colour)


def sentence_of(place: Place, texts: Mapping[str, str]) -> tuple[str, tuple[int, int] | None]:
    """The sentence that a place stands in, with its document."""
    return place.document, bounds_at(texts[place.document], place.start)


def marked(words: str, colour: bool) -> str:
    """The sentence with its marked quote in colour."""
    return words.replace("【", f"{GREEN}【").replace("】", f"】{PLAIN}") if colour else words


def styled(text: str, style: str, colour: bool) -> str:
    """The text in a style where colour is wanted."""
    return f"{style}{text}{PLAIN}" if colour else text
