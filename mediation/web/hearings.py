"""Mediation sessions and hearings (日程): a week or a day, by room or by person, and free times for one case."""

from datetime import date, timedelta
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from mediation import clock
from mediation.errors import NotFound
from mediation.rules.calendar import FIRST_DAY, LAST_DAY
from mediation.rules.roles import Role
from mediation.services.views import calendar
from mediation.services.views.calendar import Asked
from mediation.web.desk import button, case_address
from mediation.web.pages import page
from mediation.web.sessions import Reading
from mediation.web.signing import SignedIn
from mediation.web.urls import address

router = APIRouter(include_in_schema=False)
WEEK = timedelta(days=7)
LARGEST = 2**31 - 1
View = dict[str, Any]


@router.get("/hearings")
def hearings(
    request: Request, actor: SignedIn, session: Reading, week: Annotated[date | None, Query()] = None,
    day: Annotated[date | None, Query()] = None, show: Annotated[Literal["week", "day"], Query()] = "week",
    room: Annotated[int, Query(ge=0, le=LARGEST)] = 0, person: Annotated[str, Query(max_length=40)] = "",
    case: Annotated[int, Query(ge=0, le=LARGEST)] = 0, p: Annotated[int, Query(ge=0, le=10_000)] = 0,
) -> Response:  # fmt: skip
    """`week` or `day` is any day of what is looked at; `case` and `p` choose a time for that proceeding."""
    today = clock.today()
    on = day or week
    if on is not None and not FIRST_DAY + WEEK < on < LAST_DAY - WEEK:
        raise NotFound("日程只有 2000 年至 2099 年的。")
    openings = calendar.openings(session, actor, case, p, on, today) if case else None
    on = on or (openings["on"] if openings else today)
    first, days = (on, 1) if show == "day" else (calendar.monday(on), 7)
    kept: View = {"room": room, "person": person, "case": case, "p": p}
    found = calendar.view(session, Asked(actor, first, days, today, room, person))
    for each in found:
        each["href"] = address("/hearings", show="day", day=each["on"], **kept)
        for sitting in each["sittings"]:
            sitting["href"] = case_address(sitting["case_id"], sitting["proceeding"])
            sitting["step"] = button(sitting["case_id"], sitting["proceeding"], sitting["step"])
    return page(
        request, session, actor, "hearings", here="hearings", week=_frame(first, days, today, kept), days=found,
        rooms=_choices([(str(r.id), r.name) for r in calendar.rooms(session, actor)], str(room), "全部地点"),
        people=_choices(calendar.people(session, actor), person, "全部人员"), kept={**kept, "show": show, "day": on},
        openings=_links(openings), deputises=actor.may_be(Role.DIRECTOR),
    )  # fmt: skip


def _frame(first: date, days: int, today: date, kept: View) -> View:
    """What is shown, and the way to the one before, the one after, today, and the other view."""
    show, step = ("day", timedelta(days=1)) if days == 1 else ("week", WEEK)
    last = first + timedelta(days=days - 1)
    label = f"{first.month}月{first.day}日" + (f"—{last.month}月{last.day}日" if days > 1 else "")

    def href(day: date, view: str = show) -> str:
        return address("/hearings", show="" if view == "week" else view, day=day, **kept)

    return {
        "label": label, "show": show, "unit": "天" if days == 1 else "周", "prev_href": href(first - step), "next_href": href(first + step),
        "this_href": "" if first <= today <= last else href(today), "week_href": href(first, "week"),
        "day_href": href(today if first <= today <= last else first, "day"),
    }  # fmt: skip


def _choices(offered: list[tuple[str, str]], here: str, everything: str) -> list[View]:
    if not offered:
        return []
    return [{"value": value, "label": label, "here": value == here} for value, label in [("", everything), *offered]]


def _links(openings: View | None) -> View | None:
    """Each free time leads to the step's form, filled in."""
    if openings is None:
        return None
    for place in openings["places"]:
        place["times"] = [{"at": at, "href": _form(openings, place["room"], at)} for at in place["times"]]
    return openings


def _form(openings: View, room: str, at: str) -> str:
    where = address(
        f"/cases/{openings['case_id']}", p=openings["number"], do=openings["step"], starts=at, place=room,
        **{openings["day_field"]: openings["on"]},
    )  # fmt: skip
    return f"{where}#step"
