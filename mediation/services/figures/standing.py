"""Units on a day (统计口径): a unit that merged into another (并入) counts for itself in the months that ended before, and for its
successor since; the whole of its record goes over at once, so that a year adds up and nothing is counted twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, or_
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col, select

from mediation.errors import NotFound
from mediation.models import Unit
from mediation.services.base import reference


@dataclass(frozen=True, slots=True)
class Inside:
    """The units counted with one: those stored below `path`, less those that came there later (`without`) and with those that have
    gone elsewhere since (`also`), by id. `path` '': these others alone."""

    path: str
    without: tuple[int, ...] = ()
    also: tuple[int, ...] = ()

    def holds(self, unit_id: Mapped[int] | ColumnElement[int]) -> ColumnElement[bool]:
        """The condition that a column names one of the units."""
        if not self.path:
            return unit_id == self.also[0] if len(self.also) == 1 else unit_id.in_(self.also)
        below = col(Unit.path).startswith(self.path)
        if self.without:
            below = and_(below, col(Unit.id).not_in(self.without))
        return unit_id.in_(select(Unit.id).where(or_(below, col(Unit.id).in_(self.also)) if self.also else below))


def must_count(session: Session, code: str, last: date) -> None:
    """Raises NotFound for a unit that had merged into another by the last day of the month asked for: its figures are the other's."""
    unit = reference.unit(session, code)
    successor = reference.unit_on(session, code, last)
    if successor.code != code:
        raise NotFound(f"{unit.name}已于 {unit.closed_on} 并入{successor.name}，这个月起的数在{successor.name}的指标里。")


def inside(session: Session, code: str, last: date) -> tuple[Inside, dict[int, str]]:
    """The units counted with this one in a month that ends on `last`, and the place of each in the tree then; one that had merged stands
    where its successor does."""
    units = {unit.id or 0: unit for unit in reference.units(session)}
    places = {number: _place(units, number, last) for number in units}
    unit = reference.unit(session, code)
    then = {number for number, path in places.items() if path.startswith(places[unit.id or 0])}
    stored = {number for number, each in units.items() if each.path.startswith(unit.path)}
    found = Inside(unit.path, tuple(sorted(stored - then)), tuple(sorted(then - stored)))
    return found, {number: places[number] for number in sorted(then)}


def alone(session: Session, code: str, last: date) -> Inside:
    """The unit without those below it, and with those that had merged into it by the month's `last` day."""
    _, places = inside(session, code, last)
    own = places[reference.unit(session, code).id or 0]
    return Inside("", also=tuple(number for number, place in places.items() if place == own))


def _place(units: Mapping[int, Unit], number: int, last: date) -> str:
    unit = units[number]
    if unit.successor_id is not None and unit.closed_on is not None and unit.closed_on <= last:
        return _place(units, unit.successor_id, last)
    above = _place(units, unit.parent_id, last) if unit.parent_id is not None else "/"
    return f"{above}{number}/"
