"""Whether characters can be a text: what a font or a converter that guessed makes of a file is told from words.

In go characters with their counts. Out comes yes or no; of a few characters nothing can be said.
"""

from __future__ import annotations

from collections.abc import Mapping

from plantargets.extractors.readers.encoding import familiarity

FEW = 20
"""Characters that tell nothing."""
STRANGE_SHARE, FAMILIAR = 0.3, 0.5
"""From which share of Western letters with marks on a text is nonsense; how familiar its Chinese ones are at least."""
STRANGE = range(0x80, 0x250)


def is_nonsense(chars: Mapping[str, int]) -> bool:
    """Whether the characters are such as no Chinese text has.

    >>> from collections import Counter
    >>> is_nonsense(Counter("学前教育" * 9)), is_nonsense(Counter("ÄgþÕbžöì" * 9))
    (False, True)
    """
    wide = {char: count for char, count in chars.items() if "\u3400" <= char <= "\u9fff"}
    strange = sum(count for char, count in chars.items() if ord(char) in STRANGE)
    familiar = sum(familiarity(char) * count for char, count in wide.items())
    if sum(wide.values()) >= FEW and familiar < FAMILIAR * sum(wide.values()):
        return True
    known = sum(chars.values())
    return known >= FEW and strange > STRANGE_SHARE * known
