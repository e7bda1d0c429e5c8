"""The catalogue: from a name as a plan writes it to the indicator it means, or to None.

In: `data/catalogue.tsv`, and a user's own TOML file laid over it. Out: a `Catalogue` whose `match` looks a name up
among canonical names and aliases. It never guesses: a name that several indicators share (毛入学率) is resolved only by
words near it that say which is meant, and a name that is not listed is no match, however like a listed one it looks.

>>> load().match("学前三年毛入园率").name
'学前教育毛入园率'
>>> load().match("毛入学率") is None, load().match("毛入学率", ["(三)高中教育"]).name
(True, '高中阶段毛入学率')
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal, cast

from plantargets.extractors import lexicon
from plantargets.extractors.errors import VocabularyError
from plantargets.extractors.lexicon import Row
from plantargets.extractors.model import Comparator
from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record
from plantargets.extractors.view import fold

Direction = Literal["higher", "lower", "neutral"]

DIRECTIONS = ("higher", "lower", "neutral")
GROUPS = (
    *("学前", "义务", "高中", "职业", "高等", "特殊", "终身"),
    *("健康", "教师", "经费", "条件", "综合", "经济", "民生", "生态"),
)

STAGES = ("学前", "义务", "高中", "职业", "高等", "特殊")

IGNORED = compiled(r"[\s的“”‘’\"'「」『』《》()（）\[\]【】〔〕、，,·—\-]")
"""Signs that two writings of one name differ in: 新建、改扩建学校 / 新建改扩建学校, “双师型”教师 / 双师型教师."""
EVERYWHERE = compiled(r"^(?:全[国省市州县区旗]|我[国省市州县区旗])(?=.{2})")
"""The whole region in front of a name is no part of it: 全市幼儿园数."""
UNIT_IN_BRACKETS = compiled(r"^(.+)[（(]([^（）()]{1,6})[)）]$")
SCALE = compiled(r"^[百千万亿]+(?!分)(?=.)")
SAME_UNIT = {"名": "人", "位": "人", "％": "%", "个百分点": "百分点"}
GOAL = compiled(r"(>=|<=|>|<|=)?(\d+(?:\.\d+)?)$")


@record
class Entry:
    """One indicator of the catalogue."""

    name: str
    aliases: tuple[str, ...] = ()
    group: str | None = None
    unit: str = ""
    direction: Direction = "neutral"
    national_target: str | None = None
    """The nation's goal or floor with its bound: '>=85'."""
    target_year: int | None = None
    source: str = ""
    """The policy document that says so."""
    in_context: tuple[str, ...] = ()
    """Names it shares with other indicators."""
    cues: tuple[str, ...] = ()
    """The words nearby that say that a shared name means this one."""
    units: tuple[str, ...] = ()
    """All units it is told in, `unit` first."""

    @property
    def goal(self) -> tuple[Comparator, Decimal] | None:
        """The national target as bound and value: '>=85' -> ('>=', Decimal('85'))."""
        hit = GOAL.match(self.national_target or "")
        return (cast(Comparator, hit[1] or "="), Decimal(hit[2])) if hit else None

    def takes(self, unit: str) -> bool:
        """Whether a value in this unit can be of this indicator; an unknown unit ('') can, and so can points of a rate.

        >>> entry = Entry("专任教师数", unit="人", units=("人",))
        >>> entry.takes("万名"), entry.takes("%"), entry.takes("")
        (True, False, True)
        """
        if not unit or not self.units:
            return True
        said, known = _base_unit(unit), {_base_unit(own) for own in self.units}
        return said in known or (said == "百分点" and "%" in known)


@record
class Catalogue:
    """The entries and the two indexes that names are looked up in."""

    entries: tuple[Entry, ...]
    certain: Mapping[str, Entry] = field(repr=False)
    """Plain name or alias -> the one indicator it means."""
    shared: Mapping[str, tuple[Entry, ...]] = field(repr=False)
    """Plain alias -> the indicators that share it."""
    stages: tuple[str, ...] = field(repr=False)
    """The cues that name a stage of education: words that speak of one leave no room for a farther heading's."""

    def match(self, name: str, context: Sequence[str] = (), unit: str = "") -> Entry | None:
        """The indicator that `name` means, or None.

        `context` is what stands around the name, the nearest first (the clause, then the headings from the inside out);
        the first of them that speaks of a stage or kind decides. `unit`, where given, must suit the indicator.
        """
        entry = self._look_up(name, context)
        if entry is None and (hit := UNIT_IN_BRACKETS.match(name.strip())):
            entry = self._look_up(hit[1], context)
            entry = entry if entry and entry.units and entry.takes(hit[2]) else None
        return entry if entry and entry.takes(unit) else None

    def _look_up(self, name: str, context: Sequence[str]) -> Entry | None:
        key = plain(name)
        if found := self.certain.get(key):
            return found
        candidates = self.shared.get(key)
        return _resolve(candidates, context, self.stages) if candidates else None

    def group_of(self, name: str, context: Sequence[str] = ()) -> str | None:
        """The field of an indicator: its entry's, else what the words of its name say."""
        entry = self.match(name, context)
        return entry.group if entry else group_of(name)

    def search(self, word: str) -> tuple[Entry, ...]:
        """The entries whose name or alias contains the word, in the catalogue's order."""
        wanted = plain(word)
        return tuple(e for e in self.entries if any(wanted in plain(n) for n in (e.name, *e.aliases, *e.in_context)))


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """A name without what writings differ in: spaces, brackets, quotes, 的, the region in front.

    >>> plain("全市 “双师型”教师的比例")
    '双师型教师比例'
    """
    return EVERYWHERE.sub("", IGNORED.sub("", fold(name)))


@lru_cache(maxsize=4096)
def group_of(name: str) -> str | None:
    """The field that a word of the name tells (data/groups.tsv, the first line that fits), or None.

    >>> group_of("普惠性民办幼儿园"), group_of("幼儿园骨干教师")
    ('学前', '教师')
    """
    if not _any_group_word().search(name):
        return None
    return next(group for word, group in group_words() if word in name)


@cache
def _any_group_word() -> re.Pattern[str]:
    """Any word of data/groups.tsv: what is asked first, since few names have one."""
    return compiled(lexicon.alternation(tuple(word for word, _ in group_words())))


@cache
def group_words() -> tuple[tuple[str, str], ...]:
    """The words of data/groups.tsv with the field each tells, in the file's order."""
    return tuple((row["word"], row["group"]) for row in lexicon.table("groups.tsv"))


@cache
def load(path: str | None = None) -> Catalogue:
    """The built-in catalogue, with the indicators of a user's TOML file laid over it.

    Raises VocabularyError (file, line, what is allowed) for an entry that is not usable or a name claimed twice, and
    InputError for a file that cannot be read.
    """
    rows = {row["name"]: row for row in lexicon.table("catalogue.tsv")}
    if path is not None:
        from plantargets.extractors.catalogue_file import read_rows

        for row in read_rows(path):
            rows[row["name"]] = _laid_over(rows.get(row["name"]), row)
    return build(rows.values())


def build(rows: Iterable[Row]) -> Catalogue:
    """The catalogue of these rows; every name or alias belongs to one entry, or stands under in_context for all."""
    certain: dict[str, tuple[Entry, Row]] = {}
    shared: dict[str, list[Entry]] = {}
    entries: list[Entry] = []
    for row in rows:
        entry = _entry(row)
        entries.append(entry)
        for name in (entry.name, *entry.aliases):
            known, _ = certain.setdefault(plain(name), (entry, row))
            if known is not entry:
                raise VocabularyError(row.file, row.line, name, f"it already means {known.name}; {SHARE_ADVICE}")
        for name in entry.in_context:
            shared.setdefault(plain(name), []).append(entry)
    for key in sorted(shared.keys() & certain.keys()):
        entry, row = certain[key]
        raise VocabularyError(row.file, row.line, key, f"other indicators share this name; {SHARE_ADVICE}")
    return Catalogue(
        entries=tuple(entries),
        certain={key: entry for key, (entry, _) in certain.items()},
        shared={key: tuple(sharing) for key, sharing in shared.items()},
        stages=tuple(dict.fromkeys(cue for entry in entries if entry.group in STAGES for cue in entry.cues)),
    )


SHARE_ADVICE = "a name that several indicators bear stands under in_context of each, with cues"


def _resolve(candidates: tuple[Entry, ...], context: Sequence[str], stages: Iterable[str]) -> Entry | None:
    """The candidate that the nearest words speak for; None where they speak for two, or of another stage."""
    for words in context:
        spoken = [(entry, [cue for cue in entry.cues if cue in words]) for entry in candidates]
        spoken = [(entry, cues) for entry, cues in spoken if cues]
        best = [
            entry for entry, cues in spoken if not _outdone(cues, [c for e, cs in spoken if e is not entry for c in cs])
        ]
        if spoken or any(stage in words for stage in stages):
            return best[0] if len(best) == 1 else None
    return None


def _outdone(cues: list[str], others: list[str]) -> bool:
    """Whether each cue is only part of a longer one that speaks for another indicator: 学前 in 学前一年."""
    return all(any(cue != other and cue in other for other in others) for cue in cues)


@lru_cache(maxsize=1024)
def _base_unit(unit: str) -> str:
    """The unit without its multiples and its denominator: 万名 -> 人, 元/生·年 -> 元, 万千瓦 and 千瓦 -> 瓦."""
    head = SCALE.sub("", unit.strip()).partition("/")[0]
    return SAME_UNIT.get(head, head)


def _entry(row: Row) -> Entry:
    target, year = row["national_target"], row["target_year"]
    if not row["name"]:
        raise VocabularyError(row.file, row.line, "", "name must not be empty")
    if target and not GOAL.fullmatch(target):
        raise VocabularyError(
            row.file, row.line, target, "national_target must be a figure with or without a bound: >=85"
        )
    if year and not compiled(r"(?:19|20)\d\d").fullmatch(year):
        raise VocabularyError(row.file, row.line, year, "target_year must be a year such as 2025")
    if row.words("in_context") and not row.words("cues"):
        raise VocabularyError(row.file, row.line, row["in_context"], "in_context needs cues, the words that resolve it")
    return Entry(
        name=row["name"],
        aliases=row.words("aliases"),
        group=row.one_of("group", ("", *GROUPS)) or None,
        unit=(row.words("units") or ("",))[0],
        direction=cast(Direction, row.one_of("direction", DIRECTIONS)),
        national_target=target or None,
        target_year=int(year) if year else None,
        source=row["source"],
        in_context=row.words("in_context"),
        cues=row.words("cues"),
        units=row.words("units"),
    )


def _laid_over(below: Row | None, above: Row) -> Row:
    """The user's row with what it leaves out taken from the built-in one; aliases of both count."""
    if below is None:
        return Row(above.file, above.line, {**above.cells, "direction": above["direction"] or "neutral"})
    cells = {column: above.cells[column] or cell for column, cell in below.cells.items()}
    for column in ("aliases", "in_context", "cues"):
        cells[column] = "|".join(dict.fromkeys((*below.words(column), *above.words(column))))
    return Row(above.file, above.line, cells)
