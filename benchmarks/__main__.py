"""Measures how fast plans are read: in go plan texts, out comes a table of figures with the machine named.

    python benchmarks                        examples/ and, where it is there, ../shared/corpus, as 10 MB in many files
    python benchmarks --megabytes 100        ten times as much
    python benchmarks --only floor startup   these sections alone
    python benchmarks --into docs/speed.md   the table also replaces the one between the marks of that page

Texts are repeated with changed digits up to the size asked for, the same ones every time. What runs in this process is
measured by the processor's time, commands by the clock; of repeated runs the fastest counts. Nothing else should run
meanwhile.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import command
import inprocess
import machine
import stages
import start
from figures import Figure, markdown, put_between_marks
from texts import Texts, plan_texts, write_folder

HOME = Path(__file__).parent.parent
ROOTS = [HOME / "examples", HOME.parent / "shared" / "corpus"]
Section = Callable[[Texts, Path], Iterator[Figure]]
SECTIONS: dict[str, Section] = {
    "floor": inprocess.floor_and_pipeline,
    "profile": stages.profile,
    "growth": inprocess.growth,
    "command": command.whole_command,
    "startup": start.startup,
    "files": command.growth_with_files,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--megabytes", type=int, default=10)
    parser.add_argument("--texts", nargs="+", type=Path, default=[root for root in ROOTS if root.is_dir()])
    parser.add_argument("--only", nargs="+", choices=sorted(SECTIONS), default=list(SECTIONS))
    parser.add_argument("--into", type=Path)
    args = parser.parse_args()
    texts = plan_texts(args.texts)
    with tempfile.TemporaryDirectory() as folder:
        write_folder(Path(folder), texts, args.megabytes * 1_000_000)
        figures = [shown(figure) for name in args.only for figure in SECTIONS[name](texts, Path(folder))]
    page = f"{machine.described()}\n\n{markdown(figures)}\n"
    print(page)
    if args.into:
        args.into.write_text(put_between_marks(args.into.read_text(encoding="utf-8"), page), encoding="utf-8")


def shown(figure: Figure) -> Figure:
    """The figure, which is also said at once, for all of them take minutes."""
    print(f"{figure.what}: {figure.value}", file=sys.stderr, flush=True)
    return figure


if __name__ == "__main__":
    main()
