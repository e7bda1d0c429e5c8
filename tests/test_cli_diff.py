"""`plan diff` as a command: its words, formats and exit codes, on the example plans and on plans made for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_runs import Plan_, Ran, compared_with_snapshot, rows

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
OLD, NEW = EXAMPLES / "lanxi-2023.txt", EXAMPLES / "lanxi-2024.txt"


def test_each_target_is_a_row_with_both_statements(real: Plan_) -> None:
    ran = real("diff", OLD, NEW, "--format", "jsonl")
    found = {row["indicator"]: row for row in rows(ran)}
    preschool = found["学前教育毛入园率"]
    assert (preschool["change"], preschool["difference"], preschool["difference_unit"]) == ("raised", 0.5, "百分点")
    assert (preschool["direction"], preschool["match"], preschool["region"]) == ("better", "exact", "云泊市澜溪区")
    assert (preschool["old"]["quote"], preschool["new"]["quote"]) == ("98%以上", "98.5%以上")
    assert found["进城务工人员随迁子女公办学校就读比例"]["change"] == "not-comparable"
    assert found["托班的公办园"]["old"] is None and found["托班的公办园"]["change"] == "added"


def test_every_quote_of_a_row_stands_in_its_document(real: Plan_) -> None:
    texts = {str(path): path.read_text(encoding="utf-8") for path in (OLD, NEW)}
    told = [row[side] for row in rows(real("diff", OLD, NEW, "--format", "jsonl")) for side in ("old", "new")]
    places = [place for one in told if one for place in one["places"]]
    assert places
    assert [p for p in places if texts[p["doc"]][p["start"] : p["end"]] != p["quote"]] == []


def test_goals_against_what_the_next_plan_reports(real: Plan_) -> None:
    found = {row["indicator"]: row for row in rows(real("diff", OLD, NEW, "--met", "--format", "jsonl"))}
    missed = found["普惠性幼儿园覆盖率"]
    assert (missed["met"], missed["by"], missed["by_unit"]) == ("missed", -0.6, "百分点")
    assert (missed["goal"]["quote"], missed["reached"]["quote"]) == ("92%", "91.4%")
    assert found["课后服务时间"]["met"] == "not-reported" and found["课后服务时间"]["reached"] is None


def test_counts_only(real: Plan_) -> None:
    counts = {row["change"]: row["count"] for row in rows(real("diff", OLD, NEW, "--stat", "--format", "jsonl"))}
    assert sum(counts.values()) == len(rows(real("diff", OLD, NEW, "--format", "jsonl")))
    assert {"raised", "lowered", "dropped", "added"} <= set(counts)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [([OLD, NEW], 0), ([OLD, NEW, "--exit-code"], 1), ([OLD, OLD, "--exit-code"], 0), ([NEW, OLD, "--exit-code"], 1)],
)
def test_exit_codes(real: Plan_, arguments: list[object], code: int) -> None:
    assert real("diff", *arguments, "--format", "jsonl").code == code


def test_nothing_changes_between_a_plan_and_itself(real: Plan_) -> None:
    assert rows(real("diff", NEW, NEW, "--changed-only", "--format", "jsonl")) == []
    assert {row["change"] for row in rows(real("diff", NEW, NEW, "--format", "jsonl"))} == {"unchanged"}


def test_context_shows_both_sentences(real: Plan_) -> None:
    out = real("diff", OLD, NEW, "--context", "--indicator", "毛入园率").out
    assert f"  - {OLD}:5  " in out and "【98%以上】" in out
    assert f"  + {NEW}:10  " in out and "【98.5%以上】" in out
    (row,) = rows(real("diff", OLD, NEW, "--context", "-i", "学前教育毛入园率", "--format", "jsonl"))
    assert "【98%以上】" in row["old_sentence"] and "【98.5%以上】" in row["new_sentence"]


def test_cells_hold_both_names_and_quotes(real: Plan_) -> None:
    lines = real("diff", OLD, NEW, "--format", "csv").out.splitlines()
    assert lines[0].startswith("region,group,indicator,change,old_name,")
    assert len({line.count(",") for line in lines if '"' not in line}) == 1
    assert {"old_quote", "new_quote", "new_doc", "new_line", "score", "reason"} <= set(lines[0].split(","))


def test_folders_are_paired_by_region(real: Plan_, tmp_path: Path) -> None:
    for folder, names in (("旧", ("lanxi-2023", "hefeng-2023")), ("新", ("lanxi-2024", "hefeng-2024", "yunbo-145"))):
        (tmp_path / folder).mkdir()
        for name in names:
            text = (EXAMPLES / f"{name}.txt").read_text(encoding="utf-8")
            (tmp_path / folder / f"{name}.txt").write_text(text, encoding="utf-8")
    ran = real("diff", tmp_path / "旧", tmp_path / "新", "--format", "jsonl", "--lang", "en")
    assert {row["region"] for row in rows(ran)} == {"云泊市澜溪区", "禾丰县"}
    assert "云泊市: has a plan in" in ran.err


def test_a_side_without_a_plan_is_an_error(real: Plan_, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ran = real("diff", OLD, tmp_path / "empty")
    assert ran.code == 2 and "empty" in ran.err and "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("view", "width", "options"),
    [
        ("diff-80-zh", 80, ["--lang", "zh"]),
        ("diff-120-en", 120, ["--lang", "en", "--changed-only"]),
        ("diff-met-100-zh", 100, ["--lang", "zh", "--met"]),
        ("diff-context-zh", 100, ["--lang", "zh", "--context", "-g", "学前"]),
        ("diff-stat-en", 80, ["--lang", "en", "--stat"]),
    ],
)
def test_screen(real: Plan_, monkeypatch: pytest.MonkeyPatch, view: str, width: int, options: list[str]) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.chdir(EXAMPLES)
    ran: Ran = real("diff", OLD.name, NEW.name, "--color", "always", *options)
    compared_with_snapshot(view, ran.out)


def test_json_is_one_array(real: Plan_) -> None:
    assert len(json.loads(real("diff", OLD, NEW, "--format", "json").out)) > 20


def written(folder: Path, **texts: str) -> Path:
    """A folder with these plans."""
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


GREY = (
    "灰鹤县{year}年工作计划\n单位能耗下降{fall}%以上，轮岗教师{people}人，新建公园2个，婴儿死亡率控制在{rate}‰以内。\n"
)
WHITE = "白杨县{year}年工作计划\n新建公园{parks}个。\n"


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Two years' plans of two counties."""
    old = {"g": GREY.format(year=2023, fall=2, people=90, rate=4), "w": WHITE.format(year=2023, parks=3)}
    new = {"g": GREY.format(year=2024, fall=3, people=95, rate=3.5), "w": WHITE.format(year=2024, parks=5)}
    return written(tmp_path / "old", **old), written(tmp_path / "new", **new)


@pytest.mark.parametrize("options", [[], ["--stat"], ["--context"], ["--format", "markdown"], ["--met"]])
def test_of_several_regions_each_row_names_its_own(real: Plan_, folders: tuple[Path, Path], options: list[str]) -> None:
    out = real("diff", *folders, "--lang", "en", *options).out
    assert "灰鹤县" in out and "白杨县" in out


def test_a_fall_is_told_in_words_where_a_sign_would_turn_its_bound(real: Plan_, folders: tuple[Path, Path]) -> None:
    out = real("diff", *folders, "--lang", "zh").out
    assert "下降≥2% (2023)" in out and "下降≥3% (2024)" in out and "−0.5个千分点" in out


def test_near_names_are_both_shown(real: Plan_, tmp_path: Path) -> None:
    old = written(tmp_path / "a", a="白杨县2023年工作计划\n交流轮岗骨干教师90人。\n")
    new = written(tmp_path / "b", a="白杨县2024年工作计划\n交流轮岗优秀骨干教师95人。\n")
    plain, near = (real("diff", old, new, "--lang", "zh", *options).out for options in ([], ["--fuzzy"]))
    assert "未再提" in plain
    assert "交流轮岗骨干教师 → 交流轮岗优秀骨干教师 (≈" in near


def test_the_plans_own_names_stand_beside_their_sentences(real: Plan_, tmp_path: Path) -> None:
    old = written(tmp_path / "a", a="白杨县2023年工作计划\n学前三年毛入园率达到95%。\n")
    new = written(tmp_path / "b", a="白杨县2024年工作计划\n学前教育三年毛入园率达到96%。\n")
    out = real("diff", old, new, "--context").out
    assert "[学前三年毛入园率]" in out and "[学前教育三年毛入园率]" in out


def test_nothing_to_compare_is_an_error_and_two_regions_are_said(real: Plan_, folders: tuple[Path, Path]) -> None:
    old, new = folders
    ran = real("diff", old / "g.txt", new / "w.txt", "--lang", "en")
    assert ran.code == 0 and "two regions, 灰鹤县 and 白杨县" in ran.err
    (old / "w.txt").unlink()
    (new / "g.txt").unlink()
    (new / "v.txt").write_text(WHITE.replace("白杨县", "青石县").format(year=2024, parks=1), encoding="utf-8")
    ran = real("diff", old, new, "--lang", "en")
    assert ran.code == 2 and "no region has a plan in both" in ran.err


def test_standard_input_is_one_side_only(real: Plan_) -> None:
    ran = real("diff", "-", "-", "--lang", "en")
    assert ran.code == 2 and "one of the two sides" in ran.err
