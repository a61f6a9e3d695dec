"""Leads (欠薪线索): the list, the form that records one, and one lead with what is done to it."""

from dataclasses import replace
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel
from pydantic_core import PydanticUndefined
from sqlmodel import Session
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from mediation import clock, db
from mediation.errors import CannotPrint, Conflict, Invalid, NotFound
from mediation.rules import lead_list
from mediation.rules import leads as rules
from mediation.rules.forms import questions
from mediation.services.base.accounts import Actor
from mediation.services.door.choices import Choice
from mediation.services.papers import lead_sheet
from mediation.services.record import lead_lists
from mediation.services.record import leads as service
from mediation.services.views import lead_pages
from mediation.services.views.case_page import PURPOSES
from mediation.services.views.lead_pages import PlainWorker
from mediation.web import forms, spreadsheets, urls
from mediation.web.form_view import FormView, PeopleListView
from mediation.web.forms import Sent, SentForm
from mediation.web.pages import page
from mediation.web.sessions import Reading, Writing, its_turn
from mediation.web.signing import SignedIn

router = APIRouter(prefix="/leads", include_in_schema=False)
LeadId = Annotated[int, Path(ge=1, le=2**31 - 1)]
Act = Annotated[str, Path(max_length=12)]
Word = Annotated[str, Query(max_length=12)]
Done = Annotated[int, Query(ge=0, le=lead_list.MOST_LEADS)]


@router.get("")
def all_leads(request: Request, actor: SignedIn, session: Reading, stage: Word = "", done: Done = 0) -> Response:
    """The leads of the reader's unit: the open ones, or those in one stage; `done`: how many a list has just brought."""
    found = lead_pages.overview(session, actor, clock.today(), stage)
    return page(request, session, actor, "leads", here="leads", page=found, done=done)


@router.get("/list")
def new_list(request: Request, actor: SignedIn, session: Reading) -> Response:
    """The form into which a list of leads is read."""
    service.only_who_handles(actor)
    return _draw_list(request, session, actor, {"leads": []}, {}, PeopleListView())


@router.get("/list.xlsx")
def list_template(actor: SignedIn, session: Reading) -> Response:
    """The empty list of leads (空白清单)."""
    service.only_who_handles(actor)
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{quote('线索清单.xlsx')}"}
    return Response(spreadsheets.template(lead_list.HEADS, "线索"), media_type=spreadsheets.XLSX, headers=headers)


@router.post("/list")
def record_list(request: Request, actor: SignedIn, form: SentForm, session: Writing) -> Response:
    """Read the list into the form, or record all of its leads; where one cell is wrong, none is recorded and each is said at its place."""
    service.only_who_handles(actor)
    asked = questions(lead_list.LeadLines)
    values = forms.typed(asked, form)
    if form.pressed == forms.LIST:
        values, view = _read_list(values, form)
        wrong = lead_lists.faults_of(session, _given(lead_list.LeadLines, values)) if view.said else {}
        return _draw_list(request, session, actor, values, wrong, view)
    if form.pressed:
        changed = forms.changed(asked, values, form.pressed, _blanks(lead_list.LeadLines))
        return _draw_list(request, session, actor, changed, {}, PeopleListView())
    try:
        done = lead_lists.record(session, actor, _given(lead_list.LeadLines, values))
    except Invalid as refused:
        return _draw_list(request, session, actor, values, refused.faults, PeopleListView())
    return RedirectResponse(urls.leads_list(len(done)), 303)


def _read_list(values: dict[str, Any], sent: Sent) -> tuple[dict[str, Any], PeopleListView]:
    """The typed lines with those of the list behind them; a list put right and read again takes their place. One that cannot be read
    stays as it was pasted.
    """
    pasted = sent.one(forms.PASTED)
    try:
        table = spreadsheets.of_file(sent.file, lead_list.has_heads) if sent.file else spreadsheets.of_text(pasted)
        found = lead_list.read(table)
    except ValueError as wrong:
        return values, PeopleListView(pasted=pasted, fault=str(wrong))
    kept = forms.without_blank_rows(questions(lead_list.LeadLines), values, _blanks(lead_list.LeadLines))
    return {"leads": lead_list.instead(kept["leads"], found.lines)}, PeopleListView(said=found.said)


def _draw_list(
    request: Request, session: Session, actor: Actor, values: dict[str, Any], faults: dict[str, str], view: PeopleListView
) -> Response:
    drawn = replace(
        _form(lead_list.LeadLines, values, faults), action=urls.leads_list(), confirm="登记这些线索", cancel=urls.leads(),
        blank=_blanks(lead_list.LeadLines), options=_options(session), error=_of_all(faults),
        people=replace(view, fills="leads", what="清单", heads="、".join(lead_list.HEADS), template=urls.leads_template()),
    )  # fmt: skip
    return page(request, session, actor, "lead_list", here="leads", status=422 if faults else 200, form=drawn)


def _of_all(faults: dict[str, str]) -> str:
    """Return the sentence above a list of which cells are wrong; '' where none is."""
    lines = sorted({int(path.split(".")[1]) + 1 for path in faults if path.startswith("leads.")})
    if not lines:
        return ""
    told = "、".join(map(str, lines[:20])) + ("等" if len(lines) > 20 else "")
    return f"有 {len(lines)} 行要改（第 {told} 行），改好以后一起登记；一条都还没有保存。"


@router.get("/new")
def new_lead(request: Request, actor: SignedIn, session: Reading) -> Response:
    """An empty form."""
    service.only_who_handles(actor)
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
        values["unit"] = lead_pages.nearest_unit(session, row.town)
    return _draw(request, session, actor, lead_id, act, values, {})


@router.get("/{lead_id}/reveal")
def back(lead_id: LeadId, actor: SignedIn) -> Response:
    """The lead, for whoever comes back to what was shown once: it is shown again for a new purpose."""
    return RedirectResponse(urls.lead(lead_id), 303)


@router.post("/{lead_id}/reveal")
def reveal(request: Request, lead_id: LeadId, actor: SignedIn, form: SentForm, session: Writing) -> Response:
    """The workers of a lead in plain, for a stated purpose, on record. They never stand in an address."""
    shown = [PlainWorker(**each) for each in service.reveal(session, actor, lead_id, form.line("purpose"))]
    return _draw(request, session, actor, lead_id, None, {}, {}, shown)


@router.get("/{lead_id}/sheet")
def back_from_sheet(lead_id: LeadId, actor: SignedIn) -> Response:
    """The lead, for whoever reloads the sheet: it is printed again by its button, and noted again."""
    return RedirectResponse(urls.lead(lead_id), 303)


@router.post("/{lead_id}/sheet")
async def sheet(request: Request, lead_id: LeadId, actor: SignedIn, form: SentForm, session: Reading) -> Response:
    """The sheet of a lead as a PDF: printed, put on record, then shown. Raises Conflict with the reason where it cannot be printed."""
    data = await run_in_threadpool(lead_sheet.data, session, actor, lead_id)
    try:
        pdf = await run_in_threadpool(request.app.state.renderer.render, lead_sheet.TEMPLATE, data.frozen(), "")
    except CannotPrint as cannot:
        raise Conflict(f"线索核处单不能打印：{cannot}。") from None
    async with its_turn():
        await run_in_threadpool(_note_print, actor, lead_id)
    name = quote(f"线索核处单（第{lead_id}号）.pdf")
    headers = {"content-disposition": f"inline; filename=\"lead-{lead_id}.pdf\"; filename*=UTF-8''{name}"}
    return Response(pdf, media_type="application/pdf", headers=headers)


def _note_print(actor: Actor, lead_id: int) -> None:
    """Note who printed it, as any other writer, when it is one's turn."""
    with db.write() as session:
        lead_sheet.note(session, actor, lead_id)


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
    drawn = replace(
        drawn,
        action=urls.new_lead(),
        confirm="登记线索",
        cancel=urls.leads(),
        blank=_blanks(rules.Lead),
        options=_options(session),
    )
    return page(request, session, actor, "lead_new", here="leads", status=422 if faults else 200, form=drawn)


def _draw(
    request: Request, session: Session, actor: Actor, lead_id: int, act: rules.LeadAct | None, values: dict[str, Any],
    faults: dict[str, str], shown: list[PlainWorker] | None = None,
) -> Response:  # fmt: skip
    found = lead_pages.one(session, actor, lead_id, clock.today())
    drawn = None
    if act is not None and any(act.name == each.name for each in found.acts):
        drawn = replace(
            _form(act.asks, values, faults), action=urls.lead_act(lead_id, act.name), confirm=f"确认{act.label}",
            label=act.label, cancel=urls.lead(lead_id), options=_options(session),
        )  # fmt: skip
    return page(
        request,
        session,
        actor,
        "lead",
        here="leads",
        status=422 if faults else 200,
        page=found,
        form=drawn,
        shown=shown,
        purposes=PURPOSES,
    )


def _options(session: Session) -> dict[str, list[Choice]]:
    """The towns and the units that mediate, by the name that a question gives."""
    towns = [Choice(name, name) for name in service.town_names(session)]
    return {"towns": towns, "units": [Choice(code, name) for code, name in service.mediating(session).items()]}


def _form(asks: type[BaseModel], values: dict[str, Any], faults: dict[str, str]) -> FormView:
    return FormView(action="", confirm="", questions=questions(asks), values=values, errors=faults)


def _defaults(asks: type[BaseModel]) -> dict[str, str]:
    """Return the values that the form starts with."""
    plain = {name: field.default for name, field in asks.model_fields.items()}
    return {name: str(value) for name, value in plain.items() if value not in (None, PydanticUndefined, False, [])}


def _blanks(asks: type[BaseModel]) -> dict[str, dict[str, Any]]:
    """An empty row for each list of the form: what a new row starts with."""
    return {question.name: {} for question in questions(asks) if question.rows}
