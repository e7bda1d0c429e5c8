"""Naming quantities, sentence by sentence: the words around each cluster are trimmed, then the rules are asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from plantargets.extractors.model import Facts, Quantity, Relation, Sentence
from plantargets.extractors.names.case_rule import Options
from plantargets.extractors.names.frames import counted_there, frame_of, own_words
from plantargets.extractors.names.holders import held
from plantargets.extractors.names.right import right_noun
from plantargets.extractors.names.rules import rules_for, traits_of
from plantargets.extractors.names.slots import CLAUSE, Slot, slots
from plantargets.extractors.names.state import State, case_of, enter, remember
from plantargets.extractors.names.trim import SPACES, Places, trim
from plantargets.extractors.names.vocabulary import Words, word_class, word_classes
from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record
from plantargets.extractors.view import View

BEFORE, AFTER = SPACES + "、，：:；。—-·|•●的", SPACES + "、，：:；。—-的"
"""What is no part of a name at its start, and at its end."""
ADDED = compiled(r"[\s\d<［\[（(每连今去上年]")
"""A sign that all have of what is told elsewhere or was put between a name's words."""
PER = compiled(
    r"(?<=[\u4e00-\u9fff]{2})(?:每(?:天|日|周|月|年|学期|学年|季度)|连续(?:\d{1,2}|[二两三四五六七八九十]+)年(?![^的]{1,12}的)|(?<![于较比是占为与同])(?:今年|去年|上年)|[两三五]年(?=投入|累计))(?=[\u4e00-\u9fff]{2})"
)
COHORT = compiled(r"(?:19|20)\d\d届")
YEAR = compiled(r"(?<![至到于为比自从是与较“《（])(?:19|20)\d\d年度?(?=[\u4e00-\u9fff]{2})(?!的|以[来前后])")
"""A year, which is told elsewhere: 下达2025年奖补资金."""
NOTE = compiled(r"[［\[]\d+[］\]]")
ASIDE = compiled(r"[（(](?:(?:含|不含|包括|其中)[^（）()]*|[^（）()]{10,})[）)]")
SPACE = compiled(r"\s+|</?[A-Za-z][^<>]*>")
PAIRS = (("“", "”"), ("（", "）"), ("《", "》"), ("(", ")"), ("‘", "’"))
RANKED = compiled(r"(?:稳?居|位居|位列|排名|名列|跃居|创(?:历史|近|同期|新|有))[^、，]{2,14}、(?=.)")
MARKS = frozenset(mark for pair in PAIRS for mark in pair)
REGION_SUFFIX = compiled(
    r"(?:壮族|回族|维吾尔|彝族|布依族苗族)*(?:自治区|自治州|自治县|特别行政区|省|市|县|区|州|盟|旗)$"
)


@record
class Name:
    """A quantity's name and the rule that found it."""

    text: str
    rule: str


def name_quantities(
    view: View,
    sentences: Sequence[Sentence],
    quantities: Sequence[Quantity],
    relations: Sequence[Relation],
    facts: Facts,
) -> list[tuple[Name, ...]]:
    """The names of each quantity, in order; more than one where the words say it of several groups."""
    found: list[tuple[Name, ...]] = [()] * len(quantities)
    places = region_words(facts)
    earlier: list[str] = []
    for sentence, opening, first, last in by_sentence(sentences, quantities):
        said = clauses_of(view, opening)
        found[first:last], earlier = name_sentence(view, sentence, quantities[first:last], places, (earlier, said))
    return found


def by_sentence(
    sentences: Sequence[Sentence], quantities: Sequence[Quantity]
) -> Iterator[tuple[Sentence, Sentence | None, int, int]]:
    """Each sentence that holds quantities, with the one that opens its paragraph where that holds none and stands
    just before it, with the index of its first quantity and that after its last."""
    first = last = 0
    opening: Sentence | None = None
    for sentence in sentences:
        while last < len(quantities) and quantities[last].start < sentence.end:
            last += 1
        if last > first:
            yield sentence, opening if opening and opening.paragraph == sentence.paragraph else None, first, last
        opening = sentence if last == first else None
        first = last


def clauses_of(view: View, sentence: Sentence | None) -> tuple[str, ...]:
    """The clauses of a sentence without a number."""
    return tuple(CLAUSE.findall(view.text[sentence.start : sentence.end])) if sentence else ()


ABOVE = {"省": ("全国", "我国", "国内"), "市": ("全国", "我国", "国内", "全省", "我省", "省内")}
ABOVE["县"] = ABOVE["市"]


def region_words(facts: Facts) -> Places:
    """The plan's own region, in full and short, and the words like 全市 that mean it, not a region above it."""
    region = facts.region or ""
    own = tuple(word for word in (region, REGION_SUFFIX.sub("", region)) if len(word) > 1)
    above = ABOVE.get(facts.region_level or "", ())
    return Places(own, *general_words(above))


@cache
def general_words(above: tuple[str, ...]) -> tuple[Words, Words]:
    """The words that mean the plan's own region, and with them the others that are dropped before a name."""
    general = Words(word_class("place").difference(above))
    return general, Words(general | word_classes("lead", "drop"))


def name_sentence(
    view: View, sentence: Sentence, own: Sequence[Quantity], places: Places, before: tuple[list[str], tuple[str, ...]]
) -> tuple[list[tuple[Name, ...]], list[str]]:
    """The names of one sentence's quantities, in order, and all that it named.

    `before` is what the last sentence with numbers named, and the clauses of one without that opens this one's theme.
    """
    text = view.text[sentence.start : sentence.end]
    folded = view.folded[sentence.start : sentence.end]
    named: list[tuple[Name, ...]] = [()] * len(own)
    earlier, opening = before
    state = State(places=places, earlier=earlier, opening=opening)
    for slot in slots(text, folded, own, sentence.start):
        members = tuple(own[i] for i in slot.members)
        for member, options in zip(slot.members, name_slot(slot, members, state, places), strict=True):
            named[member] = cleaned_names(options)
    return named, state.history


def cleaned_names(options: Options) -> tuple[Name, ...]:
    """The names of one number that a rule gave, as far as anything is left of them."""
    return tuple([Name(name, rule) for words, rule in options if (name := clean(words))])


def name_slot(slot: Slot, members: tuple[Quantity, ...], state: State, places: Places) -> list[Options]:
    """The names of each member of a cluster, by the first rule that speaks."""
    own = own_words(slot, state, members)
    ranked = RANKED.match(own)
    left = trim(own[ranked.end() :] if ranked else own, places)
    enter(slot, left, state, places)
    state.frame = frame_of(left, slot, state)
    case = case_of(slot, left, counted_there(slot, right_noun(slot.right, state.frame)), members, state)
    for rule in rules_for(traits_of(case)):
        names = rule(case)
        if names:
            break
    else:
        names = [[("", "unnamed")] for _ in members]
    whole = held(case, names)
    remember(case, names)
    return whole


@lru_cache(maxsize=4096)
def clean(name: str) -> str:
    """A name without stray punctuation at its ends, spaces, and quotation marks that lost their partner."""
    cleaned = cleaned_once(name)
    return cleaned if cleaned == name else clean(cleaned)


def cleaned_once(name: str) -> str:
    if ADDED.search(name):
        name = PER.sub("", ASIDE.sub("", NOTE.sub("", COHORT.sub("", YEAR.sub("", SPACE.sub("", name))))))
    name = name.lstrip(BEFORE).rstrip(AFTER)
    if MARKS.isdisjoint(name):
        return name
    for left, right in PAIRS:
        if name.startswith(left) and name.endswith(right) and name.count(left) == 1:
            continue
        if name.count(left) > name.count(right):
            name = name[::-1].replace(left, "", 1)[::-1]
        elif name.count(right) > name.count(left):
            name = name.replace(right, "", 1)
    return name
