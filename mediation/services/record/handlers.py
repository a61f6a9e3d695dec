"""Handlers (承办人): whose work a proceeding is, as long as they are there to do it.

The case's own record names who was assigned. Somebody who left, went to another unit or gave up the post (停用、调离、换岗) is named there
still, and does nothing any more: to the desk and the reminders the proceeding is nobody's, until somebody takes it over.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, String, and_, case, literal
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, or_, select

from mediation.models import Account, AccountRole, Proceeding, Sitting, SittingPerson, Unit
from mediation.rules.facts import Proceeding as Here
from mediation.rules.roles import STAFF_OF
from mediation.services.base import reference

_own, _its = aliased(Unit), aliased(Unit)


def _at_work(path: Any, of_kind: ColumnElement[bool]) -> Any:
    """The accounts that can still work in the unit on this path: not ended, of that unit or above it, with a role of the kind."""
    return (
        select(Account.login)
        .join(_own, col(_own.id) == Account.unit_id)
        .join(AccountRole, col(AccountRole.account_id) == Account.id)
        .where(Account.active, path.startswith(_own.path), of_kind)
    )


_OF_KIND = or_(*(and_(col(Proceeding.kind) == str(kind), col(AccountRole.role).in_(staff)) for kind, staff in STAFF_OF.items()))


def _in_office(login: Any) -> ColumnElement[bool]:
    """The condition that the account of this login can still work on the proceeding."""
    there = _at_work(col(_its.path), _OF_KIND).join(_its, col(_its.id) == Proceeding.unit_id)
    found: ColumnElement[bool] = there.where(col(Account.login) == login).correlate(Proceeding).exists()
    return found


IN_OFFICE = _in_office(col(Proceeding.handler))
"""The proceeding's handler is still there to handle it. Worded once, like every statement of the desk."""
HANDLER = case((IN_OFFICE, col(Proceeding.handler)), else_="")
"""Whose work the proceeding is, by login; '' where it is nobody's (待分派)."""


@dataclass(frozen=True, slots=True)
class OpenWork:
    """The work that somebody has not finished: unclosed proceedings that they handle, and sittings from a day on in which they sit."""

    proceedings: int
    sittings: int

    def __bool__(self) -> bool:
        """Tell whether there is anything."""
        return bool(self.proceedings or self.sittings)


def open_work(session: Session, login: str, today: date) -> OpenWork:
    """The unfinished work of this account that it is there to do."""
    return _work(session, login, today, there=True)


def left_by(session: Session, login: str, today: date) -> OpenWork:
    """The unfinished work of this account that it is not there to do any more."""
    return _work(session, login, today, there=False)


def _work(session: Session, login: str, today: date, *, there: bool) -> OpenWork:
    """The unclosed proceedings that it handles and the sittings from today on in which it sits, of which it is there to do or not."""
    can = _in_office(literal(login, String))
    which = can if there else ~can
    handled = select(func.count()).select_from(Proceeding).where(Proceeding.handler == login, col(Proceeding.unclosed), which)
    of_sitting = and_(col(SittingPerson.case_id) == Sitting.case_id, col(SittingPerson.seq) == Sitting.seq)
    its = and_(col(Proceeding.case_id) == Sitting.case_id, col(Proceeding.number) == Sitting.proceeding)
    sits = (
        select(func.count())
        .select_from(SittingPerson)
        .join(Sitting, of_sitting)
        .join(Proceeding, its)
        .where(SittingPerson.login == login, col(Sitting.free).is_(False), col(Sitting.on) >= today, which)
    )
    return OpenWork(session.exec(handled).one(), session.exec(sits).one())


def left_behind(session: Session) -> list[tuple[str, int]]:
    """List those who handle unclosed proceedings and are not there any more, by name, each with how many."""
    rows = session.exec(
        select(func.coalesce(Account.name, Proceeding.handler), func.count())
        .select_from(Proceeding)
        .outerjoin(Account, col(Account.login) == Proceeding.handler)
        .where(col(Proceeding.unclosed), Proceeding.handler != "", ~IN_OFFICE)
        .group_by(Proceeding.handler, col(Account.name))
        .order_by(Proceeding.handler)
    )
    return [(name, many) for name, many in rows]


def away(session: Session, here: Here) -> list[str]:
    """List those who handle or sit in the proceeding and are not there any more, by login."""
    named = dict.fromkeys([here.handler, *here.staff.values()])
    return [login for login in named if login and login not in _still_there(session, here, named)]


def _still_there(session: Session, here: Here, logins: Iterable[str]) -> set[str]:
    path = literal(reference.path_of(session, here.unit), String)
    of_kind = col(AccountRole.role).in_(STAFF_OF[here.kind])
    return set(session.exec(_at_work(path, of_kind).where(col(Account.login).in_(list(logins)))))
