"""LibreOffice itself, where it is on the PATH: the plan it saves as .doc and .rtf is read like the text."""

from __future__ import annotations

import random
import shutil
import subprocess
from pathlib import Path

import pytest
from made_files import as_docx
from plantargets.extractors.errors import InputError
from plantargets.extractors.pipeline import extract_document
from plantargets.extractors.readers import document_from_bytes
from test_made_files import expected, row_of
from test_office import OLE

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
FILTERS = {".doc": "doc:MS Word 97", ".rtf": "rtf:Rich Text Format"}
SAME_BYTES = {".wps": ".doc"}
"""A .wps file of WPS Writer is a Word 97 file by its bytes."""
NONSENSE = OLE + random.Random(1).randbytes(5000)

pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not on the PATH: its own files are not made")


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The plan as LibreOffice saves it, by suffix."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "plan.docx").write_bytes(as_docx())
    for wanted in FILTERS.values():
        save_as(wanted, folder)
    return {suffix: (folder / f"plan{suffix}").read_bytes() for suffix in FILTERS}


def save_as(wanted: str, folder: Path) -> None:
    """Let LibreOffice save the folder's plan in another format."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", wanted, "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "plan.docx")], check=True, capture_output=True, timeout=120)


@pytest.mark.parametrize("suffix", [*FILTERS, *SAME_BYTES])
def test_an_old_file_gives_the_rows_of_the_text(saved, suffix):
    plan = extract_document(document_from_bytes(saved[SAME_BYTES.get(suffix, suffix)], f"plan{suffix}"))
    assert {(row.name, row.unit): row_of(row) for row in plan.indicators} == expected()
    tabled = [one for one in plan.statements if one.where == "table"]
    assert len(tabled) == 12 and all(one.cell for one in tabled)


def test_old_bytes_of_no_sense_are_named_and_give_no_rows():
    with pytest.raises(InputError, match=r"holds no text that LibreOffice can make out|could not be converted"):
        document_from_bytes(NONSENSE, "a.doc")
