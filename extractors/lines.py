"""From the text as read to the view it is understood in: lines broken inside a sentence are joined."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plantargets.extractors.view import View, fold

ENDS = "。；：！？;:!?…"
STARTS_NEW = re.compile(r"[ \t\u3000\u00a0]|第[一二三四五六七八九十百]+[章节]|[（(]?[一二三四五六七八九十]+[）)、]|\d+[.、．](?!\d)|[—●·•|【]")


def make_view(text: str, closed: Sequence[tuple[int, int]] = ()) -> View:
    """The view of a text; `closed` are spans already read (tables), left out, each leaving a line's end."""
    kept: list[tuple[int, int]] = []
    position = 0
    for start, end in [*sorted(closed), (len(text), len(text))]:
        kept += [(m.start() + position, m.end() + position) for m in re.finditer(r"[^\r\n]+", text[position:start])]
        position = max(position, end)
    out: list[str] = []
    pieces: list[tuple[int, int]] = []
    length = 0
    for index, (start, end) in enumerate(kept):
        line = text[start:end]
        pieces.append((length, start))
        following = text[kept[index + 1][0] : kept[index + 1][1]] if index + 1 < len(kept) else ""
        joined = len(line) > 14 and line.rstrip()[-1:] not in ENDS and following and not STARTS_NEW.match(following)
        adjacent = following and text[end : kept[index + 1][0]].strip() == "" and text[end : kept[index + 1][0]].count("\n") <= 1
        out.append(line if joined and adjacent else line + "\n")
        length += len(out[-1])
    joined_text = "".join(out)
    return View(joined_text, fold(joined_text), tuple(pieces) or ((0, 0),))
