"""Code lists of an injury at work (工伤): how far its recognition and the assessment of what is left of it have come."""

from . import Coded


class Recognition(Coded):
    """The stages of a recognition (工伤认定; 工伤保险条例 第17、19至21、55条). They are the department's acts; the office notes them."""

    ACCIDENT = "accident", "发生事故伤害（被诊断为职业病）"
    ASKED_BY_EMPLOYER = "asked_by_employer", "用人单位提出工伤认定申请"
    ASKED_BY_WORKER = "asked_by_worker", "职工、近亲属或者工会提出工伤认定申请"
    INCOMPLETE = "incomplete", "社保部门一次性告知补正"
    COMPLETED = "completed", "材料补正完毕"
    ACCEPTED = "accepted", "社保部门受理"
    ACCEPTED_CLEAR = "accepted_clear", "社保部门受理（事实清楚、权利义务明确）"
    DECLINED = "declined", "社保部门不予受理"
    HALTED = "halted", "社保部门中止认定（等待司法机关、主管部门的结论）"
    RESUMED = "resumed", "社保部门恢复认定"
    RECOGNISED = "recognised", "认定为工伤"
    DEEMED = "deemed", "认定视同工伤"
    REJECTED = "rejected", "不予认定（不予视同）工伤"
    CHALLENGED = "challenged", "对认定不服，已申请行政复议或者提起行政诉讼"
    UPHELD_ON_REVIEW = "upheld_on_review", "行政复议维持原决定（驳回复议请求）"
    DECLINE_SET_ASIDE = "decline_set_aside", "不予受理被复议、判决撤销（责令重新处理）"
    DECISION_SET_ASIDE = "decision_set_aside", "认定决定被复议、判决撤销（责令重新作出）"


class Assessment(Coded):
    """The stages of an assessment of the capacity for work (劳动能力鉴定; 工伤保险条例 第23至29、33条)."""

    LEAVE = "leave", "确定停工留薪期"
    LEAVE_PROLONGED = "leave_prolonged", "鉴定委员会确认延长停工留薪期"
    ASKED = "asked", "提出劳动能力鉴定申请"
    PROLONGED = "prolonged", "鉴定委员会延长作出结论的期限"
    CONCLUDED = "concluded", "作出鉴定结论"
    ASKED_AGAIN = "asked_again", "向省级鉴定委员会申请再次鉴定"
    CONCLUDED_AGAIN = "concluded_again", "作出再次鉴定结论（最终）"
    REVIEW_ASKED = "review_asked", "申请复查鉴定"
    REVIEWED = "reviewed", "作出复查鉴定结论"


class Grade(Coded):
    """The grades of disability (劳动功能障碍): the first is the gravest (第22条第2款)."""

    FIRST = "1", "一级"
    SECOND = "2", "二级"
    THIRD = "3", "三级"
    FOURTH = "4", "四级"
    FIFTH = "5", "五级"
    SIXTH = "6", "六级"
    SEVENTH = "7", "七级"
    EIGHTH = "8", "八级"
    NINTH = "9", "九级"
    TENTH = "10", "十级"
    NONE = "none", "未达到等级"


class Care(Coded):
    """The grades of not being able to look after oneself (生活自理障碍; 第22条第3款, 第34条)."""

    FULL = "full", "生活完全不能自理"
    MOSTLY = "mostly", "生活大部分不能自理"
    PARTLY = "partly", "生活部分不能自理"
