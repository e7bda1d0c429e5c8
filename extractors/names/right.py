"""The thing counted after a number, and what it does: 3所公办园 -> 公办园; 864名教师参与轮岗 -> 教师, 参与轮岗."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from plantargets.extractors.names.trim import NOISE, strip_end
from plantargets.extractors.names.vocabulary import word_class

STARTS_NO_NOUN = re.compile(r"[，；。、：（）！？)(\s]|的?$")
ENDING = re.compile(r"(?:等?(?:建设|创建|工作|运行|评估|的)|的目标|的?基础上?|投用|等)$")
MODIFIER = re.compile(r"(?:不足|超过|低于|高于|不少于|以上|以下)[\d.]+[\u4e00-\u9fff]{0,3}(?:以上|以下)?的")
ADVERB = re.compile(
    r"(?<=..)(?:全面|全部|正式|顺利|加快|基本|陆续|成功|相继|已经|有序|均已|如期|深入|稳步|扎实|率先|首次|先后|分别|均|都|已)$"
)
INTO = re.compile(
    r"(.{2,}?)((?:整合|优化|压减|精简|合并|归并|撤并|调整|缩减|压缩|减少|扩大|增加|扩展|拓展)+(?:为|到|至|成))$"
)
YEAR = re.compile(r"\d{4}年")


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted noun phrase and, where the things counted do something, what they do."""

    noun: str
    deed: str = ""


def edge_at(words: str) -> int:
    """Where the counted noun phrase ends: before the first word that cannot belong to it."""
    depth = 0
    for index, char in enumerate(words):
        if char in "“《（":
            depth += 1
        elif char in "”》）":
            depth -= 1
        if depth or index == 0 or (index == 1 and words[0] not in word_class("small")):
            continue
        if ends_at(words, index):
            return index
    return len(words)


def ends_at(words: str, index: int) -> bool:
    """Whether the counted noun phrase ends before the character at `index`."""
    word = word_class("edge").at_start(words[index:])
    if not word:
        return bool(YEAR.match(words, index))
    if inside_word(words, index, word) or noun_follows(words, index, word):
        return False
    if word == "等":
        return ends_list(words, index)
    return word not in ("与", "和") or not joins_nouns(words[index + 1 :])


def inside_word(words: str, index: int, edge: str) -> bool:
    """Whether the edge is a piece of a longer word that stands here (试运行, 线上线下, 位列)."""
    whole = word_class("whole")
    for start in range(max(0, index - 3), index + 1):
        word = whole.at_start(words[start:])
        if start + len(word) > index and (start < index or len(word) > len(edge)):
            return True
    return False


def joins_nouns(rest: str) -> bool:
    """Whether 与 joins two nouns rather than leading to what is done with a partner (与企业签订协议)."""
    return not any(
        verb in rest
        for verb in ("签订", "签署", "开展", "建立", "结对", "合作", "达成", "共建", "联合", "实现", "对接", "形成")
    )


def ends_list(words: str, index: int) -> bool:
    """Whether 等 ends the noun phrase here: not in a word (等级, 高等), and no noun goes on after it (…等3项活动)."""
    rest = words[index + 1 :]
    if rest and not word_class("edge").at_start(rest):
        return False
    if words[index - 1] in "一二三特" and words[index + 1 :].startswith("奖"):
        return False
    return words[index - 1] not in "高中初平同对优何均" and not words[index + 1 :].startswith(("级", "地"))


def noun_follows(words: str, index: int, word: str) -> bool:
    """Whether a verb-like word is a modifier of the noun after it (就业服务中心, 建设项目)."""
    return word in word_class("modifier") and bool(word_class("after").at_start(words[index + len(word) :]))


@lru_cache(maxsize=4096)
def right_noun(words: str) -> Counted | None:
    """The noun phrase that follows a number, or None where none does."""
    if not words or STARTS_NO_NOUN.match(words):
        return None
    body = words[1:] if words.startswith("的") else words
    if not strip_end(body)[0] or body in word_class("drop") or body in word_class("keep"):
        return None
    modifier = MODIFIER.match(body)
    if modifier:
        rest = right_noun(body[modifier.end() :])
        return Counted(body[: modifier.end()] + rest.noun, rest.deed) if rest else None
    if not body or (word_class("edge").at_start(body) and not starts_compound(body)):
        return None
    if word_class("change").at_start(body) and len(word_class("change").at_start(body)) > 1:
        return None
    into = INTO.match(body)
    if into:
        return Counted(into.group(1), into.group(2))
    at = edge_at(body)
    noun, deed = body[:at], body[at:]
    while True:
        trimmed = ADVERB.sub("", ENDING.sub("", noun))
        if trimmed == noun or len(trimmed) < 2:
            break
        noun = trimmed
    return Counted(NOISE.sub("", noun), NOISE.sub("", deed)) if noun else None


def starts_compound(words: str) -> bool:
    """Whether the edge word that the text begins with is part of a noun (公办…, 建设项目, 在校生)."""
    word = word_class("edge").at_start(words)
    if word_class("protect").at_start(words) or len(word_class("whole").at_start(words)) > len(word):
        return True
    return noun_follows(words, 0, word)
