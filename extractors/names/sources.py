"""Which words each name was made of: the slots are cut anew and hold all that the naming rules had before them.

In go the view, its sentences, the quantities and their names; out come the pieces of each name, placed in the view.
"""

from __future__ import annotations

from collections.abc import Sequence

from plantargets.extractors.alignment import Piece, Source, aligned, pieces, stretch
from plantargets.extractors.model import Quantity, Sentence
from plantargets.extractors.names.engine import Name, by_sentence
from plantargets.extractors.names.slots import Slot, slots
from plantargets.extractors.view import View

SAID_BEFORE = frozenset({"same-as-before", "from-to", "parallel-list", "total-of-last", "pronoun"})
"""Rules that give a number the very name of another; what stands around it is not asked."""

Pieces = tuple[Piece, ...]


class Heard:
    """What a sentence has said so far: the words of its slots, and its names with the places they came from."""

    def __init__(self, view: View, earlier: list[Source]) -> None:
        self.view, self.earlier = view, earlier
        self.names: list[Source] = []
        self.words: list[Source] = []

    def of_slot(self, slot: Slot, offset: int, names: Sequence[Sequence[Name]]) -> list[tuple[Pieces, ...]]:
        """The pieces of each name of a cluster's members; `offset` is where its sentence stands in the view."""
        text = self.view.text
        spans = [(start + offset, end + offset) for start, end in slot.spans]
        own = [stretch(text, span, leftwards=not number) for number, span in enumerate(spans[:3])]
        clauses = [stretch(text, span, leftwards=True) for span in reversed(spans[3:])]
        around, before = [own, self.names, [*clauses, *self.words], self.earlier], [self.names, self.earlier, own]
        groups = {name: before if name.rule in SAID_BEFORE else around for options in names for name in options}
        made = {name: Source(name.text, aligned(name.text, groups[name])) for name in groups}
        self.names = [*made.values(), *self.names]
        self.words = [*own, *clauses, *self.words]
        return [tuple(pieces(name.text, tuple(made[name].places), text) for name in options) for options in names]


def name_pieces(
    view: View, sentences: Sequence[Sentence], quantities: Sequence[Quantity], names: Sequence[tuple[Name, ...]]
) -> list[tuple[Pieces, ...]]:
    """The pieces of each quantity's names, in order."""
    found: list[tuple[Pieces, ...]] = [()] * len(quantities)
    earlier: list[Source] = []
    for sentence, opening, first, last in by_sentence(sentences, quantities):
        text, folded = (whole[sentence.start : sentence.end] for whole in (view.text, view.folded))
        heard = Heard(view, earlier)
        heard.words = [stretch(view.text, (opening.start, opening.end), leftwards=True)] if opening else []
        for slot in slots(text, folded, quantities[first:last], sentence.start):
            members = [first + member for member in slot.members]
            for member, options in zip(
                members, heard.of_slot(slot, sentence.start, [names[n] for n in members]), strict=True
            ):
                found[member] = options
        earlier = heard.names
    return found
