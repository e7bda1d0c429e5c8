"""The commands that answer questions: explain, indicators, and what help and version say."""

from __future__ import annotations

from pathlib import Path

import plantargets.cli as cli
import pytest
from cli_runs import Plan_, rows
from made import sample_plan


def test_explain_marks_the_words_and_names_the_rules(plan: Plan_, folder: Path) -> None:
    out = plan("explain", f"{folder / '县2.txt'}:3").out
    assert "由【91.5%】[1]提高到【96%以上】[2]" in out
    assert "[2] 学前三年毛入园率 = 学前教育毛入园率  ≥96%  2025  target  ← 91.5" in out
    assert "rules: from-to → bound" in out
    assert "inferred: year-inferred (" in out
    assert "2025年  date" in out.split("numbers passed over:")[1]


def test_explain_says_where_there_is_nothing(plan: Plan_, folder: Path) -> None:
    ran = plan("explain", f"{folder / '县2.txt'}:2")
    assert (ran.code, ran.out) == (0, "") and ran.err
    assert plan("explain", f"{folder / '县2.txt'}:99").code == 2
    assert plan("explain").code == 2
    assert plan("explain", folder / "县2.txt", "--text", "甲").code == 2


def test_explain_takes_a_sentence(plan: Plan_, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plantargets.extractors.pipeline.extract", lambda *_: sample_plan(""))
    assert "line 3" in plan("explain", "--text", "到2025年达到96%以上").out


def test_indicators_are_searched_by_name_and_alias(plan: Plan_) -> None:
    found = rows(plan("indicators", "学前三年入园率", "--format", "jsonl"))
    assert [row["name"] for row in found] == ["学前教育毛入园率"]
    assert len(rows(plan("indicators", "--format", "jsonl"))) > 50
    assert plan("indicators", "没有这样的指标").code == 2


@pytest.mark.parametrize("command", sorted(cli.COMMANDS))
def test_every_command_shows_an_example(plan: Plan_, command: str) -> None:
    ran = plan(command, "--help")
    assert ran.code == 0 and f"\n    plan {command}" in ran.out


@pytest.mark.parametrize("command", sorted(cli.COMMANDS))
def test_the_list_of_commands_says_what_each_says_of_itself(plan: Plan_, command: str) -> None:
    assert cli.COMMANDS[command] in plan("--help").out
    assert cli.COMMANDS[command] in " ".join(plan(command, "--help").out.split())


def test_version(plan: Plan_) -> None:
    assert plan("--version").out.startswith("plan ")


def test_a_wrong_option_is_exit_code_2(plan: Plan_) -> None:
    assert plan("extract", "--rows", "nothing", "x.txt").code == 2
