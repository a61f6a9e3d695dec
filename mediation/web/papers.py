"""A document's PDF (文书): the original for whoever handles the case, a masked copy for everybody else.

Every original that is opened is on record before it is shown. One that was never asked for is printed in the warm process, and
kept; a masked copy is printed each time, and kept nowhere.
"""

from collections.abc import Callable
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Path, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from mediation import clock, db
from mediation.errors import CannotPrint, Conflict
from mediation.services.base.accounts import Actor
from mediation.services.papers import issue, kept, naming
from mediation.services.record import access
from mediation.services.views import case_page
from mediation.web.case import LARGEST, CaseId
from mediation.web.forms import SentForm
from mediation.web.pages import page
from mediation.web.sessions import Reading, its_turn
from mediation.web.signing import SignedIn

router = APIRouter(prefix="/cases/{case_id}/documents", include_in_schema=False)
DocumentId = Annotated[int, Path(ge=1, le=LARGEST)]


@router.get("/{document_id}.pdf")
async def document_pdf(
    request: Request, case_id: CaseId, document_id: DocumentId, actor: SignedIn, session: Reading
) -> Response:
    """The PDF. Raises NotFound for strangers, Conflict with the reason where it cannot be printed."""
    paper = await run_in_threadpool(case_page.paper, session, case_id, document_id, actor)
    if paper.handled:
        return await _original(request, paper, actor, "")
    return await _masked(request, paper)


@router.get("/{document_id}/masked.pdf")
async def masked_pdf(request: Request, case_id: CaseId, document_id: DocumentId, actor: SignedIn, session: Reading) -> Response:
    """The masked copy, also for whoever could read the original: to be handed on."""
    paper = await run_in_threadpool(case_page.paper, session, case_id, document_id, actor)
    return await _masked(request, paper)


@router.get("/{document_id}/original")
def ask_purpose(request: Request, case_id: CaseId, document_id: DocumentId, actor: SignedIn, session: Reading) -> Response:
    """Ask whoever does not handle the case what the original is wanted for."""
    paper = case_page.paper(session, case_id, document_id, actor)
    return page(request, session, actor, "original", here="cases", paper=paper, purposes=case_page.PURPOSES)


@router.post("/{document_id}/original")
async def original_pdf(
    request: Request, case_id: CaseId, document_id: DocumentId, actor: SignedIn, form: SentForm, session: Reading
) -> Response:
    """The original, for a stated purpose. Raises Invalid where none is given."""
    paper = await run_in_threadpool(case_page.paper, session, case_id, document_id, actor)
    return await _original(request, paper, actor, access.stated(form.one("purpose")))


async def _original(request: Request, paper: case_page.Paper, actor: Actor, purpose: str) -> Response:
    """The original: found or printed, then put on record, then shown. Nothing is on record that was not to be had."""
    row, renderer = paper.row, request.app.state.renderer
    pdf = None if paper.stamp else await run_in_threadpool(kept.opened, row)
    if pdf is None:
        pdf = await _print(renderer.render, paper)
    async with its_turn():
        await run_in_threadpool(_keep_and_note, paper, pdf, actor, purpose)
    return _answer(paper, pdf, "")


async def _masked(request: Request, paper: case_page.Paper) -> Response:
    return _answer(paper, await _print(request.app.state.renderer.render_masked, paper), "脱敏件")


def _answer(paper: case_page.Paper, pdf: bytes, kind: str) -> Response:
    name = quote(naming.file_name(paper.row, paper.addressee, paper.stamp, kind))
    headers = {"Content-Disposition": f"inline; filename=\"document-{paper.row.id}.pdf\"; filename*=UTF-8''{name}"}
    return Response(pdf, media_type="application/pdf", headers=headers)


async def _print(how: Callable[..., bytes], paper: case_page.Paper) -> bytes:
    """Print outside any write transaction. Raises Conflict with the reason where it cannot be printed."""
    row = paper.row
    if row.state == "refused" and not paper.stamp:
        raise Conflict(f"《{row.title}》不能打印：{row.refusal}。")
    try:
        return await run_in_threadpool(how, row.template, issue.frozen(row), paper.stamp)
    except CannotPrint as cannot:
        raise Conflict(f"《{row.title}》不能打印：{cannot}。") from None


def _keep_and_note(paper: case_page.Paper, pdf: bytes, actor: Actor, purpose: str) -> None:
    """Keep what was printed, if it stands, and note who opened it, as any other writer, when it is one's turn."""
    row = paper.row
    with db.write() as session:
        if not paper.stamp and not kept.is_kept(row):
            kept.keep(session, row, pdf)
        given = {"document": row.id, "title": row.title, "number": row.number, "purpose": purpose}
        access.note(session, actor, access.Look.ORIGINAL, clock.today(), row.case_id, given)
