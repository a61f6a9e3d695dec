"""Code lists about agents (代理人代码表). Sources: 调解仲裁法 第24、25条；民事诉讼法 第60至63条."""

from . import Coded


class AgentBasis(Coded):
    """The ground on which somebody acts for a party."""

    ENTRUSTED = "entrusted", "委托代理人"
    STATUTORY = "statutory", "法定代理人"
    DESIGNATED = "designated", "指定代理人"


class AgentStanding(Coded):
    """The standing of an agent (民事诉讼法 第61条第2款): it says what has to be told besides the name."""

    LAWYER = "lawyer", "律师"
    LEGAL_AID = "legal_aid", "法律援助人员"
    LEGAL_WORKER = "legal_worker", "基层法律服务工作者"
    STAFF = "staff", "当事人的工作人员"
    RELATIVE = "relative", "近亲属、监护人"
    UNION = "union", "工会指派的人员"
    RECOMMENDED = "recommended", "社区、单位或者社会团体推荐的公民"


class AgentPower(Coded):
    """A power that the mandate has to name (特别授权): without it the agent speaks for the party, and gives nothing away."""

    ADMIT = "admit", "代为承认请求"
    WAIVE = "waive", "代为放弃请求（撤回申请）"
    CHANGE = "change", "代为变更请求"
    SETTLE = "settling", "代为进行和解（调解）"
    COUNTERCLAIM = "counterclaim", "代为提出反申请"
    MONEY = "money", "代为领取款项"
    PAPERS = "papers", "代为签收文书"


class Taker(Coded):
    """The one who signed for what was served (签收人, 民事诉讼法 第88条)."""

    SELF = "self", "受送达人本人（单位的法定代表人、负责人、负责收件的人）"
    AGENT = "agent", "其代理人"
    FAMILY = "family", "其同住的成年家属"
    DESIGNEE = "designee", "其指定的代收人"
    REPRESENTATIVE = "representative", "推举的代表人（集体争议）"


class MandateEnd(Coded):
    """The reasons why somebody is no agent any more."""

    REVOKED = "revoked", "当事人解除委托"
    RESIGNED = "resigned", "代理人辞去委托"
    CAPABLE = "capable", "当事人取得、恢复民事行为能力"
    REPLACED = "replaced", "更换代理人"
    UNABLE = "unable", "代理人死亡、丧失行为能力或者资格"
