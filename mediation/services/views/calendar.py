"""The calendar (日程): sessions and hearings of a person's units, day by day, who and where, and what is still free."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, exists, or_
from sqlalchemy import select as columns
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from mediation.models import Account, AccountRole, Proceeding, Room, Sitting, SittingPerson, Unit
from mediation.rules import bookings as rules
from mediation.rules import facts
from mediation.rules.bookings import SITTINGS, Booking
from mediation.rules.calendar import Calendar
from mediation.rules.codes import Kind
from mediation.rules.roles import SITS
from mediation.rules.step import Situation, Step
from mediation.services import door
from mediation.services.base import reference
from mediation.services.base.accounts import Actor
from mediation.services.door import bookings
from mediation.services.record import case_rows, cases
from mediation.services.views import next_step

DAYS = 7


@dataclass(frozen=True, slots=True)
class Asked:
    """The span of days that is looked at: so many from the first one; `room` 0 and `person` '': any."""

    actor: Actor
    first: date
    days: int
    today: date
    room: int = 0
    person: str = ""

    @property
    def all_days(self) -> list[date]:
        """The days, in order."""
        return [self.first + timedelta(days=n) for n in range(self.days)]


@dataclass(frozen=True, slots=True)
class SittingRow:
    """A session or hearing. `joined`: the other case numbers that are heard with it; `step`: what is to be done about it, or None."""

    on: date
    starts: str
    ends: str
    what: str
    place: str
    who: str
    whom: str
    number: str
    case_id: int
    proceeding: int
    handler: str
    held: bool
    joined: tuple[str, ...] = ()
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class FreeRoom:
    """The times a room is still free on a day: spans of office hours, "08:30—12:00"."""

    room: str
    times: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar. `rest_name`: what the week's own name does not say (国庆节, 调休上班), or ''."""

    on: date
    today: bool
    rest: bool
    rest_name: str
    sittings: tuple[SittingRow, ...]
    free: tuple[FreeRoom, ...]


@dataclass(frozen=True, slots=True)
class FreeTimes:
    """The times (HH:MM) a place, the case's people and its parties are all free on a day; `room` '': no place is asked for."""

    room: str
    times: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Openings:
    """The times a proceeding can sit: the earliest lawful day, and the free times of the day looked at. `refused`: why no
    sitting can be set just now, or ''; `day_field`: the answer of the step that names the day.
    """

    case_id: int
    number: int
    title: str
    step: Step
    refused: str
    earliest: date
    on: date
    day_field: str
    places: tuple[FreeTimes, ...]


def monday(day: date) -> date:
    """The first day of the week."""
    return day - timedelta(days=day.weekday())


def view(session: Session, asked: Asked) -> tuple[Day, ...]:
    """Each day with its sittings, and when each room is still free."""
    found = _sittings(session, asked)
    shown_rooms = [room for room in rooms(session, asked.actor) if asked.room in (0, room.id)]
    busy = bookings.taken(session, [day for day in asked.all_days if day >= asked.today], parties=False)
    calendar, hours = reference.current(session).calendar, bookings.hours(session)

    def free(day: date) -> Iterable[FreeRoom]:
        if asked.person or day < asked.today or not calendar.is_workday(day):
            return ()
        return _free(shown_rooms, [other.booking for other in busy], day, hours)

    return tuple(
        Day(day, day == asked.today, not calendar.is_workday(day), _rest_name(calendar, day),
            tuple(shown for shown in found if shown.on == day), tuple(free(day)))
        for day in asked.all_days
    )  # fmt: skip


def rooms(session: Session, actor: Actor) -> list[Room]:
    """The rooms whose calendar the actor may look at: of the own unit, of those above it, and of those below."""
    return [*bookings.rooms(session, actor.unit_path), *bookings.rooms_below(session, actor.unit_path)]


def people(session: Session, actor: Actor) -> list[tuple[str, str]]:
    """Login and name of everybody in the actor's scope who sits in sessions or hearings."""
    rows = session.exec(
        select(Account.login, Account.name)
        .where(col(Account.unit_id).in_(cases.scope(actor)), Account.active, _sits())
        .order_by(Account.name, Account.login)
    )
    return list(rows)


def _sits() -> ColumnElement[bool]:
    return exists().where(col(AccountRole.account_id) == Account.id, col(AccountRole.role).in_(SITS))


# --- days -----------------------------------------------------------------------------------------------------


def _sittings(session: Session, asked: Asked) -> list[SittingRow]:
    here = and_(col(Proceeding.case_id) == Sitting.case_id, col(Proceeding.number) == Sitting.proceeding)
    wanted = (
        columns(Sitting, Proceeding, col(Account.name), col(SittingPerson.login))
        .join(Proceeding, here)
        .outerjoin(Account, col(Account.login) == Proceeding.handler)
        .outerjoin(SittingPerson, bookings.OF_SITTING)
        .where(col(Sitting.on).in_(asked.all_days))  # days, not a span: the statement starts from them
        .where(or_(col(Sitting.free).is_(False), col(Sitting.held)))
        .where(col(Proceeding.unit_id).in_(cases.scope(asked.actor)))
        .order_by(col(Sitting.on), col(Sitting.starts), col(Sitting.id))
    )
    if asked.person:
        one = aliased(SittingPerson)  # everybody who sits is read, where this one does
        of_sitting = and_(col(one.case_id) == Sitting.case_id, col(one.seq) == Sitting.seq)
        wanted = wanted.where(exists().where(of_sitting, col(one.login) == asked.person))
    paths = dict(session.exec(select(Unit.id, Unit.path)).all()) if asked.room else {}
    rows = [
        (*row, people)
        for row, people in bookings.with_people(session.execute(wanted))
        if not asked.room or bookings.room_of(session, paths[row[1].unit_id], row[0].place) == f"room:{asked.room}"
    ]
    together = _together([(sitting, p, people) for sitting, p, *_, people in rows])
    due = [p.case_id for sitting, p, *_ in rows if not sitting.held and sitting.on <= asked.today]
    known = next_step.facts_of(session, due)
    found = []
    for sitting, p, handler, people in rows:
        joined = tuple(number for number in together[_slot(sitting, p, people)] if number != p.docket)
        step = None
        if p.case_id in known and not sitting.held:
            situation = next_step.situation_of(session, asked.actor, known[p.case_id], p.number, asked.today)
            step = next_step.foremost(session, asked.actor, situation, [])
        found.append(_sitting(sitting, p, handler, joined, step))
    return found


def _together(rows: list[tuple[Sitting, Proceeding, frozenset[str]]]) -> dict[tuple[object, ...], list[str]]:
    """The case numbers by day, time, place and bench. Two hearings share all of these only where they are joined (合并开庭)."""
    found: dict[tuple[object, ...], list[str]] = {}
    for sitting, p, people in rows:
        found.setdefault(_slot(sitting, p, people), []).append(p.docket)
    return found


def _slot(sitting: Sitting, p: Proceeding, people: frozenset[str]) -> tuple[object, ...]:
    """Return the key that joined hearings share; a session is joined with nothing."""
    if p.kind != Kind.ARBITRATION:
        return (sitting.id,)
    return sitting.on, sitting.starts, "".join(sitting.place.split()), people


def _sitting(sitting: Sitting, p: Proceeding, handler: str | None, joined: tuple[str, ...], step: Step | None) -> SittingRow:
    return SittingRow(
        on=sitting.on, starts=sitting.starts, ends=Booking(sitting.on, sitting.starts, sitting.minutes).ends,
        what=SITTINGS[Kind(p.kind)], place=sitting.place, who=p.who, whom=p.whom, number=p.docket,
        case_id=p.case_id, proceeding=p.number, handler=handler or "", held=sitting.held, joined=joined, step=step,
    )  # fmt: skip


def _free(shown: Iterable[Room], busy: list[Booking], day: date, hours: str) -> Iterable[FreeRoom]:
    """For each room, the spans of office hours in which nobody has it."""
    for room in shown:
        spans = rules.free_spans([b for b in busy if b.on == day and b.room == f"room:{room.id}"], hours)
        yield FreeRoom(room.name, tuple(f"{first}—{last}" for first, last in spans))


def _rest_name(calendar: Calendar, day: date) -> str:
    """Return the name of a holiday, or that a weekend is worked; '' for a day that is as its weekday says."""
    if calendar.is_workday(day):
        return "调休上班" if day.weekday() > 4 else ""
    reason = calendar.rest_reason(day)
    return reason if reason and reason != calendar.weekday(day) else ""


# --- choosing a time for one case -----------------------------------------------------------------------------


def openings(session: Session, actor: Actor, case_id: int, number: int, first: date | None, today: date) -> Openings | None:
    """Return the times the proceeding can sit: the earliest lawful day (notice and answer period), and on that day or the asked
    one the times at which its people and parties and a room are all free. None where no sitting can be set in it now.

    Raises NotFound for strangers.
    """
    seen = cases.see(session, case_id, actor)
    here = seen.facts.proceedings.get(number)
    offered = next((o for o in door.offers(session, seen.facts, actor) if o.proceeding == number and o.step.sits_on), None)
    if here is None or offered is None:
        return None
    day_field = offered.step.sits_on
    calendar = reference.current(session).calendar
    situation = Situation(seen.facts, here, today, reference.current(session))
    lawful = offered.step.suggests(situation) if offered.step.suggests else {}
    earliest = date.fromisoformat(lawful.get(day_field) or calendar.roll_forward(today).isoformat())
    day = calendar.roll_forward(max(first or earliest, earliest))
    minutes = int(lawful.get("minutes") or rules.DEFAULT_MINUTES)
    unit = reference.unit(session, here.unit)
    places = [room.name for room in bookings.rooms(session, unit.path)] or [""]

    def free(place: str) -> tuple[str, ...]:
        wanted = facts.Sitting(day, "", place, 0, minutes=minutes)
        return tuple(bookings.free_times(session, case_id, here, wanted))

    return Openings(
        case_id=case_id, number=here.number, title=cases.title(*case_rows.sides_of(seen.facts, here)), step=offered.step,
        refused=offered.refusal or "", earliest=earliest, on=day, day_field=day_field,
        places=tuple(FreeTimes(place, free(place)) for place in places),
    )  # fmt: skip
