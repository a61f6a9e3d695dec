"""The tables' history: it ends where the models are, goes down and up again, and stands two processes at once."""

import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect
from sqlmodel import SQLModel, func, select

from mediation import db
from mediation.models import (
    Case,
    Deadline,
    Document,
    InspectionEvent,
    JournalEntry,
    Lead,
    Notice,
    NumberSeries,
    Proceeding,
    SittingPerson,
    WageDebt,
)
from mediation.rules import numbers
from mediation.rules.codes import Kind, Outcome
from mediation.rules.codes.leads import Conclusion, Stage
from mediation.rules.codes.notices import NoticeKind, NoticeStage
from mediation.rules.codes.wages import Title
from mediation.rules.deadlines import BY_ID
from mediation.rules.deadlines.clock import ClockState
from mediation.rules.deadlines.words import Whose
from mediation.rules.do import Do
from mediation.rules.indicators.inspected import What
from mediation.rules.roles import Role
from mediation.rules.states import STATES
from mediation.rules.states.arbitration import SCHEDULED
from mediation.services.base import accounts, reference
from mediation.services.operation import notices, startup
from mediation.services.papers.catalogue import catalogue
from mediation.services.record import keys, projection, replayed
from mediation.settings import TREE, settings
from tests import databases, world
from tests.walks import through_mediation, walk_to

CONFIG = Config(TREE / "alembic.ini")


@pytest.fixture
def empty(both: str) -> str:
    """A database without a table."""
    SQLModel.metadata.drop_all(db.writing_engine())
    with db.writing_engine().begin() as connection:
        connection.exec_driver_sql("DROP TABLE IF EXISTS alembic_version")
    return both


def tables() -> set[str]:
    return set(inspect(db.writing_engine()).get_table_names()) - {"alembic_version"}


def test_there_is_one_newest_revision() -> None:
    assert len(ScriptDirectory.from_config(CONFIG).get_heads()) == 1


def test_the_tables_are_those_of_the_models(empty: str) -> None:
    command.upgrade(CONFIG, "head")
    assert tables() == set(SQLModel.metadata.tables)
    with db.writing_engine().connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []


@pytest.mark.parametrize(
    ("column", "codes"),
    [
        (Deadline.limit, BY_ID),
        (Deadline.state, ClockState),
        (Deadline.whose, Whose),
        (Proceeding.kind, Kind),
        (Proceeding.state, [name for _, name in STATES]),
        (Proceeding.outcome, Outcome),
        (JournalEntry.step, Do),
        (Notice.kind, NoticeKind),
        (Notice.stage, NoticeStage),
        (InspectionEvent.what, What),
        (WageDebt.title, Title),
        (Lead.stage, Stage),
        (Lead.conclusion, Conclusion),
    ],
)
def test_every_code_fits_into_its_column(column: Any, codes: Iterable[str]) -> None:
    """A file takes what is too long; a server refuses the step that writes it."""
    assert [code for code in codes if len(code) > column.type.length] == []


def test_up_down_and_up_again_with_data_in_the_tables(empty: str) -> None:
    for _ in range(2):
        command.upgrade(CONFIG, "head")
        with db.write() as session:
            world.fill(session)
        with db.write() as session:
            through_mediation(session, world.People(session))
            assert session.exec(select(func.count()).select_from(JournalEntry)).one() == 5
        command.downgrade(CONFIG, "base")
        assert tables() == set()
    command.upgrade(CONFIG, "head")


@pytest.fixture
def with_a_case(empty: str) -> int:
    """A database of today with a case that came through mediation; the case's id."""
    command.upgrade(CONFIG, "head")
    with db.write() as session:
        world.fill(session)
    with db.write() as session:
        return through_mediation(session, world.People(session)).case_id or 0


def behind_and_up_again(revision: str, *meanwhile: str) -> None:
    """Take the database back behind this revision, run these statements there, and bring it up again with its data, as
    `migrate` does."""
    command.downgrade(CONFIG, f"{int(revision) - 1:04d}")
    with db.writing_engine().begin() as connection:
        for statement in meanwhile:
            connection.exec_driver_sql(statement)
    command.upgrade(CONFIG, "head")
    with db.write() as session:
        keys.follow_the_fold(session)


def one(statement: str) -> tuple[Any, ...]:
    with db.writing_engine().connect() as connection:
        return tuple(connection.exec_driver_sql(statement).one())


def unlike_the_journal(case_id: int) -> list[str]:
    with db.read() as session:
        known, now = replayed.of_case(session, case_id).facts, reference.current(session)
        return projection.differences(session, session.get_one(Case, case_id), known, now, world.TODAY)


@pytest.mark.parametrize(
    "title",
    ["title", "'林某 ⟷ 南北 ⟷ 鞋业有限公司'", "substr('" + "林" * 299 + " ⟷ 鞋业有限公司', 1, 300)"],
    ids=["as projected", "a name holds the mark", "cut short"],
)
def test_the_two_sides_of_a_case_come_from_its_line_or_its_parties(with_a_case: int, title: str) -> None:
    behind_and_up_again("0018", f'UPDATE "case" SET title = {title}')
    assert unlike_the_journal(with_a_case) == []


def test_the_unclosed_are_those_that_were_called_open(with_a_case: int) -> None:
    behind_and_up_again("0019", "UPDATE proceeding SET open = NOT open", "UPDATE proceeding SET open = NOT open")
    assert unlike_the_journal(with_a_case) == []


def test_receipt_numbers_come_from_the_journal(with_a_case: int) -> None:
    behind_and_up_again("0026")
    assert one("SELECT receipt, receipt_key FROM proceeding WHERE number = 1")[1].endswith("收/")
    assert unlike_the_journal(with_a_case) == []


def test_who_gave_a_case_on_is_known_afterwards(with_a_case: int) -> None:
    behind_and_up_again("0027")
    assert one("SELECT unit.code FROM proceeding JOIN unit ON unit.id = from_unit_id")[0] == world.EAST
    assert unlike_the_journal(with_a_case) == []


@pytest.mark.usefixtures("with_a_case")
def test_roles_and_sitters_stay_who_they_were() -> None:
    def held() -> dict[int, list[Role]]:
        with db.read() as session:
            assert set(session.exec(select(SittingPerson.login))) == {"judge", "clerk"}
            return accounts.roles_by_account(session)

    with db.write() as session:
        heard = walk_to(session, world.People(session), SCHEDULED).case_id or 0
    before = held()
    behind_and_up_again("0020")
    assert held() == before
    assert unlike_the_journal(heard) == []


def test_what_a_notice_is_about_is_what_its_key_said(with_a_case: int) -> None:
    with db.write() as session:
        day = session.exec(select(func.max(Deadline.due_on)).where(Deadline.running)).one()
        assert notices.give(session, notices.owed(session, day))

    def given() -> Sequence[tuple[str, str, str, str]]:
        with db.read() as session:
            return session.exec(select(Notice.kind, Notice.about, Notice.stage, Notice.key).order_by(Notice.key)).all()

    before = given()
    behind_and_up_again("0024")
    assert given() == before
    with db.read() as session:
        assert notices.owed(session, day) == []


def test_foreign_keys_are_watched_again_afterwards(empty: str) -> None:
    command.upgrade(CONFIG, "head")
    with db.writing_engine().connect() as connection:
        if connection.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_two_that_start_at_once_both_succeed(empty: str) -> None:
    given = databases.environment(empty, settings().home)
    started = [
        subprocess.Popen([sys.executable, "-P", "-m", "mediation.cli", "migrate"], env=given, stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    for process in started:
        assert process.communicate(timeout=300)[1].decode() == ""
        assert process.returncode == 0
    assert tables() == set(SQLModel.metadata.tables)


def test_a_database_behind_or_ahead_of_the_program_stops_the_start(empty: str, tmp_path: Path) -> None:
    command.upgrade(CONFIG, "head")
    with db.read() as session:
        assert not [fault for fault in startup.faults(session) if "数据库不是" in fault or "版本" in fault]
    for found, said in (("0000", "更新的版本"), (None, "./run migrate")):
        with db.writing_engine().begin() as connection:
            connection.exec_driver_sql("DELETE FROM alembic_version")
            if found:
                connection.exec_driver_sql(f"INSERT INTO alembic_version VALUES ('{found}')")
        with db.read() as session:
            assert any(said in fault for fault in startup.faults(session))


def test_every_word_of_the_tables_fits_its_column() -> None:
    """PostgreSQL holds a column to its length, SQLite does not: what the rules name is measured here."""
    words: list[tuple[type[SQLModel], str, Iterable[str]]] = [
        (NumberSeries, "series", (series.name for series in numbers.SERIES)), (Document, "template", catalogue()),
        (JournalEntry, "step", Do), (Deadline, "limit", BY_ID), (Proceeding, "kind", Kind),
        (Proceeding, "outcome", Outcome), (Proceeding, "state", (state.name for state in STATES.values())),
    ]  # fmt: skip
    too_long = [
        (table.__name__, word) for table, column, those in words for word in map(str, those)
        if len(word) > SQLModel.metadata.tables[str(table.__tablename__)].c[column].type.length
    ]  # fmt: skip
    assert too_long == []
