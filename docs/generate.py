"""Keeps the outputs that the documents show true: runs each command of a console block and writes what it prints.

    python docs/generate.py            rewrite the blocks
    python docs/generate.py --check    name the documents whose blocks are out of date, and fail

Between `<!-- marks: KIND -->` and `<!-- end -->` stands the table of the marks that data/meanings.tsv explains; for the
kind finding, that of the codes of data/findings.tsv.
A block is fenced with ```console and holds commands behind `$ `, each followed by its output. A command is one of
`plan`, may end in `| head -n N`, and runs in the project's folder. Documents named *.zh-CN.md show Chinese messages.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

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
    command = [sys.executable, "-m", "plantargets.cli", *shlex.split(hit["command"])[1:]]
    environment = {**os.environ, "LC_ALL": language, "LANG": language, "COLUMNS": "110", "PYTHONSAFEPATH": "1"}
    environment |= {"NO_COLOR": "1", "TERM": "dumb", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=ROOT, env=environment, check=False)
    shown = (done.stdout or done.stderr).splitlines()
    kept = shown[: int(hit["lines"])] if hit["lines"] else shown
    return "\n".join(row.rstrip() for row in kept)


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
