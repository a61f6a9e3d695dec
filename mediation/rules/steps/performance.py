"""Performance (履行): an agreement that was made is asked after, performed, or broken; and what is open to the worker then."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from ..acts import Act
from ..codes import Item, Kind
from ..codes.mediation import ORDERED_FOR, WAGE_ITEMS, PaymentOrder, Performed, VisitWay
from ..do import Do
from ..facts import CaseFacts, Proceeding, Promise
from ..forms import Long, MaybeLong, MaybeText, Text, ask
from ..owed import deeds_open, in_words, still_open, sum_unpaid
from ..roles import ARBITRATION_STAFF
from ..states import review
from ..states.mediation import CLOSED, EFFECTIVE, PERFORMED, RECONCILED
from ..step import STAY, Rank, Situation, Step
from ..used import Used
from .intake import MEDIATORS
from .onward import nothing_signed, signed
from .promises import owed_in

ARBITRATE = "依照《中华人民共和国劳动争议调解仲裁法》第十五条的规定申请仲裁"
PAYMENT_ORDER = "依照《中华人民共和国劳动争议调解仲裁法》第十六条的规定，持调解协议书向人民法院申请支付令"
ENFORCE = (
    "依照《中华人民共和国劳动争议调解仲裁法》第五十一条的规定，在履行期最后一日起二年以内，持发生法律效力的调解书向人民法院申请执行"
)
ENFORCE_CONFIRMED = (
    "依照《中华人民共和国民事诉讼法》第二百零六条、第二百五十条的规定，在履行期最后一日起二年以内，持确认调解协议的裁定书向人民法院申请执行"
)
SUE = "依照《最高人民法院关于审理劳动争议案件适用法律问题的解释（一）》第五十一条第二款的规定，直接向人民法院提起诉讼"


class Visit(Act):
    """履行回访: who was asked, and how far the agreement has been performed (协商调解规定 第32条)."""

    on: date = ask("回访日期", not_after="today")
    way: VisitWay = ask("方式")
    with_whom: Text = ask("联系的人")
    performed: Performed = ask("履行情况")
    note: MaybeLong = ask("说明", default=None, long="long")


class Breach(Act):
    """逾期未履行: what was not done by its day. The other side is told in writing what it may do (协商调解规定 第30条)."""

    on: date = ask("登记日期", not_after="today")
    note: Long = ask("未履行的情况", long="long")
    told_on: date = ask("书面告知之日", not_after="today")


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


# --- what is open to the worker -------------------------------------------------------------------------------


def _items(case: CaseFacts, lines: Iterable[Promise]) -> set[Item | None]:
    """Return the items that the lines pay for; None stands for a line that belongs to no claim, or is no money."""
    return {Item(case.claims[line.claim].item) if line.claim and line.amount is not None else None for line in lines}


def remedies(case: CaseFacts, here: Proceeding) -> list[str]:
    """Return the remedies of a worker whose agreement is not performed, in the words of the notice.

    Once the commission or a court has put its name to it there is one way: enforcement. The dispute itself is decided.
    """
    if title := _title(case, here):
        return [title]
    promised = _items(case, case.promised_in(here))
    unpaid = _items(case, (line for line in case.promised_in(here) if line.unpaid))
    found = [ARBITRATE]
    if signed(here) and unpaid & ORDERED_FOR:
        found.append(PAYMENT_ORDER)
    if signed(here) and promised <= WAGE_ITEMS:
        found.append(SUE)
    return found


def _title(case: CaseFacts, here: Proceeding) -> str | None:
    """Return the title by which an agreement is enforced that was reviewed or confirmed, asked of it or of its review; None for
    a bare one.
    """
    if here.kind is Kind.REVIEW:
        return ENFORCE if here.last(Do.SIGN_REVIEW_LETTER) else None
    for follower in case.proceedings.values():
        if follower.came_from == here.number and follower.last(Do.SIGN_REVIEW_LETTER):
            return ENFORCE
        if follower.came_from == here.number and follower.last(Do.COURT_CONFIRMS):
            return ENFORCE_CONFIRMED
    return None


# --- guards and checks ----------------------------------------------------------------------------------------


def _nothing_overdue(situation: Situation) -> str | None:
    lines = owed_in(situation.case, situation.here)
    if any(line.is_overdue(situation.today) for line in lines):
        return None
    return "没有超过履行期限还没到账的款项、还没做的事。已到账的，办理“登记到账”；已做的，办理“登记履行”。"


def _still_owed(situation: Situation) -> str | None:
    return still_open(owed_in(situation.case, situation.here))


def _no_letter(situation: Situation) -> str | None:
    if situation.here.last(Do.SIGN_REVIEW_LETTER):
        return None
    return "调解书没有经双方签收生效，履行情况在调解程序中登记。"


def _performed_already(situation: Situation) -> str | None:
    return "已经登记履行完毕。" if situation.here.last(Do.CONFIRM_REVIEW_PERFORMANCE) else None


def _not_for_an_order(situation: Situation) -> str | None:
    """支付令 is for wages, medical costs of an injury, severance and compensation (调解仲裁法 第16条)."""
    if _items(situation.case, situation.case.promised_in(situation.here)) & ORDERED_FOR:
        return None
    return "协议没有劳动报酬、工伤医疗费、经济补偿或者赔偿金的履行事项，不能申请支付令（调解仲裁法第16条）。"


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
    last = situation.here.last(Do.RECORD_PAYMENT_ORDER)
    before = last.as_(CourtOrder).event if last else None
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


def _told_remedies(situation: Situation, _: Any) -> Used:
    return Used(remedies=tuple(remedies(situation.case, situation.here)))


def _suggest_breach(situation: Situation) -> dict[str, Any]:
    today = situation.today
    late = [p for p in owed_in(situation.case, situation.here) if p.is_overdue(today)]
    names = "、".join(dict.fromkeys(situation.case.parties[line.payee].name for line in late if line.unpaid))
    said = [f"应付{names}的款项已到期，尚有 {sum_unpaid(late):,.2f} 元没有支付"] if names else []
    said += [f"应当{in_words(deeds)}，已到期，还没有做"] if (deeds := deeds_open(late)) else []
    return {"note": "；".join(said), "told_on": today.isoformat()}


def _suggest_order(situation: Situation) -> dict[str, Any]:
    """The event that comes next, where only one can."""
    last = situation.here.last(Do.RECORD_PAYMENT_ORDER)
    before = last.as_(CourtOrder).event if last else None
    following = [event for event in PaymentOrder if before in FOLLOWS[event]]
    return {"event": following[0]} if following else {}


def _court_is_done(situation: Situation) -> str | None:
    last = situation.here.last(Do.RECORD_PAYMENT_ORDER)
    event = last.as_(CourtOrder).event if last else None
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
        Do.RECORD_BREACH, "逾期未履行", Kind.MEDIATION,
        at=OWED_ON, to=STAY, by=MEDIATORS, asks=Breach, unless=(_nothing_overdue,),
        freezes=_told_remedies, suggests=_suggest_breach,
        rank=Rank.NEXT, says="逾期未履行，已书面告知救济途径", basis="调解仲裁法 第15、16条；协商调解规定 第30条",
    ),
    Step(
        Do.RECORD_PAYMENT_ORDER, "支付令", Kind.MEDIATION,
        at=frozenset({EFFECTIVE, CLOSED}), to=STAY, by=MEDIATORS, asks=CourtOrder,
        unless=(nothing_signed, _not_for_an_order, _court_is_done), checks=(_in_the_courts_order, _on_its_day), suggests=_suggest_order,
        says="{event}", basis="调解仲裁法 第16条；民事诉讼法 第225至228条",
    ),
    Step(
        Do.RECORD_REVIEW_BREACH, "逾期未履行", Kind.REVIEW,
        at=REVIEWED, to=STAY, by=ARBITRATION_STAFF, asks=Breach, unless=(_no_letter, _nothing_overdue),
        freezes=_told_remedies, suggests=_suggest_breach,
        rank=Rank.NEXT, says="调解书逾期未履行，已告知可以申请执行", basis="调解仲裁法 第51条；办案规则 第77条",
    ),
    Step(
        Do.CONFIRM_REVIEW_PERFORMANCE, "履行完毕", Kind.REVIEW,
        at=REVIEWED, to=STAY, by=ARBITRATION_STAFF, asks=Performance, unless=(_no_letter, _performed_already, _still_owed),
        rank=Rank.NEXT, says="调解书履行完毕", basis="调解仲裁法 第51条",
    ),
)
