"""The reader of Word documents (.docx, .docm, .dotx, .dotm): paragraphs and tables in the order of the body.

In go a file's bytes. Out comes its Document: with the numbers that Word gives to headings and items, without what was
deleted under tracking, hidden text, headers and footers, and the table of contents; notes stand at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from plantargets.extractors.model import Document
from plantargets.extractors.readers.build import RawCell, TextBuilder
from plantargets.extractors.readers.docx_lists import Numbering, numbering_of
from plantargets.extractors.readers.docx_parts import Parts, attribute, child, content, is_on, local, number, parts_of
from plantargets.extractors.readers.docx_words import Words, runs_on
from plantargets.extractors.readers.kinds import Wanted
from plantargets.extractors.readers.limits import check

if TYPE_CHECKING:
    from lxml.etree import _Element

NOTES = "注释"
"""The line above the notes at the end."""
CONTENTS = ("toc ", "toc1", "table of figures", "目录")
"""How the names of the styles begin that tables of contents are set in."""
SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def read(data: bytes, name: str, wanted: Wanted | None = None) -> Document:
    """The document in a Word file's bytes; raises InputError where it is damaged or passes a limit."""
    limits = (wanted or Wanted()).limits
    parts = parts_of(data, name, limits)
    builder = TextBuilder(name, limits)
    body = child(parts.text, "body")
    page = Page(builder, numbering_of(parts.numbering, parts.styles), _skipped(parts.styles))
    page.blocks(() if body is None else content(body))
    page.notes(parts)
    return builder.document()


def _skipped(styles: _Element | None) -> frozenset[str]:
    """The styles of paragraphs that are no part of the text: those of the table of contents."""
    named = ((attribute(one, "styleId"), attribute(child(one, "name"))) for one in (() if styles is None else styles))
    return frozenset(style for style, name in named if style and name and name.lower().startswith(CONTENTS))


@dataclass(slots=True)
class Page:
    """Writes the blocks of a document, one after the other."""

    builder: TextBuilder
    numbering: Numbering
    skipped: frozenset[str]
    words: Words = field(default_factory=Words)
    depth: int = 0
    """Tables and text boxes in each other that stand open."""
    open: str = ""
    """The words of a paragraph whose end was deleted."""

    def blocks(self, blocks: Iterable[_Element]) -> None:
        """Write paragraphs, with the text boxes that hang on them, and tables."""
        for block in blocks:
            if local(block) == "p":
                words, boxes = self._paragraph(block)
                self.builder.paragraph(words)
                for box in boxes:
                    self._inside(box)
            elif local(block) == "tbl":
                self._table(block)

    def notes(self, parts: Parts) -> None:
        """Write the footnotes and endnotes, below a line that says so."""
        noted = [note for part in (parts.footnotes, parts.endnotes) if part is not None for note in part]
        texts = [self._text(note) for note in noted if attribute(note, "type") not in SEPARATORS]
        for text in [NOTES, *texts] if any(texts) else ():
            self.builder.paragraph(text)

    def _paragraph(self, block: _Element) -> tuple[str, list[_Element]]:
        """A paragraph's words behind its number, and its text boxes; no words where it is not shown."""
        properties = child(block, "pPr")
        words, boxes = self.words.of(block)
        if attribute(child(properties, "pStyle")) in self.skipped:
            return "", []
        if runs_on(block):
            self.open += words
            return "", boxes
        words, self.open = self.open + words, ""
        shown = bool(words.strip())
        hidden = not shown and is_on(child(child(properties, "rPr"), "vanish"))
        counted = "" if hidden else self.numbering.of(block)
        return counted + words if shown else "", boxes

    def _inside(self, element: _Element) -> None:
        """Write what stands in a text box or a cell as blocks of their own."""
        self.depth += 1
        check(self.builder.name, "tables in each other", self.depth, self.builder.limits.nesting, "nesting")
        self.blocks(content(element))
        self.depth -= 1

    def _table(self, table: _Element) -> None:
        """Write a table; one that holds others only lays them out."""
        rows = [row for row in content(table) if local(row) == "tr" and child(child(row, "trPr"), "del") is None]
        cells = [[cell for cell in content(row) if local(cell) == "tc"] for row in rows]
        if any(local(block) == "tbl" for row in cells for cell in row for block in content(cell)):
            for cell in (cell for row in cells for cell in row):
                self._inside(cell)
        else:
            self.builder.table([list(row) for row in self._spans(rows, cells)])

    def _spans(self, rows: Sequence[_Element], cells: Sequence[Sequence[_Element]]) -> list[list[RawCell]]:
        """The cells as HTML has them: each where it begins, with the rows and columns that it spans."""
        found: list[list[RawCell]] = []
        above: dict[int, tuple[int, int]] = {}
        """The column that a cell begins at, and its place in `found`: those that may go on below."""
        for at, (row, own) in enumerate(zip(rows, cells, strict=True)):
            before = number(child(child(row, "trPr"), "gridBefore")) or 0
            found.append([RawCell("", columns=before)] if before else [])
            column = before
            for cell in own:
                width = max(number(child(child(cell, "tcPr"), "gridSpan")) or 1, 1)
                merged = child(child(cell, "tcPr"), "vMerge")
                if merged is not None and attribute(merged) in (None, "continue") and column in above:
                    line, place = above[column]
                    found[line][place] = replace(found[line][place], rows=at - line + 1)
                else:
                    above[column] = at, len(found[at])
                    found[at].append(RawCell(self._text(cell), columns=width))
                column += width
        return found

    def _text(self, element: _Element) -> str:
        """The words of all paragraphs in a cell, a note or a text box, one a line."""
        lines = []
        for block in content(element):
            if local(block) == "p":
                words, boxes = self._paragraph(block)
                lines += [words, *(self._text(box) for box in boxes)]
            elif local(block) in ("tbl", "tr", "tc"):  # a table in a text box or a note: its cells one below the other
                lines.append(self._text(block))
        return "\n".join(line for line in lines if line)
