"""`plan extract`: reads plans and writes their indicators, statements or facts.

Library twin: `plantargets.extractors.extract_file`, and `selection` for the filters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace

from plantargets.cli import options
from plantargets.cli.columns import TABLES
from plantargets.cli.messages import say
from plantargets.cli.output import Target, all_tables, holds_all, send, send_tables
from plantargets.cli.rows import Record, Tally, document_record, indicator_record, statement_record
from plantargets.cli.settings import check_settings, settings_of
from plantargets.cli.tables import is_shown, table_rows
from plantargets.cli.wishes import wishes_of
from plantargets.cli.work import Report, complain, read_plans
from plantargets.extractors.indicators import key_of, pair
from plantargets.extractors.model import Plan
from plantargets.extractors.selection import Selection, select_indicators, select_statements


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
) -> int:
    """Read the indicators of plans into a table or a file.

    Each row has its baseline, its goal and the change between, and names the line that says so.

    Examples:

      plan extract plans/

      plan extract plans/ -o targets.csv --group 学前 --year 2025

      plan extract - --rows statements --format jsonl < plan.txt
    """
    settings = settings_of(lang, jobs, encoding, catalogue, strict, quiet, verbose, debug, limit)
    target = Target.of(format, output, columns, rows.value, TABLES[rows.value], settings.lang, color, bom)
    target.refuse(paths)
    check_settings(settings)
    wishes = wishes_of(settings.catalogue, indicator, group, unit, year, region, role and role.value)
    report, tally = Report(settings), Tally()
    plans = read_plans(paths, report, bar=not (quiet or target.on_terminal))
    plans = map(unsure_only, plans) if unsure else plans
    if holds_all(target):
        as_text = send_tables(target, all_tables(target), table_rows(plans, wishes, tally))
    else:
        as_text = send(target, records(plans, rows.value, wishes, tally))
    if as_text:
        report.note(say("digits-as-text", settings.lang, count=as_text))
    conclude(target, tally, report)
    return 2 if report.failed else 0


def unsure_only(plan: Plan) -> Plan:
    """The plan with its arguable numbers in the place of its statements."""
    return replace(plan, statements=plan.unsure, indicators=pair(plan.unsure), unsure=())


def records(plans: Iterable[Plan], kind: str, wishes: Selection, tally: Tally) -> Iterator[Record]:
    """The rows of the plans that are wanted, counted as they go by."""
    for plan in plans:
        found = list(FOUND[kind](plan, wishes, tally))
        tally.documents += bool(found) or wishes == Selection()
        tally.rows += len(found)
        tally.unsure += len(plan.unsure)
        yield from found


def indicator_rows(plan: Plan, wishes: Selection, tally: Tally) -> Iterator[Record]:
    for row in select_indicators(plan, wishes):
        tally.indicators += 1
        tally.count(row.statements)
        yield indicator_record(plan, row)


def statement_rows(plan: Plan, wishes: Selection, tally: Tally) -> Iterator[Record]:
    statements = select_statements(plan, wishes)
    tally.indicators += len(set(map(key_of, statements)))
    tally.count(statements)
    return (statement_record(plan, statement) for statement in statements)


def document_rows(plan: Plan, wishes: Selection, tally: Tally) -> Iterator[Record]:
    """The document's facts, if it is of a wanted region and any of its statements are wanted."""
    statements = select_statements(plan, wishes)
    tally.indicators += len(set(map(key_of, statements)))
    tally.count(statements)
    if is_shown(plan, statements, wishes):
        yield document_record(plan)


FOUND = {"indicators": indicator_rows, "statements": statement_rows, "documents": document_rows}


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
