"""Dated data for the rules (参数): the calendar, minimum wages, local settings, read once per change.

A change of these tables bumps `reference.version` in `Setting` before it is committed; each process keeps what it read until then.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from sqlalchemy import event
from sqlalchemy import select as columns
from sqlmodel import Session, SQLModel, col, select

from mediation.models import AverageWage, CalendarYear, Holiday, MinimumWage, Setting, Unit, Write
from mediation.rules import deadlines, local, step
from mediation.rules.calendar import Calendar, NamedDay
from mediation.rules.codes import Kind
from mediation.services.base import lookups

VERSION = "reference.version"
INSPECTORATE = "unit.inspectorate"
"""The setting that holds the code of the labour inspectorate (劳动保障监察机构)."""
READ_FROM = lookups.tables(Holiday, CalendarYear, MinimumWage, AverageWage, Unit)
"""The tables whose version is noted."""
SETTINGS = lookups.tables(Setting)
PER: dict[str, Literal["month", "year"]] = {"month": "month", "year": "year"}
"""What an average wage is counted by."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """The data that this process read under one version: the dated data, and the units by code, as copies that no session
    holds.
    """

    version: str
    current: step.Reference
    units: dict[str, Unit]


_kept: dict[str, _Kept] = {}
"""By database, of which a process has one; the tests have thousands, so the oldest goes."""
MOST_KEPT = 4


def current(session: Session) -> step.Reference:
    """The reference data as rules need them; one short query for a session where nothing has changed."""
    return _known(session).current


def _known(session: Session) -> _Kept:
    """Return the data that hold in this session: what the process keeps, or what the session itself has changed."""
    return lookups.once(session, "reference", READ_FROM | SETTINGS, lambda: _looked_up(session))


def _looked_up(session: Session) -> _Kept:
    """Return the data that this process keeps of this database, read anew where another version stands there."""
    address, version, mine = str(session.get_bind().engine.url), setting(session, VERSION), _settings(session)
    found = _kept.get(address)
    own = bool(lookups.of(session).changed & READ_FROM)
    if own or found is None or found.version != version or not version:
        copies = {row.code: Unit(**row.model_dump()) for row in session.exec(select(Unit))}
        found = _Kept(version, _read(session), copies)
    if found.current.settings != mine:  # the same object as long as nothing has changed
        found = replace(found, current=replace(found.current, settings=mine))
    if not own:  # what is not committed yet is this transaction's alone
        _kept.pop(address, None)
        _kept[address] = found
        for oldest in list(_kept)[:-MOST_KEPT]:
            del _kept[oldest]
    return found


def stamp(session: Write) -> str:
    """Note the reference data's version, so that every process reads them anew. It follows any change of them by itself before
    the commit; within the transaction it is for whoever compares versions."""
    session.flush()
    version = _version(session)
    row = session.get(Setting, VERSION)
    if row is None:
        row = Setting(key=VERSION, label="参数版本", value="", source="由系统写入", confirmed=True)
    row.value = version
    session.add(row)
    session.flush()
    return version


@event.listens_for(Write, "before_commit", insert=True)  # before the seals, which are to cover the version too
def _follow(session: Write) -> None:
    session.flush()
    if lookups.of(session).changed & READ_FROM:
        stamp(session)


def _version(session: Session) -> str:
    """A digest of what is kept here: the same data have the same version."""
    read = [
        [name, *sorted(str(list(row)) for row in session.execute(columns(SQLModel.metadata.tables[name])))]
        for name in sorted(READ_FROM)
    ]
    return hashlib.sha256(json.dumps(read, ensure_ascii=False).encode()).hexdigest()[:16]


def _read(session: Session) -> step.Reference:
    days = session.exec(select(Holiday).order_by(col(Holiday.day))).all()
    years = session.exec(select(CalendarYear.year)).all()
    wages = session.exec(select(MinimumWage).order_by(col(MinimumWage.since))).all()
    averages = session.exec(select(AverageWage).order_by(AverageWage.region, AverageWage.per, col(AverageWage.year))).all()
    commission = session.exec(select(Unit.code).where(Unit.arbitrates).order_by(col(Unit.path))).first()
    return step.Reference(
        calendar=Calendar((NamedDay(d.day, d.is_workday, d.source, d.name) for d in days), years),
        minimum_wages=tuple(step.MinimumWage(w.since, str(w.monthly), w.source) for w in wages),
        commission=commission or "",
        units=tuple(_organisations(session)),
        average_wages=tuple(step.AverageWage(w.region, PER[w.per], w.year, str(w.amount), w.source) for w in averages),
        last_days=deadlines.last_days,
    )


def _organisations(session: Session) -> Iterator[step.Organisation]:
    """The units, in the order of the tree. The bureau at its root, the commission and the labour
    inspectorate are no mediation organisations."""
    inspectorate = setting(session, INSPECTORATE)
    for unit in session.exec(select(Unit).order_by(col(Unit.path))):
        mediates = unit.parent_id is not None and not unit.arbitrates and unit.code != inspectorate
        yield step.Organisation(unit.code, unit.name, unit.level, mediates)


def handled_by(session: Session, code: str) -> frozenset[Kind]:
    """The kinds of proceeding that a case may begin with at this unit: what it is there for."""
    known = current(session)
    found = {Kind.MEDIATION} if any(unit.code == code and unit.mediates for unit in known.units) else set()
    if code == known.commission:
        found.add(Kind.ARBITRATION)
    if code == setting(session, INSPECTORATE):
        found.add(Kind.INSPECTION)
    return frozenset(found)


def setting(session: Session, key: str, otherwise: str = "") -> str:
    """A local setting's value. They are few, so the first question of a session reads them all."""
    return _settings(session).get(key) or otherwise


def _settings(session: Session) -> dict[str, str]:
    return lookups.once(session, "settings", SETTINGS, lambda: dict(session.exec(select(Setting.key, Setting.value)).all()))


def unit(session: Session, code: str) -> Unit:
    """The unit of this code, to be read only. Raises NoResultFound where there is none."""
    found = _known(session).units.get(code)
    return found if found is not None else session.exec(select(Unit).where(Unit.code == code)).one()


def unit_on(session: Session, code: str, on: date) -> Unit:
    """The unit that does the work of this one on that day: its successor's once it has merged into it, else itself. To be read only."""
    found = unit(session, code)
    while found.successor_id is not None and found.closed_on is not None and found.closed_on <= on:
        found = next(each for each in units(session) if each.id == found.successor_id)
    return found


def units(session: Session) -> list[Unit]:
    """Every unit, to be read only."""
    return [*_known(session).units.values()]


def path_of(session: Session, code: str) -> str:
    """The path of the unit of this code in the tree; '' where there is none."""
    found = _known(session).units.get(code)
    return found.path if found is not None else ""


def department_name(session: Session) -> str:
    """The full name of the labour department (劳动保障行政部门): the unit above all others."""
    return next((unit.full_name for unit in _known(session).units.values() if unit.parent_id is None), "")


@dataclass(frozen=True, slots=True)
class Office:
    """The head of every page: the system's name, and the bureau whose it is; '' where nothing is entered."""

    product: str
    place: str


PLAIN_PRODUCT = "劳动人事争议调解仲裁"
"""What the system is called where the bureau has given it no name."""


def office(session: Session) -> Office:
    """The names that the bureau gave: of the system, and of itself (else the unit above all others)."""
    owner = setting(session, local.OWNER) or department_name(session)
    return Office(setting(session, local.PRODUCT, PLAIN_PRODUCT), owner)


def commission_name(session: Session) -> str:
    """The full name of the commission that arbitrates, as awards print it."""
    code = current(session).commission
    return unit(session, code).full_name if code else ""
