"""Labour inspection (劳动保障监察): its time limits, one row each.

L-07 and L-08 stand in the 条例. L-10 and L-11 stand in the ministry's 若干规定 (令第25号), which is not among the statutes
kept with this program: the settings `open.inspection_docket` and `open.inspection_decision` ask the bureau to confirm them.
L-12 to L-18 run from a decision or from its service on each employer. They stand in the laws on administrative penalty,
review and suit, which are not kept here either: `open.inspection_service` asks for them.
"""

from collections.abc import Callable

from ...codes import Kind
from ...codes.challenge import Answered, ChallengeResult
from ...codes.inspection import Challenge, Proposed
from ...codes.police import PoliceAnswer, ReferralDecision
from ...court_application import decisions_open_against, opens_on
from ...decided import DECISIONS, PENALTIES, challenged_by, received_by
from ...do import Do
from ...facts import CaseFacts, Entry, Proceeding
from ...fines import is_settled_by
from ...steps.advance_notice import AdvanceNotice, is_on_hearing, is_on_notice
from ...steps.correcting import ORDERS, is_about, ordered
from ...steps.deciding import PENALTY_DAYS
from ...steps.police import REFUSED
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
    day_in,
    lapse,
    months,
    on,
    only,
    published,
    served,
    that_day,
    working_days,
    years,
)

INSPECTION = Kind.INSPECTION
OFFICE, PARTY, COURT = Whose.OFFICE, Whose.PARTY, Whose.COURT
ORDER, HANDLING, PENALTY, NOTICE = "correction_order", "handling_decision", "penalty_decision", "advance_notice"
STANDS_STILL = between(Do.SUSPEND_INSPECTION, Do.RESUME_INSPECTION, says="中止调查")
RESULTS = on(Do.DECIDE_HANDLING, Do.DECIDE_PENALTY)
GOES_ON = frozenset({Do.GO_ON_HANDLING, Do.DECIDE_HANDLING, Do.DECIDE_PENALTY, Do.CONFIRM_CORRECTED})
"""What ends the wait for the police: the handling goes on here."""
ANSWERED = (PoliceAnswer.DOCKETED, *sorted(REFUSED))
"""The answers of the police that leave the handling with the office (310号令 第8、10、11条)."""


def _challenged(event: str, says: str = "") -> Events:
    return only(on(Do.RECORD_CHALLENGE, says=says), "event", event)


REMAKING = (ChallengeResult.REVOKED, ChallengeResult.REMADE)
FELL = only(on(Do.RECORD_CHALLENGE), "result", *REMAKING)
"""A result by which an order or a decision falls: for whoever challenged it nothing of it runs any more."""


def _of_paper(*steps: Do) -> Callable[[CaseFacts, Proceeding, Entry, int | None], bool]:
    """Of the results of challenges those that are about what these steps made; whatever else is done counts."""

    def counts(_: CaseFacts, here: Proceeding, entry: Entry, party: int | None) -> bool:
        if entry.step != Do.RECORD_CHALLENGE or party is None:
            return True
        return any(decided.step in steps for decided in challenged_by(here, entry, party))

    return counts


def _is_on(here: Proceeding, decided: Entry, done: Entry, party: int) -> bool:
    """Of challenges count those to this decision, of payments of a fine those on a penalty; whatever else is done is about all of them."""
    if done.step == Do.PAY_FINE:
        return decided.step in PENALTIES
    return done.step != Do.RECORD_CHALLENGE or any(made.seq == decided.seq for made in challenged_by(here, done, party))


def _since_it_fell(_: CaseFacts, here: Proceeding, entry: Entry, __: int | None) -> bool:
    """The first decision does not end the days in which another is to be made in its place."""
    fell = [each.seq for each in here.all(Do.RECORD_CHALLENGE) if each.answer("result") is ChallengeResult.REMADE]
    return bool(fell) and entry.seq >= fell[-1]


def _answered(*events: str, says: str = "") -> Events:
    return only(on(Do.RECORD_COURT_ANSWER, says=says), "event", *events)


def _told(*events: str, says: str = "") -> Events:
    return only(on(Do.RECORD_POLICE_ANSWER, says=says), "event", *events)


def _stands_referred(_: CaseFacts, here: Proceeding, entry: Entry, __: int | None) -> bool:
    """An answer of the police makes it the office's turn where nothing has been done here since the case was handed to them. Where a crime
    was reported beside it, the handling has never stopped.
    """
    if entry.step != Do.RECORD_POLICE_ANSWER:
        return True
    before = [each for each in here.entries if each.seq < entry.seq]
    sent = max((each.seq for each in before if each.step == Do.REFER_POLICE), default=None)
    return sent is not None and not any(each.seq > sent and each.step in GOES_ON for each in before)


def not_taken_up_again(_: CaseFacts, here: Proceeding, entry: Entry, __: int | None) -> bool:
    """A referral to the police concludes nothing where the handling has gone on since (310号令 第10、11条)."""
    if entry.step != Do.REFER_POLICE:
        return True
    return all(each.seq < entry.seq for each in here.all(Do.GO_ON_HANDLING))


def _still_performs(case: CaseFacts, here: Proceeding, party: int) -> bool:
    """Nobody is taken to court who has performed what he was served with (行政强制法 第53条)."""
    return any(party in received_by(here, made) for made in decisions_open_against(case, here, party))


def _fined(_: CaseFacts, here: Proceeding) -> bool:
    return any(decided.answer("fine") for decided in here.all(*PENALTIES))


def _is_on_fine(here: Proceeding, decided: Entry, done: Entry, party: int) -> bool:
    """Only what fines has days to pay; of payments the one counts by which this fine is settled (行政处罚法 第67条)."""
    if done.seq == decided.seq:
        return bool(decided.answer("fine"))
    if done.step == Do.PAY_FINE:
        return is_settled_by(here, decided, done, party)
    return _is_on(here, decided, done, party)


def _settles(case: CaseFacts, here: Proceeding, entry: Entry, party: int | None) -> bool:
    """Of payments those after which no fine is left, of challenges those to a penalty; whatever else is done counts."""
    if entry.step == Do.PAY_FINE and party is not None:
        return all(is_settled_by(here, decided, entry, party) for decided in here.all(*PENALTIES) if decided.seq < entry.seq)
    return _of_paper(*PENALTIES)(case, here, entry, party)


def _penalty_proposed(_: CaseFacts, here: Proceeding) -> bool:
    told = here.last(Do.TELL_BEFORE)
    return told is not None and told.as_(AdvanceNotice).proposed is not Proposed.HANDLING


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
          restarts=only(on(Do.RECHECK, says="复查未改正"), "result", "partly", "not_done") | on(Do.GO_ON_HANDLING, says="继续行政处理"),
          leaves_out=STANDS_STILL, lapses=on(Do.MERGE_INSPECTION), counts=not_taken_up_again,
          ends=on(Do.ORDER_CORRECTION, Do.CONFIRM_CORRECTED, Do.DECIDE_HANDLING, Do.DECIDE_PENALTY, Do.REVOKE_DOCKET, Do.TELL_DISPUTE,
                  Do.TRANSFER_INSPECTION, Do.REFER_DEPARTMENT, Do.REFER_POLICE),
          whose=OFFICE, alert=5,
          basis="《关于实施〈劳动保障监察条例〉若干规定》第37条（待本局确认）、《劳动保障监察条例》第18条",
          then="应当立即作出处理；特殊情况须经负责人批准延长"),
    Limit("L-12", "送达行政决定", INSPECTION, each=Each.RESPONDENT,
          starts=on(*DECISIONS, says="作出决定"), length=working_days(7), papers=DECISIONS,
          ends=served(HANDLING, PENALTY) | published(HANDLING, PENALTY),
          whose=OFFICE, alert=3,
          basis="《行政处罚法》第61条、第85条（待本局确认；处理决定参照）",
          then="应当立即送达；没有送达的决定对用人单位不生效"),
    Limit("L-13", "限期改正", INSPECTION, each=Each.RESPONDENT,
          starts=served(ORDER, says="收到限期改正指令书"), length=calendar_days(7), days_in=(*ORDERS, "days"),
          papers=ORDERS, about=is_about, of_whom=_ordered,
          ends=on(Do.CONFIRM_CORRECTED) | only(on(Do.RECHECK), "result", "done"),
          lapses=on(Do.DECIDE_HANDLING, Do.REFER_POLICE) | FELL,
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
          papers=(Do.TELL_BEFORE,), about=is_on_notice,
          ends=on(Do.HEAR_EMPLOYER), lapses=RESULTS,
          whose=PARTY, alert=1,
          basis="《劳动保障监察条例》第19条、《行政处罚法》第44、45条（日数以告知书为准，待本局确认）",
          then="视为没有陈述、申辩，登记以后可以作出决定"),
    Limit("L-22", "要求听证", INSPECTION, each=Each.RESPONDENT,
          starts=served(NOTICE, says="收到告知听证权利的事先告知书"), length=working_days(5),
          papers=(Do.TELL_BEFORE,), about=is_on_hearing,
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
          papers=(Do.DECIDE_HANDLING,), about=_is_on, lapses=FELL,
          whose=PARTY, alert=5, hands_back="L-36",
          basis="《劳动保障监察条例》第18条第1款第2项、第30条第1款第3项（日数以决定书为准）",
          then="依照条例第30条处理；依法申请人民法院强制执行"),
    Limit("L-15", "缴纳罚款", INSPECTION, each=Each.RESPONDENT, where=Condition("处以罚款", _fined),
          starts=served(PENALTY, says="收到行政处罚决定书"), length=calendar_days(15), ends=on(Do.CONFIRM_OBEYED, Do.PAY_FINE),
          papers=PENALTIES, about=_is_on_fine, lapses=FELL | on(Do.DEFER_FINE),
          whose=PARTY, alert=5, hands_back="L-36",
          basis="《行政处罚法》第67条第3款、第72条（待本局确认）",
          then="每日按罚款数额的百分之三加处罚款；依法申请人民法院强制执行"),
    Limit("L-37", "延期缴纳罚款", INSPECTION, each=Each.NAMED,
          starts=day_in(Do.DEFER_FINE, "until", says="准予缴清的最后日期"),
          restarts=day_in(Do.DEFER_FINE, "until", says="再次准予的最后日期"),
          length=that_day(), rolls=False, ends=on(Do.CONFIRM_OBEYED, Do.PAY_FINE), lapses=FELL, counts=_settles,
          whose=PARTY, alert=5, hands_back="L-36",
          basis="《行政处罚法》第66条第2款、第72条（待本局确认）",
          then="每日按罚款数额的百分之三加处罚款；依法申请人民法院强制执行"),
    Limit("L-36", "核查决定履行", INSPECTION, each=Each.RESPONDENT,
          starts=lapse("履行期满", undone="未履行"), length=working_days(3), setting="open.inspection_performance",
          ends=on(Do.CONFIRM_OBEYED, Do.URGE_PERFORMANCE, Do.APPLY_COURT, Do.PAY_FINE),
          lapses=on(Do.CLOSE_INSPECTION, Do.HANDLE_AGAIN) | FELL,
          whose=OFFICE, alert=2,
          basis="《劳动保障监察条例》第30条第1款第3项、《行政强制法》第54条（日数待本局确认）",
          then="应当立即核查；没有履行的，书面催告，期满申请人民法院强制执行"),
    Limit("L-16", "申请行政复议", INSPECTION, each=Each.RESPONDENT,
          starts=served(HANDLING, PENALTY, says="收到决定书"), length=calendar_days(60),
          papers=DECISIONS, about=_is_on,
          ends=_challenged("applied"), lapses=_challenged("sued"),
          whose=PARTY, alert=10,
          basis="《行政复议法》第20条（待本局确认）",
          then="不能再申请行政复议"),
    Limit("L-17", "提起行政诉讼", INSPECTION, each=Each.RESPONDENT,
          starts=served(HANDLING, PENALTY, says="收到决定书"), length=months(6),
          papers=DECISIONS, about=_is_on,
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
    Limit("L-24", "行政复议答复", INSPECTION, each=Each.NAMED,
          starts=only(day_in(Do.RECORD_CHALLENGE, "copy_on", says="收到行政复议申请书副本"), "event", Challenge.APPLIED),
          length=working_days(10),
          ends=only(on(Do.ANSWER_CHALLENGE), "what", Answered.REVIEW), lapses=_challenged("reviewed"),
          whose=OFFICE, alert=3,
          basis="《行政复议法》第48条、第88条第2款（十日指工作日；简易程序五日：第54条；待本局确认）",
          then="应当立即提出书面答复，提交作出决定的证据、依据；不提交的，视为没有证据、依据，该决定将被撤销（第70条）"),
    Limit("L-25", "行政诉讼答辩", INSPECTION, each=Each.NAMED,
          starts=only(day_in(Do.RECORD_CHALLENGE, "copy_on", says="收到起诉状副本"), "event", Challenge.SUED),
          length=calendar_days(15),
          ends=only(on(Do.ANSWER_CHALLENGE), "what", Answered.SUIT), lapses=_challenged("judged"),
          whose=OFFICE, alert=5,
          basis="《行政诉讼法》第67条（待本局确认）",
          then="应当立即提交证据和所依据的规范性文件；逾期不提供的，视为没有相应证据（第34条）；被诉行政机关负责人应当出庭应诉（第3条）"),
    Limit("L-26", "重新作出决定", INSPECTION,
          starts=only(on(Do.RECORD_CHALLENGE, says="收到责令重新作出的决定、裁判"), "result", ChallengeResult.REMADE),
          restarts=only(on(Do.RECORD_CHALLENGE, says="收到责令重新作出的决定、裁判"), "result", ChallengeResult.REMADE),
          length=calendar_days(60), days_in=(Do.RECORD_CHALLENGE, "remake_days"), counts=_since_it_fell,
          ends=on(Do.DECIDE_HANDLING, Do.DECIDE_PENALTY, Do.ORDER_CORRECTION, Do.REVOKE_DOCKET),
          whose=OFFICE, alert=10,
          basis="《行政复议法》第64条，《行政复议法实施条例》第49条，《行政诉讼法》第70、71条（日数以决定、裁判为准；待本局确认）",
          then="应当立即重新作出决定；不得以同一事实和理由作出与原决定相同或者基本相同的决定"),
    Limit("L-27", "催告期", INSPECTION, each=Each.RESPONDENT,
          starts=served("performance_urging", says="收到催告书"), length=working_days(10),
          restarts=served("performance_urging", says="收到催告书"),
          ends=on(Do.CONFIRM_OBEYED), lapses=on(Do.APPLY_COURT),
          whose=PARTY, alert=2,
          basis="《行政强制法》第54条、第69条（十日以内指工作日；待本局确认）",
          then="仍未履行的，申请人民法院强制执行"),
    Limit("L-28", "申请法院强制执行", INSPECTION, each=Each.RESPONDENT, of_whom=_still_performs, after=opens_on,
          starts=served(HANDLING, PENALTY, says="申请行政复议、提起行政诉讼的期限届满"), length=months(3),
          restarts=served(HANDLING, PENALTY, says="申请行政复议、提起行政诉讼的期限届满")
          | only(on(Do.RECORD_CHALLENGE, says="行政复议、行政诉讼终结"), "event", Challenge.REVIEWED, Challenge.JUDGED),
          ends=on(Do.APPLY_COURT), lapses=_challenged("applied") | _challenged("sued") | on(Do.CONFIRM_OBEYED),
          whose=OFFICE, alert=60,
          basis="《行政强制法》第53、54条（先催告，催告书送达十日后申请；待本局确认）",
          then="逾期申请的，人民法院裁定不予受理，决定不能再强制执行"),
    Limit("L-29", "法院受理强制执行", INSPECTION, each=Each.NAMED,
          starts=on(Do.APPLY_COURT, says="申请强制执行"), length=working_days(5),
          ends=_answered("docketed", "not_docketed"), lapses=_answered("withdrawn"),
          whose=COURT, alert=1,
          basis="《行政强制法》第56条、第69条（工作日；待本局确认）",
          then="向人民法院询问是否受理"),
    Limit("L-30", "法院裁定是否准予执行", INSPECTION, each=Each.NAMED,
          starts=_answered("docketed", says="法院受理"), length=working_days(7),
          ends=_answered("granted", "denied"), lapses=_answered("withdrawn"),
          whose=COURT, alert=1,
          basis="《行政强制法》第57条、第69条（工作日；依第58条听取意见的，三十日；待本局确认）",
          then="向人民法院询问裁定"),
    Limit("L-31", "对法院裁定申请复议", INSPECTION, each=Each.NAMED,
          starts=_answered("not_docketed", "denied", says="收到不予受理、不准予执行的裁定"), length=calendar_days(15),
          restarts=_answered("not_docketed", "denied", says="收到不予受理、不准予执行的裁定"),
          ends=_answered("reconsider"), lapses=_answered("docketed", "granted", "withdrawn"),
          whose=OFFICE, alert=5,
          basis="《行政强制法》第56条第2款、第58条第3款（待本局确认）",
          then="裁定生效，不能再向上一级人民法院申请复议"),
    Limit("L-32", "决定是否移送公安", INSPECTION,
          starts=on(Do.PROPOSE_REFERRAL, says="提出移送报告"), length=calendar_days(3),
          restarts=on(Do.PROPOSE_REFERRAL, says="提出移送报告"), ends=on(Do.DECIDE_REFERRAL),
          whose=OFFICE, alert=1,
          basis="《行政执法机关移送涉嫌犯罪案件的规定》第5条第2款（待本局确认）",
          then="负责人应当立即决定是否移送"),
    Limit("L-33", "移送公安机关", INSPECTION,
          starts=only(on(Do.DECIDE_REFERRAL, says="批准移送"), "decision", ReferralDecision.APPROVED), length=calendar_days(1), rolls=False,
          restarts=only(on(Do.DECIDE_REFERRAL, says="批准移送"), "decision", ReferralDecision.APPROVED),
          ends=on(Do.REFER_POLICE, Do.REPORT_CRIME),
          whose=OFFICE, alert=1,
          basis="《行政执法机关移送涉嫌犯罪案件的规定》第5条第2款：二十四小时内（待本局确认）",
          then="应当立即移送同级公安机关，并抄送同级人民检察院"),
    Limit("L-34", "催问公安机关立案", INSPECTION,
          starts=on(Do.REFER_POLICE, Do.REPORT_CRIME, says="移送公安机关"), length=calendar_days(10),
          restarts=on(Do.REFER_POLICE, Do.REPORT_CRIME, says="移送公安机关"), ends=_told("docketed", "not_docketed", "returned", "asked"),
          whose=OFFICE, alert=3,
          basis="《行政执法机关移送涉嫌犯罪案件的规定》第8条：公安机关三日内审查，疑难的十日、三十日（待本局确认）",
          then="向公安机关催问立案情况；没有答复的，可以建议人民检察院立案监督"),
    Limit("L-35", "对不予立案提请复议", INSPECTION,
          starts=_told("not_docketed", says="收到不予立案通知书"), length=calendar_days(3),
          restarts=_told("not_docketed", says="收到不予立案通知书"), ends=_told("reconsider", "supervised"), lapses=on(Do.GO_ON_HANDLING),
          whose=OFFICE, alert=1,
          basis="《行政执法机关移送涉嫌犯罪案件的规定》第9条（待本局确认）",
          then="不能再提请公安机关复议；可以建议人民检察院立案监督，并继续行政处理"),
    Limit("L-42", "移送公安后继续行政处理", INSPECTION, counts=_stands_referred,
          starts=_told(*ANSWERED, says="公安机关答复"), length=working_days(15), setting="open.inspection_after_police",
          restarts=_told(*ANSWERED, says="公安机关答复"),
          ends=on(*sorted(GOES_ON)), lapses=on(Do.CLOSE_INSPECTION),
          whose=OFFICE, alert=5,
          basis="《行政执法机关移送涉嫌犯罪案件的规定》第10、11条，《劳动保障监察条例》第18条（日数待本局确认）",
          then="应当立即继续行政处理：责令、处理决定不因移送停止；已经付清的，核实后结案"),
)
