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
RENEWED_SECONDS = 3600
"""Age at which a connection is opened anew: SQLite plans by what it knew of the tables when the connection was opened."""
ROWS_LOOKED_AT = 1000
"""Of each index, when the database learns how its rows are spread: enough to tell a small side from a large one."""


@lru_cache(maxsize=4)
def engines(url: str) -> tuple[Engine, Engine]:
    """The reading and the writing engine of one database."""
    options: dict[str, Any] = {
        "hide_parameters": True,
        "max_overflow": -1,
        "pool_pre_ping": not url.startswith("sqlite"),
        "pool_recycle": RENEWED_SECONDS,
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


def settle() -> None:
    """Have the embedded database learn how its rows are spread, and give back the room of what is gone, where that is most of
    it. PostgreSQL does both by itself."""
    engine = writing_engine()
    if engine.dialect.name != "sqlite":
        return
    connection = engine.raw_connection()
    try:
        asked = connection.cursor()
        asked.execute(f"PRAGMA analysis_limit={ROWS_LOOKED_AT}")
        asked.execute("ANALYZE")
        free, pages = (asked.execute(f"PRAGMA {name}").fetchone()[0] for name in ("freelist_count", "page_count"))
        if free > pages / 2:
            asked.execute("VACUUM")
            asked.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


def forget() -> None:
    """Close this process's connections to the database (before a restore, between tests)."""
    for engine in engines(settings().url):
        engine.dispose()
    engines.cache_clear()
