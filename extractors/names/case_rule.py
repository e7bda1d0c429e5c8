"""What every naming rule gives: the names of each member of a case, and small steps that many rules take."""

from __future__ import annotations

from collections.abc import Callable

from plantargets.extractors.names.state import Case
from plantargets.extractors.names.trim import Places, trim
from plantargets.extractors.names.vocabulary import word_class
from plantargets.extractors.patterns import compiled

Options = list[tuple[str, str]]
Rule = Callable[[Case], "list[Options] | None"]
SHARE_OF = compiled(r"占(?!比|地|有|用|道)|(?:稳定|保持)在(?=(?:全国|全省|全球|世界)$)")
AWARD = compiled(r"(?:[金银铜奖]牌|[一二三特]等奖|奖项?|金|银|铜|冠军|名次|席位)$")
ADVERBS = compiled(
    r"^(?:均|都|已|全部|将|陆续|成功|分别|按计划|提前|超额|加快|有序|扎实|如期|按期|全面|基本|深入|稳步|顺利|加速|率先|首次|正式|相继|圆满|大幅|年内|[上下]半年|高质量|扎实有序)+"
)
PURPOSE = compiled(r"^(?:进行|用于|实施|开展|支持|推进|专项用于|办好|做好|保障|加快|完善|建设|建成|改造|撬动|改善)")


def plain(case: Case, name: str, rule: str) -> list[Options]:
    """The same name for every member."""
    return [[(name, rule)] for _ in case.members]


def strip_place(words: str, places: Places) -> str:
    """The words without a region said of the whole plan: 全省农田 -> 农田."""
    place = "" if word_class("protect").at_start(words) else places.general.at_start(words)
    return words[len(place) :] if len(words) > len(place) + 1 else words


def trimmed(words: str) -> str:
    return trim(words).full
