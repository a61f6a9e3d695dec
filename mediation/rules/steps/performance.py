"""Performance (履行): an agreement that was made is asked after and performed. What is broken: `breach.py`, `payment_order.py`."""

from datetime import date

from ..acts import Act
from ..codes import Kind
from ..codes.mediation import Performed, VisitWay
from ..do import Do
from ..forms import MaybeLong, MaybeText, Text, ask
from ..owed import still_open
from ..roles import ARBITRATION_STAFF
from ..states import review
from ..states.mediation import CLOSED, EFFECTIVE, PERFORMED, RECONCILED
from ..step import STAY, Rank, Situation, Step
from .intake import MEDIATORS
from .promises import owed_in, payable_in


class Visit(Act):
    """履行回访: who was asked, and how far the agreement has been performed (协商调解规定 第32条)."""

    on: date = ask("回访日期", not_after="today")
    way: VisitWay = ask("方式")
    with_whom: Text = ask("联系的人")
    performed: Performed = ask("履行情况")
    note: MaybeLong = ask("说明", default=None, long="long")


class Performance(Act):
    """履行完毕: everything that was promised has been done."""

    on: date = ask("履行完毕之日", not_after="today")
    proof: MaybeText = ask("凭证", default=None, help="收条、转账单编号；不涉及金钱的，写明怎样核实")


# --- guards and checks ----------------------------------------------------------------------------------------


def _still_owed(situation: Situation) -> str | None:
    return still_open(payable_in(situation.case, situation.here))


def _nothing_to_ask_after(situation: Situation) -> str | None:
    """In a closed file somebody is asked as long as something is owed (协商调解规定 第32条)."""
    owed = owed_in(situation.case, situation.here)
    if situation.here.state != CLOSED.name or any(line.open for line in owed):
        return None
    return "本案已经结案，没有还没履行的款项、事项，不用回访。"


def no_letter(situation: Situation) -> str | None:
    """A guard of what is done with a 审查调解书: both sides have signed for it."""
    if situation.here.last(Do.SIGN_REVIEW_LETTER):
        return None
    return "调解书没有经双方签收生效，履行情况在调解程序中登记。"


def _performed_already(situation: Situation) -> str | None:
    return "已经登记履行完毕。" if situation.here.last(Do.CONFIRM_REVIEW_PERFORMANCE) else None


# --- rows -----------------------------------------------------------------------------------------------------

AGREED_ON = frozenset({EFFECTIVE, RECONCILED})
OWED_ON = AGREED_ON | {CLOSED}
"""A file that is closed ends no duty: what comes of the agreement is told in it as long as something is owed."""
REVIEWED = frozenset({review.IN_FORCE, review.CLOSED})

ROWS = (
    Step(
        Do.RECORD_VISIT, "履行回访", Kind.MEDIATION,
        at=OWED_ON, to=STAY, by=MEDIATORS, asks=Visit, unless=(_nothing_to_ask_after,),
        says="回访{with_whom}（{way}）：{performed}", basis="协商调解规定 第32条（督促履行）",
    ),
    Step(
        Do.CONFIRM_PERFORMANCE, "履行完毕", Kind.MEDIATION,
        at=AGREED_ON, to=PERFORMED, by=MEDIATORS, asks=Performance, unless=(_still_owed,),
        rank=Rank.NEXT, says="履行完毕", basis="协商调解规定 第32条（督促履行）",
    ),
    Step(
        Do.CONFIRM_REVIEW_PERFORMANCE, "履行完毕", Kind.REVIEW,
        at=REVIEWED, to=STAY, by=ARBITRATION_STAFF, asks=Performance, unless=(no_letter, _performed_already, _still_owed),
        rank=Rank.NEXT, says="调解书履行完毕", basis="调解仲裁法 第51条",
    ),
)
