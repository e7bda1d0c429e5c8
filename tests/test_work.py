"""Reading many files: one that hangs, or that ends its process, costs itself alone; limits are settings."""

from __future__ import annotations

import doctest
import os
import signal
import sys
import time

import pytest
from plantargets.cli import main, settings
from plantargets.cli.deadline import OutOfTime, deadline, hard_deadline
from plantargets.cli.pool import in_pool
from plantargets.extractors import pipeline
from plantargets.extractors.errors import PlanError
from plantargets.extractors.readers.limits import DEFAULT_LIMITS

NAMES = [f"{number}.txt" for number in range(12)]
alarmed = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs the system's alarm")


def test_the_examples_in_the_docstrings_hold():
    assert doctest.testmod(settings).failed == 0


def read_or_die(name: str) -> str:
    """A reader that some files end the process of."""
    if name in ("3.txt", "4.txt", "9.txt"):
        os._exit(1)
    return f"read {name}"


def test_a_process_that_dies_costs_its_file_alone():
    results = list(in_pool(NAMES, 2, read_or_die, "died {}".format))
    assert [result for result in results if result.startswith("died")] == ["died 3.txt", "died 4.txt", "died 9.txt"]
    assert [result.split()[1] for result in results] == NAMES


def never_ends(name: str) -> str:
    """A reader that no alarm ends."""
    with hard_deadline(-9):
        time.sleep(60)
    return name


def test_a_process_that_answers_to_nothing_is_ended():
    assert list(in_pool(["a.txt"], 1, never_ends, "died {}".format)) == ["died a.txt"]


@alarmed
def test_a_deadline_ends_what_catches_every_exception():
    with pytest.raises(OutOfTime), deadline(1):
        while True:
            try:
                time.sleep(5)
            except Exception:
                continue
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0


@alarmed
def test_a_file_that_is_not_read_in_time_is_named_and_the_rest_is_read(tmp_path, monkeypatch, capsys):
    def slow(document, catalogue):
        if "慢" in document.name:
            time.sleep(60)
        return read(document, catalogue)

    read = pipeline.extract_document
    monkeypatch.setattr(pipeline, "extract_document", slow)
    for name in ("1.txt", "慢.txt", "2.txt"):
        (tmp_path / name).write_text("到2025年，新建幼儿园5所。", encoding="utf-8")
    monkeypatch.setattr(
        sys, "argv", ["plan", "extract", str(tmp_path), "-f", "jsonl", "--limit", "seconds=1", "--lang", "en"]
    )
    with pytest.raises(SystemExit) as end:
        main()
    captured = capsys.readouterr()
    assert end.value.code == 2 and captured.out.count("\n") == 2
    assert "慢.txt: was not read within 1 seconds" in captured.err


def test_limits_are_given_by_name():
    assert settings.limits_of(["cells=7", "seconds=9"], "en").cells == 7
    assert settings.limits_of([], "en") == DEFAULT_LIMITS


@pytest.mark.parametrize("given", ["cells", "cells=", "cells=many", "cell=5", "cells=-1", "=5"])
def test_a_limit_that_there_is_none_of_is_said_in_a_sentence(given):
    with pytest.raises(PlanError, match=r"name=number|there are: file_bytes"):
        settings.limits_of([given], "en")


def test_a_table_that_gave_nothing_is_named_under_verbose(tmp_path, monkeypatch, capsys):
    (tmp_path / "名单.csv").write_text("姓名,学校\n甲,云溪一小\n", encoding="utf-8")
    for more, said in (([], False), (["--verbose"], True)):
        monkeypatch.setattr(sys, "argv", ["plan", "extract", str(tmp_path), "--lang", "en", *more])
        with pytest.raises(SystemExit) as end:
            main()
        assert not end.value.code
        assert ("the table at 名单!A1 is no indicator table" in capsys.readouterr().err) is said
