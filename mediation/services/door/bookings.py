"""Bookings (排期): nobody and no room is in two places at once, across cases and units. Asked by the door alone.

Inside the write transaction the days concerned are held first, so that of two who want one room the second sees the first.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any, NoReturn

from sqlalchemy import and_
from sqlalchemy import select as columns
from sqlmodel import Session, col, func, select

from mediation.errors import Conflict, Invalid
from mediation.models import Account, Party, Proceeding, Room, Sitting, SittingPerson, Unit, Write
from mediation.rules import bookings, facts, lifecycle
from mediation.rules.bookings import DEFAULT_MINUTES, Booking, Clash
from mediation.rules.codes import Kind
from mediation.rules.facts import CaseFacts
from mediation.rules.forms import Form
from mediation.rules.step import Step
from mediation.services.base import lookups, reference
from mediation.services.base.accounts import Actor
from mediation.services.record import case_rows, journal

TIMES_TOLD = 4
"""Free times that a refusal names."""
DAYS_LOOKED_AT = 10
"""Days on which a free time is looked for before somebody has to look themselves."""
OF_SITTING = and_(col(SittingPerson.case_id) == Sitting.case_id, col(SittingPerson.seq) == Sitting.seq)
"""Who sits, where a statement reads sittings."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A sitting that keeps its people, room and parties, and where it belongs. `path` is its unit's."""

    booking: Booking
    case_id: int
    proceeding: int
    docket: str
    what: str
    path: str
    seq: int = 0


def refuse_clashes(
    session: Session, case_id: int, before: CaseFacts, after: CaseFacts, form: Form, actor: Actor, today: date
) -> None:
    """Refuse the step whose sittings, new or changed, want somebody or some room that another sitting has.

    Raises Invalid on the answer that is at fault, or Conflict where the form asks for none.
    """
    new = [(p, s) for p, s in _changed(before, after) if s.on >= today]
    if not new:
        return
    days = sorted({s.on for _, s in new})
    _hold(session, days)
    others, keys = taken(session, days), party_keys(session, [case_id]).get(case_id, {})
    for here, sitting in new:
        wanted = wanted_by(session, here, sitting, keys)
        wanted = replace(wanted, together=bookings.together(case_rows.dockets(after).get(here.number, ""), sitting.joined))
        rest = [other for other in others if (other.case_id, other.proceeding) != (case_id, here.number)]
        if sitting.joined:
            _refuse_unlike(session, wanted, sitting.joined, rest, actor)
        hits = [(other, hit) for other in rest if (hit := _clash(session, wanted, other))]
        if hits:
            free = list(bookings.free_times(wanted, [other.booking for other in rest], hours(session)))[:TIMES_TOLD]
            called = {key: after.parties[number].name for number, mine in keys.items() for key in mine}
            called |= _names(session, wanted.people)
            _refuse(_said(hits, called, form, actor), free)


def free_times(session: Session, case_id: int, here: facts.Proceeding, wanted: facts.Sitting) -> list[str]:
    """List the hours (HH:MM), by the office's half hours, at which people, place and parties of the sitting are all free on its
    day.
    """
    keys = party_keys(session, [case_id]).get(case_id, {})
    rest = [o.booking for o in taken(session, [wanted.on]) if (o.case_id, o.proceeding) != (case_id, here.number)]
    return list(bookings.free_times(wanted_by(session, here, wanted, keys), rest, hours(session)))


def hours(session: Session) -> str:
    """The hours in which free times are offered, as the bureau has set them."""
    return reference.setting(session, bookings.HOURS_SETTING, bookings.OFFICE_HOURS)


def wanted_by(session: Session, here: facts.Proceeding, sitting: facts.Sitting, keys: Mapping[int, frozenset[str]]) -> Booking:
    """Return the booking that the sitting needs: the room if it is one, everybody on the bench, every party of the proceeding."""
    room = room_of(session, reference.unit(session, here.unit).path, sitting.place)
    people = frozenset(login for login in here.staff.values() if login)
    parties = frozenset(key for number in _coming(here) for key in keys.get(number, ()))
    return Booking(sitting.on, sitting.starts, sitting.minutes, room, people, parties, place=sitting.place)


def taken(session: Session, days: Sequence[date], *, parties: bool = True) -> list[Taken]:
    """Every sitting of those days that still takes somebody's time. Without `parties`, only rooms and people are looked up."""
    here = and_(col(Proceeding.case_id) == Sitting.case_id, col(Proceeding.number) == Sitting.proceeding)
    rows = session.execute(
        columns(Sitting, col(Proceeding.docket), col(Proceeding.kind), col(Unit.path), col(SittingPerson.login))
        .join(Proceeding, here)
        .join(Unit, col(Unit.id) == Proceeding.unit_id)
        .outerjoin(SittingPerson, OF_SITTING)
        .where(col(Sitting.on).in_(days), col(Sitting.free).is_(False))
        .order_by(col(Sitting.on), col(Sitting.starts), col(Sitting.id))
    ).all()
    keys = party_keys(session, {sitting.case_id for sitting, *_ in rows}) if parties and rows else {}
    found = []
    for (sitting, docket, kind, path), people in with_people(rows):
        everybody = frozenset(key for mine in keys.get(sitting.case_id, {}).values() for key in mine)
        room = room_of(session, path, sitting.place)
        booking = Booking(sitting.on, sitting.starts, sitting.minutes, room, people, everybody, place=sitting.place)
        what = bookings.SITTINGS[Kind(kind)]
        found.append(Taken(booking, sitting.case_id, sitting.proceeding, docket, what, path, sitting.seq))
    return found


def with_people(rows: Iterable[Sequence[Any]]) -> Iterator[tuple[Sequence[Any], frozenset[str]]]:
    """Fold rows that begin with a sitting and end with the login of one who sits (None: nobody does), each sitting's beside one
    another: the sitting's row once, without the login, and the logins of all who sit."""
    for _, same in groupby(rows, key=lambda row: row[0].id):
        together = list(same)
        yield together[0][:-1], frozenset(row[-1] for row in together if row[-1] is not None)


def party_keys(session: Session, case_ids: Iterable[int]) -> dict[int, dict[int, frozenset[str]]]:
    """Return the keys that name each party of these cases wherever they appear, by case and party number: the ID number's
    index; a unit's code, and its name.

    A person without an ID number has no key: two people of one name are two people.
    """
    found: dict[int, dict[int, frozenset[str]]] = {}
    for row in session.exec(select(Party).where(col(Party.case_id).in_(set(case_ids)))):
        if row.type == "person":
            named = {f"person:{row.id_index}"} if row.id_index else set()
        else:
            named = {f"unit:{row.name}"} | ({f"code:{row.credit_code}"} if row.credit_code else set())
        found.setdefault(row.case_id, {})[row.number] = frozenset(named)
    return found


# --- rooms ----------------------------------------------------------------------------------------------------


def rooms(session: Session, path: str) -> list[Room]:
    """The rooms in use of the unit on this path and of those above it, the nearest first."""
    mine = [(len(its), room) for its, room in _all_rooms(session) if path.startswith(its)]
    return [room for _, room in sorted(mine, key=lambda found: -found[0])]


def rooms_below(session: Session, path: str) -> list[Room]:
    """The rooms in use of the units below the one on this path."""
    return [room for its, room in _all_rooms(session) if its.startswith(path) and its != path]


def room_of(session: Session, path: str, place: str) -> str:
    """The room that is meant by a place's name, as a key; '' where it is none of the unit's rooms or of those above it."""
    meant = "".join(place.split())
    return next((f"room:{room.id}" for room in rooms(session, path) if "".join(room.name.split()) == meant), "")


def _all_rooms(session: Session) -> list[tuple[str, Room]]:
    """Every room in use with its unit's path, in the order they were made; read once for a session."""
    of_unit = select(Unit.path, Room).join(Room, col(Room.unit_id) == Unit.id)
    in_use = of_unit.where(Room.active).order_by(col(Room.id))
    return lookups.once(session, "rooms", lookups.tables(Room, Unit), lambda: list(session.exec(in_use)))


# --- what clashes ---------------------------------------------------------------------------------------------


def _changed(before: CaseFacts, after: CaseFacts) -> list[tuple[facts.Proceeding, facts.Sitting]]:
    """The sittings that take time now and did not, or took something else."""
    old = {(p.number, s.seq): _takes(p, s) for p, s in _standing(before)}
    return [(p, s) for p, s in _standing(after) if old.get((p.number, s.seq)) != _takes(p, s)]


def _standing(known: CaseFacts) -> list[tuple[facts.Proceeding, facts.Sitting]]:
    return [(p, s) for p in known.proceedings.values() for s in p.sittings if bookings.takes_time(p, s)]


def _takes(here: facts.Proceeding, sitting: facts.Sitting) -> tuple[object, ...]:
    return (
        sitting.on,
        sitting.starts,
        sitting.minutes,
        sitting.place,
        sorted(here.staff.values()),
        _coming(here),
        sitting.joined,
    )


def _coming(here: facts.Proceeding) -> tuple[int, ...]:
    """The parties who are to come: all but those who left."""
    return tuple(number for number in here.members if number not in here.left)


def _hold(session: Session, days: list[date]) -> None:
    """Let whoever else wants one of these days wait for us. (SQLite has one writer at a time.)"""
    if isinstance(session, Write) and session.get_bind().dialect.name == "postgresql":
        for day in days:
            session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"sittings:{day}", 0))))


def _clash(session: Session, wanted: Booking, other: Taken) -> Clash | None:
    """Return the clash of two sittings; None where there is none. A party of the other case counts only where it is in that very
    proceeding.
    """
    hit = bookings.clash(wanted, other.booking)
    if hit is None:
        return None
    return bookings.clash(wanted, _in_full(session, other))


def _in_full(session: Session, other: Taken) -> Booking:
    """The other sitting with what only its journal says: who is to come, and the case that it is heard with."""
    there = lifecycle.replay(journal.entries(session, other.case_id)).proceedings[other.proceeding]
    keys = party_keys(session, [other.case_id])[other.case_id]
    really = frozenset(key for number in _coming(there) for key in keys.get(number, ()))
    joined = next((sitting.joined for sitting in there.sittings if sitting.seq == other.seq), "")
    return replace(other.booking, parties=really, together=bookings.together(other.docket, joined))


def _refuse_unlike(session: Session, wanted: Booking, joined: str, rest: Iterable[Taken], actor: Actor) -> None:
    """Refuse to join a hearing with any but one of the same day, before the same bench, at the same time and place. Raises Invalid."""
    number = bookings.case_number(joined)
    named = [
        other
        for other in rest
        if bookings.case_number(other.docket) == number
        and other.what == bookings.SITTINGS[Kind.ARBITRATION]
        and other.path.startswith(actor.unit_path)
    ]
    if not named:
        raise Invalid({"joined_with": f"{joined} 在 {wanted.on} 没有安排开庭。请核对案号和日期，或者先为该案定开庭日。"})
    if any(bookings.one_hearing(wanted, _in_full(session, other)) for other in named):
        return
    its = named[0].booking
    if its.people != wanted.people:
        raise Invalid({"joined_with": f"{joined} 由另外的仲裁庭审理：合并开庭的，仲裁员和书记员都须相同。"})
    raise Invalid({"joined_with": f"{joined} 定于 {its.starts} 在{its.place}开庭：合并开庭的，时间和地点须相同，请照此填写。"})


def _said(hits: list[tuple[Taken, Clash]], called: Mapping[str, str], form: Form, actor: Actor) -> dict[str, str]:
    """Return the sentence of each clash, by the answer at fault ('' where the form asks for none): what is taken, when and by
    which case.
    """
    found: dict[str, str] = {}
    for other, hit in hits:
        when = f"{other.booking.on} {other.booking.starts}—{other.booking.ends}"
        which = other.docket if other.docket and other.path.startswith(actor.unit_path) else "另一案件"
        if hit.room:
            found.setdefault(_field(form, "place"), f"该地点 {when} 已安排{which}{other.what}。")
        for login in sorted(hit.people):
            found.setdefault(_chose(form, login), f"{called.get(login, login)} {when} 有{which}{other.what}。")
        for key in sorted(hit.parties):
            found.setdefault(_field(form, "starts"), f"{called[key]} {when} 要参加{which}{other.what}。")
    return found


def _refuse(wrong: Mapping[str, str], free: Sequence[str]) -> NoReturn:
    advice = f"当天都空的时间：{'、'.join(free)}。" if free else "当天已没有都空的时间，请改日或者换人、换地点。"
    if "" in wrong:
        raise Conflict("".join(wrong.values()) + advice)
    raise Invalid({name: sentence + advice for name, sentence in wrong.items()})


def _field(form: Form, name: str) -> str:
    return name if name in type(form).model_fields else ""


def _chose(form: Form, login: str) -> str:
    """The question that was answered with this person; else the time."""
    chosen = (name for name in type(form).model_fields if getattr(form, name) == login)
    return next(chosen, _field(form, "starts"))


def _names(session: Session, logins: Iterable[str]) -> dict[str, str]:
    rows = session.exec(select(Account.login, Account.name).where(col(Account.login).in_(set(logins))))
    return dict(rows.all())


# --- what a form is filled with -------------------------------------------------------------------------------


def suggested(session: Session, step: Step, here: facts.Proceeding, filled: Mapping[str, Any]) -> dict[str, Any]:
    """The first time at which the people and one of the unit's rooms are free, on the suggested day or a working day soon
    after it; empty where the step sets no sitting, nothing suggests its day, or none of those days has a free time.
    """
    day_field = step.sits_on
    if not filled.get(day_field) or "starts" not in filled:
        return {}
    day, calendar = date.fromisoformat(str(filled[day_field])), reference.current(session).calendar
    unit = reference.unit(session, here.unit)
    own = [room.name for room in rooms(session, unit.path) if room.unit_id == unit.id]
    minutes = int(filled.get("minutes") or DEFAULT_MINUTES)
    for _ in range(DAYS_LOOKED_AT):
        others = [o.booking for o in taken(session, [day], parties=False)]
        for place in own or [str(filled.get("place") or "")]:
            sitting = facts.Sitting(day, str(filled["starts"]), place, 0, minutes=minutes)
            free = list(bookings.free_times(wanted_by(session, here, sitting, {}), others, hours(session)))
            if free:
                starts = sitting.starts if sitting.starts in free else free[0]
                return {day_field: day.isoformat(), "starts": starts, "place": place}
        day = calendar.working_day_after(day, 1)
    return {}
