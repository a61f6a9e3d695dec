"""An award that does not come in time (逾期未裁决): who sues for it, and what becomes of the arbitration (调解仲裁法 第43条)."""

from datetime import date
from typing import Any

from ..acts import Act
from ..codes import Kind, Outcome, Side
from ..do import Do
from ..forms import Text, ask
from ..seats import TRIBUNAL
from ..states.arbitration import ENTRUSTED, SUSPENDED, TERMINATED
from ..step import STAY, Rank, Situation, Step
from ..suing import Lodged
from .arbitration import APPROVES, BENCH, RUNNING
from .court import STAFF, Docketed, at_first_instance, go_to_court
from .court_days import sued_once
from .intake import to_the_commission
from .late_filing import docketed_for_delay, suing_for_delay
from .trial import earliest_end, trial_ends
from .undecided import undecided


class Termination(Act):
    """终止审理: the court has docketed the suit against the overdue arbitration."""

    on: date = ask("决定之日", not_after="today")
    court: Text = ask("立案的人民法院")
    court_number: Text = ask("法院案号")


# --- guards and checks ----------------------------------------------------------------------------------------


def _not_yet_overdue(situation: Situation) -> str | None:
    """Nobody sues for being overdue while the bare forty-five days run; suspended and extended days are for the court to reckon (第12条).
    The sentence names the day on which they really end."""
    first, last = earliest_end(situation), trial_ends(situation)
    if first is None or situation.today > first:
        return None
    ends = f"到 {last.on if last else first} 才届满" if last is None or not last.stopped else "现在停止计时"
    return f"仲裁期限{ends}，此前不能以逾期未裁决起诉（调解仲裁法第43条）。"


def court_has_not_docketed(situation: Situation) -> str | None:
    """A guard of what ends the arbitration for a court: a suit for a delay has been docketed (办案规则 第48条)."""
    if docketed_for_delay(situation):
        return None
    return "人民法院还没有因逾期未裁决立案，仲裁继续审理（办案规则第48条）。立案后，先在诉讼程序中登记“法院立案”。"


def _nobody_waits(situation: Situation) -> str | None:
    """Those who did not sue keep their arbitration (办案规则 第48条)."""
    suing, case = suing_for_delay(situation), situation.case
    waiting = {case.claims[n].claimant for n in undecided(situation.here)}
    staying = [p.name for p in case.of_side(situation.here, Side.APPLICANT) if p.number in waiting - suing]
    if not suing or not staying:
        return None
    names = "、".join(staying[:3]) + ("等" if len(staying) > 3 else "")
    return f"{names}没有起诉，其仲裁请求应当继续处理（办案规则第48条）。请办理“部分申请人终止审理”。"


def suggest_termination(situation: Situation) -> dict[str, Any]:
    """The court and its number, of the suit that was docketed last."""
    suit = next(reversed(docketed_for_delay(situation)), None)
    docketed = suit.last(Do.DOCKET_SUIT) if suit else None
    if suit is None or docketed is None:
        return {}
    return {"court": suit.entries[0].as_(Lodged).court, "court_number": docketed.as_(Docketed).court_number}


# --- rows -----------------------------------------------------------------------------------------------------

GOES_ON = RUNNING | {SUSPENDED, ENTRUSTED}
"""Where the forty-five days may pass without an award: mediation that was entrusted stops none (办案规则 第46条)."""

ROWS = (
    Step(
        Do.SUE_OVERDUE, "逾期未裁决起诉", Kind.ARBITRATION,
        at=GOES_ON, to=STAY, opens=Kind.SUIT, by=STAFF, asks=Lodged,
        unless=(_not_yet_overdue,), by_day=(_not_yet_overdue,), checks=(sued_once(Do.SUE_OVERDUE),),
        does=go_to_court, suggests=at_first_instance, freezes=to_the_commission,
        rank=Rank.LAST, says="{parties}以逾期未裁决向{court}起诉", basis="调解仲裁法 第43条；办案规则 第48条；司法解释（一）第12条",
    ),
    Step(
        Do.TERMINATE_ARBITRATION, "终止审理", Kind.ARBITRATION,
        at=GOES_ON, to=TERMINATED, by=APPROVES | BENCH, seats=TRIBUNAL, asks=Termination,
        unless=(court_has_not_docketed, _nobody_waits), suggests=suggest_termination, outcome=Outcome.TERMINATED,
        rank=Rank.LAST, says="{court}已立案（{court_number}），终止审理", basis="办案规则 第48条",
    ),
)
