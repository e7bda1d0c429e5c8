"""Pairs of plans of our own, read and compared: every target is what a careful reader says became of it."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from plantargets.compare.change import diff
from plantargets.compare.difference import Difference
from plantargets.compare.met import met
from plantargets.compare.points import Point
from plantargets.extractors import extract_file
from plantargets.extractors.catalogue import load
from plantargets.extractors.lexicon import Row, parse_table
from plantargets.extractors.model import Plan
from plantargets.extractors.scale import convert

HERE = Path(__file__).parent / "pairs"
EXPECTED = parse_table("expected.tsv", (HERE / "expected.tsv").read_text(encoding="utf-8"))
DOCUMENTS = {
    "qinglan": ("qinglan-2023", "qinglan-2024"),
    "luoan": ("luoan-2024", "luoan-2025"),
    "yunfeng": ("yunfeng-2024", "yunfeng-2025"),
    "shihe": ("shihe-2023", "shihe-2024"),
    "qingjiang": ("qingjiang-2024", "qingjiang-2025"),
    "dongling": ("dongling-145", "dongling-155"),
    "wanghu": ("wanghu-2023", "wanghu-2024"),
    "nanwan": ("nanwan-135", "nanwan-145"),
}
MET_TOO = {"exceeded", "met"}
"""A goal of 以上 that was more than reached may be called met."""

Found = tuple[str, Point | None, Point | None, Difference | None, str | None]


@cache
def read(name: str) -> Plan:
    return extract_file(HERE / f"{name}.txt")


@cache
def found(pair: str, what: str) -> list[Found]:
    old, new = map(read, DOCUMENTS[pair])
    if what == "diff":
        return [(c.kind, c.old, c.new, c.difference, c.direction) for c in diff([old], [new], load())]
    return [(o.met, o.goal, o.reached, o.difference, None) for o in met([old], [new], load())]


def stands_at(point: Point | None, place: str) -> bool:
    """Whether a point is said at an offset; no point stands at no offset."""
    if point is None:
        return place == ""
    return place != "" and int(place) in {said.statement.start for said in point.said}


def of(row: Row) -> list[Found]:
    """What was found of the statements that a row speaks of."""
    known = found(row["pair"], row["what"])
    return [one for one in known if stands_at(one[1], row["old"]) and stands_at(one[2], row["new"])]


def marked(row: Row) -> object:
    """The row as a case; what is known to fail must fail."""
    case = f"{row['pair']}-{row['what']}-{row['indicator']}"
    return pytest.param(row, id=case, marks=[pytest.mark.xfail(strict=True)] if row["known"] else [])


@pytest.mark.parametrize("row", [marked(row) for row in EXPECTED])
def test_what_became_of_a_target(row: Row) -> None:
    (one,) = of(row)
    kind, _, _, apart, direction = one
    assert kind == row["outcome"] or {kind, row["outcome"]} == MET_TOO
    if row["difference"]:
        assert apart is not None
        assert apart.value is not None and convert(apart.value, apart.unit or "", row["unit"]) == Decimal(
            row["difference"]
        )
    if row["direction"]:
        assert direction == row["direction"]


def test_there_are_enough_of_them() -> None:
    aligned = [row for row in EXPECTED if row["what"] == "diff" and row["old"] and row["new"]]
    assert len(aligned) >= 40
    assert {row["outcome"] for row in aligned} >= {"raised", "lowered", "unchanged", "reworded", "deadline-moved"}


@pytest.mark.parametrize("pair", DOCUMENTS)
def test_nothing_else_is_found(pair: str) -> None:
    """Every change is one that a row speaks of; what a known failure found instead is left out."""
    rows = [row for row in EXPECTED if (row["pair"], row["what"]) == (pair, "diff")]
    meant = [id(one) for row in rows for one in of(row)]
    known = [(row["old"], row["new"]) for row in rows if row["known"]]
    beside = [one for one in found(pair, "diff") if id(one) not in meant]
    assert [one for one in beside if not any(stands_at(one[1], o) or stands_at(one[2], n) for o, n in known)] == []
