"""The thing counted after a number, and what it does: 3所公办园 -> 公办园; 864名教师参与轮岗 -> 教师, 参与轮岗."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plantargets.extractors.names.trim import NOISE, strip_end
from plantargets.extractors.names.vocabulary import word_class

STARTS_NO_NOUN = re.compile(r"[，；。、：（）！？)(\s]|的?$")
ENDING = re.compile(r"(?:等?(?:建设|创建|工作|运行|评估|的)|投用|等)$")
MODIFIER = re.compile(r"(?:不足|超过|低于|高于|不少于|以上|以下)[\d.]+[\u4e00-\u9fff]{0,3}(?:以上|以下)?的")
ADVERB = re.compile(
    r"(?<=..)(?:全面|全部|正式|顺利|加快|基本|陆续|成功|相继|已经|有序|均已|如期|深入|稳步|扎实|率先|首次|先后|分别|均|都|已)$"
)
YEAR = re.compile(r"\d{4}年")
COMPOUND = re.compile(
    r"对象|对口|对外|对接|面对|相对|针对|应对|为民|以上|以下|以旧换新|在校|在园|在编|在册|在建|在岗|在职|向阳|与会|有机|有效|有限|有色|有线|有偿|有轨|是非|自由|自然|占地|占比|由省|所有|国有|公有|民有|拥有|持有|含有|私有|现有|共有|具有|稀有|参与|作为|行为|认为|人为|内在|存在|外向|定向|方向|面向|导向|难以|以及|可以|予以|加以|理由|自由|缘由"
)


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted noun phrase and, where the things counted do something, what they do."""

    noun: str
    deed: str = ""


def edge_at(words: str) -> int:
    """Where the counted noun phrase ends: before the first word that cannot belong to it."""
    depth = 0
    edges = word_class("edge")
    for index, char in enumerate(words):
        if char in "“《（":
            depth += 1
        elif char in "”》）":
            depth -= 1
        if depth or index == 0 or (index == 1 and words[0] not in word_class("small")):
            continue
        word = edges.at_start(words[index:])
        if not word and YEAR.match(words, index):
            return index
        if not word:
            continue
        if word == "就业" and words[index - 1] in "未待再":
            continue
        if word == "各" and word_class("protect").at_start(words[index:]):
            continue
        if word == "上市" and words[index - 1] == "以":
            continue
        if word == "以上" and words[index - 1] in "级岁星及":
            continue
        if len(word) == 1 and word != "等" and COMPOUND.search(words[max(0, index - 1) : index + 4]):
            continue
        if word == "等" and not ends_list(words, index):
            continue
        if word in ("与", "和") and joins_nouns(words[index + 1 :]):
            continue
        if noun_follows(words, index, word):
            continue
        return index
    return len(words)


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
    if word_class("protect").at_start(words) or COMPOUND.match(words):
        return True
    return noun_follows(words, 0, word)
