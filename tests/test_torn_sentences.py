"""Sentences torn and put together at random are read without a failure, every quote where it says it is.

The pieces are the project's own wordings: clauses of all corpora of names and of the plans kept here, so that rules of
naming, of years and of roles meet what they were never made for.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from plantargets.extractors import extract
from plantargets.extractors.lexicon import parse_table

HERE = Path(__file__).parent
SIGNS = "、，。；：和的占比率由至一二三十05%“”（） \n"
TEXTS = 40
"""For each seed; more by hand: a thousand take a minute."""


def clauses() -> list[str]:
    """The clauses with a number of all texts that are kept here."""
    rows = parse_table("names.tsv", (HERE / "corpus" / "names.tsv").read_text(encoding="utf-8"))
    plans = sorted((HERE / "plans").glob("*.txt"))
    texts = [row["text"] for row in rows] + [path.read_text(encoding="utf-8") for path in plans]
    return [clause for text in texts for clause in re.split(r"(?<=[，、；。\n])", text) if clause]


CLAUSES = clauses()


def torn(dice: random.Random) -> str:
    """Some clauses in any order, a sign in fifteen lost or another put in."""
    signs = list("".join(dice.choice(CLAUSES) for _ in range(dice.randint(1, 40))))
    for _ in range(len(signs) // 15):
        place = dice.randrange(len(signs))
        signs[place : place + dice.randint(0, 1)] = dice.choice(["", dice.choice(SIGNS)])
    return "".join(signs)


@pytest.mark.parametrize("seed", range(5))
def test_torn_sentences_are_read(seed):
    dice = random.Random(seed)
    for _ in range(TEXTS):
        text = torn(dice)
        for statement in extract(text).statements:
            assert text[statement.start : statement.end] == statement.quote


@pytest.mark.parametrize("text", ["费8万（）7元", "实现零的突破、建成1—2个。"])
def test_what_once_failed_is_read(text):
    assert extract(text).statements
