"""Mutated files of our own: every reader gives a document or a sentence, whatever became of the bytes."""

from __future__ import annotations

import io
import zipfile
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_files import FORMATS, as_text
from plantargets.extractors.errors import InputError
from plantargets.extractors.pipeline import extract_document
from plantargets.extractors.readers import document_from_bytes
from plantargets.extractors.readers.limits import Limits

ROUNDS = 40
"""Examples a format in every run; a longer run raises it."""
PIECES = [b"\0", b"\xff" * 4, b"9" * 30, b"<", b"&a;", "（".encode(), b"\t\t", b"]]>", b"-1", b"1048577", b"%", b'"']
Change = tuple[float, int, bytes]
CHANGES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from(PIECES)), min_size=1, max_size=6)


def mutated(data: bytes, changes: list[Change]) -> bytes:
    """The bytes with some of them cut out and others put in."""
    for where, cut, piece in changes:
        at = int(where * len(data))
        data = data[:at] + piece + data[at + cut :]
    return data


def mutated_inside(data: bytes, part: float, changes: list[Change]) -> bytes:
    """A package with one of its parts mutated, packed again as it should be."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        chosen = names[min(int(part * len(names)), len(names) - 1)]
        for name in names:
            new.writestr(name, mutated(old.read(name), changes) if name == chosen else old.read(name))
    return stream.getvalue()


def read_or_refused(data: bytes, name: str) -> None:
    """Read a file and its indicators; nothing but an error of our own may come of it."""
    try:
        document = document_from_bytes(data, name, limits=Limits(seconds=20))
    except InputError as error:
        assert str(error).startswith(name)
        return
    for table in document.tables:
        assert all(document.text[cell.start : cell.end] == cell.text for row in table.rows for cell in row)
    for statement in extract_document(document).statements:
        assert document.text[statement.start : statement.end] == statement.quote


WRITERS = {**FORMATS, ".txt": as_text}


@cache
def made(suffix: str) -> bytes:
    """The plan's file of a format, written when it is asked for."""
    return WRITERS[suffix]()


@pytest.mark.parametrize("suffix", WRITERS)
@settings(max_examples=ROUNDS)
@given(CHANGES)
def test_mutated_bytes_are_read_or_refused(suffix, changes):
    read_or_refused(mutated(made(suffix), changes), f"plan{suffix}")


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
@settings(max_examples=ROUNDS)
@given(st.floats(0, 1), CHANGES)
def test_mutated_parts_are_read_or_refused(suffix, part, changes):
    read_or_refused(mutated_inside(made(suffix), part, changes), f"plan{suffix}")


@pytest.mark.parametrize(
    ("text", "limit"), [("教育" * 50, "characters"), ("5所、六所、" * 8, "numbers"), ("<p>教育" * 40, "markup_bytes")]
)
def test_a_text_that_asks_for_too_much_is_refused_with_the_limits_name(text, limit):
    name = "a.html" if text.startswith("<") else "a.txt"
    allowed = {"characters": 60, "numbers": 10, "markup_bytes": 300}[limit]
    with pytest.raises(InputError, match=f'"{limit}"'):
        document_from_bytes(text.encode(), name, limits=Limits(**{limit: allowed}))
