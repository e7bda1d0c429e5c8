"""Trimming: from the words on one side of a number to the noun phrase in them.

`trim(words)` drops adverbs, regions and times at the start and relation verbs, comparisons and bounds at the end, and
says what it met on the way, because that decides which rule names the quantity.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache

from plantargets.extractors.names.phrases import GOAL, comparison_at_end, leading_phrase, part_of_whole, trailing_time
from plantargets.extractors.names.verbs import JOINT
from plantargets.extractors.names.vocabulary import Words, word_class, word_classes
from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record

PROPER = compiled(
    r"籍|证券|实验室|大学|学院|医院|银行|机场|港|文库|高铁|高等研究院|号|杯|精神|(?:代表)?团|班(?!子)|队|样本|品牌|制造|智造|味道|文化|方案"
)
OF_REGION = compiled(r"地区(?!生产总值)(?=..)")
BOUNDED = compiled(
    r"(?:(?:[岁级年人校所名及]|学历|专科|本科)(?:以上|以下|以内)|(?:岁|级|学历|专科|本科)(?:以上|以下)?的)$"
)
TOWARDS = compiled(r"对[^，、]{2,16}贡献[率度]$")
"""A contribution is one to something: 对经济增长贡献率."""
PAST = compiled(r"过[\d十百千万亿]")
"""How much the things of a class have passed: 过10亿元企业."""
AVERAGES = ("人均", "生均", "户均", "校均", "亩均", "班均", "师均")
MOVED = frozenset(
    {
        "优化",
        "调整",
        "压减",
        "压缩",
        "扩面",
        "拓展",
        "提标",
        "更新",
        "丰富",
        "壮大",
        "上浮",
        "扩",
        "压",
        "升",
        "调",
        "增",
        "减",
        "缩",
        "降",
        "提",
        "整合",
        "重组",
    }
)
CARRYING = frozenset({"开展", "实施", "组织开展", "启动", "启动实施", "组织实施", "深入开展", "深入实施"})
SCHEMES = ("行动", "计划", "工程")
"""What a verb carries out whose name may begin with a verb of its own: 开展扩大有效投资行动."""
SPACES = (
    " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
NOISE_BEFORE, NOISE_AFTER = SPACES + "、，：:；。”）》—-·|•●", SPACES + "、，：:；。—-"
ANOTHER = compiled(r"和(?![谐睦平美田解好])|与(?![会时])")
"""What joins a region to another place, so that it is no mere region: 全国和自贸区清单."""
WHEN = compiled(r"\d{4}年度?|今年|本年度?|去年|上年")
LIST_MARK = compiled(
    r"(?:[一二三四五六七八九十]+是(?!否)|[（(][一二三四五六七八九十\d]+[)）]|\d{1,2}[.、．](?!\d)|[①-⑳]|第[一二三四五六七八九十百]+条\s*)"
)


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """The words for a document's own region, dropped from names: what it is called, and 全市, 我县 … that mean it.

    One object a document, told from others by identity, so that what depends on it can be remembered.
    """

    own: tuple[str, ...] = ()
    general: Words = field(default_factory=lambda: word_class("place"))
    droppable: Words = field(default_factory=lambda: word_classes("place", "lead", "drop"))
    """The general words, adverbs and verbs that are dropped before a name."""


@record
class Trimmed:
    """A noun phrase and what was trimmed around it."""

    core: str
    keep: str
    """The verb at the start that stays in a count's name: 新增, 招聘 …"""
    leads: tuple[str, ...]
    """The words dropped before the core, in order."""
    tails: tuple[str, ...]
    """The words dropped after the core, outermost first."""
    full: str
    """The verb that stays and the core."""

    def ends_with_change(self) -> bool:
        """Whether a verb of rising or falling, or a comparison, stood before the number."""
        tails = self.tails
        return bool(tails) and (
            not word_class("change").isdisjoint(tails) or any(word.startswith("比 ") for word in tails)
        )

    def has_tail(self, *words: str) -> bool:
        return bool(self.tails) and any(word in tail for tail in self.tails for word in words)

    def said_of_all(self) -> bool:
        """Whether 均, 都, 各, 分别 or 双双 stood before the number; 年均 and 平均 say no such thing."""
        alike = ("均", "都", "各", "分别", "双双")
        return bool(self.tails) and any(tail.removeprefix("比 ").startswith(alike) for tail in self.tails)

    def has_lead(self, *words: str) -> bool:
        return bool(self.leads) and any(word in self.leads for word in words)


def without_noise(words: str) -> str:
    """The words without spaces and punctuation at their ends; a mark that closes stays at the end."""
    return words.lstrip(NOISE_BEFORE).rstrip(NOISE_AFTER)


@lru_cache(maxsize=8192)
def strip_end(words: str) -> tuple[str, tuple[str, ...]]:
    """The words without relation verbs, adverbs and comparisons at their end; and those, outermost first."""
    tails: list[str] = []
    while words:
        cleaned = without_noise(words).removesuffix("了")
        if cleaned != words:
            words = cleaned
            continue
        hit = part_of_whole(words)
        if words.endswith(AVERAGES) and not hit:
            break
        goal = GOAL.search(words) if words[-1] == "为" else None
        if goal:
            tails.append(words[goal.end() :])
            words = words[: goal.end()]
            break
        hit = hit or comparison_at_end(words)
        if hit and not words.endswith(("指标", "标准")):
            tails.append("比 " + hit.group())
            words = words[: hit.start()]
            continue
        word = word_class("tail").at_end(words) or word_class("change").at_end(words)
        if words in word_class("lead") and words != word:
            break
        if word in ("以上", "以下", "以内", "的") and BOUNDED.search(words):
            break
        if not word and tails and (tails[-1] in ("到", "至", "为", "成") or tails[-1] in MOVED):
            word = next((w for w in (words[-2:], words[-1:]) if w in MOVED), "")
        if not word or len(word_class("protect").at_end(words)) > len(word) or keeps_end(words, word):
            time = trailing_time(words)
            if not time:
                break
            word = time
        tails.append(word)
        words = words[: -len(word)]
    return words, tuple(tails)


def keeps_end(words: str, word: str) -> bool:
    """Whether a tail word is the end of a longer noun here (涨幅, 增值, 学年, 高水平 …)."""
    if len(word_class("whole").at_end(words)) > len(word):
        return True
    longer = max(word_class("metric").at_end(words), word_class("keep").at_end(words), key=len)
    return len(longer) > len(word)


@lru_cache(maxsize=8192)
def strip_start(words: str, places: Places) -> tuple[str, str, tuple[str, ...]]:
    """The words without the times, regions, adverbs and verbs before a name: (rest, kept verb, what was dropped)."""
    leads: list[str] = []
    keep = verb_chain(words)
    words = words[len(keep) :]
    while words:
        mark = LIST_MARK.match(words)
        cleaned = without_noise(words[mark.end() :] if mark else words)
        if cleaned != words:
            words = cleaned
            continue
        word = leading_word(words, places)
        if not word:
            verb = word_class("keep").at_start(words)
            if keep and verb == words:  # two verbs and no object yet: 供应分配
                return "", keep + verb, tuple(leads)
            if verb and verb_here(words, verb):
                keep, words = keep + verb, words[len(verb) :]
                continue
            break
        if keep and not (word in ("了", "各", "的", "各类") or WHEN.fullmatch(word)):
            break
        carried = bool(leads) and leads[-1] in CARRYING and word not in CARRYING
        if carried and word in word_class("drop") and words.endswith(SCHEMES):
            break
        leads.append(word)
        words = words[len(word) :]
    return words, keep, tuple(leads)


def verb_chain(words: str) -> str:
    """Coordinated verbs before their object, where one of them tells which things are meant.

    >>> verb_chain("制定、修改和废止规章"), verb_chain("建设、打造园区")
    ('制定、修改和废止', '')
    """
    if not JOINT.search(words):
        return ""
    end, kept, joints = 0, False, 0
    while True:
        keep = word_class("keep").at_start(words[end:])
        verb = max(keep, word_class("drop").at_start(words[end:]), key=len)
        joint = JOINT.match(words, end + len(verb))
        kept = kept or bool(verb and verb == keep)
        if not verb or not joint:
            break
        end, joints = joint.end(), joints + 1
    whole = joints and verb and kept and verb_here(words[end:], verb)
    return words[: end + len(verb)] if whole else ""


def verb_here(words: str, verb: str) -> bool:
    """Whether a kept verb is followed by an object, not part of a noun (招生计划, 培训经费, 退役军人)."""
    rest = words[len(verb) :]
    follower = word_class("follower").at_start(rest)
    if len(follower) == 1 and word_class("protect").at_start(rest):  # 带动面上投资, 新增总部企业
        return True
    return not follower or (verb.startswith("新") and len(follower) > 1)  # 新增设施农业: no noun begins with 新增


def leading_word(words: str, places: Places) -> str:
    """The droppable word, time or place phrase at the start, or ''."""
    if words[0] in "对过" and (TOWARDS.match(words) or PAST.match(words)):
        return ""
    protected = word_class("protect").at_start(words)
    if protected and not (protected == words and protected in places.general):
        return ""
    phrase = leading_phrase(words)
    if phrase:
        return phrase
    if words.startswith(places.own):
        for place in places.own:
            if words.startswith(place) and not (PROPER.match(words, len(place)) or ANOTHER.match(words, len(place))):
                return place + "地区" * bool(OF_REGION.match(words, len(place)))
    word = places.droppable.at_start(words)
    if not word or (word in places.general and ANOTHER.match(words, len(word))):
        return ""
    return "" if len(word_class("keep").at_start(words)) > len(word) else word


def trim(words: str, places: Places | None = None) -> Trimmed:
    """The noun phrase of the words before a number, and what stood around it."""
    return trimmed(words, places or nowhere())


@cache
def nowhere() -> Places:
    """The places of words whose document is not known."""
    return Places()


@lru_cache(maxsize=8192)
def trimmed(words: str, places: Places) -> Trimmed:
    """The same for a document's own places."""
    rest, tails = strip_end(words)
    rest, keep, leads = strip_start(rest, places)
    return Trimmed(rest, keep, leads, tails, keep + rest)
