"""Code lists about people (人员代码表). Source: 组织规则 (人社部令第34号) 第13、18条；办案规则 第65条."""

from . import Coded


class Profession(Coded):
    """The background of a part-time arbitrator, which is also the one of the three sides they stand for (三方原则, 办案规则
    第65条).
    """

    LABOUR = "labour", "人力资源社会保障行政部门"
    UNION = "union", "工会"
    EMPLOYERS = "employers", "企业代表组织"
    PERSONNEL = "personnel", "干部主管部门"
    ARMY = "army", "军队文职人员工作管理部门"
    SCHOLAR = "scholar", "专家学者"
    LAWYER = "lawyer", "律师"
    OTHER = "other", "其他"


class Declared(Coded):
    """The declarations that can be made about a name that may turn up among the parties or their agents."""

    CONFLICT = "conflict", "有利害关系"
    NAMESAKE = "namesake", "同名的另一人"


class UnableGround(Coded):
    """The reasons why whoever handles a case cannot go on and is replaced; whoever should step aside does so by 回避."""

    ILL = "ill", "因病不能继续履行职责"
    LEFT = "left", "离任、调离"
    AWAY = "away", "请假、外出，不能在期限内履行职责"
    OTHER = "other", "其他不能继续履行职责的情形"


class IdPaper(Coded):
    """The identity papers by which a person is a party (身份证件种类); the form of each number stands in rules/identity_papers.py."""

    CARD = "card", "居民身份证"
    PASSPORT = "passport", "护照"
    HONG_KONG_MACAU = "hkmo", "港澳居民来往内地通行证"
    TAIWAN = "taiwan", "台湾居民来往大陆通行证"
    RESIDENCE = "permit", "港澳台居民居住证"
    PERMANENT = "resident", "外国人永久居留身份证"


class Capacity(Coded):
    """The capacity of a person to act (行为能力), where it is not the full one of an adult (民法典 第17至24条)."""

    FULL = "full", "完全民事行为能力人"
    WORKING = "working", "满十六周岁，以自己的劳动收入为主要生活来源（视为完全民事行为能力人）"
    MINOR = "minor", "未成年人"
    LIMITED = "limited", "不能完全辨认自己行为的成年人（限制民事行为能力）"
    NONE = "none", "不能辨认自己行为的成年人（无民事行为能力）"


LACKING = frozenset({Capacity.MINOR, Capacity.LIMITED, Capacity.NONE})
"""Those in whose place an agent by law acts (调解仲裁法 第25条；民法典 第19至23条)."""


ETHNICITIES = (
    "汉族", "蒙古族", "回族", "藏族", "维吾尔族", "苗族", "彝族", "壮族", "布依族", "朝鲜族",
    "满族", "侗族", "瑶族", "白族", "土家族", "哈尼族", "哈萨克族", "傣族", "黎族", "傈僳族",
    "佤族", "畲族", "高山族", "拉祜族", "水族", "东乡族", "纳西族", "景颇族", "柯尔克孜族", "土族",
    "达斡尔族", "仫佬族", "羌族", "布朗族", "撒拉族", "毛南族", "仡佬族", "锡伯族", "阿昌族", "普米族",
    "塔吉克族", "怒族", "乌孜别克族", "俄罗斯族", "鄂温克族", "德昂族", "保安族", "裕固族", "京族", "塔塔尔族",
    "独龙族", "鄂伦春族", "赫哲族", "门巴族", "珞巴族", "基诺族", "穿青人", "其他",
)  # fmt: skip
"""民族 as ID cards have them: the 56 of GB/T 3304 in its order, then what some cards say besides."""
