"""The meetings of the demo's people: lives only know their own case, and a room or a judge may be taken by another.

The day stays, because the rest of the life hangs on it; the hour and the room give way, and at last the length.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlmodel import Session, select

from mediation.models import JournalEntry, RequestKey
from mediation.rules import lifecycle
from mediation.rules.do import Do
from mediation.rules.facts import Sitting
from mediation.rules.forms import without_secrets
from mediation.rules.steps import STEPS
from mediation.services.base import reference
from mediation.services.door import bookings
from mediation.services.record import journal

LENGTHS = (90, 60, 45, 30)
"""Minutes: on a full day sittings are shorter."""


def fitted(session: Session, step: Do, given: dict[str, Any], case_id: int | None, proceeding: int, key: str) -> dict[str, Any]:
    """The answers with an hour and a room that are free. What was written down before is said again as it was."""
    day_field = STEPS[step].sits_on
    if not day_field or case_id is None:
        return given
    done = session.get(RequestKey, key)
    if done is not None:
        return {**given, **_said(session, done)}
    here = lifecycle.replay(journal.entries(session, case_id)).proceedings[proceeding]
    day = date.fromisoformat(given[day_field])
    for minutes, place in _ways(session, here.unit, given["place"]):
        sitting = Sitting(day, given["starts"], place, 0, minutes=minutes)
        if free := bookings.free_times(session, case_id, here, sitting):
            starts = given["starts"] if given["starts"] in free else free[0]
            return {**given, "starts": starts, "place": place, "minutes": minutes}
    return given


def _ways(session: Session, unit: str, place: str) -> Iterator[tuple[int, str]]:
    """The wanted room first, then the unit's others; then the same for less time."""
    found = reference.unit(session, unit)
    rooms = [room.name for room in bookings.rooms(session, found.path) if room.unit_id == found.id]
    for minutes in LENGTHS:
        yield from ((minutes, name) for name in [place, *(rooms if place in rooms else [])])


def _said(session: Session, done: RequestKey) -> dict[str, Any]:
    row = session.exec(select(JournalEntry).where(JournalEntry.case_id == done.case_id, JournalEntry.seq == done.seq)).one()
    given = without_secrets(journal.entry_of(row).answers)
    return {name: given[name] for name in ("starts", "place", "minutes")}
