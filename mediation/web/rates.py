"""The board (指标): one month, every rate with its formula and its targets, and the cases behind each figure."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from mediation.services.views import board as service
from mediation.web import urls
from mediation.web.pages import page as drawn
from mediation.web.paging import PageNumber, Pager
from mediation.web.sessions import Reading
from mediation.web.signing import RatesReader

router = APIRouter(prefix="/rates", include_in_schema=False)
Month = Annotated[str, Query(max_length=20)]
Code = Annotated[str, Query(max_length=40)]


@router.get("")
def board(
    request: Request, actor: RatesReader, session: Reading, month: Month = "", unit: Code = "", rate: Code = ""
) -> Response:
    """The month of a unit."""
    found = service.board(session, actor, month=month, unit=unit, rate=rate)
    return drawn(request, session, actor, "board", here="rates", page=found)


@router.get("/cases")
def counted(
    request: Request, actor: RatesReader, session: Reading, measure: Annotated[str, Query(max_length=10)],
    part: Annotated[str, Query(max_length=4)] = "d", span: Annotated[str, Query(max_length=5)] = "year", month: Month = "",
    unit: Code = "", own: bool = False, page: PageNumber = 1,
) -> Response:  # fmt: skip
    """Exactly the cases that one figure counts."""
    found = service.cases_behind(
        session, actor, measure=measure, part=part, month=month, span=span, unit=unit, own=own, page=page
    )
    return drawn(request, session, actor, "rates_cases", here="rates", page=found, pager=_pager(found))


def _pager(shown: service.CasesBehind) -> Pager:
    found = shown.found

    def at(page: int) -> str:
        b = shown.behind
        return urls.figure(b.measure, b.part, month=b.month, span=b.span, unit=b.unit, own=b.own, page=page)

    more = found.rows and found.last < found.total
    return Pager(
        first=found.first if found.rows else 0,
        last=found.last,
        total=found.total,
        earlier=at(found.page - 1) if found.page > 1 else "",
        later=at(found.page + 1) if more else "",
    )
