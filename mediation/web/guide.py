"""The reference page (流程) and the settings page (设置): what the program goes by, to be read."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from mediation.services import guide as service
from mediation.services import office
from mediation.web.pages import VERSION, page
from mediation.web.sessions import Reading
from mediation.web.signing import RatesReader, SignedIn

router = APIRouter(include_in_schema=False)


@router.get("/lifecycle")
def lifecycle(request: Request, actor: SignedIn, session: Reading) -> Response:
    """Every step and every limit, from the tables."""
    return page(
        request, session, actor, "lifecycle", here="lifecycle", kinds=service.kinds(), limits=service.limits(),
        formulas_href="/rates#formulas-title",
    )  # fmt: skip


@router.get("/settings")
def settings_page(request: Request, actor: RatesReader, session: Reading) -> Response:
    """Reference data, each with its source."""
    tables = office.tables(session, actor, version=VERSION)
    return page(request, session, actor, "settings", here="settings", **tables)
