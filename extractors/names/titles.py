"""The naming rule for titles won: 六个街道被评为示范街道 counts 示范街道.

In goes a case; out comes the title of the things counted, with their own noun where the title does not say it.
"""

from __future__ import annotations

from plantargets.extractors.names.case_rule import ADVERBS, Options, plain
from plantargets.extractors.names.coordinate import parts_of
from plantargets.extractors.names.state import Case
from plantargets.extractors.names.vocabulary import word_class
from plantargets.extractors.patterns import compiled

TITLE = compiled(
    r"^(?:被?(?:评为|命名为|认定为|确定为|列为|授予)|获评|入选|跻身|荣获|获得|获批(?:创建|建设|设立|(?=[国全省首世市]))|获(?![批得准]))([^，。；、]{3,24})$"
)
TITLE_OF_LIST = compiled(
    r"^(?:、|和|及|以及)[^，。；]*?(?:被(?:评为|命名为|认定为|确定为|列为)|获评|入选|跻身|荣获|授予)([^，。；、]{3,24})$"
)
DONE = ("推广", "肯定", "认可", "批准", "通报", "表扬", "点赞", "推介")
"""What is done with things and is no title: 3项经验获全国推广."""
PRAISE = ("强", "先进", "优秀")


def titled(case: Case) -> list[Options] | None:
    """六个街道被评为示范街道: the title is what is counted; in a list of those counted, said after the last."""
    noun = case.counted.noun if case.counted else ""
    after = case.slot.beyond.removeprefix(noun) if noun else ""
    hit = TITLE.match(ADVERBS.sub("", case.counted.deed)) if case.counted else None
    hit = hit or TITLE_OF_LIST.match(after) or (TITLE.match(ADVERBS.sub("", case.slot.right)) if alone(case) else None)
    if not hit or case.share or hit.group(1).endswith(DONE):
        return None
    title = title_of(hit.group(1), noun)
    whole = title.endswith(noun[-2:]) or (noun in word_class("district") and not title.endswith(PRAISE))
    return plain(case, title if whole else title + noun, "titled")


def alone(case: Case) -> bool:
    """Whether places are counted without a noun of their own: 3地入选示范城市."""
    return case.first.unit in word_class("district") and not (case.counted or case.left.full)


def title_of(title: str, noun: str) -> str:
    """The title of those counted, where it is said of several kinds: (全国模范集体和模范个人, 个人) -> 全国模范个人."""
    parts = parts_of(title)
    own = next((part for part in parts if len(parts) > 1 < len(noun) and part.endswith(noun[-2:])), "")
    head = parts[0].find(own[:2]) if own else -1
    return parts[0][: max(head, 0)] + own if own else title
