"""The two years within which enforcement is asked for (申请执行时效): of each debt its own, from its last day of performance (of several
instalments the last), and anew from whatever interrupts them (民事诉讼法 第250条；民法典 第195条；执行程序解释 第20条).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ..calendar import Calendar, months_after
from ..codes import Kind, Outcome
from ..codes.deeds import Done
from ..do import Do
from ..facts import CaseFacts, Entry, Proceeding, Promise
from ..liability import who_owes
from ..owed import debts, last_due
from ..reviewed import letter_since

MONTHS = 24
APPLICATIONS = frozenset({Do.APPLY_ENFORCEMENT, Do.ENFORCE_AGREEMENT, Do.ENFORCE_JUDGMENT})
BY_CREDITORS = (Do.RECORD_DEMAND, Do.RECORD_JUDGMENT_DEMAND)
"""The demands that a creditor made himself; of the others the mediators ask for everybody who waits."""
TAKEN_BACK = frozenset({Outcome.ENFORCEMENT_WITHDRAWN, Outcome.ENFORCEMENT_REFUSED, Outcome.VOIDED})


@dataclass(frozen=True, slots=True)
class Course:
    """The two years of one debt: from `start` (None: from the day that was recorded for all), and the days, with their Chinese names,
    from which they begin anew as long as they were not over."""

    start: date | None
    renewals: tuple[tuple[date, str], ...] = ()


def courses(
    case: CaseFacts, here: Proceeding, lines: Sequence[Promise], party: int, his: tuple[date, date] | None = None,
) -> list[Course]:  # fmt: skip
    """Return the course of each debt of these lines that is still owed to this party; one without a day of its own where none is. `here`
    is the proceeding whose paper is enforced; `his` are the day from which it is in force for him and his last day of performance,
    where the record says others than everybody's: no debt is due to him before the one.
    """
    latest = last_due(lines)
    found = []
    for debt in debts(line for line in lines if line.payee == party):
        if any(line.open for line in debt):
            end = last_due(debt)
            own = end if end and latest and end < latest else None
            if his:
                own = max(his[0], own) if own else his[1]
            found.append(Course(own, renewals(case, here, debt, party)))
    return found or [Course(his[1] if his else None, _asked(case, here, party))]


def renewals(case: CaseFacts, here: Proceeding, debt: Sequence[Promise], party: int) -> tuple[tuple[date, str], ...]:
    """Return the days on which the two years of this debt were interrupted: something of it came or was done (同意履行), its debtor was
    asked to perform it once it was due (提出履行要求), or enforcement was asked for and taken back.
    """
    came = [(payment.on, "部分履行") for line in debt for payment in line.came]
    done = [(doing.on, "部分履行") for line in debt for doing in line.doings if doing.done is not Done.NONE]
    return tuple(sorted({*came, *done, *_demanded(case, debt), *_asked(case, here, party)}))


def runs_out(start: date, days: Iterable[date], calendar: Calendar, months: int = MONTHS) -> date:
    """The last day of so many months from the start, anew from each of these days that came before they were over; a rest day rolls."""
    due = calendar.roll_forward(months_after(start, months))
    for day in sorted(days):
        if start < day <= due:
            due = calendar.roll_forward(months_after(day, months))
    return due


def is_asked_for(case: CaseFacts, here: Proceeding, entry: Entry, _: int | None) -> bool:
    """Tell whether an entry, where it is an application for enforcement, stands: what was taken back ends nothing (民诉法解释 第518条)."""
    return entry.step not in APPLICATIONS or _opened(case, here, entry) is None


def lines_of_the_agreement(case: CaseFacts, here: Proceeding) -> list[Promise]:
    """List the lines of the agreement that a review or a confirmation made enforceable here (办案规则 第77条；民事诉讼法 第206条), or
    of what a court decided here.
    """
    if here.kind is Kind.SUIT:
        return case.promised_in(here)
    agreed = case.proceedings.get(here.came_from or 0)
    lines = case.promised_in(agreed) if agreed else []
    bound = letter_since(case, here) if here.kind is Kind.REVIEW else None
    return lines if bound is None or here.last(Do.SIGN_REVIEW_LETTER) is None else [line for line in lines if line.payee in bound]


def still_owed(case: CaseFacts, here: Proceeding, lines: Sequence[Promise], party: int) -> bool:
    """Tell whether there is something to enforce for this party: a line to him that is open, or for which he has gone to the court; True
    where the record knows no line at all."""
    mine = [line for line in lines if line.payee == party]
    asked = any(_is_his(here, entry, party) for entry in here.all(*APPLICATIONS))
    return not lines or any(line.open for line in mine) or (bool(mine) and asked)


def _is_his(here: Proceeding, entry: Entry, party: int) -> bool:
    """Tell whether this party, or he in whose place it stands, made the application."""
    return entry.parties is None or not here.standing_for(party).isdisjoint(entry.parties)


def _opened(case: CaseFacts, here: Proceeding, entry: Entry) -> Proceeding | None:
    """The enforcement that this application began, where it was taken back."""
    begun = (each for each in case.proceedings.values() if each.came_from == here.number and each.entries[0].seq == entry.seq)
    return next((each for each in begun if each.outcome in TAKEN_BACK), None)


def _asked(case: CaseFacts, here: Proceeding, party: int) -> tuple[tuple[date, str], ...]:
    """The applications of this party that were taken back or not taken up, and the days on which the court's procedure was over by it
    (民法典 第195条)."""
    found = []
    for entry in here.all(*APPLICATIONS):
        if _is_his(here, entry, party) and (back := _opened(case, here, entry)) and back.outcome != Outcome.VOIDED:
            over = "撤回执行申请" if back.outcome == Outcome.ENFORCEMENT_WITHDRAWN else "不予受理、驳回执行申请"
            found += [(entry.on, "申请执行"), *([(back.concluded_on, over)] if back.concluded_on else [])]
    return tuple(found)


def _demanded(case: CaseFacts, debt: Sequence[Promise]) -> list[tuple[date, str]]:
    """The days on which whoever performs the debt was asked to, some of it being due."""
    made_in = case.proceedings[debt[0].proceeding]
    found = []
    for entry in made_in.all(Do.DEMAND_PERFORMANCE, *BY_CREDITORS):
        due = [line for line in debt if line.due_on and line.due_on < entry.on]
        asked = set(entry.parties or ())
        if entry.step in BY_CREDITORS:
            due = [line for line in due if not made_in.standing_for(line.payee).isdisjoint(asked)]
            asked = set(entry.answer("asked"))
        if any(asked & {n for party in who_owes(case, made_in, line) for n in made_in.standing_for(party.number)} for line in due):
            found.append((entry.on, "催促履行" if entry.step == Do.DEMAND_PERFORMANCE else "催讨"))
    return found
