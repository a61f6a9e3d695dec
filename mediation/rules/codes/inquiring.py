"""Code lists of what inspectors take to look into a matter: evidence kept, help asked for, an inspector who steps aside."""

from . import Coded


class BecameOf(Coded):
    """The ways in which evidence that was registered and kept is dealt with within its days (行政处罚法 第56条)."""

    COPIED = "copied", "记录、复制、拍照、录像后退还"
    RETURNED = "returned", "不需要作为证据，退还"
    FILED = "filed", "作为证据提取入卷"
    EXAMINED = "examined", "送检验、检测、鉴定"
    HANDED_ON = "handed_on", "移送有管辖权的机关"


class Helped(Coded):
    """The kinds of help that the inspectorate asks for (行政处罚法 第26条；条例 第15条第1款第5项)."""

    ASSISTANCE = "assistance", "协助调查（协查）"
    AUDIT = "audit", "委托会计师事务所审计"


class HelpAnswer(Coded):
    """The answer to a request for help."""

    GIVEN = "given", "已经答复、出具报告"
    REFUSED = "refused", "不予协助、退回"
    SILENT = "silent", "到期没有答复，不再等待"


class InspectorSeat(Coded):
    """The inspector who is asked to step aside, by seat (条例 第16条第2款)."""

    FIRST = "first", "主办监察员"
    SECOND = "second", "协办监察员"


class RaisedBy(Coded):
    """The person who raises it that an inspector should step aside."""

    PARTY = "party", "投诉人、被投诉单位申请"
    SELF = "self", "监察员本人申请"
    HEAD = "head", "负责人指令"
