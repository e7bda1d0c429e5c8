"""The options that commands share, with their help: one alias an option."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer


class RowKind(str, Enum):
    """What a line of the output is."""

    indicators = "indicators"
    statements = "statements"
    documents = "documents"


class Format(str, Enum):
    """How the lines are written."""

    table = "table"
    csv = "csv"
    tsv = "tsv"
    json = "json"
    jsonl = "jsonl"
    markdown = "markdown"


class Colour(str, Enum):
    """When colour is used."""

    auto = "auto"
    always = "always"
    never = "never"


class Language(str, Enum):
    """The language of headings and messages."""

    zh = "zh"
    en = "en"


class RoleName(str, Enum):
    """Which side of a plan is wanted."""

    target = "target"
    actual = "actual"


Paths = Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders or globs; - reads standard input.")]
Rows = Annotated[RowKind, typer.Option("--rows", help="One line an indicator, a statement, or a document.")]
FormatName = Annotated[
    Format | None, typer.Option("--format", "-f", help="Format; else from the suffix of -o, else a table.")
]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, whole or not.")]
Columns = Annotated[str | None, typer.Option("--columns", metavar="A,B,…", help="Only these columns, in this order.")]
IndicatorNames = Annotated[
    list[str] | None,
    typer.Option("--indicator", "-i", metavar="NAME", help="Canonical name, alias, or part of a name; repeatable."),
]
Groups = Annotated[
    list[str] | None, typer.Option("--group", "-g", metavar="GROUP", help="Group, such as 学前; repeatable.")
]
Role = Annotated[RoleName | None, typer.Option("--role", help="Only targets, or only what is reached.")]
Years = Annotated[list[int] | None, typer.Option("--year", metavar="YEAR", help="Year the value is for; repeatable.")]
Regions = Annotated[
    list[str] | None, typer.Option("--region", metavar="REGION", help="Part of the region's name; repeatable.")
]
Units = Annotated[
    list[str] | None, typer.Option("--unit", "-u", metavar="UNIT", help="Unit: 人 finds 万人 too; repeatable.")
]
Lang = Annotated[Language | None, typer.Option("--lang", help="Language of headings and messages; else the locale's.")]
Jobs = Annotated[int | None, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes; else by size.")]
Encoding = Annotated[str | None, typer.Option("--encoding", metavar="NAME", help="Encoding of the files.")]
Catalogue = Annotated[
    Path | None, typer.Option("--catalogue", metavar="FILE", help="Your own indicators (.toml), beside the built-in.")
]
Color = Annotated[Colour, typer.Option("--color", help="Colour and rules in tables.")]
Bom = Annotated[bool | None, typer.Option("--bom/--no-bom", help="Byte-order mark; else in a .csv file only.")]
Strict = Annotated[bool, typer.Option("--strict", help="Stop at the first input that cannot be read.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No notes, no summary, no progress; errors only.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show a traceback where something goes wrong.")]
Text = Annotated[str | None, typer.Option("--text", metavar="SENTENCE", help="Explain this sentence, not a file.")]
Place = Annotated[str | None, typer.Argument(metavar="FILE[:LINE]", help="A plan, and the line of it to explain.")]
Word = Annotated[str | None, typer.Argument(metavar="WORD", help="Part of a name or of an alias.")]
