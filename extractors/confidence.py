"""How far a statement can be trusted without its sentence: high, medium or low.

In goes a statement with its rules and flags; out comes the confidence of its least sure mark (`data/confidence.tsv`),
held at medium where the name does not fit the unit or still holds words that are no part of a name.
"""

from __future__ import annotations

from functools import cache, lru_cache

from plantargets.extractors.lexicon import table
from plantargets.extractors.model import Confidence, Measure
from plantargets.extractors.names.coordinate import is_metric
from plantargets.extractors.names.groups import PEOPLE_NOUN
from plantargets.extractors.names.vocabulary import word_class
from plantargets.extractors.patterns import compiled

LEVELS: tuple[Confidence, ...] = ("low", "medium", "high")
MEASURE = compiled(
    r"(?:率|比|比例|比重|占比|度|系数|浓度|强度|总值|总额|总量|收入|支出|经费|投入|投资|产值|增加值|面积|里程|年限|寿命|人数|人次|"
    r"数|量|额|规模|标准|时间|学位|价格|能耗|就业|资金|补助|贷款)$"
)
LEFTOVER = compiled(r"[，。；：\d]|进行|存在|没有|通过|实现|完成|开展")
INSTITUTION = compiled(r"[园校院所]$|小学|中学|高中|初中|中心")
OWNERLESS = compiled(
    r"(?:国家|全国|省|市|县|区)?级?(?:特|一|二|三)?等?[奖金银铜]+[项牌]?|"
    r"(?:总|年|累计|新增|招生|培训|营业|销售|建筑|占地|评估|调查|检查|考核)*(?:面积|收入|规模|经费|投资|投入|资金|结果|得分|数量|人数|款项?)"
)
SHARES = frozenset({"%", "‰", "百分点", "倍"})


@cache
def known_marks() -> dict[str, Confidence]:
    """The confidence of each mark of `data/confidence.tsv`; table-* stands for all shapes of tables."""
    marks: dict[str, Confidence] = {}
    for row in table("confidence.tsv"):
        level = row.one_of("confidence", LEVELS)
        marks[row["mark"]] = next(known for known in LEVELS if known == level)
    return marks


def confidence_in_prose(
    rules: tuple[str, ...], flags: tuple[str, ...], name: str, unit: str, measure: Measure
) -> Confidence:
    """The confidence of a statement of the running text.

    >>> from plantargets.extractors import extract
    >>> [s.confidence for s in extract("学前三年毛入园率达到96%，培训1200人次。").statements]
    ['high', 'low']
    """
    least = confidence_of(rules, flags)
    return "medium" if least == "high" and not is_sound(name, unit, measure) else least


@lru_cache(maxsize=4096)
def confidence_of(rules: tuple[str, ...], flags: tuple[str, ...]) -> Confidence:
    """The least confidence that the rules that named a statement, and its flags, have."""
    marks = known_marks()
    naming = [rule for rule in rules if rule.startswith(("name:", "table-"))]
    levels: list[Confidence] = [
        marks.get("table-*" if rule.startswith("table-") else rule, "medium") for rule in naming
    ]
    levels += [marks[flag] for flag in flags if flag in marks]
    return min(levels, key=LEVELS.index) if levels else "medium"


def is_sound(name: str, unit: str, measure: Measure) -> bool:
    """Whether the name is of a usual length, holds no leftover words, and is something that the unit counts."""
    if not 3 <= len(name) <= 18 or LEFTOVER.search(name) or lacks_owner(name):
        return False
    if unit in SHARES:
        return measure != "level" or bool(MEASURE.search(name))
    if MEASURE.search(name):
        return True
    if len(word_class("lead").at_start(name)) > 1 or len(word_class("tail").at_end(name)) > 1:
        return False
    if unit.endswith(("人", "名", "位", "人次")):
        return bool(PEOPLE_NOUN.search(name))
    return unit != "所" or bool(INSTITUTION.search(name))


def lacks_owner(name: str) -> bool:
    """Whether the name only says a measure or a prize, not whose (总面积, 培训经费, 市级一等奖)."""
    return is_metric(name) or bool(OWNERLESS.fullmatch(name))
