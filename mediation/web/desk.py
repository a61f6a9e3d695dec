"""The desk (办案台): the first page of whoever handles cases. Whoever answers for figures is sent to the board."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from mediation import clock
from mediation.services.views import desk as service
from mediation.services.views.desk import HANDED
from mediation.services.views.workload import DUE, Desk, has_desk, tab_of
from mediation.web import urls
from mediation.web.pages import page
from mediation.web.sessions import Reading
from mediation.web.signing import SignedIn

router = APIRouter(include_in_schema=False)


@router.get("/")
def desk(
    request: Request,
    actor: SignedIn,
    session: Reading,
    tab: Annotated[str, Query(max_length=20)] = "",
    due: Annotated[str, Query(max_length=10)] = "",
) -> Response:
    """Show the person's work, overdue and due today first, each with its next step."""
    if not has_desk(actor):
        return RedirectResponse(urls.rates(), 303)
    asked = Desk(actor, tab_of(actor, tab), due if due in DUE else "", clock.today())
    found = service.handed(session, asked) if tab == HANDED else service.view(session, asked)
    return page(request, session, actor, "desk", here="desk", page=found)
