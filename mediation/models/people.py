"""People and units (单位、人员)."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from .columns import instant
from .reference import Confirmable


class Unit(Confirmable, table=True):
    """A unit (单位) of the tree 市 → 镇街 → 村/企业/网格. `path` ("/1/4/") makes a subtree one LIKE.

    `since` None: from the beginning; `closed_on` None: it is at work (在用).
    """

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True, max_length=40)
    name: str = Field(max_length=80)
    full_name: str = Field(max_length=120, description="文书上的全称")
    level: str = Field(max_length=10, description="市、镇街、村、企业、网格")
    parent_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    path: str = Field(default="", index=True, max_length=200)
    short: str = Field(default="", max_length=10, description="案号中的简称")
    address: str = Field(default="", max_length=200)
    phone: str = Field(default="", max_length=40)
    arbitrates: bool = Field(default=False, description="仲裁委员会的办案机构")
    source: str = Field(default="", max_length=200)
    since: date | None = None
    closed_on: date | None = None


class Account(SQLModel, table=True):
    """A person who signs in. `roles` holds role codes, comma-separated."""

    id: int | None = Field(default=None, primary_key=True)
    login: str = Field(unique=True, max_length=40)
    name: str = Field(max_length=40)
    unit_id: int = Field(foreign_key="unit.id", index=True)
    roles: str = Field(max_length=200)
    password_hash: str = Field(max_length=200)
    active: bool = True


class SignIn(SQLModel, table=True):
    """A sign-in (登录). Only the token's hash is kept: a copy of the database opens no door."""

    __tablename__ = "sign_in"

    token_hash: str = Field(primary_key=True, max_length=64)
    account_id: int = Field(foreign_key="account.id", index=True)
    created_at: datetime = instant()
    expires_at: datetime = instant()


class Attempt(SQLModel, table=True):
    """A failed sign-in, by account and by address; enough of them close the door for a while."""

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(index=True, max_length=80)
    at: datetime = instant()
