"""The list of cases, and what a search finds."""

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from sqlmodel import Session
from starlette.responses import RedirectResponse, Response

from mediation import clock
from mediation.rules.codes import Cause
from mediation.rules.identity import holds_a_number
from mediation.services.base.accounts import Actor
from mediation.services.views import search
from mediation.services.views.search import STANDS, Wanted
from mediation.web.case import LARGEST
from mediation.web.forms import SentForm
from mediation.web.pages import page
from mediation.web.paging import PAGE, PageNumber, pager, skipped
from mediation.web.sessions import Reading
from mediation.web.signing import SignedIn
from mediation.web.urls import address

router = APIRouter(include_in_schema=False)
View = dict[str, Any]
YEARS = 4
Word = Annotated[str, Query(max_length=100)]
WORDS = 100


@router.get("/cases")
def case_list(
    request: Request, actor: SignedIn, session: Reading, stands: Annotated[str, Query(max_length=20)] = "",
    cause: Annotated[str, Query(max_length=4)] = "", unit: Annotated[int, Query(ge=0, le=LARGEST)] = 0,
    year: Annotated[int, Query(ge=0, le=9000)] = 0, page: PageNumber = 1,
) -> Response:  # fmt: skip
    """Every case that the person may see, the newest first."""
    wanted = Wanted("", stands if stands in STANDS else "", cause, unit, year)
    return _draw(request, session, actor, wanted, page, "/cases")


@router.get("/search")
def search_page(request: Request, actor: SignedIn, session: Reading, q: Word = "", page: PageNumber = 1) -> Response:
    """What a name, a company or a case number finds."""
    if not q.strip() or holds_a_number(q):
        return RedirectResponse("/cases", 303)
    return _draw(request, session, actor, Wanted(q.strip()), page, "/search")


@router.post("/search")
def find(request: Request, actor: SignedIn, session: Reading, form: SentForm) -> Response:
    """The search box. What may be of an ID number is answered at once, so that it never stands in an address."""
    q = form.line("q")[:WORDS]
    if not holds_a_number(q):
        return RedirectResponse(address("/search", q=q) if q else "/cases", 303)
    return _draw(request, session, actor, Wanted(q), 1, "/search")


def _draw(request: Request, session: Session, actor: Actor, wanted: Wanted, number: int, path: str) -> Response:
    total, rows = search.found(session, actor, wanted, clock.today(), skipped(number), PAGE + 1)
    query = {"stands": wanted.stands, "cause": wanted.cause, "unit": wanted.unit, "year": wanted.year}
    filters = [] if wanted.q else _filters(session, actor, wanted)
    if wanted.q:
        query = {"q": wanted.q}
    links = pager(path, query, number, len(rows), total if total <= search.MOST_COUNTED else None)
    if holds_a_number(wanted.q):
        links = replace(links, earlier="", later="")
    return page(
        request, session, actor, "cases", here="cases", q=wanted.q, heading=f"找到 {_said(total)}" if wanted.q else "案件",
        sub="" if wanted.q else f"共 {_said(total)}", filters=filters, action=path, page=links,
        rows=[{**row, "href": f"/cases/{row['case_id']}"} for row in rows[:PAGE]],
        refine="没有找到。可以只输姓名或者单位名称中的几个字，或者输案号中的数字。" if wanted.q else "没有这样的案件。",
    )  # fmt: skip


def _said(total: int) -> str:
    """3 件; 1000 件以上."""
    return f"{total} 件" if total <= search.MOST_COUNTED else f"{search.MOST_COUNTED} 件以上"


def _filters(session: Session, actor: Actor, wanted: Wanted) -> list[View]:
    this_year = clock.today().year
    years = {str(year): f"{year} 年" for year in range(this_year, this_year - YEARS, -1)}
    causes = {str(cause): cause.label for cause in Cause}
    found = [
        _pick("stands", "状态", STANDS, wanted.stands),
        _pick("cause", "争议类型", causes, wanted.cause),
        _pick("year", "收到年份", years, str(wanted.year or "")),
    ]
    units = {str(unit_id): name for unit_id, name in search.units(session, actor)}
    return [*found, _pick("unit", "单位", units, str(wanted.unit or ""))] if len(units) > 1 else found


def _pick(name: str, label: str, choices: dict[str, str], here: str) -> View:
    offered = {"": "全部", **choices}
    return {
        "name": name, "label": label,
        "choices": [{"value": value, "label": word, "here": value == here} for value, word in offered.items()],
    }  # fmt: skip
