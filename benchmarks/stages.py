"""Where the time goes: the share of each step of the pipeline in all of it, by the standard library's profiler."""

from __future__ import annotations

import cProfile
import pstats
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from figures import Figure
from plantargets.extractors import extract
from texts import Texts, changed

SAMPLE = 30
STEPS = {
    "name_quantities": "names",
    "scan": "numbers, units, bounds, what is passed over",
    "hear": "the years named",
    "relate": "level or change, role, year, base",
    "segment": "sentences and headings",
    "make_view": "lines joined, widths unified",
    "find_tables": "tables looked for",
    "document_facts": "the document's facts",
    "prose_statements": "statements put together: line, catalogue, group, confidence",
    "pair": "indicator rows",
    "all_passed": "the account of every number",
}
"""The functions of the steps, each called by the pipeline alone."""


def profile(texts: Texts, folder: Path) -> Iterator[Figure]:
    """The share of each step, and how many calls of functions a statement costs."""
    sample = list(islice(changed(texts), SAMPLE))
    extract(sample[0])
    profiler = cProfile.Profile()
    statements = sum(len(profiler.runcall(extract, text).statements) for text in sample)
    stats = pstats.Stats(profiler)
    spent = {name: whole for (_, _, name), (_, _, _, whole, _) in stats.stats.items()}
    steps = {name: whole for name, whole in spent.items() if name in STEPS}
    for name, whole in sorted(steps.items(), key=lambda step: -step[1]):
        yield Figure(f"of the pipeline's time: {STEPS[name]} (`{name}`)", f"{100 * whole / spent['extract']:.0f} %")
    yield Figure("calls of functions a statement", f"{stats.total_calls / statements:,.0f}")
