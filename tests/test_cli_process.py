"""The command as a process: what a shell sees of exit codes, pipes, signals and streams."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import pytest

TEXT = "云溪县教育发展规划\n\n到2025年，全县学前三年毛入园率达到96%以上，新建幼儿园12所。\n"
ENVIRONMENT = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "plantargets.cli", *map(str, arguments)]


def plan(*arguments: str | Path, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        command(*arguments),
        input=stdin,
        capture_output=True,
        env={**ENVIRONMENT, **environment},
        timeout=60,
        check=False,
    )


END = "=" * 9
RUN = f"""
import sys
import plantargets.cli as cli, plantargets.cli.progress as progress
for progress.PATIENCE, *arguments in %s:
    sys.argv = ["plan", *arguments]
    try:
        cli.main()
    except SystemExit as end:
        print(end.code, file=sys.stderr)
        print("{END}", file=sys.stderr, flush=True)
"""


def one_after_the_other(*runs: tuple[float | str, ...]) -> list[str]:
    """A process that runs the command several times, each with its patience before a bar and its arguments.

    On standard error each run's exit code stands behind its messages, and END behind that.
    """
    return [sys.executable, "-c", RUN % (runs,)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("县10.txt", "县2.txt", "县1.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_standard_input_in_a_pipe() -> None:
    ran = plan("extract", "-", "--rows", "documents", "--format", "jsonl", stdin=TEXT.encode("gb18030"))
    assert ran.returncode == 0 and ran.stderr == b""
    assert json.loads(ran.stdout)["doc"] == "-"


def test_same_bytes_in_any_order_and_with_any_seed(folder: Path) -> None:
    files = sorted(folder.iterdir())
    arguments = ("--rows", "statements", "--format", "jsonl")
    one = plan("extract", *files, *arguments)
    other = plan("extract", *reversed(files), *arguments, PYTHONHASHSEED="2")
    assert one.returncode == other.returncode == 0 and one.stdout == other.stdout
    assert len(one.stdout.splitlines()) == 2 * len(files)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user without all rights")
def test_a_folder_without_rights(folder: Path) -> None:
    (folder / "closed").mkdir()
    (folder / "closed").chmod(0)
    try:
        ran = plan("extract", folder, "--rows", "documents", "--format", "jsonl")
    finally:
        (folder / "closed").chmod(0o700)
    assert ran.returncode == 2 and b"closed" in ran.stderr and len(ran.stdout.splitlines()) == 3


def test_a_reader_that_goes_away_is_no_error(folder: Path) -> None:
    for number in range(200):
        (folder / f"乡{number}.txt").write_text(TEXT, encoding="utf-8")
    process = subprocess.Popen(
        command("extract", folder, "--rows", "documents", "--format", "jsonl"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    )
    assert process.stdout is not None and process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=30) == 0


def heed_interrupts() -> None:
    """Undo what a shell does to whatever it starts in the background: there, interrupts are ignored from the start."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(os.name == "nt", reason="no such signal")
def test_ctrl_c_ends_with_130_and_leaves_nothing(folder: Path) -> None:
    process = subprocess.Popen(
        command("extract", "-", folder, "-o", folder / "out.csv"),
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
        preexec_fn=heed_interrupts,
    )
    assert process.stderr is not None
    for _ in range(200):
        if list(folder.glob(".out.csv.*")):
            break
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    # Where the interrupt meets an import, Python ends by the signal itself; a shell calls both 130.
    assert process.wait(timeout=30) in (130, -signal.SIGINT)
    assert b"Traceback" not in process.stderr.read()
    assert sorted(path.suffix for path in folder.iterdir()) == [".txt"] * 3
    process.communicate()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_a_sentence(folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            command("extract", folder, "--rows", "documents"),
            stdout=full,
            stderr=subprocess.PIPE,
            env=ENVIRONMENT,
            check=False,
        )
    assert ran.returncode == 2 and b"Traceback" not in ran.stderr and b"space" in ran.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of processes here")
def test_what_finds_no_room_is_a_sentence_and_leaves_nothing(folder: Path) -> None:
    import resource

    suffixes = ["csv", "xlsx", "db", *(["parquet"] if find_spec("pyarrow") else [])]
    ran = subprocess.run(
        one_after_the_other(*((1.0, "extract", str(folder), "-o", str(folder / f"out.{one}")) for one in suffixes)),
        capture_output=True,
        encoding="utf-8",
        env={**ENVIRONMENT, "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)),
        check=False,
    )
    *told, rest = ran.stderr.split(END + "\n")
    assert len(told) == len(suffixes) and rest == ""
    for said in told:
        assert said.count("\n") == 2 and said.endswith("\n2\n") and "Traceback" not in said
    assert {path.suffix for path in folder.iterdir()} == {".txt"}


def test_messages_follow_the_locale(folder: Path) -> None:
    ran = plan("extract", folder / "none.txt", LC_ALL="zh_CN.UTF-8")
    assert "没有这个文件或文件夹" in ran.stderr.decode()


def test_help_names_the_commands_and_completion() -> None:
    shown = plan("--help").stdout
    assert b"extract" in shown and b"--install-completion" in shown


def on_terminal(width: int, *runs: tuple[float | str, ...]) -> list[str]:
    """What a terminal of some width shows of each run, of which a bar appears after so many seconds."""
    import fcntl
    import pty
    import struct
    import termios

    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
    environment = {key: value for key, value in ENVIRONMENT.items() if key not in ("COLUMNS", "NO_COLOR")}
    process = subprocess.Popen(
        one_after_the_other(*runs),
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env={**environment, "TERM": "xterm"},
    )
    os.close(slave)
    shown = b""
    try:
        while piece := os.read(master, 65536):
            shown += piece
    except OSError:
        pass  # the terminal's other side is closed
    process.wait(timeout=30)
    os.close(master)
    return shown.decode().split(END)


@pytest.mark.skipif(os.name == "nt", reason="no such terminal")
def test_a_terminal_gets_colour_and_rules_and_a_bar_only_where_nothing_else_is_shown(folder: Path) -> None:
    plans, written = str(folder), ("-o", str(folder / "out.csv"))
    table, bar, soon, quiet, _ = on_terminal(
        80,
        (0.0, "extract", plans, "--rows", "documents"),
        (0.0, "extract", plans, *written),
        (60.0, "extract", plans, *written),
        (0.0, "extract", plans, "-q", *written),
    )
    assert "\x1b[" in table and "─" in table and "3 documents" in table and "reading" not in table
    assert "reading" in bar and "wrote" in bar
    assert "reading" not in soon and "wrote" in soon
    assert "reading" not in quiet and "wrote" not in quiet
