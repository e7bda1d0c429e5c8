"""`plan extract`: reads plans and writes their indicators, statements or facts.

Library twin: `plantargets.extractors.extract_file`, and `selection` for the filters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from functools import partial
from itertools import chain
from pathlib import Path

from plantargets.cli import options
from plantargets.cli.cells import safe
from plantargets.cli.columns import TABLES
from plantargets.cli.formats import SUFFIXES
from plantargets.cli.making import Made, Order, rows_of, unsure_only
from plantargets.cli.messages import say
from plantargets.cli.output import Target, all_tables, deliver, holds_all, send, send_tables
from plantargets.cli.rows import Tally
from plantargets.cli.settings import check_settings, settings_of
from plantargets.cli.streamed import STREAMED, head
from plantargets.cli.tables import table_rows
from plantargets.cli.wishes import wishes_of
from plantargets.cli.work import Report, complain, read_all, read_plans
from plantargets.extractors.errors import PlanError

PARTS = ("jsonl", "parquet")
"""The formats in which a folder of parts is one table."""


def extract(
    paths: options.Paths,
    rows: options.Rows = options.RowKind.indicators,
    format: options.FormatName = None,
    output: options.Output = None,
    columns: options.Columns = None,
    indicator: options.IndicatorNames = None,
    group: options.Groups = None,
    role: options.Role = None,
    year: options.Years = None,
    region: options.Regions = None,
    unit: options.Units = None,
    unsure: options.Unsure = False,
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
    scheduler: options.Scheduler = None,
) -> int:
    """Read the indicators of plans into a table or a file.

    Each row has its baseline, its goal and the change between, and names the line that says so.

    Examples:

      plan extract plans/

      plan extract plans/ -o targets.csv --group 学前 --year 2025

      plan extract - --rows statements --format jsonl < plan.txt
    """
    settings = settings_of(lang, jobs, encoding, catalogue, strict, quiet, verbose, debug, limit, cache)
    format = format or parts_format(scheduler, output)
    target = Target.of(format, output, columns, rows.value, TABLES[rows.value], settings.lang, color, bom)
    target.refuse(paths)
    check_settings(settings)
    wishes = wishes_of(settings.catalogue, indicator, group, unit, year, region, role and role.value)
    report, text = Report(settings), target.format if target.format in STREAMED else None
    order = Order(settings, rows.value, wishes, unsure, text, target.columns or target.known)
    if scheduler is None:
        tally = written(paths, order, target, report)
    else:
        tally = written_by_cluster(paths, order, target, scheduler, report)
    conclude(target, tally, report)
    return 2 if report.failed else 0


def written(paths: Sequence[str], order: Order, target: Target, report: Report) -> Tally:
    """Read all inputs and write their rows; their figures come back."""
    tally, bar = Tally(), has_bar(target, order)
    if holds_all(target):
        plans = read_plans(paths, report, bar)
        plans = map(unsure_only, plans) if order.unsure else plans
        as_text = send_tables(target, all_tables(target), table_rows(plans, order.wishes, tally))
    else:
        as_text = delivered(target, counted(read_all(paths, partial(rows_of, order=order), report, bar), tally))
    if as_text:
        report.note(say("digits-as-text", order.settings.lang, count=as_text))
    return tally


def written_by_cluster(paths: Sequence[str], order: Order, target: Target, scheduler: str, report: Report) -> Tally:
    """Have a cluster read all inputs and write their rows into a folder of parts; raises PlanError where it cannot."""
    if target.path is None or target.format not in PARTS or "-" in paths:
        raise PlanError(say("parts-folder", order.settings.lang))
    from plantargets.cli.cluster import extract_on_cluster

    return extract_on_cluster(paths, order, target.path, scheduler, report, has_bar(target, order))


def parts_format(scheduler: str | None, output: Path | None) -> str | None:
    """The format of parts in a folder, where none is named."""
    if scheduler is None or output is None:
        return None
    return SUFFIXES.get(output.suffix.lower(), "jsonl")


def has_bar(target: Target, order: Order) -> bool:
    """Whether progress is wanted: not beside rows on the same terminal."""
    return not (order.settings.quiet or target.on_terminal)


def delivered(target: Target, found: Iterable[Made]) -> int:
    """Write the rows to the target's place: text as it comes, plan by plan; records in the format they are made for.

    How many numbers the format holds as text alone comes back.
    """
    if target.format not in STREAMED:
        return send(target, (record for made in found for record in made.records))
    pieces = chain([head(target.format, target.columns or target.known)], (made.text for made in found))
    deliver(target, map(safe, pieces) if target.on_terminal else pieces)
    return 0


def counted(found: Iterable[Made], tally: Tally) -> Iterator[Made]:
    """What the plans gave, its figures added up as it goes by."""
    for made in found:
        tally.add(made.tally)
        yield made


def conclude(target: Target, tally: Tally, report: Report) -> None:
    """The last line: below a table on a terminal, on standard error for a file, nothing in a pipe."""
    settings = report.settings
    if settings.quiet:
        return
    summary = say("summary", settings.lang, **asdict(tally))
    if tally.unsure:
        summary += say("summary-unsure", settings.lang, unsure=tally.unsure)
    if target.path is not None:
        complain(say("written", settings.lang, path=target.path, rows=tally.rows) + f" ({summary})")
    elif target.on_screen:
        print(summary if tally.rows else say("no-rows", settings.lang))
