"""Kinds of file: what the bytes show counts, and a suffix only where they show no more than a family of kinds."""

from __future__ import annotations

import doctest

import pytest
from made_files import FORMATS
from plantargets.extractors.errors import InputError
from plantargets.extractors.readers import kinds
from plantargets.extractors.readers.kinds import OLE, kind_of

CUT = b"PK\x03\x04" + bytes(200)
"""The beginning of a packed file: what it was cannot be told."""
OLD = OLE + bytes(200)
"""The beginning of an old file of Office."""
WORD = OLD + "WordDocument".encode("utf-16-le").ljust(64, b"\0") + bytes([26, 0])
"""One with the entry of a stream in its directory: a name in 64 bytes, then its length."""
TEXT = "新建幼儿园5所。".encode()


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_whole_file_is_known_whatever_it_is_called(suffix):
    kind = suffix.rpartition(".")[2]
    for name in (f"a.{kind}", "a.txt", "a.doc", "a"):
        plain = kind == "csv" and not name.endswith("csv")
        assert kind_of(FORMATS[suffix](), name).name == ("text" if plain else kind)


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (TEXT, "a.csv", "csv"),
        (TEXT, "a.html", "html"),
        (TEXT, "a.docx", "text"),
        (TEXT, "-", "text"),
        (CUT, "a.docx", "docx"),
        (CUT, "a.xlsx", "xlsx"),
        (CUT, "a.txt", "zip"),
        (OLD, "a.xls", "xls"),
        (OLD, "a.et", "xls"),
        (OLD, "a.wps", "doc"),
        (OLD, "a.txt", "doc"),
        (WORD, "a.xls", "doc"),
        (OLD + "我的Book Title".encode("utf-16-le"), "a.doc", "doc"),
        (b"{\\rtf1", "a.doc", "rtf"),
        (b"%PDF-1.7", "a.docx", "pdf"),
    ],
)
def test_a_suffix_decides_where_the_bytes_do_not(data, name, kind):
    assert kind_of(data, name).name == kind


@pytest.mark.parametrize("data", [TEXT, CUT, OLD])
def test_a_suffix_that_is_not_known_is_named(data):
    with pytest.raises(InputError, match=r"files ending in \.ppt cannot be read"):
        kind_of(data, "a.ppt")


@pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a.doc", "a.xlsx"])
def test_an_empty_file_is_named_where_its_kind_is_never_empty(name):
    with pytest.raises(InputError, match="is empty"):
        kind_of(b"", name)
    assert kind_of(b"", "a.txt").name == "text"


def test_the_examples_in_the_docstrings_hold():
    assert doctest.testmod(kinds).failed == 0
