"""The calculators (计算器), for everybody who is signed in; from a case, the result can be kept on a claim."""

import uuid
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel
from pydantic_core import PydanticUndefined
from sqlmodel import Session
from starlette.responses import RedirectResponse, Response

from mediation import clock
from mediation.errors import Invalid
from mediation.rules.calculators import CALCULATORS, Calculator, Result
from mediation.rules.do import Do
from mediation.rules.forms import Question, questions
from mediation.services import door
from mediation.services.base.accounts import Actor
from mediation.services.record import case_rows, cases
from mediation.services.views import calculators as service
from mediation.services.views.calculators import Done
from mediation.services.views.picking import Option, options
from mediation.web import forms, urls
from mediation.web.case import LARGEST, key_of, version_of
from mediation.web.form_view import FormView
from mediation.web.forms import SentForm
from mediation.web.pages import page
from mediation.web.sessions import Reading, Writing
from mediation.web.signing import SignedIn

router = APIRouter(prefix="/calculators", include_in_schema=False)
View = dict[str, Any]
Name = Annotated[str, Path(max_length=20)]
Case = Annotated[int, Query(ge=0, le=LARGEST)]
Small = Annotated[int, Query(ge=0, le=10_000)]


@dataclass(frozen=True, slots=True)
class From:
    """The case, proceeding and claim that somebody came from; 0 for none."""

    case: int
    proceeding: int
    claim: int


@dataclass(frozen=True, slots=True)
class CalculatorLine:
    """A calculator on the list. `fits`: it is made for the claim that one came from."""

    name: str
    label: str
    basis: str
    fits: bool


@dataclass(frozen=True, slots=True)
class CalculatorList:
    """The calculators, those that fit the claim first."""

    origin: From
    rows: tuple[CalculatorLine, ...]


@dataclass(frozen=True, slots=True)
class Keeping:
    """The place where a result can be kept: on one of these claims of a case, `title`. `version`: of the case that was seen."""

    key: str
    version: int
    inputs: str
    title: str
    claims: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class CalculatorPage:
    """One calculator, and what it came to (None: nothing is worked out yet). `keeping` None: the result cannot be kept."""

    calculator: Calculator
    origin: From
    result: Result | None
    keeping: Keeping | None


@router.get("")
def all_calculators(
    request: Request, actor: SignedIn, session: Reading, case: Case = 0, p: Small = 0, claim: Small = 0
) -> Response:
    """Every calculator; those for the claim that one came from stand first."""
    first = service.fitting(cases.see(session, case, actor).facts, claim) if case else list(CALCULATORS)
    rows = tuple(
        CalculatorLine(row.name, row.label, row.basis, bool(case) and row.name in first)
        for row in sorted(CALCULATORS.values(), key=lambda row: row.name not in first)
    )
    found = CalculatorList(From(case, p, claim), rows)
    return page(request, session, actor, "calculators", here="calculators", page=found)


@router.get("/{name}")
def one_calculator(
    request: Request, name: Name, actor: SignedIn, session: Reading, case: Case = 0, p: Small = 0, claim: Small = 0
) -> Response:
    """A form with what the case one came from has on record; empty without one."""
    wanted = service.calculator(name)
    known = service.filled(cases.see(session, case, actor).facts, claim, wanted) if case else {}
    return _draw(request, session, actor, wanted, From(case, p, claim), _defaults(wanted.asks) | known, {}, None)


@router.post("/{name}")
def calculate(
    request: Request, name: Name, actor: SignedIn, form: SentForm, session: Reading,
    case: Case = 0, p: Small = 0, claim: Small = 0,
) -> Response:  # fmt: skip
    """The result under the form; nothing is saved."""
    wanted, origin = service.calculator(name), From(case, p, claim)
    asked = questions(wanted.asks)
    values = forms.typed(asked, form)
    if form.pressed:
        return _draw(
            request, session, actor, wanted, origin, forms.changed(asked, values, form.pressed, _blanks(asked)), {}, None
        )
    given = forms.given(asked, forms.without_blank_rows(asked, values, _blanks(asked)))
    try:
        done = service.work_out(session, wanted, given)
    except Invalid as wrong:
        return _draw(request, session, actor, wanted, origin, values, wrong.faults, None)
    return _draw(request, session, actor, wanted, origin, values, {}, done)


@router.post("/{name}/keep")
def keep(name: Name, actor: SignedIn, form: SentForm, session: Writing, case: Case = 0, p: Small = 0) -> Response:
    """Keep the result on a claim of the case: a step like any other, at the one door."""
    given = {"on": clock.today().isoformat(), "claim": form.one("claim"), "calculator": name, "inputs": form.one("inputs")}
    done = door.perform(
        session, Do.RECORD_CALCULATION, given, actor, key_of(form), case_id=case, proceeding=p, seen=version_of(form)
    )
    return RedirectResponse(urls.case(done.case_id, done.proceeding, done=done.seq, at="claims"), 303)


def _draw(
    request: Request, session: Session, actor: Actor, wanted: Calculator, origin: From, values: View, faults: dict[str, str],
    done: Done | None,
) -> Response:  # fmt: skip
    asked = questions(wanted.asks)
    drawn = FormView(
        action=urls.calculator(wanted.name, origin.case, origin.proceeding, origin.claim),
        confirm="计算",
        questions=asked,
        values=values,
        errors=faults,
        blank=_blanks(asked),
        cancel=urls.calculators(origin.case, origin.proceeding, origin.claim),
    )
    keeping = _keeping(session, actor, wanted, origin, done) if done and origin.case else None
    found = CalculatorPage(wanted, origin, done.result if done else None, keeping)
    status = 422 if faults else 200
    return page(request, session, actor, "calculators_one", here="calculators", status=status, page=found, form=drawn)


def _keeping(session: Session, actor: Actor, wanted: Calculator, origin: From, done: Done) -> Keeping | None:
    """Return the place where the result can be kept; None where the step is not this person's or not possible now."""
    seen = cases.see(session, origin.case, actor)
    claims = service.claims_of(seen, origin.proceeding)
    offered = [o for o in door.offers(session, seen.facts, actor) if o.step.name == Do.RECORD_CALCULATION]
    if not any(o.proceeding == origin.proceeding and not o.refusal for o in offered):
        return None
    return Keeping(
        key=uuid.uuid4().hex,
        version=seen.case.version,
        inputs=done.inputs,
        title=cases.title(*case_rows.sides_of(seen.facts, seen.facts.proceedings[origin.proceeding])),
        claims=options(((str(number), words) for number, words in claims), str(origin.claim)),
    )


def _defaults(asks: type[BaseModel]) -> View:
    """Return the values that the form starts with."""
    return {
        name: str(field.default)
        for name, field in asks.model_fields.items()
        if field.default not in (None, PydanticUndefined, False)
    }


def _blanks(asked: tuple[Question, ...]) -> dict[str, View]:
    """An empty row for each list of the form: what a new row starts with."""
    return {question.name: {} for question in asked if question.rows}
