"""What is seen on a screen, kept as text: `UPDATE_SNAPSHOTS=1 pytest tests/test_cli_snapshots.py` writes it anew."""

from __future__ import annotations

import sys
from pathlib import Path

import plantargets.cli as cli
import pytest
from cli_runs import compared_with_snapshot, without_colour
from made import found, plan_of, sample_plan
from plantargets.extractors.model import Plan

LONG = "县域义务教育学校骨干教师和校长交流轮岗人数占应交流轮岗教师和校长总数的比例"

VIEWS = {
    "extract-80-zh": (80, "zh", ["extract"]),
    "extract-80-en": (80, "en", ["extract"]),
    "extract-120-zh": (120, "zh", ["extract"]),
    "statements-80-zh": (80, "zh", ["extract", "--rows", "statements"]),
    "documents-80-en": (80, "en", ["extract", "--rows", "documents"]),
    "columns-80-en": (80, "en", ["extract", "--columns", "name,goal,unit,quote"]),
    "markdown": (80, "zh", ["extract", "--format", "markdown"]),
    "explain-zh": (80, "zh", ["explain"]),
    "explain-en": (80, "en", ["explain"]),
    "explain-40-zh": (40, "zh", ["explain"]),
}


def yearly_plan(name: str) -> Plan:
    """A plan with long names, changes, ranges, ratios and what is doubtful."""
    text = (
        f"青岚区2024年教育工作要点\n\n{LONG}达到10%，近视率下降1个百分点，培训教师300—500人次，"
        "师生比不低于1:15，教育支出增长6%左右，每学期开展演练2次。\n"
    )
    statements = [
        found(text, "10%", LONG, "10", "%", year=2024, group="教师"),
        found(text, "1个百分点", "近视率", "1", "百分点", measure="decrease", year=2024, group="健康"),
        found(text, "300—500人次", "培训教师", "300", "人次", value_high="500", comparator="range", year=2024),
        found(text, "不低于1:15", "师生比", "1", "比", value_high="15", comparator=">=", year=2024),
        found(
            text,
            "6%左右",
            "教育支出",
            "6",
            "%",
            measure="increase",
            comparator="~",
            year=2024,
            flags=("percent-or-points",),
        ),
        found(text, "2次", "演练", "2", "次", per="学期", year=2024, where="prose"),
    ]
    return plan_of(statements, text, name, region="青岚区", kind="工作要点", period_start=2024, period_end=2024)


@pytest.mark.parametrize("view", VIEWS)
def test_screen(view: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    width, lang, arguments = VIEWS[view]
    plans = {"云溪县.txt": sample_plan(), "青岚区-2024.txt": yearly_plan("青岚区-2024.txt")}
    for name in plans:
        (tmp_path / name).write_text("甲", encoding="utf-8")
    monkeypatch.setattr("plantargets.extractors.pipeline.extract_document", lambda document, *_: plans[document.name])
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.chdir(tmp_path)
    paths = ["青岚区-2024.txt"] if arguments[0] == "explain" else list(plans)
    options = ["--lang", lang, "--color", "always"]
    monkeypatch.setattr(sys, "argv", ["plan", *arguments, *paths, *options])
    with pytest.raises(SystemExit):
        cli.main()
    shown = without_colour(capsys.readouterr().out)
    compared_with_snapshot(view, shown)
    from wcwidth import wcswidth

    if "markdown" not in arguments:
        assert max(wcswidth(line) for line in shown.split("\n")[:-2]) <= width
