"""Runs revisions in one transaction: all of them or none, and only one process at a time.

SQLite rebuilds a table to change it, which its foreign keys would take for a deletion: they rest meanwhile and are
checked before the commit. PostgreSQL waits for a lock only so long, because whoever waits holds up everybody behind.
"""

from typing import Any, Literal

import sqlalchemy as sa
from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection
from sqlmodel import SQLModel
from sqlmodel.sql.sqltypes import AutoString

from mediation import db, models
from mediation.models.columns import Yuan

LOCK_SECONDS = 10
STATEMENT_MINUTES = 15
TURN = 0x4D454449
"""The advisory lock's number: two servers that start at once migrate one after the other."""

assert models.__all__  # importing the tables is what fills SQLModel.metadata


class BrokenReference(Exception):
    """A revision left a row that names another row which is not there."""


def render_item(kind: str, thing: Any, _: AutogenContext) -> str | Literal[False]:
    """Write our own column types as what they are in the database, so that a revision outlives the models."""
    if kind != "type":
        return False
    if isinstance(thing, Yuan):
        return 'sa.Numeric(15, 2).with_variant(sa.BigInteger(), "sqlite")'
    if isinstance(thing, AutoString):
        return f"sa.String(length={thing.length})" if thing.length else "sa.String()"
    return False


def migrate(connection: Connection) -> None:
    """Run what was asked for, inside the connection's transaction."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text(f"SET LOCAL lock_timeout = '{LOCK_SECONDS}s'"))
        connection.execute(sa.text(f"SET LOCAL statement_timeout = '{STATEMENT_MINUTES}min'"))
        connection.execute(sa.text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": TURN})
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        render_item=render_item,
        compare_type=True,
        transactional_ddl=True,
        render_as_batch=connection.dialect.name == "sqlite",
    )
    context.run_migrations()
    sqlite = connection.dialect.name == "sqlite"
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall() if sqlite else []
    if broken:
        raise BrokenReference(f"{len(broken)} rows, the first in table {broken[0][0]}")


def run() -> None:
    """Migrate through the one writing engine."""
    engine = db.writing_engine()
    with engine.connect() as connection:
        raw: Any = connection.connection.dbapi_connection
        if engine.dialect.name == "sqlite":
            raw.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                migrate(connection)
        finally:
            if engine.dialect.name == "sqlite":
                raw.execute("PRAGMA foreign_keys=ON")


run()
