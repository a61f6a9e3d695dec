"""The settings page (设置): what the program goes by, as read-only tables, each row with its source."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlmodel import Session, col, func, select

from mediation import clock
from mediation.models import (
    Account,
    CalendarYear,
    Heartbeat,
    Holiday,
    JobRun,
    MinimumWage,
    NumberSeries,
    Setting,
    SignIn,
    Target,
    Unit,
)
from mediation.rules.numbers import SERIES, written
from mediation.services.base import accounts
from mediation.services.base.accounts import Actor
from mediation.services.operation import health

UNCONFIRMED = "待本局确认"


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit; `people`: how many may sign in there."""

    name: str
    level: str
    above: str
    kind: str
    people: int
    active: bool


@dataclass(frozen=True, slots=True)
class PersonLine:
    """An account. `last_seen` None: nobody has signed in with it yet."""

    name: str
    account: str
    unit: str
    roles: tuple[str, ...]
    active: bool
    last_seen: date | None


@dataclass(frozen=True, slots=True)
class YearLine:
    """A year of the calendar. `loaded`: the notice on its rest days is entered; days in 自然日."""

    year: int
    loaded: bool
    rest_days: int
    work_days: int
    source: str


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target of a plan, in per cent: a floor, as all of them are."""

    indicator: str
    plan: str
    place: str
    year: int
    value: Decimal
    nature: str
    source: str


@dataclass(frozen=True, slots=True)
class PatternLine:
    """The next number of a series, as it will be written."""

    series: str
    unit: str
    example: str
    next: int


@dataclass(frozen=True, slots=True)
class WageLine:
    """The minimum wage since a day, in 元 a month."""

    since: date
    monthly: Decimal
    source: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that holds, and where it comes from ('': the program itself)."""

    label: str
    value: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """Every table of the page."""

    units: tuple[UnitLine, ...]
    people: tuple[PersonLine, ...]
    years: tuple[YearLine, ...]
    targets: tuple[TargetLine, ...]
    patterns: tuple[PatternLine, ...]
    wages: tuple[WageLine, ...]
    local: tuple[Fact, ...]
    program: tuple[Fact, ...]


def view(session: Session, actor: Actor, *, version: str) -> SettingsPage:
    """Every table of the page, for the units that the person sees."""
    units = session.exec(select(Unit).where(col(Unit.path).startswith(actor.unit_path)).order_by(Unit.path)).all()
    names = {unit.id: unit.name for unit in units}
    return SettingsPage(
        units=tuple(_units(session, units)), people=tuple(_people(session, names)), years=tuple(_years(session)),
        targets=tuple(_targets(session)), patterns=tuple(_patterns(session, units)), wages=tuple(_wages(session)),
        local=tuple(_local(session)), program=tuple(_program(session, version)),
    )  # fmt: skip


def _units(session: Session, units: Sequence[Unit]) -> Iterator[UnitLine]:
    people = dict(
        session.exec(select(Account.unit_id, func.count()).where(Account.active).group_by(col(Account.unit_id))).all()
    )
    names = {unit.id: unit.name for unit in units}
    for unit in units:
        kind = "仲裁办案机构" if unit.arbitrates else "调解组织"
        above = names.get(unit.parent_id, "")
        yield UnitLine(unit.name, unit.level, above, kind, people.get(unit.id or 0, 0), unit.closed_on is None)


def _people(session: Session, units: dict[int | None, str]) -> Iterator[PersonLine]:
    last = select(SignIn.account_id, func.max(SignIn.created_at).label("at")).group_by(col(SignIn.account_id)).subquery()
    held = accounts.roles_by_account(session)
    rows = session.exec(
        select(Account, last.c.at)
        .outerjoin(last, last.c.account_id == Account.id)
        .order_by(col(Account.unit_id), Account.login)
    )
    for account, at in rows:
        if account.unit_id in units:
            roles = tuple(role.label for role in held.get(account.id or 0, []))
            seen = clock.local(at).date() if at else None
            yield PersonLine(account.name, account.login, units[account.unit_id], roles, account.active, seen)


def _years(session: Session) -> list[YearLine]:
    """The years that are entered, and the coming one."""
    days = Counter((row.day.year, row.is_workday) for row in session.exec(select(Holiday)))
    found = [
        YearLine(row.year, True, days[row.year, False], days[row.year, True], row.source)
        for row in session.exec(select(CalendarYear).order_by(col(CalendarYear.year)))
    ]
    coming = clock.today().year + 1
    return found if coming in {line.year for line in found} else [*found, YearLine(coming, False, 0, 0, "")]


def _targets(session: Session) -> Iterator[TargetLine]:
    rows = session.exec(select(Target).where(Target.use == "target").order_by(Target.indicator, col(Target.year)))
    for row in rows:
        yield TargetLine(row.indicator, row.plan, row.region, row.year, row.value, row.nature, row.source)


def _patterns(session: Session, units: Sequence[Unit]) -> Iterator[PatternLine]:
    """The next number of every series that has begun this year, as it will be written."""
    year = clock.today().year
    own = dict(session.exec(select(Setting.key, Setting.value).where(col(Setting.key).startswith("number."))).all())
    known = {unit.id: unit for unit in units}
    rows = session.exec(select(NumberSeries).where(NumberSeries.year == year).order_by(NumberSeries.series)).all()
    by_name = {series.name: series for series in SERIES}
    for row in rows:
        if row.unit_id in known and row.series in by_name:
            series, unit, coming = by_name[row.series], known[row.unit_id], row.last + 1
            pattern = own.get(f"number.{row.series}", series.pattern)
            yield PatternLine(series.label, unit.name, written(pattern, unit.short, year, coming), coming)


def _wages(session: Session) -> Iterator[WageLine]:
    for row in session.exec(select(MinimumWage).order_by(col(MinimumWage.since).desc())):
        yield WageLine(row.since, row.monthly, _sourced(row.source, row.confirmed))


def _sourced(source: str, confirmed: bool) -> str:
    return source if confirmed or UNCONFIRMED in source else f"{source}（{UNCONFIRMED}）"


def _local(session: Session) -> Iterator[Fact]:
    """Local practice and wording. What the program keeps for itself (a version, a digest) is no practice."""
    rows = session.exec(select(Setting).where(Setting.label != "").order_by(Setting.key))
    for row in rows:
        if not row.key.startswith("reference."):
            yield Fact(row.label, row.value, _sourced(row.source, row.confirmed))


def _program(session: Session, version: str) -> list[Fact]:
    beat = session.exec(select(func.max(Heartbeat.at))).one()
    saved = session.exec(select(func.max(JobRun.finished_at)).where(JobRun.job == health.BACKUP)).one()
    database = {"sqlite": "内置 SQLite", "postgresql": "PostgreSQL"}[session.get_bind().dialect.name]
    return [
        Fact("版本", version),
        Fact("数据库", database),
        Fact("定时任务最近一次", _when(beat)),
        Fact("最近一次备份", _when(saved)),
    ]


def _when(at: datetime | None) -> str:
    return f"{clock.local(at):%Y-%m-%d %H:%M}" if at else "还没有"
