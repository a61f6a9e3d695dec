"""Injury at work (工伤): its time limits, one row each, from what the office notes of each worker's chain.

They run in whichever proceeding the case is in, and go along to the next one. The department's and the committee's days bind
neither the office nor a party: they are asked after. W-01 stands in the 工伤认定办法, which is not kept with this program.
"""

from ...codes import Kind
from ...codes.injury import Assessment, Recognition
from ...do import Do
from ...injury import CHAIN, CONCLUDED
from ...steps import STEPS
from ..left_out import between_answers
from ..prescription import INJURY
from ..words import Each, Events, Limit, Whose, by, calendar_days, day_in, months, on, only, that_day, years

ARBITRATION, ALSO = Kind.ARBITRATION, (Kind.MEDIATION, Kind.INSPECTION)
PARTY, AUTHORITY = Whose.PARTY, Whose.AUTHORITY
OVER = on(*(step.name for step in STEPS.values() if step.outcome and step.kind in (ARBITRATION, *ALSO)))
"""The end of the proceeding: what others still owe to the chain is followed by nobody here any more."""
DECIDES = (Recognition.RECOGNISED, Recognition.DEEMED, Recognition.REJECTED)
ASKS = (Recognition.ASKED_BY_EMPLOYER, Recognition.ASKED_BY_WORKER)


def _recognition(*stages: Recognition, says: str = "") -> Events:
    return only(on(Do.RECORD_INJURY, says=says), "stage", *stages)


def _assessment(*stages: Assessment, says: str = "") -> Events:
    return only(on(Do.RECORD_ASSESSMENT, says=says), "stage", *stages)


def _told_of(step: Do, *stages: Recognition | Assessment, says: str) -> Events:
    """The day on which the party received the paper."""
    return only(day_in(step, "received_on", says=says), "stage", *stages)


ACCIDENT = _recognition(Recognition.ACCIDENT, says="事故伤害发生或者诊断为职业病")
HALTED = between_answers(Do.RECORD_INJURY, "stage", Recognition.HALTED, Recognition.RESUMED, says="中止认定的时间（第20条第3款）")
FOR_HIM = (Recognition.RECOGNISED, Recognition.DEEMED)
AGAINST_HIM = (Recognition.REJECTED, Recognition.DECLINED)
"""Who is aggrieved, and has his days from his own receipt (第55条): the employer by a recognition, the worker by its refusal."""
REFUSED_OR_DECIDED = (Recognition.DECLINED, *DECIDES)
DECLINED_IN_VAIN = _recognition(Recognition.DECLINE_SET_ASIDE, says="不予受理被复议、判决撤销")
"""The department has to say anew whether it takes the application up (第55条)."""

LIMITS: tuple[Limit, ...] = (
    Limit("L-09", "用人单位申请工伤认定", ARBITRATION, also=ALSO, across=CHAIN, each=Each.NAMED,
          starts=ACCIDENT, length=calendar_days(30),
          ends=_recognition(Recognition.ASKED_BY_EMPLOYER),
          lapses=_recognition(Recognition.ASKED_BY_WORKER, *REFUSED_OR_DECIDED) | OVER, whose=PARTY, alert=7,
          basis="《工伤保险条例》第17条第1、4款", then="申请之前发生的工伤待遇等费用由用人单位负担"),
    Limit("L-09-1", "职工或者工会申请工伤认定", ARBITRATION, also=ALSO, across=CHAIN, each=Each.NAMED,
          starts=ACCIDENT, length=years(1), prescription=INJURY,
          ends=_recognition(*ASKS), lapses=_recognition(*REFUSED_OR_DECIDED), whose=PARTY, alert=30,
          basis="《工伤保险条例》第17条第2款", then="社会保险行政部门不予受理"),
    Limit("W-01", "工伤认定申请的受理", ARBITRATION, also=ALSO, across=CHAIN, each=Each.NAMED,
          starts=_recognition(*ASKS, says="提出工伤认定申请") | DECLINED_IN_VAIN,
          restarts=_recognition(Recognition.COMPLETED, says="材料补正完毕") | DECLINED_IN_VAIN,
          length=calendar_days(15), setting="injury.docket_days",
          ends=_recognition(Recognition.ACCEPTED, Recognition.ACCEPTED_CLEAR, Recognition.DECLINED),
          lapses=_recognition(Recognition.INCOMPLETE, *DECIDES) | OVER, whose=AUTHORITY, alert=3,
          basis="《工伤认定办法》第8条（待本局确认）、《工伤保险条例》第18条", then="可以向社会保险行政部门询问是否受理"),
    Limit("W-02", "工伤认定", ARBITRATION, also=ALSO, across=CHAIN, each=Each.NAMED,
          starts=_recognition(Recognition.ACCEPTED, says="社会保险行政部门受理"),
          restarts=_recognition(Recognition.ACCEPTED, says="社会保险行政部门重新受理"),
          length=calendar_days(60), leaves_out=HALTED,
          ends=_recognition(*DECIDES), lapses=OVER, whose=AUTHORITY, alert=7,
          basis="《工伤保险条例》第20条第1、3款", then="可以向社会保险行政部门询问认定结论"),
    Limit("W-03", "事实清楚的工伤认定", ARBITRATION, also=ALSO, across=CHAIN, each=Each.NAMED,
          starts=_recognition(Recognition.ACCEPTED_CLEAR, says="社会保险行政部门受理"),
          restarts=_recognition(Recognition.ACCEPTED_CLEAR, says="社会保险行政部门重新受理"),
          length=calendar_days(15), leaves_out=HALTED,
          ends=_recognition(*DECIDES), lapses=OVER, whose=AUTHORITY, alert=3,
          basis="《工伤保险条例》第20条第2、3款", then="可以向社会保险行政部门询问认定结论"),
    Limit("W-04", "不服工伤认定申请行政复议", ARBITRATION, also=ALSO, across=CHAIN, each=Each.NAMED,
          starts=_told_of(Do.RECORD_INJURY, *AGAINST_HIM, says="职工收到不予认定（不予受理）决定"),
          restarts=_told_of(Do.RECORD_INJURY, *AGAINST_HIM, says="职工收到不予认定（不予受理）决定"),
          length=calendar_days(60), ends=_recognition(Recognition.CHALLENGED), lapses=OVER, whose=PARTY, alert=10,
          basis="《工伤保险条例》第55条、《行政复议法》第20条（待本局确认）", then="不能再申请行政复议；六个月内仍可以提起行政诉讼"),
    Limit("W-05", "不服工伤认定提起行政诉讼", ARBITRATION, also=ALSO, across=CHAIN, each=Each.NAMED,
          starts=_told_of(Do.RECORD_INJURY, *AGAINST_HIM, says="职工收到不予认定（不予受理）决定"),
          restarts=_told_of(Do.RECORD_INJURY, *AGAINST_HIM, says="职工收到不予认定（不予受理）决定"),
          length=months(6), ends=_recognition(Recognition.CHALLENGED), lapses=OVER, whose=PARTY, alert=10,
          basis="《工伤保险条例》第55条、《行政诉讼法》第46条（待本局确认）", then="工伤认定决定不能再争议"),
    Limit("W-06", "停工留薪期届满", ARBITRATION, also=ALSO, across=CHAIN, each=Each.NAMED,
          starts=day_in(Do.RECORD_ASSESSMENT, "leave_until", says="确定的停工留薪期末日"),
          restarts=day_in(Do.RECORD_ASSESSMENT, "leave_until", says="延长后的停工留薪期末日"),
          length=that_day(), rolls=False, ends=_assessment(*sorted(CONCLUDED)), lapses=OVER, whose=PARTY, alert=15,
          basis="《工伤保险条例》第33条", then="还要治疗的，期满前申请延长（最多再延长十二个月）；伤情稳定的，申请劳动能力鉴定"),
    Limit("W-07", "劳动能力鉴定结论", ARBITRATION, also=ALSO, across=CHAIN, each=Each.NAMED,
          starts=_assessment(Assessment.ASKED, says="收到鉴定申请"),
          restarts=_assessment(Assessment.REVIEW_ASKED, says="收到复查鉴定申请"),
          length=calendar_days(60), extends=by(Do.RECORD_ASSESSMENT, answer="longer_by", at_most=30),
          ends=_assessment(Assessment.CONCLUDED, Assessment.REVIEWED), lapses=OVER, whose=AUTHORITY, alert=7,
          basis="《工伤保险条例》第25条第2款、第28、29条", then="可以向劳动能力鉴定委员会询问结论"),
    Limit("W-08", "申请再次鉴定", ARBITRATION, also=ALSO, across=CHAIN, each=Each.NAMED,
          starts=_told_of(Do.RECORD_ASSESSMENT, Assessment.CONCLUDED, Assessment.REVIEWED, says="收到鉴定结论"),
          restarts=_told_of(Do.RECORD_ASSESSMENT, Assessment.CONCLUDED, Assessment.REVIEWED, says="收到鉴定结论"),
          length=calendar_days(15), ends=_assessment(Assessment.ASKED_AGAIN), lapses=OVER, whose=PARTY, alert=5,
          basis="《工伤保险条例》第26、29条", then="鉴定结论不能再申请再次鉴定；满一年伤情变化的，可以申请复查鉴定"),
    Limit("W-09", "再次鉴定结论", ARBITRATION, also=ALSO, across=CHAIN, each=Each.NAMED,
          starts=_assessment(Assessment.ASKED_AGAIN, says="收到再次鉴定申请"), length=calendar_days(60),
          restarts=_assessment(Assessment.ASKED_AGAIN, says="收到再次鉴定申请"),
          extends=by(Do.RECORD_ASSESSMENT, answer="longer_by", at_most=30),
          ends=_assessment(Assessment.CONCLUDED_AGAIN), lapses=OVER, whose=AUTHORITY, alert=7,
          basis="《工伤保险条例》第26条、第29条", then="可以向省级劳动能力鉴定委员会询问结论"),
    Limit("W-10", "用人单位不服工伤认定申请行政复议", ARBITRATION, also=ALSO, across=CHAIN, each=Each.NAMED,
          starts=_told_of(Do.RECORD_INJURY, *FOR_HIM, says="用人单位收到工伤认定决定"),
          restarts=_told_of(Do.RECORD_INJURY, *FOR_HIM, says="用人单位收到工伤认定决定"),
          length=calendar_days(60), ends=_recognition(Recognition.CHALLENGED), lapses=OVER, whose=PARTY, alert=10,
          basis="《工伤保险条例》第55条、《行政复议法》第20条（待本局确认）", then="不能再申请行政复议；六个月内仍可以提起行政诉讼"),
    Limit("W-11", "用人单位不服工伤认定提起行政诉讼", ARBITRATION, also=ALSO, across=CHAIN, each=Each.NAMED,
          starts=_told_of(Do.RECORD_INJURY, *FOR_HIM, says="用人单位收到工伤认定决定"),
          restarts=_told_of(Do.RECORD_INJURY, *FOR_HIM, says="用人单位收到工伤认定决定"),
          length=months(6), ends=_recognition(Recognition.CHALLENGED), lapses=OVER, whose=PARTY, alert=10,
          basis="《工伤保险条例》第55条、《行政诉讼法》第46条（待本局确认）", then="工伤认定决定不能再争议，可以据以主张待遇"),
    Limit("W-12", "不服工伤认定的复议决定起诉", ARBITRATION, also=ALSO, across=CHAIN, each=Each.NAMED,
          starts=_told_of(Do.RECORD_INJURY, Recognition.UPHELD_ON_REVIEW, says="收到复议决定"),
          restarts=_told_of(Do.RECORD_INJURY, Recognition.UPHELD_ON_REVIEW, says="收到复议决定"),
          length=calendar_days(15), ends=_recognition(Recognition.CHALLENGED),
          lapses=_recognition(Recognition.DECLINE_SET_ASIDE, Recognition.DECISION_SET_ASIDE) | OVER, whose=PARTY, alert=5,
          basis="《工伤保险条例》第55条、《行政诉讼法》第45条（待本局确认）", then="复议维持的决定不能再争议"),
)
