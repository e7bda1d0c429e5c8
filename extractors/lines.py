"""From the text as read to the view it is understood in: lines broken inside a sentence are joined.

In goes the text (and the spans of tables already read); out comes a `View`: one paragraph, heading or list item a line,
without indents, with the spaces inside numbers left out, every character still leading back to its place in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from plantargets.extractors.linebreaks import BLANK, Line, continues, is_page_mark, measure_style
from plantargets.extractors.view import View, fold

LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+")

# Spaces that mean nothing, as an OCR or a typesetter leaves them: 2 0 0 5年, 7 .1%, 64 所, 省委 、 省政府.
# Digits are drawn together only one by one, so that 2010 2015 stay two numbers.
IDLE_SPACE = re.compile(
    r"[ \u00a0](?:"
    r"(?<=[0-9０-９].)(?<![0-9０-９]{2}.)(?=[0-9０-９](?![0-9０-９]))"
    r"|(?<=[0-9０-９].)(?=[.．][0-9０-９])"
    r"|(?<=[0-9０-９%％‰].)(?=[\u4e00-\u9fff%％‰，。；：、）”])"
    r"|(?<=[\u4e00-\u9fff，。；：、（“].)(?=[0-9０-９])"
    r"|(?<=[\u4e00-\u9fff].)(?=[，。；：、）”])"
    r"|(?<=[，。；：、（“].)(?=[\u4e00-\u9fff“])"
    r")"
)
# Paragraphs glued into one line keep their indents (。　  （三）主要目标。　  到2015年), or two spaces after a stop.
GAP_SIGNS = ("\u3000", "  ", "\u00a0")
GLUED = re.compile(
    r"[ \u00a0]*\u3000[\u3000\u00a0 ]+|[ \u00a0]+\u3000[\u3000\u00a0 ]*|(?<=[。；！？])[ \u00a0\u2002\u2003]{2,}"
)


def make_view(text: str, closed: Sequence[tuple[int, int]] = ()) -> View:
    """The view of a text; `closed` are spans already read (tables), left out, each leaving a line's end.

    >>> make_view("学前教育毛入园率达到９5 %，\\n新建学校5所。\\n一、任务").folded
    '学前教育毛入园率达到95%，新建学校5所。\\n一、任务\\n'
    """
    groups = _logical_lines(list(_lines(text, closed)))
    out: list[str] = []
    pieces: list[tuple[int, int]] = []
    length = 0
    for group in groups:
        for start, end in _kept(text, group):
            pieces.append((length, start))
            out.append(text[start:end])
            length += end - start
        out.append("\n")
        length += 1
    joined = "".join(out)
    return View(joined, fold(joined), tuple(pieces) or ((0, 0),))


def _lines(text: str, closed: Sequence[tuple[int, int]]) -> Iterator[Line]:
    """The lines with content outside the closed spans, glued paragraphs parted."""
    position = 0
    for start, end in [*sorted(closed), (len(text), len(text))]:
        last = position
        for hit in LINE.finditer(text, position, max(position, start)):
            if hit[0].strip(BLANK):
                between = text[last : hit.start()]
                breaks = max(between.count("\n"), between.count("\r"))
                apart = last == position or (breaks > 1 and "\f" not in between)
                yield from _parts(text, hit.start(), hit.end(), apart)
                last = hit.end()
        position = max(position, end)


def _parts(text: str, start: int, end: int, apart: bool) -> Iterator[Line]:
    """The paragraphs inside one line: as a rule the whole of it."""
    line = Line.of(text, start, end, apart)
    if not any(sign in line.body for sign in GAP_SIGNS):
        yield line
        return
    start = line.start
    for gap in GLUED.finditer(text, line.start, line.end):
        yield Line.of(text, start, gap.start(), apart)
        start, apart = gap.end(), True
    yield Line.of(text, start, line.end, apart)


def _logical_lines(lines: list[Line]) -> list[list[Line]]:
    """The lines in groups, one a paragraph, heading or list item; page numbers inside a sentence fall out."""
    style = measure_style(lines)
    groups: list[list[Line]] = []
    last: Line | None = None
    index = 0
    while index < len(lines):
        line = lines[index]
        if last is not None and index + 1 < len(lines) and is_page_mark(line) and not last.ended:
            following = replace(lines[index + 1], apart=False)
            if continues(last, following, style):
                line, index = following, index + 1
        if last is not None and continues(last, line, style):
            groups[-1].append(line)
            last = line.after(last)
        else:
            groups.append([line])
            last = line
        index += 1
    return groups


def _kept(text: str, group: list[Line]) -> Iterator[tuple[int, int]]:
    """The spans of a group's characters that the view keeps, in order, none empty."""
    for index, line in enumerate(group):
        start = line.start
        if index and re.match(r"[A-Za-z]{2}", line.body) and re.search(r"[A-Za-z,]$", group[index - 1].body):
            start = _space_before(text, start)
        spaced = " " in line.body or "\u00a0" in line.body
        for gap in IDLE_SPACE.finditer(text, start, line.end) if spaced else ():
            if start < gap.start():
                yield start, gap.start()
            start = gap.end()
        if start < line.end:
            yield start, line.end


def _space_before(text: str, start: int) -> int:
    """One blank before a Latin word that begins a joined line, so that two words stay two."""
    return start - 1 if start and text[start - 1] in " \n\r" else start
