"""What a verdict is passed on: an expression in its surroundings, the verdict itself, and the rules' common form."""

from __future__ import annotations

from collections.abc import Callable

from plantargets.extractors.bounds import Bound
from plantargets.extractors.lexicon import alternation, words
from plantargets.extractors.numerals import Expression
from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record

CLAUSE_ENDS = frozenset(("", *"，。；！？）\n"))
LAST_MARK = compiled(r"(?s:.*)[，。；：！？\n]")
"""All up to the last mark that ends a clause."""
FOLLOWING_NOUN = compiled(r"的?[\u4e00-\u9fff]")


@record
class Case:
    """An expression in its surroundings: `left` is the clause before it, `right` what follows it and its bounds."""

    expression: Expression
    written: str
    left: str
    right: str
    before: Bound | None
    after: Bound | None
    distant: bool = False
    """Whether a bound stands earlier in the clause (至少有一家)."""

    @property
    def at_end(self) -> bool:
        """Whether the clause ends with the number."""
        return self.right[:1] in CLAUSE_ENDS

    @property
    def bound(self) -> bool:
        """Whether any bound is said of the number."""
        return self.before is not None or self.after is not None or self.distant


@record
class Verdict:
    """`reason` names the rule; `core` False is optional; `passed` true means that it is no quantity at all."""

    reason: str = ""
    core: bool = True
    passed: bool = False


@record
class VerdictRule:
    """A named judgement: an example, when it applies, and whether what it meets is core, optional or passed."""

    name: str
    about: str
    applies: Callable[[Case], bool]
    core: bool = False
    passed: bool = False
    kinds: tuple[str, ...] = ()
    """The kinds of units that it is asked of; none for all."""
    chinese: bool = False
    """Whether it is asked only of numbers written in Chinese."""
    before_words: bool = False
    """Whether it is asked only where the clause goes on behind the number."""
    behind: str = ""
    """The characters one of which must follow the number; none for any."""

    def concerns(self, kind: str, chinese: bool, following: str) -> bool:
        """Whether it is asked of a number of such a unit, so written, with this character behind it."""
        fits = (not self.kinds or kind in self.kinds) and (chinese or not self.chinese)
        goes_on = following not in CLAUSE_ENDS or not self.before_words
        return fits and goes_on and (not self.behind or following in tuple(self.behind))


def cues(cue: str) -> str:
    """The words of a cue as one alternation."""
    return alternation(words("count_cues.tsv", cue=cue))


def clause_before(text: str, start: int) -> str:
    """The clause up to `start`, at most forty characters."""
    near = max(0, start - 40)
    before = LAST_MARK.match(text, near, start)
    return text[before.end() if before else near : start]
