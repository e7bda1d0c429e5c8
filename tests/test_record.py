"""Records behave as frozen dataclasses with slots; that they are not changed is the type checker's to see."""

from __future__ import annotations

import copy
import pickle
from dataclasses import fields, replace
from pathlib import Path

import pytest
from mypy import api
from plantargets.extractors.record import record

ROOT = Path(__file__).parent.parent


@record
class Place:
    """A place with its rank."""

    name: str
    rank: int = 2


@record
class Town:
    """Another class with the same fields."""

    name: str
    rank: int = 2


def test_records_of_one_class_and_the_same_values_are_equal() -> None:
    assert Place("白石县") == Place("白石县", 2)
    assert Place("白石县") != Place("白石县", 3)
    assert Place("白石县") != Town("白石县")
    assert len({Place("白石县"), Place("白石县"), Place("青河县")}) == 2


def test_records_are_shown_as_they_are_written() -> None:
    assert repr(Place("白石县")) == "Place(name='白石县', rank=2)"
    assert eval(repr(Place("白石县"))) == Place("白石县")


def test_what_a_class_says_itself_is_left_to_it() -> None:
    @record
    class Spoken:
        words: str

        def __repr__(self) -> str:
            return self.words

    assert repr(Spoken("三所")) == "三所"
    assert Spoken("三所") == Spoken("三所")


def test_records_are_dataclasses_with_slots() -> None:
    place = Place("白石县")
    assert [field.name for field in fields(place)] == ["name", "rank"]
    assert replace(place, rank=3) == Place("白石县", 3)
    with pytest.raises(AttributeError):
        place.mayor = "李"  # type: ignore[attr-defined]


@pytest.mark.parametrize("taken", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])
def test_records_are_copied_and_sent_to_other_processes(taken: object) -> None:
    assert taken(Place("白石县", 3)) == Place("白石县", 3)  # type: ignore[operator]


def test_the_type_checker_sees_a_record_that_is_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = (
        "from plantargets.extractors.record import record",
        "@record",
        "class Place:",
        "    name: str",
        "Place('白石县').name = '青河县'",
        "Place(3)",
    )
    (tmp_path / "changed.py").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.chdir(ROOT)
    said, _, code = api.run(["-m", "changed", "--cache-dir", str(tmp_path), "--config-file", str(settings(tmp_path))])
    assert code == 1
    assert 'changed.py:5: error: Property "name" defined in "Place" is read-only' in said
    assert "changed.py:6: error: Argument 1" in said


def settings(folder: Path) -> Path:
    """A configuration of the type checker that finds the package and the file."""
    file = folder / "mypy.ini"
    ways = f"mypy_path = {ROOT / '.typing'}:{folder}"
    file.write_text(f"[mypy]\nstrict = True\nnamespace_packages = True\nexplicit_package_bases = True\n{ways}\n")
    return file
