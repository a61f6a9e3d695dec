"""Wages still owed (欠薪): who waits for how much by which paper, whatever became of the file (保障农民工工资支付条例 第3、53条).

What the list of 动态清零 is made of. A closed file frees nobody of a debt: a line is listed until it is paid, or another paper takes its
place (titles.py). An order counts until what was agreed or decided of it is in force, and again once that falls. Of a complaint that
nobody has decided on its claims are listed, until something is found.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .agreed_claims import GIVEN_UP, carried
from .codes import Item, Kind, Outcome, Side
from .codes.wages import Title
from .debts import debt_of_claim
from .do import Do
from .facts import CaseFacts, Claim, Proceeding, Promise
from .liability import opponents, who_owes
from .states import state_of
from .steps.handing_on import gone_whole
from .steps.overdue import those_that_stand

WAGES = frozenset({str(each) for each in (Item.WAGES, Item.OVERTIME, Item.LEAVE_PAY, Item.SICK_PAY, Item.INJURY_LEAVE_PAY)})
"""工资: with overtime, and what is paid for times of leave, illness and injury (关于工资总额组成的规定 第4、10条). 经济补偿, 第二倍工资 and
damages are none."""
BY_STEP = {Do.DECIDE_HANDLING: Title.DECISION, Do.SETTLE: Title.SETTLEMENT, Do.SETTLE_PART: Title.SETTLEMENT}
BY_KIND = {Kind.INSPECTION: Title.ORDER, Kind.MEDIATION: Title.AGREEMENT, Kind.ARBITRATION: Title.AWARD, Kind.SUIT: Title.JUDGMENT}
"""The paper that each of these steps makes, and the one that any other step of the kind does."""
HEARS = frozenset({Kind.INSPECTION, Kind.MEDIATION, Kind.ARBITRATION})
DROPPED = GIVEN_UP | {Outcome.WITHDRAWN, Outcome.DECLINED, Outcome.TRANSFERRED}
"""The ways in which a proceeding ended that says nothing of its claims, or gave them away."""


@dataclass(frozen=True, slots=True)
class WagesOwed:
    """The wages that one worker waits for in one proceeding.

    `person`: the party at the beginning in whose place `payee` stands, for heirs of one
    worker are one; `debtor`: who owes first, by number, None where nobody is left. `owed` and `paid` are the whole sum and what came of
    it, `unpaid` the rest, in 元. `due_on`: the first day of what is unpaid; None: no paper sets any.
    """

    proceeding: int
    payee: int
    person: int
    debtor: int | None
    title: Title
    owed: Decimal
    paid: Decimal
    unpaid: Decimal
    due_on: date | None


def wages_owed(case: CaseFacts) -> list[WagesOwed]:
    """List the wages of the case that are still owed, each debt once, by proceeding and worker."""
    lines = [line for line in _standing(case) if _is_wages(case, line)]
    found = list(_by_paper(case, lines))
    if any(here.kind is Kind.INSPECTION and here.outcome != Outcome.VOIDED for here in case.proceedings.values()):
        found += _by_complaint(case, lines)
    return sorted(found, key=lambda row: (row.proceeding, row.payee))


# --- by a paper -----------------------------------------------------------------------------------------------


def _standing(case: CaseFacts) -> list[Promise]:
    """The sums of papers in force that count for their debts, paid or not. What of an agreement is asked for in an arbitration is none."""
    found: list[Promise] = []
    for here in case.proceedings.values():
        lines = [line for line in case.promised_in(here) if line.amount is not None and line.revoked is None]
        if lines and here.outcome != Outcome.VOIDED:
            itself, whole = carried(case, here), gone_whole(case, here)
            heard = here.kind is Kind.MEDIATION
            those = [line for line in lines if not heard or (line.number not in itself and line.claim not in whole)]
            found += those_that_stand(case, [line for line in those if line.counted_by is None])
    return found


def _is_wages(case: CaseFacts, line: Promise) -> bool:
    """Tell whether the line is for wages: its claim is, or, where it is for none alone, its worker claims wages there or nothing at all."""
    if case.parties[line.payee].kind.employs:
        return False
    if line.claim is not None:
        return case.claims[line.claim].item in WAGES
    items = {claim.item for claim in case.claims.values() if claim.claimant == line.payee}
    return not items or bool(items & WAGES)


def _by_paper(case: CaseFacts, lines: Iterable[Promise]) -> Iterator[WagesOwed]:
    groups: dict[tuple[int, int], list[Promise]] = {}
    for line in lines:
        groups.setdefault((line.proceeding, line.payee), []).append(line)
    for (number, payee), theirs in groups.items():
        waits = [line for line in theirs if line.unpaid]
        if not waits:
            continue
        here, last = case.proceedings[number], max(waits, key=lambda line: line.seq)
        owing = who_owes(case, here, last)
        yield WagesOwed(
            number, payee, case.first_of(payee), owing[0].number if owing else None, _title(here, last),
            owed=sum((line.amount or Decimal(0) for line in theirs), Decimal(0)), paid=sum((line.paid for line in theirs), Decimal(0)),
            unpaid=sum((line.unpaid for line in waits), Decimal(0)),
            due_on=min((line.due_on for line in waits if line.due_on), default=None),
        )  # fmt: skip


def _title(here: Proceeding, line: Promise) -> Title:
    made = next((entry.step for entry in here.entries if entry.seq == line.seq), None)
    return (BY_STEP.get(made) if made else None) or BY_KIND.get(here.kind, Title.OTHER)


# --- by a complaint -------------------------------------------------------------------------------------------


def _by_complaint(case: CaseFacts, standing: Iterable[Promise]) -> Iterator[WagesOwed]:
    """The wages that were complained of and that no paper in force speaks of, as long as somebody looks into them (条例 第9、14条)."""
    spoken = {debt_of_claim(case, line.claim) for line in standing if line.claim is not None}
    of_all = {line.payee for line in standing if line.claim is None}
    groups: dict[tuple[int, int], list[Claim]] = {}
    for claim in case.claims.values():
        here = _looks_into(case, claim)
        if here is None or claim.item not in WAGES or not claim.amount or case.parties[claim.claimant].side is Side.RESPONDENT:
            continue
        if debt_of_claim(case, claim.number) not in spoken and claim.claimant not in of_all:
            groups.setdefault((here.number, claim.claimant), []).append(claim)
    for (number, payee), claims in groups.items():
        here = case.proceedings[number]
        facing = opponents(case, here, claims[0])
        asked = sum((claim.amount or Decimal(0) for claim in claims), Decimal(0))
        title = Title.COMPLAINT if here.kind is Kind.INSPECTION else Title.DISPUTE
        debtor = facing[0].number if facing else None
        yield WagesOwed(number, payee, case.first_of(payee), debtor, title, asked, Decimal(0), asked, None)


def _looks_into(case: CaseFacts, claim: Claim) -> Proceeding | None:
    """The proceeding in which the claim is looked into now: the latest that has it; None: that one is over, and found nothing owed."""
    having = [here for here in case.proceedings.values() if claim.number in here.claims and here.kind in HEARS]
    here = max((each for each in having if each.outcome not in DROPPED), key=lambda each: each.number, default=None)
    if here is None or claim.claimant in here.gone or claim.claimant in here.left:
        return None
    waits = any(line.claim == claim.number and line.proceeding == here.number for line in case.promises.values())
    over = here.concluded_on is not None or state_of(here.kind, here.state).final
    return here if waits or not over else None
