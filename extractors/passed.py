"""Numerals that state no indicator: goes in a text and a numeral's place, comes out the named reason to pass it over.

Three sources speak, each a list of records: stretches that no indicator stands in (headings' numbers, titles in 《》, short
slogans in “”), patterns around the numeral (dates, document numbers, ordinals, grades, ages, codes), and words that
merely contain a numeral (data/passed_words.tsv: 统一, 四川, 一般).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from plantargets.extractors.lexicon import table

HAN = "零〇一二三四五六七八九十百千万亿两"
HAN_SMALL = "一二三四五六七八九十"
TO = r"(?: ?(?:—{1,2}|-{1,2}|–|~|至|到|、|，|和|及|与|/) ?)"
YEAR = r"(?:19|20)\d{2}"
LINE_START = r"(?:^|(?<=\n)) *"


@dataclass(frozen=True, slots=True)
class PassRule:
    """A pattern that starts at a numeral (lookbehinds see what stands before) and why such a numeral is passed over."""

    reason: str
    pattern: str
    about: str


ARABIC_RULES = (
    PassRule("heading-number", rf"(?:^|(?<=\n))\d{{1,2}}\.(?={YEAR}年)", "1.2024年…: a list number glued to a year"),
    PassRule("document-number", rf"(?<=[〔\[（［【]){YEAR}[〕\]）］】] ?(?:第 ?)?\d+ ?号?", "〔2024〕1号"),
    PassRule(
        "date",
        rf"{YEAR}[-./]\d{{1,2}}[-./]\d{{1,2}}(?: *\d{{1,2}}[：:]\d{{2}}(?:[：:]\d{{2}})?)?",
        "2024-01-09 10:19:07",
    ),
    PassRule(
        "date",
        rf"{YEAR}(?:{TO}(?:{YEAR}|\d{{2}}(?!\d)))+ ?(?:学年度?|年度?|财年)",
        "2021—2025年, 2021—2022学年, 2022、2023年",
    ),
    PassRule(
        "date",
        rf"(?:{YEAR}|[’']\d\d) ?(?:学年度?|年(?:度|级)?)(?: ?(?:\d{{1,2}}{TO})?\d{{1,2}} ?月(?:份)?)?(?: ?(?:\d{{1,2}}{TO})?\d{{1,2}} ?[日号])?",
        "2025年, 2024年3月, 2023年5月26日",
    ),
    PassRule("date", rf"\d{{2}}(?:{TO}\d{{2}})?年(?=级|代)", "20世纪90年代"),
    PassRule(
        "date",
        rf"(?:\d{{1,2}}{TO})*\d{{1,2}} ?月(?:份)?(?: ?(?:\d{{1,2}} ?日?{TO})*\d{{1,2}} ?[日号])?(?!均|度人)",
        "9月, 10月10日, 4—12月",
    ),
    PassRule("date", rf"(?<=[月至—日-])\d{{1,2}} ?[日号](?!均|报)", "至14日"),
    PassRule(
        "date",
        rf"(?<![\d.]){YEAR}(?:{TO}{YEAR})*(?= ?(?:[）)〕\]，。；、”》\n]|$|学|上半|下半|前|底|末|初))",
        "a year alone",
    ),
    PassRule("date", r"\d{1,2} ?世纪", "21世纪"),
    PassRule("date", r"[1-4] ?季度", "第4季度"),
    PassRule(
        "time",
        r"\d{1,2}[：:]\d{2}[：:]\d{2}|\d{1,2} ?时(?:\d{1,2}分)?(?=前|后|许|起|整|至|—|-|，|。)|\d{1,2}[：:]\d{2}(?=前|后|至|—|-|~|起)",
        "14:13:01, 8时30分",
    ),
    PassRule("ordinal", rf"(?<=第)[\d]+(?:{TO}\d+)* ?(?!名|位|，|。|；|、|\n|）)\w{{0,2}}", "第26届"),
    PassRule("ordinal", r"(?<=第 )\d+", "第 3 章"),
    PassRule("rank-band", r"(?<=前)\d+(?:\.\d+)?(?:%|位|名|强|列)?", "排名前1%, 前10名"),
    PassRule("rank-band", r"(?<=[Tt][Oo][Pp])\d+|\d+强(?=[县市区企院校]|$|[，。；、”])", "TOP10, 500强"),
    PassRule("footnote", r"(?<=[［\[〔【〖])\d{1,3}(?=[］\]〕】〗])", "［9］"),
    PassRule("heading-number", r"(?<=（)\d{1,2}(?=）)", "（1）"),
    PassRule(
        "reference",
        r"(?:(?<=专栏)|(?<=表)|(?<=图)|(?<=附件)|(?<=附表)|(?<=附录)|(?<=注)|(?<=编号)|(?<=序号)|(?<=表 )|(?<=图 )|(?<=附件 )|(?<=专栏 ))\d+(?:[-—.]\d+)*",
        "专栏2, 表1",
    ),
    PassRule("grade", rf"\d{{1,2}}(?:{TO}\d{{1,2}})*年级", "1—7年级"),
    PassRule("grade", r"\d[Aa]+ ?级|(?<![\d.])\d{1,2} ?级(?!\w*(?:教师|岗位\d))", "5A级景区, 8级大风"),
    PassRule("age-band", rf"\d{{1,3}}(?:{TO}\d{{1,3}}|周岁{TO}\d{{1,3}}|岁{TO}\d{{1,3}})(?:周岁|岁|月龄)", "3—6岁儿童"),
    PassRule("age-band", r"\d{1,3}(?:周岁|月龄)", "16周岁"),
    PassRule(
        "age-band",
        r"\d{1,3} ?岁 ?(?:（含）)?(?:及其?以[上下内]|或以[上下内]|以[上下内]|至|到|起)?(?:的|、)?(?=[^\W\d])(?!左右|提|增|以[上下]|上升|，|。|目标|水平|和\d|的目标)",
        "65岁及以上老年人, 6岁儿童",
    ),
    PassRule("code", r"\d+(?:\.\d+)?(?= ?[+＋])(?! ?\+\d*%)", "9+3"),
    PassRule("code", r"(?:(?<=[+＋])|(?<=\+ ))\d+(?:\.\d+)?(?!\d*(?:%|个|人|所|名|万|亿))", "5+2"),
    PassRule("code", r"\d+(?:[×xX*]\d+)+|\d+(?:[-/·]\d+){2,}|\d{1,2}[·・•]\d{1,2}(?!\d)", "7×24, 20-20-20, 12·4"),
    PassRule(
        "code",
        r"[2-6]\.?5?G(?![a-zA-Z\w])|[2-6]\.?5?G(?=[\u4e00-\u9fff、，。+])|[1-9]D(?![a-zA-Z])|[248]K(?![a-zA-Z])|1?[0-9]A(?![a-zA-Z])",
        "5G, 3D, 4K",
    ),
    PassRule("code", r"(?<=[A-Za-z])-?\d+(?:\.\d+)?(?! ?(?:%|个百分点|万|亿|‰))[A-Za-z\d]*", "C919, PM2.5, CO2"),
    PassRule("code", r"(?<=[A-Za-z]-)\d+", "COVID-19"),
    PassRule(
        "code", r"[1-9]\.0(?=[\u4e00-\u9fff”])(?!以|左右|个|万|亿|元|米|分|平|小|吨|公|倍|克|[和及至])", "2.0行动"
    ),
    PassRule("code", r"\d+ ?号(?!召)(?:线|公告|文件?|楼|机组)?", "1号文件, 4号线"),
    PassRule("code", r"(?<=cid：)\d+|(?<=：)\d{6,}", "a page's or a font's code"),
    PassRule("phone", r"1[3-9]\d{9}(?!\d)|0\d{2,3}-\d{7,8}|\d{9,}(?! ?[元人个%])", "telephone and index numbers"),
    PassRule("school-type", r"\d{1,2}年(?:一贯)?制", "15年制"),
    PassRule("anniversary", r"\d+ ?周年", "70周年"),
    PassRule("denominator", r"(?<=每)\d+(?:\.\d+)?[万千百亿]?\w?", "每10万人口"),
    PassRule("scheme-name", r"\d{1,2} ?(?:年|大|项)(?:行动|计划|规划|攻坚|专项行动|工程)", "3年行动"),
    PassRule("life-circle", r"\d+ ?(?:分钟|小时|公里|千米|米)(?=[^，。；、\d]{0,8}圈)", "15分钟生活圈"),
    PassRule("always", r"24 ?小时(?!以|内|之内)|365 ?天", "24小时值守"),
    PassRule("page-number", r"(?<=[—-] )\d{1,3}(?= ?[—-])|(?<=[—-])\d{1,3}(?=[—-]\n)", "— 2 —"),
    PassRule("bare-line", r"(?:^|(?<=\n))[\d.,]+ *(?=\n|$)", "a line that is nothing but a number"),
)
"""Where a numeral of Arabic digits is no quantity; the first that matches gives the reason."""

CHINESE_RULES = (
    PassRule(
        "date",
        r"二[〇零○][〇零一二三四五六七八九]{2}年(?:度|[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?)?",
        "二〇二五年三月",
    ),
    PassRule(
        "date",
        rf"[{HAN_SMALL}]{{1,2}}(?:{TO}[{HAN_SMALL}]{{1,2}})?月(?:份|底|初|末|上旬|中旬|下旬|[{HAN_SMALL}]{{1,3}}日)?(?!均)",
        "八月中旬",
    ),
    PassRule("date", r"[一二三四](?:(?:、|和|至|到)[一二三四])*个?季度", "一季度"),
    PassRule("date", rf"[{HAN_SMALL}]+世纪", "二十一世纪"),
    PassRule("ordinal", rf"(?<=第)[{HAN}]+(?:{TO}[{HAN}]+)*(?!名|位|，|。|；|、|\n|）)\w{{0,2}}", "第二批, 第三幼儿园"),
    PassRule(
        "ordinal",
        rf"(?<=初)[一二三](?!步)|(?<=高)[一二三](?!致|级)|(?<=大)[一二三四](?=年级|学生|新生|下|上)",
        "初二, 高一",
    ),
    PassRule("rank-band", rf"(?<=前)[{HAN}]+(?:强|名|位|列)?(?!个|年|期|次|季)", "前三, 前十名"),
    PassRule("grade", rf"[{HAN_SMALL}]+(?:{TO}[{HAN_SMALL}]+)*年级", "三至六年级"),
    PassRule("grade", rf"[{HAN_SMALL}两]+(?:{TO}[{HAN_SMALL}]+)*(?:星)?级(?!联)", "三级医院, 市县两级, 三星级"),
    PassRule("grade", rf"[{HAN_SMALL}]+(?:{TO}[{HAN_SMALL}]+)*等(?=奖|功|品)", "一等奖"),
    PassRule(
        "session",
        rf"[{HAN_SMALL}]+(?:届|大(?=$|[^\w]|以来|精神|报告|召开|胜利|和|期|对|提出|部署|代表|就|专项|后|战略|历次|关于|确))|[{HAN_SMALL}]+(?=[次]全会|中全会|次全体)",
        "二十大, 十二届四次全会",
    ),
    PassRule("issuer", rf"(?<=等)[{HAN}]+个?(?:部门|部委|单位|委办局|厅局|家单位)", "教育部等八部门"),
    PassRule("denominator", rf"(?<=每)[{HAN}]+(?:个|名|人|所|家|户|位)?", "每千人口, 每万名老年人"),
    PassRule(
        "scheme-name", rf"[{HAN}]+(?:年|大|项)?(?:专项)?(?:行动|计划|规划|攻坚|工程|战略)", "三年行动计划, 百亿工程"
    ),
    PassRule("scheme-name", rf"[{HAN}]+个?五年规划|(?<=个)五年规划", "第十四个五年规划"),
    PassRule("school-type", rf"[{HAN_SMALL}]+年(?:一贯)?制", "九年一贯制"),
    PassRule("life-circle", rf"[{HAN}]+(?:分钟|小时|公里)(?=[^，。；、\d]{{0,8}}圈)", "一小时通勤圈"),
    PassRule(
        "slogan",
        r"[一二三四五六七八九两](?![个所名家次年月])[\u4e00-\u9fff]{1,2}[一二三四五六七八九两](?![个所名家年月])[\u4e00-\u9fff](?!分之)",
        "一校一策, 两学一做",
    ),
    PassRule("slogan", r"[一二三四五六七八九两]对[一二三四五六七八九两]", "一对一"),
    PassRule(
        "list-word",
        rf"(?:^|(?<=[\s。；：，、！？（]))[{HAN_SMALL}]{{1,2}}(?:是(?!否)|要|则)|(?:^|(?<=\n))[{HAN_SMALL}]{{1,3}} ?[、.．]",
        "一是, 二要",
    ),
    PassRule("heading-number", rf"(?<=（)[{HAN_SMALL}]{{1,3}}(?=）)", "（三）"),
    PassRule("reference", rf"(?:(?<=专栏)|(?<=表)|(?<=图)|(?<=附件))[{HAN_SMALL}]+(?![个所名次])", "专栏一"),
    PassRule("anniversary", rf"[{HAN}]+周年", "七十周年"),
    PassRule("denominator", r"[十百千万亿]+(?=人口|人)(?<=每.)|(?<=每十)万", "每千人口"),
)
"""Where a Chinese numeral is no quantity; the first that matches gives the reason."""

CLOSED_RULES = (
    PassRule(
        "heading-number",
        rf"{LINE_START}(?P<number>第?[{HAN_SMALL}百零\d]{{1,4}}(?:[、．]|\.(?!\d)|[章节条篇]|部分)|（[{HAN_SMALL}\d]{{1,3}}）|\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}(?= +[\u4e00-\u9fff])|[（(]?\d{{1,2}}[）)])",
        "一、 1. 第三章 （二） at the start of a line",
    ),
    PassRule("title", r"《[^《》\n]{1,60}》", "《…三年行动计划》"),
    PassRule("slogan", r"“[^“”，。；\n]{1,14}”", "“一老一小”, “1237”"),
    PassRule(
        "code",
        r"(?:索 ?引 ?号|文 ?号|邮政?编码?|电 ?话|编 ?号|ISBN|浏览|阅读|点击|发布时间|发布日期|生成日期|成文日期|时间)[^\n]{0,4}?[：:][^\n，。]{0,40}",
        "索引号：…",
    ),
)
"""Stretches in which no numeral is a quantity."""


@dataclass(frozen=True, slots=True)
class Closed:
    """Stretches without quantities, ascending by start: (start, end, reason)."""

    starts: tuple[int, ...]
    spans: tuple[tuple[int, int, str], ...]

    def reason_at(self, position: int) -> str | None:
        """Why a numeral at `position` counts nothing, None where it stands in no such stretch."""
        index = bisect_right(self.starts, position) - 1
        for start, end, reason in self.spans[max(0, index - 2) : index + 1]:
            if start <= position < end:
                return reason
        return None


def combined(rules: tuple[PassRule, ...]) -> re.Pattern[str]:
    """One pattern with a group r0, r1 … for each rule, tried in their order."""
    return re.compile("|".join(f"(?P<r{index}>{rule.pattern})" for index, rule in enumerate(rules)), re.M)


ARABIC = combined(ARABIC_RULES)
CHINESE = combined(CHINESE_RULES)
CLOSED = tuple((rule, re.compile(rule.pattern, re.M)) for rule in CLOSED_RULES)


def closed_stretches(text: str) -> Closed:
    """The stretches of a text in which no numeral is a quantity."""
    spans = [
        (match.start("number") if "number" in pattern.groupindex else match.start(), match.end(), rule.reason)
        for rule, pattern in CLOSED
        for match in pattern.finditer(text)
    ]
    spans.sort()
    return Closed(tuple(start for start, _, _ in spans), tuple(spans))


def passed_at(text: str, start: int, end: int) -> tuple[int, str] | None:
    """(where the passed stretch ends, the reason) for the numeral at start…end, None where it may be a quantity.

    >>> passed_at("到2025年底", 1, 5), passed_at("统一标准", 1, 2), passed_at("新建12所", 2, 4)
    ((6, 'date'), (2, 'word'), None)
    """
    arabic = text[start].isascii()
    match = (ARABIC if arabic else CHINESE).match(text, start)
    if match is not None and match.end() > start:
        rules = ARABIC_RULES if arabic else CHINESE_RULES
        return match.end(), rules[int((match.lastgroup or "r0")[1:])].reason
    reason = word_around(text, start)
    return None if reason is None else (end, reason)


def word_around(text: str, start: int) -> str | None:
    """The reason of the longest listed word that holds the numeral's beginning, None for none.

    A word that begins inside the numeral is none: 三十分钟 holds no 十分.
    """
    for before, length in word_shapes().get(text[start], ()):
        first = start - before
        reason = word_reasons().get(text[first : first + length]) if first >= 0 else None
        if reason is not None:
            return reason
    return None


@cache
def word_reasons() -> dict[str, str]:
    """Each listed word and why its numeral is passed over."""
    return {row["word"]: row["reason"] for row in table("passed_words.tsv")}


@cache
def word_shapes() -> dict[str, tuple[tuple[int, int], ...]]:
    """For each numeral character: how far before it a listed word may start, and the word's length; longest first."""
    shapes: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for word in word_reasons():
        for index, character in enumerate(word):
            if character in HAN or character.isdigit():
                shapes[character].add((index, len(word)))
    return {
        character: tuple(sorted(found, key=lambda shape: (-shape[1], shape[0]))) for character, found in shapes.items()
    }
