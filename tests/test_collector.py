"""Python's collector waits while a document is read, goes on afterwards, and finds next to nothing then."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from plantargets.extractors import extract
from plantargets.extractors.collector import waiting_collector

EXAMPLES = Path(__file__).parent.parent / "examples"


@pytest.fixture(params=[True, False], ids=["on", "off"])
def was_on(request: pytest.FixtureRequest) -> Iterator[bool]:
    """Whether the collector was on before."""
    (gc.enable if request.param else gc.disable)()
    yield request.param
    gc.enable()


def test_the_collector_waits_and_is_then_as_before(was_on: bool) -> None:
    with waiting_collector():
        assert not gc.isenabled()
    assert gc.isenabled() is was_on


def test_the_collector_goes_on_after_an_error(was_on: bool) -> None:
    with pytest.raises(ValueError, match="half way"), waiting_collector():
        raise ValueError("half way")
    assert gc.isenabled() is was_on


def test_reading_leaves_nothing_to_the_collector() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.rglob("*.txt"))]
    assert texts
    for text in texts:
        extract(text)  # what is made once for all texts is made now
    gc.collect()
    gc.disable()
    try:
        for text in texts:
            extract(text)
            assert gc.collect() < 1_000
    finally:
        gc.enable()
