"""Plans on other file systems: found, read and told of by their addresses; what cannot be had is a sentence."""

from __future__ import annotations

import doctest
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cli_runs import Plan_, rows

fsspec = pytest.importorskip("fsspec")
from plantargets.cli.batches import size_of  # noqa: E402
from plantargets.cli.folder import Folder  # noqa: E402
from plantargets.extractors.errors import InputError  # noqa: E402
from plantargets.extractors.readers import find_inputs, read_document, remote  # noqa: E402
from plantargets.extractors.readers.limits import Limits  # noqa: E402

TEXT = "云溪县2024年教育工作要点\n\n2024年，新建幼儿园{}所。\n"


@pytest.fixture
def memory() -> Iterator[Any]:
    """A file system in memory with some plans."""
    system = fsspec.filesystem("memory")
    for name in ("县10.txt", "县2.txt", "乡/镇1.txt", ".half/县3.txt", "图.png"):
        system.pipe_file(f"/plans/{name}", TEXT.format(len(name)).encode("gb18030"))
    yield system
    system.rm("/plans", recursive=True)


def test_the_examples_in_the_docstrings_hold():
    assert doctest.testmod(remote).failed == 0


def test_a_folder_elsewhere_is_walked_as_one_here_is(memory):
    found = find_inputs(["memory://plans"])
    assert [file.removeprefix("memory://plans/") for file in found.files] == ["乡/镇1.txt", "县2.txt", "县10.txt"]
    assert found.notices == ("memory://plans: 1 file ending in .png skipped",) and not found.errors


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("memory://plans/", ["镇1.txt", "县2.txt", "县10.txt"]),
        ("memory://plans/县*.txt", ["县2.txt", "县10.txt"]),
        ("memory://plans/**/*.txt", ["镇1.txt", "县2.txt", "县10.txt"]),
        ("memory://plans/县2.txt", ["县2.txt"]),
    ],
)
def test_addresses_stand_for_files(address, names, memory):
    assert [Path(file).name for file in find_inputs([address]).files] == names


def test_a_file_elsewhere_is_read_with_its_size(memory):
    assert "新建幼儿园7所" in read_document("memory://plans/县10.txt").text
    assert size_of("memory://plans/县10.txt") == len(TEXT.format(7).encode("gb18030"))
    with pytest.raises(InputError, match="bytes, more than"):
        read_document("memory://plans/县10.txt", limits=Limits(file_bytes=10))


def test_what_changes_when_a_file_does(memory):
    before = remote.told_of("memory://plans/县2.txt")
    memory.pipe_file("/plans/县2.txt", TEXT.format(8).encode("gb18030"))
    assert before[1] and remote.told_of("memory://plans/县2.txt") != before
    assert remote.told_of("memory://plans/gone.txt") == (0, "")


def test_the_command_reads_addresses(memory, tmp_path, real: Plan_):
    (tmp_path / "县5.txt").write_text(TEXT.format(5), encoding="utf-8")
    ran = real("extract", "memory://plans", tmp_path.as_uri(), "-f", "jsonl", "--lang", "en")
    assert [row["doc"] for row in rows(ran)] == [
        f"{tmp_path.as_uri()}/县5.txt",
        *(f"memory://plans/{name}" for name in ("乡/镇1.txt", "县2.txt", "县10.txt")),
    ]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("memory://nothing", "there is no such file or folder"),
        ("nosuch://a/b.txt", "cannot be opened: Protocol not known: nosuch"),
    ],
)
def test_what_cannot_be_had_is_one_line(address, said, real: Plan_):
    ran = real("extract", address, "--lang", "en")
    assert ran.code == 2 and said in ran.err and ran.err.count("\n") == 1
    assert said.partition(":")[0] not in real("extract", address, "--lang", "zh").err


def test_a_missing_library_is_one_line(monkeypatch, real: Plan_):
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    ran = real("extract", "s3://plans/2024", "--lang", "en")
    assert ran.code == 2 and "needs a library that is not installed" in ran.err and ran.err.count("\n") == 1
    with pytest.raises(InputError, match="needs a library"):
        read_document("s3://plans/2024/a.txt")


def test_files_of_a_folder_elsewhere_are_whole_or_not_there(memory):
    folder = Folder("memory://plans/rows")
    assert folder.names() == [] and folder.read("a") is None
    folder.write("_done/a.json", b"1")
    folder.write("_done/a.json", b"2")
    assert folder.names("_done") == ["a.json"] and folder.read("_done/a.json") == b"2" and folder.names() == ["_done"]
    folder.remove("_done/a.json")
    folder.remove("_done/a.json")
    assert folder.read("_done/a.json") is None
