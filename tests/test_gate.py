"""The gate's own logic: what falls short, what raising and lowering write."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "gate"))
import measure
import pins


def test_a_figure_below_its_pin_or_gone_falls_short():
    kept = pins.Pins({"record": 0.82, "detection": 0.97, "numerals": 0.99})
    found = pins.shortfalls(kept, {"record": 0.8199, "detection": 0.97})
    assert [(short.name, short.now) for short in found] == [("numerals", None), ("record", 0.8199)]


@pytest.mark.parametrize(("value", "pinned"), [(0.97999, 0.9799), (0.97, 0.97), (1.0, 1.0), (2 / 3, 0.6666)])
def test_figures_are_pinned_rounded_down(value, pinned):
    assert pins.floored(value) == pinned
    assert pins.shortfalls(pins.Pins({"x": pinned}), {"x": value}) == []


def test_raising_never_lowers():
    kept = pins.raised(pins.Pins({"record": 0.82, "detection": 0.9}), {"record": 0.8, "detection": 0.95, "new": 0.5})
    assert kept.figures == {"record": 0.82, "detection": 0.95, "new": 0.5}


def test_lowering_keeps_its_reason():
    kept = pins.lowered(pins.Pins({"record": 0.82, "detection": 0.9}), {"record": 0.8, "detection": 0.95}, "why", "day")
    assert kept.figures == {"record": 0.8, "detection": 0.9}
    assert kept.lowered == ({"date": "day", "figure": "record", "from": 0.82, "to": 0.8, "reason": "why"},)


def test_lowering_needs_a_reason():
    with pytest.raises(ValueError, match="reason"):
        pins.lowered(pins.Pins({"record": 0.82}), {"record": 0.8}, " ", "day")


def test_pins_are_read_as_they_were_written(tmp_path):
    kept = pins.lowered(pins.Pins({"record": 0.82}), {"record": 0.8}, "理由", "2024-01-01")
    pins.write_pins(tmp_path / "pinned.json", kept)
    assert pins.read_pins(tmp_path / "pinned.json") == kept
    assert pins.read_pins(tmp_path / "none.json") == pins.Pins({})


def test_a_quote_that_is_not_there_is_a_broken_promise(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_bytes("\ufeff新建3所\r\n改建5所".encode())
    rows = '{"doc": "%s", "start": 2, "end": 4, "quote": "3所"}\n{"doc": "%s", "start": 8, "end": 10, "quote": "6所"}\n'
    assert measure.false_quotes((rows % (path, path)).encode()) == [f"plan.txt: 8-10 {'6所'!r}"]


def test_facts_not_given_by_the_document_are_compared_only_where_null_means_something(tmp_path):
    gold = '{"region": null, "kind": "规划", "period_start": 2021, "period_end": 2025, "title": null}'
    (tmp_path / "a.doc.json").write_text(gold, encoding="utf-8")
    got = '{"doc": "x/a.txt", "region": null, "kind": "其他", "period_start": 2021, "period_end": 2025, "title": "甲"}'
    shares = measure.facts(tmp_path, got.encode())
    assert shares == {"fact.region": 1, "fact.kind": 0, "fact.period_start": 1, "fact.period_end": 1}
