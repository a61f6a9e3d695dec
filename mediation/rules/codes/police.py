"""Code lists of what the inspectorate hands to the police and what comes back (行政执法机关移送涉嫌犯罪案件的规定, 国务院令第310号)."""

from . import Coded


class ReferralDecision(Coded):
    """The decisions of the head on a report that proposes a referral (310号令 第5条)."""

    APPROVED = "approved", "批准移送"
    DENIED = "denied", "不批准移送"


class PoliceAnswer(Coded):
    """The events after a case went to the police (310号令 第7至10条)."""

    RECEIVED = "received", "公安机关出具受理回执"
    ASKED = "asked", "已催问，公安机关还没有决定"
    DOCKETED = "docketed", "公安机关立案"
    NOT_DOCKETED = "not_docketed", "公安机关不予立案"
    RETURNED = "returned", "公安机关退回"
    RECONSIDER = "reconsider", "本局提请公安机关复议"
    UPHELD = "upheld", "公安机关复议维持不予立案"
    SUPERVISED = "supervised", "本局建议人民检察院立案监督"
    TOLD_TO_DOCKET = "told", "人民检察院通知公安机关立案"
    PROSECUTION = "prosecuted", "人民检察院提起公诉"
    DROPPED = "dropped", "撤销案件、不起诉"
