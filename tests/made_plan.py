"""A plan of an invented place as data: headings, paragraphs, a table with a header of two lines and merged cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plantargets.extractors.readers.build import RawCell


@dataclass(frozen=True)
class Heading:
    """A heading of the plan, its number written out."""

    words: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, and the footnote that hangs on its first number, if any."""

    words: str
    note: str = ""


@dataclass(frozen=True)
class Grid:
    """A table as HTML gives it: each row the cells that begin in it."""

    rows: tuple[tuple[RawCell, ...], ...]

    def filled(self) -> list[list[str]]:
        """The full grid of words, a merged cell in its first place and empty in the others, as copying gives it."""
        width = sum(cell.columns for cell in self.rows[0])
        grid = [[""] * width for _ in self.rows]
        for row, column, cell in placed(self.rows):
            grid[row][column] = cell.text
        return grid


Block = Heading | Paragraph | Grid


def cells(*words: str | RawCell) -> tuple[RawCell, ...]:
    """A row, its plain cells given as words."""
    return tuple(RawCell(one) if isinstance(one, str) else one for one in words)


def placed(rows: Sequence[tuple[RawCell, ...]]) -> list[tuple[int, int, RawCell]]:
    """Each cell with the row and the column, from 0, that it begins in."""
    taken: set[tuple[int, int]] = set()
    found: list[tuple[int, int, RawCell]] = []
    for row, line in enumerate(rows):
        column = 0
        for cell in line:
            while (row, column) in taken:
                column += 1
            taken |= {(row + down, column + right) for down in range(cell.rows) for right in range(cell.columns)}
            found.append((row, column, cell))
    return found


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
