"""Odd input: long runs of one sign and files of no sense are read in linear time, without a traceback, with their code.

Each text is as long as a plan; a pattern or a loop that goes back over it for every sign takes a hundred times LIMIT.
"""

from __future__ import annotations

import sys

import pytest
from plantargets.cli import main
from plantargets.extractors import extract, readers
from plantargets.extractors.readers import document_from_bytes
from plantargets.extractors.tables import find_tables
from timing import grows_evenly, seconds

SIZE = 20_000
LIMIT = 8.0
"""Seconds of the processor; each text takes a small part of one."""

RUNS = [
    *("7", "12,", "123,", "1 ", "1.", "９", "2025"),
    *("三", "十", "零", "万亿", "一、", "点", "之"),
    *(" ", "\u3000", "\n", "\r\n \r\n", "\t", "\0", "\u200b", "😀"),
    *("（", "（）", "(", "[", "《", "“", "“”", "”", "“教”"),
    *(",", "，", "、", "；", "：", "—", "-", "…", ".", "/", "*", "#", "<", "=", "+"),
    *("教", "教育。", "教 ", "县", "市人民政府", "我代表", "第十届", "关于印发《", "会议通过", "Ｘ", "a", "a1"),
]
TABLES = [
    *("|", "|1", "1|\n", "|\n", "|毛入园率|90|95|\n", "毛入园率  %   90   95\n", "毛入园率\t90\t95\n", "1\n"),
    *(
        "指标名称\n单位\n2020年\n2025年\n",
        "指标,2020年,2025年\n",
        "表1\n序号 指标 单位 2020年 2025年\n1 巩固率 % 90 95\n",
    ),
]


@pytest.fixture
def run(monkeypatch):
    """The command with arguments, for its exit code."""

    def ended(*arguments: str) -> int:
        monkeypatch.setattr(sys, "argv", ["plan", *arguments])
        with pytest.raises(SystemExit) as end:
            main()
        return int(end.value.code or 0)

    return ended


@pytest.mark.parametrize("sign", RUNS)
def test_a_long_run_of_one_sign_is_read_in_linear_time(sign):
    assert seconds(extract, sign * (SIZE // len(sign))) < LIMIT


@pytest.mark.parametrize("row", TABLES)
def test_what_looks_like_an_endless_table_is_searched_in_linear_time(row):
    assert seconds(find_tables, row * (SIZE // len(row))) < LIMIT


def test_many_short_lines_and_deep_brackets():
    assert seconds(extract, "办园\n" * 20_000) < LIMIT
    deep = extract("（" * 5_000 + "新建幼儿园5所" + "）" * 5_000)
    assert [str(statement.value) for statement in deep.statements] == ["5"]


def test_a_number_without_end_is_no_traceback():
    assert extract("到2025年达到" + "7" * 50_000 + "%。").passed


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n" * 50, "\u3000\n".encode() * 50, b"\xef\xbb\xbf"])
def test_a_file_of_nothing_gives_no_rows_and_no_failure(data, tmp_path, run, capsys):
    file = tmp_path / "a.txt"
    file.write_bytes(data)
    assert document_from_bytes(data).text.strip() == ""
    assert run("extract", str(file), "--format", "jsonl") == 0
    assert capsys.readouterr().out == ""


def test_a_file_that_is_cut_while_it_is_read_gives_what_was_there(tmp_path, monkeypatch, run, capsys):
    whole = "到2025年，新建幼儿园5所。新建小学3所。".encode()
    file = tmp_path / "a.txt"
    file.write_bytes(whole)
    monkeypatch.setattr(readers.Path, "read_bytes", lambda path: whole[:-1])
    assert run("extract", str(file), "--format", "jsonl") == 0
    captured = capsys.readouterr()
    assert '"goal": 5,' in captured.out and "Traceback" not in captured.err


GROWING = [
    *("2025年达到", "（5所）", "5%", "的5所", "5 所 ", "万5", "三分之", "5所其中", "从5%", "比上年", "5个百分点、"),
    *("新建幼儿园5所，", "学前教育毛入园率达到95%", "小学、初中、高中分别达到95%、96%、97%，", "其中", "率"),
    *("指标 2020年 2025年\n", "1\t2\n", "1.学校5所\n", "（一）目标\n新建学校5所。\n", "、", "第5条"),
]


@pytest.mark.parametrize("words", GROWING)
def test_twice_the_words_take_about_twice_the_time(words):
    extract(words * 2)  # loads the vocabulary
    assert grows_evenly(lambda size: seconds(extract, words * (size // len(words))), 1_500)
