"""`plan compare`: many plans side by side, indicators down, regions, years or documents across.

Library twin: `plantargets.compare.matrix.matrix`, with `summary` for the figures and `against` for the gaps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum
from typing import Annotated

import typer
from plantargets.cli import options
from plantargets.cli.compare_output import send_view
from plantargets.cli.compare_view import View
from plantargets.cli.messages import both, say
from plantargets.cli.output import Target
from plantargets.cli.settings import Settings, check_settings, settings_of
from plantargets.cli.wishes import wishes_of
from plantargets.cli.work import Report, complain, read_plans
from plantargets.compare.against import References, national, of_plans
from plantargets.compare.matrix import Matrix, Row, Show, matrix
from plantargets.compare.summary import Sort, kept, ordered
from plantargets.extractors.catalogue import Catalogue, load
from plantargets.extractors.errors import PlanError
from plantargets.extractors.model import Plan
from plantargets.extractors.selection import Selection

LEAST = 2
"""How many columns must have an indicator, where there are as many."""
NATIONAL = "national"


class ByName(str, Enum):
    """What stands across."""

    region = "region"
    year = "year"
    document = "document"


class ShowName(str, Enum):
    """What a cell tells."""

    both = "both"
    baseline = "baseline"
    goal = "goal"
    change = "change"


class SortName(str, Enum):
    """What stands first."""

    group = "group"
    name = "name"
    spread = "spread"
    coverage = "coverage"


By = Annotated[
    ByName | None,
    typer.Option(
        "--by",
        help=both(
            "What stands across; else regions where there are several, then years, then documents.",
            "各列为何；未给出时，有多个地区按地区，其次按年份，再次按文件。",
        ),
    ),
]
ShowOption = Annotated[
    ShowName | None,
    typer.Option(
        "--show",
        help=both(
            "What a cell tells; else both, or the goal with --against.",
            "格内所示；未给出时为现状和目标，有 --against 时为目标。",
        ),
    ),
]
Coverage = Annotated[
    int | None,
    typer.Option(
        "--min-coverage",
        min=1,
        metavar="N",
        help=both("Only indicators that at least N columns have; else 2.", "只要至少 N 列有的指标；未给出时为 2。"),
    ),
]
SortOption = Annotated[
    SortName,
    typer.Option(
        "--sort",
        help=both("What stands first: group, name, spread or coverage.", "排序：类别、名称、差异大小或覆盖列数。"),
    ),
]
Rank = Annotated[
    bool, typer.Option("--rank", help=both("Who is highest, and who lacks it.", "由高到低排位，并列出未提者。"))
]
Against = Annotated[
    str | None,
    typer.Option(
        "--against",
        metavar="national|FILE",
        help=both("The gap to the nation's goals, or to another plan's.", "与全国目标或另一规划（如上级规划）的差距。"),
    ),
]
Long = Annotated[bool, typer.Option("--long", help=both("One row a cell, with its quote.", "一格一行，附原文和出处。"))]


def compare(
    paths: options.Paths,
    by: By = None,
    show: ShowOption = None,
    indicator: options.IndicatorNames = None,
    group: options.Groups = None,
    year: options.Years = None,
    region: options.Regions = None,
    min_coverage: Coverage = None,
    sort: SortOption = SortName.group,
    rank: Rank = False,
    against: Against = None,
    fuzzy: options.Fuzzy = False,
    long: Long = False,
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
    """Set plans side by side.

    Indicators stand down, regions, years or documents across; a cell tells baseline → goal, and — where none is said.

    Examples:

      plan compare plans/

      plan compare plans/ --against national --group 学前

      plan compare plans/ -o matrix.xlsx
    """
    settings = settings_of(lang, jobs, encoding, catalogue, strict, quiet, verbose, debug, limit, cache)
    target = Target.of(format, output, None, "matrix", (), settings.lang, color, bom)
    target.refuse([*paths, against] if against else paths)
    check_settings(settings)
    report, book = Report(settings), load(settings.catalogue)
    plans = plans_of(paths, region or (), report, bar=not (quiet or target.on_terminal))
    references = references_of(against, book, report)
    wishes = wishes_of(settings.catalogue, indicator, group)
    found = matrix(plans, book, by.value if by else None, tuple(year or ()), fuzzy)
    rows = tuple(row for row in found.rows if wanted(row, wishes, references))
    shown: Show = show.value if show else "goal" if against else "both"
    least = min_coverage or min(LEAST, len(found.columns))
    view = view_of(replace(found, rows=rows), shown, sort.value, least, settings.lang, references)
    send_view(view, target, columns, long, rank)
    conclude(view, target, settings, (len(rows) - len(view.rows), least))
    return 2 if report.failed else 0


def plans_of(paths: Sequence[str], regions: Sequence[str], report: Report, bar: bool) -> list[Plan]:
    """The plans that can be read and are of a wanted region."""
    wishes = Selection(regions=tuple(regions))
    return [plan for plan in read_plans(paths, report, bar) if wishes.wants_region(plan.facts, plan.document.name)]


def view_of(found: Matrix, show: Show, sort: Sort, least: int, lang: str, references: References | None) -> View:
    """What is shown of a matrix: the rows that enough columns have, sorted."""
    rows = ordered(kept(found.rows, least, show), sort, show)
    return View(found.by, found.columns, rows, show, lang, references, grouped=sort == "group")


def references_of(against: str | None, book: Catalogue, report: Report) -> References | None:
    """What the cells are to be measured against; raises PlanError for a plan that cannot be read."""
    if against is None:
        return None
    if against == NATIONAL:
        return national(book)
    plans = list(read_plans([against], report))
    if not plans:
        raise PlanError(say("one-side", report.settings.lang, path=against))
    return of_plans(plans)


def wanted(row: Row, wishes: Selection, references: References | None) -> bool:
    """Whether a row is of a wanted group and name, and, where there are references, whether one is known for it."""
    if wishes.groups and row.group not in wishes.groups:
        return False
    if references is not None and not references(row.subject):
        return False
    return not wishes.indicators or any(map(wishes.names, row.statements))


def conclude(view: View, target: Target, settings: Settings, left_out: tuple[int, int]) -> None:
    """The last line: how much is shown, and how much more there is."""
    if settings.quiet or not (target.on_screen or target.path):
        return
    count, least = left_out
    said = say("compared", settings.lang, columns=len(view.columns), rows=len(view.rows))
    said += say("too-few", settings.lang, count=count, least=least) if count else ""
    if target.path is not None:
        complain(say("written", settings.lang, path=target.path, rows=len(view.rows)) + f" ({said})")
    else:
        print(said if view.rows or count else say("no-rows", settings.lang))
