"""Word documents made from their XML, small and in memory, for what python-docx does not write."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def word(body: str, main: str = "word/document.xml", **parts: str) -> bytes:
    """A Word document of the XML inside its body, its styles, numbering, footnotes and endnotes."""
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": relations([("officeDocument", main)]),
        main: f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
    }
    folder, _, file = main.rpartition("/")
    files[f"{folder}/_rels/{file}.rels"] = relations([(kind, f"{kind}.xml") for kind in parts])
    files |= {f"{folder}/{kind}.xml": f"<w:{kind} {SPACES}>{parts[kind]}</w:{kind}>" for kind in parts}
    return zipped(files)


def relations(targets: list[tuple[str, str]]) -> str:
    lines = (
        f'<Relationship Id="r{number}" Type="{KINDS}/{kind}" Target="{path}"/>'
        for number, (kind, path) in enumerate(targets)
    )
    return f'<Relationships xmlns="{RELATIONS}">{"".join(lines)}</Relationships>'


def zipped(files: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return stream.getvalue()


def p(*runs: str, properties: str = "") -> str:
    """A paragraph of runs; what is no XML is a run of plain words."""
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def r(words: str, properties: str = "", tag: str = "t") -> str:
    """A run of words."""
    lead = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{lead}<w:{tag} xml:space="preserve">{words}</w:{tag}></w:r>'


def tc(*blocks: str, properties: str = "") -> str:
    """A cell of paragraphs and tables; what is no XML is a paragraph of plain words."""
    inside = "".join(block if block.startswith("<") else p(block) for block in blocks)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(c if c.startswith('<') else tc(c) for c in cells)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def listed(number: int, depth: int, words: str) -> str:
    """A paragraph in a list."""
    return p(words, properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def level(depth: int, text: str, form: str = "decimal", more: str = "") -> str:
    """How a list numbers a depth."""
    shown = f'<w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/>{shown}</w:lvl>'


def pattern(number: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def num(number: int, of: int, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'
