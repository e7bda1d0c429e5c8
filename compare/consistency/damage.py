"""Numbers that were broken when the text was copied: 2019514 for 2019年5月14日, 〔201918号 for 〔2019〕18号."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plantargets.compare.consistency.finding import Finding, finding, place_of_passed
from plantargets.compare.consistency.reading import DAMAGED, Reading
from plantargets.extractors.catalogue import Catalogue

REASONS = ("damaged-number", "damaged-date")
"""Why extraction passed a number over, where the number is a broken one."""


def broken_numbers(readings: Sequence[Reading], _catalogue: Catalogue) -> Iterator[Finding]:
    """The statements and the passed-over numbers that extraction took for damaged."""
    for reading in readings:
        document = reading.plan.document
        for statement in reading.plan.statements:
            if DAMAGED in statement.flags:
                yield finding("damaged", [(document.name, statement)], quote=flat(statement.quote))
        for passed in reading.plan.passed:
            if passed.reason in REASONS:
                yield Finding("damaged", "", (place_of_passed(document, passed),), (("quote", flat(passed.quote)),))


def flat(words: str) -> str:
    """The words without blanks and line breaks."""
    return "".join(words.split())
