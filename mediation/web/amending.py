"""Amending the content of an entry (更正内容): its own form again, filled with its answers, and the reason."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Path, Request
from starlette.responses import RedirectResponse, Response

from mediation import db
from mediation.errors import Conflict, Doubtful, Invalid
from mediation.rules.do import Do
from mediation.rules.entries import CONTENT
from mediation.services import door
from mediation.services.base.accounts import Actor
from mediation.services.record import cases
from mediation.web import case, forms, stepform, urls
from mediation.web.answers import Drawn
from mediation.web.case import CaseId, Number
from mediation.web.forms import Sent, SentForm
from mediation.web.pages import fragment
from mediation.web.sessions import Reading, Writing
from mediation.web.signing import SignedIn
from mediation.web.stepform import WHY, Place

router = APIRouter(prefix="/cases", include_in_schema=False)
Seq = Annotated[int, Path(ge=1, le=case.LARGEST)]


@router.get("/{case_id}/proceedings/{number}/amendments/{seq}")
def show(request: Request, case_id: CaseId, number: Number, seq: Seq, actor: SignedIn, session: Reading) -> Response:
    """The entry's form, filled with its answers."""
    seen = cases.see(session, case_id, actor)
    return case.draw_amendment(request, session, seen, actor, case.amended(session, seen, actor, number, seq))


@router.post("/{case_id}/proceedings/{number}/amendments/{seq}")
def amend(
    request: Request, case_id: CaseId, number: Number, seq: Seq, actor: SignedIn, form: SentForm, session: Writing
) -> Response:
    """Put these answers in the place of the entry's own, then show the case. What is refused is shown again as it was typed."""
    at = case.amended(session, cases.see(session, case_id, actor), actor, number, seq, form.one(WHY.name).strip())
    assert at.amends is not None
    step = at.amends.step
    if form.pressed:
        raise Drawn(_again(request, case_id, actor, at, form))
    given = stepform.amendment(at, stepform.answers(step, forms.said(step, form)))
    try:
        done = door.perform(
            session, Do.CORRECT, {**given, "reason": at.why}, actor, case.key_of(form), case_id=case_id, proceeding=number,
            seen=case.version_of(form), answered=form.every(forms.ANSWERED),
        )  # fmt: skip
    except (Invalid, Conflict) as refused:
        raise Drawn(_refused(request, case_id, actor, at, form, refused)) from None
    return RedirectResponse(urls.case(done.case_id, done.proceeding, done=done.seq), 303)


def _again(request: Request, case_id: int, actor: Actor, at: Place, form: Sent) -> Response:
    """The form with a row more or less, or with its consequences; nothing is saved."""
    assert at.amends is not None
    with db.read() as session:
        drawn = stepform.again(session, at.amends.step, actor, replace(at, version=case.version_of(form) or 0), form)
        return case.draw(request, session, cases.see(session, case_id, actor), actor, at.number, form=drawn, doing=Do.CORRECT)


def _refused(request: Request, case_id: int, actor: Actor, at: Place, form: Sent, refused: Invalid | Conflict) -> Response:
    """The form as it was typed, with a sentence at each field or one for all of it."""
    assert at.amends is not None
    step, values = at.amends.step, forms.said(at.amends.step, form)
    with db.read() as session:
        if isinstance(refused, Invalid):
            kind = Doubtful if isinstance(refused, Doubtful) else Invalid
            wrong = kind(_at_the_form(refused.faults), refused.sentence)
            drawn = stepform.refused(session, step, actor, at, form, values, wrong)
        else:
            drawn = stepform.form(session, step, actor, at, values=values, given=None, error=refused.sentence)
        return case.draw(
            request, session, cases.see(session, case_id, actor), actor, at.number, form=drawn, doing=Do.CORRECT,
            status=refused.status,
        )  # fmt: skip


def _at_the_form(faults: Mapping[str, str]) -> dict[str, str]:
    """The faults by the names of the form that was drawn: the step's own questions, and the reason."""
    return {WHY.name if name == "reason" else name.removeprefix(f"{CONTENT}."): said for name, said in faults.items()}


@router.post("/{case_id}/proceedings/{number}/amendments/{seq}/preview")
def preview(case_id: CaseId, number: Number, seq: Seq, actor: SignedIn, form: SentForm, session: Reading) -> Response:
    """Show what the amendment would cause with the answers typed so far; nothing is saved."""
    at = case.amended(session, cases.see(session, case_id, actor), actor, number, seq, form.one(WHY.name).strip())
    assert at.amends is not None
    step = at.amends.step
    given = stepform.answers(step, forms.typed(forms.drawn(step), form))
    return fragment("preview", will=stepform.will(session, step, actor, at, given))
