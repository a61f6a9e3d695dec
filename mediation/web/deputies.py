"""Who acts for the director (代理): named by the director, for a span of days."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from sqlmodel import Session
from starlette.responses import RedirectResponse, Response

from mediation import clock
from mediation.errors import Invalid
from mediation.rules import typed
from mediation.services.base.accounts import Actor
from mediation.services.upkeep import deputies as service
from mediation.web.forms import Sent, SentForm
from mediation.web.pages import page
from mediation.web.sessions import Reading, Writing
from mediation.web.signing import SignedIn

router = APIRouter(prefix="/deputies", include_in_schema=False)
LARGEST = 2**31 - 1


@router.get("")
def deputies(request: Request, actor: SignedIn, session: Reading) -> Response:
    """The namings that concern the person; for a director, the form."""
    return _draw(request, actor, session, {"first": clock.today().isoformat()}, {})


@router.post("")
def name(request: Request, actor: SignedIn, form: SentForm, session: Writing) -> Response:
    """Name a deputy; a form that is at fault is drawn again as it was typed."""
    try:
        service.name(
            session, actor, form.line("login"), _day(form, "first"), _day(form, "last"), form.line("reason"), clock.today()
        )
    except Invalid as wrong:
        as_sent = {field: form.one(field) for field in ("login", "first", "last", "reason")}
        return _draw(request, actor, session, as_sent, wrong.faults, status=422)
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


def _draw(request: Request, actor: Actor, session: Session, typed: dict[str, str], faults: Any, status: int = 200) -> Response:
    today = clock.today()
    rows = [
        {
            "id": n.row.id, "director": n.director, "deputy": n.deputy, "first": n.row.first, "last": n.row.last, "reason": n.row.reason,
            "word": "已结束" if not n.row.active or n.row.last < today else "代理中" if n.row.first <= today else "未开始",
            "may_end": n.row.active and n.row.last >= today and n.row.director == actor.login,
        }
        for n in service.listed(session, actor)
    ]  # fmt: skip
    colleagues = service.eligible(session, actor) if service.is_director(actor) else []
    return page(request, session, actor, "deputies", here="hearings", status=status, rows=rows, colleagues=colleagues, typed=typed,
                faults=faults)  # fmt: skip
