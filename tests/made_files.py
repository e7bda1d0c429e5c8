"""One plan of an invented place, written into every format that is read, so that all readers can be held to one text.

The plan is data: paragraphs, headings, and a table with a two-line header, merged cells and groups. `FORMATS` has a
function for each format, which gives the bytes of the file; a new format is a function and a line there.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from plantargets.extractors.readers.build import RawCell


@dataclass(frozen=True)
class Heading:
    """A heading of the plan, its number written out."""

    words: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, and the footnote that hangs on its last character, if any."""

    words: str
    note: str = ""


@dataclass(frozen=True)
class Grid:
    """A table as HTML gives it: each row the cells that begin in it."""

    rows: tuple[tuple[RawCell, ...], ...]

    def filled(self) -> list[list[str]]:
        """The full grid of words, a merged cell in its first place and empty in the others, as copying gives it."""
        grid: list[dict[int, str]] = [{} for _ in self.rows]
        for at, row in enumerate(self.rows):
            column = 0
            for cell in row:
                while column in grid[at]:
                    column += 1
                for down in range(cell.rows):
                    for right in range(cell.columns):
                        grid[at + down][column + right] = "" if down or right else cell.text
        return [[row[column] for column in sorted(row)] for row in grid]


Block = Heading | Paragraph | Grid


def cells(*words: str | RawCell) -> tuple[RawCell, ...]:
    """A row, its plain cells given as words."""
    return tuple(RawCell(one) if isinstance(one, str) else one for one in words)


TABLE = Grid(
    (
        cells(
            RawCell("类别", 2),
            RawCell("指标", 2),
            RawCell("单位", 2),
            RawCell("发展水平", columns=2),
            RawCell("属性", 2),
        ),
        cells("2020年", "2025年"),
        cells(RawCell("学前教育", 2), "学前三年毛入园率", "%", "91.2", "96", "预期性"),
        cells("普惠性幼儿园覆盖率", "%", "84.5", "≥90", "约束性"),
        cells(RawCell("义务教育", 2), "九年义务教育巩固率", "%", "97.8", "98.5", "约束性"),
        cells("小学在校生", "万人", "1.36", "1.42", "预期性"),
        cells(RawCell("教师队伍", 2), "小学专任教师本科以上学历比例", "%", "71", "85", "预期性"),
        cells("县级以上骨干教师", "人", "128", "180", "预期性"),
    )
)

PLAN: tuple[Block, ...] = (
    Heading("岚溪县“十四五”教育发展规划", 0),
    Heading("一、发展基础"),
    Paragraph("2020年，全县共有幼儿园32所，在园幼儿4860人，公办园在园幼儿占比达到51.3%。", "不含托育机构。"),
    Heading("二、主要目标"),
    Paragraph("到2025年，全县新建幼儿园6所，新增公办学位1500个，生均公用经费提高到每年800元以上。"),
    Paragraph("表1　岚溪县“十四五”教育发展主要指标"),
    TABLE,
    Heading("三、重点任务"),
    Heading("（一）扩大普惠资源", 2),
    Paragraph("实施幼儿园改扩建项目9个，总投资4200万元。"),
    Heading("（二）建强教师队伍", 2),
    Paragraph("每年培训乡村教师300人次，选派支教教师40名。"),
)
"""A plan of our own."""


def as_text() -> bytes:
    """The plan as a text: a table's row a line, its cells parted by tabs."""
    lines: list[str] = []
    for block in PLAN:
        lines += ["\t".join(row) for row in block.filled()] if isinstance(block, Grid) else [block.words]
    return "".join(line + "\n" for line in lines).encode()


def as_docx() -> bytes:
    """The plan as Word writes it, with real merged cells, a page header and a footnote."""
    import docx

    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "岚溪县教育局　第1页"
    for block in PLAN:
        if isinstance(block, Grid):
            _docx_table(document, block)
        elif isinstance(block, Heading):
            document.add_heading(block.words, block.level)
        else:
            document.add_paragraph(block.words)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _docx_table(document: Any, grid: Grid) -> None:
    filled = grid.filled()
    table = document.add_table(len(filled), len(filled[0]))
    taken: set[tuple[int, int]] = set()
    for at, row in enumerate(grid.rows):
        column = 0
        for cell in row:
            while (at, column) in taken:
                column += 1
            last = at + cell.rows - 1, column + cell.columns - 1
            table.cell(at, column).merge(table.cell(*last)).text = cell.text
            taken |= {(down, right) for down in range(at, last[0] + 1) for right in range(column, last[1] + 1)}


FORMATS: dict[str, Callable[[], bytes]] = {".docx": as_docx}
"""A suffix and what writes the plan in its format; a suffix may bear a word before it (gb18030.html)."""
