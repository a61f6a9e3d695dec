"""What a session has looked up is read anew as soon as a table that it was read from is changed, however it is changed."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import delete, insert, update
from sqlmodel import Session, SQLModel, select

from mediation import db
from mediation.models import (
    Account,
    AccountRole,
    AverageWage,
    CalendarYear,
    Holiday,
    Interest,
    MinimumWage,
    Room,
    Setting,
    Unit,
    Write,
)
from mediation.rules.roles import Role
from mediation.services.base import lookups, reference
from mediation.services.door import bookings, roster
from mediation.services.record import cases
from tests import world

Look = Callable[[Session], Any]


def judges(session: Session) -> Any:
    return {login: sitter.name for login, sitter in roster.of_roles(session, world.OFFICE, [Role.ARBITRATOR]).items()}


def conflicts(session: Session) -> Any:
    return roster.of_roles(session, world.OFFICE, [Role.ARBITRATOR])["judge"].conflicts


def chosen(session: Session) -> Any:
    return cases.names_of(session, {"presiding": ("judge", Role.ARBITRATOR)})


def rooms(session: Session) -> Any:
    return [room.name for room in bookings.rooms(session, reference.unit(session, world.OFFICE).path)]


LOOKS: list[tuple[Look, type[SQLModel], str, Any]] = [
    (lambda session: reference.unit(session, world.OFFICE).phone, Unit, "phone", "0595-99999999"),
    (lambda session: reference.path_of(session, world.OFFICE), Unit, "path", "/elsewhere/"),
    (reference.department_name, Unit, "full_name", "另一个局"),
    (lambda session: reference.setting(session, "court.first_instance"), Setting, "value", "另一个法院"),
    (lambda session: reference.current(session).settings, Setting, "value", "另一个值"),
    (lambda session: reference.current(session).minimum_wages, MinimumWage, "monthly", Decimal(9)),
    (lambda session: reference.current(session).average_wages, AverageWage, "amount", Decimal(9)),
    (
        lambda session: [*reference.current(session).calendar.named_between(date(2026, 1, 1), date(2026, 12, 31))],
        Holiday,
        "name",
        "另一个节日",
    ),
    (judges, Account, "name", "另一个人"),
    (chosen, Account, "name", "另一个人"),
    (rooms, Room, "active", False),
]


@pytest.mark.usefixtures("both")
@pytest.mark.parametrize(("look", "table", "column", "value"), LOOKS)
def test_what_was_looked_up_follows_an_object_and_a_statement(
    write: Write, look: Look, table: type[SQLModel], column: str, value: Any
) -> None:
    before = look(write)
    savepoint = write.begin_nested()
    for row in write.exec(select(table)):
        setattr(row, column, value)
    changed = look(write)
    savepoint.rollback()
    assert changed != before
    assert look(write) == before, "what was taken back is taken back here too"
    write.execute(update(table).values({column: value}))
    assert look(write) == changed


@pytest.mark.usefixtures("both")
def test_rows_that_come_and_go_are_noticed(write: Write) -> None:
    first, years = judges(write), reference.current(write).calendar.loaded_years
    assert conflicts(write) == {}
    write.add(Interest(login="judge", name="某公司", kind="conflict", relation="配偶任职", declared_on=world.TODAY))
    assert conflicts(write) == {"某公司": "配偶任职"}
    judge = write.exec(select(Account.id).where(Account.login == "judge")).one()
    write.execute(delete(AccountRole).where(AccountRole.account_id == judge))
    assert first.keys() - judges(write).keys() == {"judge"}
    table = SQLModel.metadata.tables["account_role"]
    write.execute(insert(table), [{"account_id": judge, "role": "arbitrator"}])
    assert judges(write) == first
    write.delete(write.get_one(CalendarYear, max(years)))
    assert reference.current(write).calendar.loaded_years == years - {max(years)}


@pytest.mark.usefixtures("both")
def test_a_change_nobody_announced_is_seen_by_every_session_after_the_commit() -> None:
    with db.read() as session:
        before = reference.setting(session, reference.VERSION)
        assert reference.unit(session, world.OFFICE).phone != "0595-99999999"
    with db.write() as session:
        session.execute(update(Unit).values(phone="0595-99999999"))
    with db.read() as session:
        assert reference.setting(session, reference.VERSION) != before
        assert reference.unit(session, world.OFFICE).phone == "0595-99999999"


def test_what_is_not_committed_is_no_other_session_s(database: str) -> None:
    with db.write() as session:
        session.execute(update(Unit).values(phone="0595-99999999"))
        assert reference.unit(session, world.OFFICE).phone == "0595-99999999"
        session.rollback()
    with db.read() as session:
        assert reference.unit(session, world.OFFICE).phone != "0595-99999999"


def test_an_answer_is_read_once_while_nothing_changes(write: Write) -> None:
    asked: list[int] = []
    for _ in range(3):
        lookups.once(write, "x", lookups.tables(Room), lambda: asked.append(1))
    write.execute(update(Setting).values(source="另一个来源"))
    lookups.once(write, "x", lookups.tables(Room), lambda: asked.append(1))
    assert len(asked) == 1
