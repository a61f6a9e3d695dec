"""The consequence for an employer who does not obey an order of the inspectorate, by the violation (不改正的后果).

An order that threatens a child-labour employer with a surcharge on wages says what no law provides. Each row names its article.
"""

from collections.abc import Iterable

from .codes import Cause, Item

SURCHARGED = frozenset({Item.WAGES, Item.OVERTIME, Item.LEAVE_PAY, Item.SEVERANCE, Item.SICK_PAY})
"""The items that 条例 第26条 means: wages below or not paid, overtime pay, 经济补偿."""
SURCHARGE = (
    "逾期不支付劳动者工资报酬、最低工资差额或者经济补偿的，依照《劳动保障监察条例》第二十六条的规定，"
    "责令按照应付金额百分之五十以上一倍以下的标准加付赔偿金"
)
CRIME = "经责令支付仍不支付劳动报酬，涉嫌犯罪的，依法移送公安机关"
RESISTS = "经责令改正拒不改正的，依照《劳动保障监察条例》第三十条的规定处理"
BY_CAUSE: dict[Cause, str] = {
    Cause.WORKING_TIME: "违法延长工作时间的，依照《劳动保障监察条例》第二十五条的规定给予警告，"
    "并可以按照受侵害的劳动者每人一百元以上五百元以下的标准处以罚款",
    Cause.PROTECTION: "违反女职工和未成年工特殊劳动保护规定的，依照《劳动保障监察条例》第二十三条的规定，"
    "按照受侵害的劳动者每人一千元以上五千元以下的标准处以罚款",
}
"""The article on the violation itself, by the type of the complaint (条例 第23、25条); others have 第30条 alone."""


def consequence(cause: str, items: Iterable[str]) -> str:
    """Return the words on an order that is not obeyed (条例 第23、25、26、30条). `items`: the items ordered or asked for."""
    said = [BY_CAUSE[Cause(cause)]] if cause in BY_CAUSE else []
    if not SURCHARGED.isdisjoint(items) or cause in (Cause.WAGES, Cause.OVERTIME, Cause.SEVERANCE):
        said += [SURCHARGE, CRIME]
    return "；".join([*said, RESISTS])
