"""Money that came of a claim by papers of the proceedings before the one that hears it (责令、调解协议款的到账): one debt is paid once.

What had come of a mediation's agreement before the application is taken off the claim when it goes on (`disputed.rest_of`).
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from ..codes import Kind
from ..debts import debt_of_claim, debts_of_line
from ..facts import CaseFacts, Claim, Payment, Proceeding, Promise
from ..step import Situation

NOTHING = Decimal(0)
AGREED, ORDERED = "调解协议", "劳动保障监察责令、处理决定"
ASKED_IN = frozenset({Kind.MEDIATION, Kind.ARBITRATION})
"""Where a claim is asked for and its sum is agreed or decided."""
SOURCES = frozenset({Kind.MEDIATION, Kind.INSPECTION})
"""Whose papers may have been paid before."""


class Came(NamedTuple):
    """Money that came on a claim, in 元, and when; `by`: the paper of another proceeding by which it came; `before`: it had come when the
    claim was brought here."""

    on: date
    amount: Decimal
    by: str = AGREED
    before: bool = False


def came_from(case: CaseFacts, here: Proceeding) -> Iterator[tuple[Proceeding, int]]:
    """Yield the mediation and the inspection from which this proceeding came, through whatever cases it was divided from, each with the
    entry from which on its money is no part of the claim: that by which a mediation's claims left it (what had come is taken off
    them), 0 of an inspection, whose claims go on as they were made."""
    found = here
    while (before := case.proceedings.get(found.came_from or 0)) is not None and found.kind in ASKED_IN:
        if before.kind in SOURCES:
            yield before, found.entries[0].seq if before.kind is Kind.MEDIATION else 0
        found = before


def came_meanwhile(case: CaseFacts, here: Proceeding) -> dict[int, list[Came]]:
    """Return, by claim heard here, the money that came of it by the papers of the proceedings before, and is not taken off it: of an order
    or decision of the inspectorate all, of a mediation's agreement what came since. What came once it was decided here is of that decision.
    """
    found = dict[int, list[Came]]()
    for origin, since in came_from(case, here):
        paid = sorted(
            ((payment, line) for line in case.promised_in(origin) for payment in line.payments if payment.seq > since),
            key=lambda pair: pair[0].seq,
        )  # fmt: skip
        by = AGREED if origin.kind is Kind.MEDIATION else ORDERED
        for payment, line in paid:
            for claim, part in _on_claims(case, here, line, payment.amount, found):
                if not _deducted(case, here, claim, line, payment) and not _decided(case, here, claim, payment.seq):
                    came = Came(payment.on, part, by, before=payment.seq < here.entries[0].seq)
                    found.setdefault(claim, []).append(came)
    return found


def _deducted(case: CaseFacts, here: Proceeding, claim: int, line: Promise, payment: Payment) -> bool:
    """Tell whether money that was noted on an order counted on the later agreement, and was taken off the claim with what came of that."""
    if case.claims[claim].rest_of is None or case.proceedings[line.proceeding].kind is not Kind.INSPECTION:
        return False
    debt = debt_of_claim(case, claim)
    return any(
        each.seq < payment.seq < left and debt in debts_of_line(case, each)
        for origin, left in came_from(case, here) if left for each in case.promised_in(origin) if each.payee == line.payee
    )  # fmt: skip


def _decided(case: CaseFacts, here: Proceeding, claim: int, seq: int) -> bool:
    """Tell whether the claim was decided or settled here before that entry."""
    made = [each.seq for each in here.decisions if each.claim == claim]
    made += [each.seq for each in case.promised_in(here) if each.claim == claim]
    return bool(made) and min(made) < seq


def _on_claims(
    case: CaseFacts, here: Proceeding, line: Promise, amount: Decimal, so_far: dict[int, list[Came]]
) -> Iterator[tuple[int, Decimal]]:
    """The claims on which money of this line came: its own, else the claims of its payee one after the other, each as far as it goes."""
    mine = [claim for claim in case.claimed_in(here) if claim.claimant == line.payee and claim.amount is not None]
    own = [claim for claim in mine if _is_about(case, claim, line)]
    if own or line.claim is not None:
        yield from ((claim.number, amount) for claim in own[:1])
        return
    for claim in (claim for claim in mine if claim.line is None):
        left = (claim.amount or NOTHING) - sum((each.amount for each in so_far.get(claim.number, ())), NOTHING)
        if part := min(max(left, NOTHING), amount):
            amount -= part
            yield claim.number, part


def _is_about(case: CaseFacts, claim: Claim, line: Promise) -> bool:
    """Tell whether the claim asks for this line, or for the claim that the line settled, or for what had not come of that."""
    if claim.line is not None:
        return claim.line == line.number
    if line.claim is None:
        return False
    return line.claim in (claim.number, claim.rest_of) or debt_of_claim(case, line.claim) == debt_of_claim(case, claim.number)


def in_words(came: list[Came]) -> Iterator[str]:
    """The money in words, for whoever looks at the claim: by which paper, when, how much."""
    for before in (True, False):
        for by in (AGREED, ORDERED):
            if those := [each for each in came if each.by == by and each.before is before]:
                days = "、".join(dict.fromkeys(str(each.on) for each in those))
                yield f"{'此前已' if before else '其后'}按{by}到账 {sum_of(those):,.2f} 元（{days}）"


def came_of(case: CaseFacts, here: Proceeding) -> dict[int, Decimal]:
    """Return, by claim heard here, the sum in 元 that came of it by papers of the proceedings before and is not taken off it."""
    return {number: sum_of(came) for number, came in came_meanwhile(case, here).items()}


def sum_of(came: list[Came]) -> Decimal:
    """The money in 元."""
    return sum((each.amount for each in came), NOTHING)


def ordered_twice(situation: Situation, form: Any) -> dict[str, str]:
    """Ask about a sum that orders once more what came by an agreement or an order of before (调解仲裁法 第14条第2款；监察条例 第26条)."""
    came, found = came_meanwhile(situation.case, situation.here), dict[str, str]()
    for n, row in enumerate(form.lines):
        claimed = situation.case.claims[row.claim].amount if row.claim in situation.case.claims else None
        paid = sum_of(came.get(row.claim, []))
        if paid and row.amount and claimed is not None and row.amount > claimed - paid:
            left = max(claimed - paid, NOTHING)
            found[f"lines.{n}.amount"] = (
                f"这项请求{'，'.join(in_words(came[row.claim]))}，请求中没有付的是 {left:,.2f} 元，同一笔款不能得两次，请核对是否已经扣除"
            )
    return found
