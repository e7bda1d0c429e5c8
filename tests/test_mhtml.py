"""Pages saved with their pictures: the page among the parts, its transfer encoding and its charset."""

from __future__ import annotations

import base64
import quopri
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plantargets.extractors.errors import PlanError
from plantargets.extractors.readers import document_from_bytes, mhtml

PAGE = "<html><head><title>云山县规划</title></head><body><p>到2025年，学前三年毛入园率达到95%以上。</p></body></html>"
WORDS = "云山县规划\n到2025年，学前三年毛入园率达到95%以上。\n"


def saved(body: bytes, transfer: str, charset: str = "") -> bytes:
    kind = "text/html" + (f'; charset="{charset}"' if charset else "")
    return (
        b"From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="--xy"\r\n\r\n'
        b"----xy\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
        + f"----xy\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {transfer}\r\n\r\n".encode()
        + body
        + b"\r\n----xy--\r\n"
    )


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize(
    ("transfer", "encode"), [("quoted-printable", quopri.encodestring), ("base64", base64.encodebytes)]
)
def test_the_page_is_read_in_its_charset(charset, named, transfer, encode):
    data = saved(encode(PAGE.encode(charset)), transfer, charset if named else "")
    assert document_from_bytes(data, "a.mhtml").text == WORDS
    assert document_from_bytes(data, "a.txt").text == WORDS


def test_a_charset_that_the_bytes_speak_against_is_not_believed():
    data = saved(quopri.encodestring(PAGE.encode()), "quoted-printable", "gb2312")
    assert document_from_bytes(data, "a.mht").text == WORDS


@pytest.mark.parametrize(
    "data", [b"MIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\nx", b"From: <Saved by x>\n", b""]
)
def test_a_file_without_a_page_is_named(data):
    with pytest.raises(PlanError, match="without a page"):
        document_from_bytes(data, "a.mhtml")


@pytest.mark.parametrize(
    "piece",
    [
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n",
        b"--x\r\n%d%d\r\n",
        b"Content-Type: message/rfc822\r\n\r\n%d%d",
        b"X-%d: %d\r\n",
    ],
)
def test_messages_that_mean_harm_cost_no_more_than_their_length(piece):
    def seconds(n: int) -> float:
        data = b"MIME-Version: 1.0\r\n" + b"".join(piece % (k, k) for k in range(n))
        began = time.process_time()
        with pytest.raises(PlanError):
            mhtml.read(data, "a.mhtml")
        return time.process_time() - began

    assert seconds(4_000) < 4 * seconds(2_000) + 0.5


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_message_gives_a_document_or_a_sentence(data):
    damaged = bytearray(saved(base64.encodebytes(PAGE.encode()), "base64", "utf-8"))
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(damaged)))
        damaged[at : at + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=6))
    try:
        mhtml.read(bytes(damaged), "a.mhtml")
    except PlanError as error:
        assert str(error).startswith("a.mhtml: ")
