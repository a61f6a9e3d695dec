"""The list of cases, and what a search finds."""

from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Query, Request
from sqlmodel import Session
from starlette.responses import RedirectResponse, Response

from mediation import clock
from mediation.rules import causes
from mediation.rules.identity import holds_a_number
from mediation.services.base.accounts import Actor
from mediation.services.views import search
from mediation.services.views.picking import Filter, narrowing
from mediation.services.views.search import STANDS, CaseLine, Wanted
from mediation.web import urls
from mediation.web.case import LARGEST
from mediation.web.forms import SentForm
from mediation.web.pages import page
from mediation.web.paging import LAST_PAGE, PAGE, PageNumber, pager, skipped
from mediation.web.sessions import Reading
from mediation.web.signing import SignedIn

router = APIRouter(include_in_schema=False)
YEARS = 4
Word = Annotated[str, Query(max_length=100)]
WORDS = 100


@dataclass(frozen=True, slots=True)
class CaseList:
    """The list of cases, or what a search found. `empty`: what is said where there are none."""

    heading: str
    sub: str
    filters: tuple[Filter, ...]
    rows: tuple[CaseLine, ...]
    empty: str


@router.get("/cases")
def case_list(
    request: Request, actor: SignedIn, session: Reading, stands: Annotated[str, Query(max_length=20)] = "",
    cause: Annotated[str, Query(max_length=4)] = "", unit: Annotated[int, Query(ge=0, le=LARGEST)] = 0,
    year: Annotated[int, Query(ge=0, le=9000)] = 0, page: PageNumber = 1,
) -> Response:  # fmt: skip
    """Every case that the person may see, the newest first."""
    wanted = Wanted("", stands if stands in STANDS else "", cause, unit, year)
    return _draw(request, session, actor, wanted, page, urls.cases())


@router.get("/search")
def search_page(request: Request, actor: SignedIn, session: Reading, q: Word = "", page: PageNumber = 1) -> Response:
    """Show the cases that a name, a company or a case number finds."""
    if not q.strip() or holds_a_number(q):
        return RedirectResponse(urls.cases(), 303)
    return _draw(request, session, actor, Wanted(q.strip()), page, urls.search())


@router.post("/search")
def find(request: Request, actor: SignedIn, session: Reading, form: SentForm) -> Response:
    """The search box. What may be of an ID number is answered at once, so that it never stands in an address."""
    q = form.line("q")[:WORDS]
    if not holds_a_number(q):
        return RedirectResponse(urls.search(q=q) if q else urls.cases(), 303)
    return _draw(request, session, actor, Wanted(q), _page_of(form.one("page")), urls.search())


def _page_of(sent: str) -> int:
    """The page that the form asks for; 1 where it asks for none that there may be."""
    return min(max(int(sent), 1), LAST_PAGE) if sent.isascii() and sent.isdigit() and len(sent) < 6 else 1


def _draw(request: Request, session: Session, actor: Actor, wanted: Wanted, number: int, path: str) -> Response:
    total, rows = search.found(session, actor, wanted, clock.today(), skipped(number), PAGE + 1)
    query: dict[str, object] = {"q": wanted.q}
    if not wanted.q:
        query = {"stands": wanted.stands, "cause": wanted.cause, "unit": wanted.unit, "year": wanted.year}
    links = pager(path, query, number, len(rows), total if total <= search.MOST_COUNTED else None)
    if holds_a_number(wanted.q):
        links = replace(links, earlier=links.earlier and path, later=links.later and path, page=number, sent=wanted.q)
    found = CaseList(
        heading=f"找到 {_said(total)}" if wanted.q else "案件",
        sub="" if wanted.q else f"共 {_said(total)}",
        filters=() if wanted.q else _filters(session, actor, wanted),
        rows=tuple(rows[:PAGE]),
        empty="没有找到。可以只输姓名或者单位名称中的几个字，或者输案号中的数字。" if wanted.q else "没有这样的案件。",
    )
    return page(request, session, actor, "cases", here="cases", q=wanted.q, page=found, pager=links)


def _said(total: int) -> str:
    """3 件; 1000 件以上."""
    return f"{total} 件" if total <= search.MOST_COUNTED else f"{search.MOST_COUNTED} 件以上"


def _filters(session: Session, actor: Actor, wanted: Wanted) -> tuple[Filter, ...]:
    this_year = clock.today().year
    years = [(str(year), f"{year} 年") for year in range(this_year, this_year - YEARS, -1)]
    units = [(str(unit_id), name) for unit_id, name in search.units(session, actor)]
    found = [
        narrowing("stands", "状态", STANDS.items(), wanted.stands),
        narrowing("cause", "争议类型", sorted(causes.BOTH.items()), wanted.cause),
        narrowing("year", "收到年份", years, str(wanted.year or "")),
    ]
    found += [narrowing("unit", "单位", units, str(wanted.unit or ""))] if len(units) > 1 else []
    return tuple(found)
