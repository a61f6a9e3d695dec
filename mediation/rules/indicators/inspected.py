"""The month of the labour inspectorate in people and in 元 (监察月报): what happened in its cases, and the rows that add it up.

The closing rates of 监察 count cases; a rate of 100 % says nothing of wages paid. Here is what is put beside them: who was to be paid by
an order or a decision, who was paid, what was fined. Each performance line is one debt and counts once; what is revoked or changed later
(行政复议法 第63、64条) is taken away on that day, so that the month of the decision stays as it was told. 件 that `blocks.py` counts
(立案、结案) are not counted again here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ..codes import Coded, Kind, Outcome
from ..codes.inspection import Accusation
from ..decided import ENDED, PENALTIES, addressed, challenges_to, fine_for
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding, Promise
from ..steps.complaint import Complaint


class What(Coded):
    """The events of an inspection, for its month."""

    COMPLAINT = "complaint", "接到投诉"
    REPORT = "report", "接到举报"
    ORDERED = "ordered", "责令、决定支付"
    PAID = "paid", "追发到账"
    ADVANCED = "advanced", "垫付（周转金、保证金）"
    PENALISED = "penalised", "行政处罚"
    POLICE = "police", "移送公安机关"
    INSTRUCTED = "instructed", "限期改正指令"
    COURT = "court", "申请法院强制执行"


@dataclass(frozen=True, slots=True)
class Happening:
    """One event, on its day; of money, `payee` is the party by number (0: nobody) and `amount` the sum in 元 (None: no money; less than 0:
    so much of it fell that day, which is no event of its own).
    """

    what: What
    on: date
    payee: int = 0
    amount: Decimal | None = None


STEPS_COUNTED: dict[Do, What] = {
    Do.DECIDE_PENALTY: What.PENALISED, Do.PENALISE_ON_SPOT: What.PENALISED, Do.REFER_POLICE: What.POLICE, Do.REPORT_CRIME: What.POLICE,
    Do.ORDER_CORRECTION: What.INSTRUCTED, Do.APPLY_COURT: What.COURT,
}  # fmt: skip
"""The steps whose entry is counted as one 件 each."""


def happened(known: CaseFacts, here: Proceeding) -> list[Happening]:
    """List the events of this proceeding; none of another kind than an inspection, nor of one that was voided."""
    if here.kind is not Kind.INSPECTION or here.outcome == Outcome.VOIDED:
        return []
    return [*_came(here), *_acts(here), *_money(known, here), *_fines_that_fell(known, here)]


def _came(here: Proceeding) -> Iterator[Happening]:
    first = here.entries[0]
    if complaint := first.if_(Complaint):
        yield Happening(What.REPORT if complaint.accusation is Accusation.REPORT else What.COMPLAINT, first.on)


def _acts(here: Proceeding) -> Iterator[Happening]:
    for entry in here.entries:
        if what := STEPS_COUNTED.get(Do(entry.step)):
            yield Happening(what, entry.on, amount=entry.answer("fine") if what is What.PENALISED else None)


def _money(known: CaseFacts, here: Proceeding) -> Iterator[Happening]:
    """The lines, each on the day of its order or decision, and every payment on its own day. What a fund advanced was not recovered from
    the employer yet (保障农民工工资支付条例 第32、63条: 垫付后追偿、补足).
    """
    advanced = {entry.seq for entry in here.entries if entry.step == Do.ADVANCE_WAGES}
    days = {entry.seq: entry.on for entry in here.entries}
    for line in known.promised_in(here):
        if line.amount is None:
            continue
        if made := days.get(line.seq):
            yield from _ordered(line, made, days)
        for came in line.payments:
            yield Happening(What.ADVANCED if came.seq in advanced else What.PAID, came.on, line.payee, came.amount)


def _ordered(line: Promise, made: date, days: dict[int, date]) -> Iterator[Happening]:
    """A line as it was ordered, and on its day whatever took it away or changed it."""
    assert line.amount is not None
    changed = [(days[seq], more) for seq, more in line.changed if seq in days]
    yield Happening(What.ORDERED, made, line.payee, line.amount - sum((more for _, more in changed), Decimal(0)))
    for on, more in changed:
        yield Happening(What.ORDERED, on, line.payee, more)
    if line.revoked in days:
        yield Happening(What.ORDERED, days[line.revoked], line.payee, -line.amount)


def _fines_that_fell(known: CaseFacts, here: Proceeding) -> Iterator[Happening]:
    """The rest that a review or a court left of each fine, less what was imposed, on the day of the last result."""
    for decided in here.all(*PENALTIES):
        units = addressed(known, here, decided)
        results = [e for n in units for e in challenges_to(here, decided, n) if e.answer("event") in ENDED]
        if less := _left(here, decided, units) - Decimal(decided.answer("fine") or 0):
            yield Happening(What.PENALISED, max(entry.on for entry in results), amount=less)


def _left(here: Proceeding, decided: Entry, units: list[int]) -> Decimal:
    """The fine that stands for anybody, in 元; 0: it fell for all."""
    return max((fine_for(here, decided, n) for n in units), default=Decimal(decided.answer("fine") or 0))


@dataclass(frozen=True, slots=True)
class Measure:
    """One row of the month: an event, counted in 件, in 人 or in 元."""

    id: str
    label: str
    what: What
    unit: str


MEASURES = (
    Measure("LM_cpl", "接到投诉", What.COMPLAINT, "件"),
    Measure("LM_rep", "接到举报", What.REPORT, "件"),
    Measure("LM_ins", "限期改正指令", What.INSTRUCTED, "件"),
    Measure("LM_ord_p", "责令、决定支付涉及", What.ORDERED, "人"),
    Measure("LM_ord", "责令、决定支付", What.ORDERED, "元"),
    Measure("LM_paid_p", "追发到账涉及", What.PAID, "人"),
    Measure("LM_paid", "追发到账", What.PAID, "元"),
    Measure("LM_adv", "垫付（周转金、保证金）", What.ADVANCED, "元"),
    Measure("LM_pen", "行政处罚决定", What.PENALISED, "件"),
    Measure("LM_fine", "罚款", What.PENALISED, "元"),
    Measure("LM_pol", "移送公安机关", What.POLICE, "件"),
    Measure("LM_crt", "申请法院强制执行", What.COURT, "件"),
)
OPENED = {measure.id: measure for measure in MEASURES}
"""The rows behind which the cases are shown."""
SEALED = frozenset({What.POLICE})
"""Events of which nobody reads but the inspectorate and the bureau's heads, while more people read figures (国务院令第310号 第5、6条)."""
OVERDUE = "LM_due"
"""The money that was ordered, whose day is over today and that has not come: no event of a month, and opened like one."""
MONTH_BLOCKS = ("L_acc", "L_cor", "L_dec", "L_rev", "L_mov", "L_clo", "L_1")
"""The rows of `blocks.py` that the month shows between those that came in and the money."""
