"""Performance lines (履行事项) that were promised or awarded, and the payments (到账) that arrived on them."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(slots=True)
class Payment:
    """Money that arrived (到账), in 元."""

    on: date
    amount: Decimal
    proof: str = ""


@dataclass(slots=True)
class Promise:
    """One performance line (履行事项) of an agreement, a settlement or an award. `claim` None: not tied to one claim.

    `due_on` None: it stands in an award that is not in force, and is due so many days after it will be (调解仲裁法 第50条).
    `seq` is the entry that made it.
    """

    number: int
    proceeding: int
    payee: int
    amount: Decimal
    due_on: date | None
    claim: int | None = None
    what: str = ""
    seq: int = 0
    payments: list[Payment] = field(default_factory=list)

    @property
    def paid(self) -> Decimal:
        """The sum that has arrived so far, in 元."""
        return sum((payment.amount for payment in self.payments), Decimal(0))

    @property
    def unpaid(self) -> Decimal:
        """The sum still owed, in 元, never below zero."""
        return max(self.amount - self.paid, Decimal(0))

    def is_overdue(self, today: date) -> bool:
        """Tell whether something of it is unpaid although its day is over."""
        return bool(self.unpaid) and self.due_on is not None and self.due_on < today
