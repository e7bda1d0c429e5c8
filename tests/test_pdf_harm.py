"""PDF files that mean harm: what is packed or drawn without end is refused, or costs no more than its length.

It is read by this process, whose time is measured; that another process reads it is the subject of test_apart.py.
"""

from __future__ import annotations

import zlib

import pytest
from made_pdf import Pages
from plantargets.extractors.errors import PlanError
from plantargets.extractors.readers import pdf
from plantargets.extractors.readers.kinds import Wanted
from plantargets.extractors.readers.limits import Limits
from timing import grows_evenly, seconds


def test_pages_are_limited():
    with pytest.raises(PlanError, match="raise the limit"):
        pdf.read_here(Pages().turn().turn().data(), "a.pdf", Wanted(limits=Limits(pages=1)))


def bomb(content: bytes, layers: int = 1) -> bytes:
    """A PDF of one page whose content is packed."""
    for _ in range(layers):
        content = zlib.compress(content, 9)
    packed = b"/Filter[" + b"/FlateDecode" * layers + b"]"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<>>>>",
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), packed, content),
    ]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % numbered for numbered in enumerate(objects, start=1))
    return b"%PDF-1.5\n" + body + b"trailer\n<</Size 5/Root 1 0 R>>\n%%EOF"


@pytest.mark.parametrize(
    ("content", "layers", "why"),
    [
        (b"1 1 5 5 re S " * 300_000, 1, "times its packed size"),
        (b"1 1 5 5 re S " * 300_000, 2, "packed in two layers"),
        (b"", 1, "without any text"),
    ],
)
def test_a_packed_bomb_is_refused_before_it_is_drawn(content, layers, why):
    with pytest.raises(PlanError, match=why):
        pdf.read_here(bomb(content, layers), "a.pdf")


def test_all_that_is_packed_counts():
    data = b"".join(b"stream\n" + zlib.compress(bytes(range(256)) * 99) + b"\nendstream\n" for _ in range(50))
    with pytest.raises(PlanError, match="bytes when unpacked"):
        pdf.read_here(b"%PDF-1.5\n" + data, "a.pdf", Wanted(limits=Limits(unpacked_bytes=500_000)))


HARM = {
    "rules": lambda pages, n: [pages.canvas.line(k % 300, 5, k % 300, 500) for k in range(n)],
    "grid": lambda pages, n: [pages.canvas.grid([1, 400], [k / 7 for k in range(n)])],
    "boxes": lambda pages, n: [pages.canvas.rect(k % 97, k % 89, 5, 5) for k in range(n)],
    "words": lambda pages, n: [pages.words("学校3所" * 10, k % 30, k % 500) for k in range(n // 20)],
    "points": lambda pages, n: [pages.words("1", k % 397, 7 * k % 593, 1) for k in range(n)],
    "pages": lambda pages, n: [pages.turn() for _ in range(n // 20)],
    "lines": lambda pages, n: [pages.words(f"{k}", 5, k / 9, 1) for k in range(n)],
}


@pytest.mark.parametrize("kind", HARM)
def test_drawings_that_mean_harm_cost_no_more_than_their_length(kind):
    def cost(n: int) -> float:
        pages = Pages()
        HARM[kind](pages, n)
        return seconds(read_or_say, pages.data())

    assert grows_evenly(cost, 1_600)


def read_or_say(data: bytes) -> None:
    try:
        pdf.read_here(data, "a.pdf")
    except PlanError as error:
        assert str(error).startswith("a.pdf: ")
