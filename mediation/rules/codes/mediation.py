"""Code lists (代码表) of mediation, of the review of an agreement, and of its confirmation by the court."""

from . import Coded, Item


class ConsentWay(Coded):
    """The ways in which a side said that it wants the mediation, or does not (协商调解规定 第22条)."""

    APPLICATION = "application", "提出调解申请"
    WRITTEN = "written", "书面（意愿征询回执、同意书）"
    IN_PERSON = "in_person", "当面表示，记入笔录"
    PHONE = "phone", "电话，记录在案"
    MESSAGE = "message", "短信、微信等电子方式"
    PLATFORM = "platform", "网上平台"


class Willing(Coded):
    """The answer of a side that is asked to mediate."""

    YES = "yes", "同意调解"
    NO = "no", "不同意调解"


class OneSide(Coded):
    """One of the two sides of a mediation."""

    APPLICANT = "applicant", "申请人"
    RESPONDENT = "respondent", "被申请人"


class FailureGround(Coded):
    """The reasons why a mediation came to nothing (协商调解规定 第29、30条)."""

    NO_AGREEMENT = "no_agreement", "双方未能达成一致"
    UNWILLING = "unwilling", "一方表示不愿意继续调解"
    TIME_UP = "time_up", "调解期限届满未达成协议（视为调解不成）"
    NOT_SIGNED = "not_signed", "达成协议后一方不签署"
    NO_HEIR = "no_heir", "申请人死亡，没有继承人或者继承人放弃"


class SignedHow(Coded):
    """The ways in which somebody signed an agreement, or did not (调解仲裁法 第7、14条)."""

    SELF = "self", "签了名（盖章）"
    REPRESENTATIVE = "representative", "由推举的代表人签，已同意其和解"
    CONSENT = "consent", "由代表人签，本人另行同意"
    NOT_YET = "not_yet", "还没有签"
    DECLINES = "declines", "不签，已告知不受协议约束"


class ChangeGround(Coded):
    """The reasons why a mediator is replaced (人民调解法 第19、23条；协商调解规定 第25条)."""

    PARTY = "party", "当事人要求更换"
    CONFLICT = "conflict", "调解员与本案有利害关系"
    UNABLE = "unable", "调解员不能继续履行职责"


class NegotiationEnd(Coded):
    """The outcome of a negotiation (协商调解规定 第10、11、31条)."""

    AGREED = "agreed", "达成和解协议"
    UNWILLING = "unwilling", "一方明确表示不愿意协商"
    FAILED = "failed", "未能达成一致，或者约定期限内未达成一致"


class VisitWay(Coded):
    """The ways in which performance was asked after (督促履行、回访, 协商调解规定 第32条)."""

    PHONE = "phone", "电话"
    VISIT = "visit", "上门"
    MET = "met", "当面"
    MESSAGE = "message", "短信、微信等电子方式"


class Performed(Coded):
    """The extent to which an agreement has been performed."""

    ALL = "all", "已经全部履行"
    PART = "part", "部分履行"
    NONE = "none", "没有履行"
    NOT_DUE = "not_due", "履行期限未到"


class LeftHow(Coded):
    """The ways in which what an agreement leaves out is dealt with, as each person says it."""

    WAIVED = "waived", "放弃"
    ELSEWHERE = "elsewhere", "另行解决"
    GOES_ON = "goes_on", "继续主张"


class PaymentOrder(Coded):
    """The stages of a payment order (支付令, 民事诉讼法 第225至228条)."""

    APPLIED = "applied", "劳动者申请支付令"
    ACCEPTED = "accepted", "人民法院受理"
    NOT_ACCEPTED = "not_accepted", "人民法院不予受理或者驳回申请"
    ISSUED = "issued", "人民法院发出支付令"
    SERVED = "served", "债务人收到支付令"
    OBJECTED = "objected", "债务人提出书面异议，督促程序终结"
    UNSERVED = "unserved", "三十日内无法送达，督促程序终结"
    ENFORCEABLE = "enforceable", "债务人不异议也不清偿，支付令可以执行"


class ReviewRefusalGround(Coded):
    """The reasons why an application for review is not accepted (办案规则 第75条)."""

    OUT_OF_SCOPE = "scope", "不属于劳动人事争议受理范围（第1项）"
    NOT_THIS_ONE = "jurisdiction", "不属于本仲裁委员会管辖（第2项）"
    TOO_LATE = "late", "超出规定的申请期间（第3项）"
    RELATION = "relation", "确认劳动关系（第4项）"
    CONFIRMED = "confirmed", "调解协议已经人民法院司法确认（第5项）"
    NOT_CORRECTED = "not_corrected", "没有按告知补正申请材料（第74条）"


class ReviewDenialGround(Coded):
    """The reasons why no 调解书 is made of an agreement (办案规则 第78条)."""

    ILLEGAL = "illegal", "违反法律、行政法规强制性规定"
    HARMFUL = "harmful", "损害国家利益、社会公共利益或者公民、法人、其他组织合法权益"
    FALSE = "false", "当事人提供证据材料有弄虚作假嫌疑"
    FORCED = "forced", "违反自愿原则"
    UNCLEAR = "unclear", "内容不明确"
    OTHER = "other", "其他不能制作调解书的情形"


class CourtGround(Coded):
    """The ways in which the court disposed of an application for confirmation (民事诉讼法 第205、206条)."""

    NOT_ACCEPTED = "not_accepted", "裁定不予受理"
    DISMISSED = "dismissed", "裁定驳回申请"


WAGE_ITEMS = frozenset({Item.WAGES, Item.OVERTIME, Item.LEAVE_PAY})
"""劳动报酬: an agreement on these alone can be sued on directly (司法解释（一） 第51条第2款)."""


class Returned(Coded):
    """The result with which a case goes back to the court that sent it."""

    AGREED = "agreed", "达成调解协议"
    SETTLED = "settled", "自行和解、撤回申请"
    FAILED = "failed", "未达成调解协议"
