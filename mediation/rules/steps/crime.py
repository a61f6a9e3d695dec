"""Crimes that the labour inspectorate hands to the police (移送公安机关): refusing to pay what was ordered in vain, and others."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from ..acts import Act
from ..codes import Kind, Outcome
from ..codes.inspection import CrimeGround
from ..codes.served import InspectionPaper
from ..debts import counting
from ..do import Do
from ..facts import Promise
from ..forms import Long, Text, ask
from ..local import POLICE
from ..roles import INSPECTION_STAFF
from ..states.inspection import DECIDED, FOUND, INSPECTION_CLOSED, INVESTIGATING, ORDERED, REFERRED
from ..step import STAY, Situation, Step
from .awaited import not_served
from .orders import CorrectionOrder, HandlingDecision, last_day


class CrimeReport(Act):
    """移送公安机关."""

    on: date = ask("移送日期", not_after="today")
    ground: CrimeGround = ask("涉嫌的犯罪", default=CrimeGround.REFUSES_TO_PAY)
    authority: Text = ask("移送的公安机关")
    reason: Long = ask("移送的理由", long="long")


# --- guards and checks ----------------------------------------------------------------------------------------


def _ordered_to_pay(situation: Situation, form: CrimeReport) -> dict[str, str]:
    """拒不支付 is a crime only when the department has ordered payment, in vain (刑法 第276条之一)."""
    if form.ground is not CrimeGround.REFUSES_TO_PAY:
        return {}
    lacking = _not_refused_yet(situation, form.on)
    return {"ground": lacking} if lacking else {}


def _all_paid(lines: Iterable[Promise]) -> bool:
    """Tell whether money was ordered, and all of it came."""
    money = [line for line in lines if line.amount is not None]
    return bool(money) and not any(line.unpaid for line in money)


def _not_refused_yet(situation: Situation, on: date) -> str | None:
    """Return the condition still lacking on that day before one may say that the employer refuses to pay what it was ordered to; None:
    nothing.
    """
    here = situation.here
    order, decision = here.last(Do.ORDER_CORRECTION, Do.ORDER_FURTHER), here.last(Do.DECIDE_HANDLING)
    if order is None and decision is None:
        return "涉嫌拒不支付劳动报酬的，须先责令支付而仍不支付。请先办理“责令限期改正”。"
    if _all_paid(counting(situation.case, situation.case.promised_in(here))):
        return "责令支付的款项已全部到账，不是拒不支付；涉嫌其他犯罪的，请另选。"
    periods: list[tuple[InspectionPaper, int]] = []
    if order is not None:
        periods.append((InspectionPaper.CORRECTION_ORDER, order.as_(CorrectionOrder).days))
    if decision is not None:
        periods.append((InspectionPaper.HANDLING_DECISION, decision.as_(HandlingDecision).perform_within))
    lacking: str | None = None
    for paper, days in periods:
        last = last_day(situation, paper, days)
        if last is not None and on > last:
            return None  # one order in vain is enough
        ends = (
            f"支付期限到 {last} 才满，期满仍不支付的，再移送。"
            if last
            else f"{not_served(situation, paper)}，请先办理“送达”。"
        )
        lacking = lacking or ends
    return lacking


# --- suggestions ----------------------------------------------------------------------------------------------


def _suggest_police(situation: Situation) -> dict[str, Any]:
    return {"authority": situation.reference.setting(POLICE)}


# --- rows -----------------------------------------------------------------------------------------------------

ROWS = (
    Step(
        Do.REFER_POLICE, "移送公安机关", Kind.INSPECTION,
        at=frozenset({INVESTIGATING, FOUND, ORDERED}), to=REFERRED, by=INSPECTION_STAFF, asks=CrimeReport,
        checks=(_ordered_to_pay,), suggests=_suggest_police, outcome=Outcome.REFERRED_TO_POLICE,
        says="{ground}，移送{authority}", basis="劳动保障监察条例 第18条第2款；刑法 第276条之一", confidential=True,
    ),
    Step(
        Do.REPORT_CRIME, "移送公安机关", Kind.INSPECTION,
        at=frozenset({DECIDED, INSPECTION_CLOSED}), to=STAY, by=INSPECTION_STAFF, asks=CrimeReport, checks=(_ordered_to_pay,),
        suggests=_suggest_police,
        says="作出决定后，{ground}，移送{authority}", basis="劳动保障监察条例 第18条第2款；刑法 第276条之一", confidential=True,
    ),
)
