"""A real cluster of processes: nothing is lost and nothing is there twice, whoever dies on the way."""

from __future__ import annotations

import doctest
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cli_runs import Plan_

distributed = pytest.importorskip("distributed")
from plantargets.cli import cluster, resume  # noqa: E402 - read where its library is
from plantargets.cli.batches import batches_of  # noqa: E402
from plantargets.cli.folder import Folder  # noqa: E402
from plantargets.cli.parts import DONE, Part, read_note, write_note  # noqa: E402

TEXT = "云溪县2024年教育工作要点\n\n2024年，新建幼儿园{}所，学前三年毛入园率达到96%。\n"
POISON = "毒.txt"


def poisoned(data: bytes, path: str, settings: Any) -> Any:
    """A reading that no process survives where the file is named so, and that takes its time."""
    from plantargets.cli import work

    if path.endswith(POISON):
        os._exit(1)
    time.sleep(0.02)
    return work.READING(data, path, settings)  # type: ignore[attr-defined]


def set_poison() -> None:
    """In a process of the cluster: read as above from now on."""
    sys.path.insert(0, str(Path(__file__).parent))
    from plantargets.cli import making, work

    work.READING = work.plan_in  # type: ignore[attr-defined]
    making.plan_in = poisoned


@pytest.fixture(scope="module")
def here() -> Iterator[Any]:
    """A cluster of two processes on this machine, which gives a task up with the first process that it ends."""
    import dask

    size = {"n_workers": 2, "threads_per_worker": 1, "processes": True, "dashboard_address": None, "silence_logs": 50}
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        distributed.LocalCluster(**size) as made,
        distributed.Client(made, set_as_default=False) as client,
    ):
        client.register_plugin(Setup())
        yield made


class Setup(distributed.WorkerPlugin):  # type: ignore[name-defined,misc]
    """Sets up each process of the cluster, those too that take the place of others."""

    name = "poison"

    def setup(self, worker: Any) -> None:
        set_poison()


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    for number in range(30):
        (folder / f"县{number}.txt").write_text(TEXT.format(number + 1), encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resume, "PART_FILES", 5)


def rows_in(folder: Path) -> list[str]:
    return [row for part in sorted(folder.glob("part-*.jsonl")) for row in part.read_text("utf-8").splitlines()]


def parts_in(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in folder.glob("part-*")}


def test_the_examples_in_the_docstrings_hold():
    assert doctest.testmod(cluster).failed == 0


def test_a_second_run_does_only_what_is_missing(here, plans, tmp_path, real: Plan_):
    out = tmp_path / "rows"
    command = (
        "extract",
        plans,
        "-o",
        out,
        "--scheduler",
        here.scheduler_address,
        "--lang",
        "en",
        "--rows",
        "documents",
    )
    first = real(*command)
    made = parts_in(out)
    assert len(made) == 6 and first.code == 0
    assert [Path(json.loads(row)["doc"]).name for row in rows_in(out)] == [f"县{number}.txt" for number in range(30)]
    same = real(*command)
    assert parts_in(out) == made and same.err == first.err
    (plans / "县7.txt").write_text(TEXT.format(777), encoding="utf-8")
    (plans / "县90.txt").write_text(TEXT.format(90), encoding="utf-8")
    (plans / "县29.txt").unlink()
    (out / "part-000003-half-of-it.jsonl").write_text("{}", encoding="utf-8")
    next((out / DONE).glob("part-000004-*")).unlink()
    real(*command)
    left = parts_in(out)
    assert len(made.items() & left.items()) == 6 - 3
    alone = real("extract", plans, "-f", "jsonl", "--rows", "documents")
    assert sorted(rows_in(out)) == sorted(alone.out.splitlines())


def test_parquet_parts_are_one_table(here, plans, tmp_path, real: Plan_):
    duckdb = pytest.importorskip("duckdb")
    out = tmp_path / "rows"
    command = ("extract", plans, "-o", out, "--scheduler", here.scheduler_address, "-f", "parquet")
    assert real(*command, "--rows", "statements").code == 0
    found = duckdb.sql(f"select count(*), sum(value) from '{out}/part-*.parquet' where unit = '所'").fetchall()
    assert [int(number) for number in found[0]] == [30, sum(range(31))]


def test_a_folder_of_other_things_is_left_alone(here, plans, tmp_path, real: Plan_):
    out = tmp_path / "rows"
    command = ("extract", plans, "-o", out, "--scheduler", here.scheduler_address, "--lang", "en")
    real(*command)
    before = parts_in(out)
    other = real(*command, "--group", "学前")
    assert other.code == 2 and "name another folder" in other.err and parts_in(out) == before
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "part-1.jsonl").write_text("{}", encoding="utf-8")
    foreign = real("extract", plans, "-o", tmp_path / "mine", "--scheduler", here.scheduler_address, "--lang", "en")
    assert foreign.code == 2 and "is not empty" in foreign.err and (tmp_path / "mine" / "part-1.jsonl").exists()


def test_another_program_is_refused(here, plans, tmp_path, monkeypatch, real: Plan_):
    monkeypatch.setattr(cluster, "own_program", lambda: "another")
    ran = real("extract", plans, "-o", tmp_path / "rows", "--scheduler", here.scheduler_address, "--lang", "en")
    assert ran.code == 2 and "another version of the program" in ran.err and rows_in(tmp_path / "rows") == []


@pytest.mark.parametrize("arguments", [(), ("-o", "rows.csv"), ("-o", "rows", "-f", "xlsx")])
def test_what_is_no_folder_of_parts_is_said_in_a_sentence(arguments, plans, real: Plan_):
    ran = real("extract", plans, *arguments, "--scheduler", "tcp://127.0.0.1:1", "--lang", "en")
    assert ran.code == 2 and "name inputs other than -, a folder with -o" in ran.err


def test_nobody_there_is_a_sentence(plans, tmp_path, monkeypatch, real: Plan_):
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    ran = real("extract", plans, "-o", tmp_path / "rows", "--scheduler", "tcp://127.0.0.1:1", "--lang", "en")
    assert ran.code == 2 and "no scheduler answers" in ran.err and ran.err.count("\n") == 1


def test_a_missing_library_is_one_line(plans, tmp_path, monkeypatch, real: Plan_):
    monkeypatch.setitem(sys.modules, "distributed", None)
    ran = real("extract", plans, "-o", tmp_path / "rows", "--scheduler", "tcp://a:1", "--lang", "en")
    assert ran.code == 2 and "needs distributed" in ran.err and ran.err.count("\n") == 1


@pytest.mark.parametrize("spoil", [b"", b"{", b"[]", b'{"part": {"number": 1, "inputs": [["a"]]}}', b"null"])
def test_a_note_that_is_not_whole_is_none(spoil, tmp_path):
    folder, note = Folder(str(tmp_path)), resume.Note(Part(3, (("a.txt", 5, "1"),)), (("a.txt", "why"),))
    write_note(note, folder)
    (name,) = folder.names(DONE)
    assert read_note(name, folder) == note
    folder.write(f"{DONE}/{name}", spoil)
    assert read_note(name, folder) is None
    write_note(replace(note, part=Part(4, note.part.inputs)), folder)
    folder.write(f"{DONE}/{name}", folder.read(f"{DONE}/{Part(4, note.part.inputs).name}.json") or b"")
    assert read_note(name, folder) is None


def test_parts_are_sized_in_bytes(monkeypatch):
    monkeypatch.setattr(resume, "PART_BYTES", 100)
    inputs = {str(number): (str(number), size, "") for number, size in enumerate((40, 40, 40, 300, 1, 1))}
    parts = list(resume.parts_left(inputs, []))
    assert [part.files for part in parts] == [["0", "1"], ["2"], ["3"], ["4", "5"]]
    assert [part.number for part in parts] == [0, 1, 2, 3] and batches_of is resume.batches_of


def test_last_a_process_is_killed_an_input_is_poison_and_no_row_is_lost_or_doubled(here, plans, tmp_path, real: Plan_):
    alone = real("extract", plans, "-f", "jsonl")
    (plans / POISON).write_text(TEXT.format(1), encoding="utf-8")
    (plans / "坏.txt").write_bytes(bytes(range(256)) * 40)
    out = tmp_path / "rows"
    killer = threading.Thread(target=kill_one, args=(here, out))
    killer.start()
    ran = real("extract", plans, "-o", out, "--scheduler", here.scheduler_address, "--lang", "en")
    killer.join()
    assert sorted(rows_in(out)) == sorted(alone.out.splitlines())
    failures = [json.loads(line) for line in (out / resume.FAILURES).read_text("utf-8").splitlines()]
    assert [Path(failure["doc"]).name for failure in failures] == ["坏.txt", POISON]
    assert ran.code == 2 and POISON in ran.err and "坏.txt" in ran.err and "60 rows" in ran.err
    assert not [path for path in out.rglob("*") if path.suffix == ".half"]


def kill_one(made: Any, out: Path) -> None:
    """Kill a process of the cluster once the first parts are there."""
    for _ in range(1000):
        if list(out.glob("part-*")):
            break
        time.sleep(0.02)
    worker = next(iter(made.workers.values()))
    os.kill(worker.process.pid, signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
