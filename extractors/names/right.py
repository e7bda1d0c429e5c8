"""The thing counted after a number, and what it does: 3所公办园 -> 公办园; 864名教师参与轮岗 -> 教师, 参与轮岗."""

from __future__ import annotations

from functools import lru_cache

from plantargets.extractors.names.coordinate import owner_of
from plantargets.extractors.names.edges import CLOSING, FREE, Frame, edge_at, ends_here, inside_word, makes_compound
from plantargets.extractors.names.groups import owner_and_quality
from plantargets.extractors.names.trim import strip_end, without_noise
from plantargets.extractors.names.vocabulary import word_class
from plantargets.extractors.patterns import compiled
from plantargets.extractors.record import record

STARTS_NO_NOUN = compiled(r"[，；。、：（）！？)(\s]|的?$")
ENDING = compiled(r"(?:等?(?:建设|创建|(?<!前期)工作|运行|评估|作用|的)|的目标|的?基础上?|投用|等)$")
MODIFIER = compiled(
    r"[\u4e00-\u9fff]{0,4}?(?:不足|超过|低于|高于|不少于|以上|以下)?[\d.]+[\u4e00-\u9fff]{0,3}(?:以上|以下)?的"
)
RELATIVE = compiled(r"[^的、]{3,24}的(?=..)")
QUALIFYING = ("具有", "具备", "持有", "带有", "符合")
"""Verbs that right behind a number say which things are meant, not what they do."""
TRAITS = compiled(r"([^的、\d]{2,10})、[^的\d]{2,24}?的(?=..)")
"""Traits of the things counted, parted by 、 before 的: 辨识度高、口碑好的景区."""
ADVERB = compiled(
    r"(?<=..)(?:全面|全部|正式|顺利|加快|基本|陆续|成功|相继|已经|有序|总体|均已|如期|深入|稳步|扎实|率先|首次|先后|分别|均|都|已|(?<![创高更翻革换])新|(?<![需主重必纪首机概摘提纲险政])要|(?<![高初集县其途水空华普市])中)$"
)
PLACED = compiled(
    r"(?<=.)、(?:均|都|总?规模|总?数量?|总量|产量|产能)?(?:稳?居(?![民家住])|位居|位列|排名|名列|跃居|[全西中]\w{0,2}第).*$"
)
"""A rank said of the things counted or of how many they are: 5个新药获批上市、居全省首位; 3个示范县、总数居全省第二."""
BASE = compiled(r"的?基础上.*$")
"""What is done beside the things counted: 在完成8项任务基础上又办成3项."""
ASPECTS = ("quality", "metric", "shared")
"""What is said of things, and no number before them counts."""
LONGEST_QUALITY = 6
FREELY = compiled(r"(?<=.[人者员儿妇童女民生师户工庭众])免费(?=..)|(?<=.[人者员师生])服务(?=[县乡镇村农基企群社园].)")
"""What is done at no cost for the people counted, or whom they serve: 500户困难家庭免费安装报警器, 60名医师服务乡镇."""
FIELD = compiled(r"(领域|方面|行业|环节)的([^的，。]{2,8})$")
"""Fields counted, and what is done in them: 9个领域的重点任务."""
AT_LARGE = compiled(
    r"中国人(?![才员寿保口民居])|[\u4e00-\u9fff]{0,4}?(?:儿女|人民(?![币群政法医调团防银警公]))|人口(?=的[大发])"
)
"""A people as a whole, of whom a sentence goes on to tell what they do or have: 80万岭南人民的奋斗."""
INTO = compiled(
    r"(.{2,}?)((?:整合|优化|压减|精简|合并|归并|撤并|调整|缩减|压缩|减少|扩大|增加|扩展|拓展)+(?:为|到|至|成))$"
)


@record
class Counted:
    """A counted noun phrase and, where the things counted do something, what they do."""

    noun: str
    deed: str = ""


@lru_cache(maxsize=4096)
def right_noun(words: str, frame: Frame = "subject") -> Counted | None:
    """The noun phrase that follows a number, or None where none does; `frame`: see edges.Frame."""
    if not words or STARTS_NO_NOUN.match(words):
        return None
    body = words[1:] if words.startswith("的") else words
    if not strip_end(body)[0] or body in word_class("drop") or body in word_class("keep"):
        return None
    field = FIELD.match(body) if "的" in body else None
    if field:
        return Counted(field[2] + field[1])
    at_large = AT_LARGE.match(body)
    if at_large:
        return Counted(at_large.group())
    relative = relative_end(body, frame)
    if relative:
        rest = right_noun(body[relative:], frame)
        return Counted(body[:relative] + rest.noun, rest.deed) if rest else None
    if ends_here(body) and not starts_compound(body, frame):
        return None
    if len(word_class("change").at_start(body)) > 1:
        return None
    into = INTO.match(body)
    if into:
        return Counted(into.group(1), into.group(2))
    return cut_at_edge(body, frame)


def cut_at_edge(body: str, frame: Frame) -> Counted | None:
    """The words up to where the noun phrase ends, without what only says that it is set up; and the words after."""
    body = PLACED.sub("", body) if "、" in body else body
    body = BASE.sub("", body) if "基础上" in body else body
    free = FREELY.search(body)
    at = min(edge_at(body, frame), free.start() if free else len(body))
    noun, deed = body[:at], body[at:].removeprefix("等")
    deed = "" if deed[:1] in CLOSING else deed
    while True:
        trimmed = ADVERB.sub("", ENDING.sub("", noun))
        if trimmed == noun or len(trimmed) < 2 or word_class("verbal").at_end(trimmed):
            break
        noun = trimmed
    noun = without_noise(noun)
    pair = frame == "pair" and not strip_end(deed)[0]
    noun = owner_of(strip_end(noun)[0]) if pair else noun
    rate = noun.endswith("率")  # 20个断面优良率和30个水库达标率: no number counts rates
    owner, quality = owner_and_quality(noun, ASPECTS) if deed or pair or rate else ("", "")
    if owner and frame in FREE:  # 5个集群产值已达百亿, 8个断面水质优良率达到95%; the latter's number is its own
        noun, deed = owner, quality + deed if deed and frame == "subject" else ""
    deed = "" if pair else deed
    noun = without_quality(noun)
    return Counted(noun, without_noise(deed)) if noun else None


def without_quality(noun: str) -> str:
    """Those counted without what is said of them behind 的: (对12个)试点镇的支持力度 -> 试点镇."""
    owner, _, quality = noun.rpartition("的")
    return (
        owner if len(owner) > 1 and len(quality) <= LONGEST_QUALITY and word_class("quality").at_end(quality) else noun
    )


def relative_end(words: str, frame: Frame) -> int:
    """Where a clause with 的 that says which things are meant ends (具有教学能力的医院, 不足20人的班), or 0."""
    if "的" not in words:
        return 0
    hit = MODIFIER.match(words)
    said = frame not in FREE or words.startswith(QUALIFYING)
    if not hit and said and ends_here(words) and not starts_compound(words, frame):
        hit = RELATIVE.match(words)
    if not hit and words.startswith("以") and "为" in words[:12]:  # 以渔港为依托的试点镇
        hit = RELATIVE.match(words)
    traits = TRAITS.match(words)
    if not hit and traits and word_class("trait").at_end(traits.group(1)):
        hit = traits
    return hit.end() if hit else 0


def starts_compound(words: str, frame: Frame) -> bool:
    """Whether the edge word that the text begins with is part of a noun (公办…, 建设项目, 在校生)."""
    word = word_class("edge").at_start(words)
    if word_class("protect").at_start(words) or inside_word(words, 0, word):
        return True
    return makes_compound(words, word, frame)
