"""The courts after the award (诉讼、执行): the days of an appeal, the two years for a judgment, and the courts' own days, which are asked
after and bind nobody here.
"""

from ... import judged
from ...codes import Kind, Outcome
from ...codes.court import CourtPaper
from ...do import Do
from ...facts import CaseFacts, Proceeding
from ...steps.enforcement_period import courses, is_asked_for, still_owed
from ..prescription import ENFORCEMENT as PRESCRIBED
from ..words import Condition, Each, Limit, Whose, between, calendar_days, day_in, months, on, only, years

SUIT, ENFORCEMENT = Kind.SUIT, Kind.ENFORCEMENT
PARTY, COURT = Whose.PARTY, Whose.COURT
ASKED = (Do.APPLY_ENFORCEMENT, Do.ENFORCE_AGREEMENT, Do.ENFORCE_JUDGMENT, Do.HAND_OVER_ENFORCEMENT, Do.REVIVE_ENFORCEMENT)
"""The steps by which a court gets an enforcement."""
RECEIVED = Do.RECEIVE_RULING
RULINGS = (CourtPaper.SUIT_ENDED, CourtPaper.FINAL_SUIT_ENDED, CourtPaper.WRONG_COURT)
"""The papers by which a court does not take a suit up, or dismisses it."""


def _not_final(_: CaseFacts, suit: Proceeding) -> bool:
    """The judgment of first instance is not one of a small claim, which is final (民事诉讼法 第165条)."""
    said = suit.last(Do.DECIDE_SUIT)
    return said is None or not said.answer("single_instance")


def _dismissed(_: CaseFacts, suit: Proceeding) -> bool:
    """The suit was not taken up, or dismissed; one that was withdrawn is nothing to appeal against (民事诉讼法 第157条)."""
    said = suit.last(Do.REFUSE_SUIT, Do.DECIDE_SUIT, Do.WITHDRAW_SUIT)
    return said is not None and said.step != Do.WITHDRAW_SUIT and suit.outcome != Outcome.JUDGED and not judged.appeal_withdrawn(suit)


LIMITS: tuple[Limit, ...] = (
    Limit("X-20", "不服一审判决上诉", SUIT, each=Each.PARTY, where=Condition("不是一审终审", _not_final),
          starts=only(on(RECEIVED, says="收到一审判决书"), "served", CourtPaper.JUDGMENT), length=calendar_days(judged.APPEAL_DAYS),
          restarts=only(on(RECEIVED, says="收到重审的判决书"), "served", CourtPaper.JUDGMENT),
          ends=on(Do.LODGE_APPEAL), lapses=on(Do.CONFIRM_JUDGMENT),
          whose=PARTY, alert=5,
          basis="《民事诉讼法》第171条", then="不能再上诉；各方都没有上诉的，一审判决发生法律效力"),
    Limit("X-21", "不服不予受理、驳回起诉的裁定上诉", SUIT, each=Each.PARTY, where=Condition("不予受理或者驳回起诉", _dismissed),
          starts=only(on(RECEIVED, says="收到裁定书"), "served", *RULINGS),
          length=calendar_days(judged.APPEAL_DAYS_OF_RULINGS),
          restarts=only(on(RECEIVED, says="再次收到裁定书"), "served", *RULINGS),
          ends=on(Do.LODGE_APPEAL),
          whose=PARTY, alert=3,
          basis="《民事诉讼法》第157、171条", then="裁定发生法律效力"),
    Limit("X-22", "法院一审", SUIT,
          starts=on(Do.DOCKET_SUIT, Do.REMAND_SUIT, says="法院立案"), length=months(6),
          restarts=on(Do.REMAND_SUIT),
          ends=on(Do.DECIDE_SUIT), lapses=on(Do.WITHDRAW_SUIT),
          whose=COURT, alert=15,
          basis="《民事诉讼法》第152条（适用简易程序的三个月，第164条）", then="可以向人民法院询问审理情况"),
    Limit("X-23", "法院二审", SUIT,
          starts=on(Do.LODGE_APPEAL, says="上诉"), length=months(3), restarts=on(Do.LODGE_APPEAL),
          ends=on(Do.DECIDE_APPEAL, Do.REMAND_SUIT), lapses=on(Do.WITHDRAW_APPEAL),
          whose=COURT, alert=15,
          basis="《民事诉讼法》第183条（自第二审立案之日起；对裁定的上诉三十日）", then="可以向第二审人民法院询问审理情况"),
    Limit("X-24", "申请执行判决（法院调解书）", SUIT, each=Each.PARTY,
          starts=day_in(Do.CONFIRM_JUDGMENT, "perform_until", says="履行期最后一日"), length=years(2),
          of_whom=lambda case, here, party: still_owed(case, here, case.promised_in(here), party),
          courses=lambda case, here, party: courses(case, here, case.promised_in(here), party),
          ends=on(Do.ENFORCE_JUDGMENT), counts=is_asked_for,
          prescription=PRESCRIBED, whose=PARTY, alert=30,
          basis="《民事诉讼法》第247、250条", then="被执行人提出时效异议的，不予执行"),
    Limit("X-25", "法院执行立案", ENFORCEMENT,
          starts=on(*ASKED, says="提出执行申请"), length=calendar_days(7),
          ends=on(Do.DOCKET_ENFORCEMENT, Do.REFUSE_ENFORCEMENT), lapses=on(Do.WITHDRAW_ENFORCEMENT),
          whose=COURT, alert=2,
          basis="最高人民法院关于人民法院执行工作若干问题的规定（试行）第16条", then="可以向执行法院询问是否立案"),
    Limit("X-26", "法院执行", ENFORCEMENT,
          starts=on(*ASKED, says="提出执行申请"), length=months(6),
          leaves_out=between(Do.PAUSE_ENFORCEMENT, Do.RESUME_ENFORCEMENT, Do.END_ENFORCEMENT, says="中止执行"),
          ends=on(Do.END_ENFORCEMENT), lapses=on(Do.WITHDRAW_ENFORCEMENT, Do.REFUSE_ENFORCEMENT),
          whose=COURT, alert=15,
          basis="《民事诉讼法》第237条", then="超过六个月未执行的，可以向上一级人民法院申请执行"),
)
