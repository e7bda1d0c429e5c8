"""Groups and their heads: what a breakdown's member or a list's next item leaves unsaid is put back."""

from __future__ import annotations

from plantargets.extractors.names.coordinate import metric_tail, parts_of
from plantargets.extractors.names.vocabulary import stage_at_start, word_class
from plantargets.extractors.patterns import compiled

PLACES_UNITS = frozenset({"所", "个", "家", "座", "处", "间", "园", "校", "户", ""})
PEOPLE_UNITS = frozenset({"人", "名", "位", "人次", "个", ""})
SCALE = compiled(r"^[百千万亿余多]+")
PEOPLE_NOUN = compiled(
    r"(?:教师|教职工|学生|幼儿|儿童|[小初高大]中?学?生|毕业生|在校生|人员|人才|居民|老年人|工人|农民|职工|校长|干部|园长|医师|护士)$"
)
OWNER = compiled(r"^.{0,8}?(?:幼儿园|中小学校?|学校|小学|初中|高中|中学|(?<!在)园|(?<!在)校|院)(?=[^率类级])(?=..)")
OWNER_END = compiled(r"(?:幼儿园|学校|小学|初中|高中|中学|园|校|院)$")
GRADES = compiled(r"(?:小学)?[一二三四五六七八九](?:[至、到—-][一二三四五六七八九])?年级")
HEAD_FIRST = compiled(
    r"(?:率|比例|比重|占比|经费|规模|班额|系数|标准|收入|支出|面积|生师比|师生比|投入|拨款|人数|数量|时间)$"
)


def is_group(words: str) -> bool:
    """Whether the words only name a group: a stage of education, an institution, people of a kind."""
    return words in word_class("stage") or all(part in word_class("stage") for part in parts_of(words))


def misfits(noun: str, unit: str) -> bool:
    """Whether the noun cannot be counted in the unit, so that its measure was left out (寄宿制幼儿园不低于3小时)."""
    unit = SCALE.sub("", unit)
    if PEOPLE_NOUN.search(noun):
        return unit not in PEOPLE_UNITS
    if noun in word_class("stage") or word_class("body").at_end(noun):
        return unit not in PLACES_UNITS
    return False


def without_group(name: str) -> str:
    """A name without the group that heads it: 小学生均公用经费 -> 生均公用经费."""
    stage = stage_at_start(name)
    grades = GRADES.match(name)
    if grades:
        return name[grades.end() :]
    return name[len(stage) :] if stage and len(stage) < len(name) else ""


def stage_of_people(words: str) -> str:
    """The group of people that heads the words: 小学生体质健康 -> 小学生; all of them (学生) are no group."""
    stage = word_class("stage").at_start(words)
    return stage if PEOPLE_NOUN.search(stage) or stage.endswith("青少年") else ""


def without_institution(words: str) -> str:
    """Words without the stage and the institutions that head them: 义务教育学校课后服务 -> 课后服务."""
    while rest := without_group(words):
        words = rest
    return words


def last_group(words: str) -> tuple[str, str]:
    """(thing, group) where the words end in a group, institutions with their stage.

    >>> last_group("课后服务义务教育学校"), last_group("村卫生室")
    (('课后服务', '义务教育学校'), ('村卫生室', ''))
    """
    at = len(words)
    while group := word_class("stage").at_end(words[:at]):
        at -= len(group)
    return (words[:at], words[at:]) if at > 1 else (words, "")


def head_first(words: str) -> tuple[str, str]:
    """(measure, groups) where the measure is said before its groups.

    >>> head_first("辍学率小学")
    ('辍学率', '小学')
    >>> head_first("生均藏书量初中")
    ('生均藏书量', '初中')
    """
    rank = word_class("rank").at_end(words)
    if rank.endswith("级") and (
        PEOPLE_NOUN.search(words[: -len(rank)]) or word_class("body").at_end(words[: -len(rank)])
    ):
        return words[: -len(rank)], rank
    if not word_class("stage").at_end(words):
        return "", ""
    for index in range(2, len(words)):
        measured = HEAD_FIRST.search(words[:index]) or metric_tail(words[:index])
        if measured and is_group(words[index:]) and words[index:] != "学校":
            return words[:index], words[index:]
    return "", ""


def join_group(group: str, name: str) -> str:
    """The name of `name`'s measure for another group: (小学生, 儿童青少年总体近视率) -> 小学生近视率."""
    swapped = swap_group(group, name)
    if swapped:
        return swapped
    verb = word_class("keep").at_start(name)
    if verb and verb != name:
        return verb + group + name[len(verb) :].removeprefix("各类")
    owner = OWNER.match(name)
    if owner and OWNER_END.search(group):
        return group + name[owner.end() :]
    rest = without_group(name)
    return group + (rest.removeprefix("总体") if rest else name)


def swap_group(group: str, name: str) -> str:
    """`name` with the group inside it replaced, where it holds one: (小学生, 在校中小学生) -> 在校小学生."""
    for size in range(min(len(name), 6), 1, -1):
        tail = name[-size:]
        if tail in word_class("stage") and tail[-1] == group[-1] and size < len(name):
            return name[:-size] + group
    return ""


def owner_and_quality(words: str, kinds: tuple[str, ...]) -> tuple[str, str]:
    """The words cut after the noun whose quality they say, both empty where they say none; `kinds`: its word classes.

    >>> owner_and_quality("劳务品牌知名度", ("quality",)), owner_and_quality("社区服务中心", ("quality",))
    (('劳务品牌', '知名度'), ('', ''))
    """
    last = max((word_class(kind).at_end(words) for kind in kinds), key=len)
    if last and words[:1] in word_class("small") and words[1:] == last:  # 5个市空气质量
        return words[:1], last
    ends = range(len(words) - len(last), 1, -1) if last else ()
    for end in ends:
        if word_class("owner").at_end(words[:end]) or len(word_class("body").at_end(words[:end])) > 1:
            return words[:end], words[end:]
    return "", ""
