"""Putting a document together from paragraphs and tables: one text, every cell in its place."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plantargets.extractors.errors import InputError
from plantargets.extractors.readers import build, kinds, limits
from plantargets.extractors.readers.build import RawCell, TextBuilder, spread

WORDS = st.text("指标率2025年9 \n%", max_size=6)
TABLES = st.lists(
    st.lists(st.builds(RawCell, WORDS, st.integers(1, 3), st.integers(1, 3)), max_size=4), min_size=1, max_size=4
)


def test_the_examples_in_the_docstrings_hold():
    assert all(doctest.testmod(module).failed == 0 for module in (build, kinds, limits))


@given(WORDS, TABLES, WORDS)
def test_each_cell_stands_where_it_says(before, rows, after):
    builder = TextBuilder("a.docx")
    builder.paragraph(before)
    builder.table(rows)
    builder.paragraph(after)
    document = builder.document()
    for table in document.tables:
        assert all(document.text[cell.start : cell.end] == cell.text for row in table.rows for cell in row)
        assert document.text[table.start : table.end].count("\n") == len(table.rows)


def test_a_merged_value_stands_once_and_a_merged_label_in_every_row():
    assert spread([[RawCell("学前教育", rows=2), RawCell("公办园"), RawCell("12", rows=2)], [RawCell("民办园")]]) == [
        ["学前教育", "公办园", "12"],
        ["学前教育", "民办园", ""],
    ]


def test_a_merged_rate_is_said_of_each_row():
    rows = [[RawCell("小学入学率（%）"), RawCell("99.9", rows=2)], [RawCell("初中入学率（%）")]]
    assert spread(rows) == [["小学入学率（%）", "99.9"], ["初中入学率（%）", "99.9"]]
    assert spread([[RawCell("小学"), RawCell("≥95%", rows=2)], [RawCell("初中")]])[1] == ["初中", "≥95%"]


def test_a_cell_as_wide_as_its_table_is_a_heading():
    assert spread([[RawCell("一、学前教育", columns=2)], [RawCell("园所"), RawCell("5")]])[0] == ["一、学前教育"]


def test_columns_in_which_no_cell_begins_are_none():
    assert spread([[RawCell("主要指标", columns=100)], [RawCell("园所"), RawCell("5", columns=3)]]) == [
        ["主要指标"],
        ["园所", "5"],
    ]


def test_a_table_that_asks_for_billions_of_cells_is_refused():
    rows = [[RawCell("园", rows=65_534, columns=1_000)]] * 65_534
    with pytest.raises(InputError, match="cells of tables"):
        TextBuilder("a.html").table(rows)


def test_a_cell_is_called_by_its_table_and_place():
    builder = TextBuilder("a.docx")
    builder.table([[RawCell("甲")]])
    builder.table([[RawCell("指标"), RawCell("2025年")]])
    assert builder.document().tables[1].rows[0][1].address == "表2 R1C2"
