"""Days that closed months counted by (已计入的期限): a last day that a holiday notice moves after its month was closed is still counted on
the day on which it was published.

The clock itself goes by the calendar as it is: desk, page and reminder are right. Only the figures stay. As soon as the case itself
moves the clock (延期、中止), it is counted as it stands, like every later entry.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlmodel import Session, col
from sqlmodel import select as rows_of

from mediation.models import CountedDay, Deadline, Write

_there = (
    (col(CountedDay.case_id) == Deadline.case_id)
    & (col(CountedDay.proceeding) == Deadline.proceeding)
    & (col(CountedDay.limit) == Deadline.limit)
    & (col(CountedDay.now_on) == Deadline.due_on)
)
DUE: ColumnElement[Any] = func.coalesce(
    select(col(CountedDay.was_on)).where(_there).correlate(Deadline).scalar_subquery(), col(Deadline.due_on)
)
"""The last day of a clock that figures go by, for a statement that reads clocks."""


@dataclass(frozen=True, slots=True)
class Shift:
    """A clock of a proceeding that was moved from one last day to another."""

    case_id: int
    proceeding: int
    limit: str
    was_on: date
    now_on: date


def of_case(session: Session, case_id: int) -> dict[tuple[int, str, date], date]:
    """The days to count by, by proceeding, limit and the day on which the clock has to stand."""
    rows = session.exec(rows_of(CountedDay).where(CountedDay.case_id == case_id))
    return {(row.proceeding, row.limit, row.now_on): row.was_on for row in rows}


def keep(session: Write, shifts: Iterable[Shift], running: date) -> None:
    """Note the day that closed months counted, of each clock that came out of one or into one. `running`: the first day of the month
    that is not closed.
    """
    for shift in shifts:
        same = (
            CountedDay.case_id == shift.case_id, CountedDay.proceeding == shift.proceeding, CountedDay.limit == shift.limit
        )  # fmt: skip
        row = session.exec(rows_of(CountedDay).where(*same)).first()
        if row is not None and row.now_on == shift.was_on:  # it was moved before: what was published stays
            row.now_on = shift.now_on
        elif min(shift.was_on, shift.now_on) < running:
            row = row or CountedDay(
                case_id=shift.case_id, proceeding=shift.proceeding, limit=shift.limit, was_on=shift.was_on, now_on=shift.now_on
            )
            row.was_on, row.now_on = shift.was_on, shift.now_on
        if row is not None:
            session.add(row)
    session.flush()
