"""The title of a document and the kind it names: 规划, 工作要点, 行动计划 …

In goes the front of a document, out come its title as written (None where there is none) and its kind.
"""

from __future__ import annotations

import re
from functools import cache

from plantargets.extractors import lexicon
from plantargets.extractors.front import NUMBER, SIGNERS, Front, is_number_line
from plantargets.extractors.patterns import compiled

KINDS = (
    "规划",
    "工作要点",
    "工作计划",
    "工作总结",
    "讲话",
    "行动计划",
    "实施方案",
    "意见",
    "通知",
    "政府工作报告",
    "统计公报",
    "其他",
)
REPORT = "政府工作报告"
TITLE_LINES = 90
LONGEST = 90

NOTICE = compiled(
    r"关于(?:印发|公布|下发|转发|发布)(?P<quote>《)?(?P<title>.{4,80}?)(?(quote)》\S{0,12}?)的通知"
    r"|现将《(?P<sent>.{4,80}?)》[^。]{0,6}印?发"
)
"""关于印发《…》的通知: what is sent out is the document, the notice only carries it."""
BRACKETS = r"(?:[（(][^（()）]{1,24}[）)])"
JOINT = compiled(r"[和及与暨、]")
CLOSINGS = ("）", ")")
TRAILING = compiled(rf"{BRACKETS}*$")
NO_CORE = compiled(rf"{BRACKETS}|\s")
SPACE = compiled(r"\s")
CONTINUES = compiled(rf"{BRACKETS}+")
NOT_A_TITLE = compiled(
    r"^(?:[一二三四五六七八九十]+[、.]|（[一二三四五六七八九十\d]+）|\d+[.、．]|第[一二三四五六七八九十]+[章节篇]|附件|附表|附[:：]|来源|索引|分类|"
    r"根据|按照|为|经|现将|各|请|上一篇|下一篇|《.*》$(?<!》))|[»>《]?首页|[»>|｜。；！？]|搜索|下载|打印|解读|相关"
)
REPORTS = compiled(
    r"代表[^。]{0,20}(?:政府|国务院)[^。]{0,12}报告|向大会[^。]{0,4}报告|政协委员[^。]{0,20}意见|年工作回顾"
)
ADDRESS = compiled(r"(?:尊敬的)?(?:各位|同志们|朋友们)[^，。]{0,12}[:：!！]")
"""How a speech begins."""


def find_title(front: Front) -> str | None:
    """The document's title as written, without the notice that carries it, or None.

    >>> from plantargets.extractors.front import read_front
    >>> find_title(read_front("关于印发《青禾县2024年教育工作要点》的通知\\n各学校：\\n"))
    '青禾县2024年教育工作要点'
    """
    sent = _sent_out(front)
    if sent is not None:
        return _as_headed(front, sent)
    return _headline(front) or _opening_clause(front)


def kind_of(title: str) -> str | None:
    """The kind a title names by its last words, or None.

    >>> kind_of("2023年工作总结和2024年工作打算"), kind_of("规划实施方案"), kind_of("某县教育")
    ('工作总结', '实施方案', None)
    """
    bare = SPACE.sub("", title)
    bare = (TRAILING.sub("", bare) if bare.endswith(CLOSINGS) else bare).removesuffix("的报告")
    joined = _joined().search(bare) if JOINT.search(bare) else None
    if joined:
        return _kinds()[joined["word"]]
    if not bare.endswith(_longest_first()):
        return None
    return next(_kinds()[word] for word in _longest_first() if bare.endswith(word))


def cued_kind(front: Front) -> str:
    """The kind that the first paragraphs speak of (制定本方案), for texts without a title; 其他 where they do not."""
    for row in lexicon.table("document_cues.tsv"):
        if row["cue"] in front.flat:
            return row.one_of("kind", KINDS)
    if is_report(front):
        return REPORT
    return "讲话" if any(ADDRESS.match(line) for line in front.lines[:4]) else "其他"


def is_report(front: Front) -> bool:
    """Whether a speaker reports to a people's congress: 各位代表, 我代表…政府, 向大会报告, 工作回顾."""
    return "各位代表" in front.flat and bool(REPORTS.search(front.flat))


@cache
def _kinds() -> dict[str, str]:
    return {row["word"]: row.one_of("kind", KINDS) for row in lexicon.table("kinds.tsv")}


@cache
def _longest_first() -> tuple[str, ...]:
    return tuple(sorted(_kinds(), key=len, reverse=True))


@cache
def _joined() -> re.Pattern[str]:
    """Two documents in one title, the second of another time: 工作总结和2024年工作打算, 总结及下半年安排."""
    words = lexicon.alternation(tuple(_kinds()))
    return compiled(rf"(?P<word>{words})[和及与暨、](?=[^和及与暨、]{{0,8}}年)[^和及与暨、]*{words}$")


def _sent_out(front: Front) -> str | None:
    """The title inside 关于印发《…》的通知, from a line of its own, else from the head with its line breaks removed."""
    opening = next((index for index, line in enumerate(front.lines) if _begins_text(line)), TITLE_LINES)
    above = front.lines[: opening + 1]
    for line in (*above, SPACE.sub("", "".join(above))):
        for match in NOTICE.finditer(line):
            sent = match["title"] or match["sent"]
            if "。" not in sent and "；" not in sent and kind_of(sent):
                return sent.strip()
    return None


def _as_headed(front: Front, sent: str) -> str:
    """The title as it stands over the document itself, where it says more than the notice (its years, its place)."""
    core, kind = _core(sent), kind_of(sent)
    for index, line in enumerate(front.lines):
        if len(line) > LONGEST or NOTICE.search(line) or "《" in line:
            continue
        whole = _with_brackets(front.lines, index)
        says_more = len(whole) > len(sent) and core in _core(whole)
        # the last line of a notice broken in two says more, but is no title
        if says_more and kind_of(whole) == kind and not NOT_A_TITLE.search(whole):
            return whole
    return sent


def _core(title: str) -> str:
    return NO_CORE.sub("", title)


def _headline(front: Front) -> str | None:
    """The first line or lines of the head that end as a title does."""
    for index, line in enumerate(front.lines[:TITLE_LINES]):
        if _begins_text(line):
            return None
        for count in (1, 2, 3):
            whole = _join(front.lines[index : index + count])
            needed = (
                count == 1 or "关于" in line or not _is_title(front.lines[min(index + count, len(front.lines)) - 1], 1)
            )
            if needed and _is_title(whole, count):
                return _with_owner(front.lines, index, whole + _brackets_below(front.lines, index + count))
            if not _may_continue(line):
                break
    return None


def _begins_text(line: str) -> bool:
    """Whether a line is running text: the title stands before it."""
    return len(line) > 120 or line.startswith(("各位代表", "同志们"))


def _may_continue(line: str) -> bool:
    return (
        len(line) <= 40 and not NOT_A_TITLE.search(line) and line[-1] not in "。；：，、:" and not is_number_line(line)
    )


def _join(lines: tuple[str, ...]) -> str:
    """Lines of one title put together, with a space only between names of organisations."""
    whole = ""
    for line in lines:
        whole += (" " if whole and SIGNERS.fullmatch(whole) and SIGNERS.match(line) else "") + line
    return whole


def _is_title(whole: str, count: int) -> bool:
    if not 5 <= len(whole) <= LONGEST or NOT_A_TITLE.search(whole) or whole[-1] in "，、":
        return False
    kind = kind_of(whole)
    if kind is None or (whole in _kinds() and kind != REPORT):
        return False
    return count == 1 or kind != "通知" or "关于" in whole


def _brackets_below(lines: tuple[str, ...], index: int) -> str:
    """Lines wholly in brackets right below a title belong to it: （2021—2025年）, （草案）."""
    found = ""
    while index < len(lines) and CONTINUES.fullmatch(lines[index]) and not NUMBER.match(lines[index]):
        if compiled(r"\d+月\d+日|通过|代表大会").search(lines[index]):
            break
        found += lines[index]
        index += 1
    return found


def _with_brackets(lines: tuple[str, ...], index: int) -> str:
    return lines[index] + _brackets_below(lines, index + 1)


def _with_owner(lines: tuple[str, ...], index: int, title: str) -> str:
    """A title that begins with its year takes the organisations on the lines above it (教育局 / 2019年工作要点)."""
    if not compiled(r"(?:19|20)\d\d年(?:度)?(?:工作|教育)").match(title):
        return title
    above = index
    while above and SIGNERS.fullmatch(lines[above - 1]):
        above -= 1
    return _join((*lines[above:index], title)) if above < index else title


def _opening_clause(front: Front) -> str | None:
    """The subject of the first sentence, where a text begins with its own title: …规划纲要，根据…编制."""
    if not front.lines:
        return None
    clause = compiled(r"[，,。；]").split(front.lines[0], maxsplit=1)[0]
    return clause if clause != front.lines[0] and _is_title(clause, 1) else None
