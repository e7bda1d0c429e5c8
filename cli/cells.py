"""Cells for reading: in goes a record, out come short texts such as `≥90%` `(2025)` `+4.8个百分点`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from plantargets.cli.amounts import amount, change_text, per_text
from plantargets.cli.messages import say
from plantargets.cli.rows import Record
from plantargets.extractors.explanation import is_doubtful
from plantargets.extractors.patterns import compiled

# Control characters and marks of writing direction could restyle a terminal or hide what a cell says.
UNSAFE = compiled("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")

READING_COLUMNS = {
    "indicators": ("indicator", "baseline", "goal", "change", "line"),
    "statements": ("name", "value", "role", "year", "line"),
    "documents": ("doc", "region", "kind", "title", "period", "issued", "indicators"),
    "changes": ("change", "indicator", "old", "new", "difference", "lines"),
    "outcomes": ("met", "indicator", "goal", "reached", "by", "lines"),
    "stat": ("change", "count"),
    "findings": ("level", "code", "message", "places"),
    "catalogue": ("name", "group", "unit", "direction", "national_target", "aliases"),
}

WIDE_COLUMNS = {
    "indicators": ("group", "indicator", "baseline", "goal", "change", "others", "line"),
    "statements": ("group", "name", "value", "role", "year", "section", "line"),
}
"""What a window of at least WIDE columns has room for."""
WIDE = 120


def safe(text: str) -> str:
    """The text with what could steer a terminal written out.

    >>> safe("a\\x1b[31m")
    'a\\\\x1b[31m'
    """
    return UNSAFE.sub(lambda hit: hit[0].encode("unicode_escape").decode("ascii"), text)


def safe_line(text: str) -> str:
    """The text with that, and with line ends, written out: for names of files, which may hold any sign.

    >>> safe_line("a\\nb")
    'a\\\\nb'
    """
    return safe(text).replace("\n", "\\n").replace("\t", "\\t")


def dated(text: str, year: int | None) -> str:
    """The text with its year in brackets."""
    return f"{text} ({year})" if text and year is not None else text


def line_text(record: Record) -> str:
    """The line, with a question mark where the statement is doubtful."""
    return f"{'? ' * is_doubtful(record['flags'])}{record['line']}"


def indicator_cells(record: Record, lang: str) -> Record:
    """An indicator's row for reading."""
    baseline = side_text(
        record, ("baseline", "baseline_high", "baseline_unit", "baseline_comparator", "baseline_measure"), lang
    )
    goal = side_text(record, ("goal", "goal_high", "unit", "comparator", "measure"), lang)
    change = change_text(record["change"], record["change_unit"], lang)
    return {
        **record,
        "baseline": dated(baseline, record["baseline_year"]),
        "goal": dated(goal, record["goal_year"]),
        "change": "" if change in baseline or change in goal else change,
        "line": line_text(record),
    }


def side_text(record: Record, columns: tuple[str, str, str, str, str], lang: str) -> str:
    """The value in the columns for value, upper end, unit, bound and measure, and its period."""
    value, high, unit, bound, measure = (record[column] for column in columns)
    text = amount(value, high, unit, bound, measure, lang)
    return text + per_text(record["per"]) if text else ""


def statement_cells(record: Record, lang: str) -> Record:
    """A statement's row for reading."""
    return {
        **record,
        "value": side_text(record, ("value", "value_high", "unit", "comparator", "measure"), lang),
        "role": say(record["role"], lang),
        "line": line_text(record),
    }


def document_cells(record: Record, lang: str) -> Record:
    """A document's row for reading."""
    return {**record, "period": period_text(record)}


def period_text(record: Record) -> str:
    """The years a document covers: 2021–2025, or 2024."""
    years: list[Any] = [record.get("period_start"), record.get("period_end")]
    return "–".join(dict.fromkeys(str(year) for year in years if year is not None))


def catalogue_cells(record: Record, lang: str) -> Record:
    """A catalogue entry for reading."""
    goal = (record["national_target"] or "").replace(">=", "≥").replace("<=", "≤")
    return {
        **record,
        "direction": say(record["direction"], lang),
        "national_target": dated(goal + record["unit"] if goal else "", record["target_year"]),
    }


def sides_cells(record: Record, lang: str) -> Record:
    """A change or an outcome for reading: both sides as amounts with their years, the difference in words."""
    first, second, word, apart = (
        ("goal", "reached", "met", "by") if "met" in record else ("old", "new", "change", "difference")
    )
    about = "≈" if record["approximate"] and record[apart] else ""
    text = change_text(record[apart], record[f"{apart}_unit"], lang) if record[apart] else ""
    notes = [say(record[key], lang) for key in ("direction", "reason") if record.get(key) not in (None, "neutral")]
    lines = [str(record[f"{side}_line"]) for side in (first, second) if record[side]]
    return {
        **record,
        word: say(record[word], lang),
        first: told_text(record[first], lang),
        second: told_text(record[second], lang),
        apart: " ".join(part for part in (about + text, *notes) if part),
        "lines": "→".join(lines),
        "indicator": named(record, (first, second)),
    }


def told_text(told: Record | None, lang: str) -> str:
    """One side's amount with its year; all values where its places contradict each other."""
    if told is None:
        return ""
    text = side_text(told, ("value", "value_high", "unit", "comparator", "measure"), lang)
    others = [place["quote"] for place in told["places"][1:]] if told["contradicted"] else []
    return dated(" / ".join((text, *others)) + "!" * bool(others), told["year"])


def named(record: Record, sides: tuple[str, str]) -> str:
    """The indicator's name; both names with the score where they are only nearly the same."""
    if not record["score"]:
        return str(record["indicator"])
    return f"{' → '.join(record[side]['name'] for side in sides)} (≈{record['score']})"


def stat_cells(record: Record, lang: str) -> Record:
    """A count for reading."""
    return {**record, "change": say(record["change"], lang)}


def finding_cells(record: Record, lang: str) -> Record:
    """A finding for reading."""
    return {**record, "level": say(f"level-{record['level']}", lang)}


CELLS = {
    "findings": finding_cells,
    "changes": sides_cells,
    "outcomes": sides_cells,
    "stat": stat_cells,
    "catalogue": catalogue_cells,
    "indicators": indicator_cells,
    "statements": statement_cells,
    "documents": document_cells,
}


def reading_records(records: Iterable[Record], kind: str, lang: str) -> Iterator[Record]:
    """The records with their cells composed for reading."""
    compose = CELLS[kind]
    return (compose(record, lang) for record in records)
