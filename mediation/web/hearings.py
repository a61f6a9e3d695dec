"""Mediation sessions and hearings (日程): a week or a day, by room or by person, and free times for one case."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from mediation import clock
from mediation.errors import NotFound
from mediation.rules.calendar import FIRST_DAY, LAST_DAY
from mediation.rules.roles import Role
from mediation.services.views import calendar
from mediation.services.views.calendar import Asked, Day, Openings
from mediation.services.views.picking import Option, options
from mediation.web.asked import DayAsked
from mediation.web.pages import page
from mediation.web.sessions import Reading
from mediation.web.signing import SignedIn

router = APIRouter(include_in_schema=False)
WEEK = timedelta(days=7)
LARGEST = 2**31 - 1
Show = Literal["week", "day"]


@dataclass(frozen=True, slots=True)
class Kept:
    """The part that every address of the calendar keeps: room and person of the filters, and the proceeding that a time is
    chosen for.
    """

    room: int
    person: str
    case: int
    p: int


@dataclass(frozen=True, slots=True)
class Frame:
    """The span of days shown, and the days by which one gets to the time before and after, to now (None: that is shown), and to
    one day.
    """

    label: str
    show: Show
    first: date
    earlier: date
    later: date
    now: date | None
    one_day: date


@dataclass(frozen=True, slots=True)
class Calendar:
    """The calendar of a week or a day. `asked`: the day that was named, None for none; `rooms` and `people`: the filters, empty where
    there is nothing to choose; `openings`: when the case that a time is chosen for can sit, else None; `deputises`: the reader is a
    director, or a director's deputy."""

    frame: Frame
    days: tuple[Day, ...]
    kept: Kept
    asked: date | None
    rooms: tuple[Option, ...]
    people: tuple[Option, ...]
    openings: Openings | None
    deputises: bool


@router.get("/hearings")
def hearings(
    request: Request, actor: SignedIn, session: Reading, week: Annotated[DayAsked | None, Query()] = None,
    day: Annotated[DayAsked | None, Query()] = None, show: Annotated[Show, Query()] = "week",
    room: Annotated[int, Query(ge=0, le=LARGEST)] = 0, person: Annotated[str, Query(max_length=40)] = "",
    case: Annotated[int, Query(ge=0, le=LARGEST)] = 0, p: Annotated[int, Query(ge=0, le=10_000)] = 0,
) -> Response:  # fmt: skip
    """Show the calendar. `week` or `day` is any day of what is looked at; `case` and `p` choose a time for that proceeding."""
    today = clock.today()
    on = day or week
    if on is not None and not FIRST_DAY + WEEK < on < LAST_DAY - WEEK:
        raise NotFound("日程只有 2000 年至 2099 年的。")
    openings = calendar.openings(session, actor, case, p, on, today) if case else None
    shown = on or (openings.on if openings else today)
    first, days = (shown, 1) if show == "day" else (calendar.monday(shown), 7)
    found = Calendar(
        frame=_frame(show, first, days, today),
        days=calendar.view(session, Asked(actor, first, days, today, room, person)),
        kept=Kept(room, person, case, p),
        asked=shown if on or openings else None,
        rooms=_choices([(str(r.id), r.name) for r in calendar.rooms(session, actor)], str(room or ""), "全部地点"),
        people=_choices(calendar.people(session, actor), person, "全部人员"),
        openings=openings,
        deputises=actor.may_be(Role.DIRECTOR),
    )
    return page(request, session, actor, "hearings", here="hearings", page=found)


def _frame(show: Show, first: date, days: int, today: date) -> Frame:
    last, step = first + timedelta(days=days - 1), timedelta(days=days)
    label = f"{first.month}月{first.day}日" + (f"—{last.month}月{last.day}日" if days > 1 else "")
    now = first <= today <= last
    return Frame(label, show, first, first - step, first + step, None if now else today, today if now else first)


def _choices(offered: list[tuple[str, str]], here: str, everything: str) -> tuple[Option, ...]:
    return options([("", everything), *offered], here) if offered else ()
