"""Fuzzes the readers and the reading, guided by coverage, for as long as asked: needs atheris, which no test does.

    python -m pip install atheris && python tests/gate/fuzz.py .docx .pdf -max_total_time=600

It begins with the files of `tests/made_files.py`; without a suffix all formats take turns. What it finds (an
exception that is not InputError, a wrong quote, more than 30 seconds, more than 1 GB) ends the run and is kept in the
file that it names: it belongs into `tests/test_harm.py`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parent.parent))

with atheris.instrument_imports(include=["plantargets"]):
    from plantargets.extractors import pipeline, readers  # noqa: F401
    from plantargets.extractors.readers import pdf

from made_files import FORMATS, as_text
from test_harm import mutated, mutated_inside, mutated_tree, read_or_refused

SEEDS = {suffix: write() for suffix, write in {**FORMATS, ".txt": as_text}.items()}
CHANGES = 8
OPTIONS = ["-timeout=30", "-rss_limit_mb=1000", "-max_len=300", "-len_control=0"]


def one_input(chosen: list[str], data: bytes) -> None:
    """One mutated file of ours: which one, and what is cut and put in where, is told by the fuzzer's bytes."""
    said = atheris.FuzzedDataProvider(data)
    suffix = chosen[said.ConsumeIntInRange(0, len(chosen) - 1)]
    inside, tree, part = said.ConsumeBool(), said.ConsumeBool(), said.ConsumeProbability()
    changes = [
        (said.ConsumeProbability(), said.ConsumeIntInRange(0, 60), said.ConsumeBytes(said.ConsumeIntInRange(0, 12)))
        for _ in range(said.ConsumeIntInRange(0, CHANGES))
    ]
    seed = SEEDS[suffix]
    if seed.startswith(b"PK") and inside:
        changed = mutated_inside(seed, part, changes, mutated_tree if tree else mutated)
    else:
        changed = mutated(seed, changes)
    read_or_refused(changed, f"a{suffix}")


def main() -> None:
    pdf.read = pdf.read_here  # what another process reads is not seen
    chosen = [word for word in sys.argv[1:] if word in SEEDS] or list(SEEDS)
    options = [word for word in sys.argv[1:] if word.startswith("-")]
    atheris.Setup([sys.argv[0], *OPTIONS, *options], lambda data: one_input(chosen, data))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
