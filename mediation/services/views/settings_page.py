"""What the program goes by, for the settings page (设置): read-only tables, each row with its source."""

from typing import Any

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
)  # fmt: skip
from mediation.rules.numbers import SERIES, written
from mediation.services.base import accounts
from mediation.services.base.accounts import Actor
from mediation.services.operation import health

View = dict[str, Any]
UNCONFIRMED = "待本局确认"
AT_LEAST = "≥"
"""Every target of the plans is a floor."""


def tables(session: Session, actor: Actor, *, version: str) -> View:
    """Every table of the page, for the units that the person sees."""
    units = session.exec(select(Unit).where(col(Unit.path).startswith(actor.unit_path)).order_by(Unit.path)).all()
    names = {unit.id: unit.name for unit in units}
    return {
        "units": _units(session, list(units)), "people": _people(session, names), "years": _years(session),
        "targets": _targets(session), "patterns": _patterns(session, list(units)), "wages": _wages(session),
        "local": _local(session), "program": _program(session, version),
    }  # fmt: skip


def _units(session: Session, units: list[Unit]) -> list[View]:
    people = dict(
        session.exec(select(Account.unit_id, func.count()).where(Account.active).group_by(col(Account.unit_id))).all()
    )
    names = {unit.id: unit.name for unit in units}
    return [
        {
            "id": unit.id, "name": unit.name, "level": unit.level, "above": names.get(unit.parent_id, ""),
            "kind": "仲裁办案机构" if unit.arbitrates else "调解组织", "people": people.get(unit.id or 0, 0),
            "active": unit.closed_on is None,
        }
        for unit in units
    ]  # fmt: skip


def _people(session: Session, units: dict[int | None, str]) -> list[View]:
    last = (
        select(SignIn.account_id, func.max(SignIn.created_at).label("at")).group_by(col(SignIn.account_id)).subquery()
    )
    held = accounts.roles_by_account(session)
    rows = session.exec(
        select(Account, last.c.at)
        .outerjoin(last, last.c.account_id == Account.id)
        .order_by(col(Account.unit_id), Account.login)
    )
    return [
        {
            "name": account.name, "account": account.login, "unit": units[account.unit_id],
            "roles": [role.label for role in held.get(account.id or 0, [])], "active": account.active,
            "last_seen": clock.local(at).date() if at else None,
        }
        for account, at in rows
        if account.unit_id in units
    ]  # fmt: skip


def _years(session: Session) -> list[View]:
    found: dict[int, View] = {}
    for loaded in session.exec(select(CalendarYear).order_by(col(CalendarYear.year))):
        found[loaded.year] = {
            "year": loaded.year,
            "loaded": True,
            "rest_days": 0,
            "work_days": 0,
            "source": loaded.source,
        }
    for day in session.exec(select(Holiday)):
        if year := found.get(day.day.year):
            year["work_days" if day.is_workday else "rest_days"] += 1
    coming = clock.today().year + 1
    if coming not in found:
        found[coming] = {"year": coming, "loaded": False, "rest_days": 0, "work_days": 0, "source": ""}
    return list(found.values())


def _targets(session: Session) -> list[View]:
    rows = session.exec(select(Target).where(Target.use == "target").order_by(Target.indicator, col(Target.year)))
    return [
        {
            "indicator": row.indicator, "plan": row.plan, "place": row.region, "year": row.year,
            "sign": AT_LEAST, "value": row.value, "nature": row.nature, "source": row.source,
        }
        for row in rows
    ]  # fmt: skip


def _patterns(session: Session, units: list[Unit]) -> list[View]:
    """The next number of every series that has begun this year, as it will be written."""
    year = clock.today().year
    own = dict(session.exec(select(Setting.key, Setting.value).where(col(Setting.key).startswith("number."))).all())
    known = {unit.id: unit for unit in units}
    rows = session.exec(select(NumberSeries).where(NumberSeries.year == year).order_by(NumberSeries.series)).all()
    by_name = {series.name: series for series in SERIES}
    return [
        {
            "series": by_name[row.series].label, "unit": known[row.unit_id].name, "next": row.last + 1,
            "example": written(own.get(f"number.{row.series}", by_name[row.series].pattern), known[row.unit_id].short, year, row.last + 1),
        }
        for row in rows
        if row.unit_id in known and row.series in by_name
    ]  # fmt: skip


def _wages(session: Session) -> list[View]:
    rows = session.exec(select(MinimumWage).order_by(col(MinimumWage.since).desc()))
    return [{"since": row.since, "monthly": row.monthly, "source": _sourced(row.source, row.confirmed)} for row in rows]


def _sourced(source: str, confirmed: bool) -> str:
    return source if confirmed or UNCONFIRMED in source else f"{source}（{UNCONFIRMED}）"


def _local(session: Session) -> list[View]:
    """Local practice and wording. What the program keeps for itself (a version, a digest) is no practice."""
    rows = session.exec(select(Setting).where(Setting.label != "").order_by(Setting.key))
    return [
        {"label": row.label, "value": row.value, "source": _sourced(row.source, row.confirmed)}
        for row in rows
        if not row.key.startswith("reference.")
    ]


def _program(session: Session, version: str) -> list[View]:
    beat = session.exec(select(func.max(Heartbeat.at))).one()
    saved = session.exec(select(func.max(JobRun.finished_at)).where(JobRun.job == health.BACKUP)).one()
    database = {"sqlite": "内置 SQLite", "postgresql": "PostgreSQL"}[session.get_bind().dialect.name]
    return [
        {"label": "版本", "value": version, "source": ""},
        {"label": "数据库", "value": database, "source": ""},
        {"label": "定时任务最近一次", "value": _when(beat), "source": ""},
        {"label": "最近一次备份", "value": _when(saved), "source": ""},
    ]


def _when(at: Any) -> str:
    return f"{clock.local(at):%Y-%m-%d %H:%M}" if at else "还没有"
