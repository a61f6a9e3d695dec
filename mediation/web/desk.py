"""The desk (办案台): the first page of whoever handles cases. Whoever answers for figures is sent to the board."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from mediation import clock
from mediation.rules.roles import Role
from mediation.rules.step import Step
from mediation.services.base.accounts import Actor
from mediation.services.views import desk as service
from mediation.services.views import handed_on
from mediation.services.views.desk import DUE, TABS, Desk
from mediation.web.pages import page
from mediation.web.sessions import Reading
from mediation.web.signing import SignedIn
from mediation.web.urls import address

router = APIRouter(include_in_schema=False)
View = dict[str, Any]
MARKS = {"late": "late", "today": "soon", "week": "fine"}
OFFICE = frozenset({Role.REGISTRAR, Role.CLERK, Role.DIRECTOR})
"""They see the office's work by kind: to accept, to serve, hearings, documents."""
HANDED = "handed"
"""The tab of the cases that the unit handed on; they are no longer its work, so it is no tab of the service's."""
SECTIONS = {
    "accept": ("待受理", "五个工作日内决定"),
    "serve": ("待送达", ""),
    "hearing": ("开庭", ""),
    "lacking": ("文书缺项", "补齐后才能打印"),
    "rest": ("其他在办", ""),
}


@router.get("/")
def desk(
    request: Request, actor: SignedIn, session: Reading,
    tab: Annotated[str, Query(max_length=20)] = "", due: Annotated[str, Query(max_length=10)] = "",
) -> Response:  # fmt: skip
    """What is due today and overdue first, each with its next step."""
    if not service.has_desk(actor):
        return RedirectResponse("/rates", 303)
    gone = tab == HANDED
    asked = Desk(actor, service.tab_of(actor, tab), due if due in DUE else "", clock.today())
    view = service.head(session, asked) if gone else service.view(session, asked)
    counts = view["counts"]
    return page(
        request, session, actor, "desk", here="desk", headline=_headline(counts, asked), summary=_summary(counts, actor),
        tabs=_tabs(counts, asked, actor, gone=gone), counts=_counts(counts, asked),
        sittings=[_sitting(s) for s in view["sittings"]], sections=[] if gone else _sections(view["rows"], actor),
        handed=[_handed(row) for row in handed_on.listed(session, actor)] if gone else None,
        payments=None if gone else _payments(view["payments"]),
    )  # fmt: skip


def _headline(counts: View, asked: Desk) -> str:
    parts = [f"今天有 {counts['today']} 件到期"] if counts["today"] else []
    parts += [f"{counts['late']} 件已逾期"] if counts["late"] else []
    return "，".join(parts) or "今天没有到期的期限"


def _summary(counts: View, actor: Actor) -> list[str]:
    own = [f"我的在办 {counts['mine']} 件"] if service.tab_of(actor, "") == "mine" else []
    return [*own, f"本单位 {counts['unit']} 件"]


def _tabs(counts: View, asked: Desk, actor: Actor, *, gone: bool) -> list[View]:
    shown = [tab for tab in TABS if tab != "mine" or service.tab_of(actor, "mine") == "mine"]
    own = [
        {
            "label": TABS[tab],
            "count": counts[tab],
            "href": address("/", tab=tab),
            "here": tab == asked.tab and not asked.due and not gone,
        }
        for tab in shown
    ]
    return [*own, {"label": "已移出", "count": "", "href": address("/", tab=HANDED), "here": gone}]


def _handed(row: View) -> View:
    return {**row, "href": case_address(row["case_id"])}


def _counts(counts: View, asked: Desk) -> list[View]:
    return [
        {"kind": MARKS[due], "word": word, "n": counts[due], "href": address("/", tab=asked.tab, due=due)}
        for due, word in DUE.items()
    ]


def _sitting(sitting: View) -> View:
    return {**sitting, "href": case_address(sitting["case_id"], sitting["proceeding"])}


def case_address(case_id: int, proceeding: int = 0, step: Step | None = None) -> str:
    """A case's page, in one of its proceedings, with a step's form open."""
    found = address(f"/cases/{case_id}", p=proceeding, do=step.name if step else "")
    return f"{found}#step" if step else found


def button(case_id: int, proceeding: int, step: Step | None, *, main: bool = False) -> View | None:
    """A step as a list offers it."""
    if step is None:
        return None
    return {"label": step.label, "href": case_address(case_id, proceeding, step), "main": main}


def _sections(rows: list[View], actor: Actor) -> list[View]:
    """One list for a mediator or an arbitrator; for the office, one for each kind of work."""
    shown = [_row(row, main=n == 0) for n, row in enumerate(rows)]
    if not actor.roles & OFFICE or not any(row["arbitration"] for row in rows):
        nothing = "没有这样的案件。"
        return [{"id": "all", "title": "", "says": "", "rows": shown, "empty": nothing}]
    groups: dict[str, list[View]] = {name: [] for name in SECTIONS}
    for row, drawn in zip(rows, shown, strict=True):
        groups[_section(row)].append(drawn)
    return [
        {"id": name, "title": title, "says": says, "rows": groups[name], "empty": ""}
        for name, (title, says) in SECTIONS.items()
        if groups[name]
    ]


def _section(row: View) -> str:
    if row["refused"]:
        return "lacking"
    if row["state_name"] in ("received", "registered", "correcting"):
        return "accept"
    if row["serving"]:
        return "serve"
    return "hearing" if row["state_name"] == "scheduled" else "rest"


def _row(row: View, *, main: bool) -> View:
    note = f"{row['refused']} 份文书不能打印" if row["refused"] else ""
    return {
        **row, "href": case_address(row["case_id"], row["proceeding"]), "note": note,
        "step": button(row["case_id"], row["proceeding"], row["step"], main=main),
    }  # fmt: skip


def _payments(payments: View) -> View:
    rows = [
        {
            **row, "href": f"{case_address(row['case_id'], row['proceeding'])}#promises",
            "step": {"label": "登记到账", "href": f"/cases/{row['case_id']}?p={row['proceeding']}&do=record_payment#step"},
        }
        for row in payments["rows"][:20]
    ]  # fmt: skip
    return {"says": payments["says"], "rows": rows}
