"""From a mediation on (调解之后): who may carry the dispute to arbitration, and when. A file that is closed shuts no door."""

from datetime import timedelta

from ..codes import Kind
from ..do import Do
from ..states.mediation import ACCEPTED, CLOSED, EFFECTIVE, FAILED, MEDIATING, RECONCILED, REFUSED, WITHDRAWN
from ..step import STAY, Rank, Situation, Step
from .intake import (
    MEDIATORS,
    REGISTRY,
    ToArbitration,
    already_filed,
    claims_belong,
    everybody_left,
    hand_on,
    to_the_commission,
)

UNDER_WAY = frozenset({ACCEPTED, MEDIATING})
DAYS_TO_AGREE = timedelta(days=15)
"""自然日 from the receipt of the application; without an agreement by then, a party may apply for arbitration (调解仲裁法 第14条第3款)."""


def _days_to_agree_run(situation: Situation) -> str | None:
    """While people still mediate, a party goes on when the fifteen days are over; before, the mediation is ended first. They run from the
    receipt of the application (M-03), whatever was completed after it.
    """
    if situation.here.state not in {state.name for state in UNDER_WAY}:
        return None
    last = situation.reference.calendar.roll_forward(situation.here.entries[0].on + DAYS_TO_AGREE)
    if situation.today > last:
        return None
    return (
        f"收到调解申请之日起十五日（{last} 届满）内还在调解；期满没有达成协议的，当事人可以申请仲裁（调解仲裁法第14条第3款）。"
        "现在就要申请的，先办理“调解不成”；不必先达成协议。"
    )


def _everything_performed(situation: Situation) -> str | None:
    """Refuse to carry on a dispute that is over: everything that was promised has come."""
    promised = situation.case.promised_in(situation.here)
    if situation.here.state != CLOSED.name or not promised or any(line.unpaid for line in promised):
        return None
    return "协议已经全部履行，本案的争议已经了结；有其他争议的，另行登记申请。"


ROWS = (
    Step(
        Do.APPLY_ARBITRATION, "申请仲裁", Kind.MEDIATION,
        at=UNDER_WAY | {FAILED, REFUSED, WITHDRAWN, EFFECTIVE, RECONCILED, CLOSED}, to=STAY, opens=Kind.ARBITRATION,
        by=MEDIATORS | REGISTRY, asks=ToArbitration, unless=(already_filed, _days_to_agree_run, _everything_performed),
        checks=(claims_belong,), does=hand_on, suggests=everybody_left, freezes=to_the_commission,
        rank=Rank.ELSE, says="申请仲裁，材料移送仲裁委员会", basis="调解仲裁法 第14条第3款、第15条；协商调解规定 第30条",
    ),
)
