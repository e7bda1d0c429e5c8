"""Level or change: from the words between a name and its number to what the number measures.

Nearest word first: 提高到 leads to a level, 提高 to a rise, 新增学位500个 counts new things and is a level, and so is
增速6%. Members of a list share the verb before its first.
"""

from __future__ import annotations

import re
from functools import cache

from plantargets.extractors.lexicon import alternation, words
from plantargets.extractors.model import Measure, Quantity

FILE = "relation_words.tsv"
TO = r"(?:[到至为成](?!\d{4}年)|达到?)"
BETWEEN = (
    r"(?:了|约|近|超过|超|逾|不低于|不少于|不超过|至少|幅度|分别|均|都|各|[为达]|以上|以内|又|再|将近|大约|近乎|\s)*"
)
"""What may stand between a verb of change and its number without making the number another thing's."""
RELATIVE = re.compile(r"%|‰|百分点|倍|番|成|位次?|名次")
"""Units of a change that need no base: 投入增加5%."""


@cache
def _verbs() -> re.Pattern[str]:
    kinds = {kind: alternation(words(FILE, kind=kind)) for kind in ("rise", "fall", "reach", "rate", "new")}
    return re.compile(
        rf"(?P<to>(?:{kinds['rise'][:-1]}|{kinds['fall'][3:]}){TO})"
        rf"|(?P<new>{kinds['new']})|(?P<rate>{kinds['rate']})"
        rf"|(?P<rise>{kinds['rise']})|(?P<fall>{kinds['fall']})|(?P<reach>{kinds['reach']})"
    )


NO_VERB = re.compile(
    r"增长极|增长点|高中|高校|高等|高职|高标准|高新|高速|高铁|高考|高水平|高质量|高层|高级|高端|高效|高技|最高|高龄|提高班|"
    r"少年|少儿|减少性|低保|低收入|低碳|低空|最低|多媒体|多式|多元|多功能|至少|不少|减税|减负|减灾|降费|增值|增量|"
    r"增效|增收|增绿|增减|提升工程|提升行动|提升计划|提升项目|达标|为主|作为|行为|占地|占补|现有|所有|拥有|国有|有关|有效|"
    r"有序|共享|共建|共同|公共|共青|降水|降雨|降尘|降耗|是否|于是|多样|多层|多种|多家|许多|大多|多项"
)
"""Words that hold a verb of change and are none."""
Cue = tuple[str, str, int]
"""A cue's kind, its words, and where it ends."""


def last_cue(text: str, start: int, end: int) -> Cue | None:
    """The last word of change or level in a stretch: its kind, itself, and where it ends."""
    masked = NO_VERB.sub(lambda hit: "#" * len(hit[0]), text[start:end])
    found = None
    for hit in _verbs().finditer(masked):
        found = (str(hit.lastgroup), hit[0], start + hit.end())
    return found


def measure_of(text: str, start: int, quantity: Quantity, compared: bool) -> tuple[Measure, str]:
    """The measure of a quantity whose clause or list member starts at `start`, and the rule that says so.

    `compared` tells that a base is named (比上年, 同比).
    """
    cue = last_cue(text, start, quantity.start)
    relative = bool(RELATIVE.match(quantity.unit))
    points = quantity.unit == "百分点"
    if cue is None:
        return ("increase", "points-rise") if points else ("level", "level")
    kind, word, end = cue
    if kind in ("rise", "fall"):
        adjacent = re.fullmatch(BETWEEN, text[end : quantity.start]) is not None
        if adjacent or relative or compared:
            return ("increase", f"rise-{word}") if kind == "rise" else ("decrease", f"fall-{word}")
        return "level", f"counted-{word}"
    if points and kind != "reach":
        return "increase", "points-rise"
    return "level", f"{kind}-{word}"
