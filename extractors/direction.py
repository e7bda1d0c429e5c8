"""Whether a document begins by looking back or ahead: by its kind, or for a kind that does not say, by its verbs."""

from __future__ import annotations

import re

from plantargets.extractors.model import Facts, Part
from plantargets.extractors.view import View

REVIEW_KINDS = ("政府工作报告", "工作总结", "统计公报", "讲话")
"""Kinds that begin by looking back, until something says otherwise."""
SILENT_KINDS = ("其他", "")
DONE = re.compile(r"(?<![为除到])了(?!解|望|然|不)|已经?|同比|截至|以来|位居|达到了")
TO_DO = re.compile(r"到20\d\d年|20\d\d年底?前|力争|确保|责任单位|牵头|各(?:县|区|市|地|部门|单位|学校)")


def opening_part(view: View, facts: Facts) -> Part:
    """The part a document begins with where no heading says it."""
    if facts.kind in REVIEW_KINDS:
        return "review"
    if facts.kind not in SILENT_KINDS:
        return "plan"
    done = sum(1 for _ in DONE.finditer(view.folded))
    to_do = sum(1 for _ in TO_DO.finditer(view.folded))
    return "review" if done > to_do else "plan"
