"""The rows of rules/indicators as SQL: the condition that a row counts a proceeding, and the cells the board is made of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, false, func, or_
from sqlalchemy import select as rows_of
from sqlmodel import Session, col, select

from mediation.models import Deadline, Proceeding, ProceedingCount, ProceedingReopened, Unit
from mediation.rules.indicators import (
    BEFORE,
    BLOCK,
    FAR,
    LIMIT_OF,
    NOT_COUNTED,
    REFUSED_BY_A_PARTY,
    At,
    Block,
    Cell,
    Day,
    Month,
    Period,
    Relation,
    endings_of,
    month_period,
)
from mediation.services.figures.standing import Inside
from mediation.services.record import counted_days, counts

Condition = ColumnElement[bool]

TAKEN_UP: ColumnElement[Any] = func.coalesce(
    col(Proceeding.accepted_on), case((col(Proceeding.outcome).in_(REFUSED_BY_A_PARTY), col(Proceeding.concluded_on)))
)
CONCLUDED: Any = col(Proceeding.concluded_on)
FELL: Any = col(Proceeding.fell_on)
SUED: Any = col(Proceeding.sued_on)
OF_ITS_LIMIT: Condition = and_(
    col(Deadline.case_id) == Proceeding.case_id,
    col(Deadline.proceeding) == Proceeding.number,
    col(Deadline.limit).in_(LIMIT_OF.values()),
    col(Deadline.limit) == case(LIMIT_OF, value=col(Proceeding.kind)),
)
DUE: ColumnElement[Any] = select(counted_days.DUE).where(OF_ITS_LIMIT).correlate(Proceeding).scalar_subquery()
DAYS: dict[Day, ColumnElement[Any]] = {
    Day.TAKEN_UP: TAKEN_UP,
    Day.CONCLUDED: CONCLUDED,
    Day.DUE: DUE,
    Day.DUE_AND_KEPT: case((CONCLUDED <= DUE, DUE)),
    Day.FELL: FELL,
    Day.SUED: SUED,
}
COUNTED: Condition = or_(col(Proceeding.outcome).is_(None), col(Proceeding.outcome).not_in(NOT_COUNTED))


def held_in(inside: Inside) -> Condition:
    """The proceeding is held by one of these units."""
    return inside.holds(col(Proceeding.unit_id))


def condition(block: Block, period: Period) -> Condition:
    """The row counts the proceeding in this period: `rules.indicators.counts`, for the database."""
    said = [col(Proceeding.kind) == str(block.kind), COUNTED, TAKEN_UP.is_not(None), _stands(block.relation, period)]
    if endings := endings_of(block):
        said.append(col(Proceeding.outcome).in_(endings))
    if block.outside:
        said.append(col(Proceeding.unit_id).in_(select(Unit.id).where(Unit.arbitrates)))
    relation = block.relation
    if relation.at is not At.WITHIN:
        return and_(*said, ~_had_ended(_moment(relation, period)))
    if Day.CONCLUDED not in relation.enters:
        return and_(*said)
    return or_(
        and_(*said), and_(said[0], TAKEN_UP.is_not(None), *said[5 if endings else 4 :], _ended_or_went_on(block, period))
    )


AGAIN = ProceedingReopened
OF_THE_PROCEEDING: Condition = and_(col(AGAIN.case_id) == Proceeding.case_id, col(AGAIN.proceeding) == Proceeding.number)


def _had_ended(asked: date) -> Condition:
    """It had ended by that day, and goes on from a later one (rules/reopened.py)."""
    return exists().where(OF_THE_PROCEEDING, col(AGAIN.ended_on) <= asked, asked < col(AGAIN.on)).correlate(Proceeding)


def _ended_or_went_on(block: Block, period: Period) -> Condition:
    """In the period it had ended in one of the row's ways, or that was taken away again; not both, which is nothing."""
    days = [DAYS[day] for day in block.relation.enters if day is not Day.CONCLUDED]

    def falls(day: Any) -> ColumnElement[int]:
        entered = [*days, day]
        within = and_(*(each <= period.last for each in entered), or_(*(each >= period.first for each in entered)))
        return case((within, 1), else_=0)

    endings = endings_of(block)
    how = [col(AGAIN.outcome).in_(endings)] if endings else []
    return exists().where(OF_THE_PROCEEDING, *how, falls(col(AGAIN.ended_on)) != falls(col(AGAIN.on))).correlate(Proceeding)


def any_of(names: Iterable[str], period: Period) -> Condition:
    """One of the rows counts it; false for no rows. The rows on one side of a rate never count a proceeding twice, so this is their sum."""
    return or_(false(), *(condition(BLOCK[name], period) for name in names))


def _stands(relation: Relation, period: Period) -> Condition:
    """`Relation.holds`, for the database."""
    entered = [DAYS[day] for day in relation.enters]
    if relation.at is At.WITHIN:
        return and_(*(day <= period.last for day in entered), or_(*(day >= period.first for day in entered)))
    asked = _moment(relation, period)
    return and_(*(day <= asked for day in entered), or_(CONCLUDED.is_(None), asked < CONCLUDED))


def _moment(relation: Relation, period: Period) -> date:
    """The day at whose end a stock is counted."""
    return period.first - timedelta(days=1) if relation.at is At.START else period.last


@dataclass(frozen=True, slots=True)
class CountedRows:
    """The counts of a subtree of units over some months, as they were read. The same rows are the same figures: what is
    reckoned from them may be kept under them. `first`: the first month, counted from year 0; `size`: how many; `outside`: the ids
    of the units whose mediations are 案外调解; `ahead`: the proceedings whose last day lies later in the running month.
    """

    first: int
    size: int
    closes: int
    outside: frozenset[int]
    kept: tuple[tuple[Any, ...], ...]
    ahead: tuple[tuple[Any, ...], ...]

    def cells(self) -> list[tuple[int, Cell]]:
        """The proceedings in small cells, each with its unit."""
        first, size, outside = self.first, self.size, self.outside
        found = [
            (unit, Cell(kind, outcome or None, unit in outside, _within(month_in, first, size), _within(month_out, first, size),
                        int(n), _within(month_due, first, size), kept=in_time,
                        fell=_within(fell, first, size), sued=_within(sued, first, size)))
            for unit, kind, outcome, month_in, month_out, month_due, in_time, fell, sued, n in self.kept if n
        ]  # fmt: skip
        return found + [
            (unit, Cell(kind, outcome, unit in outside, _within(counts.month_number(day_in, self.closes), first, size),
                        _within(counts.month_number(day_out, self.closes), first, size), n, due, kept=day_out is not None))
            for unit, kind, outcome, day_in, day_out in self.ahead
            for n, due in ((-1, size - 1), (1, size))
        ]  # fmt: skip


def read(session: Session, inside: Inside, window: Sequence[Month], outside: frozenset[int], today: date) -> CountedRows:
    """The counts that every step keeps, of these units. `window`: consecutive months, the last of which is counted up to
    `today`. What was over before the window is left out.
    """
    closes = counts.closing_day(session)
    first = window[0].year * 12 + window[0].number - 1
    c = ProceedingCount
    later = [and_(col(month) >= first, col(month) < FAR) for month in (c.month_due, c.month_fell, c.month_sued)]
    since = or_(col(c.month_out) >= first, col(c.month_in) >= first, *later)
    alike = [col(getattr(c, name)) for name in counts.COLUMNS]
    kept = rows_of(*alike, func.sum(c.n)).where(inside.holds(col(c.unit_id)), since).group_by(*alike).order_by(*alike)
    ahead = _due_ahead(session, inside, month_period(window[-1], closes), today)
    return CountedRows(first, len(window), closes, outside, tuple(map(tuple, session.execute(kept))), tuple(map(tuple, ahead)))


def _within(month: int, first: int, size: int) -> int:
    """The number of a month in the window, as `rules.indicators.Cell` wants it."""
    return max(min(month - first, size), BEFORE)


def _due_ahead(session: Session, inside: Inside, month: Period, today: date) -> list[Any]:
    """The proceedings whose last day falls later in the running month: it has not come, so they are not due in it yet."""
    if not month.holds(today):
        return []
    read = (
        rows_of(col(Proceeding.unit_id), col(Proceeding.kind), col(Proceeding.outcome), TAKEN_UP, col(Proceeding.concluded_on))
        .select_from(Deadline)
        .join(Proceeding, OF_ITS_LIMIT)
        .where(col(Deadline.due_on) > today, col(Deadline.due_on) <= month.last, today < counted_days.DUE)
        .where(held_in(inside), COUNTED, TAKEN_UP.is_not(None))
    )
    return list(session.execute(read))
