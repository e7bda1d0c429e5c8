"""`plan diff`: what became of each target from one plan to the next, or whether the goals were reached.

Library twin: `plantargets.compare.change.diff` and `plantargets.compare.met.met`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Annotated

import typer
from plantargets.cli import options
from plantargets.cli.diff_context import blocks
from plantargets.cli.diff_rows import (
    CHANGE_COLUMNS,
    CHANGE_KEYS,
    OUTCOME_COLUMNS,
    OUTCOME_KEYS,
    SENTENCES,
    STAT_COLUMNS,
    change_record,
    outcome_record,
    stat_records,
)
from plantargets.cli.formats import FORMATS
from plantargets.cli.messages import both, say
from plantargets.cli.output import Target, deliver, format_of, send
from plantargets.cli.rows import Record
from plantargets.cli.sentences import sentence
from plantargets.cli.settings import Settings, check_settings, settings_of
from plantargets.cli.wishes import wishes_of
from plantargets.cli.work import Report, complain, read_plans
from plantargets.compare import change, met
from plantargets.compare.points import Point
from plantargets.compare.sides import Pairing, pairings, same_region
from plantargets.extractors.catalogue import Catalogue, load
from plantargets.extractors.errors import PlanError
from plantargets.extractors.model import Plan
from plantargets.extractors.selection import Selection

DIFFERENT = {"missed"}
"""Outcomes that count as a difference for --exit-code."""

Old = Annotated[str, typer.Argument(metavar="OLD", help=both("The earlier plan, or a folder.", "较早的规划或文件夹。"))]
New = Annotated[str, typer.Argument(metavar="NEW", help=both("The later plan, or a folder.", "较晚的规划或文件夹。"))]
Met = Annotated[
    bool,
    typer.Option(
        "--met",
        help=both("OLD's goals against what NEW reports as reached.", "用 NEW 报告的完成情况核对 OLD 的目标。"),
    ),
]
Stat = Annotated[bool, typer.Option("--stat", help=both("Counts only.", "只给出条数。"))]
ChangedOnly = Annotated[
    bool, typer.Option("--changed-only", help=both("Leave out what is unchanged or met.", "略去未变的和已完成的。"))
]
Context = Annotated[bool, typer.Option("--context", help=both("Both sentences of every row.", "列出每行两边的原句。"))]


def diff(
    old: Old,
    new: New,
    goals_met: Met = False,
    stat: Stat = False,
    changed_only: ChangedOnly = False,
    context: Context = False,
    fuzzy: options.Fuzzy = False,
    exit_code: options.ExitCode = False,
    indicator: options.IndicatorNames = None,
    group: options.Groups = None,
    region: options.Regions = None,
    format: options.FormatName = None,
    output: options.Output = None,
    columns: options.Columns = None,
    lang: options.Lang = None,
    jobs: options.Jobs = None,
    encoding: options.Encoding = None,
    catalogue: options.Catalogue = None,
    color: options.Color = options.Colour.auto,
    bom: options.Bom = None,
    strict: options.Strict = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    debug: options.Debug = False,
    limit: options.Limit = None,
    cache: options.CacheFolder = None,
) -> int:
    """Show what became of each target from OLD to NEW.

    Each target of OLD stands opposite NEW's: raised, lowered, unchanged, with its deadline moved, reworded, dropped or
    added. Folders are paired by region.

    Examples:

      plan diff 2023.txt 2024.txt

      plan diff 2023.txt 2024.txt --met

      plan diff plans-2023/ plans-2024/ --stat --exit-code
    """
    settings = settings_of(lang, jobs, encoding, catalogue, strict, quiet, verbose, debug, limit, cache)
    kind = "stat" if stat else "outcomes" if goals_met else "changes"
    known = columns_of(kind, FORMATS[format_of(format, output, settings.lang)].nested, context)
    target = Target.of(format, output, columns, kind, known, settings.lang, color, bom)
    target.refuse((old, new))
    check_settings(settings)
    wishes = wishes_of(settings.catalogue, indicator, group, regions=region)
    report, book = Report(settings), load(settings.catalogue)
    pairs = paired(old, new, wishes, report)
    target = replace(target, by_region=len(pairs) > 1)
    found = [reported(pair, book, goals_met, fuzzy, wishes, changed_only) for pair in pairs]
    rows = [row for one in found for row in one]
    if context and not stat:
        send_in_context(target, rows, pairs, goals_met)
    else:
        send(target, [count for one in found for count in stats(one, goals_met)] if stat else rows)
    conclude(target, rows, settings)
    return 2 if report.failed else int(exit_code and any(map(differs, rows)))


def columns_of(kind: str, nested: bool, context: bool) -> tuple[str, ...]:
    """The columns of a kind of rows: objects for the formats that can hold them, cells for the others."""
    if kind == "stat":
        return STAT_COLUMNS
    known = {
        ("changes", True): CHANGE_KEYS,
        ("changes", False): CHANGE_COLUMNS,
        ("outcomes", True): OUTCOME_KEYS,
        ("outcomes", False): OUTCOME_COLUMNS,
    }[kind, nested]
    return (*known, *SENTENCES) if context else known


def paired(old: str, new: str, wishes: Selection, report: Report) -> list[Pairing]:
    """The sides to compare: two plans as they are, folders by region; a region on one side only is said."""
    if old == new == "-":
        raise PlanError(say("stdin-twice", report.settings.lang))
    sides = [list(read_plans([path], report)) for path in (old, new)]
    if not all(sides):
        raise PlanError(say("one-side", report.settings.lang, path=old if not sides[0] else new))
    if len(sides[0]) == len(sides[1]) == 1:
        return [the_two(sides[0][0], sides[1][0], report)]
    found = [pair for pair in pairings(sides[0], sides[1]) if wanted(pair, wishes)]
    for pair in found:
        if not (pair.old and pair.new):
            report.note(say("lone-region", report.settings.lang, region=pair.region, path=old if pair.old else new))
    both = [pair for pair in found if pair.old and pair.new]
    if not both:
        raise PlanError(say("no-pair", report.settings.lang, old=old, new=new))
    return both


def the_two(old: Plan, new: Plan, report: Report) -> Pairing:
    """Two plans opposite each other, whatever their regions; that they are of two is said."""
    ours, theirs = old.facts.region, new.facts.region
    if ours and theirs and not same_region(ours, theirs):
        report.note(say("two-regions", report.settings.lang, old=ours, new=theirs))
    return Pairing(theirs or ours or "", (old,), (new,))


def wanted(pair: Pairing, wishes: Selection) -> bool:
    """Whether the region was asked for."""
    return not wishes.regions or any(region in pair.region for region in wishes.regions)


def reported(
    pair: Pairing, book: Catalogue, goals_met: bool, fuzzy: bool, wishes: Selection, changed_only: bool
) -> list[Record]:
    """The rows of one pair that are wanted."""
    rows: Iterable[tuple[Record, Sequence[Point | None]]]
    if goals_met:
        outcomes = met.met(pair.old, pair.new, book, fuzzy)
        rows = [(outcome_record(one, pair.region), (one.goal, one.reached)) for one in outcomes]
    else:
        changes = change.diff(pair.old, pair.new, book, fuzzy)
        rows = [(change_record(one, pair.region), (one.old, one.new)) for one in changes]
    kept = (row for row, points in rows if any(point and wishes.wants(point.statement) for point in points))
    return [row for row in kept if not changed_only or is_news(row)]


def is_news(row: Record) -> bool:
    """Whether a row is shown under --changed-only."""
    return row.get("change") != "unchanged" and row.get("met") != "met"


def differs(row: Record) -> bool:
    """Whether a row is a difference in the sense of --exit-code."""
    return row["met"] in DIFFERENT if "met" in row else is_news(row)


def stats(rows: Sequence[Record], goals_met: bool) -> list[Record]:
    """How often each kind of row was found."""
    word = "met" if goals_met else "change"
    kinds = met.KINDS if goals_met else change.KINDS
    return stat_records(kinds, [row[word] for row in rows], rows[0]["region"]) if rows else []


def send_in_context(target: Target, rows: Sequence[Record], pairs: Sequence[Pairing], goals_met: bool) -> None:
    """Write the rows with their sentences: as blocks for reading, as further columns where columns are asked for."""
    add_sentences(rows, pairs, goals_met)
    if target.format == "table" and target.columns is None:
        deliver(target, blocks(rows, target.lang, target.colour, target.by_region))
    else:
        send(target, rows)


def add_sentences(rows: Iterable[Record], pairs: Iterable[Pairing], goals_met: bool) -> None:
    """Put the sentences of both sides into the rows."""
    texts = {plan.document.name: plan.document.text for plan in plans_of(pairs)}
    for row in rows:
        for side, column in zip(("goal", "reached") if goals_met else ("old", "new"), SENTENCES, strict=True):
            told = row.get(side)
            row[column] = sentence(texts[told["doc"]], told["start"], told["end"]) if told else None


def plans_of(pairs: Iterable[Pairing]) -> Iterator[Plan]:
    for pair in pairs:
        yield from (*pair.old, *pair.new)


def conclude(target: Target, rows: Sequence[Record], settings: Settings) -> None:
    """The last line: how many rows of each kind, below a table on a terminal, on standard error for a file."""
    if settings.quiet or not (target.on_screen or target.path):
        return
    counts = Counter(say(row.get("met") or row["change"], settings.lang) for row in rows)
    summary = say("comma", settings.lang).join(f"{word} {count}" for word, count in counts.items())
    if target.path is not None:
        complain(say("written", settings.lang, path=target.path, rows=len(rows)) + f" ({summary})")
    else:
        print(summary if rows else say("no-rows", settings.lang))
