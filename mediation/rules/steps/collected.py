"""Money that a court collected (执行到位): it is booked on the lines that are enforced, so that nobody notes it once more.

Among several creditors it is the court that shares out (民诉法解释 第508条): what does not suffice for all is asked line by line.
"""

from decimal import Decimal
from typing import Any

from ..codes import Kind
from ..codes.court import Enforceable
from ..debts import counting
from ..do import Do
from ..facts import CaseFacts, Entry, Payment, Proceeding, Promise
from ..forms import ask
from ..owed import sum_unpaid
from ..step import Situation
from .enforcement_period import lines_of_the_agreement
from .force import lines_of
from .promises import PaymentAnswers, amounts_fit, payable_in, written_out

COURT = "法院执行到位"


def asks_payments() -> Any:
    """The question on which lines the money came; none: as it suffices for all of them, or for the one creditor by what falls due first."""
    return ask(
        "到位的钱记到哪一笔", default=[], at_most=600,
        help="全部到位的，或者只有一个申请执行人的，不用填；只到了一部分、有几个申请执行人的，按法院的分配逐行写",
    )


def enforced_lines(case: CaseFacts, here: Proceeding) -> list[Promise]:
    """List the lines that this enforcement is about and that count: of whoever applied, by the paper that he applied on. [] where an order
    before the award is enforced (先予执行), which has none yet.
    """
    first, origin = here.entries[0], case.proceedings.get(here.came_from or 0)
    if origin is None or first.step is Do.HAND_OVER_ENFORCEMENT:
        return []
    if origin.kind is Kind.ENFORCEMENT:  # it goes on (恢复执行)
        return enforced_lines(case, origin)
    asking = {n for party in first.parties or () for n in origin.successors(party)}
    if origin.kind in (Kind.REVIEW, Kind.CONFIRMATION):
        lines = lines_of_the_agreement(case, origin)
    elif served := first.answer("served"):
        lines = lines_of(case, origin, Enforceable(served))
    else:
        lines = case.promised_in(origin)
    return counting(case, [line for line in lines if line.payee in asking or not asking])


def bookable(case: CaseFacts, here: Proceeding) -> list[Promise]:
    """List the lines on which money that comes in this proceeding is booked, paid in full or not."""
    return enforced_lines(case, here) if here.kind is Kind.ENFORCEMENT else payable_in(case, here)


def collected_fits(situation: Situation, form: Any) -> dict[str, str]:
    """Check that what was collected is said once: line by line not more than is owed, and together not more than came; where it does not
    suffice for several creditors, by whom it was got (民诉法解释 第508条)."""
    lines = [line for line in enforced_lines(situation.case, situation.here) if line.unpaid]
    if form.payments:
        if found := amounts_fit(form.payments, lines):
            return found
        booked = sum((row.amount or Decimal(0) for row in written_out(form.payments, lines)), Decimal(0))
        if form.received is not None and booked > form.received:
            return {"payments": f"各笔合计 {booked:,.2f} 元，多于执行到位金额 {form.received:,.2f} 元，请核对。"}
        return {}
    several = len({line.payee for line in lines}) > 1
    if form.received and several and form.received < sum_unpaid(lines):
        owed = sum_unpaid(lines)
        return {"payments": f"到位 {form.received:,.2f} 元，不够还 {owed:,.2f} 元，申请执行人有数人：请按法院的分配逐行写明各人得到多少。"}
    return {}


def booked_by_line(situation: Situation, form: Any) -> Any:
    """Write out on which lines the money came, and the sum of what came on lines where nobody gave it. What is beyond all that is owed
    (迟延履行利息) is on no line."""
    owed = [line for line in enforced_lines(situation.case, situation.here) if line.unpaid]
    lines = sorted(owed, key=lambda line: (str(line.due_on), line.number))
    if form.payments:
        rows = written_out(form.payments, lines)
        came = form.received if form.received is not None else sum((row.amount or Decimal(0) for row in rows), Decimal(0))
        return form.model_copy(update={"payments": rows, "received": came})
    rows, left = [], form.received or Decimal(0)
    for line in lines:
        if part := min(left, line.unpaid):
            rows.append(PaymentAnswers(promise=line.number, amount=part))
            left -= part
    return form.model_copy(update={"payments": rows})


def book(facts: CaseFacts, _: Proceeding, entry: Entry) -> None:
    """Book what the court collected. An entry of before says no lines, and books nothing."""
    for row in entry.answer("payments") or []:
        facts.promises[row.promise].payments.append(Payment(entry.on, row.amount or Decimal(0), COURT, entry.seq))
