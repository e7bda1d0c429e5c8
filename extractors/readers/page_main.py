"""Which part of a web page is its document: from the page's tree to the element that holds it, and its title.

Prose shows itself by its punctuation and stands outside links; the frame of a page is links and labels. The smallest
element that holds nearly all of the prose is the document, however its site names it.
"""

from __future__ import annotations

from plantargets.extractors.patterns import compiled
from plantargets.extractors.readers.page import Element
from plantargets.extractors.readers.page_blocks import is_data_table

MARKS = compiled("[，。；、！？,;]")
MARK_WEIGHT = 20
"""Characters that a mark of punctuation counts for: prose has one in a dozen characters."""
NEARLY_ALL = 0.9
SITE = compiled(r"\s*[-_|–—]+\s*[^-_|–—]*$")
TITLE_METAS = ("articletitle", "og:title")

Weights = dict[Element, int]


def weigh(root: Element) -> Weights:
    """How much prose each element holds: characters and, above all, punctuation outside links."""
    weights: Weights = {}
    for element in reversed(list(root.iter())):
        own = _weight(element.text) + sum(weights[child] + _weight(child.tail) for child in element)
        weights[element] = 0 if element.tag == "a" else own
    return weights


def _weight(words: str | None) -> int:
    return len(words.strip()) + MARK_WEIGHT * len(MARKS.findall(words)) if words else 0


def main_part(root: Element, weights: Weights) -> Element:
    """The smallest element that holds nearly all of the page's prose; a table of data with what stands around it."""
    part, enough = root, NEARLY_ALL * weights[root]
    while True:
        best = max(part, key=weights.__getitem__, default=None)
        if best is None or weights[best] < enough or is_data_table(best):
            return part
        part = best


def title_of(root: Element) -> str:
    """The document's title as the page tells it beside its text: in a meta element, a first heading, its own title."""
    metas = {meta.get("name", meta.get("property", "")).lower(): meta.get("content", "") for meta in root.iter("meta")}
    told = [metas.get(name, "") for name in TITLE_METAS]
    told += ["".join(heading.itertext()) for heading in root.iter("h1")]
    told += [SITE.sub("", "".join(title.itertext()).strip()) for title in root.iter("title")]
    return next((" ".join(words.split()) for words in told if words.strip()), "")
