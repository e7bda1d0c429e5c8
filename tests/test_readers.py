"""Reading files: encodings told apart, bad bytes reported, folders and globs walked, no traceback for anything."""

from __future__ import annotations

import doctest
import io
import os
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plantargets.extractors.errors import InputError
from plantargets.extractors.readers import document_from_bytes, encoding, find_inputs, inputs, read_document, text

SIMPLIFIED = "云山县2024年学前教育毛入园率达到95%以上，新增公办学位1200个。"
TRADITIONAL = "雲山縣二零二四年學前教育毛入園率達到95%以上，新增公辦學位1200個。"
SHORT = ["教育", "学校", "幼儿园", "新建学校3所", "2024年\n达到95%", "全县", "小学、初中", "毛入园率"]


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_simplified_text_is_read_in_each_encoding(name):
    assert document_from_bytes(SIMPLIFIED.encode(name)).text == SIMPLIFIED


@pytest.mark.parametrize("name", ["utf-8", "big5", "gb18030", "utf-16", "utf-16-be"])
def test_traditional_text_is_read_in_each_encoding(name):
    assert document_from_bytes(TRADITIONAL.encode(name)).text == TRADITIONAL


@pytest.mark.parametrize("words", SHORT)
@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_a_few_characters_are_enough(words, name):
    assert document_from_bytes(words.encode(name)).text == words


@given(st.lists(st.sampled_from(SIMPLIFIED + "\r\n\u3000\u00a0，"), min_size=40).map("".join))
def test_nothing_but_the_encoding_is_changed(words):
    assert document_from_bytes(words.encode("utf-8")).text == words
    assert document_from_bytes(words.encode("gb18030"), encoding="gb18030").text == words


@pytest.mark.parametrize("ending", ["\n", "\r", "\r\n", "\n\r\n"])
def test_line_ends_are_kept(ending):
    words = f"新增学位500个{ending}新建学校3所{ending}"
    assert document_from_bytes(words.encode()).text == words


@pytest.mark.parametrize(
    ("words", "name"),
    [(SIMPLIFIED.replace("，", "\0，"), "utf-8"), (SIMPLIFIED * 4 + "\0", "utf-8"), (SIMPLIFIED * 4 + "\0", "gb18030")],
)
def test_a_zero_byte_by_accident_makes_no_text_binary(words, name):
    assert document_from_bytes(words.encode(name)).text == words


def test_a_named_encoding_overrules_what_is_found():
    assert document_from_bytes("教育".encode("utf-16-le"), encoding="utf-16-le").text == "教育"
    assert document_from_bytes("学校".encode("gbk"), encoding="gb2312").encoding == "gb2312"


@pytest.mark.parametrize("name", ["nope", "hex", "rot13", "", "utf-8\0"])
def test_an_unknown_encoding_is_said_to_be_unknown(name):
    with pytest.raises(InputError, match="unknown encoding"):
        document_from_bytes(b"abc", "a.txt", encoding=name)


@pytest.mark.parametrize(
    ("name", "good", "at"), [("utf-8", "全县新增学位500个。" * 3, 24), ("gb18030", "全县新增学位500个。" * 3, 17)]
)
def test_undecodable_bytes_are_shown_and_their_place_is_told(name, good, at):
    data = good.encode(name)
    document = document_from_bytes(data[:at] + b"\xff" + data[at:], "a.txt")
    assert "\ufffd" in document.text
    assert f"at byte {at} " in document.warnings[0]


def test_a_file_cut_off_in_a_character_is_read_up_to_it():
    document = document_from_bytes((SIMPLIFIED * 3).encode()[:-1])
    assert document.text == (SIMPLIFIED * 3)[:-1] + "\ufffd"
    assert len(document.warnings) == 1


def test_many_broken_bytes_are_counted_and_the_first_ones_listed():
    data = b"\xff".join([SIMPLIFIED.encode()] * 30)
    assert document_from_bytes(data).warnings[0].startswith("29 stretches of bytes could not be read as utf-8")
    assert "…" in document_from_bytes(data).warnings[0]


@pytest.mark.parametrize(
    "data",
    [
        b"\xd0\xcf\x11\xe0xx",
        b"\x89PNG\r\n",
        bytes(range(256)) * 20,
        b"\0\1\2\3" * 100,
        b"\0" * 500,
    ],
)
def test_binary_data_named_txt_is_refused_in_a_sentence(data):
    with pytest.raises(InputError, match="is no text"):
        document_from_bytes(data, "a.txt")


@pytest.mark.parametrize(
    ("data", "kind"), [(b"PK\x03\x04xx", "an archive"), (b"Rar!xx", "RAR archive"), (b"7z\xbc\xafxx", "7z archive")]
)
def test_an_archive_named_txt_is_called_what_it_is(data, kind):
    with pytest.raises(InputError, match=f"{kind}, which cannot be read .*zip"):
        document_from_bytes(data, "a.txt")


@given(st.binary(max_size=400))
def test_any_bytes_give_a_document_or_a_sentence(data):
    try:
        assert isinstance(document_from_bytes(data, "a.txt").text, str)
    except InputError as error:
        assert str(error).startswith("a.txt: ")


def test_an_empty_file_is_an_empty_document(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    assert read_document(tmp_path / "a.txt").text == ""


def test_standard_input_is_read(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("新增学位".encode("gbk"))))
    document = read_document("-")
    assert (document.name, document.text) == ("-", "新增学位")


@pytest.mark.parametrize(
    ("name", "reason"), [("none.txt", "no such file"), ("a.pages", "ending in .pages"), (".", "is a folder")]
)
def test_what_cannot_be_read_is_said_in_a_sentence(name, reason, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.pages").write_bytes(b"x")
    with pytest.raises(InputError, match=reason):
        read_document(name)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder of plans with everything that must be passed over."""
    for name in (
        "规划10.txt",
        "规划2.txt",
        "b/a.md",
        "b/c.TEXT",
        ".hidden.txt",
        ".git/x.txt",
        "b/x.pages",
        "b/y.pages",
        "t.json",
    ):
        path = tmp_path / "plans" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("新增学位500个", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_is_walked_in_the_natural_order_of_names(folder):
    found = find_inputs(["plans"])
    assert [path.replace("\\", "/") for path in found.files] == [
        "plans/b/a.md",
        "plans/b/c.TEXT",
        "plans/规划2.txt",
        "plans/规划10.txt",
    ]
    assert found.notices == ("plans: 1 file ending in .json skipped", "plans: 2 files ending in .pages skipped")
    assert found.errors == ()


def test_the_order_of_the_paths_does_not_matter_and_no_file_comes_twice(folder):
    one = find_inputs(["plans/规划10.txt", "plans", "plans/规划2.txt"]).files
    assert one == find_inputs(["plans/规划2.txt", "plans/规划10.txt", "plans"]).files == find_inputs(["plans"]).files


@pytest.mark.parametrize(
    ("pattern", "count"), [("plans/*.txt", 2), ("plans/**/*.md", 1), ("plans/**", 4), ("plans/b*", 2)]
)
def test_globs_are_expanded(folder, pattern, count):
    assert len(find_inputs([pattern]).files) == count


def test_a_file_of_an_unknown_kind_is_named_and_skipped(folder):
    found = find_inputs(["plans/b/x.pages", "plans/规划2.txt", "-"])
    assert found.files == ("-", "plans/规划2.txt")
    assert [error.path for error in found.errors] == ["plans/b/x.pages"]
    assert "files ending in .pages cannot be read" in found.notices[0]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(folder):
    (folder / "plans" / "规划[1].txt").write_text("x", encoding="utf-8")
    assert find_inputs(["plans/规划[1].txt"]).files == ("plans/规划[1].txt",)


@pytest.mark.parametrize(("path", "reason"), [("none", "no such file"), ("plans/*.pdf", "no file matches")])
def test_a_path_that_is_not_there_is_an_error(folder, path, reason):
    found = find_inputs([path])
    assert found.files == ()
    assert reason in str(found.errors[0])


def test_an_empty_folder_is_noticed(tmp_path):
    assert "nothing to read" in find_inputs([str(tmp_path)]).notices[0]


@pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="needs symbolic links")
def test_a_loop_of_symbolic_links_ends(folder):
    (folder / "plans" / "b" / "loop").symlink_to(folder / "plans")
    (folder / "plans" / "dead.txt").symlink_to(folder / "nowhere.txt")
    assert len(find_inputs(["plans"]).files) == 4


@pytest.mark.skipif(
    os.name == "nt" or getattr(os, "geteuid", lambda: 0)() == 0, reason="needs a user without all rights"
)
def test_a_folder_without_rights_is_noted_and_the_rest_is_read(folder):
    locked = folder / "plans" / "b"
    locked.chmod(0)
    try:
        found = find_inputs(["plans"])
    finally:
        locked.chmod(0o755)
    assert len(found.files) == 2
    assert "no right to read it" in str(found.errors[0])


def test_the_reason_of_a_system_error_is_in_words():
    assert inputs.reason_of(PermissionError(13, "Permission denied")) == "no right to read it"
    assert inputs.reason_of(OSError(5, "Input/output error")) == "input/output error"


def test_a_huge_line_is_read():
    words = "全县新增学位500个，" * 90_000
    assert document_from_bytes(words.encode()).text == words


@pytest.mark.parametrize("module", [encoding, inputs, text])
def test_the_examples_in_the_docstrings_hold(module):
    assert doctest.testmod(module).failed == 0
