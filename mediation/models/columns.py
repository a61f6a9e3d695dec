"""Columns that need saying once: instants with their zone, money as Decimal in 元 with 分."""

from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, Numeric, String
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field


class Yuan(TypeDecorator[Decimal]):
    """元 with 分. SQLite has no decimals, so there it is whole 分; PostgreSQL keeps NUMERIC(15, 2)."""

    impl = Numeric(15, 2)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        return dialect.type_descriptor(BigInteger() if dialect.name == "sqlite" else Numeric(15, 2))

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        if value is None or dialect.name != "sqlite":
            return value
        return int((value * 100).to_integral_exact())

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        if value is None:
            return None
        return Decimal(value) / 100 if dialect.name == "sqlite" else Decimal(value)


def instant(**options: Any) -> Any:
    """A column for an instant (UTC)."""
    return Field(sa_type=DateTime(timezone=True), **options)


def yuan(**options: Any) -> Any:
    """A column for money, 元."""
    return Field(sa_type=Yuan, **options)


def by_beginning(length: int, **options: Any) -> Any:
    """A column that is looked up by how it begins. PostgreSQL compares it character by character, as SQLite always does, so that
    an index serves whatever the database's language."""
    return Field(sa_type=String(length).with_variant(String(length, collation="C"), "postgresql"), **options)


def number() -> Any:
    """A surrogate key: 64 bits on PostgreSQL, the row id on SQLite."""
    return Field(default=None, primary_key=True, sa_type=BigInteger().with_variant(Integer(), "sqlite"))
