"""Reading in a process of its own: what asks for too much, hangs or breaks a library costs that process alone."""

from __future__ import annotations

import os
import signal
import sys
import time

import pytest
from made_files import as_pdf
from plantargets.cli.deadline import OutOfTime, deadline
from plantargets.extractors.errors import InputError
from plantargets.extractors.readers import apart, document_from_bytes, pdf
from plantargets.extractors.readers.limits import MEGABYTE, Limits

limited = pytest.mark.skipif(sys.platform != "linux", reason="the system holds no process to its memory")
alarmed = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs the system's alarm")


def drawing(body: bytes, forms: tuple[bytes, ...] = ()) -> bytes:
    """A PDF of one page that draws this, and forms, each of which may draw the next as /F."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources %s >>" % draws(5),
        stream(b"", body),
        *(
            stream(b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources %s" % draws(number), form)
            for number, form in enumerate(forms, start=6)
        ),
    ]
    numbered = (b"%d 0 obj\n%s\nendobj\n" % (at, one) for at, one in enumerate(objects, start=1))
    return b"%PDF-1.4\n" + b"".join(numbered) + b"trailer << /Root 1 0 R >>\n%%EOF"


def draws(number: int) -> bytes:
    return b"<< /XObject << /F %d 0 R >> >>" % number


def stream(says: bytes, body: bytes) -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (says, len(body), body)


FORMS = (b"/F Do " * 1_000, b"/F Do " * 1_000, b"0 0 m 9 9 l S\n" * 10)
"""Some kilobytes that draw ten million lines."""


@limited
@pytest.mark.parametrize(
    "data", [drawing(b"/F Do", FORMS), drawing(b"0 0 m 9 9 l S\n" * 300_000)], ids=["forms", "lines"]
)
def test_a_drawing_that_asks_for_too_much_memory_is_refused_with_the_limits_name(data):
    with pytest.raises(InputError, match=r"needs more memory than the 62,914,560 bytes allowed.*\"memory_bytes\""):
        document_from_bytes(data, "a.pdf", limits=Limits(memory_bytes=60 * MEGABYTE))


@limited
@pytest.mark.parametrize("body", [b"0 0 m 9 9 l S\n" * 300_000, b"1 1 9 9 re f\n" * 100_000], ids=["lines", "boxes"])
def test_a_large_drawing_stays_under_500_megabytes(body):
    """What the process may take above what it begins with is its limit, and 500 MB are more than both."""
    import resource

    with pytest.raises(InputError, match="without any text"):
        document_from_bytes(drawing(body), "a.pdf")
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 500 * 1024


def test_both_ways_give_the_same():
    assert pdf.read(as_pdf(), "a.pdf") == pdf.read_here(as_pdf(), "a.pdf")
    for data in (b"%PDF-1.4", drawing(b"")):
        with pytest.raises(InputError) as one:
            pdf.read(data, "a.pdf")
        with pytest.raises(InputError) as other:
            pdf.read_here(data, "a.pdf")
        assert str(one.value) == str(other.value)


@alarmed
@pytest.mark.parametrize(
    ("does", "told"),
    [
        ("import os; os._exit(1)", "is damaged, or needs more memory"),
        ("import os; os.abort()", "is damaged, or needs more memory"),
        ("print('no answer')", "is damaged, or needs more memory"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGALRM)", "was not read within 120 seconds"),
    ],
)
def test_a_process_that_ends_is_a_sentence(monkeypatch, does, told):
    monkeypatch.setattr(apart, "BEGIN", does)
    with pytest.raises(InputError, match=told):
        pdf.read(as_pdf() * 9, "a.pdf")


@alarmed
def test_a_process_that_hangs_is_ended_with_the_time(monkeypatch, tmp_path):
    monkeypatch.setattr(
        apart, "BEGIN", f"import os, time; open({str(tmp_path / 'id')!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    )
    began = time.monotonic()
    with pytest.raises(OutOfTime), deadline(3):
        pdf.read(as_pdf(), "a.pdf")
    assert time.monotonic() - began < 30
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "id").read_text()), 0)
