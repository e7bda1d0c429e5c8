"""A row's name made whole: running numbers, footnotes and units cut off, head, stage and class put back.

In: the words of the cells that name a row. Out: the indicator's name and the unit that stood in its brackets.
"""

from __future__ import annotations

from functools import cache
from itertools import takewhile

from plantargets.extractors import lexicon
from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record
from plantargets.extractors.tables.cells import FOOTNOTE, is_unit
from plantargets.extractors.view import fold

ENUMERATOR = compiled(
    r"^(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.．]|\d{1,3}[、.．)）](?!\d)|[①-⑳]|[●■◆▲○·])\s*"
)
WITHIN = compiled(r"^(?:其中|＃|#|[-—–]{1,2}(?=\S))[：:、，]?\s*")
BRACKETS = compiled(r"[（(\[〔]([^（()）\[\]〔〕]{1,14})[)）\]〕]\s*$")
TRAILING_UNIT = compiled(r"[，,：:]?\s*([%％‰])$")
# A lone digit behind a Chinese word or a closing bracket was a raised mark before the text was copied.
NOTE_AT_END = compiled(rf"(?:{FOOTNOTE}|注[\d①-⑳]|(?<=[\u4e00-\u9fff）)])[1-9])+$")
# For whom a thing is counted stays in front of its parts: 每千人口…床位.
EACH = compiled(r"^(?:每[十百千万]{1,2}(?:名|位|个)?(?:常住|户籍)?(?:人口|老年人|学生|儿童|人)?(?:拥有)?|人均|生均)")
OWNER = compiled(r"^.*(?:机构|单位|企业)(?=.{2})")
IS_OWNER = compiled(r"(?:医院|[院校园站馆]|机构|单位|企业|中心)$")
MAX_PART = 4
# What pollutants are called together; each of them takes its place: 主要污染物排放总量 -> 氨氮排放总量.
POLLUTANTS = compiled(r"^(?:主要)?(?:大气|水)?污染物")
# Words that end the name of a class of indicators as well as an indicator's.
CLASSES = ("水平", "规模", "质量")
# What things of several kinds are called together; each takes their place: 主要农产品产量 -> 茶叶产量.
THINGS = compiled("主要.*?(?:产品|品种|作物|商品|物资)")
PART = compiled(r"[/／、]")
PARTS_IN_BRACKETS = compiled(r"[（(]([^（()）]+[/／、][^（()）]+)[)）]$")
COUNT_IN_BRACKETS = compiled(r"[（(](?:共)?\d+[个项条]?[)）]$")
SPACE_BETWEEN_CHINESE = compiled(r"(?<=[^\x00-\xff])[ \t\u3000\u00a0\r\n]+|[ \t\u3000\u00a0\r\n]+(?=[^\x00-\xff])")


@record
class Label:
    """A name cell: its words, the unit in its brackets, and whether it is one of those 其中 speaks of."""

    name: str
    unit: str = ""
    within: bool = False


@cache
def _of_kind(kind: str) -> tuple[str, ...]:
    return lexicon.words("table_names.tsv", kind=kind)


def read_label(text: str) -> Label:
    """A name cell without number, footnote and unit.

    >>> read_label("3.生均体育场馆面积（平方米）①")
    Label(name='生均体育场馆面积', unit='平方米', within=False)
    >>> read_label("其中：工业用水").within
    True
    """
    name = SPACE_BETWEEN_CHINESE.sub("", text.strip())
    name = NOTE_AT_END.sub("", ENUMERATOR.sub("", name))
    within = bool(WITHIN.match(name))
    name = ENUMERATOR.sub("", WITHIN.sub("", name))
    bracket = BRACKETS.search(name)
    unit = ""
    if bracket and is_unit(bracket[1].removeprefix("单位：")):
        name, unit = name[: bracket.start()], bracket[1].removeprefix("单位：")
    else:
        mark = TRAILING_UNIT.search(name)
        if mark:
            name, unit = name[: mark.start()], mark[1]
    return Label(NOTE_AT_END.sub("", name).strip("：: "), fold(unit), within)


def after_class(words: str) -> int:
    """How many characters of the words are the name of a class that a whole indicator follows: 经济发展|生产总值."""
    for word in _of_kind("class"):
        rest = words.removeprefix(word)
        if rest != words and len(rest) >= 4 and not rest.startswith(("水平", "指数", "质量", "总")):
            return len(word)
    return 0


def read_group(text: str) -> str:
    """The words of a row that heads others: '（一）学前教育（4项）' -> '学前教育'."""
    return COUNT_IN_BRACKETS.sub("", read_label(text).name)


def is_bare(name: str) -> bool:
    """Whether a name says nothing without its stage: 毛入园率, 在校生数."""
    return name in _of_kind("bare")


def has_stage(name: str) -> bool:
    """Whether the words name a stage or kind of schooling, or a place: 学前教育, 高中阶段, 城镇."""
    return _has(name, "stage") or _has(name, "place")


def _has(name: str, kind: str) -> bool:
    return any(word in name for word in _of_kind(kind))


def is_stage(name: str) -> bool:
    """Whether the words are a stage and nothing else: 普通高中, 小学阶段, not 在园幼儿."""
    known = _of_kind("stage") + _of_kind("place")
    rest = next((name.replace(word, "", 1) for word in known if word in name), name)
    return rest in ("", "教育", "阶段") if name else False


def is_class(name: str) -> bool:
    """Whether a name is that of a class of indicators and nothing else: 民生福祉."""
    return name in _of_kind("class")


def class_of_things(head: str) -> str:
    """The measure of a head that names the class of what stands below it, '' for any other head.

    >>> class_of_things("主要农产品产量"), class_of_things("财政支出")
    ('产量', '')
    """
    things = THINGS.match(head)
    return head[things.end() :] if things and is_whole(head) else ""


def is_whole(name: str) -> bool:
    """Whether a name ends in a word that says what is measured: 工业用水量, not 工业."""
    return name.endswith(_of_kind("metric") + _of_kind("bare"))


def of_group(label: str, name: str) -> str:
    """The name with the group before it whose value it is; words they share are said once.

    >>> of_group("设市城市", "城市污水处理率")
    '设市城市污水处理率'
    """
    for length in range(min(len(label), len(name)), 1, -1):
        if label.endswith(name[:length]):
            return label + name[length:]
    return label + name


def part_names(name: str, count: int) -> list[str]:
    """The names of the groups that a name sets side by side, each made whole; none where it does not name as many.

    >>> part_names("城镇/农村居民收入", 2), part_names("生师比（小学/初中）", 2), part_names("用水总量", 2)
    (['城镇居民收入', '农村居民收入'], ['小学生师比', '初中生师比'], [])
    """
    bracket = PARTS_IN_BRACKETS.search(name)
    parts = PART.split(bracket[1] if bracket else name)
    if len(parts) != count or not all(parts):
        return []
    if bracket:
        return [of_group(part, name[: bracket.start()]) for part in parts]
    tail = parts[-1][len(parts[0]) :]
    return [part + tail for part in parts[:-1]] + parts[-1:] if len({len(part) for part in parts[:-1]}) == 1 else []


def part_of(part: str, head: str) -> str:
    """A part with the head it is one of; a stage replaces the head's own: 小学 of 义务教育在校生 -> 小学在校生."""
    if POLLUTANTS.match(head):
        return part + POLLUTANTS.sub("", head)
    tails = [word for word in _of_kind("bare") if head.endswith(word)]
    own = head.removesuffix(tails[0]) if tails else ""
    if tails and any(_has(part, kind) and _has(own, kind) for kind in ("stage", "place")):
        return part + tails[0]
    if tails and common_end(part, tails[0]):
        return own + part
    each = None if has_stage(part) else EACH.match(head)
    before, counted = (head[: each.end()], head[each.end() :]) if each else ("", head)
    shared = common_end(part, counted)
    if shared >= 2:
        return before + counted[:-shared] * bool(before) + part
    return before + of_group(part, OWNER.sub("", counted) if IS_OWNER.search(part) else counted)


def common_end(one: str, other: str) -> int:
    """How many characters two words share at their ends: 护理型床位 and 养老床位 two."""
    pairs = zip(reversed(one), reversed(other), strict=False)
    return len([*takewhile(lambda pair: pair[0] == pair[1], pairs)])


def whole_name(label: Label, group: str, head: str, stage: str) -> str:
    """The name with what the row leaves to the cells above and beside it.

    >>> whole_name(Label("毛入园率"), "学前教育", "", "")
    '学前教育毛入园率'
    >>> whole_name(Label("女性", within=True), "", "城镇新增就业人数", "")
    '女性城镇新增就业人数'
    >>> whole_name(Label("生均校舍面积"), "", "", "小学")
    '小学生均校舍面积'
    """
    name = label.name
    if label.within and head and not is_whole(name):
        name = part_of(name, head)
    if stage and stage not in name:
        name = part_of(stage, name)
    elif is_bare(name) and has_stage(group):
        name = group + name
    elif _names_parts(group, name):
        name = part_of(name, group)
    return name


def _names_parts(group: str, name: str) -> bool:
    """Whether a head is an indicator whose parts stand below it: 居民收入 over 城镇居民, 污染物排放总量 over 氨氮."""
    if POLLUTANTS.match(group):
        return bool(POLLUTANTS.sub("", group)) and "排放" not in name and len(name) <= 8
    return _is_part(name) and is_whole(group) and (is_stage(name) or not group.endswith(CLASSES))


def _is_part(name: str) -> bool:
    """Whether a name is no more than a stage or a place: 普通高中, 城镇居民."""
    return len(name) <= MAX_PART and has_stage(name) and not is_whole(name)
