"""Money on the desk and in lists (款项): what is due within the week, and what is overdue, each in one statement."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import and_, bindparam, case
from sqlalchemy import select as columns
from sqlmodel import Session, col, func

from mediation.models import Party, Proceeding, Promise
from mediation.rules.facts import CaseFacts
from mediation.rules.liability import after_names, terms, who_owes
from mediation.rules.party_kinds import KINDS
from mediation.rules.step import Step
from mediation.rules.steps import STEPS
from mediation.services.base.accounts import Actor
from mediation.services.record import words
from mediation.services.views import marks, next_step, workload
from mediation.services.views.workload import MINE, WEEK_DAYS, Desk, mine

MONEY_SHOWN = 100
PAYMENTS_SHOWN = 20
SETTLES = {step.settles: step for step in STEPS.values() if step.settles}
"""The step that tells that money has come, and the one that tells that an act was done."""
NOTHING = Decimal(0)
EMPLOYERS = col(Party.type).in_(sorted(row.type for row in KINDS.values() if row.employs))
"""Whom nobody owes wages: what a counter-claim brings its maker (反申请) is told by itself, and is in no sum of what workers wait for."""


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """A sum of money, or an act, that is due or overdue. `amount`: what is still owed, in 元, None for an act; `says`: what was paid
    of it, or ''; `whom`: who owes it, and how; `line`: the number of the promise, which the form of its row, that of `step`, fills in
    alone."""

    mark: str
    word: str
    payee: str
    what: str
    amount: Decimal | None
    whom: str
    case_id: int
    proceeding: int
    says: str
    line: int
    step: Step


@dataclass(frozen=True, slots=True)
class Payments:
    """The lines that are due within the week, and the sums they come to."""

    says: str
    rows: tuple[PaymentRow, ...]


class _Due(NamedTuple):
    """A line that is due, with its payee. `amount` None: an act; `to_employer`: it is owed to an employer."""

    due_on: date
    what: str
    amount: Decimal | None
    paid: Decimal
    case_id: int
    proceeding: int
    number: int
    payee: str
    to_employer: bool


_DUE = (
    columns(*(getattr(Promise, name) for name in _Due._fields[:-2]), col(Party.name), EMPLOYERS)
    .select_from(Promise)
    .join(Proceeding, and_(col(Proceeding.case_id) == Promise.case_id, col(Proceeding.number) == Promise.proceeding))
    .join(Party, and_(col(Party.case_id) == Promise.case_id, col(Party.number) == Promise.payee))
    .where(col(Promise.settled).is_(False), col(Promise.due_on) <= bindparam("until"), MINE)
    .order_by(col(Promise.due_on), col(Promise.case_id), col(Promise.number))
    .limit(MONEY_SHOWN)
)


_OWN_DUE = workload.own(_DUE)


def payments(session: Session, desk: Desk) -> Payments:
    """Sums and acts that are overdue or due within the week, and what they come to."""
    until = desk.today + timedelta(days=WEEK_DAYS)
    found = [_Due._make(row) for row in workload.asked(session, desk, _DUE, _OWN_DUE, until=until)]
    shown = found[:PAYMENTS_SHOWN]
    known = next_step.facts_of(session, [due.case_id for due in shown])
    rows = (_payment(due, known[due.case_id], desk.today) for due in shown)
    return Payments(_money_says(found, desk.today), tuple(rows))


def _payment(due: _Due, known: CaseFacts, today: date) -> PaymentRow:
    money = due.amount is not None
    mark, word = marks.of_promise(due.due_on, today, comes="到账" if money else "履行", settled=False)
    return PaymentRow(
        mark=mark, word=word, payee=due.payee, what=due.what, amount=_unpaid(due) if money else None, whom=_by(known, due.number),
        case_id=due.case_id, proceeding=due.proceeding, says=f"已付 {due.paid:,.2f} 元" if due.paid else "", line=due.number,
        step=SETTLES["money" if money else "deed"],
    )  # fmt: skip


def _by(known: CaseFacts, line: int) -> str:
    """The names of those who owe this line, and no others of their side; with how they answer for it."""
    promise = known.promises[line]
    here = known.proceedings[promise.proceeding]
    names = words.people(known, [party.number for party in who_owes(known, here, promise)])
    how = terms(known, here, promise.liable, promise.payee, promise.sum_made)
    return "，".join(filter(None, [names, after_names(names, how)]))


def _unpaid(due: _Due) -> Decimal:
    return (due.amount or Decimal(0)) - due.paid


def _money_says(promises: list[_Due], today: date) -> str:
    at_least = "至少 " if len(promises) == MONEY_SHOWN else ""
    workers, employers = ([p for p in promises if bool(p.to_employer) is theirs] for theirs in (False, True))
    due = [p for p in workers if p.due_on == today]
    late = [p for p in workers if p.due_on < today]
    back = [p for p in employers if p.due_on <= today]
    parts = [*_counted(due, at_least, "今天应到账 ", "今天应履行 "), *_counted(late, at_least, "逾期 ", "逾期 ")]
    parts += _counted(back, at_least, "另有用人单位应得 ", "另有用人单位应得 ")
    return "，".join(parts) or "今天没有应到账的款项"


def _counted(those: list[_Due], at_least: str, money: str, acts: str) -> Iterator[str]:
    sums = [p for p in those if p.amount is not None]
    if sums:
        yield f"{money}{at_least}{len(sums)} 笔 {sum(map(_unpaid, sums)):,.2f} 元"
    if len(those) > len(sums):
        yield f"{acts}{at_least}{len(those) - len(sums)} 项"


# --- what is overdue ------------------------------------------------------------------------------------------


class OwedLate(NamedTuple):
    """The overdue lines of one proceeding (`id`: its row's): how many sums and acts workers wait for, the sums' total in 元, how many
    sums an employer waits for, their total, and since when the first of all.
    """

    id: int
    case_id: int
    proceeding: int
    sums: int
    acts: int
    unpaid: Decimal | None
    employers: int
    employers_unpaid: Decimal | None
    since: date


_UNPAID = col(Promise.amount) - col(Promise.paid)
_LATE = (
    columns(
        col(Proceeding.id), col(Proceeding.case_id), col(Proceeding.number), func.count(case((~EMPLOYERS, col(Promise.amount)))),
        func.count(case((~EMPLOYERS & col(Promise.amount).is_(None), 1))), func.sum(case((~EMPLOYERS, _UNPAID))),
        func.count(case((EMPLOYERS, col(Promise.amount)))), func.sum(case((EMPLOYERS, _UNPAID))), func.min(col(Promise.due_on)),
    )
    .select_from(Promise)
    .join(Proceeding, and_(col(Proceeding.case_id) == Promise.case_id, col(Proceeding.number) == Promise.proceeding))
    .join(Party, and_(col(Party.case_id) == Promise.case_id, col(Party.number) == Promise.payee))
    .where(col(Promise.settled).is_(False), col(Promise.due_on) < bindparam("today"))
    .group_by(col(Proceeding.id), col(Proceeding.case_id), col(Proceeding.number))
)  # fmt: skip
_ON_DESK = _LATE.where(MINE)
_IN_CASES = _LATE.where(col(Promise.case_id).in_(bindparam("cases", expanding=True)), col(Proceeding.unclosed))
"""Worded once: every desk and every list asks one of them."""


def on_desk(session: Session, actor: Actor, today: date) -> dict[int, OwedLate]:
    """The overdue money in the unclosed proceedings of the person's desk, by the proceeding's row."""
    return {one.id: one for one in _read(session, _ON_DESK, {**mine(actor), "today": today})}


def in_cases(session: Session, case_ids: Iterable[int], today: date) -> dict[tuple[int, int], OwedLate]:
    """The overdue money in the unclosed proceedings of these cases, by the case and the proceeding's number."""
    found = _read(session, _IN_CASES, {"cases": sorted(set(case_ids)), "today": today})
    return {(one.case_id, one.proceeding): one for one in found}


def says(late: Iterable[OwedLate]) -> str:
    """Return the count and the sum of all of these, in words."""
    listed = [*late]
    unpaid = sum(one.unpaid or NOTHING for one in listed)
    said = marks.overdue_says(sum(one.sums for one in listed), unpaid, sum(one.acts for one in listed))
    if employers := sum(one.employers for one in listed):
        back = sum((one.employers_unpaid or NOTHING for one in listed), NOTHING)
        said = "，".join(filter(None, [said, f"另有用人单位应得逾期 {employers} 笔 {back:,.2f} 元"]))
    return said


def _read(session: Session, statement: Any, asked: dict[str, Any]) -> list[OwedLate]:
    return [OwedLate._make(row) for row in session.execute(statement, asked)]
