"""What is asserted of each quantity: level or change, reached or aimed at, of which year, per period, from what base.

In go the view, its sentences, the quantities read from it and the document's facts; out comes one `Relation` a quantity,
in the same order. Only the quantity's sentence, its paragraph's running year and its headings are looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from plantargets.extractors.baselines import find_base, pair_from_to
from plantargets.extractors.changes import measure_of
from plantargets.extractors.clauses import Place, places
from plantargets.extractors.model import Facts, Measure, Quantity, Relation, Sentence
from plantargets.extractors.periods import Calendar, calendar_of, find_mentions
from plantargets.extractors.rates import per_of
from plantargets.extractors.roles import role_of
from plantargets.extractors.view import View
from plantargets.extractors.years import Reading, Running, Timed, default_year, governing_year, own_year, read_mentions


def relate(view: View, sentences: Sequence[Sentence], quantities: Sequence[Quantity], facts: Facts) -> list[Relation]:
    """One relation a quantity, in the quantities' order; both sequences ascend in the view."""
    calendar = calendar_of(facts)
    relations: list[Relation] = []
    running = Running()
    index = 0
    for sentence in sentences:
        running = running.at(sentence)
        first = index
        while index < len(quantities) and quantities[index].start < sentence.end:
            index += 1
        mentions = find_mentions(view.folded, sentence.start, sentence.end, calendar)
        readings = read_mentions(view.folded, sentence, mentions)
        if index > first:
            scene = Scene(view.folded, sentence, tuple(quantities[first:index]), first, readings, running, calendar)
            relations += scene.relations()
        running = running.after(view.folded, sentence, readings, calendar)
    return relations


class Scene:
    """A sentence with its quantities, where each relation is made from the words around."""

    def __init__(
        self,
        folded: str,
        sentence: Sentence,
        quantities: tuple[Quantity, ...],
        first: int,
        readings: list[Reading],
        running: Running,
        calendar: Calendar,
    ) -> None:
        self.folded, self.sentence, self.quantities, self.first = folded, sentence, quantities, first
        self.readings, self.running, self.calendar = readings, running, calendar
        self.places = places(folded, sentence.start, sentence.end, quantities, 0)

    def relations(self) -> list[Relation]:
        """The relations of the sentence's quantities."""
        made: list[Relation] = []
        for index in range(len(self.quantities)):
            made.append(self._relation(index, made))
        self._pair(made)
        return made

    def _relation(self, index: int, made: list[Relation]) -> Relation:
        quantity, place = self.quantities[index], self.places[index]
        floor = self.folded.rfind("；", self.sentence.start, place.clause) + 1
        base = find_base(self.folded, place, quantity, self.readings, floor)
        measure, measure_rule = self._measure(index, made, base is not None)
        said = self._said_year(quantity, place)
        role, role_rule = role_of(self.folded, self.sentence, place, quantity, said, self.calendar)
        timed = said or default_year(self.sentence, role, self.calendar)
        inherited = made[index - 1].per if index else None
        per, per_rule = per_of(self.folded, place, quantity, inherited)
        baseline_year = (
            base.year_for(timed.year) if (base and measure != "level") or (base and quantity.unit == "倍") else None
        )
        rules = tuple(
            rule for rule in (measure_rule, role_rule, timed.rule, per_rule, base.rule if base else "") if rule
        )
        return Relation(
            measure=measure,
            role=role,
            year=timed.year,
            baseline_year=baseline_year,
            per=per,
            rules=rules,
            flags=_flags(quantity, measure, baseline_year, timed),
        )

    def _measure(self, index: int, made: list[Relation], compared: bool) -> tuple[Measure, str]:
        place = self.places[index]
        if place.rank:
            return made[index - 1].measure, "list-shares-verb"
        start = place.own if place.own > place.clause else place.clause
        return measure_of(self.folded, start, self.quantities[index], compared)

    def _said_year(self, quantity: Quantity, place: Place) -> Timed | None:
        own = own_year(self.folded, place, quantity, self.readings)
        return own or governing_year(self.folded, place, self.readings) or self.running.timed

    def _pair(self, made: list[Relation]) -> None:
        """Fill in the starting points that other quantities of the sentence give."""
        for left, right in pair_from_to(self.folded, self.quantities, self.places):
            base_year = self._year_between(left)
            year = base_year if base_year is not None else self._base_year(made[right])
            value = self.quantities[left].value
            made[left] = replace(
                made[left],
                measure="level",
                role="actual",
                year=year,
                per=None,
                baseline_of=self.first + right,
                baseline_year=None,
                rules=("from-to",),
            )
            made[right] = replace(
                made[right],
                measure="level",
                baseline_value=value,
                baseline_year=base_year,
                rules=("from-to", *made[right].rules),
            )

    def _year_between(self, index: int) -> int | None:
        """The year said between 由 and its value."""
        quantity, place = self.quantities[index], self.places[index]
        found = [r.mention.year for r in self.readings if r.base and place.own <= r.mention.start < quantity.start]
        return found[-1] if found else None

    def _base_year(self, goal: Relation) -> int | None:
        """The year of a starting point without one: the year before the plan, or before what is looked back on."""
        if goal.role == "target" or goal.year is None:
            return self.calendar.review
        return goal.year - 1


def _flags(quantity: Quantity, measure: Measure, baseline_year: int | None, timed: Timed) -> tuple[str, ...]:
    doubtful = quantity.unit == "%" and measure != "level" and baseline_year is not None
    return (*(("percent-or-points",) if doubtful else ()), *(() if timed.said else ("year-inferred",)))
