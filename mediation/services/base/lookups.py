"""Look-ups (查过的数据): what a session has read already, kept for as long as no table that it was read from is changed.

Whoever changes a table need not think of it: what a flush writes, and what a statement inserts, updates or deletes, is noticed
here, and what was read from that table is read anew. Plain text SQL is not noticed; services write none.
"""

from collections.abc import Callable, Hashable
from itertools import chain
from typing import Any, TypeVar, cast

from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState
from sqlmodel import Session, SQLModel

from mediation.models import Write

LOOKUPS = "lookups"
Tables = frozenset[str]
T = TypeVar("T")


def tables(*models: type[SQLModel]) -> Tables:
    """The names of these models' tables."""
    return frozenset(str(model.__tablename__) for model in models)


class Lookups:
    """The look-ups of one session, each answer with the tables that it was read from."""

    def __init__(self) -> None:
        self._found: dict[Hashable, tuple[Tables, Any]] = {}
        self.changed: set[str] = set()
        """The tables that this transaction has changed so far: what other processes keep of them is not true of it."""

    def once(self, session: Session, what: Hashable, read_from: Tables, read: Callable[[], T]) -> T:
        """The answer to `what`: read at the first question, and again where one of `read_from` was changed since."""
        if what in self._found and isinstance(session, Write) and _waiting(session) & read_from:
            session.flush()
        if what not in self._found:
            self._found[what] = (read_from, read())
        answer: T = self._found[what][1]
        return answer

    def invalidate(self, table: str) -> None:
        """Read anew, at the next question, whatever was read from this table."""
        self.changed.add(table)
        for what in [what for what, (read_from, _) in self._found.items() if table in read_from]:
            del self._found[what]

    def forget(self) -> None:
        """Read everything anew: what was written has been taken back."""
        self._found.clear()


def of(session: Session) -> Lookups:
    """The look-ups of this session."""
    found: Lookups | None = session.info.get(LOOKUPS)
    if found is None:
        found = session.info[LOOKUPS] = Lookups()
    return found


def once(session: Session, what: Hashable, read_from: Tables, read: Callable[[], T]) -> T:
    """The answer to `what` in this session: read at the first question, and again where one of `read_from` was changed since."""
    return of(session).once(session, what, read_from, read)


def _waiting(session: Session) -> set[str]:
    """The tables of objects that are changed and not written yet."""
    return {str(row.__tablename__) for row in chain(session.new, session.dirty, session.deleted)}


@event.listens_for(Write, "after_flush")
def _flushed(session: Session, _: Any) -> None:
    for table in _waiting(session):
        of(session).invalidate(table)


@event.listens_for(Write, "do_orm_execute")
def _executed(state: ORMExecuteState) -> None:
    if not state.is_select and (table := getattr(state.statement, "table", None)) is not None:
        of(cast("Session", state.session)).invalidate(table.name)


@event.listens_for(Write, "after_soft_rollback")
def _taken_back(session: Session, _: Any) -> None:
    of(session).forget()


@event.listens_for(Write, "after_commit")
def _committed(session: Session) -> None:
    of(session).changed.clear()
