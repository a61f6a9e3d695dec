"""Code lists of leads (欠薪线索): where one stands, and what became of it."""

from . import Coded


class Stage(Coded):
    """The states of a lead about unpaid wages, before and beside a case."""

    RECEIVED = "received", "待签收"
    SIGNED = "signed", "待核实"
    VERIFIED = "verified", "待处置"
    URGED = "urged", "督促支付中"
    HANDED = "handed", "待调解组织受理"
    IN_CASE = "in_case", "案件办理中"
    GUIDED = "guided", "已引导调解仲裁"
    UNFOUNDED = "unfounded", "不实"
    ELSEWHERE = "elsewhere", "已转外单位"
    PAID = "paid", "已付"
    CLOSED = "closed", "已销号"


class Conclusion(Coded):
    """The ways in which a verified lead is handled where no case is opened of it (待本局确认：平台的核处结论)."""

    UNFOUNDED = "unfounded", "核实不实"
    ELSEWHERE = "elsewhere", "转外单位办理"
    URGED = "urged", "督促支付"
    GUIDED = "guided", "引导劳动者申请调解、仲裁"
