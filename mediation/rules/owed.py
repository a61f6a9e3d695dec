"""Performance lines (履行事项) that were promised or awarded: money, and what arrived of it (到账), or an act, and how far it is done."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from .codes.deeds import Deed, Done
from .codes.liability import Ground


@dataclass(slots=True)
class Payment:
    """Money that arrived (到账), in 元. `seq`: the entry that recorded it."""

    on: date
    amount: Decimal
    proof: str = ""
    seq: int = 0


@dataclass(frozen=True, slots=True)
class Doing:
    """The extent to which an act was found to be done, on that day."""

    on: date
    done: Done
    proof: str = ""


@dataclass(frozen=True, slots=True)
class Liable:
    """Those who perform a line, by number. Several `debtors` answer for all of it jointly (连带, 民法典 第178条); none: the other side
    than the payee's. Those who `backs` names answer for what they cannot pay (补充责任), up to `up_to` 元 together (None: for all of it);
    whom `first` names pay beforehand (先行清偿) and may claim it back. `parts`: which of all these answer for a share only of what is
    theirs to pay (按份, 民法典 第177条), in %; who is not there answers for all of it. `ground`: why, by which article (grounds.py); None:
    nobody said. On the ground of 先行垫付 `up_to` limits what is paid beforehand.
    """

    debtors: tuple[int, ...]
    backs: tuple[int, ...] = ()
    up_to: Decimal | None = None
    first: tuple[int, ...] = ()
    parts: tuple[tuple[int, Decimal], ...] = ()
    ground: Ground | None = None

    @property
    def everybody(self) -> tuple[int, ...]:
        """Whoever answers for it in whichever way, each once."""
        return tuple(dict.fromkeys((*self.debtors, *self.backs, *self.first)))


@dataclass(slots=True)
class Promise:
    """One performance line (履行事项) of an agreement, a settlement or an award. `claim` None: not tied to one claim.

    `amount` is in 元; None: no money is owed but an act, the `deed`, in the words of `what`. `due_on` None: it stands in an award
    that is not in force, and is due so many days after it will be (调解仲裁法 第50条). `seq` is the entry that made it. `liable` None:
    nobody was named, and the other side than the payee's performs it. `of`: from whom the payee inherited it beside her own. `revoked`:
    the entry by which the paper that ordered it fell (撤销), None: it stands. `counted_by`: the entry whose paper counts for the debt in
    this one's place (titles.py), which is then no sum of its own; None: this one counts. `credited`: money that was recorded on another
    paper on the debt and counts here; `moved`: money recorded here that counts there. `changed`: which entries changed the sum (变更),
    and by how much each.
    """

    number: int
    proceeding: int
    payee: int
    amount: Decimal | None
    due_on: date | None
    claim: int | None = None
    what: str = ""
    seq: int = 0
    deed: Deed | None = None
    liable: Liable | None = None
    payments: list[Payment] = field(default_factory=list)
    doings: list[Doing] = field(default_factory=list)
    of: int | None = None
    revoked: int | None = None
    counted_by: int | None = None
    credited: list[Payment] = field(default_factory=list)
    moved: list[Payment] = field(default_factory=list)
    changed: list[tuple[int, Decimal]] = field(default_factory=list)

    @property
    def debt(self) -> tuple[int, int, int | None]:
        """The debt of which it is an instalment, or all: to whom, by which entry, for which claim."""
        return self.payee, self.seq, self.claim

    @property
    def sum_made(self) -> int | None:
        """The entry that made it, where it is a sum; None: it is an act."""
        return self.seq if self.amount is not None else None

    @property
    def paid(self) -> Decimal:
        """The sum that has arrived so far and counts here, in 元."""
        return sum((payment.amount for payment in self.came), Decimal(0))

    @property
    def came(self) -> list[Payment]:
        """The payments that count here, in the order in which they were recorded."""
        if not self.moved and not self.credited:
            return self.payments
        stay = [payment for payment in self.payments if all(payment is not gone for gone in self.moved)]
        return sorted([*stay, *self.credited], key=lambda payment: payment.seq)

    @property
    def left(self) -> Decimal:
        """The rest of its sum, in 元, whether or not another paper counts for the debt; of an act, and of a line whose paper fell, none."""
        if self.revoked is not None:
            return Decimal(0)
        return max((self.amount or Decimal(0)) - self.paid, Decimal(0))

    @property
    def unpaid(self) -> Decimal:
        """The sum still owed, in 元, never below zero; of an act, none, and none where the paper fell or another counts for the debt."""
        return self.left if self.counted_by is None else Decimal(0)

    @property
    def done(self) -> Done:
        """The extent to which the act was found to be done last."""
        return self.doings[-1].done if self.doings else Done.NONE

    @property
    def open(self) -> bool:
        """True while something of it is still to come, and by this paper: money that has not arrived, or an act that is not done."""
        return self.counted_by is None and self.unperformed

    @property
    def unperformed(self) -> bool:
        """True while not all of it has come, whether or not another paper counts for the debt; False where the paper fell."""
        return bool(self.left) if self.deed is None else self.done is not Done.ALL and self.revoked is None

    @property
    def begun(self) -> bool:
        """Tell whether something of it has come: then the line stays, whatever becomes of the paper it stands in."""
        return bool(self.payments) or any(doing.done is not Done.NONE for doing in self.doings)

    def said(self, payee: str) -> str:
        """The line in words: 付给张三 1,000.00 元; of an act, its own."""
        return self.what if self.amount is None else f"付给{payee} {self.amount:,.2f} 元"

    def is_overdue(self, today: date) -> bool:
        """Tell whether something of it is still to come although its day is over."""
        return self.open and self.due_on is not None and self.due_on < today


def sum_unpaid(lines: Iterable[Promise]) -> Decimal:
    """The money still owed on these lines, in 元."""
    return sum((line.unpaid for line in lines), Decimal(0))


def debts(lines: Iterable[Promise]) -> list[list[Promise]]:
    """The lines by debt: the instalments of one sum together (民法典 第189条), each act by itself."""
    found: dict[tuple[object, ...], list[Promise]] = {}
    for line in lines:
        found.setdefault(line.debt if line.deed is None else (line.number,), []).append(line)
    return [*found.values()]


def last_due(lines: Iterable[Promise]) -> date | None:
    """Return the last day of performance of these lines; None: no line has a day."""
    return max((line.due_on for line in lines if line.due_on), default=None)


def deeds_open(lines: Iterable[Promise]) -> list[Promise]:
    """The acts among these lines that are not done."""
    return [line for line in lines if line.deed is not None and line.open]


def still_open(lines: Iterable[Promise]) -> str | None:
    """The sentence of what is still to come of these lines, for a step that waits for all of it; None: nothing is."""
    those = list(lines)
    said = []
    if owed := sum_unpaid(those):
        said.append(f"还有 {owed:,.2f} 元没有到账。请先办理“登记到账”。")
    if deeds := deeds_open(those):
        said.append(f"还有 {len(deeds)} 项行为没有履行（{in_words(deeds)}）。已经做了的，请先办理“登记履行”。")
    return "".join(said) or None


def in_words(deeds: Iterable[Promise]) -> str:
    """The acts in words: 为张三出具解除（终止）劳动合同证明、与李四办理工作交接."""
    return "、".join(dict.fromkeys(line.what for line in deeds))
