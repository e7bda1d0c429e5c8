"""Quantities in a text: goes in a view (or one isolated expression), comes out what is said in numbers.

`scan` looks at every numeral once, from left to right. Each ends in exactly one of two lists: the quantities, or the
numerals passed over, with the named rule that says why.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from plantargets.extractors.bounds import (
    Bound,
    bound_after,
    bound_before,
    bound_past_bracket,
    distant_bound,
    step_passed,
)
from plantargets.extractors.cases import Case, Verdict, clause_before
from plantargets.extractors.clusters import Reading, share_bounds
from plantargets.extractors.damage import is_damaged, is_glued
from plantargets.extractors.expressions import expression_at
from plantargets.extractors.model import Passed, Quantity
from plantargets.extractors.numbers import parse_number
from plantargets.extractors.numerals import NUMERAL, Expression, next_numeral
from plantargets.extractors.passed import Closed, closed_stretches, passed_at
from plantargets.extractors.patterns import compiled
from plantargets.extractors.verdicts import judge
from plantargets.extractors.view import View, fold

NEGATIVE = compiled(r"(?:(?:(?<![\w%％）)])|(?<=[长为是达至到速幅降升]))-|(?<![减担抱胜自正肩背税])负)$")
CELL_OPENING = compiled(r"^[\[［【（(〔]累计[\]］】）)〕]")
CELL_CLOSING = compiled(r"(?:[①-⑳*※†]|[\[［〔]\d{1,2}[\]］〕])+$")
CELL_BRACKETS = compiled(r"^[〔\[［（(【](.+)[〕\]］）)】]$")
TWO_NUMBERS = compiled(r"\d\d\s+\d\d(?!\d(?!\d))")
NO_QUANTITY = compiled(r"(?:19|20)\d\d年|\d{1,2}月|第")
EACH_ONE = compiled(r"每(立方米|升|平方米|平方公里|公顷|亩)$")
"""What is reckoned by, where it stands before the number: 浓度低于每升0.2毫克."""
DENSE = frozenset(("mass", "technical"))
"""Kinds of units that are reckoned by a volume or an area."""
SHARE_WORDS = compiled(r"^[-负]?(?:[百千万]+分之|.*成.?$)")


def scan(view: View) -> tuple[list[Quantity], list[Passed]]:
    """The quantities of a view in their order, and the numerals that are none, each with its reason."""
    text = view.folded
    closed = closed_stretches(text)
    readings: list[Reading] = []
    passed: list[Passed] = []
    position = 0
    while (hit := next_numeral(text, position)) is not None:
        start, end = hit.span()
        found = read(text, start, end, position, closed)
        if isinstance(found, Reading):
            readings.append(found)
            position = found.quantity.end
        else:
            end, reason = found
            passed.append(Passed(start, end, view.text[start:end], reason))
            position = end
    return share_bounds(text, readings), passed


def read(text: str, start: int, end: int, floor: int, closed: Closed) -> Reading | tuple[int, str]:
    """The quantity at a numeral, or the end of what is passed over and the reason."""
    inside = closed.reason_at(start)
    if inside is not None:
        return end, inside
    passed = passed_at(text, start, end)
    if passed is not None:
        return passed
    expression = expression_at(text, start)
    if expression is None:
        return end, "word"
    before, after = bound_before(text, expression.start, floor), bound_after(text, expression.end)
    plain_share = expression.kind == "share" and not text.startswith("的", after.end if after else expression.end)
    verdict = Verdict() if plain_share else judge(case_of(text, expression, before, after, floor))
    if verdict.passed:
        return max(end, expression.end), verdict.reason
    return Reading(quantity_of(text, expression, before, after, verdict, floor), before, after)


def case_of(text: str, expression: Expression, before: Bound | None, after: Bound | None, floor: int) -> Case:
    """The expression with the clause before it and what follows it."""
    left = clause_before(text, before.start if before else expression.start)
    end = after.end if after else expression.end
    written = text[expression.start : expression.end]
    distant = written[0] == "一" and distant_bound(text, expression.start, floor) is not None
    return Case(expression, written, left, text[end : end + 60], before, after, distant)


def quantity_of(
    text: str, expression: Expression, before: Bound | None, after: Bound | None, verdict: Verdict, floor: int
) -> Quantity:
    """The quantity that an expression with its bounds and its verdict makes."""
    start, value = before.start if before else expression.start, expression.value
    if (
        before is None
        and text[start - 1 : start] in ("-", "负")
        and (sign := NEGATIVE.search(text, max(floor, start - 1), start))
    ):
        start, value = sign.start(), -value
    each = EACH_ONE.search(text, max(floor, start - 5), start) if expression.kind in DENSE else None
    bound = binding(expression, before, after) or (bound_before(text, each.start(), floor) if each else None)
    if bound is None and expression.comparator == "=":
        bound = distant_bound(text, start, floor) or bound_past_bracket(text, expression.end)
        bound = bound or step_passed(text, start, expression.end)
    return Quantity(
        start=start,
        end=after.end if after else expression.end,
        number_start=expression.start,
        number_end=expression.end,
        value=value,
        unit=f"{expression.unit}/{each[1]}" if each else expression.unit,
        comparator=bound.comparator if bound else expression.comparator,
        value_high=expression.high,
        per=expression.per,
        core=verdict.core,
        rule=verdict.reason or expression.rule,
        flags=expression.flags + doubts(text, expression),
        bound=(bound.start, bound.end) if bound else None,
        lent=expression.lent,
    )


def doubts(text: str, expression: Expression) -> tuple[str, ...]:
    """What is doubtful of a number in its place: no unit follows it, or its words or digits are damaged."""
    bare = not expression.unit and expression.rule == "bare-number"
    start, unit = expression.start, expression.unit
    damaged = is_damaged(text, start, expression.end, unit) or is_glued(text, start, unit)
    return (*(("unit-unknown",) if bare else ()), *(("damaged",) if damaged else ()))


def binding(expression: Expression, before: Bound | None, after: Bound | None) -> Bound | None:
    """Which of the bounds that touch a number binds it: one that says more than 'about' wins; a range has none."""
    if expression.comparator == "range":
        return None
    if before is None or after is None:
        return before or after
    return after if before.comparator == "~" != after.comparator else before


def parse_quantity(text: str) -> Quantity:
    """The quantity that is the whole of a text: an expression on its own, or a table's cell.

    >>> q = parse_quantity("不低于88%")
    >>> q.value, q.unit, q.comparator
    (Decimal('88'), '%', '>=')
    >>> parse_quantity("[累计]20").value, parse_quantity("1:8").value_high
    (Decimal('20'), Decimal('8'))

    Its spans cover the whole text. Raises ValueError where it is none.
    """
    if TWO_NUMBERS.search(text):
        raise ValueError(f"{text!r} is more than one quantity")
    cell = CELL_CLOSING.sub("", CELL_OPENING.sub("", compiled(r"\s+").sub("", fold(text))))
    brackets = CELL_BRACKETS.match(cell)
    cell = brackets[1] if brackets else cell
    found = None if NO_QUANTITY.match(cell) else whole_expression(cell) or whole_number(cell)
    if found is None:
        raise ValueError(f"{text!r} is not a quantity; such are 不低于88%, 93以上, 60—65, 1:8, 近5.2亿元, 3—5所")
    return replace(found, start=0, end=len(text), number_start=0, number_end=len(text))


def whole_expression(cell: str) -> Quantity | None:
    """The quantity that an expression with its bounds makes of all of a cell."""
    hit = NUMERAL.search(cell)
    expression = expression_at(cell, hit.start()) if hit else None
    if expression is None:
        return None
    before, after = bound_before(cell, expression.start), bound_after(cell, expression.end)
    quantity = quantity_of(cell, expression, before, after, Verdict(), 0)
    if cell[: quantity.start] not in ("", "+") or quantity.end != len(cell):
        return None
    return quantity


def whole_number(cell: str) -> Quantity | None:
    """A cell that is a numeral and nothing else, in whatever script."""
    try:
        value: Decimal = parse_number(cell)
    except ValueError:
        return None
    unit = "%" if SHARE_WORDS.match(cell) else ""
    return Quantity(0, len(cell), 0, len(cell), value, unit, rule="numeral")
