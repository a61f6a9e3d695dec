"""The subjects of a notice (提醒), and the nearness of the day that it tells of."""

from . import Coded


class NoticeKind(Coded):
    """The subject of a notice; the label stands before it on the page."""

    LIMIT = "limit", "期限"
    SUM = "sum", "到账"
    SITTING = "sitting", "日程"
    SITE = "site", "项目"
    LEAD = "lead", "线索"
    LEAD_HANDED = "lead_handed", "转来线索"


class NoticeStage(Coded):
    """The nearness of the day: each stage owes a notice of its own, so that one missed while the program was down is told as it
    stands now.
    """

    NONE = "", ""
    SOON = "soon", "将到"
    TODAY = "today", "今日"
    LATE = "late", "逾期"
