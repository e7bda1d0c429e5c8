"""Evidence: every field leads back to words of the text, and the words give the field again.

An explanation is replayed to the record it explains; changed words change the field; a moved text moves the words.
"""

from __future__ import annotations

import doctest
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from plantargets.extractors import alignment, extract, lexicon
from plantargets.extractors.direction import document_calendar
from plantargets.extractors.evidence import Evidence, Words, explained
from plantargets.extractors.explanation import explain
from plantargets.extractors.lexicon import Row, parse_table
from plantargets.extractors.model import Document, Statement
from plantargets.extractors.periods import Calendar
from plantargets.extractors.pipeline import read_all
from plantargets.extractors.readers import read_document
from plantargets.extractors.view import fold
from replay import Replay

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted((ROOT / "examples").glob("*.txt"))
PLANS = sorted((ROOT / "tests" / "plans").glob("*.txt"))
CORPUS = Path(__file__).parent / "corpus" / "evidence.tsv"
EVERY = 37
"""Of all words of the examples, so many are passed over for one that is changed in the text."""

Told = tuple[Statement, tuple[Evidence, ...]]


@cache
def document(file: Path) -> Document:
    return read_document(str(file))


@cache
def told(text: str, name: str = "") -> tuple[tuple[Told, ...], Calendar]:
    """The statements of a text with their evidence, and the years that its words count from."""
    read = read_all(Document(name, text))
    return tuple(explained(read)), document_calendar(read.prose.view, read.prose.facts)


def of_file(file: Path) -> tuple[tuple[Told, ...], Calendar]:
    return told(document(file).text, document(file).name)


def field(statement: Statement, name: str) -> object:
    """A field of a record, names in one width and without blanks."""
    value = getattr(statement, name)
    return fold("".join(value.split())) if name == "name" else value


def differing(statement: Statement, evidence: tuple[Evidence, ...], calendar: Calendar) -> list[str]:
    """The fields that the evidence does not give again."""
    record = Replay(evidence, calendar).record()
    return [
        f"{name}: {field(statement, name)!r} != {value!r}"
        for name, value in record.items()
        if field(statement, name) != value
    ]


@pytest.mark.parametrize("file", [*FILES, *PLANS], ids=lambda file: file.stem)
def test_explanations_replay_to_the_record(file: Path) -> None:
    statements, calendar = of_file(file)
    wrong = {f"{s.line} {s.name} {s.quote}": found for s, ev in statements if (found := differing(s, ev, calendar))}
    assert wrong == {}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_explains_a_statement_is_what_gave_the_row(file: Path) -> None:
    plan = extract(document(file).text)
    both = sorted((s.start, s.name, str(s.value), s.year or 0) for s in (*plan.statements, *plan.unsure))
    assert both == sorted((s.start, s.name, str(s.value), s.year or 0) for s, _ in told(document(file).text)[0])
    explanations = explain(plan)
    assert all(one.of(s) for one in explanations for s in (*one.statements, *one.unsure))


def all_words(statements: tuple[Told, ...]) -> Iterator[tuple[Statement, Evidence, Words]]:
    for statement, evidence in statements:
        for one in evidence:
            for words in one.words:
                yield statement, one, words


@pytest.mark.parametrize("file", [*FILES, *PLANS], ids=lambda file: file.stem)
def test_words_stand_where_they_are_said_to_stand(file: Path) -> None:
    text = document(file).text
    put_in = set(lexicon.words("name_added.tsv"))
    for statement, one, words in all_words(of_file(file)[0]):
        if words.start is None or words.end is None:
            assert one.field == "name" and words.text in put_in, (statement.name, words.text)
        else:
            assert text[words.start : words.end] == words.text
            assert text.count("\n", 0, words.start) + 1 == words.line


@pytest.mark.parametrize("file", [*FILES, *PLANS], ids=lambda file: file.stem)
def test_every_field_is_told(file: Path) -> None:
    for statement, evidence in of_file(file)[0]:
        fields = {one.field for one in evidence}
        expected = {"name", "value", "measure", "role", "year"} | ({"unit"} if statement.unit else set())
        expected |= {"comparator"} if statement.comparator != "=" else set()
        expected |= {
            name for name in ("per", "baseline_value", "baseline_year") if getattr(statement, name) is not None
        }
        assert expected == fields, (statement.name, statement.quote)
        assert all(one.rule for one in evidence)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_paragraph_before_moves_the_words(file: Path) -> None:
    before = "\n　\n\n"
    text, name = document(file).text, document(file).name
    moved, _ = told(before + text, name)
    assert [shifted(evidence, -len(before), -3) for _, evidence in moved] == [
        evidence for _, evidence in of_file(file)[0]
    ]


def shifted(evidence: tuple[Evidence, ...], by: int, lines: int) -> tuple[Evidence, ...]:
    """The evidence as it stands in a text that begins elsewhere."""

    def moved(words: Words) -> Words:
        if words.start is None or words.end is None or words.line is None:
            return words
        return Words(words.text, words.start + by, words.end + by, words.line + lines)

    return tuple(replace(one, words=tuple(map(moved, one.words))) for one in evidence)


def changeable() -> Iterator[tuple[Path, Statement, Evidence, Words]]:
    """Some of the words that decide a field all by themselves.

    A heading may stand under another that says the same; of a word that its paragraph says twice, the other may serve.
    """
    found = [
        (file, *rest)
        for file in FILES
        for rest in all_words(of_file(file)[0])
        if rest[2].line is not None
        and document(file).text.splitlines()[rest[2].line - 1].count(rest[2].text) == 1
        and rest[1].field not in ("value", "unit")
        and not rest[1].rule.startswith(("part-", "heading-"))
    ]
    yield from found[::EVERY]


@pytest.mark.parametrize(("file", "statement", "one", "words"), [*changeable()])
def test_other_words_in_their_place_tell_something_else(
    file: Path, statement: Statement, one: Evidence, words: Words
) -> None:
    text = document(file).text
    other = "".join(char if char in " \n，。；：|" else "丁" for char in words.text)
    changed, _ = told(text[: words.start] + other + text[words.end :], document(file).name)
    for now, evidence in changed:
        if now.start < statement.end and statement.start < now.end:
            rules = {known.rule for known in evidence if known.field == one.field}
            assert field(now, one.field) != field(statement, one.field) or one.rule not in rules


TEXT = "到2025年，小学、初中入学率分别达到99%和98%以上；新增学位由2020年的500个增加到800个。"


@pytest.mark.parametrize(
    ("quote", "name", "instead"),
    [
        ("99%", "name", "高中"),
        ("99%", "value", "97"),
        ("99%", "comparator", "以下"),
        ("99%", "year", "2030年"),
        ("800个", "baseline_value", "600个"),
        ("800个", "baseline_year", "2019年"),
        ("500个", "year", "2019年"),
        ("500个", "unit", "所"),
    ],
)
def test_wrong_words_do_not_replay(quote: str, name: str, instead: str) -> None:
    statements, calendar = told(TEXT)
    statement, evidence = next(one for one in statements if one[0].quote == quote)
    assert differing(statement, evidence, calendar) == []
    wrong = tuple(
        replace(one, words=(replace(one.words[0], text=instead), *one.words[1:])) if one.field == name else one
        for one in evidence
    )
    assert [found.partition(":")[0] for found in differing(statement, wrong, calendar)] == [name]


def cases() -> tuple[Row, ...]:
    return parse_table(CORPUS.name, CORPUS.read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case['quote']}-{case['field']}")
def test_words_of_a_field(case: Row) -> None:
    statements, _ = told(case["text"].replace("⏎", "\n"))
    (evidence,) = [evidence for statement, evidence in statements if statement.quote == case["quote"]]
    found = [word for one in evidence if one.field == case["field"] for word in one.words]
    shown = "|".join(f"{word.text}@{word.line}" if word.line else f"+{word.text}" for word in found)
    assert shown == case["words"]


def test_doctests() -> None:
    assert doctest.testmod(alignment).failed == 0
