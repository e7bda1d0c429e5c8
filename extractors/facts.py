"""What a document says of itself: region, title, kind, issuer, number, date and the years it covers.

In goes the text (and the file's name, asked last), out comes `Facts`. Only the head, the tail and the headings are
looked at. Nothing is guessed: what the document leaves out is None.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import PurePath

from plantargets.extractors.coverage import Known, plan_years
from plantargets.extractors.dates import find_dates
from plantargets.extractors.front import (
    ORGANISATION,
    SIGNERS,
    Front,
    Signature,
    document_number,
    field,
    find_signature,
    labelled_date,
    read_front,
    standing_date,
)
from plantargets.extractors.model import Facts
from plantargets.extractors.patterns import compiled
from plantargets.extractors.regions import level_of
from plantargets.extractors.titles import REPORT, cued_kind, find_title, is_report, kind_of
from plantargets.extractors.whereabouts import COUNTRY, Asked, find_region

ADOPTED = compiled(r"(?:(?<=日)|(?<=[（(，]))(?P<who>[\u4e00-\u9fff]{4,40}(?:会议|大会|常委会))(?:审议)?(?:通过|批准)")
SITTING = compiled("会议?(?:审议)?(?:通过|批准)")
"""The cheap sign that someone adopted it."""
GATHERED = compiled(r"[^。；]{0,30}人民代表大会")
WRITTEN = "成文日期|成文时间|生成日期|发文日期|印发日期"
PUBLISHED = "发布日期|发布时间|发表时间|时间|日期|来源"


def document_facts(text: str, name: str = "") -> Facts:
    """The facts of a document; `name` is its file name or path, asked only where the text does not say.

    >>> facts = document_facts("青禾县2024年教育工作要点\\n2024年，全县新增学位500个。")
    >>> facts.region, facts.kind, facts.period_start, facts.period_end
    ('青禾县', '工作要点', 2024, 2024)
    """
    front = read_front(text)
    title = find_title(front)
    kind = (title and kind_of(title)) or cued_kind(front)
    if kind == "讲话" and is_report(front):
        kind = REPORT
    if title is None and kind == REPORT:
        title = REPORT
    stem = PurePath(name).stem
    signature = find_signature(front.lines) or find_signature(front.tail)
    issued = find_issued(front, signature, kind)
    issuer = find_issuer(front, signature, title or "")
    region = find_region(Asked(front, text, title or "", issuer or "", kind, stem))
    start, end = plan_years(Known(title or "", kind, issued, front, text, stem))
    return Facts(
        region=region,
        region_level=level_of(region) if region else None,
        title=title,
        kind=kind,
        issuer=report_issuer(region) if kind == REPORT else issuer,
        doc_number=document_number(front),
        issued=issued,
        period_start=start,
        period_end=end,
    )


def find_issued(front: Front, signature: Signature | None, kind: str) -> str | None:
    """When the document was signed, adopted or read out; failing that, when it was published."""
    if kind == REPORT:
        return congress_date(front)
    return (
        (signature.issued if signature else None)
        or labelled_date(front, WRITTEN)
        or adoption_date(front)
        or standing_date(front.lines[:40])
        or labelled_date(front, PUBLISHED)
        or standing_date(front.tail[-6:])
    )


def congress_date(front: Front) -> str | None:
    """The day a report was given: the date before 在…人民代表大会."""
    opening = front.flat[:1500]
    return next((d.iso for d in find_dates(opening) if len(d.iso) > 7 and GATHERED.match(opening, d.end)), None)


def adoption_date(front: Front) -> str | None:
    """The date in (2001年2月16日…会议通过)."""
    opening = front.flat[:3000]
    dates = find_dates(opening) if SITTING.search(opening) else ()
    return next((date.iso for date in dates if ADOPTED.match(opening, date.end)), None)


def find_issuer(front: Front, signature: Signature | None, title: str) -> str | None:
    """Who issued the document: who signed it, who the header names, who adopted it, who the title names first."""
    if signature and signature.issuer:
        return signature.issuer
    labelled = field(front, "发文机关|发布机构|发文单位|制发机关|发布机关", f"(?P<who>{ORGANISATION.pattern})")
    if labelled:
        return labelled["who"]
    opening = front.flat[:3000]
    adopted = ADOPTED.search(opening) if SITTING.search(opening) else None
    if adopted:
        return adopted["who"]
    owner = SIGNERS.match(title)
    sender = owner[0] if owner else find_sender(front)
    return sender or next(filter(SIGNERS.fullmatch, (*front.lines[:12], *front.tail[-4:])), None)


def find_sender(front: Front) -> str | None:
    """Who the first line with 某某关于印发… names."""
    lines = [line for line in front.lines if "关于" in line]
    hit = next(filter(None, map(_sent_by().match, lines)), None) if lines else None
    return hit["who"] if hit else None


@cache
def _sent_by() -> re.Pattern[str]:
    return compiled(rf"(?P<who>{ORGANISATION.pattern})关于(?:印发|公布|下发|转发)")


def report_issuer(region: str | None) -> str | None:
    """The government that gives a work report."""
    if region is None:
        return None
    return "国务院" if region == COUNTRY else f"{region}人民政府"
