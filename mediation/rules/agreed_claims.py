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


def carried(case: CaseFacts, here: Proceeding) -> set[int]:
    """The performance lines of this mediation that have gone to arbitration as claims, by number."""
    begun = (p.entries[0] for p in case.proceedings.values() if p.came_from == here.number and p.outcome != Outcome.VOIDED)
    return {line for first in begun if (form := first.if_(ForTheAgreed)) for line in form.lines}


def settled_by(case: CaseFacts, here: Proceeding, line: Promise) -> set[int]:
    """The claims of the mediation in whose place the line stands: its own, or where it belongs to none, those of its payee."""
    if line.claim is not None:
        return {line.claim}
    return {n for n in here.claims if case.claims[n].claimant == line.payee}
