"""What the readers say in Chinese: every sentence that they can raise or warn with has its wording."""

from __future__ import annotations

import ast
import doctest
import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from itertools import product
from pathlib import Path
from types import ModuleType

import pytest
from plantargets.cli import translations
from plantargets.cli.translations import translated
from plantargets.extractors import readers
from plantargets.extractors.errors import InputError
from plantargets.extractors.readers.encoding import BINARY
from plantargets.extractors.readers.kinds import KINDS
from plantargets.extractors.readers.limits import check
from plantargets.extractors.readers.pdf import SKIPPED, WHY

ENGLISH = re.compile(r"(?<!-)\b[a-z]{2,} [a-z]{2,}\b")
"""Two words in a row: what is left of a sentence that is not translated; options, encodings and limits stand alone."""
TELLING = {"InputError": 1, "fail": 1, "check": 1}
"""The calls that tell the user something, with the arguments that come before the words."""
NAMED = ("is 7, which cannot be read", "is no text but 7", "sheet '7': the hidden 7 7 were left out")
"""Sentences about a kind or a part that has a name in each language; they are tried with each name."""


def modules() -> Iterator[ModuleType]:
    yield readers
    for found in pkgutil.iter_modules(readers.__path__):
        yield import_module(f"{readers.__name__}.{found.name}")


def wordings(node: ast.expr, module: ModuleType) -> list[str]:
    """What an argument can be, with 7 for what is only known when it runs."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else []
    if isinstance(node, ast.Name):
        known = getattr(module, node.id, None)
        return [known] if isinstance(known, str) else []
    if isinstance(node, ast.IfExp):
        return wordings(node.body, module) + wordings(node.orelse, module)
    if isinstance(node, ast.FormattedValue):
        return wordings(node.value, module) or ["'7'" if node.conversion == ord("r") else "7"]
    if isinstance(node, ast.JoinedStr):
        parts = [wordings(part, module) for part in node.values]
        return ["".join(chosen) for chosen in product(*parts)]
    return []


def told() -> Iterator[str]:
    """Every sentence in the readers' code: reasons, advice, what a limit counts, warnings."""
    for module in modules():
        tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            name = getattr(getattr(node, "func", None), "id", getattr(getattr(node, "func", None), "attr", ""))
            if isinstance(node, ast.Call) and name in TELLING:
                for argument in node.args[TELLING[name] :]:
                    for words in wordings(argument, module):
                        yield f"has 8 {words}, more than the 7 allowed" if name == "check" else words
            if isinstance(node, ast.Yield | ast.Return) and node.value is not None:
                yield from (words for words in wordings(node.value, module) if ENGLISH.search(words))


def test_every_sentence_of_the_readers_has_a_chinese_wording():
    sentences = {one for one in told() if not one.startswith(NAMED)}
    assert len(sentences) > 60
    assert sorted(one for one in sentences if ENGLISH.search(translated(one, "zh"))) == []


@pytest.mark.parametrize("words", [sentence for why in WHY.values() for sentence in why] + list(SKIPPED.values()))
def test_what_is_said_of_a_pdf_is_said_in_chinese(words):
    assert not ENGLISH.search(translated(words.format(pages="pages 2, 3"), "zh"))


def test_kinds_and_parts_that_are_not_read_are_named_in_chinese():
    for kind in KINDS:
        if kind.refused:
            assert not ENGLISH.search(translated(str(kind.refusal("a")), "zh")), kind.name
    for _, called in BINARY:
        assert not ENGLISH.search(translated(f"is no text but {called}", "zh")), called
    for part in ("rows", "columns"):
        said = f"sheet '指标': the hidden {part} 3, 5 … were left out; unhide them to have them read"
        assert not ENGLISH.search(translated(said, "zh"))


def test_a_limit_is_named_with_how_to_raise_it():
    with pytest.raises(InputError) as error:
        check("a.xlsx", "cells in sheet '指标'", 12_000, 10_000, "cells")
    said = "a.xlsx: 有 12,000 个单元格（工作表 '指标'），超过限额 10,000 (如果文件无误，可用 --limit cells=… 放宽)"
    assert translated(str(error.value), "zh") == said


def test_the_examples_in_the_docstrings_hold():
    assert doctest.testmod(translations).failed == 0
