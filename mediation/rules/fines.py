"""Fines (罚款) as the record has them: what is imposed on whom, by when, what came, and what is added for each day of delay (加处罚款).

行政处罚法 第66条 (延期、分期), 第67条 (fifteen days from the receipt), 第72条 (3 % a day, never above the fine), 第73条第3款 (nothing is
added while a review or a suit runs). Pure.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from .calendar import Calendar
from .codes.inspection import Challenge
from .decided import ENDED, PENALTIES, addressed, challenges_to, fine_for, received_by
from .do import Do
from .facts import CaseFacts, Entry, Proceeding

DAYS_TO_PAY = 15
A_DAY = Decimal("0.03")
FEN, NOTHING = Decimal("0.01"), Decimal(0)
BASE_SETTING, ON_THE_UNPAID, ON_THE_WHOLE = "open.added_fine", "按没有缴纳的罚款计算", "按罚款全额计算"
"""The bureau's reading whether the 3 % are of what is unpaid on the day, or of the whole fine."""
COLLECTS = (Do.PAY_FINE, Do.RECORD_COURT_ANSWER)
"""The steps that note money of a fine."""


@dataclass(frozen=True, slots=True)
class Fine:
    """A fine of one employer, in 元. `received_on` None: the decision has not reached it. `last_day`: until when it is paid without more,
    as it was put off where it was; `paid`: by day. `added_paid`: what came of what was added. `pauses`: the days of reviews and suits,
    the last of None where it still runs.
    """

    party: int
    seq: int
    amount: Decimal
    received_on: date | None
    last_day: date | None
    paid: tuple[tuple[date, Decimal], ...]
    added_paid: Decimal
    pauses: tuple[tuple[date, date | None], ...]

    @property
    def unpaid(self) -> Decimal:
        """The rest of the fine, in 元."""
        return max(self.amount - sum((sum_ for _, sum_ in self.paid), NOTHING), NOTHING)

    def unpaid_on(self, day: date) -> Decimal:
        """The rest of the fine when that day begins, in 元."""
        return max(self.amount - sum((sum_ for on, sum_ in self.paid if on < day), NOTHING), NOTHING)

    def is_paused_on(self, day: date) -> bool:
        """Tell whether a review or a suit runs on that day, its last one included (行政处罚法 第73条第3款)."""
        return any(since <= day and (until is None or day <= until) for since, until in self.pauses)


@dataclass(frozen=True, slots=True)
class Added:
    """The sum added to a fine until a day, in 元, the days that count, and the arithmetic. `capped`: it has reached the fine."""

    amount: Decimal
    days: int
    capped: bool
    why: str


def fines_of(case: CaseFacts, here: Proceeding, calendar: Calendar) -> list[Fine]:
    """List the fines of this inspection that stand, by decision and employer."""
    return list(_fines(case, here, calendar))


def _fines(case: CaseFacts, here: Proceeding, calendar: Calendar) -> Iterator[Fine]:
    for decided in here.all(*PENALTIES):
        for party in addressed(case, here, decided):
            amount = fine_for(here, decided, party)
            if not amount:
                continue
            got = received_by(here, decided).get(party)
            last = _put_off(here, decided, party) or (calendar.roll_forward(got + timedelta(days=DAYS_TO_PAY)) if got else None)
            first = decided.seq == next(_imposed(here, party))[0]
            added = sum((Decimal(e.answer("added") or 0) for e in _collected(here, party)), NOTHING) if first else NOTHING
            paid = tuple(_money_of(here, party).get(decided.seq, ()))
            yield Fine(party, decided.seq, amount, got, last, paid, added, tuple(_pauses(here, decided, party)))


def unpaid_of(here: Proceeding, decided: Entry, party: int) -> Decimal:
    """Return the rest of the fine that this decision imposes on the employer, in 元; 0: none is, or it is paid."""
    paid = sum((sum_ for _, sum_ in _money_of(here, party).get(decided.seq, ())), NOTHING)
    return max(fine_for(here, decided, party) - paid, NOTHING)


def is_settled_by(here: Proceeding, decided: Entry, entry: Entry, party: int) -> bool:
    """Tell whether with this payment nothing more is owed of the fine that the decision imposes on the employer."""
    paid = sum((sum_ for _, sum_ in _money_of(here, party, until=entry.seq).get(decided.seq, ())), NOTHING)
    return paid >= fine_for(here, decided, party)


def _imposed(here: Proceeding, party: int) -> Iterator[tuple[int, Decimal]]:
    return ((made.seq, fine) for made in here.all(*PENALTIES) if (fine := fine_for(here, made, party)))


def _money_of(here: Proceeding, party: int, until: int | None = None) -> dict[int, list[tuple[date, Decimal]]]:
    """The employer's money by the decision that it is for, up to an entry: of several fines the earlier is paid first."""
    left = dict(_imposed(here, party))
    found: dict[int, list[tuple[date, Decimal]]] = {seq: [] for seq in left}
    for entry in _collected(here, party):
        if until is not None and entry.seq > until:
            break
        rest = Decimal(entry.answer("amount") or 0)
        for seq in left:
            if rest and left[seq] and seq < entry.seq:
                part = min(rest, left[seq])
                found[seq].append((entry.on, part))
                rest, left[seq] = rest - part, left[seq] - part
    return found


def added_to(fine: Fine, until: date, base: str = "") -> Added:
    """Return the sum added to the fine by the end of the day `until`: 3 % for each day after its last, of what is unpaid then, or of the
    whole fine where the bureau reads it so; never above the fine (行政处罚法 第72条第1款第1项).
    """
    if fine.last_day is None or until <= fine.last_day:
        return Added(NOTHING, 0, capped=False, why="缴纳期限还没有届满，没有加处罚款。")
    total, days = NOTHING, 0
    for offset in range((until - fine.last_day).days):
        day = fine.last_day + timedelta(days=offset + 1)
        rest = fine.unpaid_on(day)
        if not rest or total >= fine.amount:
            break
        if fine.is_paused_on(day):
            continue
        total, days = total + (fine.amount if base == ON_THE_WHOLE else rest) * A_DAY, days + 1
    capped = total >= fine.amount
    total = min(total, fine.amount).quantize(FEN, ROUND_HALF_UP)
    paused = "，行政复议、行政诉讼期间不计" if fine.pauses else ""
    limit = "，不超出罚款的数额" if capped else ""
    of = "罚款" if base == ON_THE_WHOLE else "没有缴纳的罚款"
    why = f"{fine.last_day} 到期，此后 {days} 日，每日按{of}的百分之三加处{paused}{limit}：{total:,.2f} 元（行政处罚法第72条第1款第1项）。"
    return Added(total, days, capped, why)


def _collected(here: Proceeding, party: int) -> list[Entry]:
    mine = here.standing_for(party)
    return [entry for entry in here.all(*COLLECTS) if not mine.isdisjoint(entry.parties or ())]


def _put_off(here: Proceeding, decided: Entry, party: int) -> date | None:
    """The last day to which the payment was put off (延期、分期, 第66条第2款); None: it was not."""
    mine = here.standing_for(party)
    put_off = [e for e in here.all(Do.DEFER_FINE) if e.seq > decided.seq and not mine.isdisjoint(e.parties or ())]
    return put_off[-1].answer("until") if put_off else None


def _pauses(here: Proceeding, decided: Entry, party: int) -> Iterator[tuple[date, date | None]]:
    since: date | None = None
    for entry in challenges_to(here, decided, party):
        if entry.answer("event") in ENDED:
            if since is not None:
                yield since, entry.on
            since = None
        elif entry.answer("event") in (Challenge.APPLIED, Challenge.SUED):
            since = since or entry.on
    if since is not None:
        yield since, None
