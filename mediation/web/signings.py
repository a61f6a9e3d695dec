"""The page of sign-ins and sign-outs (登录记录), for the administrator of the whole bureau."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from mediation import clock
from mediation.errors import Forbidden
from mediation.rules import typed
from mediation.services.record import signings
from mediation.services.record.signings import Signed
from mediation.services.upkeep import changelog
from mediation.web import urls
from mediation.web.pages import page as drawn
from mediation.web.paging import PAGE, PageNumber, pager, skipped
from mediation.web.sessions import Reading
from mediation.web.signing import SignedIn

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class SigningLine:
    """An event of the record, with its local time."""

    at: datetime
    signed: Signed


@dataclass(frozen=True, slots=True)
class SigningsPage:
    """The newest first, and what the list is cut to: an account ('' all), up to a day (None: to the last)."""

    login: str
    until: date | None
    rows: tuple[SigningLine, ...]


@router.get("/signings")
def signings_page(
    request: Request,
    actor: SignedIn,
    session: Reading,
    login: Annotated[str, Query(max_length=40)] = "",
    until: Annotated[str, Query(max_length=20)] = "",
    page: PageNumber = 1,
) -> Response:
    """Sign-ins, sign-outs, failures and new passwords, the newest first."""
    if not changelog.keeps(actor):
        raise Forbidden("登录记录由市局的系统管理员查看。")
    login, day = login.strip(), _day(until)
    found = signings.page(session, skipped(page), PAGE + 1, login, day)
    paging = pager(urls.signings(), {"login": login, "until": day or ""}, page, len(found))
    shown = SigningsPage(login, day, tuple(SigningLine(clock.local(each.at), each) for each in found[:PAGE]))
    return drawn(request, session, actor, "signings", here="settings", page=shown, pager=paging)


def _day(text: str) -> date | None:
    """The day; None where none was said, or what was said is none."""
    try:
        return typed.day_of(text)
    except ValueError:
        return None
