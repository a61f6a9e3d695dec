"""The tables' history: it ends where the models are, goes down and up again, and stands two processes at once."""

import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect
from sqlmodel import SQLModel, func, select

from mediation import db
from mediation.models import JournalEntry
from mediation.services.operation import startup
from mediation.settings import TREE, settings
from tests import databases, world
from tests.walks import through_mediation

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
        assert process.communicate(timeout=60)[1].decode() == ""
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
