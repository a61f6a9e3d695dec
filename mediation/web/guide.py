"""The reference page (办案指引) and the settings page (设置): what the program goes by, to be read."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from mediation import VERSION
from mediation.errors import NotFound
from mediation.rules.states import STAGES
from mediation.services.base import reference
from mediation.services.guide import tables as service
from mediation.services.views import picking, settings_page
from mediation.web.pages import page
from mediation.web.sessions import Reading
from mediation.web.signing import RatesReader, SignedIn

router = APIRouter(include_in_schema=False)
KindName = Annotated[str, Query(max_length=20)]


@router.get("/lifecycle")
def lifecycle(request: Request, actor: SignedIn, session: Reading, kind: KindName = "") -> Response:
    """Every step, limit, document and rate, from the tables; those of one kind of proceeding, or all."""
    names = {"": "全部", **{str(each): each.label for each in STAGES}}
    if kind not in names:
        raise NotFound("没有这种程序。")
    among = service.in_force(reference.current(session).settings)
    return page(
        request, session, actor, "lifecycle", here="lifecycle", kinds=service.kinds(kind, among), limits=service.limits(kind, among),
        documents=service.documents(kind), rates=service.rates(), beside=service.ASKED_OF_EVERY_ACT,
        choices=picking.options(names.items(), kind),
    )  # fmt: skip


@router.get("/settings")
def settings(request: Request, actor: RatesReader, session: Reading) -> Response:
    """Reference data, each with its source."""
    found = settings_page.view(session, actor, version=VERSION)
    return page(request, session, actor, "settings", here="settings", page=found)
