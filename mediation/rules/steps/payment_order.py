"""The order to pay (支付令, 调解仲裁法 第16条; 民事诉讼法 第225至228条): each worker asks a court for his own sums, and each goes his own
course there. What one has asked for shuts nobody else's way.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from ..acts import Act
from ..codes import Kind
from ..codes.mediation import PaymentOrder
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding, Promise
from ..forms import MaybeLong, MaybeText, ask
from ..items import ORDERED_FOR
from ..states.mediation import CLOSED, EFFECTIVE
from ..step import STAY, Rank, Situation, Step
from ..used import Used
from .agreed import items_of, nothing_signed, signed
from .intake import MEDIATORS
from .overdue import may_be_asked_for, pressing
from .still_to_come import went_on


class CourtOrder(Act):
    """支付令: what happened, to whose application, and when. The days of the court are counted from here (民事诉讼法 第225至228条)."""

    on: date = ask("日期", not_after="today")
    event: PaymentOrder = ask("进展")
    sums: list[int] = ask("谁的哪几笔款", options="ordered", default=[], help="每人各自申请：只勾选这次申请的人和他申请的款项")
    number: MaybeText = ask("文号", default=None)
    note: MaybeLong = ask("说明", default=None, long="long")


ORDER_ENDED = frozenset({PaymentOrder.OBJECTED, PaymentOrder.UNSERVED})
"""The events after which the court ends the procedure without an order that can be enforced (民事诉讼法 第228条)."""
PENDING = frozenset({PaymentOrder.APPLIED, PaymentOrder.ACCEPTED, PaymentOrder.ISSUED, PaymentOrder.SERVED})
"""The events after which the court, or the debtor, has the next word."""
OPEN_TO_ASK = frozenset({None, PaymentOrder.NOT_ACCEPTED})
DEBTORS_DAYS = timedelta(days=15)
"""自然日 from the receipt of the order (M-11C)."""
FOLLOWS: dict[PaymentOrder, frozenset[PaymentOrder | None]] = {
    PaymentOrder.APPLIED: OPEN_TO_ASK,
    PaymentOrder.ACCEPTED: frozenset({PaymentOrder.APPLIED}),
    PaymentOrder.NOT_ACCEPTED: frozenset({PaymentOrder.APPLIED, PaymentOrder.ACCEPTED}),
    PaymentOrder.ISSUED: frozenset({PaymentOrder.ACCEPTED}),
    PaymentOrder.SERVED: frozenset({PaymentOrder.ISSUED}),
    PaymentOrder.UNSERVED: frozenset({PaymentOrder.ISSUED}),
    PaymentOrder.OBJECTED: frozenset({PaymentOrder.SERVED}),
    PaymentOrder.ENFORCEABLE: frozenset({PaymentOrder.SERVED}),
}
"""What must have happened last; None: nothing yet."""


# --- how far each has come ------------------------------------------------------------------------------------


def last_of(here: Proceeding, line: Promise) -> Entry | None:
    """Return the last entry of an order to pay that is about this line; None: there is none. One of before the form asked whose it is
    (no line named) is about everybody's."""
    entries = (entry for entry in reversed(here.entries) if entry.step is Do.RECORD_PAYMENT_ORDER)
    return next((entry for entry in entries if line.number in (entry.as_(CourtOrder).sums or [line.number])), None)


def stage(here: Proceeding, line: Promise) -> PaymentOrder | None:
    """Return the stage that the order for this line has come to; None: nobody has asked for one."""
    last = last_of(here, line)
    return last.as_(CourtOrder).event if last else None


def orderable(situation: Situation) -> list[Promise]:
    """List the lines of which something may be entered: those before the court, and those that are overdue, of the items that 第16条
    names, and for which an order may be asked.
    """
    open_to_ask = {line.number for line in may_be_ordered(situation)}
    return [line for line in _of_16(situation) if line.number in open_to_ask or stage(situation.here, line) in PENDING]


def may_be_ordered(situation: Situation) -> list[Promise]:
    """List the lines for which the payee may ask for an order: the agreed day is over (调解仲裁法 第16条: 在协议约定期限内不履行的), and no
    order is on its way or has ended.
    """
    asked = may_be_asked_for(situation.case, situation.here, situation.today)
    return [line for line in asked if _named(situation, [line]) and stage(situation.here, line) in OPEN_TO_ASK]


def _of_16(situation: Situation) -> list[Promise]:
    """The lines for wages, medical costs of an injury, severance and compensation (调解仲裁法 第16条)."""
    return [line for line in situation.case.promised_in(situation.here) if _named(situation, [line])]


def _named(situation: Situation, lines: Iterable[Promise]) -> bool:
    return bool(items_of(situation.case, lines) & ORDERED_FOR)


def paid_in_full(case: CaseFacts, here: Proceeding, entry: Entry, party: int | None) -> bool:
    """Tell whether an entry, where money came by it, brought the last of what this party has asked an order for (清偿, 民事诉讼法 第227条
    第2款); True for every other entry.
    """
    if entry.step is not Do.RECORD_PAYMENT:
        return True
    whose = here.standing_for(party) if party is not None else frozenset(here.parties)
    lines = [line for line in case.promised_in(here) if line.payee in whose and stage(here, line) in PENDING]
    if not lines or any(line.unpaid for line in lines):
        return False
    mine = {line.number for line in lines}
    came = [each for each in here.all(Do.RECORD_PAYMENT) if mine & {row.promise for row in each.answer("payments") or ()}]
    return bool(came) and came[-1] is entry


# --- guards and checks ----------------------------------------------------------------------------------------


def _not_for_an_order(situation: Situation) -> str | None:
    """支付令 is for what 第16条 names."""
    if _of_16(situation):
        return None
    return "协议没有劳动报酬、工伤医疗费、经济补偿或者赔偿金的履行事项，不能申请支付令（调解仲裁法第16条）。"


def _nothing_to_enter(situation: Situation) -> str | None:
    """Refuse where no court has a word to say, and nobody may ask for one."""
    if orderable(situation):
        return None
    ended = [event for line in _of_16(situation) if (event := stage(situation.here, line))]
    if PaymentOrder.OBJECTED in ended:
        return "债务人已提出异议，督促程序终结；劳动者可以直接以调解协议书提起诉讼（司法解释（一）第13条第3款）。"
    if ended and ended[-1] is not PaymentOrder.NOT_ACCEPTED:
        return f"支付令程序已经结束（{ended[-1].label}）。"
    return "协议约定的履行期限没有届满，或者款项已经到账，还不能申请支付令（调解仲裁法第16条）。"


def _chosen(situation: Situation, form: CourtOrder) -> list[Promise]:
    return [line for line in orderable(situation) if line.number in form.sums]


def _each_his_own(situation: Situation, form: CourtOrder) -> dict[str, str]:
    """The sums are named, and so who asks: each asks for himself (调解仲裁法 第16条: 劳动者可以持调解协议书申请)."""
    if not form.sums:
        return {"sums": "支付令由每个人各自申请（调解仲裁法第16条），请勾选是谁的哪几笔款。"}
    if set(form.sums) - {line.number for line in orderable(replace(situation, today=form.on))}:
        return {"sums": "所选款项中有不能申请支付令，或者支付令程序已经结束的，请重新选择。"}
    return {}


def _in_the_courts_order(situation: Situation, form: CourtOrder) -> dict[str, str]:
    for line in _chosen(situation, form):
        before = stage(situation.here, line)
        if before not in FOLLOWS[form.event]:
            whose = situation.case.parties[line.payee].name
            stands_at = f"{whose}的款项现在登记到“{before.label}”" if before else f"{whose}的款项还没有登记申请支付令"
            needed = "、".join(f"“{step.label}”" for step in PaymentOrder if step in FOLLOWS[form.event])
            return {"event": f"{stands_at}，不能登记“{form.event.label}”" + (f"，要先登记{needed}。" if needed else "。")}
    return {}


def _on_its_day(situation: Situation, form: CourtOrder) -> dict[str, str]:
    """Nothing of the procedure is dated before what it follows; and without an objection the order can be enforced only when the
    debtor's fifteen days are over (民事诉讼法 第227条).
    """
    for last in filter(None, (last_of(situation.here, line) for line in _chosen(situation, form))):
        if form.on < last.on:
            return {"on": f"早于“{last.as_(CourtOrder).event.label}”（{last.on}），请核对。"}
        over = situation.reference.calendar.roll_forward(last.on + DEBTORS_DAYS)
        if form.event is PaymentOrder.ENFORCEABLE and form.on <= over:
            return {"on": f"债务人 {last.on} 收到支付令，清偿或者提出异议的十五日到 {over} 届满，此后才可以申请执行（民事诉讼法第227条）。"}
    return {}


def _claimed_already(situation: Situation, form: CourtOrder) -> dict[str, str]:
    """One debt, one road: who asks for an order for what he has carried to arbitration is asked once more."""
    if form.event is not PaymentOrder.APPLIED:
        return {}
    twice = {line.payee: None for line in _chosen(situation, form) if went_on(situation.case, situation.here, line)}
    return {"sums": f"{_names(situation, twice)}已经就这笔款申请仲裁，同一笔款不能得两次，请向本人核实"} if twice else {}


def before_the_court(situation: Situation, lines: Iterable[Promise]) -> str:
    """Return the sentence for whoever claims elsewhere a sum that is before the court in this procedure; '' where none of these lines is.

    The procedure ends when the creditor sues on the same debt (民诉法解释 第430条).
    """
    said = {
        line.payee: event for line in lines if (event := stage(situation.here, line)) in PENDING and event is not None
    }
    if not said:
        return ""
    stages = "、".join(dict.fromkeys(event.label for event in said.values()))
    return (
        f"{_names(situation, said)}的这笔款正在申请支付令（{stages}）：就同一笔款又提起诉讼的，督促程序终结（民诉法解释第430条）；"
        "请向本人核实走哪一条路，并告诉人民法院"
    )


def _names(situation: Situation, numbers: Iterable[int]) -> str:
    return "、".join(situation.case.parties[n].name for n in numbers)


# --- suggestions, and who is frozen ---------------------------------------------------------------------------


def an_order_is_next(situation: Situation) -> bool:
    """Tell whether somebody was told that the agreement is broken, and has an order open to him for which nobody has asked."""
    overdue = pressing(situation)
    if overdue is None or not signed(situation.here):
        return False
    those = {line.number for line in overdue.lines}
    return any(
        line.number in those and stage(situation.here, line) is None and not went_on(situation.case, situation.here, line)
        for line in may_be_ordered(situation)
    )


def _suggest_order(situation: Situation) -> dict[str, Any]:
    """The event that comes next: of whoever's order is before the court, else the application, of one person where there is only one."""
    here, offered = situation.here, orderable(situation)
    under_way = next((last for line in offered if stage(here, line) in PENDING and (last := last_of(here, line))), None)
    before = under_way.as_(CourtOrder).event if under_way else None
    fresh = [line for line in offered if not went_on(situation.case, here, line)]
    lines = [line for line in offered if last_of(here, line) is under_way] if under_way else fresh
    following = next(event for event in PaymentOrder if before in FOLLOWS[event])
    named = under_way is not None or len({line.payee for line in lines}) == 1
    return {"event": following, "sums": [line.number for line in lines] if named else []}


def _whose(situation: Situation, form: CourtOrder) -> Used:
    """Keep the people who apply: each has his own days with the court."""
    return Used(parties=tuple(sorted({line.payee for line in _chosen(situation, form)})))


ROWS = (
    Step(
        Do.RECORD_PAYMENT_ORDER, "支付令", Kind.MEDIATION,
        at=frozenset({EFFECTIVE, CLOSED}), to=STAY, by=MEDIATORS, asks=CourtOrder,
        unless=(nothing_signed, _not_for_an_order, _nothing_to_enter), by_day=(_nothing_to_enter,),
        checks=(_each_his_own, _in_the_courts_order, _on_its_day),
        doubts=(_claimed_already,), freezes=_whose, suggests=_suggest_order, first_while=an_order_is_next,
        rank=Rank.ELSE, says="{event}{sums:：}", basis="调解仲裁法 第16条；民事诉讼法 第225至228条",
    ),
)  # fmt: skip
