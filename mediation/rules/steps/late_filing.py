"""A decision on the filing that does not come in time (逾期未作出受理决定): who sues for it, and what that leaves to the commission.

The court takes the suit (调解仲裁法 第29条；司法解释（一）第12条). The regulations name no paper by which the application then ends:
they have one for a case that is heard already (终止审理, 办案规则 第48条), and one for what a court is handling (不予受理, 第34条第2项).
"""

from datetime import date
from typing import Any

from ..codes import FilingRefusalGround, Kind, Side
from ..codes.court import SuitKind
from ..do import Do
from ..facts import Proceeding
from ..states.arbitration import FILING_CORRECTING, ON_HOLD, RECEIVED
from ..step import STAY, Rank, Situation, Step
from ..suing import Lodged
from .court import STAFF, at_first_instance, go_to_court, suit_kind
from .court_days import sued_once
from .intake import to_the_commission

DECISION = "A-02"
"""The limit, of the table of limits, that counts the days for the decision."""
DECISION_DAYS = 5
"""工作日 for the decision (调解仲裁法 第29条；办案规则 第30、80条): the length of A-02, which takes it from here.

Papers that were missing and a mediation by consent make it longer: a suit that comes before that end is warned of, and recorded.
"""
DELAYS = (SuitKind.NOT_DECIDED, SuitKind.OVERDUE)
"""The suits for what did not come in time: the decision on the filing, the award."""


def docketed_for_delay(situation: Situation) -> list[Proceeding]:
    """The suits for a delay of this arbitration that a court has docketed, oldest first."""
    mine = [p for p in situation.case.proceedings.values() if p.kind is Kind.SUIT and p.came_from == situation.here.number]
    return [p for p in mine if suit_kind(p) in DELAYS and p.accepted_on]


def suing_for_delay(situation: Situation) -> set[int]:
    """The applicants, by number, whose suit for a delay a court has docketed."""
    sued = {n for suit in docketed_for_delay(situation) for n in suit.entries[0].as_(Lodged).parties}
    return {p.number for p in situation.case.of_side(situation.here, Side.APPLICANT) if sued & situation.here.standing_for(p.number)}


# --- guards and checks ----------------------------------------------------------------------------------------


def _decided_by(situation: Situation) -> date:
    """The last day of the decision in a case that nothing made longer."""
    return situation.reference.calendar.working_day_after(situation.here.received_on, DECISION_DAYS)


def _too_early(situation: Situation) -> str:
    last = situation.last_day(DECISION)
    ends = f"到 {last.on if last else _decided_by(situation)} 才届满" if last is None or not last.stopped else "现在停止计时"
    return f"受理决定的期限{ends}，此前不能以逾期未作出决定起诉（调解仲裁法第29条）。"


def _not_yet_late(situation: Situation) -> str | None:
    """Nobody sues for a missing decision while its five working days run; what stood still is for the court (司法解释（一）第12条)."""
    return _too_early(situation) if situation.today <= _decided_by(situation) else None


def _they_applied(situation: Situation, form: Lodged) -> dict[str, str]:
    """Check that whoever goes is an applicant: it is their application that was left undecided (调解仲裁法 第29条)."""
    mine = {party.number for party in situation.case.of_side(situation.here, Side.APPLICANT)}
    return {"parties": "逾期未作出受理决定的，由申请人起诉（调解仲裁法第29条），请只选申请人。"} if set(form.parties) - mine else {}


def court_decides(situation: Situation) -> str | None:
    """A guard of the acceptance: the dispute of every applicant is before a court already (办案规则 第34条第2项). Who did not sue keeps
    the application."""
    suing = suing_for_delay(situation)
    if not suing or any(p.number not in suing for p in situation.case.of_side(situation.here, Side.APPLICANT)):
        return None
    return (
        "申请人因逾期未作出受理决定起诉，人民法院已经立案，本委不再受理。请办理“不予受理”，"
        f"理由选“{FilingRefusalGround.ALREADY.label}”；申请人撤回仲裁申请的，办理“撤回申请”。"
    )


def suggest_refusal(situation: Situation) -> dict[str, Any]:
    """The ground and the reason where a court has docketed the suit; nothing otherwise."""
    suits = docketed_for_delay(situation)
    if not suits or not court_decides(situation):
        return {}
    suit = suits[-1]
    reason = f"申请人已就同一争议向{suit.entries[0].as_(Lodged).court}起诉，人民法院于{suit.accepted_on}立案"
    return {"ground": FilingRefusalGround.ALREADY, "reason": reason}


def _suggest(situation: Situation) -> dict[str, Any]:
    applicants = [party.number for party in situation.case.of_side(situation.here, Side.APPLICANT)]
    return {**at_first_instance(situation), "parties": applicants}


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.SUE_NOT_DECIDED, "逾期未作出受理决定起诉", Kind.ARBITRATION,
        at=frozenset({RECEIVED, FILING_CORRECTING, ON_HOLD}), to=STAY, opens=Kind.SUIT, by=STAFF, asks=Lodged,
        unless=(_not_yet_late,), by_day=(_not_yet_late,), checks=(_they_applied, sued_once(Do.SUE_NOT_DECIDED)),
        does=go_to_court, suggests=_suggest, freezes=to_the_commission,
        rank=Rank.LAST, says="{parties}以逾期未作出受理决定向{court}起诉", basis="调解仲裁法 第29条；司法解释（一）第12条",
    ),
)
