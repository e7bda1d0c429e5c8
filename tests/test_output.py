"""Formats and destinations: what each writes, and what may not come through."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plantargets.cli.amounts import amount, change_text
from plantargets.cli.cells import safe
from plantargets.cli.destinations import OutputError, made, write_file
from plantargets.cli.formats import (
    csv_lines,
    json_lines,
    json_text,
    jsonl_lines,
    markdown_table,
    plain_table,
    tsv_lines,
)

COLUMNS = ("name", "value", "flags", "year")
RECORDS = [
    {"name": "毛入园率", "value": Decimal("98.50"), "flags": ["a", "b"], "year": 2025},
    {"name": "幼儿园", "value": Decimal("-0.5"), "flags": [], "year": None},
]


def test_csv_keeps_numbers_and_leaves_none_empty() -> None:
    assert "".join(csv_lines(RECORDS, COLUMNS)) == "name,value,flags,year\n毛入园率,98.50,a; b,2025\n幼儿园,-0.5,,\n"


def test_tsv_parts_by_tabs() -> None:
    assert "".join(tsv_lines(RECORDS, COLUMNS)).splitlines()[1] == "毛入园率\t98.50\ta; b\t2025"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "＝1", "\t=1", "\r=1"])
def test_text_that_a_spreadsheet_would_run_is_guarded(text: str) -> None:
    (_, (cell,)) = csv.reader(io.StringIO("".join(csv_lines([{"name": text}], ["name"])), newline=""))
    assert cell == "'" + text


@pytest.mark.parametrize("text", ["=", "-", ">=", "毛入园率", "1=1"])
def test_text_that_cannot_be_run_is_left_alone(text: str) -> None:
    assert "".join(csv_lines([{"name": text}], ["name"])) == f"name\n{text}\n"


def test_json_gives_one_array_and_jsonl_one_object_a_line() -> None:
    assert json.loads("".join(json_lines(RECORDS, COLUMNS)), parse_float=Decimal) == RECORDS
    assert [
        json.loads(line, parse_float=Decimal) for line in "".join(jsonl_lines(RECORDS, COLUMNS)).splitlines()
    ] == RECORDS
    assert "".join(json_lines([], COLUMNS)) == "[]\n"


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20))
def test_a_decimal_keeps_its_digits_in_json(value: Decimal) -> None:
    text = json_text(value)
    assert json.loads(text, parse_float=Decimal, parse_int=Decimal) == value
    assert "e" not in text.lower()


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    st.lists,
)


@given(json_values)
def test_json_text_reads_back(value: object) -> None:
    assert json.loads(json_text(value)) == value


@given(
    st.lists(
        st.tuples(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0")), st.integers())
    )
)
def test_csv_reads_back(pairs: list[tuple[str, int]]) -> None:
    text = "".join(csv_lines(({"a": a, "b": b} for a, b in pairs), ["a", "b"]))
    back = list(csv.reader(io.StringIO(text, newline="")))[1:]
    assert [(a.removeprefix("'"), b) for a, b in back] == [(a.removeprefix("'"), str(b)) for a, b in pairs]


def test_markdown_keeps_cells_apart() -> None:
    out = "".join(markdown_table([{"name": "a|b\nc"}], ["name"], ["name"]))
    assert out.splitlines()[-1] == r"| a\|b c |"


def test_plain_columns_are_aligned_with_chinese_in_them() -> None:
    from wcwidth import wcswidth

    lines = "".join(
        plain_table([{"a": "毛入园率", "b": "1.50"}, {"a": "x", "b": "2"}], ["a", "b"], ["指标", "b"])
    ).splitlines()
    starts = {wcswidth(line[: line.rindex(word)]) for line, word in zip(lines, ("b", "1.50", "2"), strict=True)}
    assert len(starts) == 1


def test_nothing_on_screen_can_steer_the_terminal() -> None:
    assert safe("a\x1b[31m\u202eb\u200b\r") == r"a\x1b[31m\u202eb\u200b\r"


@pytest.mark.parametrize(
    ("value", "high", "unit", "bound", "text"),
    [
        ("98", None, "%", ">=", "≥98%"),
        ("3", "5", "所", "range", "3–5所"),
        ("1", "15", "比", "<=", "≤1:15"),
        ("5.2", None, "亿元", "~", "≈5.2亿元"),
        (None, None, None, None, ""),
    ],
)
def test_amounts_as_they_are_read(value: str | None, high: str | None, unit: str, bound: str, text: str) -> None:
    assert amount(value and Decimal(value), high and Decimal(high), unit, bound, "level", "en") == text


def test_a_change_is_read_with_its_sign_behind_its_bound() -> None:
    assert amount(Decimal(6), None, "%", "~", "increase", "zh") == "≈+6%"
    assert amount(Decimal(2), None, "百分点", "=", "decrease", "zh") == "−2个百分点"


@pytest.mark.parametrize(("value", "text"), [("4.8", "+4.8 points"), ("-2", "−2 points"), ("0", "±0 points")])
def test_changes_have_a_sign_and_a_unit(value: str, text: str) -> None:
    assert change_text(Decimal(value), "百分点", "en") == text


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    def broken() -> object:
        yield "half"
        raise ValueError

    path = tmp_path / "out.csv"
    with pytest.raises(ValueError):
        write_file(path, broken())
    assert list(tmp_path.iterdir()) == []
    write_file(path, ["a", "b"], bom=True)
    assert path.read_bytes() == b"\xef\xbb\xbfab"
    with pytest.raises(OutputError, match="none"):
        write_file(tmp_path / "none" / "out.csv", ["a"])


def test_what_others_make_is_copied_to_standard_output(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr("sys.stdout", stream)
    with made(None) as path:
        path.write_bytes(b"PAR1\x00\xff")
    assert stream.buffer.getvalue() == b"PAR1\x00\xff"  # type: ignore[attr-defined]


def test_what_others_make_has_the_rights_of_a_new_file(tmp_path: Path) -> None:
    (tmp_path / "usual").write_bytes(b"")
    with made(tmp_path / "made") as path:
        path.write_bytes(b"PAR1")
    assert (tmp_path / "made").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_folder_that_is_not_there_is_said_of_what_others_make(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="none"), made(tmp_path / "none" / "a.db"):
        pass
