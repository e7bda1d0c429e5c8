"""Why a row is there: in goes a plan, out come its sentences with the statements and the passed-over numbers in each.

Each statement comes with its evidence, which the steps that made it give (`evidence`): the words that each field rests
on, wherever they stand, and the rule that read them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from plantargets.extractors import lexicon
from plantargets.extractors.model import Passed, Plan, Statement
from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record

if TYPE_CHECKING:
    from plantargets.extractors.evidence import Evidence

SENTENCE = compiled(r"[^。！？!?\n]+[。！？!?]*[”’」）)]*")

Key = tuple[int, int, str, "int | None"]
N = TypeVar("N", Statement, Passed)


@record
class Explanation:
    """A sentence's span in the document's text, its first line, and what was made of each number in it."""

    start: int
    end: int
    line: int
    last_line: int
    statements: tuple[Statement, ...] = ()
    unsure: tuple[Statement, ...] = ()
    passed: tuple[Passed, ...] = ()
    evidence: Mapping[Key, tuple[Evidence, ...]] = field(default_factory=dict, repr=False, compare=False)
    """What the statements rest on, by what tells one from another."""

    def of(self, statement: Statement) -> tuple[Evidence, ...]:
        """What a statement's fields rest on, in a fixed order; nothing where the text does not give the statement."""
        return self.evidence.get(key_of(statement), ())


def key_of(statement: Statement) -> Key:
    """What tells a statement from all others: one number may be said of several things and years."""
    return statement.start, statement.end, statement.name, statement.year


def explain(plan: Plan, line: int | None = None) -> tuple[Explanation, ...]:
    """The sentences with numbers in them, in document order; only those that touch `line` where it is given."""
    text = plan.document.text
    breaks = [hit.start() for hit in compiled("\n").finditer(text)]
    spans = sentence_spans(text)
    statements, unsure = grouped(plan.statements, spans), grouped(plan.unsure, spans)
    passed = grouped(plan.passed, spans)
    evidence = evidence_of(plan)
    found = []
    for index in sorted({*statements, *unsure, *passed}):
        start, end = spans[index]
        first, last = line_at(breaks, start), line_at(breaks, max(start, end - 1))
        if line is None or first <= line <= last:
            sure, arguable = tuple(statements.get(index, ())), tuple(unsure.get(index, ()))
            over = tuple(passed.get(index, ()))
            found.append(Explanation(start, end, first, last, sure, arguable, over, evidence))
    return tuple(found)


def evidence_of(plan: Plan) -> dict[Key, tuple[Evidence, ...]]:
    """What each statement rests on: the document is taken through the same steps again, which tell of all they did."""
    from plantargets.extractors.evidence import explained
    from plantargets.extractors.pipeline import read_all

    return {key_of(statement): evidence for statement, evidence in explained(read_all(plan.document))}


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The spans of all sentences in the original text, lines broken inside a sentence joined."""
    from plantargets.extractors.lines import make_view

    view = make_view(text)
    return [view.span(hit.start(), hit.end()) for hit in SENTENCE.finditer(view.text) if hit[0].strip()]


def grouped(numbers: Iterable[N], spans: Sequence[tuple[int, int]]) -> dict[int, list[N]]:
    """The numbers of each sentence that has any, by the sentence's index."""
    starts = [start for start, _ in spans]
    members: dict[int, list[N]] = {}
    for number in sorted(numbers, key=lambda number: (number.start, number.end)):
        members.setdefault(max(0, bisect_right(starts, number.start) - 1), []).append(number)
    return members


def line_at(breaks: list[int], position: int) -> int:
    """The 1-based line of a position, `breaks` being the positions of the line feeds."""
    return bisect_right(breaks, position - 1) + 1 if position else 1


def meaning(mark: str, lang: str) -> str:
    """What a flag, a reason or a rule means (data/meanings.tsv), '' where nothing is said of it.

    >>> meaning("reach-达到", "en")
    'a word of reaching: a level'
    """
    row = meanings().get(mark) or next((meanings()[lead] for lead in leads_of(mark) if lead in meanings()), None)
    return row[lang] if row is not None else ""


def leads_of(mark: str) -> Iterator[str]:
    """What a mark may begin with, the longest first: name:one-each -> name:one-, name:."""
    return (mark[:index] for index in range(len(mark), 0, -1) if mark[index - 1] in "-:")


@cache
def meanings() -> dict[str, lexicon.Row]:
    """The marks and their lines; raises VocabularyError for a kind that is none."""
    rows = lexicon.table("meanings.tsv")
    for row in rows:
        row.one_of("kind", ("flag", "reason", "rule"))
        row.one_of("doubt", ("", "yes"))
    return {row["mark"]: row for row in rows}


def is_doubtful(flags: Iterable[str]) -> bool:
    """Whether a reader should look at the sentence; a flag that is not listed is a doubt."""
    known = meanings()
    return any(flag not in known or known[flag]["doubt"] == "yes" for flag in flags)
