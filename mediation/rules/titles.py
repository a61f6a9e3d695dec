"""One debt, several papers on it (同一笔债的数份文书): 责令、协议、调解书、裁决、判决. Which of them counts, and what was paid on it.

A later paper in force takes the place of an earlier one of another proceeding (调解仲裁法 第14、42、51条); one that falls (撤销、反悔)
gives the earlier back. Papers of one proceeding stand side by side (责令 and 处理决定, 先行裁决 and 裁决). Money is of the paper that
counted when it was recorded, on whichever it was recorded: what had come before, the later paper's maker has taken into account. A
court's judgment on an award goes on where the award stood (民事诉讼法 第155条): what came since the award counts on it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from . import judged
from .codes import Kind, Outcome
from .codes.mediation import LeftHow
from .debts import Debt, asked_by, debt_of_claim, debts_of_line
from .effect import arbitration_of, made_by, taken_from_it
from .facts import CaseFacts, Payment, Proceeding, Promise
from .steps.force import recorded
from .steps.overdue import those_that_stand
from .steps.still_to_come import went_on
from .steps.undecided import awards_made
from .suing import award_against


@dataclass(frozen=True, slots=True)
class Title:
    """A paper in force on debts of one payee: the proceeding and the entry that made it, and the debts on which it has the say; `since`:
    the entry after which money is on it."""

    seq: int
    proceeding: int
    payee: int
    debts: frozenset[Debt]
    since: int

    def is_on(self, line: Promise, debts: frozenset[Debt]) -> bool:
        """Tell whether it has the say on all for which the line stands, whose `debts` these are."""
        return self.payee == line.payee and (-line.number in self.debts or (bool(debts) and debts <= self.debts))


def settle(case: CaseFacts) -> None:
    """Write down, line by line, which paper counts for its debt and what money counts on it: every sum that is added up of lines then
    holds each debt once."""
    lines = [*case.promises.values()]
    for line in lines:
        line.counted_by, line.credited, line.moved = None, [], []
    if len({line.proceeding for line in lines}.union(here.number for here in case.proceedings.values() if here.decisions)) < 2:
        return  # one proceeding alone has made papers: nothing to choose between
    titles, stands = _titles(case)
    debts = {line.number: debts_of_line(case, line) for line in lines}
    of_payee: dict[int, list[Title]] = {}
    for title in titles:  # of hundreds, each line meets those of its own payee
        of_payee.setdefault(title.payee, []).append(title)
    made: dict[tuple[int, int], list[Promise]] = {}
    for line in lines:
        made.setdefault((line.seq, line.payee), []).append(line)
        own = of_payee.get(line.payee, ())
        over = [title for title in own if title.proceeding != line.proceeding and title.is_on(line, debts[line.number])]
        if line.number in stands:
            over = [title for title in over if title.seq > line.seq]
        if over:
            line.counted_by = over[-1].seq
    for line in lines:
        _move_money(line, of_payee.get(line.payee, []), stands, debts, made)


def _move_money(
    line: Promise, titles: list[Title], stands: frozenset[int], debts: dict[int, frozenset[Debt]],
    made: dict[tuple[int, int], list[Promise]],
) -> None:  # fmt: skip
    """Let each payment on the line count on the paper that had the say on its debt when it was recorded. `titles`: its payee's; `made`: the
    lines by the entry that made them and by payee.
    """
    for payment in line.payments:
        on = [t for t in titles if t.since < payment.seq and t.is_on(line, debts[line.number])]
        if not on or on[-1].proceeding == line.proceeding or (line.number in stands and on[-1].seq < line.seq):
            continue
        title = on[-1]
        those = [
            each for each in made.get((title.seq, line.payee), ())
            if each.amount is not None
            and (debts[each.number] & debts[line.number] or debts[each.number] == {-line.number})
        ]  # fmt: skip
        if those:
            line.moved.append(payment)
            _credit(those, payment)


def _credit(lines: list[Promise], payment: Payment) -> None:
    """Book the payment on these lines, what falls due first on top; what is beyond them stays with the last."""
    left, ordered = payment.amount, sorted(lines, key=lambda line: (line.due_on is None, line.due_on or 0, line.number))
    for line in ordered:
        part = left if line is ordered[-1] else min(left, line.left)
        if part:
            line.credited.append(Payment(payment.on, part, payment.proof, payment.seq))
            left -= part


def _titles(case: CaseFacts) -> tuple[list[Title], frozenset[int]]:
    """The papers in force, in the order in which they were made, and the numbers of the lines that stand by them. An agreement whose
    claim is heard in arbitration again is none (调解仲裁法 第15条)."""
    standing = [line for line in case.promises.values() if line.revoked is None]
    lines = [line for line in standing if case.proceedings[line.proceeding].outcome != Outcome.VOIDED]
    in_force = [
        line for line in those_that_stand(case, [line for line in lines if line.due_on is not None])
        if not went_on(case, case.proceedings[line.proceeding], line)
    ]  # fmt: skip
    found: dict[tuple[int, int, int], set[Debt]] = {}
    for line in in_force:
        found.setdefault((line.seq, line.proceeding, line.payee), set()).update(debts_of_line(case, line))
    for key in found:
        found[key] |= _waived(case, *key)
    for here in case.proceedings.values():
        for seq, payee, debt in _decided(case, here):
            found.setdefault((seq, here.number, payee), set()).add(debt)
    titles = [
        Title(seq, number, payee, frozenset(debts), _since(case, case.proceedings[number], seq))
        for (seq, number, payee), debts in sorted(found.items())
    ]
    return titles, frozenset(line.number for line in in_force)


def _since(case: CaseFacts, here: Proceeding, seq: int) -> int:
    """The entry after which money is on the paper that this entry made: of a suit against an award, the award's."""
    award, arbitration = award_against(here) if here.kind is Kind.SUIT else None, arbitration_of(case, here)
    made = made_by(arbitration, award) if award and arbitration else None
    return made.seq if made else seq


def _waived(case: CaseFacts, seq: int, proceeding: int, payee: int) -> frozenset[Debt]:
    """The debts that the payee gave up in this agreement or settlement (调解仲裁法 第14条第2款): no earlier paper obliges to them."""
    here = case.proceedings[proceeding]
    made = next((entry for entry in here.entries if entry.seq == seq), None)
    rows = (made.answer("left") or []) if made else []
    gives_up = any(row.party == payee and row.how is LeftHow.WAIVED for row in rows)
    return asked_by(case, here, payee) if gives_up else frozenset()


def _decided(case: CaseFacts, here: Proceeding) -> Iterator[tuple[int, int, Debt]]:
    """The debts on which awards and judgments in force decide, also where they give nothing, by entry, claimant and debt (调解仲裁法 第49、
    51条; 民事诉讼法 第155条). A settlement before a court disposes of all that is before it (民事诉讼法 第100条).
    """
    if here.kind is Kind.SUIT and judged.in_force(here) is not None:
        said = judged.decision_of(here)
        seqs = {line.claim: line.seq for line in here.decisions} or dict.fromkeys(here.claims, said.seq if said else 0)
        for number, seq in seqs.items():
            yield seq, case.claims[number].claimant, debt_of_claim(case, number)
    if here.kind is not Kind.ARBITRATION or not here.decisions or here.outcome == Outcome.VOIDED:
        return
    there = {n for _, n in recorded(here)}
    if not there:
        return
    finals = {document: document.endswith("_final") for document in awards_made(here)}
    for line in here.decisions:
        claimant = case.claims[line.claim].claimant
        document = next((d for d, final in finals.items() if final is bool(line.final)), next(iter(finals), None))
        if document and claimant in there and not taken_from_it(case, here, document, claimant, line.claim):
            yield line.seq, claimant, debt_of_claim(case, line.claim)
