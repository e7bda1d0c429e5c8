"""Reading many files: one that hangs, or that ends its process, costs itself alone; limits are settings."""

from __future__ import annotations

import doctest
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from importlib import import_module
from itertools import count
from pathlib import Path

import pytest
from plantargets.cli import batches, main, making, settings, streamed, work
from plantargets.cli.batches import batches_of, jobs_for
from plantargets.cli.deadline import OutOfTime, deadline, hard_deadline
from plantargets.cli.pool import AHEAD, in_pool
from plantargets.extractors import pipeline
from plantargets.extractors.errors import PlanError
from plantargets.extractors.readers.limits import DEFAULT_LIMITS

NAMES = [f"{number}.txt" for number in range(12)]
BATCHES = [NAMES[:5], NAMES[5:6], NAMES[6:]]
TEXT = "云溪县教育规划\n到2025年，新建幼儿园5所，学前三年毛入园率达到9{}%。\n"
extract = import_module("plantargets.cli.extract")
alarmed = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs the system's alarm")


def test_the_examples_in_the_docstrings_hold():
    assert doctest.testmod(settings).failed == 0
    assert doctest.testmod(streamed).failed == 0


def read_or_die(names: Sequence[str]) -> list[str]:
    """A reader that some files end the process of."""
    if {"3.txt", "4.txt", "9.txt"} & set(names):
        os._exit(1)
    return [f"read {name}" for name in names]


def test_a_process_that_dies_costs_its_file_alone():
    results = list(in_pool(BATCHES, 2, read_or_die, "died {}".format))
    assert [result for result in results if result.startswith("died")] == ["died 3.txt", "died 4.txt", "died 9.txt"]
    assert [result.split()[1] for result in results] == NAMES


def die_once(names: Sequence[str], mark: Path) -> list[str]:
    """A reader whose process is killed from outside, one time."""
    if "7.txt" in names and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    return list(names)


def test_a_process_that_is_killed_once_costs_nothing(tmp_path):
    read = partial(die_once, mark=tmp_path / "mark")
    assert list(in_pool([[name] for name in NAMES], 2, read, "died {}".format)) == NAMES


def test_only_so_many_batches_are_under_way():
    taken: list[int] = []

    def endless() -> Iterator[list[str]]:
        for number in count():
            taken.append(number)
            yield [str(number)]

    results = in_pool(endless(), 2, list, "died {}".format)
    assert [next(results) for _ in range(5)] == ["0", "1", "2", "3", "4"]
    assert len(taken) <= 2 * AHEAD + 5
    results.close()


def test_batches_are_of_neighbours_and_of_a_size(tmp_path):
    sizes = (10, 20, 70, 500, 1, 1, 1, 1)
    files = [str(tmp_path / f"{number}.txt") for number in range(len(sizes))]
    for file, size in zip(files, sizes, strict=True):
        Path(file).write_bytes(b"x" * size)
    batches = list(batches_of(files, most_bytes=100, most_files=3))
    assert [len(batch) for batch in batches] == [3, 1, 3, 1]
    assert [file for batch in batches for file in batch] == files


def test_one_process_reads_little_and_all_cores_read_much(tmp_path, monkeypatch):
    files = [str(tmp_path / name) for name in ("a.txt", "b.txt", "gone.txt")]
    for file in files[:2]:
        Path(file).write_bytes(b"x" * 600)
    monkeypatch.setattr(batches.os, "cpu_count", lambda: 4)
    assert [jobs_for(files, asked) for asked in (None, 1, 2, 9)] == [1, 1, 2, 3]
    monkeypatch.setattr(batches, "POOL_PAYS", 1000)
    assert jobs_for(files, None) == 3 and jobs_for(files[:1], None) == 1


@pytest.mark.parametrize("format", ["csv", "tsv", "jsonl", "json", "markdown"])
def test_the_bytes_are_the_same_whatever_the_number_of_processes_and_of_files_in_a_batch(
    format, tmp_path, monkeypatch, real
):
    for number in range(12):
        (tmp_path / f"县{number}.txt").write_text(TEXT.format(number), encoding="utf-8")
    (tmp_path / "县5.txt").write_bytes(bytes(range(256)) * 40)
    runs = [real("extract", tmp_path, "-f", format, "--lang", "en")]
    for most_files, jobs in ((1, 2), (5, 3), (400, 2)):
        monkeypatch.setattr(work, "batches_of", partial(batches_of, most_files=most_files))
        runs.append(real("extract", tmp_path, "-f", format, "--lang", "en", "-j", jobs))
    assert len({(ran.code, ran.out, ran.err) for ran in runs}) == 1
    assert runs[0].out.count("县") > 11 and runs[0].code == 2 and "县5.txt" in runs[0].err


def test_rows_come_plan_by_plan(tmp_path, monkeypatch):
    """When the third plan is asked for, the rows of the first have been written."""
    written: list[str] = []

    def watched(path, order):
        seen.append(list(written))
        return making.rows_of(path, order)

    seen: list[list[str]] = []
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(TEXT.format(number), encoding="utf-8")
    monkeypatch.setattr(extract, "rows_of", watched)
    monkeypatch.setattr(extract, "deliver", lambda target, pieces: [written.append(piece) for piece in pieces])
    monkeypatch.setattr(sys, "argv", ["plan", "extract", str(tmp_path), "-f", "csv"])
    with pytest.raises(SystemExit):
        main()
    assert [len(pieces) for pieces in seen] == [1, 2, 3] and len(written) == 4


def never_ends(names: Sequence[str]) -> list[str]:
    """A reader that no alarm ends."""
    with hard_deadline(-9):
        time.sleep(60)
    return list(names)


def test_a_process_that_answers_to_nothing_is_ended():
    assert list(in_pool([["a.txt"]], 1, never_ends, "died {}".format)) == ["died a.txt"]


@alarmed
def test_a_deadline_ends_what_catches_every_exception():
    with pytest.raises(OutOfTime), deadline(1):
        while True:
            try:
                time.sleep(5)
            except Exception:
                continue
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0


def test_a_deadline_ends_python_code_in_a_thread_too():
    ended: list[str] = []

    def read() -> None:
        with suppress(OutOfTime), deadline(1):
            until = time.monotonic() + 30
            while time.monotonic() < until:
                pass
            ended.append("by itself")
        with deadline(1), deadline(0):
            ended.append("in time")

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()
    assert ended == ["in time"]


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
