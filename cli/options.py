"""The options that commands share, one alias an option; their help is in the language of the locale."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer
from plantargets.cli.formats import FORMATS
from plantargets.cli.messages import both


class RowKind(str, Enum):
    """What a line of the output is."""

    indicators = "indicators"
    statements = "statements"
    documents = "documents"


class Colour(str, Enum):
    """When colour is used."""

    auto = "auto"
    always = "always"
    never = "never"


class Explaining(str, Enum):
    """How explanations are written."""

    text = "text"
    jsonl = "jsonl"


class Language(str, Enum):
    """The language of headings and messages."""

    zh = "zh"
    en = "en"


class RoleName(str, Enum):
    """Which side of a plan is wanted."""

    target = "target"
    actual = "actual"


class LevelName(str, Enum):
    """How grave a finding is."""

    error = "error"
    warning = "warning"
    notice = "notice"


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help=both("Files, folders or globs; - reads standard input.", "文件、文件夹或通配符；- 表示标准输入。"),
    ),
]
Rows = Annotated[
    RowKind,
    typer.Option(
        "--rows",
        help=both("One line an indicator, a statement, or a document.", "一行一项指标、一条语句，或一份文件。"),
    ),
]
FormatName = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar=f"<{'|'.join(FORMATS)}>",
        help=both("Format; else from the suffix of -o, else a table.", "输出格式；未给出时按 -o 的后缀，否则为表格。"),
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help=both("Write to FILE, whole or not.", "写入 FILE；中途失败则不留残件。")
    ),
]
Columns = Annotated[
    str | None,
    typer.Option(
        "--columns", metavar="A,B,…", help=both("Only these columns, in this order.", "只要这些列，按此顺序。")
    ),
]
IndicatorNames = Annotated[
    list[str] | None,
    typer.Option(
        "--indicator",
        "-i",
        metavar="NAME",
        help=both("Canonical name, alias, or part of a name; repeatable.", "标准名、别名或名称的一部分；可重复。"),
    ),
]
Groups = Annotated[
    list[str] | None,
    typer.Option(
        "--group", "-g", metavar="GROUP", help=both("Group, such as 学前; repeatable.", "类别，如 学前；可重复。")
    ),
]
Role = Annotated[
    RoleName | None,
    typer.Option("--role", help=both("Only targets, or only what is reached.", "只要目标，或只要现状。")),
]
Years = Annotated[
    list[int] | None,
    typer.Option("--year", metavar="YEAR", help=both("Year the value is for; repeatable.", "数值所属年份；可重复。")),
]
Regions = Annotated[
    list[str] | None,
    typer.Option(
        "--region", metavar="REGION", help=both("Part of the region's name; repeatable.", "地区名或其一部分；可重复。")
    ),
]
Units = Annotated[
    list[str] | None,
    typer.Option(
        "--unit",
        "-u",
        metavar="UNIT",
        help=both("Unit: 人 finds 万人 too; repeatable.", "单位：人 也包括 万人；可重复。"),
    ),
]
Unsure = Annotated[
    bool,
    typer.Option(
        "--unsure",
        help=both(
            "The arguable numbers instead: ranks, steps of a method …", "改列可作可不作指标的数字：名次、步骤等。"
        ),
    ),
]
Fuzzy = Annotated[
    bool,
    typer.Option(
        "--fuzzy",
        help=both("Match near names too, with their score.", "名称相近的也对齐，并给出相似度。"),
    ),
]
ExitCode = Annotated[
    bool, typer.Option("--exit-code", help=both("Exit with 1 where something differs.", "有差异时以 1 退出。"))
]
Level = Annotated[LevelName, typer.Option("--level", help=both("The least level that is shown.", "只列此级别及以上。"))]
ErrorsExit = Annotated[
    bool, typer.Option("--exit-code", help=both("Exit with 1 where errors are found.", "发现错误时以 1 退出。"))
]
Lang = Annotated[
    Language | None,
    typer.Option(
        "--lang",
        help=both("Language of headings and messages; else the locale's.", "表头和提示的语言；未给出时按系统语言。"),
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", "-j", min=1, metavar="N", help=both("Processes; else by size.", "进程数；未给出时按数据量。")
    ),
]
Encoding = Annotated[
    str | None, typer.Option("--encoding", metavar="NAME", help=both("Encoding of the files.", "文件的编码。"))
]
Catalogue = Annotated[
    Path | None,
    typer.Option(
        "--catalogue",
        metavar="FILE",
        help=both("Your own indicators (.toml), beside the built-in.", "自备指标库（.toml），与内置指标库合用。"),
    ),
]
ExplainFormat = Annotated[
    Explaining,
    typer.Option(
        "--format",
        "-f",
        help=both("Text to read, or a JSON line for each number.", "供阅读的文字，或每个数字一行 JSON。"),
    ),
]
Color = Annotated[Colour, typer.Option("--color", help=both("Colour and rules in tables.", "表格中的颜色和线条。"))]
Bom = Annotated[
    bool | None,
    typer.Option(
        "--bom/--no-bom",
        help=both("Byte-order mark; else in a .csv file only.", "是否写入 BOM；未给出时只写入 .csv 文件。"),
    ),
]
Strict = Annotated[
    bool,
    typer.Option("--strict", help=both("Stop at the first input that cannot be read.", "遇到无法读取的输入即停止。")),
]
Quiet = Annotated[
    bool,
    typer.Option(
        "--quiet",
        "-q",
        help=both("No notes, no summary, no progress; errors only.", "不显示提示、汇总和进度，只报错误。"),
    ),
]
Verbose = Annotated[
    bool,
    typer.Option(
        "--verbose",
        "-v",
        help=both("Say too which tables gave nothing.", "另说明哪些表格没有读出指标。"),
    ),
]
Limit = Annotated[
    list[str] | None,
    typer.Option(
        "--limit",
        metavar="NAME=NUMBER",
        help=both(
            "What a file may ask for, such as seconds=300; repeatable.", "单个文件的限制，如 seconds=300；可重复。"
        ),
    ),
]
CacheFolder = Annotated[
    Path | None,
    typer.Option(
        "--cache",
        metavar="DIR",
        help=both("Keep what is read in DIR, and read it there the next time.", "把读出的内容存入 DIR，下次直接取用。"),
    ),
]
Scheduler = Annotated[
    str | None,
    typer.Option(
        "--scheduler",
        metavar="ADDRESS",
        help=both(
            "Read on the Dask cluster there; -o is a folder of parts.", "由该地址的 Dask 集群读取；-o 为分片文件夹。"
        ),
    ),
]
Debug = Annotated[
    bool,
    typer.Option("--debug", help=both("Show a traceback where something goes wrong.", "出错时显示详细的调用过程。")),
]
Text = Annotated[
    str | None,
    typer.Option(
        "--text", metavar="SENTENCE", help=both("Explain this sentence, not a file.", "解释这句话，而不是文件。")
    ),
]
Place = Annotated[
    str | None,
    typer.Argument(
        metavar="FILE[:LINE]", help=both("A plan, and the line of it to explain.", "规划文件，及其中要解释的行。")
    ),
]
Word = Annotated[
    str | None, typer.Argument(metavar="WORD", help=both("Part of a name or of an alias.", "名称或别名的一部分。"))
]
Numbered = Annotated[
    bool,
    typer.Option("--numbered", "-n", help=both("With the numbers of the lines.", "带行号。")),
]
Tables = Annotated[
    bool,
    typer.Option("--tables", help=both("Only the tables, as Markdown.", "只列表格，用 Markdown 表示。")),
]
