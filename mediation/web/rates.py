"""The board (指标): one month, every rate with its formula and its targets, and the cases behind each figure."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from mediation.services.views import board as service
from mediation.web.pages import page as drawn
from mediation.web.paging import PageNumber
from mediation.web.sessions import Reading
from mediation.web.signing import RatesReader

router = APIRouter(prefix="/rates", include_in_schema=False)
Month = Annotated[str, Query(max_length=7)]
Code = Annotated[str, Query(max_length=40)]


@router.get("")
def board(
    request: Request, actor: RatesReader, session: Reading, month: Month = "", unit: Code = "", rate: Code = ""
) -> Response:
    """The month of a unit."""
    context = service.board_context(session, actor, month=month, unit=unit, rate=rate)
    return drawn(request, session, actor, "board", here="rates", **context)


@router.get("/cases")
def counted(
    request: Request, actor: RatesReader, session: Reading, measure: Annotated[str, Query(max_length=10)],
    part: Annotated[str, Query(max_length=4)] = "d", span: Annotated[str, Query(max_length=5)] = "year", month: Month = "",
    unit: Code = "", own: bool = False, page: PageNumber = 1,
) -> Response:  # fmt: skip
    """Exactly the cases that one figure counts."""
    context = service.cases_context(
        session, actor, measure=measure, part=part, month=month, span=span, unit=unit, own=own, page=page
    )
    return drawn(request, session, actor, "rates_cases", here="rates", **context)
