"""Invented people and companies of the demo: surnames of the 晋江 coast and of those who come to work there.

Nobody here exists. ID numbers and credit codes carry the area 99, which was never given to a province; company names
are made of words that no register combines; telephone numbers begin with 100, which no telephone has.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from mediation.rules.codes.wages import Trade
from mediation.rules.identity import credit_check_digit, id_check_digit

LOCAL = "陈林黄吴蔡王张李郑许庄洪施曾丁柯苏颜姚杨"
MIGRANT = {
    "四川省": "周杨罗何刘唐邓冉蒲向", "贵州省": "龙吴杨陆石罗潘韦田安", "江西省": "刘胡熊万曾邹章涂龚徐",
    "湖南省": "彭谭谢欧贺易向龙曹夏", "重庆市": "冉向谭秦蒋袁牟瞿余舒", "河南省": "李张王郭马牛孟白程秦",
    "安徽省": "汪胡程方余江戴查鲍齐", "云南省": "普和段杨赵马尹李茶字", "湖北省": "万胡熊邹余严向鲁姚覃",
    "福建省南平市": "吴叶范魏游江廖邱虞季",
}  # fmt: skip
MALE = "伟强军勇建国志明海波文斌金水福生荣华祥贵德顺清泉永兴俊杰鹏飞"
FEMALE = "秀英丽华美玲桂芳春燕小红雪梅玉兰阿凤淑珍惠琴晓霞丹萍婷婷"
FIRST_WORDS = "汐屿岬桅舷渚沚浒澜潮礁鸥"
SECOND_WORDS = "禾岳榕椿楠柏棠槿萤鹭羚鹿"
POSTS = ("经理", "执行董事", "总经理", "厂长")


@dataclass(frozen=True, slots=True)
class Industry:
    """A trade: how its companies are called, who works there at what, and how the work is paid for."""

    name: str
    endings: tuple[str, ...]
    jobs: tuple[str, ...]
    piece: bool = True


INDUSTRIES = {
    "制鞋": Industry(
        "制鞋", ("鞋业有限公司", "鞋材有限公司", "体育用品有限公司"), ("针车工", "成型工", "裁断工", "贴底工", "包装工")
    ),
    "服装": Industry("服装", ("服装织造有限公司", "服饰有限公司", "针织有限公司"), ("车位工", "裁床工", "整烫工", "查货员")),
    "伞具": Industry("伞具", ("伞业有限公司", "雨具有限公司"), ("伞骨装配工", "缝面工", "质检员")),
    "陶瓷建材": Industry("陶瓷建材", ("陶瓷有限公司", "建材有限公司"), ("窑炉工", "抛光工", "选砖工", "叉车司机")),
    "食品": Industry("食品", ("食品有限公司", "食品工业有限公司"), ("包装工", "配料工", "冷库工")),
    "机械": Industry("机械", ("机械有限公司", "模具有限公司"), ("车床工", "焊工", "装配钳工"), piece=False),
    "快递": Industry("快递", ("快递服务有限公司", "物流有限公司"), ("快递员", "分拣员", "驾驶员")),
    "石材": Industry("石材", ("石材有限公司", "石艺有限公司"), ("切石工", "雕刻工", "磨光工")),
    "餐饮": Industry("餐饮", ("餐饮管理有限公司", "酒店管理有限公司"), ("服务员", "厨师", "收银员"), piece=False),
    "建筑": Industry("建筑", ("建筑工程有限公司", "装饰工程有限公司"), ("泥水工", "木工", "钢筋工", "架子工"), piece=False),
}


@dataclass(frozen=True, slots=True)
class Company:
    """A company that gets into disputes, now and again."""

    name: str
    industry: Industry
    place: str
    particulars: dict[str, Any]


def seeded(what: str) -> Random:
    """A source of chance that gives the same for the same words: a demo can be made again, and nothing here is secret."""
    return Random(what)  # noqa: S311


def worker(rng: Random, born_around: int, place: str) -> dict[str, Any]:
    """A worker's particulars as the form asks them; three in four come from elsewhere."""
    local = rng.random() < 0.25
    province = "福建省晋江市" if local else rng.choice(list(MIGRANT))
    is_man = rng.random() < 0.58
    home = f"{province}{place}" if local else f"{province}某县某镇，暂住晋江市{place}"
    return {
        "type": "person",
        "name": person_name(rng, LOCAL if local else MIGRANT[province], "male" if is_man else "female"),
        "sex": "male" if is_man else "female",
        "id_number": id_number(rng, born_around, "male" if is_man else "female"),
        "phone": phone(rng),
        "address": home,
    }


def person_name(rng: Random, surnames: str, sex: str) -> str:
    """A name of two or three characters."""
    given = MALE if sex == "male" else FEMALE
    return rng.choice(surnames) + "".join(rng.sample(given, 1 if rng.random() < 0.22 else 2))


YOUNGEST_WORKER = date(2004, 1, 1)
"""Nobody of the demo who works is born later: of full age whenever the demo is told."""


def id_number(rng: Random, born_around: int, sex: str) -> str:
    """A well formed ID number of the reserved area 99: every check passes, and it cannot be anybody's."""
    return _number(rng, min(date(born_around, 1, 1) + timedelta(days=rng.randint(-4000, 4000)), YOUNGEST_WORKER), sex)


def childs_number(rng: Random, born: date, sex: str) -> str:
    """As `id_number`, of a child born on that day."""
    return _number(rng, born, sex)


def _number(rng: Random, born: date, sex: str) -> str:
    order = rng.randrange(1, 999) // 2 * 2 + (1 if sex == "male" else 0)
    first = f"9905{rng.randrange(1, 99):02d}{born:%Y%m%d}{order % 1000:03d}"
    return first + id_check_digit(first)


def phone(rng: Random) -> str:
    """A placeholder that looks like a mobile number."""
    return f"1000000{rng.randrange(10_000):04d}"


def company(rng: Random, industry: Industry, place: str) -> Company:
    """A company of this trade in this place."""
    brand = rng.choice(FIRST_WORDS) + rng.choice(SECOND_WORDS)
    name = rng.choice(("晋江市", "福建省", "泉州", "晋江")) + brand + rng.choice(industry.endings)
    return Company(name, industry, place, particulars(rng, name, f"晋江市{place}工业区{rng.randrange(1, 120)}号"))


TRADES = (
    ("鞋", Trade.FOOTWEAR), ("体育用品", Trade.FOOTWEAR), ("服", Trade.CLOTHING), ("织", Trade.CLOTHING), ("制衣", Trade.CLOTHING),
    ("食品", Trade.FOOD), ("陶瓷", Trade.CERAMICS), ("建材", Trade.CERAMICS), ("石", Trade.CERAMICS), ("机械", Trade.MACHINERY),
    ("模具", Trade.MACHINERY), ("快递", Trade.TRANSPORT), ("物流", Trade.TRANSPORT), ("餐饮", Trade.CATERING), ("酒店", Trade.CATERING),
    ("建筑", Trade.BUILDING), ("装饰", Trade.BUILDING), ("建设", Trade.BUILDING), ("劳务", Trade.BUILDING), ("伞", Trade.MANUFACTURE),
    ("雨具", Trade.MANUFACTURE),
)  # fmt: skip


def trade_of(name: str) -> str:
    """The code of the trade that a company's name tells of; '' where it tells none: at the window nobody asked."""
    return next((str(trade) for word, trade in TRADES if word in name), "")


def particulars(rng: Random, name: str, address: str) -> dict[str, Any]:
    """A company's particulars as the form asks them."""
    first = "91990582" + "".join(rng.choice("0123456789ABCDEFGHJKLMNPQRTUWXY") for _ in range(9))
    return {
        "type": "unit",
        "name": name,
        "credit_code": first + credit_check_digit(first),
        "trade": trade_of(name),
        "legal_representative": person_name(rng, LOCAL, "male" if rng.random() < 0.7 else "female"),
        "post": rng.choice(POSTS),
        "address": address,
        "phone": phone(rng),
    }
