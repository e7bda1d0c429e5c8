"""Old documents: converted by LibreOffice where it is, within the time, and with a sentence where that fails."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest
from plantargets.extractors.errors import InputError
from plantargets.extractors.pipeline import extract_document
from plantargets.extractors.readers import document_from_bytes
from plantargets.extractors.readers.limits import Limits

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)
OLD = OLE + "WordDocument".encode("utf-16-le").ljust(64, b"\0") + bytes([26, 0])
RICH = rb"{\rtf1 \u-24530?}"
START = f"#!{sys.executable}\nimport pathlib, subprocess, sys, time\n"
FIND = "given = pathlib.Path(sys.argv[-1]); out = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1])\n"
MANNERS = {
    "works": FIND + "out.joinpath(given.stem + '.docx').write_bytes(pathlib.Path({made!r}).read_bytes())\n",
    "hangs": "subprocess.Popen(['sleep', '60']); pathlib.Path({made!r}).write_text('began'); time.sleep(60)\n",
    "fails": "sys.exit(77)\n",
    "gives nothing": "\n",
    "gives nonsense": FIND + "out.joinpath(given.stem + '.docx').write_bytes(b'nonsense')\n",
}

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs scripts that are programs")


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Puts a LibreOffice of these manners on the PATH, and nothing else."""

    def put(manners: str, made: Path) -> None:
        folder = tmp_path / "bin"
        folder.mkdir()
        (folder / "soffice").write_text(START + MANNERS[manners].format(made=str(made)), encoding="utf-8")
        (folder / "soffice").chmod(0o755)
        monkeypatch.setenv(
            "PATH", f"{folder}{os.pathsep}/bin{os.pathsep}/usr/bin" if manners == "hangs" else str(folder)
        )

    return put


@pytest.fixture
def made(tmp_path):
    """A Word document that the converter makes."""
    from docx import Document

    document = Document()
    document.add_paragraph("到2025年，新建幼儿园5所。")
    document.save(tmp_path / "made.docx")
    return tmp_path / "made.docx"


@pytest.mark.parametrize(("data", "name"), [(OLD, "a.doc"), (OLD, "a.wps"), (RICH, "a.rtf"), (RICH, "a.doc")])
def test_an_old_document_is_read_by_way_of_the_converter(program, made, data, name):
    program("works", made)
    document = document_from_bytes(data, name)
    assert document.name == name and "新建幼儿园5所" in document.text


@pytest.mark.parametrize("manners", ["fails", "gives nothing"])
def test_a_converter_that_fails_is_named_with_what_to_do(program, made, manners):
    program(manners, made)
    with pytest.raises(InputError, match=r"could not be converted by LibreOffice .*save it as \.docx"):
        document_from_bytes(OLD, "a.doc")


def test_what_the_converter_makes_is_held_to_the_same_rules(program, made):
    program("gives nonsense", made)
    with pytest.raises(InputError):
        document_from_bytes(OLD, "a.doc")


@pytest.mark.parametrize("words", ["", "　", "ÄgþÕbžöì" * 9, "탏鐋픳綽龘齉" * 9])
def test_what_the_converter_cannot_make_out_is_named(program, tmp_path, words):
    from docx import Document

    document = Document()
    document.add_paragraph(words)
    document.save(tmp_path / "made.docx")
    program("works", tmp_path / "made.docx")
    with pytest.raises(InputError, match=r"holds no text that LibreOffice can make out.*save it as \.docx"):
        document_from_bytes(OLD, "a.doc")


@pytest.mark.parametrize(
    ("name", "reader"), [("a.xls", "damaged workbook"), ("a.doc", "LibreOffice"), ("a", "LibreOffice")]
)
def test_an_old_file_whose_streams_are_lost_is_told_by_its_suffix(name, reader, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InputError, match=reader):
        document_from_bytes(OLE + "我的Book Title".encode("utf-16-le") + bytes(999), name)


def test_a_converter_that_hangs_is_ended_with_all_it_started(program, tmp_path):
    program("hangs", tmp_path / "began")
    began = time.monotonic()
    with pytest.raises(InputError, match="within 2 seconds"):
        document_from_bytes(OLD, "a.doc", limits=Limits(seconds=2))
    assert time.monotonic() - began < 30


def test_without_a_converter_it_is_said_how_to_convert(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InputError, match=r"install LibreOffice, or open it .* save it as \.docx"):
        document_from_bytes(OLD, "a.doc")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_text_that_is_named_doc_is_read_as_what_it_is(encoding):
    assert document_from_bytes("新建幼儿园5所。".encode(encoding), "a.doc").text == "新建幼儿园5所。"


def test_the_converter_leaves_nothing_behind(program, made, tmp_path, monkeypatch):
    import tempfile

    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    program("works", made)
    document_from_bytes(OLD, "a.doc")
    assert not list(folder.iterdir())


def test_the_rows_are_those_of_the_text(program, tmp_path):
    from made_files import as_docx
    from test_made_files import expected, row_of

    (tmp_path / "plan.docx").write_bytes(as_docx())
    program("works", tmp_path / "plan.docx")
    plan = extract_document(document_from_bytes(OLD, "plan.doc"))
    assert {(row.name, row.unit): row_of(row) for row in plan.indicators} == expected()
