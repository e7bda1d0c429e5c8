"""Fixtures that several test files use: the command with a made-up reading, and a folder of plans."""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import plantargets.cli as cli
import pytest
from cli_runs import Plan_, Ran
from hypothesis import HealthCheck, settings
from made import sample_plan
from plantargets.extractors import pipeline
from plantargets.extractors.model import Document, Plan

settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")
"""Properties try the same examples in every run, however slow the machine is."""


KEPT = tempfile.TemporaryDirectory(prefix="plan-tests-")
os.environ["XDG_CACHE_HOME"] = KEPT.name
"""The user's own cache folder stays as it is; one of the tests serves all commands that they run."""


@pytest.fixture
def plan(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Plan_:
    """Run `plan` with arguments; every document reads as the sample plan, one named bad*.txt fails inside."""

    def read(document: Document, *_: object, **__: object) -> Plan:
        if Path(document.name).name.startswith("bad"):
            raise ZeroDivisionError("an error of our own")
        return replace(sample_plan(), document=Document(document.name, sample_plan().document.text, "utf-8"))

    monkeypatch.setattr("plantargets.extractors.pipeline.extract_document", read)
    return runner(monkeypatch, capsys)


@pytest.fixture
def real(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Plan_:
    """Run `plan` with arguments on documents that are really read, each once for all tests."""
    monkeypatch.setattr("plantargets.extractors.pipeline.extract_document", read_once)
    return runner(monkeypatch, capsys)


READ = pipeline.extract_document


@cache
def read_once(document: Document, catalogue: str | None = None) -> Plan:
    """What a document reads as, by the catalogue of that name; test_cli_process.py shows that it is always the same."""
    return READ(document, catalogue)


def runner(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Plan_:
    """What runs `plan` inside the test process, in no language but its own."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str | Path) -> Ran:
        monkeypatch.setattr(sys, "argv", ["plan", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            cli.main()
        out, err = capsys.readouterr()
        return Ran(int(end.value.code or 0), out, err)

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("县10.txt", "县2.txt"):
        (tmp_path / name).write_text("云溪县教育规划\n", encoding="utf-8")
    return tmp_path
