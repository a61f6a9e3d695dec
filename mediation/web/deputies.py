"""The deputies of the director (代理): named by the director, for a span of days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path, Request
from sqlmodel import Session
from starlette.responses import RedirectResponse, Response

from mediation import clock
from mediation.errors import Invalid
from mediation.rules import typed
from mediation.services.base.accounts import Actor
from mediation.services.upkeep import deputies as service
from mediation.services.views import deputies_page
from mediation.web.forms import Sent, SentForm
from mediation.web.pages import page
from mediation.web.sessions import Reading, Writing
from mediation.web.signing import SignedIn

router = APIRouter(prefix="/deputies", include_in_schema=False)
LARGEST = 2**31 - 1


@dataclass(frozen=True, slots=True)
class NamingForm:
    """The words typed in the form that names a deputy, and their faults, both by field."""

    typed: Mapping[str, str]
    faults: Mapping[str, str]


@router.get("")
def deputies(request: Request, actor: SignedIn, session: Reading) -> Response:
    """The namings that concern the person; for a director, the form."""
    return _draw(request, actor, session, NamingForm({"first": clock.today().isoformat()}, {}))


@router.post("")
def name(request: Request, actor: SignedIn, form: SentForm, session: Writing) -> Response:
    """Name a deputy; a form that is at fault is drawn again as it was typed."""
    try:
        service.name(
            session, actor, form.line("login"), _day(form, "first"), _day(form, "last"), form.line("reason"), clock.today()
        )
    except Invalid as wrong:
        as_sent = {field: form.one(field) for field in ("login", "first", "last", "reason")}
        return _draw(request, actor, session, NamingForm(as_sent, wrong.faults), status=422)
    return RedirectResponse("/deputies", 303)


@router.post("/{which}/end")
def end(which: Annotated[int, Path(ge=1, le=LARGEST)], actor: SignedIn, session: Writing) -> Response:
    """The director is back."""
    service.end(session, actor, which, clock.today())
    return RedirectResponse("/deputies", 303)


def _day(form: Sent, field: str) -> date | None:
    try:
        return typed.day_of(form.line(field))
    except ValueError:
        return None


def _draw(request: Request, actor: Actor, session: Session, form: NamingForm, status: int = 200) -> Response:
    found = deputies_page.view(session, actor, clock.today())
    return page(request, session, actor, "deputies", here="hearings", status=status, page=found, form=form)
