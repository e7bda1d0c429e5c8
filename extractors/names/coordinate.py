"""Coordination: several groups named at once, each with its own number (小学、初中入学率 -> 小学入学率, 初中入学率)."""

from __future__ import annotations

import re

from plantargets.extractors.names.heads import common_head, shared_head
from plantargets.extractors.names.kinds import after_site, kind_before
from plantargets.extractors.names.signs import are_sectors, with_signs_parted
from plantargets.extractors.names.slots import BRACKET, CLOSED
from plantargets.extractors.names.vocabulary import stage_at_start, word_class
from plantargets.extractors.patterns import compiled

SEPARATOR = compiled(
    r"[、/]|以及|(?<![共平饱缓柔温调中融总])和(?![谐睦平美田县解好])|(?<![普涉顾兼危波以推遍惠])及(?![格其时以早])|(?<![参赠授给])与(?![会时]|[^、，]{1,12}(?:的比[率例值重]|之比|一体化))"
)
JOINS = compiled("[、/和及与]")
"""A sign that every separator has."""
LISTED = compiled("、")
RATE = compiled(r"(?:..化(?:..)?|(?!...化率)(?:年均|总体|综合)?[\u4e00-\u9fff]{0,4})(?:率|比例|比重|占比)$")
RATE_OF_THOSE = compiled(r"(?:患者|(?<=居民|群众|家庭|人群|对象|学生|儿童|企业|工人|职工|农户|人员))[^、]{4,12}率$")
"""A rate with all that is said of it behind the last member's people: 糖尿病患者基层规范管理服务率."""
PAID_TO = compiled(r"(?<=..)(?:孤儿|儿童|老年人|老人|残疾人|人员|职工|学生|对象)[^、]{0,6}(?:标准|补贴|津贴|金)$")
"""What is paid to those of a kind that the list's last member names for all: 集中养育、散居孤儿津贴标准."""
PERSON = compiled("[人者员儿妇童]$")
"""What says already that people are meant: of 老年人、糖尿病患者 only the second are 患者."""
AVERAGE = compiled(r"(?:人均|生均|户均|亩均|平均)(?!每)")
VALUE = compiled(
    r"(?:[\u4e00-\u9fff]{2}率|增加值|(?:[\u4e00-\u9fff](?![人户件起次总个头只家班项例套台辆床张亩点生箱货产销流重容存增减余含储金差税限份净市均]))?"
    r"[\u4e00-\u9fff](?<!氧)[数量额值])$"
)
"""A measure: a sign that makes one with 数, 量, 额 or 值 (起数, 产量), or a word of two (登记数, 业务量)."""
VALUE_ENDS = tuple("率数量额值")
OF_AMOUNTS = compiled(r"(?<=[数量额值资入出口费次])(?:占比|比重|增速|增幅)$")
RELATIONS = ("占比", "比重", "增速", "增幅")
KIND_ENDS = "级类型档期”"
YEARLY = compiled(r"^年(?=[生人]均)")
USE = compiled(r"用于|占(?!比|地)|支持(?=[^、]{2,}(?:比重|比例|占比)$)")


def masked(words: str) -> str:
    chars = list(words)
    for pattern in (CLOSED, BRACKET):
        for hit in pattern.finditer(words):
            chars[hit.start() : hit.end()] = "□" * (hit.end() - hit.start())
    return "".join(chars)


def parts_of(words: str, separator: re.Pattern[str] = SEPARATOR) -> list[str]:
    """The members of a coordination, quotations and brackets whole: 小学、初中和高中教师 -> 小学, 初中, 高中教师."""
    if not JOINS.search(words) or not separator.search(words):
        return [words] if words else []
    cover = masked(words)
    found, last = [], 0
    for hit in separator.finditer(cover):
        found.append(words[last : hit.start()])
        last = hit.end()
    found.append(words[last:])
    return [part for part in found if part]


def is_metric(part: str) -> bool:
    """Whether the words are only a measure, or a measure of one (规模占比), so that its owner must be put back."""
    of = part[:-2] if len(part) > 3 and part.endswith(RELATIONS) else part
    return part in word_class("metric") or of in word_class("bare") or of in word_class("metric")


def metric_tail(part: str) -> str:
    """The measure at a name's end: 学生体质健康合格率 -> 合格率, 生产安全事故起数 -> 起数."""
    known = word_class("metric").at_end(part)
    if known or not part.endswith(VALUE_ENDS):
        return known
    hit = VALUE.search(part)
    return hit.group() if hit else ""


def owner_of(name: str) -> str:
    """A name without its measure: 学生体质健康合格率 -> 学生体质健康."""
    reach = compiled(r"(?<=..)(?:惠及|覆盖(?!率|面)|受益|带动|拉动)").search(name)
    if reach:
        return name[: reach.start()]
    tail = metric_tail(name)
    return name[: -len(tail)] if tail and len(tail) < len(name) else name


def shared_tail(parts: list[str]) -> str:
    """What the last member says for all: ('国家级', '省级专精特新企业') -> 专精特新企业."""
    return next(filter(None, (tail(parts) for tail in TAILS)), "")


def after_verbs(parts: list[str]) -> str:
    """The object of verbs that are coordinated: ('引进', '培养硕士') -> 硕士."""
    verb = word_class("keep").at_start(parts[-1])
    alone = all(part in word_class("keep") for part in parts[:-1])
    return parts[-1][len(verb) :] if verb and alone else ""


def after_use(parts: list[str]) -> str:
    """What is done with each, or what each is a share of: ('教育', '卫生支出占财政支出比例') -> 占财政支出比例."""
    use = USE.search(parts[-1])
    return parts[-1][use.start() :] if use and use.start() > 1 else ""


def after_sign(parts: list[str]) -> str:
    """('省', '市级名师') -> 级名师."""
    return parts[-1][1:] if len(parts[0]) == 1 else ""


def after_stage(parts: list[str]) -> str:
    """What follows a stage of education where the first member is one: ('小学', '初中入学率') -> 入学率."""
    first, last = parts[0], parts[-1]
    stage = stage_at_start(last)
    if first in word_class("stage") and last[: len(first)] in word_class("stage"):
        stage = stage_at_start(last[: len(first)] + last[len(first) : len(first) + 1])[: len(first)]
    return last[len(stage) :] if stage and word_class("stage").at_end(first) else ""


def after_like(parts: list[str]) -> str:
    """What follows the group that is formed like those before it.

    >>> after_like(["高新技术企业", "科技型中小企业贷款"]), after_like(["炼铁", "炼钢先进产能占比"])
    ('贷款', '先进产能占比')
    """
    *groups, last = parts
    head, size = groups[0][-2:], len(groups[0])
    at = last.rfind(head, 1)
    if size > 2 and at > 0 and all(group.endswith(head) for group in groups):
        return last[at + 2 :]
    alike = size <= 3 and len(last) > size + 1 and all(len(group) == size for group in groups)
    signs = [{part[index] for part in parts} for index in range(size)] if alike else []
    return last[size:] if any(len(found) == 1 for found in signs) else ""


def after_kind(parts: list[str]) -> str:
    """What follows a rank or kind: ('国家级', '省级示范园') -> 示范园."""
    first, last = parts[0], parts[-1]
    reach = max(map(len, parts[:-1])) + 3
    at = last.find(first[-1], 0, reach) if first[-1] in KIND_ENDS else -1
    return last[at + 1 :] if at > 0 else ""


def measure_of_last(parts: list[str]) -> str:
    """The measure at the last member's end, an average with what it is of: ('汽车', '电池产量') -> 产量."""
    last = parts[-1]
    average = AVERAGE.search(last)
    if average and average.start() > 1:
        return last[average.start() :]
    known, shared = word_class("metric").at_end(last), word_class("shared").at_end(last)
    paid = None if PERSON.search(parts[0]) else PAID_TO.search(last)
    if known and not paid and len(shared) <= len(known) < len(last):
        return kind_before(parts, known) + known
    rate = paid or RATE_OF_THOSE.search(last) or RATE.search(last)
    measure = rate.group() if rate else kind_before(parts, shared) + shared
    measure = measure or word_class("kinds").at_end(last)
    return measure if len(measure) < len(last) else ""


def after_as_many(parts: list[str]) -> str:
    """What follows as many signs as a short group has: ('能源', '交通集团利润') -> 集团利润."""
    alike = all(part[-1] == parts[-1][-1] for part in parts)  # 供水、蓄水、补水: each complete
    size = len(parts[-1]) if alike else min(len(parts[0]), len(parts[-2]))
    return parts[-1][size:] if size <= 2 and size < len(parts[-1]) - 1 else ""


TAILS = (
    after_verbs,
    after_use,
    after_site,
    after_sign,
    after_stage,
    after_like,
    after_kind,
    measure_of_last,
    after_as_many,
)
"""How members share what the last of them says, in the order asked."""


def complete_alone(part: str, last: str) -> bool:
    """Whether an earlier member needs nothing of the last: both end alike, or it ends in a measure of its own."""
    return (len(part) > 2 and part[-2:] == last[-2:]) or measured_itself(part)


def measured_itself(part: str) -> bool:
    """Whether a member of a list ends in a measure of its own."""
    return len(part) > 2 and bool(metric_tail(part) or word_class("shared").at_end(part))


def members_of(words: str, count: int) -> list[str]:
    """The members of a coordination; where 、 alone parts as many as are numbered, 和 stands within a member.

    >>> members_of("软件和信息服务业、租赁和商务服务业", 2)
    ['软件和信息服务业', '租赁和商务服务业']
    """
    parts = parts_of(words)
    if 1 < count < len(parts):
        listed = parts_of(words, LISTED)
        return listed if len(listed) == count else parts
    return parts


def listed_as(words: str) -> int:
    """How many members 、 alone parts, where 和 stands within one of them: 海藻和海盐、海带增速 is of two.

    >>> listed_as("海藻和海盐、海带增速"), listed_as("海藻、海盐和海带增速")
    (2, 0)
    """
    *first, last = parts_of(words, LISTED) or [words]
    within = any(len(parts_of(part)) > 1 for part in first) and len(parts_of(last)) == 1
    return (len(first) + 1) * within


def distribute(words: str, count: int = 0) -> list[str]:
    """The members' full names: tails shared by all put back, a head said once carried on; `count`: of their numbers.

    >>> distribute("小学、初中适龄儿童入学率")
    ['小学适龄儿童入学率', '初中适龄儿童入学率']
    >>> distribute("学生体质健康合格率、优良率")
    ['学生体质健康合格率', '学生体质健康优良率']
    """
    parts = members_of(with_signs_parted(words if count < 2 else words.replace("”“", "”、“"), count), count)
    if words.startswith("城乡") and not 1 < len(parts) == count:
        return ["城镇" + words[2:], "农村" + words[2:]]
    if words.endswith("收支"):
        return [words[:-2] + "收入", words[:-2] + "支出"]
    if len(parts) < 2:
        return parts
    if are_sectors(parts):
        return ["第" + part.removeprefix("第") for part in completed(parts)]
    of = OF_AMOUNTS.search(words)
    amounts = words[: of.start()] if of else ""  # 发电量、用电量占比: the share is of each amount
    if of and (measured_itself(parts[0]) or amounts.endswith(parts[0][-2:])):
        return [part + of.group() for part in distribute(amounts, count)]
    if all(complete_alone(part, parts[-1]) for part in parts[:-1]):
        return carry_head(parts)
    several = len(parts) > 2 and any(metric_tail(part) and len(part) > 3 for part in parts[:-1])
    return by_runs(parts) if several else completed(parts)


def completed(parts: list[str]) -> list[str]:
    """The members of a list with what only the last of them says, and what only the first."""
    tail, last = shared_tail(parts), parts[-1]
    if not tail:
        return parts
    common = common_head(parts, tail)
    full = [with_tail(part, last, tail) for part in parts[:-1]]
    full[1:] = [common + name for name in full[1:]]
    head = common or shared_head(parts, tail)
    group = last[: -len(tail)] if last.endswith(tail) else last
    return [*full, head + group + YEARLY.sub("", tail) if group != last else head + last]


def by_runs(parts: list[str]) -> list[str]:
    """A list of several measures: those that say none take the rate of the next member that says one.

    >>> by_runs(["合格率", "小学生优良率", "初中", "高中毛入学率"])
    ['合格率', '小学生优良率', '初中毛入学率', '高中毛入学率']
    """
    found: list[str] = []
    run: list[str] = []
    for part in parts:
        run.append(part)
        if metric_tail(part) or part.endswith("率"):
            found += completed(run) if len(run) > 1 and RATE.search(part) else run
            run = []
    return [*found, *run]


def with_tail(part: str, last: str, tail: str) -> str:
    """A member with what the last says for all, unless it is complete: an institution needs no 学校 (职业大学)."""
    body = word_class("body")
    if complete_alone(part, last) or (tail in body and body.at_end(part)):
        return part
    return part + YEARLY.sub("", tail.removeprefix("患者") if PERSON.search(part) else tail)


def carry_head(parts: list[str]) -> list[str]:
    """Bare measures after the first take its owner: ('在园幼儿占比', '覆盖率') -> both with 在园幼儿."""
    if is_metric(parts[0]):  # the first has no owner either
        return parts
    owner = owner_of(parts[0])
    short = len(parts[0]) - len(owner)
    owner = owner if short else owner.removesuffix(word_class("shared").at_end(owner)).removesuffix("接待游客")
    lacking = [needs_owner(part, owner, short) for part in parts[1:]]
    if not all(lacking[:-1]):  # 原盐加工量、海产品产量、发电量: each is of its own
        return parts
    return [parts[0], *(owner + part if lacks else part for part, lacks in zip(parts[1:], lacking, strict=True))]


def needs_owner(part: str, owner: str, short: int) -> bool:
    """Whether a measure lacks its owner: a bare one, or a short one that does not say the owner's last word again."""
    return is_metric(part) or (
        short > 0 and len(part) <= 4 and not word_class("alone").at_end(part) and not owner.endswith(part[:2])
    )
