"""The command line without a real pipeline: what goes where, in which format, with which exit code."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import plantargets.cli as cli
import pytest
from cli_runs import Plan_, rows
from made import sample_plan

BOM = b"\xef\xbb\xbf"


def test_default_rows_are_one_line_an_indicator_in_natural_order(plan: Plan_, folder: Path) -> None:
    found = rows(plan("extract", folder, "--format", "jsonl"))
    assert [Path(str(row["doc"])).name for row in found] == ["县2.txt"] * 3 + ["县10.txt"] * 3
    first = found[0]
    assert {
        key: first[key] for key in ("indicator", "baseline", "baseline_year", "comparator", "goal", "goal_year")
    } == {
        "indicator": "学前教育毛入园率",
        "baseline": 91.5,
        "baseline_year": 2020,
        "comparator": ">=",
        "goal": 96,
        "goal_year": 2025,
    }
    assert (first["change"], first["change_unit"], first["line"], first["quote"]) == (4.5, "百分点", 3, "96%以上")


def test_numbers_in_json_are_the_decimals_own_digits(plan: Plan_, folder: Path) -> None:
    out = plan("extract", folder / "县2.txt", "--rows", "statements", "--format", "jsonl").out
    assert '"value": 91.5, "value_high": null' in out
    assert '"period_start": 2021, "period_end": 2025' in out


def test_statement_rows_carry_offsets_and_their_document(plan: Plan_, folder: Path) -> None:
    text = sample_plan().document.text
    for row in rows(plan("extract", folder, "--rows", "statements", "--format", "jsonl")):
        assert text[int(str(row["start"])) : int(str(row["end"]))] == row["quote"]
        assert row["region"] == "云溪县"


def test_document_rows_give_the_facts(plan: Plan_, folder: Path) -> None:
    (row,) = rows(plan("extract", folder / "县2.txt", "--rows", "documents", "--format", "jsonl"))
    assert (row["kind"], row["period_start"], row["statements"], row["targets"], row["indicators"]) == (
        "规划",
        2021,
        4,
        3,
        3,
    )


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        (["--indicator", "毛入园"], ["学前三年毛入园率"]),
        (["--indicator", "学前三年入园率"], ["学前三年毛入园率"]),
        (["--group", "学前"], ["学前三年毛入园率", "新建幼儿园"]),
        (["--group", "学前", "--unit", "所"], ["新建幼儿园"]),
        (["--group", "学前", "--group", "经费"], ["学前三年毛入园率", "新建幼儿园", "资金"]),
        (["--unit", "元"], ["资金"]),
        (["--unit", "万元"], []),
        (["--role", "actual"], ["学前三年毛入园率"]),
        (["--year", "2020"], ["学前三年毛入园率"]),
        (["--year", "2020", "--role", "target"], []),
        (["--region", "云溪"], ["学前三年毛入园率", "新建幼儿园", "资金"]),
        (["--region", "青岚"], []),
    ],
)
def test_filters_combine(plan: Plan_, folder: Path, filters: list[str], names: list[str]) -> None:
    found = plan("extract", folder / "县2.txt", "--format", "jsonl", *filters)
    assert [row["name"] for row in rows(found)] == names
    assert found.code == 0


def test_a_csv_file_starts_with_a_mark_and_a_pipe_has_none(plan: Plan_, folder: Path) -> None:
    out = folder / "out.csv"
    assert plan("extract", folder / "县2.txt", "-o", out).code == 0
    assert out.read_bytes().startswith(BOM + b"doc,region,")
    assert plan("extract", folder / "县2.txt", "-o", out, "--no-bom").code == 0
    assert out.read_bytes().startswith(b"doc,")
    assert plan("extract", folder / "县2.txt", "--format", "csv").out.startswith("doc,region,")
    assert plan("extract", folder / "县2.txt", "--format", "csv", "--bom").out.startswith("\ufeffdoc,")


def test_the_suffix_tells_the_format(plan: Plan_, folder: Path) -> None:
    for suffix, lead in {".tsv": "doc\tregion", ".json": "[\n{", ".jsonl": '{"doc"', ".md": "| doc"}.items():
        out = folder / f"out{suffix}"
        assert plan("extract", folder / "县2.txt", "-o", out).code == 0
        assert out.read_text(encoding="utf-8").startswith(lead)
    ran = plan("extract", folder / "县2.txt", "-o", folder / "out.xyz")
    assert (ran.code, "--format" in ran.err) == (2, True)


def test_columns_are_chosen_by_name(plan: Plan_, folder: Path) -> None:
    out = plan("extract", folder / "县2.txt", "--format", "csv", "--columns", "indicator,goal").out
    assert out.splitlines()[:2] == ["indicator,goal", "学前教育毛入园率,96"]
    ran = plan("extract", folder / "县2.txt", "--columns", "indicator,gaol")
    assert ran.code == 2 and "gaol" in ran.err and "goal_year" in ran.err


def test_a_pipe_gets_plain_aligned_rows_and_nothing_on_stderr(plan: Plan_, folder: Path) -> None:
    ran = plan("extract", folder)
    assert not set("│─━┃\x1b") & set(ran.out)
    assert ran.err == ""
    head, first, second = ran.out.splitlines()[:3]
    assert head.split() == ["doc", "indicator", "baseline", "goal", "change", "line"]
    assert "≥96% (2025)" in first and "12所 (2025)" in second


def test_headings_and_messages_follow_the_language(plan: Plan_, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert plan("extract", folder, "--lang", "zh").out.split()[:4] == ["文件", "指标", "现状", "目标"]
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert plan("extract", folder, "-o", folder / "x.xyz").err.startswith("错误：")
    monkeypatch.setenv("LC_ALL", "C")
    assert plan("extract", folder, "-o", folder / "x.xyz").err.startswith("error:")


def test_a_missing_path_is_said_and_the_rest_goes_on(plan: Plan_, folder: Path) -> None:
    ran = plan("extract", folder / "none.txt", folder / "县2.txt", "--format", "jsonl")
    assert (ran.code, len(rows(ran))) == (2, 3)
    assert "none.txt" in ran.err and len(ran.err.splitlines()) == 1


def test_a_wrong_encoding_or_catalogue_is_said_once(plan: Plan_, folder: Path) -> None:
    (folder / "mine.toml").write_text('[[indicator]]\nname = "走班率"\ndirection = "up"\n', encoding="utf-8")
    for wrong in (
        ["--encoding", "utf-99"],
        ["--catalogue", folder / "mine.toml"],
        ["--catalogue", folder / "none.toml"],
    ):
        ran = plan("extract", folder, *wrong)
        assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)


def test_a_catalogue_of_ones_own_is_searched_and_named(plan: Plan_, folder: Path) -> None:
    (folder / "mine.toml").write_text(
        '[[indicator]]\nname = "走班率"\naliases = ["走班比例"]\nunit = "%"\n', encoding="utf-8"
    )
    found = plan("indicators", "走班", "--catalogue", folder / "mine.toml", "--format", "jsonl")
    assert [row["name"] for row in rows(found)] == ["走班率"]


def test_strict_stops_at_the_first_failure(plan: Plan_, folder: Path) -> None:
    ran = plan("extract", folder / "none.txt", folder / "县2.txt", "--strict", "--format", "jsonl")
    assert (ran.code, ran.out) == (2, "")


def test_an_error_of_our_own_costs_one_file_and_has_no_traceback(plan: Plan_, folder: Path) -> None:
    (folder / "bad.txt").write_text("甲", encoding="utf-8")
    ran = plan("extract", folder, "--format", "jsonl")
    assert (ran.code, len(rows(ran))) == (2, 6)
    assert "ZeroDivisionError" in ran.err and "Traceback" not in ran.err and "--debug" in ran.err


def test_debug_shows_the_traceback(plan: Plan_, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "bad.txt").write_text("甲", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["plan", "extract", str(folder / "bad.txt"), "--debug"])
    with pytest.raises(ZeroDivisionError):
        cli.main()


@pytest.mark.parametrize("stop", [KeyboardInterrupt, BrokenPipeError])
def test_a_stop_ends_quietly(
    plan: Plan_, folder: Path, monkeypatch: pytest.MonkeyPatch, stop: type[BaseException]
) -> None:
    def stopped(*_: object) -> None:
        raise stop

    monkeypatch.setattr("plantargets.cli.extract.send", stopped)
    monkeypatch.setattr("plantargets.cli.leave_pipe", lambda: None)
    ran = plan("extract", folder)
    assert ran.code == (130 if stop is KeyboardInterrupt else 0)
    assert "Traceback" not in ran.err


def test_an_interrupted_run_leaves_the_old_output_and_no_scraps(
    plan: Plan_, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = folder / "out.csv"
    out.write_text("old", encoding="utf-8")

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("plantargets.cli.making.indicator_record", stopped)
    assert plan("extract", folder / "县2.txt", "-o", out).code == 130
    assert out.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in folder.iterdir()) == ["out.csv", "县10.txt", "县2.txt"]


def test_the_output_never_replaces_an_input(plan: Plan_, folder: Path) -> None:
    ran = plan("extract", folder / "县2.txt", "-o", folder / "县2.txt")
    assert ran.code == 2
    assert (folder / "县2.txt").read_text(encoding="utf-8") == "云溪县教育规划\n"


def test_an_empty_folder_and_a_folder_that_cannot_be_written(plan: Plan_, tmp_path: Path) -> None:
    ran = plan("extract", tmp_path)
    assert ran.code == 2 and str(tmp_path) in ran.err
    (tmp_path / "县.txt").write_text("甲", encoding="utf-8")
    ran = plan("extract", tmp_path, "-o", tmp_path / "none" / "out.csv")
    assert ran.code == 2 and "Traceback" not in ran.err


def test_the_file_report_says_how_many_rows(plan: Plan_, folder: Path) -> None:
    ran = plan("extract", folder, "-o", folder / "out.csv")
    assert "6 rows" in ran.err and "2 documents, 6 indicators, 6 targets, 2 actuals, 2 doubtful (?)" in ran.err
    assert plan("extract", folder, "-o", folder / "out.csv", "--quiet").err == ""


def test_colour_makes_a_table_with_a_summary(plan: Plan_, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    out = plan("extract", folder, "--color", "always", "--lang", "zh").out
    assert "\x1b[" in out and "云溪县  2021–2025" in out
    assert out.splitlines()[-1] == "2 份文件，6 项指标，目标 6 条，现状 2 条，存疑（?）2 条"


def test_two_processes_give_the_same_bytes(plan: Plan_, folder: Path) -> None:
    (folder / "bad.txt").write_text("甲", encoding="utf-8")
    one, two = (plan("extract", folder, "--format", "csv", "--jobs", jobs) for jobs in ("1", "2"))
    assert one == two


def test_arguable_numbers_are_counted_and_listed_on_demand(
    plan: Plan_, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample = replace(sample_plan(), statements=(), indicators=(), unsure=sample_plan().statements[:1])
    monkeypatch.setattr("plantargets.extractors.pipeline.extract_document", lambda *_: sample)
    ran = plan("extract", folder / "县2.txt", "-o", folder / "out.csv")
    assert "0 rows" in ran.err and "1 left out (--unsure)" in ran.err
    assert len(rows(plan("extract", folder / "县2.txt", "--unsure", "--format", "jsonl"))) == 1
    assert "【91.5%】[1?]" in plan("explain", folder / "县2.txt").out


def test_standard_input_is_a_document_named_by_a_dash(plan: Plan_, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = __import__("io").BytesIO("云溪县".encode())

    monkeypatch.setattr(sys, "stdin", Stdin)
    assert {row["doc"] for row in rows(plan("extract", "-", "--format", "jsonl"))} == {"-"}


def test_harmful_inputs_get_a_sentence_and_cost_nothing_else(real: Plan_, folder: Path) -> None:
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "word.txt").write_bytes(b"PK\x03\x04" + bytes(200))
    (folder / "empty.txt").write_bytes(b"")
    (folder / "loop").symlink_to(folder)
    ran = real("extract", folder, folder / "none.txt", "--rows", "documents", "--format", "jsonl")
    names = [Path(str(row["doc"])).name for row in rows(ran)]
    assert ran.code == 2
    assert [name for name in names if name != "empty.txt"] == ["县2.txt", "县10.txt"]
    assert "Traceback" not in ran.err
    assert all(name in ran.err for name in ("binary.txt", "word.txt", "none.txt"))
