"""What an analyst asks for: from the options of a command to one selection of statements."""

from __future__ import annotations

from collections.abc import Sequence

from plantargets.extractors.selection import Selection, aliases_of


def wishes_of(
    catalogue: str | None,
    indicators: Sequence[str] | None = None,
    groups: Sequence[str] | None = None,
    units: Sequence[str] | None = None,
    years: Sequence[int] | None = None,
    regions: Sequence[str] | None = None,
    role: str | None = None,
) -> Selection:
    """The selection that the options ask for; an option that is not given asks for nothing."""
    return Selection(
        indicators=tuple(indicators or ()),
        canonicals=canonicals(indicators or (), catalogue),
        groups=tuple(groups or ()),
        units=tuple(units or ()),
        years=tuple(years or ()),
        role=role,
        regions=tuple(regions or ()),
    )


def canonicals(words: Sequence[str], catalogue: str | None) -> frozenset[str]:
    """The catalogue's names for which the words are aliases."""
    if not words:
        return frozenset()
    from plantargets.extractors.catalogue import load, plain

    entries = load(catalogue).entries
    names = ((entry.name, map(plain, (entry.name, *entry.aliases, *entry.in_context))) for entry in entries)
    return aliases_of(map(plain, words), names)
