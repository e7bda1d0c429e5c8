"""Naming rules for lists: heads and measures said once for several groups."""

from __future__ import annotations

from plantargets.extractors.names.case_rule import AWARD, SHARE_OF, Options, plain
from plantargets.extractors.names.coordinate import (
    LISTED,
    distribute,
    is_metric,
    measured_itself,
    metric_tail,
    owner_of,
    parts_of,
)
from plantargets.extractors.names.groups import (
    HEAD_FIRST,
    PEOPLE_NOUN,
    head_first,
    is_group,
    join_group,
    misfits,
    swap_group,
)
from plantargets.extractors.names.state import BODIES, PEOPLE, Case
from plantargets.extractors.names.topics import thing, without_verbs
from plantargets.extractors.names.trim import strip_end, trim
from plantargets.extractors.names.verbs import verb_at_end
from plantargets.extractors.names.vocabulary import longest_at_start, word_class, word_classes
from plantargets.extractors.patterns import compiled

BY_GROUP = compiled(r"^(.{3,}?)按(.{3,})$")
RESPECTIVELY = compiled(r"^(.+?[、和及与].+?)(?:分别|各(?![项类级种地族]))(.+)$")
ASIDE = compiled(r"（[^（）]*）")
SINGULAR = compiled(r"^(?:这一|该|此|这个)(?:比例|比率|数字|指标|占比)$")
PRONOUN = compiled(r"^(?:上述|以上|前述|这)?[一二两三四五六\d]?项?指标$")
RANK = compiled(r"(?:国家|省|市|县|区|州)级(?:及?以上)?")
OWN_RANK = compiled(r"^(?:全国|国家|[省市县区])|级|县域|乡镇|企业$")
GROWING = frozenset({"新增", "净增", "增加", "完成"})
HANDED_IN = compiled(r"(.*(?:代表|委员|政协|人大))(?:议案|建议|提案)$")
"""What delegates hand in, one like the other: 代表议案5项、建议90件."""
SHORT_MEASURE, LONGEST_MEASURE = 8, 14
OF_GOODS = compiled(r"(?<=..)(?:(?:地质|探明)?储量|产量|产能|销量|保有量|装机(?:容量|规模)?)$")
OWN_MEASURE = compiled(r"^出栏|(?:装机|产|出栏|出笼|存栏|并网)$")
GOODS_UNITS = compiled(r"(?:吨|斤|瓦|立方米|辆|台|箱)$")
LONGEST_GOODS = 6
TOGETHER = compiled(r"总体|平均|合计|总计|(?<!公)共|[两三四五六七八九][大市县区]|“新")
"""What says that those coordinated are taken together."""
OWN_SUM = compiled(r"(?:经济总量|生产总值|产值|营收|营业收入|增加值)$")
"""What each place, sector or firm of a list has of its own."""
SHORT_HEADS = (
    (frozenset({"议案", "建议", "提案"}), compiled(r"(?<=代表|委员|政协|人大)(?:议案|建议案?|提案)$")),
    (frozenset({"授权点", "授权学科"}), compiled(r"(?<=..)授[予权]单位$")),
)
"""What a list says shortly after its first, and the first: 人大代表议案、建议; 硕士学位授予单位、授权点."""
FLOWS = ("发电量", "用电量", "总产量")
GROUPS = frozenset({"团队", "创新团队"})
"""Short heads that a list says after the first of their kind, with whose they are."""
MEDALS = {"金": "金牌", "银": "银牌", "铜": "铜牌"}
CONTEST = compiled(
    r"(?:在|于)?(?:\d{4}年)?([^，、。在]{2,24}?(?:大赛|运动会|锦标赛|竞赛|比赛|联赛|杯)|[^，、。在]{0,24}?(?:奥运会|残奥会|亚运会|全运会|冬运会|大运会))(?:上|中)?"
)


def head_before_groups(case: Case) -> list[Options] | None:
    """辍学率小学控制在0.1%: the measure is said before its groups."""
    metric, groups = head_first(case.left.full)
    if not metric:
        return None
    parts = parts_of(groups)
    if len(parts) == len(case.members):
        return [[(part + metric, "head-first")] for part in parts]
    if case.single:
        return [[(part + metric, "head-first") for part in parts]]
    return None


def group_of_last(case: Case) -> list[Options] | None:
    """、初中0.5%; 寄宿制幼儿园不低于3小时: a group whose measure was said before."""
    base, state = case.left.core, case.state
    if not base or case.left.keep or not (state.parent or state.last):
        return None
    parts = parts_of(base)
    level = case.money or (case.share and not case.left.ends_with_change())
    alike = level and measure_of_like(base, state.last)
    if not (is_group(base) or misfits(parts[-1], case.first.unit) or alike) or metric_tail(base):
        return None
    if any(tail == "占" for tail in case.left.tails):
        return None
    above = state.parent if state.parent else state.last
    if SHARE_OF.search(above) and state.parent:
        return None
    if case.people and PEOPLE_NOUN.search(base) and not swap_group(parts[-1], above):
        return None
    if case.first.unit in BODIES:
        if not all(part in word_class("rank") for part in parts):
            return None
    elif not fits_unit(case, above):
        return None
    kind = measure_of_like(base, above)
    each = distribute(base, base.count("、") + 1) if past_round_sum(case) else [base]
    names = [part + kind for part in each] if kind else [join_group(part, above) for part in parts]
    if len(names) == len(case.members):
        return [[(name, "group-of-last")] for name in names]
    return [[(name, "group-of-last") for name in names] for _ in case.members]


def past_round_sum(case: Case) -> bool:
    """Whether a round sum of money is passed, as each of those named may be: 甲产业、乙产业超3百亿元."""
    value, unit = case.first.value, case.first.unit
    return case.money and case.first.comparator == ">" and (unit[0] in "百千" or value % 100 == 0 or unit == "万亿元")


def said_of_each(case: Case, base: str) -> bool:
    """Whether one number holds for each of those coordinated: a rate of groups (废水、废气处理率90%, but one rate of
    渔船和渔港 without 均), a change of several measures (零售额、投资增长4%), a round sum that each is past."""
    if TOGETHER.search(case.slot.left):
        return False
    listed = "、" in base and parts_of(base, LISTED) == parts_of(base)
    if case.share and case.left.ends_with_change():
        return listed and all(measured_itself(part) or part.endswith("需氧量") for part in parts_of(base))
    if case.share:
        joint = "、" not in base and not (case.left.said_of_all() or measured_itself(parts_of(base)[0]))
        return base.endswith(("率", "增速")) and "级" not in base[:6] and not joint
    return listed and past_round_sum(case) and bool(OWN_SUM.search(base)) and not measured_itself(parts_of(base)[0])


def measure_of_like(base: str, above: str) -> str:
    """What the name above says of other things of the same kind, which a list says once.

    >>> measure_of_like("建材产业", "食品产业年产值"), measure_of_like("散居孤儿", "集中供养孤儿最低标准")
    ('年产值', '最低标准')
    """
    kind = ASIDE.sub("", base)[-2:]
    if not kind:
        return ""
    _, found, rest = above[1:].partition(kind)
    return rest if found and metric_tail(rest) and not (metric_tail(base) or is_metric(kind)) else ""


def group_with_subject(case: Case) -> list[Options] | None:
    """保障午休，小学生每天1小时; 提高补贴比例，将渔企从30%提高到45%: groups whose measure is the clause before."""
    core, group = case.left.core, (case.time or case.share) and is_group(case.left.core)
    subject = case.state.subject if group or case.left.has_tail("从", "由") else ""
    if not 2 <= len(subject) <= LONGEST_MEASURE:
        return None
    if group and len(subject) <= SHORT_MEASURE:
        return plain(case, core + subject, "group-with-subject")
    rises = case.left.has_tail("从", "由") and bool(HEAD_FIRST.search(subject)) and not metric_tail(core)
    if not rises or case.people or case.first.unit in BODIES:
        return None
    parts = distribute(core, len(case.members))
    parts = parts if len(parts) == len(case.members) else [core] * len(case.members)
    return [[(part + subject.removeprefix(part[-2:]), "group-with-subject")] for part in parts]


def fits_unit(case: Case, above: str) -> bool:
    """Whether the measure named `above` is counted in this number's unit."""
    unit, known = case.first.unit, case.state.unit_of.get(above, "")
    return bool(known) and (unit[-1:] == known[-1:] or (unit == "%" and known == "百分点"))


def pronoun(case: Case) -> list[Options] | None:
    """上述三项指标依次达到95%、75%、92%: the names said last, one each."""
    count = len(case.members)
    if SINGULAR.match(case.left.core) and case.single and (case.state.last or case.state.earlier):
        return [[(case.state.last or case.state.earlier[-1], "pronoun")]]
    known = case.state.earlier + case.state.history
    if not PRONOUN.match(case.left.core) or len(known) < count:
        return None
    return [[(name, "pronoun")] for name in known[-count:]]


def lasting(words: str) -> str:
    """What of the words after 分别 belongs to a name: an object, or a verb that tells which things are meant."""
    if words in word_class("keep") or is_metric(words):
        return words
    empty = verb_at_end(words) == words or not strip_end(words)[0] or len(words) <= 2
    return "" if empty else words


def respectively(case: Case) -> list[Options] | None:
    """公开招聘、县内选调分别补充教师124名、35名: what is said after 分别 is said of each."""
    said = case.left.full
    hit = RESPECTIVELY.match(said.replace("”“", "”、“")) if "分别" in said or "各" in said else None
    parts = distribute(hit.group(1), len(case.members)) if hit else []
    if not hit or len(parts) != len(case.members) or len(parts) < 2:
        return None
    noun = lasting(hit.group(2))
    return [[(part + noun, "respectively")] for part in parts]


def by_group(case: Case) -> list[Options] | None:
    """工作补贴按一、二、三类地区分别发放300元、500元、700元: groups said after 按."""
    hit = BY_GROUP.match(case.left.core) if "按" in case.left.core else None
    parts = distribute(hit.group(2)) if hit else []
    if not hit or len(parts) != len(case.members) or len(parts) < 2:
        return None
    return [[(part + strip_end(hit.group(1))[0], "by-group")] for part in parts]


def list_times_metric(case: Case) -> list[Options] | None:
    """书院4所、画院2所，学员分别为300人和80人: one measure of each thing just listed."""
    count, state = len(case.members), case.state
    if case.single and case.left.said_of_all() and is_metric(case.left.core) and len(state.listed) > 1:
        return [[(owner_of(name) + case.left.core, "list-times-metric") for name in state.listed]]
    if count < 2 or not case.left.core or len(parts_of(case.left.core)) > 1:
        return None
    if case.left.core in word_class("growth") and len(state.names) == count:
        return [[(name + case.left.core, "list-times-metric")] for name in state.names]
    clause = listed_before(case) if is_metric(case.left.core) else []
    if clause:
        return [[(name + case.left.core, "list-times-metric")] for name in clause]
    if len(state.listed) != count:
        return None
    if not (case.left.core in word_class("people") or is_metric(case.left.core)):
        return None
    return [[(owner_of(name) + case.left.core, "list-times-metric")] for name in state.listed]


def listed_before(case: Case) -> list[str]:
    """What the clause just before lists, one thing for each number: 规范节庆、展会，数量分别减少40%、30%."""
    count, before = len(case.members), case.slot.before
    if count < 2 or not before or case.slot.opener != "，":
        return []
    parts = parts_of(without_verbs(trim(before[-1], case.state.places).core)[0])
    return [*map(thing, parts)] if len(parts) == count else []


def medals(case: Case) -> list[Options] | None:
    """在…大赛上获1金2银: medals of the contest named before."""
    if case.first.unit not in MEDALS:
        return None
    hit = CONTEST.search(case.slot.left) or CONTEST.search(case.state.subject)
    before = AWARD.split(case.state.last)[0] if case.state.last else ""
    contest = hit.group(1) if hit else before
    return [[(contest + MEDALS.get(member.unit, ""), "medals")] for member in case.members]


def list_head(case: Case, base: str) -> str:
    """What heads the running list: its verb and rank, or the words its first member shares with this one.

    (新增市级文明渔港示范点, 示范村) -> 新增市级文明渔港; (省级以上金牌, 银牌) -> 省级以上
    """
    last = case.state.last
    if base[0] == "前" and base[1:2].isdigit() and "前" in last:  # 全球前1‰学科、前1%学科
        return last.rpartition("前")[0]
    said = HANDED_IN.match(last)
    if said and base in ("议案", "建议", "提案"):
        return said.group(1)
    at = last.find(base[:2]) if len(base) <= 4 else -1
    if at >= 2 and abs(len(last) - at - len(base)) <= 1:
        return last[:at]
    for heads, first in SHORT_HEADS:
        if base in heads and first.search(last):
            return first.sub("", last)
    if base in GROUPS and last.endswith("人才"):  # 引进领军人才、团队
        return last
    reach = compiled(r"(?<=..)(?:惠及|覆盖|参与|受益)(?!率|面)").search(last)
    if reach:
        return last[: reach.start() if case.money else reach.end()]
    award = AWARD.search(last)
    if award and AWARD.fullmatch(base) and award.start() > 1:
        return last[: award.start()]
    if longest_at_start(base.removeprefix("新"), ("keep", "edge")) and base[0] == "新":  # 攻克技术3项、新转化项目4个
        return ""
    of_people = case.money and bool(PEOPLE.fullmatch(case.state.units[-1]))
    tilled = word_class("tilling").at_end(base) and case.state.verb not in GROWING
    return "" if stock(case, base) or of_people or tilled else case.state.verb + rank_of_list(case, base)


def measure_of_list(case: Case, base: str) -> str:
    """The measure of goods that the list's last member says and this one leaves out: (铜矿储量3万吨、)锌矿2万吨.

    It must be counted in what goods are, and name no measure or doing of its own (粮食产量3万吨、生猪出栏2万头).
    """
    hit = OF_GOODS.search(case.state.last)
    goods = GOODS_UNITS.search(case.first.unit) and GOODS_UNITS.search(case.state.units[-1]) if hit else None
    own = metric_tail(base) or OWN_MEASURE.search(base) or word_classes("keep", "drop", "edge", "act").at_end(base)
    return hit.group() if hit and goods and not own and 2 <= len(base) <= LONGEST_GOODS else ""


def stock(case: Case, base: str) -> bool:
    """Whether all there are of a thing is counted, so that the verb of the list before does not reach it.

    新增绿道3公里、绿道总长达40公里 -> 绿道总长; 新增盐田3个、海盐产量突破40万吨 -> 海盐产量.
    """
    passed = case.first.comparator == ">" and bool(metric_tail(base)) and case.state.verb.startswith("新")
    whole = base.endswith(FLOWS) or metric_tail(base).startswith("总")
    return passed or whole or case.left.has_tail("总数", "总量", "累计", "达到")


def rank_of_list(case: Case, base: str) -> str:
    """The rank that the list's first member has right behind its verb, where this one has none of its own.

    (新增国家级海洋牧场, 休闲渔业基地) -> 国家级. Enterprises bear titles of their own rank (高新技术企业).
    """
    verb, first = case.state.verb, case.state.listed[0] if case.state.listed else ""
    hit = RANK.match(first.removeprefix(verb)) if verb and first.startswith(verb) else None
    return hit.group() if hit and not OWN_RANK.search(base) else ""
