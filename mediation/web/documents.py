"""The list of documents (文书)."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from mediation import clock
from mediation.rules.do import Do
from mediation.rules.steps import STEPS
from mediation.services.views import document_list
from mediation.web.desk import button
from mediation.web.pages import page
from mediation.web.paging import PAGE, PageNumber, pager, skipped
from mediation.web.sessions import Reading
from mediation.web.signing import SignedIn
from mediation.web.urls import address

router = APIRouter(include_in_schema=False)


FILLS = next(step for step in STEPS.values() if step.fills_papers)
"""The step that brings what a paper lacks."""


@router.get("/documents")
def documents(
    request: Request,
    actor: SignedIn,
    session: Reading,
    tab: Annotated[str, Query(max_length=20)] = "",
    page: PageNumber = 1,
) -> Response:
    """What cannot be printed, what waits to be served, what was issued."""
    return _draw(request, actor, session, tab if tab in document_list.TABS else "recent", page)


def _draw(request: Request, actor: SignedIn, session: Reading, tab: str, number: int) -> Response:
    counts, rows = document_list.page(session, actor, tab, clock.today(), skipped(number), PAGE + 1)
    tabs = [
        {"label": label, "count": counts.get(name, ""), "href": address("/documents", tab=name), "here": name == tab}
        for name, label in document_list.TABS.items()
    ]
    return page(
        request, session, actor, "documents", here="documents", tabs=tabs, rows=[_row(row, tab) for row in rows[:PAGE]],
        page=pager("/documents", {"tab": tab}, number, len(rows), counts.get(tab)), empty_says="这里没有文书。",
    )  # fmt: skip


def _row(row: dict[str, Any], tab: str) -> dict[str, Any]:
    step = FILLS if row["refused"] else STEPS[Do.SERVE] if tab == "unserved" and row["arbitration"] else None
    return {
        **row, "case_href": f"/cases/{row['case_id']}?p={row['proceeding']}",
        "pdf_href": f"/cases/{row['case_id']}/documents/{row['id']}.pdf" if row["opens"] else "",
        "step": button(row["case_id"], row["proceeding"], step),
    }  # fmt: skip
