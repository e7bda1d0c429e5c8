"""Phrases around the words before a number: times and places at their start; comparisons and times at their end.

Words go in, the phrase comes out, or nothing. What is cheap is asked first: a sign that every such phrase has.
"""

from __future__ import annotations

import re

from plantargets.extractors.patterns import compiled

TIME = compiled(
    r"(?:(?:较|比)(?:\d{4}年|上年|去年|[^，、\d]{2,4}前)的?|(?:到|至|截至|自|从|在)?(?:\d{4}(?!\d)|[二一][〇○零一二三四五六七八九]{3})年?(?:[—\-~至到]+\d{4}年?)?(?:学年|年度|年)?"
    r"(?:上半年|下半年|春季学期|秋季学期|年初|年末|年底|底|末|初|\d{1,2}月(?:底|末|份)?(?:\d{1,2}日)?|[一二三四]季度末?)?"
    r"(?:前|之前|起|以来|期间|内|间)?"
    r"|(?:到|至|截至)?(?:今年|明年|去年|本年|当年)(?:年?[底末初]|内|度)?(?:前)?"
    r"|“?[十一二三四五六七八九]+五”?(?:时期|期间|以来|末|规划)?"
    r"|\d{1,2}月(?:底|末|份|[上中下]旬|初(?![中级一二三次步审高])|\d{1,2}日)?(?:之?前(?![三期\d]))?|第?[一二三四]季度(?:末|前)?"
    r"|(?:未来|今后|过去|近|连续)?[一二两三四五六七八九十\d]+(?:个)?(?:年|学年|学期|月)(?:内|来|间|中|共|累计|期间|以来|底)?)"
)
PLACE_PHRASE = compiled(
    r"分[二两三四五六\d]+[期批次步](?=..)|按[^，、]{2,12}?计(?:算的?)?(?![划生])|(?:剔除|扣除)[^，、]{2,12}后|在全[省市县区国州](?!基础|范围|[内上中])|在[^，、]{1,14}?(?:中(?!心)|上|内|下|方面|期间|基础上|范围内|领域|等地)"
)
COMPARISON = compiled(
    r"(?:(?:同比|环比|同口径|可比口径|按可比价格?)|(?:均|都)?(?:比(?![例重率较])|较|与|(?<![合协共不相])同(?![级类等步一样]))[^，、；]{0,14}?(?:年均|年底|年初|年末|年度|年|期(?!间)|上年|去年|前年|季度|月|上次|上届|前次|五”|标准|平均水平|平均数|"
    r"预算|计划|目标|之前|以前|基数|平均|任务|末|初|全国|全省|全市|水平|疫情前|“[^”]{2,8}”))(?:的|相比|分别|均|共|再|各|总体|平均|累计|多|高出)*$"
)
COMPARES = compiled("[比较与同]")
"""A sign that every comparison has."""
EACH_PLACE = compiled(
    r"各(?:县市区|县市|乡镇|学校|地区|市州|县区|县|市|区|乡|校|地|州|盟|旗)(?:（[^）]*）|\([^)]*\))?(?!级|类)(?=..)"
)
FROM_WHOLE = compiled(
    r"(?:(?<=[率例比重额数])由[^，、]{2,10}|(?<=..)[由从](?:[人户亩生]均|平均|月[^，、]{2,5}|每[人月户亩][^，、]{0,6}))$"
)
"""Of what, or per what, the starting point is that stands next: 起征点从月营业额3万元提高到5万元."""
OPENING = compiled(r"[\d一二两三四五六七八九十“第今明去本当未过近连较比到至截自从在分按剔扣各]")
"""What a phrase of time or place begins with."""
GOAL = compiled(r"(?<=..增长)(?:预期)?目标(?=(?:设?定)?为$)")
"""What a growth is aimed at, said as a noun: 经济增长预期目标为5%."""
BETTER = compiled(r"(?<=浓度)(?:同比|(?:较|比)[^，、]{2,10})?改善$")
"""A concentration that gets better falls."""
BASE = compiled(r"(?:在[^，、]{1,14}基础上|(?:剔除|扣除)[^，、]{2,12}后)$")
RANKED = compiled(
    r"(?<=..)(?:[居排列]|位居|稳居|排名)?(?:全[国省市区]|世界|全球|[东中西]部|东北)(?:第[一二三四五六七八九十]|首位|前列)$"
)
"""A rank before the number itself: 渔港总数全国第四、达到90座."""
RANKED_ENDS = (*"一二三四五六七八九十", "首位", "前列")

TRAILING_TIME = compiled(
    r"(?:(?:到|至|截至|从|由|自|在|于|和)?(?:(?:\d{4}|二[〇○零][〇○零一二三四五六七八九]{2})年?(?:\d{1,2}月)?(?:度|底|末|初|秋季学期|春季学期)?(?:前|起)?|上半年|下半年|年初|[一二三四]季度|春季学期|秋季学期|今年|明年|去年|上年|本年|年内|年底|年末|(?:每|[一二两三四五六七八九十\d]+)年|“?十[一二三四五]?五”?(?:时期|期间|末))(?:前|内|度)?)$"
)
TIME_ENDS = frozenset("〇○零一二三四五六七八九年月度底末初期间前起内")
"""The last sign of a time, where it is no digit."""


def leading_phrase(words: str) -> str:
    """The phrase of time or place at the start, or ''."""
    if not OPENING.match(words):
        return ""
    hit = TIME.match(words) or PLACE_PHRASE.match(words) or EACH_PLACE.match(words)
    return hit.group() if hit else ""


def part_of_whole(words: str) -> re.Match[str] | None:
    """Of what, or per what, the words end in telling where a number starts from."""
    return FROM_WHOLE.search(words) if "由" in words or "从" in words else None


def comparison_at_end(words: str) -> re.Match[str] | None:
    """What the words end in that their number is set against: a comparison, a base, a rank."""
    if words.endswith("改善") and (better := BETTER.search(words)):
        return better
    if COMPARES.search(words) and (compared := COMPARISON.search(words)):
        return compared
    if words.endswith(("基础上", "后")) and (base := BASE.search(words)):
        return base
    return RANKED.search(words) if words.endswith(RANKED_ENDS) else None


def trailing_time(words: str) -> str:
    """The time that the words end in, or ''."""
    if not (words[-1] in TIME_ENDS or words[-1].isdecimal()):
        return ""
    hit = TRAILING_TIME.search(words)
    return hit.group() if hit else ""
