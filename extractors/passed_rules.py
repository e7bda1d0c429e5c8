"""The named patterns of numerals that state no indicator; `passed` applies them.

A pattern begins at the numeral; what must stand before it is a look-behind. The order counts: the first that matches
gives the reason. `about` shows what is meant.
"""

from __future__ import annotations

from plantargets.extractors.chinese import HAN
from plantargets.extractors.record import record

HAN_SMALL = "一二三四五六七八九十"
TO = r"(?: ?(?:—{1,2}|-{1,2}|–|~|至|到|、|，|和|及|与|/) ?)"
YEAR = r"(?:19|20)\d{2}"
SERIES = "(?:[届期章节条款项轮季阶方类个代号版集卷次]|批次?|幼儿园|小学|中学)?"
LEADING = "(?<![提目当之以此日年月天期先往生空学课产班会饭睡行事岗]前)(?<=前)"
"""排名前10, but 目前12所, 学前三年, 提前5天."""
MONTH = r"\d{1,2} ?月(?:份)?"
WITHIN_MONTH = r"(?:(?:底|末|[上中下]旬|初(?![中级一二三次步审高]))(?:之?前(?![三期\d]))?|之?前(?![三景期列往\d]))?"
"""底前, 初, 中旬: what belongs to a month's date behind it."""


@record
class PassRule:
    """Why numerals are passed over, the pattern that starts at such a numeral, and an example."""

    reason: str
    pattern: str
    about: str


def after(*words: str) -> str:
    """A look-behind for any of the words: after("表", "专栏") -> '(?:(?<=表)|(?<=专栏))'."""
    return "(?:" + "|".join(f"(?<={word})" for word in words) + ")"


DATES = (
    PassRule("document-number", rf"(?<=[〔\[（［【]){YEAR}[〕\]）］】] ?(?:第 ?)?\d+ ?号?", "〔2024〕1号"),
    PassRule(
        "document-number",
        rf"(?<=[准标号B/T ])\d{{1,6}}(?:\.\d+)?[—–-]{{1,2}}{YEAR}(?=[）〕\]》”，。])",
        "GB 50099—2011",
    ),
    PassRule(
        "date",
        rf"{YEAR}[-./]\d{{1,2}}[-./]\d{{1,2}}(?: *\d{{1,2}}[：:]\d{{2}}(?:[：:]\d{{2}})?)?",
        "2024-01-09 10:19:07",
    ),
    PassRule(
        "date", rf"{YEAR}(?:{TO}(?:{YEAR}|\d{{2}}(?!\d))){{1,8}} ?(?:学年度?|年度?)", "2021—2022学年, 2022、2023年"
    ),
    PassRule(
        "date",
        rf"{YEAR} ?(?:学年度?|年(?:度|级)?)(?: ?(?:\d{{1,2}}{TO})?{MONTH})?(?: ?(?:\d{{1,2}}{TO})?\d{{1,2}} ?[日号])?",
        "2025年, 2024年3月, 2023年5月26日",
    ),
    PassRule("date", rf"\d{{2}}(?:{TO}\d{{2}})?年(?=级|代)", "20世纪90年代"),
    PassRule(
        "date",
        rf"(?:\d{{1,2}}{TO}){{0,8}}{MONTH}"
        rf"(?: ?(?:\d{{1,2}} ?日?{TO}){{0,8}}\d{{1,2}} ?[日号]|{WITHIN_MONTH})?(?!均|度人)",
        "9月, 10月10日, 4—12月, 11月底前",
    ),
    PassRule("date", r"(?<=[月至—日-])\d{1,2} ?[日号](?!均|报)", "至14日"),
    PassRule(
        "date",
        rf"(?<![\d.]){YEAR}(?:{TO}{YEAR}){{0,8}}(?= ?(?:[）)〕\]，。；、”》\n]|$|学|上半|下半|前|底|末|初))",
        "a year alone",
    ),
    PassRule("date", r"\d{1,2} ?世纪|[1-4] ?季度", "21世纪, 第4季度"),
    PassRule("time", r"\d{1,2}[：:]\d{2}[：:]\d{2}|\d{1,2}[：:]\d{2}(?=前|后|至|—|-|~|起)", "14:13:01"),
    PassRule("time", r"\d{1,2} ?点(?:钟|半|\d{1,2}分|(?=[前后，。）至—]))", "下午3点"),
    PassRule("time", r"\d{1,2} ?时(?:\d{1,2}分|(?=前|后|许|起|整|至|—|-|，|。))", "8时30分"),
)

ORDINALS = (
    PassRule("date", r"(?:19|20)\d\d ?届", "2023届"),
    PassRule("code", r"\d{2,3} ?(?=[国省县乡]道)", "330国道"),
    PassRule("code", r"20\d\d ?版", "2026版"),
    PassRule("grade", r"(?<![\d.])[1-5] ?类(?=创新药|新药|生物制品|医疗器械)", "1类新药"),
    PassRule("ordinal", rf"(?<=第)\d+(?:{TO}\d+){{0,8}} ?(?!\d|名|位|，|。|；|、|\n|）){SERIES}", "第26届"),
    PassRule("ordinal", r"(?<=第 )\d+", "第 3 章"),
    PassRule(
        "rank-band",
        rf"{LEADING}\d+(?:\.\d+)?(?:%|位|名|强|列)?|(?<=[Tt][Oo][Pp])\d+|\d+ ?强",
        "排名前1%, 500强",
    ),
    PassRule("footnote", r"(?<=[［\[〔【〖])\d{1,3}(?=[］\]〕】〗])", "［9］"),
    PassRule("heading-number", r"(?<=（)\d{1,2}(?=）)", "（1）"),
    PassRule("heading-number", rf"(?:^|(?<=\n))\d{{1,2}}\.(?={YEAR}年)", "a list number glued to a year: 1.2024年"),
    PassRule(
        "heading-number",
        r"(?:^|(?<=\n))\d{1,2}\.(?=\d+(?:[种个项类家所条名]|周?岁))",
        "a list number glued to a count: 3.10种",
    ),
    PassRule(
        "reference",
        after("专栏", "表", "图", "附件", "附表", "附录", "注", "编号", "序号", "表 ", "图 ", "附件 ", "专栏 ")
        + r"\d+(?:[-—.]\d+){0,40}",
        "专栏2, 表1",
    ),
    PassRule("page-number", r"(?<=[—-] )\d{1,3}(?= ?[—-])|(?<=[—-])\d{1,3}(?=[—-]\n)", "— 2 —"),
    PassRule("anniversary", r"\d+ ?周年", "70周年"),
)

GROUPS = (
    PassRule("grade", rf"\d{{1,2}}(?:{TO}\d{{1,2}}){{0,8}}年级", "1—7年级"),
    PassRule("grade", r"\d[Aa]+ ?级|(?<![\d.])\d{1,2}(?:\.\d)? ?级|(?<![\d.])\d型", "5A级景区, 8级大风, 2型糖尿病"),
    PassRule("age-band", rf"\d{{1,3}}(?:周?岁)?{TO}\d{{1,3}}(?:周岁|岁|月龄)", "3—6岁儿童"),
    PassRule("age-band", r"\d{1,3}(?:周岁|月龄)", "16周岁"),
    PassRule(
        "age-band",
        r"\d{1,3} ?岁 ?(?:（含）)?(?:(?:及其?|或)?以[上下内]|至|到|起)?的?、?"
        r"(?=[^\W\d])(?!左右|提|增|以[上下]|上升|目标|水平|和\d|的目标)",
        "65岁及以上老年人, 6岁儿童",
    ),
    PassRule("issuer", r"(?<=等)\d+个?(?:部门|部委|单位|委办局|厅局)", "教育部等8部门"),
    PassRule("recurrence", r"\d+年(?=一遇)", "50年一遇"),
    PassRule("school-type", r"\d{1,2}年(?:一贯)?制", "15年制"),
    PassRule(
        "denominator",
        r"(?<=每(?:增加|增长|提高|接收|培养|引进|招收|新增|下降|减少))"
        r"\d+(?:\.\d+)?[万千百亿]*(?:个百分点|[个名人所家户位])",
        "每接收1人",
    ),
    PassRule("denominator", r"(?<=每)\d+(?:\.\d+)?[万千百亿]*[个名人所家户位]?", "每10万人口"),
    PassRule("scheme-name", r"\d{1,2} ?(?:年|大)(?:行动|计划|规划|攻坚|专项行动|工程)", "3年行动"),
    PassRule("life-circle", r"\d+ ?(?:分钟|小时|公里|千米|米)(?=[^，。；、\d]{0,8}圈)", "15分钟生活圈"),
    PassRule("ordinal", r"\d+连(?=[增降丰涨升冠])", "5连增"),
    PassRule("always", r"24 ?小时(?!以|内|之内)|365 ?天", "24小时值守"),
)

CODES = (
    PassRule("code", r"\d+(?:\.\d+)?(?= ?\+)(?! ?\+\d*%)", "9+3"),
    PassRule("code", after(r"\+", r"\+ ") + r"(?!\d[\d.]* ?(?:%|个|人|所|名|万|亿))\d+(?:\.\d+)?", "5+2"),
    PassRule(
        "code", r"\d+(?:[×xX*]\d+){1,40}|\d+(?:[-/·]\d+){2,40}|\d{1,2}[·・•]\d{1,2}(?!\d)", "7×24, 20-20-20, 12·4"
    ),
    PassRule("proportions", r"\d+(?:\.\d+)?(?: ?[：∶:] ?\d+(?:\.\d+)?){2,40}", "三次产业比5.0∶37.7∶57.3"),
    PassRule("code", r"\d+(?:\.\d+){2,40}", "figures run together: 8.135.334.9"),
    PassRule(
        "code", r"[2-6](?:\.5)?G(?![a-zA-Z])|[1-9][DH](?![a-zA-Z])|[248]K(?![a-zA-Z])|1?\dA(?![a-zA-Z])", "5G, 3D, 4K"
    ),
    PassRule(
        "code", r"(?<=[A-Za-z_])(?!\d[\d.,]* ?(?:%|个百分点|万|亿|‰))\d+(?:\.\d+)?[A-Za-z\d]*", "C919, PM2.5, CO2"
    ),
    PassRule("code", r"(?<=[A-Za-z]-)\d+", "COVID-19"),
    PassRule(
        "code", r"[1-9]\.0(?=[\u4e00-\u9fff”])(?!以|左右|个|万|亿|元|米|分|平|小|吨|公|倍|克|[和及至])", "2.0行动"
    ),
    PassRule("code", rf"\d+(?:{TO}\d+){{0,8}} ?号(?!召)(?:线|公告|文件?|楼|机组)?", "1号文件, 4号线"),
    PassRule(
        "code",
        after("国道", "省道", "县道", "高速") + r"\d+(?![\d.]* ?(?:万|余|多)?(?:公里|千米|条|段|处|个|亿))",
        "国道318",
    ),
    PassRule("code", r"(?<=cid：)\d+|(?<=：)(?!\d+ ?[元人个万亿%,.])\d{6,}", "a font's code, an index number"),
    PassRule("phone", r"1[3-9]\d{9}(?!\d)|0\d{2,3}-\d{4,8}|(?!\d+ ?[元人个%])\d{9,}", "telephone numbers"),
    PassRule(
        "phone",
        r"(?:1[12]0|119|12\d{3}|96\d{3})(?=[^，。；、\d]{0,6}(?:热线|平台|电话|服务台|急救|报警|投诉))",
        "12345热线",
    ),
    PassRule("bare-line", r"(?:^|(?<=\n))[\d.,]+ *(?=\n|$)", "a line that is nothing but a number"),
)

ARABIC_RULES = DATES + ORDINALS + GROUPS + CODES
"""Where a numeral of Arabic digits is no quantity."""

CHINESE_RULES = (
    PassRule(
        "date",
        rf"二[〇零][〇零{HAN_SMALL}]{{2}}年(?:度|[{HAN_SMALL}]{{1,2}}月(?:[{HAN_SMALL}]{{1,3}}日)?)?",
        "二〇二五年三月",
    ),
    PassRule(
        "date",
        rf"[{HAN_SMALL}]{{1,2}}(?:{TO}[{HAN_SMALL}]{{1,2}})?月(?:份|底|初|末|上旬|中旬|下旬|[{HAN_SMALL}]{{1,3}}日)?(?!均)",
        "八月中旬",
    ),
    PassRule(
        "date", rf"[一二三四](?:(?:、|和|至|到)[一二三四]){{0,3}}个?季度|[{HAN_SMALL}]+世纪", "一季度, 二十一世纪"
    ),
    PassRule(
        "ordinal",
        rf"(?<=第)[{HAN}]+(?:{TO}[{HAN}]+){{0,8}}(?!名|位|，|。|；|、|\n|）){SERIES}(?:、[{HAN}]+[条款章节项])*",
        "第二批, 第三幼儿园",
    ),
    PassRule(
        "ordinal",
        r"(?<=初)[一二三](?!步)|(?<=高)[一二三](?!致|级)|(?<=大)[一二三四](?=年级|学生|新生|下|上)",
        "初二, 高一",
    ),
    PassRule(
        "rank-band",
        rf"{LEADING}[{HAN}]+(?:强|名|位|列)?(?!个|年|期|次|季)",
        "前三, 前十名",
    ),
    PassRule("grade", rf"[{HAN_SMALL}]+(?:{TO}[{HAN_SMALL}]+){{0,8}}年级", "三至六年级"),
    PassRule("grade", rf"[{HAN_SMALL}两]+(?:{TO}[{HAN_SMALL}]+){{0,8}}星?级", "三级医院, 市县两级, 三星级"),
    PassRule("grade", rf"[{HAN_SMALL}]+(?:{TO}[{HAN_SMALL}]+){{0,8}}等(?=奖|功|品)", "一等奖"),
    PassRule("session", rf"[{HAN_SMALL}]+届|十[六七八九]大|二十大|[{HAN_SMALL}]+(?=中全会)", "二十大, 十二届"),
    PassRule("session", after("届", "人大", "政协", "次、", "次和") + rf"[{HAN_SMALL}]+次", "十二届四次、五次全会"),
    PassRule("issuer", rf"(?<=等)[{HAN}]+个?(?:部门|部委|单位|委办局|厅局|家单位)", "教育部等八部门"),
    PassRule("denominator", rf"(?<=每)[{HAN}]+[个名人所家户位]?", "每千人口, 每万名老年人"),
    PassRule(
        "denominator", r"[百千万亿]+元(?=生产总值|地区生产|国内生产|GDP|工业增加|增加值|产值)", "万元生产总值能耗"
    ),
    PassRule("unit-label", r"(?:(?<=（)|(?<=单位：))[百千万亿]+(?=[^（）\d\n]{0,10}(?:）|$))", "粮食产量（万吨）"),
    PassRule("scheme-name", rf"[{HAN}]+年?(?:专项)?(?:行动|计划|规划|攻坚|工程|战略)", "三年行动计划, 百亿工程"),
    PassRule("scheme-name", rf"[{HAN}]+个五年规划|(?<=个)五年规划", "第十四个五年规划"),
    PassRule("recurrence", rf"[{HAN}]+年(?=一遇)", "五十年一遇"),
    PassRule("school-type", rf"[{HAN_SMALL}]+年(?:一贯)?制", "九年一贯制"),
    PassRule("life-circle", rf"[{HAN}半]+(?:分钟|小时|公里|刻钟)(?=[^，。；、\d]{{0,8}}圈)", "一小时通勤圈"),
    PassRule(
        "slogan",
        rf"[一二三四五六七八九两](?![个所名家次年月成]|分之|点[一二三四五六七八九][平立公吨米倍])(?:(?![{HAN}])[\u4e00-\u9fff]){{1,2}}"
        rf"[一二三四五六七八九两](?![个所名家年月成{HAN}])[\u4e00-\u9fff]",
        "一校一策, 两学一做",
    ),
    PassRule(
        "distributive",
        rf"一(?P<same>(?![{HAN}])[\u4e00-\u9fff])(?:一(?P=same)|(?P=same))",
        "一家一家, 一张张, 一个个",
    ),
    PassRule("slogan", r"[一二三四五六七八九两]对[一二三四五六七八九两]", "一对一"),
    PassRule("list-word", rf"{after(*'。；：，、！？（ ')}[{HAN_SMALL}]{{1,2}}(?:是(?!否)|要|则)", "；二是"),
    PassRule(
        "list-word", rf"(?:^|(?<=\n))[{HAN_SMALL}]{{1,3}} ?(?:[、.．]|是(?!否)|要|则)", "一是 at the start of a line"
    ),
    PassRule("heading-number", rf"(?<=（)[{HAN_SMALL}]{{1,3}}(?=）)", "（三）"),
    PassRule("reference", rf"{after('专栏', '表', '图', '附件')}[{HAN_SMALL}]+(?![个所名次套份张项])", "专栏一"),
    PassRule("anniversary", rf"[{HAN}]+周年", "七十周年"),
)
"""Where a Chinese numeral is no quantity."""

STANDARDS = ("ICS", "CCS", "GBJ?", "CJJ?", "JGJ", "JTG", "HJ", r"DB\d{2,6}", "T/[A-Z]{2,8}")
"""What a standard's number or class begins with."""
UNREAD = r"&$^{}\\@#ºłæ¿Øø¡"
"""Signs that stand for the characters of a font that could not be read."""
LABELS = (
    *("索 ?引 ?号", "文 ?号", "邮政?编码?", "电 ?话", "编 ?号", "ISBN", "浏览", "阅读", "点击"),
    *("发布时间", "发布日期", "生成日期", "成文日期"),
)
"""Labels of what a page tells of itself, with a number behind."""


def unglued(word: str) -> str:
    """The pattern of a word that no letter and no digit stands before; it begins with its letter, to be found fast."""
    return rf"{word[0]}(?<![A-Za-z\d]{word[0]}){word[1:]}"


CLOSED_RULES = (
    PassRule(
        "heading-number",
        rf"\n *(?P<number>第?[{HAN_SMALL}百零\d]{{1,4}}(?:[、．]|\.(?!\d)|[章节条篇]|部分)|（[{HAN_SMALL}\d]{{1,3}}）"
        r"|\d{1,2}(?:\.\d{1,2}){1,3}(?= +[\u4e00-\u9fff])|\d{1,2}）)",
        "一、 1. 第三章 （二） at the start of a line",
    ),
    PassRule(
        "garbled",
        rf"[（{UNREAD}](?:(?<=（)cid：[^\n]{{0,60}}|(?<!（)(?:[^\n]{{0,20}}[{UNREAD}]){{2}}[^\n]{{0,40}})",
        "signs of a font that could not be read",
    ),
    PassRule("title", r"《[^《》\n]{1,60}》", "《…三年行动计划》"),
    PassRule(
        "code",
        "(?:" + "|".join(map(unglued, STANDARDS)) + r")(?:/[TZ])?[ \t]*"
        r"[A-Z]?\d+(?:[./—–-][A-Z]?\d+){0,6}(?![\d%万亿个])",
        "a standard's number or class: CCS P51/79, GB/T 50378—2019",
    ),
    PassRule("slogan", r"“[^“”，。；\n]{1,14}”", "“一老一小”, “1237”"),
    PassRule(
        "slogan",
        r"“[^“”，。；、\d\n]{2,14}(?:、[^“”，。；、\d\n]{2,14}){2,6}”",
        "“守住一条底线、办好两件大事、走出新路子”",
    ),
    PassRule(
        "code",
        "|".join(rf"{label}[^\n]{{0,4}}?[：:][^\n，。]{{0,40}}" for label in LABELS)
        + r"|时间[：:] ?\d{4}-[^\n，。]{0,40}",
        "索引号：…",
    ),
)
"""Stretches in which no numeral is a quantity; each pattern begins with a character, so as to be found fast."""
