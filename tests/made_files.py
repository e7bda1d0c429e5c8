"""One plan of an invented place, written into every format that is read, so that all readers can be held to one text.

The plan is data (`made_plan.py`). `FORMATS` has a function for each format, which gives the bytes of the file; a new
format is a function and a line there.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from made_plan import PLAN, Grid, Heading, Paragraph, placed
from plantargets.extractors.readers.build import RawCell


def as_text() -> bytes:
    """The plan as a text: a table's row a line, its cells parted by tabs, the notes at the end."""
    lines: list[str] = []
    for block in PLAN:
        lines += ["\t".join(row) for row in block.filled()] if isinstance(block, Grid) else [block.words]
    lines += [block.note for block in PLAN if isinstance(block, Paragraph) and block.note]
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
            _docx_paragraph(document, block)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


NOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _docx_paragraph(document: Any, block: Paragraph) -> None:
    """A paragraph; the mark of its note stands behind its first number and unit."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml

    cut = block.words.index("，") if block.note else len(block.words)
    paragraph = document.add_paragraph(block.words[:cut])
    if not block.note:
        return
    paragraph.add_run()._r.append(parse_xml(f'<w:footnoteReference {WORD} w:id="1"/>'))
    paragraph.add_run(block.words[cut:])
    note = f'<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/><w:t>{block.note}</w:t></w:r></w:p></w:footnote>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(
        PackURI("/word/footnotes.xml"),
        kind,
        f"<w:footnotes {WORD}>{note}</w:footnotes>".encode(),
        document.part.package,
    )
    document.part.relate_to(part, NOTES)


def _docx_table(document: Any, grid: Grid) -> None:
    filled = grid.filled()
    table = document.add_table(len(filled), len(filled[0]))
    for row, column, cell in placed(grid.rows):
        last = table.cell(row + cell.rows - 1, column + cell.columns - 1)
        table.cell(row, column).merge(last).text = cell.text


def page() -> str:
    """The plan as a web page: its document among what a bureau's site puts around it."""
    parts: list[str] = []
    for block in PLAN:
        if isinstance(block, Grid):
            parts += ["<table border=1>", *("<tr>" + "".join(map(_html_cell, row)) for row in block.rows), "</table>"]
        else:
            parts.append(f"<p><span>　　{block.words}</span></p>")
    return (
        "<html><head><title>教育规划_岚溪县教育局</title><style>p {color: red}</style></head><body>"
        "<div class='top'><a href='/'>首页</a> <a href='/zw'>政务公开</a></div><script>a = '<p>8所。'</script>"
        f"<div class='main'><h2>政策文件</h2><div id='zoom'>{''.join(parts)}</div></div>"
        "<div class='foot'>主办单位：岚溪县教育局 <a href='/map'>网站地图</a></div></body></html>"
    )


def _html_cell(cell: RawCell) -> str:
    return f"<td rowspan={cell.rows} colspan={cell.columns}><p>{cell.text}</p></td>"


def as_html() -> bytes:
    """The plan as a web page in UTF-8."""
    return page().encode()


def as_chinese_html() -> bytes:
    """The plan as a web page in GB18030, which declares gb2312 as most do."""
    return page().replace("<head>", "<head><meta charset=gb2312>").encode("gb18030")


def as_mhtml() -> bytes:
    """The plan as a page that a browser saved with its pictures."""
    from email.mime.image import MIMEImage
    from email.mime.multipart import MIMEMultipart
    from email.mime.text import MIMEText

    message = MIMEMultipart("related")
    message.attach(MIMEText(page(), "html", "utf-8"))
    message.attach(MIMEImage(b"\x89PNG\r\n\x1a\n", "png"))
    return message.as_bytes()


def as_plain_pdf() -> bytes:
    """The plan as a PDF whose pages are not packed."""
    return as_pdf(packed=False)


def as_pdf(height: float = 400, packed: bool = True) -> bytes:
    """The plan as a PDF of several pages, with a running head and page numbers."""
    from made_font import register
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph as Prose
    from reportlab.platypus import SimpleDocTemplate

    register(as_text().decode() + "— 1234567890", "PlanBoxes")
    style = ParagraphStyle("body", fontName="PlanBoxes", fontSize=12, leading=20, firstLineIndent=24, wordWrap="CJK")
    story = [_pdf_table(block) if isinstance(block, Grid) else Prose(block.words, style) for block in PLAN]
    stream = io.BytesIO()
    template = SimpleDocTemplate(
        stream, pagesize=(420, height), leftMargin=40, rightMargin=40, pageCompression=int(packed)
    )
    template.build(story, onFirstPage=_pdf_frame, onLaterPages=_pdf_frame)
    return stream.getvalue()


def _pdf_frame(canvas: Any, template: Any) -> None:
    canvas.setFont("PlanBoxes", 9)
    canvas.drawString(40, template.pagesize[1] - 30, "岚溪县“十四五”教育发展规划")
    canvas.drawCentredString(210, 20, f"— {canvas.getPageNumber()} —")


def _pdf_table(grid: Grid) -> Any:
    from reportlab.platypus import Table

    style: list[tuple[Any, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, "black"),
        ("FONT", (0, 0), (-1, -1), "PlanBoxes", 9),
    ]
    for at, column, cell in placed(grid.rows):
        style.append(("SPAN", (column, at), (column + cell.columns - 1, at + cell.rows - 1)))
    return Table(grid.filled(), style=style, repeatRows=2)


def sheet_rows() -> list[tuple[RawCell, ...]]:
    """The plan as a sheet: its headings and paragraphs in the first column, the table's rows among them."""
    rows: list[tuple[RawCell, ...]] = []
    for block in PLAN:
        rows += block.rows if isinstance(block, Grid) else [(RawCell(block.words),)]
    return rows


def as_xlsx() -> bytes:
    """The plan as a workbook of one sheet, its numbers as numbers, its merged cells merged."""
    import xlsxwriter

    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for row, column, cell in placed(sheet_rows()):
            last = row + cell.rows - 1, column + cell.columns - 1
            if last != (row, column):
                page.merge_range(row, column, *last, "")
            page.write(row, column, number(cell.text))
    return stream.getvalue()


def as_xls() -> bytes:
    """The same as an old workbook."""
    import xlwt

    book, stream = xlwt.Workbook(encoding="utf-8"), io.BytesIO()
    page = book.add_sheet("Sheet1")
    for row, column, cell in placed(sheet_rows()):
        page.write_merge(row, row + cell.rows - 1, column, column + cell.columns - 1, number(cell.text))
    book.save(stream)
    return stream.getvalue()


def number(words: str) -> float | str:
    """A number as a spreadsheet holds it, words as they are."""
    try:
        return float(words)
    except ValueError:
        return words


def as_csv() -> bytes:
    """The plan as separated values, as a spreadsheet exports it."""
    import csv

    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    for block in PLAN:
        writer.writerows(block.filled() if isinstance(block, Grid) else [[block.words]])
    return stream.getvalue().encode("gb18030")


FORMATS: dict[str, Callable[[], bytes]] = {
    ".docx": as_docx,
    ".html": as_html,
    "gb18030.html": as_chinese_html,
    ".mhtml": as_mhtml,
    ".pdf": as_pdf,
    "plain.pdf": as_plain_pdf,
    ".xlsx": as_xlsx,
    ".xls": as_xls,
    ".csv": as_csv,
}
"""A suffix and what writes the plan in its format; a suffix may bear a word before it (gb18030.html)."""
