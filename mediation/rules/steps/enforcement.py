"""Enforcement by a court (申请执行): of what is in force, or handed over for being urgent. How it goes there: `enforcing_court.py`."""

from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from ..acts import Act
from ..codes import Item, Kind, Outcome, Side
from ..codes.court import Enforceable
from ..do import Do
from ..effect import REST_ENDED, WITH_A_PAPER, disposed_by
from ..facts import Proceeding, Promise
from ..finality import MONEY_ITEMS
from ..forms import Form, Long, MaybeLong, MaybeMoney, Money, Text, ask
from ..local import ENFORCEMENT_COURT
from ..reviewed import letter_since
from ..seats import TRIBUNAL
from ..states import confirmation, review, state_of
from ..states.arbitration import ENTRUSTED, FORMED, HEARD, SCHEDULED, SUSPENDED
from ..step import STAY, Rank, Situation, Step
from .arbitration import BENCH, OFFICE
from .court import at_first_instance, go_to_court
from .demanding import answers_for
from .enforcement_period import lines_of_the_agreement
from .enforcing_in_time import after_its_last_day, not_due_yet, too_late, whose_day_is_over
from .force import InForce, in_force, nothing_in_force
from .intake import MEDIATORS, to_the_commission
from .overdue import those_that_stand
from .undecided import undecided

URGENT_ITEMS = MONEY_ITEMS
"""追索劳动报酬、工伤医疗费、经济补偿或者赔偿金 (调解仲裁法 第44条): the same words as 第47条第1项."""


class UrgentLine(Form):
    """One sum to be paid before the award, in 元."""

    claim: int = ask("请求", options="claims")
    amount: Money = ask("先予执行金额（元）")


class PriorExecution(Act):
    """先予执行: only where the rights are clear and the worker cannot live otherwise; he gives no security."""

    on: date = ask("裁决之日", not_after="today")
    asked_on: date = ask("当事人申请之日", not_after="today")
    lines: list[UrgentLine] = ask("先予执行事项", at_least=1, at_most=600)
    rights_clear: bool = ask("当事人之间权利义务关系明确", default=False)
    hardship: Long = ask("不先予执行将严重影响申请人生活的情况", long="long")


class HandedOver(Act):
    """移送执行: the commission sends its order to the court itself."""

    on: date = ask("移送之日", not_after="today")
    parties: list[int] = ask("先予执行的申请人", options="parties", at_least=1)
    court: Text = ask("执行法院")


def asks_against() -> Any:
    """The question against whom enforcement is asked for; nobody: everybody of the other side, as in entries of before."""
    return ask("被执行人", options="parties", default=[], help="文书写明由他履行的人，一人或者几人；不选的，是对方全部当事人")


class ToEnforce(Act):
    """申请执行: what, by whom, at which court."""

    on: date = ask("申请之日", not_after="today", help="向法院提交之日；交邮的填交邮之日")
    served: Enforceable = ask("据以执行的文书", options="results")
    parties: list[int] = ask("申请执行人", options="parties", at_least=1)
    against: list[int] = asks_against()
    court: Text = ask("执行法院", help="被执行人住所地或者财产所在地人民法院")
    amount: MaybeMoney = ask("申请执行金额（元）", default=None)
    note: MaybeLong = ask("说明", default=None, long="long")


class AgreementToEnforce(Act):
    """申请执行经审查、司法确认的调解协议."""

    on: date = ask("申请之日", not_after="today", help="向法院提交之日；交邮的填交邮之日")
    parties: list[int] = ask("申请执行人", options="parties", at_least=1)
    against: list[int] = asks_against()
    court: Text = ask("执行法院", help="被执行人住所地或者财产所在地人民法院")
    amount: MaybeMoney = ask("申请执行金额（元）", default=None)


# --- guards and checks ----------------------------------------------------------------------------------------


def _lines_are_urgent(situation: Situation, form: PriorExecution) -> dict[str, str]:
    """Only claims of those kinds, not more than is claimed, for a person."""
    found: dict[str, str] = {}
    if not form.rights_clear:
        found["rights_clear"] = "权利义务关系明确的，才能裁决先予执行（调解仲裁法第44条）。"
    if form.asked_on > form.on:
        found["asked_on"] = "申请之日不能晚于裁决之日。"
    for row, line in enumerate(form.lines):
        claim = situation.case.claims.get(line.claim)
        if claim is None:
            continue
        if Item(claim.item) not in URGENT_ITEMS or situation.case.parties[claim.claimant].kind.employs:
            found[f"lines.{row}.claim"] = "只有劳动者追索劳动报酬、工伤医疗费、经济补偿或者赔偿金的，可以先予执行（第44条）。"
        elif claim.amount is not None and line.amount > claim.amount:
            found[f"lines.{row}.amount"] = f"不能超过请求金额 {claim.amount:,.2f} 元。"
    return found


def _ordered(here: Proceeding, claim: int) -> Decimal:
    """Add up the sums that were ordered of this claim before the award, in 元."""
    orders = (entry.as_(PriorExecution) for entry in here.all(Do.ORDER_PRIOR_EXECUTION))
    return sum((line.amount for order in orders for line in order.lines if line.claim == claim), Decimal(0))


def _ordered_once(situation: Situation, form: PriorExecution) -> dict[str, str]:
    """One debt, one order: all that is ordered of a claim is not more than the claim, and what was decided has its own paper
    (调解仲裁法 第44条; 办案规则 第49、51条).
    """
    case, here, waiting = situation.case, situation.here, set(undecided(situation.here))
    found: dict[str, str] = {}
    so_far: dict[int, Decimal] = {}
    for row, line in enumerate(form.lines):
        claim, before = case.claims.get(line.claim), so_far.setdefault(line.claim, _ordered(here, line.claim))
        so_far[line.claim] = before + line.amount
        if claim is not None and line.claim not in waiting:
            found[f"lines.{row}.claim"] = "这项请求已经裁决或者调解，持该文书申请执行，不再裁决先予执行（调解仲裁法第44条）。"
        elif claim is not None and claim.amount is not None and before and so_far[line.claim] > claim.amount:
            said = f"已经裁决先予执行 {before:,.2f} 元，连同这一次不能超过请求金额 {claim.amount:,.2f} 元"
            found[f"lines.{row}.amount"] = f"{said}（调解仲裁法第44条）。"
    return found


def _handed_over_once(situation: Situation, form: HandedOver) -> dict[str, str]:
    """An order goes to the court once, unless it was taken back from there (调解仲裁法 第44条; 办案规则 第51条)."""
    case, here = situation.case, situation.here
    ordered: dict[int, int] = {}
    for entry in here.all(Do.ORDER_PRIOR_EXECUTION):
        ordered |= {case.claims[line.claim].claimant: entry.seq for line in entry.as_(PriorExecution).lines}
    if strangers := [n for n in form.parties if n not in ordered]:
        return {"parties": f"先予执行裁决里没有{case.parties[strangers[0]].name}的事项，请去掉。"}
    over = (Outcome.ENFORCEMENT_WITHDRAWN, Outcome.VOIDED)
    for each in case.proceedings.values():
        first = each.entries[0]
        if each.came_from != here.number or first.step is not Do.HAND_OVER_ENFORCEMENT or each.outcome in over:
            continue
        if again := [n for n in form.parties if n in (first.parties or ()) and first.seq > ordered[n]]:
            said = f"{case.parties[again[0]].name}的先予执行裁决已于 {first.on} 移送执行，不再移送一次"
            return {"parties": f"{said}（调解仲裁法第44条）；另有新的先予执行裁决的，先办理“先予执行”。"}
    return {}


def asked_already(situation: Situation, form: ToEnforce | AgreementToEnforce) -> dict[str, str]:
    """Ask once more where somebody's application is still before the court: a later instalment is asked for apart (民事诉讼法
    第250条)."""
    case, here = situation.case, situation.here
    for each in case.proceedings.values():
        first = each.entries[0]
        asked_for = type(first.answers) is type(form) and first.answer("served") == getattr(form, "served", None)
        if each.came_from != here.number or not asked_for or not state_of(each.kind, each.state).open:
            continue
        asked = {n for party in first.parties or () for n in here.successors(party)}
        if again := sorted(asked & set(form.parties)):
            return {"parties": f"{case.parties[again[0]].name}已于 {first.on} 申请执行，还在办理；只有后来到期的部分才另行申请"}
    return {}


def _no_order(situation: Situation) -> str | None:
    return None if situation.here.last(Do.ORDER_PRIOR_EXECUTION) else "还没有先予执行裁决，先办理“先予执行”。"


def _in_force_for_them(situation: Situation, form: ToEnforce) -> dict[str, str]:
    there = in_force(situation.case, situation.here, form.served)
    missing = [n for n in form.parties if n not in there]
    if not missing:
        return {}
    names = "、".join(situation.case.parties[n].name for n in missing)
    return {"parties": f"{form.served.label}没有登记对{names}生效，或者已由人民法院处理，不能据以申请执行。"}


def _letter_binds_them(situation: Situation, form: AgreementToEnforce) -> dict[str, str]:
    """Check that who asks, and against whom he asks, signed for the letter (办案规则 第77条)."""
    case, here = situation.case, situation.here
    if here.kind is not Kind.REVIEW or here.last(Do.SIGN_REVIEW_LETTER) is None:
        return {}
    there = letter_since(case, here)
    left = [case.parties[n].name for n in form.parties if n not in there]
    if not left:
        return {}
    return {"parties": f"{'、'.join(left)}还没有签收调解书，对他没有生效（办案规则第77条），请去掉；签收了的，先办理“补签收”。"}


def _agreement_not_in_force(situation: Situation) -> str | None:
    """A mediation agreement is enforceable only once an arbitrator or a court has put its name to it."""
    if situation.here.outcome in (Outcome.REVIEWED, Outcome.CONFIRMED):
        return None
    return "调解协议没有经仲裁审查制作调解书，也没有经司法确认，不能直接申请执行；可以申请仲裁或者支付令。"


# --- effects --------------------------------------------------------------------------------------------------


def _suggest_order(situation: Situation) -> dict[str, Any]:
    waiting, here = set(undecided(situation.here)), situation.here
    urgent = [c for c in situation.case.claimed_in(here) if Item(c.item) in URGENT_ITEMS and c.number in waiting and c.amount]
    rest = {c.number: c.amount - _ordered(here, c.number) for c in urgent if c.amount is not None}
    return {"lines": [{"claim": number, "amount": str(amount)} for number, amount in rest.items() if amount > 0]}


def _suggest_hand_over(situation: Situation) -> dict[str, Any]:
    order = situation.here.last(Do.ORDER_PRIOR_EXECUTION)
    lines = order.as_(PriorExecution).lines if order else []
    return {"parties": sorted({situation.case.claims[row.claim].claimant for row in lines}), **suggest_court(situation)}


def _suggest_enforcement(situation: Situation) -> dict[str, Any]:
    effect, present = _in_force_for_whom(situation)
    parties = whose_day_is_over(situation, effect.served if effect else None, present)
    its = disposed_by(situation.here, effect.served) if effect else set[int]()
    promised = situation.case.promised_in(situation.here)
    theirs = [line for line in promised if line.payee in parties and (line.claim is None or line.claim in its)]
    owed = sum(line.unpaid for line in those_that_stand(situation.case, theirs))
    against = whom(situation, theirs, parties)
    chosen = {"served": effect.served if effect else None, "parties": parties, "against": against, "amount": str(owed) if owed else None}
    return {**chosen, **suggest_court(situation)}


def _in_force_for_whom(situation: Situation) -> tuple[InForce | None, list[int]]:
    """Return the last paper that was recorded as in force, of those who are meant where the button named some, and for whom it is."""
    case, here = situation.case, situation.here
    for entry in reversed([*here.all(Do.CONFIRM_EFFECT)]):
        effect = entry.as_(InForce)
        its = {n for party in effect.parties for n in here.successors(party)}
        present = [n for n in case.present_in(here) if n in its and (not situation.meant or n in situation.meant)]
        if present:
            return effect, present
    return None, []


def _suggest_agreement(situation: Situation) -> dict[str, Any]:
    asking = [p.number for p in situation.case.of_side(situation.here, Side.APPLICANT)]
    parties, agreed = whose_day_is_over(situation, None, asking), lines_of_the_agreement(situation.case, situation.here)
    due = [line for line in agreed if line.payee in parties and (line.due_on is None or line.due_on < situation.today)]
    owed = sum(line.unpaid for line in those_that_stand(situation.case, due))
    against = whom(situation, agreed, parties)
    return {"parties": parties, "against": against, "amount": str(owed) if owed else None, **suggest_court(situation)}


def whom(situation: Situation, lines: Iterable[Promise], parties: Collection[int]) -> list[int]:
    """List those who answer for what is still open of these lines to these parties, by number: against whom enforcement is asked for."""
    case, found = situation.case, set[int]()
    for line in lines:
        if line.payee in parties and line.open:
            found |= answers_for(case, case.proceedings[line.proceeding], line)
    return sorted(found & set(case.present_in(situation.here)))


def of_the_other_side(situation: Situation, form: ToEnforce | AgreementToEnforce) -> dict[str, str]:
    """Nobody asks for enforcement against himself, nor against a stranger to what is enforced (民事诉讼法 第247条)."""
    here = situation.here
    wrong = [n for n in form.against if n in form.parties or n not in situation.case.present_in(here)]
    return {"against": "被执行人是文书判令（约定）履行义务的人，请重新选择。"} if wrong else {}


def suggest_court(situation: Situation) -> dict[str, Any]:
    """The court that enforces: the one that gave the judgment or the ruling (民事诉讼法 第235条), of all else the bureau's (执行法院)."""
    if situation.here.kind in (Kind.SUIT, Kind.CONFIRMATION) and (own := situation.here.entries[0].answer("court")):
        return {"court": own}
    return {"court": situation.reference.setting(ENFORCEMENT_COURT) or at_first_instance(situation)["court"]}


# --- rows -----------------------------------------------------------------------------------------------------

CONFIRMED_AGREEMENT = frozenset({review.IN_FORCE, review.CLOSED, confirmation.CONFIRMED, confirmation.CLOSED})
STAFF = OFFICE | BENCH

ROWS = (
    Step(
        Do.ORDER_PRIOR_EXECUTION, "先予执行", Kind.ARBITRATION,
        at=frozenset({FORMED, SCHEDULED, HEARD}), to=STAY, by=BENCH, seats=TRIBUNAL, urgent=True,
        asks=PriorExecution, checks=(_lines_are_urgent, _ordered_once),
        suggests=_suggest_order,
        rank=Rank.LAST, says="裁决先予执行", basis="调解仲裁法 第44条；办案规则 第51条",
    ),
    Step(
        Do.HAND_OVER_ENFORCEMENT, "移送执行", Kind.ARBITRATION,
        at=WITH_A_PAPER - REST_ENDED - {ENTRUSTED, SUSPENDED}, to=STAY, opens=Kind.ENFORCEMENT, by=STAFF, asks=HandedOver,
        unless=(_no_order,), checks=(_handed_over_once,), does=go_to_court, suggests=_suggest_hand_over, freezes=to_the_commission,
        rank=Rank.LAST, says="先予执行裁决移送{court}执行", basis="调解仲裁法 第44条；办案规则 第51条",
    ),
    Step(
        Do.APPLY_ENFORCEMENT, "申请执行", Kind.ARBITRATION,
        at=WITH_A_PAPER, to=STAY, opens=Kind.ENFORCEMENT, by=STAFF, asks=ToEnforce, unless=(nothing_in_force, not_due_yet),
        checks=(_in_force_for_them, of_the_other_side, after_its_last_day), doubts=(asked_already, too_late), does=go_to_court,
        suggests=_suggest_enforcement,
        freezes=to_the_commission,
        rests_on=(Do.AWARD, Do.SETTLE),
        rank=Rank.ELSE, says="{parties}持{served}向{court}申请执行", basis="调解仲裁法 第51条；民事诉讼法 第235、250条（二年）",
    ),
    Step(
        Do.ENFORCE_AGREEMENT, "申请执行调解协议", None,
        at=CONFIRMED_AGREEMENT, to=STAY, opens=Kind.ENFORCEMENT, by=MEDIATORS | STAFF, asks=AgreementToEnforce,
        unless=(_agreement_not_in_force, not_due_yet), checks=(_letter_binds_them, of_the_other_side, after_its_last_day),
        doubts=(asked_already, too_late), does=go_to_court,
        suggests=_suggest_agreement,
        rank=Rank.ELSE, says="{parties}向{court}申请执行", basis="办案规则 第77条；民事诉讼法 第206、250条（二年）",
    ),
)
