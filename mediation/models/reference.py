"""Dated data (参数): what is not statute but changes by notice. Each row with its source; `confirmed` False: 待本局确认."""

from datetime import date
from decimal import Decimal

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from .columns import yuan


class Confirmable(SQLModel):
    """A row that carries the mark 待本局确认 until the operator clears it, with the operator who did so and the day."""

    confirmed: bool = False
    confirmed_by: str = Field(default="", max_length=40)
    confirmed_on: date | None = None


class Holiday(SQLModel, table=True):
    """A day that the holiday notice (节假日安排) makes a rest day or a working day.

    `by_bureau`: the bureau entered it in the browser, so the program's own files leave it alone. `notice`: the year whose
    notice set it, which may be the year after the day's own; None: it was entered singly.
    """

    day: date = Field(primary_key=True)
    is_workday: bool
    name: str = Field(max_length=40)
    source: str = Field(max_length=120)
    by_bureau: bool = False
    notice: int | None = Field(default=None, description="由哪一年的放假通知设定")


class CalendarYear(Confirmable, table=True):
    """A year whose holiday notice is loaded. In any other year a working-day result is 暂定."""

    __tablename__ = "calendar_year"

    year: int = Field(primary_key=True)
    source: str = Field(max_length=120)


class MinimumWage(Confirmable, table=True):
    """The local minimum wage (最低工资标准), 元."""

    __tablename__ = "minimum_wage"

    since: date = Field(primary_key=True)
    monthly: Decimal = yuan()
    hourly: Decimal = yuan()
    source: str = Field(max_length=200)


class AverageWage(Confirmable, table=True):
    """The average wage of a year in a region (社平工资), 元 a month or a year as it was published.

    `since` is the first day on which that year is the year before (上年度).
    """

    __tablename__ = "average_wage"
    __table_args__ = (UniqueConstraint("region", "per", "year"),)

    id: int | None = Field(default=None, primary_key=True)
    region: str = Field(max_length=10, description="设区市、省的名称")
    per: str = Field(max_length=5, description="month、year")
    year: int
    amount: Decimal = yuan()
    since: date
    source: str = Field(max_length=200)


class Target(Confirmable, table=True):
    """A plan's figure for a rate: a target, or the baseline it started from. `value` in percent."""

    id: int | None = Field(default=None, primary_key=True)
    plan: str = Field(max_length=40)
    region: str = Field(max_length=20)
    indicator: str = Field(max_length=8, description="MSR、ACR、ATR、LIR")
    year: int
    use: str = Field(max_length=10, description="target、baseline、reference")
    value: Decimal = yuan()
    nature: str = Field(default="", max_length=10, description="预期性、约束性")
    source: str = Field(max_length=200)


class Setting(Confirmable, table=True):
    """A local practice or wording that is data, not statute (案号格式、法院名称 …). `since` None: from the beginning."""

    key: str = Field(primary_key=True, max_length=60)
    label: str = Field(max_length=60)
    value: str
    source: str = Field(max_length=200)
    since: date | None = None
