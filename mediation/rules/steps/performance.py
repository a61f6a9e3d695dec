"""Performance (履行): an agreement that was made is asked after and performed, or a court orders to pay. What is broken: `breach.py`."""

from datetime import date, timedelta
from typing import Any

from ..acts import Act
from ..codes import Kind
from ..codes.mediation import PaymentOrder, Performed, VisitWay
from ..do import Do
from ..facts import Proceeding
from ..forms import MaybeLong, MaybeText, Text, ask
from ..items import ORDERED_FOR
from ..owed import still_open
from ..roles import ARBITRATION_STAFF
from ..states import review
from ..states.mediation import CLOSED, EFFECTIVE, PERFORMED, RECONCILED
from ..step import STAY, Rank, Situation, Step
from .agreed import items_of, nothing_signed, signed
from .intake import MEDIATORS
from .overdue import overdue_in, pressing
from .promises import owed_in


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


class CourtOrder(Act):
    """支付令: what happened, and when. The days of the court are counted from here (民事诉讼法 第225至228条)."""

    on: date = ask("日期", not_after="today")
    event: PaymentOrder = ask("进展")
    number: MaybeText = ask("文号", default=None)
    note: MaybeLong = ask("说明", default=None, long="long")


# --- guards and checks ----------------------------------------------------------------------------------------


def _still_owed(situation: Situation) -> str | None:
    return still_open(owed_in(situation.case, situation.here))


def no_letter(situation: Situation) -> str | None:
    """A guard of what is done with a 审查调解书: both sides have signed for it."""
    if situation.here.last(Do.SIGN_REVIEW_LETTER):
        return None
    return "调解书没有经双方签收生效，履行情况在调解程序中登记。"


def _performed_already(situation: Situation) -> str | None:
    return "已经登记履行完毕。" if situation.here.last(Do.CONFIRM_REVIEW_PERFORMANCE) else None


def payment_order(here: Proceeding) -> PaymentOrder | None:
    """Return the last event of the order to pay (支付令); None: nobody has asked for one."""
    last = here.last(Do.RECORD_PAYMENT_ORDER)
    return last.as_(CourtOrder).event if last else None


def _not_broken(situation: Situation) -> str | None:
    """An order is asked for when the agreed day is over (第16条: 在协议约定期限内不履行的)."""
    here = situation.here
    if payment_order(here) or not signed(here) or overdue_in(situation.case, here, situation.today):
        return None
    return "协议约定的履行期限没有届满，或者款项已经到账，还不能申请支付令（调解仲裁法第16条）。"


def _not_for_an_order(situation: Situation) -> str | None:
    """支付令 is for wages, medical costs of an injury, severance and compensation (调解仲裁法 第16条)."""
    if items_of(situation.case, situation.case.promised_in(situation.here)) & ORDERED_FOR:
        return None
    return "协议没有劳动报酬、工伤医疗费、经济补偿或者赔偿金的履行事项，不能申请支付令（调解仲裁法第16条）。"


ORDER_ENDED = frozenset({PaymentOrder.OBJECTED, PaymentOrder.UNSERVED})
"""The events after which the court ends the procedure without an order that can be enforced (民事诉讼法 第228条)."""


def an_order_is_next(situation: Situation) -> bool:
    """The workers have been told that the agreement is broken, and an order to pay is open to them that nobody has asked for."""
    overdue = pressing(situation)
    if overdue is None or payment_order(situation.here) not in (None, PaymentOrder.NOT_ACCEPTED):
        return False
    return signed(situation.here) and bool(items_of(situation.case, overdue.lines) & ORDERED_FOR)


DEBTORS_DAYS = timedelta(days=15)
"""自然日 from the receipt of the order (M-11C)."""
FOLLOWS: dict[PaymentOrder, frozenset[PaymentOrder | None]] = {
    PaymentOrder.APPLIED: frozenset({None, PaymentOrder.NOT_ACCEPTED}),
    PaymentOrder.ACCEPTED: frozenset({PaymentOrder.APPLIED}),
    PaymentOrder.NOT_ACCEPTED: frozenset({PaymentOrder.APPLIED, PaymentOrder.ACCEPTED}),
    PaymentOrder.ISSUED: frozenset({PaymentOrder.ACCEPTED}),
    PaymentOrder.SERVED: frozenset({PaymentOrder.ISSUED}),
    PaymentOrder.UNSERVED: frozenset({PaymentOrder.ISSUED}),
    PaymentOrder.OBJECTED: frozenset({PaymentOrder.SERVED}),
    PaymentOrder.ENFORCEABLE: frozenset({PaymentOrder.SERVED}),
}
"""What must have happened last; None: nothing yet."""


def _in_the_courts_order(situation: Situation, form: CourtOrder) -> dict[str, str]:
    before = payment_order(situation.here)
    if before in FOLLOWS[form.event]:
        return {}
    stands = f"现在登记到“{before.label}”" if before else "还没有登记申请支付令"
    needed = "、".join(f"“{step.label}”" for step in PaymentOrder if step in FOLLOWS[form.event])
    return {"event": f"{stands}，不能登记“{form.event.label}”" + (f"，要先登记{needed}。" if needed else "。")}


def _on_its_day(situation: Situation, form: CourtOrder) -> dict[str, str]:
    """Nothing of the procedure is dated before what it follows; and without an objection the order can be enforced only when the
    debtor's fifteen days are over (民事诉讼法 第227条).
    """
    last = situation.here.last(Do.RECORD_PAYMENT_ORDER)
    if last is None:
        return {}
    if form.on < last.on:
        return {"on": f"早于“{last.as_(CourtOrder).event.label}”（{last.on}），请核对。"}
    over = situation.reference.calendar.roll_forward(last.on + DEBTORS_DAYS)
    if form.event is PaymentOrder.ENFORCEABLE and form.on <= over:
        return {"on": f"债务人 {last.on} 收到支付令，清偿或者提出异议的十五日到 {over} 届满，此后才可以申请执行（民事诉讼法第227条）。"}
    return {}


def _suggest_order(situation: Situation) -> dict[str, Any]:
    """The event that comes next, where only one can."""
    before = payment_order(situation.here)
    following = [event for event in PaymentOrder if before in FOLLOWS[event]]
    return {"event": following[0]} if following else {}


def _court_is_done(situation: Situation) -> str | None:
    event = payment_order(situation.here)
    if event is PaymentOrder.OBJECTED:
        return "债务人已提出异议，督促程序终结；劳动者可以直接以调解协议书提起诉讼（司法解释（一）第13条第3款）。"
    if event in (PaymentOrder.UNSERVED, PaymentOrder.ENFORCEABLE):
        return f"支付令程序已经结束（{event.label}）。"
    return None


# --- rows -----------------------------------------------------------------------------------------------------

AGREED_ON = frozenset({EFFECTIVE, RECONCILED})
OWED_ON = AGREED_ON | {CLOSED}
"""A file that is closed ends no duty: what comes of the agreement is told in it as long as something is owed."""
REVIEWED = frozenset({review.IN_FORCE, review.CLOSED})

ROWS = (
    Step(
        Do.RECORD_VISIT, "履行回访", Kind.MEDIATION,
        at=AGREED_ON, to=STAY, by=MEDIATORS, asks=Visit,
        says="回访{with_whom}（{way}）：{performed}", basis="协商调解规定 第32条（督促履行）",
    ),
    Step(
        Do.CONFIRM_PERFORMANCE, "履行完毕", Kind.MEDIATION,
        at=AGREED_ON, to=PERFORMED, by=MEDIATORS, asks=Performance, unless=(_still_owed,),
        rank=Rank.NEXT, says="履行完毕", basis="协商调解规定 第32条（督促履行）",
    ),
    Step(
        Do.RECORD_PAYMENT_ORDER, "支付令", Kind.MEDIATION,
        at=frozenset({EFFECTIVE, CLOSED}), to=STAY, by=MEDIATORS, asks=CourtOrder,
        unless=(nothing_signed, _not_for_an_order, _not_broken, _court_is_done), checks=(_in_the_courts_order, _on_its_day),
        suggests=_suggest_order, first_while=an_order_is_next,
        rank=Rank.ELSE, says="{event}", basis="调解仲裁法 第16条；民事诉讼法 第225至228条",
    ),
    Step(
        Do.CONFIRM_REVIEW_PERFORMANCE, "履行完毕", Kind.REVIEW,
        at=REVIEWED, to=STAY, by=ARBITRATION_STAFF, asks=Performance, unless=(no_letter, _performed_already, _still_owed),
        rank=Rank.NEXT, says="调解书履行完毕", basis="调解仲裁法 第51条",
    ),
)
