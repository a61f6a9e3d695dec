"""Recovery (追偿) of what the emergency fund advanced, from the employer who owes the wages (保障农民工工资支付条例 第63条).

A deposit (第32条) is made good by whoever laid it down, and what 建设单位 pays first (第29条第2款) is set off against the price of
the works: neither is claimed back by the bureau.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from ..acts import Act
from ..codes import Kind, Side
from ..codes.fled import AdvanceFund
from ..do import Do
from ..facts import Proceeding
from ..forms import MaybeLong, Money, Text, ask
from ..roles import INSPECTION_STAFF
from ..states.inspection import CORRECTED
from ..step import STAY, Rank, Situation, Step
from .fled import ORDERED_AT, Advance


class Recovery(Act):
    """登记追偿到账: from whom, how much, by which way."""

    on: date = ask("追偿到账之日", not_after="today")
    parties: list[int] = ask("追偿的用人单位", options="respondents", at_least=1, help="每次登记一家")
    amount: Money = ask("追回的金额（元）")
    receipt: Text = ask("追偿的方式和凭证", help="例如：用人单位转回应急周转金专户的回单；法院执行到位的结算票据")
    note: MaybeLong = ask("说明", default=None, long="long")


def advanced_by_fund(here: Proceeding) -> dict[AdvanceFund, Decimal]:
    """Return the sums advanced in this inspection by fund, in 元."""
    found: dict[AdvanceFund, Decimal] = {}
    for form in (entry.as_(Advance) for entry in here.all(Do.ADVANCE_WAGES)):
        found[form.fund] = found.get(form.fund, Decimal(0)) + sum((row.amount or Decimal(0) for row in form.payments), Decimal(0))
    return found


def recovered_in(here: Proceeding) -> Decimal:
    """Return the sum that came back to the emergency fund, in 元."""
    return sum((entry.as_(Recovery).amount for entry in here.all(Do.RECOVER_ADVANCE)), Decimal(0))


def to_recover(here: Proceeding) -> Decimal:
    """Return the rest of what the emergency fund advanced, in 元: 0 where it advanced nothing, or has it back (第63条)."""
    return advanced_by_fund(here).get(AdvanceFund.EMERGENCY, Decimal(0)) - recovered_in(here)


# --- guards, checks and suggestions ---------------------------------------------------------------------------


def _nothing_to_recover(situation: Situation) -> str | None:
    if AdvanceFund.EMERGENCY not in advanced_by_fund(situation.here):
        return "没有用应急周转金垫付的工资，不用追偿。"
    return None if to_recover(situation.here) > 0 else "垫付的应急周转金已经全部追回。"


def _no_more_than_advanced(situation: Situation, form: Recovery) -> dict[str, str]:
    if len(form.parties) > 1:
        return {"parties": "每次只登记一家用人单位的追偿款。"}
    rest = to_recover(situation.here)
    if form.amount > rest:
        return {"amount": f"待追偿的只有 {rest:,.2f} 元，请核对；直接付给劳动者的，办理“登记到账”。"}
    before = min(entry.on for entry in situation.here.all(Do.ADVANCE_WAGES))
    return {"on": f"{before} 才垫付，不能早于这一日。"} if form.on < before else {}


def _suggest(situation: Situation) -> dict[str, Any]:
    employers = [party.number for party in situation.case.of_side(situation.here, Side.RESPONDENT)]
    rest = to_recover(situation.here)
    return {"parties": employers[:1] if len(employers) == 1 else [], "amount": f"{rest:.2f}" if rest > 0 else None}


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.RECOVER_ADVANCE, "登记追偿到账", Kind.INSPECTION,
        at=ORDERED_AT | {CORRECTED}, to=STAY, by=INSPECTION_STAFF, asks=Recovery, unless=(_nothing_to_recover,),
        checks=(_no_more_than_advanced,), suggests=_suggest, dated_by_law=True, rests_on=(Do.ADVANCE_WAGES,), rank=Rank.LAST,
        says="追回垫付的应急周转金 {amount}（{receipt}）", basis="保障农民工工资支付条例 第63条",
    ),
)  # fmt: skip
