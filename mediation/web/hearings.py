"""The week's mediation sessions and hearings (日程)."""

from datetime import date, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from mediation import clock
from mediation.errors import NotFound
from mediation.rules.calendar import FIRST_DAY, LAST_DAY
from mediation.services import agenda
from mediation.web.desk import button, case_address
from mediation.web.pages import page
from mediation.web.sessions import Reading
from mediation.web.signing import SignedIn

router = APIRouter(include_in_schema=False)
WEEK = timedelta(days=7)


@router.get("/hearings")
def hearings(
    request: Request, actor: SignedIn, session: Reading, week: Annotated[date | None, Query()] = None
) -> Response:
    """One week; `week` is any of its days."""
    today = clock.today()
    if week is not None and not FIRST_DAY + WEEK < week < LAST_DAY - WEEK:
        raise NotFound("日程只有 2000 年至 2099 年的。")
    first = agenda.monday(week or today)
    days = agenda.week(session, actor, first, today)
    for day in days:
        for sitting in day["sittings"]:
            sitting["href"] = case_address(sitting["case_id"], sitting["proceeding"])
            sitting["step"] = button(sitting["case_id"], sitting["proceeding"], sitting["step"])
    last = first + timedelta(days=6)
    shown: dict[str, Any] = {
        "label": f"{first.month}月{first.day}日—{last.month}月{last.day}日", "prev_href": f"/hearings?week={first - WEEK}",
        "next_href": f"/hearings?week={first + WEEK}", "this_href": "" if first == agenda.monday(today) else "/hearings",
    }  # fmt: skip
    return page(request, session, actor, "hearings", here="hearings", week=shown, days=days, rooms=[], people=[])
