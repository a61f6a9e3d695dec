"""Registering a case (登记新案): the forms of the steps that open one."""

from dataclasses import dataclass, replace
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from sqlmodel import Session
from starlette.responses import RedirectResponse, Response

from mediation import clock, db
from mediation.errors import Conflict, Forbidden, Invalid, NotFound
from mediation.models import Write
from mediation.rules.codes import Kind, Source
from mediation.rules.do import Do
from mediation.rules.facts import CaseFacts
from mediation.rules.step import Step
from mediation.rules.steps import STEPS, step_named
from mediation.services import door
from mediation.services.base import reference
from mediation.services.base.accounts import Actor
from mediation.services.record import cases, lead_cases
from mediation.services.views import duplicates, site_page
from mediation.services.views.case_page import head, turned
from mediation.services.views.duplicates import Likely
from mediation.web import forms, spreadsheets, stepform, urls
from mediation.web.answers import Drawn
from mediation.web.case import LARGEST, key_of
from mediation.web.form_view import FormView
from mediation.web.forms import Sent, SentForm
from mediation.web.pages import fragment, may_open, page
from mediation.web.sessions import Reading, Writing
from mediation.web.signing import SignedIn
from mediation.web.stepform import Place

router = APIRouter(prefix="/cases/new", include_in_schema=False)
StepName = Annotated[str, Query(max_length=40)]
Applicant = Annotated[str, Query(max_length=20)]
LeadNumber = Annotated[int, Query(ge=0, le=2**31 - 1)]
NOWHERE = Place(CaseFacts(), [], None, 0)
"""No case yet."""


@dataclass(frozen=True, slots=True)
class NewCase:
    """A case to be registered: by which step, which others the person may begin one with, and what it looks like so far. `employer`: a
    unit applies; None where the step asks for no claims that either side may have."""

    step: Step
    kinds: tuple[Step, ...]
    likely: Likely
    employer: bool | None


@router.get("")
def new_case(
    request: Request, actor: SignedIn, session: Reading, step: StepName = "", by: Applicant = "", case: int = 0, p: int = 0,
    site: Annotated[int, Query(ge=0, le=LARGEST)] = 0,
    lead: LeadNumber = 0,
) -> Response:  # fmt: skip
    """An empty application; `by` employer: as one of a unit against a worker. `case`, `p`: the mediation whose other side applies now, and
    whose parties it names. `site`: the construction site whose units are its respondents; `lead`: the lead that becomes a case, and fills
    it in. Raises NotFound where the reader may not see that case, site or lead.
    """
    opening = _opening(actor, step) if step else STEPS[_offered(session, actor)[0]]
    known: dict[str, Any] = {}
    if case:
        seen = cases.see(session, case, actor)
        known = turned.application(session, seen, head.proceeding(seen.facts, p))
    elif site:
        known = {"respondents": site_page.respondents(session, actor, site)}
    elif lead:
        known = _of_lead(session, actor, opening, lead)
    drawn = stepform.fresh(session, opening, actor, NOWHERE, {stepform.BY: by}, known)
    return _draw(request, session, actor, opening, _for_lead(drawn, opening, lead), {})


@router.get("/list.xlsx")
def list_template(actor: SignedIn) -> Response:
    """The empty list of people (空白名单)."""
    _own(actor)
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{quote('名单.xlsx')}"}
    return Response(spreadsheets.template(), media_type=spreadsheets.XLSX, headers=headers)


@router.post("")
def open_case(
    request: Request, actor: SignedIn, form: SentForm, session: Writing, step: StepName = "", lead: LeadNumber = 0
) -> Response:
    """Begin the case, then show it; the `lead` that it comes of is noted with it, and gives what is sealed of its workers."""
    opening = _opening(actor, step)
    if form.pressed:
        raise Drawn(_again(request, actor, opening, form, lead))
    values = forms.said(opening, form)
    given = stepform.answers(opening, values)
    try:
        given = lead_cases.completed(session, actor, lead, given) if lead else given
        done = door.perform(session, opening.name, given, actor, key_of(form), answered=form.every(forms.ANSWERED))
        if lead:
            lead_cases.link(session, actor, lead, done.case_id)
            _tie_to_site(session, actor, lead, done, key_of(form))
    except (Invalid, Conflict) as refused:
        raise Drawn(_refused(request, actor, opening, form, values, refused, lead)) from None
    duplicates.tell_of_others(session, actor, done.case_id, stepform.answers(opening, values), clock.today())
    return RedirectResponse(urls.case(done.case_id, done.proceeding, done=done.seq), 303)


@router.post("/preview")
def preview(actor: SignedIn, form: SentForm, session: Reading, step: StepName = "") -> Response:
    """Show what registering the case would cause; nothing is saved."""
    opening = _opening(actor, step)
    given = stepform.answers(opening, forms.typed(forms.drawn(opening), form))
    return fragment("preview", will=stepform.will(session, opening, actor, NOWHERE, given))


@router.post("/likely")
def likely_cases(actor: SignedIn, form: SentForm, session: Reading, step: StepName = "") -> Response:
    """Cases that look like the one that is being typed; nothing is saved."""
    opening = _opening(actor, step)
    given = stepform.answers(opening, forms.typed(forms.drawn(opening), form))
    return fragment("likely", likely=duplicates.found(session, actor, given, opening.opens))


def _offered(session: Session, actor: Actor) -> list[Do]:
    """List the steps with which this person may begin a case, less those that their unit does not handle: nobody there could go
    on with it. Raises Forbidden where nothing is left to their roles.
    """
    mine = _own(actor)
    handled = reference.handled_by(session, actor.unit_code)
    return [name for name in mine if STEPS[name].opens in handled] or mine


def _own(actor: Actor) -> list[Do]:
    if mine := may_open(actor):
        return mine
    raise Forbidden("登记新案由调解员、调解组织负责人、立案员和监察员办理。")


def _opening(actor: Actor, name: str) -> Step:
    """The step that was asked for, else the first one that this person's roles may begin a case with."""
    mine = _own(actor)
    step = step_named(name or mine[0])
    if step is None or not step.opens_case:
        raise NotFound("没有这种登记。")
    if step.name not in mine:
        raise Forbidden(f"您的角色（{actor.role_names}）不能办理“{step.label}”。")
    return step


def _of_lead(session: Session, actor: Actor, opening: Step, lead: int) -> dict[str, Any]:
    """Fill in what the lead tells. To a mediator it came from another authority (移交)."""
    found = lead_cases.application(session, actor, lead)
    return found if opening.opens is Kind.INSPECTION else {**found, "source": str(Source.TRANSFERRED)}


def _tie_to_site(session: Write, actor: Actor, lead: int, done: door.Done, key: str) -> None:
    """Tie the case to the construction site that its lead tells of: nobody writes its name again (保障农民工工资支付条例 第28条)."""
    if site := lead_cases.project(session, actor, lead):
        given = {"on": clock.today().isoformat(), "site": site}
        door.perform(
            session, Do.TIE_TO_SITE, given, actor, f"{key[:58]}-site", case_id=done.case_id, proceeding=done.proceeding
        )


def _for_lead(drawn: FormView, opening: Step, lead: int) -> FormView:
    """The form that is sent back to where the case of this lead begins; 0: of none."""
    return replace(drawn, action=urls.opening(opening.name, lead=lead)) if lead else drawn


def _draw(
    request: Request, session: Session, actor: Actor, step: Step, form: FormView, given: dict[str, Any], status: int = 200
) -> Response:
    kinds = tuple(STEPS[name] for name in _offered(session, actor))
    either = step.opens in (Kind.MEDIATION, Kind.ARBITRATION)
    found = NewCase(
        step, kinds, duplicates.found(session, actor, given, step.opens), forms.by_employer(form.values) if either else None
    )
    return page(request, session, actor, "new_case", here="cases", status=status, page=found, form=form)


def _again(request: Request, actor: Actor, step: Step, form: Sent, lead: int) -> Response:
    with db.read() as session:
        given = stepform.answers(step, forms.typed(forms.drawn(step), form))
        drawn = stepform.again(session, step, actor, NOWHERE, form)
        return _draw(request, session, actor, step, _for_lead(drawn, step, lead), given)


def _refused(
    request: Request, actor: Actor, step: Step, form: Sent, values: dict[str, Any], refused: Invalid | Conflict, lead: int
) -> Response:
    """The form as it was typed, with a sentence at each field or one for all of it."""
    with db.read() as session:
        if isinstance(refused, Invalid):
            drawn = stepform.refused(session, step, actor, NOWHERE, form, values, refused)
        else:
            drawn = stepform.form(session, step, actor, NOWHERE, values=values, given=None, error=refused.sentence)
        return _draw(
            request, session, actor, step, _for_lead(drawn, step, lead), stepform.answers(step, values), refused.status
        )
