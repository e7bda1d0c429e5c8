"""Patterns that are kept between runs are those that `re.compile` makes, and nothing depends on their being kept."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from plantargets.extractors import patternfile, patterns

TEXT = "白石县2031年工作要点\n到2031年，学前教育毛入园率达到93.5%。\n"
COMMAND = (sys.executable, "-m", "plantargets.cli", "extract", "-", "--format", "jsonl")


def extracted(cache: Path) -> bytes:
    """What `plan extract` prints where the user's cache folder is `cache`."""
    surroundings = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    done = subprocess.run(COMMAND, input=TEXT.encode(), env=surroundings, capture_output=True, timeout=60, check=True)
    return done.stdout


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where patterns are kept for this test."""
    path = tmp_path / "plan-targets" / "kept"
    monkeypatch.setattr(patternfile, "pattern_file", lambda: path)
    return path


def test_every_kept_pattern_is_what_the_standard_library_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = extracted(tmp_path)
    (kept,) = (tmp_path / "plan-targets").iterdir()
    monkeypatch.setattr(patternfile, "pattern_file", lambda: kept)
    found = patternfile.read_patterns()
    assert len(found) > 300
    monkeypatch.setattr(patterns, "_kept", lambda: found)
    for source, flags in found:
        assert patterns.compiled.__wrapped__(source, flags) == re.compile(source, flags), source
    written = kept.stat().st_mtime_ns
    assert extracted(tmp_path) == rows
    assert kept.stat().st_mtime_ns == written


@pytest.mark.parametrize("damage", [b"", b"abc", b"\0" * 40, None], ids=["empty", "short", "other", "one bit"])
def test_a_damaged_file_is_written_anew(tmp_path: Path, damage: bytes | None) -> None:
    rows = extracted(tmp_path)
    (kept,) = (tmp_path / "plan-targets").iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[:999] + bytes([whole[999] ^ 1]) + whole[1000:] if damage is None else damage)
    assert extracted(tmp_path) == rows
    assert len(kept.read_bytes()) == len(whole)


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    no_folder = tmp_path / "file"
    no_folder.write_text("")
    assert extracted(no_folder) == extracted(tmp_path / "folder")
    assert no_folder.read_text() == ""


def test_a_file_that_cannot_be_replaced_leaves_nothing_behind(file: Path) -> None:
    file.mkdir(parents=True)
    (file / "in the way").write_text("")
    patternfile.write_patterns({("甲", 0): patterns._parts_of("甲", 0)})
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_what_two_processes_keep_is_kept_together(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for source in ("甲(?P<one>乙)?", "丙|丁"):
        monkeypatch.setattr(patterns, "_kept", dict)
        monkeypatch.setattr(patterns, "_fresh", {(source, 0): patterns._parts_of(source, 0)})
        patterns.keep()
    assert set(patternfile.read_patterns()) == {("甲(?P<one>乙)?", 0), ("丙|丁", 0)}


def test_a_file_that_has_grown_is_begun_anew(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "MOST", 2)
    patternfile.write_patterns({(source, 0): patterns._parts_of(source, 0) for source in "甲乙"})
    monkeypatch.setattr(patterns, "_kept", dict)
    monkeypatch.setattr(patterns, "_fresh", {("丙", 0): patterns._parts_of("丙", 0)})
    patterns.keep()
    assert set(patternfile.read_patterns()) == {("丙", 0)}


def test_an_unknown_python_compiles_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "_engine", lambda: None)
    source = "[一二三](?P<unit>年)"
    assert patterns.compiled.__wrapped__(source, re.MULTILINE) == re.compile(source, re.MULTILINE)


def test_what_is_no_pattern_is_said_by_the_standard_library() -> None:
    with pytest.raises(re.error):
        patterns.compiled("(一")
