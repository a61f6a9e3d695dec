"""Orders and decisions of the labour inspectorate once they are received: obeyed or challenged, and refused like a crime.

Every employer has its own days from its own receipt: to correct, to perform, to ask for a review, to sue.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from ..acts import Act
from ..codes import Kind, Outcome
from ..codes.inspection import Challenge, CrimeGround
from ..codes.served import InspectionPaper
from ..do import Do
from ..facts import Proceeding, Promise
from ..forms import Long, MaybeLong, MaybeText, Text, ask
from ..local import POLICE, REVIEW_BODY
from ..owed import still_open
from ..roles import INSPECTION_STAFF
from ..states.inspection import (
    DECIDED,
    FOUND,
    INSPECTION_CLOSED,
    INVESTIGATING,
    ORDERED,
    REFERRED,
)
from ..step import STAY, Rank, Situation, Step
from .awaited import DECISIONS, not_served, papers_made, waits_for
from .owing import one_beside
from .promises import PromiseAnswers


class CorrectionOrder(Act):
    """责令限期改正: what is wrong, by which article, and within how many days it is to be put right."""

    raised_by = (one_beside("promises"),)

    on: date = ask("下达日期", not_after="today")
    violations: Long = ask("违法事实", long="long")
    articles: Text = ask("违反的法律条文")
    days: int = ask("改正期限（自收到之日起，自然日）", default=7)
    correction: Long = ask("改正要求", long="long")
    promises: list[PromiseAnswers] = ask("责令支付的款项", default=[], at_most=600)
    units: list[int] = ask("责令哪些单位", default=[], options="respondents", help="不选的，责令全部被投诉单位")


class HandlingDecision(Act):
    """行政处理决定: what the employer must do or pay. Lines given here stand beside those already ordered."""

    raised_by = (one_beside("promises"),)

    on: date = ask("决定日期", not_after="today")
    facts: Long = ask("认定的事实和证据", long="long")
    articles: Text = ask("依据的法律条文", default="《劳动保障监察条例》第十八条第一款第二项、第二十六条")
    decision: Long = ask("处理决定", long="long")
    perform_within: int = ask("履行期限（自收到之日起，自然日）", default=15)
    promises: list[PromiseAnswers] = ask("决定支付的款项", default=[], at_most=600, help="已责令支付的不必再列")
    units: list[int] = ask("对哪些单位作出", default=[], options="respondents", help="不选的，对全部被投诉单位作出")


class Obeyed(Act):
    """决定已履行."""

    on: date = ask("核实履行之日", not_after="today")
    verified: Long = ask("核实的情况", long="long")


class Challenged(Act):
    """登记行政复议、行政诉讼."""

    on: date = ask("日期", not_after="today", help="申请、收到或者生效之日")
    event: Challenge = ask("进展")
    parties: list[int] = ask("提出的用人单位", options="parties", at_least=1)
    body: Text = ask("行政复议机关、人民法院")
    number: MaybeText = ask("文号", default=None)
    note: MaybeLong = ask("说明", default=None, long="long", help="已有结果的，写明维持、变更还是撤销")


class CrimeReport(Act):
    """移送公安机关."""

    on: date = ask("移送日期", not_after="today")
    ground: CrimeGround = ask("涉嫌的犯罪", default=CrimeGround.REFUSES_TO_PAY)
    authority: Text = ask("移送的公安机关")
    reason: Long = ask("移送的理由", long="long")


# --- the days from receipt -------------------------------------------------------------------------------------


def last_day(situation: Situation, paper: InspectionPaper, days: int) -> date | None:
    """So many 自然日 after the last receipt, rolled over rest days; None where somebody has not received the paper."""
    got = situation.here.received(paper)
    if waits_for(situation, paper) or not got:
        return None
    return situation.reference.calendar.roll_forward(max(got.values()) + timedelta(days=days))


# --- guards and checks ----------------------------------------------------------------------------------------


def _decision_not_received(situation: Situation) -> str | None:
    if not any(paper in DECISIONS for paper in papers_made(situation.here)):
        return "本案没有作出行政处理决定或者行政处罚决定。"
    lacking = not_served(situation, *DECISIONS)
    return f"{lacking}。请先办理“送达”。" if lacking else None


def _still_owed(situation: Situation) -> str | None:
    return still_open(situation.case.promised_in(situation.here))


FOLLOWS: dict[Challenge, frozenset[Challenge | None]] = {
    Challenge.APPLIED: frozenset({None}),
    Challenge.REVIEWED: frozenset({Challenge.APPLIED}),
    Challenge.SUED: frozenset({None, Challenge.REVIEWED}),
    Challenge.JUDGED: frozenset({Challenge.SUED}),
}
"""What must have happened last; None: nothing yet. Whoever asked for a review sues only after it (行政诉讼法 第44条)."""


def _in_their_order(situation: Situation, form: Challenged) -> dict[str, str]:
    if set(form.parties) - set(received_decisions(situation.here)):
        return {"parties": "只登记收到决定书的用人单位提出的行政复议、行政诉讼。"}
    for number in form.parties:
        got = received_decisions(situation.here)[number]
        if form.on < got:
            return {"on": f"{situation.case.parties[number].name} {got} 才收到决定书，{form.event.label}不能早于这一日，请核对。"}
        before = _challenged_to(situation.here, number)
        if before not in FOLLOWS[form.event]:
            stands = f"已登记到“{before.label}”" if before else "还没有登记行政复议或者行政诉讼"
            return {"event": f"{situation.case.parties[number].name}{stands}，不能登记“{form.event.label}”。"}
    return {}


def received_decisions(here: Proceeding) -> dict[int, date]:
    """Return the parties who have received a decision, with the day."""
    return {number: on for paper in DECISIONS for number, on in here.received(paper).items()}


def _challenged_to(here: Proceeding, party: int) -> Challenge | None:
    """Return the stage that this employer's challenge has reached; None: there is none."""
    found: Challenge | None = None
    for entry in here.all(Do.RECORD_CHALLENGE):
        challenge = entry.as_(Challenged)
        if not here.standing_for(party).isdisjoint(challenge.parties):
            found = challenge.event
    return found


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
    if _all_paid(situation.case.promised_in(here)):
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


def _suggest_challenge(situation: Situation) -> dict[str, Any]:
    numbers = sorted(received_decisions(situation.here))
    body = situation.reference.setting(REVIEW_BODY)
    return {"event": str(Challenge.APPLIED), "parties": numbers[:1], "body": body}


# --- rows -----------------------------------------------------------------------------------------------------

AFTER_DECISION = frozenset({DECIDED, INSPECTION_CLOSED})

ROWS = (
    Step(
        Do.CONFIRM_OBEYED, "决定已履行", Kind.INSPECTION,
        at=AFTER_DECISION, to=STAY, by=INSPECTION_STAFF, asks=Obeyed, unless=(_decision_not_received, _still_owed),
        rank=Rank.NEXT, says="决定已履行：{verified}", basis="劳动保障监察条例 第18条、第30条第1款第3项",
    ),
    Step(
        Do.RECORD_CHALLENGE, "登记行政复议、诉讼", Kind.INSPECTION,
        at=AFTER_DECISION, to=STAY, by=INSPECTION_STAFF, asks=Challenged, unless=(_decision_not_received,),
        checks=(_in_their_order,), suggests=_suggest_challenge,
        says="{event}（{body}）", basis="劳动保障监察条例 第19条；行政复议法 第20条；行政诉讼法 第44至46条",
    ),
    Step(
        Do.REFER_POLICE, "移送公安机关", Kind.INSPECTION,
        at=frozenset({INVESTIGATING, FOUND, ORDERED}), to=REFERRED, by=INSPECTION_STAFF, asks=CrimeReport,
        checks=(_ordered_to_pay,), suggests=_suggest_police, outcome=Outcome.REFERRED_TO_POLICE,
        says="{ground}，移送{authority}", basis="劳动保障监察条例 第18条第2款；刑法 第276条之一",
    ),
    Step(
        Do.REPORT_CRIME, "移送公安机关", Kind.INSPECTION,
        at=AFTER_DECISION, to=STAY, by=INSPECTION_STAFF, asks=CrimeReport, checks=(_ordered_to_pay,),
        suggests=_suggest_police,
        says="作出决定后，{ground}，移送{authority}", basis="劳动保障监察条例 第18条第2款；刑法 第276条之一",
    ),
)
