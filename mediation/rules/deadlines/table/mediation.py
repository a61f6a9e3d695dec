"""Mediation (调解): its time limits, one row each."""

from dataclasses import replace

from ...codes import Kind, Source
from ...do import Do
from ...steps.agreed import asked_together
from ...steps.mediation import LONGEST_NEW_FORM
from ...steps.payment_order import paid_in_full
from ...steps.signatures import bound_since
from ..words import Each, Events, Limit, Whose, asked, at_once, between, calendar_days, day_in, on, only, until, working_days

MEDIATION = Kind.MEDIATION
OFFICE, PARTY, COURT = Whose.OFFICE, Whose.PARTY, Whose.COURT


def order(*events: str, says: str = "") -> Events:
    """The event of what happened to a payment order (支付令)."""
    return only(on(Do.RECORD_PAYMENT_ORDER, says=says), "event", *events)


PAID = on(Do.RECORD_PAYMENT, says="清偿")

FOR_REVIEW = Limit(
    "M-08", "申请仲裁审查", MEDIATION,
    starts=on(Do.SIGN_AGREEMENT, says="协议生效"), length=calendar_days(15),
    ends=on(Do.APPLY_REVIEW), lapses=on(Do.APPLY_CONFIRMATION, Do.CONFIRM_PERFORMANCE),
    counts=asked_together(Do.DENY_REVIEW, Do.COURT_REFUSES),
    whose=PARTY, alert=5,
    basis="《办案规则》第74条、《协商调解规定》第27条",
    then="逾期共同申请的，仲裁委员会不予受理（《办案规则》第75条第3项）",
)
FOR_CONFIRMATION = Limit(
    "M-09", "申请司法确认", MEDIATION,
    starts=on(Do.SIGN_AGREEMENT, says="协议生效"), length=calendar_days(30),
    ends=on(Do.APPLY_CONFIRMATION), lapses=on(Do.APPLY_REVIEW, Do.CONFIRM_PERFORMANCE),
    counts=asked_together(Do.COURT_REFUSES),
    whose=PARTY, alert=5,
    basis="《人民调解法》第33条、《民事诉讼法》第205条",
    then="逾期共同申请的，人民法院不予确认",
)


def _of_the_later(limit: Limit) -> Limit:
    """The same days for whoever signed later, from the day since which the agreement binds him (调解仲裁法 第14条第2款)."""
    return replace(limit, id=f"{limit.id}-1", label=f"{limit.label}（补签）", each=Each.NAMED,
                   starts=on(Do.SIGN_LATER, says="补签，协议对其生效"),
                   own_day=lambda case, here, party: bound_since(case, here).get(party))


LIMITS: tuple[Limit, ...] = (
    Limit("N-01", "协商回应", MEDIATION,
          starts=on(Do.PROPOSE_NEGOTIATION, says="提出协商"), length=calendar_days(5), setting="open.negotiation_days",
          ends=on(Do.ANSWER_NEGOTIATION, Do.END_NEGOTIATION),
          lapses=on(Do.REACH_AGREEMENT, Do.RECONCILE, Do.FAIL_MEDIATION, Do.WITHDRAW_MEDIATION, Do.REFUSE_MEDIATION),
          whose=PARTY, alert=2,
          basis="《协商调解规定》第10条、第31条第1项（只写“5日”，单位待本局确认）",
          then="不作出回应的，视为不愿协商，仲裁时效中断，可以申请调解或者仲裁"),
    Limit("N-02", "约定的协商期限", MEDIATION,
          starts=day_in(Do.ANSWER_NEGOTIATION, "until", says="约定的最后一日"), length=calendar_days(0),
          restarts=day_in(Do.ANSWER_NEGOTIATION, "until", says="约定的最后一日"),
          ends=on(Do.END_NEGOTIATION),
          lapses=on(Do.REACH_AGREEMENT, Do.RECONCILE, Do.FAIL_MEDIATION, Do.WITHDRAW_MEDIATION, Do.REFUSE_MEDIATION),
          whose=PARTY, alert=3,
          basis="《协商调解规定》第10条、第31条第3项",
          then="期限内没有达成一致的，视为协商不成，仲裁时效中断，可以申请调解或者仲裁"),
    Limit("M-01", "口头申请当场记录", MEDIATION,
          starts=asked("口头申请"), length=at_once(), whose=OFFICE, alert=0,
          basis="《调解仲裁法》第12条、《协商调解规定》第21条", then="应当当场记录申请人基本情况、争议事项、理由和时间"),
    Limit("M-02", "调解受理决定", MEDIATION,
          starts=on(Do.REGISTER, Do.HAND_TO_MEDIATION, says="收到申请"), length=working_days(3),
          restarts=on(Do.COMPLETE_CORRECTION, says="补正完成"),
          leaves_out=between(Do.REQUEST_CORRECTION, Do.COMPLETE_CORRECTION, says="等待补正"),
          ends=on(Do.ACCEPT_MEDIATION, Do.REFUSE_MEDIATION),
          lapses=on(Do.WITHDRAW_MEDIATION),
          whose=OFFICE, alert=1,
          basis="《协商调解规定》第22条",
          then="应当尽快决定；不属于受理范围或者一方不同意的，做好记录并书面通知申请人"),
    Limit("M-03", "法定调解期", MEDIATION,
          starts=on(Do.REGISTER, Do.HAND_TO_MEDIATION, says="收到申请"), length=calendar_days(15),
          # From the receipt of the application, as the article says: 补正 begins the decision (M-02) anew, and not this.
          ends=on(Do.REACH_AGREEMENT, Do.RECONCILE, Do.FAIL_MEDIATION),
          # A lawful extension leaves the parties' right to arbitrate as it is, but the mediator is not late: M-04 counts.
          lapses=on(Do.REFUSE_MEDIATION, Do.WITHDRAW_MEDIATION, Do.EXTEND_MEDIATION),
          whose=OFFICE, alert=3,
          basis="《调解仲裁法》第14条第3款",
          then="未达成调解协议的，当事人可以依法申请仲裁"),
    Limit("M-04", "调解办结", MEDIATION,
          starts=only(on(Do.ACCEPT_MEDIATION, says="受理"), "new_form", False, None), length=calendar_days(15),
          extends=until(Do.EXTEND_MEDIATION, agreed_in=("applicant_consents_on", "respondent_consents_on")),
          ends=on(Do.REACH_AGREEMENT, Do.RECONCILE, Do.FAIL_MEDIATION, Do.WITHDRAW_MEDIATION),
          whose=OFFICE, alert=3,
          basis="《协商调解规定》第29条",
          then="未达成调解协议的，视为调解不成，书面告知当事人可以申请仲裁"),
    # Fifteen days more at the most: the step that extends takes no later day either.
    Limit("M-05", "新就业形态一站式调解", MEDIATION,
          starts=only(on(Do.ACCEPT_MEDIATION, says="受理"), "new_form", True), length=calendar_days(15),
          extends=until(
              Do.EXTEND_MEDIATION, agreed_in=("applicant_consents_on", "respondent_consents_on"), latest=LONGEST_NEW_FORM.days
          ),
          ends=on(Do.REACH_AGREEMENT, Do.RECONCILE, Do.FAIL_MEDIATION, Do.WITHDRAW_MEDIATION),
          whose=OFFICE, alert=3,
          basis="人社厅发〔2024〕4号（参照《协商调解规定》第29条）",
          then="未达成调解协议的，终止调解，书面告知当事人可以依法申请仲裁或者提起诉讼"),
    Limit("M-15", "委派调解回复法院", MEDIATION,
          starts=only(on(Do.REGISTER, says="接受委派"), "source", Source.COURT), length=calendar_days(30), setting="open.court_days",
          extends=until(Do.EXTEND_MEDIATION, agreed_in=("applicant_consents_on", "respondent_consents_on")),
          ends=on(Do.RETURN_TO_COURT),
          whose=OFFICE, alert=5,
          basis="《特邀调解规定》第27条（双方同意延长的除外；当地约定的天数待本局确认）",
          then="应当把结果和材料送交委派的人民法院，由其登记立案或者审查协议"),
    FOR_REVIEW,
    FOR_CONFIRMATION,
    _of_the_later(FOR_REVIEW),
    _of_the_later(FOR_CONFIRMATION),
    Limit("M-06", "书面告知", MEDIATION,
          starts=asked("调解不成、逾期未履行"), length=at_once(), whose=OFFICE, alert=0,
          basis="《协商调解规定》第30条、《人民调解法》第26条", then="应当立即做好记录，书面告知当事人可以依法申请仲裁"),
    Limit("M-07", "调解协议生效", MEDIATION,
          starts=asked("双方签章、调解员签名、加盖印章中最晚的一项"), length=at_once(), whose=PARTY, alert=0,
          basis="《调解仲裁法》第14条第2款、《协商调解规定》第26条", then="四项缺一，调解协议书不生效"),
    # The court's days on a payment order: the table counts them so that the worker can be told; they bind others.
    Limit("M-11A", "支付令受理", MEDIATION, each=Each.NAMED,
          starts=order("applied", says="申请支付令"), restarts=order("applied", says="申请支付令"), length=calendar_days(5),
          ends=order("accepted", "not_accepted"), lapses=PAID, counts=paid_in_full, whose=COURT, alert=1,
          basis="《调解仲裁法》第16条、《民事诉讼法》第225条", then="可以向人民法院询问是否受理"),
    Limit("M-11B", "发出支付令", MEDIATION, each=Each.NAMED,
          starts=order("accepted", says="人民法院受理"), restarts=order("accepted", says="人民法院受理"), length=calendar_days(15),
          ends=order("issued", "not_accepted"), lapses=PAID, counts=paid_in_full, whose=COURT, alert=3,
          basis="《民事诉讼法》第227条第1款", then="可以向人民法院询问审查结果"),
    Limit("M-11C", "清偿或者提出异议", MEDIATION, each=Each.NAMED,
          starts=order("served", says="债务人收到支付令"), restarts=order("served", says="债务人收到支付令"), length=calendar_days(15),
          ends=order("objected", "enforceable") | PAID, counts=paid_in_full, whose=PARTY, alert=3,
          basis="《民事诉讼法》第227条第2、3款", then="不提出异议又不履行的，可以向人民法院申请执行"),
    Limit("M-11D", "支付令送达债务人", MEDIATION, each=Each.NAMED,
          starts=order("issued", says="发出支付令"), restarts=order("issued", says="发出支付令"), length=calendar_days(30),
          ends=order("served", "unserved"), lapses=PAID, counts=paid_in_full, whose=COURT, alert=5,
          basis="《民事诉讼法解释》第430条第2项", then="三十日内无法送达债务人的，裁定终结督促程序，可以提起诉讼"),
)
