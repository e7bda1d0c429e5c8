"""The package: all folders and data files are shipped, the metadata is right, the README gives the real commands."""

from __future__ import annotations

import importlib
import json
import os
import re
import subprocess
import sys
from fnmatch import fnmatch
from importlib import metadata
from pathlib import Path

import pytest
from plantargets.cli.version import VERSION

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SETUPTOOLS = PROJECT["tool"]["setuptools"]
FOLDERS = ("cli", "compare", "extractors")


def sources() -> list[Path]:
    """Every file of the three folders that belongs to the program."""
    found = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file())
    return sorted(path.relative_to(ROOT) for path in found if "__pycache__" not in path.parts)


def package_of(folder: Path) -> str:
    return ".".join(("plantargets", *folder.parts))


def installed() -> metadata.Distribution:
    """The installed distribution, not the notes that building it leaves in the project's folder."""
    found = metadata.distributions(name="plan-targets")
    return next(one for one in found if Path(str(one.locate_file(""))).resolve() != ROOT)


def test_every_folder_with_code_is_listed():
    """A folder that is not listed is left out of the wheel without a word."""
    with_code = {package_of(path.parent) for path in sources() if path.suffix == ".py"}
    assert with_code == set(SETUPTOOLS["packages"])


def test_every_other_file_is_package_data():
    data = SETUPTOOLS["package-data"]
    for path in sources():
        if path.suffix != ".py":
            patterns = data.get(package_of(path.parent), [])
            assert any(fnmatch(path.name, pattern) for pattern in patterns), f"{path} would be left out of the wheel"


def test_everything_has_been_installed():
    """Only a plain install holds copies; an editable one reads the folders themselves."""
    distribution = installed()
    if "editable" in json.loads(distribution.read_text("direct_url.json") or "{}").get("dir_info", {}):
        pytest.skip("installed editable")
    shipped = {file.as_posix() for file in distribution.files or ()}
    assert sorted({f"plantargets/{path.as_posix()}" for path in sources()} - shipped) == []


def test_no_folder_of_the_package_s_name_shadows_the_install():
    assert not (ROOT / "plantargets").exists()


def test_the_root_is_a_namespace_of_three_packages():
    for folder in FOLDERS:
        module = importlib.import_module(f"plantargets.{folder}")
        assert module.__file__ is not None
        assert (Path(module.__file__).parent / "py.typed").exists()
    assert importlib.import_module("plantargets").__file__ is None


def test_metadata_and_command():
    distribution = installed()
    assert distribution.metadata["License-Expression"] == "Apache-2.0"
    assert distribution.metadata["Requires-Python"] == ">=3.10"
    assert distribution.version == VERSION
    commands = {point.name: point.value for point in distribution.entry_points if point.group == "console_scripts"}
    assert commands == {"plan": "plantargets.cli:console"}


def test_the_version_has_its_entry_in_the_changelog():
    assert f"## {VERSION}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_readmes_give_the_two_commands_word_for_word(name):
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    assert "python -m pip install . && plan extract examples/" in lines
    assert 'python -m pip install ".[test]" && python -m pytest' in lines


def test_the_links_for_type_checking_lead_to_the_folders():
    for folder in FOLDERS:
        assert (ROOT / ".typing" / "plantargets" / folder).resolve() == ROOT / folder


NETWORK = ("socket", "ssl", "http", "urllib", "ftplib", "smtplib", "telnetlib", "xmlrpc", "requests", "httpx")


def test_no_module_opens_a_connection():
    pattern = re.compile(rf"^\s*(?:import|from) ({'|'.join(NETWORK)})\b", re.MULTILINE)
    code = [path for path in sources() if path.suffix == ".py"]
    assert [str(path) for path in code if pattern.search((ROOT / path).read_text("utf-8"))] == []


HEAVY = (
    *("rich", "tabulate", "cn2an", "dateutil", "charset_normalizer", "xlsxwriter", "pyarrow", "numpy", "sqlite3"),
    "hypothesis",
)


def test_libraries_are_imported_when_they_are_used():
    """Each costs time at the start; `plan --help` and a one-file run need none of them at import."""
    pattern = re.compile(rf"^(?:import|from) ({'|'.join(HEAVY)})\b", re.MULTILINE)
    early = [
        str(path) for path in sources() if path.suffix == ".py" and pattern.search((ROOT / path).read_text("utf-8"))
    ]
    assert early == []


STARTED = """
import sys
COMPARING = ("plantargets.compare", "plantargets.cli.compare", "plantargets.cli.diff", "plantargets.cli.check")
from plantargets.cli import main
sys.argv = ["plan", {arguments}]
try:
    main()
except SystemExit:
    pass
print("loaded:", *sorted({{name.partition(".")[0] for name in sys.modules}} & {heavy}), file=sys.stderr)
print("compared:", *sorted(name for name in sys.modules if name.startswith(COMPARING)), file=sys.stderr)
print("read:", "plantargets.extractors.pipeline" in sys.modules, file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("arguments", "reads"), [('"--help"', False), ('"--version"', False), ('"extract", "-"', True)]
)
def test_a_command_loads_only_what_it_needs(arguments, reads):
    """Not the libraries of other formats and encodings, nor pydantic, which typer loads from 0.29 on."""
    heavy = {*HEAVY, "pydantic", "wcwidth"}
    ran = subprocess.run(
        [sys.executable, "-c", STARTED.format(arguments=arguments, heavy=heavy)],
        input="到2025年，新建三十五所幼儿园。",
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        check=True,
    )
    table_is_written = {"tabulate", "wcwidth"} if reads else set()
    loaded = next(line for line in ran.stderr.splitlines() if line.startswith("loaded:"))
    assert set(loaded.split()[1:]) <= table_is_written
    assert f"read: {reads}" in ran.stderr
    if reads:
        assert "compared:\n" in ran.stderr
