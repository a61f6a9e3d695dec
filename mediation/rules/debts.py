"""The debt that a claim or a performance line is about (同一笔债): one worker, one matter, whatever proceedings it goes through.

A claim keeps its number from proceeding to proceeding; where it is divided among heirs, goes on for its rest or is changed, the new one
leads back to the first. Which paper on it counts is said in titles.py.
"""

from collections.abc import Iterable

from .facts import CaseFacts, Proceeding, Promise

Debt = int
"""The number of the first claim on it; of what was agreed and is claimed by the line (就协议款申请), the line's number below zero."""


def debt_of_claim(case: CaseFacts, number: int) -> Debt:
    """The debt of which this claim asks something: itself, or the claim whose part (继承), rest or other form (变更) it is."""
    while (claim := case.claims.get(number)) is not None:
        if claim.line is not None:
            return -claim.line
        before = claim.piece_of or claim.rest_of or claim.instead_of
        if before is None or before == number:
            break
        number = before
    return number


def debts_of_line(case: CaseFacts, line: Promise) -> frozenset[Debt]:
    """The debts in whose place a line stands: that of its claim; where it names none, those of all that its payee asked there."""
    if line.claim is not None:
        return frozenset({debt_of_claim(case, line.claim)})
    return asked_by(case, case.proceedings[line.proceeding], line.payee)


def asked_by(case: CaseFacts, here: Proceeding, party: int) -> frozenset[Debt]:
    """The debts of which this party asks something in the proceeding."""
    return frozenset(debt_of_claim(case, n) for n in here.claims if case.claims[n].claimant == party)


def counting(case: CaseFacts, lines: Iterable[Promise]) -> list[Promise]:
    """List the lines that count for the debts of these lines: themselves, or in their place those of the later paper on the debt, each
    once. Who waits for what was ordered or agreed waits for it on whichever paper it is owed now.
    """
    found: dict[int, Promise] = {}
    made: dict[tuple[int, int], list[Promise]] = {}
    for each in case.promises.values():
        made.setdefault((each.seq, each.payee), []).append(each)
    for line in lines:
        if line.counted_by is None:
            found[line.number] = line
            continue
        own = debts_of_line(case, line)
        for each in made.get((line.counted_by, line.payee), ()):
            about = debts_of_line(case, each)
            if about & own or about == {-line.number}:
                found[each.number] = each
    return [*found.values()]
