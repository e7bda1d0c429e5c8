"""What is asserted of each quantity: level or change, reached or aimed at, its year, its period, its base.

In go the quantities of a document and what its sentences say of years; out comes one `Relation` each, in the same
order. Only the quantity's sentence, its paragraph's running year and its headings are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from plantargets.extractors.baselines import FROM_SIGN, find_base, pair_base_value, pair_bracket, pair_from_to
from plantargets.extractors.changes import has_object, is_hoped, is_next_object, measure_of, stands_anew
from plantargets.extractors.clauses import Lead, places
from plantargets.extractors.heard import Heard
from plantargets.extractors.model import Clue, Measure, Quantity, Relation, Role, Sentence
from plantargets.extractors.patterns import compiled
from plantargets.extractors.rates import per_of
from plantargets.extractors.readings import Readings, Timed, goal_year, is_own
from plantargets.extractors.role_signs import goes_with, is_estimate, problem_found, quoted_goal, state_so_far
from plantargets.extractors.roles import role_of, stands_now
from plantargets.extractors.running import Running
from plantargets.extractors.years import YearSense

EACH = compiled(r"[各均都]|每年")
"""What says one number of every year of a list."""


def relate(heard: Heard, quantities: Sequence[Quantity]) -> list[Relation]:
    """One relation a quantity, in the quantities' order, which is that of the view."""
    folded, calendar = heard.folded, heard.calendar
    relations: list[Relation] = []
    running = Running()
    for readings, counted in _shared_out(heard.readings, quantities):
        if not counted and not readings.items and running.timed is None:
            continue
        sentence = readings.sentence
        running = running.at(folded, sentence, heard.inspected)
        if counted:
            sense = YearSense(folded, sentence, readings, running, calendar)
            relations += Scene(folded, sentence, counted, len(relations), sense).relations()
        running = running.after(folded, sentence, readings, calendar, counted=bool(counted))
    return relations


def _shared_out(
    readings: Sequence[Readings], quantities: Sequence[Quantity]
) -> Iterator[tuple[Readings, Sequence[Quantity]]]:
    """The readings of each sentence with its quantities."""
    first = 0
    starts = [*(quantity.start for quantity in quantities), readings[-1].sentence.end if readings else 0]
    for one in readings:
        end, last = one.sentence.end, first
        while starts[last] < end:
            last += 1
        yield one, quantities[first:last] if last > first else ()
        first = last


class Scene:
    """A sentence with its quantities, where each relation is made from the words around."""

    def __init__(
        self, folded: str, sentence: Sentence, quantities: Sequence[Quantity], first: int, year: YearSense
    ) -> None:
        self.sentence, self.quantities, self.first, self.year = sentence, quantities, first, year
        self.places = places(folded, sentence.start, sentence.end, quantities)
        signed = FROM_SIGN.search(folded, sentence.start, sentence.end)
        self.pairs = pair_from_to(quantities, self.places) if signed else []
        self.starts = {pair.goal: pair.start for pair in reversed(self.pairs)}
        """The starting point of each goal in 由A提高到B."""

    def relations(self) -> list[Relation]:
        """The relations of the sentence's quantities."""
        made: list[Relation] = []
        for index in range(len(self.quantities)):
            made.append(self._relation(index, made))
        self._pair_goals(made)
        self._pair_changes(made)
        self._pair_brackets(made, self.year.folded)
        return made

    def _relation(self, index: int, made: list[Relation]) -> Relation:
        quantity, place = self.quantities[index], self.places[index]
        base = find_base(place, quantity, self.year.readings)
        measure, measure_clues = self._measure(index, made, base is not None)
        per, per_clue = per_of(place, quantity, made[index - 1] if index else None)
        said = self.year.said(place, quantity)
        if per == "年" and self.year.goes_on_yearly(said):
            said = None
        role, role_clue = self._role(index, said)
        if self._is_out_of_time(role_clue, said):
            said = None
        quoted = role_clue.rule == "quoted-goal"
        timed = (goal_year(said) if quoted else said) or self.year.default("actual" if quoted else role)
        companion = self._companion(index, said, role_clue, made)
        role_clues: tuple[Clue, ...] = (role_clue,)
        if companion is not None:
            role, role_clues, timed = "actual", *_as_companion(companion)
        compared = base if base and (measure != "level" or quantity.unit == "倍") else None
        baseline_year, base_clue = self._base_goes_on(index, made, measure)
        if compared:
            told = Clue("baseline_year", compared.rule, compared.words)
            baseline_year, base_clue = compared.year_for(timed.year), told
        estimated = role == "actual" and is_estimate(place, quantity, self.year.folded)
        return Relation(
            measure=measure,
            role=role,
            year=timed.year,
            baseline_year=baseline_year,
            per=per,
            more_years=self._more_years(index, timed),
            clues=(*measure_clues, *role_clues, *filter(None, (timed.clue, per_clue, base_clue))),
            flags=_flags(quantity, measure, baseline_year, timed) + (("estimate",) if estimated else ()),
        )

    def _role(self, index: int, said: Timed | None) -> tuple[Role, Clue]:
        """The role of a quantity and what tells it; a state named earlier in the sentence goes on."""
        place, position = self.places[index], self.quantities[index].start
        telling = place.scope.turned(position) or (self.sentence.part, self.sentence.told)
        role, clue = role_of(telling, Lead(self._words_before(index), position), said, self.year)
        if role == "actual":
            goal = quoted_goal(place, self.quantities[index], self.year.folded) if clue.rule == "part-review" else None
            return ("target", goal) if goal else (role, clue)
        state = None if clue.rule == "coming-year" or index in self.starts else self._state(index, said)
        return ("actual", state) if state else (role, clue)

    def _is_out_of_time(self, role: Clue, said: Timed | None) -> bool:
        """Whether a year is not this number's: a past one of what is intended, a later sentence's of what is so."""
        if role.rule == "word-of-target":
            return self.year.is_past(said)
        if said is None or said.year is None or not said.rule.startswith("paragraph-"):
            return False
        return role.rule in ("word-of-actual", "word-of-lack") and said.year > (self.year.calendar.now or said.year)

    def _state(self, index: int, said: Timed | None) -> Clue | None:
        """What says that a number of a plan tells how things stand: a lack, a total so far, 目前."""
        quantity, place = self.quantities[index], self.places[index]
        told = problem_found(place, quantity, self.year.folded)
        if told or is_own(said):
            return told
        words = Lead(self._words_before(index), quantity.start)
        so_far = state_so_far(words, place.scope, quantity.end) if said is None else None
        return so_far or stands_now(place.scope, quantity.start)

    def _companion(self, index: int, said: Timed | None, role: Clue, made: list[Relation]) -> Relation | None:
        """The relation of the state before that a number of a plan tells more of: 已下达资金3000万元，其中1000万元…."""
        if not index or role.rule != "part-plan" or made[index - 1].role != "actual" or is_own(said):
            return None
        goes_on = goes_with(self.places[index], self.quantities[index - 1], self.quantities[index])
        return made[index - 1] if goes_on else None

    def _more_years(self, index: int, timed: Timed) -> tuple[int, ...]:
        """The further years of a list that one number is said of: 2024、2025两年各建5所."""
        place, mention = self.places[index], timed.mention
        if timed.rule != "year-list" or mention is None:
            return ()
        if place.rank or any(following.rank for following in self.places[index + 1 : index + 2]):
            return ()
        each = EACH.search(place.between(mention.end, self.quantities[index].start))
        return mention.years[1:] if each else ()

    def _words_before(self, index: int) -> str:
        """The words of the clause before a quantity; a goal does not see those before its starting point."""
        place = self.places[index]
        if index not in self.starts:
            return place.lead
        return place.between(self.quantities[self.starts[index]].end, self.quantities[index].start)

    def _measure(self, index: int, made: list[Relation], compared: bool) -> tuple[Measure, tuple[Clue, ...]]:
        place = self.places[index]
        quantity, folded = self.quantities[index], self.year.folded
        if place.rank and not stands_anew(folded, self.quantities[place.head], quantity):
            head = made[place.head]
            told = (clue for clue in head.clues if clue.field == "measure" and clue.words)
            return head.measure, (*told, Clue("measure", "list-shares-verb"))
        if index and is_hoped(folded, self.quantities[index - 1], quantity):
            return made[index - 1].measure, (Clue("measure", "list-shares-verb"),)
        if index and self._goes_on_with_objects(index):
            return made[index - 1].measure, (Clue("measure", "list-shares-verb"),)
        measure, clue = measure_of(place, quantity, compared)
        return measure, (clue,)

    def _goes_on_with_objects(self, index: int) -> bool:
        """Whether a percentage is of the next object of the verb before the list: 压减时间41%、材料33%."""
        before, quantity = self.quantities[index - 1], self.quantities[index]
        listed = is_next_object(self.year.folded, before, quantity)
        return listed and has_object(self.places[index - 1], before)

    def _base_goes_on(self, index: int, made: list[Relation], measure: Measure) -> tuple[int | None, Clue | None]:
        """The base of the clause before, where this one states a change in the same unit and names none."""
        if not index or measure == "level" or self.places[index].opening != "，":
            return None, None
        before = self.quantities[index - 1]
        near = before.end <= self.places[index].clause <= before.end + 1
        same = before.unit == self.quantities[index].unit == "百分点"
        return (made[index - 1].baseline_year, made[index - 1].clue("baseline_year")) if near and same else (None, None)

    def _pair_goals(self, made: list[Relation]) -> None:
        """由A提高到B: A is where B starts."""
        for pair in self.pairs:
            left, right, places = pair.start, pair.goal, self.places
            said, clue = self.year.of_start(places[places[left].head], self.quantities[left], made[right].year)
            year = said if said is not None else self.year.before(made[right])
            per = made[left].per or made[right].per
            period = made[left].clue("per") or made[right].clue("per")
            told = Clue("role", "from-to", pair.sign), Clue("measure", "from-to", pair.sign), clue, period
            made[left] = Relation(
                role="actual",
                year=year,
                per=per,
                baseline_of=self.first + right,
                clues=tuple(filter(None, told)),
                flags=made[left].flags,
            )
            goal, base = made[right], self._base_value(left, "from-to")
            if self.starts[right] != left:
                more = (*goal.more_bases, (self.quantities[left].value, base))
                made[right] = replace(goal, more_bases=more)
                continue
            if goal.per is None and period is not None:
                goal = replace(goal, clues=(*goal.clues, period))
            if goal.measure != "level":
                over = tuple(one for one in goal.clues if one.field != "measure")
                goal = replace(goal, measure="level", clues=(Clue("measure", "from-to", pair.sign), *over))
            made[right] = replace(
                goal,
                per=per,
                baseline_value=self.quantities[left].value,
                baseline_year=said,
                clues=(base, *_as_base(said, clue), *goal.clues),
            )

    def _base_value(self, index: int, rule: str) -> Clue:
        """The value of another quantity as the base of this one."""
        quantity = self.quantities[index]
        return Clue("baseline_value", rule, (quantity.number_start, quantity.number_end))

    def _pair_changes(self, made: list[Relation]) -> None:
        """较2015年的A增长C: A is what C is reckoned from."""
        for left, right in pair_base_value(self.quantities, self.places):
            base = made[right]
            value = self.quantities[left].value
            made[right] = replace(base, baseline_value=value, clues=(*base.clues, self._base_value(left, "base-value")))
            made[left] = replace(_of_base(made[left], base), baseline_year=None, baseline_of=self.first + right)
            for inner in range(left + 1, right):  # 较2015年的A（其中B）增长C: B is of A's year
                made[inner] = _of_base(made[inner], base)

    def _pair_brackets(self, made: list[Relation], folded: str) -> None:
        """达到B（2023年为A）: A is where B starts."""
        for left, right in pair_bracket(folded, self.quantities, self.places):
            open_goal = made[right].role == "target" and made[right].baseline_value is None
            if made[left].role == "actual" and open_goal and made[right].measure == "level":
                value, year = self.quantities[left].value, made[left].year
                made[left] = replace(made[left], baseline_of=self.first + right)
                based = _as_base(year, made[left].clue("year"))
                clues = (*made[right].clues, self._base_value(left, "base-in-bracket"), *based)
                made[right] = replace(made[right], baseline_value=value, baseline_year=year, clues=clues)


def _as_companion(relation: Relation) -> tuple[tuple[Clue, ...], Timed]:
    """What tells the role, and the year, of a number that tells more of one with this relation."""
    roles = tuple(clue for clue in relation.clues if clue.field == "role")
    told = relation.clue("year") or Clue("year", "goes-with")
    inferred = "year-inferred" in relation.flags
    return (*roles, Clue("role", "goes-with")), Timed(relation.year, told.rule, not inferred, span=told.words)


def _as_base(year: int | None, clue: Clue | None) -> Iterator[Clue]:
    """What tells a year, as that of a base."""
    if clue is not None and year is not None:
        yield replace(clue, field="baseline_year")


def _of_base(relation: Relation, change: Relation) -> Relation:
    """The relation of a value that is of the year a change is reckoned from."""
    base = change.clue("baseline_year")
    told = [Clue(field, "base-of-change", base.words if base else None) for field in ("role", "year")]
    kept = [clue for clue in relation.clues if clue.field not in ("role", "year")]
    return replace(relation, role="actual", year=change.baseline_year, clues=(*kept, *told))


def _flags(quantity: Quantity, measure: Measure, baseline_year: int | None, timed: Timed) -> tuple[str, ...]:
    doubtful = quantity.unit == "%" and measure != "level" and baseline_year is not None
    flags: tuple[str, ...] = ("percent-or-points",) if doubtful else ()
    told = flags if timed.said else (*flags, "year-inferred")
    return (*told, "damaged") if timed.rule.endswith("damaged-year") else told
