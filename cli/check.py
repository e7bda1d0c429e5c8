"""`plan check`: what plans say against themselves, each other and the nation.

Library twin: `plantargets.compare.consistency.check`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from plantargets.cli import options
from plantargets.cli.check_rows import FINDING_COLUMNS, FINDING_KEYS, blocks, finding_record
from plantargets.cli.formats import FORMATS
from plantargets.cli.messages import say
from plantargets.cli.output import Target, deliver, format_of, send
from plantargets.cli.settings import Settings, check_settings, settings_of
from plantargets.cli.work import Report, complain, read_plans
from plantargets.compare import consistency
from plantargets.compare.consistency.finding import LEVELS, Finding
from plantargets.extractors.catalogue import load


def check(
    paths: options.Paths,
    level: options.Level = options.LevelName.notice,
    exit_code: options.ErrorsExit = False,
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
    """Find where plans contradict themselves.

    Two values for one thing, parts that do not make the whole, changes that do not fit their levels, goals that go the
    wrong way, years outside the plan, numbers broken by copying: each with the places that show it. The codes are
    explained in docs/check.md.

    Examples:

      plan check plan.txt

      plan check plans/ --level error --exit-code

      plan check plans/ -o findings.jsonl
    """
    settings = settings_of(lang, jobs, encoding, catalogue, strict, quiet, verbose, debug, limit, cache)
    nested = FORMATS[format_of(format, output, settings.lang)].nested
    known = FINDING_KEYS if nested else FINDING_COLUMNS
    target = Target.of(format, output, columns, "findings", known, settings.lang, color, bom)
    target.refuse(paths)
    check_settings(settings)
    report = Report(settings)
    plans = list(read_plans(paths, report, bar=not quiet))
    found = consistency.check(plans, load(settings.catalogue))
    shown = [finding for finding in found if LEVELS.index(finding.level) <= LEVELS.index(level.value)]
    if target.format == "table" and target.columns is None:
        texts = {plan.document.name: plan.document.text for plan in plans}
        deliver(target, blocks(shown, texts, settings.lang, target.colour))
    else:
        send(target, (finding_record(finding, settings.lang, nested) for finding in shown))
    conclude(target, shown, settings)
    if report.failed:
        return 2
    return int(exit_code and any(finding.level == "error" for finding in found))


def conclude(target: Target, shown: Sequence[Finding], settings: Settings) -> None:
    """The last line: how many findings of each level, below a table on a terminal, on standard error for a file."""
    if settings.quiet or not (target.on_screen or target.path):
        return
    counts = Counter(finding.level for finding in shown)
    said = [say(f"{level}-count", settings.lang, count=counts[level]) for level in LEVELS if counts[level]]
    summary = say("comma", settings.lang).join(said) or say("no-findings", settings.lang)
    if target.path is not None:
        complain(say("written", settings.lang, path=target.path, rows=len(shown)) + f" ({summary})")
    else:
        print(summary)
