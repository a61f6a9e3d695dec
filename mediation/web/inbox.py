"""Reminders (提醒)."""

from typing import Annotated

from fastapi import APIRouter, Path, Request
from sqlmodel import Session
from starlette.responses import RedirectResponse, Response

from mediation import clock
from mediation.services.base.accounts import Actor
from mediation.services.views import inbox as service
from mediation.web import urls
from mediation.web.case import LARGEST
from mediation.web.pages import page
from mediation.web.paging import PAGE, PageNumber, pager, skipped
from mediation.web.sessions import Reading, Writing
from mediation.web.signing import SignedIn

router = APIRouter(prefix="/inbox", include_in_schema=False)


@router.get("")
def inbox(request: Request, actor: SignedIn, session: Reading, page: PageNumber = 1) -> Response:
    """The person's reminders, the newest first."""
    return _draw(request, actor, session, page)


def _draw(request: Request, actor: Actor, session: Session, number: int) -> Response:
    rows = service.page(session, actor, skipped(number), PAGE + 1)
    return page(request, session, actor, "inbox", items=rows[:PAGE], pager=pager(urls.inbox(), {}, number, len(rows)))


@router.post("/read")
def read_all(actor: SignedIn, session: Writing) -> Response:
    """Mark all as read."""
    service.read(session, actor, clock.now())
    return RedirectResponse(urls.inbox(), 303)


@router.post("/{notice_id}/read")
def read_one(notice_id: Annotated[int, Path(ge=1, le=LARGEST)], actor: SignedIn, session: Writing) -> Response:
    """Mark one as read."""
    service.read(session, actor, clock.now(), notice_id)
    return RedirectResponse(urls.inbox(), 303)
