"""Conditions and words of the cases behind the inspectorate's month (监察月报): its events, and the money that is overdue today."""

from collections.abc import Sequence

from sqlalchemy import and_, case, exists, func
from sqlalchemy import select as columns
from sqlmodel import Session, col

from mediation import clock
from mediation.models import InspectionEvent, Proceeding, Promise
from mediation.rules.indicators import Period
from mediation.rules.indicators.inspected import OPENED, OVERDUE, What
from mediation.services.figures.counting import Condition
from mediation.services.figures.inspected import NOTHING, OF_ITS_PROCEEDING, OWED, is_overdue, read
from mediation.services.figures.shape import Place
from mediation.services.figures.standing import alone, inside


def has_event(what: str, period: Period) -> Condition:
    """The proceeding has such an event of the inspectorate's month in the period."""
    e = InspectionEvent
    return exists().where(
        col(e.case_id) == Proceeding.case_id, col(e.proceeding) == Proceeding.number, col(e.what) == str(what),
        col(e.on).between(period.first, period.last),
    )  # fmt: skip


def waits_for_money() -> Condition:
    """The proceeding has money ordered in it that is overdue today."""
    return exists().where(OF_ITS_PROCEEDING, is_overdue(clock.today())).correlate(Proceeding)


def money_why(session: Session, shown: Sequence[Proceeding]) -> dict[tuple[int, int], str]:
    """Return the words for the overdue money in each of these proceedings, by case and number: 2 人 9,000.00 元，最早应付 2026-03-05."""
    asked = (
        columns(col(Promise.case_id), col(Promise.proceeding), func.count(func.distinct(Promise.payee)), func.sum(OWED),
                func.min(Promise.due_on))
        .join(Proceeding, OF_ITS_PROCEEDING)
        .where(is_overdue(clock.today()), col(Promise.case_id).in_([row.case_id for row in shown]))
        .group_by(col(Promise.case_id), col(Promise.proceeding))
    )  # fmt: skip
    return {
        (case_id, number): f"{people} 人 {amount:,.2f} 元未付，最早应付 {first}"
        for case_id, number, people, amount, first in session.execute(asked)
    }


def total_said(session: Session, measure: str, where: Place, period: Period) -> str:
    """Return the sum of a figure of people or money, as on the board: 合计 2 人，9,000.00 元; '' for one of 件."""
    if measure not in OPENED and measure != OVERDUE:
        return ""
    last = period.last
    within = alone(session, where.code, last) if where.own else inside(session, where.code, last)[0]
    known = read(session, within, period, period, clock.today())
    if measure == OVERDUE:
        return f"合计 {known.overdue_people} 人，{known.overdue:,.2f} 元"
    rows = [row for row in known.rows if row.measure.what is OPENED[measure].what and row.measure.unit != "件"]
    told = [f"{row.year:,.2f} 元" if row.measure.unit == "元" else f"{row.year:,.0f} 人" for row in rows]
    return f"合计 {'，'.join(told)}" if told else ""


def event_why(session: Session, shown: Sequence[Proceeding], what: str, period: Period) -> dict[tuple[int, int], str]:
    """Return the words for the event in each of these proceedings, by case and number: 追发到账 2 人，9,000.00 元（2026-03-05）; and
    how much was revoked or changed.
    """
    e = InspectionEvent
    fell = case((col(e.amount) < NOTHING, -col(e.amount)), else_=NOTHING)
    each = (
        columns(
            col(e.case_id), col(e.proceeding), func.sum(case((col(e.amount) < NOTHING, 0), else_=1)).label("times"),
            func.sum(e.amount).label("amount"), func.sum(fell).label("fell"), func.max(e.on).label("last"), col(e.payee),
        )
        .where(col(e.case_id).in_([row.case_id for row in shown]), col(e.what) == what)
        .where(col(e.on).between(period.first, period.last))
        .group_by(col(e.case_id), col(e.proceeding), col(e.payee))
    ).subquery()  # fmt: skip
    c = each.c
    people = func.sum(case((and_(c.payee > 0, c.amount > NOTHING), 1), else_=0))
    asked = columns(
        c.case_id,
        c.proceeding,
        func.sum(c.times),
        func.max(c.payee),
        people,
        func.sum(c.amount),
        func.sum(c.fell),
        func.max(c.last),
    ).group_by(c.case_id, c.proceeding)
    found = {}
    for case_id, number, times, payee, persons, amount, less, last in session.execute(asked):
        told = [f"{persons} 人" if payee else f"{times} 件", *([f"{amount:,.2f} 元"] if amount or less else [])]
        told += [f"已减去撤销、变更的 {less:,.2f} 元"] if less else []
        found[case_id, number] = f"{What(what).label} {'，'.join(told)}（{last}）"
    return found
