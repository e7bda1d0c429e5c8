"""`plan compare` as a command: its words, formats and exit codes, on four invented counties and the example plans."""

from __future__ import annotations

import csv
import io
import json
from itertools import permutations
from pathlib import Path

import pytest
from cli_runs import Plan_, Ran, compared_with_snapshot, rows, without_colour
from openpyxl import load_workbook

ROOT = Path(__file__).resolve().parents[1]
COUNTIES = ROOT / "tests" / "corpus" / "counties"
EXAMPLES = ROOT / "examples"
NAMES = ("白水县", "青禾县", "松陵县", "云岭县")


def table(ran: Ran) -> dict[str, dict[str, str]]:
    """The rows of a csv by their indicator."""
    return {row["indicator"]: row for row in csv.DictReader(io.StringIO(ran.out))}


def test_regions_stand_across_indicators_down(real: Plan_) -> None:
    ran = real("compare", COUNTIES, "--format", "csv")
    row = table(ran)["学前教育毛入园率"]
    assert [row[name] for name in NAMES] == [
        "86.7% (2020) → 90% (2025)",
        "91.2% (2020) → ≥95% (2025)",
        "88.4% (2020) → 93% (2025)",
        "90% (2020) → 94–96% (2025)",
    ]
    assert (row["unit"], row["count"], row["minimum"], row["minimum_at"]) == ("%", "4", "90", "白水县")
    assert (row["median"], row["maximum"], row["maximum_at"], row["summary_of"]) == ("93.5", "95", "青禾县", "goal")


def test_missing_is_missing_and_never_nought(real: Plan_) -> None:
    row = table(real("compare", COUNTIES, "--format", "csv"))["新建幼儿园"]
    assert row["云岭县"] == ""
    (nested,) = rows(real("compare", COUNTIES, "-i", "新建幼儿园", "--format", "jsonl"))
    assert nested["cells"]["云岭县"] is None
    assert "—" in real("compare", COUNTIES, "-i", "新建幼儿园").out


def test_another_kind_of_number_is_said_not_to_be_comparable(real: Plan_) -> None:
    (row,) = rows(real("compare", COUNTIES, "-i", "高中阶段毛入学率", "--format", "jsonl"))
    cell = row["cells"]["松陵县"]
    assert (cell["comparable"], cell["reason"], cell["goal"]["quote"]) == (False, "level-and-change", "2个百分点")
    assert table(real("compare", COUNTIES, "--format", "csv"))["高中阶段毛入学率"]["松陵县"] == "≠"


def test_every_quote_stands_at_its_place(real: Plan_) -> None:
    texts = {str(path): path.read_text(encoding="utf-8") for path in COUNTIES.glob("*.txt")}
    for row in rows(real("compare", COUNTIES, "--format", "jsonl", "--min-coverage", "1")):
        sides = [cell[side] for cell in row["cells"].values() if cell for side in ("baseline", "goal") if cell[side]]
        for place in (place for side in sides for place in side["places"]):
            assert texts[place["doc"]][place["start"] : place["end"]] == place["quote"]


def test_the_order_of_files_never_matters(real: Plan_) -> None:
    files = sorted(COUNTIES.glob("*.txt"))
    for options in (["--format", "jsonl"], ["--rank"], ["--long", "--format", "csv"], ["--fuzzy"]):
        outs = {real("compare", *order, *options).out for order in permutations(files)}
        assert len(outs) == 1


def test_an_unrelated_plan_changes_no_cell(real: Plan_) -> None:
    before = table(real("compare", COUNTIES, "--format", "csv"))
    after = table(real("compare", COUNTIES, EXAMPLES / "yunbo-report-2024.txt", "--format", "csv"))
    assert {key: [after[key][name] for name in NAMES] for key in before} == {
        key: [row[name] for name in NAMES] for key, row in before.items()
    }


@pytest.mark.parametrize(
    ("show", "told"),
    [
        ("baseline", {"白水县": "86.7% (2020)", "青禾县": "91.2% (2020)"}),
        ("goal", {"白水县": "90% (2025)", "青禾县": "≥95% (2025)"}),
        ("change", {"白水县": "3.3个百分点", "青禾县": "3.8个百分点"}),
        ("both", {"白水县": "86.7% (2020) → 90% (2025)", "青禾县": "91.2% (2020) → ≥95% (2025)"}),
    ],
)
def test_what_a_cell_tells(real: Plan_, show: str, told: dict[str, str]) -> None:
    row = table(real("compare", COUNTIES, "--show", show, "--format", "csv"))["学前教育毛入园率"]
    assert {name: row[name] for name in told} == told


def test_only_what_enough_columns_have(real: Plan_) -> None:
    counts = [len(table(real("compare", COUNTIES, "--format", "csv", "--min-coverage", str(n)))) for n in (1, 2, 3, 4)]
    assert counts == sorted(counts, reverse=True)
    assert len(table(real("compare", COUNTIES, "--format", "csv"))) == counts[1]
    assert table(real("compare", COUNTIES / "青禾县.txt", "--format", "csv"))


def test_filters(real: Plan_) -> None:
    assert set(table(real("compare", COUNTIES, "-i", "普惠率", "--format", "csv"))) == {"普惠性幼儿园覆盖率"}
    assert {row["group"] for row in rows(real("compare", COUNTIES, "-g", "学前", "--format", "jsonl"))} == {"学前"}
    (row,) = rows(real("compare", COUNTIES, "--year", "2035", "--min-coverage", "1", "--format", "jsonl"))
    assert [cell and cell["goal"]["value"] for cell in row["cells"].values()] == [None, 99, None, None]
    one = rows(real("compare", COUNTIES, "--region", "禾", "--by", "region", "--format", "jsonl"))[0]
    assert list(one["cells"]) == ["青禾县"]


def test_the_long_form_is_a_row_a_cell(real: Plan_) -> None:
    found = rows(real("compare", COUNTIES, "--long", "--format", "jsonl"))
    (row,) = (r for r in found if (r["region"], r["indicator"]) == ("青禾县", "学前教育毛入园率"))
    assert (row["baseline_value"], row["baseline_year"], row["goal_value"], row["goal_comparator"]) == (
        91.2,
        2020,
        95,
        ">=",
    )
    assert (row["change"], row["change_unit"], row["unit"], row["quote"]) == (3.8, "百分点", "%", "95%以上")
    assert (row["period_start"], row["period_end"], row["line"]) == (2021, 2025, 11)
    assert row["doc"].endswith("青禾县.txt") and row["goal_name"] == "学前三年毛入园率"
    assert not any(r["region"] == "云岭县" and r["indicator"] == "新建幼儿园" for r in found)


def test_the_highest_first_and_who_lacks_it(real: Plan_) -> None:
    found = rows(real("compare", COUNTIES, "--rank", "-i", "高中阶段毛入学率", "--format", "jsonl"))
    assert [(row["rank"], row["column"]) for row in found] == [
        *((1, "青禾县"), (2, "云岭县"), (3, "白水县"), (None, "松陵县"))
    ]
    out = real("compare", COUNTIES, "--rank", "-i", "近视率", "--lang", "zh").out
    assert [line.split()[-2:] for line in out.splitlines()[3:]] == [["≠", "松陵县"], ["—", "白水县"]]


def test_against_the_nation(real: Plan_) -> None:
    (row,) = rows(real("compare", COUNTIES, "--against", "national", "-i", "学前教育毛入园率", "--format", "jsonl"))
    gaps = {name: (cell["gap"], cell["gap_unit"], cell["met"]) for name, cell in row["cells"].items()}
    assert gaps["白水县"] == (0, "百分点", "missed")  # the nation's goal is above 90
    assert gaps["青禾县"] == (5, "百分点", "exceeded")
    assert row["references"][0]["reference_source"].startswith("《“十四五”公共服务规划》")
    csv_row = table(real("compare", COUNTIES, "--against", "national", "--format", "csv"))["学前教育毛入园率"]
    assert (csv_row["reference"], csv_row["reference_year"], csv_row["白水县"]) == (
        *(">90", "2025", "90% (2025) ±0个百分点 ✗"),
    )


def test_against_the_plan_of_the_level_above(real: Plan_) -> None:
    above = EXAMPLES / "yunbo-145.txt"
    found = rows(real("compare", COUNTIES, "--against", above, "--format", "jsonl"))
    row = next(row for row in found if row["indicator"] == "学前教育毛入园率")
    assert row["cells"]["松陵县"]["gap"] == -3
    assert row["cells"]["松陵县"]["reference_source"] == "云泊市"
    missing = real("compare", COUNTIES, "--against", EXAMPLES / "no-such.txt")
    assert missing.code == 2 and "no-such.txt" in missing.err


def test_near_names_only_when_asked_for_and_marked(real: Plan_) -> None:
    name = "乡村学校美育浸润行动覆盖率"
    assert name not in table(real("compare", COUNTIES, "--format", "csv"))
    row = table(real("compare", COUNTIES, "--fuzzy", "--format", "csv"))[name]
    assert row["云岭县"] == "→ 90% (2025) (≈92)"
    (long,) = (
        r
        for r in rows(real("compare", COUNTIES, "--fuzzy", "--long", "--format", "jsonl"))
        if r["indicator"] == name and r["region"] == "云岭县"
    )
    assert (long["match"], long["score"], long["goal_name"]) == ("fuzzy", 92, "乡村学校美育浸润覆盖率")


def test_years_and_documents_across(real: Plan_) -> None:
    plans = sorted(EXAMPLES.glob("lanxi-*.txt"))
    by_year = rows(real("compare", *plans, "--format", "jsonl"))
    assert {tuple(row["cells"]) for row in by_year} == {("2023", "2024")}
    by_document = rows(real("compare", *plans, "--by", "document", "--format", "jsonl"))
    assert {tuple(row["cells"]) for row in by_document} == {tuple(map(str, plans))}


def test_a_workbook_holds_numbers_and_text_that_is_no_formula(real: Plan_, tmp_path: Path) -> None:
    text = (COUNTIES / "青禾县.txt").read_text(encoding="utf-8").replace("新建幼儿园12所", "=cmd|新建幼儿园12所")
    (tmp_path / "青禾县.txt").write_text(text, encoding="utf-8")
    (tmp_path / "白水县.txt").write_text((COUNTIES / "白水县.txt").read_text(encoding="utf-8"), encoding="utf-8")
    for name in ("a.xlsx", "b.xlsx"):
        assert real("compare", tmp_path / "青禾县.txt", tmp_path / "白水县.txt", "-o", tmp_path / name).code == 0
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    matrix, long = load_workbook(tmp_path / "a.xlsx").worksheets
    header = [cell.value for cell in matrix[1]]
    row = next(row for row in matrix.iter_rows(min_row=2) if row[0].value == "学前教育毛入园率")
    goal = row[header.index("青禾县 goal")]
    assert (goal.value, goal.number_format) == (95, '"≥"0"%";"≥"-0"%"')
    assert (matrix.freeze_panes, row[header.index("白水县 baseline")].value) == ("B2", 86.7)
    assert {cell.data_type for row in long.iter_rows() for cell in row} <= {"s", "n"}


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.json", "a.jsonl", "a.md"])
def test_files_in_every_format(real: Plan_, tmp_path: Path, name: str) -> None:
    for options in ([], ["--long"], ["--rank"], ["--against", "national"]):
        assert real("compare", COUNTIES, *options, "-o", tmp_path / name).code == 0
        assert "学前教育毛入园率" in (tmp_path / name).read_text(encoding="utf-8")


def test_chosen_columns(real: Plan_) -> None:
    out = real("compare", COUNTIES, "--columns", "indicator,青禾县,maximum", "--format", "csv").out
    assert out.splitlines()[0] == "indicator,青禾县,maximum"
    wrong = real("compare", COUNTIES, "--columns", "nothing", "--format", "csv")
    assert wrong.code == 2 and "nothing" in wrong.err


def test_what_cannot_be_read_is_said_and_the_rest_goes_on(real: Plan_, tmp_path: Path) -> None:
    ran = real("compare", COUNTIES, tmp_path / "none.txt", "--format", "csv")
    assert ran.code == 2 and "none.txt" in ran.err and "学前教育毛入园率" in ran.out


def test_nothing_in_common_is_no_error(real: Plan_) -> None:
    ran = real("compare", COUNTIES, "-i", "没有的指标", "--color", "always", "--lang", "zh")
    assert (ran.code, ran.out) == (0, "没有符合条件的行\n")


@pytest.mark.parametrize(
    ("view", "width", "options"),
    [
        ("compare-80-zh", 80, ["--lang", "zh"]),
        ("compare-120-zh", 120, ["--lang", "zh", "--show", "goal"]),
        ("compare-80-en", 80, ["--lang", "en", "--against", "national"]),
        ("compare-120-en", 120, ["--lang", "en", "--rank", "-g", "义务", "-g", "健康"]),
        ("compare-long-120-zh", 120, ["--lang", "zh", "--long", "-g", "学前"]),
    ],
)
def test_screen(real: Plan_, monkeypatch: pytest.MonkeyPatch, view: str, width: int, options: list[str]) -> None:
    from wcwidth import wcswidth

    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.chdir(COUNTIES.parent)
    ran = real("compare", COUNTIES.name, "--color", "always", *options)
    compared_with_snapshot(view, without_colour(ran.out))
    assert max(wcswidth(line) for line in without_colour(ran.out).split("\n")[:-2]) <= width


def test_wide_matrices_are_paged_with_the_indicators_repeated(real: Plan_, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    out = without_colour(real("compare", COUNTIES, "--color", "always", "--lang", "zh").out)
    assert out.count("学前教育毛入园率") == sum(line.startswith("指标 ") for line in out.splitlines()) > 1
    headings = [name for line in out.splitlines() if line.startswith("指标 ") for name in line.split()[1:]]
    assert headings == [*NAMES, "个数", "最低", "中位", "最高"]


def test_json_is_one_array(real: Plan_) -> None:
    assert len(json.loads(real("compare", COUNTIES, "--format", "json").out)) > 5
