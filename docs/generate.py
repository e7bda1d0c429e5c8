"""Keeps the outputs that the documents show true: runs each command of a console block and writes what it prints.

    python docs/generate.py            rewrite the blocks
    python docs/generate.py --check    name the documents whose blocks are out of date, and fail

Between `<!-- marks: KIND -->` and `<!-- end -->` stands the table of the marks that data/meanings.tsv explains; for the
kind finding, that of the codes of data/findings.tsv.
A block is fenced with ```console and holds commands behind `$ `, each followed by its output. A command is one of
`plan`, may end in `| head -n N`, and runs in the project's folder. Documents named *.zh-CN.md show Chinese messages.
All run in this process: most of a short command's time is the start of its own.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from pathlib import Path

from plantargets.cli import main as plan

ROOT = Path(__file__).resolve().parents[1]
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MARKS = re.compile(r"^<!-- marks: (\w+) -->\n.*?^<!-- end -->$", re.MULTILINE | re.DOTALL)
PIPE = re.compile(r"^(?P<command>plan .*?)(?: \| head -n (?P<lines>\d+))?$")


def documents() -> Iterator[Path]:
    """The project's documents, in a fixed order."""
    yield from sorted(ROOT.glob("*.md"))
    yield from sorted((ROOT / "docs").rglob("*.md"))


def run(line: str, language: str) -> str:
    """What a command line prints on standard output, or on standard error where it prints nothing else."""
    hit = PIPE.match(line)
    if hit is None:
        raise ValueError(f"a console block may only run plan: {line!r}")
    out, err = io.StringIO(), io.StringIO()
    environment = {"LC_ALL": language, "LANG": language, "COLUMNS": "110", "NO_COLOR": "1", "TERM": "dumb"}
    with redirect_stdout(out), redirect_stderr(err), run_as(shlex.split(hit["command"]), environment):
        plan()
    shown = (out.getvalue() or err.getvalue()).splitlines()
    kept = shown[: int(hit["lines"])] if hit["lines"] else shown
    return "\n".join(row.rstrip() for row in kept)


@contextmanager
def run_as(arguments: list[str], environment: Mapping[str, str]) -> Iterator[None]:
    """In the project's folder, with these arguments and this environment; the exit of a command is its end."""
    before = sys.argv, Path.cwd(), dict(os.environ)
    sys.argv = arguments
    os.chdir(ROOT)
    os.environ.update(environment)
    try:
        with suppress(SystemExit):
            yield
    finally:
        sys.argv = before[0]
        os.chdir(before[1])
        os.environ.clear()
        os.environ.update(before[2])


def renewed(text: str, language: str) -> str:
    """The document with each console block's outputs as they are now."""

    def block(hit: re.Match[str]) -> str:
        commands = [line[2:] for line in hit[1].splitlines() if line.startswith("$ ")]
        parts = [f"$ {command}\n{run(command, language)}".rstrip() for command in commands]
        return "```console\n" + "\n\n".join(parts) + "\n```"

    return MARKS.sub(lambda hit: f"<!-- marks: {hit[1]} -->\n{marks(hit[1])}<!-- end -->", BLOCK.sub(block, text))


def marks(kind: str) -> str:
    """The table of the marks of a kind (flag, reason, rule), as `plan explain` words them, or of the findings."""
    from plantargets.extractors.lexicon import table

    if kind == "finding":
        lines = [f"| `{r['code']}` | {r['level']} | {r['zh']} | {r['en']} |\n" for r in table("findings.tsv")]
        return "| code | level | 中文 | meaning |\n| --- | --- | --- | --- |\n" + "".join(lines)
    head = "| mark | 中文 | meaning |\n| --- | --- | --- |\n"
    doubt = {"yes": " (look at the sentence)"}
    rows = [row for row in table("meanings.tsv") if row["kind"] == kind]
    return head + "".join(f"| `{r['mark']}` | {r['zh']} | {r['en']}{doubt.get(r['doubt'], '')} |\n" for r in rows)


def language_of(path: Path) -> str:
    """The locale that a document's outputs are shown in."""
    return "zh_CN.UTF-8" if path.name.endswith(".zh-CN.md") else "C.UTF-8"


def stale(write: bool) -> list[str]:
    """The documents whose outputs were out of date; with `write` they are rewritten."""
    found = []
    for path in documents():
        text = path.read_text(encoding="utf-8")
        now = renewed(text, language_of(path))
        if now != text:
            found.append(path.relative_to(ROOT).as_posix())
            if write:
                path.write_text(now, encoding="utf-8")
    return found


def main() -> int:
    check = "--check" in sys.argv[1:]
    found = stale(write=not check)
    for name in found:
        print(f"{name}: {'its outputs are out of date (python docs/generate.py)' if check else 'rewritten'}")
    return 1 if check and found else 0


if __name__ == "__main__":
    sys.exit(main())
