"""Level or change: from the words between a name and its number to what the number measures.

Nearest word first: 提高到 leads to a level, 提高 to a rise, 新增学位500个 counts new things and is a level, and so is
增速6%. Members of a list share the verb before its first.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from plantargets.extractors.clauses import Place
from plantargets.extractors.lexicon import alternation, opening, words
from plantargets.extractors.model import Clue, Measure, Quantity
from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record

FILE = "relation_words.tsv"
KINDS = ("rise", "fall", "reach", "rate", "new", "beside")
TO = r"(?:[到至为成](?!\d{4}年)|达到?)"
BETWEEN = compiled(
    r"(?:了|约|近|超过|突破|超|逾|不低于|不少于|不超过|不高于|至少|幅度|分别|均|都|各|[为达]|以上|以内|又|再|将近|大约|\s)*"
)
"""What may stand between a verb of change and its number without making the number another thing's."""
RELATIVE = compiled(r"%|‰|百分点|倍|番|成|位次?|名次")
"""Units of a change that need no base: 投入增加5%."""


@lru_cache(maxsize=1024)
def is_relative(unit: str) -> bool:
    """Whether a change in this unit needs no base: 投入增加5%."""
    return RELATIVE.match(unit) is not None


@cache
def _verbs() -> re.Pattern[str]:
    kinds = {kind: alternation(words(FILE, kind=kind)) for kind in KINDS}
    return compiled(
        rf"{opening(tuple(word for kind in KINDS for word in words(FILE, kind=kind)))}"
        rf"(?:(?P<to>(?:{kinds['rise'][:-1]}|{kinds['fall'][3:]}){TO})"
        rf"|(?P<new>{kinds['new']})|(?P<rate>{kinds['rate']})|(?P<beside>{kinds['beside']})"
        rf"|(?P<rise>{kinds['rise']})|(?P<fall>{kinds['fall']})|(?P<reach>{kinds['reach']}))"
    )


OBJECT = compiled(r"(?:余|多|左右|以上|以下|以内)?的?[\u4e00-\u9fff]{2}")
"""A noun right behind the number: 提升10万人饮水安全 counts people."""
NO_VERB = compiled(
    r"增长极|增长点|增长的?贡献|高中|高校|高等|高职|高标准|高新|高速|高铁|高考|高水平|高质量|高层|高级|高端|高效|高技|最高|高龄|提高班|"
    r"少年|少儿|减少性|低保|低收入|低碳|低空|最低|多媒体|多式|多元|多功能|至少|不少|减税|减负|减灾|降费|增值|增量|"
    r"增效|增收|增绿|增减|提升工程|提升行动|提升计划|提升项目|达标|为主|作为|行为|占地|占补|现有|所有|拥有|国有|有关|有效|"
    r"不[得能应宜可]?再?[低高少多大小]于|有序|共享|共建|共同|公共|共青|降水|降雨|降尘|降耗|是否|于是|多样|多层|多种|多家|许多|大多|多项"
)
"""Words that hold a verb of change and are none."""
ELSEWHERE = compiled(r"(?:比|较)(?:全国|全省|全市|全区|全县|世界|[^，；年]{0,8}平均)")
"""A comparison with another place's level, which is no change."""
OTHERS = compiled(r"(?:(?<![占同])比|较)(?![上去前同往原此年初今]|20|“|现状)[^，；。年期初末“]{2,12}$")
"""A comparison with another group or a standard: 比普通班级高5人, 较省定标准低2个百分点."""
MORE = ("高", "低", "多", "少", "高出", "多出")
MEASURED = compiled("(?:[产单]|量|率|额|值|[均物]价|收入|标准|水平|浓度|时[间长])$")
"""A measure before a verb of dealing with things: it moves by so much (亩产提升10斤)."""
CLEANER = compiled(r"浓度(?:同比|环比|[较比][^，。；]{2,10})?(改善)了?$")
"""A concentration that gets better falls: PM2.5浓度改善5%."""
DOING = ("提升", "扩大", "压减", "压缩", "压降", "精简", "调减", "核减", "减排")
"""Verbs whose count tells how much was dealt with, not by how much it moved: 森林抚育提升200万亩."""
PAST_GOAL = compiled(r"超出?[^，、。\d]{2,10}(?:目标|计划|任务)$")
"""How far a value lies beyond a goal, which is no change: 超年度目标2个百分点."""
GROWN_BY = ("增长", "下降")
LISTED = compiled(r"(?:[、和及]\s*[\d.]+\s*[%万亿千百]*(?:平方公里|平方千米|平方米|立方米|[\u4e00-\u9fff]{0,2}))*")
GROWTH = compiled(r"的?(?:年均)?(?:高速|较快|快速)?增长(?![率点极量到至为了\d])")
"""What makes a rate that was kept or reached one of growth: 保持10%以上增长."""
REACH = 48
"""Characters before a number within which its verb is looked for."""
SHORT = ("多", "高", "少", "低", "增", "减", "降", "翻")
"""Verbs of one character: part of too many words to count unless the number follows."""
OVER = ("超过", "突破", "超")
"""Bounds when they follow a verb of change (增长超过5%), levels when they stand alone."""
EVENLY = compiled(r"(?:均|都|分别|各)为")
"""What leads from a verb of change to the amounts of several: 增长均为5%."""
HOPED = compiled(r"[、，](?:力争|争取|努力|奋力)(?:实现|达到|达)?")
"""What leads to the better value of the same change."""

NEXT_NAMED = compiled(r"、[\u4e00-\u9fff]{2,6}")
"""What leads to the next thing that a verb before the first is done to: 压减时间41%、材料33%."""


@record
class Verb:
    """A word of change or level before a number: its kind, itself, and what stands between it and the number."""

    kind: str
    word: str
    gap: str

    @property
    def adjacent(self) -> bool:
        """Whether the number follows at once."""
        return BETWEEN.fullmatch(self.gap) is not None


def last_verb(text: str) -> Verb | None:
    """The last word of change or level in the words before a number.

    >>> last_verb("毛入园率比上年提高了")
    Verb(kind='rise', word='提高', gap='了')
    """
    text = text[-REACH:]
    verbs = _verbs()
    if not verbs.search(text):
        return None
    masked = NO_VERB.sub(lambda hit: "#" * len(hit[0]), text)
    found: Verb | None = None
    for hit in verbs.finditer(masked):
        verb = Verb(str(hit.lastgroup), hit[0], text[hit.end() :])
        if verb.word in SHORT and not verb.adjacent:
            continue
        if found and found.kind in ("rise", "fall") and says_no_more(found, verb):
            continue
        found = verb
    return found


def says_no_more(change: Verb, verb: Verb) -> bool:
    """Whether a word right behind a verb of change only leads to its amount: 增长超过5%, 增长均为5%."""
    bound = verb.word in OVER and change.gap.startswith(verb.word)
    return bound or (verb.word == "为" and EVENLY.match(change.gap) is not None)


def measure_of(place: Place, quantity: Quantity, compared: bool) -> tuple[Measure, Clue]:
    """The measure of a quantity from the words around it, and what tells it.

    `compared` tells that a base is named (比上年, 同比).
    """
    unit = quantity.number_start, quantity.number_end
    text, relative = place.between(place.own, quantity.start), is_relative(quantity.unit)
    cleaner = CLEANER.search(text) if relative and "浓度" in text else None
    if cleaner:
        start = place.own + cleaner.start(1)
        return "decrease", Clue("measure", "fall-改善", (start, start + 2))
    if quantity.unit == "番":
        return "increase", Clue("measure", "doubled", unit)
    grown = GROWTH.match(place.between(quantity.end, place.end)) if relative else None
    if grown is not None and not text.rstrip().endswith(("由", "从")):
        start = quantity.end + grown.start()
        return "increase", Clue("measure", "growth-after", (start, quantity.end + grown.end()))
    verb = last_verb(text)
    if verb is not None:
        measure, rule = _measure_by(verb, text, place, quantity, compared)
        end = quantity.start - len(verb.gap)
        return measure, Clue("measure", rule, unit if rule == "points-rise" else (end - len(verb.word), end))
    points = quantity.unit == "百分点" and not PAST_GOAL.search(text)
    return ("increase", Clue("measure", "points-rise", unit)) if points else ("level", Clue("measure", "level"))


def _measure_by(verb: Verb, text: str, place: Place, quantity: Quantity, compared: bool) -> tuple[Measure, str]:
    """The measure that a verb in the words before a quantity gives it, and the rule that says so."""
    if verb.kind == "beside" or (verb.kind in ("rise", "fall") and _is_elsewhere(verb, text)):
        if not compared:
            return "level", f"beside-{verb.word}"
        return ("decrease" if verb.word in ("低于", "慢于", "少", "低") else "increase"), f"beside-{verb.word}"
    if verb.kind in ("rise", "fall"):
        if compared or "基础上" in text or _is_change(verb, place, quantity):
            return ("increase", f"rise-{verb.word}") if verb.kind == "rise" else ("decrease", f"fall-{verb.word}")
        return "level", f"counted-{verb.word}"
    if verb.kind == "new" and compared:
        return "increase", f"new-{verb.word}"
    moved = text[: len(text) - len(verb.gap) - len(verb.word)]
    if verb.kind == "reach" and is_relative(quantity.unit) and moved.endswith(GROWN_BY):  # 年均增长保持在6%
        return ("increase", "rise-kept") if moved.endswith("增长") else ("decrease", "fall-kept")
    if quantity.unit == "百分点" and verb.kind not in ("reach", "rate"):
        return "increase", "points-rise"
    return "level", f"{verb.kind}-{verb.word}"


def _is_elsewhere(verb: Verb, text: str) -> bool:
    """Whether a verb of change tells the distance to another place, group or standard."""
    before = text[: len(text) - len(verb.gap) - len(verb.word)]
    return ELSEWHERE.search(text) is not None or (verb.word in MORE and OTHERS.search(before) is not None)


def _is_change(verb: Verb, place: Place, quantity: Quantity) -> bool:
    """Whether a verb of change counts: 增长5%, 增加200人; but 减少大班额20个 counts what it was done to."""
    if is_relative(quantity.unit):
        return True
    after = place.between(quantity.end, place.end)
    listed = LISTED.match(after)
    before = place.between(place.own, quantity.start - len(verb.gap) - len(verb.word))
    dealt = verb.word in DOING and MEASURED.search(before) is None
    return verb.adjacent and not dealt and OBJECT.match(after, listed.end() if listed else 0) is None


def stands_anew(folded: str, head: Quantity, quantity: Quantity) -> bool:
    """Whether a member of a list is the level that its head's change has led to: 净增3万户、突破20万户."""
    over = folded.startswith(OVER, quantity.start) and not folded.startswith(OVER, head.start)
    return over and not is_relative(quantity.unit)


def is_hoped(folded: str, before: Quantity, quantity: Quantity) -> bool:
    """Whether a number is a better value of what the one before it said: 增长6%以上、力争达到8%."""
    same = before.unit == quantity.unit
    return same and HOPED.fullmatch(folded, before.end, quantity.start) is not None


def has_object(place: Place, quantity: Quantity) -> bool:
    """Whether a verb of change before a percentage has its object behind it: 压减时间41%, not 时间压减41%."""
    verb = last_verb(place.between(place.own, quantity.start)) if is_relative(quantity.unit) else None
    return verb is not None and verb.kind in ("rise", "fall") and not verb.adjacent


def is_next_object(folded: str, before: Quantity, quantity: Quantity) -> bool:
    """Whether a percentage is of the next thing that the verb of the one before is done to."""
    between = NEXT_NAMED.fullmatch(folded, before.end, quantity.start)
    return between is not None and before.unit == quantity.unit and last_verb(between[0]) is None
