"""Code lists of unpaid wages (欠薪): by which paper they are owed, and in which trade they are owed."""

from . import Coded


class Title(Coded):
    """The paper by which wages are owed (依据), or that nothing is decided on them yet."""

    COMPLAINT = "complaint", "投诉，待查"
    DISPUTE = "dispute", "转争议处理中"
    ORDER = "order", "责令支付"
    DECISION = "decision", "处理决定"
    AGREEMENT = "agreement", "调解协议"
    SETTLEMENT = "settlement", "仲裁调解书"
    AWARD = "awarded", "裁决"
    JUDGMENT = "judgment", "法院判决、调解"
    LEAD = "lead", "线索，待查"
    OTHER = "other", "其他文书"


UNDECIDED = frozenset({Title.COMPLAINT, Title.DISPUTE, Title.LEAD})
"""What is claimed, and found by nobody yet."""


class Trade(Coded):
    """The employer's trade (行业), by the sections of GB/T 4754 as unpaid wages are told of; manufacturing by its great branches."""

    BUILDING = "building", "建筑业（工程建设）"
    FOOTWEAR = "footwear", "制鞋"
    CLOTHING = "clothing", "纺织服装"
    FOOD = "food", "食品加工"
    CERAMICS = "ceramics", "陶瓷、建材、石材"
    MACHINERY = "machinery", "机械、电子、五金"
    MANUFACTURE = "manufacture", "其他制造业"
    TRADE = "trade", "批发和零售业"
    CATERING = "catering", "住宿和餐饮业"
    TRANSPORT = "transport", "交通运输、仓储、快递"
    PLATFORM = "platform", "平台用工（外卖、网约车等）"
    LABOUR = "labour", "劳务派遣、人力资源服务"
    PROPERTY = "property", "房地产、物业服务"
    SCHOOLS = "schools", "教育培训"
    SERVICES = "services", "居民服务、文体娱乐"
    OTHER = "other", "其他行业"
