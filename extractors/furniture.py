"""Page furniture: what stands on a page around the text, and in a copied text in the middle of its sentences.

In goes a text; out come the stretches of it that are page numbers (第 3 页 共 12 页), buttons (打印 关闭), choices of a
letter size and labels of the page (责任编辑：…), found by the words of data/furniture.tsv; and the lines that recur on
each page.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from plantargets.extractors.lexicon import alternation, words
from plantargets.extractors.model import Span
from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record

BLANKS = " \t\u00a0\u3000\u200b"
GAP = r"[ \t\u00a0\u3000|·]"
BEFORE_SIGN = frozenset(" \t\u3000|·【[（(—–－-")
"""What may stand before the sign of a piece of furniture and be a part of it."""
PAGE = (
    r"(?<![见在于至到的及和、（《自从])第 ?\d{1,3} ?页(?![岩码眉面边])(?: ?[/|，,（(]? ?共 ?\d{1,3} ?页[)）]?)?"
    r"|共 ?\d{1,3} ?页 ?[/|，,]? ?第 ?\d{1,3} ?页"
    r"|(?<![\d—–－-])(?<!\d )[—–－-]{1,2} \d{1,3} [—–－-]{1,2}(?![\d—–－-]| \d)"
    r"|Page \d{1,3}(?: of \d{1,3})?(?![\w%])"
)
"""A page's number, not one that the text refers to (见第3页); 第3页岩 is no page."""
DATE = r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?: \d{1,2}:\d{2}(?::\d{2})?)?"
TOLD = rf"(?:[^\s，。；！？：:|【】（）()\d]{{0,20}}(?:{GAP}+{DATE})?|{DATE})(?=[\s】)）]|$)"
"""What a label says, a word and a date: never a number with its unit (来源：财政资金30万元)."""
RECURS = 3
"""Pages that a line must stand on to be their running title."""
RUNNING_TITLE = compiled(r"(?=(?:[^\u4e00-\u9fff]*[\u4e00-\u9fff]){4})[^，。；：！？|]{4,40}")
LONGEST_TITLE = 50
PAGE_NUMBER = compiled(r"^[\d\s—–－·-]+|[\d\s—–－·-]+$")


@record
class Furniture:
    """The stretches of furniture in a text, in order, none over another."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def within(self, start: int, end: int) -> list[tuple[int, int]]:
        """The stretches that reach into start…end."""
        if not self.starts:
            return []
        first, last = bisect_right(self.ends, start), bisect_left(self.starts, end)
        return list(zip(self.starts[first:last], self.ends[first:last], strict=True)) if first < last else []

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """What is left of a line without the furniture at its ends; empty where it is nothing else."""
        for first, last in self.within(start, end):
            start = last if first <= start else start
            end = first if last >= end else end
        return start, max(start, end)


def word(kind: str) -> str:
    """The words of a kind as one alternation."""
    return alternation(words("furniture.tsv", kind=kind))


@cache
def furniture_pattern() -> re.Pattern[str]:
    """Any piece of furniture; the look-ahead for its first character keeps the search cheap."""
    button, size = word("button"), word("size")
    kinds = (
        PAGE,
        rf"[【\[（(]?字[体号](?:大小)?[：:]?(?:\s*{size}[：:]?)+\s*[】\])）]?",
        rf"[【\[]{button}[】\]]",
        rf"(?<![\u4e00-\u9fff]){button}(?:{GAP}+{button})+(?![\u4e00-\u9fff])",
        rf"^{GAP}*{button}{GAP}*$",
        rf"(?:(?<=[\s。；！？】）)])|^){word('label')}[：:]{GAP}*(?:{button}(?:{GAP}+{button})*(?!\S)|{TOLD})",
        rf"(?:(?<=[\s。；！？】）)])|^){word('counter')}[：:]{GAP}*[\d ,]*{GAP}*次?(?![^\s。】）])",
    )
    first = "".join(sorted({known[0] for known in words("furniture.tsv")}))
    return compiled(rf"(?=[第共字P—–－\-【\[（( \t\u3000{first}])(?:{'|'.join(kinds)})", re.M)


@cache
def furniture_sign() -> re.Pattern[str]:
    """What each piece of furniture holds, behind nothing but brackets, dashes and blanks.

    No group stands around the words, so that only places with the first character of one are tried.
    """
    named = words("furniture.tsv", kind="label") + words("furniture.tsv", kind="counter")
    told = (known + colon for known in named for colon in "：:")
    plain = map(re.escape, (*words("furniture.tsv", kind="button"), *told, "字体", "字号"))
    return compiled("|".join((*plain, r"第 ?\d", r"共 ?\d", r"— \d", r"– \d", r"－ \d", r"- \d", r"Page \d")))


def _pieces(text: str) -> Iterator[Span]:
    """The pieces of furniture, each looked for where a sign of one stands."""
    pattern, signs = furniture_pattern(), furniture_sign()
    done, sign = 0, signs.search(text)
    while sign:
        start = sign.start()
        while start > done and text[start - 1] in BEFORE_SIGN:
            start -= 1
        hits = (pattern.match(text, place) for place in range(start, sign.start() + 1))
        hit = next(filter(None, hits), None)
        if hit:
            yield hit.span()
            done = hit.end()
        sign = signs.search(text, hit.end() if hit else sign.start() + 1)


def find_furniture(text: str) -> Furniture:
    """The stretches of furniture in a text, each with the blanks around it.

    >>> text = "毛入园率 第 3 页 达到95%，详见第3页。"
    >>> [text[start:end] for start, end in find_furniture(text).within(0, len(text))]
    [' 第 3 页 ']
    """
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _pieces(text):
        while start and text[start - 1] in BLANKS:
            start -= 1
        while end < len(text) and text[end] in BLANKS:
            end += 1
        if ends and start <= ends[-1]:
            ends[-1] = end
        else:
            starts.append(start)
            ends.append(end)
    return Furniture(tuple(starts), tuple(ends))


def running_title(body: str) -> str:
    """A line as a page's running title: without the page's number; empty where it cannot be one.

    >>> running_title("青禾县教育发展规划　　12"), running_title("新建学校3所。")
    ('青禾县教育发展规划', '')
    """
    if len(body) > LONGEST_TITLE or body[-1:] in "。；，：":
        return ""
    title = PAGE_NUMBER.sub("", body)
    return title if RUNNING_TITLE.fullmatch(title) else ""


def running_titles(bodies: Iterable[str]) -> frozenset[str]:
    """The titles that recur, page after page, among a document's lines."""
    counted = Counter(filter(None, map(running_title, bodies)))
    return frozenset(title for title, count in counted.items() if count >= RECURS)
