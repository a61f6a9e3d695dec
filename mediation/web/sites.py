"""The construction sites (工程项目): the list, one record, and its form."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from sqlmodel import Session
from starlette.responses import RedirectResponse, Response

from mediation import clock, db
from mediation.errors import Conflict, Forbidden, Invalid
from mediation.rules.forms import questions
from mediation.rules.sites import SiteAnswers
from mediation.services.base.accounts import Actor
from mediation.services.upkeep import sites
from mediation.services.views import site_page
from mediation.services.views.site_page import SiteLine
from mediation.web import forms, urls
from mediation.web.answers import Drawn
from mediation.web.case import LARGEST, CaseId
from mediation.web.form_view import FormView
from mediation.web.forms import SentForm
from mediation.web.pages import page
from mediation.web.sessions import Reading, Writing
from mediation.web.signing import SignedIn

router = APIRouter(prefix="/sites", include_in_schema=False)
SiteId = Annotated[int, Path(ge=1, le=LARGEST)]
ASKED = questions(SiteAnswers)
BLANK: dict[str, forms.Typed] = {"units": {}}


@dataclass(frozen=True, slots=True)
class SiteList:
    """The sites that the reader sees."""

    rows: tuple[SiteLine, ...]


@router.get("")
def listed(request: Request, actor: SignedIn, session: Reading) -> Response:
    """The sites that the person sees."""
    return page(
        request, session, actor, "sites", here="cases", page=SiteList(tuple(site_page.listed(session, actor, clock.today())))
    )


@router.get("/of/{case_id}")
def of_case(case_id: CaseId, actor: SignedIn, session: Reading) -> Response:
    """Go on to the site of a case. Raises NotFound where it belongs to none."""
    return RedirectResponse(urls.site(sites.of_case(session, actor, case_id)), 303)


@router.get("/{site}")
def one(request: Request, site: SiteId, actor: SignedIn, session: Reading) -> Response:
    """The record of a site, with its cases."""
    return page(request, session, actor, "site", here="cases", page=site_page.view(session, actor, site, clock.today()))


@router.get("/{site}/edit")
def edit(request: Request, site: SiteId, actor: SignedIn, session: Reading) -> Response:
    """The form of a site's record."""
    row = sites.see(session, actor, site)
    if not sites.writes(actor):
        raise Forbidden("工程项目由劳动保障监察员登记、修改，您可以查看。")
    known = sites.answers(row).model_dump(mode="json", exclude_none=True)
    return _draw(request, session, actor, site, known, {}, sites.seen(row))


@router.post("/{site}/edit")
def change(request: Request, site: SiteId, actor: SignedIn, form: SentForm, session: Writing) -> Response:
    """Write the record; a form that is at fault, or that another overtook, is drawn again as it was typed."""
    values, version = forms.typed(ASKED, form), form.one("_version")
    if form.pressed:
        with db.read() as reading:
            raise Drawn(_draw(request, reading, actor, site, forms.changed(ASKED, values, form.pressed, BLANK), {}, version))
    values = forms.without_blank_rows(ASKED, values, BLANK)
    try:
        sites.change(session, actor, site, forms.given(ASKED, values), version)
    except (Invalid, Conflict) as refused:
        wrong = refused.faults if isinstance(refused, Invalid) else {}
        with db.read() as reading:
            now = version if wrong else sites.seen(sites.see(reading, actor, site))
            said = "" if wrong else refused.sentence
            raise Drawn(_draw(request, reading, actor, site, values, wrong, now, said, refused.status)) from None
    return RedirectResponse(urls.site(site), 303)


def _draw(
    request: Request, session: Session, actor: Actor, site: int, values: Mapping[str, Any], faults: Mapping[str, str], version: str,
    error: str = "", status: int = 200,
) -> Response:  # fmt: skip
    form = FormView(
        action=urls.site(site, "edit"), confirm="保存", questions=ASKED, values=values, errors=faults, cancel=urls.site(site),
        version=version, error=error, blank=BLANK,
    )  # fmt: skip
    name = sites.see(session, actor, site).name
    return page(request, session, actor, "site_form", here="cases", title=name, form=form, status=422 if faults else status)
