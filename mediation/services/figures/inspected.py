"""The inspectorate's month in people and 元 (监察月报), and what falls due in it: read for a unit with everything below it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, literal, select, union_all
from sqlmodel import Session, col

from mediation.models import Account, Deadline, InspectionEvent, Proceeding, Promise
from mediation.rules.codes import Kind
from mediation.rules.indicators import LIMIT_OF, Period
from mediation.rules.indicators.inspected import MEASURES, Measure
from mediation.services.figures.standing import Inside

OVERDUE = "overdue"
NOTHING = Decimal(0)
SHOWN = 100
"""Cases of the forecast that are listed; more than a county's inspectors close in a month."""
STILL_OPEN = tuple(col(getattr(Proceeding, name)) for name in ("case_id", "number", "docket", "who", "whom"))
Sums = dict[str, dict[str, Decimal]]


@dataclass(frozen=True, slots=True)
class Measured:
    """A row of the month: in 件, 人 or 元, of the month and cumulated from January."""

    measure: Measure
    month: Decimal
    year: Decimal


@dataclass(frozen=True, slots=True)
class StillOpen:
    """A case that falls due in the month and is not concluded (本月到期未结). `handler`: by name, '' for nobody."""

    case_id: int
    number: int
    docket: str
    who: str
    whom: str
    due_on: date
    handler: str


@dataclass(frozen=True, slots=True)
class Inspected:
    """The month of the inspectorate. `overdue_people`, `overdue`: who waits today for money that was ordered and whose day is over, and
    how much, in 元; `still_open`: the cases whose day of conclusion falls in the month, or fell before it, and that are open today.
    """

    rows: tuple[Measured, ...]
    overdue_people: int
    overdue: Decimal
    still_open: tuple[StillOpen, ...]

    def row(self, measure: str) -> Measured:
        """The row of this id. Raises KeyError."""
        return {each.measure.id: each for each in self.rows}[measure]


def read(session: Session, within: Inside, month: Period, year: Period, today: date) -> Inspected:
    """The month of these units: two statements. `month` and `year`: the days that are in the figures."""
    sums = _sums(session, within, month, year, today)
    late = sums.get(OVERDUE, {})
    return Inspected(
        rows=tuple(_measured(measure, sums.get(measure.what, {})) for measure in MEASURES),
        overdue_people=int(late.get("year_people", 0)), overdue=late.get("year", Decimal(0)),
        still_open=_still_open(session, within, month, today),
    )  # fmt: skip


def _measured(measure: Measure, sums: dict[str, Decimal]) -> Measured:
    which = {"件": "_count", "人": "_people", "元": ""}[measure.unit]
    return Measured(measure, *(sums.get(f"{span}{which}", Decimal(0)) for span in ("month", "year")))


def _sums(session: Session, within: Inside, month: Period, year: Period, today: date) -> Sums:
    """The sums by what happened: 元, how many people, how often, in the month and in the year. A person counts once in a case, and where
    more was ordered or paid for him than fell; what fell is no event."""
    e = InspectionEvent
    happened = case((col(e.amount) < NOTHING, 0), else_=1)
    now = case((col(e.on) >= month.first, happened), else_=0)
    here = and_(col(Proceeding.case_id) == e.case_id, col(Proceeding.number) == e.proceeding)
    each = (
        select(
            col(e.what), func.sum(case((col(e.on) >= month.first, col(e.amount)))).label("month"),
            func.sum(col(e.amount)).label("year"), func.sum(now).label("month_count"),
            func.sum(happened).label("year_count"),
        )
        .join(Proceeding, here)
        .where(col(e.on) >= year.first, col(e.on) <= month.last, within.holds(col(Proceeding.unit_id)))
        .group_by(col(e.what), col(e.case_id), col(e.payee))
    )  # fmt: skip
    per_person = union_all(each, _overdue(within, today)).subquery()
    c = per_person.c
    asked = select(
        c.what, func.sum(c.month), func.sum(c.year), func.sum(c.month_count), func.sum(c.year_count),
        func.sum(case((c.month > NOTHING, 1), else_=0)), func.sum(case((c.year > NOTHING, 1), else_=0)),
    ).group_by(c.what)  # fmt: skip
    names = ("month", "year", "month_count", "year_count", "month_people", "year_people")
    return {
        row[0]: {name: Decimal(value or 0) for name, value in zip(names, row[1:], strict=True)}
        for row in session.execute(asked)
    }


def _overdue(within: Inside, today: date) -> Any:
    """Whoever waits today for money ordered by the inspectorate whose day is over: each once in a case, with what is still owed."""
    return (
        select(literal(OVERDUE), func.sum(OWED), func.sum(OWED), func.count(), func.count())
        .select_from(Promise)
        .join(Proceeding, OF_ITS_PROCEEDING)
        .where(is_overdue(today), within.holds(col(Proceeding.unit_id)))
        .group_by(col(Promise.case_id), col(Promise.payee))
    )


OWED = col(Promise.amount) - col(Promise.paid)
OF_ITS_PROCEEDING = and_(col(Proceeding.case_id) == Promise.case_id, col(Proceeding.number) == Promise.proceeding)


def is_overdue(today: date) -> ColumnElement[bool]:
    """The condition on a line, with its proceeding: money ordered by the inspectorate that has not come though its day is over."""
    waits = and_(~col(Promise.settled), col(Promise.due_on) < today, col(Promise.amount).is_not(None))
    return and_(waits, col(Proceeding.kind) == Kind.INSPECTION)


def _still_open(session: Session, within: Inside, month: Period, today: date) -> tuple[StillOpen, ...]:
    """The cases to be concluded by the month's end that are open, the earliest day first; none of a month that is over."""
    if month.last < today:
        return ()
    ends = _last_of(month, today)
    asked = (
        select(*STILL_OPEN, col(Account.name), col(Deadline.due_on))
        .select_from(Deadline)
        .join(Proceeding, and_(col(Deadline.case_id) == Proceeding.case_id, col(Deadline.proceeding) == Proceeding.number))
        .outerjoin(Account, col(Account.login) == Proceeding.handler)
        .where(col(Deadline.limit) == LIMIT_OF[Kind.INSPECTION], col(Deadline.running), ends)
        .where(col(Proceeding.concluded_on).is_(None), within.holds(col(Proceeding.unit_id)))
        .order_by(col(Deadline.due_on), col(Deadline.case_id))
        .limit(SHOWN)
    )
    return tuple(
        StillOpen(case_id, number, docket, who, whom, due_on, handler or "")
        for case_id, number, docket, who, whom, handler, due_on in session.execute(asked)
    )


def _last_of(month: Period, today: date) -> ColumnElement[bool]:
    return col(Deadline.due_on) <= max(month.last, today)
