"""`plan explain` on a real reading: inherited words, words put in, unsure and passed numbers."""

from __future__ import annotations

import doctest
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import plantargets.cli as cli
import pytest
from plantargets.cli import paragraphs
from wcwidth import wcswidth

PLAN = (
    "云溪县2024年教育工作要点\n"
    "一、扩大学位\n"
    "新建公办幼儿园5所、小学2所。\n"
    "二、提高质量\n"
    "到2025年，城乡居民参保率分别达到96%以上、95%，第三批骨干教师12名，连续三年居全市第一位。\n"
)
Run = Callable[..., str]


@pytest.fixture
def explained(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """What `plan explain` prints of PLAN, or of a line of it."""
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def run(place: str, *options: str) -> str:
        monkeypatch.setattr(sys, "argv", ["plan", "explain", place, "--lang", "en", *options])
        with pytest.raises(SystemExit):
            cli.main()
        return capsys.readouterr().out

    return run


def test_own_words_are_marked_with_their_fields(explained: Run) -> None:
    out = explained("plan.txt:3")
    assert "words: 【新建公办幼儿园】[name]【5】[value]【所】[unit]…" in out
    assert "words: 【新建】[name]公办幼儿园5所、【小学】[name]【2】[value]【所】[unit]" in out


def test_inherited_words_are_shown_with_their_line(explained: Run) -> None:
    assert "year: line 1 “云溪县2024年教育工作要点”  heading-year" in explained("plan.txt:3")


def test_words_that_a_rule_put_in_are_told_as_such(explained: Run) -> None:
    assert "name: 城镇（put in）＋“居民参保率”  name:one-each" in explained("plan.txt:5")


def test_a_bound_a_year_and_a_role_are_marked(explained: Run) -> None:
    out = explained("plan.txt:5")
    assert "【2025年】[year]" in out and "【96】[value]【%】[unit]【以上】[bound]" in out
    assert "role: line 1 “云溪县2024年教育工作要点”  part-plan" in out


def test_passed_and_unsure_numbers_have_their_reason(explained: Run) -> None:
    out = explained("plan.txt:5")
    assert re.search(r"unsure: .*rank \(a rank\)", out)
    assert "三批  ordinal (an ordinal)" in out.split("numbers passed over:")[1]


def test_a_pipe_gets_one_line_a_row_without_colour(explained: Run) -> None:
    out = explained("plan.txt")
    assert "\x1b" not in out
    assert max(map(wcswidth, out.split("\n"))) > 100


@pytest.mark.parametrize("width", [40, 66, 120])
def test_a_window_folds_by_the_width_of_chinese(explained: Run, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    out = explained("plan.txt", "--color", "always")
    assert "\x1b[36m" in out
    assert max(wcswidth(re.sub(r"\x1b\[\d+m", "", line)) for line in out.split("\n")) <= width


def test_a_line_of_json_for_each_number(explained: Run) -> None:
    rows = [json.loads(line) for line in explained("plan.txt", "--format", "jsonl").splitlines()]
    assert {row["kind"] for row in rows} == {"statement", "unsure", "passed"}
    for row in rows:
        assert PLAN[row["start"] : row["end"]] == row["quote"]
        assert (row["reason"] is None) == (row["kind"] != "passed")
        for words in (words for one in row["evidence"] or () for words in one["words"] if words["start"] is not None):
            assert PLAN[words["start"] : words["end"]] == words["text"]


def test_doctests() -> None:
    assert doctest.testmod(paragraphs).failed == 0
