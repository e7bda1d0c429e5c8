"""Every reader gives the same indicator rows: one plan of our own, written into each format that is read."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from made_files import FORMATS, as_text
from plantargets.extractors.model import Indicator, Statement
from plantargets.extractors.pipeline import extract_document
from plantargets.extractors.readers import document_from_bytes

DIFFERENCES: dict[str, tuple[tuple[str, str], ...]] = {}
"""Of a format: the names of rows that it gives otherwise than the text does, each with the reason why."""


def told(statement: Statement | None) -> Statement | None:
    """What a statement says, wherever it stands."""
    return statement and replace(
        statement, start=0, end=0, line=0, cell=None, quote="", rules=(), indicator="", group=None, section=()
    )


def rows_of(data: bytes, name: str) -> dict[tuple[str, str], tuple[object, ...]]:
    """The indicator rows of a file, without the places they stand in."""
    plan = extract_document(document_from_bytes(data, name))
    return {(row.name, row.unit): row_of(row) for row in plan.indicators}


def row_of(row: Indicator) -> tuple[object, ...]:
    return row.indicator, row.group, told(row.baseline), told(row.goal), row.change, row.change_unit


@cache
def expected() -> dict[tuple[str, str], tuple[object, ...]]:
    return rows_of(as_text(), "plan.txt")


def test_the_text_itself_is_read_well():
    plan = extract_document(document_from_bytes(as_text(), "plan.txt"))
    assert len([one for one in plan.statements if one.where == "table"]) == 12
    assert [one.name for one in plan.statements if one.where == "prose"] == [
        "幼儿园",
        "幼儿园在园幼儿",
        "公办园在园幼儿占比",
        "新建幼儿园",
        "新增公办学位",
        "生均公用经费",
        "幼儿园改扩建项目",
        "幼儿园改扩建项目总投资",
        "培训乡村教师",
        "选派支教教师",
    ]


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_format_gives_the_rows_of_the_text(suffix):
    given = rows_of(FORMATS[suffix](), f"plan{suffix}")
    differ = {name for name, reason in DIFFERENCES.get(suffix, ())}
    assert {key: row for key, row in given.items() if key[0] not in differ} == {
        key: row for key, row in expected().items() if key[0] not in differ
    }


@pytest.mark.parametrize("suffix", FORMATS)
def test_rows_of_cells_carry_their_address(suffix):
    document = document_from_bytes(FORMATS[suffix](), f"plan{suffix}")
    said = [one for one in extract_document(document).statements if one.where == "table"]
    assert len(said) == 12 and all(one.cell for one in said)
    assert all(document.text[one.start : one.end] == one.quote for one in said)
