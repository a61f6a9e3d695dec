"""Finding cases (查找): the list, its filters, and what a word finds, within what a person may see."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select

from mediation.models import Account, Case, Proceeding, Unit
from mediation.rules.codes import Cause, Kind
from mediation.rules.states import state_of
from mediation.services.base.accounts import Actor
from mediation.services.record import cases
from mediation.services.views import next_step

View = dict[str, Any]
STANDS = {
    "open": "在办",
    "mediation": "调解在办",
    "arbitration": "仲裁在办",
    "inspection": "监察在办",
    "closed": "已结案",
}
ID_TAIL = re.compile(r"\d{3}[\dXx]")
ID_WHOLE = re.compile(r"\d{17}[\dXx]")


def is_of_an_id(text: str) -> bool:
    """Whether the text may be an ID number or its end: that stands in no address, and in no browser's history."""
    plain = text.strip()
    return bool(ID_TAIL.fullmatch(plain) or ID_WHOLE.fullmatch(plain))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; '' for each filter that is not set. `unit` is a unit's id and takes in those below it."""

    q: str = ""
    stands: str = ""
    cause: str = ""
    unit: int = 0
    year: int = 0


def found(session: Session, actor: Actor, wanted: Wanted, today: date, skip: int, many: int) -> tuple[int, list[View]]:
    """How many cases there are, and some of them, the newest first."""
    condition = _condition(session, actor, wanted)
    total = session.exec(select(func.count()).select_from(Case).where(condition)).one()
    latest = _latest()
    here = and_(latest.c.case_id == Case.id, latest.c.number == Proceeding.number)
    rows = session.exec(
        select(Case, Proceeding, Unit.name, Account.name)
        .join(Proceeding, col(Proceeding.case_id) == Case.id)
        .join(latest, here)
        .join(Unit, col(Unit.id) == Proceeding.unit_id)
        .outerjoin(Account, col(Account.login) == Proceeding.handler)
        .where(condition)
        .order_by(col(Case.opened_on).desc(), col(Case.id).desc())
        .offset(skip)
        .limit(many)
    ).all()
    clocks = next_step.clocks_of(session, [case.id for case, *_ in rows if case.id is not None])
    return total, [_row(case, p, unit, handler, clocks, today, wanted.q) for case, p, unit, handler in rows]


def _latest() -> Any:
    newest = func.max(Proceeding.number).label("number")
    return select(Proceeding.case_id, newest).group_by(col(Proceeding.case_id)).subquery()


def _condition(session: Session, actor: Actor, wanted: Wanted) -> ColumnElement[bool]:
    parts = [cases.visible(actor)]
    if wanted.q:
        parts.append(cases.matching(session, wanted.q))
    if wanted.cause:
        parts.append(col(Case.cause) == wanted.cause)
    if wanted.year:
        parts.append(col(Case.opened_on).between(date(wanted.year, 1, 1), date(wanted.year, 12, 31)))
    if wanted.stands:
        parts.append(_stands(wanted.stands))
    if wanted.unit:
        parts.append(_held_by(wanted.unit))
    # Proceedings are looked at from the case's side here, whatever else the statement around it joins them for.
    return col(Case.id).in_(select(Case.id).where(*parts))


def _stands(which: str) -> ColumnElement[bool]:
    open_ = select(Proceeding.case_id).where(col(Proceeding.open))
    if which == "closed":
        return col(Case.id).not_in(open_)
    if which in {str(kind) for kind in Kind}:
        open_ = open_.where(Proceeding.kind == which)
    return col(Case.id).in_(open_)


def _held_by(unit_id: int) -> ColumnElement[bool]:
    above = aliased(Unit)
    below = select(Unit.id).join(above, col(Unit.path).startswith(above.path)).where(above.id == unit_id)
    return col(Case.id).in_(select(Proceeding.case_id).where(col(Proceeding.unit_id).in_(below)))


def _row(
    case: Case,
    p: Proceeding,
    unit: str,
    handler: str | None,
    clocks: dict[next_step.Where, list[Any]],
    today: date,
    q: str,
) -> View:
    who, _, whom = case.title.partition(" ⟷ ")
    mark = next_step.urgency(clocks.get((p.case_id, p.number), []), today, suspended=p.state == "suspended")
    done = not p.open
    return {
        "case_id": case.id, "who": who, "whom": whom, "number": p.docket, "cause": Cause(case.cause).label,
        "amount": case.amount or None, "unit": unit, "handler": handler or "", "opened_on": case.opened_on,
        "state": state_of(Kind(p.kind), p.state).label, "kind": "done" if done else mark.kind,
        "word": "已结案" if done else mark.word, "stage": Kind(p.kind).label,
        "matched": f"证件号末四位 {q.strip()[-4:]}" if is_of_an_id(q) else "",
    }  # fmt: skip


def units(session: Session, actor: Actor) -> list[tuple[int, str]]:
    """The units that the person sees, for a filter."""
    rows = session.exec(
        select(Unit.id, Unit.name).where(col(Unit.path).startswith(actor.unit_path)).order_by(Unit.path)
    )
    return [(unit_id, name) for unit_id, name in rows if unit_id is not None]
