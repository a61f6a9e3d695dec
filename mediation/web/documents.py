"""The list of documents (文书)."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query, Request
from sqlmodel import Session
from starlette.responses import Response

from mediation import clock
from mediation.services.base.accounts import Actor
from mediation.services.views import document_list
from mediation.web import urls
from mediation.web.pages import page
from mediation.web.paging import PAGE, PageNumber, pager, skipped
from mediation.web.sessions import Reading
from mediation.web.signing import SignedIn

router = APIRouter(include_in_schema=False)


@router.get("/documents")
def documents(
    request: Request, actor: SignedIn, session: Reading, tab: Annotated[str, Query(max_length=20)] = "", page: PageNumber = 1
) -> Response:
    """Show the documents that cannot be printed, those that wait to be served, or those issued."""
    return _draw(request, actor, session, tab, page)


def _draw(request: Request, actor: Actor, session: Session, tab: str, number: int) -> Response:
    found = document_list.page(session, actor, tab, clock.today(), skipped(number), PAGE + 1)
    links = pager(urls.documents(), {"tab": tab}, number, len(found.rows), found.total)
    return page(
        request, session, actor, "documents", here="documents", page=replace(found, rows=found.rows[:PAGE]), pager=links
    )
