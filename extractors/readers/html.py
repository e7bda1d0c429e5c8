"""The reader of web pages (.html, .htm): bytes in, Document out, without the frame of the page.

`page.py` makes the tree, `page_styles.py` tells what is not shown, `page_main.py` finds the document, `page_lists.py`
numbers its lists, `page_blocks.py` reads it as paragraphs and tables.
"""

from __future__ import annotations

from plantargets.extractors.model import Document
from plantargets.extractors.patterns import compiled
from plantargets.extractors.readers.build import TextBuilder
from plantargets.extractors.readers.kinds import Wanted
from plantargets.extractors.readers.limits import check
from plantargets.extractors.readers.page import Element, empty, empty_unseen, read_page
from plantargets.extractors.readers.page_blocks import Table, blocks
from plantargets.extractors.readers.page_lists import number_items
from plantargets.extractors.readers.page_main import main_part, title_of, weigh
from plantargets.extractors.readers.page_styles import Sheet, sheet_of

FRONT = 500
"""Characters in which a document says its own title."""
NO_WORDS = compiled(r"\W+")


def read(data: bytes, name: str, wanted: Wanted | None = None, charset: str | None = None) -> Document:
    """The document of a web page; raises InputError where the bytes are no text or pass a limit.

    `charset` is what the page came under; the page may declare another, and the user's word overrules both.

    >>> read("<title>云山县规划</title><p>办园5所，<b>新增</b>2所。".encode("gbk"), "a.html").text
    '云山县规划\\n办园5所，新增2所。\\n'
    """
    wanted = wanted or Wanted()
    root, decoded = read_page(data, name, wanted, charset)
    check(name, "tables in tables", table_depth(root), wanted.limits.nesting, "nesting")
    title, sheet = title_of(root), sheet_of(root)
    empty_unseen(root)
    empty_styled(root, sheet)
    weights = weigh(root)
    number_items(root, sheet)
    builder = TextBuilder(name, wanted.limits)
    for block in with_title(title, list(blocks(main_part(root, weights)))):
        if isinstance(block, str):
            builder.paragraph(block)
        else:
            builder.paragraph(block.caption)
            builder.table(block.rows)
    return builder.document(decoded.warnings, decoded.encoding)


def empty_styled(root: Element, sheet: Sheet) -> None:
    """Empty what the page's style sheets hide; where that is most of its words, a script shows them again."""
    if not sheet.rules.get("display"):
        return
    hidden, waiting = [], [root]
    while waiting:
        element = waiting.pop()
        if is_hidden(element, sheet):
            hidden.append(element)
        else:
            waiting += element
    weights = weigh(root)
    if 2 * sum(weights[one] for one in hidden) < weights[root]:
        for one in hidden:
            empty(one)


def is_hidden(element: Element, sheet: Sheet) -> bool:
    """Whether a style sheet hides an element."""
    shown = not isinstance(element.tag, str) or element.tag in ("html", "body")
    return not shown and sheet.value(element, "display") == "none"


def with_title(title: str, found: list[str | Table]) -> list[str | Table]:
    """The blocks with the page's title before them, unless they say it themselves near their front."""
    front = "".join(block for block in found[:10] if isinstance(block, str))[:FRONT]
    said = not title or NO_WORDS.sub("", title) in NO_WORDS.sub("", front)
    return found if said or not found else [title, *found]


def table_depth(root: Element) -> int:
    """How many tables stand in one another at most."""
    depth: dict[Element, int] = {}
    deepest = 0
    for element in root.iter("table"):
        outer = next(element.iterancestors("table"), None)
        depth[element] = 1 + (depth[outer] if outer is not None else 0)
        deepest = max(deepest, depth[element])
    return deepest
