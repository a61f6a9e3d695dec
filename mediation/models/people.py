"""People and units (单位、人员)."""

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint, false
from sqlmodel import Field, SQLModel

from .columns import instant
from .reference import Confirmable


class Unit(Confirmable, table=True):
    """A unit (单位) of the tree 市 → 镇街 → 村/企业/网格. `path` ("/1/4/") makes a subtree one LIKE.

    `since` None: from the beginning; `closed_on` None: it is at work (在用). `successor_id`: the unit into which it merged (并入) on
    `closed_on`: its `path` lies below that one's from then on, so that the successor reads its past; `parent_id` says where it stood.
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
    successor_id: int | None = Field(default=None, description="并入的单位")


class Account(SQLModel, table=True):
    """A person who signs in; what they may do is in their AccountRole rows.

    `warrant` is an inspector's (执法证号), '' where it is not noted. The three before it are an arbitrator's: part-time (兼职) with the
    profession they come from (a code of codes/people.py), and the day of their appointment, from which the term runs (None: not noted).
    """

    id: int | None = Field(default=None, primary_key=True)
    login: str = Field(unique=True, max_length=40)
    name: str = Field(max_length=40)
    unit_id: int = Field(foreign_key="unit.id", index=True)
    password_hash: str = Field(max_length=200)
    active: bool = True
    part_time: bool = Field(default=False, sa_column_kwargs={"server_default": false()}, description="兼职仲裁员")
    profession: str = Field(default="", max_length=20, sa_column_kwargs={"server_default": ""})
    appointed_on: date | None = None
    warrant: str = Field(default="", max_length=40, sa_column_kwargs={"server_default": ""}, description="执法证号")


class AccountRole(SQLModel, table=True):
    """A role (角色) that an account holds: a code of rules/roles.py."""

    __tablename__ = "account_role"

    account_id: int = Field(foreign_key="account.id", primary_key=True, ondelete="CASCADE")
    role: str = Field(primary_key=True, max_length=40)


class SignIn(SQLModel, table=True):
    """A sign-in (登录). Only the token's hash is kept: a copy of the database opens no door."""

    __tablename__ = "sign_in"

    token_hash: str = Field(primary_key=True, max_length=64)
    account_id: int = Field(foreign_key="account.id", index=True)
    created_at: datetime = instant()
    expires_at: datetime = instant()


class Attempt(SQLModel, table=True):
    """A failed sign-in of one account from one place: each makes the next wait longer there, and nowhere else.

    Of a login that nobody has, only a keyed digest is kept: it may be a password.
    """

    __table_args__ = (Index("ix_attempt_tried", "login", "whence", "at"), Index("ix_attempt_whence", "whence", "at"))

    id: int | None = Field(default=None, primary_key=True)
    login: str = Field(max_length=40)
    whence: str = Field(max_length=80, description="address:… 地址，device:… 登录过的浏览器")
    at: datetime = instant()


class Interest(SQLModel, table=True):
    """A declaration by a person of the office (利害关系申报): a tie to somebody who may be a party, or that a namesake is
    somebody else.

    `kind` is a code of codes/people.py (Declared). Ended ones stay, because they explain who sat.
    """

    id: int | None = Field(default=None, primary_key=True)
    login: str = Field(max_length=40, index=True)
    name: str = Field(max_length=200, description="当事人、代理人的姓名或者名称")
    kind: str = Field(max_length=12)
    relation: str = Field(default="", max_length=200, description="何种关系")
    declared_on: date
    active: bool = True


class Room(SQLModel, table=True):
    """A room (调解室、仲裁庭) of a unit. What is not among the rooms is a place, and never full."""

    __table_args__ = (UniqueConstraint("unit_id", "name"),)

    id: int | None = Field(default=None, primary_key=True)
    unit_id: int = Field(foreign_key="unit.id", index=True)
    name: str = Field(max_length=80)
    active: bool = True
    source: str = Field(default="", max_length=200)


class Deputy(SQLModel, table=True):
    """A person who acts for a director (代理) from one day to another, both included. One that was ended early is not active."""

    id: int | None = Field(default=None, primary_key=True)
    director: str = Field(max_length=40, index=True)
    login: str = Field(max_length=40, index=True)
    first: date
    last: date
    reason: str = Field(default="", max_length=200)
    named_by: str = Field(max_length=40)
    active: bool = True
