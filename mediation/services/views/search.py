"""Finding cases (查找): the list, its filters, and what a word finds, within what a person may see."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, exists, or_
from sqlalchemy import select as columns
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select

from mediation.models import Account, Case, Proceeding, Unit
from mediation.rules import causes, identity, identity_papers, sameness
from mediation.rules.codes import Kind, Outcome
from mediation.rules.states import mediation, state_of
from mediation.services.base.accounts import Actor
from mediation.services.record import case_rows, keys
from mediation.services.views import due_money, marks, next_step
from mediation.services.views.due_money import OwedLate

STANDS = {"open": "在办", "mediation": "调解在办", "arbitration": "仲裁在办", "inspection": "监察在办", "closed": "已结案"}
MOST_COUNTED = 1000
"""Nobody reads more; counting them all would read every case there ever was."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The wanted cases: the words and filters of a search; '' for each filter that is not set. `unit` is a unit's id and takes
    in those below it.
    """

    q: str = ""
    stands: str = ""
    cause: str = ""
    unit: int = 0
    year: int = 0


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case on a list, with its latest proceeding, whose sides `who` and `whom` are; what was merged into another stands behind that
    one. `amount` is the sum claimed in it in 元, None where nothing is, and `stage` its kind; `matched`: what of an ID number was hit,
    masked, or ''."""

    case_id: int
    number: str
    who: str
    whom: str
    cause: str
    amount: Decimal | None
    stage: str
    state: str
    unit: str
    handler: str
    opened_on: date
    mark: marks.Mark
    word: str
    matched: str


def found(session: Session, actor: Actor, wanted: Wanted, today: date, skip: int, many: int) -> tuple[int, list[CaseLine]]:
    """Return the number of wanted cases, MOST_COUNTED + 1 where there are more, and a page of them, the newest first."""
    ids = _newest(session, actor, wanted)
    total = session.exec(select(func.count()).select_from(ids.limit(MOST_COUNTED + 1).subquery())).one()
    page = ids.offset(skip).limit(many).subquery()
    other = aliased(Proceeding)
    goes_on, this_does = (func.coalesce(col(each.outcome), "") != Outcome.MERGED for each in (other, Proceeding))
    in_front = or_(and_(goes_on, ~this_does), and_(col(other.number) > Proceeding.number, or_(goes_on, ~this_does)))
    is_latest = ~exists().where(col(other.case_id) == Proceeding.case_id, in_front)
    asked = session.execute(
        columns(*_LINE)
        .select_from(Case)
        .join(Proceeding, col(Proceeding.case_id) == Case.id)
        .join(Unit, col(Unit.id) == Proceeding.unit_id)
        .outerjoin(Account, col(Account.login) == Proceeding.handler)
        .where(col(Case.id).in_(select(page.c.id)), is_latest)
        .order_by(col(Case.id).desc())
    )
    rows = [_Line._make(row) for row in asked]
    clocks = next_step.clocks_of(session, [row.case_id for row in rows], today)
    owed = due_money.in_cases(session, [row.case_id for row in rows], today)
    places = [(row.case_id, row.proceeding) for row in rows]
    return total, [_row(row, clocks.get(at, []), owed.get(at), today, wanted.q) for row, at in zip(rows, places, strict=True)]


class _Line(NamedTuple):
    """The columns that a line is made of: no objects."""

    case_id: int
    who: str
    whom: str
    cause: str
    amount: Decimal
    opened_on: date
    proceeding: int
    kind: str
    state: str
    docket: str
    receipt: str
    receipt_key: str
    unit: str
    handler: str | None
    outcome: str | None


_LINE = (
    col(Case.id), col(Proceeding.who), col(Proceeding.whom), col(Case.cause), col(Proceeding.amount), col(Case.opened_on),
    col(Proceeding.number), col(Proceeding.kind), col(Proceeding.state), col(Proceeding.docket), col(Proceeding.receipt),
    col(Proceeding.receipt_key),
    col(Unit.name), col(Account.name), col(Proceeding.outcome),
)  # fmt: skip


def _newest(session: Session, actor: Actor, wanted: Wanted) -> Any:
    """The ids of the cases that are looked for, the newest first, as a statement that stops when it has read enough of them."""
    units = _units(session, actor, wanted.unit)
    conditions = _conditions(session, wanted)
    if units is not None and len(units) == 1:  # by the unit's index: a small unit does not walk through everybody's
        of_case = col(Proceeding.case_id)
        own: Any = columns(of_case.label("id")).join(Case, col(Case.id) == of_case).where(col(Proceeding.unit_id) == units[0])
        return own.where(*conditions).group_by(of_case).order_by(of_case.desc())
    ids = columns(col(Case.id)).where(*conditions).order_by(col(Case.id).desc())
    if units is None:
        return ids
    return ids.where(exists().where(col(Proceeding.case_id) == Case.id, col(Proceeding.unit_id).in_(units)))


def _units(session: Session, actor: Actor, chosen: int) -> list[int] | None:
    """The units whose cases are listed: the actor's, or the chosen one and those below it; None: everybody's."""
    scope = select(Unit.id, Unit.path, Unit.parent_id).where(col(Unit.path).startswith(actor.unit_path))
    rows = session.exec(scope).all()
    if not chosen:
        return None if any(above is None for *_, above in rows) else [number for number, *_ in rows if number is not None]
    top = next((path for number, path, _ in rows if number == chosen), None)
    return [number for number, path, _ in rows if number is not None and top is not None and path.startswith(top)]


def _conditions(session: Session, wanted: Wanted) -> list[ColumnElement[bool]]:
    parts: list[ColumnElement[bool]] = []
    if wanted.q:
        parts.append(keys.matching(session, wanted.q))
    if wanted.cause:
        parts.append(col(Case.cause) == wanted.cause)
    if wanted.year:
        parts.append(col(Case.opened_on).between(date(wanted.year, 1, 1), date(wanted.year, 12, 31)))
    if wanted.stands:
        parts.append(_stands(wanted.stands))
    return parts


NOT_FILED = or_(col(Proceeding.kind) != Kind.MEDIATION, col(Proceeding.state) != mediation.CLOSED.name)
"""The file itself is open: of a mediation that is closed something may be still to come, and so it is on a desk."""


def _stands(which: str) -> ColumnElement[bool]:
    unclosed = select(Proceeding.case_id).where(col(Proceeding.unclosed), NOT_FILED)
    if which == "closed":
        return col(Case.id).not_in(unclosed)
    if which in {str(kind) for kind in Kind}:
        unclosed = unclosed.where(Proceeding.kind == which)
    return col(Case.id).in_(unclosed)


def _row(row: _Line, clocks: list[next_step.Running], owed: OwedLate | None, today: date, q: str) -> CaseLine:
    state = state_of(Kind(row.kind), row.state)
    mark = next_step.urgency(clocks, today, suspended=state.rests)
    kind, word = marks.of_breach(owed.since, today, owed.sums) if owed and mark.kind != "late" else (mark.kind, mark.word)
    label = case_rows.label_of(state.kind, row.state, row.outcome)
    over = label if row.outcome == Outcome.VOIDED else "已结案"
    return CaseLine(
        case_id=row.case_id, number=row.docket, who=row.who, whom=row.whom, cause=causes.said(row.cause),
        amount=row.amount or None, stage=Kind(row.kind).label, state=label, unit=row.unit, handler=row.handler or "",
        opened_on=row.opened_on, mark="done" if state.final and not owed else kind, word=over if state.final and not owed else word,
        matched=f"证件号末四位 {tail}" if (tail := _tail(q)) else _receipt(row, q),
    )  # fmt: skip


def _receipt(row: _Line, q: str) -> str:
    """The receipt number by which the case was found, where it bears another number now; '' where it was not."""
    asked = sameness.number_asked(q)
    found = asked is not None and row.receipt != row.docket and row.receipt_key.startswith(asked.begins)
    return f"收件编号 {row.receipt}" if found else ""


def _tail(q: str) -> str:
    """The last four of the ID number that was looked for; '' where none was."""
    whole = identity_papers.numbers_in(q) if identity.holds_a_number(q) else []
    return identity.id_tail_in(q) or next((number[-4:] for number in whole), "")


def units(session: Session, actor: Actor) -> list[tuple[int, str]]:
    """The units that the person sees, for a filter."""
    rows = session.exec(select(Unit.id, Unit.name).where(col(Unit.path).startswith(actor.unit_path)).order_by(Unit.path))
    return [(unit_id, name) for unit_id, name in rows if unit_id is not None]
