"""Numbers that only say which things are meant: goes in a case, comes out whether the number specifies or thresholds.

500千伏线路, 240小时过境免签 and 300米服务半径 name their thing by a measure: they are passed over. 总投资超10亿元项目,
不到100万元的部分 and 产能50万吨的项目 set apart a class of things, whose own count is the statement: they are optional.
"""

from __future__ import annotations

from collections.abc import Callable

from plantargets.extractors.cases import FOLLOWING_NOUN, Case, VerdictRule, cues
from plantargets.extractors.lexicon import alternation, words
from plantargets.extractors.patterns import compiled

CLASS_UNITS = frozenset(words("count_cues.tsv", cue="class-unit"))
NAMED_THING = compiled(r"的?(?![和及与或至到并以之为是达])[\u4e00-\u9fff“A-Za-z]")
CLASSES_NEXT = compiled(rf"^(?:[、和及/]\d+{alternation(tuple(CLASS_UNITS))})+")
"""The other classes of the same things: 750千伏和330千伏变电站."""
NAMED_BY = compiled(rf"(?:（[^（）\n]{{1,20}}）)?的?{cues('named-by')}")
RATE_OF = compiled(r"[^，。；、：的\d]{1,10}?率")
SPEED = compiled(r"(?:时速|续航|里程|口径)$")
FACILITY = compiled(
    rf"的?(?:[^，。；、：\d]{{0,18}}?|[^，。；：\n]{{0,40}}?等[^，。；、：\d]{{0,10}}?){cues('facility')}"
)
BUILT = compiled(
    rf"[^，。；、：\d]{{2,18}}?{cues('facility')}(?:[一二三四]期)?(?:建成|开工|竣工|投产|投用|并网|全面|正式|顺利|加快)"
)
"""A plant at a clause's beginning and what it comes to: 50万吨纸浆项目建成投产."""
OPENED = compiled("^$|(?:建成|开工|竣工|投产|投用)、$")
DOING = compiled(rf"(?:{cues('doing')}|{cues('done')}|{cues('set-up')}|[、和及与或达为到至占增有共了])$")
METRIC = compiled(rf"(?:{cues('metric')}|[个家户、])$")
EACH_COUNTED = compiled(r"\d[多余]?[家个户](?!百分点)(?!.*(?:完成|带动))[^，；。\d]{4,16}$")
"""Things counted, of each of which a sum is said; what is done with them has one sum for all."""
WORD_NEXT = compiled(r"[\u4e00-\u9fff]")
NATION = compiled("多?(?:人口的?(?:发展中)?(?:大国|国家)|中国人(?!口)|人民(?!币))")
HAMLET = compiled(r"的?(?:自然村|村寨|村[组庄]|屯)")
THRESHOLD = compiled(rf"的?{cues('threshold')}")
CLASSED = compiled(
    rf"(?:、\d+[个家][^，。；、：\d]{{0,6}}[过超]\d+[万亿]+元?)?的?[^，。；、：\d]{{0,10}}?{cues('threshold')}"
)
"""What is classed by a sum; behind a second class: 30个产值过5亿元、60个过2亿元的园区."""
NEXT_CLASS = compiled(r"(?:^|[、，]|其中)(?:过|超过?|突破|不足|低于|高于)?$")
CLASS_COUNT = compiled(rf"的?[^，。；、：\d]{{0,6}}?{cues('threshold')}\d")
"""The things of a class with their count right behind: 超10亿元企业2家."""
TAX_BAND = compiled(r"的?部分")
DEFINED = compiled(rf"的[^，。；、：]{{0,14}}?{cues('counted')}")
BOUND_OF = compiled(
    r"(?:超过|不超过|高于|不高于|低于|不低于|大于|小于|不足)(?:每(?:平方公里|平方米|公顷|亩)|[^，。；、：\d]{0,3}(?:收入|总额|支出|价格|标准))的?$"
)
"""A bound that a unit or a whole parts from its number: 超过每平方公里2万人, 超过家庭收入40%."""
RECKONED = compiled(
    r"的[^，。；、：（\d]{1,16}(?:按照?|以)[^，。；：（]{0,20}(?:测算|计算|统计|核算|折算|计入)(?=[，。；）\n]|$)"
)
"""By what rule those of a size are reckoned: 3000平方米的绿地按照200米半径测算."""
NUMBERED = compiled(r"[两三四五六七八九]个“?$")
"""What makes a number the name of each of several: 三个2万人问题."""
SLOGAN = compiled(r"”?(?:的?问题|任务|目标|工程|行动)")
SHARE_CLASS = compiled(rf"的(?:[仅还共]?[有占]|[^，。；、]{{0,6}}{cues('counted')})")
RULED = compiled(
    r"的[^，。；：、\d]{0,10}，?(?:可(?=申|参|获|享|按|优|认|直|评)|予以|给予|方可|不予|不得|一律|进行(?:约谈|通报)|按[^，。]{2,8}(?:奖|罚|扣))"
)
"""What a rule does to those whose share is so high or so low."""
TERM = compiled(r"”(?:是|均|特|主要)?指(?![导标出向数])")
"""What explains a term: “密集小区”指容积率大于4的小区."""
CHOICE = compiled(rf"{cues('choice')}$")
QUOTED_SCHEME = compiled(
    r"“(?:[一二两三四五六七八九十\d]{1,3}年[^”]{0,6}(?:行动|计划|攻坚|规划|工程)|百分之百|\d{2,4}%)”"
)
MEASURES = ("money", "area", "score", "length", "technical", "volume", "mass")
SIDES = frozenset("<>")
MULTIPLES = frozenset("百千万亿")


def bounded_aside(case: Case) -> bool:
    """Whether a bound before the number says more or less than: 超过, 不足."""
    return case.before is not None and case.before.comparator in SIDES


def is_specification(case: Case) -> bool:
    """A measure that names its thing: 500千伏线路, 240小时过境免签, 时速350公里列车, 5米识别率92%."""
    expression = case.expression
    if expression.unit in CLASS_UNITS and NAMED_THING.match(CLASSES_NEXT.sub("", case.right)):
        return True
    if NAMED_BY.match(case.right):
        return True
    if expression.kind in ("time", "length", "technical") and RATE_OF.match(case.right):
        return True
    return SPEED.search(case.left) is not None and NAMED_THING.match(case.right) is not None


def is_capacity(case: Case) -> bool:
    """What a plant is built for, said in its name: 甲镇年产50万吨纸浆项目; but 新建100万千瓦风电 is done itself."""
    expression = case.expression
    if case.bound or expression.comparator != "=":
        return False
    if OPENED.search(case.left):
        return BUILT.match(case.right) is not None
    if DOING.search(case.left):
        return False
    return FACILITY.match(case.right) is not None


def is_threshold(case: Case) -> bool:
    """A threshold said before the number: 总投资超10亿元项目, 过千亿元产业."""
    if not bounded_aside(case):
        return False
    if case.expression.rule == "chinese-number" and THRESHOLD.match(case.right):
        return True
    return METRIC.search(case.left) is not None and CLASSED.match(case.right) is not None


def is_next_class(case: Case) -> bool:
    """A threshold of the next class of a list, its measure said before: 投资过亿元项目9个、过10亿元项目2个."""
    told = bounded_aside(case) or case.left.endswith("过")
    return told and NEXT_CLASS.search(case.left) is not None and CLASS_COUNT.match(case.right) is not None


def is_round_sum(case: Case) -> bool:
    """A round sum that each of those counted is above or below: 9家企业营收超百亿元."""
    if not bounded_aside(case) or case.expression.rule != "chinese-number" or WORD_NEXT.match(case.right):
        return False
    return EACH_COUNTED.search(case.left) is not None and METRIC.search(case.left) is not None


def is_criterion(case: Case) -> bool:
    """A threshold said after the number: 流域面积200平方公里以上的河流, 年产值亿元以上企业, 56人以上大班额."""
    expression = case.expression
    if case.after is None or case.after.comparator == "~" or not FOLLOWING_NOUN.match(case.right):
        return False
    if case.right.startswith("人口") or expression.kind in MEASURES:
        return True
    if case.left.endswith("人口") and case.right.startswith("的"):
        return True
    return expression.unit == "人" and case.right.startswith(("的", "大班", "规模"))


def is_hamlet(case: Case) -> bool:
    """How large a village is: 20户以上自然村."""
    return case.after is not None and case.expression.unit in ("户", "人") and HAMLET.match(case.right) is not None


def is_nation(case: Case) -> bool:
    """How many a nation has, said for the nation itself: 14亿人口的大国."""
    return case.expression.unit == "亿" and NATION.match(case.right) is not None


def is_crowd(case: Case) -> bool:
    """A threshold of people: 20万人口以上的县."""
    return case.right.startswith(("人口以上", "人口以下"))


def is_size_class(case: Case) -> bool:
    """A size that names a class of things: 不足30人的教学点, 超过90分钟的有11所, 满30年的教师."""
    return bounded_aside(case) or (case.left.endswith("满") and case.expression.kind in ("span", "time", "score"))


def is_share_class(case: Case) -> bool:
    """A share that sets apart what is counted: 占比超过10%的有44种."""
    return bounded_aside(case) and SHARE_CLASS.match(case.right) is not None


def is_rated(case: Case) -> bool:
    """A share that says to whom a rule applies: 占比达到20%的学校，可申报示范校."""
    return RULED.match(case.right) is not None


def is_definition(case: Case) -> bool:
    """A bound within an indicator's definition: 高度不超过80米的住宅栋数."""
    if not case.bound and not BOUND_OF.search(case.left):
        return False
    return case.expression.comparator == "=" and not case.left.endswith("达到") and bool(DEFINED.match(case.right))


def is_reckoned(case: Case) -> bool:
    """A size said in how an indicator is reckoned: 1000—3000平方米的绿地按照200米半径测算."""
    return RECKONED.match(case.right) is not None


def is_of_term(case: Case) -> bool:
    """A number that says what a term means: “密集小区”指容积率大于4的小区."""
    return "指" in case.left and TERM.search(case.left) is not None


def is_numbered_name(case: Case) -> bool:
    """A number that names each of several tasks: 三个2万人问题."""
    return case.left.endswith(("个", "个“")) and bool(NUMBERED.search(case.left) and SLOGAN.match(case.right))


def is_tax_band(case: Case) -> bool:
    """A step of a tariff: 不到100万元的部分."""
    return TAX_BAND.match(case.right) is not None


def is_choice(case: Case) -> bool:
    """How many may be chosen: 选择1所幼儿园报名."""
    few = case.expression.value <= 5 and case.expression.unit[:1] not in MULTIPLES
    return few and CHOICE.search(case.left) is not None


def is_campaign_count(case: Case) -> bool:
    """How many parts a campaign has: 3个“三年行动”."""
    expression = case.expression
    if expression.unit not in ("个", "项", "") or expression.value > 12:
        return False
    return QUOTED_SCHEME.match(case.right) is not None


def criterion(
    name: str,
    about: str,
    applies: Callable[[Case], bool],
    kinds: tuple[str, ...],
    passed: bool = False,
    behind: str = "",
) -> VerdictRule:
    """A rule that is asked where words follow a number with a unit of these kinds."""
    return VerdictRule(name, about, applies, passed=passed, kinds=kinds, before_words=True, behind=behind)


SIZES = ("time", "span", "length", "area", "technical")
CRITERIA = (
    criterion("specification", "240小时过境免签, 500千伏线路", is_specification, (*SIZES, "mass"), passed=True),
    criterion("capacity", "甲镇年产50万吨纸浆项目", is_capacity, ("mass", "technical", "volume")),
    criterion("criterion", "总投资超10亿元项目", is_threshold, (*MEASURES, "")),
    criterion("criterion", "超亿元项目9个、超10亿元项目2个", is_next_class, ("money",)),
    VerdictRule("criterion", "9家企业营收超百亿元", is_round_sum, passed=False, kinds=("money", "")),
    criterion("specification", "20户以上自然村", is_hamlet, ("person", "count", ""), passed=True, behind="的自村屯"),
    criterion("specification", "14亿人口的大国", is_nation, ("",), passed=True, behind="多人中"),
    criterion("criterion", "亿元以上项目", is_criterion, (*MEASURES, "person", "")),
    criterion("criterion", "20万人口以上的县", is_crowd, ("person", ""), behind="人"),
    criterion(
        "criterion", "不足30人的教学点", is_size_class, ("person", "score", "time", "length", "span", ""), behind="的"
    ),
    criterion("criterion", "占比超过10%的有44种", is_share_class, ("share",), behind="的"),
    criterion("criterion", "占比达到20%的学校，可申报示范校", is_rated, ("share",), behind="的"),
    criterion("criterion", "高度超过80米的住宅栋数", is_definition, (*SIZES, "share", "person", ""), behind="的"),
    criterion(
        "criterion",
        "3000平方米的绿地按照200米半径测算",
        is_reckoned,
        (*MEASURES, *SIZES, "person", "count"),
        behind="的",
    ),
    VerdictRule("criterion", "“密集小区”指容积率大于4", is_of_term, kinds=(*MEASURES, "share", "person", "count", "")),
    criterion(
        "slogan",
        "三个2万人问题",
        is_numbered_name,
        (*MEASURES, "person", "share", "", "count"),
        passed=True,
        behind="”的问任目工行",
    ),
    criterion("criterion", "不到100万元的部分", is_tax_band, ("money",), behind="的部"),
    criterion("choice", "选择1所幼儿园报名", is_choice, ("count",)),
    criterion("campaign-count", "3个“三年行动”", is_campaign_count, ("count", ""), behind="“"),
)
"""What is said of numbers that belong to the name or the definition of something else."""
