"""Arbitration from filing to award (立案到裁决): its time limits, one row each."""

from dataclasses import replace

from ...codes import Kind
from ...codes.arbitration import HearingNotice
from ...codes.succession import BRINGS_IN
from ...do import Do
from ...liability import asked_back
from ...steps.called import CALLED_OFF, fell_for_good
from ...steps.counterclaims import claims_back
from ...steps.late_filing import DECISION_DAYS
from ...steps.public import ABROAD_DAYS, ends_public_service
from ...steps.track import collective
from ...steps.trial import ROLLS_BY, TRIAL_DAYS
from ..words import (
    Condition,
    Each,
    Limit,
    Whose,
    answered,
    asked,
    at_once,
    between,
    by,
    calendar_days,
    day_in,
    on,
    only,
    published,
    served,
    that_day,
    working_days,
    working_days_before,
)

ARBITRATION = Kind.ARBITRATION
OFFICE, PARTY = Whose.OFFICE, Whose.PARTY

CONCLUDED = on(
    Do.SETTLE, Do.AWARD, Do.WITHDRAW_ARBITRATION, Do.DEEM_WITHDRAWN, Do.TERMINATE_ARBITRATION, Do.CANCEL_CASE, Do.TRANSFER_CASE,
    Do.UPHOLD_OBJECTION, Do.WITHDRAW_REST, Do.DEEM_REST_WITHDRAWN, Do.MERGE_ARBITRATION, Do.END_WITHOUT_HEIRS, says="结案",
)
LEFT = on(Do.WITHDRAW_PART, Do.DEEM_PART_WITHDRAWN, Do.TERMINATE_PART, says="退出仲裁")
"""Who left has nothing more to be told of, and nothing to hand in; the others' clocks go on."""

FELL = on(*CALLED_OFF)
"""The sitting does not take place, and calls nobody (回避、撤销仲裁庭、中止)."""

COLLECTIVE_DISPUTE = Condition("集体争议（劳动者十人以上并有共同请求，或者因履行集体合同）", collective)
WAGE_ARREARS = Condition("农民工欠薪绿色通道", lambda case, here: case.green_channel)
SIMPLE = Condition("决定简易处理", lambda case, here: here.last(Do.SIMPLIFY) is not None)

FILING = on(Do.APPLY_ARBITRATION, Do.ARBITRATE_AGREEMENT, Do.HAND_TO_ARBITRATION, Do.FILE_ARBITRATION, says="收到申请")

ACCEPTANCE = Limit(
    "A-02", "仲裁受理决定", ARBITRATION,
    starts=FILING, length=working_days(DECISION_DAYS),
    restarts=on(Do.COMPLETE_FILING_CORRECTION, says="补正完成"),
    leaves_out=between(Do.REQUEST_FILING_CORRECTION, Do.COMPLETE_FILING_CORRECTION, says="等待补正")
    | between(Do.HOLD_FOR_MEDIATION, Do.END_HOLD, says="案前调解暂缓受理"),
    ends=on(Do.ACCEPT_ARBITRATION, Do.REFUSE_ARBITRATION, Do.TELL_ELSEWHERE),
    lapses=on(Do.WITHDRAW_ARBITRATION), opens=(Do.SUE_NOT_DECIDED,),
    whose=OFFICE, alert=2,
    basis="《调解仲裁法》第29条、《办案规则》第30、31、46、80条",
    then="申请人可以就该争议事项直接向人民法院提起诉讼",
)

ORDINARY = ("notice", HearingNotice.ORDINARY)
FIXED = on(Do.SET_HEARING, Do.POSTPONE_HEARING, Do.CONTINUE_HEARING)
NEAR = only(FIXED, "notice", *(each for each in HearingNotice if each not in ORDINARY))
TOLD_FIVE_DAYS_BEFORE = only(day_in(Do.SET_HEARING, "hearing_on", says="开庭"), *ORDINARY)
"""A hearing that is near by consent, or in a simplified case, is told of as soon as may be: no five days are counted for it."""

OBJECTION = Limit(
    "A-08", "管辖异议", ARBITRATION, each=Each.RESPONDENT,
    starts=served("respond_notice", says="送达申请书副本"), length=working_days(10),
    restarts=served("change_notice", says="送达变更受理通知书"),
    ends=on(Do.OBJECT_JURISDICTION),
    lapses=on(Do.SHORTEN_ANSWER) | CONCLUDED,
    whose=PARTY, alert=3,
    basis="《办案规则》第10、33、80条", then="逾期提出的，不影响仲裁程序的进行",
)

COUNTERCLAIM = Limit(
    "A-09", "提出反申请", ARBITRATION, each=Each.RESPONDENT,
    starts=served("respond_notice", says="送达申请书副本"), length=working_days(10),
    restarts=served("change_notice", says="送达变更受理通知书"),
    ends=on(Do.RECEIVE_COUNTERCLAIM), counts=claims_back,
    lapses=on(Do.SHORTEN_ANSWER) | CONCLUDED,
    whose=PARTY, alert=3,
    basis="《办案规则》第33、36、80条", then="逾期提出的，应当另行申请仲裁",
)


def _shortened(limit: Limit) -> Limit:
    """The limit as it is where the respondent agreed to a shorter answer period: until the day that was agreed."""
    agreed = day_in(Do.SHORTEN_ANSWER, "until", says="同意缩短至")
    return replace(limit, id=f"{limit.id}-1", label=f"{limit.label}（答辩期缩短）", starts=agreed, restarts=agreed,
                   length=that_day(), lapses=CONCLUDED, alert=1)


JOINED = on(Do.JOIN_PARTY, says="追加当事人") | only(on(Do.CHANGE_PARTY, says="变更被申请人"), "ground", *BRINGS_IN)
"""Somebody comes in who was no party: the periods of 办案规则 第46条第1项 begin anew. Who takes a place over goes on where it stood."""

TRIAL = Limit(
    "A-23", "审限", ARBITRATION,
    starts=on(Do.ACCEPT_ARBITRATION, says="受理") | on(Do.RECEIVE_TRANSFER, says="接受移送"),
    length=calendar_days(TRIAL_DAYS), rolls_by=ROLLS_BY,
    # 增加、变更: who only gives a claim up (第35条) asks for nothing that would take more time.
    restarts=JOINED | answered(on(Do.CHANGE_CLAIMS, says="受理变更请求"), "added")
    | on(Do.MERGE_COUNTERCLAIM, says="受理反申请"),
    leaves_out=between(Do.SUSPEND, Do.RESUME, says="中止审理")
    | between(Do.PUBLISH_SERVICE, Do.DEEMED_SERVED, Do.SERVE, says="公告送达"),
    extends=by(Do.EXTEND_ARBITRATION, at_most=15),
    ends=CONCLUDED, opens=(Do.SUE_OVERDUE,),
    whose=OFFICE, alert=7,
    basis="《调解仲裁法》第43条、《办案规则》第45、46、80条",
    then="当事人可以就该争议事项向人民法院提起诉讼",
)


PUBLISHED = only(on(Do.PUBLISH_SERVICE, says="公告"), "abroad", False, None)
PUBLISHED_ABROAD = only(on(Do.PUBLISH_SERVICE, says="公告"), "abroad", True)
"""境外没有住所: the publication takes sixty days."""

LIMITS: tuple[Limit, ...] = (
    ACCEPTANCE,
    Limit("A-04", "送达申请书副本", ARBITRATION, each=Each.RESPONDENT,
          starts=on(Do.ACCEPT_ARBITRATION, says="受理"), length=working_days(5),
          restarts=JOINED,
          # Whoever cannot be found is served by publication: that is begun in time, and its own clock goes on.
          ends=served("respond_notice") | published("respond_notice"),
          lapses=CONCLUDED,
          whose=OFFICE, alert=2,
          basis="《调解仲裁法》第30条第1款、《办案规则》第33、80条",
          then="答辩期相应推迟，应当立即送达"),
    Limit("A-05", "组成仲裁庭并通知", ARBITRATION,
          starts=on(Do.ACCEPT_ARBITRATION, says="受理"), length=working_days(5),
          ends=on(Do.FORM_TRIBUNAL),
          lapses=CONCLUDED,
          whose=OFFICE, alert=2,
          basis="《调解仲裁法》第32条、《办案规则》第37、80条",
          then="应当立即组庭并书面通知当事人"),
    Limit("A-06", "提交答辩书", ARBITRATION, each=Each.RESPONDENT,
          starts=served("respond_notice", says="送达申请书副本"), length=working_days(10),
          ends=on(Do.RECORD_ANSWER),
          lapses=on(Do.SHORTEN_ANSWER) | CONCLUDED,
          whose=PARTY, alert=3,
          basis="《调解仲裁法》第30条第2款、《办案规则》第33、80条",
          then="未提交答辩书的，不影响仲裁程序的进行"),
    Limit("A-14", "送达开庭通知", ARBITRATION, each=Each.PARTY,
          starts=TOLD_FIVE_DAYS_BEFORE, length=working_days_before(5),
          restarts=TOLD_FIVE_DAYS_BEFORE | only(day_in(Do.POSTPONE_HEARING, "hearing_on", says="延期后开庭"), *ORDINARY),
          ends=served("hearing_notice", "postponement_notice", "collective_notice"),
          lapses=on(Do.HOLD_HEARING) | FELL | NEAR | LEFT | CONCLUDED, counts=fell_for_good,
          whose=OFFICE, alert=3,
          basis="《调解仲裁法》第35条、《办案规则》第38、80条",
          then="违反法定程序，裁决可能被撤销（《调解仲裁法》第49条第1款第3项），应当另定开庭日"),
    TRIAL,
    Limit("A-01", "一次性告知补正", ARBITRATION,
          starts=FILING, length=working_days(5),
          ends=on(Do.REQUEST_FILING_CORRECTION),
          lapses=on(Do.ACCEPT_ARBITRATION, Do.REFUSE_ARBITRATION, Do.TELL_ELSEWHERE, Do.HOLD_FOR_MEDIATION,
                    Do.WITHDRAW_ARBITRATION),
          whose=OFFICE, alert=1,
          basis="《办案规则》第29、80条", then="应当立即一次性告知需要补正的全部材料"),
    # One way of ending A-02, on the same day: A-02 reminds the office of it and is late, this is said once.
    replace(ACCEPTANCE, id="A-03", label="无管辖权的书面说明", ends=on(Do.TELL_ELSEWHERE), whose=PARTY, opens=(),
            lapses=on(Do.ACCEPT_ARBITRATION, Do.REFUSE_ARBITRATION, Do.WITHDRAW_ARBITRATION),
            basis="《办案规则》第31、80条", then="应当立即书面说明理由，并告知申请人有管辖权的仲裁委员会"),
    Limit("M-12", "案前调解暂缓受理", ARBITRATION,
          starts=day_in(Do.HOLD_FOR_MEDIATION, "until", says="约定届满"), length=that_day(),
          ends=on(Do.END_HOLD),
          lapses=on(Do.WITHDRAW_ARBITRATION),
          whose=OFFICE, alert=3,
          basis="《办案规则》第69条", then="应当结束暂缓，继续办理受理"),
    Limit("A-07", "送达答辩书副本", ARBITRATION,
          starts=on(Do.RECORD_ANSWER, says="收到答辩书"), length=working_days(5),
          restarts=on(Do.RECORD_ANSWER, says="收到答辩书"),
          ends=served("answer_copy"),
          lapses=CONCLUDED,
          whose=OFFICE, alert=2,
          basis="《调解仲裁法》第30条第2款、《办案规则》第33、80条", then="应当立即送达对方当事人"),
    Limit("A-06-1", "缩短的答辩期", ARBITRATION, each=Each.RESPONDENT,
          starts=day_in(Do.SHORTEN_ANSWER, "until", says="同意缩短至"), length=that_day(),
          restarts=day_in(Do.SHORTEN_ANSWER, "until", says="同意缩短至"),
          ends=on(Do.RECORD_ANSWER),
          lapses=CONCLUDED,
          whose=PARTY, alert=1,
          basis="《办案规则》第44、58条", then="未提交答辩书的，不影响仲裁程序的进行"),
    Limit("A-11", "举证期限", ARBITRATION, each=Each.PARTY, of_those_there=True,
          starts=day_in(Do.ACCEPT_ARBITRATION, "evidence_until", says="指定届满")
          | day_in(Do.SET_EVIDENCE_PERIOD, "until", says="指定届满"),
          length=that_day(),
          restarts=day_in(Do.SET_EVIDENCE_PERIOD, "until", says="指定届满"),
          lapses=LEFT | CONCLUDED,
          whose=PARTY, alert=3,
          basis="《办案规则》第15条", then="逾期提交的证据可以不予采纳，或者采纳并予以训诫"),
    # It is the applicant's evidence period, seen from what else ends with it.
    Limit("A-12", "增加、变更请求", ARBITRATION, each=Each.APPLICANT, of_those_there=True,
          starts=day_in(Do.ACCEPT_ARBITRATION, "evidence_until", says="举证期限届满")
          | day_in(Do.SET_EVIDENCE_PERIOD, "until", says="举证期限届满"),
          length=that_day(),
          restarts=day_in(Do.SET_EVIDENCE_PERIOD, "until", says="举证期限届满"),
          lapses=LEFT | CONCLUDED,
          whose=PARTY, alert=3,
          basis="《办案规则》第44条", then="逾期提出的，应当另行申请仲裁"),
    Limit("A-13", "变更请求后的答辩期", ARBITRATION, each=Each.RESPONDENT,
          starts=served("change_notice", says="送达变更受理通知书"), length=working_days(10),
          restarts=served("change_notice", says="送达变更受理通知书"),
          ends=on(Do.RECORD_ANSWER),
          lapses=on(Do.SHORTEN_ANSWER) | CONCLUDED,
          whose=PARTY, alert=3,
          basis="《办案规则》第44条（期限参照第33、80条）", then="未提交答辩意见的，不影响仲裁程序的进行"),
    Limit("A-30", "送达反申请书副本", ARBITRATION, each=Each.APPLICANT, of_whom=asked_back,
          starts=on(Do.MERGE_COUNTERCLAIM, says="受理反申请"), length=working_days(5),
          restarts=on(Do.MERGE_COUNTERCLAIM, says="受理反申请"),
          ends=served("counter_notice"),
          lapses=CONCLUDED,
          whose=OFFICE, alert=2,
          basis="《办案规则》第36条（期限参照第33、80条）", then="申请人的答辩期相应推迟，应当立即送达"),
    Limit("A-31", "对反申请提交答辩书", ARBITRATION, each=Each.APPLICANT, of_whom=asked_back,
          starts=served("counter_notice", says="送达反申请受理通知书"), length=working_days(10),
          restarts=served("counter_notice", says="送达反申请受理通知书"),
          ends=on(Do.RECORD_ANSWER),
          lapses=on(Do.SHORTEN_ANSWER) | CONCLUDED,
          whose=PARTY, alert=3,
          basis="《办案规则》第36条（期限参照第33、80条）", then="未提交答辩书的，不影响仲裁程序的进行"),
    OBJECTION,
    _shortened(OBJECTION),
    COUNTERCLAIM,
    _shortened(COUNTERCLAIM),
    Limit("A-10", "反申请受理决定", ARBITRATION,
          starts=on(Do.RECEIVE_COUNTERCLAIM, says="收到反申请"), length=working_days(5),
          restarts=on(Do.RECEIVE_COUNTERCLAIM, says="收到反申请"),
          ends=on(Do.MERGE_COUNTERCLAIM, Do.SEPARATE_COUNTERCLAIM, Do.REFUSE_COUNTERCLAIM),
          lapses=CONCLUDED,
          whose=OFFICE, alert=2,
          basis="《办案规则》第36、80条", then="应当立即决定并通知被申请人"),
    Limit("A-15", "请求延期开庭", ARBITRATION, each=Each.PARTY,
          starts=day_in(Do.SET_HEARING, "hearing_on", says="开庭"), length=working_days_before(3),
          restarts=day_in(Do.SET_HEARING, "hearing_on", says="开庭") | day_in(Do.POSTPONE_HEARING, "hearing_on", says="延期后开庭"),
          ends=on(Do.REQUEST_POSTPONEMENT),
          lapses=on(Do.HOLD_HEARING) | FELL | LEFT | CONCLUDED, counts=fell_for_good,
          whose=PARTY, alert=1,
          basis="《调解仲裁法》第35条、《办案规则》第38、80条", then="是否延期由仲裁委员会决定"),
    # The hearing's own day, also where it is held on a rest day: what is opened does not roll.
    Limit("A-16", "申请回避", ARBITRATION, each=Each.PARTY,
          starts=day_in(Do.SET_HEARING, "hearing_on", says="开庭"), length=at_once(),
          restarts=day_in(Do.SET_HEARING, "hearing_on", says="开庭") | day_in(Do.POSTPONE_HEARING, "hearing_on", says="延期后开庭"),
          ends=on(Do.REQUEST_RECUSAL),
          lapses=on(Do.HOLD_HEARING) | FELL | LEFT | CONCLUDED, counts=fell_for_good,
          whose=PARTY, alert=1,
          basis="《办案规则》第11条", then="开庭后才知晓事由的，可以在辩论终结前提出；此外不再受理"),
    Limit("A-17", "回避决定", ARBITRATION,
          starts=on(Do.REQUEST_RECUSAL, says="提出回避申请"), length=working_days(3),
          restarts=on(Do.REQUEST_RECUSAL, says="提出回避申请"),
          ends=on(Do.GRANT_RECUSAL, Do.RECUSE_CLERK, Do.REFUSE_RECUSAL),
          lapses=CONCLUDED,
          whose=OFFICE, alert=1,
          basis="《办案规则》第11、12、80条", then="决定作出前，被申请回避的人员暂停参与该案处理"),
    # The same five days as A-02, which reminds of them.
    replace(ACCEPTANCE, id="A-18", label="集体争议受理决定（优先立案）", where=COLLECTIVE_DISPUTE, whose=PARTY, opens=(),
            basis="《办案规则》第5、64、80条"),
    Limit("A-19", "集体争议一次性通知", ARBITRATION, where=COLLECTIVE_DISPUTE,
          starts=on(Do.ACCEPT_ARBITRATION, says="受理"), length=working_days(5),
          ends=on(Do.NOTIFY_COLLECTIVE),
          lapses=CONCLUDED,
          whose=OFFICE, alert=2,
          basis="《办案规则》第5、64、80条", then="应当立即将组庭、答辩期、举证期和开庭一次性通知；集体争议优先立案、优先审理"),
    # It may be done and need not be: past the day nobody is late, it can only be done no more.
    replace(TRIAL, id="A-25", label="简易处理转普通程序", where=SIMPLE,
            ends=on(Do.TO_ORDINARY), lapses=CONCLUDED, opens=(), whose=PARTY,
            basis="《办案规则》第61条", then="仲裁期限届满后不能再转，审限自受理之日起不重新计算"),
    Limit("A-27", "农民工欠薪办结目标", ARBITRATION, where=WAGE_ARREARS,
          starts=on(Do.ACCEPT_ARBITRATION, says="受理"), length=calendar_days(30),
          leaves_out=between(Do.SUSPEND, Do.RESUME, says="中止审理"),
          ends=CONCLUDED,
          whose=OFFICE, alert=5, aim=True,
          basis="人社部发〔2019〕80号“护薪”行动；《办案规则》第5条（内部目标，不影响裁决效力）",
          then="应当优先办理；仍在四十五日以内的，不是违法"),
    Limit("A-20", "撤销案件通知", ARBITRATION, each=Each.PARTY,
          starts=on(Do.CANCEL_CASE, says="决定撤销案件"), length=working_days(5),
          ends=served("cancellation_decision"),
          whose=OFFICE, alert=2,
          basis="《办案规则》第32、80条", then="应当立即以决定书通知当事人"),
    Limit("A-21", "留置、张贴视为送达", ARBITRATION, each=Each.PARTY,
          starts=on(Do.POST_SERVICE, says="留置、张贴"), length=working_days(3), setting="open.left_service_days",
          restarts=on(Do.POST_SERVICE, says="留置、张贴"),
          ends=on(Do.DEEMED_SERVED, Do.SERVE), counts=ends_public_service,
          lapses=on(Do.HOLD_HEARING) | CONCLUDED,  # whoever was called by it came, or is told anew
          whose=OFFICE, alert=0,
          basis="《办案规则》第20条第2款、第80条", then="期满视为送达"),
    Limit("M-13", "立案后委托调解", ARBITRATION,
          starts=on(Do.ENTRUST_MEDIATION, says="当事人同意委托调解"), length=working_days(10),
          restarts=on(Do.ENTRUST_MEDIATION, says="当事人同意委托调解"),
          ends=on(Do.END_ENTRUSTED),
          lapses=CONCLUDED,
          whose=OFFICE, alert=2,
          basis="《办案规则》第70、80条", then="未达成调解协议的，应当开庭审理"),
    Limit("A-22", "公告送达", ARBITRATION, each=Each.PARTY,
          starts=PUBLISHED, length=calendar_days(30),
          restarts=PUBLISHED,
          ends=on(Do.DEEMED_SERVED, Do.SERVE), lapses=CONCLUDED, counts=ends_public_service,
          whose=OFFICE, alert=0,
          basis="《民事诉讼法》第95条、《办案规则》第20条第3款、第46条第6项", then="期满视为送达；公告期间不计入审限"),
    Limit("A-22-1", "公告送达（境外）", ARBITRATION, each=Each.PARTY,
          starts=PUBLISHED_ABROAD, length=calendar_days(ABROAD_DAYS),
          restarts=PUBLISHED_ABROAD,
          ends=on(Do.DEEMED_SERVED, Do.SERVE), lapses=CONCLUDED, counts=ends_public_service,
          whose=OFFICE, alert=0,
          basis="《民事诉讼法》第283条、《办案规则》第20条第3款、第46条第6项", then="期满视为送达；公告期间不计入审限"),
    Limit("A-29", "裁决书补正", ARBITRATION,
          starts=asked("发现裁决书有误或者漏裁"), length=at_once(), whose=OFFICE, alert=0,
          basis="《办案规则》第54条", then="应当立即以决定书补正"),
)
