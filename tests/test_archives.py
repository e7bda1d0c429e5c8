"""Plans in archives: read where they lie, named by archive and member, and no name leads out of the archive."""

from __future__ import annotations

import doctest
import io
import sys
import zipfile
from pathlib import Path

import pytest
from plantargets.cli import main
from plantargets.extractors.errors import InputError
from plantargets.extractors.readers import archives, find_inputs, read_document
from plantargets.extractors.readers.limits import Limits

PLAN = "到2025年，新建幼儿园5所。".encode()


def packed(members: dict[str, bytes], gbk: bool = False) -> bytes:
    """The bytes of an archive; with `gbk` its names are written as Chinese Windows does."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    data = buffer.getvalue()
    for name in members if gbk else ():
        utf8, narrow = name.encode(), name.encode("gbk")
        data = data.replace(utf8, narrow.ljust(len(utf8), b"#"))
    return data


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_examples_in_the_docstrings_hold():
    assert doctest.testmod(archives).failed == 0


def test_the_plans_in_an_archive_are_found_and_read(folder):
    inner = packed({"深/c.txt": PLAN})
    (folder / "plans.zip").write_bytes(
        packed(
            {
                "2024/规划10.txt": PLAN,
                "2024/规划2.txt": PLAN,
                "in.zip": inner,
                "__MACOSX/2024/._规划.txt": b"x",
                ".hidden.txt": b"x",
                "2024/~$规划.txt": b"x",
                "picture.jpg": b"x",
            }
        )
    )
    found = find_inputs(["plans.zip"])
    assert found.files == (
        "plans.zip!/2024/规划2.txt",
        "plans.zip!/2024/规划10.txt",
        "plans.zip!/in.zip!/深/c.txt",
    )
    assert found.notices == ("plans.zip: 1 file ending in .jpg skipped",) and not found.errors
    assert all(read_document(file).text == PLAN.decode() for file in found.files)
    assert find_inputs(["."]).files == tuple(f"./{file}" for file in found.files)
    assert find_inputs([found.files[0]]).files == found.files[:1]


@pytest.mark.parametrize("name", ["../../etc/passwd.txt", "/etc/passwd.txt", "C:\\windows\\a.txt", "a/../../b.txt"])
def test_a_name_that_leads_out_of_the_archive_leads_nowhere(folder, name):
    (folder / "a.zip").write_bytes(packed({name: PLAN}))
    before = sorted(Path().rglob("*"))
    (file,) = find_inputs(["a.zip"]).files
    assert read_document(file).text == PLAN.decode()
    assert sorted(Path().rglob("*")) == before


def test_a_symbolic_link_in_an_archive_is_left_out(folder):
    info = zipfile.ZipInfo("link.txt")
    info.external_attr = 0o120777 << 16
    with zipfile.ZipFile("a.zip", "w") as archive:
        archive.writestr(info, "/etc/passwd")
        archive.writestr("a.txt", PLAN)
    assert find_inputs(["a.zip"]).files == ("a.zip!/a.txt",)


def test_names_written_by_chinese_windows_are_read():
    info = zipfile.ZipInfo("教育规划.txt".encode("gbk").decode("cp437"))
    assert archives.name_of(info) == "教育规划.txt"
    info = zipfile.ZipInfo("教育规划.txt".encode().decode("cp437"))
    assert archives.name_of(info) == "教育规划.txt"


def test_locked_and_damaged_members_are_named_and_the_rest_is_read(folder):
    data = bytearray(packed({"a.txt": PLAN, "b.txt": PLAN}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (folder / "a.zip").write_bytes(data)
    (folder / "b.zip").write_bytes(b"PK\x03\x04 and no more")
    found = find_inputs(["."])
    assert found.files == ("./a.zip!/b.txt",)
    assert sorted(error.reason for error in found.errors) == ["is damaged", "is protected by a password"]


def test_archives_in_archives_end_somewhere(folder):
    data = packed({"a.txt": PLAN})
    for _ in range(4):
        data = packed({"in.zip": data})
    (folder / "a.zip").write_bytes(data)
    assert len(find_inputs(["a.zip"]).files) == 1
    assert "too deep" in str(find_inputs(["a.zip"], Limits(nesting=2)).errors[0])


def test_a_bomb_of_archives_is_refused(folder):
    leaf = packed({f"{number}.txt": b"" for number in range(50)})
    (folder / "a.zip").write_bytes(packed({f"{number}.zip": leaf for number in range(50)}))
    found = find_inputs(["a.zip"], Limits(members=1000))
    assert any("members" in str(error) for error in found.errors) and len(found.files) <= 1000


def test_a_member_that_is_not_there_is_said_to_be_missing(folder):
    (folder / "a.zip").write_bytes(packed({"a.txt": PLAN}))
    with pytest.raises(InputError, match="holds no file"):
        read_document("a.zip!/b.txt")


@pytest.mark.parametrize(("name", "advice"), [("a.ofd", "save it as .pdf"), ("a.rar", "pack it as .zip")])
def test_kinds_that_are_known_and_not_read_are_named(folder, name, advice):
    (folder / name).write_bytes(b"x")
    assert advice in str(find_inputs([name]).errors[0])


def test_an_archive_is_extracted_like_a_folder(folder, monkeypatch, capsys):
    (folder / "a.zip").write_bytes(packed({"规划.txt": PLAN}))
    monkeypatch.setattr(sys, "argv", ["plan", "extract", "a.zip", "--format", "jsonl"])
    with pytest.raises(SystemExit) as end:
        main()
    assert not end.value.code and '"doc": "a.zip!/规划.txt"' in capsys.readouterr().out
    assert [path.name for path in folder.iterdir()] == ["a.zip"]
