"""The words of a Word document's paragraph, as they are shown: what was deleted, hidden or is code of a field left out.

In go a paragraph's element. Out come its words, a tab and a line's end being characters, and the text boxes in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plantargets.extractors.readers.docx_parts import attribute, child, content, is_on, local

if TYPE_CHECKING:
    from lxml.etree import _Element

SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
"""Elements that stand for a character; a soft hyphen stands for none."""
SOFT_HYPHEN = "\xad"
SYMBOLS = {
    "B3": "≥", "A3": "≤", "B1": "±", "B4": "×", "B8": "÷", "B9": "≠", "BB": "≈", "B0": "°", "D7": "·", "7E": "~",
    "25": "%", "2B": "+", "2D": "-", "3C": "<", "3D": "=", "3E": ">",
}  # fmt: skip
"""Signs of the font Symbol by their place in it: bounds that a keyboard has no key for."""
DRAWN = frozenset({"drawing", "pict", "object"})
MATH = frozenset({"oMath", "oMathPara"})


@dataclass(slots=True)
class Words:
    """Reads paragraphs one after the other: a field's code may begin in one and end in another."""

    fields: list[bool] = field(default_factory=list)
    """The fields that stand open, the innermost last: whether their code, and not their result, is being read."""

    def of(self, paragraph: _Element) -> tuple[str, list[_Element]]:
        """A paragraph's words, and the contents of the text boxes that hang on it."""
        boxes: list[_Element] = []
        self.fields = [False for _ in self.fields]  # a field's result may go on here, its code never does
        return "".join(self._inside(paragraph, boxes)), boxes

    def _inside(self, element: _Element, boxes: list[_Element]) -> Iterator[str]:
        for one in content(element):
            name = local(one)
            if name == "r":
                yield from self._run(one, boxes)
            elif name in MATH:
                yield "".join(part.text or "" for part in one.iter() if local(part) == "t")

    def _run(self, run: _Element, boxes: list[_Element]) -> Iterator[str]:
        hidden = is_on(child(child(run, "rPr"), "vanish"))
        for one in content(run):
            name = local(one)
            if name == "fldChar":
                self._turn(attribute(one, "fldCharType"))
            elif hidden or any(self.fields):
                continue
            elif name == "t":
                yield " ".join((one.text or "").splitlines()).replace(SOFT_HYPHEN, "")
            elif name == "br" and attribute(one, "type") in (None, "textWrapping"):
                yield "\n"
            elif name == "ruby":
                base = child(one, "rubyBase")
                yield from self._inside(base, boxes) if base is not None else ()
            elif name == "sym":
                yield symbol(one)
            elif name in DRAWN:
                boxes += _boxes(one)
            else:
                yield SIGNS.get(name, "")

    def _turn(self, kind: str | None) -> None:
        """Take note of where a field begins, where its result does, and where it ends."""
        if kind == "begin":
            self.fields.append(True)
        elif kind == "separate" and self.fields:
            self.fields[-1] = False
        elif kind == "end" and self.fields:
            self.fields.pop()


def symbol(sign: _Element) -> str:
    """A sign given by its font and its place there; '' for the pictures of other fonts."""
    place = (attribute(sign, "char") or "").upper()[-2:]
    return SYMBOLS.get(place, "") if attribute(sign, "font") == "Symbol" else ""


def _boxes(drawing: _Element) -> Iterator[_Element]:
    """The contents of the text boxes in a drawing."""
    for one in content(drawing):
        if local(one) == "txbxContent":
            yield one
        else:
            yield from _boxes(one)


def runs_on(paragraph: _Element) -> bool:
    """Whether the paragraph's end was deleted under tracking, so that the next goes on with it."""
    mark = child(child(paragraph, "pPr"), "rPr")
    return child(mark, "del") is not None or child(mark, "moveFrom") is not None
