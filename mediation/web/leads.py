"""Leads (欠薪线索): the list, the form that records one, and one lead with what is done to it."""

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel
from pydantic_core import PydanticUndefined
from sqlmodel import Session
from starlette.responses import RedirectResponse, Response

from mediation import clock
from mediation.errors import Invalid, NotFound
from mediation.rules import leads as rules
from mediation.rules.forms import questions
from mediation.services.base.accounts import Actor
from mediation.services.record import leads as service
from mediation.services.views import lead_pages
from mediation.web import forms, urls
from mediation.web.form_view import FormView
from mediation.web.forms import SentForm
from mediation.web.pages import page
from mediation.web.sessions import Reading, Writing
from mediation.web.signing import SignedIn

router = APIRouter(prefix="/leads", include_in_schema=False)
LeadId = Annotated[int, Path(ge=1, le=2**31 - 1)]
Act = Annotated[str, Path(max_length=12)]
Word = Annotated[str, Query(max_length=12)]


@router.get("")
def all_leads(request: Request, actor: SignedIn, session: Reading, stage: Word = "") -> Response:
    """The leads of the reader's unit: the open ones, or those in one stage."""
    found = lead_pages.overview(session, actor, clock.today(), stage)
    return page(request, session, actor, "leads", here="leads", page=found)


@router.get("/new")
def new_lead(request: Request, actor: SignedIn, session: Reading) -> Response:
    """An empty form."""
    lead_pages.overview(session, actor, clock.today())
    return _draw_new(request, session, actor, {**_defaults(rules.Lead), "received_on": clock.today().isoformat()}, {})


@router.post("/new")
def record(request: Request, actor: SignedIn, form: SentForm, session: Writing) -> Response:
    """Record the lead, then show it; what is refused is shown again as it was typed."""
    asked = questions(rules.Lead)
    values = forms.typed(asked, form)
    if form.pressed:
        return _draw_new(request, session, actor, forms.changed(asked, values, form.pressed, _blanks(rules.Lead)), {})
    try:
        done = service.record(session, actor, _given(rules.Lead, values))
    except Invalid as wrong:
        return _draw_new(request, session, actor, values, wrong.faults)
    return RedirectResponse(urls.lead(done), 303)


@router.get("/{lead_id}")
def one_lead(request: Request, lead_id: LeadId, actor: SignedIn, session: Reading, do: Word = "") -> Response:
    """One lead; `do` opens the form of an act."""
    act = rules.ACTS.get(do)
    values: dict[str, Any] = {}
    if act is not None:
        row = service.one(session, actor, lead_id).row
        values = {"on": clock.today().isoformat(), "persons": str(row.persons), "found": str(row.claimed or "")}
        values["amount"] = str(row.found or "")
    return _draw(request, session, actor, lead_id, act, values, {})


@router.post("/{lead_id}/{name}")
def do_act(request: Request, lead_id: LeadId, name: Act, actor: SignedIn, form: SentForm, session: Writing) -> Response:
    """Do the act, then show the lead."""
    act = rules.ACTS.get(name)
    if act is None:
        raise NotFound("线索没有这个办理事项。")
    values = forms.typed(questions(act.asks), form)
    try:
        service.act(session, actor, lead_id, name, _given(act.asks, values))
    except Invalid as wrong:
        return _draw(request, session, actor, lead_id, act, values, wrong.faults)
    return RedirectResponse(urls.lead(lead_id), 303)


def _given(asks: type[BaseModel], values: dict[str, Any]) -> dict[str, Any]:
    asked = questions(asks)
    return forms.given(asked, forms.without_blank_rows(asked, values, _blanks(asks)))


def _draw_new(request: Request, session: Session, actor: Actor, values: dict[str, Any], faults: dict[str, str]) -> Response:
    drawn = _form(rules.Lead, values, faults)
    drawn = replace(drawn, action=urls.new_lead(), confirm="登记线索", cancel=urls.leads(), blank=_blanks(rules.Lead))
    return page(request, session, actor, "lead_new", here="leads", status=422 if faults else 200, form=drawn)


def _draw(
    request: Request, session: Session, actor: Actor, lead_id: int, act: rules.LeadAct | None, values: dict[str, Any],
    faults: dict[str, str],
) -> Response:  # fmt: skip
    found = lead_pages.one(session, actor, lead_id, clock.today())
    drawn = None
    if act is not None and any(act.name == each.name for each in found.acts):
        drawn = replace(
            _form(act.asks, values, faults), action=urls.lead_act(lead_id, act.name), confirm=f"确认{act.label}",
            label=act.label, cancel=urls.lead(lead_id),
        )  # fmt: skip
    return page(request, session, actor, "lead", here="leads", status=422 if faults else 200, page=found, form=drawn)


def _form(asks: type[BaseModel], values: dict[str, Any], faults: dict[str, str]) -> FormView:
    return FormView(action="", confirm="", questions=questions(asks), values=values, errors=faults)


def _defaults(asks: type[BaseModel]) -> dict[str, str]:
    """Return the values that the form starts with."""
    plain = {name: field.default for name, field in asks.model_fields.items()}
    return {name: str(value) for name, value in plain.items() if value not in (None, PydanticUndefined, False, [])}


def _blanks(asks: type[BaseModel]) -> dict[str, dict[str, Any]]:
    """An empty row for each list of the form: what a new row starts with."""
    return {question.name: {} for question in questions(asks) if question.rows}
