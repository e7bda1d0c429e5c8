"""Coordination: several groups named at once, each with its own number (小学、初中入学率 -> 小学入学率, 初中入学率)."""

from __future__ import annotations

import re

from plantargets.extractors.names.slots import BRACKET, CLOSED
from plantargets.extractors.names.vocabulary import word_class

SEPARATOR = re.compile(
    r"[、/]|以及|(?<![共平饱缓柔温调中融总])和(?![谐睦平美田县解好])|(?<![普涉顾兼危波以推遍惠])及(?![格其时以早])|(?<![参赠授给])与(?![会时]|[^、，]{1,12}(?:的比[率例值重]|之比))"
)
METRIC = re.compile(
    r"(?:平均|人均|年均|生均|总体|综合)?(?:[\u4e00-\u9fff]{0,4}(?:率|比例|比重|占比)|人数|总数|起数|次数|总额|总量|数量|收入|支出|经费|面积|投资|产值|增加值|规模|排放|排放量|浓度|吞吐量|产量|销量|贸易额|水平|标准|学校|企业|医院|机构|人员|教师|学生|学位)$"
)
AVERAGE = re.compile(r"(?:人均|生均|户均|亩均|平均)(?!每)")
KIND_ENDS = "级类型档期"
YEARLY = re.compile(r"^年(?=[生人]均)")
USE = re.compile(r"用于|占(?!比|地)")


def masked(words: str) -> str:
    chars = list(words)
    for pattern in (CLOSED, BRACKET):
        for hit in pattern.finditer(words):
            chars[hit.start() : hit.end()] = "□" * (hit.end() - hit.start())
    return "".join(chars)


def parts_of(words: str) -> list[str]:
    """The members of a coordination, quotations and brackets whole: 小学、初中和高中教师 -> 小学, 初中, 高中教师."""
    cover = masked(words)
    found, last = [], 0
    for hit in SEPARATOR.finditer(cover):
        found.append(words[last : hit.start()])
        last = hit.end()
    found.append(words[last:])
    return [part for part in found if part]


def is_metric(part: str) -> bool:
    """Whether the words are only a measure, so that its owner must be put back."""
    return part in word_class("metric") or part in word_class("bare")


def metric_tail(part: str) -> str:
    """The measure at a name's end: 学生体质健康合格率 -> 合格率, 生产安全事故起数 -> 起数."""
    known = word_class("metric").at_end(part)
    if known:
        return known
    hit = re.search(r"(?:[\u4e00-\u9fff]{2}率|[\u4e00-\u9fff][数量额值])$", part)
    return hit.group() if hit else ""


def owner_of(name: str) -> str:
    """A name without its measure: 学生体质健康合格率 -> 学生体质健康."""
    reach = re.search(r"(?<=..)(?:惠及|覆盖(?!率|面)|受益)", name)
    if reach:
        return name[: reach.start()]
    tail = metric_tail(name)
    return name[: -len(tail)] if tail and len(tail) < len(name) else name


def stage_at_start(words: str) -> str:
    """The stage or group that heads the words; 小学生均经费 is of 小学, not of 小学生."""
    stage = word_class("stage").at_start(words)
    if stage.endswith("学生") or stage in ("初中生", "高中生"):
        return stage[:-1] if words[len(stage) : len(stage) + 1] in ("均", "师") else stage
    return stage


def shared_tail(parts: list[str]) -> str:
    """What the last member says for all: ('国家级', '省级专精特新企业') -> 专精特新企业."""
    last, first = parts[-1], parts[0]
    verb = word_class("keep").at_start(last)
    if verb and verb != last and all(part in word_class("keep") for part in parts[:-1]):
        return last[len(verb) :]
    use = USE.search(last)
    if use and use.start() > 1:
        return last[use.start() :]
    if len(first) == 1 and len(last) > 1:
        return last[1:]
    stage = stage_at_start(last)
    if first in word_class("stage") and last[: len(first)] in word_class("stage"):
        stage = stage_at_start(last[: len(first)] + last[len(first) : len(first) + 1])[: len(first)]
    if stage and word_class("stage").at_end(first) and len(stage) < len(last):
        return last[len(stage) :]
    at = last.find(first[-1], 0, len(first) + 3) if first[-1] in KIND_ENDS else -1
    if 0 < at < len(last) - 1:
        return last[at + 1 :]
    share = AVERAGE.search(last)
    if share and share.start() > 1:
        return last[share.start() :]
    known = word_class("metric").at_end(last)
    if 0 < len(known) < len(last):
        return known
    hit = METRIC.search(last)
    if hit and hit.start() > 0:
        return hit.group()
    size = min(len(first), len(parts[-2]))
    return last[size:] if size <= 2 and size < len(last) - 1 else ""


def complete_alone(part: str, last: str) -> bool:
    """Whether an earlier member needs nothing of the last: both end alike, or it ends in a measure of its own."""
    if len(part) > 2 and part[-2:] == last[-2:]:
        return True
    return bool(metric_tail(part)) and len(part) > 2


def distribute(words: str) -> list[str]:
    """The members' full names: tails shared by all put back, a head said once carried on.

    >>> distribute("小学、初中适龄儿童入学率")
    ['小学适龄儿童入学率', '初中适龄儿童入学率']
    >>> distribute("学生体质健康合格率、优良率")
    ['学生体质健康合格率', '学生体质健康优良率']
    """
    if words.startswith("城乡"):
        return ["城镇" + words[2:], "农村" + words[2:]]
    if words.endswith("收支"):
        return [words[:-2] + "收入", words[:-2] + "支出"]
    parts = parts_of(words)
    if len(parts) < 2:
        return parts
    last = parts[-1]
    if all(complete_alone(part, last) for part in parts[:-1]):
        return carry_head(parts)
    tail = shared_tail(parts)
    if not tail or (len(parts) > 2 and any(metric_tail(part) and len(part) > 3 for part in parts[:-1])):
        return parts
    full = [part if complete_alone(part, last) else part + YEARLY.sub("", tail) for part in parts[:-1]]
    head = shared_head(parts, tail)
    group = last[: -len(tail)] if last.endswith(tail) else last
    return [*full, head + group + YEARLY.sub("", tail) if group != last else head + last]


def shared_head(parts: list[str], tail: str) -> str:
    """A head that only the first member says: ('马铃薯种植', '收获机械化率') -> 马铃薯."""
    group = parts[-1][: -len(tail)]
    first = parts[0]
    if not group or len(first) < len(group) + 2 or word_class("stage").at_start(group):
        return ""
    alike = any(a == b for a, b in zip(first[-len(group) :], group, strict=True))
    acts = group in word_class("act") and first[-len(group) :] in word_class("act")
    return first[: -len(group)] if len(parts) == len(group) == 2 and (alike or acts) else ""


def carry_head(parts: list[str]) -> list[str]:
    """Bare measures after the first take its owner: ('在园幼儿占比', '覆盖率') -> both with 在园幼儿.

    >>> carry_head(["毛入园率", "巩固率"])
    ['毛入园率', '巩固率']
    """
    if is_metric(parts[0]):  # the first has no owner either
        return parts
    owner = owner_of(parts[0])
    short = len(parts[0]) - len(owner)
    return [
        part
        if index == 0 or not (is_metric(part) or (short > 0 and len(part) <= 4 and owner != parts[0]))
        else owner + part
        for index, part in enumerate(parts)
    ]
