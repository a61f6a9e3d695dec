"""Work that waits on the demo's last day: due today, overdue, to be served, to be heard, to be paid.

Each is an ordinary case of the record whose life stops before one act. It is drawn again and again until its days fall
as wanted, so that a newcomer finds something on every desk whatever day it is.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from mediation.rules.calendar import Calendar
from mediation.rules.do import Do
from mediation.services.demo import disputes, names, staff
from mediation.services.demo.course import Course
from mediation.services.demo.lives import life
from mediation.services.demo.scribe import Act, Diary, Life
from mediation.services.demo.staff import Team
from mediation.services.door import Done

TRIES = 600
CHENDAI = "350582103"
Days = Callable[[date, Calendar], date]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A case that stops before the act `stops` (a step, or a step and what it serves).

    The act `anchor` happened on the day that `falls` says, or names it in its answer `says`.
    """

    unit: str
    mediator: str | None
    ends: str | None
    awards: str
    anchor: str
    falls: Days
    stops: str
    says: str | None = None


def _workdays_ago(count: int) -> Days:
    return lambda today, calendar: calendar.working_day_before(today, count)


def _workdays_ahead(count: int) -> Days:
    return lambda today, calendar: calendar.working_day_after(today, count) if count else today


def _days_ago(count: int) -> Days:
    """So many calendar days ago, or on the working day before."""
    return lambda today, calendar: calendar.working_day_before(today - timedelta(days=count - 1), 1)


CENTRE = staff.CENTRE
WANTED: Mapping[str, Wanted] = {
    "accept-today": Wanted(CENTRE, "tiaojie1", "agreed", "settled", Do.REGISTER, _workdays_ago(3), Do.ACCEPT_MEDIATION),
    "accept-late": Wanted(CHENDAI, "chendai", "agreed", "settled", Do.REGISTER, _workdays_ago(5), Do.ACCEPT_MEDIATION),
    "fifteen-today": Wanted(CHENDAI, "chendai", "agreed", "settled", Do.ACCEPT_MEDIATION, _days_ago(15), Do.SET_SESSION),
    "fifteen-late": Wanted(CENTRE, "tiaojie1", "agreed", "settled", Do.ACCEPT_MEDIATION, _days_ago(19), Do.SET_SESSION),
    "meets-today": Wanted(CHENDAI, "chendai", "agreed", "settled", Do.SET_SESSION, _workdays_ahead(0), Do.RECORD_SESSION, "session_on"),
    "meets-next": Wanted(CENTRE, "tiaojie1", "agreed", "settled", Do.SET_SESSION, _workdays_ahead(1), Do.RECORD_SESSION, "session_on"),
    "to-sign": Wanted(CENTRE, "tiaojie1", "agreed", "settled", Do.REACH_AGREEMENT, _workdays_ago(1), Do.SIGN_AGREEMENT),
    "pays-today": Wanted(CENTRE, "tiaojie1", "agreed", "settled", Do.REACH_AGREEMENT, _workdays_ahead(0), Do.RECORD_PAYMENT, "due_on"),
    "pays-too": Wanted(CHENDAI, "chendai", "agreed", "settled", Do.REACH_AGREEMENT, _workdays_ahead(0), Do.RECORD_PAYMENT, "due_on"),
    "pays-late": Wanted(CHENDAI, "chendai", "agreed", "settled", Do.REACH_AGREEMENT, _workdays_ago(4), Do.RECORD_PAYMENT, "due_on"),
    "file-today": Wanted(CHENDAI, None, None, "settled", Do.FILE_ARBITRATION, _workdays_ago(5), Do.ACCEPT_ARBITRATION),
    "file-late": Wanted(CENTRE, None, None, "settled", Do.FILE_ARBITRATION, _workdays_ago(6), Do.ACCEPT_ARBITRATION),
    "copy-today": Wanted(CENTRE, None, None, "large", Do.ACCEPT_ARBITRATION, _workdays_ago(5), "serve respond_notice"),
    "bench-today": Wanted(CHENDAI, None, None, "small", Do.ACCEPT_ARBITRATION, _workdays_ago(5), Do.FORM_TRIBUNAL),
    "notice-today": Wanted(CHENDAI, None, None, "large", Do.SET_HEARING, _workdays_ahead(5), "serve hearing_notice", "hearing_on"),
    "hearing-today": Wanted(CENTRE, None, None, "small", Do.SET_HEARING, _workdays_ahead(0), Do.HOLD_HEARING, "hearing_on"),
    "hearing-next": Wanted(CHENDAI, None, None, "large", Do.SET_HEARING, _workdays_ahead(2), Do.HOLD_HEARING, "hearing_on"),
    "award-soon": Wanted(CHENDAI, None, None, "both", Do.ACCEPT_ARBITRATION, _days_ago(43), Do.AWARD),
    "award-late": Wanted(CENTRE, None, None, "large", Do.ACCEPT_ARBITRATION, _days_ago(48), Do.AWARD),
    "award-unserved": Wanted(CENTRE, None, None, "small", Do.AWARD, _workdays_ago(1), "serve award_final"),
    "settled-unserved": Wanted(CHENDAI, None, None, "settled", Do.SETTLE, _workdays_ago(1), "serve settlement"),
}  # fmt: skip


def lives(today: date, calendar: Calendar, town: disputes.Town, teams: Mapping[str, Team]) -> Iterator[tuple[str, Life]]:
    """Every wanted case whose days could be made to fall so; on a rest day nothing is due, and some are left out."""
    if not calendar.is_workday(today):
        today = calendar.roll_forward(today)
    for name, wanted in WANTED.items():
        goal = wanted.falls(today, calendar)
        for attempt in range(TRIES):
            if _fits(_drawn(name, wanted, attempt, goal, calendar, town, teams), wanted, goal, today):
                again = _drawn(name, wanted, attempt, goal, calendar, town, teams)
                yield f"w-{name}", _stopping(again, wanted.stops)
                break


def _drawn(
    name: str, wanted: Wanted, attempt: int, goal: date, calendar: Calendar, town: disputes.Town, teams: Mapping[str, Team]
) -> Life:
    rng = names.seeded(f"waiting {name} {attempt}")
    before = attempt % 60 if wanted.anchor not in (Do.REGISTER, Do.FILE_ARBITRATION) else 0
    opened_on = calendar.working_day_before(goal + timedelta(days=1), before + 1)
    size = disputes.SIZES.get(wanted.awards) if wanted.ends is None else None
    dispute = disputes.dispute(rng, name, opened_on, town, size, teams[wanted.unit])
    return life(Course(dispute, Diary(rng, calendar, opened_on), rng, wanted.ends, wanted.awards, wanted.mediator))


def _fits(drawn: Life, wanted: Wanted, goal: date, today: date) -> bool:
    """Tell whether the anchor falls on its day, and everything before the stop has happened by the eve of today."""
    falls = False
    for act in _acts(drawn):
        if _named(act, wanted.stops):
            return falls
        day = date.fromisoformat(act.given["on"])
        if day >= today:
            return False
        if act.step == wanted.anchor:
            falls = goal in _said(act, wanted.says) if wanted.says else day == goal
    return False


def _said(act: Act, name: str) -> set[date]:
    """The days that the act names; of several payments, they must all be due on one day."""
    rows = act.given.get("promises", [act.given])
    days = {date.fromisoformat(row[name]) for row in rows}
    return days if len(days) == 1 else set()


def _named(act: Act, which: str) -> bool:
    step, _, served = which.partition(" ")
    return act.step == step and (not served or act.given.get("served") == served)


def _acts(drawn: Life) -> Iterator[Act]:
    """The life's acts, imagined."""
    try:
        act = next(drawn)
        while True:
            yield act
            act = drawn.send(Done(1, 1, 2 if act.step == Do.APPLY_ARBITRATION else 1))
    except StopIteration:
        return


def _stopping(drawn: Life, stops: str) -> Life:
    act = next(drawn)
    while not _named(act, stops):
        done = yield act
        act = drawn.send(done)
