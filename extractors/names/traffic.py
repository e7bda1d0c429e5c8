"""Traffic: the port or line said with one of its figures owns the next (青禾机场旅客吞吐量…，货邮吞吐量…).

The name said last and a name without a place go in; out comes the place, or ''.
"""

from __future__ import annotations

from plantargets.extractors.patterns import compiled

SITE = compiled(r"(.*(?:机场|港(?!口)|口岸|枢纽|站))年?[^，、]{0,6}?吞吐量$")
LOAD = compiled(r"(.{2,}?)(?:旅客|乘客|货物|货邮)$")
LOADS = ("旅客", "乘客", "货物", "货邮", "集装箱")
"""What a line carries, said behind one verb."""
BARE = compiled(r"年?(?:旅客|货邮|货物|集装箱|外贸|客货|航空|国际|国内){0,2}吞吐量")
LINE = compiled("地铁|轨道交通|高速公路|高速铁路|高铁|铁路|公路|航道|绿道|管网")
LENGTH = compiled(r"(?=..里程|总里程|....里程)((?:新增)?)((?:运营|通车|营业|总)?里程)")


def site_of(last: str, base: str) -> str:
    """The place whose traffic a bare measure of traffic is.

    >>> site_of("青禾机场旅客吞吐量", "货邮吞吐量"), site_of("港口货物吞吐量", "货邮吞吐量")
    ('青禾机场', '')
    """
    said = SITE.match(last) if BARE.fullmatch(base) else None
    return said.group(1) if said else ""


def carrier_of(last: str, base: str) -> str:
    """What heads another load of what was said last to carry one.

    >>> carrier_of("青禾铁路发送旅客", "货物"), carrier_of("渔船", "货物")
    ('青禾铁路发送', '')
    """
    said = LOAD.match(last) if base in LOADS else None
    return said.group(1) if said else ""


def of_line(last: str, base: str) -> str:
    """A bare length with the line that it is of, which was said with the name before it.

    >>> of_line("开通地铁新线", "新增运营里程"), of_line("开通地铁新线", "总里程"), of_line("渔船", "总里程")
    ('新增地铁运营里程', '地铁总里程', '')
    """
    length = LENGTH.fullmatch(base)
    line = LINE.search(last) if length and "里程" not in last else None
    return length.group(1) + line.group() + length.group(2) if length and line else ""
