"""Code lists of the parameters that the operator keeps (参数)."""

from . import Coded


class Per(Coded):
    """The period that an average wage is stated for."""

    MONTH = "month", "元/月"
    YEAR = "year", "元/年"


class Indicator(Coded):
    """The rates that plans set figures for."""

    MSR = "MSR", "调解成功率"
    ACR = "ACR", "仲裁结案率"
    ATR = "ATR", "仲裁终结率"
    LIR = "LIR", "举报投诉结案率"
    LCR = "LCR", "劳动合同签订率"


class FigureUse(Coded):
    """The use of a plan's figure."""

    TARGET = "target", "目标"
    BASELINE = "baseline", "基数"
    REFERENCE = "reference", "参照"


class Nature(Coded):
    """The ways in which a plan means its target."""

    EXPECTED = "预期性", "预期性"
    BINDING = "约束性", "约束性"


class Level(Coded):
    """The level of a unit in the tree."""

    CITY = "市", "市"
    TOWN = "镇街", "镇街"
    VILLAGE = "村", "村"
    COMPANY = "企业", "企业"
    GRID = "网格", "网格"


class DayKind(Coded):
    """The kind of day that a holiday notice sets."""

    REST = "rest", "放假"
    WORK = "work", "上班"
