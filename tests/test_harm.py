"""Mutated files of our own: every reader gives a document or a sentence, whatever became of the bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from copy import deepcopy
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from made_files import FORMATS, as_text
from plantargets.extractors.errors import InputError
from plantargets.extractors.pipeline import extract_document
from plantargets.extractors.readers import document_from_bytes, pdf
from plantargets.extractors.readers.limits import Limits

ROUNDS = 28
"""Examples a format in every run; a longer run raises it."""
PIECES = [b"\0", b"\xff" * 4, b"9" * 30, b"<", b"&a;", "（".encode(), b"\t\t", b"]]>", b"-1", b"1048577", b"%", b'"']
Change = tuple[float, int, bytes]
Mutation = Callable[[bytes, list[Change]], bytes]
PUT_IN = st.sampled_from(PIECES) | st.binary(max_size=6)
CHANGES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), PUT_IN), min_size=1, max_size=6)
PACKAGES = (".docx", ".xlsx")
WORD = re.compile(rb"[^<>\s\"]+")
NEW_WORDS = st.sampled_from([b"", b"-1", b"0", b"99999999999", b"\xe5\x9b\xad"])


def mutated(data: bytes, changes: list[Change]) -> bytes:
    """The bytes with some of them cut out and others put in."""
    for where, cut, piece in changes:
        at = int(where * len(data))
        data = data[:at] + piece + data[at + cut :]
    return data


def mutated_tree(data: bytes, changes: list[Change]) -> bytes:
    """XML with elements taken out, doubled, put into others, or given other words; bytes that are none as they are."""
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return data
    for where, how, piece in changes:
        chosen = [one for one in root.iter() if one is not root]
        if chosen:
            at = min(int(where * len(chosen)), len(chosen) - 1)
            words = "".join(filter(str.isprintable, piece.decode("latin-1")))
            _mutate(chosen[at], chosen[at * 7 % len(chosen)], how, words)
    return etree.tostring(root)


def _mutate(one: etree._Element, other: etree._Element, how: int, words: str) -> None:
    """Change an element in one of five ways; another is where it may go."""
    names = sorted(one.attrib)
    match how % 5:
        case 0:
            one.getparent().remove(one)
        case 1:
            one.addnext(deepcopy(one))
        case 2:
            other.append(deepcopy(one))
        case 3 if names:
            one.set(names[how % len(names)], words)
        case _:
            one.text = words


def mutated_inside(data: bytes, part: float, changes: list[Change], mutate: Mutation = mutated) -> bytes:
    """A package with one of its parts mutated, packed again as it should be."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
    chosen = names[min(int(part * len(names)), len(names) - 1)]
    return packed_again(data, lambda name, content: mutate(content, changes) if name == chosen else content)


def packed_again(data: bytes, changed: Callable[[str, bytes], bytes | None]) -> bytes:
    """A package with each of its parts as `changed` gives it, without those that it gives None for."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = changed(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return stream.getvalue()


@cache
def words_of(suffix: str) -> dict[str, tuple[bytes, ...]]:
    """The different words in each part of a package: the names of its elements, their attributes and values."""
    with zipfile.ZipFile(io.BytesIO(made(suffix))) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    return {name: tuple(sorted(set(WORD.findall(content)))[:400]) for name, content in contents.items()}


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


@pytest.fixture(scope="module", autouse=True)
def _one_process():
    """A process for each of so many PDF files would take most of the time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf, "read", pdf.read_here)
        yield


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


@pytest.mark.parametrize("suffix", WRITERS)
@settings(max_examples=ROUNDS // 4)
@given(st.floats(0, 1))
def test_files_cut_off_are_read_or_refused(suffix, where):
    read_or_refused(made(suffix)[: int(where * len(made(suffix)))], f"plan{suffix}")


@pytest.mark.parametrize("suffix", PACKAGES)
@settings(max_examples=ROUNDS)
@given(st.floats(0, 1), CHANGES)
def test_mutated_parts_are_read_or_refused(suffix, part, changes):
    read_or_refused(mutated_inside(made(suffix), part, changes), f"plan{suffix}")


@pytest.mark.parametrize("suffix", PACKAGES)
@settings(max_examples=ROUNDS)
@given(st.floats(0, 1), CHANGES)
def test_parts_with_their_elements_moved_about_are_read_or_refused(suffix, part, changes):
    read_or_refused(mutated_inside(made(suffix), part, changes, mutated_tree), f"plan{suffix}")


@pytest.mark.parametrize("suffix", PACKAGES)
@settings(max_examples=ROUNDS)
@given(st.data())
def test_parts_with_another_word_everywhere_are_read_or_refused(suffix, data):
    """XML that is well-formed still, but says another thing: it gets further than mutated bytes do."""
    parts = words_of(suffix)
    chosen = data.draw(st.sampled_from(sorted(parts)))
    words = st.sampled_from(parts[chosen])
    old, new = data.draw(words), data.draw(words | NEW_WORDS)
    changed = packed_again(made(suffix), lambda name, content: content.replace(old, new) if name == chosen else content)
    read_or_refused(changed, f"plan{suffix}")


@pytest.mark.parametrize("suffix", PACKAGES)
@settings(max_examples=ROUNDS // 2)
@given(st.data())
def test_packages_without_some_of_their_parts_are_read_or_refused(suffix, data):
    gone = data.draw(st.sets(st.sampled_from(sorted(words_of(suffix))), max_size=6))
    read_or_refused(
        packed_again(made(suffix), lambda name, content: None if name in gone else content), f"plan{suffix}"
    )


@pytest.mark.parametrize(
    ("text", "limit"), [("教育" * 50, "characters"), ("5所、六所、" * 8, "numbers"), ("<p>教育" * 40, "markup_bytes")]
)
def test_a_text_that_asks_for_too_much_is_refused_with_the_limits_name(text, limit):
    name = "a.html" if text.startswith("<") else "a.txt"
    allowed = {"characters": 60, "numbers": 10, "markup_bytes": 300}[limit]
    with pytest.raises(InputError, match=f'"{limit}"'):
        document_from_bytes(text.encode(), name, limits=Limits(**{limit: allowed}))
