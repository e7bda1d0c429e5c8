"""`plan indicators`: the catalogue, whole or searched.

Library twin: `plantargets.extractors.catalogue.load`.
"""

from __future__ import annotations

from plantargets.cli import options
from plantargets.cli.messages import say
from plantargets.cli.output import Target, send
from plantargets.cli.rows import CATALOGUE_COLUMNS, entry_record
from plantargets.cli.settings import language, text_of
from plantargets.extractors.errors import PlanError


def indicators(
    word: options.Word = None,
    format: options.FormatName = None,
    output: options.Output = None,
    columns: options.Columns = None,
    lang: options.Lang = None,
    catalogue: options.Catalogue = None,
    color: options.Color = options.Colour.auto,
    bom: options.Bom = None,
    debug: options.Debug = False,
) -> int:
    """List the indicators known by name, or search them.

    WORD is looked for in names and aliases.

    Examples:

      plan indicators 毛入园率

      plan indicators --catalogue my.toml --format csv
    """
    from plantargets.extractors.catalogue import load

    said = language(lang)
    target = Target.of(format, output, columns, "catalogue", CATALOGUE_COLUMNS, said, color, bom)
    loaded = load(text_of(catalogue))
    entries = loaded.search(word) if word else loaded.entries
    if word and not entries:
        raise PlanError(say("no-such-indicator", said, word=word))
    send(target, (entry_record(entry) for entry in entries))
    return 0
