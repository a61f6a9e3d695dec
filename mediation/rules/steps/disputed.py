"""Claims still in dispute (仍有争议的请求) after a mediation: which may be carried to arbitration, and why the others may not.

Before an agreement all of them may. An agreement binds (调解仲裁法 第14条第2款): what it settles goes to arbitration only when its day went
by without performance (第15条), and in one way. Whoever left the mediation may go at once (第5条).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..agreed_claims import asked_once
from ..codes.mediation import LeftHow
from ..codes.succession import ChangeGround
from ..departed import left_behind
from ..do import Do
from ..facts import CaseFacts, Claim, Proceeding, Promise
from ..step import Situation
from .handing_on import barred, gone_on
from .left_out import short_of
from .overdue import those_that_stand, titled
from .signatures import unsigned


def candidates(case: CaseFacts, here: Proceeding) -> list[int]:
    """List the claims of the mediation, and those of whoever left it, by number."""
    return [*here.claims, *left_behind(case, here)]


def in_dispute(situation: Situation, *claimants: int) -> list[int]:
    """List the claims (of these `claimants`, where some are named) that may be carried to arbitration, by number."""
    case, here = situation.case, situation.here
    asked = [n for n in candidates(case, here) if not claimants or case.claims[n].claimant in claimants]
    return [number for number in asked if not why_not(situation, number)]


def why_not(situation: Situation, number: int) -> str:
    """Return the reason, with its article, why the claim is not carried to arbitration as it was made; '' where it is in dispute."""
    case, here = situation.case, situation.here
    claim = case.claims[number]
    if number in gone_on(case, here):
        if barred(case, here, number):
            return "在仲裁中按撤回处理，再次申请不予受理（办案规则第39条）"
        agreed = any(line.number in asked_once(case, here) for line in in_its_place(case, here, claim))
        return "已经就协议款申请仲裁，同一笔款不再按原来的请求申请（调解仲裁法第15条）" if agreed else "已经申请仲裁"
    if (left := here.gone.get(claim.claimant)) and left.ground is ChangeGround.NO_HEIR:
        return "申请人死亡，没有继承人或者继承人放弃，不再处理（调解仲裁法第25条）"
    if here.last(Do.SIGN_AGREEMENT, Do.RECONCILE) is None:
        return ""
    if claim.amount is not None and received(case, here, claim) >= claim.amount:
        return "已经按协议履行（调解仲裁法第14条第2款）"
    if _put_aside(situation):
        return ""
    return _settled(situation, claim)


def _settled(situation: Situation, claim: Claim) -> str:
    """The reason why an agreement in force leaves nothing of the claim to dispute about; '' for one of whoever has not signed it."""
    if claim.claimant in unsigned(situation.case, situation.here):
        return ""
    lines, how = in_its_place(situation.case, situation.here, claim), _said(situation.here, claim.claimant)
    if how is LeftHow.WAIVED and not lines:
        return "在协议中已经放弃（调解仲裁法第14条第2款）"
    if not lines or (how not in (None, LeftHow.WAIVED) and _short(claim, lines)):
        return ""
    if titled(situation, claim.claimant) is not None:
        return "已经由调解书或者确认裁定处理，不履行的申请执行（调解仲裁法第51条）"
    if those_that_stand(situation.case, [line for line in lines if line.is_overdue(situation.today)]):
        return ""
    waiting = [line.due_on for line in lines if line.open and line.due_on]
    if not waiting:
        return "已经按协议履行（调解仲裁法第14条第2款）"
    return f"协议约定的履行期限 {min(waiting)} 还没有过（调解仲裁法第15条）"


@dataclass(frozen=True, slots=True)
class Rest:
    """The rest of a claim with which it goes on, in 元. `paid`: what had come of it, where the agreement came to nothing and all of the
    rest goes on; None: the rest is what was not agreed.
    """

    amount: Decimal
    paid: Decimal | None = None

    @property
    def says(self) -> str:
        """The rest in words, for whoever chooses."""
        return f"协议约定之外余下 {self.amount:,.2f} 元" if self.paid is None else f"已收到 {self.paid:,.2f} 元，余下 {self.amount:,.2f} 元"


def rest_of(situation: Situation, number: int) -> Rest | None:
    """Return the rest with which the claim goes on: what an agreement in force left to be heard still, or, where what was agreed did not
    come (调解仲裁法 第15条) or cannot stand, what had not come of the claim. None: it is carried on whole.
    """
    case, here = situation.case, situation.here
    claim = case.claims[number]
    if claim.amount is None or here.last(Do.SIGN_AGREEMENT, Do.RECONCILE) is None or claim.claimant in unsigned(case, here):
        return None
    lines = in_its_place(case, here, claim)
    if _put_aside(situation) or those_that_stand(case, [line for line in lines if line.is_overdue(situation.today)]):
        paid = received(case, here, claim)
        return Rest(claim.amount - paid, paid) if paid else None
    rest = short_of(case, here, case.promised_in(here)).get(number)
    return Rest(rest) if rest is not None and rest < claim.amount else None


def received(case: CaseFacts, here: Proceeding, claim: Claim) -> Decimal:
    """Return the sum in 元 that has come of the claim by this mediation's agreement. What came on lines that name no claim counts for the
    claims of their payee that have no line of their own, in their order.
    """
    lines = in_its_place(case, here, claim)
    came = sum((line.paid for line in lines), Decimal(0))
    if not came or lines[0].claim is not None:
        return came
    for other in (case.claims[n] for n in candidates(case, here)):
        if other.claimant != claim.claimant or other.amount is None or in_its_place(case, here, other) != lines:
            continue
        taken = min(other.amount, came)
        if other.number == claim.number:
            return taken
        came -= taken
    return Decimal(0)


def in_its_place(case: CaseFacts, here: Proceeding, claim: Claim) -> list[Promise]:
    """List the lines that stand in the claim's place: its own, else the sums of its claimant that name no claim."""
    promised = case.promised_in(here)
    own = [line for line in promised if line.claim in (claim.number, claim.piece_of) and line.claim is not None]
    own = [line for line in own if line.payee == claim.claimant]
    return own or [line for line in promised if line.claim is None and line.payee == claim.claimant and line.amount is not None]


def _short(claim: Claim, lines: Sequence[Promise]) -> bool:
    """Less was agreed than was claimed."""
    return claim.amount is not None and sum((line.amount or Decimal(0) for line in lines), Decimal(0)) < claim.amount


def _said(here: Proceeding, claimant: int) -> LeftHow | None:
    """The way in which the claimant said in the agreement what becomes of what it leaves out; None: he was not asked."""
    made = here.last(Do.REACH_AGREEMENT, Do.RECONCILE)
    rows = getattr(made.answers, "left", ()) if made else ()
    return next((row.how for row in rows if row.party == claimant), None)


def _put_aside(situation: Situation) -> bool:
    """Tell whether the commission or the court found that the agreement cannot stand (不予制作调解书、不予确认): the dispute is open again
    (办案规则 第79条)."""
    come = (each for each in situation.case.proceedings.values() if each.came_from == situation.here.number)
    return any(each.last(Do.DENY_REVIEW, Do.COURT_REFUSES) is not None for each in come)
