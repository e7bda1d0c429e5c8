"""What a plan or a file's name holds cannot steer a terminal: no command and no format for reading lets it through."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest
from cli_runs import COLOUR, Plan_
from plantargets.cli.cells import UNSAFE

TEXT = (
    "云溪县\x1b[33m{year}年教育工作要点\n一、主要\x1b[2J目标\n学前三年\u202e毛入园率由91.5%提高到96%以上，新建\x1b]0;x\x07幼\u200b儿园12所。\n"
    "普惠性\u2066幼儿园覆盖率达到90%。普惠性\u2066幼儿园覆盖率达到80%。\n<b>毛入学率|巩固率达到9{digit}%。\n"
)
FORMATS = ("table", "markdown", "csv", "tsv", "json", "jsonl")
COLOURED = [
    ["extract", "ONE"],
    ["extract", "ONE", "--rows", "statements"],
    ["extract", "ONE", "--rows", "documents"],
    ["explain", "ONE"],
    ["check", "ONE"],
    ["diff", "ONE", "TWO"],
    ["diff", "ONE", "TWO", "--context"],
    ["compare", "ONE", "TWO", "--by", "document"],
]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="such names cannot be given there")


@pytest.fixture
def names(tmp_path: Path) -> dict[str, str]:
    """Two plans whose names and words are full of what steers terminals."""
    found = {}
    for key, name, year, digit in (("ONE", "甲\n\x1b[35m\"'<b>|.txt", 2024, 5), ("TWO", "乙\u202etxt.txt", 2025, 6)):
        found[key] = str(tmp_path / name)
        Path(found[key]).write_text(TEXT.format(year=year, digit=digit), encoding="utf-8")
    return found


def named(arguments: list[str], names: dict[str, str]) -> list[str]:
    return [names.get(argument, argument) for argument in arguments]


def unsafe(text: str) -> list[str]:
    """What could steer a terminal in a text, the program's own colours apart."""
    assert "\x1b[33m2024" not in text and '\x1b[35m"' not in text
    return UNSAFE.findall(COLOUR.sub("", text))


@pytest.mark.parametrize("arguments", COLOURED, ids=" ".join)
@pytest.mark.parametrize("colour", ["always", "never"])
def test_no_command_lets_through_what_steers_a_terminal(real: Plan_, names, arguments, colour):
    ran = real(*named(arguments, names), "--color", colour)
    assert ran.code == 0 and ran.out and unsafe(ran.out) == []
    assert unsafe(ran.err) == [] and "Traceback" not in ran.err
    assert not re.search(r"^\\x1b\[35m", ran.out + ran.err, re.MULTILINE), "a name began a line of its own"


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("arguments", [["extract", "ONE"], ["compare", "ONE", "TWO", "--by", "document"]], ids=" ".join)
def test_no_format_does_so_on_a_terminal(real: Plan_, names, arguments, form, monkeypatch):
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda stream: stream is sys.stdout, raising=False)
    ran = real(*named(arguments, names), "--format", form, "--color", "never")
    assert ran.code == 0 and unsafe(ran.out) == []


def test_markdown_holds_no_html_and_no_bars_of_its_own(real: Plan_, names):
    out = real("extract", names["ONE"], "--format", "markdown", "--rows", "statements").out
    assert "<b>" not in out and "&lt;b>" in out
    assert len({len(re.findall(r"(?<!\\)\|", line)) for line in out.splitlines()}) == 1


def test_a_file_that_is_not_there_is_named_in_one_line(real: Plan_, tmp_path):
    ran = real("extract", tmp_path / "无\n跳过：\x1b[31m.txt")
    assert ran.code == 2 and unsafe(ran.err) == [] and "无\\n" in ran.err
