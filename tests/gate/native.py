"""Whether files as they were published give what their text gives: a Word file the statements of its paragraphs.

In: a folder of such files. Out: a line for each that gives others, and none where all agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

SAID = (
    "name",
    "value",
    "value_high",
    "unit",
    "per",
    "comparator",
    "measure",
    "role",
    "year",
    "baseline_value",
    "quote",
)


def broken(folder: Path) -> list[str]:
    """The Word files without tables whose statements are not those of a text made from their paragraphs."""
    return [line for path in sorted(folder.glob("*.docx")) for line in _differences(path)]


def _differences(path: Path) -> Iterator[str]:
    import docx
    from plantargets.extractors.pipeline import extract, extract_file

    document = docx.Document(str(path))
    if document.tables:
        return
    paragraphs = "".join(paragraph.text + "\n" for paragraph in document.paragraphs)
    own, plain = ([_said(one) for one in plan.statements] for plan in (extract_file(path), extract(paragraphs)))
    if own != plain:
        differ = len([one for one in own if one not in plain]) + len([one for one in plain if one not in own])
        yield f"{path.name}: {differ} statements are not those of its paragraphs"


def _said(statement: Any) -> tuple[object, ...]:
    return tuple(getattr(statement, field) for field in SAID)
