"""Mediation (调解): its time limits, one row each."""

from ...codes import Kind
from ..words import Limit, Whose, between, calendar_days, on, until, working_days

MEDIATION = Kind.MEDIATION
OFFICE, PARTY = Whose.OFFICE, Whose.PARTY

LIMITS: tuple[Limit, ...] = (
    Limit("M-02", "调解受理决定", MEDIATION,
          starts=on("register", "hand_to_mediation", says="收到申请"), length=working_days(3),
          restarts=on("complete_correction", says="补正完成"),
          leaves_out=between("request_correction", "complete_correction", says="等待补正"),
          ends=on("accept_mediation", "refuse_mediation"),
          lapses=on("withdraw_mediation"),
          whose=OFFICE, alert=1,
          basis="《协商调解规定》第22条",
          then="应当尽快决定；不属于受理范围或者一方不同意的，做好记录并书面通知申请人"),
    Limit("M-03", "法定调解期", MEDIATION,
          starts=on("register", "hand_to_mediation", says="收到申请"), length=calendar_days(15),
          restarts=on("complete_correction", says="补正完成"),
          ends=on("reach_agreement", "fail_mediation"),
          undone_by=on("reopen_mediation"),
          # A lawful extension leaves the parties' right to arbitrate as it is, but the mediator is not late: M-04 counts.
          lapses=on("refuse_mediation", "withdraw_mediation", "extend_mediation"),
          whose=OFFICE, alert=3,
          basis="《调解仲裁法》第14条第3款",
          then="未达成调解协议的，当事人可以依法申请仲裁"),
    Limit("M-04", "调解办结", MEDIATION,
          starts=on("accept_mediation", says="受理"), length=calendar_days(15),
          extends=until("extend_mediation", agreed_in=("applicant_consents_on", "respondent_consents_on")),
          ends=on("reach_agreement", "fail_mediation", "withdraw_mediation"),
          undone_by=on("reopen_mediation"),
          whose=OFFICE, alert=3,
          basis="《协商调解规定》第29条",
          then="未达成调解协议的，视为调解不成，书面告知当事人可以申请仲裁"),
    Limit("M-08", "申请仲裁审查", MEDIATION,
          starts=on("sign_agreement", says="协议生效"), length=calendar_days(15),
          whose=PARTY, alert=5,
          basis="《办案规则》第74条、《协商调解规定》第27条",
          then="逾期共同申请的，仲裁委员会不予受理（《办案规则》第75条第3项）"),
    Limit("M-09", "申请司法确认", MEDIATION,
          starts=on("sign_agreement", says="协议生效"), length=calendar_days(30),
          whose=PARTY, alert=5,
          basis="《人民调解法》第33条、《民事诉讼法》第205条",
          then="逾期共同申请的，人民法院不予确认"),
)  # fmt: skip
