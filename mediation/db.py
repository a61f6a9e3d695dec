"""The database: engines, the two sessions, and the only place that commits.

SQLite: WAL, synchronous=FULL, BEGIN IMMEDIATE for writers, query_only for readers: measured, anything less lost
acknowledged writes or let two people do one step. PostgreSQL: the same services, locks by row.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from sqlalchemy import Engine, event
from sqlmodel import create_engine

from .models import Read, Write
from .settings import settings

BUSY_SECONDS = 20


@lru_cache(maxsize=4)
def engines(url: str) -> tuple[Engine, Engine]:
    """The reading and the writing engine of one database."""
    options: dict[str, Any] = {
        "hide_parameters": True,
        "max_overflow": -1,
        "pool_pre_ping": not url.startswith("sqlite"),
    }
    if url.startswith("sqlite"):
        options["connect_args"] = {"timeout": BUSY_SECONDS, "check_same_thread": False}
        reading, writing = create_engine(url, **options), create_engine(url, **options)
        _prepare_sqlite(reading, query_only="ON", begin="BEGIN")
        _prepare_sqlite(writing, query_only="OFF", begin="BEGIN IMMEDIATE")
        return reading, writing
    reading = create_engine(url, **options, execution_options={"postgresql_readonly": True})
    return reading, create_engine(url, **options)


def _prepare_sqlite(engine: Engine, *, query_only: str, begin: str) -> None:
    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # the driver would begin transactions of its own, too late
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={BUSY_SECONDS * 1000}",
                       f"query_only={query_only}", "cache_size=-16000", "temp_store=MEMORY"):  # fmt: skip
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql(begin)


def reading_engine() -> Engine:
    """The engine for reads."""
    return engines(settings().url)[0]


def writing_engine() -> Engine:
    """The engine for writes and migrations."""
    return engines(settings().url)[1]


@contextmanager
def read() -> Iterator[Read]:
    """A session that reads, and ends without writing anything."""
    with Read(reading_engine(), autoflush=False, expire_on_commit=False) as session:
        yield session


@contextmanager
def write() -> Iterator[Write]:
    """The one write transaction: committed when the block ends well, rolled back when it raises.

    On SQLite the write lock is taken at the first statement of the block, before anything is read.
    """
    with Write(writing_engine(), expire_on_commit=False) as session:
        session.connection()
        try:
            yield session
        except BaseException:
            session.rollback()
            raise
        session.commit()


def forget() -> None:
    """Close this process's connections to the database (before a restore, between tests)."""
    for engine in engines(settings().url):
        engine.dispose()
    engines.cache_clear()
