"""The naming rules, in the order they are asked: each looks at one case and gives every member's names, or None.

A member has several names where one number is said of several groups. Each name bears its rule's name, which
`plan explain` shows. A new rule is a function in the module of its kind, a line here, and lines in the corpus
tests/corpus/names.tsv.
"""

from __future__ import annotations

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
from plantargets.extractors.names.money import fund_given, grant, handed_out, money_for, money_meant
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
from plantargets.extractors.names.titles import titled

RULES: tuple[Rule, ...] = (
    beside,
    ratio_to,
    times_of,
    medals,
    share_in,
    borne,
    per_occasion,
    from_to,
    benefit,
    taking_part,
    money_meant,
    grant,
    handed_out,
    fund_given,
    money_for,
    doing_the_same,
    doer,
    measure_after,
    share_of_counted,
    share_does,
    measured_noun,
    possessed,
    titled,
    counted_after,
    each_subject,
    head_before_groups,
    group_with_subject,
    group_of_last,
    pronoun,
    by_group,
    list_times_metric,
    respectively,
    progress,
    ratio_defined,
    named_before,
    left_verb,
    subjects_before,
    rate_of_clause,
    same_as_before,
    counted_anyway,
    subject_before,
)
