"""The naming rules, in the order they are asked: each looks at one case and gives every member's names, or None.

A member has several names where one number is said of several groups. Each name bears its rule's name, which
`plan explain` shows. A new rule is a function in the module of its kind, a line here, and lines in the corpus
tests/corpus/names.tsv. Beside each rule stands what it needs, so that most rules need not be asked of most cases.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from plantargets.extractors.names.before import named_before
from plantargets.extractors.names.carried import (
    benefit,
    counted_anyway,
    doing_the_same,
    from_to,
    left_verb,
    per_occasion,
    progress,
    rate_of_clause,
    same_as_before,
    subject_before,
    subjects_before,
)
from plantargets.extractors.names.case_rule import Rule
from plantargets.extractors.names.counted import counted_after, each_subject, measured_noun
from plantargets.extractors.names.lists import (
    by_group,
    group_of_last,
    group_with_subject,
    head_before_groups,
    list_times_metric,
    medals,
    pronoun,
    respectively,
)
from plantargets.extractors.names.money import fund_given, grant, money_for, money_meant
from plantargets.extractors.names.possessed import possessed
from plantargets.extractors.names.receivers import doer, taking_part
from plantargets.extractors.names.shares import (
    beside,
    borne,
    measure_after,
    ratio_defined,
    ratio_to,
    share_does,
    share_in,
    share_of_counted,
    times_of,
)
from plantargets.extractors.names.state import Case
from plantargets.extractors.names.titles import titled


class Traits(NamedTuple):
    """What a case has that most rules ask for first."""

    single: bool
    """One number, not several."""
    share: bool
    money: bool
    people: bool
    time: bool
    core: bool
    """A noun before the number."""
    keep: bool
    """A verb before it that stays in the name."""
    words: bool
    """Either."""
    counted: bool
    """A noun behind it."""
    named: bool
    """A number before it in the sentence, even one without a name."""
    last: bool
    """A name of such a number."""
    before: bool
    """A clause without a number before it."""


def traits_of(case: Case) -> Traits:
    """The traits of a case."""
    left, state = case.left, case.state
    return Traits(
        case.single,
        case.share,
        case.money,
        case.people,
        case.time,
        bool(left.core),
        bool(left.keep),
        bool(left.full),
        case.counted is not None,
        bool(state.names),
        bool(state.last),
        bool(case.slot.before),
    )


class Asked(NamedTuple):
    """A rule, the traits without which it has nothing to say, and those with which it has nothing to say."""

    rule: Rule
    needs: str = ""
    lacks: str = ""


RULES: tuple[Asked, ...] = (
    Asked(beside),
    Asked(ratio_to, needs="share"),
    Asked(times_of),
    Asked(medals),
    Asked(share_in, needs="share"),
    Asked(borne, needs="share words last"),
    Asked(per_occasion, needs="time last"),
    Asked(from_to, needs="named"),
    Asked(benefit, needs="keep"),
    Asked(taking_part, needs="people", lacks="counted"),
    Asked(money_meant, needs="money"),
    Asked(grant, needs="money"),
    Asked(fund_given, needs="money single words"),
    Asked(money_for, needs="money single"),
    Asked(doing_the_same, needs="named", lacks="words counted share money"),
    Asked(doer, lacks="keep"),
    Asked(measure_after, needs="share"),
    Asked(share_of_counted, needs="share counted"),
    Asked(share_does, needs="share single", lacks="counted"),
    Asked(measured_noun),
    Asked(possessed, needs="counted", lacks="share money"),
    Asked(titled, lacks="share"),
    Asked(counted_after, needs="counted", lacks="share"),
    Asked(each_subject, needs="single words"),
    Asked(head_before_groups, needs="words"),
    Asked(group_of_last, needs="core", lacks="keep"),
    Asked(group_with_subject, needs="core", lacks="named"),
    Asked(pronoun, needs="core"),
    Asked(by_group, needs="core"),
    Asked(list_times_metric, needs="core"),
    Asked(respectively, needs="words"),
    Asked(progress, needs="words last", lacks="counted people share"),
    Asked(ratio_defined, needs="before"),
    Asked(named_before, needs="core"),
    Asked(left_verb, needs="words"),
    Asked(subjects_before, lacks="words single"),
    Asked(rate_of_clause, needs="single before", lacks="core"),
    Asked(same_as_before, needs="named", lacks="core"),
    Asked(counted_anyway, needs="counted"),
    Asked(subject_before),
)


@cache
def rules_for(traits: Traits) -> tuple[Rule, ...]:
    """The rules that can say something of a case with these traits, in their order."""
    known = {trait for trait, there in traits._asdict().items() if there}
    return tuple(
        asked.rule for asked in RULES if known.issuperset(asked.needs.split()) and known.isdisjoint(asked.lacks.split())
    )
