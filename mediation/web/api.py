"""The JSON API: the same hub, services and permissions as the pages. One route does every step; web/openapi.py tells them apart."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Header, Path, Query, Request
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from mediation import clock
from mediation.errors import Invalid
from mediation.rules import deadlines
from mediation.rules.do import Do
from mediation.rules.identity import holds_a_number
from mediation.rules.step import Step
from mediation.services import door, figures
from mediation.services.base import reference
from mediation.services.record import cases, signings
from mediation.services.views import board, case_page, duplicates, handed_on, search
from mediation.services.views.case_page import CasePage
from mediation.services.views.case_page.papers import DocumentLine
from mediation.services.views.handed_on import HandedOn
from mediation.services.views.search import STANDS, Wanted
from mediation.settings import settings
from mediation.web import case, entering, signing, urls
from mediation.web.answers import answer
from mediation.web.asked import DayAsked
from mediation.web.bodies import SentJson
from mediation.web.case import LARGEST, CaseId, Number
from mediation.web.openapi import STEP, SignInAsked, describe
from mediation.web.pages import OPENING
from mediation.web.paging import PAGE, PageNumber, skipped
from mediation.web.refusals import words
from mediation.web.sessions import Reading, Writing
from mediation.web.sign_in import WRONG
from mediation.web.signing import RatesReader, SignedIn

router = APIRouter(prefix="/api")
Answer = dict[str, Any]
ALWAYS = (400, 401, 403, 404, 413, 422, 500, 503)
Key = Annotated[str, Header(alias="Idempotency-Key", pattern=r"^([!-~]{8,64})?$", description="同一键、同一内容只办一次")]
Seen = Annotated[int | None, Query(ge=1, le=LARGEST, description="所见案件的版本；不符则 409")]


@dataclass(frozen=True, slots=True)
class Refused:
    """A refusal: one sentence, and one for each field (by dotted path) where it is about fields."""

    sentence: str
    faults: Mapping[str, str]


def refusals(*more: int) -> dict[int | str, dict[str, Any]]:
    """The refusals that a route may answer with."""
    return {status: {"model": Refused, "description": words(status).title} for status in (*ALWAYS, *more)}


READS, WRITES = refusals(), refusals(409, 415, 507)


# --- signing in -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SignedInAnswer:
    """The token, to be sent as `Authorization: Bearer …`."""

    token: str
    expires_in_seconds: int


@dataclass(frozen=True, slots=True)
class Ended:
    """The sign-in is over."""

    ended: bool


@router.post("/sign-in", dependencies=signing.OPEN, responses=refusals(415, 429), response_model=SignedInAnswer)
async def sign_in(request: Request, given: SentJson) -> SignedInAnswer | Response:
    """A token for these calls. Failed attempts are counted as on the page."""
    try:
        asked = SignInAsked.model_validate(given)
    except ValidationError as error:
        faults = {".".join(map(str, item["loc"])): "请填写账号和密码。" for item in error.errors(include_input=False)}
        raise Invalid(faults) from None
    _, token = await entering.enter(request, asked.login, asked.password)
    if not token:
        return await run_in_threadpool(answer, request, 401, WRONG, {})
    return SignedInAnswer(token=token, expires_in_seconds=settings().session_hours * 3600)


@router.post("/sign-out", responses=READS)
def sign_out(request: Request, actor: SignedIn, session: Writing) -> Ended:
    """End this sign-in."""
    signings.leave(session, signing.token_of(request), actor)
    return Ended(ended=True)


# --- cases ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CaseLines:
    """One page of cases."""

    total: int
    page: int
    rows: Sequence[search.CaseLine]


NOT_IN_AN_ADDRESS = (
    "这可能是证件号、电话或者账号，不能放在网址里。证件号请在页面的查找框中查找；"
    "电话和账号不能用来查找，请改用姓名、单位名称或者案号。"
)


@router.get("/cases", responses=READS)
def list_cases(
    actor: SignedIn,
    session: Reading,
    q: Annotated[str, Query(max_length=100)] = "",
    stands: Annotated[
        Literal["", "open", "mediation", "arbitration", "inspection", "closed"], Query(description="、".join(STANDS.values()))
    ] = "",
    page: PageNumber = 1,
) -> CaseLines:
    """The cases that the caller may see, the newest first."""
    if holds_a_number(q):
        raise Invalid({"q": NOT_IN_AN_ADDRESS})
    total, rows = search.found(session, actor, Wanted(q.strip(), stands), clock.today(), skipped(page), PAGE)
    return CaseLines(total, page, rows)


@router.get("/handed-on", responses=READS)
def list_handed_on(actor: SignedIn, session: Reading) -> list[HandedOn]:
    """The cases that the caller's units handed on, the latest first: to whom, and their state only."""
    return handed_on.listed(session, actor)


@dataclass(frozen=True, slots=True)
class DocumentAnswer(DocumentLine):
    """A document, with the address of its PDF; '' where there is none."""

    href: str


@dataclass(frozen=True, slots=True)
class CaseAnswer(CasePage):
    """A case as its page shows it, with the addresses of its PDFs."""

    documents: Sequence[DocumentAnswer]


@router.get("/cases/{case_id}", responses=READS)
def show_case(
    case_id: CaseId, actor: SignedIn, session: Reading, p: Annotated[int, Query(ge=0, le=10_000, description="程序号")] = 0
) -> CaseAnswer:
    """One case, with the proceeding `p` in front (0: the one the caller comes for)."""
    seen = cases.see(session, case_id, actor)
    here = p or case_page.default_proceeding(session, actor, seen.facts)
    view = _parts(case_page.view(session, seen, actor, clock.today(), here))
    documents = [
        DocumentAnswer(**_parts(row), href=urls.document(case_id, row.id) if row.opens else "") for row in view["documents"]
    ]
    return CaseAnswer(**{**view, "documents": documents})


def _parts(view: CasePage | DocumentLine) -> dict[str, Any]:
    """The fields of a view, as they are."""
    return {each.name: getattr(view, each.name) for each in fields(view)}


@dataclass(frozen=True, slots=True)
class DoneAnswer(door.Done):
    """The result of a step. `others`: of a case just registered, how many of the same people other units have; '' where none."""

    others: str = ""


BEGINS = f"^({'|'.join(step.name for step in OPENING)})$"


@router.post("/cases", status_code=201, responses=WRITES)
def open_case(
    actor: SignedIn, given: SentJson, session: Writing, key: Key = "", step: Annotated[str, Query(pattern=BEGINS)] = Do.REGISTER
) -> DoneAnswer:
    """Begin a case: an application for mediation or for arbitration, a case handed over, a complaint."""
    done = door.perform(session, step, given, actor, key or uuid.uuid4().hex)
    return _done(done, duplicates.tell_of_others(session, actor, done.case_id, given, clock.today()))


def _done(done: door.Done, others: str = "") -> DoneAnswer:
    return DoneAnswer(done.case_id, done.seq, done.proceeding, others)


def _step(step: str) -> Step:
    """The step of an address. Raises NotFound."""
    return case.step_inside(step)


@router.post(STEP, responses=WRITES, tags=["steps"])
def do_step(
    step: Annotated[Step, Depends(_step)], case_id: CaseId, number: Number, actor: SignedIn, given: SentJson, session: Writing,
    key: Key = "", seen: Seen = None,
) -> DoneAnswer:  # fmt: skip
    """Do a step to a case. What each step asks stands at its own address in the description."""
    return _done(
        door.perform(session, step.name, given, actor, key or uuid.uuid4().hex, case_id=case_id, proceeding=number, seen=seen)
    )


@dataclass(frozen=True, slots=True)
class EntryAnswer:
    """An entry's answers as they stand, less what is sealed: to be sent as the `content` of its amendment (更正内容)."""

    step: Do
    content: Answer


@router.get("/cases/{case_id}/proceedings/{number}/entries/{seq}", responses=READS)
def show_entry(
    case_id: CaseId, number: Number, seq: Annotated[int, Path(ge=1, le=LARGEST)], actor: SignedIn, session: Reading
) -> EntryAnswer:
    """The answers of an entry, to be amended. What was said in a mediation is shown to its mediators alone."""
    seen = cases.see(session, case_id, actor)
    found = case.amended(session, seen, actor, number, seq).amends
    assert found is not None
    return EntryAnswer(found.step.name, found.values)


# --- figures and limits ---------------------------------------------------------------------------------------


@router.get("/rates", responses=READS)
def rates(
    actor: RatesReader,
    session: Reading,
    month: Annotated[str, Query(max_length=20, description="2026-10")] = "",
    unit: Annotated[str, Query(max_length=40, description="单位代码")] = "",
) -> figures.MonthData:
    """A unit's month, as `./run rates --json` gives it."""
    asked = board.month_asked(session, month)
    return figures.as_data(figures.report(session, asked, figures.place(session, unit, actor.unit_path)))


@dataclass(frozen=True, slots=True)
class DueAnswer:
    """A time limit reckoned."""

    limit: str
    label: str
    on: date
    raw_on: date
    due_on: date
    provisional: bool
    why: str


@router.get("/due", responses=READS)
def due(
    actor: SignedIn,
    session: Reading,
    limit: Annotated[str, Query(max_length=10, description="A-23")],
    on: Annotated[DayAsked, Query(description="起算之日")],
) -> DueAnswer:
    """A time limit from its event's day, with the sum and the article."""
    try:
        looked_up = reference.current(session)
        found = deadlines.due(limit, on, looked_up.calendar, settings=looked_up.settings)
    except deadlines.CannotReckon as cannot:
        raise Invalid({"limit": str(cannot)}, str(cannot)) from None
    row = deadlines.limit_named(limit)
    return DueAnswer(
        limit=row.id, label=row.label, on=on, raw_on=found.raw_on, due_on=found.due_on, provisional=found.provisional,
        why=found.why,
    )  # fmt: skip


# --- its description ------------------------------------------------------------------------------------------


@router.get("/openapi.json", include_in_schema=False, dependencies=[Depends(signing.signed_in)])
def description(request: Request) -> dict[str, Any]:
    """The API's description, for those who are signed in."""
    return describe(request.app)
