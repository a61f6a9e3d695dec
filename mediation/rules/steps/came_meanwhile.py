"""Money that came of a mediation's agreement while its claims are heard in arbitration (仲裁期间调解协议款的到账): one debt is paid once.

What had come before the application is taken off the claim when it goes on (`disputed.rest_of`).
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from ..codes import Kind
from ..do import Do
from ..facts import CaseFacts, Claim, Proceeding, Promise
from ..step import Situation
from .closure import PaymentRecord

NOTHING = Decimal(0)


class Came(NamedTuple):
    """Money that came on a claim, in 元, and when."""

    on: date
    amount: Decimal


def mediation_of(case: CaseFacts, here: Proceeding) -> tuple[Proceeding, int] | None:
    """Return the mediation from which this arbitration came, through whatever cases it was divided from, with the entry by which it left
    there; None: it came from none.
    """
    found: Proceeding | None = here
    since = 0
    while found is not None and found.kind is Kind.ARBITRATION:
        since, found = found.entries[0].seq, case.proceedings.get(found.came_from or 0)
    return (found, since) if since and found is not None and found.kind is Kind.MEDIATION else None


def came_meanwhile(case: CaseFacts, here: Proceeding) -> dict[int, list[Came]]:
    """Return, by claim heard here, what has come of it by the mediation's agreement since it was carried here."""
    origin, found = mediation_of(case, here), dict[int, list[Came]]()
    if origin is None:
        return found
    mediation, since = origin
    for entry in mediation.all(Do.RECORD_PAYMENT):
        for row in entry.as_(PaymentRecord).payments if entry.seq > since else ():
            line = case.promises.get(row.promise)
            for claim, part in _on_claims(case, here, line, row.amount or NOTHING, found) if line else ():
                found.setdefault(claim, []).append(Came(entry.on, part))
    return found


def _on_claims(
    case: CaseFacts, here: Proceeding, line: Promise, amount: Decimal, so_far: dict[int, list[Came]]
) -> Iterator[tuple[int, Decimal]]:
    """The claims on which money of this line came: its own, else the claims of its payee one after the other, each as far as it goes."""
    mine = [claim for claim in case.claimed_in(here) if claim.claimant == line.payee and claim.amount is not None]
    own = [claim for claim in mine if _is_about(claim, line)]
    if own or line.claim is not None:
        yield from ((claim.number, amount) for claim in own[:1])
        return
    for claim in (claim for claim in mine if claim.line is None):
        left = (claim.amount or NOTHING) - sum((each.amount for each in so_far.get(claim.number, ())), NOTHING)
        if part := min(max(left, NOTHING), amount):
            amount -= part
            yield claim.number, part


def _is_about(claim: Claim, line: Promise) -> bool:
    """Tell whether the claim asks for this line, or for the claim that the line settled, or for what had not come of that."""
    if claim.line is not None:
        return claim.line == line.number
    return line.claim is not None and line.claim in (claim.number, claim.rest_of)


def sum_of(came: list[Came]) -> Decimal:
    """The money in 元."""
    return sum((each.amount for each in came), NOTHING)


def ordered_twice(situation: Situation, form: Any) -> dict[str, str]:
    """Ask about a sum that orders once more what came of the mediation's agreement while the case was heard (调解仲裁法 第14条第2款)."""
    came, found = came_meanwhile(situation.case, situation.here), dict[str, str]()
    for n, row in enumerate(form.lines):
        claimed = situation.case.claims[row.claim].amount if row.claim in situation.case.claims else None
        paid = sum_of(came.get(row.claim, []))
        if paid and row.amount and claimed is not None and row.amount > claimed - paid:
            days, left = "、".join(str(each.on) for each in came[row.claim]), max(claimed - paid, NOTHING)
            found[f"lines.{n}.amount"] = (
                f"申请仲裁之后，调解程序登记这项请求到账 {paid:,.2f} 元（{days}），请求中没有付的是 {left:,.2f} 元，"
                "同一笔款不能得两次，请核对是否已经扣除"
            )
    return found
