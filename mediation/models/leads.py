"""Leads (欠薪线索): told of before anybody complains; one lead has no case, or one."""

from datetime import date
from decimal import Decimal

from sqlmodel import Field, SQLModel

from .columns import by_beginning, yuan


class Lead(SQLModel, table=True):
    """A lead about unpaid wages. What was done to it stands in the office's chain; `stage` is where that left it. `case_id`: the case that
    was opened of it, whose payments close it."""

    id: int | None = Field(default=None, primary_key=True)
    unit_id: int = Field(foreign_key="unit.id", index=True)
    number: str = Field(default="", max_length=200, description="来源编号")
    number_key: str = by_beginning(100, default="", index=True)
    source: str = Field(max_length=20)
    received_on: date
    employer: str = Field(max_length=200)
    employer_key: str = by_beginning(200, default="", index=True)
    project: str = Field(default="", max_length=200)
    town: str = Field(default="", max_length=200)
    persons: int
    claimed: Decimal | None = yuan(default=None)
    story: str = Field(default="")
    stage: str = Field(max_length=12, index=True)
    persons_found: int | None = None
    found: Decimal | None = yuan(default=None)
    result: str = Field(default="", description="核实、处置的情况")
    conclusion: str = Field(default="", max_length=12)
    handler: str = Field(default="", max_length=40)
    paid_on: date | None = None
    paid: Decimal | None = yuan(default=None)
    closed_on: date | None = None
    case_id: int | None = Field(default=None, foreign_key="case.id", index=True)


class LeadWorker(SQLModel, table=True):
    """A worker of a lead. The sealed columns are bound to the lead and the place in it; `found_by` is the keyed digest of the employer
    with the worker, by which the same one is found again."""

    __tablename__ = "lead_worker"

    id: int | None = Field(default=None, primary_key=True)
    lead_id: int = Field(foreign_key="lead.id", index=True)
    place: int
    name: str = Field(description="密文")
    id_number: str | None = Field(default=None, description="密文")
    phone: str | None = Field(default=None, description="密文")
    amount: Decimal | None = yuan(default=None)
    found_by: str = Field(max_length=64, index=True)
