"""What stands between the groups of a list and their measure: the kind of thing they are, the zone they are in.

The members of a list go in; out comes what the last of them says for all, or ''.
"""

from __future__ import annotations

from plantargets.extractors.names.vocabulary import word_class
from plantargets.extractors.patterns import compiled

SITE = compiled(r"..+?(?:机场|口岸|港口|园区|开发区|高新区|综保区|试验区)(?=..)")
"""A place whose traffic or trade is listed: 青禾机场货邮和旅客吞吐量 is of the one airport."""
SHORT_GROUP = 4


def after_site(parts: list[str]) -> str:
    """What follows a zone where the first member is the whole region: ('全省', '高新区企业数') -> 企业数."""
    site = SITE.match(parts[-1]) if parts[0] in word_class("place") else None
    return parts[-1][site.end() :] if site else ""


def kind_before(parts: list[str], measure: str) -> str:
    """The kind of thing before a measure, which a short group lacks as well: ('能源', '交通集团利润') -> 集团."""
    first, kinds = parts[0], word_class("kinds")
    industry = parts[-1].removesuffix(measure).endswith("产业") and not first.endswith(("业", "经济", "制造", "服务"))
    short = len(first) <= SHORT_GROUP and not (first.endswith("业") or kinds.at_end(first))
    if industry and len(first) > SHORT_GROUP:  # 船舶制造、海洋药物产业增加值
        return "产业"
    words = parts[-1].removesuffix(measure) if short else ""
    end = len(words)
    while kind := kinds.at_end(words[:end]):
        if end == len(kind):
            break
        end -= len(kind)
    return words[end:]
