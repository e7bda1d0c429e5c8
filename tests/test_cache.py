"""The cache: what was read is had again, byte for byte, and nothing that is off in it is ever trusted."""

from __future__ import annotations

import doctest
import os
import pickle
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_runs import Plan_, Ran
from made_files import FORMATS
from plantargets.cli import cache, kept, stamp
from plantargets.cli.cache import Cache, packed
from plantargets.cli.kept import entry_of, plan_from
from plantargets.extractors import pipeline
from plantargets.extractors.model import Plan
from plantargets.extractors.readers import document_from_bytes
from plantargets.extractors.readers.limits import DEFAULT_LIMITS, Limits

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.txt"))
TEXT = "云溪县2024年教育工作要点\n\n2024年，新建幼儿园5所，学前三年毛入园率达到9{}%，近视率下降1.5个百分点。\n"
UNTITLED = "全年新建幼儿园5所，新增学位1200个。\n"


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    for number in range(3):
        (folder / f"县{number}.txt").write_text(TEXT.format(number), encoding="utf-8")
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch, real: Plan_) -> list[str]:
    """The names of the documents that are not had from the cache from now on."""
    names: list[str] = []
    read = pipeline.extract_document

    def noted(document: object, catalogue: str | None = None) -> Plan:
        names.append(Path(document.name).name)  # type: ignore[attr-defined]
        return read(document, catalogue)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "extract_document", noted)
    return names


def entries(store: Path) -> list[Path]:
    return sorted(path for path in store.rglob("*") if path.is_file())


def shown(ran: Ran) -> tuple[int, str, str]:
    return ran.code, ran.out, ran.err


def test_the_examples_in_the_docstrings_hold():
    assert doctest.testmod(cache).failed == 0


@pytest.mark.parametrize("name", FORMATS)
def test_a_plan_of_any_format_is_had_again_whole(name: str):
    plan = pipeline.extract_document(document_from_bytes(FORMATS[name](), f"规划.{name}"))
    assert plan.statements and plan_from(entry_of(plan), plan.document.name) == plan


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_is_had_again_whole(path: Path):
    plan = pipeline.extract_file(path)
    assert plan_from(entry_of(plan), str(path)) == plan


@pytest.mark.parametrize(
    "arguments",
    [
        ("extract", "-f", "csv"),
        ("extract", "-f", "jsonl", "--rows", "statements", "--group", "学前", "--verbose"),
        ("extract",),
        ("extract", "-f", "json", "--unsure"),
        ("check", "-f", "jsonl"),
        ("compare", "--by", "document", "-f", "csv"),
    ],
)
def test_the_second_run_reads_nothing_and_says_the_same(arguments, plans, store, reading, real: Plan_):
    command, *options = arguments
    (plans / "缺.txt").write_bytes(b"\xd1\xa7\xff" * 40)
    without = real(command, plans, *options)
    runs = [real(command, plans, *options, "--cache", store)]
    before = len(reading)
    runs.append(real(command, plans, *options, "--cache", store))
    assert {shown(ran) for ran in runs} == {shown(without)}
    assert "县1.txt" in reading and not {"县0.txt", "县1.txt", "县2.txt"} & set(reading[before:])


def test_what_one_command_read_another_has(plans, store, reading, real: Plan_):
    real("extract", plans, "--cache", store)
    assert len(reading) == 3
    without = shown(real("diff", plans / "县0.txt", plans / "县1.txt"))
    del reading[:]
    assert shown(real("diff", plans / "县0.txt", plans / "县1.txt", "--cache", store)) == without
    real("extract", plans, "-f", "csv", "--columns", "doc,name", "--year", "2024", "--cache", store)
    assert reading == []


def test_nothing_is_kept_unless_it_is_asked_for(plans, real: Plan_):
    before = set(plans.parent.rglob("*"))
    real("extract", plans, "-f", "csv")
    assert set(plans.parent.rglob("*")) == before


def test_a_changed_file_is_read_again_alone(plans, store, reading, real: Plan_):
    real("extract", plans, "-f", "csv", "--cache", store)
    (plans / "县1.txt").write_text(TEXT.format(7), encoding="utf-8")
    del reading[:]
    ran = real("extract", plans, "-f", "csv", "--cache", store)
    assert reading == ["县1.txt"] and "97" in ran.out


def test_a_file_under_another_name_gives_that_name_and_what_it_tells(tmp_path, store, reading, real: Plan_):
    first, second = tmp_path / "青禾县2023年计划.txt", tmp_path / "白石县2024年计划.txt"
    first.write_text(UNTITLED, encoding="utf-8")
    old = real("extract", first, "-f", "csv", "--cache", store)
    first.rename(second)
    new = real("extract", second, "-f", "csv", "--cache", store)
    assert shown(new) == shown(real("extract", second, "-f", "csv"))
    assert "白石县" in new.out and "青禾县" not in new.out and "青禾县" in old.out
    (tmp_path / "old").mkdir()
    third = second.rename(tmp_path / "old" / second.name)
    del reading[:]
    moved = real("extract", third, "-f", "csv", "--cache", store)
    assert reading == [] and moved.out == new.out.replace(str(second), str(third))


@pytest.mark.parametrize("more", [("--encoding", "gb18030"), ("--limit", "seconds=99"), ("--catalogue",)])
def test_an_option_that_tells_how_a_file_is_read_is_part_of_the_key(more, plans, store, tmp_path, reading, real: Plan_):
    real("extract", plans, "-f", "csv", "--cache", store)
    del reading[:]
    if more == ("--catalogue",):
        own = tmp_path / "own.toml"
        own.write_text('[[indicator]]\nname = "新建幼儿园"\nunit = "所"\ngroup = "学前"\n', encoding="utf-8")
        more = ("--catalogue", own)
    for _ in range(2):
        ran = real("extract", plans, "-f", "csv", "--cache", store, *more)
        assert shown(ran) == shown(real("extract", plans, "-f", "csv", *more))
    assert len(reading) == 3 + 6


def test_the_program_itself_is_part_of_the_key(tmp_path, monkeypatch):
    (tmp_path / "rules.py").write_text("A = 1", encoding="utf-8")
    (tmp_path / "words.tsv").write_text("a", encoding="utf-8")
    seen = {stamp.digest_of(stamp.own_files((tmp_path,)))}
    for name, text in (("rules.py", "A = 2"), ("words.tsv", "b"), ("more.py", "")):
        (tmp_path / name).write_text(text, encoding="utf-8")
        seen.add(stamp.digest_of(stamp.own_files((tmp_path,))))
    assert len(seen) == 4
    here = stamp.stamp_of(None, None, DEFAULT_LIMITS)
    assert here == stamp.stamp_of(None, None, DEFAULT_LIMITS) != stamp.stamp_of(None, None, Limits(seconds=1))
    monkeypatch.setattr(stamp, "version", lambda name: "99")
    assert here != stamp.stamp_of(None, None, DEFAULT_LIMITS)


def flipped(data: bytes) -> bytes:
    return data[:-3] + bytes([data[-3] ^ 1]) + data[-2:]


def test_an_entry_unpacks_to_no_more_than_the_limit(monkeypatch):
    monkeypatch.setattr(cache, "MOST", 1000)
    whole = cache.packed(("a", " " * 900), "key")
    assert cache.unpacked(whole, "key") == ("a", " " * 900)
    with pytest.raises(ValueError, match="more than"):
        cache.unpacked(cache.packed(("a", " " * 1001), "key"), "key")


class Harm:
    """An object that does harm to who unpickles it."""

    def __reduce__(self) -> tuple[Callable[[str], int], tuple[str]]:
        return os.system, ("touch harmed",)


@pytest.mark.parametrize(
    "spoil",
    [
        flipped,
        lambda data: data[: len(data) // 2],
        lambda _: b"",
        lambda _: b"\xff" * 5000,
        lambda _: pickle.dumps(Harm()),
        lambda data: data.replace(cache.HEAD, b"plan-cache 9 "),
    ],
)
def test_a_spoiled_entry_is_read_anew_and_mended(spoil, plans, store, tmp_path, monkeypatch, real: Plan_):
    monkeypatch.chdir(tmp_path)
    first = real("extract", plans, "-f", "csv", "--cache", store)
    whole = {path: path.read_bytes() for path in entries(store)}
    assert len(whole) == 6
    for path, data in whole.items():
        path.write_bytes(spoil(data))
    assert shown(real("extract", plans, "-f", "csv", "--cache", store)) == shown(first)
    assert {path: path.read_bytes() for path in entries(store)} == whole
    assert not (tmp_path / "harmed").exists()


def test_an_entry_in_the_place_of_another_is_not_trusted(plans, store, real: Plan_):
    first = real("extract", plans, "-f", "csv", "--cache", store)
    places = entries(store)
    contents = [path.read_bytes() for path in places]
    for path, data in zip(places, contents[1:] + contents[:1], strict=True):
        path.write_bytes(data)
    assert shown(real("extract", plans, "-f", "csv", "--cache", store)) == shown(first)


ODD_PLANS = (None, [], {}, 0, "规划", [[]], [[], [], [], [], [], []])
ODD_ROWS = ([[0] * 7, [1]], [[True] * 7, []], [["1"] * 7, []], [[0] * 8, []])


@pytest.mark.parametrize("value", ODD_PLANS + ODD_ROWS)
def test_a_well_packed_entry_of_odd_parts_is_made_anew(value, plans, store, monkeypatch, real: Plan_):
    first = real("extract", plans, "-f", "csv", "--cache", store)
    for path in entries(store):
        path.write_bytes(packed((value, "x"), path.parent.name + path.name))
    assert shown(real("extract", plans, "-f", "csv", "--cache", store)) == shown(first)


def test_each_field_is_checked_to_be_of_its_type():
    plan = pipeline.extract(TEXT.format(5))
    value, text = entry_of(plan)
    for number, field in enumerate(value[2][0]):
        value[2][0][number] = {"odd": 1}
        with pytest.raises(ValueError):
            plan_from((value, text), "a.txt")
        value[2][0][number] = field
    with pytest.raises(ValueError):
        plan_from((value, text[1:]), "a.txt")
    assert plan_from((value, text), "").statements == plan.statements
    assert kept.taker(bool)(True) is True


def test_nested_beyond_reason_is_not_there(tmp_path):
    store = Cache(str(tmp_path), "stamp")
    key = store.key("a")
    body = zlib.compress(b"[" * 200_000 + b"\n")
    store.place(key).parent.mkdir()
    store.place(key).write_bytes(cache.HEAD + cache.digest_of((key, body)).encode() + b"\n" + body)
    assert store.get(key) is None


def test_a_failure_is_not_kept(plans, store, real: Plan_):
    (plans / "坏.txt").write_bytes(bytes(range(256)) * 40)
    runs = [real("extract", plans, "-f", "csv", "--cache", store, "--lang", "en") for _ in range(2)]
    assert shown(runs[0]) == shown(runs[1]) and runs[0].code == 2 and "坏.txt" in runs[0].err
    assert len(entries(store)) == 6


def test_several_processes_fill_one_cache_and_leave_no_scraps(plans, store, real: Plan_):
    for number in range(12):
        (plans / str(number)).mkdir()
        (plans / str(number) / "同.txt").write_text(TEXT.format(3), encoding="utf-8")
    without = real("extract", plans, "-f", "jsonl")
    runs = [real("extract", plans, "-f", "jsonl", "-j", jobs, "--cache", store) for jobs in (3, 2, 1)]
    assert {shown(ran) for ran in runs} == {shown(without)}
    assert len(entries(store)) == 15 + 4 and all(len(path.name) == 62 for path in entries(store))


@pytest.mark.skipif(os.name == "nt", reason="rights are told otherwise")
def test_what_is_kept_is_for_its_owner_alone(plans, store, real: Plan_):
    real("extract", plans, "-f", "csv", "--cache", store)
    assert store.stat().st_mode & 0o77 == 0
    assert all(path.stat().st_mode & 0o77 == 0 for path in store.rglob("*"))


def test_a_folder_that_cannot_be_is_said_in_a_sentence(plans, tmp_path, real: Plan_):
    (tmp_path / "file").write_bytes(b"")
    ran = real("extract", plans, "--cache", tmp_path / "file", "--lang", "en")
    assert ran.code == 2 and "cannot be written" in ran.err and "Traceback" not in ran.err


def test_a_disk_that_is_full_costs_nothing_but_time(plans, store, monkeypatch, real: Plan_):
    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    without = real("extract", plans, "-f", "csv")
    monkeypatch.setattr(cache, "replace_file", full)
    assert shown(real("extract", plans, "-f", "csv", "--cache", store)) == shown(without)
