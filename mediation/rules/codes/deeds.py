"""Acts that are promised or awarded (行为给付), and the extent to which one has been done."""

from . import Coded


class Deed(Coded):
    """An act that somebody owes. `rules/deeds.py` says how each is worded, and by which article it is owed."""

    CERTIFICATE = "certificate", "出具解除（终止）劳动合同证明"
    FILE_TRANSFER = "file_transfer", "转移档案和社会保险关系"
    INSURANCE_ARREARS = "insurance_arrears", "补缴社会保险费"
    REINSTATEMENT = "reinstatement", "恢复岗位，继续履行劳动合同"
    CONTRACT = "contract", "订立书面劳动合同"
    HANDOVER = "handover", "办理工作交接"
    RETURN = "return", "返还证件、物品"
    APOLOGY = "apology", "赔礼道歉"
    OTHER = "other", "其他行为"


class Done(Coded):
    """The extent to which an act has been done."""

    ALL = "all", "已经履行"
    PART = "part", "部分履行"
    NONE = "none", "没有履行"
