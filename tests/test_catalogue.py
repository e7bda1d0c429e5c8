"""The catalogue: names that mean an indicator, names that do not, and entries that are not usable."""

from __future__ import annotations

import doctest
from decimal import Decimal
from pathlib import Path

import pytest
from plantargets.extractors import catalogue, catalogue_file
from plantargets.extractors.catalogue import GROUPS, build, group_of, load, plain
from plantargets.extractors.errors import InputError, PlanError, VocabularyError
from plantargets.extractors.lexicon import parse_table, table

CORPUS = Path(__file__).parent / "corpus" / "catalogue.tsv"
CASES = parse_table(CORPUS.name, CORPUS.read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['name']}|{case['context']}|{case['unit']}")
def test_a_name_means_its_indicator_or_none(case):
    entry = load().match(case["name"], case["context"].split("/"), case["unit"])
    assert (entry.name if entry else "-") == case["indicator"]


def test_every_name_and_alias_leads_to_its_entry():
    for entry in load().entries:
        assert all(load().match(name) is entry for name in (entry.name, *entry.aliases))


def test_every_shared_name_is_resolved_by_each_of_its_cues_or_left_alone():
    for entry in load().entries:
        for name in entry.in_context:
            assert load().match(name) is None
            assert any(load().match(name, [cue]) is entry for cue in entry.cues), (entry.name, name)


def test_the_nearest_words_decide_and_farther_ones_are_not_asked():
    assert load().match("巩固率", ["小学和初中", "义务教育"]) is None
    assert load().match("巩固率", ["今年", "义务教育"]).name == "九年义务教育巩固率"  # type: ignore[union-attr]


def test_a_goal_is_a_figure_with_its_source():
    for entry in load().entries:
        assert (entry.national_target is None) == (entry.goal is None) == (entry.source == "")
    assert load().match("九年义务教育巩固率").goal == ("=", Decimal("96"))  # type: ignore[union-attr]
    assert load().match("普惠性幼儿园覆盖率").goal == (">=", Decimal("85"))  # type: ignore[union-attr]


def test_sources_are_documents_not_web_pages():
    assert not [e.source for e in load().entries if "http" in e.source or ".com" in e.source or ".cn" in e.source]


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("普惠性民办幼儿园", "学前"),
        ("幼儿园骨干教师", "教师"),
        ("中职学校专业", "职业"),
        ("特殊教育学校校舍", "特殊"),
        ("生均教育事业费", "经费"),
        ("红领巾讲解员", None),
    ],
)
def test_group_of_a_name_outside_the_catalogue(name, group):
    assert group_of(name) == group


def test_groups_are_the_known_ones():
    assert {row["group"] for row in table("groups.tsv")} <= set(GROUPS)


HEAD = "name\taliases\tin_context\tcues\tgroup\tunits\tdirection\tnational_target\ttarget_year\tsource\n"


@pytest.mark.parametrize(
    ("line", "entry", "allowed"),
    [
        ("入学率\t\t\t\t大学\t%\thigher", "大学", "学前"),
        ("入学率\t\t\t\t义务\t%\tup", "up", "higher, lower, neutral"),
        ("入学率\t\t\t\t义务\t%\thigher\t全覆盖", "全覆盖", ">=85"),
        ("入学率\t\t\t\t义务\t%\thigher\t>=85\t近年", "近年", "2025"),
        ("入学率\t\t率\t\t义务\t%\thigher", "率", "cues"),
        ("入学率\t就读率\t\t\t义务\t%\thigher\n普及率\t就读率\t\t\t义务\t%\thigher", "就读率", "入学率"),
        ("入学率\t\t\t\t义务\t%\thigher\n普及率\t\t入学率\t小学\t义务\t%\thigher", "入学率", "in_context"),
    ],
)
def test_an_unusable_entry_is_named_with_its_line_and_what_is_allowed(line, entry, allowed):
    with pytest.raises(VocabularyError) as error:
        build(parse_table("mine.tsv", HEAD + line))
    assert error.value.file == "mine.tsv"
    assert error.value.line in (2, 3)
    assert entry in str(error.value)
    assert allowed in str(error.value)


def write(folder: Path, text: str) -> str:
    path = folder / "my.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_user_adds_an_indicator(tmp_path):
    path = write(tmp_path, '[[indicator]]\nname = "走班率"\naliases = ["选课走班比例"]\nunit = "%"\ngroup = "高中"\n')
    assert load(path).match("选课走班的比例", (), "%").name == "走班率"  # type: ignore[union-attr]
    assert load(path).match("学前三年毛入园率") is not None
    assert load().match("走班率") is None


def test_a_user_lays_a_goal_and_an_alias_over_a_built_in_one(tmp_path):
    path = write(
        tmp_path, '[[indicator]]\nname = "平安校园达标率"\naliases = ["平安校达标率"]\nnational_target = ">=99"\n'
    )
    entry = load(path).match("平安校达标率")
    assert entry is load(path).match("平安校园达到率")
    assert entry.unit == "%"  # type: ignore[union-attr]
    assert entry.goal == (">=", Decimal("99"))  # type: ignore[union-attr]


def test_laying_over_keeps_the_direction_of_the_built_in_one(tmp_path):
    path = write(tmp_path, '[[indicator]]\nname = "小学生近视率"\naliases = ["小学生近视比例"]\n')
    assert load(path).match("小学生近视比例").direction == "lower"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[[indicator]]\nname = 走班率", 2, "TOML"),
        ('[[indicator]]\nname = "甲率"\n\n[[indicator]]\nalias = "乙率"', 4, "keys are name"),
        ('[[indicator]]\naliases = ["甲率"]', 1, "needs a name"),
        ('[[indicator]]\nname = "甲率"\naliases = [1]', 1, "a list of words"),
        ('[[indicators]]\nname = "甲率"', 1, "[[indicator]]"),
        ('[[indicator]]\nname = "甲率"\naliases = ["九年义务教育巩固率"]', 1, "九年义务教育巩固率"),
        ('[[indicator]]\nname = "甲率"\ndirection = "up"', 1, "higher, lower, neutral"),
    ],
)
def test_a_users_mistake_is_named_with_file_and_line(tmp_path, text, line, words):
    with pytest.raises(VocabularyError) as error:
        load(write(tmp_path, text))
    assert error.value.file.endswith("my.toml")
    assert error.value.line == line
    assert words in str(error.value)


@pytest.mark.parametrize("content", [None, b"\xc4\xcf"])
def test_a_file_that_cannot_be_read_is_a_sentence(tmp_path, content):
    path = tmp_path / "my.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError):
        load(str(path))


def test_errors_are_for_the_user():
    assert issubclass(VocabularyError, PlanError)


def test_plain_makes_writings_of_one_name_equal():
    assert plain("新(改、扩)建的学校") == plain("新改扩建学校")


def test_search_finds_by_any_name():
    assert load().match("普惠性幼儿园覆盖率") in load().search("普惠")
    assert load().search("没有这个词") == ()


@pytest.mark.parametrize("module", [catalogue, catalogue_file])
def test_examples_in_docstrings(module):
    assert doctest.testmod(module).failed == 0
