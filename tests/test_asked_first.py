"""What is asked first spares work and changes nothing: without it, everything is read as with it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from plantargets.extractors import furniture, period_rules
from plantargets.extractors.lexicon import table
from plantargets.extractors.names import phrases, rules
from plantargets.extractors.view import fold

HERE = Path(__file__).parent
TEXTS = [
    path.read_text(encoding="utf-8")
    for folder in (HERE / "plans", HERE.parent / "examples")
    for path in sorted(folder.rglob("*.txt"))
]


def wordings() -> Iterator[str]:
    """The first cells of all lines of the corpus, and the lines of all plans of ours."""
    for path in sorted((HERE / "corpus").glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            yield from (row[0] for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row)
    for text in TEXTS:
        yield from text.split("\n")


def test_what_a_naming_rule_needs_is_a_trait_of_cases() -> None:
    for asked in rules.RULES:
        assert set(asked.needs.split()) | set(asked.lacks.split()) <= set(rules.Traits._fields), asked.rule.__name__


def test_every_name_of_a_year_begins_as_is_asked_first() -> None:
    found = 0
    for wording in wordings():
        folded = fold(wording)
        hits = [hit.span() for hit in period_rules._pattern().finditer(folded)]
        assert [hit.span() for hit in period_rules.mentions_in(folded, 0, len(folded))] == hits, wording
        found += len(hits)
    assert found > 500


def test_every_word_of_period_words_is_found() -> None:
    for row in table("period_words.tsv"):
        words = f"，{row['word']}，"
        hits = [hit.group() for hit in period_rules.mentions_in(words, 0, len(words))]
        assert hits or not period_rules._pattern().search(words), row["word"]


def test_every_phrase_has_the_sign_that_is_asked_first() -> None:
    for wording in wordings():
        words = fold(wording)
        for place in range(len(words)):
            rest, before = words[place:], words[: place + 1]
            led = phrases.TIME.match(rest) or phrases.PLACE_PHRASE.match(rest) or phrases.EACH_PLACE.match(rest)
            assert phrases.leading_phrase(rest) == (led.group() if led else "")
            timed = phrases.TRAILING_TIME.search(before[-60:])
            assert phrases.trailing_time(before[-60:]) == (timed.group() if timed else "")


def test_every_comparison_has_the_sign_that_is_asked_first() -> None:
    patterns = (phrases.BETTER, phrases.COMPARISON, phrases.BASE, phrases.RANKED)
    found = 0
    for wording in wordings():
        words = fold(wording)
        for place in range(len(words)):
            before = words[max(0, place - 40) : place + 1]
            plainly = next(filter(None, (pattern.search(before) for pattern in patterns)), None)
            asked = phrases.comparison_at_end(before)
            assert (asked and asked.span()) == (plainly and plainly.span()), before
            found += plainly is not None
    assert found > 50


def test_every_piece_of_furniture_has_a_sign() -> None:
    found = 0
    for text in (*TEXTS, *wordings()):
        hits = [hit.span() for hit in furniture.furniture_pattern().finditer(text)]
        assert list(furniture._pieces(text)) == hits, text[:60]
        found += len(hits)
    assert found > 20
