"""Where the noun phrase after a number ends.

Words go in, the place of the first word that cannot belong to the phrase comes out. A verb ends it unless it is part of
a compound: before a noun known to be modified so (申报项目, 集聚区) any verb may be; and behind a verb that takes the
thing itself for its object (打造, 新建), a verb that is a noun as well (提升, 就业) is part of the phrase wherever noun
material follows it unbroken (粮食产能提升重点县).
"""

from __future__ import annotations

from typing import Literal

from plantargets.extractors.names.groups import PEOPLE_NOUN
from plantargets.extractors.names.vocabulary import longest_at_start, word_class, word_classes, words_in
from plantargets.extractors.patterns import compiled

Frame = Literal["subject", "thing", "event", "pair"]
"""What the counted noun is in its clause: the subject, what a verb before takes (打造5个…), part of what is done with
things (完成5个…改造), or the first of two counted (8所学校联合5家企业)."""
FREE: tuple[Frame, ...] = ("subject", "pair")
WHEN = compiled(r"\d{4}年|\d{1,2}月")
MEASURES = tuple("率额量值费")
"""What makes a measure of any verb: 完成率, 实施率."""
ATTRIBUTE_ENDS = "性化型式"
"""What ends an attribute: the verb after it is a noun, and no predicate (战略性重组)."""
PARTNER_VERBS = (
    "签订",
    "签署",
    "开展",
    "建立",
    "结对",
    "合作",
    "达成",
    "共建",
    "联合",
    "实现",
    "对接",
    "形成",
)
BOUNDS = ("以上", "以下", "以内")
"""Words after a value: with more of the noun after them they say which things are meant (亿元以上新建项目)."""
QUOTED = compiled("“[^”]*”")
OUTWARD = ("对外", "对社会")
"""To whom things are opened: a manner of doing before a verb, and no part of the noun before it."""
DOINGS = ("edge", "manner", "closing", "verbal")
"""The words that can end a noun phrase; nor can a year or a month belong to it."""
OPENING, CLOSING = "“《（", "”》）"


def edge_at(words: str, frame: Frame = "subject") -> int:
    """Where the counted noun phrase ends; `frame` says what the noun is in its clause.

    >>> edge_at("中学参与交流轮岗")
    2
    >>> edge_at("夜间消费集聚区"), edge_at("高频事项跨市通办")
    (7, 4)
    """
    depth, index = 0, 0
    ending = word_classes(*DOINGS).by_first()
    while index < len(words):
        sign = words[index]
        depth += (sign in OPENING) - (sign in CLOSING)
        if depth < 0 < index:  # the quotation was opened before the number
            return index
        may_end = not depth and (index > 1 or (index == 1 and words[0] in word_class("small")))
        may_end = may_end and (sign in ending or sign.isdecimal())
        step = step_at(words, index, frame) if may_end else 1
        if not step:
            return index
        index += step
    return index


def step_at(words: str, index: int, frame: Frame) -> int:
    """How many characters from `index` on belong to the counted noun phrase for certain: 0 where it ends there."""
    rest = words[index:]
    word = word_class("edge").at_start(rest)
    if not word:
        ends = bool(WHEN.match(rest)) or (not is_attribute(words[:index]) and does_so(rest, frame))
        return 0 if ends else 1
    if word_class("manner").at_start(rest) in OUTWARD and does_so(rest, frame):
        return 0
    if inside_word(words, index, word) or (word in BOUNDS and goes_on(rest[len(word) :])):
        return 1
    attribute = is_attribute(words[:index]) and word in word_class("verbal")
    if attribute or makes_compound(rest, word, frame) or says_which(words[:index], rest[len(word) :]):
        return len(word)
    if word == "等":
        return 0 if ends_list(words, index) else 1
    return 1 if word in ("与", "和") and joins_nouns(rest[1:]) else 0


def is_attribute(words: str) -> bool:
    """Whether words end in an attribute (战略性), not in a thing whose name ends alike (大模型)."""
    return words[-1] in ATTRIBUTE_ENDS and not words.endswith(("模型", "车型", "机型", "典型"))


def says_which(before: str, rest: str) -> bool:
    """Whether 的 and a noun follow a verb, so that it says which things are meant (地方实施的事项).

    Where people or bodies stand before, they are counted and not what they do it to (医师参与的宣讲团).
    """
    counted = bool(PEOPLE_NOUN.search(before)) or bool(word_class("body").at_end(before))
    return not counted and rest.startswith("的") and len(rest) > 2 and not ends_here(rest[1:])


def does_so(words: str, frame: Frame) -> bool:
    """Whether the words only say that something is done, and how: 跨市通办, 高效运行, 提档升级.

    What is completed or carried out is a noun with all that: 完成60户住宅安全改造.
    """
    manner = "" if frame == "event" else word_class("manner").at_start(words)
    rest = words[len(manner) :]
    if manner and rest:
        return does_so(rest, frame) or words_in(rest, ("closing", "edge", "verbal")) > 0
    pair = bool(word_class("closing").at_start(words)) and words_in(words, ("closing", "verbal", "edge")) > 1
    return frame != "event" and (pair or words_in(words, ("closing", "verbal")) > 1)


def doing_at_start(words: str) -> str:
    """The verb that the words begin with, of those that end a sentence, end a name or modify a noun."""
    return longest_at_start(words, ("closing", "edge", "verbal"))


def inside_word(words: str, index: int, edge: str) -> bool:
    """Whether the edge is a piece of a longer word that stands here (试运行, 线上线下, 位列)."""
    whole = word_class("whole")
    for start in range(max(0, index - 3), index + 1):
        word = whole.at_start(words[start:])
        if start + len(word) > index and (start < index or len(word) > len(edge)):
            return True
    return False


def makes_compound(words: str, verb: str, frame: Frame) -> bool:
    """Whether the verb that the words begin with modifies a noun after it (就业服务中心, 提质增效试点)."""
    rest = words[len(verb) :]
    if rest.startswith(MEASURES) or (rest.startswith("、") and verb in word_class("verbal")):
        return True
    if frame == "pair" and not any(ends_here(rest[at:]) for at in range(1, len(rest))):
        return False
    while verb in word_class("modifier") or verb in word_class("verbal"):
        verbal = verb in word_class("verbal")
        if heads_compound(rest, verbal) or (verbal and stays_noun(rest, frame)):
            return True
        verb = doing_at_start(rest)
        rest = rest[len(verb) :]
    return False


def heads_compound(words: str, verbal: bool) -> bool:
    """Whether a noun that verbs modify follows, and the phrase ends with it, lest it be the verb's object.

    A verb that is a noun as well makes compounds that go on (就业服务中心); a noun of one character never goes on.
    """
    after = word_class("after")
    noun = after.at_start(words)
    if not noun:
        words = words[len(word_class("epithet").at_start(words)) :]
        noun = after.at_start(words)
    rest = words[len(noun) :]
    if not noun or (verbal and len(noun) > 1):
        return bool(noun)
    return not rest or rest[0] in "、和与及的（" or ends_here(rest) or heads_compound(rest, verbal)


def ends_here(words: str) -> bool:
    return bool(word_class("edge").at_start(words)) or bool(WHEN.match(words))


def stays_noun(rest: str, frame: Frame) -> bool:
    """Whether a verb that is a noun as well is one here, by what follows it and by what is done with it."""
    return goes_on(rest) if frame == "thing" else frame == "event" and (not rest or goes_on(rest))


def goes_on(words: str) -> bool:
    """Whether more of a noun follows: neither the end, nor a verb or a particle."""
    return bool(words) and words[0] not in "的了、" and not doing_at_start(words)


def joins_nouns(rest: str) -> bool:
    """Whether 与 joins two nouns rather than leading to what is done with a partner (与企业签订协议)."""
    rest = QUOTED.sub("", rest)
    return not any(verb in rest for verb in PARTNER_VERBS)


def ends_list(words: str, index: int) -> bool:
    """Whether 等 ends the noun phrase here: not in a word (等级, 高等), and no noun goes on after it (…等3项活动)."""
    rest = words[index + 1 :]
    if rest and not word_class("edge").at_start(rest):
        return False
    if words[index - 1] in "一二三特" and rest.startswith("奖"):
        return False
    return words[index - 1] not in "高中初平同对优何均" and not rest.startswith(("级", "地"))
