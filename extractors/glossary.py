"""Glossaries: the list of terms explained at a report's end (名词解释), whose numbers are part of definitions.

In go the folded text and its quantities; out come the quantities, those of the glossary kept apart as unsure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plantargets.extractors.model import Quantity
from plantargets.extractors.patterns import compiled

TITLE = compiled(
    r"^[^，。；\n]{0,30}?(?:名词|名称|术语|用语|词语|有关概念)(?:解释|注释|说明|释义)(?:及说明)?$"
    r"|^(?:注释|注解|名词解释)[：:]?$",
    re.M,
)
NEXT_ANNEX = compiled(r"^附[件表](?!\d?[^\n]{0,30}(?:解释|注释|释义))", re.M)


def apart(folded: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities with those of the glossary no longer core.

    >>> start, end = glossary_span("各位代表！\\n名词解释\\n1.三大行动：新建3所。")
    >>> start, end
    (6, 23)
    """
    start, end = glossary_span(folded)
    if start == end:
        return list(quantities)
    return [
        replace(quantity, core=False, rule="glossary") if quantity.core and start <= quantity.start < end else quantity
        for quantity in quantities
    ]


def glossary_span(folded: str) -> tuple[int, int]:
    """Where the glossary stands, empty where there is none: a title of its own line in the text's second half."""
    found = TITLE.search(folded, folded.find("\n", len(folded) // 2) + 1) if "释" in folded or "解" in folded else None
    if found is None:
        return 0, 0
    following = NEXT_ANNEX.search(folded, found.end())
    return found.start(), following.start() if following else len(folded)
