"""A user's own catalogue: from a TOML file of `[[indicator]]` tables to the same rows that data/catalogue.tsv gives.

    [[indicator]]
    name = "农村寄宿制学校比例"
    aliases = ["寄宿制学校占农村学校比例"]
    unit = "%"
    group = "义务"
    direction = "higher"

Keys are the columns of data/catalogue.tsv; `unit` may stand for `units`. Only `name` is needed.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from plantargets.extractors.errors import InputError, VocabularyError
from plantargets.extractors.lexicon import Row
from plantargets.extractors.patterns import compiled

if sys.version_info >= (3, 11):
    import tomllib
else:  # the standard library has it from 3.11 on
    import tomli as tomllib

COLUMNS = (
    *("name", "aliases", "in_context", "cues", "group", "units", "direction"),
    *("national_target", "target_year", "source"),
)
TABLE = compiled(r"[ \t]*\[\[[ \t]*indicator[ \t]*\]\]")
LISTS = ("aliases", "in_context", "cues", "units")
KEYS = (*COLUMNS, "unit")


def read_rows(path: str) -> list[Row]:
    """The rows of a user's TOML catalogue; raises InputError or VocabularyError with file and line."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(path, error.strerror or str(error), "give the path of a TOML catalogue") from error
    except UnicodeDecodeError as error:
        raise InputError(path, f"is not UTF-8 at byte {error.start}", "save the catalogue as UTF-8") from error
    return parse_rows(path, text)


def parse_rows(file: str, text: str) -> list[Row]:
    """The rows of a TOML catalogue's text.

    >>> parse_rows("my.toml", '[[indicator]]\\nname = "走班率"\\nunit = "%"')[0]["units"]
    '%'
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise VocabularyError(file, int(line[1]) if line else 1, str(error), "the file must be TOML") from error
    tables = content.pop("indicator", [])
    if content or not isinstance(tables, list):
        raise VocabularyError(file, 1, next(iter(content), "indicator"), "entries are [[indicator]] tables")
    lines = [number for number, line in enumerate(text.split("\n"), start=1) if TABLE.match(line)]
    lines += [1] * len(tables)  # indicator = [{...}] has no header of its own
    return [_row(file, line, table) for line, table in zip(lines, tables, strict=False)]


def _row(file: str, line: int, table: dict[str, Any]) -> Row:
    for key in table.keys() - set(KEYS):
        raise VocabularyError(file, line, key, f"keys are {', '.join(KEYS)}")
    cells = {column: _cell(file, line, column, table.get(column, "")) for column in COLUMNS}
    cells["units"] = cells["units"] or _cell(file, line, "units", table.get("unit", ""))
    if not cells["name"]:
        raise VocabularyError(file, line, "[[indicator]]", "every indicator needs a name")
    return Row(file, line, cells)


def _cell(file: str, line: int, column: str, value: object) -> str:
    if isinstance(value, list) and column in LISTS and all(isinstance(word, str) for word in value):
        return "|".join(word.strip() for word in value)
    if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        return str(value).strip()
    kind = "a list of words" if column in LISTS else "a text"
    raise VocabularyError(file, line, f"{column} = {value!r}", f"{column} must be {kind}")
