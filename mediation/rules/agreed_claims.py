"""Claims for what was agreed (就协议款申请): the form by which a broken agreement goes to arbitration, and what has gone there so far.

The step is in steps/agreed_sums.py.
"""

from datetime import date

from .acts import Act
from .codes import Outcome
from .facts import CaseFacts, Proceeding, Promise
from .forms import MaybeLong, MaybeMoney, Money, ask
from .numbered import Numbered

ALL_OF_IT = "不填的，就所选申请人全部没有履行的事项申请；只申请一部分的，在这里逐项写"


class AgreedLine(Numbered):
    """One performance line that is claimed; it becomes a claim."""

    brings = "claims"
    promise: int = ask("协议约定的款项", options="promises")


class AgreedSum(AgreedLine):
    """Money of one line, in 元: its unpaid rest, or less."""

    amount: Money = ask("申请金额（元）", help="协议没有付的数，或者比它少")


class AgreedAct(AgreedLine):
    """An act of one line."""

    promise: int = ask("协议约定的行为", options="deeds")


class RestOfClaim(Numbered):
    """The rest of a claim, in 元, which goes on as a claim of its own. `paid` None: a part was agreed, and is performed as agreed; else
    the agreement came to nothing, all goes on, and that much of it had come.
    """

    brings = "claims"
    claim: int = ask("请求", options="claims")
    amount: Money = ask("余下的数（元）")
    paid: MaybeMoney = ask("已按协议收到的（元）", default=None)


class ForTheAgreed(Act):
    """就协议款申请仲裁: who asks for what was agreed and did not come (调解仲裁法 第15条)."""

    on: date = ask("申请之日", not_after="today")
    parties: list[int] = ask("申请仲裁的申请人", options="applicants", at_least=1)
    sums: list[AgreedSum] = ask("没有付的协议款", default=[], at_most=600, help=ALL_OF_IT)
    deeds: list[AgreedAct] = ask("没有做的事", default=[], at_most=600, help=ALL_OF_IT)
    note: MaybeLong = ask("说明", default=None, long="long")

    @property
    def rows(self) -> list[AgreedLine]:
        """Everything that is claimed, money first."""
        return [*self.sums, *self.deeds]

    @property
    def lines(self) -> list[int]:
        """The numbers of the performance lines that are claimed."""
        return [row.promise for row in self.rows]


GIVEN_UP = frozenset({
    Outcome.ARBITRATION_WITHDRAWN, Outcome.RECONCILED_WITHDRAWN, Outcome.DEEMED_WITHDRAWN, Outcome.NOT_ACCEPTED, Outcome.NOT_CORRECTED,
    Outcome.TOLD_ELSEWHERE, Outcome.CANCELLED, Outcome.VOIDED,
})  # fmt: skip
"""The ways in which an arbitration ended with nothing said of its claims."""
ASKED_AGAIN = frozenset({Outcome.ARBITRATION_WITHDRAWN, Outcome.RECONCILED_WITHDRAWN, Outcome.VOIDED})
"""Those after which the same may be applied for again (办案规则 第35条); after 按撤回 and 不予受理 it may not (第34、39条)."""
OWED_AGAIN = GIVEN_UP - {Outcome.RECONCILED_WITHDRAWN}
"""Those after which what was agreed before is owed as it was: nothing was decided on it, and the parties put nothing in its place. Who
comes to terms anew (和解) has the new terms (调解仲裁法 第41条)."""


def nothing_said(opened: Proceeding, claimant: int, claim: int) -> str | None:
    """Return the way in which this claimant's claim went out of an arbitration that said nothing of it; None: it is heard, or decided."""
    if opened.outcome in GIVEN_UP:
        return opened.outcome
    left = opened.left.get(claimant)
    return left.outcome if left and left.outcome in GIVEN_UP and claim not in opened.claims else None


def begun_from(case: CaseFacts, here: Proceeding) -> list[Proceeding]:
    """List the proceedings that were opened from this one, less those entered by mistake (作废)."""
    return [p for p in case.proceedings.values() if p.came_from == here.number and p.outcome != Outcome.VOIDED]


def carried(case: CaseFacts, here: Proceeding) -> set[int]:
    """The performance lines of this mediation that are asked for, or were decided, in an arbitration as claims, by number. One that was
    withdrawn there is owed as before."""
    return _asked(case, here, OWED_AGAIN)


def asked_once(case: CaseFacts, here: Proceeding) -> set[int]:
    """The performance lines of this mediation that may not be asked for in an arbitration again, by number."""
    return _asked(case, here, ASKED_AGAIN)


def _asked(case: CaseFacts, here: Proceeding, less: frozenset[Outcome]) -> set[int]:
    """The lines that went to arbitration, less those of which it said nothing in one of these ways."""
    found = set[int]()
    for opened in begun_from(case, here):
        if form := opened.entries[0].if_(ForTheAgreed):
            claims = {claim.line: claim for claim in case.claims.values() if claim.line is not None}
            for number in form.lines:
                claim = claims.get(number)
                how = nothing_said(opened, claim.claimant, claim.number) if claim else opened.outcome
                if how not in less:
                    found.add(number)
    return found


def settled_by(case: CaseFacts, here: Proceeding, line: Promise) -> set[int]:
    """The claims of the mediation in whose place the line stands: its own, or where it belongs to none, those of its payee."""
    if line.claim is not None:
        return {line.claim}
    return {n for n in here.claims if case.claims[n].claimant == line.payee}
