"""The rows of rules/indicators as SQL: the condition that a row counts a proceeding, and the cells the board is made of."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, and_, bindparam, case, func, literal, or_
from sqlalchemy import select as rows_of
from sqlmodel import Session, col, select

from mediation.models import Deadline, Proceeding, Unit
from mediation.rules.indicators import (
    BEFORE,
    BLOCK,
    NOT_COUNTED,
    REFUSED_BY_A_PARTY,
    Block,
    Cell,
    Period,
    Relation,
    endings_of,
)

Condition = ColumnElement[bool]
INVESTIGATION = "L-08"
"""The limit that says when an inspection is due."""

TAKEN_UP: ColumnElement[Any] = func.coalesce(
    col(Proceeding.accepted_on),
    case((col(Proceeding.outcome).in_(REFUSED_BY_A_PARTY), col(Proceeding.concluded_on))),
)
CONCLUDED: Any = col(Proceeding.concluded_on)
OF_INSPECTION: Condition = and_(
    col(Deadline.case_id) == Proceeding.case_id,
    col(Deadline.proceeding) == Proceeding.number,
    col(Deadline.limit) == INVESTIGATION,
)
INSPECTION_DUE: Any = col(Deadline.due_on)
DUE: ColumnElement[Any] = select(col(Deadline.due_on)).where(OF_INSPECTION).correlate(Proceeding).scalar_subquery()
SETTLED: ColumnElement[Any] = case((DUE > CONCLUDED, DUE), (DUE <= CONCLUDED, CONCLUDED))
COUNTED: Condition = or_(col(Proceeding.outcome).is_(None), col(Proceeding.outcome).not_in(NOT_COUNTED))


def held_in(path: str) -> Condition:
    """The proceeding is held by this unit or one below it."""
    return col(Proceeding.unit_id).in_(select(Unit.id).where(col(Unit.path).startswith(path)))


def condition(block: Block, period: Period) -> Condition:
    """The row counts the proceeding in this period: `rules.indicators.counts`, for the database."""
    said = [col(Proceeding.kind) == str(block.kind), COUNTED, _stands(block.relation, period)]
    if endings := endings_of(block):
        said.append(col(Proceeding.outcome).in_(endings))
    if block.outside:
        said.append(col(Proceeding.unit_id).in_(select(Unit.id).where(Unit.arbitrates)))
    return and_(*said)


def any_of(names: Iterable[str], period: Period) -> Condition:
    """One of the rows counts it. The rows on one side of a rate never count a proceeding twice, so this is their sum."""
    return or_(*(condition(BLOCK[name], period) for name in names))


def _stands(relation: Relation, period: Period) -> Condition:
    match relation:
        case Relation.ACCEPTED_IN:
            return TAKEN_UP.between(period.first, period.last)
        case Relation.CONCLUDED_IN:
            return and_(TAKEN_UP.is_not(None), CONCLUDED.between(period.first, period.last))
        case Relation.OPEN_AT_START:
            return and_(period.first > TAKEN_UP, or_(CONCLUDED.is_(None), period.first <= CONCLUDED))
        case Relation.OPEN_AT_END:
            return and_(period.last >= TAKEN_UP, or_(CONCLUDED.is_(None), period.last < CONCLUDED))
        case Relation.DUE_IN:
            return and_(TAKEN_UP.is_not(None), DUE.between(period.first, period.last))
        case Relation.SETTLED_IN:
            return and_(TAKEN_UP.is_not(None), SETTLED.between(period.first, period.last))
        case Relation.OVERDUE_AT_START:
            return and_(_stands(Relation.OPEN_AT_START, period), period.first > DUE)
        case Relation.OVERDUE_AT_END:
            return and_(_stands(Relation.OPEN_AT_END, period), period.last >= DUE)


def cells(
    session: Session, path: str, window: Sequence[Period], outside: frozenset[int]
) -> list[tuple[int, Cell]]:  # fmt: skip
    """The proceedings of a subtree of units in small cells, each with its unit. `window`: consecutive months.
    `outside`: the ids of the units whose mediations are 案外调解. What was over before the window is left out.
    """
    rows = session.connection().execute(_cells_within(tuple(window)), {"path": path + "%"})
    return [
        (unit, Cell(kind, outcome, unit in outside, month_in, month_out, count, month_due))
        for unit, kind, outcome, month_in, month_out, month_due, count in rows.all()
    ]


@lru_cache(maxsize=32)
def _cells_within(window: tuple[Period, ...]) -> Select[int, str, str | None, int, int, int, int]:
    """The statement for `cells`; it is large, and making it takes longer than running it on a few thousand cases."""
    alike = (
        col(Proceeding.unit_id), col(Proceeding.kind), col(Proceeding.outcome),
        _month_of(TAKEN_UP, window).label("month_in"), _month_of(CONCLUDED, window).label("month_out"),
        _month_of(INSPECTION_DUE, window).label("month_due"),
    )  # fmt: skip
    opens = window[0].first
    in_subtree = col(Proceeding.unit_id).in_(select(Unit.id).where(col(Unit.path).like(bindparam("path"))))
    since = or_(opens <= TAKEN_UP, CONCLUDED.is_(None), opens <= CONCLUDED, opens <= col(Deadline.due_on))
    counted = rows_of(*alike, func.count()).select_from(Proceeding).outerjoin(Deadline, OF_INSPECTION)
    return counted.where(in_subtree, COUNTED, TAKEN_UP.is_not(None), since).group_by(*alike)


def _month_of(day: ColumnElement[Any], window: Sequence[Period]) -> ColumnElement[int]:
    """The number of the day's month in the window, as `rules.indicators.Cell` wants it. Halved again and again, so that
    a day is compared six times, not thirty-five; plain comparisons, so that both databases do it alike."""
    size = len(window)
    inside = _search(day, [period.last for period in window], 0)
    return case((or_(day.is_(None), day > window[-1].last), size), (day < window[0].first, BEFORE), else_=inside)


def _search(day: ColumnElement[Any], ends: Sequence[date], first: int) -> ColumnElement[int]:
    if len(ends) == 1:
        return literal(first, Integer, literal_execute=True)
    half = len(ends) // 2
    return case(
        (day <= ends[half - 1], _search(day, ends[:half], first)), else_=_search(day, ends[half:], first + half)
    )
