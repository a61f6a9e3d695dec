"""The case page (案件页), and the steps done from it."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from sqlmodel import Session
from starlette.responses import RedirectResponse, Response

from mediation import clock, db
from mediation.errors import Conflict, Invalid, NotFound
from mediation.models import Party
from mediation.rules.do import Do
from mediation.rules.step import Step
from mediation.rules.steps import STEPS, step_named
from mediation.services import door
from mediation.services.base.accounts import Actor
from mediation.services.record import access, agents, cases, informants, parties
from mediation.services.record.cases import Seen
from mediation.services.views import case_page, duplicates
from mediation.services.views.case_page import InformantTold, Revealed
from mediation.web import forms, stepform, urls
from mediation.web.answers import Drawn
from mediation.web.form_view import FormView
from mediation.web.forms import Sent, SentForm
from mediation.web.pages import fragment, page
from mediation.web.sessions import Reading, Writing
from mediation.web.signing import SignedIn
from mediation.web.stepform import Place

router = APIRouter(prefix="/cases", include_in_schema=False)

LARGEST = 2_147_483_647
CaseId = Annotated[int, Path(ge=1, le=LARGEST)]
Number = Annotated[int, Path(ge=1, le=10_000)]
StepName = Annotated[str, Path(max_length=40)]


@router.get("/{case_id}")
def case(
    request: Request,
    case_id: CaseId,
    actor: SignedIn,
    session: Reading,
    p: Annotated[int, Query(ge=0, le=10_000)] = 0,
    do: Annotated[str, Query(max_length=40)] = "",
    done: Annotated[int, Query(ge=0, le=LARGEST)] = 0,
) -> Response:
    """One case. `do` opens that step's form in place; `done` is the entry that was just made."""
    seen = cases.see(session, case_id, actor)
    here = p or case_page.default_proceeding(session, actor, seen.facts)
    form = None
    if do:
        step = step_inside(do)
        if step.page:
            return RedirectResponse(urls.address(step.page, case=case_id, p=here), 303)
        form = stepform.fresh(session, step, actor, _place(seen, here), asked=request.query_params)
    return draw(request, session, seen, actor, here, form=form, doing=do, flash=_flash(session, seen, actor, done))


def step_inside(name: str) -> Step:
    """The step of that name, one of those done inside a case. Raises NotFound."""
    step = step_named(name)
    if step is None or step.opens_case:
        raise NotFound("没有这个办理步骤。")
    return step


def amended(session: Session, seen: Seen, actor: Actor, number: int, seq: int, why: str = "") -> Place:
    """The place where the content of that entry is amended. Raises NotFound or Forbidden."""
    here = _place(seen, number)
    assert here.here is not None
    return replace(here, amends=door.to_amend(session, actor, seen.facts, here.here, seq), why=why)


def draw_amendment(request: Request, session: Session, seen: Seen, actor: Actor, at: Place) -> Response:
    """The page with the amended entry's form as it first appears: filled with its answers."""
    assert at.amends is not None
    form = stepform.form(session, at.amends.step, actor, at, values=at.amends.values, given=None)
    return draw(request, session, seen, actor, at.number, form=form, doing=Do.CORRECT)


def _place(seen: Seen, number: int) -> Place:
    here = seen.facts.proceedings.get(number)
    if here is None:
        raise NotFound("本案没有这个程序。")
    return Place(known=seen.facts, entries=seen.entries, here=here, version=seen.case.version, case_id=seen.case.id)


def _flash(session: Session, seen: Seen, actor: Actor, done: int) -> list[dict[str, str]]:
    """A word after a step: said only of what is really on record, and only to whoever did it."""
    entry = next((e for e in seen.entries if e.seq == done), None)
    if entry is None or entry.actor != actor.name:
        return []
    said = [{"kind": "good", "text": f"已办理“{STEPS[entry.step].label}”。"}]
    if STEPS[entry.step].opens_case and (others := duplicates.told_of_others(session, seen.case.id or 0)):
        said.append({"kind": "warn", "text": others})
    return said


# --- drawing --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Clash:
    """Somebody was faster: who did what when, and what that means for what was typed."""

    who: str
    what: str
    at: datetime
    says: str


def draw(
    request: Request, session: Session, seen: Seen, actor: Actor, here: int, *, form: FormView | None = None, doing: str = "",
    clash: Clash | None = None, status: int = 200, flash: list[dict[str, str]] | None = None, revealed: Revealed | None = None,
    as_typed: bool = False, informant: InformantTold | None = None,
) -> Response:  # fmt: skip
    """The page, with a form, a clash or revealed particulars where there are any; `as_typed` with texts that are else masked."""
    return page(
        request, session, actor, "case", here="cases", status=status, flash=flash or [], form=form, doing=doing, clash=clash,
        revealed=revealed, informant=informant, covered=seen.covered, as_typed=as_typed, purposes=case_page.PURPOSES,
        page=case_page.view(session, seen, actor, clock.today(), here),
    )  # fmt: skip


@router.get("/{case_id}/next")
def half_page(
    request: Request, case_id: CaseId, actor: SignedIn, session: Reading, p: Annotated[int, Query(ge=0, le=10_000)] = 0
) -> Response:
    """Show what happens next, by when and by whom: half a page in plain words, to be printed for whoever asks at the window."""
    seen = cases.see(session, case_id, actor)
    here = p or case_page.default_proceeding(session, actor, seen.facts)
    told = case_page.half_page(session, seen, actor, here, clock.today())
    return page(request, session, actor, "half_page", here="cases", half=told)


@router.get("/{case_id}/access")
def who_looked(request: Request, case_id: CaseId, actor: SignedIn, session: Reading) -> Response:
    """Show who opened originals and looked at sealed particulars of this case."""
    seen = cases.see(session, case_id, actor)
    rows = [replace(look, at=clock.local(look.at)) for look in access.of_case(session, case_id)]
    return page(
        request, session, actor, "access", here="cases", who=seen.case.who, whom=seen.case.whom, rows=rows, case_id=case_id
    )


# --- doing ----------------------------------------------------------------------------------------------------


@router.post("/{case_id}/proceedings/{number}/steps/{name}")
def do_step(
    request: Request, case_id: CaseId, number: Number, name: StepName, actor: SignedIn, form: SentForm, session: Writing
) -> Response:
    """Do the step, then show the case. What is refused is shown again with everything that was typed."""
    step = step_inside(name)
    if form.pressed and not step.page:
        raise Drawn(_again(request, case_id, number, step, actor, form))
    values = forms.said(step, form)
    given = stepform.answers(step, values)
    if step.corrects and (seq := stepform.chosen_to_amend(given)):
        seen = cases.see(session, case_id, actor)
        at = amended(session, seen, actor, number, seq, str(given.get("reason", "")))
        raise Drawn(draw_amendment(request, session, seen, actor, at))
    try:
        done = door.perform(
            session, name, given, actor, key_of(form), case_id=case_id, proceeding=number, seen=version_of(form),
            answered=form.every(forms.ANSWERED),
        )  # fmt: skip
    except Invalid as wrong:
        if step.page:  # nobody typed it here
            raise
        raise Drawn(_refused(request, case_id, number, step, actor, form, values, wrong)) from None
    except Conflict as refused:
        if step.page:  # nobody typed it here
            raise
        raise Drawn(_clashed(request, case_id, number, step, actor, form, values, refused)) from None
    return RedirectResponse(urls.case(done.case_id, done.proceeding, done=done.seq), 303)


def key_of(form: Sent) -> str:
    """The form's request key. Raises Invalid where it is missing: without it a double click would act twice."""
    key = form.one("_key")
    if not 8 <= len(key) <= 64 or not key.isascii():
        raise Invalid({"_key": "表单不完整，请重新打开页面再填。"})
    return key


def version_of(form: Sent) -> int | None:
    """The version of the case that the person had before them."""
    text = form.one("_version")
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise Invalid({"_version": "表单不完整，请重新打开页面再填。"})
    return int(text)


def _again(request: Request, case_id: int, number: int, step: Step, actor: Actor, form: Sent) -> Response:
    """The form with a row more or less, or with its consequences; nothing is saved."""
    with db.read() as session:
        seen = cases.see(session, case_id, actor)
        place = _as_typed(_place(seen, number), form)
        drawn = stepform.again(session, step, actor, place, form)
        return draw(request, session, seen, actor, number, form=drawn, doing=step.name)


def _as_typed(place: Place, form: Sent) -> Place:
    """The place with the version that the person still has before them: what moved meanwhile must be found out."""
    return replace(place, version=version_of(form) or 0)


def _refused(
    request: Request, case_id: int, number: int, step: Step, actor: Actor, form: Sent, values: dict[str, Any], wrong: Invalid
) -> Response:
    with db.read() as session:
        seen = cases.see(session, case_id, actor)
        drawn = stepform.refused(session, step, actor, _place(seen, number), form, values, wrong)
        return draw(request, session, seen, actor, number, form=drawn, doing=step.name, status=422)


def _clashed(
    request: Request, case_id: int, number: int, step: Step, actor: Actor, form: Sent, values: dict[str, Any], refused: Conflict
) -> Response:
    """Draw the case as it is now where somebody was faster or the step is not possible: with who did what when, and what was typed."""
    with db.read() as session:
        seen = cases.see(session, case_id, actor)
        since = [entry for entry in seen.entries if entry.seq > (version_of(form) or 0)]
        clash = None
        last = since[-1] if since else None
        if last and last.at:
            what = f"办理“{STEPS[last.step].label}”"
            clash = Clash(last.actor, what, clock.local(last.at), refused.sentence)
        drawn = stepform.form(
            session, step, actor, _place(seen, number), values=values, given=stepform.answers(step, values),
            error="" if clash else refused.sentence + case_page.way_there(step, seen.facts.proceedings[number]),
        )  # fmt: skip
        return draw(request, session, seen, actor, number, form=drawn, doing=step.name, clash=clash, status=409)


@router.post("/{case_id}/proceedings/{number}/steps/{name}/preview")
def preview(case_id: CaseId, number: Number, name: StepName, actor: SignedIn, form: SentForm, session: Reading) -> Response:
    """Show what the step would cause with the answers typed so far; nothing is saved."""
    step = step_inside(name)
    place = _place(cases.see(session, case_id, actor), number)
    given = stepform.answers(step, forms.typed(forms.drawn(step), form))
    return fragment("preview", will=stepform.will(session, step, actor, place, given))


# --- looking at what is sealed --------------------------------------------------------------------------------


@router.get("/{case_id}/parties/{number}/reveal", include_in_schema=False)
@router.get("/{case_id}/texts", include_in_schema=False)
@router.get("/{case_id}/informant", include_in_schema=False)
def back(request: Request, case_id: CaseId, actor: SignedIn) -> Response:
    """The case, for whoever comes back to what was shown to them once: it is shown again for a new purpose."""
    return RedirectResponse(urls.case(case_id), status_code=303)


@router.post("/{case_id}/parties/{number}/reveal")
def reveal(request: Request, case_id: CaseId, number: Number, actor: SignedIn, form: SentForm, session: Writing) -> Response:
    """A party's sealed particulars in plain, for a stated purpose, on record. They never stand in an address."""
    seen = cases.see(session, case_id, actor)
    row = parties.of_case(session, case_id).get(number)
    if row is None:
        raise NotFound("本案没有这位当事人。")
    _holds_party(session, actor, seen, row)
    shown = parties.reveal(session, row, form.line("purpose"), actor, clock.today())
    acting = case_page.agents_opened(seen.facts, number, agents.of_case(session, seen.facts, case_id))
    here = case_page.default_proceeding(session, actor, seen.facts)
    return draw(request, session, seen, actor, here, revealed=case_page.revealed(number, shown, acting))


@router.post("/{case_id}/informant")
def open_informant(request: Request, case_id: CaseId, actor: SignedIn, form: SentForm, session: Writing) -> Response:
    """Show who reported, for a stated purpose, on record: to the inspectors of the case and the head alone (条例 第9条第3款)."""
    seen = cases.see(session, case_id, actor)
    told = informants.reveal(session, seen.facts, case_id, form.line("purpose"), actor)
    here = case_page.default_proceeding(session, actor, seen.facts)
    return draw(request, session, seen, actor, here, informant=InformantTold(**told))


@router.post("/{case_id}/texts")
def open_texts(request: Request, case_id: CaseId, actor: SignedIn, form: SentForm, session: Writing) -> Response:
    """The case with the texts as they were once typed, for a stated purpose, on record."""
    seen = cases.see_as_typed(session, case_id, actor)
    if not seen.covered or not any(cases.holds(session, actor, p.unit) for p in seen.facts.proceedings.values()):
        raise NotFound("本案没有遮住的文字，或者不由本单位承办。")
    given = {"name": f"第 {'、'.join(map(str, seen.covered))} 条", "purpose": access.stated(form.line("purpose"))}
    access.note(session, actor, access.Look.TEXTS, clock.today(), case_id, given)
    here = case_page.default_proceeding(session, actor, seen.facts)
    return draw(request, session, seen, actor, here, as_typed=True)


def _holds_party(session: Session, actor: Actor, seen: Seen, row: Party) -> None:
    """Refuse the reveal, unless the actor's unit holds a proceeding that this person is a party of."""
    held = (p for p in seen.facts.proceedings.values() if cases.holds(session, actor, p.unit))
    if not any(row.number in p.parties for p in held):
        raise NotFound("本单位承办的程序里没有这位当事人。")
