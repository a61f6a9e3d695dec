"""A document's PDF (文书): the kept one, or printed on first demand in the warm process and kept."""

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Path, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from mediation import db
from mediation.errors import CannotPrint, Conflict
from mediation.models import Document
from mediation.services.papers import issue, kept
from mediation.services.papers.rendering import Renderer
from mediation.services.views import case_page
from mediation.web.case import LARGEST, CaseId
from mediation.web.sessions import Reading, its_turn
from mediation.web.signing import SignedIn

router = APIRouter(prefix="/cases/{case_id}/documents", include_in_schema=False)
DocumentId = Annotated[int, Path(ge=1, le=LARGEST)]


@router.get("/{document_id}.pdf")
async def document_pdf(
    request: Request, case_id: CaseId, document_id: DocumentId, actor: SignedIn, session: Reading
) -> Response:
    """The PDF. Raises NotFound for strangers, Conflict with the reason where it cannot be printed."""
    row = await run_in_threadpool(case_page.document, session, case_id, document_id, actor)
    pdf = await run_in_threadpool(kept.opened, row)
    if pdf is None and row.state in ("refused", "void"):
        raise Conflict(f"《{row.title}》不能打印：{row.refusal}。")
    pdf = pdf if pdf is not None else await _print(request.app.state.renderer, row)
    name = quote(f"{row.title}{row.number and '-' + row.number}.pdf")
    headers = {"Content-Disposition": f"inline; filename=\"document-{row.id}.pdf\"; filename*=UTF-8''{name}"}
    return Response(pdf, media_type="application/pdf", headers=headers)


async def _print(renderer: Renderer, row: Document) -> bytes:
    """Print outside any write transaction, then keep it, as any other writer, when it is one's turn."""
    try:
        pdf = await run_in_threadpool(renderer.render, row.template, issue.frozen(row))
    except CannotPrint as cannot:
        raise Conflict(f"《{row.title}》不能打印：{cannot}。") from None
    async with its_turn():
        await run_in_threadpool(_keep, row, pdf)
    return pdf


def _keep(row: Document, pdf: bytes) -> None:
    with db.write() as session:
        kept.keep(session, row, pdf)
