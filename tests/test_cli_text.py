"""`plan text`: the very text that offsets point into, its lines numbered, its tables as Markdown."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from cli_runs import Plan_, rows
from made_files import as_docx


@pytest.fixture
def word(tmp_path: Path) -> Path:
    path = tmp_path / "岚溪县.docx"
    path.write_bytes(as_docx())
    return path


def test_the_text_is_what_the_offsets_point_into(real: Plan_, word: Path):
    text = real("text", word).out
    said = rows(real("extract", word, "--rows", "statements", "--format", "jsonl"))
    assert len(said) > 20
    assert all(text[int(str(one["start"])) : int(str(one["end"]))] == one["quote"] for one in said)


def test_the_text_written_to_a_file_gives_the_same_rows(real: Plan_, word: Path, tmp_path: Path):
    text = tmp_path / "岚溪县.txt"
    assert real("text", word, "-o", text).code == 0
    told = [rows(real("extract", path, "--rows", "statements", "-f", "jsonl")) for path in (word, text)]
    own, plain = ([{**one, "doc": "", "cell": "", "rules": ""} for one in some] for some in told)
    assert own == plain


@pytest.mark.parametrize("words", ["甲\r\n乙\n\n丙", "", "甲\x1b[31m\n"])
def test_a_text_is_given_back_as_it_is(real: Plan_, tmp_path: Path, words: str):
    (tmp_path / "a.txt").write_bytes(words.encode())
    assert real("text", tmp_path / "a.txt", "-o", tmp_path / "b.txt").code == 0
    assert (tmp_path / "b.txt").read_bytes() == words.encode()


def test_lines_are_numbered_as_rows_call_them(real: Plan_, tmp_path: Path):
    (tmp_path / "a.txt").write_bytes("甲\r\n乙\n\n丙".encode())
    assert real("text", tmp_path / "a.txt", "--numbered").out == "1  甲\n2  乙\n3  \n4  丙\n"


def test_tables_are_shown_as_markdown(real: Plan_, word: Path, tmp_path: Path):
    lines = real("text", word, "--tables").out.splitlines()
    assert lines[0] == "表1 lines 7-14"
    assert [cell.strip() for cell in lines[2].split("|")] == [
        "",
        "类别",
        "指标",
        "单位",
        "发展水平",
        "发展水平",
        "属性",
        "",
    ]
    assert len(lines) == 2 + 9
    (tmp_path / "a.txt").write_text(
        "说明\n指标|2020年|2025年\n毛入园率（%）|90|95\n巩固率（%）|97|98\n", encoding="utf-8"
    )
    assert real("text", tmp_path / "a.txt", "--tables").out.startswith("lines 2-4\n\n| 指标 ")


def test_several_texts_bear_their_names_and_what_cannot_be_read_is_said(real: Plan_, tmp_path: Path):
    (tmp_path / "1.txt").write_text("甲\n", encoding="utf-8")
    (tmp_path / "2.txt").write_bytes(b"%PDF-1.4 is cut off")
    (tmp_path / "3.txt").write_text("乙\n", encoding="utf-8")
    ran = real("text", tmp_path / "1.txt", tmp_path / "2.txt", tmp_path / "3.txt")
    assert ran.out == f"==> {tmp_path / '1.txt'} <==\n甲\n\n==> {tmp_path / '3.txt'} <==\n乙\n"
    assert (ran.code, "2.txt" in ran.err) == (2, True)


def test_a_terminal_is_not_steered_by_a_text(real: Plan_, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "a.txt").write_text("甲\x1b[31m乙\u202e丙\n", encoding="utf-8")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert real("text", tmp_path / "a.txt").out == "甲\\x1b[31m乙\\u202e丙\n"


def test_wishes_that_exclude_each_other_and_outputs_over_inputs_are_refused(real: Plan_, word: Path):
    assert real("text", word, "--numbered", "--tables").code == 2
    before = word.read_bytes()
    assert real("text", word, "-o", word).code == 2
    assert word.read_bytes() == before


def test_standard_input_is_read(real: Plan_, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(as_docx())))
    assert real("text", "-").out.startswith("岚溪县“十四五”教育发展规划\n")


def test_cells_stand_in_the_rows(real: Plan_, word: Path):
    out = real("extract", word, "--rows", "statements", "--columns", "where,cell", "-f", "jsonl").out
    assert {"where": "table", "cell": "表1 R3C4"} in map(json.loads, out.splitlines())
