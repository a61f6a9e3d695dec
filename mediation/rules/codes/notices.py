"""What a notice (提醒) is about, and how near the day is that it tells of."""

from . import Coded


class NoticeKind(Coded):
    """What a notice is about; the label stands before it on the page."""

    LIMIT = "limit", "期限"
    SUM = "sum", "到账"
    SITTING = "sitting", "日程"


class NoticeStage(Coded):
    """How near the day is: each owes a notice of its own, so that what was missed while down is told as it stands now."""

    NONE = "", ""
    SOON = "soon", "将到"
    TODAY = "today", "今日"
    LATE = "late", "逾期"
