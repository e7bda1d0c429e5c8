"""`plan explain`: a sentence with its statements marked, the rules that made them, and the numbers passed over.

Library twin: `plantargets.extractors.explanation.explain`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from plantargets.cli import options
from plantargets.cli.amounts import statement_amount
from plantargets.cli.cells import safe
from plantargets.cli.destinations import write_stdout
from plantargets.cli.messages import say
from plantargets.cli.settings import Settings, language, text_of
from plantargets.cli.work import Failure, complain, read_plan
from plantargets.extractors.errors import PlanError

if TYPE_CHECKING:
    from plantargets.extractors.explanation import Explanation
    from plantargets.extractors.model import Passed, Plan, Statement

LINE_BREAK = re.compile(r"\s*[\r\n]+\s*")
GREEN, DIM, BOLD, PLAIN = "\x1b[32m", "\x1b[2m", "\x1b[1m", "\x1b[0m"


def explain(
    place: options.Place = None,
    text: options.Text = None,
    lang: options.Lang = None,
    encoding: options.Encoding = None,
    catalogue: options.Catalogue = None,
    color: options.Color = options.Colour.auto,
    debug: options.Debug = False,
) -> int:
    """Show which words gave which row, and by which rule.

    The numbers that gave none are listed with the rule that passed them over.

    Examples:

      plan explain plan.txt:84

      plan explain --text "到2025年，学前三年毛入园率达到98%以上。"
    """
    settings = Settings(language(lang), 1, encoding, text_of(catalogue), debug=debug)
    plan, line = plan_of(place, text, settings)
    check_line(plan, line, settings.lang)
    from plantargets.extractors.explanation import explain as explanations_of

    explanations = explanations_of(plan, line)
    colour = color.value == "always" or (color.value == "auto" and is_terminal())
    write_stdout(explained(plan, explanations, settings.lang, colour))
    if not explanations:
        complain(say("nothing-here", settings.lang))
    return 0


def is_terminal() -> bool:
    """Whether colour can be shown and is welcome."""
    import os

    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def plan_of(place: str | None, text: str | None, settings: Settings) -> tuple[Plan, int | None]:
    """The plan to explain and the line asked for."""
    if (place is None) == (text is None):
        raise PlanError(say("file-or-text", settings.lang))
    if text is not None:
        from plantargets.extractors.pipeline import extract

        return extract(text, settings.catalogue), None
    path, line = split_place(place or "")
    result = read_plan(path, settings)
    if isinstance(result, Failure):
        raise PlanError(result.message)
    return result, line


def split_place(place: str) -> tuple[str, int | None]:
    """A file and a line of it: `plan.txt:84` -> ('plan.txt', 84); a colon in a file's own name is left alone."""
    path, colon, line = place.rpartition(":")
    if colon and line.isdecimal() and not Path(place).exists():
        return path, int(line)
    return place, None


def check_line(plan: Plan, line: int | None, lang: str) -> None:
    """Raise PlanError for a line that the document does not have."""
    lines = plan.document.text.count("\n") + 1
    if line is not None and not 1 <= line <= lines:
        raise PlanError(say("no-line", lang, path=plan.document.name, lines=lines, line=line))


def explained(plan: Plan, explanations: Sequence[Explanation], lang: str, colour: bool) -> Iterator[str]:
    """The text of all explanations, one block a sentence."""
    for explanation in explanations:
        yield "\n".join(block(plan, explanation, lang, colour)) + "\n\n"
    yield from legend(explanations, lang)


def block(plan: Plan, explanation: Explanation, lang: str, colour: bool) -> Iterator[str]:
    """The lines about one sentence."""
    place = (
        f"{plan.document.name}:{explanation.line}" if plan.document.name else say("line", lang, line=explanation.line)
    )
    marks = marks_of(explanation)
    section = marks[0][1].section if marks else ()
    yield styled(safe("  ".join((place, " > ".join(section))).rstrip()), BOLD, colour)
    yield "  " + marked(plan.document.text, explanation, colour)
    for mark, statement in marks:
        yield from statement_lines(mark, statement, lang, colour)
    if explanation.passed:
        yield f"  {say('passed-over', lang)}:"
        yield from (passed_line(passed, lang) for passed in explanation.passed)


def marks_of(explanation: Explanation) -> list[tuple[str, Statement]]:
    """The statements in the sentence's order with their marks: [1], and [2?] for one kept apart as unsure."""
    both = sorted(
        (*explanation.statements, *explanation.unsure), key=lambda statement: (statement.start, statement.end)
    )
    unsure = set(map(id, explanation.unsure))
    return [(f"[{index}{'?' * (id(s) in unsure)}]", s) for index, s in enumerate(both, start=1)]


def marked(text: str, explanation: Explanation, colour: bool) -> str:
    """The sentence on one line with each statement's words in 【】 and its number behind: 达到【98.5%】[1]."""
    parts, last = [], explanation.start
    for mark, statement in marks_of(explanation):
        start, end = max(statement.start, last), max(statement.end, last)
        words = flat(text[start:end])
        parts += [flat(text[last:start]), styled(f"【{words}】", GREEN, colour), mark]
        last = end
    return "".join((*parts, flat(text[last : max(last, explanation.end)]))).strip()


def flat(text: str) -> str:
    """The text on one line, with nothing that steers a terminal."""
    return safe(LINE_BREAK.sub("", text))


def styled(text: str, style: str, colour: bool) -> str:
    """The text in a style where colour is wanted."""
    return f"{style}{text}{PLAIN}" if colour else text


def statement_lines(mark: str, statement: Statement, lang: str, colour: bool) -> Iterator[str]:
    """A statement's fields, the rules that made it, and what was inferred and why."""
    yield f"  {mark} " + styled(headline(statement, lang), BOLD, colour)
    if "?" in mark:
        yield f"      {say('unsure', lang)}"
    if statement.rules:
        yield f"      {say('rules', lang)}: " + safe(" → ".join(statement.rules))
    for flag in statement.flags:
        yield f"      {say('inferred', lang)}: " + with_meaning(flag, lang)


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


def passed_line(passed: Passed, lang: str) -> str:
    """A number that gave no row, and the rule that says why."""
    return f"      {flat(passed.quote)}  {with_meaning(passed.reason, lang)}"


def legend(explanations: Sequence[Explanation], lang: str) -> Iterator[str]:
    """What each rule that spoke says, once, in alphabetical order."""
    statements = [statement for explanation in explanations for _, statement in marks_of(explanation)]
    rules = {rule for statement in statements for rule in statement.rules}
    if rules:
        yield f"{say('legend', lang)}:\n"
        yield from (f"  {with_meaning(rule, lang)}\n" for rule in sorted(rules))
