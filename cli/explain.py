"""`plan explain`: a sentence with its statements marked, the rules that made them, and the numbers passed over.

Library twin: `plantargets.extractors.explanation.explain`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from plantargets.cli import options
from plantargets.cli.cells import safe
from plantargets.cli.destinations import write_stdout
from plantargets.cli.formats import jsonl_lines
from plantargets.cli.messages import say
from plantargets.cli.settings import Settings, settings_of
from plantargets.cli.work import Failure, complain, read_plan
from plantargets.extractors.errors import PlanError

if TYPE_CHECKING:
    from plantargets.extractors.model import Plan


def explain(
    place: options.Place = None,
    text: options.Text = None,
    lang: options.Lang = None,
    encoding: options.Encoding = None,
    catalogue: options.Catalogue = None,
    format: options.ExplainFormat = options.Explaining.text,
    color: options.Color = options.Colour.auto,
    debug: options.Debug = False,
    limit: options.Limit = None,
) -> int:
    """Show which words gave which row, and by which rule.

    Words from another line are shown with that line. The numbers that gave
    no row are listed with the reason why.

    Examples:

      plan explain plan.txt:84

      plan explain --text "到2025年，学前三年毛入园率达到98%以上。"
    """
    settings = settings_of(lang, 1, encoding, catalogue, debug=debug, limit=limit)
    plan, line = plan_of(place, text, settings)
    check_line(plan, line, settings.lang)
    from plantargets.extractors.explanation import explain as explanations_of

    explanations = explanations_of(plan, line)
    if format is options.Explaining.jsonl:
        from plantargets.cli.explained_rows import COLUMNS, explained_records

        lines = jsonl_lines(explained_records(plan, explanations), COLUMNS)
        write_stdout(map(safe, lines) if sys.stdout.isatty() else lines)
        return 0
    from plantargets.cli.explained import explained_rows
    from plantargets.cli.output import screen_width
    from plantargets.cli.paragraphs import paragraphs

    colour = color.value == "always" or (color.value == "auto" and is_terminal())
    width = screen_width() if colour or sys.stdout.isatty() else None
    write_stdout(paragraphs(explained_rows(plan, explanations, settings.lang), width, colour))
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
