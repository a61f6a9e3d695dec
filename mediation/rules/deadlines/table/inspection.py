"""Labour inspection (劳动保障监察): its time limits, one row each.

L-07 and L-08 stand in the 条例. L-10 and L-11 stand in the ministry's 若干规定 (令第25号), which is not among the statutes
kept with this program: the settings `open.inspection_docket` and `open.inspection_decision` ask the bureau to confirm them.
L-12 to L-18 run from a decision or from its service on each employer. They stand in the laws on administrative penalty,
review and suit, which are not kept here either: `open.inspection_service` asks for them.
"""

from ...codes import Kind
from ...codes.inspection import Proposed
from ...do import Do
from ...facts import CaseFacts, Proceeding
from ...steps.advance_notice import AdvanceNotice, say_of
from ...steps.correcting import ORDERS, ordered
from ...steps.deciding import PENALTY_DAYS, PenaltyDecision
from ..words import (
    Condition,
    Each,
    Events,
    Limit,
    Whose,
    asked,
    between,
    by,
    calendar_days,
    lapse,
    months,
    on,
    only,
    published,
    served,
    working_days,
    years,
)

INSPECTION = Kind.INSPECTION
OFFICE, PARTY = Whose.OFFICE, Whose.PARTY
ORDER, HANDLING, PENALTY, NOTICE = "correction_order", "handling_decision", "penalty_decision", "advance_notice"
STANDS_STILL = between(Do.SUSPEND_INSPECTION, Do.RESUME_INSPECTION, says="中止调查")
RESULTS = on(Do.DECIDE_HANDLING, Do.DECIDE_PENALTY)


def _challenged(event: str, says: str = "") -> Events:
    return only(on(Do.RECORD_CHALLENGE, says=says), "event", event)


def _fined(_: CaseFacts, here: Proceeding) -> bool:
    decided = here.last(Do.DECIDE_PENALTY)
    return decided is not None and bool(decided.as_(PenaltyDecision).fine)


def _offered_a_hearing(_: CaseFacts, here: Proceeding, party: int) -> bool:
    return say_of(here, party).offered


def _penalty_proposed(_: CaseFacts, here: Proceeding) -> bool:
    told = here.last(Do.TELL_BEFORE)
    return told is not None and told.as_(AdvanceNotice).proposed is not Proposed.HANDLING


def _decided_against(_: CaseFacts, here: Proceeding, party: int) -> bool:
    """The last decision is against this unit: one that names none is against all."""
    made = here.last(Do.DECIDE_HANDLING, Do.DECIDE_PENALTY)
    units = made.answer("units") if made else None
    return not units or not here.standing_for(party).isdisjoint(units)


def _ordered(_: CaseFacts, here: Proceeding, party: int) -> bool:
    return bool(ordered(here, party))


LIMITS: tuple[Limit, ...] = (
    Limit("L-07", "投诉、举报时限", INSPECTION,
          starts=asked("违法行为终了"), length=years(2), whose=PARTY, alert=30,
          basis="《劳动保障监察条例》第20条",
          then="劳动保障行政部门不再查处；劳动者仍可以依照劳动争议处理程序主张权利"),
    Limit("L-10", "立案决定", INSPECTION,
          starts=on(Do.RECEIVE_COMPLAINT, says="接到投诉举报"), length=working_days(5), setting="open.inspection_docket",
          restarts=on(Do.COMPLETE_COMPLAINT, says="补正完成"),
          leaves_out=between(Do.REQUEST_COMPLAINT_CORRECTION, Do.COMPLETE_COMPLAINT, says="等待补正"),
          ends=on(Do.DOCKET_COMPLAINT, Do.REFUSE_COMPLAINT),
          whose=OFFICE, alert=2,
          basis="《关于实施〈劳动保障监察条例〉若干规定》第18条（待本局确认）",
          then="应当立即决定；不予受理的，书面通知投诉人"),
    Limit("L-08", "监察调查", INSPECTION,
          starts=on(Do.DOCKET_COMPLAINT, says="立案"), length=working_days(60),
          extends=by(Do.EXTEND_INVESTIGATION, at_most=30), leaves_out=STANDS_STILL, lapses=on(Do.MERGE_INSPECTION),
          ends=on(Do.FINISH_INVESTIGATION, Do.REVOKE_DOCKET, Do.TRANSFER_INSPECTION, Do.TELL_DISPUTE, Do.REFER_DEPARTMENT, Do.REFER_POLICE),
          whose=OFFICE, alert=14,
          basis="《劳动保障监察条例》第17条",
          then="调查超期，应当立即终结调查并报告负责人"),
    Limit("L-11", "作出处理", INSPECTION,
          starts=on(Do.FINISH_INVESTIGATION, says="调查终结"), length=working_days(15), setting="open.inspection_decision",
          restarts=only(on(Do.RECHECK, says="复查未改正"), "result", "partly", "not_done"), leaves_out=STANDS_STILL,
          lapses=on(Do.MERGE_INSPECTION),
          ends=on(Do.ORDER_CORRECTION, Do.CONFIRM_CORRECTED, Do.DECIDE_HANDLING, Do.DECIDE_PENALTY, Do.REVOKE_DOCKET, Do.TELL_DISPUTE,
                  Do.TRANSFER_INSPECTION, Do.REFER_DEPARTMENT, Do.REFER_POLICE),
          whose=OFFICE, alert=5,
          basis="《关于实施〈劳动保障监察条例〉若干规定》第37条（待本局确认）、《劳动保障监察条例》第18条",
          then="应当立即作出处理；特殊情况须经负责人批准延长"),
    Limit("L-12", "送达行政决定", INSPECTION, each=Each.RESPONDENT,
          starts=on(Do.DECIDE_HANDLING, Do.DECIDE_PENALTY, says="作出决定"), length=working_days(7), of_whom=_decided_against,
          restarts=on(Do.DECIDE_HANDLING, Do.DECIDE_PENALTY, says="作出决定"),
          ends=served(HANDLING, PENALTY) | published(HANDLING, PENALTY),
          whose=OFFICE, alert=3,
          basis="《行政处罚法》第61条、第85条（待本局确认；处理决定参照）",
          then="应当立即送达；没有送达的决定对用人单位不生效"),
    Limit("L-13", "限期改正", INSPECTION, each=Each.RESPONDENT,
          starts=served(ORDER, says="收到限期改正指令书"), length=calendar_days(7), days_in=(*ORDERS, "days"),
          restarts=served(ORDER, says="收到限期改正指令书"), of_whom=_ordered,
          ends=on(Do.CONFIRM_CORRECTED) | only(on(Do.RECHECK), "result", "done"),
          lapses=on(Do.DECIDE_HANDLING, Do.REFER_POLICE),
          whose=PARTY, alert=2, hands_back="L-19",
          basis="《劳动保障监察条例》第18条第1款第2项、第26条（日数以指令书为准）",
          then="可以作出行政处理、行政处罚决定；拒不支付劳动报酬涉嫌犯罪的，移送公安机关"),
    Limit("L-19", "复查", INSPECTION, each=Each.RESPONDENT,
          starts=lapse("改正期满", undone="未改正"), length=working_days(3), setting="open.inspection_recheck",
          ends=on(Do.RECHECK, Do.CONFIRM_CORRECTED),
          lapses=on(Do.DECIDE_HANDLING, Do.DECIDE_PENALTY, Do.REFER_POLICE, Do.REVOKE_DOCKET, Do.MERGE_INSPECTION, Do.TRANSFER_INSPECTION,
                    Do.CLOSE_INSPECTION),
          whose=OFFICE, alert=2,
          basis="《劳动保障监察条例》第18条第1款第2项、第30条（日数待本局确认）",
          then="应当立即复查；未改正的，告知拟作出的处理、处罚，拒不支付劳动报酬涉嫌犯罪的移送公安机关"),
    Limit("L-21", "陈述、申辩", INSPECTION, each=Each.RESPONDENT,
          starts=served(NOTICE, says="收到事先告知书"), length=working_days(3), days_in=(Do.TELL_BEFORE, "say_within"),
          restarts=served(NOTICE, says="收到事先告知书"),
          ends=on(Do.HEAR_EMPLOYER), lapses=RESULTS,
          whose=PARTY, alert=1,
          basis="《劳动保障监察条例》第19条、《行政处罚法》第44、45条（日数以告知书为准，待本局确认）",
          then="视为没有陈述、申辩，登记以后可以作出决定"),
    Limit("L-22", "要求听证", INSPECTION, each=Each.RESPONDENT, of_whom=_offered_a_hearing,
          starts=served(NOTICE, says="收到告知听证权利的事先告知书"), length=working_days(5),
          restarts=served(NOTICE, says="收到告知听证权利的事先告知书"),
          ends=on(Do.ASK_PENALTY_HEARING), lapses=only(on(Do.HEAR_EMPLOYER), "waives_hearing", True) | RESULTS,
          whose=PARTY, alert=1,
          basis="《行政处罚法》第64条第1项、第85条（待本局确认）", then="不再组织听证"),
    Limit("L-23", "作出处罚决定", INSPECTION, where=Condition("拟作处罚", _penalty_proposed),
          starts=on(Do.DOCKET_COMPLAINT, says="立案"), length=calendar_days(PENALTY_DAYS), leaves_out=STANDS_STILL,
          ends=on(Do.DECIDE_PENALTY),
          lapses=on(Do.REVOKE_DOCKET, Do.TELL_DISPUTE, Do.REFER_DEPARTMENT, Do.REFER_POLICE, Do.CLOSE_INSPECTION),
          whose=OFFICE, alert=14,
          basis="《行政处罚法》第60条（待本局确认）", then="应当立即作出处罚决定；法律、法规、规章另有规定的除外"),
    Limit("L-14", "履行行政处理决定", INSPECTION, each=Each.RESPONDENT,
          starts=served(HANDLING, says="收到行政处理决定书"), length=calendar_days(15),
          days_in=(Do.DECIDE_HANDLING, "perform_within"), ends=on(Do.CONFIRM_OBEYED),
          restarts=served(HANDLING, says="收到行政处理决定书"),
          whose=PARTY, alert=5,
          basis="《劳动保障监察条例》第18条第1款第2项、第30条第1款第3项（日数以决定书为准）",
          then="依照条例第30条处理；依法申请人民法院强制执行"),
    Limit("L-15", "缴纳罚款", INSPECTION, each=Each.RESPONDENT, where=Condition("处以罚款", _fined),
          starts=served(PENALTY, says="收到行政处罚决定书"), length=calendar_days(15), ends=on(Do.CONFIRM_OBEYED),
          restarts=served(PENALTY, says="收到行政处罚决定书"),
          whose=PARTY, alert=5,
          basis="《行政处罚法》第67条第3款、第72条（待本局确认）",
          then="每日按罚款数额的百分之三加处罚款；依法申请人民法院强制执行"),
    Limit("L-16", "申请行政复议", INSPECTION, each=Each.RESPONDENT,
          starts=served(HANDLING, PENALTY, says="收到决定书"), length=calendar_days(60),
          ends=_challenged("applied"), lapses=_challenged("sued"),
          whose=PARTY, alert=10,
          basis="《行政复议法》第20条（待本局确认）",
          then="不能再申请行政复议"),
    Limit("L-17", "提起行政诉讼", INSPECTION, each=Each.RESPONDENT,
          starts=served(HANDLING, PENALTY, says="收到决定书"), length=months(6),
          ends=_challenged("sued"), lapses=_challenged("applied"),
          whose=PARTY, alert=10,
          basis="《行政诉讼法》第46条（待本局确认）",
          then="不能再提起行政诉讼"),
    Limit("L-18", "不服复议决定起诉", INSPECTION, each=Each.RESPONDENT,
          starts=_challenged("reviewed", says="收到行政复议决定"), length=calendar_days(15),
          ends=_challenged("sued"),
          whose=PARTY, alert=5,
          basis="《行政诉讼法》第45条（待本局确认）",
          then="行政复议决定生效，决定应当履行"),
)
