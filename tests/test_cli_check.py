"""`plan check` at the command line: levels, exit codes, formats, and what is seen on a screen."""

from __future__ import annotations

import csv
import io
import os
import sys
from pathlib import Path

import plantargets.cli as cli
import pytest
from cli_runs import Plan_, Ran, rows

ROOT = Path(__file__).resolve().parents[1]
LEVELS = ("error", "warning", "notice")
SNAPSHOTS = Path(__file__).parent / "snapshots"
TEXT = """云溪县2024年教育工作要点

一、总体目标
到2024年底，九年义务教育巩固率达到97.5%，普惠性幼儿园覆盖率较上年增加2%。
二、重点任务
九年义务教育巩固率达到98%，高中阶段毛入学率保持在95%以上。全县共有学校120所，其中公办100所、民办15所。
三、保障
高中阶段毛入学率达到96%。
"""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Plan_:
    """Run `plan check` with arguments in a folder that holds a plan with faults and one without."""
    (tmp_path / "云溪.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "青禾.txt").write_text("青禾县2024年教育工作要点\n\n新建学校3所。\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def command(*arguments: str | Path) -> Ran:
        monkeypatch.setattr(sys, "argv", ["plan", "check", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            cli.main()
        out, err = capsys.readouterr()
        return Ran(int(end.value.code or 0), out, err)

    return command


def test_a_finding_in_json_has_the_fields_of_its_kind_and_all_its_places(run: Plan_) -> None:
    first = rows(run(".", "--format", "jsonl"))[0]
    assert list(first) == ["code", "level", "message", "indicator", "places"]
    assert (first["code"], first["level"], first["indicator"]) == ("contradiction", "error", "九年义务教育巩固率")
    places = first["places"]
    assert isinstance(places, list)
    assert [(place["line"], place["quote"], place["value"], place["unit"]) for place in places] == [
        (4, "97.5%", 97.5, "%"),
        (6, "98%", 98, "%"),
    ]
    for place in places:
        assert list(place) == ["document", "line", "start", "end", "cell", "quote", "value", "unit"]
        assert TEXT[place["start"] : place["end"]] == place["quote"]


def test_levels(run: Plan_) -> None:
    codes = {level: [row["code"] for row in rows(run(".", "--format", "jsonl", "--level", level))] for level in LEVELS}
    assert codes == {
        "error": ["contradiction", "parts-short"],
        "warning": ["contradiction", "parts-short", "percent-or-points"],
        "notice": ["contradiction", "parts-short", "percent-or-points", "bound"],
    }


def test_exit_codes(run: Plan_) -> None:
    assert run("云溪.txt").code == 0
    assert run("云溪.txt", "--exit-code").code == 1
    assert run("青禾.txt", "--exit-code").code == 0
    assert run("云溪.txt", "没有.txt", "--exit-code").code == 2


def test_the_language_of_messages(run: Plan_) -> None:
    (first, *_) = rows(run("云溪.txt", "--format", "jsonl", "--lang", "zh"))
    assert first["message"] == "九年义务教育巩固率（2024年目标）前后不一：97.5% / 98%"
    assert run("云溪.txt", "--lang", "en").out.startswith(
        "error  contradiction  九年义务教育巩固率 (target, 2024) has values"
    )


@pytest.mark.parametrize(("format", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_cells_hold_the_first_place_and_all_places(run: Plan_, format: str, delimiter: str) -> None:
    first, *_ = csv.DictReader(io.StringIO(run("云溪.txt", "--format", format).out), delimiter=delimiter)
    assert (first["document"], first["line"], first["quote"], first["value"]) == ("云溪.txt", "4", "97.5%", "97.5")
    assert first["places"] == "云溪.txt:4 97.5%; 云溪.txt:6 98%"


def test_a_file_s_format_follows_its_suffix_and_its_summary_goes_to_standard_error(run: Plan_) -> None:
    ran = run(".", "-o", "findings.jsonl", "--lang", "en")
    assert ran.out == ""
    assert "findings.jsonl: 4 rows (errors: 2, warnings: 1, notices: 1)" in ran.err
    assert len(Path("findings.jsonl").read_text(encoding="utf-8").splitlines()) == 4


def test_columns_make_a_table(run: Plan_) -> None:
    assert run("云溪.txt", "--columns", "code,line", "--level", "error").out.split() == [
        *("code", "line", "contradiction", "4", "parts-short", "6")
    ]


def test_the_order_of_the_files_does_not_matter(run: Plan_) -> None:
    assert run("云溪.txt", "青禾.txt").out == run("青禾.txt", "云溪.txt").out


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_screen(run: Plan_, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    """`UPDATE_SNAPSHOTS=1 pytest tests/test_cli_check.py` writes what is seen anew."""
    shown = run("云溪.txt", "--lang", lang).out
    kept = SNAPSHOTS / f"check-{lang}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        kept.write_text(shown, encoding="utf-8")
    assert shown == kept.read_text(encoding="utf-8")
    coloured = run("云溪.txt", "--lang", lang, "--color", "always").out
    assert "\x1b[32m【97.5%】\x1b[0m" in coloured
