"""Topics: what a clause without a number speaks of, so that the numbers after it may leave it unsaid.

In goes a clause; out comes its topic and whether it is the clause's own subject. 粮食生产再获丰收 has a subject, which
stands until another clause brings its own; 加快粮库建设 has none: it says what is done to a thing.
"""

from __future__ import annotations

from functools import lru_cache

from plantargets.extractors.names.right import right_noun
from plantargets.extractors.names.trim import Places, trim
from plantargets.extractors.names.verbs import cut_at_verb
from plantargets.extractors.names.vocabulary import mention, word_class
from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record

ASPECT = compiled(r"(?:方面|领域|环节)$")
DOING = compiled(r"(?<=..)(?:发展|工作|建设|生产|行动|开发|效益|增产)$")
QUALITY = compiled(r"(?:能力|水平|体系|机制|质量|格局|力度|环境|意识|活力|功能|成效|形势|态势)$")
UNFIT = compiled(r"^[本该第]|[（）]|\d(?=[%‰万亿个项家人年月])")
SECTOR = compiled(
    r"(?:发展)?([^、的（），\d与及]{1,14}?(?:全产业链|产业(?!链)|(?<![产企就创行作从毕专失同各])业|经济|集群|集团))(?![业品体圈带])"
)
LONGEST = 16
JOINTS = "、和及并"


@record
class Topic:
    """A clause's noun phrase; `own` where it is the subject, not what a verb is done to."""

    words: str = ""
    own: bool = False


@lru_cache(maxsize=8192)
def topic_of(clause: str, places: Places) -> Topic:
    """What a clause without a number speaks of."""
    said = trim(ASPECT.sub("", clause[: predicate_at(clause)]), places)
    words, tended = without_verbs(said.core)
    noun = right_noun(words)
    topic = thing(cut_at_verb(noun.noun).object) if noun else ""
    if not 2 <= len(topic) <= LONGEST or QUALITY.search(topic) or UNFIT.search(topic):
        return Topic()
    return Topic(topic, own=not (tended or said.keep or tends(said.leads)) or bool(ASPECT.search(clause)))


def tends(leads: tuple[str, ...]) -> bool:
    """Whether one of the words dropped before a name is a verb that takes the name for its object."""
    return any(lead in word_class("drop") or lead in word_class("tend") for lead in leads)


def without_verbs(words: str) -> tuple[str, bool]:
    """The words without the verbs they begin with, and whether there were any: 规范和提升热线服务 -> 热线服务."""
    tended, words = False, words.lstrip(JOINTS)
    while verb := tending(words):
        words, tended = words[len(verb) :].lstrip(JOINTS), True
    return words, tended


def tending(words: str) -> str:
    """The verb of tending or setting up that the words begin with; 以旧换新 begins with none."""
    verb = word_class("tend").at_start(words) or word_class("drop").at_start(words)
    return "" if len(verb) == 1 and word_class("protect").at_start(words) else verb


def predicate_at(words: str) -> int:
    """Where what is said of a clause's subject begins."""
    said = mention("predicate").search(words, 2)
    return said.start() if said else len(words)


def thing(words: str) -> str:
    """A topic without the doing that is said of it: 粮食生产 -> 粮食."""
    return DOING.sub("", words)


def topic_before(clauses: tuple[str, ...], places: Places) -> Topic:
    """What the clauses before a number make its topic: the last subject, or what a lone clause is done to.

    >>> topic_before(("粮食生产再获丰收", "加快粮库建设"), Places()).words
    '粮食'
    >>> topic_before(("推进粮库建设", "完善储备制度"), Places()).words
    ''
    """
    topics = [topic_of(clause, places) for clause in clauses if len(clause) > 2]
    own = [topic for topic in topics if topic.own and topic.words]
    return own[-1] if own else topics[0] if len(topics) == 1 else Topic()


def sector_of(clause: str, places: Places) -> str:
    """The sector or company that a clause speaks of.

    >>> sector_of("推动竹编产业提质扩量", Places()), sector_of("渔业支撑作用明显", Places())
    ('竹编产业', '渔业')
    """
    hit = SECTOR.match(without_verbs(trim(clause, places).core)[0])
    return hit.group(1) if hit else ""
