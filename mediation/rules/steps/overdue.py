"""Overdue promises (逾期未履行): the lines of a paper in force whose day is over, and who still waits for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .. import judged
from ..codes import Kind
from ..do import Do
from ..effect import taken_from_it
from ..facts import CaseFacts, Entry, Proceeding, Promise
from ..owed import deeds_open, sum_unpaid
from ..reviewed import letter_since
from ..settlements import PAPERS, unsigned_lines
from ..step import Situation
from .agreed import titles
from .promises import owed_in

AWARDS = {Do.AWARD: ("award_nonfinal", "award_final"), Do.AWARD_PART: ("partial_award_nonfinal", "partial_award_final")}
"""The papers that an award makes: its non-final one, and its final one."""


@dataclass(frozen=True, slots=True)
class Overdue:
    """The lines that are overdue; there is one at least."""

    lines: tuple[Promise, ...]

    @property
    def since(self) -> date:
        """The first day that went by without performance."""
        return min(line.due_on for line in self.lines if line.due_on)

    @property
    def latest(self) -> date:
        """The last such day: an earlier demand says nothing of it."""
        return max(line.due_on for line in self.lines if line.due_on)

    @property
    def unpaid(self) -> Decimal:
        """The sum that did not come, in 元."""
        return sum_unpaid(self.lines)

    @property
    def deeds(self) -> list[Promise]:
        """The acts that were not done."""
        return deeds_open(self.lines)

    @property
    def payees(self) -> tuple[int, ...]:
        """Those who wait for it, by party number."""
        return tuple(sorted({line.payee for line in self.lines}))

    def days(self, today: date) -> int:
        """The 自然日 since the first day that went by."""
        return (today - self.since).days

    def of(self, *payees: int) -> "Overdue":
        """The lines of these of its payees alone."""
        return Overdue(tuple(line for line in self.lines if line.payee in payees))


def overdue_in(case: CaseFacts, here: Proceeding, today: date) -> Overdue | None:
    """Return the overdue lines of this proceeding today; None where there are none. A paper that is not in force obliges nobody."""
    late = those_that_stand(case, [line for line in owed_in(case, here) if line.is_overdue(today)])
    return Overdue(tuple(late)) if late else None


def accelerates(case: CaseFacts, line: Promise) -> bool:
    """Tell whether the agreement in which the line stands lets everything fall due once one instalment is not paid (民法典 第509条)."""
    made = _made_by(case.proceedings[line.proceeding], line)
    return bool(made and made.answer("accelerates"))


def may_be_asked_for(case: CaseFacts, here: Proceeding, today: date) -> list[Promise]:
    """List the lines that their payees may ask for today: those that are overdue, and, where that was agreed, the later instalments of a
    sum of which one is.
    """
    lines = owed_in(case, here)
    late = those_that_stand(case, [line for line in lines if line.is_overdue(today)])
    broken = {line.debt for line in late if line.deed is None and accelerates(case, line)}
    numbers = {line.number for line in late}
    return [line for line in lines if line.number in numbers or (line.unpaid and line.debt in broken)]


def not_signed_yet(case: CaseFacts, lines: Iterable[Promise]) -> dict[int, str]:
    """Return the signatures that a line's paper lacks to oblige anybody, by the line's number: an agreement's (调解仲裁法 第14条第2款), a
    settlement's by those between whom the line is (第42条). Lines that lack none are not there.
    """
    found: dict[int, str] = {}
    waiting: dict[tuple[int, int], frozenset[int]] = {}
    for line in lines:
        made_in, paper = case.proceedings[line.proceeding], (line.proceeding, line.seq)
        if made_in.kind is Kind.MEDIATION:
            if made_in.last(Do.SIGN_AGREEMENT, Do.RECONCILE) is None:
                found[line.number] = "双方在调解协议书上签名、盖章"
            continue
        if paper not in waiting:
            made = _made_by(made_in, line)
            waiting[paper] = unsigned_lines(case, made_in, made) if made and made.step in PAPERS else frozenset()
        if line.number in waiting[paper]:
            found[line.number] = "双方签收调解书"
    return found


def _made_by(here: Proceeding, line: Promise) -> Entry | None:
    return next((entry for entry in here.entries if entry.seq == line.seq), None)


def those_that_stand(case: CaseFacts, lines: Iterable[Promise]) -> list[Promise]:
    """List those of the lines whose paper obliges: an agreement once it is signed (调解仲裁法 第14条第2款), a settlement once those between
    whom the line is have signed for it (第42条), a final award unless a court has the say over it (第48、49条), a
    judgment once it is recorded as in force (民事诉讼法 第158条).
    """
    asked = list(lines)
    lacking = not_signed_yet(case, asked)
    return [line for line in asked if line.number not in lacking and _not_taken(case, line)]


def _not_taken(case: CaseFacts, line: Promise) -> bool:
    made_in = case.proceedings[line.proceeding]
    made = _made_by(made_in, line)
    if made_in.kind is Kind.SUIT:
        return judged.in_force(made_in) is not None
    if made_in.kind is not Kind.ARBITRATION or made is None:
        return True
    document = PAPERS.get(made.step) or _award_of(made_in, made, line)
    return not taken_from_it(case, made_in, document, line.payee, line.claim)


def titled(situation: Situation, *payees: int) -> Proceeding | None:
    """Return the proceeding whose paper made the agreement of this one enforceable, for these `payees` where they are named; None for a
    bare agreement.

    Once the commission or a court has put its name to it there is one way: enforcement. The dispute itself is decided.
    """
    here = situation.here
    for each in (here, *(p for p in situation.case.proceedings.values() if p.came_from == here.number)):
        those = letter_since(situation.case, each).keys() if each.kind is Kind.REVIEW else each.parties
        theirs = all(not here.standing_for(payee).isdisjoint(those) for payee in payees)
        if theirs and titles(each):
            return each
    return None


TITLED_BY = {Kind.REVIEW: "仲裁审查制作的调解书", Kind.CONFIRMATION: "确认调解协议的裁定"}


def titles_on(situation: Situation, party: int) -> list[str]:
    """Name the papers that made the agreement enforceable for all with whom this party made it: who is creditor and who is debtor of
    them is for the court that enforces. [] as long as it is a bare agreement for one of them.
    """
    case, here = situation.case, situation.here
    agreed = case.proceedings.get(here.came_from or 0, here) if here.kind in TITLED_BY else here
    whose = {line.payee for line in case.promised_in(agreed) if line.payee in here.parties}
    found = [titled(situation, n) for n in ({party} & whose or whose)]
    return sorted({TITLED_BY[each.kind] for each in found if each}) if all(found) else []


def told_since(here: Proceeding, overdue: Overdue) -> bool:
    """Tell whether the parties were told of a breach (逾期未履行) after the last day that went by."""
    told = here.last(Do.RECORD_BREACH, Do.RECORD_REVIEW_BREACH)
    return told is not None and told.on > overdue.latest


def pressing(situation: Situation) -> Overdue | None:
    """Return the overdue lines of a bare agreement, once the parties were told of the breach: the next act is theirs."""
    overdue = overdue_in(situation.case, situation.here, situation.today)
    return overdue if overdue and told_since(situation.here, overdue) and titled(situation) is None else None


def _award_of(here: Proceeding, made: Entry, line: Promise) -> str:
    final = next((each.final for each in here.decisions if each.claim == line.claim and each.seq == made.seq), None)
    return AWARDS[made.step][bool(final)] if made.step in AWARDS else ""
