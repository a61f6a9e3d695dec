"""Wages still owed (欠薪), as a replay of the journal leaves them: what the list of 动态清零 is added up from."""

from datetime import date
from decimal import Decimal

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from .columns import yuan


class WageDebt(SQLModel, table=True):
    """The wages that one worker (`payee`) waits for in one proceeding (rules/wages_owed.py), in 元. What is paid has no row, so
    that the table is as small as what is owed.
    """

    __tablename__ = "wage_debt"
    __table_args__ = (UniqueConstraint("case_id", "proceeding", "payee"),)

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id")
    proceeding: int
    payee: int
    person: int = Field(description="继承的，被继承的那一位")
    debtor: int | None = Field(default=None, description="应当支付的单位")
    title: str = Field(max_length=12)
    owed: Decimal = yuan()
    paid: Decimal = yuan()
    unpaid: Decimal = yuan()
    due_on: date | None = None
