"""Review of a mediation agreement by the commission (仲裁审查) and its confirmation by the court (司法确认)."""

from ...codes import Kind
from ...do import Do
from ...steps.enforcement_period import courses, is_asked_for, lines_of_the_agreement, still_owed
from ..prescription import ENFORCEMENT as PRESCRIBED
from ..words import Each, Limit, Whose, asked, at_once, between, by, calendar_days, day_in, on, working_days, years

REVIEW, CONFIRMATION = Kind.REVIEW, Kind.CONFIRMATION
OFFICE, PARTY, COURT = Whose.OFFICE, Whose.PARTY, Whose.COURT


def _to_be_enforced(id_: str, label: str, kind: Kind, step: Do, effect: str) -> Limit:
    """Two years from the last day of performance, of each debt its own; where the step named none, from the day it made the agreement
    enforceable."""
    return Limit(
        id_, label, kind, each=Each.PARTY,
        of_whom=lambda case, here, party: still_owed(case, here, lines_of_the_agreement(case, here), party),
        courses=lambda case, here, party: courses(case, here, lines_of_the_agreement(case, here), party),
        starts=day_in(step, "perform_until", says="履行期最后一日") | on(step, says=effect), length=years(2),
        ends=on(Do.ENFORCE_AGREEMENT), lapses=on(Do.CONFIRM_REVIEW_PERFORMANCE), counts=is_asked_for,
        prescription=PRESCRIBED, whose=PARTY, alert=30,
        basis="《调解仲裁法》第51条、《民事诉讼法》第206、250条", then="被执行人提出时效异议的，不予执行",
    )


LIMITS: tuple[Limit, ...] = (
    Limit("V-01", "审查受理决定", REVIEW,
          starts=on(Do.APPLY_REVIEW, says="收到审查申请"), length=working_days(5), setting="review.docket_days",
          restarts=on(Do.COMPLETE_REVIEW_CORRECTION, says="补正完成"),
          leaves_out=between(Do.REQUEST_REVIEW_CORRECTION, Do.COMPLETE_REVIEW_CORRECTION, says="等待补正"),
          ends=on(Do.ACCEPT_REVIEW, Do.REFUSE_REVIEW),
          lapses=on(Do.WITHDRAW_REVIEW),
          whose=OFFICE, alert=2,
          basis="《办案规则》第75条（“及时”，没有法定日数，内部期限待本局确认）",
          then="应当立即作出受理或者不予受理的决定"),
    Limit("V-02", "仲裁审查", REVIEW,
          starts=on(Do.ACCEPT_REVIEW, says="受理审查申请"), length=working_days(5),
          extends=by(Do.EXTEND_REVIEW, at_most=5),
          ends=on(Do.MAKE_REVIEW_LETTER, Do.DENY_REVIEW),
          lapses=on(Do.WITHDRAW_REVIEW),
          whose=OFFICE, alert=2,
          basis="《办案规则》第76、80条", then="特殊情况经批准可以延长五个工作日"),
    Limit("V-03", "审查延长", REVIEW,
          starts=asked("审查期限届满"), length=working_days(5), whose=OFFICE, alert=2,
          basis="《办案规则》第76、80条", then="延长应当在审查期限届满前经主任或者仲裁院负责人批准，只能延长一次"),
    Limit("V-04", "撤回审查申请", REVIEW,
          starts=asked("审查调解书送达"), length=at_once(), whose=PARTY, alert=0,
          basis="《办案规则》第76、79条", then="调解书送达之后不能再撤回"),
    Limit("V-05", "审查调解书生效", REVIEW,
          starts=asked("双方签收中较晚的一方签收"), length=at_once(), whose=PARTY, alert=0,
          basis="《办案规则》第77条", then="双方签收之前不发生法律效力"),
    # The court's own days: they are counted so that the parties can be told and the court be asked, and bind nobody here.
    Limit("M-10A", "法院受理司法确认", CONFIRMATION,
          starts=on(Do.APPLY_CONFIRMATION, says="申请司法确认"), length=calendar_days(3),
          ends=on(Do.COURT_ACCEPTS, Do.COURT_REFUSES),
          lapses=on(Do.WITHDRAW_CONFIRMATION),
          whose=COURT, alert=1,
          basis="人民调解协议司法确认程序规定第4条", then="可以向人民法院询问是否受理"),
    Limit("M-10B", "法院裁定司法确认", CONFIRMATION,
          starts=on(Do.COURT_ACCEPTS, says="人民法院受理"), length=calendar_days(15), setting="court.confirmation_days",
          extends=by(Do.COURT_EXTENDS, at_most=10),
          ends=on(Do.COURT_CONFIRMS, Do.COURT_REFUSES),
          lapses=on(Do.WITHDRAW_CONFIRMATION),
          whose=COURT, alert=3,
          basis="人民调解协议司法确认程序规定第5条（按特别程序审理的，民事诉讼法第187条为三十日，待本局确认）",
          then="可以向人民法院询问审查结果"),
    _to_be_enforced("X-09R", "申请执行审查调解书", REVIEW, Do.SIGN_REVIEW_LETTER, "审查调解书生效"),
    _to_be_enforced("X-09C", "申请执行经确认的调解协议", CONFIRMATION, Do.COURT_CONFIRMS, "裁定协议有效"),
)
