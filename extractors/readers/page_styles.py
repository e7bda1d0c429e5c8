"""What the style sheets in a page itself say of its elements: whether they are shown, how lists are numbered.

In goes a page's tree. Out comes a `Sheet`, which tells an element's property. Only rules for a tag, a class, an id or
several of these together are read, none for screens of a kind; what scripts and other files say is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field

from plantargets.extractors.patterns import compiled
from plantargets.extractors.readers.page import Element
from plantargets.extractors.record import record

MOST_CHARACTERS, MOST_RULES, MOST_OF_ONE = 1 << 20, 2_000, 20
"""How much of a page's style sheets is read, how many rules of them are kept, and how many for one tag, class or id."""
PROPERTIES = ("display", "list-style-type")
COMMENT = compiled(r"/\*.*?(?:\*/|$)", re.DOTALL)
BRACE = compiled(r"[{}]")
SELECTOR = compiled(r"([a-zA-Z][\w-]*)?((?:[.#][\w-]+)*)")
MARK = compiled(r"([.#])([\w-]+)")
DECLARED = compiled(r"(?:^|;)\s*(display|list-style(?:-type)?)\s*:\s*([^;]*)", re.IGNORECASE)
IMPORTANT = "!important"
WIDE_MEDIA = frozenset({"", "all", "screen"})

Weight = tuple[bool, int, int, int]
"""Whether a rule is marked important, its ids and classes, whether it names a tag, and its place."""


@record
class Rule:
    """What elements with this tag, id and classes have, unless a weightier rule says otherwise."""

    tag: str
    marks: frozenset[str]
    """Classes as .a, ids as #a."""
    weight: Weight
    value: str


@record
class Sheet:
    """The rules of a page for each property, by one mark of theirs, or else their tag."""

    rules: Mapping[str, Mapping[str, list[Rule]]] = field(default_factory=dict)

    def value(self, element: Element, name: str) -> str:
        """What an element's property is set to, by itself or by the weightiest rule; '' where nothing sets it."""
        own = dict(declared(element.get("style", ""))).get(name)
        if own is not None:
            return own.removesuffix(IMPORTANT).strip()
        marks = {f".{one}" for one in element.get("class", "").split()} | {f"#{element.get('id', '')}"}
        known = self.rules.get(name, {})
        near = (rule for key in (element.tag, *(marks & known.keys())) for rule in known.get(key, ()))
        fit = [rule for rule in near if rule.tag in ("", element.tag) and rule.marks <= marks]
        return max(fit, key=lambda rule: rule.weight).value if fit else ""


def sheet_of(root: Element) -> Sheet:
    """The rules of a page's style sheets, as far as they are read."""
    written = (one.text or "" for one in root.iter("style") if one.get("media", "").strip().lower() in WIDE_MEDIA)
    words = COMMENT.sub(" ", "\n".join(written)[:MOST_CHARACTERS])
    rules: dict[str, dict[str, list[Rule]]] = {name: {} for name in PROPERTIES}
    count = 0
    for selectors, body in blocks(words):
        for name, value in declared(body):
            for selector in selectors.split(","):
                count += 1
                _add(rules[name], selector.strip(), value, count)
                if count >= MOST_RULES:
                    return Sheet(rules)
    return Sheet(rules)


def blocks(words: str) -> Iterator[tuple[str, str]]:
    """The selectors and the declarations of each rule that stands in no other.

    >>> list(blocks("p{color:red}@media print{.a{display:none}}.b{display:none"))
    [('p', 'color:red')]
    """
    start, depth, opened = 0, 0, 0
    for brace in BRACE.finditer(words):
        if brace[0] == "{":
            opened = brace.end() if depth == 0 else opened
            depth += 1
            continue
        depth = max(depth - 1, 0)
        if depth == 0:
            selectors = words[start : max(opened - 1, start)].rpartition(";")[2].strip()
            if opened and not selectors.startswith("@"):
                yield selectors, words[opened : brace.start()]
            start, opened = brace.end(), 0


def declared(body: str) -> Iterator[tuple[str, str]]:
    """The properties that are set and matter here, with their values; the shorthand of lists under its long name.

    >>> list(declared("color:red; DISPLAY : None !important;list-style:none"))
    [('display', 'none!important'), ('list-style-type', 'none')]
    """
    for hit in DECLARED.finditer(body):
        value = "".join(hit[2].lower().split()) if IMPORTANT in hit[2].lower() else hit[2].lower().strip()
        yield ("display" if hit[1].lower() == "display" else "list-style-type"), value


def _add(rules: dict[str, list[Rule]], selector: str, value: str, place: int) -> None:
    """Keep a rule, unless its selector is more than a tag with classes and ids."""
    found = SELECTOR.fullmatch(selector)
    if not selector or found is None:
        return
    tag, marks = (found[1] or "").lower(), ["".join(mark) for mark in MARK.findall(found[2])]
    ids = sum(mark.startswith("#") for mark in marks)
    weight = (value.endswith(IMPORTANT), 1_000 * ids + len(marks), int(bool(tag)), place)
    kept = rules.setdefault(marks[0] if marks else tag, [])
    if len(kept) < MOST_OF_ONE:
        kept.append(Rule(tag, frozenset(marks), weight, value.removesuffix(IMPORTANT).strip()))
