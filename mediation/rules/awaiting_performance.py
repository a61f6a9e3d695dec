"""The rest that an order or a decision of the inspectorate has left unperformed (待履行): sums, acts and fines, the file closed or not.

No article frees an employer because a file is closed (劳动保障监察条例 第18条; 保障农民工工资支付条例 第3条). Asked by the guard
of 结案, by the case page, and by the list of what is to be cleared (动态清零).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .agreed_claims import OWED_AGAIN, begun_from, nothing_said
from .codes import Kind, Outcome
from .decided import PENALTIES, addressed, fell_by
from .do import Do
from .facts import CaseFacts, Entry, Proceeding, Promise
from .fines import unpaid_of
from .owed import deeds_open, in_words, sum_unpaid

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Awaited:
    """The rest that is still to come of one inspection; something is. `lines` are those that are open, `ordered` all that stand;
    `fine` is the unpaid part of the fines, in 元; `unproved`: a decision without any line, of which nobody noted that it was obeyed.
    """

    lines: tuple[Promise, ...]
    ordered: tuple[Promise, ...]
    fine: Decimal
    unproved: bool

    @property
    def people(self) -> int:
        """The number of people to whom something is still owed."""
        return len({line.payee for line in self.lines})

    @property
    def sum_ordered(self) -> Decimal:
        """The sum that was ordered to be paid to people, in 元, paid or not."""
        return sum((line.amount or NOTHING for line in self.ordered), NOTHING)

    @property
    def paid(self) -> Decimal:
        """The part of it that has come, in 元."""
        return sum((line.paid for line in self.ordered), NOTHING)

    @property
    def unpaid(self) -> Decimal:
        """The sum still owed to people, in 元, without fines."""
        return sum_unpaid(self.lines)

    @property
    def since(self) -> date | None:
        """The first day by which something of it should have come; None: no line has a day."""
        return min((line.due_on for line in self.lines if line.due_on), default=None)

    def days(self, today: date) -> int:
        """The 自然日 since that day, 0 where it has not gone by."""
        return max((today - self.since).days, 0) if self.since else 0

    @property
    def says(self) -> str:
        """The rest in words without a stop: 4 人 20,100.00 元没有支付，罚款 2,000.00 元没有缴纳."""
        deeds = deeds_open(self.lines)
        said = [f"{self.people} 人 {self.unpaid:,.2f} 元没有支付"] if self.unpaid else []
        said += [f"{len(deeds)} 项没有做（{in_words(deeds)}）"] if deeds else []
        said += [f"罚款 {self.fine:,.2f} 元没有缴纳"] if self.fine else []
        return "，".join(said or ["还没有核实决定已经履行"])


def awaits_performance(case: CaseFacts, here: Proceeding) -> Awaited | None:
    """Return the rest that is still to come of the orders and decisions of this inspection that stand; None: nothing is, or it is none.

    What went on to a mediation or an arbitration is followed there (条例 第21条第2款); what was withdrawn there is owed here as before.
    """
    if here.kind is not Kind.INSPECTION or here.outcome == Outcome.VOIDED:
        return None
    gone = carried_on(case, here)
    ordered = tuple(line for line in case.promised_in(here) if line.claim not in gone and line.revoked is None)
    lines, fine = tuple(line for line in ordered if line.open), fines_unpaid(case, here)
    unproved = not case.promised_in(here) and _not_obeyed(case, here)
    return Awaited(lines, ordered, fine, unproved) if lines or fine or unproved else None


def carried_on(case: CaseFacts, here: Proceeding) -> frozenset[int]:
    """The claims of this inspection that another proceeding hears, or has decided, with every heir's part of them."""
    gone = {
        number
        for opened in begun_from(case, here)
        for number in _taken_along(opened)
        if number in case.claims and nothing_said(opened, case.claims[number].claimant, number) not in OWED_AGAIN
    }
    return frozenset(gone | {n for n, claim in case.claims.items() if claim.piece_of in gone})


def fines_unpaid(case: CaseFacts, here: Proceeding) -> Decimal:
    """The unpaid part of the fines (罚款) of this inspection, in 元; what is noted as obeyed is paid, what fell is owed by nobody."""
    fines = (
        unpaid_of(here, entry, party)
        for entry in here.all(*PENALTIES)
        if not _obeyed_since(here, entry)
        for party in addressed(case, here, entry)
    )
    return sum(fines, NOTHING)


def _taken_along(opened: Proceeding) -> Iterable[int]:
    claims = opened.entries[0].answer("claims")
    return [n for n in claims or () if isinstance(n, int)]


def _not_obeyed(case: CaseFacts, here: Proceeding) -> bool:
    """Tell whether a handling decision (行政处理决定) stands of which nobody has noted that it was obeyed."""
    return any(
        not _obeyed_since(here, decided) and any(fell_by(here, decided, n) is None for n in addressed(case, here, decided))
        for decided in here.all(Do.DECIDE_HANDLING)
    )


def _obeyed_since(here: Proceeding, decided: Entry) -> bool:
    return any(entry.seq > decided.seq for entry in here.all(Do.CONFIRM_OBEYED))
