"""Owners of measures: whose a bare measure is that stands before a number (覆盖率, 总投资), from what was said before.

In goes a case and the measure; out comes the owner's name, or '', and the two as one name.
"""

from __future__ import annotations

from plantargets.extractors.names.case_rule import SHARE_OF
from plantargets.extractors.names.coordinate import is_metric, metric_tail, owner_of, parts_of
from plantargets.extractors.names.deeds import short_deed
from plantargets.extractors.names.groups import PEOPLE_NOUN, stage_of_people, without_institution
from plantargets.extractors.names.schemes import event_before, scheme_before
from plantargets.extractors.names.state import Case, State
from plantargets.extractors.names.topics import QUALITY, predicate_at, thing, topic_before, topic_of
from plantargets.extractors.names.trim import verb_chain
from plantargets.extractors.names.vocabulary import word_class
from plantargets.extractors.names.whose import without_examples
from plantargets.extractors.patterns import compiled

SPENDING = compiled(r"(?:投入|资金|经费|金额|面积|投资)$")
OFFERED = compiled(r"(.{2,}(?:服务|活动|教育|培训|课程|锻炼|社团))覆盖(?:率|面|比例)$")
OF_ALL = ("参保率", "覆盖率", "普及率", "覆盖面", "参与率")
"""Rates that are of all there are, though the new ones were named before."""
BROUGHT = frozenset({"普及率", "推广率", "应用率"})
"""Rates of what a clause says is done: 推广新船，普及率达到60%."""
WORKS, NEW_WORKS = compiled(r"投资$"), compiled(r"(?<=..)(?:投资|项目|装机)$")
"""What is left out of whose power is told of: 新能源投资、装机规模; 储能项目9个, 新开工装机30万千瓦."""
PARTAKING = compiled(r"(.{2,5})(?:参与率|参加率)$")


def overlap(owner: str, base: str) -> str:
    """Owner and measure joined, words said by both only once: (研发经费投入, 投入强度) -> 研发经费投入强度."""
    if base.startswith("总") and len(base) > 2 and owner.endswith(base[1:]):  # 电力装机, 总装机
        return owner.removesuffix(base[1:]) + base
    if owner.endswith(base[:2]):
        return owner + base.removeprefix(base[:2])
    return owner.removeprefix(base[:2]) + base


def total_again(case: Case, metric: str) -> str:
    """地区生产总值增长5%，总量达到2万亿元: the total of a total is that total."""
    last = case.state.last
    return last if metric == "总量" and metric_tail(last).startswith("总") and not is_metric(last) else ""


def metric_owner(case: Case, metric: str) -> str:
    """Whose measure a bare measure is: what the clause before speaks of, or the owner of the last name."""
    state = case.state
    event = event_before(case, metric)
    if event:
        return event
    topic = (metric in word_class("dependent") and scheme_before(case)) or topic_of_measure(case, metric)
    if state.last and not topic:
        return owner_of_last(state, metric)
    works = metric.endswith(("投资", "占地", "面积", "标准", "造价")) and not case.left.ends_with_change()
    said = state.subject[: predicate_at(state.subject)]
    site = said if works and len(said) <= 14 and "为" not in said and not QUALITY.search(said) else ""
    owner = site or topic
    return owner or ("" if metric in word_class("alone") else scheme_before(case))


def joined_by(last: str, base: str) -> str:
    """People's part in what the rate just named says is offered: (小学托管服务覆盖率,) 学生参与率."""
    people = PARTAKING.match(base)
    offered = OFFERED.match(last) if people and PEOPLE_NOUN.search(people[1]) else None
    if not offered:
        return ""
    return without_institution(offered[1]) + base


def topic_of_measure(case: Case, metric: str) -> str:
    """The topic that owns a bare measure; a rate, and whatever goes on from a name, is only a clause's subject's."""
    if not is_metric(metric) or metric in word_class("alone"):
        return ""
    topic = topic_before(case.slot.before, case.state.places)
    if not (case.slot.before or case.state.last):  # 茶业再创新高。产量达3万吨: the sentence before opens the theme
        opened = topic_before(case.state.opening, case.state.places)
        topic = opened if opened.own else topic
    if metric in BROUGHT and not topic.words and case.slot.before:
        topic = topic_of(case.slot.before[-1], case.state.places)
    brought = metric in BROUGHT or metric.startswith("满意")
    if not topic.own and (case.state.last or (metric.endswith("率") and not brought)):
        return ""
    first = parts_of(topic.words)[0] if "、" in topic.words else ""
    words = owner_of(first) if first and metric_tail(first) else topic.words
    return "" if is_metric(words) or words[:2] == metric[:2] else words


def owner_of_last(state: State, metric: str) -> str:
    """The owner of the last name, where a measure goes on from it: (组建教育集团, 覆盖面) -> 组建教育集团."""
    if (
        is_metric(state.last)
        or metric_tail(state.last) == state.last
        or (metric.endswith("率") and SPENDING.search(state.last))
    ):
        return ""
    if metric in word_class("bodily"):  # 体质健康测试合格率、近视率: the people's own, not the test's
        people = owner_of(state.last)
        return people if PEOPLE_NOUN.search(people) else stage_of_people(people)
    if SHARE_OF.search(state.last):
        return SHARE_OF.split(state.last)[1].removesuffix("比例")
    if metric in word_class("growth"):
        return state.last[len(word_class("keep").at_start(state.last)) :]
    owner = without_amount(thing(owner_of(things_last(state))), metric)
    verb = word_class("keep").at_start(owner)
    if verb and metric in word_class("attending"):
        return ""
    if verb.startswith("新") and metric in OF_ALL:  # 新增参保人数800人，参保率95%
        return owner[len(verb_chain(owner) or verb) :]
    if "装机" in metric[:5]:  # 新能源投资、装机规模; 新增光伏并网, 装机规模; 开工建设储能项目, 新开工装机
        return (NEW_WORKS if metric.startswith("新") else WORKS).sub("", owner[len(verb) :])
    bare = owner[len(verb) :] in word_class("dependent")  # 落地项目: 项目 alone says nothing
    return without_examples(owner[len(verb) :]) if metric.startswith("总") and verb and not bare else owner


def things_last(state: State) -> str:
    """The things named last, without what they do: with all that was put back to their noun, if that was all."""
    last, deed = state.last[len(word_class("keep").at_start(state.last)) :], short_deed(state.deed)
    listed = "等" + state.noun in last
    whole = last.endswith(state.noun) and not (listed or (deed and last.startswith(deed[:2])))
    return (last if whole else state.noun) if state.noun else state.last


def without_amount(owner: str, metric: str) -> str:
    """Whose amount was named, where another amount is theirs: (渔企营收, 利润) -> 渔企."""
    amount = word_class("shared").at_end(owner) if word_class("shared").at_end(metric) and metric[0] != "总" else ""
    return owner[: -len(amount)] if 0 < len(amount) < len(owner) - 1 else owner
