"""Dated data for the rules (参数): the calendar, minimum wages, local settings, read once per change.

A change of these tables bumps `reference.version` in `Setting`; each process keeps what it read until then.
"""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from mediation.models import CalendarYear, Holiday, MinimumWage, Setting, Unit
from mediation.rules import step
from mediation.rules.calendar import Calendar, NamedDay

VERSION = "reference.version"


@dataclass(frozen=True, slots=True)
class Commission:
    """The unit that arbitrates."""

    id: int
    code: str


_kept: dict[str, tuple[str, step.Reference]] = {}


def current(session: Session) -> step.Reference:
    """The reference data as rules need them; one short query where nothing has changed."""
    address = str(session.get_bind().engine.url)
    version = session.exec(select(Setting.value).where(Setting.key == VERSION)).first() or ""
    if address not in _kept or _kept[address][0] != version or not version:
        _kept[address] = (version, _read(session))
    return _kept[address][1]


def _read(session: Session) -> step.Reference:
    days = session.exec(select(Holiday).order_by(col(Holiday.day))).all()
    years = session.exec(select(CalendarYear.year)).all()
    wages = session.exec(select(MinimumWage).order_by(col(MinimumWage.since))).all()
    commission = session.exec(select(Unit.code).where(Unit.arbitrates)).first()
    return step.Reference(
        calendar=Calendar((NamedDay(d.day, d.is_workday, d.source, d.name) for d in days), years),
        minimum_wages=tuple(step.MinimumWage(w.since, str(w.monthly), w.source) for w in wages),
        commission=commission or "",
    )


def setting(session: Session, key: str, otherwise: str = "") -> str:
    """A local setting's value."""
    return session.exec(select(Setting.value).where(Setting.key == key)).first() or otherwise
