"""The journal (办案日志): append-only, hash-chained. It is the record; everything else about a case follows from it."""

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from .columns import instant, number


class JournalEntry(SQLModel, table=True):
    """One entry. `chain` is "case:12", or "office" for what is not of a case (sign-ins, reveals, settings).

    `given` is the step's answers as JSON, without anything secret; `state` is the proceeding's state afterwards.
    """

    __tablename__ = "journal"
    __table_args__ = (UniqueConstraint("chain", "seq"), Index("ix_journal_step", "step", "unit_id", "case_id"))

    id: int | None = number()
    chain: str = Field(max_length=24)
    case_id: int | None = Field(default=None, foreign_key="case.id", index=True)
    seq: int
    proceeding: int = 0
    step: str = Field(max_length=40)
    on: date
    given: str
    state_before: str = Field(default="", max_length=20)
    state: str = Field(default="", max_length=20)
    actor: str = Field(max_length=40)
    actor_name: str = Field(max_length=40)
    unit_id: int | None = None
    address: str = Field(default="", max_length=64)
    request: str = Field(default="", max_length=64)
    at: datetime = instant()
    previous_hash: str = Field(max_length=64)
    hash: str = Field(max_length=64)


class OpenText(SQLModel, table=True):
    """An entry whose free text holds a number of a person, typed before the door refused that: shown masked."""

    __tablename__ = "open_text"

    case_id: int = Field(foreign_key="case.id", primary_key=True)
    seq: int = Field(primary_key=True)


class Access(SQLModel, table=True):
    """A look at the sealed data of a case: the entry of the office's chain that records it, found by the case."""

    id: int | None = number()
    case_id: int = Field(foreign_key="case.id", index=True)
    seq: int = Field(unique=True, description="全局日志链中的序号")


class RequestKey(SQLModel, table=True):
    """A form's key: the same key and the same answers give the same result once, however often it is sent."""

    __tablename__ = "request_key"

    key: str = Field(primary_key=True, max_length=64)
    fingerprint: str = Field(max_length=64)
    actor: str = Field(max_length=40)
    case_id: int
    seq: int
    at: datetime = instant()
