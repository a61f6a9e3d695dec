"""Stored due dates that follow the calendar (期限重算): when a holiday notice is loaded, the provisional ones become firm.

The journal does not change by it: these rows are a replay of it, made again with the calendar of today.
"""

from datetime import date

from sqlmodel import Session, col, or_, select

from mediation.models import Case, Deadline, Write
from mediation.rules import lifecycle
from mediation.services import journal, projection, reference


def to_recount(session: Session, today: date) -> list[int]:
    """The cases with a clock that a change of the calendar could still move."""
    ahead = or_(Deadline.provisional, col(Deadline.due_on) >= today)
    found = session.exec(select(Deadline.case_id).where(Deadline.running, ahead).distinct())
    return sorted(found)


def recount(session: Write, case_id: int, today: date) -> bool:
    """Bring the case's clocks in line with the calendar. Returns whether any of them moved."""
    case = session.exec(select(Case).where(Case.id == case_id).with_for_update()).one()
    known = lifecycle.replay(journal.entries(session, case_id))
    looked_up = reference.current(session)
    if not projection.differences(session, case, known, looked_up, today):
        return False
    projection.project(session, case, known, known, looked_up, today)
    return True
