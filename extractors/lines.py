"""From the text as read to the view it is understood in: lines broken inside a sentence are joined.

In goes the text (and the spans of tables already read, of cells that hold prose); out comes a `View`: one paragraph,
heading or list item a line, without indents, with the spaces inside numbers left out, every character still leading
back to its place in the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from plantargets.extractors.furniture import LONGEST_TITLE, Furniture, find_furniture, running_title, running_titles
from plantargets.extractors.linebreaks import BLANK, LONGEST_MARK, Line, continues, is_page_mark, measure_style, resumes
from plantargets.extractors.model import Span
from plantargets.extractors.patterns import compiled
from plantargets.extractors.view import TERMINAL_COMMAND, View, fold

PILE = 8
"""Lines of furniture that stand one upon the other, at most."""
PAGE_BREAK = compiled("[\f\u200b]")
"""What stands between two pages, however many empty lines are there."""
OTHER_BREAKS = "\r\f\v\x85\u2028\u2029"
LINE = compiled(rf"[^\n{OTHER_BREAKS}]+")
UNIX_LINE = compiled(".+")

# Spaces that mean nothing, as an OCR or a typesetter leaves them: 2 0 0 5年, 7 .1%, 64 所, 省委 、 省政府.
# Digits are drawn together only one by one, so that 2010 2015 stay two numbers.
# A run of up to three digits behind a word, and its decimal point, go on in the digits before the unit: 8 93人, 98. 7%.
RUN = "|".join(
    rf"(?<=(?![表栏件图第注录])[\u4e00-\u9fff][0-9０-９]{{{count}}}{point}.)"
    for count in (1, 2, 3)
    for point in ("", "[.．]")
)
IDLE_SPACE = compiled(
    r"[ \u00a0](?:"
    r"(?<=[0-9０-９].)(?<![0-9０-９]{2}.)(?=[0-9０-９](?![0-9０-９]))"
    r"|(?<=[0-9０-９].)(?=[.．] ?[0-9０-９])"
    r"|(?<= [.．].)(?=[0-9０-９])"
    rf"|(?:{RUN})(?=[0-9０-９]+(?:[.．][0-9０-９]+)?[%％‰\u4e00-\u9fff])(?![0-9０-９]{{4}}年)"
    r"|(?<=[0-9０-９%％‰].)(?=[\u4e00-\u9fff%％‰，。；：、）”])"
    r"|(?<=[\u4e00-\u9fff，。；：、（“].)(?=[0-9０-９])"
    r"|(?<=[\u4e00-\u9fff].)(?=[，。；：、）”])"
    r"|(?<=[，。；：、（“].)(?=[\u4e00-\u9fff“])"
    r")"
)
UNSEEN = compiled(
    rf"{TERMINAL_COMMAND.pattern}|[\x00-\x08\x0e-\x1f\x7f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+"
)
"""What a reader never sees: commands to a terminal, marks of writing direction, characters without width."""
LATIN = compiled("[A-Za-z]{2}")
LATIN_END = compiled("[A-Za-z,]")
# Paragraphs glued into one line keep their indents (。　  （三）主要目标。　  到2015年), or two spaces after a stop.
GLUED = compiled(
    r"[ \u00a0]*\u3000[\u3000\u00a0 ]+|[ \u00a0]+\u3000[\u3000\u00a0 ]*|(?<=[。；！？])[ \u00a0\u2002\u2003]{2,}"
)


def make_view(text: str, closed: Sequence[Span] = (), cells: Sequence[Span] = ()) -> View:
    """The view of a text; `closed` are spans already read (tables), left out, each leaving a line's end.

    `cells` are the spans of cells to be read as prose: none goes on in the next.

    >>> make_view("学前教育\u200b毛入园率达到９5 %，\\n新建学校5所。\\n一、任务").folded
    '学前教育毛入园率达到95%，新建学校5所。\\n一、任务\\n'
    """
    furniture = find_furniture(text)
    groups = _logical_lines(list(_lines(text, [*closed, *cells], furniture)))
    if cells:
        within = (_logical_lines(list(_lines(text, (), furniture, *cell))) for cell in cells)
        groups = sorted([*groups, *chain.from_iterable(within)], key=lambda group: group[0].start)
    out: list[str] = []
    pieces: list[tuple[int, int]] = []
    length = 0
    for group in groups:
        for start, end in _kept(text, group, furniture):
            pieces.append((length, start))
            out.append(text[start:end])
            length += end - start
        out.append("\n")
        length += 1
    joined = "".join(out)
    return View(joined, fold(joined), tuple(pieces) or ((0, 0),))


def _lines(
    text: str, closed: Sequence[Span], furniture: Furniture, first: int = 0, stop: int | None = None
) -> Iterator[Line]:
    """The lines with content outside the closed spans, glued paragraphs parted, furniture at their ends cut off."""
    position, stop = first, len(text) if stop is None else stop
    line_of = LINE if any(map(text.__contains__, OTHER_BREAKS)) else UNIX_LINE
    for start, end in [*sorted(closed), (stop, stop)]:
        last = position
        for hit in line_of.finditer(text, position, max(position, start)):
            if not hit[0].strip(BLANK):
                continue
            span = hit.span()
            apart = last == position or (span[0] > last + 1 and _is_apart(text[last : span[0]]))
            last = span[1]
            left = furniture.trimmed(*span) if furniture.starts else span
            if left != span and not text[slice(*left)].strip(BLANK):
                yield replace(Line.of(text, *span, apart), furniture=True)
                continue
            line = Line.of(text, *left, apart)
            if "\u3000" in line.body or "  " in line.body or "\u00a0" in line.body:
                yield from _parts(text, line)
            else:
                yield line
        position = max(position, end)


def _is_apart(between: str) -> bool:
    """Whether what stands between two lines holds an empty one, and is no page's end."""
    return max(between.count("\n"), between.count("\r")) > 1 and not PAGE_BREAK.search(between)


def _parts(text: str, line: Line) -> Iterator[Line]:
    """The paragraphs inside one line: as a rule the whole of it."""
    start, apart = line.start, line.apart
    for gap in GLUED.finditer(text, line.start, line.end):
        yield Line.of(text, start, gap.start(), apart)
        start, apart = gap.end(), True
    yield Line.of(text, start, line.end, apart)


def _logical_lines(lines: list[Line]) -> list[list[Line]]:
    """The lines in groups, one a paragraph, heading or list item; page furniture falls out."""
    style = measure_style([line for line in lines if not line.furniture])
    titles = running_titles(line.body for line in lines)
    groups: list[list[Line]] = []
    last: Line | None = None
    index = 0
    while index < len(lines):
        line = lines[index]
        short = line.length <= (LONGEST_TITLE if titles else LONGEST_MARK)
        past = _past_furniture(lines, index, titles) if short or line.furniture else index
        goes_on = last is not None and index < past < len(lines) and resumes(last, lines[past], style, _is_sure(line))
        if goes_on:
            line, index = lines[past], past
        index += 1
        if line.furniture:
            last = None
        elif last is not None and (goes_on or continues(last, line, style)):
            groups[-1].append(line)
            last = line.after(last)
        else:
            groups.append([line])
            last = line
    return groups


def _past_furniture(lines: list[Line], index: int, titles: frozenset[str]) -> int:
    """The index of the first line behind the furniture that begins at `index`, itself where none does.

    A running title is furniture only with a page's number in it or beside it.
    """
    past, numbered = index, False
    while past < min(len(lines), index + PILE):
        line = lines[past]
        if line.furniture or is_page_mark(line):
            numbered = True
        elif titles and (title := running_title(line.body)) in titles:
            numbered = numbered or title != line.body
        else:
            break
        past += 1
    return past if numbered else index


def _is_sure(line: Line) -> bool:
    """Whether a line is surely furniture, not a lone number that may be part of the text."""
    return line.furniture or not line.body.isdecimal()


def _kept(text: str, group: list[Line], furniture: Furniture) -> Iterator[tuple[int, int]]:
    """The spans of a group's characters that the view keeps, in order, none empty."""
    for index, line in enumerate(group):
        start = line.start
        if index and LATIN.match(line.body) and LATIN_END.search(group[index - 1].body[-1:]):
            start = _space_before(text, start)
        for first, last in _gaps(text, start, line, furniture):
            if start < first:
                yield start, first
            start = max(start, last)
        if start < line.end:
            yield start, line.end


def _gaps(text: str, start: int, line: Line, furniture: Furniture) -> list[tuple[int, int]]:
    """The spans that the view leaves out of a line: idle spaces, what nobody sees, furniture with its blanks."""
    gaps = furniture.within(start, line.end)
    if " " in line.body or "\u00a0" in line.body:
        gaps += [gap.span() for gap in IDLE_SPACE.finditer(text, start, line.end)]
    if not line.body.isprintable():
        gaps += [gap.span() for gap in UNSEEN.finditer(text, start, line.end)]
    return sorted(gaps)


def _space_before(text: str, start: int) -> int:
    """One blank before a Latin word that begins a joined line, so that two words stay two."""
    return start - 1 if start and text[start - 1] in " \n\r" else start
