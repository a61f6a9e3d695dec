"""Rows that two processes may write at the same moment: one statement each, the same on both databases."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import CursorResult
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel

from mediation.models import Write

Values = Mapping[str, Any]


def insert_missing(session: Write, table: type[SQLModel], rows: Sequence[Values]) -> int:
    """Insert the rows whose key is not there yet. Returns how many were new."""
    if not rows:
        return 0
    return _affected(session, _insert(session, table).values([dict(row) for row in rows]).on_conflict_do_nothing())


def upsert(session: Write, table: type[SQLModel], key: Values, values: Values, *, only_where: Any = None) -> bool:
    """Insert the row of this key, or give the existing one these values (`only_where` it fulfils a condition).

    Returns whether either happened.
    """
    statement = (
        _insert(session, table)
        .values(**key, **values)
        .on_conflict_do_update(index_elements=list(key), set_=dict(values), where=only_where)
    )
    return _affected(session, statement) > 0


def _insert(session: Session, table: type[SQLModel]) -> Any:
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    return dialect.insert(table)


def _affected(session: Write, statement: Any) -> int:
    result = session.execute(statement, execution_options={"preserve_rowcount": True})
    assert isinstance(result, CursorResult)
    return max(result.rowcount, 0)
