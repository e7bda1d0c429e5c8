"""What `plan explain` shows, row by row: in go explanations, out come rows of words with their styles.

A sentence is shown with its numbers marked, then each statement: its own words marked in the sentence, what was taken
from elsewhere with line and words, what no words say, and the chain of rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from plantargets.cli.amounts import statement_amount
from plantargets.cli.cells import safe, safe_line
from plantargets.cli.messages import say
from plantargets.cli.paragraphs import Part, Row
from plantargets.extractors.patterns import compiled

if TYPE_CHECKING:
    from plantargets.extractors.evidence import Evidence, Words
    from plantargets.extractors.explanation import Explanation
    from plantargets.extractors.model import Facts, Passed, Plan, Statement

LINE_BREAK = compiled(r"\s*[\r\n]+\s*")
BLANKS = compiled(r"[ \t\u3000]{2,}")
STYLES = {"name": "cyan", "value": "green", "unit": "green", "comparator": "yellow", "year": "magenta", "role": "blue"}
"""The fields' colours; all others are shown in bold."""
BY_DOCUMENT = frozenset({"plan-year", "review-year", "table-year", "table-role", "part-plan", "part-review"})
"""Rules that go by the document's kind and period where no words tell."""


def explained_rows(plan: Plan, explanations: Sequence[Explanation], lang: str) -> Iterator[Row]:
    """The rows of all explanations, a block a sentence."""
    for explanation in explanations:
        yield from block(plan, explanation, lang)
        yield Row(0, ())
    yield from legend(explanations, lang)


def block(plan: Plan, explanation: Explanation, lang: str) -> Iterator[Row]:
    """The rows about one sentence."""
    place = (
        f"{plan.document.name}:{explanation.line}" if plan.document.name else say("line", lang, line=explanation.line)
    )
    marks = marks_of(explanation)
    section = marks[0][1].section if marks else ()
    yield Row(0, ((safe_line("  ".join((place, " > ".join(section))).rstrip()), "bold"),))
    values = [(statement.start, statement.end, mark, "green") for mark, statement in marks]
    yield Row(2, tuple(marked(plan.document.text, explanation.start, explanation.end, values)))
    for mark, statement in marks:
        yield Row(2, ((f"{mark} ", ""), (headline(statement, lang), "bold")))
        yield from statement_rows(plan, explanation, statement, lang)
    if explanation.passed:
        yield Row(2, ((f"{say('passed-over', lang)}:", ""),))
        yield from (passed_row(passed, lang) for passed in explanation.passed)


def marks_of(explanation: Explanation) -> list[tuple[str, Statement]]:
    """The statements in the sentence's order with their marks: [1], and [2?] for one kept apart as unsure."""
    both = sorted(
        (*explanation.statements, *explanation.unsure), key=lambda statement: (statement.start, statement.end)
    )
    unsure = set(map(id, explanation.unsure))
    return [(f"[{index}{'?' * (id(s) in unsure)}]", s) for index, s in enumerate(both, start=1)]


Mark = tuple[int, int, str, str]
"""Words to be marked in a text: start, end, the mark behind them, their style."""


def marked(text: str, start: int, end: int, marks: Iterable[Mark]) -> Iterator[Part]:
    """A stretch of text on one line with the words in 【】 and their marks behind: 达到【98.5%】[1]."""
    last = start
    for begin, stop, mark, style in marks:
        begin, stop = max(begin, last), max(stop, last)
        yield flat(text[last:begin]), ""
        yield f"【{flat(text[begin:stop])}】", style
        yield mark, "dim"
        last = stop
    yield flat(text[last : max(last, end)]), ""


def flat(text: str) -> str:
    """The text on one line, with nothing that steers a terminal."""
    return safe(BLANKS.sub("  ", LINE_BREAK.sub("", text)))


def statement_rows(plan: Plan, explanation: Explanation, statement: Statement, lang: str) -> Iterator[Row]:
    """A statement's words in the sentence, what was taken from elsewhere, the rules, and what was inferred and why."""
    evidence = explanation.of(statement)
    if statement in explanation.unsure:
        why = with_meaning(statement.rules[0], lang) if statement.rules else ""
        yield labelled("unsure", lang, ("  ".join((say("unsure-rows", lang), why)).rstrip(), ""))
    if evidence:
        yield labelled("words", lang, *own_words(plan.document.text, explanation, evidence, lang))
    for one in evidence:
        yield from elsewhere(one, explanation, plan.facts, lang)
    if statement.rules:
        yield labelled("rules", lang, (safe(" → ".join(statement.rules)), ""))
    for flag in statement.flags:
        yield labelled("inferred", lang, (with_meaning(flag, lang), ""))


def labelled(key: str, lang: str, *parts: Part) -> Row:
    """A row of a statement's block, behind its label."""
    return Row(6, ((f"{say(key, lang)}: ", ""), *parts))


def is_inside(words: Words, explanation: Explanation) -> bool:
    """Whether the words stand in the sentence itself."""
    return words.start is not None and explanation.start <= words.start < explanation.end


def own_words(text: str, explanation: Explanation, evidence: Iterable[Evidence], lang: str) -> Iterator[Part]:
    """The part of the sentence that a statement rests on, with the words of each field marked."""
    fields: dict[tuple[int, int], list[str]] = {}
    for one in evidence:
        for words in one.words:
            if words.start is not None and words.end is not None and is_inside(words, explanation):
                place = words.start, words.end
                if place in fields or all(place[1] <= start or end <= place[0] for start, end in fields):
                    fields.setdefault(place, []).append(one.field)
    marks: list[Mark] = [
        (*place, f"[{', '.join(dict.fromkeys(say(name, lang) for name in names))}]", STYLES.get(names[0], "bold"))
        for place, names in sorted(fields.items())
    ]
    if not marks:
        return
    yield "…" * bool(text[explanation.start : marks[0][0]].strip()), "dim"
    yield from marked(text, marks[0][0], marks[-1][1], marks)
    yield "…" * bool(text[marks[-1][1] : explanation.end].strip(" \n。！？；")), "dim"


def elsewhere(one: Evidence, explanation: Explanation, facts: Facts, lang: str) -> Iterator[Row]:
    """What a field was taken from outside the sentence, or by its rule alone; a name's pieces all together."""
    outside = [words for words in one.words if not is_inside(words, explanation)]
    shown = one.words if one.field == "name" else outside
    said = "＋".join(quoted(words, explanation, lang) for words in shown)
    if not one.words and one.rule in BY_DOCUMENT:
        said = period_of(facts) if one.field == "year" else facts.kind
    if outside or (not one.words and one.rule in BY_DOCUMENT):
        style = STYLES.get(one.field, "bold")
        yield labelled(one.field, lang, (said, style), (f"  {safe(one.rule)}", "dim"))


def quoted(words: Words, explanation: Explanation, lang: str) -> str:
    """Words with the line they stand on, where it is another; words that a rule put in as such."""
    if words.line is None:
        return f"{safe(words.text)}（{say('put-in', lang)}）"
    place = "" if is_inside(words, explanation) else say("line", lang, line=words.line) + " "
    return f"{place}“{flat(words.text)}”"


def period_of(facts: Facts) -> str:
    """The years that the plan covers: 2021–2025, or 2024."""
    years = (facts.period_start, facts.period_end)
    return "–".join(dict.fromkeys(str(year) for year in years if year is not None)) or "?"


def with_meaning(mark: str, lang: str) -> str:
    """A mark, and in brackets what it means."""
    from plantargets.extractors.explanation import meaning

    said = meaning(mark, lang)
    return safe(mark) + (f" ({said})" if said else "")


def headline(statement: Statement, lang: str) -> str:
    """A statement in one line: name, value, year, role, and the catalogue's name where it differs."""
    known = f" = {statement.indicator}" if statement.indicator not in ("", statement.name) else ""
    parts = (
        safe(statement.name + known),
        statement_amount(statement, lang),
        str(statement.year or "?"),
        say(statement.role, lang),
        baseline_text(statement),
    )
    return "  ".join(part for part in parts if part)


def baseline_text(statement: Statement) -> str:
    """The base that the statement itself gives: ← 85 (2020)."""
    if statement.baseline_value is None and statement.baseline_year is None:
        return ""
    value = "" if statement.baseline_value is None else format(statement.baseline_value, "f")
    return f"← {value}" + (f" ({statement.baseline_year})" if statement.baseline_year else "")


def passed_row(passed: Passed, lang: str) -> Row:
    """A number that gave no row, and the rule that says why."""
    return Row(6, ((flat(passed.quote), "bold"), (f"  {with_meaning(passed.reason, lang)}", "")))


def legend(explanations: Sequence[Explanation], lang: str) -> Iterator[Row]:
    """What each rule that spoke says, once, in alphabetical order."""
    told = [(explanation, statement) for explanation in explanations for _, statement in marks_of(explanation)]
    rules = {rule for _, statement in told for rule in statement.rules}
    rules |= {one.rule for explanation, statement in told for one in explanation.of(statement) if not one.words}
    if rules:
        yield Row(0, ((f"{say('legend', lang)}:", ""),))
        yield from (Row(2, ((with_meaning(rule, lang), ""),)) for rule in sorted(rules))
